"use strict";
const articles = [...document.querySelectorAll("article")];
const search = document.getElementById("search");
const found = document.getElementById("found");
const contents = document.getElementById("contents");

let lang = navigator.language.startsWith("th") || !navigator.language.startsWith("en") ? "th" : "en";

/** As it is compared: one kind of digits, no spaces of any width, capitals like small letters. */
const plain = text => text.toLowerCase().replace(/[๐-๙]/g, digit => digit.charCodeAt(0) - 0x0e50).replace(/[\s\u200b\u2060]+/g, "");

/** Each piece of a chapter that can be led to, with its words. */
const pieces = articles.flatMap(article => {
  const pieces = [];
  for (const node of article.querySelectorAll("h1, h2, h3, p, li, td, pre, summary, figcaption")) {
    if (/^H[123]$/.test(node.tagName) || node.tagName === "SUMMARY") {
      const place = node.tagName === "SUMMARY" ? node.parentElement : node;
      pieces.push({ article, node: place, title: node.textContent, words: [] });
    }
    pieces.at(-1)?.words.push(node.textContent);
  }
  return pieces.map(piece => ({ ...piece, text: piece.words.join(" "), plain: plain(piece.words.join(" ")) }));
});

function show(place) {
  const target = document.getElementById(place) ?? articles.find(article => article.dataset.lang === lang);
  const article = target.closest("article");
  if (article.dataset.lang !== "") lang = article.dataset.lang;
  document.documentElement.lang = lang;
  for (const one of articles) one.classList.toggle("shown", one === article);
  for (const item of contents.children) item.hidden = item.dataset.lang !== lang && item.dataset.lang !== "";
  for (const link of contents.querySelectorAll("a")) {
    link.toggleAttribute("aria-current", link.hash === `#${article.id}`);
  }
  for (const button of document.querySelectorAll("nav button")) button.setAttribute("aria-pressed", String(button.value === lang));
  if (target.tagName === "DETAILS") target.open = true;
  if (target === article) scrollTo(0, 0);
  else target.scrollIntoView();
}

function find() {
  const asked = plain(search.value);
  found.hidden = asked === "";
  contents.hidden = asked !== "";
  const hits = asked === "" ? [] : pieces.filter(piece => (piece.article.dataset.lang || lang) === lang && piece.plain.includes(asked));
  // Titles first, in the order of the book.
  hits.sort((a, b) => plain(b.title).includes(asked) - plain(a.title).includes(asked));
  found.replaceChildren(
    ...hits.slice(0, 50).map(piece => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${piece.node.id}`;
      link.textContent = piece.title;
      const around = document.createElement("small");
      around.textContent = piece.words.find(words => plain(words).includes(asked))?.slice(0, 140) ?? "";
      link.append(around);
      item.append(link);
      return item;
    }),
  );
  if (asked !== "" && hits.length === 0) {
    found.textContent = lang === "th" ? "ไม่พบ" : "nothing found";
  }
}

addEventListener("hashchange", () => show(decodeURIComponent(location.hash.slice(1))));
search.addEventListener("input", find);
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => {
    const shown = document.querySelector("article.shown");
    const twin = shown.id.replace(/^(th|en)-/, `${button.value}-`);
    lang = button.value;
    find();
    show(twin);
  });
}
show(decodeURIComponent(location.hash.slice(1)));
