# SPDX-License-Identifier: GPL-3.0-or-later
"""The library against other solvers on medium programmes, step by step of a reading's chain.

Idea: each step of a plan is worth, by its definition, what another solver finds for the exported
problem of that step, the steps before it being held; and there is no plan where it finds none.
Source: awrash_split_export_lp() and _mps(); GLPK's simplex in fractions and its branch and bound,
COIN-OR's CBC.
Invariant: equal to the solvers' own tolerance, exactly where a step counts places; what a solver did
not finish, or a gap that the library tells, is counted apart and never called equal.

Run by itself it tells figures: differential.py [--seeds N] [--seconds N].
"""

import argparse
import collections
import math
import pathlib
import sys
import tempfile
import time

if __name__ == "__main__":
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bindings" / "python"))

import awrash
import goals
import solvers
from medium import KINDS, Draw

TOLERANCE = 1e-6
"""What both solvers allow a row or a whole number to be off, relative to values of the same size."""

FILLED = ("fill", "fill-rest", "spare")

READINGS = (
    ({"objective": "leximin"}, (*FILLED, "objective")),
    ({"objective": "leximin", "streams": "s"}, (*FILLED, "objective")),
    ({"objective": "leximin-persons", "on": "count"}, (*FILLED, "objective")),
    ({"objective": "decmin"}, (*FILLED, "objective")),
    ({"objective": "decmin", "on": "count", "streams": "t"}, (*FILLED, "objective")),
    ({"objective": "least-squares"}, (*FILLED, "objective")),
    ({"objective": "least-squares", "on": "count", "streams": "s"}, (*FILLED, "objective")),
    ({"objective": "alpha:1/2"}, (*FILLED, "objective")),
    ({"objective": "alpha:1", "streams": "t"}, (*FILLED, "first", "objective")),
    ({"objective": "alpha:2"}, (*FILLED, "first", "objective")),
    ({"objective": "utilitarian"}, (*FILLED, "utilitarian")),
    ({"chain": "utilitarian"}, ("utilitarian",)),
    ({"chain": "fill; cost; utilitarian"}, (*FILLED, "cost", "utilitarian")),
    ({"chain": "places; person-months; cost"}, ("places", "person-months", "cost")),
    ({"objective": "leximin", "receives": "person-months"}, (*FILLED, "objective")),
    ({"objective": "decmin", "receives": "money", "streams": "s"}, (*FILLED, "objective")),
    ({"objective": "leximin", "groups": "women"}, (*FILLED, "objective")),
)
"""Every goal that is linear, in pieces or the first of levels, on rates and counts, in each unit."""

LEAST = ("spare", "cost", "decmin", "least-squares")
"""Goals of which less is better."""

WHOLE = (*FILLED, "places", "person-months", "cost")
"""Steps whose sums are whole numbers, months and costs here being whole."""


def own_value(draw, plan, reading, step, unit):
    """What a step is worth in a plan, in the units of the exported problem."""
    objective = reading.get("objective", "leximin")
    if step in FILLED:
        return {"fill": goals.filled(plan), "spare": goals.spared(plan),
                "fill-rest": goals.filled_rest(plan, reading.get("streams", "ts"))}[step]
    if step == "first":
        return goals.first(plan, objective, unit)
    if step != "objective":
        return goals.linear(plan, draw.table_of_types(), step)
    if "groups" in reading:
        women = {row["code"]: row["women"] for row in draw.table_of_types()}
        return min(sum(women[t] * int(plan.places.loc[p, t]) for t in draw.types) / draw.pool(i)
                   for i, p in enumerate(draw.provinces)) * unit
    return goals.objective(plan, objective, unit)


