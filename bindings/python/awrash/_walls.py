# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls that a plan stands at, and what moving them is worth.

Idea: a plan is plain data, so its programme is divided again where a wall is to be moved.
Source: awrash_split_walls_new and awrash_split_prices in libawrash/split.
Invariant: walls stand in the library's order; each answer is exact, none is a multiplier.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

import numpy as np

from ._arrays import items
from ._native import Handle, call, status_name
from ._results import Result
from ._tables import pandas
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from ._plan import Plan

__all__ = ["Row", "Wall", "rows_of", "walls_of", "opened", "binding", "prices", "received"]


@dataclass(frozen=True, eq=False)
class Wall(Result):
    """A set of cells that something bounds.

    Attributes
    ----------
    name : str
        TERRITORY/SET, as certificates write it.
    words : str
        What it bounds, in words.
    territory : str
        The code of the lowest territory that holds its provinces.
    lower : int
        The fewest places, 0 where nothing asks for any.
    upper : int or None
        The most places, None where nothing limits them.
    sources : tuple of (str or None)
        Where its min and its max come from: "quotas.csv:12".
    origins : tuple of (str or None)
        What their rows say of themselves: "published", "announced", "derived", "assumed".
    """

    name: str
    words: str
    territory: str
    lower: int
    upper: Optional[int]
    sources: Tuple[Optional[str], Optional[str]]
    origins: Tuple[Optional[str], Optional[str]]

    def stands_at(self, places: float) -> Optional[str]:
        """Which bound a number of places is at: "exact", "min", "max" or None."""
        if places == self.lower == self.upper:
            return "exact"
        if places == self.upper:
            return "max"
        return "min" if places == self.lower > 0 else None


@dataclass(frozen=True, eq=False)
class Row(Result):
    """A bound that counts places unequally: a budget, a share, a row of the reading.

    Attributes
    ----------
    name : str
        TERRITORY/SET/UNIT and the like, as certificates write it.
    words : str
        What it bounds, in words.
    unit : float
        The largest number of which what every place takes of it is a multiple.
    lower : float or None
        What its sum is at least, None where nothing asks for any.
    upper : float or None
        What its sum is at most, None where nothing limits it.
    sources : tuple of (str or None)
        Where its min and its max come from: "quotas.csv:12".
    """

    name: str
    words: str
    unit: float
    lower: Optional[float]
    upper: Optional[float]
    sources: Tuple[Optional[str], Optional[str]]
    origins: Tuple[Optional[str], Optional[str]] = (None, None)

    def stands_at(self, amount: float) -> Optional[str]:
        """Which bound an amount is at: "exact", "min", "max" or None."""
        if amount == self.lower == self.upper:
            return "exact"
        if amount == self.upper:
            return "max"
        return "min" if amount == self.lower else None

    @property
    def territory(self) -> str:
        """The code of the territory, "row" for a row of the reading."""
        return self.name.split("/", 1)[0]


def _sources(walls: Handle, i: int) -> Tuple[Optional[str], Optional[str]]:
    lower, upper = (call("awrash_split_walls_get_source", walls, i, side) for side in (0, 1))
    return lower, upper


def rows_of(walls: Handle) -> List[Row]:
    """The library's rows as plain data.

    Parameters
    ----------
    walls : Handle

    Returns
    -------
    list of Row
    """
    listed = []
    for i in range(call("awrash_split_walls_get_n", walls),
                   call("awrash_split_walls_get_n_with_rows", walls)):
        lower, upper, unit = call("awrash_split_walls_get_row_bounds", walls, i)
        listed.append(Row(call("awrash_split_walls_get_name", walls, i),
                          call("awrash_split_walls_get_words", walls, i), unit,
                          lower if np.isfinite(lower) else None,
                          upper if np.isfinite(upper) else None, _sources(walls, i)))
    return listed


def _origin(number: int) -> Optional[str]:
    return call("awrash_programme_origin_get_name", number) if number else None


def walls_of(programme: Any, walls: Handle) -> List[Wall]:
    """The library's walls as plain data.

    Parameters
    ----------
    programme : Programme
    walls : Handle

    Returns
    -------
    list of Wall
    """
    listed = []
    for i in range(call("awrash_split_walls_get_n", walls)):
        bounds = call("awrash_split_walls_get_bounds", walls, i)
        listed.append(Wall(
            call("awrash_split_walls_get_name", walls, i),
            call("awrash_split_walls_get_words", walls, i),
            call("awrash_programme_territory_get_code", programme._handle, bounds.territory),
            bounds.lower, None if bounds.upper < 0 else bounds.upper, _sources(walls, i),
            (_origin(bounds.lower_origin), _origin(bounds.upper_origin))))
    return listed


def reading_of(plan: Plan) -> Handle:
    """The reading that a plan was divided by, in the library's memory."""
    reading = call("awrash_split_reading_new")
    for key, value in plan.settings.items():
        call("awrash_split_reading_set", reading, key, value)
    return reading


