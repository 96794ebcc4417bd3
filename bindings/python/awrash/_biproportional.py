# SPDX-License-Identifier: GPL-3.0-or-later
"""Two-way apportionment: integers for a matrix of claims, with totals of rows and columns.

Idea: claims, row and column totals or ranges in; whole units and the divisors of both sides out.
Source: libawrash/apportion/biproportional*.c; Balinski and Demange 1989, Pukelsheim 2017.
Invariant: what law decides is decided exactly by the library; a tie is never decided by the order
of rows or columns, and margins that nothing fills are answered by what blocks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence, Set, Tuple

import numpy as np

from . import _arrays
from ._native import Handle, call, names_of, status_name
from ._provenance import cited
from ._results import Result
from .errors import Bug, DataError, InfeasibleError, TieError, shown

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["biproportional", "biproportional_shares", "Biproportional"]

Labels = Optional[Tuple[List[Any], List[Any]]]


@dataclass(frozen=True, eq=False)
class Biproportional(Result):
    """The answer of a two-way apportionment.

    Attributes
    ----------
    units : ndarray of int64, shape (rows, columns)
        The whole units of each cell.
    row_divisors, column_divisors : ndarray of float64, shape (rows, 3), (columns, 3), or None
        Low, high and short: with all others at short a divisor may be anything from low to high,
        and claims/(row·column) rounded by the rule, inside the cells' bounds, are the units.
        None where a total too small leaves claims without a first unit that their rule gives.
    ties : tuple of (row, column)
        The cells of the tie that was settled, by index or by label.
    free : int
        The units that these cells shared out.
    status : str
        "optimal" or "tie-settled".
    rule : str
    labels : tuple of two lists, or None
        The labels of rows and columns where the claims carry some.
    """

    units: np.ndarray
    row_divisors: Optional[np.ndarray]
    column_divisors: Optional[np.ndarray]
    ties: Tuple[Tuple[Any, Any], ...]
    free: int
    status: str
    rule: str
    labels: Labels = None

    def to_frame(self) -> pd.DataFrame:
        """The units as a pandas DataFrame with the labels of the claims."""
        from ._tables import pandas
        index, columns = (None, None) if self.labels is None else self.labels
        return pandas().DataFrame(self.units, index=index, columns=columns)

    def to_dict(self) -> dict:
        """The answer as plain Python values."""
        divisors = [None if side is None else side.tolist()
                    for side in (self.row_divisors, self.column_divisors)]
        return {"rule": self.rule, "status": self.status, "units": self.units.tolist(),
                "row_divisors": divisors[0], "column_divisors": divisors[1],
                "ties": [list(cell) for cell in self.ties], "free": self.free,
                "labels": None if self.labels is None else [list(side) for side in self.labels]}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Biproportional) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

    def _summary(self) -> str:
        words = [f"{self.rule}, {self.units.shape[0]} × {self.units.shape[1]}, "
                 f"total {int(self.units.sum())}, {self.status}"]
        if self.ties:
            words.append(f"tie of {len(self.ties)} cells for {self.free} units settled")
        return ", ".join(words)

    def _rows(self, most: int = 20) -> List[Tuple[str, ...]]:
        count, width = self.units.shape
        names, heads = (range(count), range(width)) if self.labels is None else self.labels
        heads = [str(head) for head in heads][:most]
        cut = ["…"] if width > most else []
        rows = [("", *heads, *cut, "divisor")]
        for i in range(min(count, most)):
            divisor = "" if self.row_divisors is None else f"{self.row_divisors[i, 2]:.12g}"
            rows.append((str(names[i]), *map(str, self.units[i, :most].tolist()), *cut, divisor))
        if count > most:
            rows.append((f"… {count - most} more", *[""] * (len(rows[0]) - 1)))
        if self.column_divisors is not None:
            short = [f"{value:.12g}" for value in self.column_divisors[:most, 2].tolist()]
            rows.append(("divisor", *short, *cut, ""))
        return rows

    def __repr__(self) -> str:
        rows = self._rows()
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        lines = ["  ".join([row[0].ljust(widths[0])]
                           + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
                           ).rstrip() for row in rows]
        return "\n".join([f"Biproportional: {self._summary()}"] + lines)

    def _repr_html_(self) -> str:
        from ._pages import table_html
        rows = self._rows()
        return table_html(f"Biproportional: {self._summary()}", rows[0], rows[1:])


# ── what users pass ──────────────────────────────────────────────────────────────────────────────


def _labels_of(claims: Any) -> Labels:
    if hasattr(claims, "columns") and hasattr(claims, "index"):
        return list(claims.index), list(claims.columns)
    return None


def flat_of(values: Any, name: str, labels: Labels, shape: Optional[Tuple[int, int]]) -> Any:
    """A matrix row by row, in the order of the claims' labels where it has its own."""
    own = _labels_of(values)
    if own is not None:
        if labels is not None and own != labels:
            if any(set(mine) != set(theirs) or len(mine) != len(theirs)
                   for mine, theirs in zip(own, labels)):
                raise DataError(f"{name} has other labels than claims, expected the same, each "
                                "once; give an array to go by position", "name")
            values = values.loc[labels[0], labels[1]]
        values = values.to_numpy()
    try:
        array = np.asarray(values)
    except (ValueError, TypeError) as error:
        raise DataError(f"{name} is no array: {error}") from None
    if array.ndim != 2:
        raise DataError(f"{name} has {array.ndim} dimensions, expected two")
    if shape is not None and array.shape != shape:
        raise DataError(f"{name} has the shape {array.shape}, expected {shape}")
    return array.reshape(-1), array.shape


