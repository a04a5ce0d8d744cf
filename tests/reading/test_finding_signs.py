"""Signs that open numbered statements, in the languages of reports."""

import pytest

from publications.reading.finding_signs import names, nested, read


@pytest.mark.parametrize(
    ("text", "label", "word", "rest"),
    [
        ("4. The roads", "4", "", "The roads"),
        ("4.The roads", "4", "", "The roads"),
        ("(4) The roads", "4", "", "The roads"),
        ("12) The roads", "12", "", "The roads"),
        ("№ 3. Дороги", "3", "", "Дороги"),
        (".3 الطرق", "3", "", "الطرق"),
        ("٣. الطرق", "3", "", "الطرق"),
        ("③ 道路", "3", "", "道路"),
        ("三、道路", "3", "", "道路"),
        ("（二）道路", "2", "", "道路"),
        ("IV. The roads", "IV", "", "The roads"),
        ("R3. The roads", "R3", "", "The roads"),
        ("Finding 3: The roads", "3", "Finding", "The roads"),
        ("Key message II. The roads", "II", "Key message", "The roads"),
        ("Recommendation No. 7 – The roads", "7", "Recommendation", "The roads"),
        ("Recommendation 2.1. The roads", "2.1", "Recommendation", "The roads"),
        ("Recommendation One: The roads", "1", "Recommendation", "The roads"),
        ("Ключевой вывод 5. Дороги", "5", "Ключевой вывод", "Дороги"),
        ("Рекомендация № 7: дороги", "7", "Рекомендация", "дороги"),
        ("Ұсыным 2. Жол", "2", "Ұсыным", "Жол"),
        ("4-тұжырым. Жол", "4", "тұжырым", "Жол"),
        ("Constat n° 2 : les routes", "2", "Constat", "les routes"),
        ("Message clé 1. Les routes", "1", "Message clé", "Les routes"),
        ("Hallazgo 6. Los caminos", "6", "Hallazgo", "Los caminos"),
        ("Handlungsempfehlung 3: Straßen", "3", "Handlungsempfehlung", "Straßen"),
        ("النتيجة الثانية: الطرق", "2", "النتيجة", "الطرق"),
        ("التوصية 4: الطرق", "4", "التوصية", "الطرق"),
        ("结论一：道路", "1", "结论", "道路"),
        ("建议2：道路", "2", "建议", "道路"),
        ("Zweitens, die Straßen", "2", "", "Zweitens, die Straßen"),
        ("Во-первых, дороги", "1", "", "Во-первых, дороги"),
    ],
)
def test_sign_is_read(text, label, word, rest):
    sign = read(text)
    assert (sign.label, sign.word, text[sign.length :]) == (label, word, rest)


@pytest.mark.parametrize(
    "text",
    ["The roads", "2.1 The roads", "2020 was", "10.5 per cent", "Finding out more", "Conclusion", "I think"],
)
def test_other_text_has_no_sign(text):
    assert read(text) is None


@pytest.mark.parametrize("text", ["3 roads were closed", "Finding 3 shows that", "Вывод 2 показывает", "R3 was closed"])
def test_sign_that_its_form_does_not_part_from_the_text_is_not_stopped(text):
    assert not read(text).stopped


def test_only_a_named_sign_with_a_stop_breaks_a_paragraph():
    assert names("Finding 3: the roads")
    assert names("结论三：道路")
    assert not names("Finding 3 shows")
    assert not names("3. The roads")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("(a) roads", "(a)"),
        ("b) roads", "b)"),
        ("iii. roads", "iii."),
        ("в) дороги", "в)"),
        ("2) roads", "2)"),
        ("(أ) الطرق", "(أ)"),
        ("A. Smith", ""),
        ("roads", ""),
    ],
)
def test_sign_inside_an_item_is_read(text, sign):
    assert nested(text) == sign
