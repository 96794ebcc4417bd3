# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-select as an office meets it: reserves, cut-offs, reasons for one person, ties, what is withheld.
# Source: the contract of commands in CONTRIBUTING.md; invented applicants.
# Invariant: every test runs the built program in a process of its own; none looks inside.

import csv

import pytest
from test_commands import BIN, DATA, answer, run

pytestmark = pytest.mark.skipif(not (BIN / "awrash-select").exists(), reason=f"no command in {BIN}")

APPLICANTS = """person,name,sex,disability,score,months,rank
p1,Amal,man,no,70,0,3
p2,Badr,man,no,68,0,1
p3,Chama,man,no,64,0,2
p4,Driss,man,no,66,24,4
p5,Esma,woman,no,62.5,0,5
p6,Fatna,woman,no,61.25,0,6
p7,Ghali,man,yes,60,0,7
"""
POOL = DATA / "invented-scores" / "applicants.csv"
FOUR = ("-n", 4, "-r", "sex:woman=1", "-r", "disability:yes=1")


def ask(*arguments, stdin=APPLICANTS, **rest):
    return answer("select", "-", *arguments, stdin=stdin, **rest)


def refused(*arguments, stdin=APPLICANTS):
    _, err = run("select", "-", *arguments, status=2, stdin=stdin)
    return err


def test_places_cutoffs_and_persons():
    found = ask(*FOUR, "--least", 1)
    assert found["status"] == "optimal" and (found["applicants"], found["places"], found["empty"]) == (7, 4, 0)
    assert [(g["group"], g["places"], g["filled"], g["cutoff"], g["withheld"]) for g in found["groups"]] == [
        ("open", 2, 2, 68, False), ("sex:woman", 1, 1, 62.5, False), ("disability:yes", 1, 1, 60, False)]
    assert found["selected"] == [
        {"person": "p1", "place": "open"}, {"person": "p2", "place": "open"},
        {"person": "p5", "place": "sex:woman"}, {"person": "p7", "place": "disability:yes"}]


def test_small_groups_are_withheld():
    found = ask(*FOUR)
    assert [(g["group"], g["filled"], g["cutoff"]) for g in found["groups"]] == [
        ("open + sex:woman + disability:yes", None, None)]
    assert {p["place"] for p in found["selected"]} == {"withheld"}
    out, _ = run("select", POOL, "-n", 30, "-r", "sex:woman=12", "-r", "disability:yes=2", "-s", "x", "--json")
    assert "sex:woman + disability:yes" in out


def test_a_reason_is_told_of_one_person_alone():
    found = ask(*FOUR, "--reason", "p6")
    assert set(found) == {"program", "version", "status", "person", "selected", "reason"}
    assert (found["person"], found["selected"]) == ("p6", False)
    assert found["reason"] == ("score 61.25; cut-off of open places: 68; cut-off of sex:woman: 62.5")
    out, _ = run("select", "-", *FOUR, "--reason", "p7", stdin=APPLICANTS)
    assert "score 60; place: disability:yes" in out and "p1" not in out
    err = refused(*FOUR, "--reason", "Fatima Zahra")
    assert "no person of that identifier" in err and "Fatima" not in err


def test_what_settled_equal_scores_is_told():
    table = "person,score,rank\na,3,2\nb,3,1\n"
    asked = ("select", "-", "-n", 1)
    out, _ = run(*asked, "-s", "balls 4 17", stdin=table)
    assert 'Equal scores were settled by the lot that the text "balls 4 17" names.' in out
    assert answer(*asked, "-s", "balls 4 17", stdin=table)["seed"] == "balls 4 17"
    out, _ = run(*asked, "--order", "rank", stdin=table)
    assert 'by the column "rank"' in out and "b" in out
    out, _ = run(*asked, "-s", "balls 4 17", "--csv", stdin=table)
    assert out.count("\n") == 2
    assert "Equal scores" not in run(*asked, "-s", "x", stdin="person,score\na,3\nb,4\n")[0]


