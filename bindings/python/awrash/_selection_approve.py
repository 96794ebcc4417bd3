# SPDX-License-Identifier: GPL-3.0-or-later
"""selection, worksites: which proposals to approve, and what the others would need.

Idea: columns of proposals and bounds by name become the library's question; the answer is plain
data that says why.
Source: libawrash/selection/approve-solve.c and its neighbours.
Invariant: nothing is decided here; a certificate is held against the question that it is of.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from . import _arrays
from ._certificate import CertificateText
from ._native import Handle, call, status_name
from ._provenance import cited
from ._results import Result
from ._tables import columns_of, pandas, table_of
from .errors import DataError, InfeasibleError, LimitError, TieError, shown

if TYPE_CHECKING:
    import pandas as pd

    from .audit import Verdict

__all__ = ["approve", "Approved", "ApprovalGoal", "ApprovalBound", "ApprovalCertificate",
           "ApprovalRelaxation"]

_UNITS = {"worksites": "worksites", "places": "places", "person-months": "person-months",
          "amount": ""}


# ── the question ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Bound:
    """A bound as it was asked for."""

    name: str
    kind: str
    unit: str
    weights: Optional[Tuple[float, ...]]
    least: float
    most: float
    may_relax: bool


@dataclass(frozen=True)
class _Question:
    """All that the library is asked, as plain values."""

    codes: Tuple[str, ...]
    places_min: Tuple[int, ...]
    places: Tuple[int, ...]
    months: Tuple[int, ...]
    utility: Tuple[float, ...]
    required: Tuple[int, ...]
    communes: Tuple[str, ...]
    commune: Tuple[int, ...]
    need: Optional[Tuple[float, ...]]
    threshold: float
    goals: str
    bounds: Tuple[_Bound, ...]

    def open(self) -> Handle:
        """The question in the library."""
        handle = call("awrash_selection_approve_new",
                      np.asarray(self.places_min, np.int64), np.asarray(self.places, np.int64),
                      np.asarray(self.months, np.int64), np.asarray(self.utility, float))
        if self.communes:
            call("awrash_selection_approve_set_communes", handle, len(self.communes),
                 np.asarray(self.commune, np.int64))
        if self.need is not None:
            call("awrash_selection_approve_set_needs", handle, np.asarray(self.need, float))
        call("awrash_selection_approve_set_required", handle, np.asarray(self.required, np.int64))
        call("awrash_selection_approve_set_threshold", handle, self.threshold)
        call("awrash_selection_approve_set_goals", handle, self.goals)
        for bound in self.bounds:
            call("awrash_selection_approve_add_bound", handle, bound.kind, bound.unit,
                 None if bound.weights is None else np.asarray(bound.weights, float),
                 bound.least, bound.most, int(bound.may_relax))
        return handle


class _Columns:
    """Proposals column by column."""

    def __init__(self, worksites: Any) -> None:
        if hasattr(worksites, "reset_index") and getattr(worksites.index, "name", None) is not None:
            worksites = worksites.reset_index()
        with table_of(worksites, "worksites") as table:
            self.cells = columns_of(table)
        if not self.cells or not next(iter(self.cells.values())):
            raise DataError("worksites has no rows, expected at least one", "empty")
        self.n = len(next(iter(self.cells.values())))
        self.codes = tuple(self.cells.get("code") or (str(i) for i in range(self.n)))
        seen: Dict[str, int] = {}
        for i, code in enumerate(self.codes):
            if seen.setdefault(code, i) != i:
                raise DataError(f"worksites has the code {code!r} twice, expected each once",
                                "duplicate")

    def has(self, name: str) -> bool:
        """Whether a column is there and not all of it is empty."""
        return any(self.cells.get(name, ()))

    def numbers(self, name: str, default: Any = None) -> Tuple[float, ...]:
        """A column of numbers; the default, a column or a number, stands for what is empty."""
        if name not in self.cells and default is None:
            raise DataError(f"worksites has no column {name!r}, expected one", "name")
        numbers = []
        for i, cell in enumerate(self.cells.get(name, [""] * self.n)):
            if cell == "" and default is not None:
                numbers.append(float(default[i] if isinstance(default, tuple) else default))
                continue
            try:
                numbers.append(float(cell[:-1]) / 100 if cell.endswith("%") else float(cell))
            except ValueError:
                raise DataError(f"{name} of worksite {self.codes[i]} is {cell!r}, expected a "
                                "number") from None
        return tuple(numbers)

    def whole(self, name: str, default: Any = None) -> Tuple[int, ...]:
        """A column of whole numbers."""
        numbers = self.numbers(name, default)
        for i, number in enumerate(numbers):
            if not number.is_integer() or abs(number) > 2**53:
                raise DataError(f"{name} of worksite {self.codes[i]} is {number:g}, expected a "
                                "whole number")
        return tuple(int(number) for number in numbers)


def _limit(value: Any, name: str) -> Tuple[str, float]:
    """A limit as its kind and number: 0.2, "20%" and "1/5" are shares, 3 is a number."""
    if isinstance(value, str):
        text = value.strip()
        try:
            part = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
        except (ValueError, ZeroDivisionError):
            raise DataError(f"{name} is {value!r}, expected a share such as \"20%\" or 0.2, or a "
                            "whole number") from None
        is_number = part.denominator == 1 and "%" not in text and "/" not in text
        return ("number" if is_number else "share"), float(part)
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.number)):
        raise DataError(f"{name} is {shown(value)}, expected a share such as \"20%\" or 0.2, or a "
                        "whole number")
    kind = "number" if isinstance(value, (int, np.integer)) else "share"
    return kind, float(value)


def _most(name: str, value: Any) -> float:
    """A finite number from 0 on."""
    number = _arrays.real(value, name)
    if not 0 <= number < math.inf:
        raise DataError(f"{name} is {number:g}, expected a finite number from 0 on")
    return number


def _group_bounds(columns: _Columns, asked: Optional[Mapping[str, Any]], is_least: bool,
                  relax: Optional[Sequence[str]]) -> List[_Bound]:
    """Bounds on traits and groups, which are columns."""
    bounds = []
    if asked is not None and not isinstance(asked, Mapping):
        raise DataError(f"at_{'least' if is_least else 'most'} is {shown(asked)}, expected limits "
                        "by column, such as {\"women\": \"20%\"}")
    for name, value in (asked or {}).items():
        words = f"at_{'least' if is_least else 'most'}[{name!r}]"
        unit = None
        if isinstance(value, tuple):
            if len(value) != 2:
                raise DataError(f"{words} is {shown(value)}, expected a limit, or a limit and a "
                                "unit")
            value, unit = value
        weights = columns.numbers(name, 0) if name in columns.cells else columns.numbers(name)
        if unit is None:
            unit = "worksites" if set(weights) <= {0.0, 1.0} else "places"
        kind, limit = _limit(value, words)
        bounds.append(_Bound(name, kind, unit, weights, limit if is_least else 0.0,
                             math.inf if is_least else limit, relax is None or name in relax))
    return bounds


def _bounds(columns: _Columns, quota: Optional[float], unit: str, budget: Any,
            at_least: Optional[Mapping[str, Any]], at_most: Optional[Mapping[str, Any]],
            relax: Optional[Sequence[str]]) -> Tuple[_Bound, ...]:
    may = set(_arrays.numbering([] if relax is None else relax, "relax", "names of bounds"))
    bounds: List[_Bound] = []
    _arrays.word(unit, "unit", ("person-months", "places"))
    if quota is not None:
        bounds.append(_Bound("quota", "number", unit, None, 0.0, _most("quota", quota),
                             "quota" in may))
    budgets = budget if isinstance(budget, Mapping) else {} if budget is None else {"cost": budget}
    for name, most in budgets.items():
        bounds.append(_Bound(name, "number", "amount", columns.numbers(name), 0.0,
                             _most(f"the budget of {name}", most), name in may))
    bounds += _group_bounds(columns, at_least, True, relax)
    bounds += _group_bounds(columns, at_most, False, relax)
    unknown = may - {bound.name for bound in bounds}
    if unknown:
        raise DataError(f"relax names {shown(min(unknown, key=str))}, expected one of: "
                        f"{', '.join(bound.name for bound in bounds)}", "name")
    return tuple(bounds)


def _where(columns: _Columns) -> Tuple[Tuple[str, ...], Tuple[int, ...]]:
    """The communes, sorted, and that of each worksite."""
    name = "commune" if "commune" in columns.cells else "territory"
    cells = columns.cells.get(name, [""] * columns.n)
    communes = tuple(sorted({cell for cell in cells if cell}))
    number = {commune: i for i, commune in enumerate(communes)}
    return communes, tuple(number.get(cell, -1) for cell in cells)


def _needs(columns: _Columns, need: Union[None, str, Mapping[str, float]],
           communes: Sequence[str], commune: Sequence[int]) -> Optional[Tuple[float, ...]]:
    """The need of each commune, from a column of its worksites or by its name."""
    if need is None:
        return None
    if not isinstance(need, str):
        if not isinstance(need, Mapping):
            raise DataError(f"need is {shown(need)}, expected a column, or numbers by commune")
        told = {str(name): _arrays.real(value, f"the need of {name}")
                for name, value in need.items()}
        words = "need"
    else:
        words = f"the column {need!r}"
        told = {}
        numbers = columns.numbers(need, math.nan) if need in columns.cells else columns.numbers(need)
        for j, number in enumerate(numbers):
            if commune[j] < 0 or math.isnan(number):
                continue
            name = communes[commune[j]]
            if told.setdefault(name, number) != number:
                raise DataError(f"{need} of worksite {columns.codes[j]} is {number:.15g}, expected "
                                f"{told[name]:.15g}, as before for the commune {name!r}")
    for name in communes:
        if name not in told:
            raise DataError(f"{words} has no number for the commune {name!r}, expected one")
    return tuple(told[name] for name in communes)


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False)
class ApprovalGoal(Result):
    """What one goal of the chain came to.

    Attributes
    ----------
    name : str
    value, bound, gap : float
        What the choice reaches, what no choice can pass (nan: unknown), and the relative gap.
    """

    name: str
    value: float
    bound: float
    gap: float


@dataclass(frozen=True, eq=False)
class ApprovalBound(Result):
    """How a bound stands.

    Attributes
    ----------
    name : str
        "quota", the column of a budget, or the column of a trait or group.
    kind, unit : str
        "number" or "share"; "worksites", "places", "person-months" or "amount".
    least, most : float
        The limits; of a share parts from 0 to 1.
    count, total : float
        What is approved counts, and of a share what it is a share of.
    room : float
        How much more, or of a share with a lower limit how much less, there could be.
    """

    name: str
    kind: str
    unit: str
    least: float
    most: float
    count: float
    total: float
    room: float

    def __str__(self) -> str:
        unit = f" {_UNITS[self.unit]}" if _UNITS[self.unit] else ""
        if self.kind == "share":
            part = self.count / self.total if self.total else 0.0
            limits = [f"at least {self.least:.6g}"] * (self.least > 0)
            limits += [f"at most {self.most:.6g}"] * math.isfinite(self.most)
            return (f"{self.name}: {self.count:.6g} of {self.total:.6g}{unit}, {part:.4g} "
                    f"({', '.join(limits)})")
        if math.isfinite(self.most):
            return (f"{self.name}: {self.count:.12g} of {self.most:.12g}{unit}, "
                    f"{self.room:.12g} left over")
        return f"{self.name}: {self.count:.12g}{unit} (at least {self.least:.12g})"


@dataclass(frozen=True, eq=False)
class ApprovalRelaxation(Result):
    """The smallest relaxation of bounds that leave no choice.

    Attributes
    ----------
    changes : tuple of str
        The limits that move, in words.
    limits : dict of str to (float, float)
        The new limits of the bounds that move, by name.
    places : dict of str to int
        A choice that keeps the relaxed bounds: places by code, of those that are approved.
    """

    changes: Tuple[str, ...]
    limits: Dict[str, Tuple[float, float]]
    places: Dict[str, int]

    def __str__(self) -> str:
        return "; ".join(self.changes)


@dataclass(frozen=True, repr=False)
class ApprovalCertificate(CertificateText):
    """Data that lets anyone re-check an approval without the solver.

    Attributes
    ----------
    text : str
        Canonical JSON with its SHA-256.
    question : object
        What was asked.
    """

    question: Any

    @cited
    def verify(self) -> Verdict:
        """Re-check the answer by arithmetic, without any solver.

        Returns
        -------
        awrash.audit.Verdict
            True in a condition where the answer is what it claims to be.

        Notes
        -----
        Source: see libawrash/audit/approval.c.
        """
        from .audit import approval
        return approval(self.question, self.text)


@dataclass(frozen=True, eq=False, repr=False)
class Approved(Result):
    """Which worksites are approved, and why the others are not.

    Attributes
    ----------
    codes : tuple of str
    places : ndarray of int64, shape (n,)
        The places that each worksite is approved with, 0 where it is not.
    reasons : tuple of str
        "required", "approved", "below-threshold", "too-large" or "not-chosen".
    status : str
        "optimal", "tie-settled", "within-gap" or "feasible".
    goals : tuple of ApprovalGoal
    bounds : tuple of ApprovalBound
    needs : dict of str to dict of str to float
        By code, of those that might have been approved: what is missing, bound by bound.
    communes : dict of str to str
        "served", "below-threshold", "too-large" or "not-chosen".
    other : tuple of str or None
        The codes in which another choice, as good by the goals, differs.
    nodes : int
    certificate : ApprovalCertificate
    """

    codes: Tuple[str, ...]
    places: np.ndarray
    reasons: Tuple[str, ...]
    status: str
    goals: Tuple[ApprovalGoal, ...]
    bounds: Tuple[ApprovalBound, ...]
    needs: Dict[str, Dict[str, float]]
    communes: Dict[str, str]
    other: Optional[Tuple[str, ...]]
    nodes: int
    certificate: ApprovalCertificate

    @property
    def approved(self) -> Tuple[str, ...]:
        """The codes of the worksites that are approved."""
        return tuple(code for code, places in zip(self.codes, self.places) if places > 0)

    @property
    def beneficiaries(self) -> int:
        """The places that are approved."""
        return int(self.places.sum())

    @cited
    def bound(self, name: str) -> ApprovalBound:
        """How the bound of a name stands.

        Parameters
        ----------
        name : str

        Returns
        -------
        ApprovalBound

        Raises
        ------
        DataError
            No bound has the name.
        """
        known = {bound.name: bound for bound in self.bounds}
        if not isinstance(name, str) or name not in known:
            raise DataError(f"name is {shown(name)}, expected one of: {', '.join(known)}", "name")
        return known[name]

    def explain(self, code: str) -> str:
        """Why a worksite is approved or not, in a sentence.

        Parameters
        ----------
        code : str

        Returns
        -------
        str

        Raises
        ------
        DataError
            No worksite has the code.
        """
        if code not in self.codes:
            raise DataError(f"code is {shown(code)}, expected the code of a worksite", "name")
        at = self.codes.index(code)
        if self.places[at] > 0:
            return f"{code}: {self.reasons[at]} with {self.places[at]} places"
        needs = [self._need(name, need) for name, need in self.needs.get(code, {}).items()]
        return f"{code}: {self.reasons[at]}" + (f"; it needs {', '.join(needs)}" if needs else "")

    def _need(self, name: str, need: float) -> str:
        bound = self.bound(name)
        unit = _UNITS[bound.unit]
        if math.isinf(need):
            return f"another limit of {name}"
        of = f" of {name}" if bound.kind == "share" or not unit else ""
        if need == 1:
            unit = unit[:-1]
        return f"{need:.12g} {unit} more{of}".replace("  ", " ")

    def to_lp(self, goal: int = 0) -> str:
        """The question of a goal for other solvers, with the goals before it held.

        Parameters
        ----------
        goal : int
            The number of the goal in the chain, from 0.

        Returns
        -------
        str
            A problem in the CPLEX LP format: w3 = 1 where the fourth worksite is approved; p3 are
            its places above the fewest. Goals of utility are in millionths.

        Raises
        ------
        DataError
            No such goal was reached.
        LimitError
            "leximin", or a goal behind it.
        """
        known = np.asarray([reached.value for reached in self.goals[:goal]], float)
        if not 0 <= goal < len(self.goals):
            raise DataError(f"goal is {shown(goal)}, expected one from 0 to {len(self.goals) - 1}")
        with self.certificate.question.open() as handle:
            return call("awrash_selection_approve_export_lp", handle, known)

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame, index code: places, reason and what is needed in words."""
        words = [self.explain(code).split("; it needs ")[1:] for code in self.codes]
        return pandas().DataFrame(
            {"places": self.places, "reason": list(self.reasons),
             "needs": [word[0] if word else "" for word in words]},
            index=pandas().Index(list(self.codes), name="code"))

    def _lines(self) -> List[str]:
        left_out = [f"{commune} ({why})" for commune, why in self.communes.items()
                    if why != "served"]
        lines = [f"{len(self.approved)} of {len(self.codes)} worksites, {self.beneficiaries} "
                 f"beneficiaries, {self.status}"]
        lines += [f"{goal.name}: {goal.value:.12g}"
                  + ("" if goal.gap == 0 else " (whether more can be is not known)"
                     if math.isnan(goal.bound) else f" (at most {goal.bound:.12g})")
                  for goal in self.goals]
        lines += [str(bound) for bound in self.bounds]
        if left_out:
            lines.append(f"communes without a worksite: {', '.join(left_out)}")
        if self.other is not None:
            lines.append(f"another choice is as good; it differs in {', '.join(self.other)}")
        return lines

    def __repr__(self) -> str:
        head, *rest = self._lines()
        refused = [self.explain(code) for code, places in zip(self.codes, self.places)
                   if places == 0]
        if len(refused) > 10:
            refused = refused[:10] + [f"… {len(refused) - 10} more"]
        return "\n".join([f"Approved: {head}"] + [f"  {line}" for line in rest + refused])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(f"Approved: {'; '.join(self._lines())}", ("code", "places", "reason"),
                          list(zip(self.codes, map(str, self.places), self.reasons)))


