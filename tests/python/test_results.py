# SPDX-License-Identifier: GPL-3.0-or-later
"""What every answer can do, asked of one example of each.

Idea: a registry of examples; a public class of answers without one is a failure.
Source: design of the package: results print themselves, compare, copy, pickle and convert.
Invariant: what holds of one answer holds of all.
"""

import copy
import functools
import inspect
import json
import pickle
import re
import subprocess
import sys

import numpy as np
import pytest

import awrash
from awrash import allot, apportion, audit, metric, random, selection, simulation, split
from awrash._results import Result, key_of, plain
from conftest import EXAMPLES, ROOT

pd = pytest.importorskip("pandas")

X, W = np.array([3.0, 1.0, 4.0, 1.5, 9.0, 2.0]), np.array([1.0, 2.0, 1.0, 1.0, 3.0, 1.0])
GROUPS = ["a", "a", "b", "b", "c", "c"]
CLAIMS = pd.Series([53, 24, 23], index=["x", "y", "z"])
POOL = {"person": list("abcdef"), "sex": list("FFFMMM"), "age": list("yoyoyo")}
RING = [(i, (i + 1) % 6) for i in range(6)]


@functools.lru_cache(maxsize=None)
def programme(name="khenifra-2023"):
    return awrash.Programme.load(EXAMPLES / name)


@functools.lru_cache(maxsize=None)
def plan():
    return programme().split()


def relaxation():
    with pytest.raises(awrash.InfeasibleError) as caught:
        programme().split(min_rate="1")
    return caught.value.relaxation


def pool():
    return selection.Pool(POOL, ["sex", "age"], person="person")


def panels():
    return pool().question(2, {"sex": {"F": (1, 1)}})


def model():
    return simulation.Model(programme(), ["flat", "proportional(unemployed)"], editions=2)


def study():
    return awrash.Study(programme(), policies={"even": "flat", "need": "proportional(unemployed)"},
                        scenarios=4, editions=2, replications=2, seed=3, baseline="even",
                        measures=["gini", "rate"])


@functools.lru_cache(maxsize=None)
def studied():
    return study().run(threads=1)


def approved():
    return selection.approve({"code": ["p", "q", "r"], "places": [20, 20, 30], "months": [3, 3, 3],
                              "utility": [8, 7, 6]}, quota=130)


def approval_relaxation():
    with pytest.raises(awrash.InfeasibleError) as caught:
        selection.approve({"code": ["p"], "places": [20], "months": [3], "required": [1]}, quota=30,
                          relax=["quota"])
    return caught.value.relaxation


def frame_of_another_plan():
    """A division that is not the best."""
    places = plan().places.copy()
    places.iloc[0, 0] += 5
    places.iloc[1, 0] -= 5
    return places


def neighbours():
    return metric.Neighbours(RING, 6)


