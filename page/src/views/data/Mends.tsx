/** What was typed over: taken back, and taken away as files. */

import { added, hasUnsaved, isChecking, mends, told, undone } from "../../desk";
import { markedCopy } from "../../rooms/marked";
import { redo, saveMended, undo } from "../../rooms/mend";
import { data } from "../../store";
import { words } from "../../words";

export function Mends() {
  const said = words();
  const count = mends.value.length;
  const files = added.value.length;
  const hasFound = (data.value?.report.diagnostics.length ?? 0) > 0;
  return (
    <div class="mends">
      <button type="button" onClick={undo} disabled={count === 0}>
        ↶ {said.undo}
      </button>
      <button type="button" onClick={redo} disabled={undone.value.length === 0}>
        ↷ {said.redo}
      </button>
      <button
        type="button"
        class={hasUnsaved.value ? "primary" : ""}
        onClick={() => void saveMended()}
        disabled={count + files === 0 || isChecking.value}
      >
        {said.mendedFile}
      </button>
      {hasFound && (
        <button type="button" onClick={() => void markedCopy()}>
          {said.markedCopy}
        </button>
      )}
      {count + files > 0 && (
        <p class="made">
          {count > 0 && said.mendsMade(count)}
          {count > 0 && files > 0 && " · "}
          {files > 0 && said.filesAdded(files)}
          {hasUnsaved.value && ` · ${said.notSavedYet}`}
        </p>
      )}
      <p class="checked" role="status">
        {isChecking.value ? said.checking : told.value}
      </p>
    </div>
  );
}
