/** How a province stands: what is missing first, then the steps, then the indicators; on any day of the year. */

import { useSignalEffect } from "@preact/signals";
import { rescore } from "../rooms/score";
import { asOf, current, data, lang, province, score } from "../store";
import { words } from "../words";
import { Nothing } from "./Nothing";
import { Round } from "./Round";
import { WhatIf } from "./WhatIf";
import { Which } from "./Which";
import { Year } from "./Year";
import "./score.css";

export function Score() {
  const said = words();
  useSignalEffect(() => {
    data.value;
    province.value;
    asOf.value;
    lang.value;
    void rescore();
  });
  if (data.value === undefined) {
    return <Nothing />;
  }
  const shown = score.value;
  return (
    <section class="scores">
      <h1 class="sr">{said.steps.score}</h1>
      {shown === undefined && (
        <div class="which">
          <Which isDated />
        </div>
      )}
      {current.value?.year == null && <p class="verdict bad">{said.noScore}</p>}
      {shown !== undefined && (
        <>
          <Year score={shown} />
          <div class="rounds">
            {shown.scorecard.rounds.map((round, index) => {
              const frame = shown.frame.rounds[index];
              return frame === undefined ? null : <Round key={round.round} round={round} frame={frame} />;
            })}
          </div>
          <WhatIf score={shown} />
          <Indicators />
        </>
      )}
    </section>
  );
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
          <thead>
            <tr>
              <th scope="col">{said.indicator}</th>
              <th scope="col">
                {said.actual}/{said.target}
              </th>
              <th scope="col">{said.stateHead}</th>
            </tr>
          </thead>
          <tbody>
            {scorecard.indicators.map((indicator, index) => (
              <tr key={indicator.id}>
                <td>{frame.indicators[index]?.name}</td>
                <td>
                  {indicator.actual ?? said.notGiven}/{indicator.target} {frame.indicators[index]?.unit}
                </td>
                <td class={indicator.met ? "met verdict-of" : "missed verdict-of"}>
                  {indicator.met ? said.met : said.notMet}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
