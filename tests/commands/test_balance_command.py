# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-balance as a committee meets it: absorption, fragile provinces, training, in three languages.
# Source: the contract of commands in CONTRIBUTING.md; the check figures of the Khénifra case.
# Invariant: every test runs the built program in a process of its own; none looks inside.

import csv

import pytest
from test_commands import BIN, KHENIFRA, MOROCCO, NARROW, PROVINCES, ROOT, answer, change, programme, run  # noqa: F401

pytestmark = pytest.mark.skipif(not (BIN / "awrash-balance").exists(), reason=f"no command in {BIN}")


def told(*arguments, status=0, **rest):
    """The answer's lines without the marks that isolate names, blanks squeezed."""
    out, _ = run("balance", *arguments, status=status, **rest)
    return [" ".join(line.replace("\u2068", "").replace("\u2069", "").split()) for line in out.splitlines()]


def by_code(found, key):
    rows = {row["territory"]: row[key] for row in found["provinces"]}
    return [rows[code] for code in PROVINCES]


# ── what all commands have in common ─────────────────────────────────────────────────────────────


def test_help_shows_an_example_and_the_statuses():
    out, _ = run("balance", "--help")
    assert "  awrash-balance khenifra-2023" in out.split("Examples:")[1] and "Exit status:" in out


def test_the_version_is_the_librarys():
    out, _ = run("balance", "--version")
    assert out == f"awrash-balance (libawrash) {(ROOT / 'VERSION').read_text().strip()}\n"


def test_wrong_use_is_one_object_too():
    assert answer("balance", status=2)["status"] == "error"
    assert answer("balance", KHENIFRA, "--no-such-option", status=2)["error"]["code"] == "use"
    for options in (["--compare", "-r", "by-need"], ["--compare", "-o", "x"], ["--spreadsheet"]):
        assert answer("balance", KHENIFRA, *options, status=2)["error"]["code"] == "use"


@pytest.mark.parametrize("option, value, said", [
    ("--target", "best", "expected lifted, before"), ("--fragile", "nobody", "expected lowest:N"),
    ("--weight", "0", "weight"), ("--cost", "nothing", "nothing"), ("--stream", "none", "none"),
    ("--training", "none", "none"), ("--reading", "none", "none"), ("--tie", "none", "--tie"),
])
def test_wrong_settings_name_what_was_expected(option, value, said):
    _, err = run("balance", KHENIFRA, option, value, status=2)
    assert said in err


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


def test_khouribgas_limit_is_made_up_for_by_142_places():
    lines = told(KHENIFRA, "-r", "equal-rates")
    assert "Khouribga 1,059* 1,059* 1,201* 48.0* −3.2* binds: without limits it would have more" in lines
    assert "What all can absorb together: 4,987*." in lines
    assert "Gini index 0.0867* 0.0153* 0.0001* 0.0001* 0.0038*" in lines
    assert "Khouribga 24.1* 23.9* 48.0* −142* −142*" in lines
    assert "Places of training that reach it: 142*, proved the fewest." in lines
    assert "Khouribga 142* 48.0* 51.2*" in lines


def test_a_list_of_fragile_provinces_is_never_without_its_rule():
    lines = told(KHENIFRA, "-f", "poverty_2014>=6")
    at = lines.index("Called fragile by the rule poverty_2014>=6.")
    assert [line.split(" ")[0] for line in lines[at + 4:at + 7]] == ["Béni", "Azilal", "Fquih"]
    assert "No province is, by this rule." in told(KHENIFRA, "-f", "poverty_2014>99")


def test_what_is_assumed_is_marked():
    lines = " ".join(told(KHENIFRA, "-r", "by-need", "-w", "1/2", "--cost", "5000", "-t", "lowest:0.05"))
    assert "Assumed, as asked: the weight of a place of training is 0.500*." in lines
    assert "Assumed, as asked: it costs 5,000.00* MAD." in lines
    assert "Together it costs 2,280,000.00* MAD." in lines


def test_the_stream_by_need_rests_on_no_assumed_quota():
    lines = told(KHENIFRA, "-r", "by-need")
    assert "Khouribga 1,059* 972 972 46.1* 0.0" in lines


