import { origin } from "../desk";
import { readAgain } from "../rooms/watch";
import { words } from "../words";

/** Says that what another program saves is seen here, or offers to read it again. */
export function Watching() {
  const said = words();
  const from = origin.value?.from;
  if (from === undefined) {
    return null;
  }
  return from.mark === undefined ? (
    <button type="button" class="quiet watching" onClick={() => void readAgain()}>
      ⟳ {said.readAgain}
    </button>
  ) : (
    <p class="watching" title={said.watchingWhy}>
      {said.watching}
    </p>
  );
}
