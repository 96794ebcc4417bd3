# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the binding together with the shared library that it calls.

Idea: the library is what AWRASH_LIBRARY names, else what make builds in the source tree around.
Source: the file VERSION, which alone says the version; setuptools.
Invariant: nothing is written into the source tree but by make, under build/; what is made on the
way stands in a temporary folder.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from setuptools import setup
from setuptools.command.build import build
from setuptools.command.build_py import build_py
from setuptools.command.egg_info import egg_info
from setuptools.dist import Distribution
from wheel.bdist_wheel import bdist_wheel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def version():
    """What VERSION says; the binding cannot be packed away from its source tree."""
    path = ROOT / "VERSION"
    if not path.is_file():
        raise SystemExit(f"awrash: {path} is missing: install from the whole source tree")
    return path.read_text(encoding="ascii").strip()


VERSION = version()
SONAME = f"libawrash.so.{VERSION.split('.')[0]}"


SCRATCH = Path(tempfile.mkdtemp(prefix="awrash-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


def clean_environment():
    """Ours without what a calling make left in it."""
    return {key: value for key, value in os.environ.items()
            if key not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES")}


def shared_library():
    """The path of the shared library to pack."""
    given = os.environ.get("AWRASH_LIBRARY")
    if given:
        if not Path(given).is_file():
            raise SystemExit(f"awrash: AWRASH_LIBRARY is {given}: no such file")
        return Path(given)
    built = ROOT / "build" / f"libawrash.so.{VERSION}"
    made = subprocess.run(["make", "-s", "-C", str(ROOT), f"build/{built.name}"], check=False,
                          env=clean_environment())
    if made.returncode != 0 or not built.is_file():
        raise SystemExit(f"awrash: make could not build {built}; build it, or set AWRASH_LIBRARY "
                         "to the path of a shared library that is built")
    return built


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
    """Copies the shared library beside the modules."""

    def run(self):
        super().run()
        target = Path(self.build_lib, "awrash", SONAME)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shared_library(), target)
        target.chmod(0o755)


class Wheel(bdist_wheel):
    """Any Python 3, this platform alone."""

    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self):
        return ("py3", "none", super().get_tag()[2])


class Binary(Distribution):
    """A package that holds a shared library."""

    def has_ext_modules(self):
        return True


setup(version=VERSION, distclass=Binary,
      cmdclass={"build": Build, "egg_info": EggInfo, "build_py": BuildPy, "bdist_wheel": Wheel})
