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
