# SPDX-License-Identifier: GPL-3.0-or-later
#
# Persons by priority: reserves, ties, cut-offs, reasons, what may be published.
# Source: awrash/selection-reserve.h; the cases of courts and papers, where they are beside the project.
# Invariant: what the library selects is what its check accepts.

import json
import pathlib
import pickle

import numpy as np
import pytest

import awrash
from awrash import selection
from awrash.selection import Block

CASES = pathlib.Path(__file__).parents[3] / "shared" / "cases" / "fairalloc" / "reserves" / "legal_and_paper.json"
SCORES = [70, 68, 64, 66, 62.5, 61.25, 60]
TRAITS = {"women": [0, 0, 0, 0, 1, 1, 0], "disability": [False] * 6 + [True]}
PERSONS = list("abcdefg")


def four(**options):
    return selection.select(SCORES, 4, {"women": 1, "disability": 1}, traits=TRAITS, persons=PERSONS, **options)


def case(name):
    if not CASES.exists():
        pytest.skip(f"no cases in {CASES}")
    return next(c for c in json.loads(CASES.read_text(encoding="utf-8"))["cases"] if c["name"] == name)


def test_reserved_places_and_the_rest_with_their_cutoffs():
    sel = four()
    assert sel.selected == ["a", "b", "e", "g"] and len(sel) == 4 and sel.status == "optimal" and sel.empty == 0
    assert sel.cutoffs == {"open": 68, "women": 62.5, "disability": 60}
    assert sel.places == {"open": 2, "women": 1, "disability": 1} and sel.filled == sel.places
    assert [sel.kind(p) for p in PERSONS] == ["open", "open", None, None, "women", None, "disability"]
    assert sel.check() == () and "4 of 7" in repr(sel)


def test_reasons_are_for_one_person():
    sel = four()
    assert sel.explain("f") == "score 61.25; cut-off of open: 68; cut-off of women: 62.5"
    assert sel.explain("g") == "score 60; place: disability"
    with pytest.raises(awrash.DataError, match="none of the persons"):
        sel.explain("z")


def test_over_and_above_selects_others():
    score, women = [70, 66, 64, 61], {"women": [1, 0, 0, 1]}
    assert selection.select(score, 3, {"women": 1}, traits=women).selected == [0, 1, 2]
    assert selection.select(score, 3, {"women": 1}, traits=women, mode="over-and-above").selected == [0, 1, 3]


def test_hard_places_stay_empty():
    sel = selection.select(SCORES, 5, {"disability": 3}, traits=TRAITS, hard=["disability"])
    assert sel.status == "unplaced" and sel.empty == 2 and sel.selected == [0, 1, 6]


def test_identifiers_with_a_blank_are_not_repeated_in_messages():
    names = ["Fatima Zahra", "Mohamed Alami"]
    with pytest.raises(awrash.TieError, match="not repeated: it has a blank") as caught:
        selection.select([3, 3], 1, persons=names)
    assert "Zahra" not in str(caught.value)
    with pytest.raises(awrash.DataError, match="<not repeated: it has a blank> is none of"):
        selection.select([3, 2], 1, persons=names).explain("Fatima Alami")
    with pytest.raises(awrash.DataError, match="person <not repeated: it has a blank> is given twice"):
        awrash.Pool({"who": ["Fatima Zahra"] * 2, "sex": ["w", "w"]}, ["sex"], person="who")


def test_ties_are_refused_or_settled():
    with pytest.raises(awrash.TieError) as caught:
        selection.select([9, 8, 8, 8], 3, persons=list("wxyz"))
    assert caught.value.members == ("x", "y", "z") and caught.value.units == 2
    drawn = selection.select([9, 8, 8, 8], 3, ties="lottery", seed="balls 4 17")
    assert drawn.status == "tie-settled" and drawn.selected[0] == 0 and drawn.check() == ()
    assert drawn.selected == selection.select([9, 8, 8, 8], 3, ties="lot", seed="balls 4 17").selected
    ordered = selection.select([9, 8, 8, 8], 3, ties="order", order=list("zyxw"), persons=list("wxyz"))
    assert ordered.selected == ["w", "z", "y"]
    assert ordered.explain("x").endswith("(equal scores, settled by the order given)")


