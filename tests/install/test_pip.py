# SPDX-License-Identifier: GPL-3.0-or-later
"""The binding installed by pip into a virtual environment, used without the source tree.

Idea: what a researcher does, with nothing from any registry: a wheel from the tree, one from the archive of
sources, one that calls the system's library, and the folder itself.
Source: examples/data/khenifra-2023, copied out of the tree.
Invariant: packing writes nothing into bindings/; what is packed names no folder of this machine.
"""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

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
    """The shared library to pack, the commands beside it: the one under test, up to date."""
    given = os.environ.get("AWRASH_LIBRARY")
    if given:
        return given
    subprocess.run(["make", "-s", "-C", str(ROOT), f"BUILD={os.path.relpath(BUILD, ROOT)}", "all"],
                   check=True, env=environment())
    return str(BUILD / f"libawrash.so.{VERSION}")


def tree():
    """Every file of the binding's folder, but what Python caches."""
    return sorted(str(path) for path in (ROOT / "bindings" / "python").rglob("*")
                  if "__pycache__" not in path.parts)


def venv(folder):
    """The Python of a virtual environment that sees Debian's packages, its pip among them."""
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", "--without-pip",
                    str(folder)], check=True, env=environment())
    return folder / "bin" / "python"


def pip(python, *words, cwd=ROOT, **extra):
    """pip, without any registry."""
    return subprocess.run([str(python), "-m", "pip", words[0], "-q", "--no-build-isolation",
                           "--no-index", "--no-deps", *map(str, words[1:])], cwd=cwd,
                          env=environment(**extra), capture_output=True, text=True, check=False)


