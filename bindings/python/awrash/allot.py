# SPDX-License-Identifier: GPL-3.0-or-later
"""allot: how a tie may be decided, the lot that anyone can replay, convex costs between trees.

Idea: an order drawn from a seed that was published beforehand.
Source: libawrash/allot.
Invariant: the same seed and the same names give the same tickets on every machine.
"""

from __future__ import annotations

from typing import List

from ._costs import Costs
from ._crossing import Crossing, Tree, crossing
from ._native import call, names_of
from ._nested import NestedCosts
from ._nested import nested_costs as nested

__all__ = ["ticket", "tie_policies", "Costs", "Crossing", "Tree", "crossing", "nested",
           "NestedCosts"]


def ticket(seed: str, name: str) -> str:
    """One recipient's ticket in the lot of a seed; tickets are served in ascending order.

    Parameters
    ----------
    seed : str
        What was said in public before the draw.
    name : str
        The recipient: a province's code, or its number from 1 in an apportionment.

    Returns
    -------
    str
        The SHA-256 of "seed:name", 64 hexadecimal digits.

    Raises
    ------
    DataError
        Not text.

    Notes
    -----
    Source: FIPS 180-4. Anyone can replay it: ``printf '%s:%s' SEED NAME | sha256sum``.

    Examples
    --------
    >>> ticket("4 17 32", "05.301")[:16]
    '07ddcc4d51b171f8'
    """
    return call("awrash_allot_ticket", seed, name)


def tie_policies() -> List[str]:
    """The names of the tie policies.

    Returns
    -------
    list of str
        "error": refuse and report. "order": by an order given. "lot": by an order drawn.

    Examples
    --------
    >>> tie_policies()
    ['error', 'order', 'lot']
    """
    return list(names_of("AwrashTiePolicy"))
