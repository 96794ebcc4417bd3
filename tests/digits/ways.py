# SPDX-License-Identifier: GPL-3.0-or-later
"""The same answers, asked in other ways: other processors, locales, threads, and builds of other compilers.

Idea: answers.py is run once as it is, then once for each way, and every answer has to be the same text.
Source: The GNU C Library, Tunables (glibc.cpu.hwcaps) and Locale Environment Variables; localedef(1).
Invariant: a way that does not take effect is no way: each is first shown to change what it should.

usage: ways.py BUILD [OTHER-BUILD…]
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LOCALES = ("fr_FR", "de_DE", "ar_MA", "tr_TR")
# The loader then takes the functions of the C library that processors without AVX2 and FMA have.
PLAIN_PROCESSOR = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA"}
# Bits of the C library's mathematics, the locale that it is in, and the point that it writes there.
PROBE = """
import ctypes, hashlib, locale, struct
place = locale.setlocale(locale.LC_ALL, "")
mathematics, bits = ctypes.CDLL("libm.so.6"), hashlib.sha256()
for function in (mathematics.exp, mathematics.log, mathematics.expm1, mathematics.log1p):
    function.argtypes, function.restype = [ctypes.c_double], ctypes.c_double
    for k in range(20000):
        bits.update(struct.pack("d", function(k * 0.000123456789)))
print(bits.hexdigest(), place, locale.localeconv()["decimal_point"])
"""


def environment(way):
    """What a process has that is asked in a way: nothing of the caller's languages, and the way."""
    plain = {name: value for name, value in os.environ.items()
             if not name.startswith(("LC_", "LANG")) and name != "GLIBC_TUNABLES"}
    return plain | {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"} | way


def probe(way):
    """(bits of the mathematics, locale, decimal point) in a way."""
    done = subprocess.run([sys.executable, "-c", PROBE], env=environment(way), capture_output=True, text=True,
                          check=True)
    return tuple(done.stdout.split())


def locale_of(name, folder):
    """The way of a locale, which is generated in a folder; None where there is nothing to generate it from."""
    made = pathlib.Path(folder) / f"{name}.UTF-8"
    if not made.exists():
        try:
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(made)], capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return None
    return {"LOCPATH": str(folder), "LC_ALL": f"{name}.UTF-8"}


def ask(build, way, threads=1, quick=False):
    """All answers of a build, asked in a way."""
    command = [sys.executable, HERE / "answers.py", "--build", build, "--threads", str(threads)]
    done = subprocess.run(command + ["--quick"] * quick, env=environment(way), capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return json.loads(done.stdout)


def differences(expected, found):
    """What differs, a line each: the question, and the first line that is not the same."""
    said = [f"{question}: asked in one way only" for question in expected.keys() ^ found.keys()]
    for question in expected.keys() & found.keys():
        ours, theirs = expected[question].splitlines(), found[question].splitlines()
        if ours != theirs:
            at = next((k for k, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]),
                      min(len(ours), len(theirs)))
            here, there = (lines[at].strip() if at < len(lines) else "(ended)" for lines in (ours, theirs))
            said.append(f"{question}: line {at + 1}: {here} | {there}")
    return sorted(said)


def all_ways(folder):
    """(name, environment, threads) of every way that the machine offers."""
    plain = probe({})
    if probe(PLAIN_PROCESSOR)[0] == plain[0]:
        print("a processor without AVX2 and FMA: left out, this one has neither, or its C library cannot hide them")
    else:
        yield "a processor without AVX2 and FMA", PLAIN_PROCESSOR, 1
    for name in LOCALES:
        way = locale_of(name, folder)
        if way is None or probe(way)[1] != way["LC_ALL"]:
            print(f"locale {name}: left out, it could not be generated (Debian's package locales has its source)")
        else:
            yield f"locale {name}, which writes 1{probe(way)[2]}5", way, 1
    yield "two threads", {}, 2


def main():
    builds = list(map(pathlib.Path, sys.argv[1:]))
    if not builds:
        sys.exit(__doc__.rsplit("usage: ", 1)[1])
    expected, differing = ask(builds[0], {}), 0
    print(f"{'the build in ' + str(builds[0]):<40} {len(expected)} answers")
    refused = [question for question, text in expected.items() if text.startswith("status 2")]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        asked = [(name, pool.submit(ask, builds[0], *way)) for name, *way in all_ways(folder)]
        for build in builds[1:]:
            asked.append((f"the build in {build}", pool.submit(ask, build, {})))
            asked.append(("the same without AVX2 and FMA", pool.submit(ask, build, PLAIN_PROCESSOR)))
        for name, found in asked:
            said = differences(expected, found.result())
            differing += len(said)
            print(f"{name:<40} {len(said)} differ", *said, sep="\n  ")
    for question in refused:
        print(f"no question: {question}")
    print(f"{len(asked)} ways, {differing} answers that differ")
    sys.exit(1 if differing or refused else 0)


if __name__ == "__main__":
    main()
