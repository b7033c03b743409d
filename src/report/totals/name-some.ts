const SHOWN = 5;

/** 档案馆、园区办; of many the first few: 档案馆、……等23家. */
export function nameSome(names: readonly string[], measure = "个"): string {
  if (names.length <= SHOWN) return names.join("、");
  return `${names.slice(0, SHOWN).join("、")}等${names.length}${measure}`;
}
