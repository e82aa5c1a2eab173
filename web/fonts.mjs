// Cuts the two packaged subsets of Be Vietnam Pro to the characters the pages use and drops layout features they do not.
import { readFile, writeFile } from "node:fs/promises";
import subsetFont from "subset-font";

const out = process.argv[2];
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const latin = range(0x20, 0x7e) + range(0xa0, 0xff) + "–—‘’‚“”„•…‹›€™↑↓−";
const vi = "ĂăĐđĨĩŨũƠơƯư₫" + range(0x300, 0x301) + "\u0303\u0309\u0323" + range(0x1ea0, 0x1ef9);
for (const weight of [400, 600]) {
  for (const [name, source, text] of [["latin", "latin", latin], ["vi", "vietnamese", vi]]) {
    const font = await readFile(new URL(`node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-${source}-${weight}-normal.woff2`, import.meta.url));
    await writeFile(`${out}/be-vietnam-pro-${name}-${weight}.woff2`, await subsetFont(font, text, { targetFormat: "woff2" }));
  }
}
