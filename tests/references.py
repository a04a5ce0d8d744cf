"""Works to cite, and the reference to each that its manual of style asks for, written by hand from the manual.

APA: Publication Manual, 7th edition. Chicago: 18th edition, author-date. Harvard: Cite Them Right, 12th edition. MLA:
Handbook, 9th edition. GOST: ГОСТ Р 7.0.5–2008, references behind the text to electronic resources.
"""

from datetime import date

from publications.citations import Name, Work

TODAY = date(2026, 11, 23)
SITE = "https://portal.example"
SEEN = "(Accessed: 23 November 2026)"
OPENED = "(дата обращения: 23.11.2026)"
ONE = Work(
    key="wells",
    title="Wells of the steppe",
    publisher="Institute of Water",
    url=f"{SITE}/publications/wells/",
    names=(Name("Aigul Serik"),),
    issued=(2023, 5, 12),
)


def like(work, **changes):
    return Work(**{**work.__dict__, **changes})


CHAPTER = like(ONE, chapter="What the wells tell", pages=(35, 39), url=f"{SITE}/publications/wells/tell/")
FINDING = like(CHAPTER, finding="4", pages=(36,), url=f"{SITE}/f/abcdefgh/")
RUSSIAN = like(
    ONE,
    title="Колодцы степи",
    subtitle="итоги года",
    publisher="Институт воды",
    language="ru",
    names=(Name("Пётр Сергеевич Иванов"), Name("Н. К. Ахметова")),
)
KAZAKH = like(RUSSIAN, title="Дала құдықтары", subtitle="", language="kk", names=(Name("Нұрлан Әбдіқызы"),))
TREES = ("Ash", "Birch", "Cedar", "Deal", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper", "Kauri", "Larch", "Maple")
TREES += ("Nutmeg", "Oak", "Pine", "Quince", "Rowan", "Spruce", "Teak", "Ulmus")
MANY = tuple(Name(f"{tree[0]}a {tree}") for tree in TREES)
WORKS = {
    "one author": ONE,
    "two authors": like(ONE, names=(Name("Aigul Serik"), Name("Peter van der Berg"))),
    "three authors": like(ONE, names=(Name("Aigul Serik"), Name("Bo Orr"), Name("Council of Elders", True))),
    "four authors": like(ONE, names=MANY[:4]),
    "seven authors": like(ONE, names=MANY[:7]),
    "twenty-one authors": like(ONE, names=MANY),
    "suffix": like(ONE, names=(Name("Martin Luther King Jr."),)),
    "organisation": like(ONE, names=(Name("Council of Elders", True),)),
    "no author": like(ONE, names=()),
    "publisher as author": like(ONE, names=(Name("INSTITUTE OF WATER", True),)),
    "no date": like(ONE, issued=()),
    "month": like(ONE, issued=(2023, 9)),
    "subtitle": like(ONE, subtitle="a count of what is left"),
    "question and subtitle": like(ONE, title="Whose wells?", subtitle="A count"),
    "question": like(ONE, title="Whose wells?"),
    "full stop": like(ONE, title="Wells of the steppe."),
    "DOI": like(ONE, doi="https://doi.org/10.1000/x_1", isbn="978-601-00-1234-5"),
    "chapter": CHAPTER,
    "chapter on one page": like(CHAPTER, pages=(35,)),
    "chapter without pages": like(CHAPTER, pages=()),
    "chapter that asks": like(CHAPTER, chapter="Whose wells?", pages=()),
    "chapter of a work with a DOI": like(CHAPTER, doi="10.1000/x_1"),
    "finding": FINDING,
    "finding without a page": like(FINDING, pages=()),
    "recommendation": like(FINDING, finding_word="Recommendation", finding="3.1"),
    "Russian": RUSSIAN,
    "Russian finding": like(RUSSIAN, chapter="Что дальше?", finding="4", pages=(36,), url=f"{SITE}/f/abcdefgh/"),
    "Kazakh": KAZAKH,
    "Kazakh chapter": like(KAZAKH, chapter="Қорытынды", pages=(7, 9)),
    "hostile": like(ONE, title='<b>A & B</b> <span class="nocase">C</span>'),
}
URL = f"{SITE}/publications/wells/"
TELL = f"{SITE}/publications/wells/tell/"
FOREVER = f"{SITE}/f/abcdefgh/"
EXPECTED = {
    "apa": {
        "one author": f"Serik, A. (2023). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "two authors": f"Serik, A., & van der Berg, P. (2023). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "three authors": "Serik, A., Orr, B., & Council of Elders. (2023). <i>Wells of the steppe</i>."
        f" Institute of Water. {URL}",
        "twenty-one authors": "Ash, A., Birch, B., Cedar, C., Deal, D., Elm, E., Fir, F., Gum, G., Hazel, H., Ivy, I.,"
        " Juniper, J., Kauri, K., Larch, L., Maple, M., Nutmeg, N., Oak, O., Pine, P., Quince, Q., Rowan, R.,"
        f" Spruce, S., . . . Ulmus, U. (2023). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "suffix": f"King, M. L., Jr. (2023). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "organisation": f"Council of Elders. (2023). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "no author": f"Institute of Water. (2023). <i>Wells of the steppe</i>. {URL}",
        "publisher as author": f"INSTITUTE OF WATER. (2023). <i>Wells of the steppe</i>. {URL}",
        "no date": f"Serik, A. (n.d.). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "month": f"Serik, A. (2023). <i>Wells of the steppe</i>. Institute of Water. {URL}",
        "subtitle": f"Serik, A. (2023). <i>Wells of the steppe: A count of what is left</i>. Institute of Water. {URL}",
        "question and subtitle": f"Serik, A. (2023). <i>Whose wells? A count</i>. Institute of Water. {URL}",
        "question": f"Serik, A. (2023). <i>Whose wells?</i> Institute of Water. {URL}",
        "full stop": f"Serik, A. (2023). <i>Wells of the steppe.</i> Institute of Water. {URL}",
        "DOI": "Serik, A. (2023). <i>Wells of the steppe</i>. Institute of Water. https://doi.org/10.1000/x_1",
        "chapter": "Serik, A. (2023). What the wells tell. In <i>Wells of the steppe</i> (PDF pp. 35–39)."
        f" Institute of Water. {TELL}",
        "chapter on one page": "Serik, A. (2023). What the wells tell. In <i>Wells of the steppe</i> (PDF p. 35)."
        f" Institute of Water. {TELL}",
        "chapter without pages": "Serik, A. (2023). What the wells tell. In <i>Wells of the steppe</i>."
        f" Institute of Water. {TELL}",
        "chapter that asks": "Serik, A. (2023). Whose wells? In <i>Wells of the steppe</i>."
        f" Institute of Water. {TELL}",
        "chapter of a work with a DOI": "Serik, A. (2023). What the wells tell. In <i>Wells of the steppe</i>"
        f" (PDF pp. 35–39). Institute of Water. {TELL}",
        "finding": "Serik, A. (2023). What the wells tell (Finding 4). In <i>Wells of the steppe</i> (PDF p. 36)."
        f" Institute of Water. {FOREVER}",
        "finding without a page": "Serik, A. (2023). What the wells tell (Finding 4). In <i>Wells of the steppe</i>."
        f" Institute of Water. {FOREVER}",
        "recommendation": "Serik, A. (2023). What the wells tell (Recommendation 3.1). In <i>Wells of the steppe</i>"
        f" (PDF p. 36). Institute of Water. {FOREVER}",
        "Russian": f"Иванов, П. С., & Ахметова, Н. К. (2023). <i>Колодцы степи: Итоги года</i>. Институт воды. {URL}",
        "Russian finding": "Иванов, П. С., & Ахметова, Н. К. (2023). Что дальше? (Вывод 4). In <i>Колодцы степи: Итоги"
        f" года</i> (PDF p. 36). Институт воды. {FOREVER}",
        "Kazakh": f"Әбдіқызы, Н. (2023). <i>Дала құдықтары</i>. Институт воды. {URL}",
        "hostile": 'Serik, A. (2023). <i>&lt;b&gt;A & B&lt;/b&gt; &lt;span class="nocase"&gt;C&lt;/span&gt;</i>.'
        f" Institute of Water. {URL}",
    },
    "chicago": {
        "one author": f"Serik, Aigul. 2023. <i>Wells of the Steppe</i>. Institute of Water. {URL}.",
        "two authors": f"Serik, Aigul, and Peter van der Berg. 2023. <i>Wells of the Steppe</i>. Institute of Water."
        f" {URL}.",
        "three authors": "Serik, Aigul, Bo Orr, and Council of Elders. 2023. <i>Wells of the Steppe</i>."
        f" Institute of Water. {URL}.",
        "four authors": "Ash, Aa, Ba Birch, Ca Cedar, and Da Deal. 2023. <i>Wells of the Steppe</i>."
        f" Institute of Water. {URL}.",
        "seven authors": f"Ash, Aa, Ba Birch, Ca Cedar, et al. 2023. <i>Wells of the Steppe</i>. Institute of Water."
        f" {URL}.",
        "suffix": f"King, Martin Luther, Jr. 2023. <i>Wells of the Steppe</i>. Institute of Water. {URL}.",
        "organisation": f"Council of Elders. 2023. <i>Wells of the Steppe</i>. Institute of Water. {URL}.",
        "no author": f"Institute of Water. 2023. <i>Wells of the Steppe</i>. Institute of Water. {URL}.",
        "no date": f"Serik, Aigul. n.d. <i>Wells of the Steppe</i>. Institute of Water. {URL}.",
        "subtitle": f"Serik, Aigul. 2023. <i>Wells of the Steppe: A Count of What Is Left</i>. Institute of Water."
        f" {URL}.",
        "question": f"Serik, Aigul. 2023. <i>Whose Wells?</i> Institute of Water. {URL}.",
        "DOI": "Serik, Aigul. 2023. <i>Wells of the Steppe</i>. Institute of Water. https://doi.org/10.1000/x_1.",
        "chapter": "Serik, Aigul. 2023. “What the Wells Tell.” In <i>Wells of the Steppe</i>, PDF pp. 35–39."
        f" Institute of Water. {TELL}.",
        "chapter that asks": "Serik, Aigul. 2023. “Whose Wells?” In <i>Wells of the Steppe</i>."
        f" Institute of Water. {TELL}.",
        "finding": "Serik, Aigul. 2023. “What the Wells Tell,” Finding 4. In <i>Wells of the Steppe</i>, PDF p. 36."
        f" Institute of Water. {FOREVER}.",
        "Russian": "Иванов, Пётр Сергеевич, and Н. К. Ахметова. 2023. <i>Колодцы степи: Итоги года</i>. Институт воды."
        f" {URL}.",
        "Kazakh": f"Әбдіқызы, Нұрлан. 2023. <i>Дала құдықтары</i>. Институт воды. {URL}.",
    },
    "harvard": {
        "one author": f"Serik, A. (2023) <i>Wells of the steppe</i>. Institute of Water. Available at: {URL} {SEEN}.",
        "two authors": "Serik, A. and van der Berg, P. (2023) <i>Wells of the steppe</i>. Institute of Water."
        f" Available at: {URL} {SEEN}.",
        "three authors": "Serik, A., Orr, B. and Council of Elders (2023) <i>Wells of the steppe</i>."
        f" Institute of Water. Available at: {URL} {SEEN}.",
        "four authors": "Ash, A. <i>et al.</i> (2023) <i>Wells of the steppe</i>. Institute of Water."
        f" Available at: {URL} {SEEN}.",
        "no author": f"Institute of Water (2023) <i>Wells of the steppe</i>. Available at: {URL} {SEEN}.",
        "no date": f"Serik, A. (no date) <i>Wells of the steppe</i>. Institute of Water. Available at: {URL} {SEEN}.",
        "question": f"Serik, A. (2023) <i>Whose wells?</i> Institute of Water. Available at: {URL} {SEEN}.",
        "DOI": "Serik, A. (2023) <i>Wells of the steppe</i>. Institute of Water."
        " Available at: https://doi.org/10.1000/x_1.",
        "chapter": "Serik, A. (2023) ‘What the wells tell’, in <i>Wells of the steppe</i>. Institute of Water,"
        f" PDF pp. 35–39. Available at: {TELL} {SEEN}.",
        "chapter that asks": "Serik, A. (2023) ‘Whose wells?’, in <i>Wells of the steppe</i>. Institute of Water."
        f" Available at: {TELL} {SEEN}.",
        "finding": "Serik, A. (2023) ‘What the wells tell’, Finding 4, in <i>Wells of the steppe</i>."
        f" Institute of Water, PDF p. 36. Available at: {FOREVER} {SEEN}.",
        "Russian": "Иванов, П.С. and Ахметова, Н.К. (2023) <i>Колодцы степи: итоги года</i>. Институт воды."
        f" Available at: {URL} {SEEN}.",
        "Kazakh": f"Әбдіқызы, Н. (2023) <i>Дала құдықтары</i>. Институт воды. Available at: {URL} {SEEN}.",
    },
    "mla": {
        "one author": f"Serik, Aigul. <i>Wells of the Steppe</i>. Institute of Water, 12 May 2023, {URL}.",
        "two authors": "Serik, Aigul, and Peter van der Berg. <i>Wells of the Steppe</i>. Institute of Water,"
        f" 12 May 2023, {URL}.",
        "three authors": f"Serik, Aigul, et al. <i>Wells of the Steppe</i>. Institute of Water, 12 May 2023, {URL}.",
        "suffix": f"King, Martin Luther, Jr. <i>Wells of the Steppe</i>. Institute of Water, 12 May 2023, {URL}.",
        "organisation": f"Council of Elders. <i>Wells of the Steppe</i>. Institute of Water, 12 May 2023, {URL}.",
        "no author": f"<i>Wells of the Steppe</i>. Institute of Water, 12 May 2023, {URL}.",
        "publisher as author": f"<i>Wells of the Steppe</i>. Institute of Water, 12 May 2023, {URL}.",
        "no date": f"Serik, Aigul. <i>Wells of the Steppe</i>. Institute of Water, {URL}.",
        "month": f"Serik, Aigul. <i>Wells of the Steppe</i>. Institute of Water, Sept. 2023, {URL}.",
        "question": f"Serik, Aigul. <i>Whose Wells?</i> Institute of Water, 12 May 2023, {URL}.",
        "DOI": "Serik, Aigul. <i>Wells of the Steppe</i>. Institute of Water, 12 May 2023,"
        " https://doi.org/10.1000/x_1.",
        "chapter": "Serik, Aigul. “What the Wells Tell.” <i>Wells of the Steppe</i>, Institute of Water, 12 May 2023,"
        f" PDF pp. 35–39, {TELL}.",
        "chapter that asks": "Serik, Aigul. “Whose Wells?” <i>Wells of the Steppe</i>, Institute of Water,"
        f" 12 May 2023, {TELL}.",
        "finding": "Serik, Aigul. “What the Wells Tell.” <i>Wells of the Steppe</i>, Institute of Water, 12 May 2023,"
        f" Finding 4, PDF p. 36, {FOREVER}.",
        "Russian": "Иванов, Пётр Сергеевич, and Н. К. Ахметова. <i>Колодцы степи: Итоги года</i>. Институт воды,"
        f" 12 May 2023, {URL}.",
        "Kazakh": f"Әбдіқызы, Нұрлан. <i>Дала құдықтары</i>. Институт воды, 12 May 2023, {URL}.",
    },
    "gost": {
        "one author": "Serik A. Wells of the steppe [Электронный ресурс]. Institute of Water, 2023."
        f" URL: {URL} {OPENED}.",
        "three authors": "Serik A., Orr B. Wells of the steppe [Электронный ресурс] / Council of Elders."
        f" Institute of Water, 2023. URL: {URL} {OPENED}.",
        "four authors": "Wells of the steppe [Электронный ресурс] / A. Ash [et al.]. Institute of Water, 2023."
        f" URL: {URL} {OPENED}.",
        "organisation": "Wells of the steppe [Электронный ресурс] / Council of Elders. Institute of Water, 2023."
        f" URL: {URL} {OPENED}.",
        "no author": f"Wells of the steppe [Электронный ресурс]. Institute of Water, 2023. URL: {URL} {OPENED}.",
        "no date": "Serik A. Wells of the steppe [Электронный ресурс]. Institute of Water, [S. a.]."
        f" URL: {URL} {OPENED}.",
        "subtitle": "Serik A. Wells of the steppe : a count of what is left [Электронный ресурс]. Institute of Water,"
        f" 2023. URL: {URL} {OPENED}.",
        "DOI": "Serik A. Wells of the steppe [Электронный ресурс]. Institute of Water, 2023. DOI: 10.1000/x_1."
        f" URL: {URL} {OPENED}.",
        "chapter": "Serik A. What the wells tell [Электронный ресурс] // Wells of the steppe. Institute of Water, 2023."
        f" P. 35–39 (PDF). URL: {TELL} {OPENED}.",
        "finding": "Serik A. What the wells tell [Электронный ресурс] // Wells of the steppe. Institute of Water, 2023."
        f" Finding 4. P. 36 (PDF). URL: {FOREVER} {OPENED}.",
        "Russian": "Иванов П. С., Ахметова Н. К. Колодцы степи : итоги года [Электронный ресурс]. Институт воды, 2023."
        f" URL: {URL} {OPENED}.",
        "Russian finding": "Иванов П. С., Ахметова Н. К. Что дальше? [Электронный ресурс] // Колодцы степи : итоги"
        f" года. Институт воды, 2023. Вывод 4. С. 36 (PDF). URL: {FOREVER} {OPENED}.",
        "Kazakh": f"Әбдіқызы Н. Дала құдықтары [Электрондық ресурс]. Институт воды, 2023. URL: {URL}"
        " (қаралған күні: 23.11.2026).",
        "Kazakh chapter": "Әбдіқызы Н. Қорытынды [Электрондық ресурс] // Дала құдықтары. Институт воды, 2023."
        f" Б. 7–9 (PDF). URL: {URL} (қаралған күні: 23.11.2026).",
    },
}
