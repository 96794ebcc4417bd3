# SPDX-License-Identifier: GPL-3.0-or-later
"""The indices of values and weights as Python has them, against what peers and papers print.

Idea: every case of the collection that an index of this theme can recompute, those of peers that
err included, which must not be met.
Source: the files named in each case; hand calculation.
Invariant: a case is skipped only where the collection is absent.
"""

import csv
import functools
import gzip
import json
import math
import multiprocessing
import pickle
import re
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

from awrash import metric
from awrash.errors import DataError
from conftest import ROOT

CASES = next((folder / "shared" / "cases" / "equity" for folder in ROOT.parents
              if (folder / "shared" / "cases" / "equity").is_dir()), None)


def _columns(name):
    """A data file of the collection, by column."""
    path = CASES / name
    opened = gzip.open(path, "rt") if name.endswith(".gz") else path.open(encoding="utf-8")
    with opened as file:
        rows = list(csv.DictReader(file))
    return {key: np.array([row[key] for row in rows]) for key in rows[0]}


def _load(name):
    with (CASES / name).open(encoding="utf-8") as file:
        return json.load(file)


def _measures(params):
    """The measures of the collection that stand here, as functions of x and weights."""
    alpha, epsilon = params.get("alpha"), params.get("epsilon")
    kappa, nu = params.get("kappa"), params.get("nu", 2)

    def kappa_of(x):
        """inequalipy's, from an aversion of Atkinson's."""
        return kappa if epsilon is None else epsilon * np.sum(x) / np.sum(np.square(x))

    return {
        "gini": metric.gini,
        "gini:n": lambda x, w: metric.gini(x, w, correction="n"),
        "gini_corrected": lambda x, w: metric.gini(x, w, correction="p2"),
        "peer_wrong_value": metric.theil,
        "gini_convey": metric.gini,
        "gini_convey_scaled": lambda x, w: metric.gini(x, np.divide(w, np.sum(w))),
        "gini_ineqpy": metric.gini,
        "s_gini": lambda x, w: metric.s_gini(x, nu, w),
        "generalized_entropy": lambda x, w: metric.generalized_entropy(x, alpha, w),
        "atkinson": lambda x, w: metric.atkinson(x, epsilon, w),
        "atkinson_ede": lambda x, w: metric.atkinson_ede(x, epsilon, w),
        "kolm": lambda x, w: metric.kolm(x, kappa, w),
        "kolm_pollak_ede": lambda x, w: metric.kolm_pollak_ede(x, kappa_of(x), w),
        "kolm_pollak_index": lambda x, w: -metric.kolm(x, kappa, w),
        "hoover": metric.hoover,
        "cv": metric.cv,
        "cv_squared": lambda x, w: metric.cv(x, w) ** 2,
        "jain": metric.jain,
        "herfindahl": metric.hhi,
        "herfindahl_normalised": lambda x, w: metric.hhi(x, w, normalized=True),
        "herfindahl_equivalent_number": lambda x, w: 1 / metric.hhi(x, w),
        "rosenbluth": metric.rosenbluth,
        "lorenz_p": lambda x, w: metric.lorenz(x, w).p,
        "lorenz_L": lambda x, w: metric.lorenz(x, w).share,
        "generalised_lorenz": lambda x, w: metric.lorenz(x, w).generalized,
        "s80_s20": lambda x, w: metric.share_ratio(x, weights=w, convention="quantile"),
        "weighted_median": lambda x, w: metric.Distribution(x, w).quantile(0.5),
        "n": lambda x, w: metric.Distribution(x, w).n_counted,
        "mean": lambda x, w: metric.Distribution(x, w).mean,
    }


# Data files whose weights were used by the peer wherever the case does not say otherwise.
WEIGHTED = {"ic2_decompositions", "ic2_source_decomposition", "laeken_eusilc"}


def _of_file(case, params):
    """Values and weights of one expected value, from the columns of the case's data file."""
    inputs, table = case["inputs"], _columns(case["inputs"]["data_file"])
    name = params.get("column") or str(inputs.get("x")).replace("{year}", str(params.get("year")))
    if "source" in params:
        x = table["transporte"].astype(float) + table["mantenimiento"].astype(float)
    else:
        x = table[name].astype(float) * params.get("scale", 1)
    weights = None
    if params.get("weighted", case["id"] in WEIGHTED):
        weights = table[inputs["weight"]].astype(float)
    if inputs.get("group") and params.get(inputs["group"]) is not None:
        inside = table[inputs["group"]] == params[inputs["group"]]
        x, weights = x[inside], None if weights is None else weights[inside]
    return x, weights


