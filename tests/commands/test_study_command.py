# SPDX-License-Identifier: GPL-3.0-or-later
#
# awrash-study as a batch queue meets it: whole folders, shards, merges, kills and what comes after.
# Source: the contract of commands in CONTRIBUTING.md; sbatch(1) for the variables of an array job.
# Invariant: every test runs the built program in a process of its own; folders are compared byte for byte.

import hashlib
import json
import os
import signal
import subprocess
import time

import pytest
from test_commands import BIN, ROOT, answer, run

pytestmark = pytest.mark.skipif(not (BIN / "awrash-study").exists(), reason=f"no command in {BIN}")

STRICT = {"G_DEBUG": "fatal-criticals"}
STUDY = """[study]
programme={programme}
editions=3
scenarios={scenarios}
replications=10
design=latin-hypercube
seed=5
measures=gini;lowest-rate;unmet;rate
baseline=even
[policy by-need]
rule=proportional(unemployed)
name=By need
name[fr]=Selon le besoin
name[ar]=حسب الحاجة
[policy even]
rule=flat
[parameter take-up]
law=uniform:0.6,0.9
status=derived
source=a range
"""


def study_in(folder, scenarios=30, **changes):
    text = STUDY.format(programme=ROOT / "examples" / "data" / "khenifra-2023", scenarios=scenarios)
    for piece, other in changes.items():
        text = text.replace(*other) if isinstance(other, tuple) else text.replace(piece, other)
    path = folder / "study.ini"
    path.write_text(text, encoding="utf-8")
    return path


