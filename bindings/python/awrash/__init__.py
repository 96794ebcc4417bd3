# SPDX-License-Identifier: GPL-3.0-or-later
"""Equitable quota allocation, exactly and with proof.

Idea: one module a room of libawrash; what everyone uses stands here.
Source: the shared library libawrash, through its public headers.
Invariant: importing this package imports NumPy and the library; a room is imported when it is first
named, and pandas or anything else that is optional where it is used.
"""

from __future__ import annotations

import importlib as _importlib
from typing import TYPE_CHECKING as _TYPE_CHECKING, Any as _Any, List as _List

from ._loader import package_version as _package_version
from . import _native
from .errors import (BoundsError, Bug, CancelledError, DataError, Error, FileError, InfeasibleError,
                     LimitError, OutOfMemoryError, TieError)

if _TYPE_CHECKING:
    from . import (allot, apportion, audit, base, datasets, metric, programme, random, report, selection,
                   simulation, split)
    from .metric import gini
    from .programme import Programme
    from .selection import Pool
    from ._simulation_study import Study

_native._assert_records()

__version__ = _package_version()

__all__ = [
    "BoundsError", "Bug", "CancelledError", "DataError", "Error", "FileError", "InfeasibleError",
    "LimitError", "OutOfMemoryError", "Pool", "Programme", "Study", "TieError", "allot", "apportion",
    "audit", "base", "datasets", "gini", "metric", "programme", "random", "report", "selection", "simulation", "split",
]

_ROOMS = ("allot", "apportion", "audit", "base", "datasets", "metric", "programme", "random", "report",
          "selection", "simulation", "split")
_HOMES = {"gini": "metric", "Programme": "programme", "Pool": "selection", "Study": "simulation"}


def __getattr__(name: str) -> _Any:
    """A room when it is first asked for, plot with matplotlib, or what everyone uses of one."""
    if name in _ROOMS or name == "plot":
        return _importlib.import_module("." + name, __name__)
    if name in _HOMES:
        value = getattr(_importlib.import_module("." + _HOMES[name], __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> _List[str]:
    return sorted({*globals(), *__all__})