def _vector(case, expected):
    """Values and weights of one expected value."""
    inputs, params = case["inputs"], expected.get("params", {})
    written = [[float(v) for v in cell.split(",")]
               for cell in re.findall(r"\bc\(([\d.,]+)\)", expected.get("peer_call", ""))]
    if written:
        return written[0], written[1] if len(written) > 1 else None
    if "data_file" in inputs:
        return _of_file(case, params)
    chosen = inputs["vectors"][params["vector"]] if "vectors" in inputs else inputs
    if "vector" in params and "vectors" not in inputs:
        chosen = inputs[params["vector"]]
    if not isinstance(chosen, dict):
        return chosen, None
    if "x10" in expected.get("peer_call", ""):
        return chosen["x10"], None
    if "rep(x,w)" in expected.get("peer_call", ""):
        return np.repeat(chosen["x"], chosen["w"]), None
    weighted = params.get("weighted", case["id"] != "inequalipy_kolm_pollak")
    return chosen["x"], chosen.get("w") if weighted else None


def _value(text):
    return math.inf if text == "Inf" else text


def _recomputable():
    """Each expected value that one of the measures above gives from values and weights."""
    for path in sorted(CASES.glob("*.json")) if CASES else []:
        case = _load(path.name)
        for number, expected in enumerate(case.get("expected", [])):
            known = _measures(expected.get("params", {}))
            if expected["metric"] in known:
                yield pytest.param(path.name, number, id=f"{path.stem}: {number} "
                                                         f"{expected['metric']}")


@pytest.mark.skipif(CASES is None, reason="the collection of cases is not beside this repository")
@pytest.mark.parametrize("name, number", list(_recomputable()))
def test_a_case_of_the_collection_is_met_or_known_to_err(name, number):
    case = _load(name)
    expected = case["expected"][number]
    measure = expected["metric"]
    if measure.startswith("gini") and "n/(n-1)" in expected.get("convention", ""):
        measure = "gini:n"
    x, weights = _vector(case, expected)
    found = np.asarray(_measures(expected.get("params", {}))[measure](x, weights))
    wanted = np.asarray(_value(expected["value"]), float)
    tolerance = max(expected["rel_tol"], 1e-12)
    near = np.array_equal(found, wanted) or (np.all(np.isfinite(wanted)) and np.all(
        np.abs(found - wanted) <= tolerance * np.maximum(np.abs(wanted), 1e-6)))
    assert near != bool(expected.get("do_not_match")), (found, wanted)


def test_the_collection_has_as_many_cases_as_it_had():
    assert CASES is None or len(list(_recomputable())) >= 235


@pytest.mark.skipif(CASES is None, reason="the collection of cases is not beside this repository")
def test_provinces_dominate_as_every_breakpoint_says_and_not_as_a_plot_does():
    case = _load("ineq_lorenz_dominance.json")
    table = _columns(case["inputs"]["data_file"])
    expected = {row["metric"]: row["value"] for row in case["expected"]}
    names = sorted(set(table["province"]))
    of = {name: metric.Distribution(table["income"][table["province"] == name].astype(float))
          for name in names}
    for kind, key in (("lorenz", "lorenz_dominance_pairs"),
                      ("generalized", "generalised_lorenz_dominance_pairs")):
        found = [f"{a} > {b}" for a in names for b in names
                 if a != b and metric.dominance(of[a], of[b], kind=kind) == "x"]
        assert found == expected[key]


@pytest.mark.skipif(CASES is None, reason="the collection of cases is not beside this repository")
def test_european_quantiles_and_regions_are_those_of_laeken():
    case = _load("laeken_eusilc.json")
    table = _columns(case["inputs"]["data_file"])
    expected = {row["metric"]: row["value"] for row in case["expected"]}
    x, weights = table["eqincome"].astype(float), table["rb050"].astype(float)
    whole = metric.Distribution(x, weights)
    for name, value in expected["weighted_quantiles"].items():
        assert whole.quantile(int(name[1:]) / 100) == pytest.approx(value, rel=1e-12)
    for region, value in expected["gini_by_group"].items():
        inside = table["db040"] == region
        assert metric.gini(x[inside], weights[inside]) == pytest.approx(value, rel=1e-12)
    # convey prints 0.042550 for the quantile form of the same survey; the Lorenz form is near
    assert whole.value("share-ratio:0.2,0.2") == pytest.approx(3.971440, abs=1e-6)
    assert whole.value("palma") == pytest.approx(0.910453, abs=1e-6)


