"""What a page says in its own language: texts and spoken attributes, but for parts marked as another language."""

import re
from html.parser import HTMLParser

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSPOKEN = {"script", "style", "textarea", "kbd", "code"}
ATTRIBUTES = {
    "aria-label",
    "alt",
    "title",
    "placeholder",
    "data-done",
    "data-system",
    "data-light",
    "data-dark",
    "data-alt",
}
ATTRIBUTES |= {"data-failed", "data-signed-out"}
ADDRESS = re.compile(r"\{\w+\}|https?://\S+|\S+@\S+|\S+\.(?:pdf|docx)\b|\bCtrl\+\w|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")
# Names of formats and programs, which every language leaves as they are.
NAMES = {
    "PDF",
    "DOCX",
    "PNG",
    "JPEG",
    "WebP",
    "Atom",
    "RIS",
    "BibTeX",
    "CSL",
    "CSV",
    "RSS",
    "JSON",
    "Markdown",
    "ISBN",
    "ISSN",
    "DOI",
    "WCAG",
    "ISO",
    "Control",
    "Command",
    "Mac",
}
NAMES |= {"bubblewrap", "seccomp", "libseccomp", "cookie"}
NAMES |= {"APA", "Chicago", "Harvard", "MLA", "ГОСТ"}


class Page(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.language = ""
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def _says(self, language: str, text: str | None) -> None:
        if text and text.strip():
            self.texts.append((language, text.strip()))

    def _current(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        language = attributes.get("lang") or self._current()
        if tag == "html":
            self.language = language
        for name in ATTRIBUTES & attributes.keys():
            self._says(language, attributes[name])
        if tag == "template":  # the words of a script
            for name in attributes:
                self._says(language, attributes[name] if name.startswith("data-") else None)
        if tag == "input" and attributes.get("type") in {"submit", "button"}:
            self._says(language, attributes.get("value"))
        if tag not in EMPTY:
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not {tag for tag, _language in self.open} & UNSPOKEN:
            self._says(self._current(), data)


def latin_words(html: str, known: str = "") -> set[str]:
    """Words in Latin letters that the page says in its own language, but for names of formats and words in ``known``."""
    page = Page(html)
    expected = NAMES | set(re.findall(r"[A-Za-z]+", known))
    spoken = " ".join(ADDRESS.sub(" ", text) for language, text in page.texts if language == page.language)
    return {word for word in re.findall(r"[A-Za-z]{3,}", spoken) if word not in expected}
