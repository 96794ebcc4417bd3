# SPDX-License-Identifier: GPL-3.0-or-later
"""split: a programme and a reading of justice give a plan.

Idea: the answer's record is read out of the library once; a plan is plain data from then on.
Source: libawrash/split.
Invariant: a plan never changes; infeasible programmes and refused ties are raised from the record,
with the certificate that lets anyone re-check them.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Sequence, Union

import numpy as np

from ._arrays import held, mapping
from ._conditions import apply, text_of_setting
from ._native import Handle, call, names_of
from ._explain import Against, Explanation
from ._frontier import Frontier
from ._interrupts import telling
from ._near import amending
from ._plan import Certificate, Level, Plan, levels_of
from ._relax import Change, Relaxation, relax
from ._tables import pandas, text_of
from .errors import BoundsError, Bug, DataError, InfeasibleError, LimitError, TieError
from .programme import Programme

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Plan", "Certificate", "Level", "Explanation", "Against", "Relaxation", "Change",
           "Frontier", "objectives", "classes", "solve", "compare"]

_ANSWERS = ("optimal", "within-gap", "feasible", "tie-settled", "unplaced")


def objectives() -> List[str]:
    """The names of the objectives.

    Returns
    -------
    list of str

    Examples
    --------
    >>> objectives()[:3]
    ['leximin', 'decmin', 'least-squares']
    """
    return list(names_of("AwrashObjective"))


def classes() -> List[str]:
    """The names of the classes of problems, from the simplest on.

    Returns
    -------
    list of str

    Examples
    --------
    >>> classes()
    ['simple', 'tree', 'network', 'network + rows', 'general']
    """
    return list(names_of("AwrashClass"))


# ── from the library ─────────────────────────────────────────────────────────────────────────────


def _frozen(array: np.ndarray) -> np.ndarray:
    """The array, from now on read-only."""
    array.flags.writeable = False
    return array


def _reading(programme: Programme, name: Optional[str], settings: Mapping[str, Any]) -> Handle:
    """A reading of the programme with settings over it."""
    reading = call("awrash_split_reading_load", held(programme, "programme", Programme)._handle, name)
    settings = mapping(settings, "settings")
    for key, value in settings.items():
        if value is None:
            continue
        if key in ("near", "loss"):
            value = amending(programme, key, value)
        call("awrash_split_reading_set", reading, key, text_of_setting(key, value))
    apply(reading, programme._conditions, settings)
    policy = call("awrash_split_reading_get", reading, "tie") or "error"
    for key, belongs in (("order", "order"), ("seed", "lot")):
        if settings.get(key) is not None and policy != belongs:
            raise DataError(f"{key} is given, but tie is {policy!r}; {key} belongs to {belongs!r}")
    return reading


_KEYS = ("objective", "on", "receives", "streams", "need", "tie", "order", "seed", "pool_caps",
         "chain", "groups", "min_rate", "max_rate", "fix", "at_least_last", "at_most_last", "rows",
         "near", "loss", "total", "gap", "nodes")


def _settings(reading: Handle) -> Dict[str, str]:
    given = {key: call("awrash_split_reading_get", reading, key) for key in _KEYS}
    return {key: value for key, value in given.items() if value is not None}


def _infeasible(plan: Handle, message: str, used: Mapping[str, str],
                certificate: Certificate) -> InfeasibleError:
    """What blocks a programme, with its smallest relaxation."""
    count = call("awrash_split_plan_get_n_blocking", plan)
    core = tuple(call("awrash_split_plan_get_blocking", plan, i) for i in range(count))
    relaxation = None
    with call("awrash_split_reading_new") as reading:
        for key, value in used.items():
            call("awrash_split_reading_set", reading, key, value)
        try:
            relaxation = relax(certificate.programme, reading)
        except (LimitError, BoundsError):
            pass
    return InfeasibleError(message, relaxation.core if relaxation else core, relaxation,
                           certificate, call("awrash_split_plan_get_missing", plan))


def _refuse(plan: Handle, status: str, codes: Sequence[str], used: Mapping[str, str],
            certificate: Certificate) -> Exception:
    """The exception for a record that holds no plan."""
    message = call("awrash_split_plan_get_reason", plan) or status
    if status == "tie-refused":
        members = [codes[i] for i in call("awrash_split_plan_get_tied", plan)]
        return TieError(message, members, call("awrash_split_plan_get_free_units", plan),
                        call("awrash_split_plan_get_sure", plan).tolist(), certificate)
    if status == "infeasible":
        return _infeasible(plan, message, used, certificate)
    if status == "limit":
        return LimitError(message, status)
    return Bug(f"a split answered {status}: {message}")


def _types(programme: Programme) -> Dict[str, Any]:
    """What a plan keeps of the worksite types."""
    handle = programme._handle
    indices = range(call("awrash_programme_type_get_count", handle))
    ask = {what: [call(f"awrash_programme_type_get_{what}", handle, i) for i in indices]
           for what in ("code", "stream", "months", "monthly_cost")}
    streams = programme._streams()
    return {"types": tuple(ask["code"]),
            "type_streams": tuple(streams[stream] for stream in ask["stream"]),
            "type_months": _frozen(np.array(ask["months"], np.float64)),
            "type_costs": _frozen(np.array(ask["monthly_cost"], np.float64))}


def _tables(plan: Handle) -> Dict[str, str]:
    """The plan's files as plain CSV text."""
    texts = {}
    for name in ("plan", "plan-provinces"):
        with call("awrash_split_plan_get_table", plan, name) as table:
            texts[name] = text_of(table)
    return texts


