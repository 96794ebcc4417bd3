# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-approve as a committee meets it: what is approved, what is left over, what the others need.
# Source: the contract of commands in CONTRIBUTING.md; the illustration for Khénifra, whose totals are published.
# Invariant: every test runs the built program in a process of its own; none looks inside.

import csv
import json

import pytest
from test_commands import BIN, ROOT, answer, run

pytestmark = pytest.mark.skipif(not (BIN / "awrash-approve").exists(), reason=f"no command in {BIN}")

KHENIFRA = ROOT / "examples" / "data" / "khenifra-worksites" / "worksites.csv"
ASKED = ("approve", KHENIFRA, "--quota", "3812", "--threshold", "2", "--at-least", "national_priority=20%",
         "--at-least", "women=30%", "--objective", "communes,utility")
SMALL = """code,commune,places_min,places,months,cost,utility,womens,women,required
w1,a,,20,3,60,8,1,0.8,
w2,b,,20,3,65,7,0,0.3,
w3,b,,30,3,80,6,0,0.4,
w4,c,,10,3,30,2,0,0.5,
w5,d,,45,3,150,9,0,0.2,
"""
STRICT = {"G_DEBUG": "fatal-criticals"}


def ask(*arguments, stdin=SMALL, **rest):
    return answer("approve", "-", *arguments, stdin=stdin, **STRICT, **rest)


def refused(*arguments, stdin=SMALL):
    _, err = run("approve", "-", *arguments, status=2, stdin=stdin, **STRICT)
    return err


def test_the_illustration_has_the_published_totals():
    said = answer(*ASKED, **STRICT)
    assert said["status"] == "optimal"
    approved = [one for one in said["worksites"] if one["places"] > 0]
    assert len(approved) == 61
    assert sum(one["places"] for one in approved) == 1251
    assert {bound["bound"]: bound["room"] for bound in said["bounds"]}["quota"] == 59
    assert len(said["worksites"]) == 84
    assert len(said["communes"]) == 22
    assert [commune for commune, why in said["communes"].items() if why != "served"] == ["C22"]


def test_the_text_says_what_is_left_and_what_is_needed():
    out, _ = run(*ASKED, **STRICT)
    assert "61 of 84 worksites, 1,251 beneficiaries" in out
    assert "at most 3,812 person-months" in out
    assert "more" in out and "below the threshold of utility" in out
    quiet, _ = run(*ASKED, "-q", **STRICT)
    assert "Goal:" in out and "Goal:" not in quiet


def test_leximin_over_the_communes_of_the_illustration_is_proved():
    said = answer("approve", KHENIFRA, "--quota", "3812", "--objective", "leximin,utility", **STRICT)
    assert said["status"] == "optimal"
    assert said["goals"][0] == {"goal": "leximin", "value": 28, "bound": 28, "gap": 0}
    assert said["nodes"] < 5000


def test_leximin_compares_places_over_needs():
    table = "code,commune,places,months,seekers\na,x,10,3,100\nb,x,10,3,\nc,y,10,3,10\nd,y,10,3,10\ne,z,10,3,0\n"
    asked = ("--quota", "90", "--objective", "leximin")
    said = ask(*asked, "--need", "seekers", stdin=table)
    assert [one["places"] for one in said["worksites"]] == [10, 10, 10, 0, 0]
    assert said["rates"] == {"x": 0.2, "y": 1, "z": None}
    assert said["goals"][0]["value"] == 0.2
    assert "rates" not in ask(*asked, stdin=table)
    out, _ = run("approve", "-", *asked, "--need", "seekers", stdin=table, **STRICT)
    assert "fewest places of a commune for 100 of need, 20.000" in out
    assert "For 100 of need" in out
    other = table.replace("d,y,10,3,10", "d,y,10,3,11")
    assert ":5: column \"seekers\" is 11, expected 10, as before for the commune \"y\"" in refused(
        *asked, "--need", "seekers", stdin=other)
    empty = table.replace("e,z,10,3,0", "e,z,10,3,")
    assert "has no number for the commune \"z\"" in refused(*asked, "--need", "seekers", stdin=empty)
    assert "no column \"nobody\"" in refused(*asked, "--need", "nobody", stdin=table)