# ── asking ───────────────────────────────────────────────────────────────────────────────────────


def _read_bounds(question: _Question, answer: Handle) -> Tuple[ApprovalBound, ...]:
    bounds = []
    for i, bound in enumerate(question.bounds):
        _, count, total, room = call("awrash_selection_approve_answer_get_bound", answer, i)
        bounds.append(ApprovalBound(bound.name, bound.kind, bound.unit, bound.least, bound.most,
                                    count, total, room))
    return tuple(bounds)


def _read_needs(question: _Question, answer: Handle, reasons: Sequence[str],
                places: np.ndarray) -> Dict[str, Dict[str, float]]:
    needs = {}
    for j, code in enumerate(question.codes):
        if places[j] > 0 or reasons[j] == "below-threshold":
            continue
        own = {bound.name: call("awrash_selection_approve_answer_get_need", answer, j, b)[1]
               for b, bound in enumerate(question.bounds)}
        needs[code] = {name: need for name, need in own.items() if need > 0}
    return needs


def _read(question: _Question, answer: Handle, status: str, places: np.ndarray) -> Approved:
    reasons = tuple(call("awrash_selection_approve_answer_get_reason", answer, j)
                    for j in range(len(question.codes)))
    goals = []
    for g, name in enumerate(question.goals.split(",")):
        found, value, bound, gap = call("awrash_selection_approve_answer_get_goal", answer, g)
        if found:
            goals.append(ApprovalGoal(name.strip(), value, bound, gap))
    other = call("awrash_selection_approve_answer_get_other", answer)
    return Approved(
        question.codes, places, reasons, status, tuple(goals), _read_bounds(question, answer),
        _read_needs(question, answer, reasons, places),
        {commune: call("awrash_selection_approve_answer_get_commune", answer, c)
         for c, commune in enumerate(question.communes)},
        _differing(question, places, other), call("awrash_selection_approve_answer_get_nodes", answer),
        ApprovalCertificate(call("awrash_selection_approve_answer_get_certificate", answer),
                            question))


