"""Equations of a Word file (Office MathML) as one line of text: "(a + b)/(2c)", "√(x)", "∑_(i=1)^n x_i"."""

from __future__ import annotations

from publications.reading.docx_package import Element, attribute, inner

_SKIPPED = frozenset(("m:ctrlPr", "w:rPr", "m:rPr"))


def linear(element: Element) -> str:
    """The text of ``m:oMath`` or of any part of it. Parentheses stand where a part has more than one sign."""
    tag = element.tag
    if tag in ("m:t", "w:t"):
        return element.text or ""
    if tag in _SKIPPED or (tag.startswith("m:") and tag.endswith("Pr")):
        return ""
    shape = _SHAPES.get(tag)
    return shape(element) if shape else "".join(linear(child) for child in element)


def _part(element: Element, name: str) -> str:
    found = element.find(name)
    return linear(found).strip() if found is not None else ""


def _closed(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _fraction(element: Element) -> str:
    return f"{_closed(_part(element, 'm:num'))}/{_closed(_part(element, 'm:den'))}"


def _scripts(element: Element) -> str:
    text, below, above = _part(element, "m:e"), _part(element, "m:sub"), _part(element, "m:sup")
    return text + (f"_{_closed(below)}" if below else "") + (f"^{_closed(above)}" if above else "")


def _before(element: Element) -> str:
    below, above = _part(element, "m:sub"), _part(element, "m:sup")
    return (f"_{_closed(below)}" if below else "") + (f"^{_closed(above)}" if above else "") + _part(element, "m:e")


def _root(element: Element) -> str:
    degree = _part(element, "m:deg")
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree, f"√[{degree}]")
    return f"{sign}({_part(element, 'm:e')})"


def _large(element: Element) -> str:
    given = inner(element, "m:naryPr", "m:chr")
    sign = (attribute(given, "m:val") or "∫") if given is not None else "∫"
    below, above = _part(element, "m:sub"), _part(element, "m:sup")
    limits = (f"_{_closed(below)}" if below else "") + (f"^{_closed(above)}" if above else "")
    return f"{sign}{limits} {_part(element, 'm:e')}"


def _fenced(element: Element) -> str:
    properties = element.find("m:dPr")

    def sign(name: str, usual: str) -> str:
        found = properties.find(name) if properties is not None else None
        return usual if found is None else attribute(found, "m:val")

    inside = sign("m:sepChr", "|").join(linear(part).strip() for part in element.findall("m:e"))
    return f"{sign('m:begChr', '(')}{inside}{sign('m:endChr', ')')}"


def _matrix(element: Element) -> str:
    rows = [", ".join(linear(cell).strip() for cell in row.findall("m:e")) for row in element.findall("m:mr")]
    return f"[{'; '.join(rows)}]"


def _function(element: Element) -> str:
    return f"{_part(element, 'm:fName')} {_part(element, 'm:e')}"


def _rows(element: Element) -> str:
    return "; ".join(linear(part).strip() for part in element.findall("m:e"))


def _below(element: Element) -> str:
    return f"{_part(element, 'm:e')}_{_closed(_part(element, 'm:lim'))}"


def _above(element: Element) -> str:
    return f"{_part(element, 'm:e')}^{_closed(_part(element, 'm:lim'))}"


_SHAPES = {
    "m:f": _fraction,
    "m:sSup": _scripts,
    "m:sSub": _scripts,
    "m:sSubSup": _scripts,
    "m:sPre": _before,
    "m:rad": _root,
    "m:nary": _large,
    "m:d": _fenced,
    "m:m": _matrix,
    "m:func": _function,
    "m:eqArr": _rows,
    "m:limLow": _below,
    "m:limUpp": _above,
}
