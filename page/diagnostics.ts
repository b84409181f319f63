// Every fault's section of docs/diagnostics.md, made ready for the page when it is built.

import { readFileSync } from "node:fs";
import { marked } from "marked";
import type { Plugin } from "vite";

const NAME = "virtual:diagnostics";

export interface Section {
  /** Markup of our own documents, in Thai and in English. */
  thai: string;
  english: string;
}

/** Gives the page `virtual:diagnostics`: the groups in order, each with its sections by code. */
export function diagnostics(path: string): Plugin {
  return {
    name: "diagnostics",
    resolveId: id => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) {
        return undefined;
      }
      this.addWatchFile(path);
      return `export default ${JSON.stringify(groups(readFileSync(path, "utf8").replaceAll("\r\n", "\n")))}`;
    },
  };
}

function groups(text: string): { thai: string; english: string; sections: Record<string, Section> }[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map(group => {
      const [heading = "", ...rest] = group.split(/^### /m);
      const [thai = "", english = ""] = heading.trim().split(" · ");
      return { thai, english, sections: Object.fromEntries(rest.map(section)) };
    });
}

function section(text: string): [string, Section] {
  const [heading = "", ...paragraphs] = text.trim().split(/\n{2,}/);
  const code = heading.replaceAll("`", "").trim();
  const isEnglish = (paragraph: string) => paragraph.startsWith("*") && !paragraph.startsWith("**");
  const [severity = "", ...told] = paragraphs;
  const thai = told.filter(paragraph => !isEnglish(paragraph));
  const english = told.filter(isEnglish).map(paragraph => paragraph.replace(/^\*|\*$/g, ""));
  if (code === "" || thai.length === 0 || english.length === 0) {
    throw new Error(`docs/diagnostics.md: ${code} is not told in both languages`);
  }
  const [inThai = "", inEnglish = ""] = severity.split(" · ");
  return [code, { thai: html([inThai, ...thai]), english: html([inEnglish, ...english]) }];
}

function html(paragraphs: string[]): string {
  const written = marked.parse(paragraphs.join("\n\n"), { async: false });
  // Where a link leads is not inside the page.
  return written.replace(/<a [^>]*>(.*?)<\/a>/gs, "$1");
}
