"""Two doors for machines: is the process alive, and is what it needs there."""

from functools import cache as once

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


class MigrationsMissingError(Exception):
    """The database is older than this process."""


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer without any I/O."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Name what is missing, with 503, or answer 200."""
    checks = {"database": database_answers(), "migrations": False, "cache": False}
    if checks["database"]:
        checks["migrations"], checks["cache"] = are_applied(), cache_answers()
    missing = [name for name, is_there in checks.items() if not is_there]
    return JsonResponse({"missing": missing}, status=503 if missing else 200)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def are_applied() -> bool:
    try:
        require_migrations()
    except MigrationsMissingError:
        return False
    return True


@once  # an answer once given stays true for this process; a refusal is not kept
def require_migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MigrationsMissingError


def cache_answers() -> bool:
    try:
        cache.set("readyz", 1, 5)
    except (DatabaseError, OSError):
        return False
    return bool(cache.get("readyz") == 1)
