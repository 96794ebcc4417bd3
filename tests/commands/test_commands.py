# SPDX-License-Identifier: GPL-3.0-or-later
#
# The commands as a person or a script meets them: answers, refusals, statuses, languages.
# Source: the contract of commands in CONTRIBUTING.md; the check figures of the Khénifra case.
# Invariant: every test runs a built program in a process of its own; none looks inside.

import csv
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
BIN = pathlib.Path(os.environ.get("AWRASH_BIN", BUILD / "bin"))
DATA = ROOT / "examples" / "data"
KHENIFRA, MOROCCO = DATA / "khenifra-2023", DATA / "morocco-2023"
COMMANDS = ("plan", "check", "durations", "new", "equity", "apportion", "lottery", "select")
PROVINCES = ("05.091", "05.081", "05.255", "05.301", "05.311")
NARROW = "\u202f"

pytestmark = pytest.mark.skipif(not (BIN / "awrash-plan").exists(), reason=f"no commands in {BIN}")


def run(command, *arguments, status=0, stdin="", **environment):
    """Standard output and error of one command, which has to end with this status."""
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "AWRASH_LOCALEDIR": str(BIN.parent / "locale")}
    if "LD_LIBRARY_PATH" in os.environ:
        plain["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    done = subprocess.run([BIN / f"awrash-{command}", *map(str, arguments)], input=stdin, text=True,
                          capture_output=True, env=plain | environment, timeout=120, check=False)
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    return done.stdout, done.stderr


def answer(command, *arguments, status=0, **rest):
    out, _ = run(command, *arguments, "--json", status=status, **rest)
    return json.loads(out)


def places(provinces, stream="sustainable", of="places"):
    by_code = {p["territory"]: p[of][stream] for p in provinces}
    return [by_code[code] for code in PROVINCES]


@pytest.fixture
def claims(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("name,claim,least,most\nA,5,,\nB,3,,\nC,2,2,\nD,5,,3\n", encoding="utf-8")
    return path


@pytest.fixture
def programme(tmp_path):
    """A copy of the Khénifra case that a test may change."""
    return pathlib.Path(shutil.copytree(KHENIFRA, tmp_path / "programme"))


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# ── what all commands have in common ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_and_the_statuses(command):
    out, _ = run(command, "--help")
    assert f"  awrash-{command} " in out.split("Examples:")[1]
    assert "Exit status:" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_version_is_the_librarys(command):
    out, _ = run(command, "--version")
    assert out == f"awrash-{command} (libawrash) {(ROOT / 'VERSION').read_text().strip()}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_argument_is_wrong_use(command):
    out, err = run(command, status=2)
    assert out == "" and f"awrash-{command} --help" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_object_on_wrong_use_too(command):
    assert answer(command, status=2)["status"] == "error"
    assert answer(command, "--no-such-option", status=2)["error"]["code"] == "use"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_language_is_wrong_use(command):
    for language in ("de", "arabic", "fr_FR", "%s"):
        _, err = run(command, "x", f"--lang={language}", status=2)
        assert "ar, fr" in err


@pytest.mark.parametrize("command", ("plan", "durations", "new", "check"))
def test_a_folder_that_is_none_is_named(command, tmp_path):
    extra = {"durations": ["--territory", "05.301"], "new": ["--region", "05", "--from", tmp_path / "none"],
             "check": [tmp_path / "plan"]}.get(command, [])
    _, err = run(command, tmp_path / "none", *extra, status=2)
    assert "none" in err


@pytest.mark.parametrize("language, word", [("fr", "Utilisation|Usage"), ("ar", "أمثلة:"), ("en", "Examples:")])
def test_help_speaks_the_language_asked_for(language, word):
    out, _ = run("plan", "--help", "--lang", language)
    assert any(w in out for w in word.split("|"))
    assert {"fr": "Exemples\u00a0:", "ar": "أمثلة:", "en": "Examples:"}[language] in out


@pytest.mark.parametrize("variable", ("LC_ALL", "LC_MESSAGES", "LANG"))
def test_the_environment_chooses_the_language_where_no_option_does(variable):
    out, _ = run("durations", KHENIFRA, "-t", "05.301", LC_ALL="", **{variable: "fr_MA.UTF-8"}) \
        if variable != "LC_ALL" else run("durations", KHENIFRA, "-t", "05.301", LC_ALL="fr_MA.UTF-8")
    assert "Bénéficiaires" in out


def test_the_option_wins_over_the_environment():
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "--lang", "ar", LC_ALL="fr_FR.UTF-8")
    assert "المستفيدون" in out


def test_an_unknown_language_of_the_environment_is_english():
    out, _ = run("durations", KHENIFRA, "-t", "05.301", LC_ALL="de_DE.UTF-8")
    assert "Beneficiaries" in out


@pytest.mark.parametrize("language, number", [("en", "3,812"), ("fr", f"3{NARROW}812"), ("ar", f"3{NARROW}812")])
def test_numbers_are_grouped_as_the_language_writes_them(language, number):
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "--lang", language)
    assert number in out


def test_names_are_isolated_and_columns_stay_aligned():
    out, _ = run("plan", KHENIFRA, "--lang", "ar")
    rows = [line for line in out.splitlines() if line.startswith("\u2068")][:7]
    assert rows[0].startswith("\u2068المجال الترابي\u2069") and rows[6].startswith("\u2068المجموع\u2069")
    assert rows[4].startswith("\u2068خنيفرة\u2069")
    assert len({len(row.replace("\u2068", "").replace("\u2069", "")) for row in rows}) == 1


def test_codes_and_keys_are_never_translated():
    one, other = answer("plan", KHENIFRA, "--lang", "ar"), answer("plan", KHENIFRA, "--lang", "en")
    assert one.keys() == other.keys()
    assert places(one["provinces"]) == places(other["provinces"])


def test_nothing_is_coloured_where_no_terminal_reads():
    assert "\033" not in run("plan", KHENIFRA)[0]
    assert "\033" not in run("plan", KHENIFRA, NO_COLOR="1")[0]


def test_an_answer_can_go_to_a_file(tmp_path):
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "-o", tmp_path / "answer.txt")
    assert out == "" and "3,812" in (tmp_path / "answer.txt").read_text(encoding="utf-8")


