# SPDX-License-Identifier: GPL-3.0-or-later
"""Lotteries: published and computed cases, certificates from both sides, relaxations.

Idea: the cases of the field, with their values, through the binding.
Source: ../shared/cases/fairalloc/sortition, where there is one.
Invariant: every lottery that is looked at is verified, too.
"""

import itertools
import json
import math
import pickle
from pathlib import Path

import numpy as np
import pytest

import awrash
from awrash import DataError, InfeasibleError, Pool, audit

SHARED = Path(__file__).resolve().parents[3] / "shared/cases/fairalloc/sortition"
CASES = next((p for p in [SHARED, *(up / "shared/cases/fairalloc/sortition"
                                    for up in Path(__file__).resolve().parents)] if p.is_dir()),
             None)
needs_cases = pytest.mark.skipif(CASES is None, reason="the shared cases are not here")

SIMPSONS = {"age": ["child", "adult", "child", "child", "adult"],
            "story": ["simpsons", "simpsons", "ducktales", "ducktales", "ducktales"],
            "home": ["1A", "3A", "2A", "2A", "1A"],
            "name": ["p1", "p2", "p3", "p4", "p5"]}
BOTH = {"age": {"child": (1, 2), "adult": (1, 2)},
        "story": {"simpsons": (1, 2), "ducktales": (1, 2)}}


def read(name):
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def people_of(case):
    """Columns, expanded from types where there are types."""
    if "people" in case:
        rows = [dict(person, id=name) for name, person in case["people"].items()]
    else:
        rows = [dict(kind) for kind in case["pool_types"] for _ in range(kind["count"])]
    categories = list(case["quotas"])
    columns = {name: [row[name] for row in rows] for name in categories}
    if "people" in case:
        columns["id"] = [row["id"] for row in rows]
        if case["households"]:
            columns["home"] = [case["households"][row["id"]] for row in rows]
    return columns, categories, rows


def pool_of(case):
    columns, categories, rows = people_of(case)
    pool = Pool(columns, categories, "home" if "home" in columns else None,
                "id" if "id" in columns else None)
    return pool, rows


def chances_of(lottery):
    return dict(zip(lottery.panels_asked.pool.persons, lottery.chances))


def assert_sound(lottery):
    """Weights sum to 1, panels keep the quotas, chances are theirs; the certificate holds."""
    assert sum(int(w) for w in lottery.weights) == 2 ** 53
    units = np.zeros(len(lottery.panels_asked.pool), dtype=object)
    for weight, members in zip(lottery.weights, lottery.members):
        persons = [lottery.panels_asked.pool.persons[i] for i in members]
        assert lottery.panels_asked.check(persons) == ""
        units[members] += int(weight)
    assert np.allclose([int(u) / 2 ** 53 for u in units], lottery.chances, rtol=0, atol=1e-12)
    verdict = lottery.verify()
    assert verdict, verdict.findings


def example(name):
    return next(case for case in read("unit_examples.json")["cases"] if case["name"] == name)


# ── published and computed cases ─────────────────────────────────────────────────────────────────

UNITS = ["example1", "example1_households", "example2_households", "example3",
         "example3_households", "example5", "example6"]


@needs_cases
@pytest.mark.parametrize("name", UNITS)
def test_leximin_of_unit_examples(name):
    case = example(name)
    pool, rows = pool_of(case)
    lottery = pool.lottery(case["panel_size"], case["quotas"])
    assert_sound(lottery)
    assert lottery.status == "optimal"
    run = case["run"]
    if "leximin" in run:
        expected = [run["leximin"][row["type"]] for row in rows]
    else:
        expected = [run["leximin_marginals"][person] for person in pool.persons]
    assert np.allclose(lottery.chances, expected, rtol=0, atol=2e-9)


@needs_cases
@pytest.mark.parametrize("name", [name for name in UNITS if name != "example6"])
def test_nash_of_unit_examples(name):
    case = example(name)
    pool, _ = pool_of(case)
    lottery = pool.lottery(case["panel_size"], case["quotas"], "nash:1e-12")
    assert_sound(lottery)
    expected = [case["run"]["nash_marginals"][person] for person in pool.persons]
    assert np.allclose(lottery.chances, expected, rtol=0, atol=2e-5)


