/** The worker's side: one engine, one question at a time. */

import { saysFull } from "./full";
import { imports } from "./imports";
import type { FromWorker, ToWorker } from "./protocol";

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  room(length: number): number;
  call(start: number, length: number): number;
  answer_length(): number;
  last_words(): number;
  last_words_length(): number;
  is_full(): number;
}

let engine: Exports | undefined;

function say(message: FromWorker, transfer: Transferable[] = []): void {
  globalThis.postMessage(message, { transfer });
}

globalThis.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ("start" in data) {
    engine = new WebAssembly.Instance(data.start, imports(data.start)).exports as Exports;
    say({ ready: true });
    return;
  }
  const { id, frame } = data;
  try {
    const answer = answered(frame);
    say({ id, frame: answer, memory: engine?.memory.buffer.byteLength ?? 0 }, [answer.buffer]);
  } catch (error) {
    say({ id, ended: lastWords() || String(error), isFull: isFull(error) });
  }
};

/** Whether there was no memory left, for the engine itself or for what goes in and out of it. */
function isFull(error: unknown): boolean {
  return (engine?.is_full() ?? 0) !== 0 || saysFull(String(error));
}

function answered(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  if (engine === undefined) {
    throw new Error("no engine");
  }
  const room = engine.room(frame.length) >>> 0;
  bytes(engine, room, frame.length).set(frame);
  const answer = engine.call(room, frame.length) >>> 0;
  return bytes(engine, answer, engine.answer_length()).slice();
}

function lastWords(): string {
  if (engine === undefined) {
    return "";
  }
  return new TextDecoder().decode(bytes(engine, engine.last_words() >>> 0, engine.last_words_length()));
}

/** Memory moves when it grows: to be asked anew after every call. */
function bytes({ memory }: Exports, start: number, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(memory.buffer as ArrayBuffer, start, length);
}
