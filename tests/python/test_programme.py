# SPDX-License-Identifier: GPL-3.0-or-later
"""Programmes from folders, frames and records.

Idea: the same programme by every way in has one hash; every fault is told in one go.
Source: examples/data/khenifra-2023 and the figures that its files state.
Invariant: nothing that the tests write stands in the source tree.
"""

import configparser
import io
import pickle
import shutil
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import awrash
from awrash import programme
from awrash._tables import cell_text
from conftest import EXAMPLES

KHENIFRA = EXAMPLES / "khenifra-2023"


def _options():
    """The settings of the example's programme.ini, as the constructor takes them."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(KHENIFRA / "programme.ini", encoding="utf-8")
    groups = {name: dict(parser[name]) for name in parser.sections()}
    readings = {name[len("reading "):]: settings for name, settings in groups.items()
                if name.startswith("reading ")}
    return groups["programme"], groups["need"], groups["split"], readings


def _frames(kind):
    frames = {}
    for name in programme.TABLES:
        path = KHENIFRA / f"{name}.csv"
        if path.exists():
            frame = pd.read_csv(path, comment=None, skiprows=_comments(path), dtype={
                "code": str, "parent": str, "territory": str, "edition": str})
            frames[name] = frame if kind == "frames" else frame.to_dict(kind)
    return frames


def _comments(path):
    return sum(line.startswith("#") for line in path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("kind", ["frames", "records", "list"])
def test_folder_and_frames_give_one_hash(khenifra, kind):
    options, need, split, readings = _options()
    again = awrash.Programme(**_frames(kind), need=need, split=split,
                             readings=readings, **options)
    assert again.hash == khenifra.hash
    assert again.need().tolist() == khenifra.need().tolist()
    assert again.quotas["max"].tolist() == khenifra.quotas["max"].tolist()
    assert again.readings == khenifra.readings
    assert [again.split(reading=name).to_dict()["cells"] for name in again.readings] == [
        khenifra.split(reading=name).to_dict()["cells"] for name in khenifra.readings]


def test_a_saved_programme_is_the_same(khenifra, tmp_path):
    khenifra.save(tmp_path / "saved")
    assert awrash.Programme.load(tmp_path / "saved") == khenifra
    assert awrash.Programme.load(str(tmp_path / "saved")).hash == khenifra.hash


def test_a_programme_saved_for_a_spreadsheet_is_the_same(khenifra, tmp_path):
    khenifra.save(tmp_path / "saved", spreadsheet=True)
    text = (tmp_path / "saved" / "quotas.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and b";" in text and b"\r\n" in text
    assert awrash.Programme.load(tmp_path / "saved") == khenifra


def test_a_pickled_programme_is_the_same(khenifra):
    again = pickle.loads(pickle.dumps(khenifra))
    assert again == khenifra and hash(again) == hash(khenifra)
    assert again.split() == khenifra.split()


def test_a_programme_made_in_memory_pickles(small):
    made = small()
    assert pickle.loads(pickle.dumps(made)) == made
    assert made != small(total=6)


def test_frames_show_what_was_given(khenifra):
    territories = khenifra.territories
    assert territories["code"].tolist()[0] == "05"
    assert territories["unemployed"].dtype == np.int64
    assert np.isnan(territories["poverty_2014"][0])
    assert khenifra.quotas["max"].sum() == 9350
    assert khenifra.shares.empty and khenifra.worksites.empty
    assert khenifra.history["edition"].tolist()[0] == "1"


def test_codes_that_look_like_numbers_stay_text(small):
    made = awrash.Programme(
        territories=[{"code": "5"}, {"code": "501", "parent": 5, "level": "province", "n": 1.0}],
        quotas=[{"territory": "5", "stream": "1", "min": 2.0, "max": 2}],
        streams=[{"code": 1}], need="n")
    assert made.territories["code"].tolist() == ["5", "501"]
    assert made.quotas["stream"].tolist() == ["1"]
    assert made.split().places.loc["501", "1"] == 2


def test_numbers_go_through_by_their_shortest_text():
    need = [0.1, 1 / 3, 1e22, 123456789.123]
    made = awrash.Programme(
        territories=pd.DataFrame({"code": list("ABCD"), "parent": "", "level": "province",
                                  "need": need}),
        quotas=pd.DataFrame({"territory": ["A"], "stream": ["s"], "max": [1]}),
        streams=[{"code": "s"}], need="need")
    assert made.need().tolist() == need
    assert made.need().index.tolist() == list("ABCD")


@pytest.mark.parametrize("value, text", [
    (1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (np.float64(1 / 3), "0.3333333333333333"),
    (np.float32(0.5), "0.5"), (np.int8(3), "3"), (2**70, "1180591620717411303424"),
    (Decimal("0.10"), "0.10"), (Decimal("1E+3"), "1000"), (Fraction(1, 4), "0.25"),
    (True, "yes"), (np.bool_(False), "no"), (None, ""), (float("nan"), ""), (pd.NA, ""),
    (pd.NaT, ""), (Decimal("NaN"), ""), ("05.301", "05.301"), (1e22, "10000000000000000000000")])
def test_a_cell_is_written_as_the_shortest_text_that_reads_back(value, text):
    assert cell_text(value, "cell") == text


def test_a_named_index_counts_as_a_column():
    frame = pd.DataFrame({"parent": "", "level": "province", "need": [1, 2]},
                         index=pd.Index(["A", "B"], name="code"))
    made = awrash.Programme(territories=frame, streams=[{"code": "s"}], need="need",
                            quotas=[{"territory": "A", "stream": "s", "max": 1}])
    assert made.provinces == ("A", "B")


def test_missing_cells_are_empty_cells():
    quotas = pd.DataFrame({"territory": ["A", "B"], "stream": "s", "min": [np.nan, 1],
                           "max": [3, None], "note": [None, "x"]})
    made = awrash.Programme(quotas=quotas, streams=[{"code": "s"}], need="need", territories=[
        {"code": "A", "parent": "", "level": "province", "need": 1},
        {"code": "B", "parent": "", "level": "province", "need": 1}])
    assert made.quotas["max"].tolist()[0] == 3 and np.isnan(made.quotas["max"][1])


def test_labels_are_in_the_language_asked(khenifra):
    assert khenifra.label("05.301", "fr") == "Khénifra"
    assert khenifra.label("05.301", "ar") == "خنيفرة"
    assert khenifra.label("05.301") == "Khénifra"
    with pytest.raises(awrash.DataError, match="expected a code of territories"):
        khenifra.label("5.301")


def test_neighbours_touch_both_ways(small):
    made = small(adjacency=[{"territory": "A", "neighbour": "B"}])
    assert made.neighbours("A") == ("B",) and made.neighbours("B") == ("A",)
    assert small().neighbours("A") == ()
    with pytest.raises(awrash.DataError, match="expected a code of territories"):
        made.neighbours("Z")


def test_a_template_has_the_territories_of_its_region(khenifra, tmp_path):
    khenifra.save_template(tmp_path / "new", region="05")
    text = (tmp_path / "new" / "territories.csv").read_text(encoding="utf-8")
    assert "05.301" in text and (tmp_path / "new" / "programme.ini").exists()
    with pytest.raises(awrash.DataError):
        khenifra.save_template(tmp_path / "other", region="99")


def test_needs_follow_expressions(khenifra):
    need = khenifra.need("population*poverty_2014")
    assert need["05.301"] == 370240 * 5.52
    assert khenifra.need().name == "need" and khenifra.need()["05.301"] == 28892
    with pytest.raises(awrash.DataError, match="zzz"):
        khenifra.need("zzz")


def test_options_and_notices_are_told(khenifra):
    assert khenifra.option("split", "objective") == "leximin"
    assert khenifra.option("split", "colour") is None
    assert khenifra.name.startswith("Awrach 2023")
    assert all(isinstance(notice, str) for notice in khenifra.notices)


# ── the arithmetic of a quota ────────────────────────────────────────────────────────────────────


def test_the_stock_of_khenifra_serves_1270_at_three_months(khenifra):
    frame = khenifra.durations(territory="05.301", months=[3, 4, 6])
    assert frame.attrs == {"territory": "05.301", "stream": "temporary", "person_months": 3812}
    assert frame["beneficiaries"].to_dict() == {3: 1270, 4: 953, 6: 635}
    assert frame["left_over"].to_dict() == {3: 2, 4: 0, 6: 2}


def test_one_duration_needs_no_list(khenifra):
    assert khenifra.durations("05.301", months=3).loc[3, "beneficiaries"] == 1270


def test_durations_are_asked_of_one_stream(khenifra):
    assert khenifra.durations("05", stream="sustainable").loc[9, "beneficiaries"] == 4000
    for stream in (None, "zz"):
        with pytest.raises(awrash.DataError):
            khenifra.durations("zz", stream=stream)
    with pytest.raises(awrash.DataError, match="expected one, or stream="):
        awrash.Programme(
            territories=[{"code": "A", "parent": "", "level": "province", "n": 1}], need="n",
            streams=[{"code": "s", "months": 3}, {"code": "t", "months": 9}],
            quotas=[{"territory": "A", "stream": "s", "max": 4},
                    {"territory": "A", "stream": "t", "max": 4}]).durations("A")


def test_durations_that_reach_a_target():
    assert programme.durations_reach(3812, 1251) == (3, 59)
    assert programme.durations_reach(3812, 1257) == (3, 41)
    assert programme.durations_reach(3812, 4000)[0] == 0
    assert programme.durations_worksites(3812, 3, 20) == (63, 32)


@pytest.mark.parametrize("call", [
    lambda: programme.durations(-1, [3]), lambda: programme.durations(10, [0]),
    lambda: programme.durations_reach(10, 0), lambda: programme.durations_worksites(10, 3, 0),
    lambda: programme.durations("10", [3]), lambda: programme.durations(10, [1.5])])
def test_a_stock_or_duration_that_makes_no_sense_is_refused(call):
    with pytest.raises(awrash.DataError):
        call()


# ── faults ───────────────────────────────────────────────────────────────────────────────────────


def test_all_faults_are_told_at_once():
    with pytest.raises(awrash.DataError) as caught:
        awrash.Programme(
            territories=[{"code": "A", "parent": "", "level": "province", "need": 1}], need="need",
            streams=[{"code": "s"}],
            quotas=[{"territory": "Z", "stream": "s", "max": 1},
                    {"territory": "A", "stream": "s", "min": 5, "max": 1}])
    assert caught.value.code == "folder"
    assert len(str(caught.value).splitlines()) >= 2
    assert '"Z"' in str(caught.value) and "quotas" in str(caught.value)


@pytest.mark.parametrize("tables, message", [
    ({"territories": None}, "territories"),
    ({"territories": 5}, "territories is 5, expected a frame or a list of mappings"),
    ({"territories": "x.csv"}, "territories is 'x.csv', expected a frame"),
    ({"territories": [1, 2]}, "territories[0] is 1, expected a mapping of columns to cells"),
    ({"territories": [{"code": ["A"]}]}, "territories[0].code is ['A'], expected text or a number"),
    ({"territories": [{"code": [[1], [2, 3]]}]}, "expected text or a number"),
    ({"territories": [{"code": 1j}]}, "territories[0].code is 1j, expected text or a number"),
    ({"territories": [{"code": object()}]}, "expected text or a number"),
    ({"territories": {"code": ["A", "B"], "level": ["province"]}}, "expected one length"),
    ({"territories": [{"code": "A\0"}]}, "zero byte"),
    ({"quotas": []}, "quotas"),
    ({"need": 5}, "5"),
    ({"split": {"tie": "coin"}}, "coin"),
    ({"split": {"colour": object()}}, "expected text or a number"),
])
def test_a_table_that_is_none_is_refused(tables, message):
    given = {"territories": [{"code": "A", "parent": "", "level": "province", "need": 1}],
             "quotas": [{"territory": "A", "stream": "s", "max": 1}],
             "streams": [{"code": "s"}], "need": "need"}
    with pytest.raises(awrash.DataError) as caught:
        awrash.Programme(**{**given, **tables})
    assert message in str(caught.value)


def test_a_folder_that_is_not_there_is_an_os_error_too(tmp_path):
    with pytest.raises(awrash.FileError) as caught:
        awrash.Programme.load(tmp_path / "nowhere")
    assert isinstance(caught.value, OSError) and isinstance(caught.value, ValueError)
    assert caught.value.code == "file" and "nowhere" in str(caught.value)


def test_a_bad_folder_names_file_and_line(tmp_path):
    folder = tmp_path / "bad"
    shutil.copytree(KHENIFRA, folder)
    path = folder / "quotas.csv"
    path.write_text(path.read_text(encoding="utf-8") + "05.999,temporary,,places,1,1,,,\n",
                    encoding="utf-8")
    with pytest.raises(awrash.DataError) as caught:
        awrash.Programme.load(folder)
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert f"quotas.csv:{line}:" in str(caught.value)


@pytest.mark.parametrize("folder", [None, 5, "a\0b", b"x", ["x"]])
def test_a_path_that_is_none_is_refused(folder):
    with pytest.raises(awrash.DataError):
        awrash.Programme.load(folder)


def test_a_table_that_no_programme_has_is_refused(khenifra):
    with pytest.raises(awrash.DataError, match="expected one of territories"):
        khenifra.table("quota")


# ── a life ───────────────────────────────────────────────────────────────────────────────────────


def test_a_closed_programme_refuses_and_does_not_crash():
    with awrash.Programme.load(KHENIFRA) as closed:
        plan = closed.split()
    closed.close()
    assert repr(closed) == "Programme (closed)"
    for ask in (lambda: closed.hash, closed.split, lambda: closed.quotas, closed.need):
        with pytest.raises(awrash.DataError, match="closed"):
            ask()
    assert plan.places.to_numpy().sum() == 9350
    assert "Khénifra" in repr(plan) and plan.to_dict()["hash"] == plan.hash


def test_a_programme_shows_itself_on_one_screen(khenifra):
    assert "quotas" in repr(khenifra) and len(repr(khenifra).splitlines()) < 25
    assert khenifra._repr_html_().startswith("<table>")


def test_a_frame_made_of_a_frame_of_a_folder_reads_the_same(khenifra):
    frame = khenifra.territories
    buffer = io.StringIO()
    frame.to_csv(buffer)
    again = awrash.Programme(territories=frame, quotas=khenifra.quotas, streams=khenifra.streams,
                             need="unemployed")
    pd.testing.assert_frame_equal(again.territories, frame)


def test_a_territory_is_within_itself_its_region_and_no_other(khenifra):
    assert khenifra.is_within("05.301", "05") and khenifra.is_within("05.301", "05.301")
    assert not khenifra.is_within("05", "05.301") and not khenifra.is_within("05.301", "05.081")
    with pytest.raises(awrash.DataError, match="99"):
        khenifra.is_within("05.301", "99")
