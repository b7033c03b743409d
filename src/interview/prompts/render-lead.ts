import type { Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { compileTemplate, type Template } from "../../wording/templates.js";
import { scopeOf } from "../../pack/template/template-scope.js";

const LEADS = new WeakMap<Question, Template>();

/** The computed sentence before an explanation: 收、支总计增加83.97万元，增长22.16%，主要原因是 */
export function renderLead(sheet: Sheet, question: Question): string {
  if (question.lead === undefined) return question.label;
  let template = LEADS.get(question);
  if (template === undefined) {
    template = compileTemplate(question.lead);
    LEADS.set(question, template);
  }
  return template.render(scopeOf(sheet));
}
