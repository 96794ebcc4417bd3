# SPDX-License-Identifier: GPL-3.0-or-later
"""What the annotations of the package promise, held by mypy.

Idea: the package is checked as strictly as its pyproject.toml says; a caller's mistake is seen.
Source: PEP 561 (py.typed); mypy --strict.
Invariant: mypy's memory stands in the build folder, so that only what changed is read again.
"""

import importlib.util
import os
import pathlib
import subprocess
import sys

import pytest

from conftest import ROOT

BINDING = ROOT / "bindings" / "python"
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))

pytestmark = pytest.mark.skipif(importlib.util.find_spec("mypy") is None,
                                reason="mypy is not installed")


def mypy(*words):
    """What mypy says, of the package or of other files that call it."""
    return subprocess.run([sys.executable, "-m", "mypy", "--cache-dir", str(BUILD / "mypy"),
                           "--no-error-summary", *words], cwd=BINDING, capture_output=True,
                          text=True, check=False)


def test_the_package_is_typed_strictly():
    done = mypy()
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_mistake_of_a_caller_is_seen(tmp_path):
    (tmp_path / "caller.py").write_text(
        "import awrash\n"
        "answer: float = awrash.gini([0, 1])\n"
        "units = awrash.apportion.divisor([3, 1], 4).units\n"
        "wrong: str = awrash.gini([0, 1])\n"
        "awrash.gini([0, 1], corection='n')\n"
        "awrash.Programme.load('case').splitt()\n")
    done = mypy(str(tmp_path / "caller.py"))
    assert [int(line.split(":")[1]) for line in done.stdout.splitlines()
            if "caller.py:" in line and ": error: " in line] == [4, 5, 6], done.stdout


def test_no_error_is_ignored_but_that_of_what_has_no_hash():
    """`__hash__ = None` is Python's own way to say so, which mypy does not know."""
    ignored = [f"{path.name}:{number}" for path in sorted((BINDING / "awrash").glob("*.py"))
               for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
               if "type: ignore" in line
               and line.strip() != "__hash__ = None  # type: ignore[assignment]"]
    assert not ignored
