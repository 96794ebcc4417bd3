# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, studies: policies × scenarios × replications, run by any number of hands.

Idea: a study is a programme and the text of study.ini; whoever runs it, here or on another machine,
makes chunks of bytes, and one process puts them into a folder whose columns NumPy maps.
Source: libawrash/simulation/study.c and store.c.
Invariant: nothing is computed here that the library computes; the folder's bytes do not depend on
who ran what, in which order, or how often it was interrupted.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
import pickle
import shutil
import tempfile
import time
import weakref
from concurrent.futures import BrokenExecutor
from typing import (TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional,
                    Sequence, Tuple, Union)

import numpy as np

from ._arrays import held, items, mapping, path_of
from ._interrupts import telling
from ._native import Handle, call
from ._results import Question
from ._simulation_result import Result
from ._workbook import read_study
from .errors import DataError, Error, shown

if TYPE_CHECKING:
    from .programme import Programme

__all__ = ["Result", "Study"]

_Path = Union[str, "os.PathLike[str]"]
_STEP_SECONDS = 0.1
_WINDOW = 256
"""Chunks that an executor is given at once: what has been made and not yet written stays small."""

# ── the text of study.ini ────────────────────────────────────────────────────────────────────────


def _line(value: Any, name: str) -> str:
    """A value as study.ini has it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = value if isinstance(value, str) else str(value)
    if "\n" in text or "\r" in text or text != text.strip():
        raise DataError(f"{name} is {shown(value)}, expected text of one line without blanks around it")
    return text


def _group(title: str, settings: Mapping[str, Any]) -> str:
    lines = [f"{key}={_line(value, key)}" for key, value in settings.items() if value is not None]
    return "\n".join([f"[{_line(title, 'a name')}]", *lines, ""])


def _parameter(name: str, law: Any) -> Dict[str, Any]:
    """A law alone, or a law with its status and its source."""
    if isinstance(law, Mapping):
        return dict(law)
    if isinstance(law, str):
        return {"law": law}
    if isinstance(law, Sequence):
        return dict(zip(("law", "status", "source"), law))
    return {"law": f"constant:{law!r}"}


def _ini(policies: Any, parameters: Optional[Mapping[str, Any]], measures: Any,
         settings: Mapping[str, Any]) -> str:
    if isinstance(measures, str):
        measures = [measures]
    if isinstance(policies, str):
        policies = [policies]
    if not isinstance(policies, Mapping):
        policies = {str(text): text for text in items(policies, "policies", "texts of policies")}
    named = dict(settings, measures=None if measures is None else ";".join(
        map(str, items(measures, "measures", "names of measures"))))
    groups = [_group("study", named)]
    groups += [_group(f"policy {name}", rule if isinstance(rule, Mapping) else {"rule": rule})
               for name, rule in policies.items()]
    groups += [_group(f"parameter {name}", _parameter(name, law))
               for name, law in mapping(parameters, "parameters").items()]
    return "\n".join(groups)


# ── hands ────────────────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=2)
def _study_of(token: bytes) -> "Study":
    """The study of a worker, unpickled once."""
    return pickle.loads(token)


def _make(token: bytes, chunk: int) -> np.ndarray:
    """A worker's part: one chunk."""
    return _study_of(token)._chunk(chunk)


