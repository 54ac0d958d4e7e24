from django.apps import AppConfig
from django.db.models.signals import post_migrate

from core.append_only import protect


class CertificationConfig(AppConfig):
    name = "shop.certification"

    def ready(self) -> None:
        """Let versions be written once, and have the known types after every migration."""
        protect(self, "CertificateVersion", "ExpiryNotice")
        post_migrate.connect(load_types, sender=self, dispatch_uid="certificate_types")


def load_types(*, using: str, **_: object) -> None:
    """Bring the types of certificates into a freshly migrated database."""
    from .actions import load_certificate_types  # noqa: PLC0415 - models are not loaded when apps are

    if using == "default":
        load_certificate_types()