def test_a_full_disk_is_not_an_answer():
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([BIN / "awrash-durations", KHENIFRA, "-t", "05.301"], stdout=full,
                              stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2 and b"cannot be written" in done.stderr


@pytest.mark.parametrize("hostile", ["%s%n", "05.301\n", "'; rm -rf", "../../..", "٠٥.٣٠١", "a" * 5000, "\u202e05"])
def test_hostile_codes_are_only_unknown(hostile):
    _, err = run("durations", KHENIFRA, "-t", hostile, status=2)
    assert "--territory" in err
    _, err = run("plan", KHENIFRA, "--reading", hostile, status=2)
    assert "reading" in err


def test_arguments_that_are_not_utf8_are_wrong_use():
    done = subprocess.run([os.fsencode(BIN / "awrash-durations"), os.fsencode(KHENIFRA), b"-t", b"\xff\xfe"],
                          capture_output=True, check=False)
    assert done.returncode == 2 and done.stderr


# ── awrash-plan: the case that the library was founded for ───────────────────────────────────────


@pytest.fixture(scope="module")
def comparison():
    return answer("plan", KHENIFRA, "--compare")


def reading(comparison, name):
    return next(r for r in comparison["readings"] if r["name"] == name)


def alternative(comparison, name, reading_name):
    return next(a for a in comparison["alternatives"] if (a["alternative"], a["reading"]) == (name, reading_name))


@pytest.mark.parametrize("name, expected", [
    ("by-need", [967, 617, 811, 633, 972]),
    ("by-population", [919, 909, 754, 586, 832]),
    ("equal-rates", [1119, 402, 863, 557, 1059]),
    ("population-poverty", [870, 1139, 805, 511, 675]),
])
def test_the_four_readings_divide_the_four_thousand(comparison, name, expected):
    assert sum(expected) == 4000
    assert places(reading(comparison, name)["provinces"]) == expected


@pytest.mark.parametrize("name, expected", [
    ("equal-rates", [1073, 373, 826, 527, 1201]),
    ("by-need", [967, 617, 811, 633, 972]),
    ("population-poverty", [597, 2036, 553, 351, 463]),
])
def test_without_the_bound_on_absorption(comparison, name, expected):
    assert places(alternative(comparison, "no-absorption-bound", name)["provinces"]) == expected


def test_below_what_can_be_absorbed_there_is_no_answer(comparison):
    found = [a["status"] for a in comparison["alternatives"] if a["alternative"] == "absorption-0.8"]
    assert found == ["infeasible"] * 4


def test_the_range_over_the_assumptions_about_quotas(comparison):
    equal = reading(comparison, "equal-rates")
    assert equal["assumed_quotas"] == 3
    assert places(equal["provinces"], of="lowest") == [1073, 280, 702, 527, 839]
    assert places(equal["provinces"], of="highest") == [1173, 618, 863, 753, 1059]
    for name in ("by-need", "by-population", "population-poverty"):
        assert reading(comparison, name)["assumed_quotas"] == 0
        assert "lowest" not in reading(comparison, name)["provinces"][0]


def test_changes_are_against_the_reading_by_need(comparison):
    assert comparison["baseline"] == "by-need"
    assert places(reading(comparison, "equal-rates")["provinces"], of="change") == [152, -215, 52, -76, 87]
    assert places(reading(comparison, "by-need")["provinces"], of="change") == [0] * 5


def test_gini_before_is_the_same_and_after_is_the_readings_own(comparison):
    before = {round(r["gini_before"], 4) for r in comparison["readings"]}
    after = {r["name"]: round(r["gini_after"], 4) for r in comparison["readings"]}
    assert before == {0.0867}
    assert after == {"equal-rates": 0.0153, "by-need": 0.0495, "by-population": 0.0850, "population-poverty": 0.1166}


def test_the_comparison_says_why_khenifra_gets_fewer():
    out, _ = run("plan", KHENIFRA, "--compare")
    flat = " ".join(out.replace("\u2068", "").replace("\u2069", "").split())
    assert "Khénifra has 33.0 places of Temporary worksites per 1,000 already, Béni Mellal has 26.9." in flat
    assert "Increase and decrease against reading 2, By need, within the sustainable stream." in flat
    assert "the committee decides" in flat and "none is called the just one" in flat
    assert "10 places are missing" in flat


def test_the_explanation_is_computed_from_the_data(programme):
    change(programme / "quotas.csv", "05.301,temporary,,places,953,953", "05.301,temporary,,places,600,600")
    out, _ = run("plan", programme, "--compare")
    assert "Khénifra\u2069 has 20.8." in out and "gives \u2068Khénifra" not in out


def test_assumed_figures_are_marked_and_known_ones_are_not():
    out, _ = run("plan", KHENIFRA)
    rows = {line[1:].split("\u2069")[0]: line.split("\u2069")[1].split() for line in out.splitlines()
            if line.startswith("\u2068") and line.count("*") == 4 or "557*" in line}
    assert rows["Khénifra"][:3] == ["953", "557*", "1,510*"]
    assert "\u2068Azilal\u2069" in out and "1,070*" in out and "1,187*" not in out
    found = answer("plan", KHENIFRA, "--reading", "by-need")["provinces"]
    assert [p["assumed"] for p in found] == [[], ["temporary"], ["temporary"], [], ["temporary"]]


def test_what_is_computed_from_an_assumed_figure_is_marked_as_well():
    """Changes, rates in a sentence, measures and durations: a mark is never lost on the way."""
    flat = " ".join(re.sub("[\u2066-\u2069]", "", run("plan", KHENIFRA, "--compare")[0]).split())
    assert "Azilal has 38.0* places" in flat and "Béni Mellal has 26.9." in flat and "change of −76* against" in flat
    assert "Khénifra 557* −76* 633 586 −47 511* −122*" in flat
    assert "1 0.0867* 0.0153* Khouribga 48.0* Azilal 52.3*" in flat
    flat = " ".join(run("plan", KHENIFRA)[0].split())
    assert "Gini index 0.0867* 0.0153*" in flat and "1,426* (2 left)" in flat and "1,270 (2 left)" in flat
    found = answer("plan", KHENIFRA)
    assert found["equity"]["before"]["assumed"] is found["equity"]["after"]["assumed"] is True
    assert {d["territory"] for d in found["durations"] if d["assumed"]} == {"05.081", "05.255", "05.311"}


def test_a_comparison_says_which_cells_rest_on_an_assumption(comparison):
    by_need = next(r for r in comparison["readings"] if r["name"] == "by-need")
    assert by_need["gini_before_assumed"] is by_need["gini_after_assumed"] is True
    assert {p["territory"]: p["assumed"] for p in by_need["provinces"]}["05.301"] == []


def test_the_durations_of_an_assumed_quota_say_so():
    out, _ = run("durations", KHENIFRA, "-t", "05.081")
    assert "a quota of 4,280* person-months" in out and "1,426*" in out and "* rests on" in out
    assert answer("durations", KHENIFRA, "-t", "05.081")["stock"]["assumed"] is True
    out, _ = run("durations", KHENIFRA, "-t", "05.301")
    assert "*" not in out


def test_a_rough_figure_of_a_source_is_not_told_as_exact():
    sources = {f["value"]: f["source"] for f in answer("plan", MOROCCO)["figures"]}
    assert "about" in sources[700] and "about" in sources[1000] and "at least" in sources[125000]


def test_the_durations_of_khenifra():
    stock = next(d for d in answer("plan", KHENIFRA)["durations"] if d["territory"] == "05.301")
    assert stock["person_months"] == 3812
    assert {d["months"]: d["beneficiaries"] for d in stock["durations"]} == {3: 1270, 4: 953, 6: 635}
    assert {t["beneficiaries"]: (t["months"], t["left_over"]) for t in stock["targets"]} \
        == {1251: (3, 59), 1257: (3, 41)}


def test_a_plan_says_how_it_was_found_and_proved():
    found = answer("plan", KHENIFRA)
    assert found["status"] == "optimal" and found["certificate"]["accepted"] is True
    assert found["class"] and found["class_reason"] and "leximin" in found["chain"]
    assert set(found["equity"]) == {"before", "after"}


def test_figures_that_are_no_bounds_stand_beside_the_answer():
    found = answer("plan", KHENIFRA)["figures"]
    assert sorted((f["metric"], f["value"]) for f in found) == [("announced", 1251), ("approved", 1257)]
    out, _ = run("plan", MOROCCO)
    for figure in ("1,071", "797", "700", "15,000", "18,000"):
        assert figure in out


def test_options_override_the_reading():
    found = answer("plan", KHENIFRA, "--streams", "sustainable", "--need", "population")
    assert places(found["provinces"]) == [919, 909, 754, 586, 832]
    assert found["reading"]["need"] == "population"
    _, err = run("plan", KHENIFRA, "--objective", "nonsense", status=2)
    assert "--objective" in err and "leximin" in err


def test_morocco_is_an_illustration_and_says_so():
    found = answer("plan", MOROCCO)
    by_code = {p["territory"]: p for p in found["provinces"]}
    assert len(by_code) == 75
    assert by_code["12.066"]["total"] == 27 and abs(by_code["06.141"]["total"] - 13800) < 100
    assert sum(p["places"]["temporary"] for p in found["provinces"]) == 100_000
    assert sum(p["places"]["sustainable"] for p in found["provinces"]) == 50_000
    assert found["certificate"]["accepted"] is True
    assert "illustration" in run("plan", MOROCCO)[0]


def test_the_comparison_of_morocco_has_no_baseline_without_one():
    assert answer("plan", MOROCCO, "--compare")["baseline"] == "equal-rates"


def test_an_infeasible_programme_names_the_blocking_set(programme):
    change(programme / "capacities.csv", "05.301,sustainable,,753", "05.301,sustainable,,7")
    change(programme / "capacities.csv", "05.091,sustainable,,1173", "05.091,sustainable,,73")
    found = answer("plan", programme, status=1)
    assert found["status"] == "infeasible" and found["missing"] > 0 and len(found["blocking"]) >= 2
    out, _ = run("plan", programme, status=1)
    assert "No division keeps every bound" in out and "Khénifra" in out


@pytest.fixture
def tied(tmp_path):
    folder = tmp_path / "tied"
    folder.mkdir()
    (folder / "programme.ini").write_text("[programme]\nname=Tied\n[need]\nindicator=need\n", encoding="utf-8")
    (folder / "territories.csv").write_text(
        "code,parent,level,name_fr,need\n1,,region,R,\n1.1,1,province,A,10\n1.2,1,province,B,10\n", encoding="utf-8")
    (folder / "quotas.csv").write_text("territory,stream,unit,min,max\n1,temporary,places,3,3\n", encoding="utf-8")
    return folder


def test_a_refused_tie_shows_what_settles_it(tied):
    found = answer("plan", tied, status=1)
    assert found["status"] == "tie-refused" and found["free_units"] == 1
    assert {t["territory"]: t["sure"] for t in found["tied"]} == {"1.1": 1, "1.2": 1}
    out, _ = run("plan", tied, status=1)
    assert "--tie order --order" in out and "--tie lot --seed" in out


def test_ranges_open_a_settled_tie(tied):
    found = answer("plan", tied, "--ranges", "--tie", "order", "--order", "1.2;1.1")["ranges"]
    assert found["provinces"] == [{"territory": "1.1", "places": 1, "low": 1, "high": 2},
                                  {"territory": "1.2", "places": 2, "low": 1, "high": 2}]
    assert found["cells"][1] == {"territory": "1.2", "stream": "temporary", "type": "temporary", "places": 2,
                                 "low": 1, "high": 2}
    out, _ = run("plan", tied, "--ranges", "--tie", "order", "--order", "1.2;1.1")
    table = out[out.index("Room at equal justice"):out.index("Each end is reached")]
    rows = [line.split() for line in table.splitlines() if "\u2068B" in line]
    assert [row[-3:] for row in rows] == [["2", "1", "2"]] * 2 and "what it receives" in out
    assert "ranges" not in answer("plan", tied, "--tie", "order", "--order", "1.2;1.1")
    assert answer("plan", tied, "--ranges", status=1)["status"] == "tie-refused"


@pytest.mark.parametrize("language, none", (("en", "None: no other plan"), ("fr", "nulle autre proposition"),
                                            ("ar", "لا هامش")))
def test_a_plan_without_room_says_so(language, none):
    out, _ = run("plan", KHENIFRA, "--ranges", "--lang", language)
    assert none in out
    assert all(cell["low"] == cell["places"] == cell["high"]
               for cell in answer("plan", KHENIFRA, "--ranges")["ranges"]["cells"])


def test_ranges_mark_what_rests_on_an_assumed_figure():
    found = answer("plan", MOROCCO, "--ranges")
    assumed = {(p["territory"], stream) for p in found["provinces"] for stream in p["assumed"]}
    wide = [cell for cell in found["ranges"]["cells"] if cell["low"] < cell["high"]]
    assert wide and all(cell["low"] <= cell["places"] <= cell["high"] for cell in wide)
    out, _ = run("plan", MOROCCO, "--ranges")
    table = out[out.index("Room at equal justice"):out.index("Each end is reached")].splitlines()[3:]
    marked = [line.count("*") for line in table if line]
    assert marked == [3 if (cell["territory"], cell["stream"]) in assumed else 0 for cell in wide]


def test_ranges_do_not_go_with_a_comparison():
    _, err = run("plan", KHENIFRA, "--compare", "--ranges", status=2)
    assert "--compare" in err


def test_the_option_that_settles_a_tie_can_be_copied(tied):
    for language in ("en", "fr", "ar"):
        out, _ = run("plan", tied, "--lang", language, status=1)
        order = re.search('--tie order --order "([^"]*)"', " ".join(out.split()))[1]
        assert answer("plan", tied, "--tie", "order", "--order", order)["status"] == "tie-settled"


@pytest.mark.parametrize("language, told", (("en", "A tie: 1 unit was free among"), ("fr", "restait libre entre"),
                                            ("ar", "متبقية بين")))
def test_a_settled_tie_is_told_with_what_settled_it(tied, language, told):
    out, _ = run("plan", tied, "--tie", "lot", "--seed", "hall 3", "--lang", language)
    assert told in out and "\u2068A\u2069" in out and "\u2068hall 3\u2069" in out
    out, _ = run("plan", tied, "--tie", "order", "--order", "1.2;1.1", "--lang", language)
    assert told in out and "\u20681.2;1.1\u2069" in out
    found = answer("plan", tied, "--tie", "lot", "--seed", "hall 3")
    assert found["free_units"] == 1 and {m["territory"] for m in found["tied"]} == {"1.1", "1.2"}


def test_a_tie_is_settled_by_order_or_lot(tied):
    found = answer("plan", tied, "--tie", "order", "--order", "1.2;1.1")
    assert {p["territory"]: p["total"] for p in found["provinces"]} == {"1.1": 1, "1.2": 2}
    assert found["status"] == "tie-settled"
    lots = [answer("plan", tied, "--tie", "lot", "--seed", "hall 3")["provinces"] for _ in range(2)]
    assert lots[0] == lots[1]
    run("plan", tied, "--tie", "lot", status=2)


def test_a_stream_without_places_is_no_obstacle(tmp_path):
    """What a region writes first into a new folder: its one quota, and none of the other stream."""
    folder = tmp_path / "new"
    run("new", folder, "--region", "05", "--spreadsheet")
    quotas = folder / "quotas.csv"
    quotas.write_bytes("\ufeffTerritoire;Volet;Min;Max\r\n05;sustainable;4\u202f000;4\u00a0000\r\n".encode())
    _, err = run("plan", folder, status=2)
    assert "0 where the stream gives none" in err
    quotas.write_bytes(quotas.read_bytes() + "05;temporary;;0\r\n".encode())
    found = answer("plan", folder)
    assert places(found["provinces"]) == [967, 617, 811, 633, 972]
    assert found["equity"]["before"]["gini"] is None and found["equity"]["after"]["gini"] < 0.01
    quotas.write_bytes(quotas.read_bytes().replace("4\u202f000;4\u00a0000".encode(), b"0;0"))
    assert answer("plan", folder)["equity"]["after"]["gini"] is None


def test_counts_are_divided_without_any_need(tied):
    (tied / "programme.ini").write_text("[programme]\nname=Tied\n[split]\non=count\n", encoding="utf-8")
    found = answer("plan", tied, "--tie", "order", "--order", "1.2;1.1")
    assert {p["territory"]: p["total"] for p in found["provinces"]} == {"1.1": 1, "1.2": 2}
    assert found["equity"]["after"]["gini"] is None and found["provinces"][0]["need"] is None
    run("plan", tied, "--on", "rate", status=2)


def test_a_plan_goes_into_a_folder_of_its_own(tmp_path):
    folder = tmp_path / "plan"
    run("plan", KHENIFRA, "-o", folder)
    assert sorted(p.name for p in folder.iterdir()) == ["certificate.json", "plan-provinces.csv", "plan.csv"]
    json.loads((folder / "certificate.json").read_text(encoding="utf-8"))


def test_the_problem_for_another_solver_goes_into_a_file(tmp_path):
    lp, mps = tmp_path / "case.lp", tmp_path / "case.mps"
    found = answer("plan", KHENIFRA, "--write-lp", lp, "--write-mps", mps, "--step", "spare", "--known", "9350;0")
    assert (found["step"], found["lp"], found["mps"]) == ("spare", str(lp), str(mps))
    assert "Minimize\n goal:" in lp.read_text(encoding="utf-8") and "ENDATA" in mps.read_text(encoding="utf-8")
    out, _ = run("plan", KHENIFRA, "--write-lp", lp, "--objective", "least-squares", "--segments", 9)
    assert "Written to" in out and "piece_05_301_9" in lp.read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["--segments", "2"], ["--step", "fill"], ["--known", "1"],
                                       ["--write-lp", "x", "--compare"], ["--write-lp", "x", "-o", "y"],
                                       ["--write-lp", "x", "--segments", "-1"],
                                       ["--write-lp", "x", "--known", "1;b;0"],
                                       ["--write-lp", "x", "--step", "last"],
                                       ["--write-lp", "no/where/x"]])
