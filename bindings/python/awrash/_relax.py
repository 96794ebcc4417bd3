# SPDX-License-Identifier: GPL-3.0-or-later
"""By how much an infeasible programme has to be relaxed, and what blocks it.

Idea: weights by the names of walls, streams, territories or tables; the library finds and proves.
Source: awrash_split_relax_new in libawrash/split/relax.c.
Invariant: no smaller sum makes a plan, and no part of the blocking set blocks.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ._arrays import items
from ._native import call
from ._provenance import cited
from ._results import Result
from ._tables import pandas
from ._walls import Row, Wall, rows_of, walls_of
from .errors import DataError, InfeasibleError, LimitError, shown

if TYPE_CHECKING:
    import pandas as pd

    from .audit import Verdict
    from .programme import Programme

__all__ = ["Change", "Relaxation", "relax"]


@dataclass(frozen=True, eq=False)
class Change(Result):
    """A bound that moves.

    Attributes
    ----------
    wall : str
        The wall's name, TERRITORY/SET, or a row's.
    side : str
        "min" or "max".
    before, after : int or float
        What the bound is, and what it has to be, in places; of a row in the measure in which it
        was written.
    words : str
        The same in words.
    source : str or None
        Where the bound comes from: "quotas.csv:12".
    """

    wall: str
    side: str
    before: Union[int, float]
    after: Union[int, float]
    words: str
    source: Optional[str]

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, eq=False)
class Relaxation(Result):
    """The smallest relaxation of a programme.

    Attributes
    ----------
    total : int
        The sum of weight times units, the least where the status is "optimal"; 0 where nothing has
        to move. A unit of a wall is a place; a row has one of its own.
    bound : int
        What no sum is below.
    gap : float
        How far the total may be from the least, relative to it.
    status : str
        "optimal", or of a search also "within-gap" or "feasible".
    changes : tuple of Change
        The bounds that move.
    core : tuple of str
        A blocking set in words: bounds that cannot stand together, each of which is needed.
    core_walls : tuple of (str, str)
        The same as names of walls and "min" or "max".
    prices : dict of (str, str) to int
        The proof: a price for bounds of walls, none above the wall's weight. Those of mins less
        those of maxes sum to at most 0 on every cell, and min times price less max times price
        sums to `total`. Empty where `proof` is the proof.
    proof : str or None
        The proof of the bound where the bounds are no network: a claim with its tree.
    programme : Programme
        What was relaxed.
    settings : dict
        The settings of the reading.
    weights : tuple of float
        What a unit of each wall and row costs, in the library's order; infinite: never moved.
    places : tuple of int
        Places that keep the relaxed walls, by province, then by type; no plan by any reading.
    """

    total: int
    bound: int
    gap: float
    status: str
    changes: Tuple[Change, ...]
    core: Tuple[str, ...]
    core_walls: Tuple[Tuple[str, str], ...]
    prices: Dict[Tuple[str, str], int]
    proof: Optional[str]
    programme: Programme
    settings: Dict[str, str]
    weights: Tuple[float, ...]
    places: Tuple[int, ...]

    @cited
    def verify(self) -> Verdict:
        """Re-check by arithmetic that no smaller sum will do, without any solver.

        Returns
        -------
        awrash.audit.Verdict

        Notes
        -----
        Source: see libawrash/audit/relaxation.c and relaxation-search.c.
        """
        from .audit import Verdict, _facts
        with call("awrash_split_reading_new") as reading:
            for key, value in self.settings.items():
                call("awrash_split_reading_set", reading, key, value)
            with call("awrash_split_walls_new", self.programme._handle, reading) as walls:
                if self.proof is not None:
                    with call("awrash_audit_relaxation_search", walls, self.weights, self.places,
                              self.total, self.bound, self.proof) as verdict:
                        return Verdict(*_facts(self.programme, verdict))
                names = [call("awrash_split_walls_get_name", walls, i)
                         for i in range(call("awrash_split_walls_get_n", walls))]
                lower, upper = ([self.prices.get((name, side), 0) for name in names]
                                for side in ("min", "max"))
                with call("awrash_audit_relaxation", walls, self.weights, self.places, self.total,
                          lower, upper) as verdict:
                    return Verdict(*_facts(self.programme, verdict))

    def to_frame(self) -> pd.DataFrame:
        """The changes: a DataFrame, index wall."""
        frame = pandas().DataFrame([asdict(change) for change in self.changes], columns=[
            "wall", "side", "before", "after", "words", "source"])
        return frame.set_index("wall")

    def __repr__(self) -> str:
        lines = [f"  {change}" for change in self.changes]
        core = [f"  {bound}" for bound in self.core]
        open_ = f", none below {self.bound}" if self.bound < self.total else ""
        return "\n".join([f"Relaxation of {self.total}{open_}"] + lines
                         + (["because these cannot stand together:"] if core else []) + core)

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"Relaxation of {self.total}", ("change",),
                          [(str(change),) for change in self.changes])


def _tables_of(wall: Union[Wall, Row]) -> List[str]:
    """The tables that a wall's bounds come from: "quotas", "capacities", "pools", "shares"."""
    return [source.split(":")[0].split(".csv")[0] for source in wall.sources if source]


