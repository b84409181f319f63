/** A round's ladder, drawn as steps. */

import type { Criterion, Round as Rounded, RoundFrame } from "../engine/protocol";
import { day, grouped, words } from "../words";
import { asked, missing, scoreWords, shown, timeLeft } from "../words/score";

export function Round({ round, frame }: { round: Rounded; frame: RoundFrame }) {
  const said = words();
  const own = scoreWords();
  const left = timeLeft(frame);
  const { people, budget } = round;
  return (
    <section class={`card round ${round.state}`} aria-labelledby={`round-${round.round}`}>
      <h2 id={`round-${round.round}`}>
        {said.round(round.round)}{" "}
        <small class="span">
          {own.span(day(frame.first), day(frame.last))} · {said.roundState[round.state]}
        </small>
      </h2>
      <div class="standing">
        <p class="level">
          <span class="sr">{said.level} </span>
          <strong>{round.level}</strong> <span>{own.of(frame.top_level)}</span>
        </p>
        <div>
          <p class="missing">{missing(round, frame)}</p>
          {left !== undefined && round.state === "in_progress" && <p class="left">{left}</p>}
        </div>
      </div>
      <Measure
        name={own.people}
        percent={people.percent}
        text={own.peopleOf(grouped(people.reached), grouped(people.target), people.percent)}
        marks={marks(round, "people")}
      />
      <Measure name={own.budget} percent={budget.percent} text={disbursed(budget)} marks={marks(round, "budget")} />
      <ol class="ladder">
        {Array.from({ length: frame.top_level }, (_, index) => frame.top_level - index).map(level => (
          <Step key={level} level={level} round={round} />
        ))}
      </ol>
    </section>
  );
}

function Step({ level, round }: { level: number; round: Rounded }) {
  const own = scoreWords();
  const isReached = level <= round.level;
  const state = isReached ? "reached" : level === round.level + 1 ? "next" : "above";
  return (
    <li class={state} value={level}>
      <p class="number">
        <span aria-hidden="true">{level}</span>
        <span class="sr">
          {own.level(level)} {isReached ? own.reached : own.notReached}
        </span>
      </p>
      <ul>
        {round.criteria
          .filter(criterion => criterion.level === level)
          .map(criterion => (
            <One key={criterion.id} criterion={criterion} />
          ))}
      </ul>
    </li>
  );
}

const SIGNS = { met: "✓", missed: "✕", pending: "…", not_shown: "?" };

function One({ criterion }: { criterion: Criterion }) {
  const said = words();
  const there = shown(criterion);
  return (
    <li class={criterion.state}>
      <span class="sign" aria-hidden="true">
        {SIGNS[criterion.state]}
      </span>
      <span>
        {asked(criterion)} <b>{said.criterionState[criterion.state]}</b>
        {there !== undefined && <small> {there}</small>}
      </span>
    </li>
  );
}

/** How much of a whole there is, with the thresholds of the levels marked. */
function Measure(props: { name: string; percent: string | null; text: string; marks: number[] }) {
  const { name, percent, text, marks } = props;
  const width = Math.min(100, Number.parseFloat(percent ?? "0"));
  return (
    <div class="measure">
      <p>
        {name} <b>{text}</b>
      </p>
      <div class="bar" aria-hidden="true">
        <span style={{ inlineSize: `${width}%` }} />
        {marks.map(mark => (
          <i key={mark} style={{ insetInlineStart: `${Math.min(mark, 100)}%` }} />
        ))}
      </div>
    </div>
  );
}

function marks({ criteria }: Rounded, id: string): number[] {
  return criteria.flatMap(criterion =>
    criterion.id === id && criterion.threshold !== undefined ? [criterion.threshold] : [],
  );
}

/** What has been disbursed of what; without an allocation there is no part of it. */
function disbursed({ allocated, disbursed, percent }: Rounded["budget"]): string {
  const own = scoreWords();
  if (allocated === null || percent === null) {
    return disbursed === null && allocated !== null ? own.notSpent(grouped(allocated)) : own.notAllocated;
  }
  return own.bahtOf(grouped(disbursed ?? "0"), grouped(allocated), percent);
}