def test_an_identifier_that_might_be_a_name_is_refused_and_not_repeated():
    _, err = run("select", "-", "-n", 1, stdin="person,score\nFatima Zahra,3\nB,2\n", status=2)
    assert ":2: the identifier is empty, has a blank" in err and "Fatima" not in err


def test_names_never_appear():
    for arguments in (FOUR, (*FOUR, "--csv"), (*FOUR, "--json"), (*FOUR, "--reason", "p1")):
        out, err = run("select", "-", *arguments, stdin=APPLICANTS)
        assert not any(name in out + err for name in ("Amal", "Badr", "Esma", "Ghali"))
    assert "Amal" not in refused("-n", 1, stdin=APPLICANTS.replace(",70,", ",x,"))


def test_over_and_above_and_hard_places():
    assert [p["person"] for p in ask("-n", 3, "-r", "sex:man=1", "--mode", "over-and-above")["selected"]] == ["p1", "p2", "p4"]
    found = ask("-n", 5, "-r", "disability:yes=3", "--hard", "disability:yes")
    assert found["status"] == "unplaced" and found["empty"] == 2 and len(found["selected"]) == 3


def test_past_rounds_count():
    found = ask("-n", 1, "--history", "months=0.25")
    assert found["selected"][0]["person"] == "p4"
    assert "score 72" in ask("-n", 1, "--history", "months=0.25", "--reason", "p4")["reason"]


def test_ties_are_refused_or_settled():
    level = APPLICANTS.replace(",66,", ",68,")
    found = ask("-n", 2, status=1, stdin=level)
    assert found["status"] == "tie-refused" and found["tied"] == ["p2", "p4"] and found["free"] == 1
    out, _ = run("select", "-", "-n", 2, status=1, stdin=level)
    assert "--seed" in out and "--order" in out
    assert ask("-n", 2, "--order", "rank", stdin=level)["selected"][1]["person"] == "p2"
    drawn = ask("-n", 2, "--seed", "balls 4 17", stdin=level)
    assert drawn["status"] == "tie-settled" and drawn == ask("-n", 2, "-s", "balls 4 17", stdin=level)
    assert "same number" in refused("-n", 2, "--order", "months")


BLOCKS = ("--category", "milieu", "-b", "open=2", "-b", "country:rural=2", "-b", "far:rural=1", "-r", "country/sex:woman=1")
MILIEU = """person,sex,milieu,score
q1,man,urban,70
q2,man,urban,68
q3,man,urban,66
q4,man,rural,64
q5,man,rural,62
q6,woman,rural,61
q7,woman,urban,60
"""


def test_blocks_are_filled_in_their_order():
    found = ask(*BLOCKS, "--least", 1, stdin=MILIEU)
    assert (found["status"], found["places"], found["empty"]) == ("optimal", 5, 0)
    assert [(p["person"], p["place"]) for p in found["selected"]] == [
        ("q1", "open"), ("q2", "open"), ("q4", "country"), ("q6", "country / sex:woman"), ("q5", "far")]
    assert [(g["group"], g["places"], g["filled"], g["cutoff"]) for g in found["groups"]] == [
        ("open", 2, 2, 68), ("country", 1, 1, 64), ("country / sex:woman", 1, 1, 61), ("far", 1, 1, 62)]
    assert ask(*BLOCKS, "--reason", "q3", stdin=MILIEU)["reason"] == "score 66; cut-off of open: 68"


def test_a_block_leaves_over_or_keeps():
    more = ("--category", "milieu", "-b", "country:rural=4", "-b", "open=1", "--least", 1)
    left = ask(*more, stdin=MILIEU)
    assert [p["person"] for p in left["selected"]] == ["q4", "q5", "q6", "q1", "q2"]
    assert left["selected"][-1]["place"] == "left over" and left["empty"] == 0
    kept = ask(*more, "--keep", "country", stdin=MILIEU)
    assert [p["person"] for p in kept["selected"]] == ["q4", "q5", "q6", "q1"]
    assert (kept["status"], kept["empty"]) == ("unplaced", 1)
    assert all(g["filled"] is None or g["filled"] >= 5 for g in ask(*BLOCKS, stdin=MILIEU)["groups"])


