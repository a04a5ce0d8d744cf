"""Citations of a publication, a chapter or a finding: formatted, for import, and for the head of a page.

Plain functions over one frozen ``Work``; no Django, so that they can be tested and reused alone.
"""

from .exports import bibtex, csl, csl_json, ris
from .head import DUBLIN_CORE, dublin_core, meta_tags
from .licences import Licence, licence_of
from .names import Name, Parts
from .quotation import quotation_marks
from .shown import File, Organisation, Part, Picture, Shown
from .styles import STYLES, Reference, reference
from .work import Work, bare_doi, finding_name, part_name

__all__ = [
    "DUBLIN_CORE",
    "STYLES",
    "File",
    "Licence",
    "Name",
    "Organisation",
    "Part",
    "Parts",
    "Picture",
    "Reference",
    "Shown",
    "Work",
    "bare_doi",
    "bibtex",
    "csl",
    "csl_json",
    "dublin_core",
    "finding_name",
    "licence_of",
    "meta_tags",
    "part_name",
    "quotation_marks",
    "reference",
    "ris",
]
