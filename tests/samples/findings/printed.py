"""The sample reports with boxes, and those in Arabic, as HTML pages for Chromium to print."""

from html import escape

BOXES = {
    "en": "border:1pt solid #333;padding:10pt 14pt",
    "ru": "background:#e8eef4;padding:10pt 14pt",
    "kk": "border-top:3pt solid #a33;border-bottom:3pt solid #a33;padding:8pt 0",
    "fr": "background:#1f3a4d;color:#fff;padding:12pt 16pt",
    "es": "border-left:5pt solid #c60;padding:4pt 0 4pt 14pt",
    "de": "background:#f3efe4;border:1pt solid #b9a;padding:10pt 14pt;font-family:'DejaVu Sans',sans-serif;font-size:10pt",
    "ar": "border:1pt solid #333;padding:10pt 14pt",
}
STYLE = """@page { size: A4; margin: 25mm 24mm } body { font: 11pt/1.45 FONT; margin: 0 }
h1 { font-size: 26pt; margin: 60mm 0 0; break-after: page } h2 { font-size: 17pt; margin: 18pt 0 8pt }
h3 { font-size: 12.5pt; margin: 12pt 0 4pt } p { margin: 0 0 8pt } ol, ul { margin: 0; padding-inline-start: 24pt }
li { margin: 0 0 7pt } .box { margin: 14pt 0; BOX } .box h2 { font-size: 14pt; margin: 0 0 8pt }
.plain { list-style: none; padding: 0 } .plain li { text-indent: 0 } .inner { padding-inline-start: 40pt; list-style: none }"""


def page_of(kind, text, signs):
    """The report as one HTML page."""
    language = text["language"]
    make = {"numbered": _numbered, "named": _named, "boxed": _boxed, "nested": _nested}[kind]
    titles, prose = text["titles"], text["prose"]
    parts = [f"<h1>{escape(text['title'])}</h1><h2>{titles['intro']}</h2>", *(_p(row) for row in prose[:3])]
    parts += [make(text, signs), f"<h2>{titles['close']}</h2>", _p(prose[3])]
    direction = "rtl" if language == "ar" else "ltr"
    font = "'Noto Naskh Arabic'" if language == "ar" else "'DejaVu Serif', serif"
    style = STYLE.replace("BOX", BOXES[language]).replace("FONT", font)
    head = f'<meta charset="utf-8"><title>{escape(text["title"])}</title><style>{style}</style>'
    return f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _p(words):
    return f"<p>{escape(words)}</p>"


def _items(rows, start=1):
    return f'<ol start="{start}">' + "".join(f"<li>{row}</li>" for row in rows) + "</ol>"


def _numbered(text, _signs):
    titles, statements, prose = text["titles"], [escape(row) for row in text["statements"]], text["prose"]
    first = f"<h2>{titles['findings']}</h2>{_p(prose[0])}{_items(statements[:3])}"
    return f"{first}<h2>{titles['more']}</h2>{_p(prose[1])}{_items(statements[3:], 4)}"


def _named(text, _signs):
    parts = [f"<h2>{text['titles']['advice']}</h2>{_p(text['prose'][0])}"]
    for number, statement in enumerate(text["statements"], start=1):
        parts.append(f"<p><b>{text['word']} {number}:</b> {escape(statement)}</p>")
        parts.append(_p(text["more"][1]) if number == 2 else "")
    return "".join(parts)


def _boxed(text, _signs):
    rows = [escape(row) for row in text["statements"][:4]]
    return f'<div class="box"><h2>{text["titles"]["messages"]}</h2>{_items(rows)}</div>'


def _nested(text, signs):
    rows = [escape(row) for row in text["statements"][:4]]
    pairs = zip(signs, text["parts"], strict=True)
    inner = '<ol class="inner">' + "".join(f"<li>{sign}{escape(part)}</li>" for sign, part in pairs) + "</ol>"
    rows[0] += f"<p style='margin-top:6pt'>{escape(text['more'][0])}</p>"
    for number in (1, 3):
        rows[number] += f" {escape(text['lead'])}{inner}"
    return f"<h2>{text['titles']['findings']}</h2>{_p(text['prose'][0])}{_items(rows)}"
