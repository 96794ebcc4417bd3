# SPDX-License-Identifier: GPL-3.0-or-later
"""Every answer that one build gives, in the environment that it is run in, as text to be compared.

Idea: commands are asked the lines of questions.txt in one folder, whose files are then looked at; the embedded
examples, the published cases through the binding, and the published tests in C follow.
Source: README.md; --help; examples/embed; tests/published.
Invariant: numbers with a point have 12 significant digits where there are more; all else is compared by the byte.

usage: answers.py --build DIR [--threads N] [--quick]
"""

import argparse
import hashlib
import json
import locale
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUESTIONS = pathlib.Path(__file__).with_name("questions.txt")
STUDY = """[study]
programme=data/khenifra-2023
editions=3
scenarios=8
replications=2
design=sobol
seed=5
measures=gini;lowest-rate;unmet;rate
baseline=even
[policy by-need]
rule=proportional(unemployed)
[policy fair]
rule=leximin
[policy even]
rule=flat
[parameter take-up]
law=beta:2,3
[parameter exit]
law=triangular:0.1,0.2,0.5
"""
# Behind the point, since the digits of whole numbers all count.
DECIMAL = re.compile(r"(?<![\w.])-?\d+\.\d+(?:[eE][-+]?\d+)?(?![\w.])")


def rounded(text):
    """The same text, no number of it with more than 12 significant digits."""
    return DECIMAL.sub(lambda found: found.group() if len(found.group()) < 14 else f"{float(found.group()):.12g}",
                       text)


def asked(quick, threads):
    """The questions, each as the arguments of one command."""
    for line in QUESTIONS.read_text("utf-8").splitlines():
        long, line = line.startswith("long: "), line.removeprefix("long: ")
        if line and not line.startswith("#") and not (long and quick):
            yield line, shlex.split(line.replace("THREADS", str(threads)))


def kept(path):
    """What is compared of a file: its text, or the hash of what is no text, such as a study's tables."""
    data = path.read_bytes()
    try:
        return rounded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return hashlib.sha256(data).hexdigest()


def answer(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
                          stdin=subprocess.DEVNULL)
    return f"status {done.returncode}\n{rounded(done.stdout)}\n{rounded(done.stderr)}"


def commands(build, folder, quick, threads):
    (folder / "data").symlink_to(ROOT / "examples" / "data")
    (folder / "study.ini").write_text(STUDY, "utf-8")
    for line, (command, *arguments) in asked(quick, threads):
        language = [] if "--lang" in arguments else ["--lang", "en"]
        yield line, answer([build / "bin" / f"awrash-{command}", *arguments, *language], folder)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"file {path.relative_to(folder)}", kept(path)


def embedded(build, folder):
    """The example in C, built against the library of this build."""
    compiled = folder / "khenifra"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "glib-2.0"], capture_output=True, text=True,
                           check=True).stdout.split()
    subprocess.run([os.environ.get("CC", "cc"), ROOT / "examples/embed/khenifra.c", "-o", compiled,
                    f"-I{ROOT / 'include'}", f"-L{build}", "-lawrash", f"-Wl,-rpath,{build}", *flags], check=True)
    yield "embed khenifra.c", answer([compiled, ROOT / "examples/data/khenifra-2023"], folder)


def published(build):
    """What the binding answers to published cases, under the locale of the environment."""
    os.environ["AWRASH_LIBRARY"] = str(build / "libawrash.so")
    locale.setlocale(locale.LC_ALL, "")
    sys.path[:0] = [str(ROOT / "bindings" / "python"), str(ROOT / "tests" / "python")]
    import awrash
    import test_apportion
    import test_biproportional
    import test_metric
    import test_published_splits

    for row in test_apportion.CASES:
        yield f"apportion {row['case']}", lambda row=row: (
            lambda answer: (answer.units.tolist(), answer.divisor))(test_apportion._apportion(row))
    for row in test_biproportional.published("biproportional.csv"):
        yield f"biproportional {row['case']}", lambda row=row: (
            lambda answer: (answer.units.tolist(), answer.row_divisors, answer.column_divisors))(
                awrash.apportion.biproportional(
                    test_biproportional.matrix(row, "claims", float), test_biproportional.numbers(row["rows"]),
                    test_biproportional.numbers(row["columns"]), rule=row["rule"],
                    floor=test_biproportional.matrix(row, "floors")))
    for number, row in enumerate(test_metric.ROWS):
        yield f"equity {number} {row['measure']}", lambda row=row: test_metric._measure(row)
    for row in test_published_splits.CASES:
        yield f"split {row['case']}", lambda row=row: (
            lambda plan: (plan.value, plan.receipts.tolist(), str(plan.certificate)))(
                test_published_splits.plan_of(row))


def told(question):
    """An answer, or the refusal that a tie or a contradiction meets, in words."""
    import awrash
    try:
        return rounded(repr(question()))
    except awrash.Error as error:
        return f"{type(error).__name__}: {rounded(str(error))}"


def programs(build, folder):
    """The published tests in C, which hold every answer against its source."""
    for program in sorted((build / "tests" / "published").glob("test-*")):
        if program.suffix == "":
            done = subprocess.run([program, f"--xml={folder / 'report.xml'}"], capture_output=True, check=False,
                                  env=dict(os.environ, AWRASH_TEST_DATA=str(ROOT / "tests" / "published")))
            yield f"program {program.name}", f"status {done.returncode}"


def collect(build, threads=1, quick=False):
    """All answers of a build, {question: answer}."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as aside:
        folder, aside = pathlib.Path(name), pathlib.Path(aside)
        answers = dict(commands(build, folder, quick, threads))
        answers.update(embedded(build, aside))
        answers.update(programs(build, aside))
        answers.update((f"published {label}", told(question)) for label, question in published(build))
    # Where a folder stands is no part of an answer.
    return {question: text.replace(name, "FOLDER") for question, text in answers.items()}


def main():
    parser = argparse.ArgumentParser(usage=__doc__.rsplit("usage: ", 1)[1])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    json.dump(collect(options.build.resolve(), options.threads, options.quick), sys.stdout)


if __name__ == "__main__":
    main()
