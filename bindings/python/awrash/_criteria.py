# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims out of weighted criteria, and bounds out of last year's shares.

Idea: what statutes compute before an apportionment begins.
Source: libawrash/apportion/criteria.c, hold-harmless.c; 29 U.S.C. 3172(b).
Invariant: rates are the decimals that were written, so that 90 % of 100 is 90.
"""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

import numpy as np

from . import _arrays
from ._native import call
from .errors import DataError


def _number(value: Any, name: str) -> float:
    """One number, as a double."""
    if isinstance(value, (str, bytes)) or value is None or not _arrays.is_scalar(value):
        raise DataError(f"{name} is {value!r}, expected a number")
    return _arrays.real(value, name)


def _columns(values: Any) -> Tuple[np.ndarray, Optional[List[Any]]]:
    """Values as criteria × recipients, and the criteria's labels where they have some."""
    if isinstance(values, dict):
        names = list(values)
        columns = [_arrays.reals(values[name], f"values[{name!r}]") for name in names]
        if len({column.size for column in columns}) > 1:
            raise DataError("values has columns of different lengths, expected one length")
        return np.array(columns), names
    labels = list(values.columns) if hasattr(values, "columns") else None
    try:
        array = np.asarray(values)
    except (ValueError, TypeError) as error:
        raise DataError(f"values is no array: {error}") from None
    if array.ndim != 2:
        raise DataError(f"values has {array.ndim} dimensions, expected two: recipients × criteria")
    return array.T, labels


def criteria(values: Any, weights: Any) -> np.ndarray:
    """Claims out of several criteria, each shared out by its values.

    Parameters
    ----------
    values : array_like, shape (n, criteria), DataFrame or mapping of columns
        One row a recipient, one column a criterion; at least 0.
    weights : array_like, shape (criteria,)
        What each criterion counts, at least 0; by label where both carry labels.

    Returns
    -------
    ndarray of float64, shape (n,)
        Σ weight·value/Σvalue over the criteria: the `claims` of a rule.

    Raises
    ------
    DataError
        Not numbers, a negative value or weight, a criterion whose values are all 0 with a weight
        above 0.

    Notes
    -----
    Source: 29 U.S.C. 3172(b)(1), three thirds; see libawrash/apportion/criteria.c.

    Examples
    --------
    >>> criteria({"population": [100, 300], "unemployed": [10, 10]},
    ...          {"population": 0.5, "unemployed": 0.5})
    array([0.375, 0.625])
    """
    rows, names = _columns(values)
    if names is not None:
        weights = _arrays.beside(weights, "weights", dict.fromkeys(names), "values")
    weights = _arrays.reals(weights, "weights")
    if weights.size != rows.shape[0]:
        raise DataError(f"weights has {weights.size} values, expected {rows.shape[0]}, one for each "
                        "column of values")
    flat = _arrays.reals(np.ascontiguousarray(rows).ravel(), "values")
    return call("awrash_apportion_criteria_combine", rows.shape[1], flat, weights)


def criteria_excess(part: Any, whole: Any, rate: float) -> np.ndarray:
    """What exceeds a rate: part - rate·whole, or 0 if that is less.

    Parameters
    ----------
    part, whole : array_like, shape (n,)
        Such as the unemployed and the labour force; at least 0.
    rate : float
        Such as 0.045, taken as the decimal that was written.

    Returns
    -------
    ndarray of float64, shape (n,)

    Raises
    ------
    DataError
        Not numbers, lengths that differ, a negative number.

    Notes
    -----
    Source: 29 U.S.C. 3172(b)(1); see libawrash/apportion/criteria.c.

    Examples
    --------
    >>> criteria_excess([45, 70], [1000, 1000], 0.045)
    array([ 0., 25.])
    """
    whole = _arrays.beside(whole, "whole", part, "part")
    return call("awrash_apportion_criteria_excess", part, whole, _number(rate, "rate"))


def criteria_index(value: Any, size: Any, low: float = 0.0,
                   high: float = float("inf")) -> np.ndarray:
    """An index of relative need, (value/size)/(Σvalue/Σsize), between two caps.

    Parameters
    ----------
    value, size : array_like, shape (n,)
        Such as the unemployed and the labour force; at least 0. A recipient of size and value 0
        counts as the average, 1.
    low, high : float
        The caps, such as 0.5 and 2.

    Returns
    -------
    ndarray of float64, shape (n,)

    Raises
    ------
    BoundsError
        `low` above `high`.
    DataError
        Not numbers, lengths that differ, a negative number, a value without a size, values that
        are all 0.

    Notes
    -----
    Source: Regulation (EU) 2021/241, annex II; see libawrash/apportion/criteria.c.

    Examples
    --------
    >>> criteria_index([10, 30, 20], [100, 100, 100], high=1.25)
    array([0.5 , 1.25, 1.  ])
    """
    size = _arrays.beside(size, "size", value, "value")
    return call("awrash_apportion_criteria_index", value, size, _number(low, "low"),
                _number(high, "high"))


def hold_harmless(last: Any, total: int, at_least: float = 0.0,
                  at_most: float = float("inf")) -> Tuple[np.ndarray, np.ndarray]:
    """Floors and ceilings that hold recipients near last year's shares.

    Parameters
    ----------
    last : array_like, shape (n,)
        Last year's amounts, at least 0.
    total : int
        How many units are apportioned this year.
    at_least, at_most : float
        Parts of last year's share: 0.9 and 1.3 for 90 % and 130 %, taken as the decimals that were
        written. The floor is rounded up, the ceiling down, and the floor wins.

    Returns
    -------
    floor, ceiling : ndarray of int64, shape (n,)
        For `divisor` and the other rules; 2**63 - 1 in a ceiling for no bound.

    Raises
    ------
    BoundsError
        `at_least` above `at_most`.
    DataError
        Not numbers, a negative amount, amounts that are all 0.

    Notes
    -----
    Within a divisor rule these bounds are the fixed point of the statutory iteration: clamp, scale
    the others to what is left, repeat. A minimum for small territories goes into the floor, and
    raises the ceiling to it: ``floor = np.maximum(floor, minimum)``,
    ``ceiling = np.maximum(floor, ceiling)``. Source: 29 U.S.C. 3172(b)(1)(B); see
    libawrash/apportion/hold-harmless.c.

    Examples
    --------
    >>> floor, ceiling = hold_harmless([100, 60, 40], 1000, 0.9, 1.3)
    >>> floor, ceiling
    (array([450, 270, 180]), array([650, 390, 260]))
    """
    return call("awrash_apportion_hold_harmless", last, total, _number(at_least, "at_least"),
                _number(at_most, "at_most"))
