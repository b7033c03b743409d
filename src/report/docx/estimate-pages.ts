import { estimatePageNumbersWith } from "docx/layout";

/** Characters that are as wide as high: everything Chinese, its punctuation, and list numbers. */
const SQUARE = /[\u2014\u2018-\u201D\u2026\u2460-\u24FF\u2E80-\u{10FFFF}]/u;

/**
 * Works out the pages of the contents. Chinese fonts are not in the library's width tables, but every
 * character of theirs is a square and lines are set at an exact height, so a guess is close.
 */
export const estimatePages = estimatePageNumbersWith({
  guess: true,
  measureWidth: (text, font) => {
    let ems = 0;
    for (const character of text) ems += SQUARE.test(character) ? 1 : 0.5;
    return ems * font.size;
  },
});
