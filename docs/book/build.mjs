// Makes the docs one HTML file that opens from a folder, in both languages, with pictures inside and a search that finds Thai:
//   node docs/book/build.mjs PICTURES OUTPUT.html
// Words of Thai are not parted by spaces, so that indexes of words, which other makers of books search by, do not find them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const docs = join(here, "..");
const { Marked } = createRequire(join(docs, "../page/package.json"))("marked");
const [pictures, output] = process.argv.slice(2);

/** What stands in the book, in order: the walks in each language, then what both share. */
const WALKS = ["first-ten-minutes", "whole-country", "templates"];
const SHARED = ["data", "batch", "schedule", "deliver", "handbook", "templates", "proof", "page", "programs"];
const LANGUAGES = { th: "ไทย", en: "English" };

const escape = text => text.replace(/[&<>"]/g, c => `&#${c.codePointAt(0)};`);
const read = path => readFileSync(join(docs, path), "utf8").replaceAll("\r\n", "\n");

/** The chapter a link of one file leads to, and its heading. */
function chapterOf(link, file, lang) {
  const [path, heading] = link.split("#");
  const target = path === "" ? file : normalize(join(dirname(file), path));
  const walk = WALKS.find(name => target === `book/${lang}/${name}.md`);
  const id = walk ? `${lang}-${walk}` : SHARED.find(name => target === `${name}.md`);
  const found = id ?? (target === "diagnostics.md" ? `${lang}-faq` : undefined);
  return found && `#${found}${heading ? `--${heading}` : ""}`;
}

function picture(href, text) {
  const file = join(pictures, href.replace(/^pictures\//, ""));
  return `<figure><img alt="${escape(text)}" src="data:image/png;base64,${readFileSync(file, "base64")}"><figcaption>${escape(text)}</figcaption></figure>`;
}

function html(markdown, id, file, lang) {
  const renderer = {
    heading({ tokens, depth, text }) {
      const slug = text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, "").replaceAll(" ", "-");
      return `<h${depth} id="${id}--${escape(slug)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const to = /^https?:/.test(href) ? href : chapterOf(href, file, lang);
      // What lies beside the program and not in the book is named, and leads nowhere.
      return to ? `<a href="${escape(to)}">${text}</a>` : text;
    },
    image: ({ href, text }) => picture(href, text),
  };
  return new Marked({ renderer }).parse(markdown, { async: false });
}

/** Questions people have when the program answers with a code, out of what the docs say of each. */
function questions(lang) {
  const isEnglish = paragraph => paragraph.startsWith("*") && !paragraph.startsWith("**");
  const groups = read("diagnostics.md").split(/^## /m).slice(1);
  const told = groups.map(group => {
    const [heading, ...sections] = group.split(/^### /m);
    const answers = sections.map(section => {
      const [code, severity, ...paragraphs] = section.trim().split(/\n{2,}/);
      const name = code.replaceAll("`", "");
      const own = paragraphs.filter(paragraph => isEnglish(paragraph) === (lang === "en"));
      if (own.length === 0) throw new Error(`docs/diagnostics.md: ${name} is not told in both languages`);
      const text = own.map(paragraph => (lang === "en" ? paragraph.replace(/^\*|\*$/g, "") : paragraph)).join("\n\n");
      const cause = text.replace(/^\*\*[^*]+\*\*\s*/, "");
      const question = lang === "en" ? cause.split(/(?<=[.:;])\s/)[0].replace(/[.:;]$/, "") : cause.split(/<br>|\n\n/)[0];
      const grave = severity.split(" · ")[lang === "en" ? 1 : 0];
      const plain = new Marked().parseInline(question.replaceAll("\n", " "), { async: false });
      return `<details id="${lang}-faq--${name}"><summary>${plain} <code>${name}</code> <small>${escape(grave)}</small></summary>${html(text, `${lang}-faq-${name}`, "diagnostics.md", lang)}</details>`;
    });
    const title = heading.trim().split(" · ")[lang === "en" ? 1 : 0];
    return `<h2>${escape(title)}</h2>${answers.join("\n")}`;
  });
  const title = lang === "en" ? "Questions and answers" : "ถามตอบ";
  return { id: `${lang}-faq`, lang, title, body: `<h1>${title}</h1>${told.join("\n")}` };
}

function chapter(id, lang, file) {
  const markdown = read(file);
  const heading = markdown.match(/^# (.*)$/m)[1];
  const [first, second] = heading.split(" · ");
  // Of a title in both languages, the reader's own.
  const own = [first, second ?? first].find(part => /\p{Script=Thai}/u.test(part) === (lang === "th")) ?? first;
  return { id, lang, title: own, body: html(markdown, id, file, lang) };
}

const chapters = Object.keys(LANGUAGES).flatMap(lang => [
  ...WALKS.map(name => chapter(`${lang}-${name}`, lang, `book/${lang}/${name}.md`)),
  questions(lang),
]);
const shared = SHARED.map(name => ({ ...chapter(name, "en", `${name}.md`), lang: "", thai: chapter(name, "th", `${name}.md`).title }));

const entry = ({ id, lang, title }) => `<li data-lang="${lang}"><a href="#${id}">${escape(title)}</a></li>`;
const contents = [
  ...chapters.map(entry),
  ...shared.map(({ id, title, thai }) => [entry({ id, lang: "th", title: thai }), entry({ id, lang: "en", title })].join("")),
];
const articles = [...chapters, ...shared].map(({ id, lang, body }) => `<article id="${id}" data-lang="${lang}">\n${body}</article>`);

// Every place a link leads to is there.
const places = new Set([...articles.join("").matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
const lost = [...articles.join("").matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter(id => !places.has(id));
if (lost.length > 0) throw new Error(`links that lead nowhere: ${[...new Set(lost)].join(", ")}`);

/** The face that comes with the program, for machines that have none for Thai. */
const face = (file, weight) =>
  `@font-face { font-family: "Sarabun"; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(join(docs, "../fonts", file), "base64")}); }`;
const faces = [face("Sarabun-Regular.ttf", 400), face("Sarabun-Bold.ttf", 700)].join("\n");

const part = name => readFileSync(join(here, name), "utf8");
writeFileSync(
  output,
  part("book.html").replace(/<!-- (style|contents|chapters|script) -->/g, (_, name) =>
    ({ style: `${faces}\n${part("book.css")}`, contents: contents.join("\n"), chapters: articles.join("\n"), script: part("search.js") })[name],
  ),
);
