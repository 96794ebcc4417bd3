# SPDX-License-Identifier: GPL-3.0-or-later
"""apportion: integers from claims, by the rules of law and literature.

Idea: claims, a total, floors and ceilings in; whole units out, with the divisors that prove them.
Source: libawrash/apportion; Balinski and Young 1982, Pukelsheim 2017.
Invariant: what law decides is decided in exact integers by the library; a tie is never decided by
the order of an array.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple

import numpy as np

from . import _arrays
from ._biproportional import Biproportional, biproportional, biproportional_shares
from ._diagnostics import (ClaimChange, HouseParadox, NextInLine, Paradox, Path, Prices,
                           house_paradox, newcomer_paradox, next_in_line, path,
                           population_paradox, prices, smallest_change)
from ._native import Handle, call, names_of
from ._rules import rule_signpost, rules
from .errors import Bug, DataError, TieError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["divisor", "remainder", "shares", "rules", "rule_signpost", "Allotment", "Ties"]
__all__ += ["path", "next_in_line", "house_paradox", "population_paradox", "newcomer_paradox",
            "smallest_change", "prices", "Path", "NextInLine", "HouseParadox", "Paradox",
            "ClaimChange", "Prices"]
__all__ += ["biproportional", "biproportional_shares", "Biproportional"]


@dataclass(frozen=True)
class Ties:
    """Who was tied, and for how many units.

    Attributes
    ----------
    members : tuple
        Indices of the tied recipients, or their labels where the claims carry some.
    units : int
        The units that they share out; 0 where there is no tie.
    """

    members: Tuple[Any, ...] = ()
    units: int = 0

    def __bool__(self) -> bool:
        return bool(self.members)


@dataclass(frozen=True, eq=False)
class Allotment:
    """The answer of an apportionment.

    Attributes
    ----------
    units : ndarray of int64, shape (n,)
        The whole units of each recipient.
    shares : ndarray of float64, shape (n,)
        The fractional entitlements claim·total/Σclaims, never rounded.
    divisor : tuple of float, or None
        The lowest and the highest divisor that give this answer; None for a rule without one.
    ties : Ties
        The tie that was settled, if any.
    status : str
        "optimal", "tie-settled" or "unplaced".
    unplaced : int
        Units that the ceilings leave unplaced.
    rule : str
        The rule, or "remainder:" and the quota's name.
    total : int
    labels : tuple or None
        The recipients' labels where the claims carry some (a pandas Series, a mapping).
    """

    units: np.ndarray
    shares: np.ndarray
    divisor: Optional[Tuple[float, float]]
    ties: Ties
    status: str
    unplaced: int
    rule: str
    total: int
    labels: Optional[Tuple[Any, ...]] = None

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with the columns units and share, indexed by the labels."""
        from ._tables import pandas
        return pandas().DataFrame({"units": self.units, "share": self.shares},
                                  index=None if self.labels is None else list(self.labels))

    def to_dict(self) -> dict:
        """The answer as plain Python values."""
        return {"rule": self.rule, "total": self.total, "status": self.status,
                "units": self.units.tolist(), "shares": self.shares.tolist(),
                "divisor": self.divisor, "unplaced": self.unplaced,
                "ties": {"members": list(self.ties.members), "units": self.ties.units},
                "labels": None if self.labels is None else list(self.labels)}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Allotment) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

    def _summary(self) -> str:
        words = [f"{self.rule}, total {self.total}, {self.status}"]
        if self.unplaced:
            words.append(f"{self.unplaced} unplaced")
        if self.divisor is not None:
            words.append(f"divisor {self.divisor[0]:.6g} to {self.divisor[1]:.6g}")
        if self.ties:
            words.append(f"tie of {len(self.ties.members)} for {self.ties.units} settled")
        return ", ".join(words)

    def _rows(self, most: int = 20) -> List[Tuple[str, str, str]]:
        names = range(len(self.units)) if self.labels is None else self.labels
        rows = [(str(name), str(units), f"{share:.4f}") for name, units, share
                in zip(names, self.units.tolist(), self.shares.tolist())]
        if len(rows) <= most:
            return rows
        return rows[:most] + [("…", f"{len(rows) - most} more", "")]

    def __repr__(self) -> str:
        rows = [("", "units", "share")] + self._rows()
        widths = [max(len(row[i]) for row in rows) for i in range(3)]
        lines = ["  ".join([row[0].ljust(widths[0]), row[1].rjust(widths[1]),
                            row[2].rjust(widths[2])]).rstrip() for row in rows]
        return "\n".join([f"Allotment: {self._summary()}"] + lines)

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"Allotment: {self._summary()}", ("", "units", "share"), self._rows())


