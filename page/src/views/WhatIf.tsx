/** What would follow if some facts were others; kept well apart from the data. */

import { useSignalEffect } from "@preact/signals";
import type { Round } from "../engine/protocol";
import { type Fact, facts, follows, infer, key, suppose, supposed, supposeNothing } from "../rooms/suppose";
import { asOf, data, lang, province, type Score } from "../store";
import { day, grouped, month, words } from "../words";
import { missing, scoreWords } from "../words/score";

export function WhatIf({ score }: { score: Score }) {
  const own = scoreWords();
  useSignalEffect(() => {
    data.value;
    province.value;
    asOf.value;
    lang.value;
    supposed.value;
    void infer();
  });
  return (
    <section class="card what-if" aria-labelledby="what-if">
      <h2 id="what-if">{own.ifTitle}</h2>
      <p>{own.ifText}</p>
      {score.scorecard.rounds.map((round, index) => (
        <details key={round.round} open={index === 0 ? round.state !== "final" : round.state === "in_progress"}>
          <summary>{own.ifRound(round.round)}</summary>
          <div class="facts">
            {facts(round).map(fact => (
              <OneFact key={key(fact)} fact={fact} round={round} />
            ))}
          </div>
          <Follows round={round} index={index} />
        </details>
      ))}
      {supposed.value.size > 0 && (
        <button type="button" onClick={supposeNothing}>
          {own.ifClear}
        </button>
      )}
    </section>
  );
}

function OneFact({ fact, round }: { fact: Fact; round: Round }) {
  const own = scoreWords();
  const name = key(fact);
  const id = `if-${name.replaceAll(" ", "-")}`;
  const typed = supposed.value.get(name)?.is ?? "";
  const { answer, keys } = follows.value ?? {};
  const fault = answer?.faults.find(({ position }) => keys?.[position] === name);
  return (
    <div class="fact">
      <label>
        {label(fact)}
        <input
          name={id}
          value={typed}
          inputMode={fact.of === "people" ? "numeric" : fact.of === "budget" ? "decimal" : "text"}
          placeholder={fact.of === "delivered" || fact.of === "recorded" ? own.ifDay : undefined}
          autocomplete="off"
          aria-describedby={`${id}-is`}
          aria-invalid={fault === undefined ? undefined : true}
          onInput={event => suppose(fact, event.currentTarget.value)}
        />
      </label>
      <small id={`${id}-is`} class={fault === undefined ? "faint" : "bad"}>
        {fault === undefined ? own.fromData(inData(fact, round) ?? own.nothing) : `${fault.message} ${fault.hint}`}
      </small>
    </div>
  );
}

function Follows({ round, index }: { round: Round; index: number }) {
  const own = scoreWords();
  const supposes = facts(round).some(fact => supposed.value.has(key(fact)));
  const then = follows.value?.answer.rounds[index];
  const frame = follows.value?.answer.frames[index];
  return (
    <div role="status" aria-live="polite">
      {supposes && then !== undefined && frame !== undefined && (
        <div class="follows">
          <p class="mark">{own.ifMark}</p>
          <p class="then">{own.ifLevel(then.level)}</p>
          <p>{missing(then, frame)}</p>
          <p class="faint">{own.ifNow(round.level)}</p>
        </div>
      )}
    </div>
  );
}

function label(fact: Fact): string {
  const own = scoreWords();
  switch (fact.of) {
    case "people":
      return own.ifPeople;
    case "budget":
      return own.ifBudget;
    case "recorded":
      return own.ifMonth(month(fact.month));
    case "delivered":
      return own.ifItem(words().criteria[fact.item] ?? fact.item);
  }
}

/** What the data says of it on the day that is looked at. */
function inData(fact: Fact, { people, budget, criteria }: Round): string | undefined {
  switch (fact.of) {
    case "people":
      return grouped(people.reached);
    case "budget":
      return budget.disbursed === null ? undefined : grouped(budget.disbursed);
    case "recorded": {
      const months = criteria.flatMap(({ months }) => months ?? []);
      const on = months.find(({ month }) => month === fact.month)?.actual;
      return on == null ? undefined : day(on);
    }
    case "delivered": {
      const on = criteria.find(({ id }) => id === fact.item)?.actual;
      return on == null ? undefined : day(on);
    }
  }
}
