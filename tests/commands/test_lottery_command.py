# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-lottery as an office and its witnesses meet it: chances, balls, the list, the draw, its check.
# Source: the contract of commands in CONTRIBUTING.md; selection-draw.h; the invented pool.
# Invariant: every test runs the built program in a process of its own; none looks inside.

import csv
import hashlib
import json
import re

import pytest
from test_commands import BIN, DATA, answer, run

pytestmark = pytest.mark.skipif(not (BIN / "awrash-lottery").exists(), reason=f"no command in {BIN}")

POOL = DATA / "invented-pool"
FILES = (POOL / "applicants.csv", POOL / "quotas.csv")
SALT = ("--salt", "5d41402abc4b2a76b971")
SEED = ("--seed", "4 17 32 8", "--published", "town hall, 1 December", "--source", "state lottery, 2 December")
STRICT = {"G_DEBUG": "fatal-criticals"}


def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


PERSONS = {row["file"]: row for row in rows(FILES[0])}


def ask(*arguments, status=0, files=FILES, **rest):
    return answer("lottery", *files, "--size", 12, *arguments, status=status, **STRICT, **rest)


def refused(*arguments, files=FILES, size=12, **rest):
    _, err = run("lottery", *files, "--size", size, *arguments, status=2, **STRICT, **rest)
    return err


def keeps_quotas(panel, size=12, taken=()):
    assert len(panel) == len(set(panel)) == size
    for quota in rows(FILES[1]):
        number = sum(PERSONS[person][quota["category"]] == quota["value"] for person in [*panel, *taken])
        assert int(quota["min"] or 0) <= number <= int(quota["max"] or 99), quota
    return True


def one_of_each_home(panel):
    homes = [PERSONS[person]["household"] for person in panel if PERSONS[person]["household"]]
    return len(homes) == len(set(homes))


@pytest.fixture
def applicants(tmp_path):
    """A small pool: a file by its rows."""
    def write(text, quotas="category,value,min,max\nsex,w,1,1\nsex,m,1,1\n"):
        (tmp_path / "applicants.csv").write_text(text, encoding="utf-8")
        (tmp_path / "quotas.csv").write_text(quotas, encoding="utf-8")
        return tmp_path / "applicants.csv", tmp_path / "quotas.csv"
    return write


def test_every_panel_keeps_quotas_and_chances_are_those_of_the_panels():
    found = ask("--household", "household")
    assert found["rule"] == "leximin" and found["status"] == "optimal"
    assert sum(panel["weight"] for panel in found["panels"]) == 2**53
    chances = dict.fromkeys(PERSONS, 0)
    for panel in found["panels"]:
        assert keeps_quotas(panel["persons"]) and one_of_each_home(panel["persons"])
        for person in panel["persons"]:
            chances[person] += panel["weight"] / 2**53
    for person in found["persons"]:
        assert person["chance"] == pytest.approx(chances[person["person"]], abs=1e-12)


def test_balls_are_panels_near_to_the_chances():
    found = ask("--household", "household", "--uniform", 100, *SALT)
    assert len(found["balls"]) == 100
    turns = dict.fromkeys(PERSONS, 0)
    for ball in found["balls"]:
        assert keeps_quotas(ball) and one_of_each_home(ball)
        for person in ball:
            turns[person] += 1
    for person in found["persons"]:
        assert person["balls"] == turns[person["person"]]
        assert abs(person["balls"] / 100 - person["chance"]) <= found["error"] + 1e-12
    assert found["error_bound"] <= found["error"] < 0.02


