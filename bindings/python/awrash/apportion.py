# SPDX-License-Identifier: GPL-3.0-or-later
"""apportion: integers from claims, by the rules of law and literature.

Idea: claims, a total, floors and ceilings in; whole units out, with the divisors that prove them.
Source: libawrash/apportion; Balinski and Young 1982, Pukelsheim 2017.
Invariant: what law decides is decided in exact integers by the library; a tie is never decided by
the order of an array.
"""

from __future__ import annotations

from typing import Any, Optional, Tuple

import numpy as np

from . import _arrays
from ._answers import Allotment, Ties, answer, claimed
from ._biproportional import Biproportional, biproportional, biproportional_shares
from ._criteria import criteria, criteria_excess, criteria_index, hold_harmless
from ._diagnostics import (ClaimChange, HouseParadox, NextInLine, Paradox, Path, Prices,
                           house_paradox, newcomer_paradox, next_in_line, path,
                           population_paradox, prices, smallest_change)
from ._methods import base_proportional, quota_method, round_to_total
from ._native import call
from ._nested import Nested, NestedTies, nested, nested_shares
from ._provenance import cited
from ._rules import number_text, rule_signpost, rule_text, rules
from ._shares import bounds, shares_violations, shares_within
from ._ties import policy
from .errors import DataError

__all__ = [
    "divisor", "remainder", "rules", "rule_signpost", "quota_method", "base_proportional",
    "round_to_total", "hold_harmless", "criteria", "criteria_excess", "criteria_index",
    "shares", "shares_within", "shares_violations", "nested", "nested_shares", "biproportional",
    "biproportional_shares", "path", "next_in_line", "house_paradox", "population_paradox",
    "newcomer_paradox", "smallest_change", "prices", "Allotment", "Ties", "Nested", "NestedTies",
    "Biproportional", "Path", "NextInLine", "HouseParadox", "Paradox", "ClaimChange", "Prices",
]


def _apportion(function: str, word: str, prefix: str, claims: Any, total: Any, floor: Any,
               ceiling: Any, policy_of: Tuple[str, Any, Optional[str], Any]) -> Allotment:
    """What the two methods have in common: all but the name of the method."""
    labels = _arrays.labels_of(claims)
    total = _arrays.whole(total, "total")
    values = _arrays.reals(claims, "claims")
    floors, ceilings = bounds(claims, values.size, floor, ceiling)
    with call("awrash_apportion_claims_new", values, floors, ceilings) as asked:
        ties = policy(*policy_of, values.size, labels)
        parts = call(function, asked, total, word, ties)
        return answer(parts, claimed(asked, total), f"{prefix}{word}", total, labels)


@cited
def divisor(claims: Any, total: int, rule: Any = "webster", floor: Any = None,
            ceiling: Any = None, tie: str = "error", order: Any = None,
            seed: Optional[str] = None, lot: Any = None) -> Allotment:
    """Apportion by a divisor rule.

    Parameters
    ----------
    claims : array_like, shape (n,)
        What entitles each recipient, at least 0. A pandas Series or a mapping gives its labels
        to the answer.
    total : int
        How many units are apportioned.
    rule : str, or sequence of numbers
        A name of `rules`, or one with its parameter: "stationary:0.4", "power-mean:2",
        "alpha:1/2", "modified:0.7". Numbers are signposts of your own: [0.6, 1.5] is
        "signposts:0.6,1.5".
    floor, ceiling : array_like of int, shape (n,), or int, optional
        Bounds on the units of each recipient, by label where they and the claims carry labels;
        infinity or None in a ceiling for no bound.
    tie : {"error", "order", "lot"}
        What decides a tie.
    order : sequence, optional
        For "order": the recipients (indices, or labels), the one to be served first in front.
    seed : str, optional
        For "lot": the name of the draw; recipients draw as "1", "2", … (`awrash.allot.ticket`).
    lot : array_like of int, shape (n,), or mapping, optional
        For "lot", in place of a seed: how many of the free units each recipient drew elsewhere; a
        mapping need not name those who drew none.

    Returns
    -------
    Allotment

    Raises
    ------
    TieError
        Recipients are tied and `tie` is "error"; it carries `members`, `units`, `sure`.
    BoundsError
        A floor above its ceiling, floors that sum to more than the total, a lot that is none of
        the tied answers.
    DataError
        Not numbers, lengths that differ, a negative claim, all claims 0, an unknown rule.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/divisor.c.

    Examples
    --------
    >>> divisor([53, 24, 23], 10).units
    array([6, 2, 2])
    """
    return _apportion("awrash_apportion_divisor", rule_text(rule), "", claims, total, floor,
                      ceiling, policy_of=(tie, order, seed, lot))


