from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class BackOfficeConfig(AppConfig):
    name = "shop.backoffice"

    def ready(self) -> None:
        """Say who may do what before Wagtail asks, guard its exports, and have the groups after every migration."""
        from . import exports, permissions  # noqa: PLC0415 - the models are not loaded before

        permissions.register_policies()
        exports.guard_every_export()
        # After the last app: only then every permission is there.
        last = list(apps.get_app_configs())[-1]
        post_migrate.connect(
            make_groups, sender=last, dispatch_uid="back_office_groups"
        )


def make_groups(*, using: str, **_: object) -> None:
    """Bring the groups of the back office into a freshly migrated database."""
    from .groups import make_missing_groups  # noqa: PLC0415

    if using == "default":
        make_missing_groups()
