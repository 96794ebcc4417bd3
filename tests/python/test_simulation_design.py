# SPDX-License-Identifier: GPL-3.0-or-later
"""Designs and sensitivity as Python has them.

Idea: a model in NumPy over the points of a design, against its closed form.
Source: cases/fairalloc/sensitivity, where the collection is present; else the figures in C's tests.
Invariant: a case is skipped only where the collection is absent.
"""

import json
import pickle

import numpy as np
import pytest

import awrash
from awrash import simulation
from conftest import ROOT

CASES = next((folder / "shared" / "cases" / "fairalloc" / "sensitivity" / "analytic.json"
              for folder in ROOT.parents
              if (folder / "shared" / "cases" / "fairalloc" / "sensitivity").is_dir()), None)


def _case(beginning):
    if CASES is None:
        pytest.skip("the collection of cases is absent")
    cases = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    return next(case for case in cases if case["function"].startswith(beginning))


def _ishigami(u):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1])**2 + 0.1 * x[:, 2]**4 * np.sin(x[:, 0])


def test_ishigami_is_its_closed_form():
    form = _case("ishigami")["analytic_run"]
    design = simulation.Design("saltelli", 2**13, 3, seed=2)
    indices = simulation.sobol(_ishigami(design.points()), 3, replications=200)
    assert indices.first == pytest.approx(form["S1"], abs=0.01)
    assert indices.total == pytest.approx(form["ST"], abs=0.01)
    assert (indices.first_low < indices.first).all() and (indices.total < indices.total_high).all()


def test_sobols_g_is_its_closed_form():
    case = _case("Sobol G")
    a = np.array(case["a"])
    design = simulation.Design("saltelli", 2**13, 6, seed=2)
    y = np.prod((np.abs(4 * design.points() - 2) + a) / (1 + a), axis=1)
    indices = simulation.sobol(y, 6, replications=0)
    assert indices.first == pytest.approx(case["analytic_run"]["S1"], abs=0.005)
    assert np.isnan(indices.first_low).all()


def test_morris_meets_the_peers_figures():
    expected = _case("ishigami")["tests_read"]["morris_mu_star_4levels_10000traj"]
    grid = np.round(4 * simulation.Design("morris", 10_000, 3).points() - 0.5) / 3
    effects = simulation.morris(grid, _ishigami(grid), names=["x1", "x2", "x3"])
    assert effects.mu_star == pytest.approx(expected, abs=0.2)
    assert effects.names == ["x1", "x2", "x3"] and "mu_star" in repr(effects)


def test_a_design_serves_laws_and_can_be_cut():
    design = pickle.loads(pickle.dumps(simulation.Design("sobol", 64, 3, seed=5)))
    laws = ["uniform:10,20", "integer:1,4", awrash.random.Law("categories:dry=1,wet=3")]
    values = design.values(laws)
    assert np.bincount(values[:, 1].astype(int))[1:].tolist() == [16, 16, 16, 16]
    assert np.bincount(values[:, 2].astype(int)).tolist() == [16, 48]
    assert np.concatenate([design.values(laws, 0, 40), design.values(laws, 40)]).tolist() == (
        values.tolist())
    assert repr(design) == "Design('sobol', 64, 3, seed=5)" and design.n_points == 64
    assert simulation.Design("factorial:2,3", 0, 2).points().shape == (6, 2)


def test_frames_have_a_row_for_each_number():
    pytest.importorskip("pandas")
    design = simulation.Design("saltelli", 64, 2)
    frame = simulation.sobol(design.points()[:, 0], 2, names=["a", "b"]).to_frame()
    assert list(frame.index) == ["a", "b"]
    assert frame.loc["a", "first"] == pytest.approx(1, abs=1e-2) and frame.loc["b", "total"] == 0


def test_what_is_no_design_is_refused():
    with pytest.raises(awrash.DataError, match="design is \"halton\", expected one of"):
        simulation.Design("halton", 10, 2)
    with pytest.raises(awrash.DataError, match="5 rows from row 8 are asked for"):
        simulation.Design("sobol", 10, 2).points(8, 5)
    with pytest.raises(awrash.DataError, match="there are 1 laws, expected 2"):
        simulation.Design("sobol", 10, 2).values(["uniform:0,1"])
    with pytest.raises(awrash.DataError, match="expected a multiple of 4"):
        simulation.sobol([1.0, 2.0, 3.0], 2)
    with pytest.raises(awrash.DataError, match="points has 1 dimensions, expected two"):
        simulation.morris([1.0, 2.0], [1.0, 2.0])
    with pytest.raises(awrash.DataError, match="there are 1 names, expected 2"):
        simulation.sobol([1.0, 2.0] * 4, 2, names=["a"])
    with pytest.raises(AttributeError):
        simulation.sobol(np.arange(8.0), 2).third
