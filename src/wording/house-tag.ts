import {
  type Context,
  type Emitter,
  type Liquid,
  LiquidError,
  type Parser,
  Tag,
  type TagToken,
  type Template as LiquidTemplate,
  type TopLevelToken,
} from "liquidjs";
import { KeyDrop } from "./key-drop.js";
import { findCause } from "./liquid-errors.js";
import type { CompiledTag, TemplateTag } from "./template-tag.js";
import type { TemplateScope } from "./template-value.js";

/** Where Liquid met a tag. */
interface Met {
  readonly token: TagToken;
  readonly rest: TopLevelToken[];
  readonly liquid: Liquid;
  readonly parser: Parser;
}

/** A tag in a parsed template: one of ours with what it encloses, or one that may not stand there. */
export class HouseTag extends Tag {
  /** What is wrong with it; a template with such a tag does not compile. */
  readonly problem: string | undefined;
  readonly compiled: CompiledTag<TemplateScope> | undefined;
  readonly body: LiquidTemplate[];
  readonly otherwise: LiquidTemplate[];

  constructor(met: Met, read: { readonly problem: string } | TemplateTag<TemplateScope>) {
    super(met.token, met.rest, met.liquid);
    const enclosed = "name" in read ? readBody(read, met) : { body: [], otherwise: [] };
    this.body = enclosed.body;
    this.otherwise = enclosed.otherwise;
    const compiled = "name" in read ? read.compile(met.token.args.trim()) : read;
    this.problem = "problem" in compiled ? compiled.problem : undefined;
    this.compiled = "problem" in compiled ? undefined : compiled;
  }

  render(context: Context, emitter: Emitter): void {
    const { globals } = context;
    if (!(globals instanceof KeyDrop) || !this.compiled)
      throw new Error("a template was rendered without its scope, or with mistakes");
    const print = (templates: LiquidTemplate[]) => (scope: TemplateScope) =>
      renderTemplates(this.liquid, templates, scope);
    emitter.write(
      this.compiled.render(KeyDrop.scopeOf(globals), print(this.body), print(this.otherwise)),
    );
  }
}

/** Makes a tag class of Liquid's kind out of a tag of ours, or of the reason why there is none. */
export function registerTag(
  liquid: Liquid,
  name: string,
  read: { readonly problem: string } | TemplateTag<TemplateScope>,
): void {
  liquid.registerTag(
    name,
    class extends HouseTag {
      constructor(token: TagToken, rest: TopLevelToken[], owner: Liquid, parser: Parser) {
        super({ token, rest, liquid: owner, parser }, read);
      }
    },
  );
}

export function renderTemplates(
  liquid: Liquid,
  templates: LiquidTemplate[],
  scope: TemplateScope,
): string {
  try {
    return String(liquid.renderSync(templates, {}, { globals: new KeyDrop(scope) }));
  } catch (error) {
    throw LiquidError.is(error) ? findCause(error) : error;
  }
}

function readBody(
  tag: TemplateTag<TemplateScope>,
  { rest, parser }: Met,
): { readonly body: LiquidTemplate[]; readonly otherwise: LiquidTemplate[] } {
  const body: LiquidTemplate[] = [];
  const otherwise: LiquidTemplate[] = [];
  if (tag.body === "none") return { body, otherwise };
  let target = body;
  const stream = parser.parseStream(rest);
  stream
    .on(`tag:end${tag.name}`, () => stream.stop())
    .on("template", (template: LiquidTemplate) => target.push(template))
    .on("end", () => {
      throw new Error(`“{% ${tag.name} %}”没有结束，要写“{% end${tag.name} %}”`);
    });
  if (tag.body === "block with else") stream.on("tag:else", () => (target = otherwise));
  stream.start();
  return { body, otherwise };
}
