# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that are no plain order of keys: the quota method, a base with a proportional part, and
rounding to a total.

Idea: claims or values in; whole units out, with the tie that was settled.
Source: libawrash/apportion/quota-method.c, base-proportional.c, round-to-total.c.
Invariant: a tie is never decided by the order of an array.
"""

from __future__ import annotations

from typing import Any, Optional

from . import _arrays
from ._answers import Allotment, answer, claimed
from ._native import call
from ._provenance import cited
from ._rules import rule_text
from ._shares import question
from ._ties import policy


@cited
def quota_method(claims: Any, total: int, floor: Any = None, ceiling: Any = None,
                 tie: str = "error", order: Any = None, seed: Optional[str] = None,
                 lot: Any = None) -> Allotment:
    """Apportion by the quota method of Balinski and Young.

    Parameters
    ----------
    claims, total, floor, ceiling, tie, order, seed
        As for `divisor`; the total is at most 10,000,000.
    lot : array_like of int, shape (n,), or mapping, optional
        For tie="lot", in place of a seed: how many of the free units each recipient drew.

    Returns
    -------
    Allotment
        Its `divisor` is None. Without bounds that bind, nobody stands beyond the share rounded up
        or down, and a larger total takes no unit from anybody.

    Raises
    ------
    TieError, DataError
        As for `divisor`.
    BoundsError
        As for `divisor`, and for a lot that is none of the tied answers: not every choice among
        the tied is one.
    LimitError
        Ties with more outcomes than the library keeps apart.

    Notes
    -----
    Source: Balinski and Young 1975; see libawrash/apportion/quota-method.c.

    Examples
    --------
    >>> quota_method([9061, 7179, 5259, 3319, 1182], 26).units
    array([10,  7,  5,  3,  1])
    """
    labels = _arrays.labels_of(claims)
    total = _arrays.whole(total, "total")
    with question(claims, floor, ceiling) as asked:
        count = call("awrash_apportion_claims_get_n", asked)
        ties = policy(tie, order, seed, lot, count, labels)
        parts = call("awrash_apportion_quota_method", asked, total, ties)
        entitlements = claimed(asked, total)
    return answer(parts, entitlements, "quota-method", total, labels)


@cited
def base_proportional(claims: Any, total: int, base: int, rule: Any = "adams", floor: Any = None,
                      ceiling: Any = None, tie: str = "error", order: Any = None,
                      seed: Optional[str] = None, lot: Any = None) -> Allotment:
    """Apportion a base to everybody, and the rest by a divisor rule on top.

    Parameters
    ----------
    claims, total, tie, order, seed
        As for `divisor`.
    base : int
        What everybody has before the rule begins.
    rule : str, or sequence of numbers
        A divisor rule; the Cambridge Compromise is "adams" over a base of 5, ceiling 96.
    floor, ceiling : array_like of int, shape (n,), or int, optional
        Bounds on the whole number of units, base included.
    lot : array_like of int, shape (n,), or mapping, optional
        For tie="lot", in place of a seed: how many of the free units each recipient drew.

    Returns
    -------
    Allotment
        Its `divisor` is that of the units above the base.

    Raises
    ------
    TieError, DataError
        As for `divisor`.
    BoundsError
        As for `divisor`, a ceiling below the base, bases and floors above the total.

    Notes
    -----
    Source: Grimmett and others 2011; see libawrash/apportion/base-proportional.c.

    Examples
    --------
    >>> base_proportional([800, 100, 10, 1], 40, base=5, ceiling=96).units
    array([21,  7,  6,  6])
    """
    labels = _arrays.labels_of(claims)
    total, rule = _arrays.whole(total, "total"), rule_text(rule)
    with question(claims, floor, ceiling) as asked:
        count = call("awrash_apportion_claims_get_n", asked)
        ties = policy(tie, order, seed, lot, count, labels)
        parts = call("awrash_apportion_base_proportional", asked, total, base, rule, ties)
        entitlements = claimed(asked, total)
    return answer(parts, entitlements, f"base-proportional:{base},{rule}", total, labels)


@cited
def round_to_total(values: Any, total: int, tie: str = "error", order: Any = None,
                   seed: Optional[str] = None, lot: Any = None) -> Allotment:
    """The whole numbers with a given sum that are nearest to the values.

    Parameters
    ----------
    values : array_like, shape (n,)
        Numbers of any sign; they are not scaled.
    total : int
        What the whole numbers sum to: 100 for percentages, 1000 for tenths of a percent.
    tie, order, seed
        As for `divisor`.
    lot : array_like of int, shape (n,), or mapping, optional
        For tie="lot", in place of a seed: which of the tied drew a unit, as 0 and 1.

    Returns
    -------
    Allotment
        Its `shares` are the values.

    Raises
    ------
    TieError
        Fractions are equal and `tie` is "error".
    BoundsError
        A lot that is none of the tied answers.
    DataError
        Not numbers, a value beyond ±2^61.

    Notes
    -----
    Nearest by least squares. Source: Balinski and Young 1982, on Hamilton's method; see
    libawrash/apportion/round-to-total.c.

    Examples
    --------
    Percentages that sum to 100, and the same with one decimal:

    >>> import numpy as np
    >>> places = np.array([953, 1187, 1071])
    >>> round_to_total(100 * places / places.sum(), 100).units
    array([30, 37, 33])
    >>> round_to_total(1000 * places / places.sum(), 1000).units / 10
    array([29.7, 37. , 33.3])
    """
    labels = _arrays.labels_of(values)
    numbers = _arrays.reals(values, "values")
    ties = policy(tie, order, seed, lot, numbers.size, labels)
    total = _arrays.whole(total, "total")
    parts = call("awrash_apportion_round_to_total", numbers, total, ties)
    return answer(parts, numbers.copy(), "round-to-total", total, labels)
