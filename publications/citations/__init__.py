"""Citations of a publication, a chapter or a finding: formatted, for import, and for the head of a page.

Plain functions over one frozen ``Work``; no Django, so that they can be tested and reused alone.
"""

from .exports import bibtex, csl, csl_json, ris
from .head import json_ld, meta_tags
from .licences import licence_address
from .names import Name, Parts
from .styles import STYLES, Reference, reference
from .work import Work, finding_name

__all__ = [
    "STYLES",
    "Name",
    "Parts",
    "Reference",
    "Work",
    "bibtex",
    "csl",
    "csl_json",
    "finding_name",
    "json_ld",
    "licence_address",
    "meta_tags",
    "reference",
    "ris",
]
