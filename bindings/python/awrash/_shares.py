# SPDX-License-Identifier: GPL-3.0-or-later
"""Fractional entitlements inside bounds, and how far units stand from them.

Idea: claim·t, held by floors and ceilings, with the one t that meets the total.
Source: libawrash/apportion/shares-within.c, shares.c.
Invariant: who stands at a bound, and every violation, is decided exactly.
"""

from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np

from . import _arrays
from ._native import call


def bounds(claims: Any, count: int, floor: Any,
           ceiling: Any) -> Tuple[Optional[np.ndarray], Optional[np.ndarray]]:
    """Floors and ceilings as arrays: one number stands for all, labels go by label."""
    arrays = []
    for name, bound, unbounded in (("floor", floor, False), ("ceiling", ceiling, True)):
        if bound is not None:
            bound = _arrays.beside(bound, name, claims, "claims")
        if bound is not None and _arrays.is_scalar(bound) and not isinstance(bound, (str, bytes)):
            bound = [bound] * count
        arrays.append(None if bound is None else _arrays.integers(bound, name, unbounded))
    return arrays[0], arrays[1]


def question(claims: Any, floor: Any = None, ceiling: Any = None) -> Any:
    """Claims with their bounds, as the library takes them."""
    values = _arrays.reals(claims, "claims")
    return call("awrash_apportion_claims_new", values,
                *bounds(claims, values.size, floor, ceiling))


def shares_within(claims: Any, total: int, floor: Any = None, ceiling: Any = None) -> np.ndarray:
    """The fractional shares inside floors and ceilings (water-filling).

    Parameters
    ----------
    claims : array_like, shape (n,)
        At least 0.
    total : int
        How many units are apportioned.
    floor, ceiling : array_like of int, shape (n,), or int, optional
        As for `divisor`.

    Returns
    -------
    ndarray of float64, shape (n,)
        In units. Where ceilings and claims of 0 leave a rest, all stand at their ceilings and the
        shares sum to less than the total.

    Raises
    ------
    BoundsError
        A floor above its ceiling, floors that sum to more than the total.
    DataError
        Not numbers, a negative claim, all claims 0.

    Notes
    -----
    A statute that clamps, scales the others to what is left, and repeats until nothing new clamps,
    ends here. Source: see libawrash/apportion/shares-within.c.

    Examples
    --------
    >>> shares_within([1, 2, 3], 12, floor=[7, 0, 0])
    array([7., 2., 3.])
    """
    total = _arrays.whole(total, "total")
    with question(claims, floor, ceiling) as asked:
        return call("awrash_apportion_shares_within", asked, total)


def shares_violations(claims: Any, total: int, units: Any) -> np.ndarray:
    """How many units an allotment stands outside the shares rounded down and up.

    Parameters
    ----------
    claims : array_like, shape (n,)
        At least 0.
    total : int
        How many units are apportioned.
    units : array_like of int, shape (n,)
        An allotment from any hand that sums to the total; by label where both carry labels.

    Returns
    -------
    ndarray of int64, shape (n,)
        Above 0 beyond the share rounded up, below 0 short of the share rounded down, 0 within.

    Raises
    ------
    DataError
        Not numbers, a negative claim, all claims 0, units that are negative or do not sum to the
        total.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/shares.c.

    Examples
    --------
    >>> shares_violations([90, 5, 5], 10, [10, 0, 0])
    array([1, 0, 0])
    """
    total = _arrays.whole(total, "total")
    units = _arrays.integers(_arrays.beside(units, "units", claims, "claims"), "units")
    with question(claims) as asked:
        return call("awrash_apportion_shares_violations", asked, total, units)
