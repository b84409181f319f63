/** Offers to go on with the work of an earlier visit. */

import { kept } from "../../desk";
import { open } from "../../rooms/check";
import { forget } from "../../rooms/keep";
import { engine } from "../../store";
import { moment, words } from "../../words";

export function LastTime() {
  const said = words();
  const last = kept.value;
  if (last === undefined) {
    return null;
  }
  return (
    <section class="card last-time">
      <h2>{said.lastTime}</h2>
      <p>{said.lastTimeOf(last.name, moment(last.on), last.mends.length)}</p>
      <div class="row-of">
        <button
          type="button"
          class="primary"
          disabled={engine.value === undefined}
          onClick={() => void open(last.dataset, last.mends, last.isSaved)}
        >
          {said.goOn}
        </button>
        <button type="button" class="quiet" onClick={() => void forget()}>
          {said.forgetIt}
        </button>
      </div>
    </section>
  );
}