def test_blocks_are_filled_in_their_order():
    category = ["S", None, "S", None, "T", float("nan"), "S"]
    blocks = [Block("open", 2, {"women": 1}), Block("S", 2, category="S"), Block("T", 2, category="T", keeps=True)]
    sel = selection.select(SCORES, traits=TRAITS, blocks=blocks, category=category)
    assert sel.selected == [0, 4, 2, 6] and sel.empty == 2
    assert sel.cutoffs["open / women"] == 62.5 and sel.cutoffs["S"] == 60
    left = selection.select(SCORES, traits=TRAITS, blocks=[*blocks[:2], Block("T", 2, category="T")], category=category)
    assert left.selected == [0, 4, 2, 6, 1, 3] and left.kind(3) == "left over" and left.check() == ()


def test_what_is_published_names_no_small_group():
    rng = np.random.default_rng(7)
    score, women, disability = rng.permutation(100), rng.random(100) < 0.5, rng.random(100) < 0.05
    sel = selection.select(score, 30, {"women": 12, "disability": 2},
                           traits={"women": women, "disability": disability})
    rows = sel.public()
    assert [row["kinds"] for row in rows] == [["open"], ["women", "disability"]]
    assert [row["filled"] for row in rows] == [16, 14] and rows[0]["cutoff"] == sel.cutoffs["open"]
    assert rows[1]["cutoff"] is None and sorted(rows[0]["persons"] + rows[1]["persons"]) == sorted(sel.selected)
    assert len(sel.public(1)) == 3 and sel.public(31) == []


def test_past_rounds_count():
    sums = selection.with_history([0.1, 0.3, 60.0], {"months": (0.1, [2, 0, 5]), "refusals": (0.25, [0, 0, 1])})
    assert sums[0] == sums[1] == 0.3 and sums[2] == 60.75
    with pytest.raises(awrash.DataError, match="months has 1 entries"):
        selection.with_history([1, 2], {"months": (1, [1])})


def test_a_pool_selects_by_its_categories():
    frame = {"id": list("abcd"), "sex": ["M", "M", "F", "F"], "disability": ["no", "no", "no", "yes"],
             "score": [9, 8, 7, 6]}
    pool = awrash.Pool(frame, ["sex", "disability"], person="id")
    sel = pool.select(3, reserves={"sex": {"F": 1}, "disability": {"yes": 1}})
    assert sel.selected == ["a", "c", "d"] and sel.kind("d") == "disability yes"
    assert pool.select(1, score=[1, 2, 3, 4]).selected == ["d"]
    with pytest.raises(awrash.DataError, match="nobody of the pool"):
        pool.select(1, reserves={"sex": {"X": 1}})


def test_a_selection_pickles():
    sel = four(mode="over-and-above", hard=["women"])
    again = pickle.loads(pickle.dumps(sel))
    assert again.selected == sel.selected and again.cutoffs == sel.cutoffs and again.explain("f") == sel.explain("f")


def test_frames_are_taken_with_their_labels():
    pandas = pytest.importorskip("pandas")
    score = pandas.Series(SCORES, index=PERSONS)
    sel = selection.select(score, 2)
    assert sel.selected == ["a", "b"]
    frame = sel.to_frame()
    assert list(frame.columns) == ["score", "place"] and frame.loc["a", "place"] == "open"
    assert frame["place"].isna().sum() == 5


