# SPDX-License-Identifier: GPL-3.0-or-later
"""What the goals of a chain are worth in a plan, by their definitions.

Idea: sums over the places and receipts of a plan, so that a plan can be held against another
solver's optimum whatever the library says of it.
Source: the contracts of AwrashObjective and awrash_split_export_lp().
Invariant: nothing is taken from the plan but its places, receipts and needs.
"""

import math
from fractions import Fraction

LEVELS = ("leximin", "leximin-persons", "decmin")


def _compared(plan):
    return [(y, d) for y, d in zip(plan.receipts.tolist(), plan.needs.tolist()) if d > 0]


def _utility(rate, alpha):
    return math.log(rate) if alpha == 1 else rate ** (1 - alpha) / (1 - alpha)


def objective(plan, name, unit=1):
    """The first level, the sum of squares or the welfare, needs counted in a unit."""
    rows = _compared(plan)
    if name == "least-squares":
        return sum(y * y / d for y, d in rows) * unit
    if name in LEVELS:
        return (max if name == "decmin" else min)(y / d for y, d in rows) * unit
    alpha = float(Fraction(name.partition(":")[2]))
    return sum(d / unit * _utility(y * unit / d, alpha) for y, d in rows if y > 0)


def first(plan, name, unit=1):
    """Σ d^A over the provinces that receive anything."""
    alpha = float(Fraction(name.partition(":")[2]))
    return sum((d / unit) ** alpha for y, d in _compared(plan) if y > 0)


def filled(plan):
    """What provinces with a need receive."""
    return sum(y for y, _ in _compared(plan))


def filled_rest(plan, read):
    """Places of the streams that are not read, in provinces with a need."""
    return sum(x for p, t, x in _cells(plan)
               if plan.needs[p] > 0 and plan.type_streams[t] not in read)


def spared(plan):
    """Places in provinces without need."""
    return sum(x for p, _, x in _cells(plan) if not plan.needs[p] > 0)


def _cells(plan):
    return zip(plan.cell_provinces.tolist(), plan.cell_types.tolist(), plan.cell_places.tolist())


def linear(plan, types, name):
    """The sum over all cells of what the table of types says of a goal."""
    each = {"places": lambda row: 1, "utilitarian": lambda row: row["utility"],
            "person-months": lambda row: row["months"],
            "cost": lambda row: row["months"] * row["monthly_cost"]}[name]
    return sum(each(row) * int(plan.places[row["code"]].sum()) for row in types)
