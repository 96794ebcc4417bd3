# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out to other solvers, and what they make of it.

Idea: the same programme by the library and, through its exported problem, by GLPK and CBC.
Source: glpsol and cbc, where they are installed.
Invariant: both find the same optimum of every step; seeds are fixed.
"""

import pathlib
import random
from fractions import Fraction

import pytest

import awrash
import goals
import solvers
from solvers import SOLVERS

CASES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "data"
ARABIC = "خنيفرة"


def both(programme, solver, tmp_path, **question):
    """The optimum of a step by a solver, from both formats, with a goal's true sign."""
    solvers.need(solver)
    programme.write_lp(tmp_path / "case.lp", **question)
    programme.write_mps(tmp_path / "case.mps", **question)
    found = solvers.ask(solver, tmp_path / "case.lp")
    other = solvers.ask(solver, tmp_path / "case.mps")
    assert found.status == other.status and found.status in ("optimal", "infeasible")
    if found.status == "infeasible":
        return None
    turned = "sign is turned" in (tmp_path / "case.mps").read_text("utf-8")
    # CBC tells a goal that is made largest as its negative.
    assert abs(found.value) == pytest.approx(abs(other.value), rel=1e-6, abs=1e-9), turned
    return abs(found.value) / solvers.unit(tmp_path / "case.lp")


def drawn(seed):
    """A small random programme: two regions, two streams, bounds that cross."""
    draw = random.Random(seed)
    # Codes that names and comments have to survive.
    codes = ["a b", "a-b", ARABIC, 'q"uo,te'][:draw.randint(2, 4)]
    territories = [{"code": "N"}, {"code": "R1", "parent": "N"}, {"code": "R2", "parent": "N"}]
    territories += [{"code": code, "parent": draw.choice(("R1", "R2")) if i > 1 else f"R{i + 1}",
                     "need": draw.choice((0, 3, 7, 10, 12)) if i else 5}
                    for i, code in enumerate(codes)]
    quotas = [{"territory": "N", "stream": "s", "min": 0, "max": draw.randint(4, 20)}]
    for region in ("R1", "R2"):
        low = draw.choice((0, 0, 2))
        quotas.append({"territory": region, "stream": "t", "min": low,
                       "max": low + draw.randint(0, 9)})
    for code in codes:
        quotas.append({"territory": code, "stream": draw.choice(("s", "t")),
                       "min": draw.choice((0, 0, 1)), "max": draw.randint(1, 8)})
    return awrash.Programme(territories, quotas, streams=[{"code": "s"}, {"code": "t"}],
                            need="need")


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("objective", ["leximin", "decmin", "least-squares"])
def test_small_programmes_have_the_same_optimum(solver, objective, tmp_path):
    answered = 0
    for seed in range(40):
        programme = drawn(seed)
        settings = {"objective": objective, "streams": ["s", "*"][seed % 2]}
        try:
            plan = programme.split(**settings, tie="lot", seed="x")
        except awrash.InfeasibleError:
            assert both(programme, solver, tmp_path, **settings) is None
            continue
        answered += 1
        assert both(programme, solver, tmp_path, step="fill", **settings) == goals.filled(plan)
        assert both(programme, solver, tmp_path, **settings) == pytest.approx(
            goals.objective(plan, objective), rel=1e-6, abs=1e-9)
    assert answered > 20


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("objective", ["alpha:1/2", "alpha:1", "alpha:2", "alpha:3"])
def test_welfare_by_pieces_is_the_welfare_found_here(solver, objective, tmp_path):
    alpha, answered = float(Fraction(objective[6:])), 0
    for seed in range(30):
        programme = drawn(seed)
        settings = {"objective": objective, "streams": ["s", "*"][seed % 2]}
        try:
            plan = programme.split(**settings, tie="lot", seed="x")
        except awrash.InfeasibleError:
            assert both(programme, solver, tmp_path, **settings) is None
            continue
        answered += 1
        found = both(programme, solver, tmp_path, **settings)
        assert found == pytest.approx(abs(goals.objective(plan, objective)), rel=1e-6, abs=1e-9)
        if alpha >= 1:
            assert both(programme, solver, tmp_path, step="first", **settings) == pytest.approx(
                goals.first(plan, objective), rel=1e-9)
    assert answered > 15


