# SPDX-License-Identifier: GPL-3.0-or-later
"""The metrics as Python has them.

Idea: the published values again, and what Python adds: options, results, frames.
Source: tests/published/equity.csv; hand calculation.
Invariant: one truth, two languages: the same CSV rows run through C.
"""

import math
import pickle

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import metric
from conftest import published


ROWS = published("equity.csv")


def _numbers(cell):
    return [float(part) for part in cell.split(";")] if cell else None


def _measure(row):
    """The value of a published row, as a list of one or more numbers."""
    name, x, weights = row["measure"], _numbers(row["x"]), _numbers(row["weights"])
    if name.startswith("lorenz-"):
        return getattr(metric.lorenz(x, weights), name[len("lorenz-"):]).tolist()
    if name == "extremes-ratio":
        return [metric.extremes(x, weights).ratio]
    if not hasattr(metric, name) or ":" in name:
        return [metric.Distribution(x, weights).value(name)]
    options = {"correction": row["correction"]} if name == "gini" else {}
    return [getattr(metric, name)(x, weights, **options)]


@pytest.mark.parametrize("row", ROWS, ids=[
    f"{row['case']}: {row['measure']} {row['correction']}, {row['source']}" for row in ROWS])
def test_a_published_value_is_met_or_known_to_err(row):
    values, expected, tolerance = _measure(row), _numbers(row["expected"]), float(row["tolerance"])
    assert len(values) == len(expected)
    near = all(value == wanted or abs(value - wanted) <= tolerance * abs(wanted)
               for value, wanted in zip(values, expected))
    if row["do_not_match"] == "1":
        far = any(abs(value - wanted) > (tolerance * abs(wanted) or 1e-9)
                  for value, wanted in zip(values, expected))
        assert far
    else:
        assert near, (values, expected)


def test_published_values_are_there():
    assert len(ROWS) >= 200


def test_no_correction_and_the_name_none_are_the_same():
    assert awrash.gini([1, 2, 5]) == metric.gini([1, 2, 5], correction="none")


@pytest.mark.parametrize("correction, value", [
    (None, 0.75), ("none", 0.75), ("n", 1.0), ("p2", 1.0)])
def test_one_who_has_all_gives_the_gini_of_its_correction(correction, value):
    assert awrash.gini([0, 0, 0, 1], correction=correction) == pytest.approx(value, rel=1e-15)


def test_a_correction_that_nobody_knows_is_answered_with_the_known_ones():
    with pytest.raises(awrash.DataError) as caught:
        awrash.gini([1, 2], correction="bessel")
    assert str(caught.value) == "correction is 'bessel', expected one of none, n, p2"
    assert caught.value.code == "name"


def test_the_corrections_are_named_by_the_library():
    assert metric.gini_corrections() == ["none", "n", "p2"]


def test_weights_count_as_copies():
    assert awrash.gini([1, 4], [3, 2]) == pytest.approx(awrash.gini([1, 1, 1, 4, 4]), rel=1e-14)
    assert metric.theil([1, 4], [3, 2]) == pytest.approx(metric.theil([1, 1, 1, 4, 4]), rel=1e-14)


def test_zeros_take_their_limits():
    assert metric.theil([0, 0, 1, 1]) == pytest.approx(math.log(2), rel=1e-15)
    assert metric.mld([0, 1]) == math.inf


def test_hoover_takes_a_reference():
    assert metric.hoover([1, 3], reference=[1, 3]) == 0
    assert metric.hoover([1, 3]) == pytest.approx(0.25)


def test_the_lorenz_curve_starts_at_nothing_and_ends_at_all():
    curve = metric.lorenz([3, 1, 2])
    assert curve.p.shape == curve.share.shape == curve.generalized.shape == (4,)
    assert (curve.p[0], curve.share[0], curve.p[-1], curve.share[-1]) == (0, 0, 1, 1)
    assert curve.generalized[-1] == 2
    np.testing.assert_allclose(curve.share, [0, 1 / 6, 1 / 2, 1], rtol=1e-15)


def test_a_lorenz_curve_is_a_value():
    curve = metric.lorenz([3, 1, 2])
    assert pickle.loads(pickle.dumps(curve)) == curve
    assert curve != metric.lorenz([3, 1, 9])
    assert list(curve.to_frame().columns) == ["p", "share", "generalized"]


def test_extremes_say_where_they_stand():
    found = metric.extremes([5, 2, 9, 1], [1, 1, 1, 0])
    assert (found.lowest, found.highest) == (1, 2)
    assert found.ratio == pytest.approx(2 / 9)


def test_permuting_the_values_changes_no_metric():
    generator = np.random.default_rng(1)
    x, w = generator.random(50), generator.random(50)
    order = generator.permutation(50)
    for measure in (metric.gini, metric.theil, metric.mld, metric.hoover):
        assert measure(x, w) == pytest.approx(measure(x[order], w[order]), rel=1e-13)


@pytest.mark.parametrize("values, code", [([], "empty"), ([0, 0], "empty"), ([-1, 2], "value")])
def test_values_that_have_no_inequality_are_refused(values, code):
    with pytest.raises(awrash.DataError) as caught:
        awrash.gini(values)
    assert caught.value.code == code


def test_weights_with_labels_go_by_label():
    x = pd.Series([1.0, 4.0], index=["a", "b"])
    assert awrash.gini(x, pd.Series([2.0, 3.0], index=["b", "a"])) == awrash.gini([1, 4], [3, 2])
    assert metric.hoover(x, reference={"b": 4, "a": 1}) == 0
    assert awrash.gini(x, [3, 2]) == awrash.gini([1, 4], [3, 2])


@pytest.mark.parametrize("weights", [
    pd.Series([1, 2]), {"a": 1, "c": 2}, pd.Series([1, 2, 3], index=["a", "b", "b"])],
    ids=["other labels", "one other label", "a label twice"])
def test_weights_of_others_are_refused(weights):
    with pytest.raises(awrash.DataError) as caught:
        awrash.gini(pd.Series([1, 4], index=["a", "b"]), weights)
    assert caught.value.code == "name"
    assert str(caught.value).startswith("weights has other labels than x")


def test_every_result_shows_itself():
    curve = metric.lorenz(range(1, 100))
    assert len(repr(curve).splitlines()) <= 24 and "80 more" in repr(curve)
    assert curve._repr_html_().startswith("<table><caption>Lorenz curve of 99 values")
    found = metric.extremes([5, 2])
    assert found.to_frame().loc[0, "lowest"] == 1 and "0.4" in found._repr_html_()