def test_options_of_problems_that_make_no_sense_are_refused(arguments):
    before = sorted(pathlib.Path.cwd().iterdir())
    run("plan", KHENIFRA, *arguments, status=2)
    assert sorted(pathlib.Path.cwd().iterdir()) == before


def test_the_files_of_a_plan_keep_the_marks_of_what_is_assumed(tmp_path):
    run("plan", KHENIFRA, "--reading", "by-need", "-o", tmp_path / "plan")
    for name in ("plan.csv", "plan-provinces.csv"):
        text = (tmp_path / "plan" / name).read_text(encoding="utf-8")
        assert "assumed figure: 05.081 temporary; 05.255 temporary; 05.311 temporary\n" in text
    assert answer("check", KHENIFRA, tmp_path / "plan")["accepted"] is True


def test_a_plan_for_a_spreadsheet(tmp_path):
    run("plan", KHENIFRA, "-o", tmp_path / "plan", "--spreadsheet")
    text = (tmp_path / "plan" / "plan.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and b";" in text and b"\r\n" in text


def test_a_plan_is_never_written_into_a_programme(programme):
    before = sorted(p.name for p in programme.iterdir())
    _, err = run("plan", programme, "-o", programme, status=2)
    assert "holds a programme" in err
    assert sorted(p.name for p in programme.iterdir()) == before


@pytest.mark.parametrize("arguments", [["--reading", "by-need"], ["--objective", "leximin"], ["-o", "x"]])
def test_compare_takes_no_option_of_one_reading(arguments):
    run("plan", KHENIFRA, "--compare", *arguments, status=2)


def test_compare_needs_readings(tied):
    _, err = run("plan", tied, "--compare", status=2)
    assert "[reading NAME]" in err


def test_an_assumption_without_its_bound_is_refused(programme):
    change(programme / "assumptions.csv", "flat,quotas,05.081,temporary", "flat,quotas,05.301,training")
    _, err = run("plan", programme, "--compare", status=2)
    assert "flat" in err


# ── awrash-check ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def plan(tmp_path):
    run("plan", KHENIFRA, "--reading", "by-need", "-o", tmp_path / "plan")
    return tmp_path / "plan"


def test_a_plan_checks(plan):
    found = answer("check", KHENIFRA, plan)
    assert found["accepted"] is True and found["findings"] == [] and found["equity"]["gini"] < 0.001


def test_a_changed_table_is_seen_though_it_keeps_every_bound(plan):
    change(plan / "plan.csv", ",967", ",966")
    change(plan / "plan.csv", ",617", ",618")
    found = answer("check", KHENIFRA, plan, status=1)
    assert found["accepted"] is False and any("05.091" in f for f in found["findings"])


def test_a_changed_certificate_is_not_accepted(plan):
    change(plan / "certificate.json", "967", "968")
    assert answer("check", KHENIFRA, plan, status=1)["accepted"] is False


def test_files_of_two_plans_are_not_taken_for_one(plan, tmp_path):
    """What a machine that stops between two files may leave: the certificate is put in place last."""
    run("plan", KHENIFRA, "-o", tmp_path / "new")
    for name in ("plan.csv", "plan-provinces.csv"):
        (plan / name).write_bytes((tmp_path / "new" / name).read_bytes())
        found = answer("check", KHENIFRA, plan, status=1)
        assert any("the certificate does not" in finding for finding in found["findings"])


def test_a_certificate_of_another_input_is_not_accepted(plan, programme):
    change(programme / "quotas.csv", "4000,4000", "3999,3999")
    assert answer("check", programme, plan, status=1)["accepted"] is False


def by_hand(temporary, sustainable):
    rows = [f"{code},temporary,{t}\n{code},sustainable,{s}\n"
            for code, t, s in zip(PROVINCES, temporary, sustainable)]
    return "territory,stream,places\n" + "".join(rows)


TEMPORARY = (1187, 1070, 1070, 953, 1070)


def test_a_division_by_hand_is_read_from_standard_input():
    found = answer("check", KHENIFRA, "-", stdin=by_hand(TEMPORARY, (800, 800, 800, 750, 850)))
    assert found["accepted"] is True


def test_every_broken_bound_of_a_division_is_named():
    found = answer("check", KHENIFRA, "-", status=1, stdin=by_hand(TEMPORARY, (800, 800, 900, 760, 850)))
    text = " ".join(found["findings"])
    assert all(word in text for word in ("4110", "900", "863", "760", "753"))


@pytest.mark.parametrize("header", ("Territoire;Volet;Postes", "المجال الترابي;الشق;المناصب"))
def test_a_division_by_hand_is_read_as_a_clerk_keeps_it(tmp_path, header):
    """French or Arabic headers, semicolons, grouped digits, a byte-order mark, CR LF."""
    given = dict(zip(PROVINCES, (f"1{NARROW}187", 1070, 1070, 953, 1070)))
    rows = [f"{c};temporary;{n}" for c, n in given.items()]
    rows += [f"{c};sustainable;{n}" for c, n in zip(PROVINCES, (967, 617, 811, 633, 972))]
    path = tmp_path / "division.csv"
    path.write_bytes(("\ufeff" + "\r\n".join([header, *rows, ""])).encode())
    assert answer("check", KHENIFRA, path)["accepted"] is True
    assert "conforme" in run("check", KHENIFRA, path, "--lang", "fr")[0]


def test_a_division_of_an_unknown_province_is_wrong_data():
    _, err = run("check", KHENIFRA, "-", status=2, stdin="territory,stream,places\n05.999,temporary,3\n")
    assert "05.999" in err


# ── awrash-durations, awrash-new, awrash-equity, awrash-apportion ────────────────────────────────


def test_durations_targets_and_worksites():
    found = answer("durations", KHENIFRA, "--territory", "05.301", "--months", "3, 6", "--target", "1300",
                   "--worksite", "20")["stock"]
    assert [(d["months"], d["beneficiaries"], d["left_over"]) for d in found["durations"]] == [(3, 1270, 2), (6, 635, 2)]
    assert [d["worksites"] for d in found["durations"]] == [63, 31]
    assert found["targets"][-1] == {"beneficiaries": 1300, "months": 2, "left_over": 1212}


def test_a_target_out_of_reach_is_said():
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "-n", "4000")
    assert "not even at one month" in out