def _bound(values: Any, name: str, labels: Labels, shape: Tuple[int, int]) -> Optional[np.ndarray]:
    if values is None:
        return None
    if _arrays.is_scalar(values) and not isinstance(values, (str, bytes)):
        values = np.full(shape, values)
    return _arrays.integers(flat_of(values, name, labels, shape)[0], name, name == "ceiling")


def _winners(winners: Any, floor: Optional[np.ndarray], labels: Labels,
             shape: Tuple[int, int]) -> Optional[np.ndarray]:
    """Floors of 1 for the winners of rows: a column each, or a matrix of truth values."""
    if winners is None:
        return floor
    marks = np.zeros(shape, bool)
    if not isinstance(winners, dict) and _arrays.array_of(winners, "winners").ndim == 2:
        flat = flat_of(winners, "winners", labels, shape)[0]
        if flat.dtype.kind != "b":
            raise DataError(f"winners is of type {flat.dtype}, expected truth values")
        marks = flat.reshape(shape)
    else:
        if labels is not None:
            winners = _arrays.beside(winners, "winners", dict.fromkeys(labels[0]), "claims")
        winners = _arrays.items(winners.values() if isinstance(winners, dict) else winners,
                                "winners", "a column for each row")
        if len(winners) != shape[0]:
            raise DataError(f"winners has {len(winners)} entries, expected {shape[0]}, one a row")
        for row, winner in enumerate(winners):
            column = _position(winner, None if labels is None else labels[1], shape[1], "winners")
            if column >= 0:
                marks[row, column] = True
    ones = marks.reshape(-1).astype(np.int64)
    return ones if floor is None else np.maximum(floor, ones)


def _position(member: Any, labels: Optional[Sequence[Any]], count: int, name: str) -> int:
    """A row or column as its index: by its label where there are some; -1 for none."""
    is_number = _arrays.is_scalar(member) and not isinstance(member, (str, bytes))
    if member is None or (is_number and member == -1):
        return -1
    if labels is not None and _arrays.is_label(member) and member in labels:
        return labels.index(member)
    if isinstance(member, (int, np.integer)) and 0 <= member < count:
        return int(member)
    raise DataError(f"{name} has {shown(member)}, expected "
                    f"{'a label' if labels is not None else f'an index below {count}'}", "name")


def _side(values: Any, name: str, labels: Optional[Sequence[Any]],
          count: int) -> Tuple[np.ndarray, np.ndarray, bool]:
    """Low and high of one side, and whether they are exact totals."""
    parts: Sequence[Any] = (values,)
    if isinstance(values, (tuple, list)) and len(values) == 2 \
            and not any(_arrays.is_scalar(part) for part in values):
        parts = values
    sides = []
    for place, part in enumerate(parts):
        if labels is not None:
            part = _arrays.beside(part, name, dict.fromkeys(labels), "claims")
        sides.append(_arrays.integers(part, name, unbounded=place == 1))
        if sides[-1].size != count:
            raise DataError(f"{name} has {sides[-1].size} entries, expected {count}")
    return sides[0], sides[-1], len(parts) == 1