def _named(name, metric_name):
    return [row for row in _load(name)["expected"] if row["metric"] == metric_name]


@pytest.mark.skipif(CASES is None, reason="the collection of cases is not beside this repository")
def test_what_is_no_measure_here_follows_from_what_is():
    x = _load("ineq_x10.json")["inputs"]["x"]
    curve, mean = metric.lorenz(x), np.mean(x)
    below = int(np.sum(np.array(x) < mean))
    step = (mean - np.sort(x)[below - 1]) / (np.sort(x)[below] - np.sort(x)[below - 1])
    asymmetry = sum(values[below] + step * (values[below + 1] - values[below])
                    for values in (curve.p, curve.share))
    assert asymmetry == pytest.approx(_named("ineq_x10.json", "lorenz_asymmetry")[0]["value"])
    schutz = metric.lorenz(_load("pysal_schutz.json")["inputs"]["x"])
    furthest = schutz.p[schutz.p - schutz.share > metric.hoover([1000, 2000, 1500, 3000, 2500]) - 1e-15]
    assert _named("pysal_schutz.json", "schutz_argmax_p")[0]["value"] in furthest
    for row in _named("inequalipy_kolm_pollak.json", "kolm_pollak_kappa"):
        inputs, params = _load("inequalipy_kolm_pollak.json")["inputs"], row["params"]
        d = metric.Distribution(inputs["x"], inputs["w"] if params.get("weighted") else None)
        square = d.mean ** 2 * (1 + d.value("cv") ** 2)
        assert params["epsilon"] * d.mean / square == pytest.approx(row["value"], rel=1e-9)
    zeros = _load("theil_zeros.json")["inputs"]
    parts = metric.entropy_decomposition(zeros["x"], zeros["group"], 1)
    assert parts.between == pytest.approx(
        _named("theil_zeros.json", "generalized_entropy_between")[0]["value"], rel=1e-7)
    assert parts.within == 0


@pytest.mark.skipif(CASES is None, reason="the collection of cases is not beside this repository")
def test_the_s_gini_of_covariances_is_another_but_at_2_and_3():
    x = _load("s_gini_two_conventions.json")["inputs"]["x"]
    rank, mean = metric.fractional_rank(x), np.mean(x)
    for row in _named("s_gini_two_conventions.json", "s_gini_rankmean"):
        nu = row["params"]["nu"]
        theirs = -nu * np.mean((np.array(x) / mean - 1) * (1 - rank) ** (nu - 1))
        assert theirs == pytest.approx(row["value"], rel=1e-9)
        assert (metric.s_gini(x, nu) == pytest.approx(row["value"], rel=1e-9)) == (nu in (2, 3))


@pytest.mark.skipif(CASES is None, reason="the collection of cases is not beside this repository")
def test_europe_s_figures_of_poverty_follow_from_weighted_quantiles():
    case = _load("laeken_eusilc.json")
    table = _columns(case["inputs"]["data_file"])
    expected = {row["metric"]: row["value"] for row in case["expected"]}
    x, weights = table["eqincome"].astype(float), table["rb050"].astype(float)
    line = 0.6 * metric.Distribution(x, weights).quantile(0.5)
    poor = x < line
    assert line == pytest.approx(expected["at_risk_of_poverty_threshold"], rel=1e-9)
    assert weights[poor].sum() / weights.sum() == pytest.approx(
        expected["at_risk_of_poverty_rate"], rel=1e-9)
    middle = metric.Distribution(x[poor], weights[poor]).quantile(0.5)
    assert 1 - middle / line == pytest.approx(expected["relative_median_poverty_gap"], rel=1e-9)


# ── what Python adds ─────────────────────────────────────────────────────────────────────────────


def test_a_distribution_counts_what_is_missing_and_says_it():
    d = metric.Distribution([1, 2, np.nan, 4], [1, 1, 1, 0], missing="omit")
    assert (d.n, d.n_counted, d.n_missing, d.mean) == (4, 2, 1, 1.5)
    assert "1 missing" in repr(d)
    with pytest.raises(DataError, match=r"x\[2\] is nan, expected a finite number"):
        metric.Distribution([1, 2, np.nan])
    with pytest.raises(DataError, match="expected one of error, omit"):
        metric.Distribution([1, 2], missing="drop")
    assert metric.missing_policies() == ["error", "omit"]