@pytest.mark.parametrize("months", ["", "0", "-3", "3;4", "1e9", "x", ",".join(["3"] * 30)])
def test_hostile_months_are_refused(months):
    run("durations", KHENIFRA, "-t", "05.301", "--months", months, status=2)


def test_a_territory_without_a_quota_of_its_own_is_said():
    _, err = run("durations", KHENIFRA, "-t", "05", status=2)
    assert "no quota" in err


def test_a_new_programme_has_the_provinces_of_the_region(tmp_path):
    run("new", tmp_path / "mine", "--region", "05")
    text = (tmp_path / "mine" / "territories.csv").read_text(encoding="utf-8")
    assert all(code in text for code in PROVINCES) and "06.141" not in text
    for word in ("quota", "الشق", "volet"):
        assert word in (tmp_path / "mine" / "quotas.csv").read_text(encoding="utf-8")


def test_a_new_programme_becomes_a_plan(tmp_path):
    run("new", tmp_path / "mine", "--region", "05", "--from", MOROCCO)
    with open(tmp_path / "mine" / "quotas.csv", "a", encoding="utf-8") as quotas:
        quotas.write("05,temporary,,places,,5000,,,\n05,sustainable,,places,,4000,,,\n")
    found = answer("plan", tmp_path / "mine", "--need", "unemployed", "--tie", "lot", "--seed", "a")
    assert sum(p["total"] for p in found["provinces"]) == 9000


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("kept", encoding="utf-8")
    _, err = run("new", tmp_path / "mine", "--region", "05", status=2)
    assert "not empty" in err and [p.name for p in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_an_unknown_region_writes_nothing(tmp_path):
    run("new", tmp_path / "mine", "--region", "99", status=2)
    assert not (tmp_path / "mine" / "programme.ini").exists()


def test_the_data_are_found_where_the_environment_says(tmp_path):
    run("new", tmp_path / "mine", "--region", "05", AWRASH_DATA=str(DATA))


VALUES = "name,value,weight,group\na,1,1,x\nb,2,1,x\nc,3,2,y\nd,6,1,y\n"


def test_equity_overall_and_by_group():
    found = answer("equity", "-", "--value", "value", "--group", "group", stdin=VALUES)
    assert found["overall"]["gini"] == pytest.approx(1 / 3, abs=1e-12)
    assert (found["overall"]["lowest"], found["overall"]["highest"]) == ("a", "d")
    assert set(found["groups"]) == {"x", "y"}
    assert found["groups"]["x"]["gini"] == pytest.approx(1 / 6, abs=1e-12)


def test_weights_count():
    found = answer("equity", "-", "-v", "value", "-w", "weight", stdin=VALUES)
    repeated = answer("equity", "-", "-v", "value", stdin=VALUES + "e,3,1,y\n")
    assert found["overall"]["gini"] == pytest.approx(repeated["overall"]["gini"], abs=1e-12)


def test_indices_are_printed_by_their_texts_with_their_conventions():
    asked = ("--index", "zenga", "-i", "s-gini:2")
    found = answer("equity", "-", "-v", "value", "-w", "weight", *asked, stdin=VALUES)
    assert found["indices"]["s-gini:2"] == pytest.approx(found["overall"]["gini"], abs=1e-15)
    assert found["missing"] == 0
    out, _ = run("equity", "-", "-v", "value", *asked, stdin=VALUES)
    assert "Zenga's index of 2007" in out and "⁨s-gini:2⁩" in out
    out, _ = run("equity", "-", "-v", "value", *asked, "--csv", stdin=VALUES)
    rows = list(csv.DictReader(out.splitlines()))
    assert [row["index"] for row in rows] == ["zenga", "s-gini:2"]
    assert float(rows[1]["value"]) == pytest.approx(1 / 3, abs=1e-15)
    every = answer("equity", "-", "-v", "value", "-i", "all", stdin=VALUES)["indices"]
    assert len(every) >= 25 and every["gini"] == pytest.approx(1 / 3, abs=1e-15)


def test_an_unknown_index_lists_the_known_ones_and_a_table_of_none_is_refused():
    _, err = run("equity", "-", "-v", "value", "-i", "zengo", status=2, stdin=VALUES)
    assert "zengo" in err and "share-ratio:TOP,BOTTOM" in err
    _, err = run("equity", "-", "-v", "value", "--csv", status=2, stdin=VALUES)
    assert "--index" in err


def test_an_empty_value_is_never_a_zero():
    _, err = run("equity", "-", "-v", "value", status=2, stdin="name,value\na,1\nb,\n")
    assert "value" in err


def test_where_nothing_is_given_nothing_is_measured(tmp_path):
    """A group without a place is no reason to refuse the measures of the others."""
    path = tmp_path / "places.csv"
    path.write_text("province,region,places\nA,N,0\nB,N,0\nC,S,3\nD,S,5\n", encoding="utf-8")
    out, _ = run("equity", path, "--value", "places", "--group", "region")
    assert [line.split()[2:4] for line in out.splitlines() if line.startswith("\u2068N")] == [["–", "–"]]


def test_an_unknown_column_lists_the_known_ones():
    _, err = run("equity", "-", "-v", "income", status=2, stdin=VALUES)
    assert "income" in err and "weight" in err


def test_apportionment_of_the_khenifra_case():
    found = answer("apportion", KHENIFRA / "territories.csv", "--total", "4000", "--rule", "webster", "--claim",
                   "unemployed", "--label", "name_fr", status=0)
    assert found["recipients"][0]["label"] == "Béni Mellal-Khénifra"


@pytest.mark.parametrize("rule, units", [("hare", [3, 2, 2, 3]), ("webster", [3, 2, 2, 3]), ("jefferson", [3, 2, 2, 3])])
def test_floors_and_ceilings_are_kept(claims, rule, units):
    found = answer("apportion", claims, "--total", "10", "--rule", rule, "--floor", "least", "--ceiling", "most")
    assert [r["units"] for r in found["recipients"]] == units


def test_a_tie_is_refused_until_it_is_settled(claims):
    found = answer("apportion", claims, "--total", "11", "--rule", "webster", "--claim", "claim")
    assert sum(r["units"] for r in found["recipients"]) == 11
    found = answer("apportion", claims, "--total", "10", "--rule", "webster", status=1)
    assert found["status"] == "tie-refused" and [t["label"] for t in found["tied"]] == ["A", "D"]
    found = answer("apportion", claims, "--total", "10", "--rule", "webster", "--tie", "order", "--order", "D;A;B;C")
    assert [r["units"] for r in found["recipients"]] == [3, 2, 1, 4]
    assert found["status"] == "tie-settled" and found["tied"] == [{"label": "A", "sure": 3}, {"label": "D", "sure": 3}]
    out, _ = run("apportion", claims, "-n", "10", "-r", "webster", "--tie", "lot", "--seed", "hall 3", "--lang", "fr")
    assert "1 unité restait libre entre \u2068A\u2069, \u2068D\u2069." in out and "\u2068hall 3\u2069" in out


def test_an_order_has_to_name_everyone(claims):
    _, err = run("apportion", claims, "-n", "10", "-r", "webster", "--tie", "order", "--order", "D;A", status=2)
    assert "all 4" in err


def test_floors_above_the_total_contradict_it(claims):
    found = answer("apportion", claims, "-n", "1", "-r", "hare", "--floor", "least", status=2)
    assert found["error"]["code"] == "bounds"


def test_ceilings_may_leave_units_unplaced():
    found = answer("apportion", "-", "-n", "9", "-r", "webster", "--ceiling", "most",
                   stdin="name,claim,most\nA,5,3\nB,3,2\n")
    assert found["status"] == "unplaced" and found["unplaced"] == 4


@pytest.mark.parametrize("arguments", [
    ["--rule", "hare"], ["--total", "3"], ["--total", "-3", "--rule", "hare"], ["--total", "3", "--rule", "nope"],
    ["--total", "9223372036854775808", "--rule", "hare"], ["--total", "3", "--rule", "hare", "--tie", "lot"],
    ["--total", "3", "--rule", "hare", "--claim", "nope"], ["--total", "3", "--rule", "hare", "--tie", "dice"],
])
def test_wrong_questions_are_wrong_use(claims, arguments):
    run("apportion", claims, *arguments, status=2)


def test_wrong_data_name_the_file_line_and_column():
    _, err = run("apportion", "-", "-n", "3", "-r", "hare", status=2, stdin="name,claim\nA,1\nB,x\n")
    assert ":3:" in err and "claim" in err


# ── awrash-apportion: rules, bounds, trees, matrices ─────────────────────────────────────────────

HOUSE, ZUG = DATA / "apportionment" / "us-house-2020.csv", DATA / "apportionment" / "zug-2018.csv"
TREE = ("node,claim,parent,least,most\ncountry,,,,\nN,,country,,3\nS,,country,,\na,5,N,,\nb,5,N,,\n"
        "c,6,S,,2\nd,7,S,,\n")
SQUARE = "row,A,B,total\nr,10,10,3\ns,10,10,1\ntotal,2,2,4\n"


def units(found, of="recipients"):
    return [r["units"] for r in found[of]]


def published(name, file="apportionment.csv"):
    """A row of tests/published: what commands print has to be what was published."""
    lines = (ROOT / "tests" / "published" / file).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return next(row for row in rows if row["case"] == name)


def test_the_house_of_2020_is_the_published_one():
    found = answer("apportion", HOUSE, "-n", "435", "-r", "huntington-hill", "--floor", "minimum", "--next", "2")
    row = published("us-house-2020")
    assert units(found) == [int(u) for u in row["expected"].split()]
    assert [r["claim"] for r in found["recipients"]] == [float(c) for c in row["claims"].split()]
    # New York missed the last seat by 89 people
    assert [(step["unit"], step["label"]) for step in found["next"]] == [(436, "New York"), (437, "Ohio")]
    assert found["divisor_low"] < found["divisor_high"] and found["next"][0]["divisor"] == found["divisor_low"]


def test_zug_2018_is_the_published_one():
    found = answer("apportion", ZUG, "--two-way", "-r", "webster", "--divisors")
    row = published("zug-2018", "biproportional.csv")
    expected = [int(u) for u in row["expected"].split()]
    # the list that met no quorum stands first there, without votes and seats, and is left out here
    assert [[0, *r["units"]] for r in found["rows"]] == [expected[i:i + 7] for i in range(0, 77, 7)]
    assert [c["total"] for c in found["columns"]] == [11, 21, 17, 4, 9, 18]
    for row in found["rows"]:
        assert row["divisor_low"] <= row["divisor"] <= row["divisor_high"]


def test_grisons_2022_gives_each_winner_one():
    row = published("grisons-2022-winner-constrained", "biproportional.csv")
    rows, columns, claims = (row[name].split() for name in ("rows", "columns", "claims"))
    lines = ["district," + ",".join(f"list {c}" for c in range(len(columns))) + ",total"]
    for r, total in enumerate(rows):
        lines.append(f"district {r}," + ",".join(claims[r * len(columns):(r + 1) * len(columns)]) + f",{total}")
    lines.append("total," + ",".join(columns) + ",")
    found = answer("apportion", "-", "--two-way", "-r", row["rule"], "--winners", stdin="\n".join(lines))
    assert [u for line in units(found, "rows") for u in line] == [int(u) for u in row["expected"].split()]
    assert len(found["notices"]) == 1 and '"list 0" and of "list 1"' in found["notices"][0]


@pytest.mark.parametrize("rule", [
    "adams", "danish", "dean", "huntington-hill", "logarithmic-mean", "identric-mean", "webster", "jefferson",
    "imperiali", "stationary:1/3", "modified:0.7", "modified-sainte-lague:1.4", "signposts:0.5,1.4", "power-mean:-2",
    "alpha:3", "hare", "hare:rounded", "hare:3/4", "droop", "droop:rounded", "hagenbach-bischoff", "imperiali-quota",
    "quota-method"])
def test_every_rule_serves_the_whole_total(rule):
    found = answer("apportion", "-", "-n", "20", "-r", rule, stdin="n,v\nA,2560\nB,3315\nC,995\nD,5012\n")
    assert sum(units(found)) == 20 and found["rule"] == rule


def test_an_unknown_rule_lists_them_all(claims):
    _, err = run("apportion", claims, "-n", "10", "-r", "nope", status=2)
    for name in ("webster", "alpha:A", "hare", "hagenbach-bischoff", "quota-method"):
        assert name in err
    for rule in ("stationary:x", "alpha:-1", "hare:5/4", "droop:nearly", "webster:2"):
        _, err = run("apportion", claims, "-n", "10", "-r", rule, status=2)
        assert rule.partition(":")[2] in err


def test_units_taken_back_are_told():
    found = answer("apportion", "-", "-n", "1", "-r", "imperiali-quota", stdin="n,v\nA,50\nB,51\n")
    assert found["taken_back"] > 0 and units(found) == [0, 1]
    out, _ = run("apportion", "-", "-n", "1", "-r", "imperiali-quota", stdin="n,v\nA,50\nB,51\n")
    assert "taken back from the smallest" in out


def test_a_suspected_tie_says_so():
    """1/√2 and 5/√2, the first and the fourth signpost, are as one to five: no precision parts them."""
    found = answer("apportion", "-", "-n", "4", "-r", "power-mean:2", status=1, stdin="n,v\nA,1\nB,5\n")
    assert found["status"] == "tie-refused" and found["is_suspected"] is True
    out, _ = run("apportion", "-", "-n", "4", "-r", "power-mean:2", status=1, stdin="n,v\nA,1\nB,5\n")
    assert "suspected" in out


def test_a_lot_drawn_elsewhere_is_accepted_only_where_it_fits():
    data = "n,v,drawn,wrong\nA,1,,1\nB,1,1,1\nC,4,,\n"
    found = answer("apportion", "-", "-n", "3", "-r", "webster", "--drawn", "drawn", stdin=data)
    assert found["status"] == "tie-settled" and units(found) == [0, 1, 2]
    out, _ = run("apportion", "-", "-n", "3", "-r", "webster", "--tie", "lot", "--drawn", "drawn", stdin=data)
    assert "A lot drawn elsewhere settled it." in out
    found = answer("apportion", "-", "-n", "3", "-r", "webster", "--drawn", "wrong", status=2, stdin=data)
    assert found["error"]["code"] == "bounds"
    for more in (["--tie", "order"], ["--tie", "error"], ["--seed", "x"]):
        _, err = run("apportion", "-", "-n", "3", "-r", "webster", "--drawn", "drawn", *more, status=2, stdin=data)
        assert "--drawn" in err


def test_a_base_comes_before_the_rule():
    found = answer("apportion", "-", "-n", "20", "-r", "adams", "--base", "5", "--ceiling", "most",
                   stdin="n,v,most\nA,1,\nB,2,\nC,90,7\n")
    assert units(found) == [6, 7, 7]
    run("apportion", "-", "-n", "9", "-r", "hare", "--base", "1", status=2, stdin="n,v\nA,1\nB,2\n")
    _, err = run("apportion", "-", "-n", "9", "-r", "adams", "--base", "-1", status=2, stdin="n,v\nA,1\nB,2\n")
    assert "base is -1" in err


def test_last_years_shares_hold_this_years_units():
    data = "n,v,last,least\nA,1,50,\nB,9,50,\n"
    ask = ["apportion", "-", "-n", "100", "-r", "webster"]
    assert units(answer(*ask, stdin=data)) == [10, 90]
    assert units(answer(*ask, "--last", "last", "--at-least", "0.9", stdin=data)) == [45, 55]
    assert units(answer(*ask, "--last", "last", "--at-most", "1.3", stdin=data)) == [35, 65]
    # the floor of the file is above last year's ceiling, and wins
    data = "n,v,last,least\nA,1,50,70\nB,9,50,\n"
    held = answer(*ask, "--last", "last", "--at-most", "1.3", "--floor", "least", stdin=data)
    assert units(held) == [70, 30]
    for more in (["--last", "last"], ["--at-least", "0.9"], ["--last", "nope", "--at-most", "1"],
                 ["--last", "last", "--at-least", "-1"], ["--last", "last", "--at-least", "1", "--at-most", "0.5"]):
        run(*ask, *more, status=2, stdin=data)


def test_percentages_sum_to_a_hundred():
    data = "n,v\nA,10\nB,10\nC,11\n"
    assert units(answer("apportion", "-", "--percent", stdin=data)) == [32, 32, 36]
    out, _ = run("apportion", "-", "--percent", "--json", stdin="n,v\nA,1\nB,1\nC,1\n", status=1)
    assert json.loads(out)["free_units"] == 1


def test_rounding_scales_nothing_and_takes_any_sign():
    data = "n,v\nA,-1.6\nB,33.3\nC,68.3\n"
    found = answer("apportion", "-", "--round", "-n", "100", stdin=data)
    assert units(found) == [-1, 33, 68]
    assert "share" not in found["recipients"][0] and found["total"] == 100
    assert units(answer("apportion", "-", "--round", "-n", "-3", stdin="n,v\nA,-1.2\nB,-1.9\n")) == [-1, -2]
    run("apportion", "-", "--round", status=2, stdin=data)


def test_divisors_are_told_in_words():
    out, _ = run("apportion", "-", "-n", "3", "-r", "jefferson", "--divisors", stdin="n,v\nA,20\nB,9\n")
    assert "Divisors from 6.6667 to 9.0000 give this answer." in out
    out, _ = run("apportion", "-", "-n", "3", "-r", "hare", "--divisors", stdin="n,v\nA,20\nB,9\n")
    assert "no divisors" in out


def test_claims_of_any_size_fit_the_table():
    out, _ = run("apportion", "-", "-n", "3", "-r", "webster", stdin="n,v\nA,1e300\nB,5e-324\nC,1.5\n")
    assert "1e+300" in out and "4.94066e-324" in out and "1.500" in out and max(map(len, out.splitlines())) < 60


def test_next_in_line_needs_a_divisor_rule(claims):
    run("apportion", claims, "-n", "11", "-r", "hare", "--next", "2", status=2)
    out, _ = run("apportion", claims, "-n", "11", "-r", "webster", "--next", "1")
    assert "Next in line" in out
    for number in ("-1", "1000001"):
        _, err = run("apportion", claims, "-n", "11", "-r", "webster", "--next", number, status=2)
        assert "--next" in err


def test_a_tree_keeps_the_bounds_of_every_node():
    ask = ["apportion", "-", "-r", "webster", "--nested", "parent", "--ceiling", "most", "--floor", "least"]
    found = answer(*ask, "-n", "9", "--tie", "lot", "--seed", "x", stdin=TREE)
    by_label = {node["label"]: node["units"] for node in found["nodes"]}
    assert (by_label["country"], by_label["N"], by_label["S"], by_label["c"], by_label["d"]) == (9, 3, 6, 2, 4)
    assert [n["parent"] for n in found["nodes"]] == [None, "country", "N", "N", "country", "S", "S"]
    assert found["tied"] == [{"label": x, "sure": 1, "settled_in": "N"} for x in "ab"] and found["mode"] == "joint"
    out, _ = run(*ask, "-n", "9", status=1, stdin=TREE)
    assert "Settled in" in out and "free among these" in out
    out, _ = run(*ask, "-n", "9", "--tie", "order", "--order", "b;a;c;d;N;S;country", stdin=TREE)
    assert re.search("    \u2068a\u2069 +5 +1.500 +1 ", out) and "Smallest" in out
    drawn = "\n".join(line + "," + ("1" if line[0] == "a" else "drawn" if line[0:4] == "node" else "")
                      for line in TREE.splitlines())
    found = answer(*ask, "-n", "9", "--drawn", "drawn", stdin=drawn)
    assert {n["label"]: n["units"] for n in found["nodes"]}["a"] == 2


def test_a_tree_may_be_served_level_by_level_and_by_remainders():
    data = "node,claim,parent\nroot,,\nN,,root\nS,,root\na,10,N\nb,4,N\nc,3,S\nd,3,S\ne,3,S\n"
    ask = ["apportion", "-", "-n", "3", "--nested", "parent"]
    joint = answer(*ask, "-r", "jefferson", stdin=data)
    levels = answer(*ask, "-r", "jefferson", "--mode", "level-by-level", "--tie", "lot", "--seed", "s", stdin=data)
    assert {n["label"]: n["units"] for n in joint["nodes"]}["N"] == 3
    assert {n["label"]: n["units"] for n in levels["nodes"]}["N"] == 2 and levels["mode"] == "level-by-level"
    hare = answer(*ask, "-r", "hare", "--tie", "lot", "--seed", "s", stdin=data)
    assert hare["nodes"][0]["units"] == 3 and hare["nodes"][0]["divisor_low"] is None
    out, _ = run(*ask, "-r", "hare", "--tie", "lot", "--seed", "s", stdin=data)
    assert "divisor" not in out


@pytest.mark.parametrize("old, new, said", [
    ("a,5,N", "a,5,M", '"M" is no node'), ("a,5,N", "a,5,", "expected one root"), ("a,5,N", "b,5,N", "names two nodes"),
    ("country,,,", "country,,N,", "the root"), ("a,5,N", "a,,N", "claim"), ("a,5,N", "a,-5,N", "-5"),
    ("N,,country", "N,,a", ""), ("c,6,S,,2", "c,6,S,9,2", ""),
])
def test_a_tree_that_is_none_is_refused(old, new, said):
    assert old in TREE
    _, err = run("apportion", "-", "-n", "9", "-r", "webster", "--nested", "parent", "--floor", "least", "--ceiling",
                 "most", status=2, stdin=TREE.replace(old, new))
    assert said in err


def test_a_long_chain_of_nodes_is_no_triangle_of_blanks(tmp_path):
    path = tmp_path / "chain.csv"
    path.write_text("name,claim,parent\nn0,1,\n"
                    + "".join(f"n{i},1,n{i - 1}\n" for i in range(1, 20000)), encoding="utf-8")
    out, _ = run("apportion", path, "-n", 10, "-r", "webster", "--nested", "parent")
    assert len(out) < 20000 * 200 and "n19999" in out


def test_a_two_way_tie_is_refused_until_it_is_settled():
    ask = ["apportion", "-", "--two-way", "-r", "webster"]
    found = answer(*ask, status=1, stdin=SQUARE)
    assert found["status"] == "tie-refused" and found["free_units"] == 2
    assert [t["label"] for t in found["tied"]] == ["r/A", "r/B", "s/A", "s/B"]
    found = answer(*ask, "--tie", "order", "--order", "r/B;r/A;s/B;s/A", stdin=SQUARE)
    assert units(found, "rows") == [[1, 2], [1, 0]] and found["status"] == "tie-settled"
    out, _ = run(*ask, "--tie", "lot", "--seed", "hall 3", stdin=SQUARE)
    assert "\u2068hall 3\u2069" in out
    for order in ("r/B;r/A", "r/B;r/B;s/A;s/B", "r/C;r/A;s/A;s/B"):
        run(*ask, "--tie", "order", "--order", order, status=2, stdin=SQUARE)


def test_cells_have_floors_ceilings_and_drawn_lots_in_files_of_their_own(tmp_path):
    ask = ["apportion", "-", "--two-way", "-r", "webster"]
    like = tmp_path / "like.csv"
    like.write_text("row,A,B\nr,,2\n", encoding="utf-8")
    assert units(answer(*ask, "--floor", like, stdin=SQUARE), "rows") == [[1, 2], [1, 0]]
    like.write_text("row,B,A\nr,1,\ns,,\n", encoding="utf-8")
    assert units(answer(*ask, "--ceiling", like, stdin=SQUARE), "rows") == [[2, 1], [0, 1]]
    like.write_text("row,A,B\nr,1,0\ns,0,1\n", encoding="utf-8")
    assert units(answer(*ask, "--drawn", like, stdin=SQUARE), "rows") == [[2, 1], [0, 1]]
    for text in ("row,A\nr,1\n", "row,A,B\nz,1,0\n", "row,A,B\nr,x,0\n"):
        like.write_text(text, encoding="utf-8")
        run(*ask, "--floor", like, status=2, stdin=SQUARE)


def test_blocking_rows_and_columns_are_named():
    data = SQUARE.replace("r,10,10", "r,10,0")
    found = answer("apportion", "-", "--two-way", "-r", "webster", status=1, stdin=data)
    assert found["status"] == "infeasible" and found["missing"] == 1
    assert found["blocking"] == {"rows": [{"label": "s", "counts_with": "most"}],
                                 "columns": [{"label": "B", "counts_with": "least"}]}
    out, _ = run("apportion", "-", "--two-way", "-r", "webster", status=1, stdin=data)
    assert "1 unit is missing" in out and "\u2068B\u2069" in out


def test_totals_may_be_ranges_and_have_any_of_their_names():
    for word in ("Total", "TOTAL", "المجموع"):
        data = f"row,A,B,{word}\nr,10,5,1..3\ns,10,10,1 .. 4\n{word},2,0..5,4\n"
        found = answer("apportion", "-", "--two-way", "-r", "webster", stdin=data)
        assert units(found, "rows") == [[1, 1], [1, 1]] and found["total"] == 4
        open_corner = data.replace("0..5,4", "0..5,")
        assert answer("apportion", "-", "--two-way", "-r", "webster", "-n", "4", stdin=open_corner)["total"] == 4
        _, err = run("apportion", "-", "--two-way", "-r", "webster", status=2, stdin=open_corner)
        assert "grand total" in err
        run("apportion", "-", "--two-way", "-r", "webster", "-n", "5", status=2, stdin=data)


@pytest.mark.parametrize("old, new, said", [
    (",total\n", ",sum\n", '"sum"'), ("total,2", "sum,2", '"sum"'), ("r,10,10,3", "r,10,x,3", "x"),
    ("r,10,10,3", "r,10,10,3..z", "range"), ("r,10,10,3", "r,10,10,-3", "-3"), ("r,10", "s,10", "another row"),
    ("r,10,10", "r,-1,10", "-1"), ("2,2,4", "2,2,5", ""), ("2,2,4", "5..3,2,4", ""),
    ("r,10,10,3\ns,10,10,1\n", "", "no matrix"),
])
def test_a_matrix_that_is_none_is_refused(old, new, said):
    assert old in SQUARE
    _, err = run("apportion", "-", "--two-way", "-r", "webster", status=2, stdin=SQUARE.replace(old, new))
    assert said in err


def test_winners_have_at_least_one(tmp_path):
    data = "row,A,B,total\nr,90,80,1\ns,90,100,1\nt,90,10,1\ntotal,2,1,3\n"
    found = answer("apportion", "-", "--two-way", "-r", "webster", "--winners", stdin=data)
    assert units(found, "rows") == [[1, 0], [0, 1], [1, 0]]
    found = answer("apportion", "-", "--two-way", "-r", "webster", "--winners", "--tie", "lot", "--seed", "x",
                   stdin=SQUARE)
    assert len(found["notices"]) == 2 and '"A" and of "B"' in found["notices"][0]
    # a floor says whose the row is where the claims do not
    like = tmp_path / "like.csv"
    for row in ("r,1,0", "r,0,1"):
        like.write_text(f"row,A,B\n{row}\ns,,1\n", encoding="utf-8")
        found = answer("apportion", "-", "--two-way", "-r", "webster", "--winners", "--floor", like, stdin=SQUARE)
        assert units(found, "rows") == [[2, 1], [0, 1]]


def test_an_unknown_mode_names_the_known_ones():
    _, err = run("apportion", "-", "-n", "9", "-r", "webster", "--nested", "parent", "--mode", "sideways", status=2,
                 stdin=TREE)
    assert "level-by-level" in err


@pytest.mark.parametrize("options", [
    ["--nested", "parent", "--two-way"], ["--nested", "parent", "--base", "1"], ["--nested", "parent", "--next", "1"],
    ["--nested", "parent", "--percent"], ["--two-way", "--next", "1"], ["--two-way", "--last", "x"],
    ["--two-way", "--claim", "claim"], ["--mode", "joint"], ["--winners"], ["--round"], ["--base", "1", "--next", "1"],
])
def test_options_that_contradict_one_another_are_wrong_use(claims, options):
    out, err = run("apportion", claims, "-n", "10", "-r", "webster", *options, status=2)
    assert out == "" and "--" in err
    assert answer("apportion", claims, "-n", "10", "-r", "webster", *options, status=2)["error"]["code"] == "use"


@pytest.mark.parametrize("language", ("ar", "fr"))
def test_apportionments_speak_arabic_and_french(language):
    english = ("Units", "Divisors", "Node", "Settled in", "Next in line", "free among", "missing", "must receive")
    for arguments, data, status in (
            (["-n", "3", "--next", "2", "--divisors"], "n,v\nx,20\ny,9\n", 0), (["-n", "1"], "n,v\nx,1\ny,1\n", 1),
            (["-n", "9", "--nested", "parent"], TREE.replace("country", "x").replace("b,5", "b,4"), 0),
            (["--two-way", "--divisors"], SQUARE.replace("s,10,10", "s,9,7"), 0),
            (["--two-way"], SQUARE.replace("r,10,10", "r,10,0"), 1)):
        out, _ = run("apportion", "-", "-r", "webster", *arguments, "--lang", language, status=status, stdin=data)
        assert not [words for words in english if words in out], out
        if language == "ar":
            assert re.search("[\u0621-\u064a]{3}", out)


# ── translations ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="no gettext")
@pytest.mark.parametrize("language", ("ar", "fr"))
def test_every_text_of_the_library_and_the_commands_is_translated(language, tmp_path):
    catalogue, template = ROOT / "libawrash" / "po" / f"{language}.po", tmp_path / "awrash.pot"
    sources = sorted([*ROOT.glob("libawrash/*/*.c"), *ROOT.glob("examples/**/*.c")])
    subprocess.run(["msgfmt", "--check", "-o", "/dev/null", catalogue], check=True)
    subprocess.run(["xgettext", "--from-code=UTF-8", "--language=C", "--keyword=_", "--keyword=N_",
                    "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3", "-o", template, *sources],
                   check=True, stderr=subprocess.DEVNULL)
    done = subprocess.run(["msgcmp", catalogue, template], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_message_is_out_of_reach_of_translators():
    """A macro that xgettext does not know cuts a sentence short, and an error may forget its _ ().
    Our own faults, which name a line of the source, may stand in English."""
    faults = []
    for path in sorted([*ROOT.glob("libawrash/*/*.c"), *ROOT.glob("examples/**/*.c")]):
        text = path.read_text(encoding="utf-8")
        faults += [f"{path.name}: {m[0]}" for m in re.finditer(r'_ \((?:"[^"\n]*"\s*)+ (?:G_\w+_FORMAT)', text)]
        faults += [f"{path.name}: {m[1]}" for m in re.finditer(
            r'g_set_error(?:_literal)? \(error, \w+, (?!AWRASH_ERROR_INTERNAL)'
            r'(?:(?!gettext)[^"])*?,\s*("[^"\n]*[a-z]{2} [a-z][^"\n]*")', text)]
    assert not faults, "\n".join(faults)


def test_arabic_has_six_plural_forms():
    """Of months: none, one, two, three to ten, eleven to ninety-nine, a hundred."""
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "-n", "1900", "--lang", "ar")
    assert "شهرين" in out
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "-n", "3800", "--lang", "ar")
    assert "شهر واحد" in out
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "-n", "300", "--lang", "ar")
    assert "12 شهرا" in out
    out, _ = run("durations", KHENIFRA, "-t", "05.301", "-n", "38", "--lang", "ar")
    assert "100 شهر " in out