def _differing(question: _Question, places: np.ndarray,
               other: np.ndarray) -> Optional[Tuple[str, ...]]:
    if not other.size:
        return None
    return tuple(question.codes[j] for j in np.flatnonzero(places != other))


def _change(bound: _Bound, least: float, most: float) -> List[str]:
    """What a relaxation does to a bound, in words."""
    unit = _UNITS[bound.unit]
    of = f" of {unit}" if bound.kind == "share" else f" {unit}" if unit else ""
    words = []
    if least != bound.least:
        words.append(f"{bound.name}: at least {least:.12g}{of} instead of {bound.least:.12g}")
    if most != bound.most:
        words.append(f"{bound.name}: at most {most:.12g}{of} instead of {bound.most:.12g}")
    return words


def _refuse(question: _Question, handle: Handle, nodes: int,
            certificate: str) -> InfeasibleError:
    """The error that bounds without a choice raise, with their smallest relaxation."""
    least, most, places, status = call("awrash_selection_approve_relax", handle, nodes)
    proof = ApprovalCertificate(certificate, question)
    core = tuple(bound.name for bound in question.bounds)
    if status_name(status) != "optimal":
        return InfeasibleError("no choice of worksites keeps every bound, and none is left by "
                               "what may be relaxed", core, None, proof)
    changes: List[str] = []
    limits = {}
    for bound, low, high in zip(question.bounds, least.tolist(), most.tolist()):
        words = _change(bound, low, high)
        changes += words
        if words:
            limits[bound.name] = (low, high)
    relaxation = ApprovalRelaxation(
        tuple(changes), limits,
        {code: count for code, count in zip(question.codes, places.tolist()) if count > 0})
    return InfeasibleError(f"no choice of worksites keeps every bound; the smallest relaxation: "
                           f"{relaxation}", tuple(limits), relaxation, proof)


