/** Takes what seems to be meant, where one thing does. */

import { type Fault, positionOf } from "../../desk";
import { canMend, typeOver } from "../../rooms/mend";
import { words } from "../../words";

export function Cure({ fault }: { fault: Fault }) {
  const said = words();
  const { meant, sheet, column } = fault.spot;
  const position = positionOf(fault);
  if (meant === null || sheet === null || column === null || position === undefined || !canMend(sheet, position)) {
    return null;
  }
  return (
    <div class="meant">
      {!fault.diagnostic.hint.includes(`«${meant}»`) && <p>{said.asks(meant)}</p>}
      <button type="button" onClick={() => typeOver(sheet, { position, column }, meant, fault.diagnostic.row)}>
        {said.yes(short(meant))}
      </button>
    </div>
  );
}

function short(text: string): string {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : text;
}