@needs_cases
@pytest.mark.parametrize("name", UNITS)
def test_maximin_of_unit_examples(name):
    case = example(name)
    pool, _ = pool_of(case)
    lottery = pool.lottery(case["panel_size"], case["quotas"], "maximin")
    assert_sound(lottery)
    read_ = case["expected_read"]
    chosen = [chance for chance in lottery.chances if chance > 0]
    if "maximin_min" in read_:
        assert min(chosen) == pytest.approx(read_["maximin_min"], abs=1e-12)
    if "maximin_marginals" in read_:
        positive = [value for value in read_["maximin_marginals"].values() if value > 0]
        assert min(chosen) == pytest.approx(min(positive), abs=1e-12)


@needs_cases
def test_who_can_never_be_chosen_is_named_with_the_quota_that_blocks():
    case = example("example6")
    pool, rows = pool_of(case)
    lottery = pool.lottery(case["panel_size"], case["quotas"])
    assert [rows[person]["type"] for person in lottery.never] == ["X"]
    obstacle = lottery.obstacle(lottery.never[0])
    assert obstacle.status == "optimal" and obstacle.total == 1
    assert len(obstacle.changes) == 1 and obstacle.changes[0].side == "min"


def test_what_a_lottery_is_begins_with_who_can_never_be_chosen():
    pool = awrash.Pool({"sex": ["w", "w", "m", "w"], "town": ["x", "y", "x", "y"]}, ["sex", "town"])
    lottery = pool.lottery(2, {"sex": {"w": (1, 1)}, "town": {"x": (2, 2)}})
    assert repr(lottery).startswith("<Lottery: 2 can never be chosen")
    assert [str(lottery.obstacle(person)) for person in lottery.never] == 2 * ["town x: at least 1 instead of 2"]
    assert "never" not in repr(pool.lottery(2, {"sex": {"w": (1, 1)}}))


def table_of(*rows):
    return pytest.importorskip("pandas").DataFrame(rows, columns=["category", "value", "min", "max"])


def test_a_table_of_quotas_is_taken_as_the_command_takes_it():
    pool = Pool(SIMPSONS, ["age", "story"], "home", "name")
    table = table_of(("age", "child", 1, 2), ("age", "adult", 1, None),
                     ("story", "simpsons", 1, 2), ("story", "ducktales", 1.0, None))
    panels, same = pool.question(2, table), pool.question(2, BOTH)
    assert list(panels.lower) == list(same.lower) and list(panels.upper) == list(same.upper)
    assert pool.lottery(2, table).probabilities.equals(pool.lottery(2, BOTH).probabilities)


@pytest.mark.parametrize("rows, said", [
    pytest.param([("age", "child", 1.5, 2)], "age child is 1.5, expected a whole number", id="half"),
    pytest.param([("age", "child", 1, float("inf"))], "expected a whole number", id="infinite"),
    pytest.param([("age", "child", 1, 1e300)], "expected a whole number", id="huge"),
    pytest.param([("age", "child", "one", 2)], "expected a whole number", id="word"),
    pytest.param([("age", "child", 1, 2)] * 2, "age child is given twice", id="twice"),
    pytest.param([("aje", "child", 1, 2)], "aje", id="unknown"),
])
def test_a_table_of_quotas_that_cannot_be_read_is_refused(rows, said):
    with pytest.raises(DataError, match=said):
        Pool(SIMPSONS, ["age", "story"], "home", "name").question(2, table_of(*rows))


@needs_cases
def test_quotas_that_no_panel_keeps_tell_the_smallest_relaxation():
    case = example("example4_infeasible")
    pool, _ = pool_of(case)
    with pytest.raises(InfeasibleError) as caught:
        pool.lottery(case["panel_size"], case["quotas"])
    found = caught.value.relaxation
    assert found.status == "optimal" and found.total == 1
    assert "instead of" in str(found)
    panels = pool.question(case["panel_size"], case["quotas"])
    verdict = audit.lottery(panels, caught.value.certificate)
    assert verdict, verdict.findings


@needs_cases
@pytest.mark.parametrize("name", ["example_small_20.json", "example_large_200.json"])
@pytest.mark.parametrize("rule", ["maximin", "leximin", "nash", "goldilocks"])
def test_alternate_gives_everybody_a_tenth(name, rule):
    case = read(name)
    pool, _ = pool_of(case)
    lottery = pool.lottery(case["panel_size"], case["quotas"], rule)
    assert_sound(lottery)
    assert np.allclose(lottery.chances, case["expected"]["leximin_all_equal"], rtol=0,
                       atol=1e-3 if rule == "nash" else 1e-12)


@pytest.fixture(scope="module")
def panel_of_22():
    if CASES is None:
        pytest.skip("the shared cases are not here")
    case = read("scotland_like_150_panel22.json")
    pool, rows = pool_of(case)
    return case, pool, rows


