"""What a page gives to eyes, keys and speech beyond the rules of axe: each function tells the faults of the open page."""

MOST_STOPS = 600
# The thing that has the focus: its ring, whether anything of it is seen, and whether a box that scrolls cuts the ring.
FOCUSED = """() => {
    const each = document.activeElement;
    if (!each || each === document.body) return null;
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const seen = [...each.getClientRects()].some((part) => [[.5, .5], [.1, .5], [.9, .5], [.5, .2], [.5, .8]].some(([x, y]) => {
        const top = document.elementFromPoint(part.left + part.width * x, part.top + part.height * y);
        return top && (each.contains(top) || (top.contains(each) && top !== document.body && top !== document.documentElement));
    }));
    const room = 5;
    let cut = false;
    for (let above = each.parentElement; above && above !== document.body; above = above.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(above), edge = above.getBoundingClientRect();
        if (overflowX !== "visible") cut ||= box.width < edge.width && (box.left - room < edge.left || box.right + room > edge.right);
        if (overflowY !== "visible") cut ||= box.height < edge.height && (box.top - room < edge.top || box.bottom + room > edge.bottom);
    }
    const place = [...document.querySelectorAll("*")].indexOf(each);
    return { place, html: each.outerHTML.slice(0, 140), faults: [ring || "no ring", seen || "not seen", !cut || "its ring is cut"].filter((one) => one !== true) };
}"""
# Headings without a jump and one h1; landmarks, links and buttons with names that tell them apart; ids and alternatives.
STRUCTURE = """() => {
    const told = [], seen = (each) => each.checkVisibility({ visibilityProperty: true });
    const words = (each) => (each?.textContent ?? "").replace(/\\s+/g, " ").trim();
    const all = (places) => [...document.querySelectorAll(places)].filter(seen);
    const label = (each) => each.getAttribute("aria-label") ||
        (each.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => words(document.getElementById(id))).join(" ").trim();
    const name = (each) => {
        const copy = each.cloneNode(true);
        copy.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
        copy.querySelectorAll("img").forEach((picture) => picture.replaceWith(picture.alt));
        return label(each) || words(copy);
    };
    const levels = all("h1, h2, h3, h4, h5, h6").map((each) => [+each.tagName[1], words(each)]);
    if (levels.filter(([level]) => level === 1).length !== 1) told.push("not one h1");
    levels.forEach(([level, text], at) => {
        if (!text) told.push("a heading without words");
        if (level > (at ? levels[at - 1][0] : 0) + 1) told.push(`h${level} “${text}” skips a level`);
    });
    const twice = (kind, names) => names.filter((one, at) => names.indexOf(one) < at).forEach((one) => told.push(`${kind} twice: ${one}`));
    twice("landmark", all("nav, aside, form[aria-label], section, [role=search]").map((each) => `${each.role ?? each.tagName} ${label(each)}`));
    twice("id", [...document.querySelectorAll("[id]")].map((each) => each.id));
    const places = new Map();
    all("a[href]").filter((each) => !each.closest("[aria-hidden=true]") && !each.matches(".finding-number")).forEach((each) => {
        if (!name(each)) told.push(`link without words: ${each.outerHTML.slice(0, 100)}`);
        const address = new URL(each.getAttribute("href"), location.href).href;
        if ((places.get(name(each)) ?? address) !== address) told.push(`“${name(each)}” leads to ${places.get(name(each))} and ${address}`);
        places.set(name(each), address);
    });
    all("button, [role=group], select, input").filter((each) => !name(each) && !each.labels?.length)
        .forEach((each) => told.push(`without a name: ${each.outerHTML.slice(0, 100)}`));
    document.querySelectorAll("img:not([alt])").forEach((each) => told.push(`picture without alt: ${each.outerHTML.slice(0, 100)}`));
    return told;
}"""
# WCAG 2.5.8: 24 px, or a circle of 24 px that touches no other target, or a link in a sentence. Our own: 44 px for controls.
TARGETS = """() => {
    const told = [], tell = (each, box) => told.push(`${Math.round(box.width)}×${Math.round(box.height)} ${each.outerHTML.slice(0, 100)}`);
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest("[aria-hidden=true]"))
        .map((each) => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
    const far = ([each, box], [other, edge]) => {
        if (each === other || each.contains(other) || other.contains(each)) return true;
        const x = box.left + box.width / 2, y = box.top + box.height / 2;
        return Math.hypot(Math.max(edge.left - x, 0, x - edge.right), Math.max(edge.top - y, 0, y - edge.bottom)) >= 12;
    };
    const inSentence = (each) => getComputedStyle(each).display === "inline" &&
        [...each.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1);
    for (const [each, box] of all) {
        if (each.matches("button, .button, input:not([type=checkbox], [type=radio]), select, textarea") && box.height < 43.5) tell(each, box);
        else if (Math.min(box.width, box.height) < 23.5 && !inSentence(each) && !all.every((other) => far([each, box], other))) tell(each, box);
    }
    return told;
}"""
# Buttons that are seen though nothing would happen: without scripts only those that send a form do anything.
DEAD = """() => [...document.querySelectorAll("button")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !(each.form && each.type === "submit"))
    .map((each) => each.outerHTML.slice(0, 100))"""


def faults_of_focus(page) -> list[str]:
    """Walk through the page with Tab, from its beginning until the walk is over or begins again."""
    told, places = [], []
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["place"] in places:
            break
        places.append(focused["place"])
        told += [f"{page.url}: {fault}: {focused['html']}" for fault in focused["faults"]]
    else:
        told.append(f"{page.url}: no end after {MOST_STOPS} stops")
    if places != sorted(places):
        told.append(f"{page.url}: the focus does not go in the order of the text")
    return told if len(places) > 5 else [*told, f"{page.url}: only {len(places)} stops"]


def faults_of(page, question: str) -> list[str]:
    """The answers of ``STRUCTURE``, ``TARGETS`` or ``DEAD`` with the page's address."""
    return [f"{page.url}: {fault}" for fault in page.evaluate(question)]
