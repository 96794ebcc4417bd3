# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks: programmes from sheets, plans into sheets.

Idea: what a civil servant's spreadsheet does to a table is done here to a shipped case, and must be
read right or refused by sheet and cell; what is written is looked at by openpyxl, not by us.
Source: ECMA-376; the shipped cases.
Invariant: a file that is refused is left as it was, and nothing is half-written.
"""

import datetime
import hashlib
import os
import pathlib
import random
import re
import shutil
import sys
import zipfile

import pytest

import awrash
from awrash import _workbook, audit
from conftest import EXAMPLES, ROOT

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture(scope="module")
def written(tmp_path_factory, khenifra):
    """The founding case as a workbook."""
    path = tmp_path_factory.mktemp("book") / "case.xlsx"
    khenifra.save(path)
    return path


@pytest.fixture
def book(tmp_path, written):
    """A copy of it that a test may change."""
    return pathlib.Path(shutil.copy(written, tmp_path / "case.xlsx"))


def changed(path, *changes):
    """Change cells, given as (sheet, cell, value), and save."""
    workbook = openpyxl.load_workbook(path)
    for sheet, cell, value in changes:
        workbook[sheet][cell] = value
    workbook.save(path)
    return path


def refusal(path):
    """What loading a workbook is refused with."""
    before = path.read_bytes()
    with pytest.raises(awrash.DataError) as caught:
        awrash.Programme.load(path)
    assert path.read_bytes() == before
    return str(caught.value)


def edited(path, member, change):
    """Change the text of a part of a workbook."""
    aside = path.with_suffix(".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == member else data)
    os.replace(aside, path)
    return path


def cell_of(path, sheet, header, row):
    """The address of a column's cell, so many rows below the header."""
    table = openpyxl.load_workbook(path)[sheet]
    for line in table.iter_rows():
        for cell in line:
            if cell.value == header:
                return f"{cell.column_letter}{cell.row + row}"
    raise AssertionError(header)


# ── there and back ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", ["khenifra-2023", "morocco-2023", "fragility"])
def test_a_programme_is_the_same_in_a_workbook(case, tmp_path):
    """Folder, workbook, folder: one hash, and the same settings and comments."""
    programme = awrash.Programme.load(EXAMPLES / case)
    programme.save(tmp_path / "case.xlsx")
    read = awrash.Programme.load(tmp_path / "case.xlsx")
    assert read == programme and read.readings == programme.readings
    assert read.name == programme.name and read.option("programme", "note") \
        == programme.option("programme", "note")
    read.save(tmp_path / "folder")
    programme.save(tmp_path / "straight")
    for path in (tmp_path / "straight").glob("*.csv"):
        assert (tmp_path / "folder" / path.name).read_text().split() == path.read_text().split()
    assert read.split(tie="order", order=read.provinces) == \
        programme.split(tie="order", order=read.provinces)


def test_a_workbook_is_as_a_spreadsheet_wants_it(book):
    """Numbers are numbers, codes are text, the header stays in view."""
    workbook = openpyxl.load_workbook(book)
    assert workbook.sheetnames == ["programme", "capacities", "history", "quotas", "streams",
                                   "territories"]
    quotas = workbook["quotas"]
    code = quotas[cell_of(book, "quotas", "territory", 1)]
    assert code.value == "05.091" and code.data_type == "s" and code.number_format == "@"
    bound = quotas[cell_of(book, "quotas", "max", 1)]
    assert bound.value == 1187 and bound.data_type == "n"
    assert quotas.freeze_panes == f"A{code.row}"
    assert quotas["A1"].value.startswith("# Quotas") and quotas["A1"].font.i
    assert 9 <= quotas.column_dimensions["A"].width < 30
    assert not quotas.sheet_view.rightToLeft


def test_a_template_is_a_workbook_too(tmp_path, khenifra):
    """What awrash-new writes as a folder, with the words that explain it."""
    khenifra.save_template(tmp_path / "new.xlsx", region="05")
    workbook = openpyxl.load_workbook(tmp_path / "new.xlsx")
    assert {"programme", "quotas", "territories"} <= set(workbook.sheetnames)
    assert workbook["quotas"]["A1"].value.startswith("#")


