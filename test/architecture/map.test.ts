import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";

async function foldersOf(dir: string): Promise<readonly string[]> {
  const entries = await readdir(new URL(`../../${dir}`, import.meta.url), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function read(file: string): Promise<string> {
  return readFile(new URL(`../../${file}`, import.meta.url), "utf8");
}

it("has every folder of the source on the map", async () => {
  const map = await read("ARCHITECTURE.md");
  for (const folder of await foldersOf("src/")) expect(map).toContain(`\`src/${folder}/\``);
  for (const folder of await foldersOf("storage/")) expect(map).toContain(`\`${folder}/\``);
});

it.each(["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])(
  "points from %s only to files that are there",
  async (file) => {
    const text = await read(file);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(
      ([, target]) => target ?? "",
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const folder = link.replace(/[^/]*$/, "");
      const name = link.slice(folder.length);
      const names = await readdir(new URL(`../../${folder}`, import.meta.url));
      expect(names, link).toContain(name);
    }
  },
);

it("names every setting in both readmes", async () => {
  const settings = (await read(".env.example")).match(/^[A-Z_]+(?==)/gm) ?? [];
  expect(settings.length).toBeGreaterThan(5);
  for (const file of ["README.md", "README.zh-CN.md"]) {
    const text = await read(file);
    for (const setting of settings) expect(text, file).toContain(`\`${setting}\``);
  }
});

it("tells the same commands in both readmes", async () => {
  const commandsOf = (text: string): readonly string[] =>
    [...text.matchAll(/^(?:npm|node) .*$/gm)].map(([line]) => line);
  const english = commandsOf(await read("README.md"));
  expect(english).toContain("npm start");
  expect(commandsOf(await read("README.zh-CN.md"))).toEqual(english);
});
