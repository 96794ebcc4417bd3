# SPDX-License-Identifier: GPL-3.0-or-later
"""What an allotment hangs on: who is next, what would change it, where a rule goes against itself.

Idea: every answer names recipients as the claims do: by label where they carry some, else by index.
Source: libawrash/apportion/path.c, paradox.c, change.c, prices.c.
Invariant: no tie is hidden: what holds for one settlement of a tie only is never handed out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from . import _arrays
from ._native import Handle, call
from ._provenance import cited
from ._results import Result
from ._shares import bounds
from .errors import DataError, TieError

if TYPE_CHECKING:
    import pandas as pd


class _Question:
    """Claims with their bounds as the library takes them, and the names of the recipients."""

    def __init__(self, claims: Any, floor: Any, ceiling: Any) -> None:
        self.labels: Optional[List[Any]] = _arrays.labels_of(claims)
        self.values = _arrays.reals(claims, "claims")
        self.lower, self.upper = bounds(claims, self.values.size, floor, ceiling)
        self.handle: Handle = call("awrash_apportion_claims_new", self.values, self.lower,
                                   self.upper)

    def name(self, index: int) -> Any:
        """A recipient as the claims call it; None for -1."""
        if index < 0:
            return None
        return index if self.labels is None else self.labels[index]

    def index(self, recipient: Any, word: str) -> int:
        """The place of a recipient that is given by its label, or by index."""
        if self.labels is None:
            return _arrays.whole(recipient, word)
        try:
            return self.labels.index(recipient)
        except ValueError:
            raise DataError(f"{word} is {recipient!r}, expected a label of the claims",
                            "name") from None

    def floors(self) -> np.ndarray:
        return np.zeros(self.values.size, np.int64) if self.lower is None else self.lower

    def room(self, total: int) -> int:
        """How many units there can be above the floors."""
        floors = self.floors().tolist()
        uppers = ([_arrays.UNBOUNDED] * len(floors) if self.upper is None
                  else self.upper.tolist())
        spare = total - sum(floors)
        room = sum(high - low for low, high, claim in zip(floors, uppers, self.values.tolist())
                   if claim > 0)
        return max(min(spare, room), 0)


def _frame(columns: Dict[str, Any], index: Any = None) -> pd.DataFrame:
    from ._tables import pandas
    return pandas().DataFrame(columns, index=index)


@dataclass(frozen=True, eq=False, repr=False)
class Path(Result):
    """The allotments of all totals at once.

    Attributes
    ----------
    recipients : ndarray of int64, shape (steps,)
        Who receives each unit above the floors, by index.
    groups : ndarray of int64, shape (steps,)
        0, or the number of the group of equal keys that the step belongs to; inside a group the
        order says nothing.
    floors : ndarray of int64, shape (n,)
        What each recipient has before the first step.
    rule : str
    total : int
        The last total asked for; ceilings may end the path before it.
    labels : tuple or None
        The recipients' labels where the claims carry some.
    """

    recipients: np.ndarray
    groups: np.ndarray
    floors: np.ndarray
    rule: str
    total: int
    labels: Optional[Tuple[Any, ...]] = None

    def __len__(self) -> int:
        return len(self.recipients)

    def at(self, total: int) -> np.ndarray:
        """The units of each recipient at a total.

        Parameters
        ----------
        total : int
            From the sum of the floors to the end of the path.

        Returns
        -------
        ndarray of int64, shape (n,)

        Raises
        ------
        TieError
            The total cuts a group: see `awrash.apportion.divisor`, which can settle it.
        DataError
            A total that the path does not pass.
        """
        total = _arrays.whole(total, "total")
        first = int(self.floors.sum())
        steps = total - first
        if not 0 <= steps <= len(self):
            raise DataError(f"total is {total}, expected {first} to {first + len(self)}")
        if 0 < steps < len(self) and self.groups[steps] and \
                self.groups[steps] == self.groups[steps - 1]:
            raise self._tie(steps)
        return self._units(steps)

    def _units(self, steps: int) -> np.ndarray:
        return self.floors + np.bincount(self.recipients[:steps],
                                         minlength=len(self.floors)).astype(np.int64)

    def _tie(self, steps: int) -> TieError:
        group = np.flatnonzero(self.groups == self.groups[steps])
        first = int(group[0])
        members = np.unique(self.recipients[group])
        names = members.tolist() if self.labels is None else [self.labels[i] for i in members]
        return TieError(
            f"{len(names)} recipients are tied for {steps - first} units: "
            f"{', '.join(map(str, names))}; divisor() settles it with tie=\"order\" or "
            "tie=\"lot\"", names, steps - first, self._units(first)[members].tolist())

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with the columns recipient and group, indexed by the total."""
        from ._tables import pandas
        first = int(self.floors.sum())
        names = self.recipients if self.labels is None else [self.labels[i]
                                                             for i in self.recipients]
        return _frame({"recipient": names, "group": self.groups},
                      pandas().RangeIndex(first + 1, first + 1 + len(self), name="total"))

    def __repr__(self) -> str:
        first = int(self.floors.sum())
        return (f"Path: {self.rule}, totals {first} to {first + len(self)}, "
                f"{int(self.groups.max(initial=0))} ties")


