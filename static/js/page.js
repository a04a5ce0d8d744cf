/* What scripts add to every page: the theme button, and buttons that copy. */

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

function copyButton(button) {
  button.addEventListener("click", async () => {
    const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
    const text = source ? source.textContent.trim() : new URL(button.dataset.copy, location.href).href;
    if (!(await copy(text, source && source.innerHTML.trim()))) return;
    button.focus();
    const said = document.getElementById("said");
    said.textContent = button.dataset.done;
    button.classList.add("is-done");
    setTimeout(() => {
      button.classList.remove("is-done");
      said.textContent = "";
    }, 2500);
  });
}

/* An open menu closes on Escape and on a click outside. */
function menu(details) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

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