@pytest.mark.parametrize("options, message", [
    pytest.param({"size": None}, "size is missing", id="size"),
    pytest.param({"blocks": []}, "beside blocks", id="beside"),
    pytest.param({"size": None, "blocks": []}, "0 blocks", id="none"),
    pytest.param({"reserves": {"men": 1}}, "no trait", id="trait"),
    pytest.param({"hard": ["men"]}, "no trait", id="hard"),
    pytest.param({"traits": {"women": [1]}}, "has 1 entries", id="short"),
    pytest.param({"traits": {"women": [2] * 7}}, "neither true nor false", id="two"),
    pytest.param({"mode": "first-come"}, "mode is", id="mode"),
    pytest.param({"persons": ["a"] * 7}, "each once", id="persons"),
    pytest.param({"size": None, "blocks": [Block("S", 1, category="S")]}, "persons have none", id="category"),
    pytest.param({"size": 1, "category": ["S"]}, "category has 1", id="categories"),
])
def test_wrong_questions_are_refused(options, message):
    with pytest.raises(awrash.DataError, match=message):
        selection.select(SCORES, **{"size": 3, **options})


def test_more_reserved_than_there_are():
    with pytest.raises(awrash.BoundsError, match="reserves 2 places"):
        selection.select(SCORES, 1, {"women": 2}, traits=TRAITS)


# ── courts and papers ────────────────────────────────────────────────────────────────────────────


def test_eleven_women_on_the_merit_list_meet_a_minimum_of_eleven():
    given = case("rpsc_munsif_2001")["input"]
    women = np.zeros(150, bool)
    women[np.linspace(2, 57, given["merit_top59_women"]).astype(int)] = True
    women[70:120] = True
    question = dict(traits={"women": women}, reserves={"women": given["women_minimum_within_general"]})
    sel = selection.select(np.arange(150, 0, -1), given["general_posts"], **question)
    assert sorted(sel.selected) == list(range(59)) and women[sel.selected].sum() == 11
    wrong = selection.select(np.arange(150, 0, -1), given["general_posts"], mode="over-and-above", **question)
    assert women[wrong.selected].sum() > 11


@pytest.mark.parametrize("special, filled", [pytest.param(60, 30, id="enough"), pytest.param(10, 10, id="ten")])
def test_special_places_stay_in_their_compartment(special, filled):
    found = case("anil_kumar_gupta_compartments")
    given, total = found["input"], found["expected"]["compartmentalised_special_in_OBC"]
    open_seats = given["total_seats"] - given["obc_seats"]
    blocks = [Block("open", open_seats, {"special": given["special_seats"] - total}),
              Block("OBC", given["obc_seats"], {"special": total}, category="OBC")]
    category = [None] * 700 + ["OBC"] * 300 + [None] * 100 + ["OBC"] * special
    has = np.arange(1100 + special) >= 1000
    sel = selection.select(np.arange(1100 + special, 0, -1), traits={"special": has}, blocks=blocks, category=category)
    assert sel.filled["OBC / special"] == filled and len(sel) == given["total_seats"]
    assert sel.filled["open / special"] == given["special_seats"] - total


def test_devi_stands_where_freya_cannot():
    found = case("freya_devi")
    people = found["input"]["candidates"]
    traits = {trait: [trait in having for having in people.values()] for trait in found["input"]["positions"]}
    for score in ([2, 1], [1, 2]):
        sel = selection.select(score, 2, {"women": 1, "disability": 1}, traits=traits, persons=list(people))
        assert {name: sel.kind(name) for name in people} == found["expected"]["assignment"]


def test_rejecting_from_the_bottom():
    found = case("rev_example1")["input"]
    traits = {name: [a in c["priority"] for a in found["agents"]] for name, c in found["categories"].items()}
    sel = selection.select([-found["baseline"].index(a) for a in found["agents"]], 2, {"c1": 1, "c2": 1},
                           traits=traits, hard=["c1", "c2"], persons=found["agents"])
    assert [sel.kind(a) for a in found["agents"]] == ["c1", "c2", None]
