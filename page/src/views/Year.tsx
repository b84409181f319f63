/** The year as a line to move along: its months, its due days, the day that is looked at. */

import { saveDuties } from "../rooms/send";
import { after, between, dues } from "../rooms/year";
import { asOf, type Score } from "../store";
import { day, month } from "../words";
import { scoreWords } from "../words/score";
import { sendWords } from "../words/send";
import { Which } from "./Which";

export function Year({ score }: { score: Score }) {
  const own = scoreWords();
  const { first_day: first, settled_on: settled } = score.frame;
  const length = between(first, settled);
  const found = dues(score);
  const now = Math.min(Math.max(between(first, asOf.value), 0), length);
  const go = (to: string | undefined) => {
    asOf.value = to ?? asOf.value;
  };
  const before = found.findLast(due => due.day < asOf.value);
  const next = found.find(due => due.day > asOf.value);
  const today = found.find(due => due.day === asOf.value);
  const told =
    today !== undefined
      ? own.dueToday(today.what.join(", "))
      : next !== undefined
        ? own.dueNext(day(next.day), between(asOf.value, next.day), next.what.join(", "))
        : asOf.value >= settled
          ? own.yearDone
          : own.noMoreDue;
  const share = (days: number) => `${(days / length) * 100}%`;
  return (
    <section class="card year" aria-labelledby="year">
      <h2 id="year" class="sr">
        {own.year}
      </h2>
      <div class="which">
        <Which isDated />
        <button type="button" disabled={before === undefined} onClick={() => go(before?.day)}>
          <span aria-hidden="true">‹</span> {own.dueBefore}
        </button>
        <button type="button" disabled={next === undefined} onClick={() => go(next?.day)}>
          {own.dueAfter} <span aria-hidden="true">›</span>
        </button>
        <button type="button" class="quiet" title={sendWords().dutiesWhy} onClick={() => void saveDuties()}>
          {sendWords().duties}
        </button>
      </div>
      <p class="due">{told}</p>
      <div class="track">
        <input
          type="range"
          name="day"
          min={0}
          max={length}
          value={now}
          id="day"
          aria-valuetext={`${day(asOf.value, "long")} ${told}`}
          onInput={event => go(after(first, event.currentTarget.valueAsNumber))}
        />
        <div class="marks" aria-hidden="true">
          {found.map(due => (
            <i
              key={due.day}
              class={due.day < asOf.value ? "past" : ""}
              style={{ insetInlineStart: share(between(first, due.day)) }}
              title={`${day(due.day)} ${due.what.join(", ")}`}
            />
          ))}
        </div>
        <div class="months" aria-hidden="true">
          {Array.from({ length: 12 }, (_, index) => {
            const on = new Date(Date.parse(first));
            on.setUTCMonth(on.getUTCMonth() + index);
            const name = on.toISOString().slice(0, 10);
            return (
              <span key={name} style={{ insetInlineStart: share(between(first, name)) }}>
                {month(name, "short")}
              </span>
            );
          })}
        </div>
      </div>
      <label for="day" class="faint">
        {own.yearHelp}
      </label>
    </section>
  );
}
