# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tarball of the sources, as one who has no git meets it.
# Source: what git has of the last commit. Invariant: the same commit, the same bytes.

"""make dist, and what stands in it."""

import os
import pathlib
import subprocess
import tarfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
VERSION = (ROOT / "VERSION").read_text(encoding="utf-8").strip()
NAME = f"awrash-{VERSION}"

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="the sources are no git checkout")


def run(*command, cwd=ROOT):
    environment = {k: v for k, v in os.environ.items() if "MAKE" not in k and k != "MFLAGS"}
    return subprocess.run([str(c) for c in command], cwd=cwd, env=environment, text=True, check=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout


def tarball(build):
    run("make", "-s", f"BUILD={build}", "dist")
    return build / f"{NAME}.tar.gz"


def test_the_tarball_has_what_is_committed_and_is_the_same_again(tmp_path):
    first, second = tarball(tmp_path / "first"), tarball(tmp_path / "second")
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as archive:
        found = {member.name for member in archive.getmembers() if not member.isdir()}
    assert found == {f"{NAME}/{name}" for name in run("git", "ls-tree", "-r", "--name-only", "HEAD").splitlines()}


def test_all_is_built_and_formatted_without_git(tmp_path):
    with tarfile.open(tarball(tmp_path)) as archive:
        archive.extractall(tmp_path)
    commands = run("make", "-n", "all", cwd=tmp_path / NAME)
    assert "libawrash.so" in commands and "git" not in commands.split()
    assert "libawrash/base/version.c" in run("make", "-n", "check-format", cwd=tmp_path / NAME)