def solve(programme: Programme, reading: Optional[str], settings: Mapping[str, Any],
          progress: Union[Callable[[float], Any], bool, None] = None) -> Plan:
    """Divide a programme's places by a reading; `Programme.split` is the way to call it.

    Parameters
    ----------
    programme : Programme
    reading : str or None
        A name of the programme's readings; None for the group [split].
    settings : mapping
        Settings over those of the reading; None leaves one as it is.
    progress : callable or bool, optional
        Called between steps with the share of them that is done; True for a bar of tqdm.

    Returns
    -------
    Plan

    Raises
    ------
    TieError, InfeasibleError, LimitError, DataError
        As `Programme.split` says.

    Notes
    -----
    Source: see libawrash/split/plan.c.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> solve(case, "by-need", {}).places["sustainable"].tolist()
    [967, 617, 811, 633, 972]
    """
    with _reading(programme, reading, settings) as question:
        used = _settings(question)
        plan = _step_by_step(programme, question, progress)
    with plan:
        return _plan(programme, plan, used)


_NODES_A_STEP = 16
_STEP_SECONDS = 0.02


def _step_by_step(programme: Programme, question: Handle, progress: Any) -> Handle:
    """The record of a split; between its steps Python has its turn, and whoever is told of them."""
    nodes = _NODES_A_STEP
    with call("awrash_split_solving_new", programme._handle, question) as solving, \
            telling(progress, "split") as tell:
        begin = time.monotonic()
        while not call("awrash_split_solving_step", solving, nodes):
            if tell is not None:
                tell(call("awrash_split_solving_get_progress", solving))
            end = time.monotonic()
            if end - begin < _STEP_SECONDS:
                nodes = min(2 * nodes, 4096)
            begin = end
        if tell is not None:
            tell(1.0)
        return call("awrash_split_solving_get_plan", solving)


def _plan(programme: Programme, plan: Handle, used: Dict[str, str]) -> Plan:
    """The record of a split as a plan, or raised."""
    def get(what: str) -> Any:
        return call(f"awrash_split_plan_get_{what}", plan)

    codes = programme.provinces
    status = get("status")
    certificate = Certificate(get("certificate"), programme)
    if status not in _ANSWERS:
        raise _refuse(plan, status, codes, used, certificate)
    arrays: Dict[str, Any] = {name: _frozen(get(name)) for name in (
        "cell_provinces", "cell_types", "receipts", "needs")}
    return Plan(
        programme=programme, settings=used, status=status, problem_class=get("class"),
        class_reason=get("class_reason"), totals_m_convex=get("totals_m_convex"),
        chain=get("chain"), reason=get("reason"), certificate=certificate, codes=codes,
        labels=tuple(programme.label(code) for code in codes), hash=programme.hash,
        _title=programme.name or "a programme without a name",
        _semicolons=programme._has_semicolons(),
        cell_places=_frozen(get("places")), tied=tuple(codes[i] for i in get("tied")),
        sure=tuple(get("sure").tolist()), free_units=get("free_units"),
        unplaced=get("unplaced"), value=get("value"), bound=get("bound"), gap=get("gap"),
        mix_gap=get("mix_gap"), levels=levels_of(plan), _files=_tables(plan), **arrays,
        **_types(programme))


def compare(programme: Programme, settings: Mapping[str, Any]) -> pd.DataFrame:
    """Every reading of a programme side by side; `Programme.compare` is the way to call it.

    Parameters
    ----------
    programme : Programme
    settings : mapping
        Settings that hold for every reading.

    Returns
    -------
    DataFrame

    Raises
    ------
    DataError
        The programme has no reading.

    Notes
    -----
    Source: see libawrash/split/plan.c.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> compare(case, {}).index.tolist()
    ['05.091', '05.081', '05.255', '05.301', '05.311']
    """
    module = pandas()
    if not held(programme, "programme", Programme).readings:
        raise DataError("the programme has no reading, expected groups [reading NAME]", "empty")
    frames: Dict[str, Any] = {}
    status: Dict[str, str] = {}
    for name in programme.readings:
        try:
            plan = solve(programme, name, settings)
        except (TieError, InfeasibleError, LimitError) as error:
            status[name] = error.code
            frames[name] = module.DataFrame(
                np.nan, index=module.Index(programme.provinces, name="province"),
                columns=["places", "received", "need", "rate"])
        else:
            status[name] = plan.status
            frames[name] = plan.provinces
    frame = module.concat(frames, axis=1, names=["reading", "column"])
    frame.attrs["status"] = status
    return frame
