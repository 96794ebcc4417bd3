# SPDX-License-Identifier: GPL-3.0-or-later
"""Models and runs from Python.

Idea: what a run says through Python is what the library says, in the shape that users expect.
Source: libawrash/simulation; examples/data/morocco-2023 and haryana.
Invariant: no test hangs on a number that was drawn.
"""

import pickle
from pathlib import Path

import numpy as np
import pytest

import awrash
from awrash import simulation

pd = pytest.importorskip("pandas")

DATA = Path(__file__).parents[2] / "examples" / "data"


@pytest.fixture(scope="module")
def morocco():
    return awrash.Programme.load(DATA / "morocco-2023")


@pytest.fixture(scope="module")
def model(morocco):
    return simulation.Model(
        morocco, {"equal": "flat", "need": "proportional(unemployed)"}, editions=3, seed=7,
        measures=["gini", "balance", "rate", "filled", "stream-rate", "need"],
        parameters={"take-up": "uniform:0.6,0.9", "exit:sustainable": ("constant:0.7", "published", "a survey"),
                    "entries": 0.05})


def test_a_model_tells_its_laws(model):
    assert model.policies == {"equal": "flat", "need": "proportional(unemployed)"}
    laws = model.laws
    assert list(laws.index) == model.parameters
    assert laws.law["take-up:temporary"] == laws.law["take-up:sustainable"] == "uniform:0.6,0.9"
    assert tuple(laws.loc["exit:sustainable", ["law", "origin", "source"]]) == (
        "constant:0.7", "published", "a survey")
    assert laws.law["entries"] == "constant:0.05"
    assert laws.origin["births"] == "assumed"
    assert list(model.measures["shape"]) == ["", "", "province", "province×stream", "province×stream", "province"]


def test_a_run_has_arrays_and_frames(model, morocco):
    run = model.run("need", scenario=4, replication=2)
    assert run["gini"].shape == (3,) and run["rate"].shape == (3, 75)
    assert run["filled"].shape == (3, 75, 2)
    assert not run["balance"].any()
    np.testing.assert_allclose(run["filled"].sum(axis=2) / run["need"], run["rate"], rtol=1e-14)
    assert list(run.frame().columns) == ["gini", "balance"]
    frame = run.frame("filled")
    assert list(frame.index) == [1, 2, 3]
    assert frame.loc[2, ("05.301", "sustainable")] == run["filled"][1, morocco.provinces.index("05.301"), 1]
    assert run.frame("gini").shape == (3, 1)
    assert 0.6 <= run.parameters["take-up:temporary"] <= 0.9


def test_the_gini_is_that_of_the_rates(model):
    run = model.run("equal")
    for edition in range(3):
        assert run["gini"][edition] == pytest.approx(
            awrash.gini(run["rate"][edition], run["need"][edition]), abs=1e-15)


def test_the_same_run_is_the_same_and_survives_pickling(model):
    again = pickle.loads(pickle.dumps(model))
    for policy in model.policies:
        one, other = model.run(policy, 3, 1), again.run(policy, 3, 1)
        assert one.parameters == other.parameters
        for measure in one.keys():
            np.testing.assert_array_equal(one[measure], other[measure])


def test_parameters_are_given_whole_or_in_part(model):
    u = np.full(len(model.parameters), 0.5)
    middle = model.place(u)
    assert middle[model.parameters.index("take-up:temporary")] == 0.75
    run = model.run(0, parameters=middle)
    assert list(run.parameters.values()) == middle.tolist()
    run = model.run(0, parameters={"scatter": 0})
    assert run.parameters["scatter"] == 0
    with pytest.raises(awrash.DataError, match=r'parameter "scatter" is 0.5, expected a whole number'):
        model.run(0, parameters={"scatter": 0.5})
    with pytest.raises(awrash.DataError, match='parameter "scater" is unknown'):
        model.run(0, parameters={"scater": 1})
    with pytest.raises(awrash.DataError, match="3 parameters are given, expected 24"):
        model.run(0, parameters=[1, 2, 3])


WOMEN = {"group:women:temporary": ("constant:0.3", "published", "communiqué of 13 February 2023"),
         "group:women:sustainable": ("uniform:0.2,0.4", "assumed")}


