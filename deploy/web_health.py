"""Asks the web server beside it whether it can serve: exit status 0 when it is ready, else 1 with the reason.

It names a host that the portal answers to, because requests for other hosts are refused.
"""

import http.client
import os
import sys

SECONDS = 4


def host() -> str:
    """The first of PORTAL_ALLOWED_HOSTS; ``.example.org`` and ``*`` stand for more than one, so one of those is named."""
    first = os.environ.get("PORTAL_ALLOWED_HOSTS", "").split(",")[0].strip()
    return "localhost" if first in {"", "*"} else first.removeprefix(".")


def main() -> str | None:
    """None when all is well, else the sentence that ends the program with status 1."""
    _address, _colon, port = os.environ.get("WEB_BIND", "0.0.0.0:8000").rpartition(":")
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=SECONDS)
    try:
        connection.request("GET", "/readyz", headers={"Host": host()})
        answer = connection.getresponse()
        said = answer.read(200).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return f"The web server does not answer: {error}"
    finally:
        connection.close()
    return None if answer.status == 200 else f"The web server is not ready ({answer.status}): {said}"


if __name__ == "__main__":
    sys.exit(main())
