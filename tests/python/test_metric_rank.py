# SPDX-License-Identifier: GPL-3.0-or-later
"""Equity by rank and by group as Python has it.

Idea: what peers print, all of it, with what we must not print; and what labels and options add.
Source: ../shared/cases/equity, where it is present; healthequal's tests; hand calculation.
Invariant: ties of a rank are averaged, so a peer that breaks them is met on broken ties only.
"""

import csv
import json
import math
import pickle

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import metric
from conftest import ROOT

CASES = ROOT.parent / "shared" / "cases" / "equity"
present = pytest.mark.skipif(not CASES.is_dir(), reason=f"{CASES} is not there")


def _case(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def _expected(name):
    return _case(name)["expected"] if CASES.is_dir() else []


def _near(value, row):
    return np.allclose(value, row["value"], rtol=row["rel_tol"], atol=1e-15)


# ── concentration ────────────────────────────────────────────────────────────────────────────────


def _households():
    with (CASES / "ic2_hhbudgets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([float(row[name]) for row in rows])
            for name in ("ingreso", "factor", "transporte", "mantenimiento")}


def _broken(rank):
    """Ranks one above the other in the order they come, as IC2 takes them."""
    broken = np.empty(len(rank))
    broken[np.argsort(rank, kind="stable")] = np.arange(len(rank))
    return broken


@present
@pytest.mark.parametrize("row", [
    pytest.param(row, id=f"{row['params']['outcome']} {row['params']['nu']}")
    for row in _expected("ic2_concentration")])
def test_ic2_is_met_and_to_the_last_digit_where_ties_are_broken_as_it_breaks_them(row):
    data, params = _households(), row["params"]
    h, weights = data[params["outcome"]], data["factor"] if params["weighted"] else None
    rank = data["ingreso"]
    ours = metric.concentration(h, rank, weights, "extended", nu=params["nu"]).value
    assert _near(ours, row)
    theirs = metric.concentration(h, _broken(rank), weights, "extended", nu=params["nu"]).value
    assert theirs == pytest.approx(row["value"], rel=1e-11)
    assert ours != pytest.approx(row["value"], rel=1e-9), "the ranks tie, and that shows"


@present
def test_tied_ranks_are_averaged_where_ic2_goes_by_the_order_of_rows():
    case = _case("ic2_concentration_ties")
    rank, found = case["inputs"]["rank"], []
    for order in ("x_order_a", "x_order_b"):
        found.append(metric.concentration(case["inputs"][order], rank).value)
    for row in case["expected"]:
        if "do_not_match" in row:
            assert not any(_near(value, row) for value in found)
        else:
            assert found == [row["value"]] * 2


@present
def test_fractional_ranks_are_averaged_where_rineq_breaks_ties():
    case = _case("fractional_rank_ties")
    found = metric.fractional_rank(case["inputs"]["x"], case["inputs"]["w"])
    for row in case["expected"]:
        assert _near(found, row) == ("do_not_match" not in row), row["metric"]


def _sandwich(y, z, weights, fit_weights):
    """A logit line over ranks by weights, fitted by others, in NumPy: SII, RII, HC1 errors."""
    total = np.cumsum(weights)
    rank = (total - np.asarray(weights) / 2) / total[-1]
    x = np.column_stack([np.ones(len(y)), rank])
    beta = np.zeros(2)
    for _ in range(50):
        share = 1 / (1 + np.exp(-x @ beta))
        bread = np.linalg.inv(x.T @ (x * (fit_weights * share * (1 - share))[:, None]))
        beta = beta + bread @ (x.T @ (fit_weights * (y - share)))
    scores = x * (fit_weights * (y - share))[:, None]
    covariance = bread @ scores.T @ scores @ bread * len(y) / (len(y) - 2)
    ends = 1 / (1 + np.exp(-np.array([[1, 0], [1, 1]]) @ beta))
    slopes = (ends * (1 - ends))[:, None] * np.array([[1, 0], [1, 1]])
    of_sii, of_rii = slopes[1] - slopes[0], slopes[1] / ends[1] - slopes[0] / ends[0]
    return (ends[1] - ends[0], ends[1] / ends[0], math.sqrt(of_sii @ covariance @ of_sii),
            math.sqrt(of_rii @ covariance @ of_rii))


def _healthequal():
    """What we print, by the names of the case, and what HEAT prints instead of it."""
    inputs = _case("healthequal_ordered")["inputs"]
    y, p, order = (np.array(inputs[name], float) for name in ("estimate", "population", "order"))
    general = metric.concentration(y, order, p, "generalized", se=True)
    standard = metric.concentration(y, order, p, se=True)
    equity = metric.health_equity(y, p, groups_order=order)
    linear = metric.slope_index(y, order, p)
    counted = np.round(y / 100 * p) / p
    logit = metric.slope_index(100 * counted, order, p, "logit", 100)
    bounds = (0, 100)
    ours = {
        "absolute_concentration_index": general.value,
        "absolute_concentration_index_se": general.se,
        "relative_concentration_index": standard.value,
        "relative_concentration_index_se": standard.se,
        "concentration_wagstaff": metric.concentration(y, order, p, "wagstaff", bounds).value,
        "concentration_erreygers": metric.concentration(y, order, p, "erreygers", bounds).value,
        "population_attributable_fraction": equity.PAF,
        "population_attributable_risk": equity.PAR,
        "slope_index_of_inequality_linear": linear.sii,
        "relative_index_of_inequality_linear": linear.rii,
        "slope_index_of_inequality_logit_single_weight": logit.sii,
        "relative_index_of_inequality_logit_single_weight": logit.rii,
        "midpoint_rank": metric.fractional_rank(order, p),
    }
    twice = _sandwich(counted, order, p, p * p)
    once = _sandwich(counted, order, p, p)
    assert (logit.sii / 100, logit.rii, logit.se_sii / 100, logit.se_log_rii) == pytest.approx(
        once, rel=1e-10)
    theirs = {
        "slope_index_of_inequality_logit": 100 * twice[0],
        "relative_index_of_inequality_logit": twice[1],
        "slope_index_of_inequality_logit_se": twice[2],
        "relative_index_of_inequality_logit_se": twice[3],
    }
    instead = {
        "slope_index_of_inequality_logit": logit.sii,
        "relative_index_of_inequality_logit": logit.rii,
        "slope_index_of_inequality_logit_se": logit.se_sii / 100,
        "relative_index_of_inequality_logit_se": logit.se_log_rii,
    }
    return ours, theirs, instead


@present
@pytest.mark.parametrize("row", [
    pytest.param(row, id=f"{row['metric']} {row['how']}")
    for row in _expected("healthequal_ordered")])
def test_healthequal_is_met_but_for_populations_that_it_counts_twice(row):
    ours, theirs, instead = _healthequal()
    if row["metric"] in ours:
        assert _near(ours[row["metric"]], row)
    else:
        assert _near(theirs[row["metric"]], row), "that is how it comes about"
        assert not _near(instead[row["metric"]], row)


SOURCES = [row for row in _expected("ic2_source_decomposition")
           if row["metric"] in ("source_concentration", "gini")]


@present
@pytest.mark.parametrize("row", [pytest.param(row, id=row["params"]["source"]) for row in SOURCES])
def test_sources_are_concentrated_over_their_total(row):
    with (CASES / "ic2_hhbudgets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    data = {name: np.array([float(line[name]) for line in rows])
            for name in ("publico", "transporte", "mantenimiento", "factor")}
    data["privado"] = data["transporte"] - data["publico"]
    data["total"] = data["transporte"] + data["mantenimiento"]
    h = data[row["params"]["source"]]
    assert _near(metric.concentration(h, data["total"], data["factor"]).value, row)


def test_kinds_are_named_by_the_library():
    assert metric.concentration_kinds() == ["standard", "generalized", "extended", "erreygers",
                                            "wagstaff"]


def test_ranks_and_weights_with_labels_go_by_label():
    h = pd.Series([1.0, 5, 2], index=["a", "b", "c"])
    rank = pd.Series([3, 1, 2], index=["c", "a", "b"])
    weights = {"b": 2, "a": 1, "c": 4}
    found = metric.concentration(h, rank, weights)
    assert found == metric.concentration([1, 5, 2], [1, 2, 3], [1, 2, 4])
    assert float(found) == found.value and found.se is None
    assert "ties of the rank averaged" in found.convention


def test_the_influence_function_gives_the_published_standard_error():
    generator = np.random.default_rng(5)
    h, rank = generator.lognormal(size=400), generator.integers(0, 50, 400)
    psi = metric.concentration_influence(h, rank)
    linearised = math.sqrt(np.mean(psi**2) / 400)
    values = [metric.concentration(np.delete(h, k), np.delete(rank, k)).value for k in range(400)]
    jackknife = math.sqrt(399 / 400 * np.sum((values - np.mean(values))**2))
    assert linearised == pytest.approx(jackknife, rel=0.02)
    assert abs(psi.mean()) < 1e-14


@pytest.mark.parametrize("options, code", [
    ({"kind": "gini"}, "name"), ({"kind": "extended", "nu": 0}, "value"),
    ({"kind": "erreygers"}, "value"), ({"kind": "wagstaff", "bounds": (0, 1)}, "value"),
    ({"kind": "erreygers", "bounds": "declared"}, "value")])
def test_options_that_cannot_be_read_are_refused_with_what_could(options, code):
    with pytest.raises(awrash.DataError) as caught:
        metric.concentration([1, 2, 3], [1, 2, 3], **options)
    assert caught.value.code == code


@pytest.mark.parametrize("options", [{"kind": "erreygers", "bounds": 3},
                                     {"kind": "erreygers", "bounds": ("a", 1)},
                                     {"kind": "extended", "nu": None}])
def test_options_of_other_types_are_refused(options):
    with pytest.raises(awrash.DataError):
        metric.concentration([1, 2, 3], [1, 2, 3], **options)


def test_the_concentration_curve_has_a_point_a_rank():
    curve = metric.concentration_curve([4, 2, 1, 3], [2, 1, 1, 3])
    np.testing.assert_allclose(curve.p, [0, 0.5, 0.75, 1], rtol=1e-15)
    np.testing.assert_allclose(curve.share, [0, 0.3, 0.7, 1], rtol=1e-15)
    np.testing.assert_allclose(curve.generalized, [0, 0.75, 1.75, 2.5], rtol=1e-15)
    assert pickle.loads(pickle.dumps(curve)) == curve
    assert list(curve.to_frame().columns) == ["p", "share", "generalized"]


# ── progressivity ────────────────────────────────────────────────────────────────────────────────


def test_progressivity_is_made_of_indices():
    before, tax, weights = [10.0, 20, 30, 40], [0.0, 2, 9, 8], [2, 1, 3, 1]
    found = metric.kakwani(before, tax, weights)
    after = np.subtract(before, tax)
    assert found.gini_before == pytest.approx(metric.gini(before, weights), rel=1e-14)
    assert found.gini_after == pytest.approx(metric.gini(after, weights), rel=1e-14)
    assert found.kakwani == pytest.approx(
        metric.concentration(tax, before, weights).value - found.gini_before, rel=1e-13)
    assert found.redistribution == pytest.approx(found.gini_before - found.gini_after, rel=1e-12)
    assert found.reranking == 0
    assert set(found.to_dict()) >= {"kakwani", "reynolds_smolensky", "reranking", "convention"}


# ── slopes, gaps, health equity ──────────────────────────────────────────────────────────────────


def test_fractional_outcomes_are_not_rounded_to_counts():
    y, p = np.array([0.2, 0.3, 0.4, 0.5, 0.6]), np.array([78, 91, 162, 103, 105])
    found = metric.slope_index(y, range(5), p, link="logit")
    assert (found.sii, found.rii, found.se_sii, found.se_log_rii) == pytest.approx(
        _sandwich(y, None, p, p), rel=1e-10)
    assert "maximum likelihood" in found.convention


@pytest.mark.parametrize("y, options, code", [
    ([0, 0, 1, 1], {"link": "logit"}, "value"), ([0, 2, 1], {"link": "logit"}, "value"),
    ([0, 2, 1], {"link": "probit"}, "name")])
def test_outcomes_without_a_line_are_refused(y, options, code):
    with pytest.raises(awrash.DataError) as caught:
        metric.slope_index(y, range(len(y)), **options)
    assert caught.value.code == code


def test_a_slope_has_an_influence_function_and_so_an_error_under_any_design():
    y, rank, w = np.array([3., 5, 4, 7, 9]), [1, 2, 2, 3, 4], np.array([1., 2, 1, 1, 3])
    for measure in ("sii", "rii"):
        psi = metric.slope_influence(y, rank, w, measure)
        moved = w * (1 - 1e-6) + 1e-6 * w.sum() * (np.arange(5) == 1)
        before, after = metric.slope_index(y, rank, w), metric.slope_index(y, rank, moved)
        assert (getattr(after, measure) - getattr(before, measure)) / 1e-6 == pytest.approx(
            psi[1], rel=1e-4)
        assert np.dot(w, psi) == pytest.approx(0, abs=1e-13)
        assert metric.Design(5).covariance(psi, w)[0, 0] > 0
    with pytest.raises(awrash.DataError, match="expected one of: sii, rii"):
        metric.slope_influence(y, rank, w, "aii")
    with pytest.raises(awrash.DataError, match="expected outcomes > 0 at the bottom"):
        metric.slope_influence(y - 6, rank, w, "rii")


@present
def test_fairlearn_group_table():
    case = _case("fairlearn_group_table")
    groups = pd.Series(case["inputs"]["by_group"])
    found = metric.gap(groups)
    ours = {"group_min": found.minimum, "group_max": found.maximum,
            "difference_between_groups": found.difference, "ratio_between_groups": found.ratio}
    assert set(ours) == {row["metric"] for row in case["expected"]}
    assert all(_near(ours[row["metric"]], row) for row in case["expected"])


def test_a_gap_to_the_whole_takes_the_mean_or_what_it_is_given():
    assert metric.gap([2, 8], [1, 3]).overall == 6.5
    assert metric.gap([2, 8], overall=4).ratio_to_overall == 0.5
    with pytest.raises(awrash.DataError):
        metric.gap([2, 8], overall=0)


def test_health_equity_has_every_measure_by_its_name():
    y = pd.Series({"a": 20.0, "b": 30, "c": 45})
    found = metric.health_equity(y, {"c": 1, "b": 2, "a": 1}, reference="b", se=[1, 2, 3])
    assert list(found.values) == ["D", "R", "BGV", "BGSD", "COV", "MDMU", "MDMW", "MDBU", "MDBW",
                                  "MDRU", "MDRW", "IDISU", "IDISW", "TI", "MLD", "PAR", "PAF"]
    assert found.D == found.d == found["D"] == 10 and found.se["D"] == math.sqrt(5)
    assert found.MDRW == pytest.approx((10 + 15) / 4)
    assert found.TI == pytest.approx(1000 * metric.theil(y, [1, 2, 1]), rel=1e-14)
    assert math.isnan(metric.health_equity(y).MDRU) and math.isnan(metric.health_equity(y).se["D"])
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.to_frame().loc["BGV", "se"] == found.se["BGV"]
    with pytest.raises(AttributeError):
        found.ATKINSON


def test_an_adverse_indicator_turns_best_and_order():
    y = [20, 30, 45]
    assert metric.health_equity(y, favourable=False).PAR == pytest.approx(20 - 95 / 3)
    assert metric.health_equity(y, groups_order=[1, 2, 3], favourable=False).D == 20 - 45
    assert metric.health_equity(y, groups_order=[1, 2, 3]).D == 25


# healthequal's tests draw these with R's seed 123: 25 groups, unordered, favourable.
POPULATIONS = [832, 931, 1468, 1021, 1039, 1515, 1138, 620, 794, 866, 1367, 1108, 1120, 1033, 833,
               1536, 1149, 410, 1210, 858, 680, 935, 692, 781, 812]
ESTIMATES = [61, 74, 58, 59, 72, 75, 74, 68, 75, 67, 73, 63, 66, 62, 60, 66, 71, 73, 71, 61, 74, 84,
             55, 69, 60]
ERRORS = [5, 3, 3, 3, 4, 9, 2, 2, 2, 5, 5, 7, 5, 6, 4, 5, 6, 6, 9, 4, 3, 4, 1, 3, 7]
REFERENCE = 13


@pytest.mark.parametrize("name, value, tolerance", [
    ("BGV", 46.198326, 1e-6), ("BGSD", 6.7969351, 1e-6), ("IDISU", 8.7018175, 1e-6),
    ("IDISW", 8.6178417, 1e-6), ("MDBU", 16.360001, 1e-6), ("MDBW", 16.293156, 1e-6),
    ("MDMU", 5.891726, 1e-6), ("MDMW", 5.8348689, 1e-6), ("MDRU", 7.2399998, 1e-6),
    ("MDRW", 7.2228465, 1e-6), ("MLD", 5.0524006, 1e-4), ("TI", 5.0359201, 1e-4),
    ("PAF", 24.06426, 1e-6), ("PAR", 16.293152, 1e-6)])
def test_healthequal_tests_its_measures_against_these(name, value, tolerance):
    found = metric.health_equity(ESTIMATES, POPULATIONS, reference=REFERENCE, se=ERRORS)
    assert found[name] == pytest.approx(value, rel=tolerance)


def test_healthequal_prints_errors_in_the_unit_of_the_value_for_the_variance_only():
    found = metric.health_equity(ESTIMATES, POPULATIONS, reference=REFERENCE, se=ERRORS)
    assert found.se["BGV"] == pytest.approx(17.134647, rel=1e-6)
    # of MLD and TI it multiplies the value by 1,000 and forgets the error
    assert found.se["MLD"] == pytest.approx(1000 * 0.0014242, rel=1e-4)
    assert found.se["TI"] == pytest.approx(1000 * 0.0014201, rel=1e-4)
    # PAF and PAR: from counts, in a fraction beside a percentage
    assert found.se["PAF"] != pytest.approx(0.01771526, rel=1e-2)
    assert found.se["PAR"] != pytest.approx(1.1994447, rel=1e-2)


def test_every_answer_shows_itself():
    assert metric.concentration([1, 2], [1, 2])._repr_html_().startswith("<table>")
    assert metric.gap([1, 2]).to_frame().loc[0, "highest"] == 1
    assert "BGV" in metric.health_equity([1, 2, 3])._repr_html_()
    assert metric.slope_index([1, 2, 4], [1, 2, 3]).to_dict()["sii"] > 0
