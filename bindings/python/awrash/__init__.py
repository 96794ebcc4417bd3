# SPDX-License-Identifier: GPL-3.0-or-later
"""Equitable quota allocation, exactly and with proof.

Idea: one module a room of libawrash; what everyone uses stands here.
Source: the shared library libawrash, through its public headers.
Invariant: importing this package imports NumPy and the library, and neither pandas nor anything
else that is optional.
"""

from typing import Any as _Any

from ._loader import package_version as _package_version
from . import _native
from .errors import (BoundsError, Bug, DataError, Error, FileError, InfeasibleError, LimitError,
                     OutOfMemoryError, TieError)
from . import (allot, apportion, audit, base, datasets, metric, programme, random, report, selection,
               simulation, split)
from .metric import gini
from .programme import Programme
from .selection import Pool
from ._simulation_study import Study

_native._assert_records()

__version__ = _package_version()

__all__ = [
    "BoundsError", "Bug", "DataError", "Error", "FileError", "InfeasibleError", "LimitError",
    "OutOfMemoryError", "Pool", "Programme", "Study", "TieError", "allot", "apportion", "audit", "base",
    "datasets", "gini", "metric", "programme", "random", "report", "selection", "simulation", "split",
]


def __getattr__(name: str) -> _Any:
    """awrash.plot is imported when it is first asked for, and matplotlib with it."""
    if name == "plot":
        from importlib import import_module
        return import_module(".plot", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
