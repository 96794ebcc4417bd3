# SPDX-License-Identifier: GPL-3.0-or-later
"""selection, lottery: panels with weights, chances, and the proof of both.

Idea: what the library found, by the identifiers of persons and the names of values.
Source: libawrash/selection/lottery.c and relaxation.c.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ._arrays import held, mapping
from ._native import call
from ._provenance import cited, told_thing
from ._results import Result
from .errors import DataError, InfeasibleError, LimitError, shown

if TYPE_CHECKING:
    import pandas as pd

    from ._selection_draw import Balls
    from ._selection_pool import Panels
    from .audit import Verdict

__all__ = ["Level", "Lottery", "QuotaChange", "QuotaRelaxation"]

WHOLE = 2 ** 53


@dataclass(frozen=True, eq=False)
class QuotaChange(Result):
    """A quota that moves.

    Attributes
    ----------
    category, value : str
        What it is about.
    side : str
        "min" or "max".
    before, after : int
    """

    category: Any
    value: Any
    side: str
    before: int
    after: int

    def __str__(self) -> str:
        word = "at least" if self.side == "min" else "at most"
        return f"{self.category} {self.value}: {word} {self.after} instead of {self.before}"


@dataclass(frozen=True, eq=False)
class QuotaRelaxation(Result):
    """The smallest change of quotas with which there is a panel.

    Attributes
    ----------
    status : str
        "optimal"; "feasible" where the search was stopped before a smaller one was ruled out;
        "infeasible" where no change within the limits helps; "limit" where none was found.
    total : int
        The sum of changes, each times its weight.
    changes : tuple of QuotaChange
    """

    status: str
    total: int
    changes: Tuple[QuotaChange, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.changes)) or self.status


Named = Mapping[Any, Mapping[Any, Any]]


def _spread(panels: "Panels", named: Optional[Named], what: str, default: List[Any]) -> List[Any]:
    """A value for each quota, from {category: {value: …}}."""
    result = list(default)
    places = {quota: i for i, quota in enumerate(panels.quotas)}
    for category, values in mapping(named, what).items():
        for value, given in mapping(values, f"{what}[{category!r}]").items():
            if (category, value) not in places:
                raise DataError(f"{what} names {shown(category)} {shown(value)}, which no quota is "
                                "about", "name")
            result[places[category, value]] = given
    return result


def relax(panels: "Panels", weights: Optional[Named] = None, limits: Optional[Named] = None,
          person: Any = None) -> QuotaRelaxation:
    """The smallest change of quotas with which there is a panel: Panels.relax."""
    lower, upper = panels.lower.tolist(), panels.upper.tolist()
    pairs = _spread(panels, limits, "limits", [(0, panels.size) if limits is None else pair
                                               for pair in zip(lower, upper)])
    number = -1 if person is None else panels.place(person)
    relaxation = call(
        "awrash_selection_relaxation_new", panels._handle, number,
        np.array(_spread(panels, weights, "weights", [1] * len(lower)), dtype=np.int64),
        np.array([min(low, own) for (low, _), own in zip(pairs, lower)], dtype=np.int64),
        np.array([max(high, own) for (_, high), own in zip(pairs, upper)], dtype=np.int64))
    with relaxation:
        low, high = call("awrash_selection_relaxation_list_bounds", relaxation)
        changes = [QuotaChange(category, value, side, before[i], int(after[i]))
                   for i, (category, value) in enumerate(panels.quotas)
                   for side, before, after in (("min", lower, low), ("max", upper, high))
                   if before[i] != after[i]]
        return QuotaRelaxation(call("awrash_selection_relaxation_get_status", relaxation),
                               int(call("awrash_selection_relaxation_get_total", relaxation)),
                               tuple(changes))


@dataclass(frozen=True, eq=False)
class Level(Result):
    """A level of leximin.

    Attributes
    ----------
    value : float
        The lowest chance of all who are at this level or above it.
    bound : float
        No lottery gives all of them more, that gives those below what they have.
    gap : float
    members : int
        Persons at this level.
    """

    value: float
    bound: float
    gap: float
    members: int


class Lottery(Result):
    """Panels with weights: what Pool.lottery gives.

    Attributes
    ----------
    panels_asked : Panels
        The question that it answers.
    rule : str
    status : str
        "optimal", "within-gap" or "feasible".
    value, bound, gap : float
        What the rule makes of it, what no lottery can better, and how far these are apart.
    levels : list of Level
        Of leximin, and the first of maximin.
    chances : ndarray of float64
        Each person's, in the order of the pool.
    weights : ndarray of int64
        Those of the panels, in 2^-53; they sum to 2^53.
    members : ndarray of int64, shape (panels, size)
        The persons of each panel, as places in the pool.
    certificate : str
        The proof: verify() checks it without any search.
    """

    def __init__(self, question: "Panels", rule: str) -> None:
        from ._selection_pool import Panels
        self.panels_asked = held(question, "question", Panels)
        self.rule = rule
        self._handle = call("awrash_selection_lottery_new", question._handle, rule)
        self.status = call("awrash_selection_lottery_get_status", self._handle)
        self.certificate = call("awrash_selection_lottery_get_certificate", self._handle)
        if self.status == "infeasible":
            found = relax(question)
            raise InfeasibleError(f"no panel of {question.size} persons keeps all quotas; {found}",
                                  relaxation=found, certificate=self.certificate,
                                  missing=found.total)
        if self.status == "limit":
            raise LimitError("the search for panels was stopped before there was a lottery")
        self.value = call("awrash_selection_lottery_get_value", self._handle)
        self.bound = call("awrash_selection_lottery_get_bound", self._handle)
        self.gap = call("awrash_selection_lottery_get_gap", self._handle)
        self.chances = np.asarray(call("awrash_selection_lottery_list_chances", self._handle))
        self.weights = np.array(call("awrash_selection_lottery_get_weights", self._handle))
        self.members = np.array([call("awrash_selection_lottery_get_panel", self._handle, index)
                                 for index in range(len(self.weights))])
        self.levels = [self._level(index) for index in range(
            call("awrash_selection_lottery_get_n_levels", self._handle))]

    def _held(self) -> Dict[str, Any]:
        return {name: value for name, value in vars(self).items()
                if name != "panels_asked" and not name.startswith("_")}

    def _screen(self) -> List[Tuple[str, str]]:
        return [("", repr(self))]

    def _level(self, index: int) -> Level:
        record = call("awrash_selection_lottery_get_level", self._handle, index)
        return Level(record.value, record.bound, record.gap, int(record.members))

    @property
    def probabilities(self) -> Any:
        """Each person's chance by identifier: a Series where pandas is there, else a dict."""
        persons = self.panels_asked.pool.persons
        try:
            import pandas
        except ImportError:
            return dict(zip(persons, self.chances.tolist()))
        return pandas.Series(self.chances, index=persons, name="chance")

    @property
    def panels(self) -> List[Tuple[float, List[Any]]]:
        """(weight, identifiers) of each panel; weights are exact as doubles."""
        persons = self.panels_asked.pool.persons
        return [(int(weight) / WHOLE, [persons[i] for i in members])
                for weight, members in zip(self.weights, self.members)]

    @property
    def level_of(self) -> Dict[Any, Optional[int]]:
        """The level of each person, None without one."""
        levels = call("awrash_selection_lottery_list_levels", self._handle)
        return {person: None if level < 0 else int(level)
                for person, level in zip(self.panels_asked.pool.persons, levels)}

    @property
    def never(self) -> List[Any]:
        """Who can never be chosen, whatever the lottery."""
        never = call("awrash_selection_lottery_list_never", self._handle)
        return [person for person, flag in zip(self.panels_asked.pool.persons, never) if flag]

    @cited
    def obstacle(self, person: Any) -> QuotaRelaxation:
        """The smallest change of quotas with which a panel could hold a person.

        Parameters
        ----------
        person : identifier

        Returns
        -------
        QuotaRelaxation

        Raises
        ------
        DataError
            The pool has no such person.
        """
        return relax(self.panels_asked, person=person)

    @cited
    def verify(self) -> "Verdict":
        """Check the certificate without any search."""
        from .audit import lottery

        return lottery(self.panels_asked, self.certificate)

    @cited
    def uniform(self, n_balls: int) -> "Balls":
        """Put the panels on numbered balls, each person as near to its chance as can be.

        Parameters
        ----------
        n_balls : int

        Returns
        -------
        Balls
        """
        from ._selection_draw import put_on_balls

        return put_on_balls(self.panels_asked, self.members, self.weights, n_balls)

    def draw(self, seed: str) -> List[Any]:
        """Draw a panel by its weight: the identifiers. Before witnesses: uniform(…).draw(…).

        Parameters
        ----------
        seed : str
            What was said in public before the draw.

        Returns
        -------
        list of identifiers
        """
        panel = self.members[call("awrash_selection_draw_panel", seed, self.weights)]
        return [self.panels_asked.pool.persons[i] for i in panel]

    @cited
    def replace(self, accepted: Sequence[Any], dropped: Sequence[Any]) -> "Lottery":
        """The lottery of the same rule for those who are missing, on condition of who accepted.

        Parameters
        ----------
        accepted, dropped : sequence of identifiers
            Who comes; who was asked and does not.

        Returns
        -------
        Lottery

        Raises
        ------
        DataError, BoundsError
            As for `awrash.selection.replace`.
        """
        from ._selection_draw import replace

        return Lottery(replace(self.panels_asked, accepted, dropped), self.rule)

    def plot(self, ax: Any = None, language: str = "en") -> Any:
        """Chances by percentile of the persons.

        Parameters
        ----------
        ax : matplotlib axes, optional
        language : {"en", "fr", "ar"}

        Returns
        -------
        matplotlib axes

        Raises
        ------
        ImportError
            matplotlib is not installed.

        Notes
        -----
        `awrash.plot.lottery` draws several beside one another.
        """
        from . import plot
        return plot.lottery({self.rule: self}, ax=ax, language=language)

    def to_frame(self) -> "pd.DataFrame":
        """Chance and level of each person: a DataFrame, index person."""
        import pandas

        level = self.level_of
        persons = self.panels_asked.pool.persons
        return pandas.DataFrame({"chance": self.chances, "level": [level[p] for p in persons]},
                                index=pandas.Index(persons, name="person"))

    def _cites(self) -> Dict[str, Any]:
        asked = self.panels_asked
        quotas = {f"{name}:{value}": [int(low), int(high)] for (name, value), low, high
                  in zip(asked.quotas, asked.lower, asked.upper)}
        return {"call": "awrash.Pool.lottery", "inputs": {"pool": told_thing(asked.pool)},
                "settings": {"size": asked.size, "rule": self.rule, "quotas": quotas,
                             "one_per_household": asked.one_per_household}}

    def __repr__(self) -> str:
        never = len(self.never)
        shut = f"{never} can never be chosen, see obstacle(); " if never else ""
        return (f"<Lottery: {shut}{self.rule}, {self.status}, {len(self.weights)} panels of "
                f"{self.panels_asked.size} persons, chances from {self.chances.min():.4g} to "
                f"{self.chances.max():.4g}>")

    def __reduce__(self) -> Any:
        return Lottery, (self.panels_asked, self.rule)
