# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick form of `make digits`: the present build, on a plainer processor, in other locales, by two threads.

Idea: what could differ is set all at once; `make digits` says which of it made a difference, and compares builds.
Source: ways.py.
Invariant: every answer is the same text, and a C library that errs in the eleventh digit is found out.
"""

import os
import pathlib
import subprocess

import pytest

import answers
import ways

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
# A logarithm and an exponential that are wrong by one part in 10^11, which no answer may hide.
SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
static double call (const char *name, double x)
{ return ((double (*) (double))dlsym (RTLD_NEXT, name)) (x) * (1 + 1e-11); }
double exp (double x) { return call ("exp", x); }
double log (double x) { return call ("log", x); }
"""

pytestmark = pytest.mark.skipif(not (BUILD / "bin" / "awrash-plan").exists(), reason=f"no commands in {BUILD}")


@pytest.fixture(scope="module")
def expected():
    return ways.ask(BUILD, {}, quick=True)


def test_there_are_questions_and_none_is_refused(expected):
    assert len(expected) > 500
    assert not [question for question, text in expected.items() if text.startswith("status 2")]


@pytest.mark.parametrize("name, point, way, threads", [
    pytest.param("tr_TR", ",", ways.PLAIN_PROCESSOR, 2, id="turkish-plain-processor-two-threads"),
    pytest.param("ar_MA", ".", {}, 1, id="arabic")])
def test_no_answer_differs(expected, name, point, way, threads, tmp_path):
    place = ways.locale_of(name, tmp_path)
    if place is None:
        pytest.skip("no source of locales (Debian's package locales)")
    assert ways.probe(place)[1:] == (f"{name}.UTF-8", point)
    assert ways.differences(expected, ways.ask(BUILD, place | way, threads, quick=True)) == []


def test_a_wrong_eleventh_digit_is_found(expected, tmp_path):
    source, shim = tmp_path / "shim.c", tmp_path / "shim.so"
    source.write_text(SHIM, "utf-8")
    subprocess.run(["cc", "-shared", "-fPIC", "-fno-builtin", source, "-o", shim], check=True)
    command = [BUILD / "bin/awrash-equity", ROOT / "examples/data/haryana/records.csv", "-v", "person_days",
               "-w", "budget", "--index", "all", "--json", "--lang", "en"]
    found = answers.answer(["env", f"LD_PRELOAD={shim}", *command], tmp_path)
    assert ways.differences({"q": answers.answer(command, tmp_path)}, {"q": found})


def test_digits_beyond_the_twelfth_are_left_aside_and_whole_numbers_kept():
    assert answers.rounded("0.12345678901234567 v1.2.3456789012345 12345678901234567") \
        == "0.123456789012 v1.2.3456789012345 12345678901234567"
    assert answers.rounded('{"a":0.1234567890129e-7}') == '{"a":1.23456789013e-08}'
