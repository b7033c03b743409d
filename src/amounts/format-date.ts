/** "2020-08-12" as text prints it: 2020年8月12日. Takes only what `parseDate` gave. */
export function formatDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${withoutZero(month)}月${withoutZero(day)}日`;
}

/** 8月12日: where the year is known. */
export function shortDate(date: string): string {
  return formatDate(date).replace(/^.*年/, "");
}

function withoutZero(number: string): string {
  return number.replace(/^0/, "");
}
