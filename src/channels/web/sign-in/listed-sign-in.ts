import { createHash } from "node:crypto";
import type { SignIn } from "./sign-in.js";

/** One code the operator wrote into the settings. A name may have several: one a device. */
export interface ListedCode {
  readonly name: string;
  readonly code: string;
}

/** Which codes were used, kept between runs. */
export interface UsedCodes {
  load(): Promise<readonly string[]>;
  save(used: readonly string[]): Promise<void>;
}

/** Codes listed in the settings; each lets in once. */
export async function createListedSignIn(
  listed: readonly ListedCode[],
  kept: UsedCodes,
): Promise<SignIn> {
  // By their hash: how long a look-up takes tells nothing about a code.
  const names = new Map(listed.map(({ name, code }) => [hash(tidy(code)), name]));
  const used = new Set(await kept.load());
  return {
    async redeem(code) {
      const key = hash(tidy(code));
      const name = names.get(key);
      if (name === undefined || used.has(key)) return undefined;
      used.add(key);
      await kept.save([...used]);
      return { name };
    },
    isWelcome: ({ name }) => listed.some((one) => one.name === name),
  };
}

/** People copy codes with spaces, and in either case. */
function tidy(code: string): string {
  return code.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}

function hash(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