def valued(seed, budget=False):
    """A small random programme whose types differ in months, cost and utility."""
    draw = random.Random(500 + seed)
    territories = [{"code": "N"}, {"code": "R1", "parent": "N"}, {"code": "R2", "parent": "N"}]
    territories += [{"code": code, "parent": region, "need": draw.randint(3, 20)}
                    for code, region in zip("abcd", ("R1", "R1", "R2", "R2"))]
    types = [{"code": code, "stream": stream, "months": draw.choice((3, 4, 6)),
              "monthly_cost": draw.choice((1500, 2000, 3120)),
              "utility": draw.randint(50, 150) / 100}
             for code, stream in (("s1", "s"), ("t1", "t"), ("t2", "t"))]
    quotas = [{"territory": code, "stream": stream, "max": draw.randint(2, 12)}
              for code in "abcd" for stream in ("type:s1", "type:t1", "type:t2")]
    quotas += [{"territory": "N", "stream": "s", "max": draw.randint(6, 20)},
               {"territory": "R1", "stream": "t", "max": draw.randint(6, 20)}]
    if budget:
        quotas += [{"territory": code, "stream": "*", "unit": "money",
                    "max": 1000 * draw.randint(150, 400)} for code in ("N", "R1")]
    return types, awrash.Programme(territories, quotas, worksite_types=types,
                                   streams=[{"code": "s"}, {"code": "t"}], need="need")


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("chain", [["fill", "utilitarian", "cost"], ["utilitarian"],
                                   ["places", "person-months", "cost"],
                                   ["fill", "cost", "utilitarian"]])
def test_every_linear_goal_of_a_chain_is_the_value_found_here(solver, chain, tmp_path):
    for seed in range(8):
        types, programme = valued(seed)
        plan = programme.split(chain=";".join(chain), tie="lot", seed="x")
        for goal in chain:
            found = both(programme, solver, tmp_path, step=goal, chain=";".join(chain))
            expected = sum(plan.receipts) if goal == "fill" else goals.linear(plan, types, goal)
            assert found == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize("solver", SOLVERS)
def test_utilities_on_budgets_are_those_found_here(solver, tmp_path):
    proved = 0
    for seed in (0, 1, 2, 3, 6, 7):
        types, programme = valued(seed, budget=True)
        plan = programme.split(chain="utilitarian", tie="lot", seed="x")
        found, value = (both(programme, solver, tmp_path, chain="utilitarian"),
                        goals.linear(plan, types, "utilitarian"))
        if plan.problem_class == "network + rows":
            assert plan.value == pytest.approx(value, rel=1e-12)
            assert value <= found + 1e-9 and found <= plan.bound + 1e-7
        if plan.gap <= 1e-9:
            assert found == pytest.approx(value, rel=1e-7)
            proved += plan.problem_class == "network + rows"
    assert proved >= 3


@pytest.mark.parametrize("solver", SOLVERS)
def test_utilities_of_a_full_programme_on_budgets_are_those_found_here(solver, tmp_path):
    proved = 0
    for seed in (0, 1, 2, 3, 6, 7):
        types, programme = valued(seed, budget=True)
        plan = programme.split("utilitarian", tie="lot", seed="x")
        filled = both(programme, solver, tmp_path, step="fill", objective="utilitarian")
        if plan.gap > 1e-9:
            continue
        assert filled == sum(plan.receipts)
        found = both(programme, solver, tmp_path, objective="utilitarian", known=[filled, 0, 0])
        assert found == pytest.approx(goals.linear(plan, types, "utilitarian"), rel=1e-7)
        proved += plan.problem_class == "network + rows"
    assert proved >= 3


def under_conditions(seed):
    """A small random programme with a fixed number, a lowest rate and a row of unequal weights."""
    draw = random.Random(1000 + seed)
    programme = drawn(seed)
    codes = programme.provinces
    if seed % 2:
        programme = programme.fix(draw.choice(codes), draw.choice("st"), draw.randint(0, 2))
    if seed % 3:
        programme = programme.min_rate(draw.choice(("1/7", 0.05)))
    if seed % 5 == 0:
        cells = [(code, stream) for code in codes for stream in "st"]
        programme = programme.add_row(cells, [draw.choice((1, 2, 2.5, -1)) for _ in cells],
                                      max=draw.randint(3, 12))
    return programme


