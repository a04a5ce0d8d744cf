/* The accent colour on the light and on the dark page while it is typed, with its contrast as the server computes it. */

const HEX = /^#[0-9a-f]{6}$/i;
const WHITE = "#FFFFFF";
const NIGHT = "#10141A";
const EASY = 6; // what the colour made for the dark page has at least

const parts = (colour) => [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));

function luminance(colour) {
  const [red, green, blue] = parts(colour)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}

const least = (colour, grounds) => Math.min(...grounds.map((ground) => contrast(colour, ground)));
const inkOn = (colour) => (contrast(WHITE, colour) >= contrast(NIGHT, colour) ? WHITE : NIGHT);

/* The colour mixed with white until it reads on the dark page. */
function twin(colour, grounds) {
  for (let step = 0; step <= 40; step += 1) {
    const mixed = parts(colour).map((part) => Math.round(part + ((255 - part) * step) / 40));
    const written = `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
    if (least(written, grounds) >= EASY) return written;
  }
  return WHITE;
}

const box = document.querySelector(".accent-samples");
const fields = { light: document.querySelector("#id_accent"), dark: document.querySelector("#id_accent_dark") };

/* What is typed, "" where nothing is, null while it is no colour yet. */
function typed(field) {
  const value = field.value.trim();
  return value === "" || HEX.test(value) ? value.toUpperCase() : null;
}

function draw(sample, colour) {
  const found = least(colour, sample.dataset.grounds.split(" "));
  sample.querySelectorAll(".accent-text, .accent-fill").forEach((shape) => shape.setAttribute("fill", colour));
  sample.querySelector(".accent-ink").setAttribute("fill", inkOn(colour));
  sample.querySelector(".accent-colour").textContent = colour;
  sample.querySelector(".accent-contrast").textContent = (Math.floor(found * 10) / 10).toFixed(1);
  sample.querySelector(".too-little").hidden = found >= Number(box.dataset.least);
}

function redraw() {
  const light = typed(fields.light);
  const dark = typed(fields.dark);
  const [lightSample, darkSample] = ["light", "dark"].map((name) => box.querySelector(`[data-scheme=${name}]`));
  if (light !== null) draw(lightSample, light || lightSample.dataset.own);
  if (light === null || dark === null) return;
  const made = light ? twin(light, darkSample.dataset.grounds.split(" ")) : darkSample.dataset.own;
  draw(darkSample, dark || made);
}

/* The browser's own palette beside the text field, which stays the one that is sent. */
function addPicker(field) {
  const picker = document.createElement("input");
  const label = document.querySelector(`label[for=${field.id}]`).textContent.replace(/:\s*$/, "");
  picker.type = "color";
  picker.className = "accent-picker";
  picker.setAttribute("aria-label", `${label}: ${box.dataset.picker}`);
  const follow = () => {
    const sample = box.querySelector(`[data-scheme=${field === fields.light ? "light" : "dark"}] .accent-colour`);
    picker.value = sample.textContent.toLowerCase();
  };
  picker.addEventListener("input", () => {
    field.value = picker.value.toUpperCase();
    redraw();
  });
  document.addEventListener("input", follow);
  field.after(picker);
  follow();
}

if (box && fields.light && fields.dark) {
  redraw();
  Object.values(fields).forEach((field) => {
    field.addEventListener("input", redraw);
    addPicker(field);
  });
}