def wheel(python, folder, source="./bindings/python", cwd=ROOT, **extra):
    """The wheel that pip makes of a folder or an archive."""
    done = pip(python, "wheel", "-w", folder, source, cwd=cwd, **extra)
    assert done.returncode == 0, done.stdout + done.stderr
    found, = pathlib.Path(folder).glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The Python of a virtual environment that holds the installed package."""
    python = venv(tmp_path_factory.mktemp("venv"))
    before = tree()
    done = pip(python, "install", "./bindings/python", AWRASH_LIBRARY=library())
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree() == before
    return python


@pytest.fixture(scope="module")
def whole(tmp_path_factory, installed):
    """A wheel of the tree."""
    return wheel(installed, tmp_path_factory.mktemp("whole"), AWRASH_LIBRARY=library())


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
    done = pip(installed, "wheel", "-w", tmp_path / "out", "./bindings/python",
               AWRASH_LIBRARY=str(tmp_path / "none.so"))
    assert done.returncode != 0
    assert f"AWRASH_LIBRARY is {tmp_path}/none.so: no such file" in done.stdout + done.stderr


def test_the_binding_is_used_from_its_folder_without_installing(tmp_path):
    said = run(sys.executable, "import awrash; print(awrash.gini([0, 0, 0, 1]))", tmp_path,
               PYTHONPATH=str(ROOT / "bindings" / "python"), AWRASH_LIBRARY=library())
    assert said == "0.75\n"


def test_a_wheel_is_for_this_platform_and_any_python(whole):
    assert whole.name.startswith(f"awrash-{VERSION}-py3-none-linux_")


def test_a_wheel_names_no_folder_of_the_machine_that_made_it(whole):
    with zipfile.ZipFile(whole) as archive:
        assert f"awrash/{SONAME}" in archive.namelist()
        for name in archive.namelist():
            assert str(ROOT).encode() not in archive.read(name), name


def test_the_same_tree_gives_the_same_wheel(installed, whole, tmp_path):
    before = os.umask(0o077)
    try:
        again = wheel(installed, tmp_path, AWRASH_LIBRARY=library())
    finally:
        os.umask(before)
    assert again.read_bytes() == whole.read_bytes()


def test_the_installed_package_brings_commands_translations_and_cases(installed, tmp_path):
    package, = installed.parents[1].glob("lib/python3*/site-packages/awrash")
    commands = sorted(path.name for path in (package / "_bin").iterdir())
    assert commands == sorted(path.stem for path in ROOT.glob("examples/awrash-*.c"))
    home = tmp_path / "home"
    home.mkdir()
    plain = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"}

    def command(name, *words):
        done = subprocess.run([str(package / "_bin" / name), *map(str, words)], cwd="/", env=plain,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    said = command("awrash-plan", "--lang", "fr", package / "_data" / "khenifra-2023")
    assert "Khénifra" in said and "taux" in said
    command("awrash-new", tmp_path / "mine", "--region", "05")
    assert (tmp_path / "mine" / "territories.csv").is_file()
    said = run(installed, "import awrash; print(len(awrash.datasets.load('khenifra-2023').provinces))", "/",
               HOME=str(home))
    assert said == "5\n"
    done = subprocess.run([str(installed), "-m", "awrash", "plan", str(package / "_data" / "khenifra-2023")],
                          cwd="/", env=plain, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "optimal" in done.stdout.lower(), done.stderr

    def module(*words):
        done = subprocess.run([str(installed), "-m", "awrash", *map(str, words)], cwd="/", env=plain,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    case = package / "_data" / "khenifra-2023"
    assert module("plan", case, "-q") == command("awrash-plan", case, "-q")
    said = run(installed, "from awrash import datasets; print(datasets.path('khenifra-2023'))", "/")
    assert said.strip() == str(case)
    if importlib.util.find_spec("openpyxl"):
        module("new", tmp_path / "new.xlsx", "--region", "05")
        run(installed, "import awrash; awrash.datasets.load('khenifra-2023').save('case.xlsx')",
            tmp_path)
        module("plan", tmp_path / "case.xlsx", "-o", tmp_path / "plan.xlsx")
        assert "accepted" in module("check", tmp_path / "case.xlsx", tmp_path / "plan.xlsx")


def test_an_archive_of_sources_builds_where_there_is_no_tree(installed, tmp_path):
    made = subprocess.run(
        [str(installed), "-c", "import setuptools.build_meta as b, sys; b.build_sdist(sys.argv[1])",
         str(tmp_path)], cwd=ROOT / "bindings" / "python", env=environment(), capture_output=True,
        text=True, check=False)
    assert made.returncode == 0, made.stderr
    archive, = tmp_path.glob("awrash-*.tar.gz")
    with tarfile.open(archive) as parts:
        names = {name.split("/", 1)[1] for name in parts.getnames() if "/" in name}
    assert {"pyproject.toml", "awrash/py.typed", "source/Makefile", "source/VERSION",
            "source/include/awrash.h", "source/libawrash/po/ar.po",
            "source/examples/awrash-plan.c"} <= names
    sources = {str(path.relative_to(ROOT)) for path in (ROOT / "libawrash").rglob("*.[ch]")}
    assert sources <= {name[len("source/"):] for name in names}
    packed = wheel(installed, tmp_path / "out", archive, cwd=tmp_path, AWRASH_LIBRARY=library())
    python = venv(tmp_path / "venv")
    assert pip(python, "install", packed, cwd="/").returncode == 0
    assert run(python, "import awrash; print(awrash.gini([0, 0, 0, 1]))", "/") == "0.75\n"


def test_the_library_of_the_system_is_called_where_that_is_asked_for(installed, tmp_path):
    packed = wheel(installed, tmp_path, AWRASH_LIBRARY="system")
    assert packed.name == f"awrash-{VERSION}-py3-none-any.whl"
    with zipfile.ZipFile(packed) as archive:
        assert not [name for name in archive.namelist() if ".so" in name or "/_bin/" in name]
    python = venv(tmp_path / "venv")
    assert pip(python, "install", packed, cwd="/").returncode == 0
    (tmp_path / SONAME).symlink_to(library())
    assert run(python, "import awrash; print(awrash.gini([0, 1]))", "/",
               LD_LIBRARY_PATH=str(tmp_path)) == "0.5\n"


def test_an_editable_install_follows_the_source_tree(tmp_path):
    python = venv(tmp_path / "venv")
    before = tree()
    done = pip(python, "install", "-e", "./bindings/python", AWRASH_LIBRARY=library())
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree() == before
    said = run(python, "import awrash; print(awrash.__file__)", "/", AWRASH_LIBRARY=library())
    assert said == f"{ROOT}/bindings/python/awrash/__init__.py\n"


@pytest.mark.parametrize(("setting", "value", "named"), [
    pytest.param("CC", "no-such-compiler", "no no-such-compiler", id="compiler"),
    pytest.param("PKG_CONFIG_LIBDIR", "/nowhere", "glib-2.0, gio-2.0, gsl,", id="packages")])
def test_what_building_lacks_is_named(installed, tmp_path, setting, value, named):
    done = pip(installed, "wheel", "-w", tmp_path / "out", "./bindings/python",
               AWRASH_BUILD=str(tmp_path / "build"), **{setting: value})
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "awrash: make could not build the library in" in said and named in said