def test_the_draw_can_be_followed_and_checked(tmp_path):
    before = ask("--uniform", 20, *SALT, "--list", tmp_path / "list")
    text = (tmp_path / "list").read_bytes()
    assert before["hash"] == hashlib.sha256(text).hexdigest() and "protocol" not in before
    after = ask("--uniform", 20, *SALT, *SEED, "--list", tmp_path / "again", "--protocol", tmp_path / "protocol")
    assert (tmp_path / "again").read_bytes() == text
    protocol = (tmp_path / "protocol").read_text(encoding="utf-8")
    assert after["protocol"] == protocol
    digest = hashlib.sha256(f"{before['hash']}:4 17 32 8:0".encode()).hexdigest()
    x = 5 * int(digest[16:32], 16) % 2**64
    x = (x << 7 | x >> 57) % 2**64 * 9 % 2**64
    ball = 1 + x * 20 // 2**64
    assert f"\nball {ball}\npersons {' '.join(after['balls'][ball - 1])}\n" in protocol
    out, _ = run("lottery", "--check", tmp_path / "protocol", tmp_path / "list", **STRICT)
    assert out.startswith("The protocol stands")
    (tmp_path / "list").write_bytes(text.replace(b"size 12", b"size 13"))
    out, _ = run("lottery", "--check", tmp_path / "protocol", tmp_path / "list", status=1, **STRICT)
    assert "the list is not the one" in out.replace("\n", " ")
    told = answer("lottery", "--check", tmp_path / "protocol", tmp_path / "list", status=1)
    assert told["status"] == "refused" and "line 2" in told["reason"]


def test_the_words_say_hash_and_steps_and_then_the_protocol():
    out, _ = run("lottery", *FILES, "-k", 12, "--uniform", 20, *SALT, **STRICT)
    assert re.search(r"Its SHA-256 is\n   [0-9a-f]{64}\n2\. Publish this hash", out)
    assert "A lottery of 12 persons among 60, by the rule leximin" in out
    out, _ = run("lottery", *FILES, "-k", 12, "--uniform", 20, *SALT, *SEED, **STRICT)
    assert "\nThe protocol\nawrash-protocol 1\nhash " in out and "Publish this hash" not in out


def test_a_small_pool_needs_a_salt_and_one_is_suggested():
    err = refused("--uniform", 20)
    assert re.search(r"--salt is missing.*such as [0-9a-f-]{36}\n", err)


def test_csv_has_a_line_for_each_person():
    out, _ = run("lottery", *FILES, "-k", 12, "--uniform", 20, *SALT, "--csv", "--legacy", 200, **STRICT)
    table = list(csv.DictReader(out.splitlines()))
    assert [row["person"] for row in table] == list(PERSONS)
    assert sum(float(row["chance"]) for row in table) == pytest.approx(12)
    assert sum(int(row["balls"]) for row in table) == 240
    assert sum(float(row["legacy"]) for row in table) == pytest.approx(12)


def test_the_rule_in_use_before_is_told_with_its_error():
    found = ask("--legacy", 500, "--rule", "maximin")
    lowest = min(person["chance"] for person in found["persons"])
    assert found["value"] == pytest.approx(lowest, abs=1e-12)
    assert min(person["legacy"] for person in found["persons"]) <= lowest + 3 * found["legacy_error"]
    assert 0 < found["legacy_error"] < 0.5 / 500**0.5 + 1e-9


def test_entries_raise_the_chance_of_those_refused_before(applicants):
    files = applicants("who,sex,slips\na,w,1\nb,w,2\nc,w,1\nd,m,3\ne,m,1\n")
    found = answer("lottery", *files, "-k", 2, "--entries", "slips", "--uniform", 20, *SALT, **STRICT)
    chances = {p["person"]: p["chance"] for p in found["persons"]}
    assert chances == pytest.approx({"a": 0.25, "b": 0.5, "c": 0.25, "d": 0.75, "e": 0.25})
    assert {p["person"]: p["balls"] for p in found["persons"]} == {"a": 5, "b": 10, "c": 5, "d": 15, "e": 5}
    assert found["error"] == pytest.approx(0, abs=1e-12) and found["error_bound"] == 0
    # of 3 balls b is on 1.5, d on 2.25, the others on 0.75
    found = answer("lottery", *files, "-k", 2, "--entries", "slips", "--uniform", 3, *SALT, **STRICT)
    far = max(abs(p["balls"] / 3 - p["chance"]) for p in found["persons"])
    assert found["error"] == pytest.approx(far, abs=1e-12)
    assert found["error_bound"] == pytest.approx(1 / 6, abs=1e-12) and found["error"] >= found["error_bound"]