def test_leximin_of_150_persons(panel_of_22):
    case, pool, rows = panel_of_22
    lottery = pool.lottery(22, case["quotas"])
    assert_sound(lottery)
    assert lottery.status == "optimal"
    assert lottery.value == pytest.approx(1 / 11, abs=1e-14)
    assert lottery.chances.max() == pytest.approx(.4709029, abs=1e-7)
    assert awrash.gini(lottery.chances) == pytest.approx(.14035, abs=1e-5)
    assert len(lottery.levels) == 11
    assert np.allclose(lottery.chances, [row["leximin_prob"] for row in rows], rtol=0, atol=1e-6)
    expected = [value for value, _ in case["expected"]["leximin_levels"]]
    assert [level.value for level in lottery.levels] == pytest.approx(expected, abs=1e-6)


def test_nash_of_150_persons(panel_of_22):
    case, pool, _ = panel_of_22
    lottery = pool.lottery(22, case["quotas"], "nash")
    assert_sound(lottery)
    assert lottery.value >= case["expected"]["nash_sum_log_p"] - 1e-6
    assert lottery.value <= (case["expected"]["nash_sum_log_p"]
                             + case["expected"]["nash_gap_bound"])
    assert lottery.gap <= 1e-6


@pytest.mark.parametrize("size, is_feasible", [(20, False), (21, False), (22, True), (23, True),
                                               (24, False), (25, False)])
def test_sizes_that_150_persons_allow(panel_of_22, size, is_feasible):
    case, pool, _ = panel_of_22
    panels = pool.question(size, case["quotas"])
    assert (panels.relax().total == 0) == is_feasible
    if is_feasible:
        assert panels.lottery("maximin").value > 0
        return
    with pytest.raises(InfeasibleError):
        panels.lottery("maximin")


