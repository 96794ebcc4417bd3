# SPDX-License-Identifier: GPL-3.0-or-later
#
# Amending a plan from the command line. Source: the contract of commands in CONTRIBUTING.md.
# Invariant: every test runs a built program in a process of its own.

import pytest
from test_commands import BIN, KHENIFRA, answer, run, tied  # noqa: F401  (a fixture)

pytestmark = pytest.mark.skipif(not (BIN / "awrash-plan").exists(), reason=f"no commands in {BIN}")


def of(found):
    return {p["territory"]: sum(p["places"].values()) for p in found["provinces"]}


def test_a_former_plan_settles_the_tie(tied, tmp_path):  # noqa: F811
    run("plan", tied, "--tie", "order", "--order", "1.2;1.1", "-o", tmp_path / "former")
    for near in (tmp_path / "former", tmp_path / "former" / "plan.csv"):
        found = answer("plan", tied, "--near", near)
        assert of(found) == {"1.1": 1, "1.2": 2} and found["status"] == "optimal"
        assert "fewest changes" in found["chain"]
    run("plan", tied, "--near", tmp_path / "former", "-o", tmp_path / "again")
    out, _ = run("check", tied, tmp_path / "again")
    assert out


def test_a_loss_needs_a_former_plan(tied, tmp_path):  # noqa: F811
    run("plan", tied, "--tie", "order", "--order", "1.2;1.1", "-o", tmp_path / "former")
    _, err = run("plan", tied, "--loss", "0.1", status=2)
    assert "near names no former plan" in err
    near = tmp_path / "former" / "plan.csv"
    near.write_text("territory,type,places\n1.2,temporary,3\n", encoding="utf-8")
    assert of(answer("plan", tied, "--near", near, "--loss", "1")) == {"1.1": 0, "1.2": 3}


def test_a_former_plan_that_is_not_there_is_told(tied, tmp_path):  # noqa: F811
    _, err = run("plan", tied, "--near", tmp_path, status=2)
    assert "--near" in err and "plan.csv" in err
    _, err = run("plan", KHENIFRA, "--compare", "--near", tmp_path, status=2)
    assert "--compare" in err


def test_intervals_hold_the_need():
    found = answer("plan", KHENIFRA, "--reading", "by-need", "--intervals")["need_intervals"]
    assert len(found) == 5 and all(p["low"] <= p["need"] <= p["high"] for p in found)
    out, _ = run("plan", KHENIFRA, "--reading", "by-need", "--intervals")
    assert "Needs over which this plan stays best" in out
    assert "need_intervals" not in answer("plan", KHENIFRA)
    _, err = run("plan", KHENIFRA, "--compare", "--intervals", status=2)
    assert "--compare" in err


def test_a_frontier_says_what_equity_costs_and_whether_it_is_complete(tied):  # noqa: F811
    settled = ("--tie", "order", "--order", "1.2;1.1")
    found = answer("plan", tied, "--frontier", "places,lowest-rate", *settled)["frontier"]
    assert found["is_complete"] and len(found["points"]) == 1
    assert found["points"][0]["efficiency"] == 3 and found["points"][0]["price"] == 0
    out, _ = run("plan", tied, "--frontier", "places,lowest-rate", *settled)
    assert "What equity costs" in out and "Complete" in out
    out, _ = run("plan", KHENIFRA, "--frontier", "places,gini,4", "--reading", "by-need")
    assert "Not complete" in out or "Complete" in out
    found = answer("plan", KHENIFRA, "--frontier", "places,alpha:1/2,5", "--reading",
                   "by-need")["frontier"]
    assert 1 <= len(found["points"]) <= 5 and found["points"][0]["price"] == 0


@pytest.mark.parametrize("asked", ("places", "places,gini,1", "places,gini,x", "a,b,c,d"))
def test_a_frontier_that_is_asked_wrongly_is_told(asked):
    _, err = run("plan", KHENIFRA, "--frontier", asked, status=2)
    assert "EFFICIENCY,EQUITY" in err
    _, err = run("plan", KHENIFRA, "--frontier", "places,envy", status=2)
    assert "envy" in err
    _, err = run("plan", KHENIFRA, "--frontier", "places,gini", "--compare", status=2)
    assert "--compare" in err


def test_wishes_have_their_prices():
    found = answer("plan", KHENIFRA, "--reading", "by-need", "--fix", "05.081/sustainable = 700")
    assert [wish["wish"] for wish in found["wishes"]] == ["05.081/sustainable = 700", None]
    assert found["wishes"][0]["moved"] == 700 - 617
    out, _ = run("plan", KHENIFRA, "--reading", "by-need", "--fix", "05.081/sustainable = 700")
    assert "What each wish costs" in out and "all together" in out
    assert "wishes" not in answer("plan", KHENIFRA)