@pytest.mark.parametrize("language, words", [pytest.param("fr", "personnes-mois", id="fr"),
                                             pytest.param("ar", "شهر", id="ar")])
def test_it_speaks_the_languages(language, words):
    out, _ = run(*ASKED, "--lang", language, **STRICT)
    assert "worksites" not in out.replace("womens_worksite", "")
    assert "3\u202f812" in out


def test_reasons_and_needs_by_worksite():
    said = ask("--quota", "130", "--threshold", "3", "--at-least", "womens=20%", "--budget", "150")
    by_code = {one["code"]: one for one in said["worksites"]}
    assert [by_code[f"w{i}"]["decision"] for i in range(1, 6)] == [
        "approved", "approved", "not-chosen", "below-threshold", "too-large"]
    assert by_code["w3"]["needs"] == {"quota": 80, "cost": 55}
    assert said["communes"] == {"a": "served", "b": "served", "c": "below-threshold", "d": "too-large"}
    assert said["goals"] == [{"goal": "utility", "value": 300, "bound": 300, "gap": 0}]


def test_csv_has_one_line_a_worksite():
    out, _ = run("approve", "-", "--quota", "130", "--budget", "cost=150", "--csv", stdin=SMALL, **STRICT)
    rows = list(csv.DictReader(out.splitlines()))
    assert [row["code"] for row in rows] == ["w1", "w2", "w3", "w4", "w5"]
    assert rows[0]["decision"] == "approved" and rows[0]["places"] == "20"
    assert rows[2]["needs_quota"] == "80" and rows[2]["needs_cost"] == "55"


def test_shares_and_numbers_of_traits_and_groups():
    said = ask("--quota", "40", "--unit", "places", "--at-least", "womens=1", "--at-most", "women=3/5:person-months",
               "--objective", "beneficiaries")
    bounds = {bound["bound"]: bound for bound in said["bounds"]}
    assert (bounds["womens"]["kind"], bounds["womens"]["unit"]) == ("number", "worksites")
    assert (bounds["women"]["kind"], bounds["women"]["unit"], bounds["women"]["most"]) == (
        "share", "person-months", 0.6)


def test_a_certificate_is_written_and_is_one_line_of_json(tmp_path):
    path = tmp_path / "certificate.json"
    ask("--quota", "130", "--certificate", path)
    text = path.read_text(encoding="utf-8")
    assert json.loads(text)["format"] == "awrash-approval-1"
    assert text.count("\n") == 1


def test_a_certificate_from_any_hand_is_checked(tmp_path):
    path, other = tmp_path / "certificate.json", tmp_path / "other.json"
    ask("--quota", "130", "--certificate", path)
    assert ask("--quota", "130", "--verify", path) == {
        "program": "awrash-approve", "version": ask("--quota", "130")["version"], "status": "accepted",
        "findings": []}
    assert ask("--quota", "131", "--verify", path, status=1)["findings"] == [
        "the certificate is of another question"]
    other.write_text(path.read_text(encoding="utf-8").replace('"gap":0', '"gap":1'), encoding="utf-8")
    out, _ = run("approve", "-", "--quota", "130", "--verify", other, stdin=SMALL, status=1, **STRICT)
    assert "Certificate: NOT accepted." in out and "the text was changed" in out
    ask("--quota", "20", "--certificate", path, status=1)
    assert ask("--quota", "20", "--verify", path)["status"] == "accepted"
    other.write_bytes(b"\xff")
    assert "other.json:1: byte 0xFF is not UTF-8, expected UTF-8" in refused("--quota", "130", "--verify", other)
    assert "no-such-file" in refused("--quota", "130", "--verify", "no-such-file")
    assert "--verify is given with --tie" in refused("--quota", "130", "--verify", path, "--csv")


def test_no_choice_comes_with_the_smallest_relaxation():
    table = SMALL.replace("0.3,\n", "0.3,1\n")
    said = ask("--quota", "130", "--at-least", "womens=60%", stdin=table, status=1)
    assert said["status"] == "infeasible"
    assert said["relaxation"] == [{"bound": "womens", "least": 0.5, "most": None}]
    out, _ = run("approve", "-", "--quota", "130", "--at-least", "womens=60%", stdin=table, status=1, **STRICT)
    assert "at least 50.0 %, not at least 60.0 %" in out
    out, _ = run("approve", "-", "--quota", "20", stdin=table, status=1, **STRICT)
    assert "leaves none either" in out
    out, _ = run("approve", "-", "--quota", "20", "--relax", "quota", stdin=table, status=1, **STRICT)
    assert "at most 60 person-months, not at most 20 person-months" in out


