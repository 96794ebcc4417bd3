# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals that go down a tree: under a rule, at least cost, or as shares.

Idea: parent[i] is the node above node i, -1 for the root; all arrays speak of all nodes.
Source: libawrash/apportion/nested.c, libawrash/allot/nested.c.
Invariant: a tie is never decided by the order of an array; labels of claims are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

import numpy as np

from . import _arrays
from ._answers import Shown
from ._costs import Costs, handle_of
from ._crossing import Tree
from ._native import Handle, call, names_of, status_name
from ._provenance import cited
from ._results import Result
from ._ties import policy
from .errors import Bug, DataError, TieError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Nested", "NestedTies", "NestedCosts", "nested", "nested_shares", "nested_costs"]


@dataclass(frozen=True, eq=False, repr=False)
class NestedTies(Result):
    """Who was tied on a tree, where, and for how many units.

    Attributes
    ----------
    members : tuple
        The tied nodes, inner nodes too whose total depends on the tie: indices, or labels.
    home : tuple
        For each the node whose total the tied ones share.
    units : int
        The units that they share out; 0 where there is no tie.
    """

    members: Tuple[Any, ...] = ()
    home: Tuple[Any, ...] = ()
    units: int = 0

    def __bool__(self) -> bool:
        return bool(self.members)