def test_a_distribution_pickles_and_answers_by_name_and_frame():
    d = pickle.loads(pickle.dumps(metric.Distribution([5, 1, 3], [1, 2, 1])))
    assert d.values("gini", "theil") == {"gini": metric.gini([5, 1, 3], [1, 2, 1]),
                                         "theil": metric.theil([5, 1, 3], [1, 2, 1])}
    assert d.to_frame("gini", "cv").loc["cv", "value"] == metric.cv([5, 1, 3], [1, 2, 1])


def test_a_report_is_the_values_of_a_distribution():
    rng = np.random.default_rng(25)
    x, w = rng.lognormal(size=50_000), 0.5 + rng.random(50_000)
    names = ["gini:p2", "theil", "zenga", "percentile-ratio:0.9,0.1"]
    one = metric.report(x, names, w)
    assert list(one) == names
    assert one == metric.report(x, names, w, threads=3)
    assert one == pytest.approx(metric.Distribution(x, w).values(*names), rel=1e-13)
    assert metric.report([1, np.nan, 3], "gini", missing="omit") == {"gini": 0.25}
    with pytest.raises(DataError, match="index is"):
        metric.report(x, ["no such"])


def test_every_index_has_a_name_and_a_convention():
    found = metric.indices()
    assert {"gini", "s-gini:NU", "zenga"} <= {index.name for index in found}
    assert all(index.convention for index in found)
    assert found[0].to_dict()["name"] == found[0].name


def test_influence_and_gradient_come_in_the_order_of_the_rows():
    x, weights = np.array([4.0, 1.0, 9.0, 2.5]), np.array([1.0, 2.0, 0.0, 1.5])
    d = metric.Distribution(x, weights)
    influence, gradient = d.influence("theil"), d.gradient("theil")
    mean = d.mean
    u = x / mean
    theil = metric.theil(x, weights)
    wanted = u * np.log(u) - theil - (theil + 1) * (u - 1)
    assert influence[[0, 1, 3]] == pytest.approx(wanted[[0, 1, 3]], rel=1e-12)
    assert influence[2] == gradient[2] == 0
    assert np.dot(gradient, x) == pytest.approx(0, abs=1e-15)


def test_labels_join_weights_to_values():
    pd = pytest.importorskip("pandas")
    x = pd.Series([1.0, 5.0], index=["a", "b"])
    weights = pd.Series([3.0, 1.0], index=["b", "a"])
    assert metric.cv(x, weights) == metric.cv([1, 5], [1, 3])


def test_dominance_is_a_word_with_its_witnesses():
    answer = metric.dominance([2, 2, 2, 6], [1, 3, 4, 4])
    assert answer == "crossing" and 0 < answer.x_above < answer.crossing < answer.y_above < 1
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and again.crossing == answer.crossing
    assert set(answer.to_dict()) == {"dominance", "x_above", "y_above", "crossing", "convention"}
    assert metric.dominance([1, 2], [1, 2, 1, 2]) == "equal"
    assert metric.dominance_kinds() == ["lorenz", "generalized", "absolute"]


def test_the_short_functions_are_the_indices_of_their_names():
    x, w = [3.0, 1.0, 2.0, 8.0], [1.0, 2.0, 1.0, 1.5]
    of = metric.Distribution(x, w).value
    assert metric.williamson(x, w) == metric.cv(x, w) == of("cv")
    assert metric.j_divergence(x, w) == pytest.approx(metric.theil(x, w) + metric.mld(x, w))
    assert metric.zenga(x, w) == of("zenga")
    assert metric.palma(x, w) == of("palma")
    assert metric.percentile_ratio(x, weights=w) == of("percentile-ratio:0.9,0.1")
    assert metric.share_ratio(x, 0.1, 0.4, w) == pytest.approx(metric.palma(x, w))
    assert metric.coulter([1, 3], [5, 5]) == 0.25
    curve = metric.absolute_lorenz([-1, 1])
    assert curve.absolute.tolist() == [0, -0.5, 0] and list(curve.to_frame()) == ["p", "absolute"]
    assert curve.to_dict()["p"] == [0, 0.5, 1]


