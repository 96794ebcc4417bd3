# SPDX-License-Identifier: GPL-3.0-or-later
"""Allotments between two trees: least total cost under bounds at every node of both.

Idea: rows and columns are trees with floors and ceilings, a cell stands below a leaf of each.
Source: libawrash/allot/crossing.c, crossing-least-cost.c, crossing-blocking.c.
Invariant: a tie is never decided by the order of an array; what does not fit is said by its bounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Set, Tuple

import numpy as np

from . import _arrays
from ._costs import Costs, handle_of
from ._native import Handle, call, names_of, status_name
from ._provenance import cited
from ._results import Question, Result
from .errors import Bug, DataError, InfeasibleError, TieError

__all__ = ["Tree", "Crossing", "crossing"]


class Tree(Question):
    """A tree with a floor and a ceiling at every node.

    Parameters
    ----------
    parent : array_like of int, shape (n,)
        The index of each node's parent, -1 for the one root; nodes in any order.
    floor, ceiling : array_like of int, shape (n,), optional
        Bounds on what the leaves below each node have together; infinity or None in a ceiling for
        no bound.

    Raises
    ------
    DataError
        No node, a parent that is no other node, a second root, nodes that are their own ancestors.
    BoundsError
        A floor above its ceiling.

    Examples
    --------
    >>> Tree([-1, 0, 0], floor=[0, 2, 2])
    <Tree: 3 nodes>
    """

    __slots__ = ("_inputs", "_handle")

    def __init__(self, parent: Any, floor: Any = None, ceiling: Any = None) -> None:
        self._inputs = (
            _arrays.integers(parent, "parent"),
            None if floor is None else _arrays.integers(floor, "floor"),
            None if ceiling is None else _arrays.integers(ceiling, "ceiling", unbounded=True))
        self._handle: Handle = call("awrash_allot_tree_new", *self._inputs)

    def __len__(self) -> int:
        return call("awrash_allot_tree_get_n", self._handle)

    def __repr__(self) -> str:
        return f"<Tree: {len(self)} nodes>"

    def __reduce__(self) -> Any:
        return (Tree, self._inputs)


@dataclass(frozen=True, eq=False)
class Crossing(Result):
    """The answer of an allotment between two trees.

    Attributes
    ----------
    units : ndarray of int64, shape (n,)
        The units of each cell.
    value : float
        What they cost together; for gains what they gain.
    sure : ndarray of int64, shape (n,)
        The units that each cell has in every answer of least cost.
    members : tuple of int
        The cells of the tie that was settled, if any.
    free : int
        The units that they shared out.
    status : str
        "optimal" or "tie-settled".
    """

    units: np.ndarray
    value: float
    sure: np.ndarray
    members: Tuple[int, ...]
    free: int
    status: str


def _ties(tie: str, order: Any, seed: Optional[str], holders: Any) -> Optional[Handle]:
    """How ties are decided, as the library takes it."""
    _arrays.word(tie, "tie", names_of("AwrashTiePolicy"))
    given = {name for name, value in (("order", order), ("seed", seed), ("holders", holders))
             if value is not None}
    choices: Dict[str, List[Set[str]]] = {"error": [set()], "order": [{"order"}], "lot": [{"seed"}, {"holders"}]}
    allowed = choices[tie]
    if given not in allowed:
        wanted = " or ".join("/".join(sorted(names)) or "nothing" for names in allowed)
        raise DataError(f"tie is {tie!r} with {', '.join(sorted(given)) or 'nothing'}, "
                        f"expected {wanted}")
    if order is not None:
        return call("awrash_allot_ties_new_order", _arrays.integers(order, "order"))
    if holders is not None:
        return call("awrash_allot_ties_new_drawn", _arrays.integers(holders, "holders"))
    return call("awrash_allot_ties_new_lot", seed) if seed is not None else None


def _walls(tree: str, marks: np.ndarray) -> List[str]:
    return [f"{'floor' if mark > 0 else 'ceiling'} of {tree} {index}"
            for index, mark in enumerate(marks.tolist()) if mark]


def _infeasible(question: Handle, costs: Handle, total: int) -> InfeasibleError:
    rows, columns, cells, missing = call("awrash_allot_crossing_blocking", question, costs, total)
    core = _walls("row", rows) + _walls("column", columns) + _walls("cell", cells)
    return InfeasibleError(f"no allotment of {total} keeps every bound: "
                           f"{', '.join(core) or 'the total'}; {missing} units are missing",
                           core, missing)


def _cell_bounds(bound: Any, name: str, n: int, unbounded: bool) -> Optional[np.ndarray]:
    if bound is None:
        return None
    if _arrays.is_scalar(bound) and not isinstance(bound, (str, bytes)):
        bound = [bound] * n
    return _arrays.integers(bound, name, unbounded)


@cited
def crossing(rows: Tree, columns: Tree, row_leaf: Any, column_leaf: Any, costs: Costs, total: int,
             floor: Any = None, ceiling: Any = None, tie: str = "error", order: Any = None,
             seed: Optional[str] = None, holders: Any = None) -> Crossing:
    """Allot a total to cells between two trees at least cost.

    Parameters
    ----------
    rows, columns : Tree
        Both with bounds at their nodes; a tree of one node is no second tree at all.
    row_leaf, column_leaf : array_like of int, shape (n,)
        The leaf of each tree that a cell stands below, by its index there.
    costs : Costs
        What units cost each cell.
    total : int
        How many units are allotted.
    floor, ceiling : array_like of int, shape (n,), or int, optional
        Bounds on the units of each cell; infinity or None in a ceiling for no bound.
    tie : {"error", "order", "lot"}
        What decides a tie.
    order : sequence of int, optional
        For "order": the cells, the one to be served first in front.
    seed : str, optional
        For "lot": the name of the draw; cells draw as "1", "2", … (`awrash.allot.ticket`).
    holders : array_like of int, shape (n,), optional
        For "lot": how many of the free units each cell drew elsewhere.

    Returns
    -------
    Crossing

    Raises
    ------
    TieError
        Answers of the same cost, and `tie` is "error"; it carries `members`, `units`, `sure`.
    InfeasibleError
        No allotment keeps every bound; `core` names those that contradict one another.
    BoundsError
        A floor above its ceiling or above the units that have a cost, a lot that is none of the
        tied answers.
    DataError
        Not leaves, lengths that differ, a negative total.

    Notes
    -----
    Source: Ahuja, Magnanti and Orlin 1993; see libawrash/allot/crossing-least-cost.c.

    Examples
    --------
    >>> fork = Tree([-1, 0, 0], floor=[0, 2, 2])
    >>> flat = Tree([-1])
    >>> crossing(fork, flat, [1, 2], [0, 0], Costs.quadratic([1, 3]), 6).units
    array([4, 2])
    """
    if not (isinstance(rows, Tree) and isinstance(columns, Tree) and isinstance(costs, Costs)):
        raise DataError("rows and columns must be Tree and costs Costs, expected those of "
                        "awrash.allot")
    cells = _arrays.integers(row_leaf, "row_leaf")
    ties = _ties(tie, order, seed, holders)
    units_total = _arrays.whole(total, "total")
    with call("awrash_allot_crossing_new", rows._handle, columns._handle, cells,
              _arrays.integers(column_leaf, "column_leaf"),
              _cell_bounds(floor, "floor", cells.size, False),
              _cell_bounds(ceiling, "ceiling", cells.size, True)) as question:
        units, sure, tied, record = call("awrash_allot_crossing_least_cost", question,
                                         handle_of(costs), units_total, ties)
        status = status_name(record.status)
        if status == "infeasible":
            raise _infeasible(question, handle_of(costs), units_total)
    members = np.flatnonzero(tied).tolist()
    if status == "tie-refused":
        raise TieError(f"{len(members)} cells are tied for {record.free_units} units: "
                       f"{', '.join(map(str, members))}; settle it with tie=\"order\" or "
                       "tie=\"lot\"", members, record.free_units, sure[members].tolist())
    if status not in ("optimal", "tie-settled"):
        raise Bug(f"awrash_allot_crossing_least_cost answered {status}")
    return Crossing(units, costs.value(units), sure, tuple(members), record.free_units, status)