def _positions(order: Any, count: int, labels: Optional[Sequence[Any]]) -> np.ndarray:
    """An order of recipients as indices: given as labels where the claims have some."""
    if labels is not None:
        where = {label: index for index, label in enumerate(labels)}
        try:
            order = [where[member] for member in order]
        except (KeyError, TypeError):
            raise DataError("order holds what is no label of the claims, expected each label once",
                            "name") from None
    positions = _arrays.integers(order, "order")
    if positions.size != count:
        raise DataError(f"order has {positions.size} members, expected {count}")
    return positions


def _ties(tie: str, order: Any, seed: Optional[str], count: int,
          labels: Optional[Sequence[Any]]) -> Optional[Handle]:
    """How ties are decided, as the library takes it."""
    known = names_of("AwrashTiePolicy")
    if tie not in known:
        raise DataError(f"tie is {tie!r}, expected one of {', '.join(known)}", "name")
    for name, value, policy in (("order", order, "order"), ("seed", seed, "lot")):
        if (value is not None) != (tie == policy):
            given = "is given" if value is not None else "is missing"
            raise DataError(f"{name} {given}, but tie is {tie!r}; {name} belongs to {policy!r}")
    if tie == "order":
        return call("awrash_allot_ties_new_order", _positions(order, count, labels))
    return call("awrash_allot_ties_new_lot", seed) if tie == "lot" else None


def _refuse(record: Any, tied: np.ndarray, sure: np.ndarray,
            labels: Optional[Sequence[Any]]) -> TieError:
    members = np.flatnonzero(tied)
    names = members.tolist() if labels is None else [labels[i] for i in members]
    return TieError(
        f"{len(names)} recipients are tied for {record.free_units} units: "
        f"{', '.join(map(str, names))}; settle it with tie=\"order\" or tie=\"lot\"",
        names, record.free_units, sure[members].tolist())


def _bounds(claims: np.ndarray, floor: Any,
            ceiling: Any) -> Tuple[Optional[np.ndarray], Optional[np.ndarray]]:
    """Floors and ceilings as arrays; one number stands for all recipients."""
    bounds = []
    for name, bound, unbounded in (("floor", floor, False), ("ceiling", ceiling, True)):
        if _arrays.is_scalar(bound) and not isinstance(bound, (str, bytes)):
            bound = [bound] * claims.size
        bounds.append(None if bound is None else _arrays.integers(bound, name, unbounded))
    return bounds[0], bounds[1]


