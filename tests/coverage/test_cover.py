# SPDX-License-Identifier: GPL-3.0-or-later
"""The bars of `make coverage` hold: what is missing is counted and named, and no less than the bar passes."""

import importlib.machinery
import importlib.util
import pathlib

PATH = str(pathlib.Path(__file__).parent / "cover")
LOADER = importlib.machinery.SourceFileLoader("cover", PATH)
cover = importlib.util.module_from_spec(importlib.util.spec_from_loader("cover", LOADER))
LOADER.exec_module(cover)


def line(number, count, *branches, **more):
    return {"line_number": number, "count": count, "branches": [{"count": taken} for taken in branches], **more}


FILES = [
    {"file": "libawrash/allot/tree.c", "lines": [line(7, 3, 1, 2), line(8, 1, 1, 0), line(9, 0)]},
    {"file": "libawrash/base/exact.c", "lines": [line(3, 1, 4, 4), line(4, 0, **{"gcovr/noncode": True})]},
    {"file": "libawrash/base/csv.c", "lines": [line(5, 1, 0, 9)]},
]


def text_of(name):
    return [f"  line {number} of {name.split('/')[-1]}" for number in range(1, 10)]


def reach(excused):
    lines, branches, missing, needless = cover.reach(FILES, excused, text_of)
    return dict(lines), dict(branches), missing, needless


def test_lines_of_all_rooms_and_branches_of_the_deciding_ones_are_counted():
    assert reach({}) == ({"allot": [2, 3], "base": [2, 2]}, {"allot": [3, 4], "base/exact": [2, 2]},
                         ["libawrash/allot/tree.c: line 8 of tree.c\t8: 1 of 2 branches"], [])


def test_a_guard_is_left_out_and_must_be_needed():
    excused = {"libawrash/allot/tree.c: line 8 of tree.c": "why", "libawrash/allot/tree.c: line 7 of tree.c": "why"}
    _, branches, missing, needless = reach(excused)
    assert branches["allot"] == [3, 3] and missing == []
    assert needless == ["libawrash/allot/tree.c: line 7 of tree.c"]


def test_every_guard_has_its_reason():
    assert all(reason.strip() for reason in cover.guards().values())


def test_each_bar_is_held_by_itself(capsys):
    parts = {"allot": [2, 3], "audit": [4, 4]}
    assert cover.tell("branches", parts, {"allot": 66, "audit": 100}) == []
    assert cover.tell("branches", parts, {"allot": 67, "audit": 100}) == ["allot: branches"]
    assert "allot             2 of      3 branches (66.7 %, at least 66 %)" in capsys.readouterr().out
