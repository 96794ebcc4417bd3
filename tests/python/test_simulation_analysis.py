# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs say of policies, against NumPy.

Idea: the same figures by NumPy's own functions, on outcomes in which luck is shared.
Source: simulation-analysis.h.
Invariant: nothing here depends on the order of runs or provinces.
"""

import numpy as np
import pytest

import awrash
from awrash import simulation


@pytest.fixture(name="values")
def _values():
    generator = np.random.default_rng(7)
    shared = generator.normal(size=(30, 4, 1))
    return shared + generator.normal(0, 0.1, size=(30, 4, 3)) + np.array([0.0, 0.2, -0.1])


def test_means_and_bands_are_those_of_numpy(values):
    mean = simulation.mean(values)
    assert mean.mean == pytest.approx(values.mean((0, 1)), abs=1e-14)
    assert mean.error == pytest.approx(values.mean(1).std(0, ddof=1) / np.sqrt(30), rel=1e-12)
    one = simulation.mean(values[:1])
    assert one.error == pytest.approx(values[0].std(0, ddof=1) / 2, rel=1e-12)
    levels = [0, 0.1, 0.5, 0.9, 1]
    assert simulation.bands(values, levels) == pytest.approx(
        np.quantile(values.reshape(-1, 3), levels, axis=0), rel=1e-12)


def test_pairs_have_less_error_than_means(values):
    paired = simulation.paired(values, baseline=1)
    difference = values - values[:, :, 1:2]
    assert paired.difference == pytest.approx(difference.mean((0, 1)), abs=1e-14)
    assert paired.error == pytest.approx(difference.mean(1).std(0, ddof=1) / np.sqrt(30), rel=1e-10)
    assert paired.above == pytest.approx((difference > 0).mean((0, 1)))
    assert (paired.error < 0.2 * simulation.mean(values).error).all()


def test_regret_and_criteria_are_those_of_numpy(values):
    means = values.mean(1)
    assert simulation.regret(values, "highest") == pytest.approx(
        means.max(1, keepdims=True) - means, abs=1e-14)
    assert simulation.regret(values, "lowest") == pytest.approx(
        means - means.min(1, keepdims=True), abs=1e-14)
    good = simulation.satisficing([values, -values], ["at-least:-0.5", "at-most:0.3"])
    assert good.mean == pytest.approx(((values >= -0.5) & (-values <= 0.3)).mean((0, 1)))


def test_gains_go_by_province_and_by_decile_of_need():
    generator = np.random.default_rng(8)
    policy, baseline = generator.poisson(20, (2, 12, 5, 75)).astype(float)
    need = generator.permutation(75).astype(float)
    gains = simulation.gains(policy, baseline)
    assert gains.mean == pytest.approx((policy - baseline).mean((0, 1)), abs=1e-12)
    assert gains.winning == pytest.approx((policy > baseline).mean((0, 1)))
    assert gains.losing == pytest.approx((policy < baseline).mean((0, 1)))
    deciles = simulation.strata(need)
    assert deciles.tolist() == ((need + 0.5) // 7.5).astype(int).tolist()
    by_decile = simulation.gains(simulation.gather(policy, deciles),
                                 simulation.gather(baseline, deciles))
    assert len(by_decile.mean) == 10
    assert by_decile.mean.sum() == pytest.approx(gains.mean.sum(), abs=1e-10)
    assert simulation.gather(policy[:, 0], deciles, 12).shape == (12, 12)


def test_weights_go_by_label():
    pandas = pytest.importorskip("pandas")
    key = pandas.Series([1.0, 2.0, 3.0], index=["a", "b", "c"])
    weights = pandas.Series([1.0, 1.0, 8.0], index=["b", "a", "c"])
    assert simulation.strata(key, weights, 2).tolist() == [0, 0, 1]


@pytest.mark.parametrize("call, said", [
    pytest.param(lambda: simulation.mean([1.0, 2.0]), "values has 1 dimensions", id="no scenarios"),
    pytest.param(lambda: simulation.mean(np.full((2, 2), np.nan)), r"values\[0\] is nan", id="nan"),
    pytest.param(lambda: simulation.mean(np.zeros((0, 2))), "there are no outcomes", id="empty"),
    pytest.param(lambda: simulation.bands([[1.0]], [2.0]), r"levels\[0\] is 2", id="level"),
    pytest.param(lambda: simulation.paired([[1.0]], 1), "baseline is 1", id="baseline"),
    pytest.param(lambda: simulation.regret([[1.0]], "most"), 'best is "most"', id="best"),
    pytest.param(lambda: simulation.satisficing([[[1.0]]], ["over:1"]), 'criterion is "over:1"',
                 id="criterion"),
    pytest.param(lambda: simulation.satisficing([[[1.0]]], []), "1 outcomes for 0 criteria",
                 id="criteria"),
    pytest.param(lambda: simulation.satisficing([[[1.0]], [[1.0, 2.0]]], ["at-least:1"] * 2),
                 "differ in shape", id="shapes"),
    pytest.param(lambda: simulation.gains([[1.0]], [[1.0, 2.0]]), "baseline has the shape",
                 id="baseline shape"),
    pytest.param(lambda: simulation.gather([[1.0, 2.0]], [0]), "group has 1 values", id="groups"),
    pytest.param(lambda: simulation.gather([[1.0]], [2], 2), r"group\[0\] is 2", id="group"),
    pytest.param(lambda: simulation.strata([1.0], n_groups=0), "n_groups is 0", id="no group")])
def test_what_is_no_outcome_is_refused(call, said):
    with pytest.raises(awrash.DataError, match=said):
        call()