def _apportion(function: str, word: str, claims: Any, total: Any, floor: Any, ceiling: Any,
               tie: str, order: Any, seed: Optional[str], rule: str) -> Allotment:
    """What the two methods have in common: all but the name of the method."""
    labels = _arrays.labels_of(claims)
    values = _arrays.reals(claims, "claims")
    lower, upper = _bounds(values, _arrays.beside(floor, "floor", claims, "claims"),
                           _arrays.beside(ceiling, "ceiling", claims, "claims"))
    units_total = _arrays.whole(total, "total")
    with call("awrash_apportion_claims_new", values, lower, upper) as question:
        ties = _ties(tie, order, seed, values.size, labels)
        units, sure, tied, record = call(function, question, units_total, word, ties)
        status = call("awrash_base_status_get_name", record.status)
        if status == "tie-refused":
            raise _refuse(record, tied, sure, labels)
        if status not in ("optimal", "tie-settled", "unplaced"):
            raise Bug(f"{function} answered {status}")
        shares_ = call("awrash_apportion_shares", question, units_total)
    members = np.flatnonzero(tied).tolist()
    divisor_ = (record.divisor_low, record.divisor_high)
    return Allotment(
        units, shares_, None if np.isnan(divisor_).any() else divisor_,
        Ties(tuple(members if labels is None else [labels[i] for i in members]),
             record.free_units if members else 0),
        status, record.unplaced, rule, units_total, None if labels is None else tuple(labels))


def divisor(claims: Any, total: int, rule: str = "webster", floor: Any = None,
            ceiling: Any = None, tie: str = "error", order: Any = None,
            seed: Optional[str] = None) -> Allotment:
    """Apportion by a divisor rule.

    Parameters
    ----------
    claims : array_like, shape (n,)
        What entitles each recipient, at least 0. A pandas Series or a mapping gives its labels
        to the answer.
    total : int
        How many units are apportioned.
    rule : str
        A name of `rules`, or one with its parameter: "stationary:0.4", "power-mean:2",
        "alpha:1/2", "modified:0.7", "signposts:0.6,1.5".
    floor, ceiling : array_like of int, shape (n,), or int, optional
        Bounds on the units of each recipient, by label where they and the claims carry labels;
        infinity or None in a ceiling for no bound.
    tie : {"error", "order", "lot"}
        What decides a tie.
    order : sequence, optional
        For "order": the recipients (indices, or labels), the one to be served first in front.
    seed : str, optional
        For "lot": the name of the draw; recipients draw as "1", "2", … (`awrash.allot.ticket`).

    Returns
    -------
    Allotment

    Raises
    ------
    TieError
        Recipients are tied and `tie` is "error"; it carries `members`, `units`, `sure`.
    BoundsError
        A floor above its ceiling, floors that sum to more than the total.
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
    return _apportion("awrash_apportion_divisor", rule, claims, total, floor, ceiling, tie,
                      order, seed, rule)


def remainder(claims: Any, total: int, quota: str = "hare", floor: Any = None,
              ceiling: Any = None, tie: str = "error", order: Any = None,
              seed: Optional[str] = None) -> Allotment:
    """Apportion by largest remainders.

    Parameters
    ----------
    claims, total, floor, ceiling, tie, order, seed
        As for `divisor`.
    quota : str
        How many claims one unit costs: "hare".

    Returns
    -------
    Allotment
        Its `divisor` is None.

    Raises
    ------
    TieError, BoundsError, DataError
        As for `divisor`.

    Notes
    -----
    Source: Hamilton 1792, Hare 1859; see libawrash/apportion/remainder.c.
    """
    return _apportion("awrash_apportion_remainder", quota, claims, total, floor, ceiling, tie,
                      order, seed, f"remainder:{quota}")


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
    """
    values = _arrays.reals(claims, "claims")
    with call("awrash_apportion_claims_new", values, None, None) as question:
        return call("awrash_apportion_shares", question, total)


# The rules around the engine, in modules of their own that use what stands above.
from ._criteria import criteria, criteria_excess, criteria_index, hold_harmless  # noqa: E402
from ._methods import base_proportional, quota_method, round_to_total  # noqa: E402
from ._nested import Nested, NestedTies, nested, nested_shares  # noqa: E402
from ._shares import shares_violations, shares_within  # noqa: E402

__all__ += ["quota_method", "base_proportional", "round_to_total", "shares_within",
            "shares_violations", "hold_harmless", "criteria", "criteria_excess", "criteria_index"]
__all__ += ["nested", "nested_shares", "Nested", "NestedTies"]
