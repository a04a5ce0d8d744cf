"""What the tests of reading share."""

import pytest

from publications.reading import read_report
from tests.samples.docx_write import docx


@pytest.fixture
def read(tmp_path):
    """Reads a Word file that is written for the test."""

    def read(*body, **parts):
        path = tmp_path / "report.docx"
        path.write_bytes(docx(*body, **parts))
        return read_report(path)

    return read
