# SPDX-License-Identifier: GPL-3.0-or-later
"""Convex costs and allotments between two trees, from Python.

Idea: the published instances are solved here as in C; the rest is enumerated.
Source: tests/published/nested.csv.
Invariant: what the library refuses arrives as an exception with its sentence.
"""

import itertools
import pickle

import numpy as np
import pytest

import awrash
from awrash.allot import Costs, Tree, crossing
from conftest import published

FLAT = Tree([-1])


def _numbers(text, of=float):
    return [of(word) for word in text.split()]


def _nested(row):
    """The tree, the costs and the objective of a published instance."""
    capacity, low, high = (_numbers(row[name], int) for name in ("capacity", "lower", "upper"))
    a, b = np.array(_numbers(row["a"])), np.array(_numbers(row["b"]))
    n = len(capacity)
    tree = Tree([n + i for i in range(n)] + [n + i + 1 for i in range(n - 1)] + [-1],
                [0] * n + low, capacity + high)
    if row["form"] == "f":
        return tree, Costs.power([0.25] * n, 4, b=b), lambda x: (x**4 / 4 + b * x).sum(), low[-1]
    if row["form"] == "crash":
        return (tree, Costs.power(a, -1, c=0.01), lambda x: (10 * b + a / (x + 0.01)).sum(),
                low[-1])
    return (tree, Costs.power(a * b * b, -3, c=0.01),
            lambda x: (b * b * a / (x + 0.01)**3).sum(), low[-1])


@pytest.mark.parametrize("row", published("nested.csv"), ids=lambda row: row["case"])
def test_published_nested_instances_are_solved(row):
    tree, costs, objective, total = _nested(row)
    n = len(costs)
    answer = crossing(tree, FLAT, range(n), [0] * n, costs, total)
    assert answer.units.tolist() == _numbers(row["units"], int)
    assert objective(answer.units.astype(float)) == pytest.approx(float(row["optimum"]), rel=1e-12)


def test_all_nine_instances_are_there():
    assert len(published("nested.csv")) == 9


def test_families_say_what_units_cost():
    assert Costs.marginals([[1, 2], [5]]).value([2, 1]) == 8
    assert Costs.gains([[5, 2], [1]]).value([2, 1]) == 8
    assert Costs.power([2.0, 3.0], [2, 1], b=1).value([3, 2]) == 18 + 3 + 6 + 2
    assert Costs.power([-1.0], 0.5).value([49]) == pytest.approx(-7, rel=1e-12)
    assert Costs.quadratic([2.0]).value([5]) == 25
    assert Costs.piecewise([[2, None], [3]], [[1, 4], [7]]).value([5, 2]) == 2 + 12 + 14


def test_costs_and_trees_travel_between_processes():
    costs = pickle.loads(pickle.dumps(Costs.piecewise([[2, np.inf]], [[1, 4]])))
    assert costs.value([3]) == 6 and len(costs) == 1 and "piecewise" in repr(costs)
    tree = pickle.loads(pickle.dumps(Tree([1, -1], ceiling=[3, None])))
    assert len(tree) == 2 and "2 nodes" in repr(tree)


def test_the_best_of_all_allotments_is_found():
    """Two rows, two columns, bounds on both, against enumeration."""
    rows, columns = Tree([-1, 0, 0], floor=[0, 2, 3]), Tree([-1, 0, 0], ceiling=[None, 4, 6])
    gains = [[5, 4, 1, 0, 0, 0, 0, 0, 0], [3, 3, 3, 2, 2, 1, 1, 0, 0],
             [9, 2, 1, 1, 0, 0, 0, 0, 0], [6, 6, 1, 0.5, 0.25, 0, 0, 0, 0]]
    costs = Costs.gains(gains)
    best = max(sum(sum(g[:k]) for g, k in zip(gains, x))
               for x in itertools.product(range(9), repeat=4)
               if sum(x) == 8 and x[0] + x[1] >= 2 and x[2] + x[3] >= 3
               and x[0] + x[2] <= 4 and x[1] + x[3] <= 6)
    answer = crossing(rows, columns, [1, 1, 2, 2], [1, 2, 1, 2], costs, 8, tie="lot", seed="s")
    assert answer.value == best == costs.value(answer.units)


