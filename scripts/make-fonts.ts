import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";
import { type CharacterSet, readCharacters } from "./fonts/characters.js";
import { renameFamily } from "./fonts/rename-family.js";

/**
 * Makes the fonts of the PDF and of the pictures: `node --import ./scripts/compile.js dist/make-fonts.js FOLDER`.
 *
 * The full fonts are far too heavy to ship (200 MB with their packages), so they are no dependencies. FOLDER is a
 * scratch folder outside the project in which this was run:
 *
 *     npm install @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3 \
 *       @fontsource/lxgw-wenkai@5.3.0 @fontsource/tinos@5.3.0
 *
 * All four are under the SIL Open Font License; each licence is copied beside its font. Tables of
 * layout (vertical setting, old forms, kerning) and hinting are left out: nothing here uses them.
 */
interface Font {
  readonly name: string;
  /** A name of our own: a font of the machine is never taken for ours. */
  readonly family: string;
  readonly from: string;
  readonly licence: string;
  readonly to: string;
  readonly keeps: CharacterSet;
}

const REPORT = "src/report/fonts";
const DRAWING = "src/drawing/fonts";
const SERIF = "@expo-google-fonts/noto-serif-sc";
const SANS = "@expo-google-fonts/noto-sans-sc";
const KAI = "@fontsource/lxgw-wenkai";
const TINOS = "@fontsource/tinos";

const FONTS: readonly Font[] = [
  {
    name: "NotoSerifSC-Regular",
    family: "Juesuan Serif",
    from: `${SERIF}/400Regular/NotoSerifSC_400Regular.ttf`,
    licence: `${SERIF}/LICENSE_FONT`,
    to: REPORT,
    keeps: "text",
  },
  {
    name: "NotoSerifSC-Bold",
    family: "Juesuan Serif",
    from: `${SERIF}/700Bold/NotoSerifSC_700Bold.ttf`,
    licence: `${SERIF}/LICENSE_FONT`,
    to: REPORT,
    keeps: "titles",
  },
  {
    name: "LXGWWenKai-Medium",
    family: "Juesuan Kai",
    from: `${KAI}/files/lxgw-wenkai-latin-500-normal.woff2`,
    licence: `${KAI}/LICENSE`,
    to: REPORT,
    keeps: "common",
  },
  {
    name: "Tinos-Regular",
    family: "Juesuan Latin",
    from: `${TINOS}/files/tinos-latin-400-normal.woff2`,
    licence: `${TINOS}/LICENSE`,
    to: REPORT,
    keeps: "latin",
  },
  {
    name: "Tinos-Bold",
    family: "Juesuan Latin",
    from: `${TINOS}/files/tinos-latin-700-normal.woff2`,
    licence: `${TINOS}/LICENSE`,
    to: REPORT,
    keeps: "latin",
  },
  {
    name: "NotoSansSC-Regular",
    family: "Juesuan Sans",
    from: `${SANS}/400Regular/NotoSansSC_400Regular.ttf`,
    licence: `${SANS}/LICENSE_FONT`,
    to: DRAWING,
    keeps: "text",
  },
];

async function makeFonts(folder: string): Promise<void> {
  for (const font of FONTS) {
    const full = await readFile(path.join(folder, "node_modules", font.from));
    const subset = await subsetFont(full, await readCharacters(font.keeps), {
      targetFormat: "sfnt",
      keepFeatures: [],
      dropTables: ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx"],
      noHinting: true,
      // What an open licence asks to stay inside: copyright, trademark, licence and its address.
      preserveNameIds: [0, 7, 13, 14],
    });
    const bytes = renameFamily(subset, font.family);
    await mkdir(font.to, { recursive: true });
    await writeFile(path.join(font.to, `${font.name}.ttf`), bytes);
    const [family = ""] = font.name.split("-");
    const licence = path.join(font.to, `${family}-OFL.txt`);
    await copyFile(path.join(folder, "node_modules", font.licence), licence);
    process.stdout.write(`${font.to}/${font.name}.ttf ${(bytes.length / 1e6).toFixed(2)} MB\n`);
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(
    "node --import ./scripts/compile.js dist/make-fonts.js FOLDER (see the file)\n",
  );
  process.exitCode = 1;
} else {
  await makeFonts(folder);
}
