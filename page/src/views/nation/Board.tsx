/** Who is ready: every province by region, and those that have something to mend. */

import type { Province } from "../../engine/protocol";
import { board, goToFaultsOf, goToProvince, type Tile } from "../../rooms/country";
import { data } from "../../store";
import { day } from "../../words";
import { nationWords } from "../../words/nation";

const STATES: Tile["state"][] = ["complete", "doubtful", "blocked", "absent"];

/** So that it reads in grey too. */
const SIGNS = { complete: "✓", doubtful: "△", blocked: "■", absent: "–" };

export function Board() {
  const own = nationWords();
  const { regions, strangers } = board();
  const tiles = regions.flatMap(({ tiles }) => tiles);
  const blocked = (data.value?.opened.provinces ?? []).filter(({ year }) => year === null);
  return (
    <section class="card board" aria-labelledby="board">
      <h2 id="board">{own.board}</h2>
      <ul class="counts">
        {STATES.map(state => (
          <li key={state} class={state}>
            <span aria-hidden="true">{SIGNS[state]}</span> {own.states[state]}{" "}
            <b>{own.provincesOf(tiles.filter(tile => tile.state === state).length)}</b>
          </li>
        ))}
      </ul>
      {blocked.length > 0 && <Lacking provinces={blocked} />}
      <p class="faint">{own.boardHelp}</p>
      {regions.map(({ name, tiles }) => (
        <div key={name}>
          <h3>{name}</h3>
          <Tiles tiles={tiles} />
        </div>
      ))}
      {strangers.length > 0 && (
        <>
          <h3>{own.strangers}</h3>
          <Tiles tiles={strangers} />
        </>
      )}
    </section>
  );
}

function Lacking({ provinces }: { provinces: readonly Province[] }) {
  const own = nationWords();
  return (
    <div class="lacking">
      <h3>{own.lacking}</h3>
      <ul>
        {provinces.map(({ name, errors }) => (
          <li key={name}>
            <b>{name}</b> {own.errorsOf(errors)}
            <button type="button" onClick={() => goToFaultsOf(name)}>
              {own.seeFaults}
              <span class="sr"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  const own = nationWords();
  return (
    <ul class="tiles">
      {tiles.map(({ name, state, received, position }) => {
        const says = (
          <>
            <span aria-hidden="true">{SIGNS[state]}</span>
            <span>
              {name} <span class="sr">{own.states[state]}</span>
              {received !== null && <small>{own.received(day(received))}</small>}
            </span>
          </>
        );
        return (
          <li key={`${name} ${position}`}>
            {position === undefined ? (
              <span class={`tile ${state}`}>{says}</span>
            ) : (
              <button type="button" class={`tile ${state}`} onClick={() => goToProvince(position)}>
                {says}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
