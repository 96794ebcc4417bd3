# SPDX-License-Identifier: GPL-3.0-or-later
"""Infeasible programmes, as Python relaxes them.

Idea: below 0.802 % absorption the region's 4,000 sustainable places have no room.
Source: examples/data/khenifra-2023; small programmes worked out by hand.
Invariant: the sum is the least, and the prices prove it.
"""

import dataclasses
import pickle

import pytest

import awrash


@pytest.fixture(scope="module")
def blocked(khenifra):
    """Khénifra 2023 with 0.8 % of census employment as absorption, 3,990 places in all."""
    capacities = khenifra.capacities
    capacities["max"] = [str(int(0.008 * persons))
                         for persons in (117392, 113979, 86305, 75395, 105903)]
    return awrash.Programme(khenifra.territories, khenifra.quotas, khenifra.streams,
                            capacities=capacities, need="unemployed")


def test_the_region_lacks_ten_places_at_0_8_percent(blocked):
    with pytest.raises(awrash.InfeasibleError) as caught:
        blocked.split()
    error = caught.value
    assert error.missing == error.relaxation.total == 10
    assert [str(change) for change in error.relaxation.changes] == [
        "at least 3990 instead of 4000 sustainable places of Béni Mellal-Khénifra"]
    assert len(error.core) == 6 and error.core == error.relaxation.core
    assert pickle.loads(pickle.dumps(error)).relaxation == error.relaxation


def test_the_prices_prove_that_no_smaller_sum_will_do(blocked):
    found = blocked.relax()
    bounds = {"05/sustainable": 4000, "05.091/sustainable": 939, "05.081/sustainable": 911,
              "05.255/sustainable": 690, "05.301/sustainable": 603, "05.311/sustainable": 847}
    assert {wall for wall, _ in found.prices} <= set(bounds)
    value = sum(price * bounds[wall] * (1 if side == "min" else -1)
                for (wall, side), price in found.prices.items())
    assert value == found.total and set(found.prices.values()) == {1}


def test_a_relaxation_is_verified_without_the_solver(blocked):
    found = blocked.relax({"capacities": 3}, never="05.301")
    assert found.verify() and pickle.loads(pickle.dumps(found)).verify()
    fewer = dataclasses.replace(found, total=found.total - 1).verify()
    assert not fewer and "expected the 9 told" in fewer.findings[0]
    dearer = {key: 2 * price for key, price in found.prices.items()}
    assert not dataclasses.replace(found, prices=dearer).verify()


def test_what_may_never_be_relaxed_stays(blocked):
    found = blocked.relax(never="quotas")
    assert found.total == 10 and all(change.side == "max" for change in found.changes)
    assert {change.source for change in found.changes} <= {"capacities.csv", "capacities"}
    with pytest.raises(awrash.InfeasibleError, match="may never be relaxed") as caught:
        blocked.relax(never=["quotas", "capacities"])
    assert len(caught.value.core) == 6


def test_weights_choose_what_moves_the_narrowest_counting(blocked):
    found = blocked.relax({"quotas": 9, "sustainable": 5, "05.301": 4, "05.301/sustainable": 2})
    assert found.total == 20
    assert [(c.wall, c.before, c.after) for c in found.changes] == [("05.301/sustainable", 603, 613)]
    assert blocked.relax(3).total == 30


def test_relaxing_as_told_makes_a_plan(blocked):
    change, = blocked.relax(never="05.301").changes
    quotas = blocked.quotas
    row = quotas["territory"] == "05"
    quotas.loc[row, ["min", "max"]] = [str(change.after), "4000"]
    capacities = blocked.capacities
    relaxed = awrash.Programme(blocked.territories, quotas, blocked.streams, capacities=capacities,
                               need="unemployed")
    assert relaxed.split().places["sustainable"].sum() == change.after
    assert relaxed.relax().total == 0


def test_a_feasible_programme_needs_no_relaxation(khenifra):
    found = khenifra.relax()
    assert found.total == 0 and not found.changes and not found.core and not found.prices
    assert found.to_frame().empty and repr(found) == "Relaxation of 0"


def test_a_relaxation_shows_itself(blocked):
    found = blocked.relax()
    assert "because these cannot stand together:" in repr(found)
    assert "instead of 4000" in found._repr_html_()
    assert found.to_frame().loc["05/sustainable", "after"] == 3990
    assert found.core_walls[0] == ("05/sustainable", "min")


@pytest.fixture(scope="module")
def dear():
    """Twenty places in a region, of 9 or 4.5 months, where 82 person-months are allowed."""
    return awrash.Programme(
        [{"code": "R"}, {"code": "A", "parent": "R", "need": 2}, {"code": "B", "parent": "R", "need": 3}],
        [{"territory": "R", "stream": "*", "unit": "person-months", "max": 82},
         {"territory": "R", "stream": "*", "unit": "places", "min": 20, "max": 30}],
        streams=[{"code": "s", "months": 9}, {"code": "t", "months": 4.5}], need="need")


def test_a_budget_is_relaxed_in_its_own_measure_and_verified(dear):
    found = dear.relax({"R/*": 3})
    change, = found.changes
    assert (change.wall, change.side, change.before, change.after) == (
        "R/*/person-months", "max", 81, 90)
    assert found.total == found.bound == 2 and found.gap == 0 and found.status == "optimal"
    assert found.verify() and pickle.loads(pickle.dumps(found)).verify()
    assert not dataclasses.replace(found, total=1).verify()
    assert not dataclasses.replace(found, bound=3).verify()
    with pytest.raises(awrash.DataError, match="is no claim about a relaxation"):
        dataclasses.replace(found, proof="{}").verify()
    assert dear.relax(never="R/*/person-months").changes[0].after == 18


def test_a_row_of_the_reading_is_relaxed_too(khenifra):
    asked = khenifra.add_row([("05.301", "sustainable"), ("05.311", "sustainable")], [1, 2],
                             min=5000, name="dear")
    with pytest.raises(awrash.InfeasibleError) as caught:
        asked.split()
    found = caught.value.relaxation
    assert "row dear" in " ".join(caught.value.core) and found.verify()
    moved = asked.relax(never=["quotas", "capacities"])
    assert [change.wall for change in moved.changes] == ["row/dear"] and moved.total > 0
    assert f"{moved.changes[0].after:.0f} instead of 5000 row dear" in str(moved.changes[0])


@pytest.mark.parametrize("weights, never, message", [
    ({"none": 2}, None, "'none' means no wall, expected the name of one such as 05.091/temporary"),
    (None, "none", "'none' means no wall"),
    (0, None, r"weights\[0\] is 0, expected a whole number from 1 to 2\^20, or infinity"),
    ({"05/sustainable": 0.5}, None, r"weights\[5\] is 0.5"),
])
def test_keys_and_weights_that_are_none_are_named(blocked, weights, never, message):
    with pytest.raises(awrash.DataError, match=message):
        blocked.relax(weights, never)
