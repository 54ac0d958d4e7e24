"""One switch for the kernels: compiled by numba where it is installed, the same source as plain Python otherwise.

Kernels know only integers, arrays indexed by one number and named tuples of both, and their arithmetic neither wraps
around nor rounds, so that both modes give the same result.  `SHANHAI_NO_JIT=1` forces plain Python.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

F = TypeVar("F", bound=Callable[..., Any])
SOURCES = Path(__file__).resolve().parent

numba: Any = None
if os.environ.get("SHANHAI_NO_JIT") != "1":
    with contextlib.suppress(ImportError):
        import numba

COMPILED = numba is not None
OPTIONS = {
    "nogil": True,
    "boundscheck": False,
    "error_model": "numpy",
    "_nrt": False,
}
INNER = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def njit(function: F) -> F:
    """Compile a kernel at its first call, or take it from the cache of this version of the sources."""
    if not COMPILED:
        return function
    # Bounds stay unchecked: the tests run the plain mode, in which a wrong index is an error.  Kernels allocate nothing,
    # so counting references, five times as slow as the loops themselves, is left out.
    folder = _cache_folder()
    if folder is None:
        return numba.njit(**OPTIONS)(function)
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder)
    try:
        return numba.njit(cache=True, **OPTIONS)(function)
    finally:
        numba.config.CACHE_DIR = before


def part(function: F) -> F:
    """Compile a function that only kernels call: it is neither cached nor callable from Python."""
    return numba.njit(**INNER)(function) if COMPILED else function


def hot(function: F) -> F:
    """Compile a part that is inlined wherever it is called."""
    return numba.njit(**INNER, forceinline=True)(function) if COMPILED else function


def run(kernel: Callable[..., Any], *arguments: Any) -> Any:
    """Call a kernel; plain Python works on lists, which it reads several times faster than arrays.

    What the kernel wrote is in the writable arrays afterwards, in both modes.
    """
    if COMPILED:
        return kernel(*arguments)
    lists = tuple(_listed(each) for each in arguments)
    answer = kernel(*lists)
    for each, changed in zip(arguments, lists, strict=True):
        _write_back(each, changed)
    return answer


def _listed(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, tuple):
        return type(value)(*(_listed(each) for each in value))
    return value


def _write_back(value: Any, changed: Any) -> None:
    if isinstance(value, np.ndarray):
        if value.flags.writeable:
            value[:] = changed
    elif isinstance(value, tuple):
        for each, part in zip(value, changed, strict=True):
            _write_back(each, part)


def version_of_sources() -> str:
    """Return a hash of all kernels.

    numba looks only at the file of the function that is called: a change in another file that it calls would go unseen.
    """
    digest = hashlib.sha256()
    for path in [SOURCES / "jit.py", *sorted((SOURCES / "kernels").glob("*.py"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _cache_folder() -> Path | None:
    """Return a writable folder for this version of the kernels, or None: they are compiled at every start then."""
    folder = user_cache() / f"shanhai-kernels-{VERSION}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK | os.X_OK) else None


def user_cache() -> Path:
    """Return where this system keeps what can be made again; its content is run, so it must be the user's own."""
    named = os.environ.get("NUMBA_CACHE_DIR")
    if named:
        return Path(named)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 (Path.home raises where there is none)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")


VERSION = version_of_sources()
