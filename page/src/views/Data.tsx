/** What was found in the data, worst first. */

import type { Diagnostic } from "../engine/protocol";
import { markedCopy } from "../rooms/marked";
import { data } from "../store";
import { words } from "../words";
import { Nothing } from "./Nothing";

export function Data() {
  const said = words();
  if (data.value === undefined) {
    return <Nothing />;
  }
  const { opened, report } = data.value;
  const found = [...report.diagnostics].sort((one, other) => rank(one) - rank(other));
  const verdict = report.ok
    ? report.warnings === 0
      ? said.sound
      : said.soundDoubts(report.warnings)
    : said.unsound(report.errors, report.warnings);
  return (
    <section>
      <h1>
        {opened.provinces.length === 1 && opened.provinces[0]?.name} <small>{opened.name}</small>
      </h1>
      <p class={`verdict ${report.ok ? "good" : "bad"}`}>{verdict}</p>
      {found.length > 0 && (
        <button type="button" onClick={() => void markedCopy()}>
          {said.markedCopy}
        </button>
      )}
      <ul class="faults">
        {found.map((fault, index) => (
          <Fault key={`${index}`} fault={fault} />
        ))}
      </ul>
      {opened.left.length > 0 && (
        <p>
          {said.notTaken}: {opened.left.join(", ")}
        </p>
      )}
    </section>
  );
}

function Fault({ fault }: { fault: Diagnostic }) {
  const said = words();
  const where = [
    data.value?.opened.is_national ? fault.province : null,
    fault.sheet ?? fault.file,
    fault.cell ?? (fault.row === null ? null : `${said.row} ${fault.row}`),
    fault.column,
  ];
  return (
    <li class={fault.severity}>
      <p class="where">
        <span class="tag">{said.severity[fault.severity]}</span> {where.filter(part => part !== null).join(" · ")}
      </p>
      <p>
        {fault.message}
        {fault.found !== null && (
          <>
            {" "}
            · {said.found} <q>{fault.found}</q>
          </>
        )}
      </p>
      <p class="cure">
        {said.cure}: {fault.hint}
      </p>
    </li>
  );
}

function rank({ severity }: Diagnostic): number {
  return severity === "error" ? 0 : 1;
}
