/** Says that work is kept on this machine, with a switch to keep nothing. */

import { keeps } from "../../desk";
import { setKeeping } from "../../rooms/keep";
import { words } from "../../words";
import { Check } from "../Check";

export function Keeping() {
  const said = words();
  return (
    <div class="keeping">
      <Check class="switch" name="keep" checked={keeps.value} onChoose={isChecked => void setKeeping(isChecked)}>
        {said.keeping}
      </Check>
      <p>{said.keepingWhy}</p>
    </div>
  );
}
