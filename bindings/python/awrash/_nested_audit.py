# SPDX-License-Identifier: GPL-3.0-or-later
"""Is an allotment on a tree what a rule gives? Checked from the claims, without computing one.

Idea: bounds and sums of every node, and no unit that is another leaf's by the rule.
Source: libawrash/audit/nested.c.
Invariant: what is wrong is an answer, and an error only where there is nothing to check.
"""

from __future__ import annotations

from typing import Any, Optional

from . import _arrays
from ._allotments import Exchange
from ._native import call, status_name
from ._nested import tree_of
from ._provenance import cited


@cited
def nested(parent: Any, claims: Any, units: Any, rule: str = "webster", floor: Any = None,
           ceiling: Any = None, total: Optional[int] = None) -> Exchange:
    """Check an allotment on a tree from any hand.

    Parameters
    ----------
    parent : array_like of int, shape (n,)
        The index of each node's parent, -1 for the one root.
    claims : array_like, shape (n,)
        What each node claims; only leaves are looked at.
    units : array_like of int, shape (n,)
        What each node has, by label where both carry labels.
    rule : str
        A divisor rule, or a quota of largest remainders without a threshold.
    floor, ceiling : array_like of int, shape (n,), optional
        Bounds on what each node holds.
    total : int, optional
        How many units there are to be; the units of the root unless given.

    Returns
    -------
    Exchange
        Its recipient, giver and taker are nodes, by label, or by index. An inner node that does
        not hold the sum of its children is the fault "total" with that node as recipient.

    Raises
    ------
    BoundsError
        Floors that no ceiling leaves room for, or that sum to more than the total.
    DataError
        No tree, not numbers, lengths that differ, a negative claim, all claims 0, an unknown rule.

    Notes
    -----
    Source: Federgruen and Groenevelt 1986; see libawrash/audit/nested.c.

    Examples
    --------
    >>> nested([-1, 0, 0], [0, 3, 1], [4, 2, 2]).taker
    1
    """
    labels = _arrays.labels_of(claims)
    parents = _arrays.integers(_arrays.beside(parent, "parent", claims, "claims"), "parent")
    given = _arrays.integers(_arrays.beside(units, "units", claims, "claims"), "units")
    with tree_of(parent, claims, floor, ceiling) as tree:
        if total is None:
            total = int(given[parents.tolist().index(-1)]) if given.size == parents.size else 0
        found = call("awrash_audit_nested", tree, _arrays.reals(claims, "claims"),
                     _arrays.whole(total, "total"), rule, given)

    def name(node: int) -> Any:
        return None if node < 0 else node if labels is None else labels[node]

    return Exchange(
        status_name(found.status),
        call("awrash_audit_fault_get_name", found.fault), name(found.recipient), found.missing,
        name(getattr(found, "from")), name(found.to), bool(found.is_suspected))
