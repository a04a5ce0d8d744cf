"""Uploads that are too large are turned away while they come in, not after they were stored."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

FORM_BYTES = 1024 * 1024  # what the other fields and the frame of a form may take beside its file
HOPELESS = 4  # a body of this many times the limit is not even read through; below, the typed fields are kept


class StopAtLimit(FileUploadHandler):
    """First of the handlers: passes pieces on until a file is above ``limit``, then drops it and reads on.

    The form's other fields are still parsed, so that the page can come back with everything that was typed.
    """

    def __init__(self, request, limit: int):
        super().__init__(request)
        self.limit = limit
        self.refused = False

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > self.limit:
            self.refused = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


def is_hopeless(request, limit: int) -> bool:
    """Whether the announced length alone is reason enough to refuse."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return announced.isdecimal() and int(announced) > limit * HOPELESS + FORM_BYTES