@contextmanager
def opened(plan: Plan) -> Iterator[Tuple[Handle, Handle]]:
    """The plan again in the library's memory, and the walls of its programme.

    Parameters
    ----------
    plan : Plan

    Yields
    ------
    tuple of Handle
        The plan and the walls.
    """
    with reading_of(plan) as reading:
        with call("awrash_split_solve", plan.programme._handle, reading) as again, \
                call("awrash_split_walls_new", plan.programme._handle, reading) as walls:
            yield again, walls


def received(plan: Plan, places: np.ndarray) -> np.ndarray:
    """Places of the streams that the plan's reading counts, by province.

    Parameters
    ----------
    plan : Plan
    places : ndarray of int64, shape (provinces * types,)

    Returns
    -------
    ndarray of int64, shape (provinces,)
    """
    streams = {code.strip() for code in plan.settings["streams"].split(";")}
    counted = [bool(streams & {"*", stream}) for stream in plan.type_streams]
    return places.reshape(len(plan.codes), len(plan.types))[:, counted].sum(axis=1)


def binding(plan: Plan) -> pd.DataFrame:
    """The walls that a plan stands at; `Plan.binding` is the way to call it.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    DataFrame
    """
    with opened(plan) as (_, handle):
        items, sums = _measured(plan, handle)
    rows = []
    for item, amount in zip(items, sums):
        at = item.stands_at(amount)
        if at is not None:
            side = 0 if at == "min" else 1
            rows.append((item.name, item.words, item.territory, at, amount, item.lower, item.upper,
                         item.sources[side], item.origins[side]))
    frame = pandas().DataFrame(rows, columns=["wall", "words", "territory", "at", "places", "min",
                                              "max", "source", "origin"])
    return _whole(frame, "places", "min", "max").set_index("wall")


def _measured(plan: Plan, handle: Handle) -> Tuple[List[Union[Wall, Row]], List[float]]:
    """Walls and rows, with what the plan holds in each."""
    items: List[Union[Wall, Row]] = [*walls_of(plan.programme, handle), *rows_of(handle)]
    return items, call("awrash_split_walls_measure", handle, plan._matrix().ravel()).tolist()


def _whole(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Columns of amounts: whole numbers with gaps where no row has parts of one."""
    for column in columns:
        values = pandas().to_numeric(frame[column])
        is_whole = bool((values.isna() | (values % 1 == 0)).all())
        frame[column] = values.astype("Int64" if is_whole else "Float64")
    return frame


def _changes(plan: Plan, after: np.ndarray) -> Dict[str, Tuple[int, int]]:
    """Who receives more or fewer places then: by code, before and after."""
    old, new = received(plan, plan._matrix().ravel()), received(plan, after)
    return {plan.codes[i]: (int(old[i]), int(new[i])) for i in np.flatnonzero(old != new)}


def _chosen(plan: Plan, handle: Handle, names: Optional[Sequence[str]]) -> List[int]:
    """The walls that are asked for: those that are named, else those that the plan stands at."""
    walls, sums = _measured(plan, handle)
    if names is None:
        return [i for i, wall in enumerate(walls) if wall.stands_at(sums[i]) is not None]
    known = {wall.name: i for i, wall in enumerate(walls)}
    for name in items(names, "walls", "names of walls"):
        if name not in known:
            raise DataError(f"walls holds {shown(name)}, expected names such as "
                            f"{', '.join(list(known)[:3])}", "name")
    return [known[name] for name in names]


def prices(plan: Plan, walls: Optional[Sequence[str]], by: int) -> pd.DataFrame:
    """What moving walls is worth; `Plan.prices` is the way to call it.

    Parameters
    ----------
    plan : Plan
    walls : sequence of str or None
    by : int

    Returns
    -------
    DataFrame
    """
    if isinstance(walls, str):
        walls = [walls]
    rows = []
    with opened(plan) as (again, handle):
        n_walls, behind = call("awrash_split_walls_get_n", handle), rows_of(handle)
        for i in _chosen(plan, handle, walls):
            for move in (by, -by):
                after, price = call("awrash_split_prices", again, handle, i, move)
                rows.append((
                    call("awrash_split_walls_get_name", handle, i), move,
                    call("awrash_split_walls_get_words", handle, i),
                    *(_ends(price) if i < n_walls else _row_ends(price, behind[i - n_walls].unit)),
                    status_name(price.status), price.better, price.filled,
                    price.filled_rest, price.spared, price.value_before, price.value_after,
                    _changes(plan, after)))
    frame = pandas().DataFrame(rows, columns=[
        "wall", "by", "words", "min", "max", "status", "better", "filled", "filled_rest", "spared",
        "value_before", "value_after", "changes"])
    return _whole(frame, "min", "max").set_index(["wall", "by"])


def _ends(price: Any) -> Tuple[int, Optional[int]]:
    """The min and the max of a moved wall, None for no max."""
    return price.lower, None if price.upper < 0 else price.upper


def _row_ends(price: Any, unit: float) -> Tuple[Optional[float], Optional[float]]:
    """The same of a moved row, in its measure."""
    return (None if price.lower == np.iinfo(np.int64).min else price.lower * unit,
            None if price.upper == np.iinfo(np.int64).max else price.upper * unit)
