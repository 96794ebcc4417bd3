# SPDX-License-Identifier: GPL-3.0-or-later
"""What an apportionment answers: units, shares, divisors, the tie that was settled.

Idea: one result for every rule with one total, read from the library's record once.
Source: libawrash/allot/allotment.c, apportion/question.c.
Invariant: a tie that nobody settled is an exception with its record, never a result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple

import numpy as np

from ._native import Handle, call, status_name
from ._results import Result
from .errors import Bug, DataError, LimitError, TieError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Ties(Result):
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


class Shown(Result):
    """How an answer with units and shares compares and prints itself, one row a recipient."""

    units: np.ndarray
    shares: np.ndarray
    labels: Optional[Tuple[Any, ...]]

    def to_dict(self) -> dict:
        """The answer as plain Python values."""
        raise NotImplementedError

    def _summary(self) -> str:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

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
        return "\n".join([f"{type(self).__name__}: {self._summary()}"] + lines)

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"{type(self).__name__}: {self._summary()}", ("", "units", "share"), self._rows())


@dataclass(frozen=True, eq=False, repr=False)
class Allotment(Shown):
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
    taken_back : int
        Units that whole quotas give beyond the total, taken back from the smallest remainders.
    suspected : bool
        A tie that the precision of an irrational signpost cannot tell from a hair's difference.
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
    taken_back: int = 0
    suspected: bool = False

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with the columns units and share, indexed by the labels."""
        from ._tables import pandas
        return pandas().DataFrame({"units": self.units, "share": self.shares},
                                  index=None if self.labels is None else list(self.labels))

    def to_dict(self) -> dict:
        """The answer as plain Python values."""
        return {"rule": self.rule, "total": self.total, "status": self.status,
                "units": self.units.tolist(), "shares": self.shares.tolist(),
                "divisor": None if self.divisor is None else list(self.divisor), "unplaced": self.unplaced,
                "ties": {"members": list(self.ties.members), "units": self.ties.units},
                "labels": None if self.labels is None else list(self.labels),
                "taken_back": self.taken_back, "suspected": self.suspected}

    def _summary(self) -> str:
        words = [f"{self.rule}, total {self.total}, {self.status}"]
        if self.unplaced:
            words.append(f"{self.unplaced} unplaced")
        if self.taken_back:
            words.append(f"{self.taken_back} taken back")
        if self.divisor is not None:
            words.append(f"divisor {self.divisor[0]:.6g} to {self.divisor[1]:.6g}")
        if self.ties:
            words.append(f"tie of {len(self.ties.members)} for {self.ties.units} settled"
                         f"{' (suspected)' if self.suspected else ''}")
        return ", ".join(words)


def _refuse(record: Any, tied: np.ndarray, sure: np.ndarray,
            labels: Optional[Sequence[Any]]) -> TieError:
    members = np.flatnonzero(tied)
    names = members.tolist() if labels is None else [labels[i] for i in members]
    most = 100
    named = ", ".join(map(str, names[:most])) + (", …" if len(names) > most else "")
    return TieError(
        f"{len(names)} recipients are tied for {record.free_units} units: "
        f"{named}; settle it with tie=\"order\" or tie=\"lot\"",
        names, record.free_units, sure[members].tolist())


_NO_TIES = Ties()


def _settled(record: Any, tied: np.ndarray, labels: Optional[Sequence[Any]]) -> Ties:
    members = np.flatnonzero(tied).tolist()
    return Ties(tuple(members if labels is None else [labels[i] for i in members]),
                record.free_units)


def answer(parts: Tuple[Any, ...], entitlements: np.ndarray, rule: str, total: int,
            labels: Optional[Sequence[Any]]) -> Allotment:
    """What a call of the library gave, as an `Allotment`."""
    units, sure, tied, record = parts
    status = status_name(record.status)
    if status == "tie-refused":
        raise _refuse(record, tied, sure, labels)
    if status == "limit":
        raise LimitError("the ties have more outcomes than are kept apart, expected fewer ties",
                         "limit")
    if status not in ("optimal", "tie-settled", "unplaced"):
        raise Bug(f"{rule} answered {status}")
    low, high = record.divisor_low, record.divisor_high
    return Allotment(
        units, entitlements, None if low != low or high != high else (low, high),
        _settled(record, tied, labels) if record.n_tied else _NO_TIES,
        status, record.unplaced, rule, total, None if labels is None else tuple(labels),
        record.taken_back, bool(record.is_suspected))


def claimed(asked: Handle, total: int) -> np.ndarray:
    """The shares of a total; none where nobody claims anything and floors are all there is."""
    try:
        return call("awrash_apportion_shares", asked, total)
    except DataError as error:
        if error.code != "empty":
            raise
        return np.zeros(call("awrash_apportion_claims_get_n", asked))
