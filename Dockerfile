# Two stages: the first has tools, the second only what runs. See docs/operate.md.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_LINK_MODE=copy VIRTUAL_ENV=/opt/venv
WORKDIR /srv/shanhai

COPY requirements/bootstrap.txt requirements/fast.txt requirements/
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --require-hashes --no-deps -r requirements/bootstrap.txt \
 && /opt/venv/bin/uv pip sync --require-hashes --compile-bytecode requirements/fast.txt \
 && /opt/venv/bin/pip uninstall --yes uv

COPY . .
# Settings of production need an environment; the example's will do for collecting files.
RUN set -a && . ./.env.example && set +a \
 && export SECRET_KEY="$(/opt/venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
 && export DJANGO_SETTINGS_MODULE=config.settings.prod \
 && /opt/venv/bin/python manage.py compile_catalogs \
 && /opt/venv/bin/python manage.py collectstatic --noinput \
 && /opt/venv/bin/python -m compileall -q config core shop matchmaking cms
# The scheduler's kernels are compiled once, for any processor of this kind.
ENV NUMBA_CACHE_DIR=/opt/kernels NUMBA_CPU_NAME=generic
RUN /opt/venv/bin/python -m matchmaking.scheduling solve docs/examples/fair.json --effort 10


FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin shanhai \
 && install -d -o shanhai -g shanhai /var/lib/shanhai /var/lib/shanhai/media /var/lib/shanhai/private
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/kernels /opt/kernels
COPY --from=build /srv/shanhai /srv/shanhai
WORKDIR /srv/shanhai
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    NUMBA_CACHE_DIR=/opt/kernels \
    NUMBA_CPU_NAME=generic \
    DJANGO_SETTINGS_MODULE=config.settings.prod \
    VAR_DIR=/var/lib/shanhai
USER shanhai
VOLUME ["/var/lib/shanhai/media", "/var/lib/shanhai/private"]
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=3 CMD ["python", "-m", "scripts.healthcheck"]
# Nothing is written outside the volumes and /dev/shm, so the container may be read-only.
CMD ["gunicorn", "config.wsgi", "--config", "deploy/gunicorn.py"]