@cited
def approve(worksites: Any, quota: Optional[float] = None, unit: str = "person-months", *,
            at_least: Optional[Mapping[str, Any]] = None,
            at_most: Optional[Mapping[str, Any]] = None,
            budget: Union[None, float, Mapping[str, float]] = None,
            threshold: float = 0.0, objective: Union[str, Sequence[str]] = "utility",
            need: Union[None, str, Mapping[str, float]] = None,
            relax: Optional[Sequence[str]] = None, tie: str = "order",
            order: Optional[Sequence[str]] = None, gap: float = 0.0,
            nodes: int = 100_000) -> Approved:
    """Choose among proposed worksites, with a proof that the choice is best.

    Parameters
    ----------
    worksites : DataFrame, list of dict, or mapping of lists
        One row a proposal, with the columns of worksites.csv: places; and as far as they are there
        code, places_min (the fewest places of a scalable worksite), months (1 unless given),
        utility (1), cost, commune or territory, required (1 for what is approved in any case); and
        any column that a bound names.
    quota : int, optional
        The most that may be approved, in `unit`.
    unit : {"person-months", "places"}
    at_least, at_most : mapping, optional
        Limits by column: 0.2, "20%" or "1/5" are shares of what is approved, 3 is a number. A
        column of 0 and 1 is a trait, and counts worksites; another is the part of its places that
        a group has, and counts places; ``("20%", "person-months")`` says it otherwise.
    budget : float or mapping of column to float, optional
        The most that the column cost, or those named, may come to.
    threshold : float
        Worksites of a lower utility are left out.
    objective : str or sequence of str
        Goals, the most important first: "utility", "utility-worksites", "beneficiaries",
        "worksites", "person-months", "communes", "leximin"; see awrash/selection-approve.h.
    need : str or mapping of commune to float, optional
        The need of each commune, as those who seek work there: a column that says it for each of
        its worksites, or the needs by name. "leximin" then compares places over needs.
    relax : sequence of str, optional
        Which bounds may be relaxed where they leave no choice; all of `at_least` and `at_most`
        unless given, "quota" and the columns of budgets only if they are named.
    tie : {"order", "error"}
        What decides between choices that are equally good: the order of the codes, or nothing.
    order : sequence of str, optional
        All codes in the order that decides; that of their bytes unless given.
    gap : float
        The relative gap that is good enough for each goal.
    nodes : int
        The most nodes of branch and bound that are looked at.

    Returns
    -------
    Approved

    Raises
    ------
    DataError
        A column that is missing, a number that cannot be meant.
    InfeasibleError
        No choice keeps every bound; with the smallest relaxation.
    TieError
        Several choices are equally good, and ``tie="error"``.
    LimitError
        The nodes were at their end before any choice was found.

    Notes
    -----
    Source: see libawrash/selection/approve-solve.c.

    Examples
    --------
    >>> proposals = {"code": ["a", "b", "c"], "places": [20, 20, 30], "months": [3, 3, 3],
    ...              "women": [1, 0, 0]}
    >>> answer = approve(proposals, quota=180, at_least={"women": "50%"}, objective="beneficiaries")
    >>> answer.approved
    ('a', 'c')
    >>> answer.bound("quota").room
    30.0
    """
    question = _ask(_Columns(worksites), quota, unit, at_least, at_most, budget, threshold,
                    objective, need, relax)
    with question.open() as handle:
        with call("awrash_selection_approve_solve", handle, _order(question, tie, order), gap,
                  nodes) as answer:
            status = call("awrash_selection_approve_answer_get_status", answer)
            places = call("awrash_selection_approve_answer_get_places", answer)
            certificate = call("awrash_selection_approve_answer_get_certificate", answer)
            if status == "infeasible":
                raise _refuse(question, handle, nodes, certificate)
            if status == "limit":
                raise LimitError(f"no choice was found within {nodes} nodes", "limit")
            found = _read(question, answer, status, places)
    if status == "tie-refused":
        raise TieError(f"two choices of worksites are equally good; they differ in "
                       f"{', '.join(found.other or ())}; settle it with tie=\"order\"",
                       found.other or (), 0, (), found.certificate)
    return found


