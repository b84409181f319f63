/** What would follow if some facts were others. What is supposed is kept here alone, and goes with the data it was about. */

import { signal } from "@preact/signals";
import type { Round, ScoreIf, Supposition } from "../engine/protocol";
import { asOf, current, engine, province } from "../store";
import { telling } from "./tell";

/** What is typed, by the fact it is about. */
export const supposed = signal<ReadonlyMap<string, { fact: Fact; is: string }>>(new Map());
/** What follows; nothing while nothing is supposed. */
export const follows = signal<{ answer: ScoreIf; keys: string[] } | undefined>(undefined);

/** A supposition before anything is typed. */
export type Fact = Supposition extends infer One ? (One extends Supposition ? Omit<One, "is"> : never) : never;

export function key(fact: Fact): string {
  return Object.values(fact).join(" ");
}

/** Every fact that a round is judged by, each once. */
export function facts({ round, criteria }: Round): Fact[] {
  const found = new Map<string, Fact>();
  for (const { id, months } of criteria) {
    const own: Fact[] =
      months !== undefined
        ? months.map(({ month }) => ({ of: "recorded", month }))
        : id === "people" || id === "budget"
          ? [{ of: id, round }]
          : [{ of: "delivered", item: id }];
    for (const fact of own) {
      found.set(key(fact), fact);
    }
  }
  const order = ["people", "budget", "delivered", "recorded"];
  return [...found.values()].sort((one, other) => order.indexOf(one.of) - order.indexOf(other.of));
}

export function suppose(fact: Fact, is: string): void {
  const next = new Map(supposed.value);
  if (is.trim() === "") {
    next.delete(key(fact));
  } else {
    next.set(key(fact), { fact, is });
  }
  supposed.value = next;
}

export function supposeNothing(): void {
  supposed.value = new Map();
}

/** Asks what follows from what is typed, on the day that is looked at. */
export async function infer(): Promise<void> {
  const desk = engine.value;
  const all = [...supposed.value];
  if (desk === undefined || current.value?.year == null || all.length === 0) {
    follows.value = undefined;
    return;
  }
  const [of, on] = [province.value, asOf.value];
  await telling(async () => {
    const said = all.map(([, { fact, is }]) => ({ ...fact, is }) as Supposition);
    follows.value = { answer: await desk.scoreIf(of, on, said), keys: all.map(([key]) => key) };
  });
}