class Comparison:
    """One programme and reading, by the library and by others."""

    def __init__(self, draw, reading, folder, seconds, nodes=1000):
        self.draw, self.reading, self.seconds, self.nodes = draw, reading, seconds, nodes
        self.programme = draw.programme()
        self.file = pathlib.Path(folder) / "case"
        self.tally = collections.Counter()
        self.times = collections.Counter()
        self.faults = []

    def _write(self, step, known):
        for suffix in ("lp", "mps"):
            write = getattr(self.programme, f"write_{suffix}")
            write(self.file.with_suffix(f".{suffix}"), step=step, known=known or None, **self.reading)

    def _ask(self, solver, suffix):
        start = time.monotonic()
        found = solvers.ask(solver, self.file.with_suffix(suffix), self.seconds)
        self.times[solver] += time.monotonic() - start
        return found

    def plan(self):
        """The plan, or the status of there being none."""
        start = time.monotonic()
        try:
            return self.programme.split(**self.reading, tie="lot", seed="x", nodes=self.nodes)
        except awrash.InfeasibleError:
            return "infeasible"
        except awrash.BoundsError:
            return "unbounded"
        finally:
            self.times["own"] += time.monotonic() - start

    def run(self, steps, asked):
        """Compare every step with what the solvers in asked, (name, suffix) each, find."""
        plan = self.plan()
        if isinstance(plan, str):
            for solver, suffix in asked:
                self._refute(plan, steps, solver, suffix)
            return
        known = []
        self.is_network = plan.problem_class in ("simple", "tree", "network")
        for step in steps:
            self._write(step, known)
            unit = solvers.unit(self.file.with_suffix(".lp"))
            own = own_value(self.draw, plan, self.reading, step, unit)
            for solver, suffix in asked:
                self._compare(plan, step, solver, own, self._ask(solver, suffix))
            known.append(own if step in WHOLE else own * (1 - 1e-9))
            self.is_network = self.is_network and step in FILLED

    def _refute(self, status, steps, solver, suffix):
        """No plan: so says the first step, or, where it is bounded, a later one."""
        known = []
        for step in steps if status == "unbounded" else steps[:1]:
            self._write(step, known)
            found = self._ask(solver, suffix)
            if status != "unbounded" or found.status != "optimal":
                break
            known.append(abs(found.value))
        self._judge(step, solver, status, found.status)

    def _judge(self, step, solver, own, theirs):
        if theirs == "stopped":
            self.tally[solver, "stopped"] += 1
        elif solver == "exact" and own == "infeasible" and theirs == "optimal":
            self.tally[solver, "in fractions only"] += 1
        elif solver == "cbc" and own == "unbounded" and theirs == "infeasible":
            # What its presolve sees has no optimum, for one reason or the other.
            self.tally[solver, "without optimum"] += 1
        elif own == theirs:
            self.tally[solver, f"{own} both"] += 1
        else:
            self.faults.append(f"{step}: {solver} says {theirs}, expected {own}")

    def _compare(self, plan, step, solver, own, found):
        if found.status != "optimal":
            self._judge(step, solver, "optimal", found.status)
            return
        objective = self.reading.get("objective", "leximin") if step == "objective" else step
        # CBC tells a goal that is made largest as its negative.
        theirs = math.copysign(found.value, own)
        beyond = theirs - own if solver == "exact" or step not in WHOLE else round(theirs) - own
        ahead = (-beyond if objective in LEAST else beyond) / max(abs(own), 1)
        # Corners of a network are whole, but not those cut off by a level or a row that holds.
        whole = solver != "exact" or (self.is_network and objective not in goals.LEVELS)
        if abs(ahead) <= (0 if step in WHOLE and solver != "exact" else TOLERANCE):
            self.tally[solver, "equal"] += 1
        elif not whole and ahead > 0:
            self.tally[solver, "in fractions only"] += 1
        elif 0 < ahead <= plan.gap + TOLERANCE and plan.gap > 1e-9:
            self.tally[solver, "within the gap told"] += 1
        else:
            self.faults.append(f"{step}: {solver} finds {theirs!r}, expected {own!r} "
                               f"({plan.problem_class}, {plan.status}, gap {plan.gap})")


ASKED = (("glpsol", ".lp"), ("cbc", ".mps"), ("exact", ".mps"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="for each question to a solver")
    asked = parser.parse_args()
    faults = 0
    print(f"programmes of 10 to 40 provinces x 4 to 8 types, {asked.seeds} seeds a kind of walls, "
          f"{len(READINGS)} readings, each step of them")
    for kind in KINDS:
        for spoiled in (None, "infeasible", "unbounded"):
            tally, times = collections.Counter(), collections.Counter()
            for seed in range(asked.seeds if spoiled is None else 1 + asked.seeds // 5):
                for reading, steps in READINGS:
                    with tempfile.TemporaryDirectory() as folder:
                        run = Comparison(Draw(kind, seed, spoiled), reading, folder, asked.seconds)
                        run.run(steps, ASKED)
                    tally += run.tally
                    times += run.times
                    faults += len(run.faults)
                    for fault in run.faults:
                        print(f"  DIFFERENT {kind} {seed} {spoiled or ''} {reading} {fault}", flush=True)
            title = kind if spoiled is None else f"{kind}, {spoiled}"
            print(f"{title:<22} own {times['own']:.2f} s; " + "; ".join(
                f"{solver} {times[solver]:.2f} s " + ", ".join(
                    f"{n} {what}" for (who, what), n in sorted(tally.items()) if who == solver)
                for solver, _ in ASKED), flush=True)
    print("no differences" if faults == 0 else f"{faults} differences")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
