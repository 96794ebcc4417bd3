# SPDX-License-Identifier: GPL-3.0-or-later
"""Is a two-way apportionment optimal? Checked without solving it.

Idea: every bound by addition, and then no exchange of single units that makes the matrix better.
Source: libawrash/audit/biproportional.c.
Invariant: what is wrong is an answer, and an error only where there is nothing to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Tuple

from . import _arrays
from ._biproportional import Problem, flat_of
from ._native import call, status_name
from ._provenance import cited
from ._results import Result


@dataclass(frozen=True, eq=False)
class MatrixExchange(Result):
    """What a check of a two-way answer found; true in a condition where it is optimal.

    Attributes
    ----------
    status : str
        "optimal", "tie-settled" (one of several), "feasible" (keeps all bounds, and an exchange
        makes it better), "infeasible" (breaks a bound).
    suspected : bool
        The precision of an irrational rule could not tell a tie from a hair's difference.
    cells : int
        How many cells the exchange changes by one unit.
    gains, loses : tuple of (row, column), or None
        A cell that gains a unit in the exchange, and one that loses it.
    row, column : object or None
        Where a bound is broken: both for a cell, one for a row or a column, none for the total.
    units, low, high : int
        What stands there, and the least and the most that was expected.
    """

    status: str
    suspected: bool
    cells: int
    gains: Optional[Tuple[Any, Any]]
    loses: Optional[Tuple[Any, Any]]
    row: Any
    column: Any
    units: int
    low: int
    high: int

    @property
    def accepted(self) -> bool:
        """Whether the matrix is optimal."""
        return self.status in ("optimal", "tie-settled")

    def __bool__(self) -> bool:
        return self.accepted


@cited
def biproportional(claims: Any, rows: Any, columns: Any, units: Any, rule: str = "webster",
          floor: Any = None, ceiling: Any = None, total: Optional[int] = None,
          winners: Any = None) -> MatrixExchange:
    """Check a two-way apportionment from any hand, without solving it.

    Parameters
    ----------
    claims, rows, columns, rule, floor, ceiling, total, winners
        As for `awrash.apportion.biproportional`.
    units : array_like of int, shape (rows, columns)
        The matrix that is checked.

    Returns
    -------
    MatrixExchange

    Raises
    ------
    BoundsError, DataError
        As for `awrash.apportion.biproportional`.

    Notes
    -----
    Source: see libawrash/audit/biproportional.c.

    Examples
    --------
    >>> claims, rows, columns = [[3, 1], [1, 3]], [4, 4], [4, 4]
    >>> biproportional(claims, rows, columns, [[3, 1], [1, 3]])
    MatrixExchange(status='optimal', suspected=False, cells=0, gains=None, loses=None, row=None, column=None, units=0, low=0, high=0)
    """
    problem = Problem(claims, rows, columns, floor, ceiling, total, winners)
    flat = _arrays.integers(flat_of(units, "units", problem.labels, problem.shape)[0], "units")
    found = call("awrash_audit_biproportional", problem.matrix, problem.margins, rule, flat)
    status = status_name(found.status)

    def cell(row: int, column: int) -> Optional[Tuple[Any, Any]]:
        return None if row < 0 else problem.cell(row * problem.shape[1] + column)

    names = [range(count) for count in problem.shape] if problem.labels is None \
        else problem.labels
    broken = status == "infeasible"
    row, column = (names[side][place] if broken and place >= 0 else None
                   for side, place in enumerate((found.row, found.column)))
    return MatrixExchange(status, bool(found.is_suspected), found.n_cells,
                          None if broken else cell(found.row, found.column),
                          cell(found.from_row, found.from_column), row, column, found.units, found.low,
                          found.high)
