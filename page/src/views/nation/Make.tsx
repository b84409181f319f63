/** The books of every province: which, where to, and how far they have come. */

import { useEffect } from "preact/hooks";
import { type Failed, leftOut, type Making, makesAnew, making, remembered } from "../../nation";
import { count, forgetMade } from "../../rooms/ledger";
import { goOnMaking, isUnderWay, makeInFolder, makeZip, putAway, stopMaking, takeSoFar } from "../../rooms/make";
import { kindsOfAll } from "../../rooms/order";
import { hasFolderWindow } from "../../rooms/windows";
import { data } from "../../store";
import { nationWords } from "../../words/nation";
import { Check } from "../Check";

export function Make() {
  const own = nationWords();
  useEffect(() => {
    void count();
  }, []);
  const now = making.value;
  const isNothing = kindsOfAll().every(({ name }) => leftOut.value.has(name));
  const isSound = (data.value?.opened.provinces ?? []).some(({ year }) => year !== null);
  return (
    <section class="card make" aria-labelledby="make">
      <h2 id="make">{own.make}</h2>
      {now === undefined ? (
        <>
          <Choice />
          <div class="row-of">
            <button type="button" class="primary" disabled={isNothing || !isSound} onClick={() => void makeZip()}>
              {own.makeZip}
            </button>
            {hasFolderWindow() && (
              <button type="button" disabled={isNothing || !isSound} onClick={() => void makeInFolder()}>
                {own.makeFolder}
              </button>
            )}
          </div>
        </>
      ) : (
        <Progress making={now} />
      )}
      {remembered.value > 0 && !isUnderWay() && (
        <p class="faint remembered">
          {own.remembered(remembered.value)}{" "}
          <button type="button" class="quiet" onClick={() => void forgetMade()}>
            {own.forget}
          </button>
        </p>
      )}
    </section>
  );
}

function Choice() {
  const own = nationWords();
  return (
    <>
      <fieldset>
        <legend>{own.which}</legend>
        {kindsOfAll().map(({ name, thai }) => (
          <Check
            key={name}
            class="check"
            name={`make-${name}`}
            checked={!leftOut.value.has(name)}
            onChoose={isChecked => {
              const next = new Set(leftOut.value);
              if (isChecked) {
                next.delete(name);
              } else {
                next.add(name);
              }
              leftOut.value = next;
            }}
          >
            {thai}
          </Check>
        ))}
      </fieldset>
      <p class="faint">{own.onlyChanged}</p>
      <Check
        class="check"
        name="make-anew"
        checked={makesAnew.value}
        onChoose={isChecked => {
          makesAnew.value = isChecked;
        }}
      >
        {own.anew}
      </Check>
    </>
  );
}

function Progress({ making }: { making: Making }) {
  const own = nationWords();
  const { state, place, done, of, made, unchanged, left, failed, remarks } = making;
  const far =
    state === "preparing"
      ? own.preparing(done, of)
      : state === "making"
        ? own.making(done, of)
        : state === "stopped"
          ? own.stopped(made)
          : own.ended(made, unchanged);
  return (
    <div data-making={state}>
      <p class="far">
        <b>{far}</b>
        {left !== undefined && <span> {own.left(left)}</span>}
        {unchanged > 0 && state !== "done" && <span class="faint"> {own.unchanged(unchanged)}</span>}
      </p>
      {state !== "done" && <progress value={done} max={Math.max(of, 1)} aria-label={far} />}
      {/* Every tenth is told, for nobody wants to hear each book. */}
      <p class="sr" role="status" aria-live="polite">
        {state === "making" && of > 0 ? own.making(Math.floor((done * 10) / of) * Math.ceil(of / 10), of) : ""}
      </p>
      <div class="row-of">
        {isUnderWay() ? (
          <button type="button" onClick={stopMaking}>
            {own.stop}
          </button>
        ) : (
          <>
            {state === "stopped" && (
              <button type="button" class="primary" onClick={() => void goOnMaking()}>
                {own.goOn}
              </button>
            )}
            {state === "stopped" && place === "zip" && made > 0 && (
              <button type="button" onClick={() => void takeSoFar()}>
                {own.takeSoFar}
              </button>
            )}
            <button type="button" onClick={putAway}>
              {own.chooseAgain}
            </button>
          </>
        )}
      </div>
      <List title={own.failed(failed.length)} of={failed} isBad />
      <List title={own.remarks(remarks.length)} of={remarks} />
    </div>
  );
}

function List({ title, of, isBad = false }: { title: string; of: readonly Failed[]; isBad?: boolean }) {
  return of.length === 0 ? null : (
    <details class={isBad ? "bad" : undefined} open={isBad}>
      <summary>{title}</summary>
      <ul>
        {of.map(({ name, cause }) => (
          <li key={`${name} ${cause}`}>
            <b>{name}</b> {cause}
          </li>
        ))}
      </ul>
    </details>
  );
}
