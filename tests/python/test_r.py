# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts in R, which reach the same functions through reticulate.

Idea: each script is run as its reader would, and what it prints is held against Python's answer.
Source: examples/r; reticulate, where R is present.
Invariant: a script asks for nothing but R, reticulate and this package.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

import awrash
from awrash import apportion, datasets
from conftest import ROOT

pytest.importorskip("pandas")

BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build")).resolve()
SCRIPTS = sorted(path.stem for path in (ROOT / "examples" / "r").glob("*.R"))


@pytest.fixture(scope="module")
def rscript():
    """Rscript, where it has reticulate."""
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    done = subprocess.run([program, "-e", 'quit(status = !requireNamespace("reticulate"))'],
                          capture_output=True, check=False)
    if done.returncode:
        pytest.skip("R has no reticulate")
    return program


def _run(rscript, name, tmp_path):
    """What a script prints."""
    library = os.environ.get("AWRASH_LIBRARY", str(BUILD / f"libawrash.so.{awrash.__version__}"))
    done = subprocess.run(
        [rscript, "--vanilla", str(ROOT / "examples" / "r" / f"{name}.R")], cwd=tmp_path,
        env={**os.environ, "RETICULATE_PYTHON": sys.executable, "AWRASH_LIBRARY": library,
             "PYTHONPATH": str(ROOT / "bindings" / "python"), "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_three_scripts():
    """Seats, a plan, a study."""
    assert SCRIPTS == ["gini", "plan", "study"]
    for name in SCRIPTS:
        text = (ROOT / "examples" / "r" / f"{name}.R").read_text(encoding="utf-8")
        assert re.findall(r"library\((\w+)\)", text) == ["reticulate"]


def test_seats_from_r_are_those_of_python(rscript, tmp_path):
    """The states whose seats differ, and the Gini index to the last digit that is printed."""
    said = _run(rscript, "gini", tmp_path)
    states = datasets.frame("apportionment", "us-house-2020")
    seats = {rule: apportion.divisor(states["population"], 435, rule=rule,
                                     floor=states["minimum"]).units
             for rule in ("huntington-hill", "webster")}
    assert "huntington-hill 435, webster 435" in said
    for state, first, second in zip(states["state"], *seats.values()):
        found = re.search(rf"^{state} +(\d+) +(\d+)$", said, flags=re.MULTILINE)
        assert bool(found) == (first != second)
        assert not found or [int(found[1]), int(found[2])] == [first, second]
    for rule, units in seats.items():
        gini = awrash.gini(units / states["population"], states["population"])
        assert f"{rule} {gini:.6f}" in said


def test_a_plan_from_r_is_that_of_python(rscript, tmp_path):
    """Its lowest rates, its hash and its certificate."""
    said = _run(rscript, "plan", tmp_path)
    programme = datasets.load("morocco-2023")
    plan = programme.split(objective="leximin", on="rate", tie="lot", seed="an example")
    provinces = plan.provinces.sort_values("rate").head(5)
    for code, row in provinces.iterrows():
        found = re.search(rf"^{re.escape(code)} +(.+?) +(\d+) +(\d+) +([\d.]+)$", said,
                          flags=re.MULTILINE)
        assert found[1] == programme.label(code, "fr")
        assert (int(found[2]), int(found[3])) == (row["places"], row["need"])
        assert float(found[4]) == pytest.approx(1000 * row["rate"], rel=1e-6)
    assert f"input {programme.hash}" in said and "Certificate accepted: TRUE" in said
    assert f"Gini of the rates: {plan.equity().gini:.4f}" in said


def test_a_study_from_r_is_that_of_python(rscript, tmp_path):
    """The same means, to the digits that are printed."""
    said = _run(rscript, "study", tmp_path)
    study = awrash.Study(
        datasets.load("morocco-2023"), scenarios=16, editions=3, seed=1, replications=2,
        policies={"flat": "flat", "need": "proportional(unemployed)",
                  "people": "proportional(population)"}, baseline="flat",
        measures=["gini", "lowest-rate", "cost"])
    summary = study.run().summary("gini", baseline="flat")
    for policy, mean in summary["mean"].items():
        found = re.search(rf"^{policy} +([\d.]+)", said, flags=re.MULTILINE)
        assert float(found[1]) == pytest.approx(mean, rel=1e-6)
    assert f"Runs: {study.n_runs}" in said