@cited
def remainder(claims: Any, total: int, quota: str = "hare", rounded: bool = False,
              threshold: Any = None, floor: Any = None, ceiling: Any = None, tie: str = "error",
              order: Any = None, seed: Optional[str] = None, lot: Any = None) -> Allotment:
    """Apportion by largest remainders.

    Parameters
    ----------
    claims, total, floor, ceiling, tie, order, seed, lot
        As for `divisor`.
    quota : str
        How many claims one unit costs: "hare" (Σ claims/total), "droop"
        (⌊Σ claims/(total + 1)⌋ + 1), "hagenbach-bischoff" (Σ claims/(total + 1)) or
        "imperiali-quota" (Σ claims/(total + 2)).
    rounded : bool
        Whether the quota is rounded to a whole number, halves up.
    threshold : float, str, Fraction or Decimal, optional
        The part of the quota, from 0 to 1, that a claim must reach to have a unit for its
        remainder; nobody has more than one. A float is the decimal that Python writes for it.

    Returns
    -------
    Allotment
        Its `divisor` is None; `taken_back` says how many units whole quotas gave too many.

    Raises
    ------
    TieError, BoundsError
        As for `divisor`.
    DataError
        As for `divisor`, and a quota that rounds to 0, a threshold outside 0 … 1.

    Notes
    -----
    Where a threshold leaves units without a recipient the status is "unplaced"; the Dutch law goes
    on with `divisor(claims, total, "jefferson", floor=units, ceiling=units + 1)`. Source: Hamilton
    1792, Hare 1859, Pukelsheim 2017; see libawrash/apportion/remainder.c.

    Examples
    --------
    >>> remainder([3, 5, 8], 4, threshold="3/4").units
    array([1, 1, 2])
    """
    if not isinstance(rounded, (bool, np.bool_)):
        raise DataError(f"rounded is {rounded!r}, expected True or False")
    options = ["rounded"] if rounded else []
    if threshold is not None:
        options.append(number_text(threshold, "threshold"))
    if options and isinstance(quota, str):
        quota += ("," if ":" in quota else ":") + ",".join(options)
    return _apportion("awrash_apportion_remainder", quota, "remainder:", claims, total, floor,
                      ceiling, policy_of=(tie, order, seed, lot))


def shares(claims: Any, total: int) -> np.ndarray:
    """The fractional entitlements claim·total/Σclaims, never rounded.

    Parameters
    ----------
    claims : array_like, shape (n,)
        At least 0.
    total : int
        How many units are apportioned.

    Returns
    -------
    ndarray of float64, shape (n,)
        In units.

    Raises
    ------
    DataError
        Not numbers, a negative claim, all claims 0.

    Notes
    -----
    Source: see libawrash/apportion/shares.c.

    Examples
    --------
    >>> shares([53, 24, 23], 10).tolist()
    [5.300000000000001, 2.4, 2.3000000000000003]
    """
    values = _arrays.reals(claims, "claims")
    with call("awrash_apportion_claims_new", values, None, None) as question:
        return call("awrash_apportion_shares", question, total)
