/** The whole country: who is ready, the books of all provinces, and where everybody stands. */

import { useSignalEffect } from "@preact/signals";
import { nations, nationYear } from "../nation";
import { survey } from "../rooms/country";
import { asOf, data, engine, lang } from "../store";
import { words } from "../words";
import { nationWords } from "../words/nation";
import { AsOf } from "./AsOf";
import { Nothing } from "./Nothing";
import { Board } from "./nation/Board";
import { Levels } from "./nation/Levels";
import { Make } from "./nation/Make";
import "./nation/nation.css";
import { Ranks } from "./nation/Ranks";
import { Select } from "./Select";

export function Nation() {
  const said = words();
  const own = nationWords();
  useSignalEffect(() => {
    engine.value;
    data.value;
    asOf.value;
    lang.value;
    void survey();
  });
  const opened = data.value?.opened;
  if (opened === undefined || !opened.is_national) {
    return <Nothing />;
  }
  const told = nations.value;
  const shown = told?.find(({ year }) => year === nationYear.value) ?? told?.at(-1);
  const ready = opened.provinces.filter(({ year }) => year !== null).length;
  return (
    <section class="nation">
      <header>
        <h1>
          {own.country} <small>{opened.name}</small>
        </h1>
        <p class={`verdict ${ready === opened.provinces.length ? "good" : "bad"}`}>
          {own.ready(ready, opened.provinces.length)}
        </p>
        <AsOf />
      </header>
      <Make />
      <Board />
      {told !== undefined && told.length > 1 && (
        <Select
          label={said.year}
          name="nation-year"
          value={shown?.year}
          choices={told.map(({ year }) => ({ value: year, text: year }))}
          onChoose={chosen => {
            nationYear.value = Number(chosen);
          }}
        />
      )}
      {told === undefined ? (
        <p class="making">{own.surveying}</p>
      ) : shown === undefined ? (
        <p class="verdict bad">{own.noNation}</p>
      ) : (
        <>
          <Levels nation={shown} />
          <Ranks nation={shown} />
        </>
      )}
    </section>
  );
}
