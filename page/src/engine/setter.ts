/** Sets one manuscript after the other, and begins afresh before its engine holds too much. */

import type { Hand } from "./hand";
import type { ManuscriptHead } from "./protocol";

export interface Manuscript {
  document: string;
  head: ManuscriptHead;
  bytes: Uint8Array;
}

export interface SetBook {
  bytes: Uint8Array;
  pages: number;
  sha256: string;
  remarks: string[];
}

/** What an engine may hold: memory that it has taken once it never gives back. */
const MOST = 320 << 20;

export class Setter {
  readonly #hand: Hand;
  #held = 0;

  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** How many bytes of memory its engine held when it had set the last book. */
  get held(): number {
    return this.#held;
  }

  /** Rejects as `Hand.ask` does. */
  async set({ document, head, bytes }: Manuscript): Promise<SetBook> {
    const { book, assets } = head;
    const set = await this.#hand.ask("set", { document, book, assets }, { parts: [bytes] });
    this.#held = this.#hand.memory;
    if (this.#held > MOST) {
      this.#hand.renew();
    }
    return { ...set.head, remarks: [...head.lost, ...set.head.remarks], bytes: set.bytes };
  }

  /** Ends its engine as a fault of its own would. */
  async fail(): Promise<void> {
    await this.#hand.ask("fail", {});
  }

  /** Ends it, with what it was at. */
  close(): void {
    this.#hand.close();
  }
}
