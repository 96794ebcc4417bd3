# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Python threads inside the library at once, without a sanitizer.

Idea: the program that `make tsan` watches is run as it is.
Source: two_threads.py.
Invariant: both threads read what one alone reads.
"""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))


def test_two_threads_read_what_one_reads():
    environment = {"AWRASH_LIBRARY": str(BUILD / "libawrash.so"), **os.environ,
                   "PYTHONPATH": str(ROOT / "bindings" / "python"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, ROOT / "tests" / "race" / "two_threads.py"], env=environment,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
