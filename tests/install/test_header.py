# SPDX-License-Identifier: GPL-3.0-or-later
#
# The header as programs of others include it: in every standard that they may ask for, under strict warnings.
# Source: the policy of versions in CONTRIBUTING.md.
# Invariant: nothing is built; a record of the header is of one size wherever it is compiled.

"""<awrash.h>, from C99 to C++17, by both compilers."""

import ctypes
import os
import pathlib
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
STANDARDS = [("c", "c99"), ("c", "c11"), ("c", "c17"), ("c++", "c++17")]
COMPILERS = {"c": ("gcc", "clang"), "c++": ("g++", "clang++")}


def glib():
    flags = subprocess.run(["pkg-config", "--cflags", "glib-2.0"], text=True, capture_output=True, check=True).stdout
    return flags.replace("-I", "-isystem ").split()


def compiled(compiler, language, standard, text, *words):
    """What a compiler says of a program."""
    return subprocess.run([compiler, f"-std={standard}", *STRICT, "-x", language, "-", f"-I{ROOT / 'include'}", *glib(),
                           *words], input=text, text=True, capture_output=True, check=False)


@pytest.mark.parametrize("language, standard, compiler",
                         [pytest.param(language, standard, compiler, id=f"{standard}-{compiler}")
                          for language, standard in STANDARDS for compiler in COMPILERS[language]])
def test_the_header_is_clean(language, standard, compiler):
    if shutil.which(compiler) is None:
        pytest.skip(f"no {compiler} on this machine")
    done = compiled(compiler, language, standard, "#include <awrash.h>\n", "-fsyntax-only")
    assert done.returncode == 0, done.stderr


def test_every_record_has_the_size_that_the_library_says(tmp_path):
    """A binding asks the library; a program of others has what its compiler made of the header."""
    library = BUILD / "libawrash.so"
    if not library.exists():
        pytest.skip(f"no library in {BUILD}")
    headers = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "include/awrash").glob("*.h")))
    enums = set(re.findall(r"typedef enum\n\{[^}]*\} (Awrash\w+);", headers))
    records = set(re.findall(r"^} (Awrash\w+);", headers, re.MULTILINE)) - enums
    asked = {size: name for size, contract in re.findall(r"/\*\*\n \* (awrash_\w+_size):\n((?: \*[^\n]*\n)+?) \*/", headers)
             for name in re.findall(r"Awrash\w+", contract) if name in records}
    assert len(records) > 20 and set(asked.values()) == records
    lines = "".join(f'  printf ("%zu\\n", sizeof ({record}));\n' for record in asked.values())
    program = tmp_path / "sizes"
    done = compiled("cc", "c", "c11", f"#include <awrash.h>\n#include <stdio.h>\nint main (void) {{\n{lines}  return 0; }}\n",
                    "-o", program)
    assert done.returncode == 0, done.stderr
    told = list(map(int, subprocess.run([program], text=True, capture_output=True, check=True).stdout.split()))
    known = ctypes.CDLL(str(library))
    for size, expected in zip(asked, told):
        function = getattr(known, size)
        function.restype = ctypes.c_size_t
        assert function() == expected, size