ANSWERS = {
    "allotment": lambda: apportion.divisor(CLAIMS, 10),
    "ties": lambda: apportion.divisor([1, 1], 1, tie="order", order=[1, 0]).ties,
    "tied": lambda: apportion.divisor([1, 1], 1, tie="order", order=[1, 0]),
    "nested": lambda: apportion.nested([-1, 0, 0], [0, 50, 23], 4),
    "nested ties": lambda: apportion.nested([-1, 0, 0], [0, 50, 23], 4).ties,
    "crossing": lambda: allot.crossing(allot.Tree([-1, 0, 0]), allot.Tree([-1]), [1, 2], [0, 0],
                                       allot.Costs.quadratic([1.0, 2.0]), 5),
    "nested costs": lambda: allot.nested(allot.Tree([-1, 0, 0]), allot.Costs.quadratic([1.0, 1.0, 2.0]), 6),
    "biproportional": lambda: apportion.biproportional([[5, 3], [2, 8]], [4, 5], [3, 6]),
    "path": lambda: apportion.path(CLAIMS, 5),
    "next in line": lambda: apportion.next_in_line(CLAIMS, 10),
    "house paradox": lambda: apportion.house_paradox([1000, 1000, 300], 3, 12),
    "paradox": lambda: apportion.population_paradox([46, 47, 10], [50, 65, 10], 6),
    "smallest change": lambda: apportion.smallest_change(CLAIMS, 10, "x"),
    "prices": lambda: apportion.prices(CLAIMS, 10),
    "plan": plan,
    "plan searched": lambda: programme().split(chain="fill;leximin;cost"),
    "certificate": lambda: plan().certificate,
    "equity": lambda: plan().equity(),
    "explanation": lambda: plan().explain("05.301"),
    "against": lambda: plan().against(programme().split(objective="utilitarian", tie="order",
                                                       order=plan().codes)),
    "relaxation": relaxation,
    "change": lambda: relaxation().changes[0],
    "frontier": lambda: programme().frontier(points=3),
    "balance": lambda: programme("morocco-2023").balance(),
    "verdict": lambda: plan().certificate.verify(),
    "check": lambda: programme().check(plan()),
    "distance": lambda: programme().check(plan()).distance,
    "moves": lambda: programme().check(plan()).moves_to_best,
    "exchange": lambda: audit.allotment([53, 24, 23], [6, 2, 2]),
    "matrix exchange": lambda: audit.biproportional([[5, 3], [2, 8]], [4, 5], [3, 6],
                                                    [[2, 2], [1, 4]]),
    "report": lambda: plan().report(),
    "lorenz": lambda: metric.lorenz(X, W),
    "absolute lorenz": lambda: metric.absolute_lorenz(X, W),
    "extremes": lambda: metric.extremes(X),
    "dominance": lambda: metric.dominance(X, X[::-1] + 1),
    "an index": lambda: metric.indices()[0],
    "bounds": lambda: metric.grouped_gini([1.0, 3.0], [0.0, 2.0], [2.0, 5.0], [4.0, 4.0]),
    "concentration": lambda: metric.concentration(X, [1, 2, 3, 4, 5, 6]),
    "concentration curve": lambda: metric.concentration_curve(X, [1, 2, 3, 4, 5, 6]),
    "progressivity": lambda: metric.kakwani(X, X / 10),
    "gap": lambda: metric.gap([2, 8]),
    "health equity": lambda: metric.health_equity([1.0, 2.0, 3.0]),
    "slope index": lambda: metric.slope_index(X, range(6), W),
    "decomposition": lambda: metric.entropy_decomposition(X, GROUPS),
    "partition": lambda: metric.partition(X, 3, W),
    "estimate": lambda: metric.estimate("gini", X),
    "difference": lambda: metric.difference("gini", X, X[::-1] + 1),
    "dominance test": lambda: metric.dominance_test(X, X * X, parts=3),
    "tails": lambda: metric.between_test("theil", X, GROUPS, seed="deal"),
    "spatial": lambda: metric.moran(X, neighbours(), seed=1),
    "spatial gini": lambda: metric.spatial_gini(X, neighbours()),
    "local": lambda: metric.local_moran(X, neighbours()),
    "selection": lambda: selection.select([3, 2, 1], 2, persons=list("abc")),
    "block": lambda: selection.Block("open", 3),
    "assignment": lambda: selection.assign({"a": ["s"], "b": ["s"]}, {"s": 1}, {"s": {"a": 2, "b": 1}}),
    "lottery": lambda: pool().lottery(2, {"sex": {"F": (1, 1)}}),
    "level of a lottery": lambda: pool().lottery(2, {"sex": {"F": (1, 1)}}).levels[0],
    "balls": lambda: pool().lottery(2, {"sex": {"F": (1, 1)}}).uniform(9),
    "draw": lambda: pool().lottery(2, {"sex": {"F": (1, 1)}}).uniform(9).draw(
        "4 17 32", "the gazette", "the lottery", "0123456789abcdef0"),
    "legacy": lambda: selection.legacy(panels(), "seed", 50),
    "approval relaxation": approval_relaxation,
    "level of a plan": lambda: split.Level("fill", 3.0, float("nan"), 0.0, "optimal", 0),
    "move": lambda: programme().check(frame_of_another_plan()).moves_to_best.moves[0],
    "quota relaxation": lambda: pool().question(4, {"sex": {"F": (4, 4)}}).relax(),
    "quota change": lambda: pool().question(4, {"sex": {"F": (4, 4)}}).relax().changes[0],
    "approved": approved,
    "approval bound": lambda: approved().bound("quota"),
    "approval goal": lambda: approved().goals[0],
    "approval certificate": lambda: approved().certificate,
    "run": lambda: model().run(),
    "result of a study": studied,
    "sensitivity": lambda: simulation.sobol(simulation.Design("saltelli", 8, 2).points()[:, 0], 2),
    "means": lambda: simulation.mean(studied().outcome("gini")),
    "paired": lambda: simulation.paired(studied().outcome("gini"), 0),
    "gains": lambda: simulation.gains(studied().outcome("rate")[:, :, 1], studied().outcome("rate")[:, :, 0]),
    "take-up": lambda: simulation.take_up([[10.0, 12, 9], [20, 18, 22]], [[8.0, 9, 9], [15, 16, 18]]),
    "replay": lambda: simulation.replay(programme("morocco-2023"), "flat"),
    "form": lambda: simulation.policies()[0],
}
QUESTIONS = {
    "costs": lambda: allot.Costs.quadratic([1.0, 2.0]),
    "tree": lambda: allot.Tree([-1, 0, 0]),
    "distribution": lambda: metric.Distribution(X, W),
    "design of a survey": lambda: metric.Design(6, cluster=GROUPS),
    "neighbours": neighbours,
    "programme": programme,
    "law": lambda: random.Law("uniform:0,1"),
    "policy": lambda: simulation.Policy("proportional(unemployed)"),
    "situation": lambda: simulation.Situation([300, 100], {"temporary": 40}, indicators={"poor": [1, 2]}),
    "situation of a programme": lambda: simulation.Situation.of(programme("morocco-2023")),
    "pool": pool,
    "panels": panels,
    "design": lambda: simulation.Design("sobol", 8, 2),
    "model": model,
    "study": study,
}


