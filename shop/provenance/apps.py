from django.apps import AppConfig

from core.append_only import protect


class ProvenanceConfig(AppConfig):
    name = "shop.provenance"

    def ready(self) -> None:
        """Let what was recorded about a lot be written once."""
        protect(self, "TraceEvent", "TestReport", "TraceDigest")
