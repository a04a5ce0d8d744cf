"""The parts of a small Word document, written by hand after ECMA-376."""

_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml."

TITLE = "Water for the village"
CHAPTERS = ["Where the water comes from", "Findings"]
FINDINGS = [
    "Two wells of three give water all the year, and the third one fails in August when the orchards are watered.",
    "The pump at the school runs at half of its power because the pipe behind it is narrower than the drawing says.",
    "Households that share a tap pay on time more often than households with a tap of their own in the yard.",
]
FOOTNOTE = "Measured in July 2024 with a tape and a float."


def _paragraph(text: str, style: str = "", *, numbered: bool = False, note: bool = False) -> bytes:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>' if note else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r>{mark}</w:p>".encode()


def _style(name: str, identity: str) -> bytes:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'.encode()


def _override(part: str, kind: str) -> bytes:
    return f'<Override PartName="/word/{part}.xml" ContentType="'.encode() + _WORD_TYPE + f'{kind}+xml"/>'.encode()


def _relation(number: int, name: str) -> bytes:
    kind = _OFFICE + b"/" + name.encode()
    return f'<Relationship Id="rId{number}" Type="'.encode() + kind + f'" Target="{name}.xml"/>'.encode()


_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'

CONTENT_TYPES = (
    _XML + b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Override PartName="/docProps/core.xml" '
    b'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    + _override("document", "document.main")
    + _override("styles", "styles")
    + _override("numbering", "numbering")
    + _override("footnotes", "footnotes")
    + b"</Types>"
)
RELATIONS = (
    _XML
    + _RELATIONSHIPS
    + b'<Relationship Id="rId1" Type="'
    + _OFFICE
    + b'/officeDocument" Target="word/document.xml"/>'
    b'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    b'Target="docProps/core.xml"/></Relationships>'
)
WORD_RELATIONS = (
    _XML
    + _RELATIONSHIPS
    + _relation(1, "styles")
    + _relation(2, "numbering")
    + _relation(3, "footnotes")
    + b"</Relationships>"
)
PROPERTIES = (
    _XML + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
    + TITLE.encode()
    + b"</dc:title><dc:creator>Aigerim Saparova</dc:creator><dc:language>en</dc:language></cp:coreProperties>"
)
STYLES = (
    _XML
    + b"<w:styles "
    + _W
    + b">"
    + _style("Title", "Title")
    + _style("heading 1", "Heading1")
    + _style("List Number", "ListNumber")
    + b"</w:styles>"
)
NUMBERING = (
    _XML + b"<w:numbering " + _W + b'><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    b'<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    b'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
FOOTNOTES = (
    _XML
    + b"<w:footnotes "
    + _W
    + b'><w:footnote w:id="1"><w:p><w:r><w:t>'
    + FOOTNOTE.encode()
    + b"</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
DOCUMENT = (
    _XML
    + b"<w:document "
    + _W
    + b"><w:body>"
    + _paragraph(TITLE, "Title")
    + _paragraph(CHAPTERS[0], "Heading1")
    + _paragraph("The village draws its water from three wells on the slope above the school.", note=True)
    + _paragraph("Each of them was dug by hand, and none of them is deeper than eighteen metres.")
    + _paragraph(CHAPTERS[1], "Heading1")
    + _paragraph("Three things were found that could be mended within one summer.")
    + b"".join(_paragraph(text, "ListNumber", numbered=True) for text in FINDINGS)
    + b"<w:sectPr/></w:body></w:document>"
)
