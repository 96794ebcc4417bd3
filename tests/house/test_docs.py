# SPDX-License-Identifier: GPL-3.0-or-later
#
# What make-docs writes from a header and from a command's help that are small enough to read here.
# Source: gtk-doc's marks; man(7).
# Invariant: every word that is looked for stands in the input, and nowhere in make-docs.

"""The documents say what the headers and the commands say."""

import pathlib
import subprocess
import sys

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parent / "make-docs"
UMBRELLA = "#include <awrash/base.h>\n#include <awrash/metric.h>\n"
METRIC = """/* SPDX-License-Identifier: GPL-3.0-or-later */

/* metric: numbers about
 * values. */

/**
 * AwrashKind:
 * @AWRASH_KIND_PLAIN: as it is
 *
 * A kind.
 */
typedef enum
{
  AWRASH_KIND_PLAIN = 1
} AwrashKind;

/**
 * awrash_metric_spread:
 * @kind: an #AwrashKind
 * @n: how many, of which
 *   more is said here
 * @x: (array length=n): values
 *
 * The spread of @x; see awrash_base_version() and awrash_elsewhere().
 *
 * - `wide`: much
 * - `narrow`: little, of which
 *   more is said here
 *
 * Shapes: x[n]. Units: those of x. Errors: %FALSE for n < 2.
 * Cost: O(n log n). Source: Nobody 1901. Since: 0.1
 *
 * Returns: the spread
 */
AWRASH_API double awrash_metric_spread (AwrashKind kind, size_t n,
                                        const double x[]);
"""
BASE = "/* SPDX */\n\n/* base: the floor. */\n\n/**\n * awrash_base_version:\n *\n * Tells.\n */\nAWRASH_API const char *awrash_base_version (void);\n"
HELP = """Usage:
  awrash-spread [OPTION…] FILE

Tells the spread of a table's column.

Help Options:
  -h, --help            Show help options

Application Options:
  -o, --output=DIR      Write there
  --plain

Example:
  awrash-spread -o .hidden it's.csv
"""


@pytest.fixture
def pages(tmp_path):
    for name, text in (("awrash.h", UMBRELLA), ("metric.h", METRIC), ("base.h", BASE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    headers = [tmp_path / "awrash.h", tmp_path / "metric.h", tmp_path / "base.h"]
    subprocess.run([sys.executable, SCRIPT, "--html", tmp_path / "docs", "--version", "1.2.3", *headers], check=True)
    return {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "docs").iterdir()}


def test_there_is_a_page_a_room_and_an_index_in_reading_order(pages):
    assert set(pages) == {"index.html", "base.html", "metric.html"}
    assert pages["index.html"].index("base.html") < pages["index.html"].index("metric.html")
    assert "numbers about values." in pages["index.html"]


@pytest.mark.parametrize("said", [
    "typedef enum\n{\n  AWRASH_KIND_PLAIN = 1\n} AwrashKind;",
    "double awrash_metric_spread (AwrashKind kind, size_t n,\n",
    "<dt><code>n</code></dt><dd>how many, of which more is said here</dd>",
    "<dt><code>returns</code></dt><dd>the spread</dd>",
    "<dt>Shapes</dt><dd>x[n]</dd><dt>Units</dt><dd>those of x</dd>",
    "<dd><code>FALSE</code> for n &lt; 2</dd><dt>Cost</dt><dd>O(n log n)</dd><dt>Source</dt><dd>Nobody 1901</dd>",
    "<dt>Since</dt><dd>0.1</dd>",
    '<a href="metric.html#AwrashKind"><code>AwrashKind</code></a>',
    '<a href="base.html#awrash_base_version"><code>awrash_base_version()</code></a>',
    "and <code>awrash_elsewhere()</code>.",
    "<ul><li><code>wide</code>: much</li><li><code>narrow</code>: little, of which more is said here</li></ul>",
    "libawrash 1.2.3",
])
def test_a_page_holds_the_whole_contract(pages, said):
    assert said in pages["metric.html"]


def test_the_mark_of_export_is_not_shown(pages):
    assert "AWRASH_API" not in pages["metric.html"]


@pytest.fixture
def manual(tmp_path):
    command = tmp_path / "awrash-spread"
    command.write_text(f"#!/bin/sh\ncat <<'END'\n{HELP}END\n", encoding="utf-8")
    command.chmod(0o755)
    page = tmp_path / "awrash-spread.1"
    subprocess.run([sys.executable, SCRIPT, "--man", page, "--version", "1.2.3", command], check=True)
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("said", [
    '.TH "AWRASH-SPREAD" "1" "" "libawrash 1.2.3"',
    ".SH NAME\nawrash-spread \\- Tells the spread of a table\\(aqs column\n",
    ".SH SYNOPSIS\nawrash\\-spread [OPTION…] FILE\n",
    ".SH APPLICATION OPTIONS\n.TP\n\\fB\\-o, \\-\\-output=DIR\\fR\nWrite there\n.TP\n\\fB\\-\\-plain\\fR\n",
    ".SH EXAMPLE\n.nf\n  awrash\\-spread \\-o .hidden it\\(aqs.csv\n.fi\n",
])
def test_a_manual_holds_the_whole_help(manual, said):
    assert said in manual
