/* Turns the report's pages in place. Without scripts the same links load the page with ?page=N. */

const box = document.querySelector("[data-image]");

function viewer(box) {
  const image = box.querySelector("[data-page-image]");
  const field = box.querySelector("#page-number");
  const failed = box.querySelector("[data-page-failed]");
  if (!image) return;
  const last = Number(box.dataset.pages);
  let current = Number(field.value);

  const address = (number, width) => `${box.dataset.image.replace(/\d+\.webp$/, `${number}.webp`)}?width=${width}`;
  const set = (number) => `${address(number, 800)} 800w, ${address(number, 1600)} 1600w`;

  function ahead(number) {
    if (number > last) return;
    const picture = new Image();
    picture.sizes = image.sizes;
    picture.srcset = set(number);
  }

  function show(number) {
    current = Math.min(last, Math.max(1, number || 1));
    field.value = current;
    failed.hidden = true;
    image.hidden = false;
    image.classList.add("is-loading");
    image.srcset = set(current);
    image.src = address(current, 800);
    image.alt = image.dataset.alt.replace("{number}", current);
    box.scrollTop = 0;
    const kept = document.querySelector("form[data-review] input[name=page]");
    if (kept) kept.value = current;
    for (const link of box.querySelectorAll("[data-turn]")) {
      link.href = `?page=${Math.min(last, Math.max(1, current + Number(link.dataset.turn)))}`;
    }
  }

  image.addEventListener("load", () => {
    image.classList.remove("is-loading");
    ahead(current + 1);
  });
  image.addEventListener("error", () => {
    image.hidden = true;
    failed.textContent = image.dataset.failed;
    failed.hidden = false;
  });
  box.addEventListener("click", (event) => {
    const link = event.target.closest("[data-turn]");
    if (!link) return;
    event.preventDefault();
    show(current + Number(link.dataset.turn));
  });
  box.querySelector("[data-page-form]").addEventListener("submit", (event) => {
    event.preventDefault();
    show(Number(field.value));
  });
  field.addEventListener("change", () => show(Number(field.value)));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-page]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(Number(link.dataset.page));
    if (box.getBoundingClientRect().bottom < 0) box.scrollIntoView({ block: "start" });
  });
  if (image.complete && image.naturalWidth) ahead(current + 1);
  else if (image.complete) image.dispatchEvent(new Event("error"));
}

if (box) viewer(box);
