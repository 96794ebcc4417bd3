# SPDX-License-Identifier: GPL-3.0-or-later
"""Decompositions, polarisation and segregation as Python has them, against what peers print.

Idea: every case of the collection that this theme can recompute, those of peers that err included,
which must not be met; then what Python adds: labels, frames, errors.
Source: the files named in each case; hand calculation.
Invariant: a case is skipped only where the collection is absent.
"""

import csv
import json
import pickle

import numpy as np
import pytest

import awrash
from awrash import metric
from awrash.errors import DataError
from conftest import ROOT

CASES = next((folder / "shared" / "cases" / "equity" for folder in ROOT.parents
              if (folder / "shared" / "cases" / "equity").is_dir()), None)
needs_cases = pytest.mark.skipif(CASES is None,
                                 reason="the collection of cases is not beside this repository")


def _columns(name):
    with (CASES / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {key: np.array([row[key] for row in rows]) for key in rows[0]}


def _load(name):
    with (CASES / name).open(encoding="utf-8") as file:
        return json.load(file)


def _expected(name):
    """The values of a case with ids, for parametrisation; none without the collection."""
    if CASES is None:
        return []
    return [pytest.param(row, id=f"{number} {row['metric']} {row.get('params', '')}")
            for number, row in enumerate(_load(name)["expected"])]


# ── by groups: IC2 ───────────────────────────────────────────────────────────────────────────────

# What the case calls a number, and what it is called here.
_TERMS = {"": "total", "within": "within", "between": "between", "overlap": "overlap",
          "stratif": "stratification", "cross": "cross", "betweenELMO": "between_largest_whole"}
_COLUMNS = {"SGiniGroups": "index", "GEIGroups": "index", "AtkGroups": "index",
            "contribSGiniGroups": "within", "contribGEIGroups": "within",
            "popshare": "population_share", "incomeshare": "value_share"}


def _decomposed(row):
    """The decomposition that a value of the case is taken from, and what is left of its name."""
    table, params = _columns("ic2_hhbudgets.csv"), row.get("params", {})
    x, groups = table["ingreso"].astype(float), table["estructura"]
    weights = None if params.get("weighted") is False else table["factor"].astype(float)
    name = row["metric"]
    if name.startswith("gini_yl"):
        return metric.gini_decomposition(x, groups, weights, "yitzhaki-lerman"), name[len("gini_yl"):]
    if name.startswith(("gini", "s_gini")):
        stem = "s_gini" if name.startswith("s_gini") else "gini"
        return metric.gini_decomposition(x, groups, weights, nu=params["nu"]), name[len(stem):]
    if name.startswith("generalized_entropy"):
        found = metric.entropy_decomposition(x, groups, params["alpha"], weights)
        return found, name[len("generalized_entropy"):]
    found = metric.atkinson_decomposition(x, groups, params["epsilon"], weights)
    return found, name[len("atkinson_bda"):] if "bda" in name else name[len("atkinson_dp"):]


@needs_cases
@pytest.mark.parametrize("row", _expected("ic2_decompositions.json"))
def test_groups_part_as_in_ic2(row):
    found, rest = _decomposed(row)
    rest = rest.lstrip("_")
    if rest.startswith("group_"):
        column = found.by_group[_COLUMNS[rest[len("group_"):]]]
        wanted = [row["value"][label] for label in found.labels["group"]]
        np.testing.assert_allclose(column, wanted, rtol=row["rel_tol"])
    elif row["metric"].startswith("atkinson_dp") and rest in ("within", "residual"):
        # Das and Parikh's within leaves a residual, which this scheme does not have
        assert found.within != pytest.approx(row["value"], rel=1e-3)
    else:
        assert found.terms[_TERMS[rest]] == pytest.approx(row["value"], rel=row["rel_tol"])


@needs_cases
def test_parting_a_row_on_the_border_is_another_largest_between_than_ic2s():
    table = _columns("ic2_hhbudgets.csv")
    found = metric.gini_decomposition(table["ingreso"].astype(float), table["estructura"],
                                      table["factor"].astype(float))
    assert found.between_largest == pytest.approx(0.305625, abs=1e-6)
    assert found.between_largest_whole == pytest.approx(0.306442871705881, rel=1e-9)


# ── by sources: IC2, by the definitions of descogini ─────────────────────────────────────────────

_SOURCE_COLUMNS = {"source_share": "value_share", "source_gini": "gini",
                   "source_concentration": "concentration",
                   "source_gini_correlation": "correlation", "source_contribution": "contribution",
                   "source_marginal_elasticity": "elasticity"}


def _spending():
    table = _columns("ic2_hhbudgets.csv")
    public, transport = table["publico"].astype(float), table["transporte"].astype(float)
    sources = {"publico": public, "privado": transport - public,
               "mantenimiento": table["mantenimiento"].astype(float)}
    return sources, table["factor"].astype(float)


@needs_cases
@pytest.mark.parametrize("row", _expected("ic2_source_decomposition.json"))
def test_sources_part_as_in_ic2(row):
    found = metric.source_decomposition(*_spending())
    source = row["params"]["source"]
    if source == "total":
        assert found.total == pytest.approx(row["value"], rel=row["rel_tol"])
        return
    column = found.by_source[_SOURCE_COLUMNS[row["metric"]]]
    assert column[found.labels["source"].index(source)] == pytest.approx(row["value"],
                                                                         rel=row["rel_tol"])


@needs_cases
def test_contributions_of_sources_sum_to_the_gini():
    sources, weights = _spending()
    found = metric.source_decomposition(sources, weights)
    assert found.by_source["contribution"].sum() == pytest.approx(found.total, rel=1e-13)
    assert found.by_source["elasticity"].sum() == pytest.approx(0, abs=1e-13)
    shapley = metric.shapley(sources, "gini", "zero", weights)
    assert shapley.by_source["contribution"].sum() == pytest.approx(found.total, rel=1e-13)


# ── polarisation: acid, PySAL, apode ─────────────────────────────────────────────────────────────


@needs_cases
@pytest.mark.parametrize("row", _expected("acid_esteban_ray_mexico2000.json"))
def test_polarisation_is_that_of_acid(row):
    table, params = _columns("mexico.csv"), row.get("params", {})
    found = metric.polarisation(table["pcgdp2000"].astype(float), table["hanson98"],
                                params.get("alpha", 1.3), params.get("beta", 1))
    order = np.argsort(found.labels["group"])
    values = {"group_means": found.by_group["mean"][order],
              "group_shares": found.by_group["population_share"][order],
              "esteban_ray": found.esteban_ray, "esteban_gradin_ray": found.esteban_gradin_ray,
              "esteban_gradin_ray_shifted": found.esteban_gradin_ray + params.get("beta", 1)}
    assert values[row["metric"]] == pytest.approx(row["value"], rel=row["rel_tol"])


def _wolfson_of(name, row):
    if name == "pysal_wolfson.json":
        return metric.wolfson(_load(name)["inputs"]["vectors"][row["params"]["vector"]])
    if name == "apode_six_columns.json":
        return metric.wolfson(_columns("apode_income.csv")[row["params"]["column"]].astype(float))
    return metric.wolfson(_columns("mexico.csv")[f"pcgdp{row['params']['year']}"].astype(float))


@needs_cases
@pytest.mark.parametrize("name, row", [
    pytest.param(name, row.values[0], id=f"{name} {row.id}")
    for name in ("pysal_wolfson.json", "pysal_mexico_atkinson_wolfson.json",
                 "apode_six_columns.json")
    for row in _expected(name) if row.values[0]["metric"] == "wolfson"])
def test_wolfson_is_twice_what_pysal_prints(name, row):
    if row["value"] == "Inf":
        with pytest.raises(DataError, match="the median of x is 0"):
            _wolfson_of(name, row)
        return
    found = _wolfson_of(name, row)
    is_half = "half" in row["convention"].lower()
    assert found == pytest.approx((2 if is_half else 1) * row["value"],
                                  rel=max(row["rel_tol"], 1e-12), abs=1e-15)
    assert not is_half or found != pytest.approx(row["value"], rel=0.1)


# ── what Python adds ─────────────────────────────────────────────────────────────────────────────


def test_parts_carry_the_labels_of_their_groups():
    found = metric.entropy_decomposition([1, 5, 2, 2], ["north", "south", "north", "south"], 0)
    assert found.labels["group"] == ["north", "south"]
    assert found.by_group["population_share"].tolist() == [0.5, 0.5]
    assert found.within + found.between == pytest.approx(metric.mld([1, 5, 2, 2]), rel=1e-14)
    assert "total" in dir(found) and "by_group" in dir(found)
    with pytest.raises(AttributeError, match="Decomposition has no 'nothing'"):
        found.nothing


@pytest.mark.parametrize("labels", [[3, 1, 3], ["b", "a", "b"], [2.5, 0.5, 2.5], [True, False, True],
                                    [("x", 1), ("y", 2), ("x", 1)]])
def test_any_label_makes_a_group(labels):
    if isinstance(labels[0], tuple):
        labels = np.fromiter(labels, dtype=object)
    found = metric.gini_decomposition([1, 2, 4], labels)
    assert found.labels["group"] == [labels[0], labels[1]]
    assert found.by_group["mean"].tolist() == [2.5, 2.0]


def test_groups_and_weights_go_by_label():
    pd = pytest.importorskip("pandas")
    x = pd.Series([1.0, 2.0, 6.0], index=["a", "b", "c"])
    groups = pd.Series(["q", "p", "p"], index=["c", "a", "b"])
    weights = {"c": 1, "b": 2, "a": 3}
    found = metric.gini_decomposition(x, groups, weights)
    assert found == metric.gini_decomposition([1, 2, 6], ["p", "p", "q"], [3, 2, 1])
    frame = found.to_frame("group")
    assert frame.loc["q", "mean"] == 6
    assert found.to_frame().loc["total", "value"] == found.total


def test_a_decomposition_is_a_value_that_shows_and_keeps_itself():
    found = metric.gini_decomposition([1, 2, 6], ["p", "p", "q"], scheme="dagum")
    assert pickle.loads(pickle.dumps(found)) == found
    assert found.labels["pair"] == [("p", "q")]
    assert json.loads(json.dumps(found.to_dict()))["net_between"] == found.net_between
    assert repr(found).startswith("Gini by groups, dagum")
    assert found._repr_html_().startswith("<table><caption>Gini by groups, dagum")
    assert "Dagum 1997" in found.convention
    with pytest.raises(DataError, match="expected one of group, pair"):
        found.to_frame("nothing")


@pytest.mark.parametrize("groups, message", [
    (["a", "b"], "group has 2 values, expected 3"),
    (["a", None, "b"], r"groups\[1\] is None, expected a label"),
    ([1.0, np.nan, 2.0], r"groups\[1\] is nan, expected a label"),
    (None, "groups is None, expected a label for each value"),
    ([[1], [2], [3]], "groups has 2 dimensions, expected one")])
def test_groups_that_are_none_are_refused(groups, message):
    with pytest.raises(DataError, match=message):
        metric.entropy_decomposition([1, 2, 3], groups)


def test_a_missing_label_of_pandas_is_refused():
    pd = pytest.importorskip("pandas")
    for missing in (pd.NA, pd.NaT):
        with pytest.raises(DataError, match=r"groups\[1\] is .*, expected a label"):
            metric.entropy_decomposition([1, 2], np.array(["a", missing], object))
    found = metric.entropy_decomposition([1, 2], pd.Categorical(["b", "a"]))
    assert found.labels["group"] == ["b", "a"]


def test_a_group_without_weight_is_refused_by_its_label():
    with pytest.raises(DataError, match="group 'south' has no row with a weight > 0") as caught:
        metric.entropy_decomposition([1, 2, 3], ["north", "south", "north"], 1, [1, 0, 1])
    assert caught.value.code == "empty"


def test_a_scheme_that_nobody_knows_is_answered_with_the_known_ones():
    with pytest.raises(DataError, match="expected one of pyatt, yitzhaki-lerman, dagum"):
        metric.gini_decomposition([1, 2], [0, 1], scheme="lambert")


def test_a_matrix_of_sources_may_be_a_frame_a_mapping_or_an_array():
    pd = pytest.importorskip("pandas")
    columns = {"temporary": [1.0, 4.0, 2.0], "sustainable": [3.0, 0.0, 1.0]}
    frame = pd.DataFrame(columns, index=["x", "y", "z"])
    one, two = metric.source_decomposition(columns), metric.source_decomposition(frame)
    three = metric.source_decomposition(np.array(list(columns.values())).T)
    assert one == two and one.labels["source"] == ["temporary", "sustainable"]
    assert three.labels["source"] == [0, 1] and three.terms == one.terms
    weighted = metric.source_decomposition(frame, {"z": 1, "y": 2, "x": 3})
    assert weighted == metric.source_decomposition(columns, [3, 2, 1])
    assert one.to_frame("source").loc["temporary", "value_share"] == pytest.approx(7 / 11)


@pytest.mark.parametrize("matrix, message", [
    ([1, 2], "matrix has 1 dimensions, expected two"), ({"a": [1], "b": [1, 2]}, "columns of 1 and 2"),
    ([["a"]], "matrix is no matrix of numbers"), ([[1, -1]], "row 0 of source 1 is -1")])
def test_what_is_no_matrix_is_refused(matrix, message):
    with pytest.raises(DataError, match=message):
        metric.source_decomposition(matrix)


def test_shapley_takes_any_index_groups_and_a_seed():
    matrix = {"a": [1, 5, 2], "b": [0, 1, 7], "c": [2, 2, 2]}
    total = np.sum(list(matrix.values()), axis=0)
    for index in ("gini", "theil", "atkinson:0.5", "cv"):
        found = metric.shapley(matrix, index)
        assert found.total == pytest.approx(awrash.metric.Distribution(total).value(index), rel=1e-14)
        assert found.by_source["contribution"].sum() == pytest.approx(found.explained, rel=1e-13)
        assert found.by_source["contribution"][2] == pytest.approx(0, abs=1e-15)
    owen = metric.shapley(matrix, groups=["own", "own", "given"])
    assert owen.labels["group"] == ["own", "given"]
    matrix["d"] = [9, 0, 1]
    drawn = metric.shapley(matrix, draws=50, seed="balls 4 17")
    assert (drawn.by_source["standard_error"][[0, 1, 3]] > 0).all()
    assert drawn == metric.shapley(matrix, draws=50, seed="balls 4 17")
    assert drawn != metric.shapley(matrix, draws=50, seed="balls 4 18")
    with pytest.raises(DataError, match="seed is None"):
        metric.shapley(matrix, draws=50)


def test_a_change_of_the_gini_parts_into_three():
    before, after, groups = [1, 2, 3, 9], [2, 1, 5, 7], ["p", "p", "q", "q"]
    found = metric.gini_change(before, after, groups)
    assert found.change == pytest.approx(metric.gini(after) - metric.gini(before), abs=1e-15)
    assert found.within + found.between + found.reranking == pytest.approx(found.change, abs=1e-15)
    alone = metric.gini_change(before, after)
    assert alone.reranking == pytest.approx(found.reranking) and alone.between == 0
    weighted = metric.gini_change(before, after, groups, [1, 2, 1, 1], [2, 2, 1, 1])
    assert weighted.after == pytest.approx(metric.gini(after, [2, 2, 1, 1]))


def test_segregation_names_streams_and_provinces():
    pd = pytest.importorskip("pandas")
    places = pd.DataFrame({"temporary": [30, 10, 10], "sustainable": [5, 25, 20]},
                          index=["05.091", "05.301", "05.081"])
    found = metric.segregation(places)
    shares = places / places.sum()
    assert found.dissimilarity == pytest.approx(
        (shares["temporary"] - shares["sustainable"]).abs().sum() / 2)
    assert found.labels["stream"] == ["temporary", "sustainable"]
    assert found.labels["province"] == ["05.091", "05.301", "05.081"]
    cells = dict(zip(found.labels["cell"], found.by_cell["representation"]))
    assert cells["temporary", "05.091"] == pytest.approx(30 / 35 / (50 / 100))
    assert found.by_province["theil_h"].sum() == pytest.approx(found.theil_h)
    with pytest.raises(DataError, match="1 of 2 streams have places, expected at least 2"):
        metric.segregation({"a": [1, 2], "b": [0, 0]})


def test_the_best_cuts_leave_the_least_error_of_polarisation():
    x, w = [1, 2, 3, 10, 11, 12, 50, 60], [1, 1, 2, 1, 1, 1, 1, 1]
    found = metric.partition(x, 3, w)
    assert found.lowest == (1, 10, 50) and found.group.tolist() == [0, 0, 0, 1, 1, 1, 2, 2]
    parts = metric.polarisation(x, n_groups=3, weights=w)
    assert parts.error == pytest.approx(metric.gini(x, w) * (1 - found.between), rel=1e-12)
    assert parts.esteban_gradin_ray == metric.esteban_gradin_ray(x, found.group, weights=w)
    assert metric.esteban_gradin_ray(x, n_groups=3, weights=w) == parts.esteban_gradin_ray
    assert found == metric.partition(x, 3, w) and found.to_dict()["between"] == found.between
    rng = np.random.default_rng(5)
    y = rng.lognormal(size=3000)
    mean = y.mean()
    two = metric.partition(y, 2)
    assert (two.group == (y > mean)).all()
    with pytest.raises(awrash.DataError, match="n_groups is 9 where x has 8 different values"):
        metric.partition(x, 9)
    with pytest.raises(awrash.DataError, match="groups and n_groups are both"):
        metric.polarisation(x)
