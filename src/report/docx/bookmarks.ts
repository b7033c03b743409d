/** Names the places the contents link to: _Toc1, _Toc2 … in the order of their headings. */
export class Bookmarks {
  #count = 0;

  /** @returns the content with the next bookmark around it */
  around(content: string): string {
    this.#count += 1;
    const id = this.#count;
    return `<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(id)}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
  }
}

/** @param number from 1 */
export function bookmarkName(number: number): string {
  return `_Toc${number}`;
}