def bytes_of(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small study and the folder of one run of it."""
    folder = tmp_path_factory.mktemp("study")
    path = study_in(folder)
    run("study", path, "-o", folder / "whole", "--threads", "1", **STRICT)
    return path, folder / "whole"


def test_the_answer_has_a_table_a_measure(small, tmp_path):
    path, whole = small
    said = answer("study", path, "-o", whole, **STRICT)
    assert said["status"] == "whole" and said["runs"] == 600
    assert list(said["measures"]) == ["gini", "lowest-rate", "unmet"]
    need, even = said["measures"]["gini"]
    assert (need["policy"], even["policy"]) == ("by-need", "even")
    assert need["low"] < need["mean"] < need["high"] and 0 < need["error"] < 0.01
    assert need["difference"] == pytest.approx(need["mean"] - even["mean"], abs=1e-12)
    assert need["difference"] < -3 * need["difference_error"] and even["difference"] == 0
    assert 0 < said["assumed"] < 24
    out, _ = run("study", path, "-o", whole, **STRICT)
    assert "600 runs of 2 policies; edition 3" in out and "By need" in out and "gini" in out


@pytest.mark.parametrize("language, words", [pytest.param("fr", "Selon le besoin", id="fr"),
                                             pytest.param("ar", "حسب الحاجة", id="ar")])
def test_it_speaks_the_languages(small, language, words):
    path, whole = small
    out, _ = run("study", path, "-o", whole, "--lang", language, **STRICT)
    assert words in out and "runs of" not in out and "Against" not in out


@pytest.mark.parametrize("threads", [pytest.param(n, id=f"threads-{n}") for n in ("2", "7")])
def test_threads_do_not_change_a_byte(small, tmp_path, threads):
    path, whole = small
    run("study", path, "-o", tmp_path / "it", "-t", threads, **STRICT)
    assert bytes_of(tmp_path / "it") == bytes_of(whole)


def test_a_slurm_array_of_shards_merges_into_the_same_bytes(small, tmp_path):
    path, whole = small
    line = f'"{BIN}/awrash-study" "{path}" -o "{tmp_path}/part-$SLURM_ARRAY_TASK_ID" ' \
           '--shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"'
    for task in (2, 4, 1, 3):
        subprocess.run(["sh", "-c", line], check=True, capture_output=True, env={
            **os.environ, "SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_COUNT": "4"})
    parts = [tmp_path / f"part-{i}" for i in range(1, 5)]
    _, err = run("study", path, *parts[1:], "--merge", "-o", tmp_path / "it", status=2, **STRICT)
    assert "missing shards: 1/4" in err and not (tmp_path / "it").exists()
    run("study", path, *parts, "--merge", "-o", tmp_path / "it", **STRICT)
    assert bytes_of(tmp_path / "it") == bytes_of(whole)


def test_a_finished_shard_is_not_run_again(small, tmp_path):
    path, _ = small
    said = answer("study", path, "-o", tmp_path / "it", "--shard", "1/2", **STRICT)
    assert said["status"] == "whole" and (said["shard"], said["shards"]) == (1, 2)
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "it").iterdir()}
    out, _ = run("study", path, "-o", tmp_path / "it", "--shard", "1/2", **STRICT)
    assert "Shard 1/2 is whole" in out
    assert before == {p: p.stat().st_mtime_ns for p in (tmp_path / "it").iterdir()}


def test_shards_of_another_study_are_refused_by_name(small, tmp_path):
    path, whole = small
    other = tmp_path / "other"
    other.mkdir()
    run("study", study_in(other, seed=("seed=5", "seed=6")), "-o", other / "it", **STRICT)
    _, err = run("study", path, other / "it", "--merge", "-o", tmp_path / "it", status=2, **STRICT)
    assert "its seed is \"6\", expected \"5\"" in err
    _, err = run("study", path, "-o", other / "it", status=2, **STRICT)
    assert "its seed is \"6\", expected \"5\"" in err


def started(path, folder):
    """A run that is under way: some chunks are there, and many are not."""
    process = subprocess.Popen([BIN / "awrash-study", path, "-o", folder, "-t", "2"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    chunks = folder / "chunks.npy"
    for _ in range(3000):
        if chunks.exists() and sum(any(row) for row in rows_of(chunks)) >= 3:
            return process
        time.sleep(0.002)
    process.kill()
    raise AssertionError("the run did not begin")


def rows_of(chunks):
    data = chunks.read_bytes()[128:]
    return [data[at:at + 32] for at in range(0, len(data), 32)]


@pytest.mark.parametrize("number, status", [pytest.param(signal.SIGKILL, -9, id="kill"),
                                            pytest.param(signal.SIGINT, 1, id="interrupt"),
                                            pytest.param(signal.SIGTERM, 1, id="terminate")])
def test_what_a_signal_broke_off_goes_on_to_the_same_bytes(tmp_path, number, status):
    path = study_in(tmp_path, scenarios=3000)
    process = started(path, tmp_path / "it")
    process.send_signal(number)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == status
    assert ("Interrupted" in out) == (status == 1)
    assert json.loads((tmp_path / "it" / "study.json").read_text())["whole"] is False
    left = sum(any(row) for row in rows_of(tmp_path / "it" / "chunks.npy"))
    assert 0 < left < len(rows_of(tmp_path / "it" / "chunks.npy"))
    run("study", path, "-o", tmp_path / "it", **STRICT)
    run("study", path, "-o", tmp_path / "whole", **STRICT)
    assert bytes_of(tmp_path / "it") == bytes_of(tmp_path / "whole")


@pytest.mark.parametrize("arguments, words", [
    pytest.param(("--shard", "3/2", "-o", "it"), "--shard is a part such as 3/64", id="shard"),
    pytest.param(("--shard", "0/2", "-o", "it"), "--shard is a part such as 3/64", id="shard-0"),
    pytest.param(("--shard", "1", "-o", "it"), "--shard is a part such as 3/64", id="shard-1"),
    pytest.param((), "-o is missing", id="no-folder"),
    pytest.param(("--merge", "-o", "it"), "--merge needs the folders", id="merge"),
    pytest.param(("more", "-o", "it"), "one file is expected", id="more"),
    pytest.param(("-t", "-1", "-o", "it"), "--threads", id="threads"),
    pytest.param(("--merge", "a", "--shard", "1/2", "-o", "it"), "do not go together", id="both"),
])
def test_wrong_use_is_said(small, tmp_path, arguments, words):
    path, _ = small
    given = [str(tmp_path / a) if a == "it" else a for a in arguments]
    _, err = run("study", path, *given, status=2, **STRICT)
    assert words in err
    assert not (tmp_path / "it").exists()


def test_faults_of_the_file_come_all_at_once(tmp_path):
    path = study_in(tmp_path, rule=("rule=flat", "rule=flatt"), seed=("seed=5", "seed=five"))
    _, err = run("study", path, "-o", tmp_path / "it", status=2, **STRICT)
    assert "[study] seed" in err and "[policy even] rule" in err
