import { didYouMean } from "./did-you-mean.js";
import type { Written } from "./draft.js";
import { FONT_SIZE_NAMES, readFontSize } from "./font-sizes.js";
import {
  FONT_ROLES,
  type FontRole,
  type House,
  type HouseFont,
  PAGE_MARK,
  SIZE_ROLES,
  type SizeRole,
  STANDARD_HOUSE,
} from "../house.js";
import { coverShape, fontsShape, houseShape, sizesShape } from "./house-shape.js";
import type { Mistakes } from "../mistakes.js";
import { below, readShape, type YamlSpot } from "./read-shape.js";
import type { YamlFile } from "./read-yaml.js";

/** house.yaml as it was written: its cover is Liquid and not read yet. */
export interface HouseDraft {
  readonly house: House;
  /** Undefined where the cover stands in report.md. */
  readonly cover?: CoverDraft;
}

export interface CoverDraft {
  readonly title: readonly Written[];
  readonly notes: readonly Written[];
}

/** Reads house.yaml; what it does not say, or says wrongly, is as `STANDARD_HOUSE`. */
export function readHouse(file: YamlFile, mistakes: Mistakes): HouseDraft {
  const root: YamlSpot = { file, path: [] };
  const read = readShape(houseShape, root, mistakes);
  const cover = read?.cover && readCover(below(root, "cover"), mistakes);
  checkFooter(read?.footer, file, mistakes);
  return {
    house: {
      fonts: read?.fonts ? readFonts(below(root, "fonts"), mistakes) : STANDARD_HOUSE.fonts,
      sizes: read?.sizes ? readSizes(below(root, "sizes"), mistakes) : STANDARD_HOUSE.sizes,
      footer: read?.footer ?? STANDARD_HOUSE.footer,
    },
    ...(cover ? { cover } : {}),
  };
}

function checkFooter(footer: string | undefined, file: YamlFile, mistakes: Mistakes): void {
  if (footer === undefined || footer.split(PAGE_MARK).length === 2) return;
  const wrong = `footer 里要有一个 ${PAGE_MARK}`;
  mistakes.add(file.placeOf(["footer"]), wrong, `写成 "${STANDARD_HOUSE.footer}"`);
}

function readFonts(spot: YamlSpot, mistakes: Mistakes): House["fonts"] {
  const read = readShape(fontsShape, spot, mistakes) ?? {};
  const fontOf = (role: FontRole): HouseFont => {
    const [name, ...fallbacks] = read[role] ?? [];
    return name === undefined ? STANDARD_HOUSE.fonts[role] : { name, fallbacks };
  };
  // Every role is named once.
  return Object.fromEntries(FONT_ROLES.map((role) => [role, fontOf(role)])) as House["fonts"];
}

function readSizes(spot: YamlSpot, mistakes: Mistakes): House["sizes"] {
  const read = readShape(sizesShape, spot, mistakes) ?? {};
  const sizeOf = (role: SizeRole): number => {
    const written = read[role];
    if (written === undefined) return STANDARD_HOUSE.sizes[role];
    const points = readFontSize(written);
    if (points !== undefined) return points;
    const near = typeof written === "string" ? didYouMean(written, FONT_SIZE_NAMES) : "";
    mistakes.add(
      spot.file.placeOf([...spot.path, role]),
      `“${role}”的“${spot.file.writtenAt([...spot.path, role]) ?? ""}”不是字号`,
      `${near}也可以写6到72的磅数，例：16、10.5，不加引号`,
    );
    return STANDARD_HOUSE.sizes[role];
  };
  // Every role is named once.
  return Object.fromEntries(SIZE_ROLES.map((role) => [role, sizeOf(role)])) as House["sizes"];
}

function readCover(spot: YamlSpot, mistakes: Mistakes): CoverDraft | undefined {
  const read = readShape(coverShape, spot, mistakes);
  if (read === undefined) return undefined;
  const written = (name: "title" | "notes"): readonly Written[] =>
    (read[name] ?? []).map((source, index) => ({
      source,
      place: spot.file.placeOf([...spot.path, name, index]),
    }));
  return { title: written("title"), notes: written("notes") };
}
