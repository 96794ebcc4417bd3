# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's solvers, asked by a file.

Idea: one question and one answer, whichever solver it is.
Source: glpsol of GLPK and cbc of COIN-OR, as Debian has them.
Invariant: they are asked for gap 0; what they do not finish in time is "stopped", never a value.
"""

import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest

SOLVERS = ("glpsol", "cbc")

_SAID = {
    "glpsol": (("INTEGER OPTIMAL SOLUTION FOUND", "optimal"), ("NO INTEGER FEASIBLE", "infeasible"),
               ("NO PRIMAL FEASIBLE", "infeasible"), ("HAS UNBOUNDED", "unbounded"),
               ("NO DUAL FEASIBLE", "unbounded")),
    "exact": (("OPTIMAL SOLUTION FOUND", "optimal"), ("NO FEASIBLE", "infeasible"),
              ("HAS UNBOUNDED", "unbounded")),
    "cbc": (("Optimal - ", "optimal"), ("Infeasible - ", "infeasible"),
            ("Integer infeasible - ", "infeasible"), ("Unbounded - ", "unbounded")),
}
"""How each says what it found; "exact" is GLPK's simplex in fractions, without whole numbers."""


@dataclass(frozen=True)
class Found:
    """What a solver says: "optimal" with its value, "infeasible", "unbounded" or "stopped"."""

    status: str
    value: float = float("nan")


def need(solver):
    """Skip a test whose solver is not there."""
    if not shutil.which("glpsol" if solver == "exact" else solver):
        pytest.skip(f"{solver} is not installed (Debian: glpk-utils, coinor-cbc)")


def _glpk(solver, file, out, seconds):
    form = "--lp" if file.suffix == ".lp" else "--freemps"
    way = ("--nomip", "--exact") if solver == "exact" else ("--tmlim", str(seconds))
    said = _run(["glpsol", form, file, *way, "-o", out], seconds)
    found = re.search(r"^Objective: +goal = (\S+)", out.read_text("utf-8"), re.M)
    return said, found and float(found[1])


def _cbc(file, out, seconds):
    said = _run(["cbc", file, "ratioGap", "0", "allowableGap", "0", "seconds", str(seconds), "solve",
                 "solu", out, "quit"], seconds)
    assert "read with" not in said or "with 0 errors" in said, said
    head = out.read_text("utf-8").splitlines()[0]
    return head, float(head.split()[-1])


def _run(command, seconds):
    return subprocess.run(command, check=True, timeout=10 * seconds, capture_output=True, text=True,
                          errors="replace").stdout


def ask(solver, file, seconds=60):
    """What a solver finds for a file: "glpsol", "cbc", or "exact" for the problem in fractions."""
    out = file.with_suffix(".found")
    said, value = _cbc(file, out, seconds) if solver == "cbc" else _glpk(solver, file, out, seconds)
    status = next((status for words, status in _SAID[solver] if words in said), "stopped")
    return Found(status, value) if status == "optimal" else Found(status)


def unit(file):
    """The unit in which a problem in the LP format counts needs."""
    found = re.search(r"Need is counted in units of (\S+)\.\n", file.read_text("utf-8"))
    return float(found[1]) if found else 1
