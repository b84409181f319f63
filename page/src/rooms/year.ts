/** Days of a fiscal year: counted, and those on which something falls due. */

import type { Day, Round } from "../engine/protocol";
import type { Score } from "../store";
import { month, words } from "../words";
import { scoreWords } from "../words/score";

const LENGTH = 86_400_000;

/** Days from one to the other. */
export function between(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / LENGTH);
}

export function after(from: Day, days: number): Day {
  return new Date(Date.parse(from) + days * LENGTH).toISOString().slice(0, 10);
}

/** A day on which something falls due, and all that does. */
export interface Due {
  day: Day;
  what: string[];
}

/** Every due day of the year, in order. */
export function dues({ scorecard, frame }: Score): Due[] {
  const found = new Map<Day, string[]>();
  const add = (day: Day | undefined, what: string) => {
    if (day !== undefined) {
      found.set(day, [...(found.get(day) ?? []), what]);
    }
  };
  for (const [index, round] of scorecard.rounds.entries()) {
    for (const [day, what] of ofRound(round)) {
      add(day, what);
    }
    add(round.assessed_on, scoreWords().assessed(round.round));
    add(frame.rounds[index]?.last, scoreWords().lastDay(round.round));
  }
  return [...found].map(([day, what]) => ({ day, what })).sort((one, other) => (one.day < other.day ? -1 : 1));
}

function ofRound({ criteria }: Round): [Day | undefined, string][] {
  return criteria.flatMap((criterion): [Day | undefined, string][] =>
    criterion.months === undefined
      ? [[criterion.due, words().criteria[criterion.id] ?? criterion.id]]
      : criterion.months.map(({ month: name, due }) => [due, scoreWords().dueMonth(month(name))]),
  );
}
