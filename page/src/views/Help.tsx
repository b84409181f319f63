/** Help: the first visit once more, and every fault's cause and cure. */

import groups from "virtual:diagnostics";
import { useSignal } from "@preact/signals";
import { openGuide } from "../rooms/typeset";
import { goToStep } from "../rooms/visit";
import { help, lang } from "../store";
import { helpWords } from "../words/help";
import { Dialog } from "./Dialog";

export function HelpButton() {
  return (
    <button
      type="button"
      class="quiet"
      onClick={() => {
        help.value = {};
      }}
    >
      {helpWords().help}
    </button>
  );
}

/** Opens the help on one fault. */
export function FaultHelp({ code }: { code: string }) {
  const said = helpWords();
  return (
    <button
      type="button"
      class="fault-help"
      aria-label={said.about(code)}
      title={said.about(code)}
      onClick={() => {
        help.value = { code };
      }}
    >
      ?
    </button>
  );
}

export function Help() {
  const said = helpWords();
  const code = help.value?.code;
  return (
    <Dialog
      name="help"
      class="help"
      title={code === undefined ? said.help : said.faults}
      isOpen={help.value !== undefined}
      onClose={() => {
        help.value = undefined;
      }}
    >
      {code === undefined ? <All /> : <One code={code} />}
    </Dialog>
  );
}

function One({ code }: { code: string }) {
  const said = helpWords();
  return (
    <>
      <Section code={code} />
      <button
        type="button"
        onClick={() => {
          help.value = {};
        }}
      >
        {said.allFaults}
      </button>
    </>
  );
}

function Section({ code }: { code: string }) {
  const found = groups.find(({ sections }) => code in sections)?.sections[code];
  const html = lang.value === "th" ? found?.thai : found?.english;
  return (
    <article>
      <h3>
        <code>{code}</code>
      </h3>
      {html !== undefined && <div dangerouslySetInnerHTML={{ __html: html }} />}
    </article>
  );
}

function All() {
  const said = helpWords();
  const wanted = useSignal("");
  const key = lang.value === "th" ? "thai" : "english";
  const holds = (code: string, text: string) =>
    `${code} ${text.replace(/<[^>]*>/g, "")}`.toLowerCase().includes(wanted.value.trim().toLowerCase());
  return (
    <>
      <div class="row-of">
        <button type="button" class="primary" onClick={() => void goToStep(0)}>
          {said.again}
        </button>
        <button type="button" onClick={() => void openGuide()}>
          {said.guide}
        </button>
      </div>
      <h3>{said.faults}</h3>
      <p>{said.faultsText}</p>
      <label>
        {said.find}
        <input
          type="search"
          name="find-help"
          value={wanted.value}
          onInput={event => {
            wanted.value = event.currentTarget.value;
          }}
        />
      </label>
      {groups.map(group => {
        const found = Object.entries(group.sections).filter(([code, section]) => holds(code, section[key]));
        return found.length === 0 ? null : (
          <section key={group.english}>
            <h4>{group[key]}</h4>
            {found.map(([code, section]) => (
              <details key={code}>
                <summary>
                  {gist(section[key])} <code>{code}</code>
                </summary>
                <div dangerouslySetInnerHTML={{ __html: section[key] }} />
              </details>
            ))}
          </section>
        );
      })}
    </>
  );
}

/** The first sentence of a section, without its mark. */
function gist(html: string): string {
  const text = html.replace(/<p>[^<]*<\/p>/, "").replace(/<strong>[^<]*<\/strong>/, "");
  const first = text
    .replace(/<br\s*\/?>[\s\S]*/, "")
    .replace(/<[^>]*>/g, "")
    .trim();
  const sentence = first.split(/[.:] /)[0] ?? first;
  return sentence.length > 90 ? `${sentence.slice(0, 88)}…` : sentence;
}
