const ENTRY_BYTES = 128;
const NAME_BYTES = 64;
const IS_STREAM = 2;

/** Streams of an OLE file that tell what it is. */
const TELLING = ["EncryptedPackage", "Workbook", "Book", "WordDocument"] as const;
type Telling = (typeof TELLING)[number];

/** Which of them are in the file. Directory entries are 128 bytes each and begin at a multiple of that. */
export function findOleStreams(bytes: Buffer): ReadonlySet<Telling> {
  const found = new Set<Telling>();
  for (let at = 512; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    if (bytes[at + NAME_BYTES + 2] !== IS_STREAM) continue;
    const length = bytes.readUInt16LE(at + NAME_BYTES);
    if (length < 4 || length > NAME_BYTES) continue;
    const name = bytes.toString("utf16le", at, at + length - 2);
    const telling = TELLING.find((one) => one === name);
    if (telling !== undefined) found.add(telling);
  }
  return found;
}