@cited
def path(claims: Any, total: int, rule: str = "webster", floor: Any = None,
         ceiling: Any = None) -> Path:
    """The allotments of all totals up to one, in one pass.

    Parameters
    ----------
    claims : array_like, shape (n,)
        What entitles each recipient, at least 0.
    total : int
        The last total.
    rule : str
        A divisor rule: nobody loses a unit as the total grows.
    floor, ceiling : array_like of int, shape (n,), or int, optional
        Bounds on the units of each recipient.

    Returns
    -------
    Path

    Raises
    ------
    BoundsError
        A floor above its ceiling, floors that sum to more than the total.
    DataError
        Not numbers, a negative claim, all claims 0; an unknown rule, or largest remainders.
    OutOfMemoryError
        More steps than memory holds.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/path.c.

    Examples
    --------
    >>> path([53, 24, 23], 10).at(9)
    array([5, 2, 2])
    """
    whole = _arrays.whole(total, "total")
    question = _Question(claims, floor, ceiling)
    with question.handle as handle:
        recipients, groups, steps = call("awrash_apportion_path", handle, whole, rule,
                                         question.room(whole))
    return Path(recipients[:steps], groups[:steps], question.floors(), rule, whole,
                None if question.labels is None else tuple(question.labels))


@dataclass(frozen=True, eq=False)
class NextInLine(Result):
    """Who would have the next units.

    Attributes
    ----------
    recipients : tuple
        One a unit, by label, or by index.
    groups : tuple of int
        0, or the number of the group of equal keys; inside a group the order says nothing.
    divisors : tuple of float
        The claim over the signpost of each unit, its priority value.
    """

    recipients: Tuple[Any, ...]
    groups: Tuple[int, ...]
    divisors: Tuple[float, ...]

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with the columns recipient, group and divisor."""
        return _frame({"recipient": list(self.recipients), "group": list(self.groups),
                       "divisor": list(self.divisors)})


@cited
def next_in_line(claims: Any, total: int, k: int = 1, rule: str = "webster", floor: Any = None,
                 ceiling: Any = None) -> NextInLine:
    """The k units next in line after the allotment of a total.

    Parameters
    ----------
    claims, total, rule, floor, ceiling
        As for `path`.
    k : int
        How many units more; there are fewer where ceilings are reached.

    Returns
    -------
    NextInLine
        Where the allotment is tied, those of the tied who stand last come first.

    Raises
    ------
    BoundsError, DataError, OutOfMemoryError
        As for `path`.

    Notes
    -----
    Source: the priority lists of the US Census Bureau; see libawrash/apportion/path.c.

    Examples
    --------
    >>> next_in_line([53, 24, 23], 10, k=2)
    NextInLine(recipients=(1, 2), groups=(0, 0), divisors=(9.6, 9.2))
    """
    count = _arrays.whole(k, "k")
    if count < 0:
        raise DataError(f"k is {count}, expected a whole number ≥ 0")
    question = _Question(claims, floor, ceiling)
    with question.handle as handle:
        recipients, groups, divisors, steps = call("awrash_apportion_path_next", handle, total,
                                                   rule, count)
    return NextInLine(tuple(question.name(i) for i in recipients[:steps].tolist()),
                      tuple(groups[:steps].tolist()), tuple(divisors[:steps].tolist()))


@dataclass(frozen=True, eq=False)
class HouseParadox(Result):
    """A total at which one unit more takes one away.

    Attributes
    ----------
    total : int
    recipient : object
        Who loses a unit at `total` + 1, by label, or by index.
    """

    total: int
    recipient: Any


@cited
def house_paradox(claims: Any, start: int, stop: int, rule: str = "hare", floor: Any = None,
                  ceiling: Any = None) -> Optional[HouseParadox]:
    """Look for the Alabama paradox.

    Parameters
    ----------
    claims, floor, ceiling
        As for `path`.
    start, stop : int
        The first and the last total.
    rule : str
        A divisor rule, or a quota of largest remainders.

    Returns
    -------
    HouseParadox or None
        The smallest total at which it happens, whatever decides a tie.

    Raises
    ------
    BoundsError, DataError
        As for `path`; a start above the stop.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/paradox.c.

    Examples
    --------
    >>> house_paradox([9061, 7179, 5259, 3319, 1182], 20, 30)
    HouseParadox(total=26, recipient=3)
    """
    question = _Question(claims, floor, ceiling)
    with question.handle as handle:
        total, recipient = call("awrash_apportion_paradox_house", handle, rule, start, stop)
    return None if recipient < 0 else HouseParadox(total, question.name(recipient))


@dataclass(frozen=True, eq=False)
class Paradox(Result):
    """Who loses a unit and who gains one, against all sense.

    Attributes
    ----------
    loser, winner : object
        By label, or by index.
    """

    loser: Any
    winner: Any


def _paradox(question: _Question, pair: Tuple[int, int]) -> Optional[Paradox]:
    return None if pair[0] < 0 else Paradox(question.name(pair[0]), question.name(pair[1]))


@cited
def population_paradox(before: Any, after: Any, total: int, rule: str = "hare",
                       floor: Any = None, ceiling: Any = None) -> Optional[Paradox]:
    """Look for the population paradox.

    Parameters
    ----------
    before, after : array_like, shape (n,)
        Claims of the same recipients then and now, by label where both carry labels.
    total : int
        How many units there are, both times.
    rule : str
        A divisor rule, or a quota of largest remainders.
    floor, ceiling : optional
        As for `path`, both times.

    Returns
    -------
    Paradox or None
        A loser whose claim grew relatively more than the winner's.

    Raises
    ------
    BoundsError, DataError
        As for `path`; claims of different recipients.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/paradox.c.

    Examples
    --------
    >>> population_paradox([657, 237, 106], [660, 245, 105], 100)
    Paradox(loser=0, winner=2)
    """
    first = _Question(before, floor, ceiling)
    second = _Question(_arrays.beside(after, "after", before, "before"), floor, ceiling)
    with first.handle as then, second.handle as now:
        return _paradox(first, call("awrash_apportion_paradox_population", then, now, total, rule))


@cited
def newcomer_paradox(claims: Any, total: int, newcomer: Any, rule: str = "hare",
                     floor: Any = None, ceiling: Any = None) -> Optional[Paradox]:
    """Look for the new states paradox.

    Parameters
    ----------
    claims, floor, ceiling
        As for `path`, the newcomer among the recipients.
    total : int
        How many units there are, those of the newcomer included.
    newcomer : object
        Its label where the claims carry labels, else its index.
    rule : str
        A divisor rule, or a quota of largest remainders.

    Returns
    -------
    Paradox or None
        Who has fewer and who has more than without the newcomer and its units.

    Raises
    ------
    BoundsError, DataError
        As for `path`; a newcomer that is no recipient.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/paradox.c.

    Examples
    --------
    >>> newcomer_paradox([82, 5, 94], 19, 2)
    Paradox(loser=1, winner=0)
    """
    question = _Question(claims, floor, ceiling)
    with question.handle as handle:
        return _paradox(question, call("awrash_apportion_paradox_newcomer", handle, total,
                                       question.index(newcomer, "newcomer"), rule))


@dataclass(frozen=True, eq=False)
class ClaimChange(Result):
    """How far a claim is from a unit more or less.

    Attributes
    ----------
    recipient : object
        By label, or by index.
    claim : float
        Its claim now.
    units : int
        What it has now, without what it may have from a tie.
    more_claim : float or None
        The smallest claim with which it surely has a unit more.
    more_loser : object or None
        Who then has fewer; None where a tie leaves it open.
    fewer_claim : float or None
        The largest claim with which it surely has a unit less.
    fewer_winner : object or None
        Who then has more.
    """

    recipient: Any
    claim: float
    units: int
    more_claim: Optional[float]
    more_loser: Any
    fewer_claim: Optional[float]
    fewer_winner: Any

    @property
    def more(self) -> Optional[float]:
        """By how much the claim must grow for a unit more."""
        return None if self.more_claim is None else self.more_claim - self.claim

    @property
    def fewer(self) -> Optional[float]:
        """By how much it must shrink for a unit less."""
        return None if self.fewer_claim is None else self.claim - self.fewer_claim


@cited
def smallest_change(claims: Any, total: int, recipient: Any, rule: str = "webster",
                    floor: Any = None, ceiling: Any = None) -> ClaimChange:
    """The smallest change of one claim that moves a unit.

    Parameters
    ----------
    claims, total, floor, ceiling
        As for `path`.
    recipient : object
        Its label where the claims carry labels, else its index.
    rule : str
        A divisor rule, or a quota of largest remainders.

    Returns
    -------
    ClaimChange

    Raises
    ------
    BoundsError, DataError
        As for `path`; a recipient that is none.

    Notes
    -----
    Source: see libawrash/apportion/change.c.

    Examples
    --------
    >>> smallest_change([3, 1], 3, 1).fewer_claim
    0.6
    """
    question = _Question(claims, floor, ceiling)
    index = question.index(recipient, "recipient")
    with question.handle as handle:
        record = call("awrash_apportion_change", handle, total, rule, index)
    more, fewer = (None if np.isnan(claim) else claim
                   for claim in (record.more_claim, record.fewer_claim))
    return ClaimChange(question.name(index), float(question.values[index]), record.units, more,
                       question.name(record.more_loser), fewer,
                       question.name(record.fewer_winner))


@dataclass(frozen=True, eq=False, repr=False)
class Prices(Result):
    """What floors and ceilings cost.

    Attributes
    ----------
    units : ndarray of int64, shape (n,)
    low, high : ndarray of float64, shape (n,)
        The divisors with which rounding a recipient's claim alone gives its units.
    binding : ndarray of int64, shape (n,)
        -1 where the floor holds the units, 1 where the ceiling does, else 0.
    divisor : tuple of float or None
        The lowest and the highest divisor that all share.
    labels : tuple or None
        The recipients' labels where the claims carry some.
    """

    units: np.ndarray
    low: np.ndarray
    high: np.ndarray
    binding: np.ndarray
    divisor: Optional[Tuple[float, float]]
    labels: Optional[Tuple[Any, ...]] = None

    @property
    def shadow(self) -> np.ndarray:
        """The shadow price of each bound that binds, in claim per unit; 0 where none does."""
        low, high = self.divisor if self.divisor is not None else (np.nan, np.nan)
        with np.errstate(invalid="ignore"):
            return np.where(self.binding < 0, low - self.high,
                            np.where(self.binding > 0, self.low - high, 0.0))

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with units, low, high, binding and shadow, indexed by the labels."""
        return _frame({"units": self.units, "low": self.low, "high": self.high,
                       "binding": self.binding, "shadow": self.shadow},
                      None if self.labels is None else list(self.labels))

    def __repr__(self) -> str:
        names: Sequence[Any] = range(len(self.units)) if self.labels is None else self.labels
        held = [str(name) for name, mark in zip(names, self.binding.tolist()) if mark]
        return f"Prices: {', '.join(held[:10]) or 'no bound'} held by bounds"


@cited
def prices(claims: Any, total: int, rule: str = "webster", floor: Any = None,
           ceiling: Any = None, tie: str = "error", order: Any = None,
           seed: Optional[str] = None) -> Prices:
    """What floors and ceilings cost.

    Parameters
    ----------
    claims, total, rule, floor, ceiling, tie, order, seed
        As for `divisor`.

    Returns
    -------
    Prices

    Raises
    ------
    TieError, BoundsError, DataError
        As for `divisor`; largest remainders have no divisors.

    Notes
    -----
    Source: Pukelsheim 2017; see libawrash/apportion/prices.c.

    Examples
    --------
    >>> prices([53, 24, 23], 10, floor=[0, 0, 3])
    Prices: 2 held by bounds
    """
    from .apportion import divisor
    answer = divisor(claims, total, rule, floor, ceiling, tie, order, seed)
    question = _Question(claims, floor, ceiling)
    with question.handle as handle:
        low, high, binding = call("awrash_apportion_prices", handle, total, rule, answer.units)
    return Prices(answer.units, low, high, binding,
                  (0.0, 0.0) if answer.unplaced else answer.divisor, answer.labels)
