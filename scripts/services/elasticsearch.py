"""A real Elasticsearch: the distribution's core, fetched as an ordinary Maven artifact and kept in var/cache."""

import hashlib
import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from scripts.services.process import Server, ServiceError, free_port

VERSION = "8.19.5"
SHA256 = "5d3a8f63f66d828a24d29f88819bf2c6e695d124c470da3ab92a5d6cc1397785"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
CACHE = Path(__file__).resolve().parents[2] / "var" / "cache"
CONFIGURATION = """\
cluster.name: shanhai-test
discovery.type: single-node
xpack.security.enabled: false
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport_port}
"""


def java_home() -> Path | None:
    if home := os.environ.get("JAVA_HOME"):
        return Path(home)
    java = shutil.which("java")
    return Path(java).resolve().parents[1] if java else None


def archive() -> Path:
    """Return the distribution's archive, fetched once and checked each time."""
    path = CACHE / f"elasticsearch-{VERSION}.zip"
    if not path.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise ServiceError(
                "Elasticsearch needs Maven to be fetched, and ELASTICSEARCH_URL is not set"
            )
        fetch = [maven, "-q", "-B", f"-Dmaven.repo.local={CACHE / 'maven'}", COPY]
        fetch += [f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={CACHE}"]
        done = subprocess.run(
            fetch, cwd=CACHE, capture_output=True, text=True, check=False
        )
        shutil.rmtree(CACHE / "maven", ignore_errors=True)
        if done.returncode:
            raise ServiceError(
                f"Maven could not fetch Elasticsearch: {done.stdout.strip()[-300:]}"
            )
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        path.unlink()
        raise ServiceError(
            "Elasticsearch's archive is not the expected one and was removed"
        )
    return path


class Elasticsearch(Server):
    def __init__(self) -> None:
        super().__init__("Elasticsearch", user="nobody")

    def open(self) -> dict[str, str]:
        java = java_home()
        if java is None:
            raise ServiceError(
                "Elasticsearch needs Java 17, and ELASTICSEARCH_URL is not set"
            )
        CACHE.mkdir(parents=True, exist_ok=True)
        home = self.unpack(archive())

        self.own_folder()
        memory = {
            "ES_JAVA_HOME": str(java),
            "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
            "HOME": str(self.folder),
        }
        self.start([home / "bin" / "elasticsearch"], env=memory)
        self.wait(self.is_healthy, seconds=120)
        return {"ELASTICSEARCH_URL": f"http://127.0.0.1:{self.port}"}

    def unpack(self, path: Path) -> Path:
        with zipfile.ZipFile(path) as distribution:
            distribution.extractall(self.folder)
        home = self.folder / f"elasticsearch-{VERSION}"
        for program in (home / "bin").iterdir():
            program.chmod(0o755)
        for program in home.glob("modules/*/platform/**/bin/*"):
            program.chmod(0o755)
        text = CONFIGURATION.format(port=self.port, transport_port=free_port())
        (home / "config" / "elasticsearch.yml").write_text(text)
        return home

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}/_cluster/health", timeout=2
            ) as answer:
                return json.load(answer)["status"] in {"green", "yellow"}
        except (urllib.error.URLError, OSError):
            return False
