/** Sees what other programs save: looks at the files that are open, or reads them again when it is asked to. */

import { effect } from "@preact/signals";
import { added, isChecking, origin } from "../desk";
import type { HandedFile, Source } from "../engine/protocol";
import { data, engine, notice, waiting } from "../store";
import { words } from "../words";
import { open } from "./check";
import { recheckOf } from "./mend";
import type { Origin } from "./read";
import { telling } from "./tell";

/** In milliseconds: what is saved is to be seen within two seconds. */
const EVERY = 800;

/** Opens what was dropped or chosen, and looks at it from then on. */
export async function openFrom(from: Origin | undefined): Promise<void> {
  if (from === undefined || engine.value === undefined) {
    return;
  }
  const seen = await from.mark?.().catch(() => undefined);
  let isOpened = false;
  await telling(async () => {
    const before = data.value;
    await open(await from.read());
    isOpened = data.value !== before;
  });
  if (isOpened) {
    origin.value = { from, seen };
  }
}

/** Looks at the files that are open for as long as there are any. */
export function watchFiles(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(look, EVERY);
  }
  effect(() => {
    clearTimeout(timer);
    if (origin.value?.from.mark !== undefined) {
      later();
    }
  });
  async function look(): Promise<void> {
    const at = origin.value;
    if (at?.from.mark === undefined) {
      return;
    }
    // A file that is just being saved may be gone for a moment.
    const now = await at.from.mark().catch(() => at.seen);
    if (origin.value !== at) {
      return;
    }
    if (now !== at.seen && !isChecking.value && waiting.value === undefined) {
      await readAgain();
      origin.value = { ...at, seen: now };
    } else {
      later();
    }
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && origin.value?.from.mark !== undefined) {
      clearTimeout(timer);
      void look();
    }
  });
}

/** Files as they are now, with those that were put beside them here. */
function withAdded(source: Source): Source {
  const isAnother = ({ path }: HandedFile) => !added.value.some(own => own.path === path);
  const files = [...source.files.filter(isAnother), ...added.value];
  return { ...source, files, added: added.value.map(({ path }) => path) };
}

/** Reads the files that are open once more; what was typed here stays typed. */
export async function readAgain(): Promise<void> {
  const at = origin.value;
  if (isChecking.value) {
    return;
  }
  await telling(async () => {
    // A browser that knows a file only as it was chosen cannot read it once it has been saved anew.
    const source = await at?.from.read().catch(() => {
      throw new Error(words().chooseAgain);
    });
    if (source === undefined || origin.value?.from !== at?.from || !(await recheckOf(withAdded(source)))) {
      return;
    }
    const found = data.value?.report;
    if (found !== undefined) {
      notice.value = { kind: "done", text: words().readAgainDone(found.errors, found.warnings) };
    }
  });
}