# ── what is asked of a plan, and of a division by hand ───────────────────────────────────────────


@pytest.fixture
def hand_table(tmp_path):
    """The plan of the first reading with 30 places more in Khénifra and 10 fewer in Béni Mellal."""
    run("plan", KHENIFRA, "-o", tmp_path / "plan")
    path = tmp_path / "hand.csv"
    path.write_text((tmp_path / "plan" / "plan.csv").read_text(encoding="utf-8"), encoding="utf-8")
    change(path, "05.301,sustainable,sustainable,557", "05.301,sustainable,sustainable,587")
    change(path, "05.091,sustainable,sustainable,1119", "05.091,sustainable,sustainable,1109")
    return path


@pytest.fixture
def tight(programme):
    """0.8 % of census employment as absorption: 3,990 sustainable places in all."""
    for old, new in (("1173", "939"), ("1139", "911"), ("863", "690"), ("753", "603"), ("1059", "847")):
        change(programme / "capacities.csv", f",{old},", f",{new},")
    return programme


def test_prices_say_what_one_more_place_is_worth():
    out, _ = run("plan", KHENIFRA, "--prices")
    assert "What one unit of each bound is worth" in out
    region = [p for p in answer("plan", KHENIFRA, "--prices")["prices"] if p["wall"] == "05/sustainable"]
    assert [(p["by"], p["better"], p["filled"]) for p in region] == [(1, 1, 1), (-1, -1, -1)]
    assert region[0]["changes"] == [{"territory": "05.091", "before": 2306, "after": 2307}]


