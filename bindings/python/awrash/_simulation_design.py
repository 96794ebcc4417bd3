# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, designs: which scenarios are looked at, and what their numbers tell of an outcome.

Idea: points in the unit cube serve every law by its quantile.
Source: libawrash/simulation/design.c and the files it names; sobol.c, morris.c.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, Sequence, Union

import numpy as np

from . import _arrays
from ._native import call
from ._provenance import cited
from ._random import Law
from ._results import Question, Result
from ._tables import pandas
from .errors import DataError

if TYPE_CHECKING:
    import pandas as pd


def points_of(values: Any, name: str) -> np.ndarray:
    """An array of two dimensions as numbers."""
    array = np.asarray(values)
    if array.ndim != 2:
        raise DataError(f"{name} has {array.ndim} dimensions, expected two")
    return _arrays.reals(array.ravel(), name).reshape(array.shape)


class Design(Question):
    """The points of an experiment.

    Parameters
    ----------
    kind : str
        "monte-carlo", "latin-hypercube", "sobol", "factorial", "factorial:2,3,5"; for sensitivity
        "saltelli", "saltelli:monte-carlo", "morris", "morris:8".
    n : int
        Points; parts of each column of "factorial"; rows of a matrix of "saltelli"; trajectories of
        "morris".
    n_dimensions : int
        Columns, one for each uncertain number.
    seed : int

    Attributes
    ----------
    kind : str
    n_points, n_dimensions : int
        Rows and columns.

    Raises
    ------
    DataError
        No such kind, or a size that it does not have.

    Examples
    --------
    >>> design = Design("latin-hypercube", 4, 2, seed=1)
    >>> sorted((design.points()[:, 0] * 4).astype(int).tolist())
    [0, 1, 2, 3]
    """

    def __init__(self, kind: str, n: int, n_dimensions: int, seed: int = 0) -> None:
        self._handle = call("awrash_simulation_design_new", kind, n, n_dimensions, seed)
        self._asked = (kind, n, n_dimensions, seed)
        self.kind: str = call("awrash_simulation_design_get_kind", self._handle)
        self.n_points: int = call("awrash_simulation_design_get_n_points", self._handle)
        self.n_dimensions: int = call("awrash_simulation_design_get_n_dimensions", self._handle)

    def points(self, first: int = 0, n: Optional[int] = None) -> np.ndarray:
        """Some rows.

        Parameters
        ----------
        first : int
        n : int, optional
            How many; all from `first` on unless given.

        Returns
        -------
        ndarray, shape (n, n_dimensions)
            Numbers above 0 and below 1.
        """
        first = _arrays.count(first, "first")
        n = max(self.n_points - first, 0) if n is None else _arrays.count(n, "n")
        return call("awrash_simulation_design_get_rows", self._handle, first, n,
                    self.n_dimensions).reshape(n, self.n_dimensions)

    def values(self, laws: Sequence[Union[str, Law]], first: int = 0,
               n: Optional[int] = None) -> np.ndarray:
        """Some rows as values of laws, one for each column.

        Parameters
        ----------
        laws : sequence of str or Law
        first, n : int
            As in `points`.

        Returns
        -------
        ndarray, shape (n, n_dimensions)
        """
        laws = _arrays.items(laws, "laws", "a law for each column")
        if len(laws) != self.n_dimensions:
            raise DataError(f"there are {len(laws)} laws, expected {self.n_dimensions}")
        points = self.points(first, n)
        for column, law in enumerate(laws):
            law = law if isinstance(law, Law) else Law(law)
            points[:, column] = law.quantile(points[:, column])
        return points

    def __repr__(self) -> str:
        return "Design({!r}, {}, {}, seed={})".format(*self._asked)

    def __reduce__(self) -> Any:
        return (Design, self._asked)


@dataclass(frozen=True, eq=False)
class Sensitivity(Result):
    """What each uncertain number does to an outcome: arrays, one entry a number.

    Attributes
    ----------
    names : list of str
    figures : ndarray
        A record for each number; its fields are attributes as well.
    """

    names: Sequence[str]
    figures: np.ndarray

    def __getattr__(self, name: str) -> np.ndarray:
        if name.startswith("_") or name not in (self.figures.dtype.names or ()):
            raise AttributeError(name)
        return self.figures[name]

    def to_frame(self) -> "pd.DataFrame":
        """A row for each number, a column for each figure."""
        return pandas().DataFrame({name: self.figures[name] for name in self.figures.dtype.names},
                                  index=list(self.names))

    def __repr__(self) -> str:
        lines = [f"{name}: " + ", ".join(f"{field} {row[field]:.4g}" for field in row.dtype.names)
                 for name, row in zip(self.names, self.figures)]
        return "\n".join(lines)


def _named(names: Optional[Sequence[str]], n: int) -> Sequence[str]:
    if names is None:
        return [f"x{index}" for index in range(n)]
    names = _arrays.items(names, "names")
    if len(names) != n:
        raise DataError(f"there are {len(names)} names, expected {n}")
    return list(names)


@cited
def sobol(values: Any, n_dimensions: int, level: float = 0.95, replications: int = 1000,
          seed: int = 0, names: Optional[Sequence[str]] = None) -> Sensitivity:
    """First and total Sobol indices with bootstrap intervals.

    Parameters
    ----------
    values : array_like, shape (points,)
        The outcome at each row of a "saltelli" design.
    n_dimensions : int
        Columns of the design.
    level : float
        Of the intervals.
    replications : int
        Of the bootstrap; 0 for no intervals.
    seed : int
    names : sequence of str, optional
        Of the columns.

    Returns
    -------
    Sensitivity
        `first`, `first_low`, `first_high`, `total`, `total_low`, `total_high`.

    Raises
    ------
    DataError
        Values that are not those of a design "saltelli" with as many dimensions; not numbers.

    Notes
    -----
    Source: Saltelli and others 2010, Jansen 1999; see awrash/simulation-design.h.

    Examples
    --------
    >>> design = Design("saltelli", 1024, 2)
    >>> x = design.points()
    >>> sobol(x[:, 0] + 2 * x[:, 1], 2, names=["a", "b"]).first.round(2).tolist()
    [0.2, 0.8]
    """
    figures = call("awrash_simulation_sobol", level, replications, seed, n_dimensions,
                   _arrays.reals(values, "values"))
    return Sensitivity(_named(names, len(figures)), figures)


@cited
def morris(points: Any, values: Any, names: Optional[Sequence[str]] = None) -> Sensitivity:
    """Screening by elementary effects.

    Parameters
    ----------
    points : array_like, shape (n, n_dimensions)
        The rows of a "morris" design, in any unit.
    values : array_like, shape (n,)
        The outcome at each row.
    names : sequence of str, optional

    Returns
    -------
    Sensitivity
        `mu`, `mu_star`, `mu_star_error`, `sigma`, in units of the outcome for each of the points.

    Raises
    ------
    DataError
        Points that are no trajectories of Morris, not one value a point, names of another number.

    Notes
    -----
    Source: Morris 1991, Campolongo, Cariboni and Saltelli 2007; see awrash/simulation-design.h.

    Examples
    --------
    >>> x = Design("morris", 10, 2).points()
    >>> morris(x, x[:, 0] - 3 * x[:, 1]).mu.round(6).tolist()
    [1.0, -3.0]
    """
    array = points_of(points, "points")
    return Sensitivity(_named(names, array.shape[1]),
                       call("awrash_simulation_morris", array.shape[1], array.ravel(),
                            _arrays.reals(values, "values")))