@pytest.mark.parametrize("solver", SOLVERS)
def test_conditions_go_out_as_they_are_kept_here(solver, tmp_path):
    seen = set()
    for seed in range(40):
        programme = under_conditions(seed)
        settings = {"streams": ["s", "*"][seed // 2 % 2]}
        try:
            plan = programme.split(**settings, tie="lot", seed="x")
        except awrash.InfeasibleError:
            assert both(programme, solver, tmp_path, step="fill", **settings) is None
            seen.add("infeasible")
            continue
        except awrash.LimitError:
            continue
        if plan.status not in ("optimal", "unplaced", "tie-settled"):
            continue
        assert both(programme, solver, tmp_path, step="fill", **settings) == goals.filled(plan)
        assert programme.check(plan).accepted
        seen.add(plan.problem_class)
    assert {"infeasible", "network"} <= seen


@pytest.mark.parametrize("solver", SOLVERS)
def test_steps_chained_by_another_solver_are_those_found_here(solver, tmp_path):
    for seed in range(0, 40, 4):
        programme, known = drawn(seed), []
        for step in ("fill", "fill-rest", "spare"):
            found = both(programme, solver, tmp_path, step=step, known=known or None, streams="s")
            if found is None:
                break
            known.append(round(found))
        if len(known) < 3:
            continue
        programme.write_lp(tmp_path / "given.lp", known=known, streams="s")
        programme.write_lp(tmp_path / "found.lp", streams="s")
        assert (tmp_path / "given.lp").read_bytes() == (tmp_path / "found.lp").read_bytes()


@pytest.mark.parametrize("objective", ["leximin", "decmin", "least-squares"])
def test_khenifra_has_the_same_optimum(khenifra, objective, tmp_path):
    plan = khenifra.split(objective=objective)
    assert both(khenifra, "cbc", tmp_path, step="fill", objective=objective) == sum(plan.receipts)
    assert both(khenifra, "cbc", tmp_path, objective=objective) == pytest.approx(
        goals.objective(plan, objective), rel=1e-7)


@pytest.mark.parametrize("objective", ["leximin", "decmin"])
def test_morocco_is_next_to_the_optimum_in_fractions(objective, tmp_path):
    solvers.need("glpsol")
    morocco = awrash.Programme.load(CASES / "morocco-2023")
    plan = morocco.split(objective=objective, tie="lot", seed="x")
    file = tmp_path / "case.lp"
    morocco.write_lp(file, objective=objective)
    bound = solvers.ask("exact", file).value / solvers.unit(file)
    # Whole places lose at most one place of the smallest need.
    beyond = (bound - goals.objective(plan, objective)) * (1 if objective == "leximin" else -1)
    assert -1e-9 <= beyond <= 1 / min(d for d in plan.needs if d > 0)


def test_wide_pieces_are_above_the_sum_by_no_more_than_they_say(khenifra, tmp_path):
    exact = goals.objective(khenifra.split(objective="least-squares"), "least-squares")
    found = both(khenifra, "glpsol", tmp_path, objective="least-squares", segments=40)
    widest = 4000 / 40 + 1
    assert exact <= found <= exact + sum(widest ** 2 / 4 / d for d in khenifra.split().needs)


@pytest.mark.parametrize("solver", SOLVERS)
def test_classes_beyond_a_network_go_out_too(solver, tmp_path):
    programme = awrash.Programme(
        [{"code": "a", "parent": "", "need": 1}, {"code": "b", "parent": "", "need": 1}],
        [{"territory": "a", "stream": "*", "unit": "person-months", "max": 50},
         {"territory": "b", "stream": "*", "unit": "person-months", "max": 31}],
        streams=[{"code": "s", "months": 4}, {"code": "t", "months": 9}],
        shares=[{"territory": "a", "of": "*", "stream": "t", "at_least": 0.25}], need="need")
    plan = programme.split()
    with pytest.raises(awrash.LimitError, match="are not given"):
        programme.write_lp(tmp_path / "case.lp")
    best = {need: max(s + t for s in range(13) for t in range(6) if 4 * s + 9 * t <= most
                      and 4 * t >= share * (s + t))
            for need, most, share in (("a", 50, 1), ("b", 31, 0))}
    fill = both(programme, solver, tmp_path, step="fill")
    assert fill == sum(best.values()) == sum(plan.receipts)
    assert both(programme, solver, tmp_path, known=[fill, 0, 0]) == min(best.values())


def test_a_file_is_replaced_whole_or_left(khenifra, tmp_path):
    file = tmp_path / "case.lp"
    khenifra.write_lp(file)
    before = file.read_bytes()
    with pytest.raises(awrash.DataError, match="segments is -1"):
        khenifra.write_lp(file, segments=-1)
    with pytest.raises(awrash.DataError, match="expected fill, fill-rest, spare, first, objective"):
        khenifra.write_lp(file, step="all")
    assert file.read_bytes() == before and list(tmp_path.iterdir()) == [file]
    with pytest.raises(awrash.FileError, match="cannot be written"):
        khenifra.write_mps(tmp_path / "nowhere" / "case.mps")


def test_the_reading_stands_in_the_comments(khenifra, tmp_path):
    khenifra.write_lp(tmp_path / "case.lp", reading="by-need", objective="decmin")
    text = (tmp_path / "case.lp").read_text("utf-8")
    assert '\\ Reading: objective = "decmin"\n' in text
    assert '\\ Reading: streams = "sustainable"\n' in text
    assert '\\   x_05_301_sustainable: places of "sustainable" in "05.301"\n' in text
