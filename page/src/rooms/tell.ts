/** Runs what the officer asked for and tells when it fails. */

import { saysFull } from "../engine/full";
import { Dropped, Ended, Full, Refused } from "../engine/hand";
import { notice } from "../store";
import { words } from "../words";

/** Why it failed, in the officer's language; nothing when nobody waits for it any more. */
export function reason(error: unknown): string | undefined {
  if (error instanceof Dropped) {
    return undefined;
  }
  if (error instanceof Refused) {
    return error.message;
  }
  if (error instanceof Full || saysFull(String(error))) {
    return words().full;
  }
  if (error instanceof Ended) {
    return words().ended(error.message);
  }
  return words().failed(error instanceof Error ? error.message : String(error));
}

/** Waits for work; what it fails over is told across the page. */
export async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const text = reason(error);
    if (text !== undefined) {
      notice.value = { kind: "failed", text };
    }
  }
}
