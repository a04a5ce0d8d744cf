"""Writes small Word files part by part, after ECMA-376: paragraphs, runs, tables, lists, notes, drawings, changes."""

import io
import zipfile
from xml.sax.saxutils import escape

from PIL import Image

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "http://schemas.openxmlformats.org"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": f"{_OPEN}/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": f"{_OPEN}/officeDocument/2006/math",
        "a": f"{_OPEN}/drawingml/2006/main",
        "pic": f"{_OPEN}/drawingml/2006/picture",
        "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
        "mc": f"{_OPEN}/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OPEN}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")
STYLES = {
    "Title": ("Title", '<w:rPr><w:sz w:val="56"/></w:rPr>'),
    "Subtitle": ("Subtitle", '<w:rPr><w:sz w:val="32"/></w:rPr>'),
    "Heading1": ("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'),
    "Heading2": ("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>'),
    "Quote": ("Quote", "<w:rPr><w:i/></w:rPr>"),
    "Caption": ("caption", '<w:rPr><w:sz w:val="18"/></w:rPr>'),
    "TOC1": ("toc 1", ""),
}


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` are the children of its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*content: str, style: str = "", properties: str = "", listed: tuple[int, int] | None = None) -> str:
    """A paragraph of runs and other XML; a text without tags becomes a run. ``listed`` is (list, level)."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        named += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def cell(*paragraphs: str, columns: int = 1, merge: str = "") -> str:
    """A table's cell; ``merge`` is "restart" or "continue"."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    span += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = "".join(part if part.startswith("<") else par(part) for part in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{span}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table; cells without tags are texts."""
    inner = "".join(
        "<w:tr>" + "".join(part if part.startswith("<") else cell(part) for part in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl>{inner}</w:tbl>"


def field(instruction: str, *result: str) -> str:
    """A field in its long form."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = "".join(part if part.startswith("<") else run(part) for part in result)
    told = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return mark.format("begin") + told + mark.format("separate") + inner + mark.format("end")


def picture(relation: str, alt: str = "", points: int = 200) -> str:
    """A picture in a run."""
    size = points * 12700
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/><wp:docPr id="1" name="Picture 1" descr="{alt}"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(*paragraphs: str) -> str:
    """A text box in its two forms: the newer drawing, and the older one for programs that do not know it."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def numbering(*lists: list[tuple[str, str]], starts: dict[int, int] | None = None) -> str:
    """Lists 1, 2, … of levels (format, text). ``starts`` gives list numbers that start list 1 anew at a number."""
    rows = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{720 * (level + 1)}"/></w:pPr></w:lvl>'
            for level, (form, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for number, levels in enumerate(lists, start=1)
    )
    rows += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1)
    )
    for number, start in (starts or {}).items():
        rows += (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
    return f"<w:numbering {SPACES}>{rows}</w:numbering>"


def notes(kind: str, *texts: str) -> str:
    """The part of ``footnote`` or ``endnote``, with ids from 1."""
    rows = "".join(f'<w:{kind} w:id="{number}">{par(text)}</w:{kind}>' for number, text in enumerate(texts, start=1))
    return f"<w:{kind}s {SPACES}>{rows}</w:{kind}s>"


def note(number: int, kind: str = "footnote") -> str:
    """The call of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def styles(named: dict[str, tuple[str, str]] | None = None, language: str = "en-GB") -> str:
    """The styles part: id → (name, properties)."""
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{properties}</w:style>'
        for key, (name, properties) in (STYLES if named is None else named).items()
    )
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
    )
    return f"<w:styles {SPACES}>{defaults}</w:docDefaults>{rows}</w:styles>"


def docx(*body: str, links: str = "", properties: str = "", pages: int = 0, **parts: str | bytes) -> bytes:
    """A Word file. ``parts`` are XML of ``styles``, ``numbering``, … by their names, and pictures by their file names;
    each part has the relation ``part_`` + its name; ``properties`` are the children of the core properties."""
    rows = links
    files: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES}
    for name, content in ({"styles": styles()} | parts).items():
        path = f"{name}.xml" if name in _PARTS else f"media/{name}.png"
        kind = name if name in _PARTS else "image"
        rows += f'<Relationship Id="part_{name}" Type="{OFFICE}/{kind}" Target="{path}"/>'
        files[f"word/{path}"] = content if isinstance(content, bytes) else _HEAD + content
    document = f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"
    files["word/document.xml"] = _HEAD + document
    files["word/_rels/document.xml.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_OPEN}/package/2006/relationships">{rows}</Relationships>'
    )
    files["docProps/core.xml"] = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_OPEN}/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{properties}</cp:coreProperties>'
    )
    files["docProps/app.xml"] = (
        f'{_HEAD}<Properties xmlns="{_OPEN}/officeDocument/2006/extended-properties"><Pages>{pages}</Pages></Properties>'
    )
    files["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_OPEN}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_OPEN}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="r3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def png() -> bytes:
    """A small picture."""
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "#0A6659").save(target, "PNG")
    return target.getvalue()
