"""Language and topics."""

import pytest

from publications.reading.keywords import MOST, propose
from publications.reading.language import of_text

TEXTS = {
    "en": "The committee has described the state of the rural schools and asks the district for further figures.",
    "ru": "Комитет описал состояние сельских школ и просит район предоставить дополнительные данные о дорогах.",
    "kk": "Комитет ауыл мектептерінің жағдайын сипаттап, ауданнан жолдар туралы қосымша мәліметтер сұрайды.",
    "fr": "Le comité a décrit l'état des écoles rurales et demande au district des chiffres supplémentaires.",
    "ky": "Комитет айыл мектептеринин абалын сүрөттөп, райондон жолдор жөнүндө кошумча маалыматтарды сурайт.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_language_is_told(tag):
    assert of_text(TEXTS[tag] * 3)[0] == tag


@pytest.mark.parametrize("text", ["", "12 34", "a b c", "\x00\x01"])
def test_too_little_text_has_no_language(text):
    assert of_text(text) == ("", False)


def test_printed_key_words_are_taken():
    assert propose("Some text.\nKeywords: water supply; tariffs; rural schools\nMore.", [], "en", "") == (
        "water supply",
        "tariffs",
        "rural schools",
    )


def test_repeated_phrases_are_proposed():
    text = "The water tariff is low. A low water tariff helps nobody. When the water tariff rises, people ask why. " * 3
    assert propose(text, ["The water tariff"], "en", "Water")[0] == "water tariff"


def test_topics_are_few_and_none_repeats_another():
    text = " ".join(f"Rural school number {word} has a new roof." for word in ("one", "two", "three") * 30)
    topics = propose(text, ["Rural schools"], "en", "Rural schools")
    assert len(topics) <= MOST
    assert len({topic.casefold() for topic in topics}) == len(topics)


def test_language_without_stop_words_gets_no_topics():
    assert propose("x y z " * 50, [], "xx", "") == ()


def test_topic_is_shown_in_the_nominative_where_the_text_has_it():
    text = "Сельская библиотека открыта. " + "В сельской библиотеке тихо. О сельской библиотеке знают. " * 4
    assert "сельская библиотека" in [word.casefold() for word in propose(text, (), "ru", "")]


def test_count_of_things_is_no_topic():
    words = propose("Six districts answered. The six districts differ. In six districts. " * 4, (), "en", "")
    assert [word for word in words if "six" in word.casefold()] == []


def test_word_of_the_title_that_a_short_text_repeats_is_a_topic():
    text = (
        "The buses are late. A bus stands. We count the buses. No bus came. The buses wait. Our library is open. " * 2
    )
    assert "buses" in propose(text, ("Late buses",), "en", "Waiting for buses")
