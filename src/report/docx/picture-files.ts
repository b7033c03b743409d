/** A picture as a part of the file. */
export interface PictureFile {
  /** Its relationship: "picture1". */
  readonly id: string;
  /** "media/picture1.png" */
  readonly path: string;
  readonly png: Uint8Array;
}

/** Collects the pictures of a file as they are written. */
export class PictureFiles {
  readonly #files: PictureFile[] = [];

  /** @returns the number of the picture, from 1, and the id of its relationship */
  add(png: Uint8Array): { readonly number: number; readonly id: string } {
    const number = this.#files.length + 1;
    const id = `picture${number}`;
    this.#files.push({ id, path: `media/${id}.png`, png });
    return { number, id };
  }

  get all(): readonly PictureFile[] {
    return this.#files;
  }
}
