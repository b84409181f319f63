/** Opens the page: its face, its engine, what there is to choose from. */

import { Engine } from "../engine/engine";
import { unpacked } from "../engine/packed";
import { about, engine, lang, unable } from "../store";
import { words } from "../words";
import { startKeeping } from "./keep";
import { followLang } from "./lang";
import { setAhead } from "./typeset";
import { watchFiles } from "./watch";

/** Loads the page's own face before anything is shown in another. */
export async function face(): Promise<void> {
  const faces = [
    ["face-regular", "400"],
    ["face-bold", "700"],
  ] as const;
  await Promise.all(
    faces.map(async ([id, weight]) => {
      document.fonts.add(await new FontFace("Sarabun", await unpacked(id), { weight }).load());
    }),
  );
}

export async function start(): Promise<void> {
  const lacks = lacking();
  if (lacks !== undefined) {
    unable.value = words().lacks(lacks);
    return;
  }
  try {
    const started = await Engine.started();
    started.lang = lang.value;
    about.value = await started.about();
    window.ruplem = { engine: started };
    engine.value = started;
    void startKeeping();
    watchFiles();
    followLang();
    setAhead();
    // So that the first book is not late. What goes wrong here is told when a book is asked for.
    started.warm().catch(() => undefined);
  } catch (error) {
    unable.value = words().cannotStart(error instanceof Error ? error.message : String(error));
  }
}

/** What this browser lacks and the page cannot do without. */
function lacking(): string | undefined {
  const needed = { WebAssembly: "WebAssembly", Worker: "Worker", DecompressionStream: "DecompressionStream" };
  return Object.keys(needed).find(name => !(name in globalThis));
}
