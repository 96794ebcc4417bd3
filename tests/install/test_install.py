# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs as a package is made, into a stage that is moved to its place, and uses what is there as a stranger would:
# through pkg-config alone.
# Source: the figures of the reading by need: exact integers, as tests/split and tests/oracle check them.
# Invariant: nothing of the source tree is used after installing but the examples' own text.

"""The installed library, from C, C++, Java and Python, and its removal."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
EMBED = ROOT / "examples/embed"
VERSION = (ROOT / "VERSION").read_text(encoding="utf-8").strip()
CC = os.environ.get("CC", "cc")
JNA = pathlib.Path("/usr/share/java/jna.jar")

# What the reading by need gives each province of the 4,000 places: the shares of the unemployed,
# rounded so that the lowest rate is as high as it can be, then the next.
BY_NEED = """optimal
05.091 967 Béni Mellal
05.081 617 Azilal
05.255 811 Fquih Ben Salah
05.301 633 Khénifra
05.311 972 Khouribga
"""


def environment(**extra):
    """Ours without what a calling make left in it."""
    kept = {k: v for k, v in os.environ.items() if "MAKE" not in k and k != "MFLAGS"}
    return dict(kept, LC_ALL="C.UTF-8", **{k: str(v) for k, v in extra.items()})


def run(*command, cwd=None, env=None):
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env or environment(), text=True,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def make(*words):
    return run("make", "-s", "-C", ROOT, f"BUILD={os.path.relpath(BUILD, ROOT)}", f"CC={CC}", *words)


def files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir())


class Prefix:
    """One installed copy, and how a program finds it."""

    def __init__(self, folder, stage):
        self.folder, self.stage = folder, stage
        self.case = folder / "share/awrash/data/khenifra-2023"

    def flags(self, *words):
        env = environment(PKG_CONFIG_PATH=self.folder / "lib/pkgconfig")
        return run("pkg-config", *words, "awrash", env=env).split()

    def compile(self, compiler, source, program, *libraries):
        libraries = libraries or self.flags("--libs")
        run(compiler, source, *self.flags("--cflags"), *libraries, "-o", program,
            f"-Wl,-rpath,{self.flags('--variable=libdir')[0]}")
        return program


def below(stage, folder):
    return stage / folder.relative_to("/")


@pytest.fixture(scope="session")
def prefix(tmp_path_factory):
    stage, folder = tmp_path_factory.mktemp("stage"), tmp_path_factory.mktemp("install") / "prefix"
    make("install", f"PREFIX={folder}", f"DESTDIR={stage}")
    assert not folder.exists()
    shutil.move(below(stage, folder), folder)
    assert not files(stage)
    return Prefix(folder, stage)


def test_every_part_is_installed(prefix):
    major = VERSION.split(".", maxsplit=1)[0]
    found = set(files(prefix.folder))
    commands = {p.stem for p in (ROOT / "examples").glob("awrash-*.c")}
    languages = {p.stem for p in (ROOT / "libawrash/po").glob("*.po")}
    expected = {"include/awrash.h", "lib/libawrash.a", "lib/libawrash.so", f"lib/libawrash.so.{major}",
                f"lib/libawrash.so.{VERSION}", "lib/pkgconfig/awrash.pc"}
    expected |= {f"include/awrash/{p.name}" for p in (ROOT / "include/awrash").glob("*.h")}
    expected |= {f"bin/{name}" for name in commands} | {f"share/man/man1/{name}.1" for name in commands}
    expected |= {f"share/locale/{name}/LC_MESSAGES/awrash.mo" for name in languages}
    expected |= {f"share/awrash/{p.relative_to(ROOT / 'examples')}"
                 for part in ("data", "embed") for p in (ROOT / "examples" / part).rglob("*") if p.is_file()}
    assert commands and languages
    assert expected == found


def test_the_shared_library_carries_its_soname(prefix):
    dynamic = run("readelf", "-d", prefix.folder / "lib/libawrash.so")
    assert f"[libawrash.so.{VERSION.split('.', maxsplit=1)[0]}]" in dynamic


def test_what_is_installed_is_hardened(prefix):
    for path in [prefix.folder / "lib/libawrash.so", *sorted((prefix.folder / "bin").iterdir())]:
        segments, dynamic = run("readelf", "-lW", path), run("readelf", "-dW", path)
        stack = next(line for line in segments.splitlines() if "GNU_STACK" in line)
        assert "RW " in stack and "GNU_RELRO" in segments and "Elf file type is DYN" in segments, path
        assert "BIND_NOW" in dynamic, path
        assert "__stack_chk_fail" in run("nm", "-D", path), path
    assert "_chk@" in run("nm", "-D", prefix.folder / "lib/libawrash.so")


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="no guard of control flow on this processor")
def test_what_is_compiled_guards_its_control_flow():
    """The C library's own first and last words may leave it unused."""
    objects = sorted((BUILD / "libawrash").rglob("*.o"))
    assert objects
    notes = run("readelf", "-nW", *objects)
    assert notes.count("IBT, SHSTK") == len(objects)