class Problem:
    """A two-way question with its margins, open while it is asked."""

    def __init__(self, claims: Any, rows: Any, columns: Any, floor: Any, ceiling: Any, total: Any,
                 winners: Any) -> None:
        self.labels = _labels_of(claims)
        flat, self.shape = flat_of(claims, "claims", None, None)
        values = _arrays.reals(flat, "claims")
        floors = _winners(winners, _bound(floor, "floor", self.labels, self.shape), self.labels,
                          self.shape)
        names = (None, None) if self.labels is None else self.labels
        row_side = _side(rows, "rows", names[0], self.shape[0])
        column_side = _side(columns, "columns", names[1], self.shape[1])
        if total is None:
            exact = row_side if row_side[2] else column_side if column_side[2] else None
            if exact is None:
                raise DataError("total is missing, expected the grand total where rows and "
                                "columns are ranges")
            total = sum(exact[0].tolist())
        self.matrix: Handle = call("awrash_apportion_matrix_new", *self.shape, values, floors,
                                   _bound(ceiling, "ceiling", self.labels, self.shape))
        self.margins: Handle = call("awrash_apportion_margins_new", *row_side[:2],
                                    *column_side[:2], _arrays.whole(total, "total"))

    def cell(self, index: int) -> Tuple[Any, Any]:
        """A cell by the labels of its row and column, or by their indices."""
        row, column = divmod(int(index), self.shape[1])
        return (row, column) if self.labels is None \
            else (self.labels[0][row], self.labels[1][column])

    def index(self, cell: Any) -> int:
        """The index of a cell given as a pair, or as an index already."""
        if not isinstance(cell, (tuple, list, np.ndarray)):
            return _arrays.whole(cell, "order")
        names = (None, None) if self.labels is None else self.labels
        row, column = (_position(part, side, count, "order") for part, side, count
                       in zip(cell, names, self.shape))
        return row * self.shape[1] + column

    def blocked(self) -> InfeasibleError:
        """What blocks the margins, as the exception that says so."""
        rows, columns, missing = call("awrash_apportion_biproportional_blocking", self.matrix,
                                      self.margins)
        names = [range(count) for count in self.shape] if self.labels is None else self.labels
        core = [tuple(names[side][i] for i in np.flatnonzero(marks).tolist())
                for side, marks in enumerate((rows, columns))]
        said = [f"{word} {', '.join(map(str, part))}"
                for word, part in zip(("rows", "columns"), core) if part]
        return InfeasibleError(f"no matrix keeps all bounds: {' and '.join(said) or 'the cells'} "
                               f"block one another by {missing} units", core, missing)


def _ties(problem: Problem, tie: str, order: Any, seed: Optional[str],
          lot: Any) -> Optional[Handle]:
    """How ties are decided, as the library takes it."""
    _arrays.word(tie, "tie", names_of("AwrashTiePolicy"))
    given = {name for name, value in (("order", order), ("seed", seed), ("lot", lot))
             if value is not None}
    allowed: Dict[str, List[Set[str]]] = {"error": [set()], "order": [{"order"}],
                                          "lot": [{"seed"}, {"lot"}]}
    if given not in allowed[tie]:
        wanted = {"error": "nothing", "order": "order", "lot": "seed or lot"}[tie]
        raise DataError(f"tie is {tie!r} with {', '.join(sorted(given)) or 'nothing'}, "
                        f"expected {wanted}")
    if tie == "order":
        return call("awrash_allot_ties_new_order", [problem.index(cell) for cell in _arrays.items(order, "order", "cells")])
    if lot is not None:
        holders = flat_of(lot, "lot", problem.labels, problem.shape)[0]
        return call("awrash_allot_ties_new_drawn", _arrays.integers(holders, "lot"))
    return call("awrash_allot_ties_new_lot", seed) if seed is not None else None


def _divisors(problem: Problem, rule: str, units: np.ndarray) -> Tuple[Any, Any]:
    """Both sides' divisors, or None twice where the rule has none for a total so small."""
    try:
        rows, columns = call("awrash_apportion_biproportional_divisors", problem.matrix,
                             problem.margins, rule, units)
    except DataError as error:
        if "first unit" not in error.message:
            raise
        return None, None
    return rows.reshape(-1, 3), columns.reshape(-1, 3)


