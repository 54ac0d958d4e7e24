from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "shop.catalogue"

    def ready(self) -> None:
        """Load the receivers: Oscar's delete files of images, ours tell that the tree has changed."""
        from oscar.apps.catalogue import receivers  # noqa: F401, PLC0415 - registers on import

        from . import receivers as ours  # noqa: PLC0415 - the models are not loaded before

        ours.follow_categories()
