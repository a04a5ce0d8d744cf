/* Sends the report in the page: checks before sending, progress, Cancel, and another try when the connection breaks.
   Without this file the browser posts the form by itself. */

const PAUSES = [2000, 5000, 10000, 20000, 30000]; // before each new try, in milliseconds
const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const SPOKEN_EVERY = 25;
const PDF = "%PDF-";
const ZIP = "PK";

const form = document.getElementById("upload");
const input = form.elements.file;
const said = document.getElementById("upload-words").dataset;
const language = document.documentElement.lang;
const progress = form.querySelector("[data-progress]");
const bar = progress.querySelector("progress");
const line = form.querySelector("[data-progress-text]");
const spoken = form.querySelector("[data-spoken]");
const cancel = form.querySelector("[data-cancel]");
const send = form.querySelector("button[type=submit]");
const chosen = form.querySelector("[data-chosen]");
const summary = document.getElementById("errors");
const limit = Number(form.dataset.limit);

const one = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const words = (text, values) => text.replace(/\{(\w+)\}/g, (_match, name) => values[name]);
const megabytes = (bytes) => one.format(bytes / MEGABYTE);

function duration(seconds) {
  const unit = seconds < 90 ? "second" : "minute";
  const amount = unit === "second" ? Math.max(1, Math.round(seconds)) : Math.round(seconds / 60);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/* What is wrong with the file, or "". The server looks again, and more closely. */
async function problem(file) {
  if (!file) return "";
  if (file.size === 0) return said.empty;
  if (file.size > limit) return words(said.large, { limit: Math.floor(limit / MEGABYTE) });
  const head = new TextDecoder("latin1").decode(await file.slice(0, 1024).arrayBuffer());
  return head.includes(PDF) || head.startsWith(ZIP) ? "" : said.type;
}

/* What is still missing, so that a large file does not travel for nothing. */
function missing() {
  const errors = {};
  if (!input.files[0]) errors.file = [said.file];
  if (form.elements.partner?.value === "") errors.partner = [said.partner];
  if (!form.elements.rights.checked) errors.rights = [said.rights];
  return errors;
}

/* Errors as the server would write them: beside the field, and in the summary, which gets the focus. */
function show(errors) {
  const list = summary.querySelector("ul");
  list.replaceChildren();
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const place of form.querySelectorAll(".field-error")) place.hidden = true;
  for (const [name, sentences] of Object.entries(errors)) {
    const field = form.elements[name];
    const item = document.createElement("li");
    const text = sentences.join(" ");
    if (field?.id) {
      const link = document.createElement("a");
      link.href = `#${field.id}`;
      link.textContent = text;
      item.append(link);
      mark(field, text);
    } else item.textContent = text;
    list.append(item);
  }
  summary.hidden = list.children.length === 0;
  if (!summary.hidden) summary.focus();
}

function mark(field, text) {
  const place = document.getElementById(`${field.id}_error`);
  field.setAttribute("aria-invalid", "true");
  if (!place) return;
  place.textContent = text;
  place.hidden = false;
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  if (!described.includes(place.id)) field.setAttribute("aria-describedby", [...described, place.id].join(" "));
}

/* Name and size. A small file's in kilobytes: "0.0 MB" would look as if it were empty. */
function sized(file) {
  if (file.size >= MEGABYTE) return words(said.chosen, { name: file.name, size: megabytes(file.size) });
  const options = { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 };
  return `${file.name}, ${new Intl.NumberFormat(language, options).format(Math.max(0.1, file.size / KILOBYTE))}`;
}

async function tellChosen() {
  const file = input.files[0];
  chosen.textContent = file ? sized(file) : "";
  const wrong = await problem(file);
  show(wrong ? { file: [wrong] } : {});
}

/* One try. Resolves to the finished request; rejects with "lost" or "cancelled". */
function attempt(file, request, reach) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    request.upload.onprogress = (event) => event.lengthComputable && reach(event.loaded, event.total, begun);
    request.upload.onload = () => {
      line.textContent = said.arrived;
      spoken.textContent = said.arrived;
    };
    request.onload = () => resolve(request);
    request.onerror = () => reject(new Error("lost"));
    request.ontimeout = () => reject(new Error("lost"));
    request.onabort = () => reject(new Error("cancelled"));
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(new FormData(form));
    line.textContent = words(said.starting, { name: file.name });
  });
}

