"""How gunicorn serves the portal in the image; nginx stands in front and takes the slow clients."""

import os

bind = os.environ.get("WEB_BIND", "0.0.0.0:8000")  # in the container, where only nginx reaches it
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(4, os.cpu_count() or 1))
threads = 4  # fewer than the database connections that one process may hold
timeout = 60  # a process that gives no sign of life for so long is replaced; slow uploads do not count
graceful_timeout = 30
keepalive = 5
max_requests, max_requests_jitter = 5000, 500
worker_tmp_dir = "/dev/shm"  # noqa: S108 — signs of life in memory: a busy disk must not look like a dead process
control_socket_disable = True
accesslog = None  # nginx keeps it
errorlog = "-"
loglevel = "info"

MOST_LEFT = 64 * 1024 * 1024  # bytes of a refused upload that are still taken in


def post_request(worker, request, environ, response):
    """Take in what is left of an upload that was answered unread. Closing over unread bytes resets the line, and nginx
    would then tell of a portal that does not answer, in place of the answer."""
    body, left = environ.get("wsgi.input"), MOST_LEFT
    while body and left > 0 and (piece := body.read(min(65536, left))):
        left -= len(piece)
