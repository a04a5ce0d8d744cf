"""What is cited: a publication, one of its chapters or one of its findings."""

import re
from dataclasses import dataclass

from .names import Name

WORDS = {"en": "finding", "ru": "вывод", "kk": "тұжырым"}
NUMBER_FIRST = {"kk", "ky", "uz"}  # "3-ұсыныс": their numbers are ordinals, which stand before the noun
DOI_ADDRESS = re.compile(r"\A(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi[:\s]\s*)", re.IGNORECASE)
ENDS = tuple(".?!…:")


def base_language(language: str) -> str:
    return language.partition("-")[0].lower()


def bare_doi(doi: str) -> str:
    """A DOI without the address or the word before it: "https://doi.org/10.1234/abc" → "10.1234/abc"."""
    return DOI_ADDRESS.sub("", doi.strip())


def finding_name(word: str, label: str, language: str) -> str:
    """ "Recommendation 3", in Kazakh "3-ұсыныс": the printed word and number of a finding.

    Without a word of the report it is called by our own one, small as inside a sentence, in ``language`` (BCP 47).
    """
    return _numbered(word or WORDS.get(base_language(language), WORDS["en"]), label, language)


def part_name(word: str, label: str, language: str) -> str:
    """ "Chapter 3", in Kazakh "3-тарау": a part by our own word for it, which is small where the number stands first."""
    is_second = label and base_language(language) in NUMBER_FIRST
    return _numbered(word[:1].lower() + word[1:] if is_second else word, label, language)


def _numbered(word: str, label: str, language: str) -> str:
    if not label:
        return word
    return f"{label}-{word}" if base_language(language) in NUMBER_FIRST else f"{word} {label}"


@dataclass(frozen=True)
class Work:
    """What is cited. ``chapter`` makes it a chapter, ``finding`` (the printed label) or ``finding_word`` (what the report
    calls it: "Recommendation") a finding of that chapter.

    ``issued`` is year, month and day as far as known; ``pages`` the first and last page of the file, or the one page.
    """

    key: str
    title: str
    publisher: str
    url: str
    language: str = "en"
    subtitle: str = ""
    names: tuple[Name, ...] = ()
    issued: tuple[int, ...] = ()
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    pdf_url: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    chapter: str = ""
    finding: str = ""
    finding_word: str = ""
    pages: tuple[int, ...] = ()

    @property
    def full_title(self) -> str:
        return self.title_with(": ")

    def title_with(self, colon: str) -> str:
        """Title and subtitle, parted by ``colon`` unless the title brings a sign of its own."""
        if not self.subtitle:
            return self.title
        return f"{self.title}{' ' if self.title.endswith(ENDS) else colon}{self.subtitle}"

    @property
    def own_doi(self) -> str:
        """The publication's DOI; "" for a chapter or a finding, which it does not identify."""
        return "" if self.chapter else bare_doi(self.doi)

    @property
    def authors(self) -> tuple[Name, ...]:
        """The contributors; without any, the publisher as a corporate author."""
        return self.names or (Name(self.publisher, is_organisation=True),)

    @property
    def year(self) -> str:
        return f"{self.issued[0]:04}" if self.issued else ""

    @property
    def finding_name(self) -> str:
        """How the finding is called inside a sentence; "" for a whole publication or chapter."""
        is_finding = self.finding or self.finding_word
        return finding_name(self.finding_word, self.finding, self.language) if is_finding else ""

    @property
    def note(self) -> str:
        """Which finding it is, as a remark of its own."""
        return self.finding_name[:1].upper() + self.finding_name[1:]


def one_line(text: str) -> str:
    return " ".join(text.split())
