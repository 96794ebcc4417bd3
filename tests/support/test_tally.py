# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one who counts is counted: programs that end in every way, and the line that must follow.
# Source: the reports that Criterion 2.4 writes.
# Invariant: nothing that went wrong is counted as passed or as nothing.

"""The closing line of `make test` is true."""

import pathlib
import subprocess
import sys

import pytest

TALLY = pathlib.Path(__file__).resolve().parent / "tally"
REPORT = ('<!-- Tests compiled with Criterion v2.4.1 -->\n<testsuites name="Criterion Tests" tests="{0}" '
          'failures="{1}" errors="{2}" disabled="{3}">\n</testsuites>')


def program(folder, name, status=0, report=None):
    """A test program that writes a report where it is told to, and ends with a status."""
    path = folder / "tests" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write = f"cat > \"${{1#--xml=}}\" <<'END'\n{report}\nEND\n" if report else ""
    path.write_text(f"#!/bin/sh\n{write}exit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def closing(folder, *programs):
    done = subprocess.run([sys.executable, TALLY, "--build", folder, *programs], capture_output=True,
                          text=True, check=False)
    return done.returncode, done.stdout.splitlines()[-1]


def test_cases_of_all_programs_are_added(tmp_path):
    one = program(tmp_path, "one", report=REPORT.format(5, 0, 0, 0))
    two = program(tmp_path, "two", report=REPORT.format(4, 0, 0, 1))
    assert closing(tmp_path, one, two) == (0, "8 passed, 0 failed, 1 skipped")


def test_what_runs_a_program_is_put_before_it(tmp_path):
    one = program(tmp_path, "one", report=REPORT.format(5, 0, 0, 0))
    assert closing(tmp_path, "--under", "env", one) == (0, "5 passed, 0 failed")
    assert closing(tmp_path, "--under", "false", one) == (1, "0 passed, 1 failed")


@pytest.mark.parametrize("label, status, report, line", [
    ("a failed case", 1, REPORT.format(5, 2, 0, 0), "3 passed, 2 failed"),
    ("a crashed case is counted once", 1, REPORT.format(5, 2, 1, 0), "3 passed, 2 failed"),
    ("a program that dies without a report", 139, None, "0 passed, 1 failed"),
    ("a program that reports well and dies", 139, REPORT.format(5, 0, 0, 0), "5 passed, 1 failed"),
    ("a program without a case", 0, REPORT.format(0, 0, 0, 0), "0 passed, 1 failed"),
    ("a report that is none", 0, "<html>", "0 passed, 1 failed"),
])
def test_what_went_wrong_is_counted(label, status, report, line, tmp_path):
    assert closing(tmp_path, program(tmp_path, "one", status, report)) == (1, line), label


def test_the_report_of_pytest_is_read_whatever_its_cases_speak_of(tmp_path):
    report = ('<?xml version="1.0"?><testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" '
              'tests="10"><testcase name="Criterion"/></testsuite></testsuites>')
    assert closing(tmp_path, program(tmp_path, "one", 1, report)) == (1, "4 passed, 3 failed, 3 skipped")


def test_a_report_of_an_earlier_run_is_not_believed(tmp_path):
    closing(tmp_path, program(tmp_path, "one", report=REPORT.format(5, 0, 0, 0)))
    assert closing(tmp_path, program(tmp_path, "one", 139)) == (1, "0 passed, 1 failed")


def test_running_nothing_is_a_failure(tmp_path):
    assert closing(tmp_path) == (1, "0 passed, 1 failed")
