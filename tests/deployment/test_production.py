"""The production set without its containers: its settings, its files and its own server options, on an empty shop."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.db import connection

from scripts.check_deploy import ROOT, example_environment
from scripts.services.process import answers, free_port

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.redis,
    pytest.mark.django_db(transaction=True),
]
HOST = "shop.example.org"
BY_PROXY = {"X-Forwarded-Proto": "https"}
STEPS = ("migrate --no-input -v0", "start_site", "collectstatic --no-input -v0")
DOORS = {
    "/en/": 200,
    "/halls/": 200,
    "/search/": 200,
    "/basket/": 200,
    "/help/privacy/": 200,
    "/auth/login/": 200,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/account/": 302,
    "/cms/": 302,
    "/demo/": 404,
    "/demo/mail/": 404,
    "/no-such-page/": 404,
}


def database_url():
    place = connection.settings_dict
    return (
        f"postgres://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
        f"/{place['NAME']}"
    )


@pytest.fixture
def environment(tmp_path):
    return {
        **os.environ,
        **example_environment(),
        "DJANGO_SETTINGS_MODULE": "config.settings.prod",
        "DATABASE_URL": database_url(),
        "REDIS_URL": os.environ["REDIS_URL"],
        "VAR_DIR": str(tmp_path),
    }


@pytest.fixture
def production(environment):
    """Serve an empty shop as the image does, and return a function that asks it for a page."""
    for step in STEPS:
        run = [sys.executable, "manage.py", *step.split()]
        subprocess.run(run, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603
    port = free_port()
    options = f"--config deploy/gunicorn.py --bind 127.0.0.1:{port} --workers 1"
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "gunicorn", "config.wsgi", *options.split()],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield lambda path, headers=BY_PROXY: ask(port, path, headers)
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(port):
    for _ in range(600):
        if answers(port):
            return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def ask(port, path, headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    for name, value in {"Host": HOST, **headers}.items():
        request.add_header(name, value)
    try:
        answer = urllib.request.build_opener(Stay).open(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, dict(answer.headers), answer.read().decode()


def test_an_empty_shop_is_served_as_production_will(production):
    status, headers, page = production("/")
    style_sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]

    assert (status, "noindex" in page, "/demo/" in page) == (200, False, False)
    assert headers["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains; preload"
    )
    assert production(style_sheet)[1]["Cache-Control"] == (
        "max-age=315360000, public, immutable"
    )
    assert {path: production(path)[0] for path in DOORS} == DOORS
    assert production("/", headers={})[0] == 301
    assert production("/readyz", headers={})[2] == '{"missing": []}'
