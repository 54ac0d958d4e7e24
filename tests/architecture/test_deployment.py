"""What a machine without Docker can say about Dockerfile and compose.yaml: their parts exist and fit each other."""

import re
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

from tests.architecture.project import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {
    name: service
    for name, service in SERVICES.items()
    if service.get("image") == "shanhai"
}
EXAMPLE = set(
    re.findall(
        r"^#? ?([A-Z][A-Z0-9_]+)=",
        (ROOT / ".env.example").read_text(),
        flags=re.MULTILINE,
    )
)


def test_the_set_is_complete() -> None:
    assert set(SERVICES) == {
        "migrate",
        "web",
        "worker",
        "proxy",
        "postgres",
        "redis",
        "elasticsearch",
    }


def test_every_variable_of_our_services_is_one_that_the_settings_read() -> None:
    used = {
        variable for service in OURS.values() for variable in service["environment"]
    }

    assert used - EXAMPLE == set()


def test_every_variable_that_compose_asks_for_is_in_the_example() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text()))

    assert asked - EXAMPLE == set()


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_management_command_that_a_service_runs_exists(name: str) -> None:
    command = OURS[name].get("command", [])

    assert command[2:3] == [] or command[2] in get_commands()


def test_the_service_that_works_runs_our_worker() -> None:
    """The library's own would neither try again nor bring anything round."""
    assert SERVICES["worker"]["command"][2] == "worker"


def test_every_service_waits_for_services_that_exist_and_can_be_waited_for() -> None:
    for service in SERVICES.values():
        for other, wait in service.get("depends_on", {}).items():
            image_knows_its_health = "HEALTHCHECK" in DOCKERFILE and other == "web"
            healthy = wait["condition"] == "service_healthy"
            assert (
                not healthy
                or image_knows_its_health
                or "healthcheck" in SERVICES[other]
            )


def test_every_named_volume_is_declared_and_every_mounted_file_exists() -> None:
    mounts = [
        mount.split(":")[0]
        for service in SERVICES.values()
        for mount in service.get("volumes", [])
    ]
    files = [mount for mount in mounts if mount.startswith(".")]

    assert {mount for mount in mounts if mount not in files} == set(COMPOSE["volumes"])
    assert [mount for mount in files if not (ROOT / mount).exists()] == []


def test_what_the_dockerfile_copies_is_in_its_context() -> None:
    allowed = set(
        re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), flags=re.MULTILINE)
    )
    copied = [
        line.split()[1:-1]
        for line in DOCKERFILE.splitlines()
        if re.match(r"COPY (?!--from)", line)
    ]
    paths = {path for line in copied for path in line if path != "."}

    assert {path.split("/")[0] for path in paths} - allowed == set()
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_container_does_not_run_as_root_and_says_how_it_feels() -> None:
    last_stage = DOCKERFILE.rpartition("FROM ")[2]

    assert re.findall(r"^(USER|HEALTHCHECK)\b", last_stage, flags=re.MULTILINE) == [
        "USER",
        "HEALTHCHECK",
    ]
