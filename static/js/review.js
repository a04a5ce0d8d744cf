/* What scripts add to the review screen: keys, adding rows, topics by a click, a warning before leaving. */

document.documentElement.classList.add("js");
const form = document.querySelector("form[data-review]");

/* J and K: the next and the previous thing to check. */
function keys() {
  let place = -1;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    const things = step ? [...document.querySelectorAll("[data-thing]")] : [];
    if (!things.length) return;
    const focused = things.indexOf(document.activeElement);
    place = ((focused < 0 ? place : focused) + step + things.length) % things.length;
    for (let outer = things[place].closest("details"); outer; outer = outer.parentElement.closest("details")) {
      outer.open = true;
    }
    things[place].focus();
    things[place].scrollIntoView({ block: "center" });
    things[place].querySelector("a[data-page]")?.click();
  });
}

function addFinding(row) {
  const total = form.querySelector("#id_finding-TOTAL_FORMS");
  const holder = document.createElement("div");
  holder.innerHTML = document.querySelector("#finding-template").innerHTML.replaceAll("__prefix__", total.value);
  const finding = holder.firstElementChild;
  finding.classList.add("is-new");
  finding.querySelector("[name$=-chapter_row]").value = row;
  form.querySelector(`[data-chapter-row="${row}"]`).append(finding);
  total.value = Number(total.value) + 1;
  finding.querySelector("textarea").focus();
}

function addTopic(button) {
  const field = form.querySelector("[name=front-topic_names]");
  field.value = [field.value.trim().replace(/,$/, ""), button.dataset.topic].filter(Boolean).join(", ");
  button.remove();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function clicks(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.addFinding) addFinding(button.dataset.addFinding);
  if (button.dataset.topic) addTopic(button);
  if (button.dataset.split) {
    const text = document.getElementById(button.dataset.split);
    const at = text.selectionStart;
    form.querySelector("[name=split_at]").value = at > 0 && at < text.value.length ? at : "";
  }
  if (button.dataset.useStored) {
    const field = document.getElementById(button.dataset.useStored);
    field.value = button.dataset.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if ("removeRow" in button.dataset) {
    const row = button.closest("[data-row]");
    row.querySelectorAll("textarea, input[type=text], input[type=number]").forEach((field) => (field.value = ""));
    row.querySelectorAll("input[type=checkbox]").forEach((field) => (field.checked = false));
    row.hidden = true;
  }
}

/* After saving, the page stands where it stood: the same chapters open, the same place, the answer beside the buttons. */
const KEPT = `review ${location.pathname}`;

function keepPlace() {
  const open = [...form.querySelectorAll("details[id][open]")].map((chapter) => chapter.id);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ open, top: scrollY }));
  } catch {
    /* storage is switched off: the page begins at its top */
  }
}

function findPlace() {
  const message = document.querySelector(".messagelist")?.textContent.trim();
  if (message) form.querySelector("[data-save-state]").textContent = message;
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
  } catch {
    /* as above */
  }
  for (const id of kept?.open ?? []) document.getElementById(id)?.setAttribute("open", "");
  if (document.querySelector("[autofocus]")) return;
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  else if (kept) scrollTo(0, kept.top);
}

/* Leaving with unsaved text asks first; saving after the session ended keeps the page and says so. */
function guard() {
  const said = form.querySelector("[data-said]");
  const state = form.querySelector("[data-save-state]");
  let dirty = Boolean(document.querySelector(".error-summary, .stored"));
  let asked = null;
  form.addEventListener("input", () => {
    dirty = true;
    state.textContent = form.dataset.unsaved;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (asked === button) {
      dirty = false;
      keepPlace();
      return;
    }
    event.preventDefault();
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    let signedIn = false;
    try {
      signedIn = (await fetch(form.dataset.previewUrl, { method: "POST", body, redirect: "manual" })).ok;
    } catch {
      signedIn = true; // no connection: the browser's own error page says so, and Back keeps the text
    }
    said.hidden = signedIn;
    said.textContent = signedIn ? "" : form.dataset.signedOut;
    if (!signedIn) {
      said.scrollIntoView({ block: "center" });
      return;
    }
    asked = button;
    form.requestSubmit(button);
  });
}

if (form) {
  keys();
  guard();
  findPlace();
  form.addEventListener("click", clicks);
  document.querySelector("[autofocus]")?.focus();
}
