"""The sample reports in Latin and Cyrillic letters, set by reportlab in the demo's fonts."""

from pathlib import Path

from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer

FONTS = Path(__file__).resolve().parents[3] / "publications/demo/fonts"
# page, columns, size of type, how numbers are set
LAYOUTS = {
    "en": (A4, 1, 11, "{}."),
    "ru": (A4, 2, 9.5, "{}."),
    "kk": (A5, 1, 10, "{})"),
    "fr": (A5, 1, 9.5, "{})"),
    "es": (A4, 2, 10, "{}."),
    "de": (A4, 1, 10.5, "({})"),
}
NAMED = {"en": "run in", "ru": "own line", "kk": "number first", "fr": "heading", "es": "run in", "de": "own line"}


def typeset(target, kind, text, signs):
    """One report as a PDF at ``target``."""
    for name in ("DemoSerif-Regular", "DemoSerif-Bold", "DemoSans-Bold"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    pdfmetrics.registerFontFamily("DemoSerif-Regular", normal="DemoSerif-Regular", bold="DemoSerif-Bold")
    size, columns, points, _ = LAYOUTS[text["language"]]
    setting = _Setting(text, points)
    story = {"numbered": _numbered, "named": _named, "nested": _nested}[kind](setting, signs)
    wide = (size[0] - 110 - 20 * (columns - 1)) / columns
    frames = [
        Frame(55 + number * (wide + 20), 60, wide, size[1] - 120, 0, 0, 0, 0, id=f"column {number}")
        for number in range(columns)
    ]
    document = BaseDocTemplate(str(target), pagesize=size, title=text["title"], lang=text["language"], invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=_folio))
    document.build(story)


def _folio(canvas, document):
    canvas.setFont("DemoSerif-Regular", 8)
    canvas.drawCentredString(document.pagesize[0] / 2, 30, str(document.page))


class _Setting:
    """The styles of one report."""

    def __init__(self, text, points):
        self.text = text
        style = {
            "fontName": "DemoSerif-Regular",
            "fontSize": points,
            "leading": 1.3 * points,
            "spaceAfter": 0.6 * points,
        }
        self.body = ParagraphStyle("body", **style)
        self.item = ParagraphStyle("item", **style, leftIndent=2 * points, bulletIndent=0, bulletFontSize=points)
        self.inner = ParagraphStyle("inner", **style, leftIndent=4 * points, bulletIndent=2 * points)
        self.inset = ParagraphStyle("inset", **style, leftIndent=2 * points)
        for style in (self.item, self.inner):
            style.bulletFontName = "DemoSerif-Regular"
            style.bulletFontSize = points
        self.heading = ParagraphStyle(
            "heading",
            fontName="DemoSans-Bold",
            fontSize=1.5 * points,
            leading=1.8 * points,
            spaceAfter=8,
            keepWithNext=1,
        )
        self.second = ParagraphStyle(
            "second",
            fontName="DemoSans-Bold",
            fontSize=1.15 * points,
            leading=1.4 * points,
            spaceBefore=8,
            spaceAfter=3,
            keepWithNext=1,
        )
        self.cover = ParagraphStyle("cover", fontName="DemoSans-Bold", fontSize=22, leading=27)

    def opening(self):
        """The title page and the first chapter, which counts its ways of asking."""
        text = self.text
        return [Spacer(1, 120), Paragraph(text["title"], self.cover), *self.chapter("intro", 3)]

    def chapter(self, name, paragraphs):
        """A heading and running text."""
        made = [PageBreak(), Paragraph(self.text["titles"][name], self.heading)]
        return made + [Paragraph(prose, self.body) for prose in self.text["prose"][:paragraphs]]

    def closing(self):
        """The last chapter."""
        last = Paragraph(self.text["prose"][3], self.body)
        return [PageBreak(), Paragraph(self.text["titles"]["close"], self.heading), last]


def _numbered(setting, _signs):
    """Numbers go on from one chapter into the next."""
    text = setting.text
    sign = LAYOUTS[text["language"]][3]
    story = [*setting.opening(), *setting.chapter("findings", 1)]
    for number, statement in enumerate(text["statements"], start=1):
        if number == 4:
            story += setting.chapter("more", 2)
        if text["language"] in ("fr", "es"):
            story.append(Paragraph(f"{sign.format(number)} {statement}", setting.body))
        else:
            story.append(Paragraph(statement, setting.item, bulletText=sign.format(number)))
    return story + setting.closing()


def _named(setting, _signs):
    """ "Recommendation 1": run in, on a line of its own, as a heading, or with the number before the word."""
    text = setting.text
    way = NAMED[text["language"]]
    word = text["word"]
    story = [*setting.opening(), *setting.chapter("advice", 1)]
    for number, statement in enumerate(text["statements"], start=1):
        if way == "run in":
            story.append(Paragraph(f"<b>{word} {number}:</b> {statement}", setting.body))
        elif way == "number first":
            story.append(Paragraph(f"{number}-{word.lower()}. {statement}", setting.body))
        else:
            style = setting.second if way == "heading" else setting.inset
            named = f"{word} {number}" if way == "heading" else f"<b>{word} {number}</b>"
            story += [
                Paragraph(named, style),
                Paragraph(statement, setting.body if way == "heading" else setting.inset),
            ]
        if number == 2:
            story.append(
                Paragraph(
                    text["more"][1], setting.body if way in ("run in", "number first", "heading") else setting.inset
                )
            )
    return story + setting.closing()


def _nested(setting, signs):
    """Second paragraphs, and lists of letters, numbers or bullets inside the items."""
    text = setting.text
    sign = "{}." if text["language"] != "kk" else "{})"
    story = [*setting.opening(), *setting.chapter("findings", 1)]
    for number, statement in enumerate(text["statements"][:4], start=1):
        listed = number in (2, 4)
        words = f"{statement} {text['lead']}" if listed else statement
        story.append(Paragraph(words, setting.item, bulletText=sign.format(number)))
        if number == 1:
            story.append(Paragraph(text["more"][0], setting.inset))
        for letter, part in zip(signs, text["parts"], strict=True) if listed else ():
            story.append(Paragraph(part, setting.inner, bulletText=letter.strip() or "•"))
    return story + setting.closing()
