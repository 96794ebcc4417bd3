# SPDX-License-Identifier: GPL-3.0-or-later
"""Convex costs of cells: what every further unit costs, as arrays or by a family.

Idea: a marginal cost that does not decrease is all that an engine asks of a cost.
Source: libawrash/allot/costs.c, costs-new.c.
Invariant: immutable; the numbers that the library keeps are those that were given.
"""

from __future__ import annotations

from typing import Any, Callable, Sequence, Tuple

import numpy as np

from . import _arrays
from ._native import Handle, call
from ._results import Question
from .errors import DataError, shown

__all__ = ["Costs"]


def _joined(arrays: Sequence[Any], name: str,
            take: Callable[[Any, str], np.ndarray] = _arrays.reals
            ) -> Tuple[np.ndarray, np.ndarray]:
    """Where each array begins, and all of them one behind the other."""
    parts = [take(part, f"{name}[{i}]") for i, part in enumerate(_arrays.items(arrays, name, "arrays"))]
    offsets = np.concatenate([[0], np.cumsum([part.size for part in parts])]).astype(np.int64)
    return offsets, np.concatenate(parts) if parts else np.zeros(0)


def _terms(n: int, values: Any, name: str) -> np.ndarray:
    """One number for all cells, or one each."""
    if _arrays.is_scalar(values) and not isinstance(values, (str, bytes)):
        values = [values] * n
    return _arrays.reals(values, name)


class Costs(Question):
    """What units cost each of n cells, made by one of the class methods.

    Marginal costs are doubles, taken as the exact numbers that they are; a total cost is convex
    since none is below the one before it.

    Parameters
    ----------
    function : str
        The library's function that makes them.
    *inputs
        What it takes; the class methods check it.

    Examples
    --------
    >>> Costs.quadratic([2, 4]).value([3, 1])
    11.0
    """

    __slots__ = ("_function", "_inputs", "_handle")

    def __init__(self, function: str, *inputs: Any) -> None:
        if not isinstance(function, str) or not function.startswith("awrash_allot_costs_new_"):
            raise DataError(f"function is {shown(function)}, expected a maker of costs; see the class's methods")
        self._function = function
        self._inputs = inputs
        self._handle: Handle = call(function, *inputs)

    @classmethod
    def marginals(cls, arrays: Sequence[Any]) -> "Costs":
        """Costs given unit by unit.

        Parameters
        ----------
        arrays : sequence of array_like
            For each cell what its 1st, 2nd, 3rd … unit costs, not decreasing. A cell can have no
            more units than its array has entries.

        Returns
        -------
        Costs

        Raises
        ------
        DataError
            No cells, numbers that are not finite, a cost below the one before it.
        """
        return cls("awrash_allot_costs_new_marginals", *_joined(arrays, "arrays"))

    @classmethod
    def gains(cls, arrays: Sequence[Any]) -> "Costs":
        """Gains given unit by unit, of which the most is wanted.

        Parameters
        ----------
        arrays : sequence of array_like
            For each cell what its 1st, 2nd, 3rd … unit gains, not increasing.

        Returns
        -------
        Costs

        Raises
        ------
        DataError
            No cells, numbers that are not finite, a gain above the one before it.
        """
        return cls("awrash_allot_costs_new_gains", *_joined(arrays, "arrays"))

    @classmethod
    def power(cls, a: Any, p: Any, c: Any = 0.0, b: Any = 0.0) -> "Costs":
        """The cost a·(x + c)^p + b·x of x units.

        Parameters
        ----------
        a : array_like, shape (n,)
            Factors.
        p, c, b : float or array_like, shape (n,)
            Exponents, shifts and prices of a unit; one number for all cells, or one each.

        Returns
        -------
        Costs

        Raises
        ------
        DataError
            Not convex (a·p·(p - 1) < 0), c not above 0 where p < 0, numbers that are not finite, or
            a first unit whose cost no double holds.
        """
        factors = _arrays.reals(a, "a")
        return cls("awrash_allot_costs_new_power", factors, _terms(factors.size, c, "c"),
                   _terms(factors.size, p, "p"), _terms(factors.size, b, "b"))

    @classmethod
    def quadratic(cls, a: Any, b: Any = 0.0) -> "Costs":
        """The cost a·x²/2 + b·x of x units.

        Parameters
        ----------
        a : array_like, shape (n,)
            Curvatures, at least 0.
        b : float or array_like, shape (n,)
            Prices of a unit.

        Returns
        -------
        Costs

        Raises
        ------
        DataError
            A negative curvature, numbers that are not finite.
        """
        curvatures = _arrays.reals(a, "a")
        return cls("awrash_allot_costs_new_quadratic", curvatures,
                   _terms(curvatures.size, b, "b"))

    @classmethod
    def piecewise(cls, breaks: Sequence[Any], slopes: Sequence[Any]) -> "Costs":
        """Costs that are linear by pieces.

        Parameters
        ----------
        breaks : sequence of array_like of int
            For each cell the last unit of each piece, increasing; infinity or None for no end.
        slopes : sequence of array_like
            For each cell what a unit of each piece costs, not decreasing.

        Returns
        -------
        Costs

        Raises
        ------
        DataError
            Breaks that do not increase, slopes that decrease, lengths that differ.
        """
        offsets, joined = _joined(
            breaks, "breaks", lambda part, name: _arrays.integers(part, name, unbounded=True))
        other, values = _joined(slopes, "slopes")
        if not np.array_equal(offsets, other):
            raise DataError("breaks and slopes have other lengths, expected one slope for "
                            "each break")
        return cls("awrash_allot_costs_new_piecewise", offsets, joined, values)

    def value(self, units: Any) -> float:
        """What units cost together (for gains: gain), beyond no units at all.

        Parameters
        ----------
        units : array_like of int, shape (n,)

        Returns
        -------
        float
            The exact sum of the marginal costs, turned into a double once.

        Raises
        ------
        DataError
            Negative units.
        BoundsError
            More units than a cell has costs for.
        """
        return call("awrash_allot_costs_value", self._handle, units)

    def __len__(self) -> int:
        return call("awrash_allot_costs_get_n", self._handle)

    def __repr__(self) -> str:
        family = self._function.rsplit("_", 1)[1]
        return f"<Costs: {family}, {len(self)} cells>"

    def __reduce__(self) -> Any:
        return (Costs, (self._function, *self._inputs))


def handle_of(costs: Costs) -> Handle:
    """What the library knows costs by."""
    return costs._handle
