/* The kept choice of light or dark, set before the first paint; and the mark that scripts run. */
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    /* storage is switched off: the system's choice holds */
  }
})();