def test_pkgconfig_tells_the_version_and_keeps_gsl_private(prefix):
    assert prefix.flags("--modversion") == [VERSION]
    assert "-lglib-2.0" in prefix.flags("--libs")
    assert "-lgsl" not in prefix.flags("--libs")
    assert "-lgsl" in prefix.flags("--static", "--libs")


def test_a_c_program_links_through_pkgconfig_alone(prefix, tmp_path):
    program = prefix.compile(CC, EMBED / "khenifra.c", tmp_path / "khenifra")
    assert run(program, prefix.case, cwd=tmp_path) == BY_NEED


def test_a_c_program_links_the_static_library(prefix, tmp_path):
    libraries = ["-l:libawrash.a" if f == "-lawrash" else f for f in prefix.flags("--static", "--libs")]
    program = prefix.compile(CC, EMBED / "khenifra.c", tmp_path / "khenifra", *libraries)
    assert "libawrash" not in run("readelf", "-d", program)
    assert run(program, prefix.case, cwd=tmp_path) == BY_NEED


@pytest.mark.skipif(shutil.which("g++") is None, reason="no C++ compiler on this machine")
def test_cpp_prints_the_same(prefix, tmp_path):
    program = prefix.compile("g++", EMBED / "khenifra.cpp", tmp_path / "khenifra")
    assert run(program, prefix.case, cwd=tmp_path) == BY_NEED


@pytest.mark.skipif(shutil.which("javac") is None, reason="no JDK on this machine")
@pytest.mark.skipif(not JNA.exists(), reason="no JNA on this machine (Debian: libjna-java)")
def test_java_prints_the_same(prefix, tmp_path):
    run("javac", "-cp", JNA, "-d", tmp_path, EMBED / "Khenifra.java")
    output = run("java", f"-Djna.library.path={prefix.folder / 'lib'}", "-cp", f"{JNA}:{tmp_path}", "Khenifra",
                 prefix.case, cwd=tmp_path)
    assert output == BY_NEED


def test_an_embedded_program_tells_the_folder_it_cannot_load(prefix, tmp_path):
    program = prefix.compile(CC, EMBED / "khenifra.c", tmp_path / "khenifra")
    done = subprocess.run([program, tmp_path / "nowhere"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere" in done.stderr


def test_only_the_umbrella_header_may_be_included(prefix, tmp_path):
    source = tmp_path / "direct.c"
    source.write_text("#include <awrash/metric.h>\nint main (void) { return 0; }\n", encoding="utf-8")
    done = subprocess.run([CC, "-c", source, "-o", os.devnull, *prefix.flags("--cflags")], capture_output=True,
                          text=True, check=False)
    assert done.returncode != 0
    assert "include <awrash.h> only" in done.stderr


def test_each_installed_command_runs_from_anywhere(prefix, tmp_path):
    for command in sorted((prefix.folder / "bin").iterdir()):
        assert VERSION in run(command, "--version", cwd=tmp_path)


def test_the_installed_command_plans_the_installed_case(prefix, tmp_path):
    printed = run(prefix.folder / "bin/awrash-plan", prefix.case, cwd=tmp_path)
    assert "Khénifra" in printed


@pytest.mark.skipif(shutil.which("python3") is None, reason="no Python on this machine")
def test_python_prints_the_same(prefix, tmp_path):
    library = prefix.flags("--variable=libdir")[0] + "/libawrash.so"
    output = run(sys.executable, EMBED / "khenifra.py", prefix.case, cwd=tmp_path,
                 env=environment(AWRASH_LIBRARY=library, PYTHONPATH=ROOT / "bindings/python"))
    assert output == BY_NEED


def test_nothing_that_is_installed_speaks_of_its_stage(prefix):
    parts = [path for path in prefix.folder.rglob("*") if path.is_file()]
    assert parts
    for path in parts:
        assert bytes(prefix.stage) not in path.read_bytes(), path


@pytest.mark.parametrize("staged", [False, True], ids=["in place", "staged"])
def test_uninstalling_leaves_what_is_not_ours_and_nothing_else(staged, prefix, tmp_path):
    """Under the prefix of the other tests, so that nothing is linked again."""
    stage = tmp_path if staged else pathlib.Path("/")
    folder = below(stage, prefix.folder)
    words = [f"PREFIX={prefix.folder}", f"DESTDIR={tmp_path if staged else ''}"]
    make("install", *words)
    (folder / "bin/neighbour").write_text("", encoding="utf-8")
    make("uninstall", *words)
    assert files(folder) == ["bin/neighbour"]
    assert not (folder / "share/awrash").exists()
    assert not (folder / "include/awrash").exists()
