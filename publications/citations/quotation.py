"""The marks in which a language sets what it quotes, as its printers do (CLDR, "quotationStart" and "quotationEnd")."""

ANGLED = dict.fromkeys(
    ("ru", "kk", "ky", "be", "uk", "hy", "el", "it", "es", "pt", "no", "nb", "nn", "fa", "az", "tg"), "«»"
)
MARKS = {
    **ANGLED,
    "fr": ("«\u202f", "\u202f»"),
    **dict.fromkeys(("de", "cs", "sk", "bg", "ka", "is", "sl", "lt", "et", "sq"), "„“"),
    **dict.fromkeys(("pl", "ro", "hu", "sr", "hr"), "„”"),
    **dict.fromkeys(("sv", "fi", "he"), "””"),
    "ar": "”“",
    "ja": "「」",
}
USUAL = "“”"


def quotation_marks(language: str) -> tuple[str, str]:
    """(opening, closing) for a BCP 47 code; English ones for a language that is not listed."""
    opening, closing = MARKS.get(language.lower().partition("-")[0], USUAL)
    return opening, closing
