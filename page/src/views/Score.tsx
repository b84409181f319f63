/** Both rounds and the indicators as tables. */

import { useSignalEffect } from "@preact/signals";
import type { Criterion, Round } from "../engine/protocol";
import { rescore } from "../rooms/score";
import { asOf, current, data, province, score } from "../store";
import { day, grouped, month, words } from "../words";
import { Nothing } from "./Nothing";
import { Which } from "./Which";

export function Score() {
  const said = words();
  useSignalEffect(() => {
    data.value;
    province.value;
    asOf.value;
    void rescore();
  });
  if (data.value === undefined) {
    return <Nothing />;
  }
  const shown = score.value;
  return (
    <section>
      <h1>{said.steps.score}</h1>
      <Which isDated />
      {current.value?.year == null && <p class="verdict bad">{said.noScore}</p>}
      {shown?.scorecard.rounds.map((round, index) => (
        <OneRound key={round.round} round={round} top={shown.frame.rounds[index]?.top_level ?? 5} />
      ))}
      {shown !== undefined && <Indicators />}
    </section>
  );
}

function OneRound({ round, top }: { round: Round; top: number }) {
  const said = words();
  const { people, budget } = round;
  return (
    <section class="card round">
      <h2>
        {said.round(round.round)} <small>{said.roundState[round.state]}</small>
      </h2>
      <p class="level">{said.levelOf(round.level, top)}</p>
      <p>
        {said.people} {grouped(people.reached)}/{grouped(people.target)} ({people.percent ?? "-"} %) · {said.budget}{" "}
        {budget.disbursed === null ? "-" : grouped(budget.disbursed)}/
        {budget.allocated === null ? "-" : grouped(budget.allocated)} ({budget.percent ?? "-"} %)
      </p>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{said.level}</th>
              <th scope="col">{said.criterion}</th>
              <th scope="col">{said.stateHead}</th>
            </tr>
          </thead>
          <tbody>
            {round.criteria.map(criterion => (
              <tr key={`${criterion.level} ${criterion.id}`}>
                <td>{criterion.level}</td>
                <td>{criterionText(criterion)}</td>
                <td class={criterion.state}>{said.criterionState[criterion.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A criterion with its due day or threshold, and what was shown for it. */
function criterionText(criterion: Criterion): string {
  const said = words();
  const parts = [said.criteria[criterion.id] ?? criterion.id];
  if (criterion.due !== undefined) {
    parts.push(`≤ ${day(criterion.due)}`, criterion.actual == null ? "-" : day(criterion.actual));
  }
  if (criterion.threshold !== undefined) {
    parts.push(`≥ ${criterion.threshold} %`);
  }
  for (const failed of criterion.months?.filter(({ state }) => state === "missed" || state === "not_shown") ?? []) {
    parts.push(`${month(failed.month)} ${said.criterionState[failed.state]}`);
  }
  return parts.join(" · ");
}

function Indicators() {
  const said = words();
  if (score.value === undefined) {
    return null;
  }
  const { scorecard, frame } = score.value;
  return (
    <section class="card">
      <h2>{said.indicators}</h2>
      <div class="wide">
        <table>
          <tbody>
            {scorecard.indicators.map((indicator, index) => (
              <tr key={indicator.id}>
                <td>{frame.indicators[index]?.name}</td>
                <td>
                  {indicator.actual ?? said.notGiven}/{indicator.target} {frame.indicators[index]?.unit}
                </td>
                <td class={indicator.met ? "met" : "missed"}>{indicator.met ? said.met : said.notMet}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