def test_a_code_of_letters_and_leading_noughts_stays(tmp_path, small):
    """Cells that look like numbers, dates or formulas come back as the text that they are."""
    names = ["=1+1", "+212", "-5", "@home", "0012", "1e5", "2023-04-19", "12.50", "مجال",
             "two\nlines", "\tindented", "'quoted", "1.0", "_x0041_"]
    territories = [{"code": "R", "level": "region"}] + [
        {"code": f"0{i}", "parent": "R", "level": "province", "name_en": name, "need": 10}
        for i, name in enumerate(names)]
    programme = awrash.Programme(territories, [{"territory": "R", "stream": "s", "min": 4,
                                                "max": 4}],
                                 streams=[{"code": "s"}], need="need")
    programme.save(tmp_path / "case.xlsx")
    read = awrash.Programme.load(tmp_path / "case.xlsx")
    assert read.territories["name_en"].tolist() == programme.territories["name_en"].tolist()
    assert read.hash == programme.hash and read.notices == programme.notices
    sheet = openpyxl.load_workbook(tmp_path / "case.xlsx")["territories"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    for text in ("=1+1", "+212", "-5", "@home", "\tindented"):
        assert cells[text].data_type == "s" and cells[text].quotePrefix
    with zipfile.ZipFile(tmp_path / "case.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


# ── cells as spreadsheets have them ──────────────────────────────────────────────────────────────


def test_numbers_are_read_as_they_are_meant(book, khenifra):
    """A float for a whole number, and numbers that stand as text, are the same numbers."""
    at = cell_of(book, "quotas", "max", 1)
    for value in (1187.0, "1187", "1 187", "1\u00a0187"):
        assert awrash.Programme.load(changed(book, ("quotas", at, value))) == khenifra


@pytest.mark.parametrize("value, said", [
    (11.5, "11.5 is not a whole number"),
    (datetime.datetime(2023, 4, 19), "2023-04-19"),
    ("twelve", "twelve"),
    (True, "yes"),
    (datetime.time(4, 30), "04:30:00"),
], ids=["fraction", "date", "word", "truth", "time"])
def test_what_is_no_number_is_told_by_sheet_and_cell(book, value, said):
    """The sentence names the cell, what it is, and that a date is one."""
    at = cell_of(book, "quotas", "max", 1)
    message = refusal(changed(book, ("quotas", at, value)))
    assert message.startswith(f"quotas!{at}: ") and said in message
    assert ".csv" not in message
    assert ("a date there" in message) == isinstance(value, (datetime.datetime, datetime.time))


def test_all_faults_are_told_in_one_go(book):
    """Of several sheets, of settings, and of cells that stand for nothing."""
    first, second = (cell_of(book, "quotas", "max", row) for row in (1, 2))
    capacity = cell_of(book, "capacities", "max", 1)
    option = next(cell for row in openpyxl.load_workbook(book)["programme"].iter_rows()
                  for cell in row if cell.value == "rate")
    message = refusal(changed(book, ("quotas", first, 11.5), ("quotas", second, "x"),
                              ("capacities", capacity, -4), ("programme", option.coordinate, "q")))
    assert len(message.split("\n")) == 4
    for where in (f"capacities!{capacity}: ", f"quotas!{first}: ", f"quotas!{second}: ",
                  f"programme!{option.coordinate}: [split] on"):
        assert where in message
    assert ".csv" not in message and ".ini" not in message


def test_error_cells_and_formulas_without_values_are_refused(book):
    """#N/A is no number, and a formula that nobody computed has none."""
    first, second = (cell_of(book, "quotas", "max", row) for row in (1, 2))
    message = refusal(changed(book, ("quotas", first, "#N/A"), ("quotas", second, "=1000+70")))
    assert f"quotas!{first} is the error #N/A, expected a value" in message
    assert f"quotas!{second} is the formula =1000+70 without its value" in message


def test_a_formula_counts_by_its_value(book, khenifra):
    """The value that the spreadsheet saved beside it; an empty text is an empty cell."""
    first, empty = cell_of(book, "quotas", "max", 1), cell_of(book, "capacities", "min", 1)
    workbook = openpyxl.load_workbook(changed(book, ("quotas", first, "=1000+187"),
                                              ("capacities", empty, '=IF(1,"","x")')))
    parts = {name: f"xl/worksheets/sheet{i}.xml" for i, name in enumerate(workbook.sheetnames, 1)}
    edited(book, parts["quotas"], lambda text: re.sub(
        rb"(<f>1000\+187</f>)<v ?/?>(</v>)?", rb"\1<v>1187</v>", text))
    edited(book, parts["capacities"], lambda text: re.sub(
        rf'(<c r="{empty}"[^>]*?)( t="[^"]*")?><f>([^<]*)</f><v ?/?>(</v>)?'.encode(),
        rb'\1 t="str"><f>\3</f><v></v>', text))
    assert awrash.Programme.load(book) == khenifra


def test_merged_cells_are_refused_but_above_the_header(book, khenifra):
    """Whose value a merged cell is would be a guess; a title may well be merged."""
    workbook = openpyxl.load_workbook(book)
    workbook["quotas"].merge_cells("A1:D1")
    workbook.save(book)
    assert awrash.Programme.load(book) == khenifra
    at = cell_of(book, "quotas", "territory", 1)
    below = f"A{int(at[1:]) + 1}"
    workbook["quotas"].merge_cells(f"{at}:{below}")
    workbook.save(book)
    assert f"quotas!{at}:{below} are merged, expected a value in each cell" in refusal(book)


def test_empty_rows_columns_and_sheets_do_not_matter(book, khenifra):
    """Nor does a format at the foot of a sheet, which makes it a million rows long."""
    workbook = openpyxl.load_workbook(book)
    quotas = workbook["quotas"]
    first = int(cell_of(book, "quotas", "territory", 1)[1:])
    quotas.insert_rows(first + 1, 3)
    quotas.insert_rows(first, 1)
    quotas.insert_cols(1, 2)
    quotas.cell(1_048_576, 16_384).number_format = "0.00"
    quotas.cell(first, 20).value = "   "
    workbook.create_sheet("Feuil1")
    workbook.save(book)
    programme = awrash.Programme.load(book)
    assert programme == khenifra and not programme.notices


def test_a_row_is_named_though_rows_are_empty_and_cells_have_lines(book):
    """Lines within a cell, and rows that are left out, do not shift what messages name."""
    note, at = cell_of(book, "quotas", "note", 1), cell_of(book, "quotas", "max", 4)
    workbook = openpyxl.load_workbook(changed(book, ("quotas", note, "one\ntwo\nthree"),
                                              ("quotas", at, "many")))
    workbook["quotas"].insert_rows(int(note[1:]) + 2, 2)
    workbook.save(book)
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", at).groups()
    assert refusal(book).startswith(f"quotas!{column}{int(row) + 2}: ")


def test_cells_without_a_header_are_refused(book):
    """A value beside the table belongs to no column."""
    row = cell_of(book, "quotas", "territory", 2)[1:]
    message = refusal(changed(book, ("quotas", f"Z{row}", "stray")))
    assert re.search(rf"quotas!Z\d+ is empty above quotas!Z{row}, expected the name", message)


# ── codes ────────────────────────────────────────────────────────────────────────────────────────


def test_a_code_that_became_a_number_is_found_and_told(book, khenifra):
    """5.091 fits 05.091 alone: it is taken, with a notice that names the cell."""
    at = cell_of(book, "quotas", "territory", 1)
    programme = awrash.Programme.load(changed(book, ("quotas", at, 5.091)))
    assert programme == khenifra
    assert programme.notices == (f'quotas!{at} is the number 5.091, taken as the code "05.091": '
                                 "format the column as text",)


def test_a_number_shown_with_its_nought_is_the_code(book, khenifra):
    """The format 00.000 shows 5.091 as 05.091, which is what its author saw."""
    at = cell_of(book, "quotas", "territory", 1)
    workbook = openpyxl.load_workbook(book)
    workbook["quotas"][at] = 5.091
    workbook["quotas"][at].number_format = "00.000"
    workbook.save(book)
    programme = awrash.Programme.load(book)
    assert programme == khenifra and not programme.notices


def test_a_number_that_fits_no_code_or_two_is_an_error(book, tmp_path):
    """It is never guessed."""
    at = cell_of(book, "quotas", "territory", 1)
    assert f'quotas!{at}: "5.999" is unknown' in refusal(changed(book, ("quotas", at, 5.999)))
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in {
            "programme": [["group", "key", "value"], ["need", "indicator", "n"]],
            "territories": [["code", "parent", "level", "n"], ["R", None, "region", None],
                            ["05.3", "R", "province", 5], ["05.30", "R", "province", 5]],
            "quotas": [["territory", "stream", "max"], [5.3, "s", 3], ["R", "s", 4]]}.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(tmp_path / "two.xlsx")
    assert 'quotas!A2: "5.3" is unknown' in refusal(tmp_path / "two.xlsx")


def test_codes_that_are_numbers_everywhere_are_told(book):
    """The sheet territories itself may have lost noughts: nothing else knows them."""
    at = cell_of(book, "territories", "code", 3)
    with pytest.raises(awrash.DataError) as caught:
        awrash.Programme.load(changed(book, ("territories", at, 5.999)))
    assert "unknown" in str(caught.value)
    territories = [{"code": "R", "level": "region"},
                   {"code": "7", "parent": "R", "level": "province", "need": 3}]
    programme = awrash.Programme(territories, [{"territory": "7", "stream": "s", "max": 3}],
                                 streams=[{"code": "s"}], need="need")
    programme.save(book)
    at = cell_of(book, "territories", "code", 2)
    read = awrash.Programme.load(changed(book, ("territories", at, 7)))
    assert read == programme
    assert any(notice.startswith(f"territories!{at} is the number 7") for notice in read.notices)


def test_headers_of_codes_are_those_of_the_library():
    """The names that a workbook knows are those of the table of columns."""
    text = (ROOT / "libawrash" / "programme" / "columns.c").read_text(encoding="utf-8")
    known = set()
    for name in ("code", "parent", "territory", "neighbour"):
        known |= set(re.search(rf'{{ "{name}", AWRASH_CELL_CODE, "([^"]+)", "([^"]+)"',
                               text).groups()) | {name}
    assert set(_workbook.CODES) == known


def test_arabic_sheets_run_from_right_to_left(book, khenifra, tmp_path):
    """Headers in Arabic are understood, and written from right to left."""
    arabic = {"territory": "المجال الترابي", "stream": "الشق", "min": "الحد الأدنى",
              "max": "الحد الأقصى", "note": "ملاحظة"}
    changed(book, *(("quotas", cell_of(book, "quotas", name, 0), word)
                    for name, word in arabic.items()))
    programme = awrash.Programme.load(book)
    assert programme.split().places.equals(khenifra.split().places)
    at = cell_of(book, "quotas", arabic["territory"], 1)
    assert awrash.Programme.load(changed(book, ("quotas", at, 5.091))).notices
    programme.save(tmp_path / "again.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "again.xlsx")
    assert workbook["quotas"].sheet_view.rightToLeft
    assert not workbook["capacities"].sheet_view.rightToLeft
    message = refusal(changed(book, ("quotas", cell_of(book, "quotas", arabic["max"], 1), "x")))
    assert message.startswith("quotas!")


# ── sheets ───────────────────────────────────────────────────────────────────────────────────────


def test_sheets_are_known_by_their_names(book, khenifra):
    """Case, blanks and an ending do not matter; a sheet of something else is told."""
    workbook = openpyxl.load_workbook(book)
    workbook["quotas"].title = " Quotas.CSV "
    workbook["capacities"].title = "aside"
    workbook["aside"].title = "Capacities"
    workbook.create_sheet("Notes").append(["anything"])
    workbook.save(book)
    programme = awrash.Programme.load(book)
    assert programme == khenifra
    assert programme.notices == ("Notes: not a sheet of a programme, ignored",)


def test_a_sheet_that_is_missing_or_there_twice_is_told(book):
    """By its name."""
    workbook = openpyxl.load_workbook(book)
    del workbook["quotas"]
    workbook.save(book)
    assert refusal(book) == "quotas: missing, expected in every programme"
    workbook.create_sheet("history.csv").append(["edition"])
    workbook.save(book)
    assert "history.csv: a second sheet of history beside history" in refusal(book)


def test_settings_need_their_columns_and_names(book):
    """Group, key and value; a group may be left out where it is that of the row above."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["programme"]
    head = next(cell.row for cell in sheet["A"] if cell.value == "group")
    sheet.cell(head, 2).value = "name"
    workbook.save(book)
    assert f"programme!{head} has the columns group, name, value" in refusal(book)
    sheet.cell(head, 2).value = "key"
    sheet.cell(head + 2, 2).value = "a=b"
    sheet.cell(head + 1, 1).value = None
    workbook.save(book)
    message = refusal(book)
    assert f"programme!A{head + 1} is '', expected the name of a group" in message
    assert f"programme!B{head + 2} is 'a=b', expected the name of a setting" in message


def test_a_group_is_written_once(book, khenifra):
    """As people fill a table: the group in its first row alone."""
    workbook = openpyxl.load_workbook(book)
    previous = None
    for cell in workbook["programme"]["A"]:
        if cell.value == previous:
            cell.value = None
        else:
            previous = cell.value
    workbook.save(book)
    assert awrash.Programme.load(book) == khenifra


# ── files that are no workbooks ──────────────────────────────────────────────────────────────────


def _bomb(path):
    """A part that unpacks to more than is read."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet99.xml", "w", force_zip64=True) as part:
            part.write(bytes(2 ** 20))


def _liar(path):
    """The same, whose directory says that it is small."""
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/worksheets/sheet1.xml"))
    data[at + 24:at + 28] = (16).to_bytes(4, "little")
    path.write_bytes(data)


def _doctype(path):
    edited(path, "xl/workbook.xml", lambda text: re.sub(
        rb"^(<\?xml[^>]*\?>)?", b'<!DOCTYPE w [<!ENTITY a "aaaa">]>', text, count=1))


def _macro(path):
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")


def _other_archive(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "text/plain")


def _damaged_sheet(path):
    edited(path, "xl/worksheets/sheet1.xml", lambda text: text[:len(text) // 2])


BROKEN = {
    "text": (lambda path: path.write_text("territory,stream\n"), "is no workbook, expected one"),
    "empty": (lambda path: path.write_bytes(b""), "is no workbook"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:3000]), "damaged or cut short"),
    "bomb": (_bomb, "expected at most"),
    "liar": (_liar, "damaged or cut short"),
    "password": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
                 "protected by a password"),
    "macro": (_macro, "holds macros"),
    "doctype": (_doctype, "a document type"),
    "archive": (_other_archive, "is an archive but no workbook"),
    "damaged": (_damaged_sheet, "cannot be read"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_workbook_is_refused(book, kind, monkeypatch):
    """In one sentence that says what it is and what was expected."""
    monkeypatch.setattr(_workbook, "MOST_BYTES", 2 ** 20)
    spoil, said = BROKEN[kind]
    spoil(book)
    message = refusal(book)
    assert message.startswith("case.xlsx: ") and said in message and "expected" in message
    assert "\n" not in message


def test_damage_anywhere_is_refused_or_does_not_matter(book, khenifra):
    """Whatever stands in the place of a value or a letter: an error of this package, or an answer."""
    lots = random.Random(8)
    whole = book.read_bytes()
    words = [b"", b"-1", b"1e999", b"A99999999", b"ZZZ1", b"\xff", b"&#0;", b"<f>1</f>", b"e", b"d"]
    refused = 0
    for _ in range(60):
        book.write_bytes(whole)
        with zipfile.ZipFile(book) as archive:
            member = lots.choice(archive.namelist())

        def damage(text):
            value = lots.choice(list(re.finditer(rb'(?<=")[^"]*(?=")|(?<=>)[^<]+(?=<)', text)))
            return text[:value.start()] + lots.choice(words) + text[value.end():]

        edited(book, member, damage)
        try:
            awrash.Programme.load(book)
        except awrash.Error as error:
            refused += 1
            assert "expected" in str(error) or "!" in str(error) or "unknown" in str(error)
    assert 10 < refused < 60


STUDY = """# four runs
[study]
name = by hand
programme = {}
scenarios=2
editions=2
[policy flat]
rule=flat
[policy need]
rule=proportional(unemployed)
"""


def test_a_study_may_name_a_workbook(book, khenifra):
    """The study is that of the folder."""
    khenifra.save(book.parent / "folder")
    studies = []
    for named in ("case.xlsx", "folder"):
        (book.parent / "study.ini").write_text(STUDY.format(named), encoding="utf-8")
        studies.append(awrash.Study.load(book.parent / "study.ini"))
    assert studies[0].programme == studies[1].programme == khenifra
    assert studies[0].run(threads=1).frame.equals(studies[1].run(threads=1).frame)


@pytest.mark.parametrize("text", [
    pytest.param(STUDY.format("none.xlsx"), id="a workbook that is not there"),
    pytest.param("[other]\nprogramme = case.xlsx\n", id="a workbook in another group"),
    pytest.param("", id="nothing")])
def test_a_study_of_no_programme_is_refused(book, text):
    """By the one who reads it."""
    (book.parent / "study.ini").write_text(text, encoding="utf-8")
    with pytest.raises(awrash.DataError, match=r"none\.xlsx|study\.ini"):
        awrash.Study.load(book.parent / "study.ini")


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".xlsb"])
def test_other_kinds_of_workbooks_are_refused_by_name(book, suffix):
    """With the way out."""
    other = book.with_suffix(suffix)
    shutil.copy(book, other)
    assert "expected a workbook saved as .xlsx" in refusal(other)
    with pytest.raises(awrash.DataError, match="ends in .xlsx"):
        awrash.Programme.load(book).save(other)


def test_a_workbook_that_is_not_there_is_a_file_error(tmp_path):
    """As a folder that is not there."""
    with pytest.raises(awrash.FileError, match="none.xlsx: cannot be opened"):
        awrash.Programme.load(tmp_path / "none.xlsx")


def test_a_sheet_cannot_write_outside_its_folder(tmp_path, khenifra):
    """A title that reads as a path is no file."""
    from awrash._workbook_folder import Book
    path = tmp_path / "case.xlsx"
    khenifra.save(path)
    workbook = openpyxl.load_workbook(path)
    workbook.create_sheet("notes").append(["x"])
    workbook.save(path)
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    book = Book(path)
    book._texts["../../stolen.csv"] = book._texts.pop("notes.csv")
    book.write(folder)
    assert not (tmp_path / "stolen.csv").exists()
    assert (folder / "quotas.csv").exists()


def test_without_openpyxl_the_message_says_so(book, khenifra, monkeypatch):
    """Folders work all the same."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match="through openpyxl, which is not installed"):
        awrash.Programme.load(book)
    assert awrash.Programme.load(EXAMPLES / "khenifra-2023") == khenifra


# ── plans ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language, name, rightmost", [
    ("en", "Khénifra", False), ("ar", "خنيفرة", True)], ids=["english", "arabic"])
def test_a_plan_is_a_workbook(tmp_path, khenifra, language, name, rightmost):
    """Places, provinces, measures, cells, where it comes from, and what proves it."""
    plan = khenifra.split()
    plan.save(tmp_path / "plan.xlsx", language=language)
    workbook = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert workbook.sheetnames == ["places", "plan-provinces", "equity", "plan", "provenance",
                                   "certificate"]
    rows = list(workbook["places"].values)
    assert rows[0] == ("province", "name", *plan.types, "total")
    assert {row[0]: list(row[2:-1]) for row in rows[1:-1]} == {
        code: plan.places.loc[code].tolist() for code in plan.codes}
    assert rows[-1] == ("total", None, *plan.places.sum().tolist(), plan.places.sum().sum())
    assert any(name in row[1] for row in rows[1:-1])
    assert all(sheet.sheet_view.rightToLeft == rightmost for sheet in workbook)
    equity = dict(workbook["equity"].values)
    assert equity["gini"] == pytest.approx(plan.equity().gini, rel=1e-15)
    told = dict(workbook["provenance"].values)
    assert told["inputs.programme.sha256"] == khenifra.hash
    head = next(row for row in workbook["plan-provinces"].iter_rows()
                if row[0].value == "territory")
    assert [cell.value for cell in head][-3:] == ["received", "need", "rate"]
    rate = workbook["plan-provinces"].cell(head[0].row + 1, len(head))
    assert rate.number_format == "0.00000" and rate.value == pytest.approx(
        plan.provinces["rate"].iloc[0])


def test_a_plan_in_a_workbook_is_checked_and_kept_near_to(tmp_path, khenifra):
    """It is read wherever a plan's folder is; its certificate is whole."""
    from awrash._workbook_folder import Book
    plan = khenifra.split()
    path = tmp_path / "plan.xlsx"
    plan.save(path)
    assert khenifra.check(path).accepted and khenifra.check(str(path)).accepted
    assert khenifra.split(near=str(path)).places.equals(plan.places)
    assert plan.against(path).frame["change"].abs().sum() == 0
    assert Book(path).certificate() == plan.certificate.text
    assert audit.verify(khenifra, Book(path).certificate()).accepted


def test_a_long_certificate_is_parted_and_put_together(tmp_path):
    """No cell holds more than 32,767 letters."""
    from awrash._workbook_folder import Book
    from awrash._workbook_write import table_of_certificate, write
    text = "".join(f'{{"place":{i},"name":"خنيفرة = +"}}' for i in range(5000))
    write(tmp_path / "plan.xlsx", [table_of_certificate(text)])
    assert Book(tmp_path / "plan.xlsx").certificate() == text


def test_a_division_by_hand_is_checked(tmp_path, khenifra):
    """One sheet of any name; codes that became numbers are those of the programme."""
    plan = khenifra.split()
    workbook = openpyxl.Workbook()
    workbook.active.append(["territory", "stream", "places"])
    for row in plan.to_frame().itertuples():
        workbook.active.append([float(row.territory), row.stream, float(row.places)])
    workbook.save(tmp_path / "division.xlsx")
    check = khenifra.check(tmp_path / "division.xlsx")
    assert check.accepted
    workbook.create_sheet("other").append(["x"])
    workbook.save(tmp_path / "division.xlsx")
    with pytest.raises(awrash.DataError, match="no sheet 'plan', expected one of Sheet, other"):
        khenifra.check(tmp_path / "division.xlsx")


# ── nothing half-written ─────────────────────────────────────────────────────────────────────────


def test_what_cannot_be_written_leaves_what_was_there(tmp_path, khenifra, monkeypatch):
    """The old workbook stays, and nothing lies beside it."""
    path = tmp_path / "plan.xlsx"
    plan = khenifra.split()
    plan.save(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()

    def full(self, name):
        with open(name, "wb") as file:
            file.write(b"PK half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(openpyxl.Workbook, "save", full)
    with pytest.raises(awrash.FileError, match="No space left"):
        plan.save(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert os.listdir(tmp_path) == ["plan.xlsx"]


def test_a_folder_that_is_not_there_is_a_file_error(tmp_path, khenifra):
    """Nothing is made on the way."""
    with pytest.raises(awrash.FileError, match="cannot be written"):
        khenifra.save(tmp_path / "none" / "case.xlsx")
    assert os.listdir(tmp_path) == []


def test_text_that_no_cell_holds_is_refused(tmp_path, small):
    """Too long, or with letters of control."""
    for name, said in (("x" * 32_768, "has 32768 letters"), ("a\x01b", "letters of control")):
        programme = small(4, name=name)
        with pytest.raises(awrash.DataError, match=said):
            programme.save(tmp_path / "case.xlsx")
    assert os.listdir(tmp_path) == []