def test_ties_are_settled_by_codes_or_refused():
    table = "code,places,months\nb,5,3\na,5,3\n"
    said = ask("--quota", "15", stdin=table)
    assert said["status"] == "tie-settled"
    assert [one["places"] for one in said["worksites"]] == [5, 0]
    assert ask("--quota", "15", "--tie", "error", stdin=table, status=1)["status"] == "tie-refused"
    out, _ = run("approve", "-", "--quota", "15", "--tie", "error", stdin=table, status=1, **STRICT)
    assert "differ in" in out


def test_the_end_of_the_nodes_is_no_answer():
    assert ask("--quota", "130", "--nodes", "0", status=1)["status"] == "limit"


@pytest.mark.parametrize("arguments, message", [
    pytest.param(("--unit", "months"), "--unit is \"months\"", id="unit"),
    pytest.param(("--at-least", "womens"), "is no limit", id="limit"),
    pytest.param(("--at-least", "womens=many"), "is no limit", id="word"),
    pytest.param(("--at-least", "womens=20%:months"), "is no limit", id="limit-unit"),
    pytest.param(("--at-least", "nobody=20%"), "no column \"nobody\"", id="column"),
    pytest.param(("--budget", "much"), "is no amount", id="budget"),
    pytest.param(("--budget", "money=3"), "no column \"money\"", id="budget-column"),
    pytest.param(("--objective", "beauty"), "goal is \"beauty\"", id="goal"),
    pytest.param(("--tie", "lot"), "--tie is \"lot\"", id="tie"),
    pytest.param(("--threshold", "-1"), "threshold is -1", id="threshold"),
    pytest.param(("--gap", "-1"), "gap is -1", id="gap"),
    pytest.param(("--budget", "inf"), "is no amount", id="endless-budget"),
    pytest.param(("--nodes", "-1"), "--nodes is a number", id="nodes"),
])
def test_wrong_use_says_what_was_expected(arguments, message):
    assert message in refused("--quota", "100", *arguments)


@pytest.mark.parametrize("quota", [pytest.param(quota, id=quota or "empty") for quota in ("nan", "inf", "-3", "", "x")])
def test_a_quota_that_is_none_is_never_passed_over(quota):
    _, err = run("approve", "-", "--quota", quota, stdin=SMALL, status=2, **STRICT)
    assert f"--quota is \"{quota}\", expected a number from 0 on" in err


@pytest.mark.parametrize("table, message", [
    pytest.param("code,places\na,3\n", "no column \"months\"", id="months"),
    pytest.param("places,months\n3,3\n", "no column \"code\"", id="code"),
    pytest.param("code,places,months\na,3,3\na,4,3\n", "twice", id="twice"),
    pytest.param("code,places,months\na,3.5,3\n", "3.5", id="whole"),
    pytest.param("code,places,months\na,3,3\nb,0,3\n", ":3: column \"places\" is 0, expected a number from 1",
                 id="zero"),
    pytest.param("code,places,months\na,,3\n", ":2: column \"places\": the cell is empty", id="empty-places"),
    pytest.param("code,places,months\na,3,\n", ":2: column \"months\": the cell is empty", id="empty-months"),
    pytest.param("code,postes,mois\na,3,-3\n", ":2: column \"mois\" is -3", id="header"),
    pytest.param("code,places,months,utility\na,3,3,-1\n", ":2: column \"utility\" is -1", id="utility"),
    pytest.param("code,places,months,utility\na,3,3,nan\n", "\"nan\" is not a number", id="nan"),
    pytest.param("code,places,months\n,3,3\n", ":2: column \"code\" is empty", id="no-code"),
    pytest.param("code,places,months\na,2000000,3\n", "places[0] is 2000000", id="huge"),
    pytest.param("code,places,months\n", "at least one", id="empty"),
])
def test_wrong_data_says_where(table, message):
    assert message in refused("--quota", "100", stdin=table)
