/** The officer's tables, and what was found in them, worst first. */

import { sheetShown } from "../desk";
import { cameFromBook } from "../rooms/origin";
import { pageSeen } from "../rooms/turn";
import { data, view } from "../store";
import { words } from "../words";
import { bookWords } from "../words/book";
import { Bar } from "./data/Bar";
import "./data/data.css";
import { Faults } from "./data/Faults";
import { Grid } from "./data/Grid";
import { Keeping } from "./data/Keeping";
import { Mends } from "./data/Mends";
import { Tabs } from "./data/Tabs";
import { Nothing } from "./Nothing";

export function Data() {
  const said = words();
  if (data.value === undefined) {
    return <Nothing />;
  }
  const { opened, report } = data.value;
  const sheet = opened.sheets[sheetShown.value];
  const verdict = report.ok
    ? report.warnings === 0
      ? said.sound
      : said.soundDoubts(report.warnings)
    : said.unsound(report.errors, report.warnings);
  return (
    <section class="data">
      <header>
        {cameFromBook.value && (
          <button
            type="button"
            class="back"
            onClick={() => {
              view.value = "book";
            }}
          >
            ← {bookWords().backTo(pageSeen.value + 1)}
          </button>
        )}
        <h1>
          {opened.provinces.length === 1 && opened.provinces[0]?.name} <small>{opened.name}</small>
        </h1>
        <p class={`verdict ${report.ok ? "good" : "bad"}`}>{verdict}</p>
        <Mends />
      </header>
      <div class="desk">
        <Faults />
        {sheet !== undefined && (
          <div class="sheet">
            <Tabs />
            <div id="sheet" role="tabpanel" aria-labelledby={`tab-${sheetShown.value}`}>
              <Bar sheet={sheet} />
              <Grid key={sheetShown.value} sheet={sheet} />
            </div>
          </div>
        )}
      </div>
      {opened.left.length > 0 && (
        <p>
          {said.notTaken}: {opened.left.join(", ")}
        </p>
      )}
      <Keeping />
    </section>
  );
}
