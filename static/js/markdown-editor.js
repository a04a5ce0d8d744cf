/* A toolbar for Markdown and a preview that the server renders, so that it shows what readers will get. */

const WAIT = 350;

const around = (sign) => (words) => [`${sign}${words || "…"}${sign}`, sign.length];
const lines = (start) => (words) => [(words || "…").split("\n").map((line) => start + line).join("\n"), start.length];

function footnote(words, text) {
  const number = 1 + Math.max(0, ...[...text.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1])));
  return [`${words}[^${number}]`, words.length, `\n\n[^${number}]: …\n`];
}

const MARKS = {
  bold: around("**"),
  italic: around("*"),
  heading: lines("## "),
  list: lines("- "),
  link: (words) => [`[${words || "…"}](https://)`, 1],
  footnote,
  table: () => ["\n| … | … |\n| --- | --- |\n| … | … |\n", 3],
  page: () => [`[[p. ${document.querySelector("#page-number")?.value || 1}]] `, 0],
};
const BLOCKS = new Set(["heading", "list", "table"]); // these begin a line
const KEYS = { b: "bold", i: "italic", k: "link" };

function mark(textarea, name) {
  const { selectionStart: start, selectionEnd: end, value } = textarea;
  const words = value.slice(start, end);
  const [made, inside, atEnd] = MARKS[name](words, value);
  const gap = BLOCKS.has(name) && start > 0 && value[start - 1] !== "\n" ? "\n\n" : "";
  const put = gap + made;
  const offset = gap.length + inside;
  textarea.focus();
  /* execCommand keeps the browser's own undo, which setRangeText does not */
  if (!document.execCommand("insertText", false, put)) textarea.setRangeText(put, start, end, "end");
  if (atEnd) textarea.setRangeText(atEnd, textarea.value.length, textarea.value.length, "preserve");
  const length = words.length || (put.includes("…") ? 1 : 0);
  const goesOn = name === "page" || name === "footnote"; // nothing to fill in here: write on after it
  const at = start + (goesOn ? put.length : offset);
  textarea.setSelectionRange(at, at + (goesOn ? 0 : length));
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

function livePreview(box, textarea, form) {
  const pane = box.querySelector("[data-preview]");
  const button = box.querySelector("[data-preview-button]");
  let timer = 0;
  let running = null;

  async function render() {
    running?.abort();
    running = new AbortController();
    const body = new FormData();
    body.set("text", textarea.value);
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(form.dataset.previewUrl, { method: "POST", body, signal: running.signal, redirect: "manual" });
      if (answer.ok) pane.innerHTML = await answer.text(); // cleaned by the server, as for readers
    } catch (error) {
      if (error.name !== "AbortError") pane.textContent = "…";
    }
  }

  button.addEventListener("click", (event) => {
    event.preventDefault();
    pane.hidden = !pane.hidden;
    button.setAttribute("aria-expanded", String(!pane.hidden));
    if (!pane.hidden) render();
  });
  textarea.addEventListener("input", () => {
    clearTimeout(timer);
    if (!pane.hidden) timer = setTimeout(render, WAIT);
  });
}

document.querySelectorAll("[data-markdown-box]").forEach((box) => {
  const textarea = box.querySelector("textarea");
  const form = box.closest("form");
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-mark]");
    if (button) mark(textarea, button.dataset.mark);
  });
  textarea.addEventListener("keydown", (event) => {
    const name = (event.ctrlKey || event.metaKey) && !event.altKey && KEYS[event.key.toLowerCase()];
    if (!name) return;
    event.preventDefault();
    mark(textarea, name);
  });
  livePreview(box, textarea, form);
});
