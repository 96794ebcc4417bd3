# SPDX-License-Identifier: GPL-3.0-or-later
"""A division from any hand: what is wrong with it, and the fewest moves that mend or perfect it.

Idea: a verdict that knows its places, and asks the library for the nearest plan when it is asked.
Source: awrash_split_moves_to_mend, awrash_split_moves_to_best, awrash_split_standing.
Invariant: no list that leads there changes fewer places.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Dict, Iterator, Optional, Tuple

import numpy as np

from ._native import call
from ._results import Result
from ._tables import pandas

if TYPE_CHECKING:
    import pandas as pd

    from .programme import Programme

__all__ = ["Move", "Moves", "Distance", "Neighbourhood"]


@dataclass(frozen=True, eq=False)
class Move(Result):
    """One move of a list.

    Attributes
    ----------
    type : str
        The worksite type's code.
    source, target : str or None
        The codes of the provinces that give and take; None where places are added or withdrawn.
    places : int
    """

    type: str
    source: Optional[str]
    target: Optional[str]
    places: int

    def __str__(self) -> str:
        if self.source is None:
            return f"{self.places} places of {self.type} added in {self.target}"
        if self.target is None:
            return f"{self.places} places of {self.type} withdrawn from {self.source}"
        return f"{self.places} places of {self.type} from {self.source} to {self.target}"


@dataclass(frozen=True, eq=False, repr=False)
class Moves(Result):
    """The fewest places by which a division has to change.

    Attributes
    ----------
    distance : int
        Places that cells gain or lose in all: no other such plan is nearer.
    moves : tuple of Move
    codes, types : tuple of str
        The provinces and types of `cells`.
    cells : tuple of int
        Where the moves lead: places by province, then by type.
    status : str
        "optimal"; beyond the network also "within-gap" and "feasible", where it is not proved that
        fewer moves cannot do.
    """

    distance: int
    moves: Tuple[Move, ...]
    codes: Tuple[str, ...]
    types: Tuple[str, ...]
    cells: Tuple[int, ...]
    status: str = "optimal"

    @property
    def places(self) -> pd.DataFrame:
        """Where the moves lead: a DataFrame like `Plan.places`."""
        module = pandas()
        matrix = np.array(self.cells, np.int64).reshape(len(self.codes), len(self.types))
        return module.DataFrame(matrix, index=module.Index(self.codes, name="province"),
                                columns=list(self.types))

    def to_frame(self) -> pd.DataFrame:
        """The list: a DataFrame with the columns type, source, target, places."""
        return pandas().DataFrame([asdict(move) for move in self.moves],
                                  columns=["type", "source", "target", "places"])

    def __len__(self) -> int:
        return len(self.moves)

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves)

    def __repr__(self) -> str:
        head = f"Moves: {self.distance} places of cells change"
        return "\n".join([head] + [f"  {move}" for move in self.moves])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"{self.distance} places of cells change", ("move",),
                          [(str(move),) for move in self.moves])


@dataclass(frozen=True, eq=False)
class Distance(Result):
    """How far a division is from the optimum of a reading.

    Attributes
    ----------
    is_best : bool
        Whether it keeps every bound and no plan is better by the reading.
    order : int
        How it compares with the optimum by the reading's chain: 0 as good, -1 worse; 1 where it
        is better, as only a division that breaks bounds can be.
    changed : int
        Places that cells have to gain or lose at least to reach an optimal plan.
    value, best_value : float
        What the objective makes as good as it can be: the lowest rate for leximin and
        leximin-persons, the highest for decmin, the sum of y²/need for least-squares, the welfare
        for alpha; in the division and at the optimum.
    filled, best_filled : int
        Places of the reading's streams where there is a need.
    lowest_rate, best_lowest_rate, highest_rate, best_highest_rate : float
        Rates of the provinces that are served worst and best.
    lowest, best_lowest, highest, best_highest : str
        Their codes.
    """

    is_best: bool
    order: int
    changed: int
    value: float
    best_value: float
    filled: int
    best_filled: int
    lowest_rate: float
    best_lowest_rate: float
    highest_rate: float
    best_highest_rate: float
    lowest: str
    best_lowest: str
    highest: str
    best_highest: str

    def __repr__(self) -> str:
        return "\n".join(["Distance to the optimum"] + [f"  {key:<18}{value}"
                                                        for key, value in asdict(self).items()])


class Neighbourhood:
    """The plans around a division: mixed into what a check found."""

    programme: Programme
    reading: Optional[str]
    places: np.ndarray
    accepted: bool

    def _ask(self, function: str, *inputs: Any) -> Any:
        from .split import _reading
        with _reading(self.programme, self.reading, {}) as question:
            return call(function, self.programme._handle, question, *inputs)

    def _moves(self, to: str) -> Optional[Moves]:
        programme = self.programme
        types = tuple(call("awrash_programme_type_get_code", programme._handle, i)
                      for i in range(call("awrash_programme_type_get_count", programme._handle)))
        codes = programme.provinces
        with self._ask(f"awrash_split_moves_to_{to}", self.places) as moves:
            status = call("awrash_split_moves_get_status", moves)
            if status in ("infeasible", "limit"):
                return None
            listed = call("awrash_split_moves_get_transfers", moves)
            return Moves(
                call("awrash_split_moves_get_distance", moves),
                tuple(Move(types[move["type"]],
                           None if move["from"] < 0 else codes[move["from"]],
                           None if move["to"] < 0 else codes[move["to"]], int(move["places"]))
                      for move in listed),
                codes, types, tuple(call("awrash_split_moves_get_places", moves).tolist()), status)

    @cached_property
    def moves_to_mend(self) -> Optional[Moves]:
        """The fewest moves after which every bound holds; None where the programme has no plan,
        or where none was found within the nodes that the reading allows."""
        return self._moves("mend")

    @cached_property
    def moves_to_best(self) -> Optional[Moves]:
        """The fewest moves to an optimal plan of the reading, ties being as good either way; None
        where the programme has no plan."""
        return self._moves("best")

    def _measure(self, places: Any) -> Dict[str, Any]:
        found = self._ask("awrash_split_standing", places)
        codes = self.programme.provinces
        named = {end: codes[getattr(found, end)] for end in ("lowest", "highest")}
        return {"value": found.figure, "filled": found.filled, "lowest_rate": found.lowest_rate,
                "highest_rate": found.highest_rate, **named}

    @cached_property
    def distance(self) -> Optional[Distance]:
        """How far the division is from the optimum; None where the programme has no plan."""
        best = self.moves_to_best
        if best is None:
            return None
        own, other = self._measure(self.places), self._measure(best.cells)
        order = self._ask("awrash_split_standing_compare", self.places, best.cells)
        return Distance(self.accepted and order == 0, order, best.distance,
                        **own, **{f"best_{key}": value for key, value in other.items()})
