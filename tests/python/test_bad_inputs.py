# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong with what a call is given, it says so, word for word, and changes nothing.

Idea: a catalogue of bad inputs, a row each: the call by its C name, its inputs as JSON in the order of
the prototype, lengths included, and the message. The call is made below the package, with marks in
every output and a folder of files beside it, which must all be as they were afterwards.
Source: tests/support/bad-inputs; what spreadsheets, hands and programs get wrong.
Invariant: one fault a row; a row that is answered, or answered otherwise, fails.
"""

import csv
import ctypes
import hashlib
import json
import pathlib

import pytest

from awrash import _native
from awrash._prototypes import Array, Enumeration, Error, GError, Given, Opaque, Out, PROTOTYPES, Text

CATALOGUE = pathlib.Path(__file__).parents[1] / "support" / "bad-inputs"
FOLDERS = ("tables.h", "records.h")
"""The folders of programmes in the catalogue, which tests/programme/test-load.c reads."""
LEAST = 300
MARK = 0xA5
ROOM = 1 << 12  # bytes for each output, more than any here has


def rows():
    for path in sorted(CATALOGUE.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(line for line in file if not line.startswith("#")):
                yield pytest.param(row, id=f"{path.stem}: {row['id']}")


# ── what calls are made of ───────────────────────────────────────────────────────────────────────

TERRITORIES = ("code,parent,level,need,population\nN,,country,,\nA,N,province,30,100\nB,N,province,20,50\n"
               "C,N,province,11,70\n")
QUOTAS = "territory,stream,max\nN,t,17\nN,s,9\n"
GOOD_CLAIMS = [5.0, 3.0, 2.0]


def table(name, text):
    return _native.call("awrash_base_csv_parse", name, text.encode())


def programme():
    builder = _native.call("awrash_programme_builder_new")
    for name, text in (("territories", TERRITORIES), ("quotas", QUOTAS), ("streams", "code,months\nt,4\ns,9\n")):
        _native.call("awrash_programme_builder_add_table", builder, table(name, text))
    _native.call("awrash_programme_builder_set_option", builder, "need", "indicator", "need")
    return _native.call("awrash_programme_builder_build", builder)


def plan():
    made = programme()
    return _native.call("awrash_split_solve", made, _native.call("awrash_split_reading_new"))


def question():
    pool = _native.call("awrash_selection_pool_new", [2], [0, 0, 1, 1], [-1] * 4)
    return _native.call("awrash_selection_question_new", pool, 2, [1, 1], [1, 1], 0)


MADE = {
    "programme": programme,
    "builder": lambda: _native.call("awrash_programme_builder_new"),
    "reading": lambda: _native.call("awrash_split_reading_new"),
    "plan": plan,
    "report": lambda: _native.call("awrash_report_new", plan(), None),
    "table": lambda: table("t.csv", "a,b\n1.5,x\n,2\n1e400,99999999999999999999\n"),
    "commas": lambda: table("t.csv", "a;b\n1,5;2\n1.5;1.187\n"),
    "division": lambda: table("plan.csv", "territory,stream,places\nA,t,1\nA,t,2\n"),
    "unknown": lambda: table("plan.csv", "territory,stream,places\nZ,t,1\n"),
    "half": lambda: table("plan.csv", "territory,stream,places\nA,t,1.5\n"),
    "wrong": lambda: table("plan.csv", "territory,places\nA,1\n"),
    "claims": lambda: _native.call("awrash_apportion_claims_new", GOOD_CLAIMS, None, None),
    "tree": lambda: _native.call("awrash_allot_tree_new", [-1, 0, 0], None, None),
    "costs": lambda: _native.call("awrash_allot_costs_new_quadratic", [1.0, 1, 1], [0.0, 0, 0]),
    "matrix": lambda: _native.call("awrash_apportion_matrix_new", 2, 2, [1.0, 2, 3, 4], None, None),
    "margins": lambda: _native.call("awrash_apportion_margins_new", [2, 2], [2, 2], [2, 2], [2, 2], 4),
    "distribution": lambda: _native.call("awrash_metric_distribution_new", "error", [1.0, 2, 3], None),
    "neighbours": lambda: _native.call("awrash_metric_neighbours_new", "symmetric", "binary", "zero", 3, [0, 1], [1, 2], None),
    "census": lambda: _native.call("awrash_metric_design_new_census", 3),
    "tally": lambda: _native.call("awrash_metric_tally_new", ["gini"]),
    "sketch": lambda: _native.call("awrash_metric_sketch_new", 4),
    "sources": lambda: _native.call("awrash_metric_sources_new", 2, [1.0, 2, 3, 4], [1.0, 1]),
    "law": lambda: _native.call("awrash_random_law_new", "uniform:0,1"),
    "pool": lambda: _native.call("awrash_selection_pool_new", [2], [0, 0, 1, 1], [-1] * 4),
    "question": question,
    "approval": lambda: _native.call("awrash_selection_approve_new", None, [10, 20], [4, 4], None),
    "reserves": lambda: _native.call("awrash_selection_reserves_new", "minimum-guarantee", 1, 0, None, [2], None, [1]),
    "preferences": lambda: _native.call("awrash_selection_preferences_new", 1, [0], [0], [1.0], [0]),
    "situation": lambda: _native.call("awrash_simulation_situation_new", [0, 0, 1], 2),
    "flat": lambda: _native.call("awrash_simulation_policy_new", "flat"),
    "model": lambda: _native.call("awrash_simulation_model_builder_new", programme()),
}
"""What a text that begins with @ stands for; behind a reading, what it sets."""


class Inputs:
    """The inputs of a row as C has them; keeps alive what they point to."""

    def __init__(self, folder):
        self.folder, self.kept, self.marked = folder, [], []

    def text(self, value):
        if value is None:
            return None
        if isinstance(value, dict):  # {"repeat": "x", "times": n}
            value = value["repeat"] * value["times"]
        if value.startswith("@path:"):
            value = str(self.folder / value[len("@path:"):])
        return value.encode("utf-8", "surrogateescape")

    def array(self, kind, values):
        if values is None:
            return None
        if isinstance(values, str):  # bytes, one a letter
            values = values.encode("latin-1")
            array = ctypes.create_string_buffer(values, max(1, len(values)))
        elif isinstance(kind.item, Text):
            array = (ctypes.c_char_p * len(values))(*map(self.text, values))
        else:
            array = (kind.item.ctype * max(1, len(values)))(*values)
        self.kept.append(array)
        return ctypes.cast(array, ctypes.c_void_p)

    def handle(self, value):
        if value is None:
            return None
        name, _, setting = value.removeprefix("@").partition(" ")  # "@reading min_rate=x"
        made = MADE[name]()
        if setting:
            _native.call("awrash_split_reading_set", made, *setting.split("=", 1))
        self.kept.append(made)
        return made._owned.pointer

    def output(self):
        array = (ctypes.c_ubyte * ROOM)(*[MARK] * ROOM)
        self.marked.append(array)
        return ctypes.addressof(array)

    def value(self, kind, given):
        if isinstance(kind, Text):
            return self.text(given)
        if isinstance(kind, Array):
            return self.array(kind, given)
        if isinstance(kind, Opaque):
            return self.handle(given)
        if isinstance(kind, Given):
            record = kind.item.ctype(*given)
            self.kept.append(record)
            return ctypes.byref(record)
        if isinstance(kind, Enumeration):
            return given if isinstance(given, int) else _native._number_of(kind.c, given, "input")
        return given


def is_output(kind):
    return isinstance(kind, Out) or (isinstance(kind, Array) and kind.out)


def fail(name, given, folder):
    """The message of a call that fails, and its outputs; the call itself is the library's own."""
    function, inputs = _native._function(name), Inputs(folder)
    slot = ctypes.POINTER(GError)()
    given = iter(given)
    values = []
    for _, kind in function.prototype.parameters:
        if isinstance(kind, Error):
            values.append(ctypes.byref(slot))
        elif is_output(kind):
            values.append(inputs.output())
        else:
            values.append(inputs.value(kind, next(given)))
    assert next(given, "none") == "none", "more inputs than the prototype has"
    types = function.pointer.argtypes
    pointer = ctypes.cast(function.pointer, ctypes.CFUNCTYPE(function.pointer.restype, *[
        ctypes.c_void_p if is_output(kind) else ctype for (_, kind), ctype in zip(function.prototype.parameters, types)]))
    answer = pointer(*values)
    assert not answer, f"{name} answered"
    message = slot.contents.message.decode("utf-8")
    _native._error_free(slot)
    return message, inputs.marked