def test_json_holds_the_same():
    found = answer("balance", KHENIFRA, "-r", "by-need", "-t", "gini:0.02", "--cost", "5000")
    assert found["status"] == "optimal" and found["reading"]["name"] == "by-need"
    assert by_code(found, "training") == [180, 0, 78, 0, 304]
    assert by_code(found, "lifted") == by_code(found, "after") == [2154, 1687, 1881, 1586, 2042]
    training = found["training"]
    assert (training["places"], training["least_places"], training["total_cost"]) == (562, 562, 2810000)
    assert training["assumed"] == ["weight", "cost"] and training["stream"] is None
    assert found["absorption"] | {"first_binding": "05.255", "binding": 4257, "growth": 4987} == found["absorption"]
    assert found["equity"]["before"]["gini"] == pytest.approx(0.08667803977)
    assert found["equity"]["trained"]["gini"] <= 0.02 and found["equity"]["trained"]["assumed"]
    assert [p["places"] for p in found["curve"]] == list(range(len(found["curve"])))


def test_a_refused_tie_and_an_infeasible_programme_end_with_one(programme):  # noqa: F811
    change(programme / "capacities.csv", "05.091,sustainable,,1173", "05.091,sustainable,,100")
    lines = told(programme, status=1)
    assert "There is no plan to start from" in lines
    assert "The quota: 4,000. Only 3,914* of it can be placed." in lines
    found = answer("balance", programme, status=1)
    assert found["status"] == "infeasible" and found["absorption"]["growth"] == 3914
    assert found["training"]["places"] is None and found["curve"] == []


def test_the_programmes_own_training_bounds_and_pays(programme):  # noqa: F811
    with (programme / "streams.csv").open("a", encoding="utf-8") as file:
        file.write("training,places,3,1200,,,Training,,,\n")
    change(programme / "capacities.csv", "05.311,sustainable", "05.311,training,,100,,\n05.311,sustainable")
    lines = told(programme, "-r", "equal-rates", status=1)
    assert "The target is not reached. Places of training that come nearest: 100*." in lines
    assert "It costs 3,600.00 MAD by the programme's own stream of training." in " ".join(lines)
    found = answer("balance", programme, "-r", "equal-rates", "-t", "budget:180000")
    assert found["training"]["places"] == 50 and found["training"]["stream"] == "training"


def test_tables_are_written_into_a_folder_of_their_own(tmp_path):
    run("balance", KHENIFRA, "-r", "equal-rates", "-o", tmp_path / "out")
    with (tmp_path / "out" / "balance-provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["territory"]: row for row in csv.DictReader(file)}
    assert rows["05.311"]["training"] == "142" and rows["05.311"]["fragile"] == "1"
    with (tmp_path / "out" / "balance-curve.csv").open(encoding="utf-8", newline="") as file:
        curve = list(csv.DictReader(file))
    assert curve[0]["places"] == "0" and len(curve) == 195
    _, err = run("balance", KHENIFRA, "-o", KHENIFRA, status=2)
    assert "holds a programme" in err
    run("balance", KHENIFRA, "-o", tmp_path / "sheet", "--spreadsheet")
    assert (tmp_path / "sheet" / "balance-curve.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_readings_stand_side_by_side():
    found = answer("balance", KHENIFRA, "--compare", "-t", "gini:0.02")
    assert [row["places"] for row in found["readings"]] == [0, 562, 2010, 3330]
    lines = told(KHENIFRA, "--compare", "-t", "gini:0.02")
    assert any(line.startswith("By need, within the sustainable stream 0.0867* 0.0495*") for line in lines)


def test_morocco_is_answered_as_well():
    found = answer("balance", MOROCCO)
    assert found["status"] == "optimal" and len(found["provinces"]) == 75
    trained = {row["territory"]: row["training"] for row in found["provinces"] if row["training"]}
    assert trained == {"05.091": 429, "05.301": 120}


# ── languages ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language, province, thousands, decimal", [
    ("en", "Khouribga", ",", "."), ("fr", "Khouribga", NARROW, ","), ("ar", "خريبكة", NARROW, ",")])
def test_numbers_and_names_are_those_of_the_language(language, province, thousands, decimal):
    lines = [line.replace(NARROW, "\x1f") for line in
             run("balance", KHENIFRA, "-r", "equal-rates", "--lang", language)[0].splitlines()]
    limits = next(line for line in lines if province in line).replace("\x1f", NARROW)
    assert f"1{thousands}059*" in limits and f"1{thousands}201*" in limits
    assert any(f"0{decimal}0867*" in line for line in lines)
