"""Topics to propose: printed key words where the report has them, else phrases that it repeats.

A phrase is one to three words without a stop word at its ends that no sign interrupts. Counted are folded stems, shown is
the commonest form as printed; longer phrases and those of headings weigh more. After RAKE (Rose and others, 2010), with
the report's own frequencies in place of a corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from publications.reading.patterns import late
from publications.reading.stopwords import GENERIC, NUMERALS, STOPWORDS

MOST = 8
_FEW = 3  # phrases: with fewer, plain words of the headings are proposed too
_PRINTED = late(
    r"^(key ?words|index terms|ключевые слова|түйін(ді)? сөздер|кілт сөздер|mots[- ]cl[ée]s|schl(ü|ue)sselw(ö|oe)rter|palabras clave)\s*[:.—–-]\s*(?P<words>.+)$",
    re.I | re.M,
)
_WORD = late(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BREAK = late(r"[^\w\s’'-]|\d|_")
# Endings of cases other than the nominative: Russian adjectives and plurals, Kazakh nouns
_OBLIQUE = late(
    r"(?:ого|его|ому|ему|ыми|ими|ых|их|ую|юю|ами|ями|ам|ям|ах|ях|ов|ев|ией|ием|ии|ой|ою"
    r"|[ныд]ың|[ныд]ің|тың|тің|ның|нің|[дт]ағы|[дт]егі|[дт]арда|[дт]ерде|ларда|лерде|ларды|лерді|тарды|терді|дарды|дерді|мен|бен|пен|[дтн]ан|[дтн]ен|[ғқ]а|[гк]е)$"
)
_SAMPLE = 400_000  # characters
_Printed = list[tuple[tuple[str, ...], int]]  # the words of a phrase as printed, how often


def propose(text: str, headings: Sequence[str], language: str, title: str) -> tuple[str, ...]:
    """At most eight topics in the report's language, best first. Empty for languages whose stop words are unknown."""
    printed = _PRINTED.search(text)
    if printed:
        words = [part.strip(" .") for part in re.split(r"[;,•·]", printed["words"])]
        return tuple(word for word in words if 2 < len(word) < 60)[:MOST]
    stop = STOPWORDS.get(language[:2])
    if stop is None:
        return ()
    text = text[:_SAMPLE]
    small = Counter(word for word in _WORD.findall(text) if word[0].islower())
    counts, shown = _phrases(text, stop, small)
    in_headings, _ = _phrases("\n".join([*headings, title, title]), stop, small)
    least = max(2, round(sum(counts.values()) / 6000))
    worth = {
        phrase
        for phrase, count in counts.items()
        if count >= least + (len(phrase) == 1) and _worth(phrase, _forms_of(shown[phrase]))
    }
    if len(worth) < _FEW:
        worth |= {phrase for phrase in counts if _is_headed(phrase, counts[phrase], in_headings, shown[phrase])}
    scores = {
        phrase: counts[phrase] * len(phrase) ** 1.6 * (1 + min(3, in_headings.get(phrase, 0))) for phrase in worth
    }
    return tuple(_nominative(_forms_of(shown[phrase])) for phrase in _best(scores))


def _worth(phrase: tuple[str, ...], forms: Counter[str]) -> bool:
    """Single words only as names: written with a capital inside sentences; and nothing that is mostly short words."""
    if len(phrase) > 1:
        return sum(len(word) for word in phrase) >= 4 * len(phrase)
    form = forms.most_common(1)[0][0]
    return len(form) > 3 and form[0].isupper() and not form.isupper() and form.casefold() not in GENERIC


def _is_headed(phrase: tuple[str, ...], count: int, headings: Counter[tuple[str, ...]], printed: _Printed) -> bool:
    """A plain word that title or headings name and the text repeats: what a short report is about, where no phrase is."""
    if len(phrase) > 1 or count < 5 or phrase not in headings:
        return False
    form = _forms_of(printed).most_common(1)[0][0]
    return len(form) > 4 and form.casefold() not in GENERIC


@cache
def _stem(word: str, long: int = 7) -> str:
    folded = re.sub(r"['’]s$", "", word.casefold()).replace("ё", "е")
    if folded.isascii():
        return re.sub(r"(?<=\w{3})(ies|es|s)$", "", folded)
    return folded[: max(4, min(long, len(folded) - 2))]


def _forms_of(printed: _Printed) -> Counter[str]:
    """How often a phrase is printed in each form. Counted for the few phrases that may be shown, not for all."""
    forms: Counter[str] = Counter()
    for form, count in printed:
        forms[" ".join(form)] += count
    return forms


def _phrases(
    text: str, stop: frozenset[str], small: Counter[str]
) -> tuple[Counter[tuple[str, ...]], dict[tuple[str, ...], _Printed]]:
    """How often each phrase stands in the text, and as what."""
    counts: Counter[tuple[str, ...]] = Counter()
    shown: defaultdict[tuple[str, ...], _Printed] = defaultdict(list)
    forms: Counter[tuple[str, ...]] = Counter(chain.from_iterable(map(_forms, _runs(text, stop, small))))
    for form, count in forms.items():  # each form once, however often it is printed
        key = tuple(map(_stem, form))
        if len(set(key)) == len(key):
            counts[key] += count
            shown[key].append((form, count))
    return counts, shown


def _runs(text: str, stop: frozenset[str], small: Counter[str]) -> Iterator[list[str]]:
    """The words between signs, figures and stop words; a sentence's first word in small letters, if it is known so."""
    passed = stop | NUMERALS
    for piece in _BREAK.split(text.replace("\n\n", " . ")):
        run: list[str] = []
        for place, word in enumerate(_WORD.findall(piece)):
            lower = word.casefold()
            if len(word) > 2 and lower not in passed:
                run.append(lower if not place and not word.isupper() and small[lower] > 1 else word)
            elif run:
                yield run
                run = []
        if run:
            yield run


def _forms(run: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Its phrases of one, two and three words."""
    return chain(((word,) for word in run), pairwise(run), zip(run, run[1:], run[2:], strict=False))


def _best(scores: dict[tuple[str, ...], float]) -> list[tuple[str, ...]]:
    """Best first, none that shares most of its words with one already taken."""
    taken: list[tuple[str, ...]] = []
    for phrase in sorted(scores, key=lambda phrase: (-scores[phrase], phrase)):
        if any(len(set(phrase) & set(other)) >= min(len(phrase), len(other)) for other in taken):
            continue
        taken.append(phrase)
        if len(taken) == MOST:
            break
    return taken


def _nominative(forms: Counter[str]) -> str:
    """The form to show: among the printed ones the commonest whose endings are those of a dictionary, where the language
    inflects (Russian, Kazakh); else the commonest."""
    most = forms.most_common(1)[0][0]
    if not re.search(r"[Ѐ-ӿ]", most):
        return most
    plain = [form for form in forms if not any(_OBLIQUE.search(word.casefold()) for word in form.split())]
    return max(plain, key=lambda form: (forms[form], -len(form))) if plain else most