@dataclass(frozen=True, eq=False, repr=False)
class Nested(Shown):
    """The answer of an apportionment on a tree.

    Attributes
    ----------
    units : ndarray of int64, shape (n,)
        What each node receives, an inner node the sum of what is below.
    shares : ndarray of float64, shape (n,)
        The shares of the nodes before any rounding (`nested_shares`).
    divisors : tuple of two ndarrays of float64, shape (n,), or None
        The lowest and the highest divisor of every node; None for largest remainders. Where the
        intervals of a node and its parent do not meet, a bound of the node binds.
    ties : NestedTies
        The tie that was settled, if any.
    status : str
        "optimal", "tie-settled" or "unplaced".
    unplaced : int
        Units that the ceilings leave unplaced.
    rule, mode : str
    total : int
    labels : tuple or None
        The nodes' labels where the claims carry some.
    """

    units: np.ndarray
    shares: np.ndarray
    divisors: Optional[Tuple[np.ndarray, np.ndarray]]
    ties: NestedTies
    status: str
    unplaced: int
    rule: str
    mode: str
    total: int
    labels: Optional[Tuple[Any, ...]] = None

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame with units, share and divisors, one row a node."""
        from ._tables import pandas
        columns = {"units": self.units, "share": self.shares}
        if self.divisors is not None:
            columns.update(divisor_low=self.divisors[0], divisor_high=self.divisors[1])
        return pandas().DataFrame(columns,
                                  index=None if self.labels is None else list(self.labels))

    def to_dict(self) -> dict:
        """The answer as plain Python values."""
        return {"rule": self.rule, "mode": self.mode, "total": self.total, "status": self.status,
                "units": self.units.tolist(), "shares": self.shares.tolist(),
                "divisors": None if self.divisors is None
                else [ends.tolist() for ends in self.divisors],
                "unplaced": self.unplaced,
                "ties": {"members": list(self.ties.members), "home": list(self.ties.home),
                         "units": self.ties.units},
                "labels": None if self.labels is None else list(self.labels)}

    def _summary(self) -> str:
        words = [f"{self.rule}, {self.mode}, total {self.total}, {self.status}"]
        if self.unplaced:
            words.append(f"{self.unplaced} unplaced")
        if self.ties:
            words.append(f"tie of {len(self.ties.members)} for {self.ties.units} settled")
        return ", ".join(words)


@dataclass(frozen=True, eq=False)
class NestedCosts(Result):
    """The answer of an allotment on a tree at least cost.

    Attributes
    ----------
    units : ndarray of int64, shape (n,)
        What each node holds, an inner node the sum of what is below.
    value : float
        What the units of the leaves cost together; for gains what they gain.
    sure : ndarray of int64, shape (n,)
        What each node holds in every answer of least cost.
    ties : NestedTies
        The tie that was settled, if any.
    status : str
        "optimal", "tie-settled" or "unplaced".
    unplaced : int
        Units that ceilings, and units without a cost, leave unplaced.
    """

    units: np.ndarray
    value: float
    sure: np.ndarray
    ties: NestedTies
    status: str
    unplaced: int


def _named(nodes: Any, labels: Optional[Sequence[Any]]) -> Tuple[Any, ...]:
    return tuple(nodes if labels is None else [labels[i] for i in nodes])


def _settled(function: str, record: Any, sure: np.ndarray, tied: np.ndarray,
             labels: Optional[Sequence[Any]]) -> Tuple[str, NestedTies]:
    """The status and the tie of an answer; a refused one is raised."""
    status = status_name(record.status)
    nodes = np.flatnonzero(tied)
    members = _named(nodes.tolist(), labels)
    if status == "tie-refused":
        raise TieError(
            f"{len(members)} nodes are tied for {record.free_units} units: "
            f"{', '.join(map(str, members))}; settle it with tie=\"order\" or tie=\"lot\"",
            list(members), record.free_units, sure[nodes].tolist())
    if status not in ("optimal", "tie-settled", "unplaced"):
        raise Bug(f"{function} answered {status}")
    home = _named((tied[nodes] - 1).tolist(), labels)
    return status, NestedTies(members, home, record.free_units if members else 0)


def _bound(bound: Any, name: str, claims: Any, unbounded: bool) -> Optional[np.ndarray]:
    bound = _arrays.beside(bound, name, claims, "claims")
    return None if bound is None else _arrays.integers(bound, name, unbounded)


def tree_of(parent: Any, claims: Any, floor: Any = None, ceiling: Any = None) -> Handle:
    """A tree with bounds, all by label where they and the claims carry labels."""
    parents = _arrays.integers(_arrays.beside(parent, "parent", claims, "claims"), "parent")
    values = _arrays.reals(claims, "claims")
    if parents.size != values.size:
        raise DataError(f"claims has {values.size} entries, expected {parents.size}, one for each "
                        "node")
    return call("awrash_allot_tree_new", parents, _bound(floor, "floor", claims, False),
                _bound(ceiling, "ceiling", claims, True))


def _divisors(tree: Handle, claims: np.ndarray, rule: str,
              units: np.ndarray) -> Optional[Tuple[np.ndarray, np.ndarray]]:
    """The divisors of every node; None for largest remainders."""
    try:
        low, high = call("awrash_apportion_nested_divisors", tree, claims, rule, units)
    except DataError as error:
        if error.code != "name":
            raise
        return None
    return low, high


@cited
def nested(parent: Any, claims: Any, total: int, rule: str = "webster", floor: Any = None,
           ceiling: Any = None, mode: str = "joint", tie: str = "error", order: Any = None,
           seed: Optional[str] = None, lot: Any = None) -> Nested:
    """Apportion a total on a tree with floors and ceilings at every node.

    Parameters
    ----------
    parent : array_like of int, shape (n,)
        The index of each node's parent, -1 for the one root; nodes in any order, any depth.
    claims : array_like, shape (n,)
        What each node claims; only leaves are looked at. A pandas Series or a mapping gives its
        labels to the answer.
    total : int
        How many units are apportioned.
    rule : str
        A divisor rule, or a quota of largest remainders without a threshold.
    floor, ceiling : array_like of int, shape (n,), optional
        Bounds on what each node holds; infinity or None in a ceiling for no bound.
    mode : {"joint", "level-by-level"}
        One rule for all leaves at once, or each node's units among its children.
    tie : {"error", "order", "lot"}
        What decides a tie.
    order : sequence, optional
        For "order": the nodes (indices, or labels), the one to be served first in front.
    seed : str, optional
        For "lot": the name of the draw; nodes draw as "1", "2", … (`awrash.allot.ticket`).
    lot : array_like of int, shape (n,), optional
        For "lot": how many of the free units each node drew elsewhere.

    Returns
    -------
    Nested

    Raises
    ------
    TieError
        Nodes are tied and `tie` is "error"; it carries `members`, `units`, `sure`.
    BoundsError
        Floors that no ceiling leaves room for or that sum above the total, a lot that does not fit.
    DataError
        No tree, not numbers, lengths that differ, a negative claim, all claims 0, an unknown rule.

    Notes
    -----
    Source: Federgruen and Groenevelt 1986, Pukelsheim 2017; see libawrash/apportion/nested.c.

    Examples
    --------
    >>> nested([-1, 0, 0, 1, 1], [0, 0, 30, 50, 20], 10, ceiling=[10, 6, 10, 10, 10]).units
    array([10,  6,  4,  4,  2])
    """
    labels = _arrays.labels_of(claims)
    values = _arrays.reals(claims, "claims")
    _arrays.word(mode, "mode", names_of("AwrashNestedMode"))
    whole = _arrays.whole(total, "total")
    with tree_of(parent, claims, floor, ceiling) as tree:
        ties = policy(tie, order, seed, lot, values.size, labels)
        units, sure, tied, record = call("awrash_apportion_nested", tree, values, whole, rule,
                                         mode, ties)
        status, settled = _settled("awrash_apportion_nested", record, sure, tied, labels)
        shares = call("awrash_apportion_nested_shares", tree, values, whole)
        divisors = _divisors(tree, values, rule, units)
    return Nested(units, shares, divisors, settled, status, record.unplaced, rule, mode, whole,
                  None if labels is None else tuple(labels))


def nested_shares(parent: Any, claims: Any, total: int, floor: Any = None,
                  ceiling: Any = None) -> np.ndarray:
    """The shares of all nodes of a tree before any rounding (water-filling).

    Parameters
    ----------
    parent, claims, total, floor, ceiling
        As for `nested`.

    Returns
    -------
    ndarray of float64, shape (n,)
        In units; an inner node has the sum of what is below it. Where ceilings leave a rest it is
        not placed.

    Raises
    ------
    BoundsError, DataError
        As for `nested`.

    Notes
    -----
    Source: Hochbaum 1994; see libawrash/apportion/nested-shares.c.

    Examples
    --------
    >>> nested_shares([-1, 0, 0], [0, 1, 3], 8).tolist()
    [8.0, 2.0, 6.0]
    """
    whole = _arrays.whole(total, "total")
    with tree_of(parent, claims, floor, ceiling) as tree:
        return call("awrash_apportion_nested_shares", tree, _arrays.reals(claims, "claims"), whole)


@cited
def nested_costs(tree: Tree, costs: Costs, total: int, tie: str = "error", order: Any = None,
                 seed: Optional[str] = None, lot: Any = None) -> NestedCosts:
    """Allot a total on a tree at the least total cost, or the most gain.

    Parameters
    ----------
    tree : Tree
        With floors and ceilings at its nodes.
    costs : Costs
        What units cost, a cell a node; those of inner nodes play no part.
    total : int
        How many units are allotted.
    tie, order, seed, lot
        As for `awrash.apportion.nested`.

    Returns
    -------
    NestedCosts

    Raises
    ------
    TieError
        Answers of the same cost, and `tie` is "error".
    BoundsError
        Floors that no ceiling leaves room for, that sum above the total or above what has a cost,
        a lot that does not fit.
    DataError
        Costs of another length than the tree, a negative total.

    Notes
    -----
    Source: Federgruen and Groenevelt 1986; see libawrash/allot/nested.c.

    Examples
    --------
    >>> fork = Tree([-1, 0, 0], ceiling=[9, 2, 9])
    >>> nested_costs(fork, Costs.quadratic([0, 1, 3]), 4).units
    array([4, 2, 2])
    """
    if not (isinstance(tree, Tree) and isinstance(costs, Costs)):
        raise DataError("tree must be Tree and costs Costs, expected those of awrash.allot")
    ties = policy(tie, order, seed, lot, len(tree), None)
    units, sure, tied, record = call("awrash_allot_nested", tree._handle, handle_of(costs),
                                     _arrays.whole(total, "total"), ties)
    status, settled = _settled("awrash_allot_nested", record, sure, tied, None)
    leaves = np.ones(len(tree), dtype=bool)
    leaves[[node for node in tree._inputs[0].tolist() if node >= 0]] = False
    return NestedCosts(units, costs.value(np.where(leaves, units, 0)), sure, settled, status,
                       record.unplaced)