def test_negative_values_are_taken_by_the_variant_that_the_refusal_names():
    x, w = [-2, 5, 1, 4], [1, 2, 1, 3]
    of = metric.Distribution(x, w).value
    assert metric.gini(x, w, variant="signed") == of("gini:signed")
    assert metric.gini(x, w, variant="absolute") == of("gini:absolute")
    assert metric.hoover(x, w, variant="signed") == of("hoover:signed")
    assert metric.cv(x, w, variant="signed") == of("cv:signed")
    assert metric.gini([-1, 0, 4], variant="signed") > 1
    for measure, wider in (("gini", "gini:signed"), ("theil", "kolm:KAPPA"), ("mld", "kolm:KAPPA"),
                           ("hoover", "hoover:signed"), ("lorenz", "generalized-lorenz:P"),
                           ("wolfson", "gini:absolute"), ("extremes", "gini:absolute")):
        with pytest.raises(DataError, match=rf'x\[0\] is -2, .*"{wider}" takes it'):
            getattr(metric, measure)(x, w)
    with pytest.raises(DataError, match='mean of x is 0, .*"gini:absolute" needs none'):
        metric.gini([0, 0])
    with pytest.raises(DataError, match="variant is 'net', expected one of signed, absolute"):
        metric.gini(x, variant="net")
    with pytest.raises(DataError, match="variant is 'signed' beside a correction"):
        metric.gini(x, correction="n", variant="signed")
    with pytest.raises(DataError, match="variant is 'signed' beside a reference"):
        metric.hoover(x, reference=w, variant="signed")


def test_negative_values_are_refused_with_the_index_that_takes_them():
    with pytest.raises(DataError, match='"cv:signed" takes it'):
        metric.cv([1, -1, 3])
    with pytest.raises(DataError, match="convention is 'area', expected one of lorenz, quantile"):
        metric.share_ratio([1, 2], convention="area")
    with pytest.raises(DataError, match="nu is 'two', expected a number"):
        metric.s_gini([1, 2], "two")
    assert metric.kolm([1, -1, 3], 0.5) > 0


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


def test_a_tally_of_parts_is_the_whole():
    x = np.random.default_rng(3).lognormal(size=20_000)
    names = ("theil", "mld", "cv", "atkinson:0.5", "entropy:3")
    left, right = metric.Tally(*names), metric.Tally(*names)
    for part in np.array_split(x[:9000], 7):
        left.add(part)
    right.add(x[9000:])
    whole = metric.Distribution(x)
    assert left.merge(right).n_counted == 20_000
    assert left.mean == pytest.approx(whole.mean, rel=1e-13)
    assert left.values() == pytest.approx(whole.values(*names), rel=1e-12)
    assert "20000" in repr(left)
    with pytest.raises(DataError, match="no pass can join from parts"):
        metric.Tally("gini")
    with pytest.raises(DataError, match="made for other indices"):
        left.merge(metric.Tally("theil"))


def test_a_sketch_bounds_the_gini():
    rng = np.random.default_rng(4)
    x, weights = rng.lognormal(size=50_000), rng.random(50_000)
    sketch = metric.GiniSketch()
    for part in np.array_split(np.arange(50_000), 11):
        sketch.merge(metric.GiniSketch().add(x[part], weights[part]))
    bounds, truth = sketch.gini(), metric.gini(x, weights)
    assert bounds.low <= truth * (1 + 1e-14) and truth <= bounds.high * (1 + 1e-14)
    assert bounds.high - bounds.low < 1e-6 and sketch.n_counted == 50_000
    assert set(bounds.to_dict()) == {"low", "high", "convention"} and "50000" in repr(sketch)
    with pytest.raises(DataError, match="bits is 20"):
        metric.GiniSketch(20)


def _gathered(part):
    """In a process of its own, from which both come back as pickles."""
    return metric.Tally("theil", "cv", "mld").add(part), metric.GiniSketch(8).add(part)


def test_parts_from_other_processes_add_up_as_parts_from_here():
    parts = np.array_split(np.random.default_rng(5).lognormal(size=30_000), 4)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        sent = list(pool.map(_gathered, parts))
    for kind, held in zip(("tally", "sketch"), zip(*sent)):
        here = [_gathered(part)[kind == "sketch"] for part in parts]
        whole, again = functools.reduce(type(here[0]).merge, here), functools.reduce(type(here[0]).merge, held)
        assert again.to_text() == whole.to_text() and again == whole and again.n_counted == 30_000
    assert sent[0][0].values()["cv"] == pytest.approx(metric.Distribution(np.concatenate(parts)).value("cv"), rel=1e-12)


def test_classes_bound_the_gini_of_their_values():
    x = np.sort(np.random.default_rng(8).lognormal(size=500))
    classes = np.array_split(x, 5)
    limits = [0, *(part[0] for part in classes[1:]), math.inf]
    found = metric.grouped_gini([part.mean() for part in classes], limits[:-1], limits[1:],
                                [len(part) for part in classes])
    assert found.low < metric.gini(x) < found.high < found.low + 0.1
    with pytest.raises(DataError, match="class 1 has limits 2 and 4 and the mean 5"):
        metric.grouped_gini([1, 5], [0, 2], [2, 4])
