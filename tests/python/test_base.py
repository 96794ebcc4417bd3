# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's CSV and names, as Python has them.

Idea: what a spreadsheet makes of a frame reads back as the same frame.
Source: none.
Invariant: files are written in the test's own folder.
"""

import pandas as pd
import pytest

import awrash
from awrash import base


def test_the_version_is_the_library_s():
    assert base.version() == awrash.__version__


def test_statuses_and_dialects_are_named_by_the_library():
    assert {"optimal", "infeasible", "tie-refused"} <= set(base.statuses())
    assert base.dialects() == ["input", "plain", "spreadsheet"]


@pytest.mark.parametrize("dialect", ["plain", "spreadsheet"])
def test_a_frame_reads_back_from_its_file(tmp_path, dialect):
    frame = pd.DataFrame({"code": ["05.301", "05.091"], "name": ["خنيفرة", "a \"b\"; c,\nd"],
                          "rate": [0.1, 1 / 3], "places": [953, 1187]})
    base.write_csv(frame, tmp_path / "x.csv", dialect)
    again = base.read_csv(tmp_path / "x.csv", texts=["code"])
    pd.testing.assert_frame_equal(again, frame)


def test_a_spreadsheet_with_decimal_commas_and_comments_is_read(tmp_path):
    (tmp_path / "x.csv").write_bytes(
        "\ufeff# a comment\r\ncode;rate\r\n05.301;0,25\r\n05.091;\r\n".encode())
    frame = base.read_csv(tmp_path / "x.csv")
    assert frame["code"].tolist() == ["05.301", "05.091"]
    assert frame["rate"][0] == 0.25 and frame["rate"].isna()[1]


@pytest.mark.parametrize("call, kind, code", [
    (lambda path: base.read_csv(path / "none.csv"), awrash.FileError, "file"),
    (lambda path: base.read_csv(path / "latin.csv"), awrash.DataError, "encoding"),
    (lambda path: base.read_csv(path / "open.csv"), awrash.DataError, "syntax"),
    (lambda path: base.read_csv(path / "fine.csv", texts=["z"]), awrash.DataError, "name"),
    (lambda path: base.read_csv(None), awrash.DataError, "value"),
    (lambda path: base.write_csv([{"a": 1}], path / "x.csv", "excel"), awrash.DataError, "name"),
    (lambda path: base.write_csv([{"a": 1}], path / "no" / "x.csv"), awrash.FileError, "file"),
    (lambda path: base.write_csv(5, path / "x.csv"), awrash.DataError, "value"),
    (lambda path: base.write_folder(path / "fine.csv", {"a": "x"}), awrash.FileError, "file"),
    (lambda path: base.write_folder(path, {"a/b": "x"}), awrash.DataError, "name"),
])
def test_a_file_or_table_that_is_none_is_refused(tmp_path, call, kind, code):
    (tmp_path / "latin.csv").write_bytes("é\n1\n".encode("latin-1"))
    (tmp_path / "open.csv").write_text('a\n"b\n')
    (tmp_path / "fine.csv").write_text("a\n1\n")
    with pytest.raises(kind) as caught:
        call(tmp_path)
    assert caught.value.code == code


def test_files_of_a_folder_are_written_all_or_none(tmp_path):
    base.write_folder(tmp_path / "new", {"plan.csv": "é\n", "proof.json": "{}"})
    base.write_folder(tmp_path / "new", {})
    (tmp_path / "new" / "folder").mkdir()
    with pytest.raises(awrash.FileError):
        base.write_folder(tmp_path / "new", {"plan.csv": "other\n", "folder": "none"})
    assert base.read_text(tmp_path / "new" / "plan.csv") == "é\n"
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"plan.csv", "proof.json", "folder"}
