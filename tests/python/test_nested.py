# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals on trees: rules, costs, shares and their audit, as Python sees them.

Idea: small trees that can be reckoned by hand; labels go in and come out.
Source: libawrash/apportion/nested.c, libawrash/allot/nested.c, libawrash/audit/nested.c.
Invariant: what is checked is what a caller sees, not how it is found.
"""

from __future__ import annotations

import csv
import pickle
from pathlib import Path

import numpy as np
import pytest

from awrash import allot, apportion, audit
from awrash.errors import BoundsError, DataError, TieError

PARENT = [-1, 0, 0, 1, 1]
CLAIMS = [0, 0, 30, 50, 20]


def test_a_ceiling_of_an_inner_node_sends_units_elsewhere() -> None:
    free = apportion.nested(PARENT, CLAIMS, 10)
    held = apportion.nested(PARENT, CLAIMS, 10, ceiling=[10, 6, 10, 10, 10])
    assert free.units.tolist() == [10, 7, 3, 5, 2]
    assert held.units.tolist() == [10, 6, 4, 4, 2]
    assert held.units.dtype == np.int64
    assert held.status == "optimal" and not held.ties
    low, high = held.divisors
    assert high[0] < low[1] or low[0] <= high[1]
    assert held == pickle.loads(pickle.dumps(held))
    assert held.shares.tolist() == pytest.approx([10, 6, 4, 30 / 7, 12 / 7])


def test_one_node_receives_all() -> None:
    assert apportion.nested([-1], [2.5], 7).units.tolist() == [7]


def test_level_by_level_differs_from_joint() -> None:
    parent, claims = [-1, 0, 0, 1, 1, 1, 2], [0, 0, 0, 14, 14, 14, 58]
    joint = apportion.nested(parent, claims, 5, tie="order", order=range(7))
    levels = apportion.nested(parent, claims, 5, mode="level-by-level", tie="order",
                              order=range(7))
    assert joint.units[1] != levels.units[1]
    assert levels.units[[1, 2]].tolist() == apportion.divisor([42, 58], 5).units.tolist()
    assert levels.mode == "level-by-level"


def test_largest_remainders_have_no_divisors() -> None:
    answer = apportion.nested(PARENT, CLAIMS, 10, rule="hare")
    assert answer.divisors is None
    assert answer.units.tolist() == [10, 7, 3, 5, 2]


def test_ties_are_refused_ordered_drawn_and_taken() -> None:
    parent, claims = [-1, 0, 0, 1, 1], [0, 0, 1, 1, 1]
    with pytest.raises(TieError) as caught:
        apportion.nested(parent, claims, 2)
    assert caught.value.members == (1, 2, 3, 4)
    assert caught.value.units == 2
    ordered = apportion.nested(parent, claims, 2, tie="order", order=[4, 3, 2, 1, 0])
    assert ordered.units.tolist() == [2, 2, 0, 1, 1]
    assert ordered.ties.members == (1, 2, 3, 4) and ordered.ties.home == (0, 0, 0, 0)
    assert ordered.ties.units == 2 and ordered.status == "tie-settled"
    drawn = apportion.nested(parent, claims, 2, tie="lot", seed="a town hall")
    assert drawn.units[0] == 2
    taken = apportion.nested(parent, claims, 2, tie="lot", lot=[0, 0, 1, 0, 1])
    assert taken.units.tolist() == [2, 1, 1, 0, 1]
    with pytest.raises(BoundsError):
        apportion.nested(parent, claims, 2, tie="lot", lot=[0, 0, 2, 0, 0])
    with pytest.raises(DataError, match="seed is missing, but tie is 'lot'"):
        apportion.nested(parent, claims, 2, tie="lot")
    with pytest.raises(DataError, match="tie is 'dice'"):
        apportion.nested(parent, claims, 2, tie="dice")


def test_faults_are_data_errors() -> None:
    with pytest.raises(BoundsError, match="floor"):
        apportion.nested(PARENT, CLAIMS, 3, floor=[0, 4, 0, 0, 0])
    with pytest.raises(DataError, match="expected 5, one for each node"):
        apportion.nested(PARENT, [1, 2], 3)
    with pytest.raises(DataError, match="mode is 'deep'"):
        apportion.nested(PARENT, CLAIMS, 3, mode="deep")
    with pytest.raises(DataError, match=r"claims\[2\] is -1"):
        apportion.nested(PARENT, [0, 0, -1, 1, 1], 3)
    with pytest.raises(DataError, match="rule is"):
        apportion.nested(PARENT, CLAIMS, 3, rule="whatever")


def test_ceilings_leave_units_unplaced() -> None:
    answer = apportion.nested(PARENT, CLAIMS, 10, ceiling=[10, 2, 3, None, None])
    assert answer.status == "unplaced" and answer.unplaced == 5
    assert "5 unplaced" in repr(answer)


def test_labels_of_a_series_are_kept() -> None:
    pandas = pytest.importorskip("pandas")
    names = ["country", "north", "south", "a", "b"]
    claims = pandas.Series(CLAIMS, index=names)
    ceiling = pandas.Series([10, 10, 10, 6, 10], index=["b", "a", "south", "north", "country"])
    answer = apportion.nested(PARENT, claims, 10, ceiling=ceiling)
    assert answer.labels == tuple(names)
    frame = answer.to_frame()
    assert frame.loc["north", "units"] == 6
    assert list(frame.columns) == ["units", "share", "divisor_low", "divisor_high"]
    assert answer.to_dict()["labels"] == names
    assert repr(answer).splitlines()[2].split()[0] == "country"
    assert "country" in answer._repr_html_()
    with pytest.raises(TieError) as caught:
        apportion.nested(PARENT, pandas.Series([0, 0, 1, 1, 1], index=names), 2)
    assert caught.value.members == ("north", "south", "a", "b")
    found = audit.nested(PARENT, claims, answer.units, ceiling=ceiling)
    assert found and found.status == "optimal"


def test_shares_are_water_poured_down() -> None:
    assert apportion.nested_shares(PARENT, CLAIMS, 10).tolist() == pytest.approx([10, 7, 3, 5, 2])
    held = apportion.nested_shares(PARENT, CLAIMS, 10, ceiling=[99, 3.0, 99, 99, 99])
    assert held.tolist() == pytest.approx([10, 3, 7, 15 / 7, 6 / 7])


def test_least_cost_on_a_tree() -> None:
    fork = allot.Tree([-1, 0, 0], ceiling=[9, 2, 9])
    answer = allot.nested(fork, allot.Costs.quadratic([0, 1, 3]), 4)
    assert answer.units.tolist() == [4, 2, 2]
    assert answer.value == 8 and answer.status == "optimal" and not answer.ties
    with pytest.raises(TieError) as caught:
        allot.nested(allot.Tree([-1, 0, 0]), allot.Costs.quadratic([0, 1, 1]), 3)
    assert caught.value.members == (1, 2) and caught.value.units == 1
    settled = allot.nested(allot.Tree([-1, 0, 0]), allot.Costs.quadratic([0, 1, 1]), 3,
                           tie="order", order=[2, 1, 0])
    assert settled.units.tolist() == [3, 1, 2] and settled.sure.tolist() == [3, 1, 1]
    assert settled.ties.home == (0, 0)
    with pytest.raises(DataError, match="tree must be Tree"):
        allot.nested([-1], allot.Costs.quadratic([1]), 3)
    with pytest.raises(DataError, match="the costs have 2 cells, expected 3"):
        allot.nested(fork, allot.Costs.quadratic([1, 1]), 3)


def test_the_audit_names_what_is_wrong() -> None:
    assert audit.nested(PARENT, CLAIMS, [10, 7, 3, 5, 2])
    moved = audit.nested(PARENT, CLAIMS, [10, 7, 3, 6, 1])
    assert not moved and moved.fault == "exchange" and (moved.giver, moved.taker) == (3, 4)
    sums = audit.nested(PARENT, CLAIMS, [10, 7, 3, 6, 2])
    assert sums.fault == "total" and sums.recipient == 1 and sums.missing == -1
    assert audit.nested(PARENT, CLAIMS, [10, 7, 3, 5, 2], total=11).missing == 1
    above = audit.nested(PARENT, CLAIMS, [10, 7, 3, 5, 2], ceiling=[10, 6, 10, 10, 10])
    assert above.fault == "ceiling" and above.recipient == 1


def _hierarchies() -> dict:
    path = Path(__file__).parents[1] / "published" / "hierarchies.csv"
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    cases: dict = {}
    for row in rows:
        cases.setdefault(row["case"], []).append(row)
    return cases


@pytest.mark.parametrize("case", sorted(_hierarchies()))
def test_published_hierarchies_come_out_level_by_level(case: str) -> None:
    rows = _hierarchies()[case]
    nodes = [row for row in rows if not row["node"].startswith("*/")]
    names = [row["node"] for row in nodes]
    units = {names[0]: int(nodes[0]["total"])}
    for row in nodes:
        below = [child for child in nodes if child["parent"] == row["node"]]
        if not below:
            continue
        star = apportion.nested(
            [-1] + [0] * len(below), [0] + [float(child["claim"]) for child in below],
            units[row["node"]], rule=row["rule"], mode="level-by-level",
            ceiling=[None] + [int(child["ceiling"]) if child["ceiling"] else None
                              for child in below])
        units.update(zip([child["node"] for child in below], star.units[1:].tolist()))
    for row in rows:
        own = sum(value for name, value in units.items()
                  if (name.endswith(row["node"][1:]) if row["node"].startswith("*/")
                      else name == row["node"]))
        assert row["expected"] in (".", str(own)), row["node"]
    if {row["rule"] for row in nodes} == {"webster", ""}:
        parent = [names.index(row["parent"]) if row["parent"] else -1 for row in nodes]
        whole = apportion.nested(parent, [float(row["claim"]) for row in nodes],
                                 units[names[0]], mode="level-by-level")
        assert whole.units.tolist() == [units[name] for name in names]
