import { workerData } from "piscina";
import { z } from "zod";
import { type House, STANDARD_HOUSE } from "../pack/house.js";
import { loadPack } from "../pack/load-pack.js";
import type { Pack } from "../pack/pack.js";

const { packDirs } = z.object({ packDirs: z.array(z.string()) }).parse(workerData);

/** Loaded once a worker, not once a task. */
const packs = Promise.all(packDirs.map(loadPack));

/** @throws {Error} when no pack is called so */
export async function findPack(name: string): Promise<Pack> {
  const pack = (await packs).find((one) => one.name === name);
  if (pack === undefined) throw new Error(`no pack is called ${name}`);
  return pack;
}

/** @throws {Error} when there is none */
export async function bureauPack(): Promise<Pack> {
  const [pack] = await packs;
  if (pack === undefined) throw new Error("there is no pack");
  return pack;
}

/** How what belongs to no report is printed: as the bureau's reports are. */
export async function bureauHouse(): Promise<House> {
  const [pack] = await packs;
  return pack?.house ?? STANDARD_HOUSE;
}
