import { GrammarMistake, type Token, tokenise } from "./tokenise.js";

/** Walks the tokens of one source. */
export class TokenCursor {
  readonly source: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @throws {GrammarMistake} when the source is empty or has a character that belongs to no token */
  constructor(source: string) {
    this.source = source;
    this.#tokens = tokenise(source);
    if (this.#tokens.length === 0) {
      throw new GrammarMistake(1, "式子是空的", "写一个式子，例：income.fiscal + income.other");
    }
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  next(): Token | undefined {
    const token = this.#tokens[this.#at];
    if (token) this.#at += 1;
    return token;
  }

  /** Whether the next token is this symbol or word. */
  isAt(text: string): boolean {
    const token = this.peek();
    return token !== undefined && token.text === text && isMark(token);
  }

  /** Steps over the symbol or word when it is next. */
  take(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.#at += 1;
    return true;
  }

  /** Column of the next token, or just behind the source. */
  column(): number {
    return this.peek()?.column ?? this.source.length + 1;
  }

  /** @throws {GrammarMistake} about the next token */
  fail(wrong: string, right: string): never {
    throw new GrammarMistake(this.column(), wrong, right);
  }
}

function isMark(token: Token): boolean {
  return token.kind === "symbol" || token.kind === "path";
}
