# SPDX-License-Identifier: GPL-3.0-or-later
"""The binding installed by pip into a virtual environment, used without the source tree.

Idea: what a researcher does, with nothing from any registry.
Source: examples/data/khenifra-2023, copied out of the tree.
Invariant: packing writes nothing into bindings/.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
VERSION = (ROOT / "VERSION").read_text(encoding="ascii").strip()
SONAME = f"libawrash.so.{VERSION.split('.')[0]}"


def environment(**extra):
    """Ours without what points at the source tree, and what a calling make left in it."""
    kept = {key: value for key, value in os.environ.items()
            if "MAKE" not in key and key not in ("MFLAGS", "PYTHONPATH", "AWRASH_LIBRARY")}
    return dict(kept, PYTHONDONTWRITEBYTECODE="1", **extra)


def library():
    """The shared library to pack: the one under test, built where it is not."""
    given = os.environ.get("AWRASH_LIBRARY")
    if given:
        return given
    built = BUILD / f"libawrash.so.{VERSION}"
    subprocess.run(["make", "-s", "-C", str(ROOT), f"BUILD={BUILD}", str(built)], check=True,
                   env=environment())
    return str(built)


def tree():
    """Every file of the binding's folder, but what Python caches."""
    return sorted(str(path) for path in (ROOT / "bindings" / "python").rglob("*")
                  if "__pycache__" not in path.parts)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The Python of a virtual environment that holds the installed package."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", str(folder)],
                   check=True, env=environment())
    before = tree()
    done = subprocess.run(
        [str(folder / "bin" / "pip"), "install", "-q", "--no-build-isolation", "--no-index",
         "./bindings/python"], cwd=ROOT, env=environment(AWRASH_LIBRARY=library()),
        capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree() == before
    return folder / "bin" / "python"


def run(python, code, cwd, **extra):
    done = subprocess.run([str(python), "-c", code], cwd=cwd, env=environment(**extra),
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_package_brings_its_library(installed, tmp_path):
    said = run(installed, "import awrash; print(awrash.__file__); print(awrash.__version__);"
                          "print(awrash._native.LIBRARY._name)", tmp_path).splitlines()
    package = pathlib.Path(said[0]).parent
    assert ROOT not in package.parents
    assert said[1:] == [VERSION, str(package / SONAME)]
    assert (package / "py.typed").exists()


def test_the_installed_package_divides_the_founding_case(installed, tmp_path):
    shutil.copytree(ROOT / "examples" / "data" / "khenifra-2023", tmp_path / "case")
    said = run(installed, "import awrash\n"
                          "plan = awrash.Programme.load('case').split(reading='by-need')\n"
                          "print(plan.places['sustainable'].tolist())\n"
                          "print(bool(plan.certificate.verify()))", tmp_path)
    assert said == "[967, 617, 811, 633, 972]\nTrue\n"


def test_pip_knows_its_name_and_version(installed):
    done = subprocess.run([str(installed), "-m", "pip", "show", "awrash"], env=environment(),
                          capture_output=True, text=True, check=True)
    assert f"Version: {VERSION}" in done.stdout and "Requires: numpy" in done.stdout


def test_a_library_that_is_not_there_stops_the_packing(installed, tmp_path):
    done = subprocess.run(
        [str(installed), "-m", "pip", "wheel", "--no-build-isolation", "--no-index",
         "--no-deps", "-w", str(tmp_path / "out"), "./bindings/python"], cwd=ROOT,
        env=environment(AWRASH_LIBRARY=str(tmp_path / "none.so")), capture_output=True, text=True,
        check=False)
    assert done.returncode != 0
    assert f"AWRASH_LIBRARY is {tmp_path}/none.so: no such file" in done.stdout + done.stderr


def test_the_binding_is_used_from_its_folder_without_installing(tmp_path):
    said = run(sys.executable, "import awrash; print(awrash.gini([0, 0, 0, 1]))", tmp_path,
               PYTHONPATH=str(ROOT / "bindings" / "python"), AWRASH_LIBRARY=library())
    assert said == "0.75\n"
