"""Oscar's class loader, but the fork is asked first, so that Oscar's own module need not be importable."""

from oscar.core.loading import (
    _find_registered_app_name,
    _import_module,
    default_class_loader,
)


def class_loader(
    module_label: str, classnames: list[str], module_prefix: str = "oscar.apps"
) -> list[type]:
    """Return the classes of a module from the fork, or else as Oscar's own loader does."""
    app_name = _find_registered_app_name(module_label)
    if not app_name.startswith(module_prefix + "."):
        fork = _import_module(
            ".".join([app_name, *module_label.split(".")[1:]]), classnames
        )
        if fork is not None and all(hasattr(fork, name) for name in classnames):
            return [getattr(fork, name) for name in classnames]
    return default_class_loader(module_label, classnames, module_prefix)
