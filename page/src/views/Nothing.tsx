import { view } from "../store";
import { words } from "../words";

/** What every view shows while nothing is opened. */
export function Nothing() {
  const said = words();
  return (
    <section class="card">
      <p>{said.nothingOpened}</p>
      <button
        type="button"
        onClick={() => {
          view.value = "begin";
        }}
      >
        {said.goBegin}
      </button>
    </section>
  );
}
