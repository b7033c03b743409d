const LIST_NUMBER =
  /^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}[、.)]|\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳]|[-*•·▪◆●])/u;
const AMONG = /^其中[:,、]?/;
const FRONT = /^[:,、。;.|/=]+/;
const BEHIND = ":,、。;.|/=→-—–…";
const UNIT_NOTE =
  /\((?:单位:?)?(?:(?:人民币)?[亿万千百]?元|个|人|人次|人数|辆|次|批|批次|台|套|台[,、(]?套\)?)\)$/;
const SIGNS = /[()“”‘’"'「」『』《》〈〉·*_]/g;

/** What `foldWidth` changes: few texts hold any of it. */
const WIDE = /[\uFF01-\uFF5E\u3000\u00A0\u2000-\u200B\uFEFF[\]【】〔〕]/;

/**
 * Full-width letters, digits and punctuation as ASCII, brackets and spaces of one kind. One sign for
 * one sign: a position in the result is the same position in the text.
 */
export function foldWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2000-\u200B\uFEFF]/g, " ")
    .replace(/[[【〔［]/g, "(")
    .replace(/[\]】〕］]/g, ")");
}

/** A text without the signs at its end. A pattern with `+$` would take a square of the time. */
export function cutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}

/**
 * What is left of a label when spaces, list numbers, 其中, quotes, brackets and the unit in brackets are
 * gone: two spellings of one label give the same.
 */
export function labelKey(text: string): string {
  let rest = foldWidth(text).replace(/\s+/g, "");
  for (;;) {
    const next = cutEnd(rest, BEHIND)
      .replace(FRONT, "")
      .replace(LIST_NUMBER, "")
      .replace(AMONG, "");
    if (next === rest) break;
    rest = next;
  }
  return rest.replace(UNIT_NOTE, "").replace(SIGNS, "");
}

const LEADS =
  /^(?:主要包括|主要用于|主要有|主要是|主要为|具体包括|具体为|分别是|分别为|包括|以及|另外|还有|其次|另有|另|即|和|与|及|有)/;
const LINKS = /(?:[为是共计达]|共计|合计为|[:=])$/;
const NOUNS = /(?:支出决算数?|支出|决算数?|金额|经费)$/;
/** A shorter rest says too little: 其他支出 is not 其他. */
const SHORTEST = 3;

/**
 * A label's key, then what it would be without the words that tie it into a sentence: 主要包括奖金,
 * 办公费支出为. Likeliest first; only whole words that carry no meaning of their own go.
 */
export function labelForms(text: string): readonly string[] {
  const forms = [labelKey(text)];
  for (let form = forms[0] ?? ""; LINKS.test(form);) {
    form = form.replace(LINKS, "");
    forms.push(form);
  }
  const linked = forms.at(-1) ?? "";
  const bare = linked.replace(NOUNS, "");
  if (bare !== linked && bare.length >= SHORTEST) forms.push(bare);
  for (const form of [...forms]) {
    const led = form.replace(LEADS, "");
    if (led !== form) forms.push(labelKey(led));
  }
  return forms.filter((form, at) => form !== "" && forms.indexOf(form) === at);
}

/** A label's key without the nouns behind it: 公务接待费决算数 is 公务接待费. undefined where there are none. */
export function nounless(text: string): string | undefined {
  const key = labelKey(text);
  const bare = key.replace(NOUNS, "");
  return bare === key ? undefined : bare;
}

/** Words that only join pieces: 其中, 主要包括. */
export function isConnective(text: string): boolean {
  return labelKey(text).replace(LEADS, "") === "";
}