@cited
def biproportional(claims: Any, rows: Any, columns: Any, rule: str = "webster", floor: Any = None,
                   ceiling: Any = None, total: Optional[int] = None, winners: Any = None,
                   tie: str = "error", order: Any = None, seed: Optional[str] = None,
                   lot: Any = None) -> Biproportional:
    """Apportion to the cells of a matrix, with totals or ranges of rows and columns.

    Parameters
    ----------
    claims : array_like, shape (rows, columns)
        What entitles each cell, at least 0. A pandas DataFrame gives its labels to the answer.
    rows, columns : array_like of int, shape (rows,) and (columns,), or a pair (low, high) of such
        What each row and column is to receive: totals, or ranges (infinity or None in high for
        no bound). By label where they and the claims carry labels.
    rule : str
        A divisor rule, as `divisor` takes it.
    floor, ceiling : array_like of int, shape (rows, columns), or int, optional
        Bounds on the units of each cell.
    total : int, optional
        The grand total; needed where both rows and columns are ranges.
    winners : array_like, shape (rows,) or (rows, columns), optional
        Cells that receive at least one unit: the column (index or label) of each row's winner, -1
        or None for none; or a matrix of truth values.
    tie : {"error", "order", "lot"}
        What decides a tie.
    order : sequence, optional
        For "order": all cells, as (row, column) or as indices row by row, those to be served first
        in front.
    seed : str, optional
        For "lot": the name of the draw; cells draw as "1", "2", … row by row.
    lot : array_like of int, shape (rows, columns), optional
        For "lot": the outcome of one drawn elsewhere, the free units that each cell drew.

    Returns
    -------
    Biproportional

    Raises
    ------
    TieError
        Several matrices are optimal and `tie` is "error"; `members` are (row, column) pairs.
    InfeasibleError
        No matrix keeps all bounds; `core` has the rows and the columns that block one another,
        `missing` by how many units.
    BoundsError
        A floor above its ceiling, sums that the total contradicts, a lot that is no outcome.
    DataError
        Not numbers, shapes that differ, a negative claim, an unknown rule.

    Notes
    -----
    Source: Balinski and Demange 1989; see libawrash/apportion/biproportional.c.

    Examples
    --------
    >>> biproportional([[123, 912, 312], [45, 714, 255], [815, 414, 215]],
    ...                [7, 5, 8], [5, 11, 4]).units
    array([[1, 4, 2],
           [0, 4, 1],
           [4, 3, 1]])
    """
    problem = Problem(claims, rows, columns, floor, ceiling, total, winners)
    ties = _ties(problem, tie, order, seed, lot)
    units, sure, tied, record = call("awrash_apportion_biproportional", problem.matrix,
                                     problem.margins, rule, ties)
    status = status_name(record.status)
    members = np.flatnonzero(tied).tolist()
    cells = tuple(problem.cell(index) for index in members)
    if status == "infeasible":
        raise problem.blocked()
    if status == "tie-refused":
        raise TieError(f"{len(cells)} cells are tied for {record.free_units} units: "
                       f"{', '.join(map(str, cells[:20]))}{', …' if len(cells) > 20 else ''}; "
                       "settle it with tie=\"order\" or tie=\"lot\"",
                       cells, record.free_units, sure[members].tolist())
    if status not in ("optimal", "tie-settled"):
        raise Bug(f"awrash_apportion_biproportional answered {status}")
    return Biproportional(units.reshape(problem.shape), *_divisors(problem, rule, units), cells,
                          record.free_units, status, rule, problem.labels)


def biproportional_shares(claims: Any, rows: Any, columns: Any, floor: Any = None,
                          ceiling: Any = None, total: Optional[int] = None,
                          winners: Any = None) -> np.ndarray:
    """The two-way shares before any rounding (raking, iterative proportional fitting).

    Parameters
    ----------
    claims, rows, columns, floor, ceiling, total, winners
        As for `biproportional`.

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        In units; column sums met to rounding, row sums to 1e-9 of the total.

    Raises
    ------
    BoundsError
        No shares keep all bounds.
    DataError
        As for `biproportional`.

    Notes
    -----
    Source: Deming and Stephan 1940; see libawrash/apportion/biproportional-shares.c.

    Examples
    --------
    >>> biproportional_shares([[1, 2], [3, 4]], [5, 5], [4, 6]).round(3).tolist()
    [[1.758, 3.242], [2.242, 2.758]]
    """
    problem = Problem(claims, rows, columns, floor, ceiling, total, winners)
    return call("awrash_apportion_biproportional_shares", problem.matrix,
                problem.margins).reshape(problem.shape)