def test_a_province_is_told_why_and_from_whom():
    out, _ = run("plan", KHENIFRA, "--explain", "05.301")
    assert "Why \u2068Khénifra\u2069 receives what it does" in out and "Azilal: 1472 → 1471" in out
    told = answer("plan", KHENIFRA, "--explain", "05.311")["explanation"]
    assert told["needed"] == ["at most 1071 instead of 1070 temporary places of Khouribga"]
    assert {"wall": "05/sustainable", "next": "05.091"} in told["binding"]


def test_a_code_that_is_no_province_is_wrong_use():
    _, err = run("plan", KHENIFRA, "--explain", "05", status=2)
    assert '--explain is "05", expected the code of a province' in err


def test_a_plan_is_set_against_another_folder(tmp_path):
    run("plan", KHENIFRA, "--reading", "by-need", "-o", tmp_path / "need")
    out, _ = run("plan", KHENIFRA, "--against", tmp_path / "need")
    line, = (line for line in out.splitlines() if "Khénifra" in line and "−76" in line)
    assert re.search(r"633\*\s+557\*\s+−76\*", line)
    against = answer("plan", KHENIFRA, "--against", tmp_path / "need")["against"]
    total, = (one for one in against["lines"] if one["territory"] == "*" and one["stream"] == "sustainable")
    assert (total["increase"], total["decrease"], against["changed"]) == (291, 291, 582)
    assert against["gini_after"] < against["gini_before"]


