// eslint-disable-next-line no-control-regex -- these are what tells binary data from text
const BINARY = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/;
const HEAD_CHARACTERS = 100_000;

/** UTF-8, UTF-16 with its mark, or GB18030. @returns undefined for what is no text */
export function decodeText(bytes: Buffer): string | undefined {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return BINARY.test(text.slice(0, HEAD_CHARACTERS)) ? undefined : text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