def test_drop_outs_are_replaced_with_quotas_kept(tmp_path):
    drawn = ask("--uniform", 20, *SALT, *SEED)
    ball = int(re.search(r"^ball (\d+)$", drawn["protocol"], re.M)[1])
    panel = drawn["balls"][ball - 1]
    dropped = panel[:3]
    table = tmp_path / "answers.csv"
    lines = FILES[0].read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join(
        line if line.startswith("#") else line + (",answer" if line.startswith("file,") else
                                                  ",dropped" if line.split(",")[0] in dropped else
                                                  ",accepted" if line.split(",")[0] in panel else ",")
        for line in lines) + "\n", encoding="utf-8")
    found = ask("--replace", "answer", files=(table, FILES[1]))
    assert found["size"] == 3
    for one in found["panels"]:
        assert keeps_quotas(one["persons"], 3, panel[3:]) and not set(one["persons"]) & set(panel)


def test_quotas_that_nobody_keeps_are_no_answer(applicants):
    files = applicants("who,sex\na,w\nb,w\n")
    found = answer("lottery", *files, "-k", 2, status=1, **STRICT)
    assert found["status"] == "infeasible"
    out, _ = run("lottery", *files, "-k", 2, status=1, **STRICT)
    assert "No panel of that many persons keeps every quota." in out


def test_who_can_never_be_drawn_is_said(applicants):
    files = applicants("who,sex,town\nF-7,w,x\nF-8,w,y\nF-9,m,x\n",
                       "category,value,min,max\nsex,w,1,1\ntown,x,2,\n")
    out, _ = run("lottery", *files, "-k", 2, **STRICT)
    assert "can hold these persons: \u2068F-8\u2069" in out
    assert [p["never"] for p in answer("lottery", *files, "-k", 2)["persons"]] == [False, True, False]


def test_what_keeps_a_person_out_is_said_before_the_chances(applicants):
    files = applicants("who,sex,town\nF-7,w,x\nF-8,w,y\nF-9,m,x\nF-10,w,y\n",
                       "category,value,min,max\nsex,w,1,1\ntown,x,2,\n")
    out, _ = run("lottery", *files, "-k", 2, **STRICT)
    words = out.replace("\u2068", "").replace("\u2069", "")
    assert words.index("hold these persons: F-8, F-10") < words.index("town x: at least 1 in the place of 2")
    assert words.index("in the place of 2") < words.index("Chances are from")
    persons = answer("lottery", *files, "-k", 2, **STRICT)["persons"]
    blocked = [{"quota": "town x", "side": "min", "before": 2, "after": 1}]
    assert [p.get("obstacle") for p in persons] == [None, blocked, None, blocked]
    out, _ = run("lottery", *files, "-k", 2, "--csv", **STRICT)
    assert [row["obstacle"] for row in csv.DictReader(out.splitlines())] == ["", "town x min 1", "", "town x min 1"]


def test_a_certificate_is_checked_with_the_files_alone(tmp_path):
    proof = tmp_path / "proof.json"
    for rule in ("leximin", "maximin", "nash", "goldilocks"):
        ask("--household", "household", "--rule", rule, "--certificate", proof)
        assert json.loads(proof.read_text(encoding="utf-8"))["rule"] == rule
        told = ask("--household", "household", "--verify", proof)
        assert told["status"] == "accepted" and told["findings"] == []
    out, _ = run("lottery", *FILES, "-k", 12, "--household", "household", "--verify", proof, **STRICT)
    assert out == "Certificate: accepted.\n"
    # another question, another value
    told = answer("lottery", *FILES, "-k", 11, "--household", "household", "--verify", proof, status=1, **STRICT)
    assert told["status"] == "refused" and told["findings"] == ["the certificate is of another question"]
    held = json.loads(proof.read_text(encoding="utf-8"))
    text = re.sub(r'"value":[^,]+', '"value":0.75', proof.read_text(encoding="utf-8"))
    assert json.loads(text) != held
    proof.write_text(text, encoding="utf-8")
    out, _ = run("lottery", *FILES, "-k", 12, "--household", "household", "--verify", proof, status=1, **STRICT)
    assert out.startswith("Certificate: NOT accepted.\n- ")
    proof.write_text("no certificate", encoding="utf-8")
    assert "proof.json" in refused("--verify", proof) or "byte" in refused("--verify", proof)