def test_a_baseline_that_is_none_is_named(tmp_path):
    _, err = run("plan", KHENIFRA, "--against", tmp_path / "none", status=2)
    assert "none" in err


def test_an_infeasible_programme_is_told_its_smallest_relaxation(tight):
    out, _ = run("plan", tight, status=1)
    assert "- at least 3990 instead of 4000 sustainable places of Béni Mellal-Khénifra" in out
    kept = answer("plan", tight, "--never", "quotas", "--weights", "sustainable=3;05.301/sustainable=2",
                  status=1)["relaxation"]
    assert kept["total"] == 20 and len(kept["core"]) == 6
    assert [(c["wall"], c["side"], c["from"], c["to"]) for c in kept["changes"]] == [
        ("05.301/sustainable", "max", 603, 613)]
    never = answer("plan", tight, "--never", "quotas;capacities", status=1)["relaxation"]
    assert never["changes"] == [] and len(never["core"]) == 6


@pytest.mark.parametrize("option, value, message", [
    ("--never", "x", '"x" means no bound'), ("--weights", "x=2", '"x" means no bound'),
    ("--weights", "quotas", '--weights holds "quotas", expected KEY=NUMBER'),
    ("--weights", "quotas=0", '--weights holds "quotas=0"'),
    ("--weights", "quotas=1.5", "is 1.5, expected a whole number from 1 to 2^20")])