@functools.lru_cache(maxsize=None)
def example(name):
    return {**ANSWERS, **QUESTIONS}[name]()


each_answer = pytest.mark.parametrize("name", ANSWERS)
each = pytest.mark.parametrize("name", [*ANSWERS, *QUESTIONS])


def public_answers():
    found = set()
    for room in awrash._ROOMS:
        module = getattr(awrash, room)
        found |= {getattr(module, name) for name in module.__all__
                  if inspect.isclass(getattr(module, name))
                  and issubclass(getattr(module, name), Result)}
    return found


def test_every_public_class_of_answers_has_an_example():
    shown = {type(example(name)) for name in ANSWERS}
    assert public_answers() - shown == {metric.Tally, metric.GiniSketch}


@each
def test_it_prints_itself_on_one_screen(name):
    text = repr(example(name))
    assert text and len(text.splitlines()) <= 50 and len(text) < 8_000
    assert "object at 0x" not in text


@each_answer
def test_a_notebook_shows_a_page(name):
    page = example(name)._repr_html_()
    assert page.startswith("<") and page.rstrip().endswith(">") and len(page) < 500_000


@each_answer
def test_plain_values_go_through_json_and_back(name):
    held = example(name).to_dict()
    assert isinstance(held, dict) and held
    assert json.loads(json.dumps(held, allow_nan=False)) == held


@each_answer
def test_a_frame_is_a_frame(name):
    assert isinstance(example(name).to_frame(), pd.DataFrame)


@each_answer
def test_it_says_where_it_comes_from_and_the_same_after_a_pickle(name):
    one = example(name)
    told = one.provenance()
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["result"]["kind"] == type(one).__name__ and told["package"] == awrash.__version__
    assert pickle.loads(pickle.dumps(one)).provenance() == told


PARTS = {"Block", "Change", "Distance", "Form", "Index", "Level", "Move", "Moves", "NestedTies", "QuotaChange",
         "ApprovalGoal", "CertificateText", "Certificate", "ApprovalCertificate", "Ties", "Row", "Wall",
         "ApprovalRelaxation", "Relaxation"}
"""What is read within other answers, which say it."""


@pytest.mark.parametrize("name", [name for name in ANSWERS])
def test_what_a_function_answers_with_names_the_function_and_its_inputs(name):
    one = example(name)
    if type(one).__name__ in PARTS:
        pytest.skip("a part of another answer")
    told = one.provenance()
    assert told["call"].startswith("awrash.") and (told["inputs"] or told["settings"])


def test_every_public_function_that_answers_is_cited():
    from test_docstrings import PUBLIC
    kinds = {kind.__name__ for kind in public_answers() - {metric.Tally, metric.GiniSketch}}
    bare = []
    for name, thing, _ in PUBLIC:
        answers = set(re.findall(r"\w+", str(getattr(inspect.signature(thing), "return_annotation", ""))
                                 )) if inspect.isfunction(thing) else set()
        if answers & kinds and name != "awrash.datasets.path" and not answers & {"List"} and not hasattr(thing, "__wrapped__"):
            bare.append(name)
    # these hand on what others have cited, or results that know their question by themselves
    assert bare == HANDING_ON