def test_a_tie_is_refused_and_settled():
    arguments = (Tree([-1, 0, 0, 0]), FLAT, [1, 2, 3], [0, 0, 0], Costs.quadratic([1, 1, 1]), 4)
    with pytest.raises(awrash.TieError) as caught:
        crossing(*arguments)
    assert caught.value.members == (0, 1, 2)
    assert caught.value.units == 1
    assert caught.value.sure == (1, 1, 1)
    answer = crossing(*arguments, tie="order", order=[2, 0, 1])
    assert answer.units.tolist() == [1, 1, 2] and answer.status == "tie-settled"
    assert (answer.members, answer.free, answer.sure.tolist()) == ((0, 1, 2), 1, [1, 1, 1])
    assert crossing(*arguments, tie="lot", holders=[0, 1, 0]).units.tolist() == [1, 2, 1]
    with pytest.raises(awrash.BoundsError):
        crossing(*arguments, tie="lot", holders=[0, 2, 0])
    with pytest.raises(awrash.DataError, match="tie is 'lot' with nothing, expected seed or holders"):
        crossing(*arguments, tie="lot")
    with pytest.raises(awrash.DataError, match="tie is 'dice'"):
        crossing(*arguments, tie="dice")


def test_what_does_not_fit_is_named():
    rows, columns = Tree([-1, 0, 0], floor=[0, 1, 7]), Tree([-1, 0, 0], ceiling=[None, 4, 90])
    with pytest.raises(awrash.InfeasibleError) as caught:
        crossing(rows, columns, [1, 1, 2], [1, 2, 1], Costs.quadratic([1, 1, 1]), 20)
    assert caught.value.core == ("floor of row 2", "ceiling of column 1")
    assert caught.value.relaxation == 3


@pytest.mark.parametrize("make, error, message", [
    (lambda: Tree([]), awrash.DataError, "number of nodes is 0"),
    (lambda: Tree([-1, -1]), awrash.DataError, "exactly one root"),
    (lambda: Tree([1, 0]), awrash.DataError, "lead back to where they began"),
    (lambda: Tree([-1], [3], [2]), awrash.BoundsError, "above ceiling"),
    (lambda: Tree([-1, 0], [3]), awrash.DataError, "floor has 1 values, expected 2"),
    (lambda: Costs.marginals([]), awrash.DataError, "number of cells is 0"),
    (lambda: Costs.marginals([[2, 1]]), awrash.DataError, "do not decrease"),
    (lambda: Costs.gains([[1, 2]]), awrash.DataError, "do not increase"),
    (lambda: Costs.power([1.0], 0.5), awrash.DataError, "convex"),
    (lambda: Costs.power([1.0, 2.0], [2.0]), awrash.DataError, "p has 1 values, expected 2"),
    (lambda: Costs.quadratic([-1.0]), awrash.DataError, "≥ 0"),
    (lambda: Costs.piecewise([[1, 2]], [[1]]), awrash.DataError, "one slope for each break"),
    (lambda: Costs.quadratic([1.0]).value([-1]), awrash.DataError, "units"),
    (lambda: Costs.marginals([[1]]).value([2]), awrash.BoundsError, "units that have a cost"),
    (lambda: crossing(FLAT, FLAT, [1], [0], Costs.quadratic([1]), 1), awrash.DataError, "row_leaf"),
    (lambda: crossing(FLAT, FLAT, [0], [0], Costs.quadratic([1, 2]), 1), awrash.DataError,
     "the costs have 2 cells"),
    (lambda: crossing([-1], FLAT, [0], [0], Costs.quadratic([1]), 1), awrash.DataError, "Tree"),
])
def test_faults_arrive_with_their_sentences(make, error, message):
    with pytest.raises(error, match=message):
        make()