def _ask(columns: _Columns, quota: Optional[float], unit: str,
         at_least: Optional[Mapping[str, Any]], at_most: Optional[Mapping[str, Any]], budget: Any,
         threshold: float, objective: Any, need: Union[None, str, Mapping[str, float]],
         relax: Optional[Sequence[str]]) -> _Question:
    places = columns.whole("places")
    communes, commune = _where(columns)
    if not isinstance(objective, str) and not all(
            isinstance(goal, str) for goal in (objective if isinstance(objective, Sequence) else [0])):
        raise DataError(f"objective is {shown(objective)}, expected goals by name")
    goals = objective if isinstance(objective, str) else ",".join(objective)
    return _Question(columns.codes, columns.whole("places_min", places), places,
                     columns.whole("months", None if columns.has("months") else 1), columns.numbers("utility", 1),
                     columns.whole("required", 0), communes, commune,
                     _needs(columns, need, communes, commune),
                     _arrays.real(threshold, "threshold"), goals,
                     _bounds(columns, quota, unit, budget, at_least, at_most, relax))


def _order(question: _Question, tie: str, order: Optional[Sequence[str]]) -> Optional[np.ndarray]:
    if _arrays.word(tie, "tie", ("order", "error")) == "error":
        return None
    place = {code: j for j, code in enumerate(question.codes)}
    codes = sorted(question.codes, key=lambda code: code.encode()) if order is None else \
        _arrays.items(order, "order", "the codes of worksites")
    for code in codes:
        if not isinstance(code, str) or code not in place:
            raise DataError(f"order names {shown(code)}, expected the codes of worksites", "name")
    if len(codes) != len(place):
        raise DataError(f"order has {len(codes)} codes, expected all {len(place)}")
    return np.asarray([place[code] for code in codes], np.int64)
