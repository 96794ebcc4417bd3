#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What processes, dask and MPI cost beside the library's own threads, on a study of a minute or so.

Idea: the same study into fresh folders; clusters are started before the clock.
Source: 75 provinces, 5 editions, leximin and formulas, the measures that a study keeps unless told.
Invariant: every folder has the same bytes.

usage: bench_study.py [SCENARIOS] [WORKERS]; under mpirun … -m mpi4py.futures, only MPI is timed
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import awrash

ROOT = Path(__file__).resolve().parents[2]
# MPI's workers import this file with other words before its own.
GIVEN = [int(word) for word in sys.argv[1:] if word.isdigit()]
SCENARIOS, WORKERS = (*GIVEN, *(15000, 4)[len(GIVEN):])


def study(scenarios):
    return awrash.Study(awrash.Programme.load(ROOT / "examples" / "data" / "morocco-2023"),
                        {"even": "flat", "by-need": "proportional(unemployed)", "equal-rates": "leximin"},
                        scenarios=scenarios, editions=5, replications=20, seed=1)


def warm(_):
    return awrash.__version__


def timed(label, executor=None, threads=None):
    """The seconds of a run, and the hash of its record."""
    if executor is not None:
        list(executor.map(warm, range(4 * WORKERS)))
    folder = tempfile.mkdtemp()
    start = time.perf_counter()
    study(SCENARIOS).run(folder, executor=executor, threads=threads)
    seconds = time.perf_counter() - start
    record = hashlib.sha256(Path(folder, "study.json").read_bytes()).hexdigest()[:12]
    shutil.rmtree(folder)
    print(f"{label:<28}{seconds:8.1f} s   {record}", flush=True)
    return seconds, record


@contextlib.contextmanager
def dask():
    import distributed
    with distributed.LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True,
                                  dashboard_address=None) as cluster, distributed.Client(cluster) as client:
        yield client.get_executor()


def mpi():
    """The seconds and the record of the same study under mpirun, which are what its one line says."""
    line = subprocess.run(["mpirun", "--oversubscribe", "-n", str(WORKERS + 1), sys.executable, "-m", "mpi4py.futures",
                           __file__, str(SCENARIOS), str(WORKERS)], check=True, stdout=subprocess.PIPE, text=True, env={
                               **os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
                               "OMPI_MCA_mpi_yield_when_idle": "1"}).stdout.rstrip()
    print(line, flush=True)
    *_, seconds, _, record = line.split()
    return float(seconds), record


def main():
    threads, record = timed(f"{WORKERS} threads", threads=WORKERS)
    rows = []
    with ProcessPoolExecutor(WORKERS) as executor:
        rows.append(("processes", *timed(f"{WORKERS} processes", executor)))
    if importlib.util.find_spec("distributed") is not None:
        with dask() as executor:
            rows.append(("dask", *timed(f"dask, {WORKERS} processes", executor)))
    if importlib.util.find_spec("mpi4py") is not None and shutil.which("mpirun") is not None:
        rows.append(("MPI", *mpi()))
    again, _ = timed(f"{WORKERS} threads", threads=WORKERS)
    for name, seconds, found in rows:
        assert found == record
        print(f"{name:<28}{100 * (seconds / ((threads + again) / 2) - 1):+8.1f} %   at most +15 %")


if __name__ == "__main__":
    if "OMPI_COMM_WORLD_SIZE" in os.environ:
        from mpi4py.futures import MPIPoolExecutor
        with MPIPoolExecutor() as pool:
            timed(f"MPI, {WORKERS} processes", pool)
    else:
        main()
