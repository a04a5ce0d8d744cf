"""Why reading took a value, in the editor's language.

Reading knows no Django and gives its reasons as English clauses; each of them stands here, with places for what varies.
"""

import re

from django.utils.translation import gettext, gettext_noop

CLAUSES = [
    gettext_noop("not found"),
    gettext_noop("a heading of the file"),
    gettext_noop("a bookmark of the file"),
    gettext_noop("in the contents on page %(page)s"),
    gettext_noop("set like a heading"),
    gettext_noop("set like a heading, not in the contents"),
    gettext_noop("numbered and set like the headings around it, but not in the contents"),
    gettext_noop("its printed number follows the one before"),
    gettext_noop("text before the first heading"),
    gettext_noop("no headings found: the whole text"),
    gettext_noop("numbered in sequence"),
    gettext_noop("named and numbered"),
    gettext_noop("a heading names and numbers it"),
    gettext_noop("a heading by the file's tags"),
    gettext_noop("set like the headings that have bookmarks"),
    gettext_noop("parts that count on, without a page in the contents"),
    gettext_noop("the file's title or only first-level heading"),
    gettext_noop("the largest type on the first page"),
    gettext_noop("in the file's properties and on the page"),
    gettext_noop("no words on the first pages"),
    gettext_noop("the pages are pictures without text"),
    gettext_noop("set as subtitle in the file"),
    gettext_noop("the line under the title"),
    gettext_noop("the line under the title is the byline"),
    gettext_noop("nothing under the title looks like one"),
    gettext_noop("a byline"),
    gettext_noop("the page about the authors"),
    gettext_noop("the publishers, named on the first page too"),
    gettext_noop("a name on the first page"),
    gettext_noop("names on the first page"),
    gettext_noop("an organisation on the first page"),
    gettext_noop("an organisation in the running lines"),
    gettext_noop("the body that prints its registration"),
    gettext_noop("no byline found"),
    gettext_noop("a date on a line of its own"),
    gettext_noop("a date in the first pages"),
    gettext_noop("a year in the first pages"),
    gettext_noop("when the file was made"),
    gettext_noop("no date found"),
    gettext_noop("the words of the text"),
    gettext_noop("the language set in the file"),
    gettext_noop("a picture before the first heading"),
    gettext_noop("too little text"),
    gettext_noop("the chapter “%(chapter)s”"),
    gettext_noop("the beginning of the chapter “%(chapter)s”"),
    gettext_noop("the text after the word"),
    gettext_noop("no abstract or summary found"),
    gettext_noop("its check digit is right"),
    gettext_noop("printed in the first pages"),
    gettext_noop("the first page"),
    gettext_noop("the largest type on the title page"),
    gettext_noop("in the suggested citation"),
    gettext_noop("in the file's properties and in the report"),
    gettext_noop("the running line of most pages"),
    gettext_noop("no title found"),
    gettext_noop("the holder of the rights"),
    gettext_noop("the publisher"),
    gettext_noop("an organisation in the imprint"),
    gettext_noop("the year in the copyright line"),
    gettext_noop("a date after its label"),
    gettext_noop("when it was printed"),
    gettext_noop("the end of the period covered"),
    gettext_noop("the year in the title"),
    gettext_noop("printed in the imprint"),
    gettext_noop("the licence is named"),
    gettext_noop("the report says so"),
    gettext_noop("no licence found"),
]


def _pattern(text: str) -> re.Pattern:
    return re.compile(re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", re.escape(text)), re.DOTALL)


PATTERNS = [(text, _pattern(text)) for text in CLAUSES if "%(" in text]


def in_words(why: str) -> str:
    """The reason in the page's language; one that is not known here stays as reading gave it."""
    if why in CLAUSES:
        return gettext(why)
    for text, pattern in PATTERNS:
        if found := pattern.fullmatch(why):
            return gettext(text) % found.groupdict()
    return why