def picture(folder):
    """What stands in a folder, bytes, times and all."""
    return [(str(path), path.lstat().st_mtime_ns, path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest())
            for path in sorted(folder.rglob("*"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("beside")
    (made / "sub").mkdir()
    (made / "file.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (made / "empty.csv").write_text("", encoding="utf-8")
    (made / "sub" / "notes.txt").write_text("kept\n", encoding="utf-8")
    (made / "link.csv").symlink_to(made / "file.csv")
    return made


# ── the catalogue ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", rows())
def test_the_message_is_exact_and_nothing_changes(row, folder):
    before = picture(folder)
    message, outputs = fail(row["call"], json.loads(row["inputs"]), folder)
    assert message.replace(str(folder), "@path") == row["message"]
    assert all(bytes(output) == bytes([MARK]) * ROOM for output in outputs), "an output changed"
    assert picture(folder) == before, "a file changed"


def test_the_catalogue_is_large_and_names_every_row_once():
    ids = [parameter.id for parameter in rows()]
    in_c = sum((CATALOGUE / name).read_text(encoding="utf-8").count("\n  { \"") for name in FOLDERS)
    assert len(ids) == len(set(ids))
    assert len(ids) + in_c >= LEAST


def test_an_answer_and_a_changed_output_would_be_seen(folder):
    with pytest.raises(AssertionError, match="answered"):
        fail("awrash_metric_hoover", [2, [1, 2], None, None], folder)
    _, (output,) = fail("awrash_metric_hoover", [2, [1, -2], None, None], folder)
    output[0] = 0
    assert bytes(output) != bytes([MARK]) * ROOM
