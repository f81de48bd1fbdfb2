# The digest is that of the index of all machines. Renew it with the version: `docker buildx imagetools inspect TAG`.
FROM python:3.11.17-slim@sha256:0dd364ba7e10242f07755449e3a3d0e35f9efd987952737b90def6709ab0c5ce

RUN pip install --no-cache-dir uv==0.13.9 && useradd --create-home plandesk && install -d -o plandesk /data
WORKDIR /app

# What changes seldom comes first: the dependencies are a layer of their own.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY README.md LICENSE ./
COPY policies policies
COPY bot bot
COPY storage storage
COPY adapters adapters
RUN uv sync --frozen --no-dev --no-editable

ENV PATH=/app/.venv/bin:$PATH PLANDESK_HOST=0.0.0.0 PLANDESK_LOG=json \
    PLANDESK_DESK=/data/desk.toml DATABASE_URL=sqlite:////data/plandesk.db
USER plandesk
WORKDIR /data
VOLUME /data
EXPOSE 3978
HEALTHCHECK CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f\"http://127.0.0.1:{os.environ.get('PORT', 3978)}/healthz\", timeout=3)"]
CMD ["plandesk", "run"]