class Study(Question):
    """Policies over editions, in many scenarios, many times.

    Parameters
    ----------
    programme : Programme
    policies : mapping of str to str, list of str, or str
        Names and rules ("flat", "proportional(unemployed)", …); a rule alone is its own name.
    scenarios : int
        How many scenarios the design has; of several samples, how many each of them has.
    editions : int
    seed : int
        The luck of everything.
    replications : int
        How often each policy is run in each scenario, each time with other luck.
    design : str
        "monte-carlo", "latin-hypercube", "sobol", "saltelli", "morris" …
    measures : list of str, optional
        What is kept of each run; some of the model's own choice unless given.
    baseline : str, optional
        The policy that others are held against.
    parameters : mapping of str to law, optional
        Laws other than the defaults, as text ("uniform:0.6,0.9"), as a number, or as (law, status,
        source).
    births_by : str, optional
        What births of seekers are a share of.

    Raises
    ------
    DataError
        With the code "folder": everything that is wrong, a line each.

    Notes
    -----
    Source: see libawrash/simulation/study.c. All policies of a scenario and a replication meet the
    same luck.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> study = Study(case, ["flat", "proportional(unemployed)"], scenarios=4, measures=["gini"])
    >>> study.n_runs
    8
    """

    def __init__(self, programme: "Programme", policies: Any, scenarios: int = 1, editions: int = 1,
                 seed: int = 1, *, replications: int = 1, design: str = "monte-carlo",
                 measures: Union[str, Iterable[str], None] = None, baseline: Optional[str] = None,
                 parameters: Optional[Mapping[str, Any]] = None,
                 births_by: Optional[str] = None) -> None:
        settings = {"editions": editions, "scenarios": scenarios, "replications": replications,
                    "design": design, "seed": seed, "baseline": baseline, "births_by": births_by}
        from .programme import Programme
        self._open(held(programme, "programme", Programme), _ini(policies, parameters, measures, settings))

    def _open(self, programme: "Programme", text: str) -> None:
        self.programme = programme
        self._text = text
        self._handle: Handle = call("awrash_simulation_study_new", programme._handle, "study", text)
        definition = call("awrash_simulation_study_get_definition", self._handle)
        self._about = json.loads(definition + "}")

    @classmethod
    def load(cls, path: _Path) -> "Study":
        """Read a study.ini and the programme that it names, a folder or a workbook.

        Parameters
        ----------
        path : path

        Returns
        -------
        Study

        Raises
        ------
        FileError, DataError
            What cannot be read, or is wrong.
        """
        from .programme import Programme
        place = path_of(path, "path")
        text, folder = read_study(place)
        if folder is None:
            with call("awrash_simulation_study_load", place) as handle:
                folder = call("awrash_simulation_study_get_option", handle, "study", "programme")
        study = cls.__new__(cls)
        study._open(Programme.load(place.parent / folder), text)
        return study

    def __reduce__(self) -> Any:
        return _from_text, (self.programme, self._text)

    def __repr__(self) -> str:
        about = self._about
        return (f"Study: {len(about['policies'])} policies × {about['scenarios']} scenarios × "
                f"{about['replications']} replications × {about['editions']} editions")

    # ── what it says of itself ──────────────────────────────────────────────────────────────────

    @property
    def n_runs(self) -> int:
        """Policies × scenarios × replications."""
        return call("awrash_simulation_study_get_n_runs", self._handle)

    @property
    def policies(self) -> Dict[str, str]:
        """The rule of each policy, in its canonical text."""
        return {policy["name"]: policy["rule"] for policy in self._about["policies"]}

    @property
    def measures(self) -> Dict[str, str]:
        """The unit of each measure."""
        return {measure["name"]: measure["unit"] for measure in self._about["measures"]}

    @property
    def parameters(self) -> Dict[str, Dict[str, str]]:
        """The law, unit, status and source of each parameter."""
        return {parameter["name"]: {key: value for key, value in parameter.items() if key != "name"}
                for parameter in self._about["parameters"]}

    @property
    def factors(self) -> List[str]:
        """The parameters that vary, in the order of the design's dimensions."""
        names = list(self.parameters)
        return [names[call("awrash_simulation_study_get_factor", self._handle, i)]
                for i in range(call("awrash_simulation_study_get_n_factors", self._handle))]

    @property
    def baseline(self) -> Optional[str]:
        """The policy that others are held against."""
        index = call("awrash_simulation_study_get_baseline", self._handle)
        return None if index < 0 else list(self.policies)[index]

    def option(self, group: str, key: str) -> Optional[str]:
        """A value of study.ini as it stands: option("policy jobs", "name[fr]").

        Parameters
        ----------
        group : str
            "study", "policy NAME", "parameter NAME"
        key : str

        Returns
        -------
        str or None
        """
        return call("awrash_simulation_study_get_option", self._handle, group, key)

    # ── running it ──────────────────────────────────────────────────────────────────────────────

    def _chunk(self, chunk: int) -> np.ndarray:
        length = call("awrash_simulation_study_get_chunk_length", self._handle, chunk)
        return call("awrash_simulation_study_run_chunk", self._handle, chunk, length)

    def run(self, folder: Optional[_Path] = None, *, executor: Any = None,
            threads: Optional[int] = None,
            progress: Union[Callable[[float], Any], bool, None] = None,
            shard: Tuple[int, int] = (1, 1)) -> Result:
        """Run what is not there yet.

        Parameters
        ----------
        folder : path, optional
            Where the runs are kept, and gone on with if some are there; a folder that goes with the
            result unless given.
        executor : optional
            Who makes the chunks: anything with the ``map`` of concurrent.futures (a process pool,
            an MPI pool), or a dask client, which is asked for its ``get_executor()``; the library's
            own threads unless given.
        threads : int, optional
            How many threads work at once, without an executor; one for each processor unless given.
        progress : callable or bool, optional
            Told the share that is done, now and then; True for a bar of tqdm.
        shard : (int, int)
            Which part of how many, from 1 on.

        Returns
        -------
        Result

        Raises
        ------
        FileError, DataError
            A folder of something else, or that another process has; a disk that refuses.
        Error
            With the code "worker": one of the executor's workers ended before its work was done.
            What was written is kept, and the same call goes on from there.
        """
        if executor is not None and threads is not None:
            raise DataError("threads are the library's own, expected either them or an executor")
        if executor is not None and not any(callable(getattr(executor, name, None))
                                            for name in ("map", "get_executor")):
            raise DataError(f"executor is {executor!r}, expected what has the map of concurrent.futures, or a "
                            "dask client")
        if progress is not None and not callable(progress):
            raise DataError(f"progress is {progress!r}, expected what can be called with the share that is done")
        kept = tempfile.mkdtemp(prefix="awrash-study-") if folder is None else os.fspath(folder)
        try:
            with call("awrash_simulation_study_open", self._handle, kept, *shard) as store, \
                    telling(progress, "study") as tell:
                if executor is None:
                    self._run_threads(store, threads or os.cpu_count() or 1, tell)
                else:
                    self._run_executor(store, executor, kept, tell)
        except BaseException:
            if folder is None:
                shutil.rmtree(kept, ignore_errors=True)
            raise
        result = Result(kept, self)
        if folder is None:
            weakref.finalize(result, shutil.rmtree, kept, True)
        return result

    def _run_threads(self, store: Handle, threads: int,
                     progress: Optional[Callable[[float], Any]]) -> None:
        """Between two steps Python has its turn, and an interrupt its chance."""
        step, done = 4 * threads, False  # all wait for the last one at the end of a step
        with call("awrash_simulation_study_run", self._handle, store, threads) as runner:
            while not done:
                begin = time.monotonic()
                done = bool(call("awrash_simulation_runner_step", runner, step))
                if time.monotonic() - begin < _STEP_SECONDS:
                    step = min(2 * step, 4096)
                _tell(store, progress)

    def _run_executor(self, store: Handle, executor: Any, folder: str,
                      progress: Optional[Callable[[float], Any]]) -> None:
        if hasattr(executor, "get_executor"):
            executor = executor.get_executor()
        make = functools.partial(_make, pickle.dumps(self))
        try:
            for chunks in _windows(_missing(store)):
                for chunk, values in zip(chunks, executor.map(make, chunks)):
                    call("awrash_simulation_store_put", store, chunk, values)
                    _tell(store, progress)
        except BrokenExecutor as error:
            whole = call("awrash_simulation_store_get_n_whole", store)
            of = call("awrash_simulation_store_get_n_chunks", store)
            raise Error(f"a worker ended before its work was done: {whole} of {of} chunks are in "
                        f"{folder}, and the same call with a new executor goes on from there",
                        "worker") from error

    def merge(self, folders: Iterable[_Path], folder: _Path) -> Result:
        """Join the folders of all shards into the folder that one run would have written.

        Parameters
        ----------
        folders : iterable of path
        folder : path

        Returns
        -------
        Result

        Raises
        ------
        FileError, DataError
            Shards that are missing, given twice, not whole, or of another study, by name.
        """
        place = path_of(folder, "folder")
        call("awrash_simulation_study_merge", self._handle,
             [str(path_of(f, f"folders[{i}]")) for i, f in enumerate(items(folders, "folders"))],
             place)
        return Result(place, self)


def _from_text(programme: "Programme", text: str) -> Study:
    """A study again, as pickled."""
    study = Study.__new__(Study)
    study._open(programme, text)
    return study


def _tell(store: Handle, progress: Optional[Callable[[float], Any]]) -> None:
    if progress is not None:
        of = call("awrash_simulation_store_get_n_chunks", store)
        progress(call("awrash_simulation_store_get_n_whole", store) / of if of > 0 else 1.0)


def _missing(store: Handle) -> Iterator[int]:
    """The chunks that are not there."""
    first = call("awrash_simulation_store_get_first_chunk", store)
    for chunk in range(first, first + call("awrash_simulation_store_get_n_chunks", store)):
        if not call("awrash_simulation_store_has_chunk", store, chunk):
            yield chunk


def _windows(chunks: Iterator[int]) -> Iterator[List[int]]:
    while window := list(itertools.islice(chunks, _WINDOW)):
        yield window
