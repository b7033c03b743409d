/**
 * A file's name that nothing takes for more than a name: no path, no header, no command, and fit for every
 * file system.
 */
export function tidyFileName(name: string): string {
  // Controls, and what a path, a header or Windows gives a meaning to.
  const tidy = name.replace(/[\p{Cc}<>:"/\\|?*]/gu, "_").replace(/^[.\s]+/, "_");
  return tidy === "" ? "_" : tidy;
}