def _matches(wall: Union[Wall, Row], key: str) -> bool:
    return key in (wall.name, wall.name.split("/", 1)[1], wall.territory, *_tables_of(wall))


def _rank(wall: Union[Wall, Row], key: str) -> int:
    """How narrowly a key means a wall: by its name, its streams, its territory, its table."""
    return [wall.name, wall.name.split("/", 1)[1], wall.territory, key].index(key)


def _weights(walls: Sequence[Union[Wall, Row]], weights: Union[float, Mapping[str, float], None],
             never: Sequence[str]) -> List[float]:
    given: Mapping[str, Any] = weights if isinstance(weights, Mapping) else {}
    for key in [*given, *never]:
        if not isinstance(key, str) or not any(_matches(wall, key) for wall in walls):
            raise DataError(f"{shown(key)} means no wall, expected the name of one such as "
                            f"{walls[0].name if walls else 'TERRITORY/STREAM'}, its streams, its "
                            f"territory or its table", "name")
    found = []
    for wall in walls:
        keys = sorted((key for key in given if _matches(wall, key)), key=lambda k: _rank(wall, k))
        weight = given[keys[0]] if keys else 1.0 if isinstance(weights, Mapping) else weights
        found.append(math.inf if any(_matches(wall, key) for key in never)
                     else 1.0 if weight is None else float(weight))
    return found


def _measure(wall: Union[Wall, Row], end: Any) -> Union[int, float]:
    return int(end) if isinstance(wall, Wall) else int(end) * wall.unit


def _relaxation(programme: Programme, settings: Dict[str, str], walls: Sequence[Union[Wall, Row]],
                weights: Sequence[float], found: Any) -> Relaxation:
    def get(what: str, *more: Any) -> Any:
        return call(f"awrash_split_relax_get_{what}", found, *more)

    core = tuple(get("core_words", i) for i in range(get("n_core")))
    status = get("status")
    if status == "infeasible":
        raise InfeasibleError("what may never be relaxed leaves no plan by itself: "
                              + "; ".join(core), core)
    if status == "limit":
        raise LimitError("no relaxation was found within the nodes that the reading allows", status)
    sides = ("min", "max")
    changes = [Change(walls[one["wall"]].name, sides[one["is_upper"]],
                      _measure(walls[one["wall"]], one["from"]),
                      _measure(walls[one["wall"]], one["to"]), get("change_words", i),
                      walls[one["wall"]].sources[one["is_upper"]])
               for i, one in enumerate(get("changes"))]
    prices = {(walls[i].name, side): int(price)
              for side, all_ in (("min", "lower_prices"), ("max", "upper_prices"))
              for i, price in enumerate(get(all_)) if price}
    core_walls = tuple((walls[one["wall"]].name, sides[one["is_upper"]])
                       for one in get("core"))
    return Relaxation(get("total"), get("bound"), get("gap"), status, tuple(changes), core,
                      core_walls, prices, get("proof"), programme, settings, tuple(weights),
                      tuple(get("places").tolist()))


def relax(programme: Programme, question: Any,
          weights: Union[float, Mapping[str, float], None] = None,
          never: Union[str, Sequence[str], None] = None) -> Relaxation:
    """The smallest relaxation; `Programme.relax` is the way to call it.

    Parameters
    ----------
    programme : Programme
    question : Handle
        The reading.
    weights : float or mapping, optional
    never : str or sequence of str, optional

    Returns
    -------
    Relaxation
    """
    from .split import _settings
    kept = [never] if isinstance(never, str) else \
        items([] if never is None else never, "never", "keys of walls")
    with call("awrash_split_walls_new", programme._handle, question) as handle:
        walls: List[Union[Wall, Row]] = [*walls_of(programme, handle), *rows_of(handle)]
        costs = _weights(walls, weights, kept)
        with call("awrash_split_relax_new", handle, costs) as found:
            return _relaxation(programme, _settings(question), walls, costs, found)
