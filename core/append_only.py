"""Tables whose rows are written once: the database itself refuses every later change, on both engines."""

from collections.abc import Sequence
from functools import partial

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

SQLITE = (
    """
    CREATE TRIGGER IF NOT EXISTS {table}_never_updated BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS {table}_never_deleted BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """,
)
POSTGRES = (
    """
    CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change()
    """,
)


def make_append_only(
    models: Sequence[str], *, sender: AppConfig, using: str, **_: object
) -> None:
    """Put the triggers on the tables of the named models, if they are there."""
    connection = connections[using]
    statements = POSTGRES if connection.vendor == "postgresql" else SQLITE
    tables = {sender.get_model(name)._meta.db_table for name in models}  # noqa: SLF001 - the only way to a table's name
    with connection.cursor() as cursor:
        for table in sorted(tables & set(connection.introspection.table_names(cursor))):
            for statement in statements:
                cursor.execute(statement.format(table=table))


def protect(config: AppConfig, *models: str) -> None:
    """Make an app's models append-only whenever its tables have been migrated."""
    post_migrate.connect(
        partial(make_append_only, models),
        sender=config,
        weak=False,
        dispatch_uid=f"append_only_{config.label}",
    )
