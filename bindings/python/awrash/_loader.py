# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the shared library.

Idea: four places in a fixed order; the first library of the package's own version is taken.
Source: house rule "one version everywhere"; the file VERSION or the installed package's metadata.
Invariant: a failure is one ImportError that lists every place tried and what was wrong there.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Iterator, List, Optional, Tuple

VARIABLE = "AWRASH_LIBRARY"
PACKAGE = Path(__file__).resolve().parent


def source_tree(package: Path = PACKAGE) -> Optional[Path]:
    """The root of the source tree that the package stands in, or None where it is installed."""
    if len(package.parents) < 3:
        return None
    root = package.parents[2]
    stands = (root / "VERSION").is_file() and (root / "include" / "awrash.h").is_file()
    return root if stands and package.parts[-3:-1] == ("bindings", "python") else None


def package_version(package: Path = PACKAGE) -> str:
    """The version of this package: of the source tree it stands in, else of its metadata."""
    root = source_tree(package)
    if root is not None:
        return (root / "VERSION").read_text(encoding="ascii").strip()
    import importlib.metadata  # of no use in a source tree, and slow to import
    return importlib.metadata.version("awrash")


def places(version: str, package: Path = PACKAGE) -> Iterator[Tuple[str, str]]:
    """Where to look, as (name of the place, path or name of the library)."""
    soname = f"libawrash.so.{version.split('.')[0]}"
    yield "package folder", str(package / soname)
    root = source_tree(package)
    if root is not None:
        yield "build folder", str(root / "build" / f"libawrash.so.{version}")
    import ctypes.util
    yield "system", ctypes.util.find_library("awrash") or soname


def _version_of(library: ctypes.CDLL) -> str:
    function = library.awrash_base_version
    function.restype = ctypes.c_char_p
    function.argtypes = ()
    return function().decode("utf-8")


def _open(path: str, version: str) -> Tuple[Optional[ctypes.CDLL], str]:
    """The library at a path, or None and what is wrong with it."""
    if os.sep in path and not os.path.exists(path):
        return None, f"{path}: no such file"
    try:
        library = ctypes.CDLL(path)
        found = _version_of(library)
    except OSError as error:
        reason = str(error)
        return None, reason if path in reason else f"{path}: {reason}"
    except AttributeError:
        return None, f"{path}: not libawrash (it has no awrash_base_version)"
    if found != version:
        return None, f"{path}: libawrash {found}, expected {version}"
    return library, ""


def load(package: Path = PACKAGE) -> ctypes.CDLL:
    """Open the shared library.

    The environment variable AWRASH_LIBRARY (the path of a shared library) is obeyed alone where
    it is set. Otherwise: the package's folder, the build folder of the source tree, the system.

    Returns
    -------
    ctypes.CDLL

    Raises
    ------
    ImportError
        No library of the package's version stands in any of the places; the message lists them.
    """
    version = package_version(package)
    given = os.environ.get(VARIABLE)
    tried: List[str] = []
    candidates = iter([(VARIABLE, given)]) if given else places(version, package)
    if not given:
        tried.append(f"{VARIABLE}: not set")
    for place, path in candidates:
        library, reason = _open(path, version)
        if library is not None:
            return library
        tried.append(f"{place}: {reason}")
    listed = "".join(f"\n  {line}" for line in tried)
    raise ImportError(
        f"awrash {version} found no libawrash {version}. Tried, in this order:{listed}\n"
        f"Build it with \"make\" in the source tree, install it with \"make install\", or set "
        f"{VARIABLE} to its path.", name="awrash")
