"""Two doors for machines: is the process alive, and is what it needs there."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer without any I/O."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Name what is missing, with 503, or answer 200."""
    checks = {"database": database_answers(), "migrations": False, "cache": False}
    if checks["database"]:
        checks["migrations"], checks["cache"] = migrations_applied(), cache_answers()
    missing = [name for name, is_there in checks.items() if not is_there]
    return JsonResponse({"missing": missing}, status=503 if missing else 200)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def cache_answers() -> bool:
    try:
        cache.set("readyz", 1, 5)
    except (DatabaseError, OSError):
        return False
    return bool(cache.get("readyz") == 1)