def test_relaxing_by_keys_that_mean_nothing_is_wrong(tight, option, value, message):
    _, err = run("plan", tight, option, value, status=2)
    assert message in err


def test_questions_about_one_plan_do_not_go_with_all_readings():
    for option in (["--prices"], ["--explain", "05.301"], ["--never", "quotas"]):
        run("plan", KHENIFRA, "--compare", *option, status=2)


def test_a_division_by_hand_is_shown_the_fewest_moves(hand_table):
    out, _ = run("check", KHENIFRA, hand_table, status=1)
    assert "The fewest moves after which every bound holds" in out and "withdrawn" in out
    found = answer("check", KHENIFRA, hand_table, status=1)
    assert found["moves_to_mend"] == {"distance": 20, "moves": [
        {"type": "sustainable", "from": "05.301", "to": None, "places": 20}]}
    assert found["moves_to_best"]["distance"] == found["distance"]["changed"] == 40
    assert found["distance"]["best_highest_rate"] < found["distance"]["highest_rate"]


def test_a_division_that_is_a_best_plan_is_told_so(hand_table):
    out, _ = run("check", KHENIFRA, hand_table.parent / "plan" / "plan.csv")
    assert "It is as good as any plan by this reading." in out


def test_an_infeasible_programme_cannot_be_mended(tight, hand_table):
    out, _ = run("check", tight, hand_table, status=1)
    assert "No moves can mend it" in out


@pytest.fixture
def outlines(tmp_path):
    """Four of the five provinces as squares, side by side."""
    path = tmp_path / "map.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "x", "hcp": code}, "geometry": {
            "type": "Polygon", "coordinates": [[[i, 30], [i + 1, 30], [i + 1, 31], [i, 31], [i, 30]]]}}
        for i, code in enumerate(PROVINCES[:4])]}), encoding="utf-8")
    return path


def test_a_report_draws_the_outlines_of_a_file(outlines, tmp_path):
    out, _ = run("report", KHENIFRA, "--map", outlines, "--map-source", "Drawn by <us>")
    assert out.count('class="a k') == 4 and 'id="tile"' not in out and "Drawn by &lt;us&gt;" in out
    svg = tmp_path / "map.svg"
    run("report", KHENIFRA, "--map", outlines, "--map-property", "hcp", "--chart", "map", "--svg", svg)
    assert svg.read_text(encoding="utf-8").count('class="a k') == 4


def test_a_map_that_is_none_is_refused(outlines, tmp_path):
    _, err = run("report", KHENIFRA, "--map", outlines, "--map-property", "name", status=2)
    assert 'property "name" of 4 features holds "x", "x", "x"' in err
    _, err = run("report", KHENIFRA, "--map-source", "us", status=2)
    assert "go with --map" in err
    page, beside = tmp_path / "page.html", tmp_path / "beside.html"
    run("plan", KHENIFRA, "--report", page, "--map", outlines, "--map-source", "us")
    run("report", KHENIFRA, "--map", outlines, "--map-source", "us", "-o", beside)
    assert page.read_bytes() == beside.read_bytes()
    assert "--map goes with --report" in run("plan", KHENIFRA, "--map", outlines, status=2)[1]
    assert "go with --map" in run("plan", KHENIFRA, "--report", page, "--map-source", "us", status=2)[1]
    _, err = run("report", KHENIFRA, "--map", tmp_path / "nothing", status=2)
    assert "nothing" in err
    outlines.write_text(outlines.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    _, err = run("report", KHENIFRA, "--map", outlines, status=2)
    assert "the text ends at byte" in err
