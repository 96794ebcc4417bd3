# SPDX-License-Identifier: GPL-3.0-or-later
"""Is an allotment what a rule gives? Checked from the claims, without computing one.

Idea: bounds, total, and no unit that is another recipient's by the rule.
Source: libawrash/audit/allotment.c.
Invariant: what is wrong is an answer, and an error only where there is nothing to check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from . import _arrays
from ._diagnostics import _Question
from ._native import call, status_name
from ._provenance import cited
from ._results import Result


@dataclass(frozen=True, eq=False)
class Exchange(Result):
    """What a check of an allotment found; true in a condition where it is the rule's.

    Attributes
    ----------
    status : str
        "optimal", "tie-settled" (one of several), "unplaced" (ceilings leave units over),
        "feasible" (bounds and total hold, the rule does not), "unknown" (they do not hold).
    fault : str
        "none", "floor", "ceiling", "zero-claim", "total" or "exchange".
    recipient : object or None
        Who has units outside its bounds, by label, or by index.
    missing : int
        The total less the sum of the units.
    giver, taker : object or None
        Who has a unit that the rule gives, or in a tie may give, to another, and to whom.
    suspected : bool
        A tie that the precision of a rule cannot tell from a hair's difference.
    """

    status: str
    fault: str
    recipient: Any
    missing: int
    giver: Any
    taker: Any
    suspected: bool

    @property
    def accepted(self) -> bool:
        """Whether the allotment is the rule's."""
        return self.fault == "none"

    def __bool__(self) -> bool:
        return self.accepted


@cited
def allotment(claims: Any, units: Any, rule: str = "webster", floor: Any = None,
              ceiling: Any = None, total: Optional[int] = None) -> Exchange:
    """Check an allotment from any hand.

    Parameters
    ----------
    claims : array_like, shape (n,)
        What entitles each recipient, at least 0.
    units : array_like of int, shape (n,)
        What each recipient has, by label where both carry labels.
    rule : str
        A divisor rule, or a quota of largest remainders with its options.
    floor, ceiling : array_like of int, shape (n,), or int, optional
        Bounds on the units of each recipient.
    total : int, optional
        How many units there are to be; the sum of the units unless given.

    Returns
    -------
    Exchange

    Raises
    ------
    BoundsError
        A floor above its ceiling, floors that sum to more than the total.
    DataError
        Not numbers, lengths that differ, a negative claim, all claims 0, an unknown rule.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/audit/allotment.c.

    Examples
    --------
    >>> allotment([53, 24, 23], [5, 3, 2]).taker
    0
    """
    given = _arrays.integers(_arrays.beside(units, "units", claims, "claims"), "units")
    whole = sum(given.tolist()) if total is None else _arrays.whole(total, "total")
    question = _Question(claims, floor, ceiling)
    with question.handle as handle:
        found = call("awrash_audit_allotment", handle, whole, rule, given)
    return Exchange(
        status_name(found.status),
        call("awrash_audit_fault_get_name", found.fault), question.name(found.recipient),
        found.missing, question.name(getattr(found, "from")), question.name(found.to),
        bool(found.is_suspected))