def test_equal_scores_in_blocks_are_no_tie_where_all_have_a_place():
    level = MILIEU.replace(",70", ",64").replace(",68", ",64").replace(",66", ",64")
    assert ask("-b", "a=2", "-b", "b=2", stdin=level)["status"] == "optimal"
    assert ask("-b", "a=2", "-b", "b=1", stdin=level, status=1)["status"] == "tie-refused"


@pytest.mark.parametrize("arguments, message", [
    pytest.param(("-n", 4, "-b", "open=4"), "--size and --block are both given", id="both"),
    pytest.param(("-n", 4, "--keep", "open"), "--block is missing", id="missing"),
    pytest.param(("-b", "open=1", "-b", "open=2"), "each once", id="twice"),
    pytest.param(("-b", "a/b=1"), "without a stroke", id="stroke"),
    pytest.param(("-b", "open=1.5"), "whole number of places", id="half"),
    pytest.param(("-b", "country:rural=1"), "--category is missing", id="category"),
    pytest.param(("--category", "milieu", "-b", "sea:coast=1"), "nobody has", id="nobody"),
    pytest.param(("-b", "open=1", "--keep", "far"), "expected a block", id="keep"),
    pytest.param(("-b", "a=1", "-b", "b=1", "-r", "sex:woman=1"), "expected a block that --block names", id="reserve"),
    pytest.param(("-b", "a=1", "-r", "sex:woman=1", "-r", "sex:woman=1"), "given twice", id="again"),
])
def test_wrong_blocks_are_told(arguments, message):
    assert message in refused(*arguments, stdin=MILIEU)


def test_csv_is_who_was_selected():
    out, _ = run("select", POOL, "-n", 30, "-r", "sex:woman=12", "--seed", "x", "--csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert len(rows) == 30 and set(rows[0]) == {"person", "place"} and {r["place"] for r in rows} == {"open", "sex:woman"}


def test_the_answer_speaks_french_and_arabic():
    english, french, arabic = (run("select", "-", *FOUR, "--lang", lang, "--reason", "p6", stdin=APPLICANTS)[0]
                               for lang in ("en", "fr", "ar"))
    assert len({english, french, arabic}) == 3 and "61.25" in french


@pytest.mark.parametrize("arguments, message", [
    pytest.param((), "--size is missing", id="size"),
    pytest.param(("-n", 4, "-r", "sex:woman"), "expected a name, = and a number", id="number"),
    pytest.param(("-n", 4, "-r", "sex=2"), "expected COLUMN:VALUE", id="value"),
    pytest.param(("-n", 4, "-r", "sex:woman=1.5"), "whole number of places", id="half"),
    pytest.param(("-n", 4, "-r", "sexe:woman=1"), "no column", id="column"),
    pytest.param(("-n", 4, "-r", "sex:child=1"), "nobody has", id="nobody"),
    pytest.param(("-n", 1, "-r", "sex:woman=2"), "reserves 2 places", id="bounds"),
    pytest.param(("-n", 4, "--hard", "sex:woman"), "that --reserve names", id="hard"),
    pytest.param(("-n", 4, "--mode", "first"), "mode is", id="mode"),
    pytest.param(("-n", 4, "--least", 0), "--least is below 1", id="least"),
    pytest.param(("-n", 4, "-s", "x", "--order", "rank"), "both given", id="both"),
    pytest.param(("-n", 4, "--csv", "--reason", "p1"), "both given", id="csv"),
    pytest.param(("-n", 4, "-p", "sex"), "has a blank or was given before", id="person"),
    pytest.param(("-n", 4, "--history", "months"), "expected a name", id="history"),
    pytest.param(("-n", 4, "--score", "points"), "no column", id="score"),
])
def test_wrong_use_is_told(arguments, message):
    assert message in refused(*arguments)
