/** One worker and what is asked of it, in order. What ends its engine costs the one question it was at. */

import { joined, parted } from "./frame";
import { saysFull } from "./full";
import type { Answer, AskName, FromWorker, Lang, ToWorker, With } from "./protocol";
import EngineWorker from "./worker?worker&inline";

/** The engine cannot do what it was asked, and says why in the officer's language. */
export class Refused extends Error {}

/** The engine has ended over a question; a fresh one has taken its place. */
export class Ended extends Error {}

/** The engine has ended for want of memory. */
export class Full extends Ended {}

/** Nobody waits for the answer any more. */
export class Dropped extends Error {}

interface Waiting {
  head: object;
  parts: readonly Uint8Array[];
  /** Of what kind: a later one of the same kind may take its place. */
  topic: string | undefined;
  resolve(answer: { head: unknown; bytes: Uint8Array }): void;
  reject(error: Error): void;
}

export class Hand {
  /** How many engines this hand has had: what an engine holds is gone with it. */
  generation = 1;
  lang: Lang = "th";
  /** How many bytes of memory its engine held when it answered last. */
  memory = 0;
  readonly #module: WebAssembly.Module;
  readonly #waiting: Waiting[] = [];
  /** None where it has never come up; the next question tries again. */
  #worker: Worker | undefined;
  /** Whether the worker has come up: one that never did is not tried again by itself. */
  #isUp = false;
  #current: Waiting | undefined;
  #id = 0;
  #isClosed = false;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#worker = this.#started();
  }

  /** Whether it is at a question. */
  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  /**
   * Asks. With a topic, questions of the same topic that have not been begun are dropped: only the last one counts.
   * Rejects with `Refused`, `Ended` or `Dropped`.
   */
  ask<Name extends AskName>(
    name: Name,
    said: With<Name>,
    options: { parts?: readonly Uint8Array[]; topic?: string } = {},
  ): Promise<Answer<Name>> {
    const { parts = [], topic } = options;
    if (topic !== undefined) {
      this.drop(topic);
    }
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Dropped("closed"));
        return;
      }
      const head = { ask: name, lang: this.lang, ...said };
      this.#waiting.push({ head, parts, topic, resolve: answer => resolve(answer as Answer<Name>), reject });
      this.#next();
    });
  }

  /** Drops what is asked of a topic and not begun. */
  drop(topic: string): void {
    for (const waiting of this.#waiting.filter(waiting => waiting.topic === topic)) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.reject(new Dropped(topic));
    }
  }

  /** Ends the worker and everything asked of it. */
  close(): void {
    this.#isClosed = true;
    this.#worker?.terminate();
    const current = this.#current === undefined ? [] : [this.#current];
    this.#current = undefined;
    this.#id += 1;
    for (const waiting of [...current, ...this.#waiting.splice(0)]) {
      waiting.reject(new Dropped("closed"));
    }
  }

  /** Goes on with a fresh engine, which holds nothing of what the last one did. */
  renew(): void {
    if (!this.isBusy) {
      this.#lose();
      this.#worker = this.#started();
    }
  }

  #lose(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.memory = 0;
    this.generation += 1;
  }

  #started(): Worker {
    const worker = new EngineWorker();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#heard(data);
    worker.onerror = event => {
      event.preventDefault();
      this.#heard({ id: this.#id, ended: event.message, isFull: saysFull(event.message) });
    };
    worker.postMessage({ start: this.#module } satisfies ToWorker);
    this.#isUp = false;
    return worker;
  }

  #next(): void {
    if (this.#current !== undefined) {
      return;
    }
    this.#current = this.#waiting.shift();
    if (this.#current !== undefined) {
      this.#id += 1;
      const frame = joined(this.#current.head, this.#current.parts);
      this.#worker ??= this.#started();
      this.#worker.postMessage({ id: this.#id, frame } satisfies ToWorker, [frame.buffer]);
    }
  }

  #heard(message: FromWorker): void {
    if ("ready" in message) {
      this.#isUp = true;
      return;
    }
    if (message.id !== this.#id) {
      return;
    }
    const current = this.#current;
    this.#current = undefined;
    if ("ended" in message) {
      this.#lose();
      const ended = message.isFull ? new Full(message.ended) : new Ended(message.ended);
      current?.reject(ended);
      if (!this.#isUp) {
        for (const waiting of this.#waiting.splice(0)) {
          waiting.reject(ended);
        }
        return;
      }
      this.#worker = this.#started();
    } else {
      this.memory = message.memory;
      const { head, bytes } = parted(message.frame);
      const { ok, failed } = head as { ok?: unknown; failed?: string };
      if (failed === undefined) {
        current?.resolve({ head: ok, bytes });
      } else {
        current?.reject(new Refused(failed));
      }
    }
    this.#next();
  }
}
