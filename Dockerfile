# The portal's image: web server, worker and management commands. While it runs, only its data directory is written.
# tests/test_image.py carries out these steps in a clean folder.

FROM python:3.11-slim-bookworm AS packages
RUN python -m venv /opt/portal
COPY requirements/runtime.txt /srv/portal/runtime.txt
RUN /opt/portal/bin/pip install --no-cache-dir --disable-pip-version-check \
    --require-hashes --only-binary :all: -r /srv/portal/runtime.txt

FROM python:3.11-slim-bookworm
# What the jail of uploaded reports needs from the system.
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap libseccomp2 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --home-dir /srv/portal --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /srv/portal/data
COPY --from=packages /opt/portal /opt/portal
ENV PATH=/opt/portal/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PORTAL_DATA_DIR=/srv/portal/data \
    PORTAL_STATIC_DIR=/srv/portal/static

WORKDIR /srv/portal/site
COPY manage.py LICENSE ./
COPY portal portal
COPY publications publications
COPY templates templates
COPY static static
COPY deploy/gunicorn.py deploy/web_health.py deploy/
# Compiled once here, because the running image may not write; the key is thrown away with the step.
RUN python -m compileall -q /opt/portal/lib /srv/portal/site
RUN PORTAL_SECRET_KEY=only-for-this-step PORTAL_ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput --verbosity 0

USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-I", "deploy/web_health.py"]
CMD ["gunicorn", "portal.wsgi", "--config", "deploy/gunicorn.py"]
