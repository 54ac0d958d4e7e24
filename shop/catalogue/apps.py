from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "shop.catalogue"

    def ready(self) -> None:
        """Load the receivers that delete files of images, none of Oscar's views."""
        from oscar.apps.catalogue import receivers  # noqa: F401, PLC0415 - registers on import
