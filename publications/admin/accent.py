"""How the owner's accent colour looks on the light and on the dark page, drawn beside its fields."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from .. import colours

SCHEMES = {
    "light": (_("Light page"), colours.LIGHT_GROUNDS, colours.OWN_LIGHT),
    "dark": (_("Dark page"), colours.DARK_GROUNDS, colours.OWN_DARK),
}


def contrast_said(colour: str, grounds: tuple[str, ...]) -> str:
    """The contrast with one decimal, never rounded up: 4.49 is not yet the 4.5 that is asked for."""
    return f"{int(colours.least_contrast(colour, grounds) * 10) / 10:.1f}"


def accent_sample(portal) -> str:
    """HTML: each scheme with the colours that are kept; accent-sample.js draws it anew while another one is typed."""
    kept = portal.accents()
    samples = [
        {
            "scheme": scheme,
            "name": name,
            "grounds": grounds,
            "own": own,
            "colour": colour,
            "ink": colours.ink_on(colour),
            "contrast": contrast_said(colour, grounds),
        }
        for scheme, (name, grounds, own) in SCHEMES.items()
        for colour in [kept.get("accent" if scheme == "light" else "dark", own)]
    ]
    return render_to_string("admin/accent_sample.html", {"samples": samples, "least": colours.LEAST})