@needs_cases
def test_published_statistics_of_published_chances():
    lines = (CASES / "nature2021_gini_check.csv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split(",") for line in lines if not line.startswith("#")]
    printed = {(row[0], row[1]): dict(zip(head, row)) for row in rows}
    seen = 0
    for path in sorted(CASES.glob("prob_vectors_*.csv")):
        instance = path.stem.replace("prob_vectors_", "")
        chances = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#") and not line.startswith("algorithm"):
                algorithm, chance = line.split(",")
                chances.setdefault(algorithm, []).append(float(chance))
        for algorithm, values in chances.items():
            row = printed[instance, algorithm]
            assert 100 * awrash.gini(values) == pytest.approx(float(row["gini_pub_pct"]), abs=.0501)
            floored = [max(value, 1e-4) for value in values]
            mean = math.exp(sum(map(math.log, floored)) / len(floored))
            assert 100 * mean == pytest.approx(float(row["geomean_pub_pct"]), abs=.0501)
            seen += 1
    assert seen == 10


# ── without the shared cases ─────────────────────────────────────────────────────────────────────


def test_a_household_sends_one_person():
    pool = Pool(SIMPSONS, ["age", "story"], household="home", person="name")
    lottery = pool.lottery(2, BOTH)
    assert_sound(lottery)
    assert chances_of(lottery) == pytest.approx({"p1": 0, "p2": 1, "p3": .5, "p4": .5, "p5": 0})
    assert sorted(lottery.never) == ["p1", "p5"]
    apart = pool.lottery(2, BOTH, one_per_household=False)
    assert apart.never == []
    assert apart.chances.min() == pytest.approx(1 / 3)


def test_probabilities_panels_and_frames_go_by_identifiers():
    pool = Pool(SIMPSONS, ["age", "story"], person="name")
    lottery = pool.lottery(2, BOTH)
    assert dict(lottery.probabilities) == pytest.approx(chances_of(lottery))
    assert sum(weight for weight, _ in lottery.panels) == 1
    assert set(itertools.chain(*(members for _, members in lottery.panels))) == set(pool.persons)
    frame = pytest.importorskip("pandas") and lottery.to_frame()
    assert list(frame.index) == pool.persons and list(frame.columns) == ["chance", "level"]
    assert "leximin" in repr(lottery) and "5 persons" in repr(pool)


def test_a_frame_is_a_pool_too():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(SIMPSONS).set_index("name")
    pool = Pool(frame, ["age", "story"], household="home")
    assert pool.persons == SIMPSONS["name"]
    assert pool.lottery(2, BOTH).chances == pytest.approx([0, 1, .5, .5, 0])


def test_pickles_answer_alike():
    pool = Pool(SIMPSONS, ["age", "story"], household="home", person="name")
    lottery = pool.lottery(2, BOTH)
    again = pickle.loads(pickle.dumps(lottery))
    assert again.certificate == lottery.certificate
    assert pickle.loads(pickle.dumps(pool)).persons == pool.persons


def test_a_certificate_that_was_tampered_with_is_refused():
    pool = Pool(SIMPSONS, ["age", "story"], person="name")
    lottery = pool.lottery(2, BOTH)
    text = lottery.certificate.replace('"value":0.33', '"value":0.43', 1)
    assert text != lottery.certificate
    verdict = audit.lottery(lottery.panels_asked, text)
    assert not verdict and len(verdict.findings) == 2
    other = pool.question(3, {})
    assert not audit.lottery(other, lottery.certificate)
    with pytest.raises(DataError):
        audit.lottery(lottery.panels_asked, lottery.certificate[:len(lottery.certificate) // 2])


def test_a_relaxation_stays_within_its_limits():
    pool = Pool(SIMPSONS, ["age", "story"], person="name")
    panels = pool.question(2, {"age": {"child": (2, 2)}, "story": {"simpsons": (2, 2)}})
    free = panels.relax()
    assert free.status == "optimal" and free.total == 1
    dear = panels.relax(weights={"age": {"child": 5}})
    assert [change.category for change in dear.changes] == ["story"]
    bound = panels.relax(limits={"age": {"child": (1, 2)}})
    assert [(c.category, c.side, c.after) for c in bound.changes] == [("age", "min", 1)]
    assert str(bound) == "age child: at least 1 instead of 2"
    assert panels.relax(limits={}).status == "infeasible"


@pytest.mark.parametrize("call, words", [
    pytest.param(lambda p: p.lottery(2, {"size": {"child": (1, 2)}}), "no category", id="category"),
    pytest.param(lambda p: p.lottery(2, BOTH, "fair"), "rule is", id="rule"),
    pytest.param(lambda p: p.lottery(2, BOTH, "leximin:1"), "without a parameter", id="parameter"),
    pytest.param(lambda p: p.lottery(2, BOTH, "nash:0"), "above 0", id="nought"),
    pytest.param(lambda p: p.lottery(2, BOTH, one_per_household=True), "without households",
                 id="households"),
    pytest.param(lambda p: p.question(2, BOTH).check(["nobody"]), "no person", id="person"),
    pytest.param(lambda p: p.question(2, BOTH).relax(weights={"age": {"old": 1}}), "no quota",
                 id="weights"),
])
def test_what_makes_no_sense_is_refused(call, words):
    with pytest.raises(DataError, match=words):
        call(Pool(SIMPSONS, ["age", "story"], person="name"))


@pytest.mark.parametrize("size, bounds, words", [
    pytest.param(1.5, (0, 1), "size is 1.5, expected a whole number", id="size"),
    pytest.param(-1, (0, 1), "size is -1, expected a whole number from 0 on", id="size-below"),
    pytest.param(2, (0.5, 1), "the quota of age child is 0.5, expected a whole number", id="half"),
    pytest.param(2, (float("nan"), 1), "the quota of age child is nan", id="nan"),
    pytest.param(2, 1, "has 1 numbers, expected 2", id="one"),
])
def test_numbers_that_are_not_whole_are_refused_not_cut(size, bounds, words):
    with pytest.raises(DataError, match=words):
        Pool(SIMPSONS, ["age", "story"], person="name").lottery(size, {"age": {"child": bounds}})


def test_pools_that_are_none_are_refused():
    with pytest.raises(DataError, match="given twice"):
        Pool({"a": [1, 2], "id": ["x", "x"]}, ["a"], person="id")
    with pytest.raises(DataError, match="no column"):
        Pool({"a": [1, 2]}, ["b"])
    with pytest.raises(DataError, match="has no a"):
        Pool({"a": [1, None]}, ["a"])
    with pytest.raises(DataError, match="2 rows"):
        Pool({"a": [1, 2, 3], "b": [1, 2]}, ["a", "b"])
    with pytest.raises(DataError, match="list of columns"):
        Pool({"a": [1]}, "a")


@pytest.mark.parametrize("empty", [pytest.param(None, id="none"), pytest.param(math.nan, id="nan"),
                                   pytest.param("", id="text")])
def test_who_has_no_household_lives_alone(empty):
    pool = Pool({"sex": ["w", "w", "m"], "home": [empty, empty, "1A"]}, ["sex"], household="home")
    lottery = pool.lottery(2, {"sex": {"w": (2, 2)}})
    assert lottery.probabilities.tolist() == [1.0, 1.0, 0.0]
    with pytest.raises(DataError, match="has no sex"):
        Pool({"sex": ["w", empty]}, ["sex"])