HANDING_ON = ["awrash._selection_pool.Pool.select", "awrash._selection_pool.Pool.lottery",
              "awrash.programme.Programme.split", "awrash._simulation_study.Study.run",
              "awrash._simulation_study.Study.merge", "awrash._selection_pool.Panels.lottery", "awrash.split.solve"]


@each
def test_it_pickles_copies_and_equals_itself_again(name):
    one = example(name)
    for again in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
        assert type(again) is type(one)
        assert again == one and not again != one
        assert hash_of(again) == hash_of(one)


def hash_of(thing):
    """Its hash, where it has one."""
    return hash(thing) if type(thing).__hash__ is not None else None


@each_answer
def test_it_is_no_other(name):
    one = example(name)
    assert one != 5 and one != "5" and one is not None and one != object()
    other = example("block" if name != "block" else "quota change")
    assert one != other


@pytest.mark.parametrize("make", [pytest.param(lambda: metric.Tally("theil", "cv"), id="tally"),
                                  pytest.param(lambda: metric.GiniSketch(12), id="sketch")])
def test_what_is_added_up_is_shown_copied_and_pickled_so_far(make):
    one = make()
    assert one.to_dict()["n_counted"] == 0 and one == make()
    one.add([1, 2, 9], [1, 1, 3])
    held = one.to_dict()
    assert json.loads(json.dumps(held, allow_nan=False)) == held and held["n_counted"] == 3
    assert one.to_frame().loc["n_counted", "value"] == 3 and one._repr_html_().startswith("<table>")
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one)),
                  type(one).from_text(one.to_text())):
        assert again == one and again != make() and again.to_text() == one.to_text()
        assert repr(again) == repr(one)
        again.add([4])
        assert again != one and one.n_counted == 3
        assert again.to_text() == make().add([1, 2, 9], [1, 1, 3]).add([4]).to_text()
    with pytest.raises(awrash.DataError, match='state: line 1 has "awrash-other-1", expected "awrash-'):
        type(one).from_text(one.to_text().replace(one.to_text().split("\n")[0], "awrash-other-1"))
    with pytest.raises(awrash.DataError, match="text is 5, expected text"):
        type(one).from_text(5)


def test_examples_of_one_kind_that_differ_are_unequal():
    assert apportion.divisor(CLAIMS, 10) != apportion.divisor(CLAIMS, 11)
    assert metric.lorenz(X) != metric.lorenz(W)
    assert metric.gap([2, 8]) != metric.gap([2, 9])
    assert simulation.mean(np.ones((2, 2, 2))) != simulation.mean(np.zeros((2, 2, 2)))


def test_answers_cross_to_another_process():
    names = ["allotment", "plan", "lottery", "decomposition", "panels", "study", "approved"]
    text = ("import sys, pickle; sys.path[:0] = %r; import awrash\n"
            "held = pickle.load(sys.stdin.buffer)\n"
            "sys.stdout.buffer.write(pickle.dumps([held, list(map(repr, held))]))"
            % [str(ROOT / "bindings" / "python")])
    held = [example(name) for name in names]
    done = subprocess.run([sys.executable, "-c", text], input=pickle.dumps(held), check=True,
                          capture_output=True)
    again, texts = pickle.loads(done.stdout)
    assert again == held and texts == [repr(one) for one in held]


@pytest.mark.parametrize("value, expected", [
    pytest.param(np.int64(3), 3, id="a NumPy integer"),
    pytest.param(np.array([1.5, np.nan]), [1.5, None], id="an array with NaN"),
    pytest.param(float("inf"), None, id="an infinity"),
    pytest.param({1: (True, None)}, {"1": [True, None]}, id="a mapping of tuples"),
    pytest.param(np.bool_(True), True, id="a NumPy truth"),
    pytest.param(pd.Timestamp("2023-01-01"), "2023-01-01 00:00:00", id="what JSON has no word for")])
def test_plain_values(value, expected):
    assert plain(value) == expected and type(plain(value)) is type(expected)


def test_keys_are_equal_where_values_are():
    assert key_of([np.nan, {"a": np.array([1.0])}]) == key_of([float("nan"), {"a": np.array([1.0])}])
    assert key_of(np.zeros((2, 3))) != key_of(np.zeros((3, 2)))
