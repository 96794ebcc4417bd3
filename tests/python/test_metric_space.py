# SPDX-License-Identifier: GPL-3.0-or-later
"""Space as Python has it.

Idea: what peers print of the states of Mexico, all of it, and what labels and options add.
Source: ../shared/cases/equity, where it is present; hand calculation.
Invariant: a value that a peer prints under a wrong name is met under the right one.
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


def _expected(name):
    if not CASES.is_dir():
        return []
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))["expected"]


def _column(name):
    with (CASES / "mexico.csv").open(encoding="utf-8", newline="") as file:
        return [float(row[name]) for row in csv.DictReader(file)]


def _contiguity(style):
    lines = (CASES / "mexico.gal").read_text(encoding="utf-8").splitlines()
    heads = [int(line.split()[0]) for line in lines[1::2]]
    pairs = [(i, int(j)) for i, line in zip(heads, lines[2::2]) for j in line.split()]
    return metric.Neighbours(pairs, int(lines[0].split()[0]), sense="directed", style=style)


def _blocks(regions):
    pairs = [(i, j) for i in range(len(regions)) for j in range(i) if regions[i] == regions[j]]
    return metric.Neighbours(pairs, len(regions))


GLOBAL = {"moran": metric.moran, "geary": metric.geary, "getis": metric.getis_ord}
PARTS = (("_variance_normality", "variance_normality"), ("_variance", "variance"),
         ("_expectation", "expectation"), ("_z_", "z"))


def _spdep(row):
    """What we print where spdep prints a row of the case."""
    name, x = row["metric"], _column(f"pcgdp{row['params']['year']}")
    is_local_moran = name.startswith("local_moran")
    rows = row["params"].get("style", "W" if is_local_moran else "B") == "W"
    neighbours = _contiguity("row-standardised" if rows else "binary")
    if is_local_moran:
        kind = name.rsplit("_", 1)[1]
        return getattr(metric.local_moran(x, neighbours), "value" if kind == "i" else kind)
    if name.startswith("local_g"):
        return metric.local_g(x, neighbours, star="star" in name).z
    answer = GLOBAL[name.split("_")[0]](x, neighbours)
    part = next((field for mark, field in PARTS if mark in name), "value")
    return getattr(answer, part)


@present
@pytest.mark.parametrize("row", [
    pytest.param(row, id=f"{row['metric']} {' '.join(map(str, row['params'].values()))}")
    for row in _expected("spdep_mexico_autocorrelation")])
def test_spdep_prints_the_same(row):
    assert _spdep(row) == pytest.approx(row["value"], rel=row["rel_tol"])


def _pysal(row, answer, count):
    """What we call what PySAL prints."""
    total = 2 * count ** 2 * answer["mean"] * answer["gini"].gini
    gini = answer["gini"]
    return {
        "gini": gini.gini,
        "spatial_gini_neighbour_sad": total * gini.near / gini.gini,
        "spatial_gini_nonneighbour_sad": total * gini.far / gini.gini,
        "spatial_gini_nonneighbour_component": gini.far,
        "spatial_gini_nonneighbour_share_of_gini": gini.far / gini.gini,
        "spatial_polarization": gini.polarisation,
        "spatial_gini_exact_permutation_mean_wcg": total * (1 - gini.near_share.expectation),
        "spatial_gini_exact_permutation_sd_wcg": total * math.sqrt(gini.near_share.variance),
        "spatial_gini_exact_permutation_z_wcg": -gini.near_share.z,
    }[row["metric"]]


@present
@pytest.mark.parametrize("row", [
    pytest.param(row, id=f"{row['metric']} {row['params']['year']} {row['peer_call']}")
    for row in _expected("pysal_mexico_gini_spatial")
    if "PRNG" not in row.get("note", "").replace("PRNG-free", "")
    and not row["metric"].endswith(("_p_sim", "_e_wcg"))])
def test_pysal_prints_the_same_under_its_names(row):
    x = _column(f"pcgdp{row['params']['year']}")
    weights = row["params"].get("weights", "block")
    neighbours = _blocks(_column("hanson98")) if "block" in weights else _contiguity("binary")
    answer = {"gini": metric.spatial_gini(x, neighbours), "mean": sum(x) / len(x)}
    assert _pysal(row, answer, len(x)) == pytest.approx(row["value"], rel=row["rel_tol"])


@present
def test_pysal_s_shuffles_stray_about_the_exact_mean():
    """Its 99 shuffles print 4170356.75; sd 89946 / √99 leaves 4170356.75 within 3 of it."""
    x = _column("pcgdp1940")
    share = metric.spatial_gini(x, _blocks(_column("hanson98"))).near_share
    total = sum(abs(a - b) for a in x for b in x)
    printed = [row["value"] for row in _expected("pysal_mexico_gini_spatial")
               if row["metric"] == "spatial_gini_e_wcg" and row["params"]["year"] == "1940"]
    deviation = total * math.sqrt(share.variance)
    assert printed and deviation == pytest.approx(89946.48, rel=1e-6)
    assert share.z == pytest.approx(-2.2635, abs=5e-5)
    for value in printed:
        assert abs(value - total * (1 - share.expectation)) < 3 * deviation / math.sqrt(99)


@present
def test_the_test_by_lot_names_its_tails_where_pysal_folds():
    """PySAL prints 0.04, the smaller tail of 99 shuffles."""
    x = _column("pcgdp1940")
    share = metric.spatial_gini(x, _blocks(_column("hanson98")), permutations=9999,
                                seed="mexico").near_share
    assert share.p_less == pytest.approx(0.02, abs=0.02)
    assert share.p_two_sided >= share.p_less
    assert share.p_less + share.p_greater >= 1


# ── what Python adds ─────────────────────────────────────────────────────────────────────────────

ROW = [("a", "b"), ("b", "c"), ("c", "d")]


def test_labels_say_what_stands_where():
    neighbours = metric.Neighbours(ROW, ["d", "c", "b", "a"])
    x = pd.Series([1.0, 2.0, 3.0, 5.0], index=["a", "b", "c", "d"])
    by_position = metric.Neighbours([(0, 1), (1, 2), (2, 3)], 4)
    assert metric.moran(x, neighbours).value == pytest.approx(
        metric.moran(x.to_numpy(), by_position).value, rel=1e-14)
    frame = metric.local_moran(x, neighbours).to_frame()
    assert list(frame.index) == ["d", "c", "b", "a"]
    shares = metric.spatial_gini(x, neighbours, x)
    assert shares.gini == pytest.approx(metric.gini(x, x), rel=1e-14)


def test_pairs_come_as_a_frame_or_an_array():
    frame = pd.DataFrame(ROW, columns=["territory", "neighbour"])
    x = [1, 2, 3, 5]
    assert metric.geary(x, metric.Neighbours(frame, list("abcd"))) == metric.geary(
        x, metric.Neighbours(np.array([[0, 1], [1, 2], [2, 3]]), 4))


@pytest.mark.parametrize("pairs, units, message", [
    ([("a", "z")], ["a", "b"], "pairs[0][1] is 'z', which is none of the units"),
    ([(0, 1, 2)], 3, "pairs[0] has 3 units, expected 2"),
    (6, [(0, 1)], "pairs is 6, expected pairs of units"),
    (["ab"], ["a", "b"], "pairs[0] is 'ab', expected two units"),
    ([(0, 1)], ["a", "a"], "units has a label twice, expected each once"),
    ([(0, 0)], 2, "pair 0 joins unit 0 to itself, expected two units"),
    ([], 2, "2 units and 0 pairs are given, expected at least 2 units and 1 pair"),
])
def test_pairs_that_make_no_sense_are_refused(pairs, units, message):
    with pytest.raises(awrash.DataError) as caught:
        metric.Neighbours(pairs, units)
    assert str(caught.value) == message


def test_a_test_by_lot_needs_a_seed_and_repeats_with_it():
    neighbours = metric.Neighbours([(0, 1), (1, 2), (2, 3)], 4)
    with pytest.raises(awrash.DataError, match="seed is None"):
        metric.moran([1, 2, 3, 5], neighbours, permutations=99)
    first = metric.moran([1, 2, 3, 5], neighbours, permutations=99, seed=1)
    assert first == metric.moran([1, 2, 3, 5], neighbours, permutations=99, seed="1")
    assert first.p_greater is not None and metric.moran([1, 2, 3, 5], neighbours).p_less is None
    assert "symmetric, binary" in first.convention and first.to_dict()["z"] == first.z


def test_values_must_be_as_many_as_units():
    with pytest.raises(awrash.DataError, match="x has 3 values, expected 4"):
        metric.moran([1, 2, 3], metric.Neighbours([(0, 1), (2, 3)], 4))


def test_neighbours_pickle_and_print_themselves():
    neighbours = metric.Neighbours(ROW, list("abcd"), [1, 2, 3], style="row-standardised")
    again = pickle.loads(pickle.dumps(neighbours))
    x = [4, 1, 3, 2]
    assert again.labels == neighbours.labels and (again.n, again.n_islands) == (4, 0)
    assert metric.moran(x, again) == metric.moran(x, neighbours)
    assert repr(again) == ("<Neighbours of 4 units (symmetric, row-standardised, "
                           "islands: error)>")


def test_local_answers_come_as_lists_too():
    local = metric.local_g([4, 1, 3, 2], metric.Neighbours(ROW, list("abcd")), star=True)
    held = local.to_dict()
    assert held["labels"] == list("abcd") and held["convention"] == "g-star"
    assert held["value"] == local.value.tolist()


@pytest.mark.parametrize("measure", [metric.moran, metric.geary, metric.getis_ord,
                                     metric.spatial_gini])
def test_pairs_are_neighbours_enough(measure):
    pairs, values = [(0, 1), (1, 2), (2, 3)], [1, 2, 3, 5]
    assert measure(values, pairs) == measure(values, metric.Neighbours(pairs, 4))
    assert measure(values, np.array(pairs)) == measure(values, metric.Neighbours(pairs, 4))
    by_name = dict(zip("abcd", values))
    assert measure(by_name, [("a", "b"), ("b", "c"), ("c", "d")]) == measure(values, pairs)
    with pytest.raises(awrash.DataError, match=r"\b9\b"):
        measure(values, [(0, 9)])
    with pytest.raises(awrash.DataError, match="pairs is None"):
        measure(values, None)


@pytest.mark.parametrize("measure", [metric.local_moran, metric.local_g])
def test_pairs_are_neighbours_enough_for_every_unit(measure):
    pairs, values = [(0, 1), (1, 2), (2, 3)], [1, 2, 3, 5]
    expected = measure(values, metric.Neighbours(pairs, 4))
    assert measure(values, pairs).to_dict() == expected.to_dict()
