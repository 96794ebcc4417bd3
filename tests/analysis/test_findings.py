# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is found is told once, unless a reason stands for it; what is planted has to be there.
# Source: lines as cppcheck 2.10, gcc 12 and clang 14 write them. Invariant: nothing unexplained passes.

"""The figures of `make cppcheck`, `make analyze` and `make integers` are true."""

import importlib.machinery
import importlib.util
import pathlib

PATH = str(pathlib.Path(__file__).parent / "findings")
LOADER = importlib.machinery.SourceFileLoader("findings", PATH)
findings = importlib.util.module_from_spec(importlib.util.spec_from_loader("findings", LOADER))
LOADER.exec_module(findings)

LOG = """a.c:3:5: warning: use after ‘g_free’ of ‘x’ [CWE-416] [-Wanalyzer-use-after-free]
    3 |   return x[0];
a.c:3:5: warning: use after ‘g_free’ of ‘x’ [CWE-416] [-Wanalyzer-use-after-free]
a.c:4:1: warning: terminating analysis for this program point: callstring: [(SN: 8)] [-Wanalyzer-too-complex]
a.c:4:9: warning: analysis bailed out early (1141 'after-snode' enodes; 3571 enodes) [-Wanalyzer-too-complex]
b.c:1:5: error: Array 'x[4]' accessed at index 4, which is out of bounds. [arrayIndexOutOfBounds]
b.c:2:7: runtime error: unsigned integer overflow: 0 - 1 cannot be represented in type 'unsigned long'
b.c:5:7: runtime error: unsigned integer overflow: 0 - 1 cannot be represented in type 'unsigned long'
b.c:6:7: runtime error: unsigned integer overflow: 9 * 8 cannot be represented in type 'unsigned long'
b.c:7:7: runtime error: division by zero
b.c:8:7: runtime error: negation of 13835058055282163713 cannot be represented in type 'guint64'
b.c:9:7: runtime error: 1e+300 is outside the range of representable values of type 'int'
tests/p.c:7:7: runtime error: division by zero
tests/q.c:7:7: runtime error: division by zero
"""


def line_of(name, number):
    return "for (gsize i = n; i-- > 0;)" if (name, number) in (("b.c", 5), ("b.c", 6)) else f"line {number}"


def test_each_finding_is_read_once_with_its_kind_and_line():
    found, left = findings.read(LOG, "tests/p.c", line_of)
    assert list(found) == [("analyzer-use-after-free", "a.c: line 3"), ("arrayIndexOutOfBounds", "b.c: line 1"),
                           ("unsigned integer overflow", "b.c: line 2"),
                           ("unsigned integer overflow", "b.c: for (gsize i = n; i-- > 0;)"),
                           ("division by zero", "b.c: line 7"), ("negation of", "b.c: line 8"),
                           ("range", "b.c: line 9"), ("division by zero", "tests/p.c: line 7")]
    assert left == 1
    assert found["arrayIndexOutOfBounds", "b.c: line 1"].startswith("b.c:1:5: error: Array")


def test_what_is_planted_is_named_on_its_line():
    lines = ["x = 1;", "  return *x; /* gcc: null; cppcheck: nullPointer */", "/* gcc: nothing */"]
    assert findings.planted("gcc", lines) == {("null", lines[1].strip())}
    assert findings.planted("clang", lines) == set()


def test_a_finding_needs_a_reason_a_reason_a_finding_and_a_planted_fault_to_be_found():
    found = {("leak", "a.c: line 3"): "a.c:3:5: warning: a leak", ("null", "p.c: *x"): "p.c:9:1: warning: NULL"}
    assert findings.judge("gcc", "p.c", found, {("leak", "a.c: line 3")}, {("null", "*x")}) == []
    assert findings.judge("gcc", "p.c", found, set(), {("null", "*x")}) == ["a.c:3:5: warning: a leak"]
    assert len(findings.judge("gcc", "p.c", found, {("leak", "a.c: line 3")}, set())) == 1
    assert "not found by gcc" in findings.judge("gcc", "p.c", {}, set(), {("null", "*x")})[0]
    assert "not found: b.c: y" in findings.judge("gcc", "p.c", {}, {("leak", "b.c: y")}, set())[0]
