/* What scripts add to every page: the theme button, and buttons that copy: a link, a reference, a quotation. */

const CHOICES = ["system", "light", "dark"];

function keep(choice) {
  try {
    if (choice === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", choice);
  } catch {
    /* storage is switched off: the choice lasts as long as the page */
  }
}

function themeButton(button) {
  const root = document.documentElement;
  const word = button.querySelector("[data-theme-word]");
  const show = () => {
    word.textContent = button.dataset[root.dataset.theme ?? "system"];
  };
  button.addEventListener("click", () => {
    const next = CHOICES[(CHOICES.indexOf(root.dataset.theme ?? "system") + 1) % CHOICES.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    keep(next);
    show();
  });
  show();
}

/* A word processor takes the italics along, a plain field the text. */
function both(text, html) {
  const as = (content, type) => new Blob([content], { type });
  return new ClipboardItem({ "text/plain": as(text, "text/plain"), "text/html": as(html, "text/html") });
}

/* The clipboard interface exists on https only; a selection works everywhere. */
async function copy(text, html) {
  if (navigator.clipboard?.writeText) {
    try {
      if (html && window.ClipboardItem) await navigator.clipboard.write([both(text, html)]);
      else await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /* refused: try the other way */
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function tell(button) {
  const said = document.getElementById("said");
  said.textContent = button.dataset.done;
  button.classList.add("is-done");
  setTimeout(() => {
    button.classList.remove("is-done");
    said.textContent = "";
  }, 2500);
}

function copyButton(button) {
  button.addEventListener("click", async () => {
    const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
    const text = source ? source.textContent.trim() : new URL(button.dataset.copy, location.href).href;
    if (!(await copy(text, source && source.innerHTML.trim()))) return;
    button.focus();
    tell(button);
  });
}

const NOT_QUOTED = ".footnote-ref, .page-link, .page-mark, .finding-number, .finding-tools, .finding-page, .visually-hidden, .picture-words, button";
const LINES = "p, li, tr, h2, h3, h4, h5, h6, blockquote, figcaption, pre";

/* The words of a selection without what stands between them on the page: numbers in the margin, links, buttons. */
function wordsOf(range) {
  const piece = range.cloneContents();
  piece.querySelectorAll(NOT_QUOTED).forEach((each) => each.remove());
  piece.querySelectorAll(LINES).forEach((each) => each.append("\n"));
  piece.querySelectorAll("br").forEach((each) => each.replaceWith(" "));
  const lines = piece.textContent.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return lines.filter(Boolean).join("\n");
}

/* First and last page of the file that a selection stands on: by the marks before and in it, in a finding by its own. */
function pagesOf(range, text, first) {
  const finding = range.startContainer.parentElement.closest(".finding");
  const base = finding?.dataset.page ?? first;
  const begins = [...(finding ?? text).querySelectorAll(".page-mark")];
  const before = begins.filter((mark) => range.comparePoint(mark, 0) < 0).at(-1);
  const inside = begins.filter((mark) => range.comparePoint(mark, 0) === 0).at(-1);
  const from = before?.title ?? base;
  return [from, inside?.title ?? from];
}

function sourceOf(button, range, text) {
  const { work, url, page, pages, first } = button.dataset;
  const [from, to] = pagesOf(range, text, first);
  const place = from === to ? page.replace("{page}", from) : pages.replace("{first}", from).replace("{last}", to);
  const finding = range.startContainer.parentElement.closest(".finding");
  const own = finding?.contains(range.endContainer) && finding.querySelector(".copy-link")?.dataset.copy;
  const mark = from && document.getElementById(`page-${from}`);
  return [work, from && place, own || (mark ? `${url}#${mark.id}` : url)].filter(Boolean).join(", ");
}

/* Words marked in a text bring a button behind them, which copies them with author, title, year, page and address. */
function quoteButton(button) {
  const text = button.closest(".reading-text");
  let range = null;
  const hide = () => {
    button.hidden = true;
    range = null;
  };
  const show = () => {
    const selection = getSelection();
    if (document.activeElement === button && range) return;
    if (selection.isCollapsed || !selection.rangeCount) return hide();
    const chosen = selection.getRangeAt(0);
    if (!text.contains(chosen.commonAncestorContainer) || !wordsOf(chosen)) return hide();
    range = chosen.cloneRange();
    const end = range.endContainer.parentElement.closest(".finding-text > *, .prose:not(.findings) > *");
    if (end && end.nextElementSibling !== button) end.after(button); /* from it Tab goes on behind the words */
    button.hidden = false;
    const place = range.getBoundingClientRect();
    const frame = text.getBoundingClientRect();
    const right = Math.min(place.right, frame.right) - frame.left - button.offsetWidth;
    button.style.insetBlockStart = `${place.bottom - frame.top + 8}px`;
    button.style.left = `${Math.max(0, right)}px`;
  };
  document.addEventListener("selectionchange", () => requestAnimationFrame(show));
  document.addEventListener("keydown", (event) => {
    if (button.hidden || document.activeElement === button) return;
    if (event.key !== "Tab" || event.shiftKey) return;
    event.preventDefault(); /* whoever marks words by keyboard has the focus elsewhere */
    button.focus();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  button.addEventListener("blur", hide);
  button.addEventListener("click", async () => {
    if (!range) return;
    const { opening, closing } = button.dataset;
    if (!(await copy(`${opening}${wordsOf(range)}${closing} — ${sourceOf(button, range, text)}`))) return;
    tell(button);
    hide();
  });
}

/* An open menu closes on Escape, on a click outside and when the focus goes on: it would cover what has it then. */
function menu(details) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

/* A page that the browser kept comes back with the filters that it shows, not with those that were chosen last. */
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelector(".filters form")?.reset();
});

/* A finding's number shows the finding in place; without scripts its permanent address leads to the same text. */
function numberLink(link) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    location.hash = link.dataset.anchor;
  });
}

document.querySelectorAll("[data-anchor]").forEach(numberLink);
document.querySelectorAll("[data-theme-button]").forEach(themeButton);
document.querySelectorAll("[data-copy], [data-copy-from]").forEach(copyButton);
document.querySelectorAll("details.menu").forEach(menu);
document.querySelectorAll("[data-quote]").forEach(quoteButton);
