# SPDX-License-Identifier: GPL-3.0-or-later
"""Mutants are what they are said to be: one change in one line of a function, and none where no test can look."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import changes  # noqa: E402

SOURCE = """#include <glib.h>

static const int table[] = {{ 1, 2 }};

static int
example (int a, int *b)
{{
  /* a + 1 is never
   * b + 2 */
{line}
  return 0;
}}
"""

LINES = [
    ("  c = a + b;", ["  c = a - b;", "  ;"]),
    ("  int *c = b;", []),
    ("  int c = a * b;", ["  int c = a + b;"]),
    ("  if (a < 3)", ["  if (a <= 3)", "  if (a >= 3)", "  if (a < 4)", "  if (a < 2)", "  if (!(a < 3))"]),
    ("  while (a && b)", ["  while (a || b)", "  while (!(a && b))"]),
    ("  done = TRUE;", ["  done = FALSE;", "  ;"]),
    ("  c = MIN (a, b);", ["  c = MAX (a, b);", "  ;"]),
    ("  f (g (x, y), z);", ["  f (z, g (x, y));", "  f (g (y, x), z);", "  ;"]),
    ('  say ("a + b, 1");', ["  ;"]),
    ("  x = v[0]; /* 1 + 1 */", ["  x = v[1]; /* 1 + 1 */"]),
    ("  g_return_val_if_fail (a > 0, FALSE);", []),
    ("  g_free (b);", []),
    ("  awrash_i_tree_free (tree);", []),
    ("  return a;", []),
]


@pytest.mark.parametrize("line, expected", [pytest.param(*row, id=row[0].strip()) for row in LINES])
def test_a_line_has_its_mutants_and_no_others(tmp_path, line, expected):
    path = tmp_path / "example.c"
    path.write_text(SOURCE.format(line=line), encoding="utf-8")
    found = [change for change in changes.changes(str(path)) if change.text == line]
    assert sorted(change.mutated() for change in found) == sorted(expected)


def test_nothing_outside_functions_and_in_comments_is_changed(tmp_path):
    path = tmp_path / "example.c"
    path.write_text(SOURCE.format(line=""), encoding="utf-8")
    assert {change.text for change in changes.changes(str(path))} == {"  return 0;"}


def test_a_mutant_is_the_file_with_one_line_changed(tmp_path):
    path, target = tmp_path / "example.c", tmp_path / "mutant.c"
    path.write_text(SOURCE.format(line="  c = a + b;"), encoding="utf-8")
    change = next(c for c in changes.changes(str(path)) if c.kind == "arithmetic")
    changes.write(change, target)
    assert target.read_text(encoding="utf-8") == SOURCE.format(line="  c = a - b;")


def test_equal_lines_have_equal_keys_but_not_the_same_rank(tmp_path):
    path = tmp_path / "example.c"
    path.write_text(SOURCE.format(line="  c = a + b;\n  c = a + b;"), encoding="utf-8")
    first, second = (c for c in changes.changes(str(path)) if c.kind == "arithmetic")
    assert first.key == second.key
    assert first.rank(1) != second.rank(1)


def test_what_is_explained_is_a_change_that_can_be_made(monkeypatch):
    """A row outlives its line where the source was edited since: then what it says is about nothing."""
    here = pathlib.Path(__file__).parent
    monkeypatch.chdir(here.parent.parent)
    rows = [line.rstrip("\n").split("\t") for line in (here / "survivors.tsv").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")]
    assert all(len(row) == 2 and row[1] for row in rows)
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))
    possible = {change.key for path in {key.split(": ")[0] for key in keys} for change in changes.changes(path)}
    assert not [key for key in keys if key not in possible]