def test_groups_have_their_share_of_every_stream(morocco):
    model = simulation.Model(morocco, "flat", editions=2, parameters=WOMEN,
                             measures=["share-of:women", "share:sustainable", "filled"])
    assert model.parameters[-2:] == ["group:women:sustainable", "group:women:temporary"]
    assert tuple(model.laws.loc["group:women:temporary", ["law", "unit", "origin", "source"]]) == (
        "constant:0.3", "share", "published", "communiqué of 13 February 2023")
    run = model.run(scenario=5)
    expected = run.parameters["group:women:sustainable"]
    assert 0.2 < expected < 0.4
    np.testing.assert_allclose(run["share-of:women"],
                               0.3 + run["share:sustainable"] * (expected - 0.3), rtol=1e-12)
    plain = simulation.Model(morocco, "flat", editions=2, measures=["filled"])
    np.testing.assert_array_equal(plain.run(scenario=5)["filled"], run["filled"])


def test_a_group_whose_share_nobody_stated_is_refused(morocco):
    with pytest.raises(awrash.DataError, match='parameter "group:women:sustainable" has no law'):
        simulation.Model(morocco, "flat", measures=["share-of:women"])
    with pytest.raises(awrash.DataError, match='"constant:1.5" may draw from 1.5 to 1.5, expected one of numbers from 0'):
        simulation.Model(morocco, "flat", parameters={**WOMEN, "group:women": 1.5})


def test_unknown_names_are_refused(model, morocco):
    with pytest.raises(awrash.DataError, match="policy is 'best', expected one of equal, need"):
        model.run("best")
    with pytest.raises(awrash.DataError, match="measure is 'cost', expected one of gini"):
        model.run()["cost"]
    with pytest.raises(awrash.DataError, match='measure "ginni" is unknown'):
        simulation.Model(morocco, "flat", measures=["ginni"])
    with pytest.raises(awrash.DataError, match="the model has no policy"):
        simulation.Model(morocco, {})


def haryana():
    table = pd.read_csv(DATA / "haryana" / "records.csv", comment="#")
    table = table[table.year != "2025-2026"]
    odd = (table.name == "Palwal") & (table.year == "2022-2023")
    return (table.pivot(index="district", columns="year", values=value).mask(
        table.assign(odd=odd).pivot(index="district", columns="year", values="odd"))
        for value in ("budget", "person_days"))


def test_haryana_gives_laws_that_a_model_takes(morocco):
    budget, done = haryana()
    fit = simulation.take_up(budget, done, fit_years=4)
    rate = (done / budget.where(budget > 0)).iloc[:, :4]
    apart = rate - rate.mean()
    assert fit.mean == pytest.approx(rate.mean().mean(), rel=1e-12)
    assert fit.year_spread == pytest.approx(rate.mean().std(), rel=1e-12)
    assert fit.spread == pytest.approx(np.sqrt(np.nanmean(apart.to_numpy() ** 2)), rel=1e-12)
    assert (fit.n_fitted, fit.n_tested, fit.n_left_out) == (87, 65, 2)
    assert fit.error < fit.error_last and fit.within == pytest.approx(49 / 65)
    model = simulation.Model(morocco, "flat", parameters=fit.laws, measures=["places"])
    drawn = [model.run(0, scenario).parameters["take-up:temporary"] for scenario in range(200)]
    assert 0 < min(drawn) and max(drawn) < 1
    assert np.std(drawn) > 0.05


def test_the_first_edition_lies_where_the_law_of_haryana_expects_it(morocco):
    # 125,000 places announced for 2022, a fifth of them sustainable; 103,599 were filled.
    history = morocco.table("history")
    known = history[(history.edition == "1") & (history.territory == "00") & (history.stream == "*")]
    announced, actual = (float(known.value[known.metric == metric].iloc[0]) for metric in ("announced", "actual"))
    first = awrash.Programme(
        territories=morocco.table("territories"), streams=morocco.table("streams"), need="unemployed",
        quotas=[{"territory": "00", "stream": stream, "max": share * announced, "min": share * announced}
                for stream, share in (("temporary", 0.8), ("sustainable", 0.2))])
    laws = simulation.take_up(*haryana()).laws
    model = simulation.Model(first, "flat", parameters=laws, measures=["places"])
    places = [model.run(0, scenario)["places"][0] for scenario in range(400)]
    low, high = np.quantile(places, [0.1, 0.9])
    assert low < actual < high < announced
    # Without a law of take-up the model would promise them all.
    sure = simulation.Model(first, "proportional(need)", parameters={"take-up": 1, "take-up-spread": 0},
                            measures=["places"])
    assert sure.run()["places"][0] == announced


def test_records_of_two_shapes_are_refused():
    with pytest.raises(awrash.DataError, match=r"budget has the shape \(2,\)"):
        simulation.take_up([1, 2], [1, 2])
    with pytest.raises(awrash.DataError, match="of them fitted"):
        simulation.take_up([[1, 2]], [[1, 2]], fit_years=1)
