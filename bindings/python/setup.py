# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the binding together with what it calls: the shared library, the commands, the cases.

Idea: a wheel that needs no source tree. The library stands beside the modules; the commands, in
`_bin`, find it one folder up, and from there their translations in `locale` and the cases in
`_data`, so all is as make lays it out under build/. With AWRASH_LIBRARY=system nothing is built or
brought: the modules call the library that the system has.
Source: the file VERSION, which alone says the version; setuptools.
Invariant: nothing is written into the source tree but by make, under its build folder; what is made
on the way stands in a temporary folder; the same tree gives the same wheel, bit by bit.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from setuptools import setup
from setuptools.command.build import build
from setuptools.command.build_py import build_py
from setuptools.command.egg_info import egg_info
from setuptools.command.sdist import sdist
from setuptools.dist import Distribution
from wheel.bdist_wheel import bdist_wheel

HERE = Path(__file__).resolve().parent
# What an archive of sources carries of the tree around, under source/.
PARTS = ("VERSION", "LICENSE", "CHANGELOG.md", "CITATION.cff", "Makefile", "include", "libawrash",
         "examples", "pkgconfig", "tests/support/install-missing")
ROOT = HERE / "source" if (HERE / "source").is_dir() else HERE.parents[1]

# A zip holds no earlier day; neither the day of the packing nor who may read its folders is packed.
os.umask(0o022)
os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")


def version():
    """What VERSION says; the binding cannot be packed away from its source tree."""
    path = ROOT / "VERSION"
    if not path.is_file():
        raise SystemExit(f"awrash: {path} is missing: install from the whole source tree")
    return path.read_text(encoding="ascii").strip()


VERSION = version()
SONAME = f"libawrash.so.{VERSION.split('.')[0]}"
GIVEN = os.environ.get("AWRASH_LIBRARY")
SYSTEM = GIVEN == "system"

SCRATCH = Path(tempfile.mkdtemp(prefix="awrash-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


def clean_environment():
    """Ours without what a calling make left in it."""
    return {key: value for key, value in os.environ.items()
            if key not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES")}


def missing():
    """What building needs and this machine lacks, by the names that the Makefile gives."""
    lacks = [tool for tool in ("make", os.environ.get("CC", "cc"), "pkg-config", "msgfmt")
             if shutil.which(tool.split()[0]) is None]
    if "pkg-config" not in lacks:
        lists = re.findall(r"^(?:COMMAND_)?PACKAGES := (.*)$",
                           (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        lacks += [package for package in " ".join(lists).split()
                  if subprocess.run(["pkg-config", "--exists", package], check=False).returncode]
    return lacks


def make():
    """The build folder, once make has brought it up to date."""
    folder = Path(os.environ.get("AWRASH_BUILD", ROOT / "build")).resolve()
    try:
        made = subprocess.run(["make", "-s", f"-j{os.cpu_count() or 1}", "-C", str(ROOT),
                               f"BUILD={os.path.relpath(folder, ROOT)}", "all"], check=False,
                              env=clean_environment()).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        lacks = missing()
        reason = ("this machine has no " + ", ".join(lacks) + " (on Debian, make deps installs "
                  "what is missing)" if lacks else "its errors stand above")
        raise SystemExit(f"awrash: make could not build the library in {ROOT}: {reason}; or set "
                         "AWRASH_LIBRARY to the path of a shared library that is built, or to "
                         "system to use the one that is installed")
    return folder


def copy_program(source, target):
    """A program or library without what debuggers read, which names the folders of a machine."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if shutil.which("strip") is not None:
        subprocess.run(["strip", "--strip-unneeded", "--remove-section=.note.gnu.build-id",
                        str(target)], check=True)
    target.chmod(0o755)


def pack(package):
    """Lays what the modules call into the package's folder."""
    if GIVEN and not SYSTEM and not Path(GIVEN).is_file():
        raise SystemExit(f"awrash: AWRASH_LIBRARY is {GIVEN}: no such file")
    folder = Path(GIVEN).resolve().parent if GIVEN else make()
    copy_program(GIVEN or folder / f"libawrash.so.{VERSION}", package / SONAME)
    for program in sorted(folder.glob("bin/awrash-*")):
        if program.suffix == "" and program.is_file():
            copy_program(program, package / "_bin" / program.name)
    for catalogue in sorted(folder.glob("locale/*/LC_MESSAGES/awrash.mo")):
        target = package / catalogue.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(catalogue, target)


class Build(build):
    """Builds outside bindings/."""

    def initialize_options(self):
        super().initialize_options()
        self.build_base = str(SCRATCH / "build")


class EggInfo(egg_info):
    """Keeps the package's metadata outside bindings/."""

    def initialize_options(self):
        super().initialize_options()
        self.egg_base = str(SCRATCH)


class BuildPy(build_py):
    """Copies the shared library, the commands and the cases beside the modules."""

    def run(self):
        super().run()
        if self.editable_mode:
            if not GIVEN:
                make()
            return
        package = Path(self.build_lib, "awrash")
        if not SYSTEM:
            pack(package)
        shutil.copytree(ROOT / "examples" / "data", package / "_data", dirs_exist_ok=True,
                        copy_function=shutil.copyfile,
                        ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        for path in package.rglob("*"):
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


class Archive(sdist):
    """Sources that build anywhere: the binding's and, under source/, the library's."""

    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        for part in PARTS:
            target = Path(base_dir, "source", part)
            target.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, target, dirs_exist_ok=True,
                                ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(ROOT / part, target)
        shutil.copymode(ROOT / PARTS[-1], Path(base_dir, "source", PARTS[-1]))


class Wheel(bdist_wheel):
    """Any Python 3; this platform alone, unless the library is the system's."""

    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = SYSTEM

    def get_tag(self):
        return ("py3", "none", "any" if SYSTEM else super().get_tag()[2])


class Binary(Distribution):
    """A package that holds a shared library, unless it is the system's."""

    def has_ext_modules(self):
        return not SYSTEM


setup(version=VERSION, distclass=Binary,
      cmdclass={"build": Build, "egg_info": EggInfo, "build_py": BuildPy, "sdist": Archive,
                "bdist_wheel": Wheel})
