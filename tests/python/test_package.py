# SPDX-License-Identifier: GPL-3.0-or-later
"""The package as a whole: how it finds the library, what it imports, what it promises.

Idea: each place of the loader is tried in a process of its own.
Source: house rule "one version everywhere".
Invariant: no test depends on what is installed on the machine.
"""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

import awrash
from awrash import _loader, _native
from conftest import ROOT

PACKAGE = pathlib.Path(awrash.__file__).parent
LIBRARY = _native.LIBRARY._name
VERSION = (ROOT / "VERSION").read_text(encoding="ascii").strip()


def run(code, folder=PACKAGE.parent, **environment):
    """A Python of its own, with the package of a folder."""
    kept = {key: value for key, value in os.environ.items()
            if key not in ("AWRASH_LIBRARY", "PYTHONPATH", "LD_LIBRARY_PATH")}
    kept.update({"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", **environment})
    return subprocess.run([sys.executable, "-c", code], env=kept, capture_output=True, text=True,
                          check=False, cwd="/")


@pytest.fixture
def copied(tmp_path):
    """The package alone in a folder, with metadata but without a source tree."""
    shutil.copytree(PACKAGE, tmp_path / "site" / "awrash",
                    ignore=shutil.ignore_patterns("__pycache__", "*.so*"))
    metadata = tmp_path / "site" / f"awrash-{VERSION}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: awrash\nVersion: {VERSION}\n")
    return tmp_path / "site"


def other_library(folder, version):
    """A shared library that says another version."""
    source = folder / "other.c"
    source.write_text(f'const char *awrash_base_version (void) {{ return "{version}"; }}\n')
    library = folder / "libother.so"
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", library, source],
                   check=True)
    return library


def test_importing_imports_neither_pandas_nor_json():
    done = run("import sys, awrash; print('pandas' in sys.modules, awrash.gini([0, 1]))",
               AWRASH_LIBRARY=LIBRARY)
    assert done.stdout == "False 0.5\n", done.stderr


def test_without_pandas_everything_but_frames_works():
    done = run("""
import sys
sys.modules["pandas"] = None
import awrash
p = awrash.Programme([{"code": "A", "parent": "", "level": "province", "n": 1}],
                     [{"territory": "A", "stream": "s", "max": 3}], [{"code": "s"}], need="n")
plan = p.split()
print(plan.cell_places.tolist(), "A" in repr(plan), plan.to_dict()["status"])
try:
    plan.places
except ImportError as error:
    print(error.name)
""", AWRASH_LIBRARY=LIBRARY)
    assert done.stdout == "[3] True optimal\npandas\n", done.stderr


def test_the_version_is_the_one_of_the_source_tree():
    assert awrash.__version__ == VERSION == _native.call("awrash_base_version")


def test_the_version_of_an_installed_package_is_that_of_its_metadata(copied):
    done = run("import awrash; print(awrash.__version__)", copied, AWRASH_LIBRARY=LIBRARY)
    assert done.stdout == f"{VERSION}\n", done.stderr


def test_the_library_beside_the_package_is_found(copied):
    shutil.copyfile(LIBRARY, copied / "awrash" / f"libawrash.so.{VERSION.split('.')[0]}")
    done = run("import awrash; print(awrash._native.LIBRARY._name)", copied)
    assert done.stdout.strip() == str(copied / "awrash" / f"libawrash.so.{VERSION.split('.')[0]}")


def test_the_library_in_the_build_folder_is_found(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "bindings" / "python" / "awrash",
                    ignore=shutil.ignore_patterns("__pycache__", "*.so*"))
    (tmp_path / "include").mkdir()
    (tmp_path / "include" / "awrash.h").touch()
    (tmp_path / "VERSION").write_text(VERSION + "\n")
    (tmp_path / "build").mkdir()
    shutil.copyfile(LIBRARY, tmp_path / "build" / f"libawrash.so.{VERSION}")
    done = run("import awrash; print(awrash.gini([0, 1]))", tmp_path / "bindings" / "python")
    assert done.stdout == "0.5\n", done.stderr


def test_the_library_of_the_system_is_found(copied, tmp_path):
    shutil.copyfile(LIBRARY, tmp_path / f"libawrash.so.{VERSION.split('.')[0]}")
    done = run("import awrash; print(awrash.gini([0, 1]))", copied,
               LD_LIBRARY_PATH=str(tmp_path))
    assert done.stdout == "0.5\n", done.stderr


def test_one_error_lists_every_place_that_was_tried(copied):
    done = run("import awrash", copied)
    assert done.returncode == 1
    last = done.stderr[done.stderr.rindex("ImportError: "):].splitlines()
    assert last[0] == (f"ImportError: awrash {VERSION} found no libawrash {VERSION}. "
                       "Tried, in this order:")
    assert last[1] == "  AWRASH_LIBRARY: not set"
    assert last[2].startswith("  package folder: ") and last[2].endswith("no such file")
    assert last[3].startswith("  system: libawrash.so")
    assert last[4].startswith('Build it with "make"') and len(last) == 5


def test_the_variable_is_obeyed_alone(copied, tmp_path):
    shutil.copyfile(LIBRARY, copied / "awrash" / f"libawrash.so.{VERSION.split('.')[0]}")
    done = run("import awrash", copied, AWRASH_LIBRARY=str(tmp_path / "none.so"))
    assert f"  AWRASH_LIBRARY: {tmp_path}/none.so: no such file\n" in done.stderr
    assert "package folder" not in done.stderr


def test_a_library_of_another_version_is_passed_over(copied, tmp_path):
    library = other_library(tmp_path, "9.9.9")
    done = run("import awrash", copied, AWRASH_LIBRARY=str(library))
    assert f"AWRASH_LIBRARY: {library}: libawrash 9.9.9, expected {VERSION}" in done.stderr


def test_a_file_that_is_no_library_is_said_to_be_none(copied, tmp_path):
    (tmp_path / "text.so").write_text("not a library")
    done = run("import awrash", copied, AWRASH_LIBRARY=str(tmp_path / "text.so"))
    assert "text.so: " in done.stderr and "ImportError" in done.stderr
    other = other_library(tmp_path, "0").with_name("libempty.so")
    (tmp_path / "empty.c").write_text("int nothing;\n")
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", other,
                    tmp_path / "empty.c"], check=True)
    done = run("import awrash", copied, AWRASH_LIBRARY=str(other))
    assert "not libawrash (it has no awrash_base_version)" in done.stderr


def test_a_package_in_no_source_tree_has_none(tmp_path):
    assert _loader.source_tree(tmp_path / "a" / "awrash") is None
    assert _loader.source_tree(pathlib.Path("/awrash")) is None


def test_the_prototypes_stand_on_the_standard_library_alone():
    path = PACKAGE / "_prototypes.py"
    done = subprocess.run([sys.executable, "-S", "-E", str(path)], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    spec = importlib.util.spec_from_file_location("prototypes", path)
    assert spec is not None


def test_the_example_of_the_readme_runs():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.split("```python\n")[1].split("```")[0]
    done = run(f"import os; os.chdir({str(ROOT)!r})\n{example}", AWRASH_LIBRARY=LIBRARY)
    assert done.returncode == 0 and "05.301" in done.stdout, done.stderr


def test_the_package_is_typed():
    assert (PACKAGE / "py.typed").exists()


def test_the_signatures_are_those_of_the_headers():
    check = ROOT / "tests" / "house" / "check-signatures"
    for arguments in (["--self-test", str(ROOT)], [str(ROOT), LIBRARY]):
        done = subprocess.run([sys.executable, str(check), *arguments], capture_output=True,
                              text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
