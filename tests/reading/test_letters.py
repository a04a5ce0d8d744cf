"""Characters as files give them → characters as texts have them."""

import pytest

from publications.reading import pdf
from publications.reading.letters import accented, clean
from tests.reading.typeset import SERIF, Setter


def texts(setter):
    return [line.text for line in pdf.read(setter.save()).pages[0].lines]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("e\ufb03cient", "efficient"),
        ("La\ufb06", "Last"),
        ("\u2f42\u5b57", "\u6587\u5b57"),  # a Kangxi radical that stands for the ideograph
        ("\U0001d465\U0001d7d0", "x2"),
        ("co\u200boper\u2060ate", "cooperate"),
        (
            "\u0645\u06cc\u200c\u0634\u0648\u062f",
            "\u0645\u06cc\u200c\u0634\u0648\u062f",
        ),  # a joiner parts Persian letters
        ("zero\u200cwidth", "zerowidth"),
        ("e\u0301", "\u00e9"),
        ("\ufefb", "\u0644\u0627"),
        ("m\u00b2 \u2460", "m\u00b2 \u2460"),  # no compatibility forms but letters
    ],
)
def test_signs_become_those_of_texts(given, text):
    assert clean(given) == text


def test_accent_over_a_letter_goes_on_it_and_one_beside_it_stays():
    assert accented("caf\u00b4e", [(0, 6), (6, 12), (12, 15), (16, 20), (14, 21)]) == "caf\u00e9"
    assert accented("na\u00a8\u0131ve", [(0, 6), (6, 12), (13, 16), (12, 15), (15, 20), (20, 26)]) == "na\u00efve"
    assert accented("a^b", [(0, 6), (6, 11), (11, 17)]) == "a^b"


def test_accent_drawn_on_its_own_is_read_with_its_letter(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    setter.canvas.setFont("Helvetica", 12)
    text = setter.canvas.beginText(74, 700)
    text._code.append("[(caf) (\\264) 440 (e r) (\\250) 480 (ole)] TJ")
    setter.canvas.drawText(text)
    assert texts(setter) == ["caf\u00e9 r\u00f6le"]


def test_ordinal_letters_are_raised(tmp_path):
    setter = Setter(tmp_path / "a.pdf")
    text = setter.canvas.beginText(74, 700)
    text.setFont(SERIF, 12)
    text.textOut("le 1")
    text.setFont(SERIF, 7)
    text.setRise(4)
    text.textOut("er")
    text.setFont(SERIF, 12)
    text.setRise(0)
    text.textOut(" mai")
    setter.canvas.drawText(text)
    line = pdf.read(setter.save()).pages[0].lines[0]
    assert [(word.text, word.raised) for word in line.words] == [
        ("le", False),
        ("1", False),
        ("er", True),
        ("mai", False),
    ]