def test_a_certificate_proves_entries_and_that_there_is_no_panel(applicants, tmp_path):
    proof = tmp_path / "proof.json"
    files = applicants("who,sex,slips\na,w,1\nb,w,2\nc,w,1\nd,m,3\ne,m,1\n")
    asked = ("lottery", *files, "-k", 2, "--entries", "slips")
    answer(*asked, "--certificate", proof, **STRICT)
    assert answer(*asked, "--verify", proof, **STRICT)["status"] == "accepted"
    files[0].write_text(files[0].read_text(encoding="utf-8").replace("c,w,1", "c,w,2"), encoding="utf-8")
    assert answer(*asked, "--verify", proof, status=1, **STRICT)["status"] == "refused"
    # another pool, of other types
    files = applicants("who,sex\na,w\nb,w\nc,m\n")
    told = answer("lottery", *files, "-k", 2, "--verify", proof, status=1, **STRICT)
    assert told["findings"] == ["the certificate is of another question"]
    files = applicants("who,sex\na,w\nb,w\n")
    answer("lottery", *files, "-k", 2, "--certificate", proof, status=1, **STRICT)
    assert answer("lottery", *files, "-k", 2, "--verify", proof, **STRICT)["status"] == "accepted"


FAULTS = [
    (("who,sex\na,w\na,m\n",), "applicants.csv:3: the identifier is empty, has a blank or was given before"),
    (("who,sex\na,\nb,m\n",), 'applicants.csv:2: column "sex" is empty, expected a value'),
    (("who,gender\na,w\n",), 'applicants.csv has no column "sex"'),
    (("who,sex\na,w\nb,m\n", "category,value,min,max\nsex,w,2,1\n"), "quotas.csv:2: min is 2 and max 1"),
    (("who,sex\na,w\nb,m\n", "category,value,min,max\nsex,w,1,1\nsex,w,1,1\n"), "the quota of sex w is given twice"),
    (("who,sex\na,w\nb,m\n", "category,value,min,max\n"), "quotas.csv has no row, expected quotas"),
    (("who,sex\na,w\nb,m\n", "category,value,least\nsex,w,1\n"), 'quotas.csv has no column "min"'),
]


@pytest.mark.parametrize("texts, message", FAULTS, ids=[m for _, m in FAULTS])
def test_what_is_wrong_in_the_files_is_told(applicants, texts, message):
    assert message in refused(files=applicants(*texts), size=2)


USES = [
    (("--salt", "x"), "--salt, --seed or --list is given without --uniform"),
    (("--uniform", 5, "--published", "x"), "--published, --source or --protocol is given without --seed"),
    (("--uniform", 5, "--seed", "x"), "--seed is given without --published and --source"),
    (("--verify", "proof", "--rule", "nash"), "--verify is given with --rule"),
    (("--verify", "no-such-file"), "no-such-file"),
    (("--uniform", -5), "--uniform or --legacy is below 0"),
    (("--rule", "lots"), "lots"),
    (("--household", "home"), 'applicants.csv has no column "home"'),
    (("--replace", "sex"), 'column "sex" is none of accepted, dropped and nothing'),
    (("--entries", "file"), 'column "file" is no whole number'),
    (("--uniform", 5, "--salt", "short"), "the salt is not a word of at least 16 bytes"),
]


@pytest.mark.parametrize("arguments, message", USES, ids=[m for _, m in USES])
def test_wrong_use_is_told(arguments, message):
    assert message in refused(*arguments)


def test_a_size_is_needed():
    _, err = run("lottery", *FILES, status=2)
    assert "--size is missing" in err


def test_names_never_appear_in_messages(applicants):
    files = applicants("who,sex\nFatima Zahra,w\nF-2,m\nF-3,w\n")
    for asked in (("--uniform", 4, *SALT), ()):
        err = refused(*asked, files=files, size=2)
        assert "applicants.csv:2: the identifier is empty, has a blank" in err and "Fatima" not in err


@pytest.mark.parametrize("language", ("fr", "ar"))
def test_other_languages_say_it_too(language):
    english, _ = run("lottery", *FILES, "-k", 12, "--uniform", 20, *SALT)
    out, _ = run("lottery", *FILES, "-k", 12, "--uniform", 20, *SALT, "--lang", language)
    assert "Publish this hash" in english and "Publish this hash" not in out and "lottery" not in out
