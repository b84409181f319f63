/** Says that work is kept on this machine, with a switch to keep nothing. */

import { keeps } from "../../desk";
import { setKeeping } from "../../rooms/keep";
import { words } from "../../words";

export function Keeping() {
  const said = words();
  return (
    <div class="keeping">
      <label class="switch">
        <input
          type="checkbox"
          name="keep"
          checked={keeps.value}
          onChange={event => void setKeeping(event.currentTarget.checked)}
        />
        {said.keeping}
      </label>
      <p>{said.keepingWhy}</p>
    </div>
  );
}
