/* Looks every ten seconds how far a submission is, as long as something is running and the page is in view. */

const EVERY = 10000;

async function look() {
  const shown = document.getElementById("status");
  if (document.hidden) return;
  let page;
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) return;
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return; // no connection: the next look may find one
  }
  const fresh = page.getElementById("status");
  if (!fresh) return;
  if (fresh.dataset.state === shown.dataset.state) {
    const [now, before] = [fresh, shown].map((place) => place.querySelector(".steps"));
    if (now.textContent !== before.textContent) before.replaceWith(now);
    return;
  }
  const inside = shown.contains(document.activeElement);
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const current = document.querySelector(".step.current, .step.failed");
  document.getElementById("said").textContent = current?.textContent.replace(/\s+/g, " ").trim() ?? "";
  setTimeout(() => {
    document.getElementById("said").textContent = "";
  }, 6000);
  if (inside) document.getElementById("main").focus();
  if (fresh.dataset.running !== "yes") clearInterval(timer);
}

const timer = setInterval(look, EVERY);
