/** "2020-08-12" as text prints it: 2020年8月12日. Takes only what `parseDate` gave. */
export function formatDate(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
}