function reporter(file) {
  let told = 0;
  const state = { percent: 0 };
  state.reach = (sent, total, begun) => {
    state.percent = Math.floor((100 * sent) / total);
    bar.value = state.percent;
    if (total < MEGABYTE) return; // there before its megabytes could be told
    const seconds = (performance.now() - begun) / 1000;
    line.textContent = words(said.running, {
      name: file.name,
      percent: state.percent,
      sent: megabytes(sent),
      size: megabytes(total),
      left: duration((seconds / sent) * (total - sent)),
    });
    const step = Math.floor(state.percent / SPOKEN_EVERY) * SPOKEN_EVERY;
    if (step > told && step < 100) spoken.textContent = words(said.spoken, { percent: step });
    told = Math.max(told, step);
  };
  return state;
}

/* A pause that Cancel ends. */
function pause(milliseconds, stop) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new Error("cancelled"));
    });
  });
}

/* A server that refuses a file unread closes the line, which looks like a lost connection: so ask whether it knows us. */
async function isSignedOut() {
  try {
    const reply = await fetch(form.action, { cache: "no-store" });
    return reply.redirected;
  } catch {
    return false;
  }
}

async function upload(file, stop) {
  const state = reporter(file);
  for (const wait of [...PAUSES, null]) {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    stop.addEventListener("abort", abort, { once: true });
    try {
      return await attempt(file, request, state.reach);
    } catch (error) {
      if (error.message !== "lost") throw error;
      if (await isSignedOut()) throw new Error("signed out");
      if (wait === null) throw new Error("gone");
      line.textContent = words(said.lost, { percent: state.percent });
      spoken.textContent = line.textContent;
      await pause(wait, stop);
    } finally {
      stop.removeEventListener("abort", abort);
    }
  }
  throw new Error("gone");
}

function answer(request) {
  let reply = {};
  try {
    reply = JSON.parse(request.responseText);
  } catch {
    const signedOut = request.status === 200 || request.status === 403;
    return show({ page: [signedOut ? said.signedOut : said.failed] });
  }
  if (reply.url) return location.assign(reply.url);
  return show(reply.errors ?? { page: [said.failed] });
}

function busy(is) {
  progress.hidden = !is;
  cancel.hidden = !is;
  send.disabled = is;
  bar.value = 0;
  if (is) form.setAttribute("aria-busy", "true");
  else form.removeAttribute("aria-busy");
}

async function submit(event) {
  event.preventDefault();
  const file = input.files[0];
  const wrong = await problem(file);
  const errors = wrong ? { ...missing(), file: [wrong] } : missing();
  if (Object.keys(errors).length) return show(errors);
  const stopper = new AbortController();
  const stop = () => stopper.abort();
  cancel.addEventListener("click", stop, { once: true });
  show({});
  busy(true);
  cancel.focus();
  try {
    answer(await upload(file, stopper.signal));
  } catch (error) {
    const cancelled = error.message === "cancelled";
    const why = error.message === "signed out" ? said.signedOut : said.gone;
    if (!cancelled) show({ page: [why] });
    spoken.textContent = cancelled ? said.cancelled : why;
    if (cancelled) chosen.textContent = said.cancelled;
  } finally {
    cancel.removeEventListener("click", stop);
    busy(false);
    if (document.activeElement === document.body) send.focus();
  }
  return undefined;
}

function dropZone(zone) {
  const over = (is) => (event) => {
    event.preventDefault();
    zone.classList.toggle("is-over", is);
  };
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    const held = new DataTransfer();
    held.items.add(event.dataTransfer.files[0]);
    input.files = held.files;
    tellChosen();
  });
}

form.addEventListener("submit", submit);
input.addEventListener("change", tellChosen);
dropZone(form.querySelector("[data-drop-zone]"));
