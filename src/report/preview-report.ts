import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { Pack } from "../pack/pack.js";
import { buildDocument } from "./build-document.js";
import { sectionToText } from "./to-text.js";

export interface ReportPreview {
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly text: string;
}

/** The text of one section; what is not a section is answered with the list of them. */
export function previewReport(
  pack: Pack,
  snapshot: ReportSnapshot,
  section: string | null,
): ReportPreview {
  const document = buildDocument(pack, snapshot);
  const sections = document.contents.map(({ id, text }) => ({ id, title: text }));
  const text = section === null ? undefined : sectionToText(document, section);
  return { sections: text === undefined ? sections : [], text: text ?? listOf(document.title) };
}

function listOf(title: string): string {
  return `${title}：看哪一部分？`;
}
