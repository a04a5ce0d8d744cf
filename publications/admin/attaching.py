"""An original file given by hand becomes a document of its publication."""

from .. import files, validators
from ..models import Document


def attach(publication, sent) -> tuple[Document, bool]:
    """The document with the bytes of ``sent`` (checked by ``OriginalForm``), and whether it is new here."""
    sha256, path, size = files.store(sent)
    return Document.objects.get_or_create(
        publication=publication,
        sha256=sha256,
        role=Document.Role.ORIGINAL,
        defaults={
            "path": path,
            "size": size,
            "media_type": sent.media_type,
            "name": validators.clean_name(sent.name) or f"{publication.slug}.pdf",
        },
    )
