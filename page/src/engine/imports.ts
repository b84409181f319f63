/**
 * What the engine's libraries may ask of a browser.
 *
 * Two of them are made for wasm-bindgen: one asks for the time when a workbook is begun (and has it overwritten), one could
 * ask for random numbers, which nothing here needs. The time is always the same, so that the same input gives the same bytes;
 * everything else ends the engine.
 */
export function imports(module: WebAssembly.Module): WebAssembly.Imports {
  const asked: Record<string, Record<string, WebAssembly.ImportValue>> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") {
      throw new Error(`the engine asks for a ${kind} ${from}.${name}`);
    }
    const known = KNOWN.find(([prefix]) => name.startsWith(prefix));
    asked[from] ??= {};
    asked[from][name] =
      known?.[1] ??
      (() => {
        throw new Error(`the engine asks for ${name}`);
      });
  }
  return asked;
}

/** 1 January 2000, in milliseconds. */
const NOW = 946_684_800_000;

/** By how their names begin: a hash follows. */
const KNOWN: [string, () => unknown][] = [["__wbg_now_", () => NOW]];
