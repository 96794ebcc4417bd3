# SPDX-License-Identifier: GPL-3.0-or-later
"""A division by hand, as Python mends and perfects it.

Idea: places moved out of a plan are found again, with the fewest moves.
Source: examples/data/khenifra-2023; small programmes worked out by hand.
Invariant: no list changes fewer places.
"""

import pickle

import pytest

import awrash


def by_hand(plan):
    """The plan, with 30 sustainable places too many in Khénifra and 10 too few in Béni Mellal."""
    places = plan.places
    places.loc["05.301", "sustainable"] += 30
    places.loc["05.091", "sustainable"] -= 10
    return places


def test_a_broken_bound_is_mended_with_the_fewest_places(khenifra):
    check = khenifra.check(by_hand(khenifra.split()))
    assert not check and check.findings == (
        "sustainable places of Béni Mellal-Khénifra: 4020, expected at most 4000",)
    assert check.moves_to_mend.distance == 20
    assert [str(move) for move in check.moves_to_mend] == [
        "20 places of sustainable withdrawn from 05.301"]
    assert khenifra.check(check.moves_to_mend.places)


def test_a_division_is_led_to_the_nearest_best_plan(khenifra):
    plan = khenifra.split()
    check = khenifra.check(by_hand(plan))
    assert check.moves_to_best.distance == 40
    assert [str(move) for move in check.moves_to_best] == [
        "10 places of sustainable from 05.301 to 05.091",
        "20 places of sustainable withdrawn from 05.301"]
    assert check.moves_to_best.places.equals(plan.places)
    frame = check.moves_to_best.to_frame()
    assert frame["places"].tolist() == [10, 20] and frame["target"].tolist()[0] == "05.091"
    assert len(check.moves_to_best) == 2 and "40 places" in repr(check.moves_to_best)


def test_the_distance_to_the_optimum_is_told_by_the_objectives_own_figure(khenifra):
    plan = khenifra.split()
    distance = khenifra.check(by_hand(plan)).distance
    assert (distance.changed, distance.filled, distance.best_filled) == (40, 9370, 9350)
    assert (distance.highest, distance.best_highest) == ("05.301", "05.081")
    assert distance.best_value == distance.best_lowest_rate == plan.equity().lowest_rate
    assert not distance.is_best and distance.order == 1
    assert "changed" in repr(distance) and distance.to_dict()["changed"] == 40


def test_a_plan_is_the_best_by_its_own_reading_and_not_by_another(khenifra):
    plan = khenifra.split(reading="by-need")
    own, other = khenifra.check(plan, "by-need"), khenifra.check(plan)
    assert own.distance.is_best and own.distance.changed == 0 and not own.moves_to_best.moves
    assert other and not other.distance.is_best and other.distance.order == -1
    assert other.moves_to_mend.distance == 0 and other.moves_to_best.distance == 582


def test_a_tie_is_as_good_either_way(small):
    check = small(total=3).check([{"territory": "B", "stream": "s", "places": 2},
                                  {"territory": "A", "stream": "s", "places": 1}])
    assert check.distance.is_best and check.moves_to_best.distance == 0


def test_an_infeasible_programme_has_nowhere_to_lead(small):
    made = small(total=5, quotas=[{"territory": "A", "stream": "s", "max": 1},
                                  {"territory": "B", "stream": "s", "max": 2}])
    check = made.check([{"territory": "A", "stream": "s", "places": 2}])
    assert check.moves_to_mend is None and check.moves_to_best is None and check.distance is None
    assert check.findings


def test_places_are_added_where_nobody_has_too_many(small):
    check = small().check([{"territory": "A", "stream": "s", "places": 1}])
    assert [str(move) for move in check.moves_to_best] == ["1 places of s added in A",
                                                           "2 places of s added in B"]


def test_a_check_is_a_verdict_that_pickles(khenifra):
    check = khenifra.check(khenifra.split())
    assert isinstance(check, awrash.audit.Verdict) and check.accepted
    again = pickle.loads(pickle.dumps(check))
    assert again == check and again.distance == check.distance
    assert "accepted" in repr(check) and "<table>" in check._repr_html_()


def test_a_reading_that_counts_places_unalike_has_no_distance(khenifra):
    programme = awrash.Programme(khenifra.territories, khenifra.quotas, khenifra.streams,
                                 capacities=khenifra.capacities, need="unemployed",
                                 split={"streams": "sustainable", "receives": "person-months"})
    plan = programme.split()
    assert programme.check(plan).distance.is_best
