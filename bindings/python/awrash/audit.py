# SPDX-License-Identifier: GPL-3.0-or-later
"""audit: is an answer what it claims to be? Checked without any solver.

Idea: a certificate is re-checked by arithmetic; a division from any hand against every bound.
Source: libawrash/audit.
Invariant: a verdict is plain data; asking for one never changes what it is about.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Tuple

import numpy as np

from ._allotments import Exchange, allotment
from . import _arrays
from ._certificate import findings
from ._equity import Equity, equity_of
from ._matrix_audit import MatrixExchange, biproportional
from ._moves import Distance, Move, Moves, Neighbourhood
from ._native import Handle, call
from ._nested_audit import nested
from ._provenance import cited
from ._results import Result
from ._tables import columns_of, pandas, table_of
from ._workbook import is_workbook
from .errors import DataError
from .programme import Programme

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["verify", "check", "allotment", "biproportional", "nested", "Verdict", "Check",
           "lottery", "approval", "Distance", "Move", "Moves", "Exchange", "MatrixExchange"]


@dataclass(frozen=True, eq=False)
class Verdict(Result):
    """What a check found.

    Attributes
    ----------
    accepted : bool
        Whether everything holds; also what the verdict is in a condition.
    findings : tuple of str
        What does not hold, in words.
    codes : tuple of str
        The provinces' codes, in the order of `receipts` and `needs`; empty where the check did
        not come as far as to the provinces.
    receipts, needs : ndarray of float64, shape (provinces,)
        What each province receives in what was checked, and its need.
    """

    accepted: bool
    findings: Tuple[str, ...]
    codes: Tuple[str, ...]
    receipts: np.ndarray
    needs: np.ndarray

    def __bool__(self) -> bool:
        return self.accepted

    @cited
    def equity(self) -> Equity:
        """How unequal the rates are.

        Returns
        -------
        Equity

        Raises
        ------
        DataError
            No province with need; nobody receives anything.
        """
        return equity_of(self.codes, self.receipts, self.needs)

    def to_frame(self) -> pd.DataFrame:
        """Receipts, need and rate: a DataFrame, index province."""
        module = pandas()
        rates = np.full(len(self.needs), np.nan)
        np.divide(self.receipts, self.needs, out=rates, where=self.needs > 0)
        return module.DataFrame(
            {"receives": self.receipts, "need": self.needs, "rate": rates},
            index=module.Index(self.codes, name="province"))

    def to_dict(self) -> dict:
        """The verdict as plain Python values."""
        return {"accepted": self.accepted, "findings": list(self.findings),
                "provinces": list(self.codes), "receives": self.receipts.tolist(),
                "needs": self.needs.tolist()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verdict) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        head = "Verdict: accepted" if self.accepted else "Verdict: refused"
        return "\n".join([head] + [f"  {finding}" for finding in self.findings])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html("accepted" if self.accepted else "refused", ("finding",),
                          [(finding,) for finding in self.findings])


@dataclass(frozen=True, eq=False, repr=False)
class Check(Neighbourhood, Verdict):
    """What a check of a division found, and the plans around it.

    Attributes
    ----------
    programme : Programme
    reading : str or None
        By which reading it was checked; None for the group [split].
    places : ndarray of int64, shape (provinces * types,)
        The division, by province, then by type.

    Notes
    -----
    `moves_to_mend`, `moves_to_best` and `distance` are found when they are first asked for; they
    raise `LimitError` where the class of the problem is not solved.
    """

    programme: Programme
    reading: Optional[str]
    places: np.ndarray


def _findings(verdict: Handle) -> Tuple[bool, Tuple[str, ...]]:
    """Whether a verdict accepts, and what it found."""
    return call("awrash_audit_verdict_is_accepted", verdict), findings(verdict)


def _bare(verdict: Handle) -> Verdict:
    """A verdict on what no province receives anything by."""
    return Verdict(*_findings(verdict), (), np.zeros(0), np.zeros(0))


def _facts(programme: Programme, verdict: Handle) -> Tuple[Any, ...]:
    """The library's verdict as plain data."""
    receipts = call("awrash_audit_verdict_get_receipts", verdict)
    return (*_findings(verdict), programme.provinces if receipts.size else (), receipts,
            call("awrash_audit_verdict_get_needs", verdict))


@cited
def verify(programme: Programme, certificate: Any) -> Verdict:
    """Re-check a certificate against the programme that it was made for.

    Parameters
    ----------
    programme : Programme
    certificate : Certificate or str
        The certificate, or its text (the file certificate.json).

    Returns
    -------
    Verdict

    Raises
    ------
    DataError
        A text that is no certificate.

    Notes
    -----
    Source: see libawrash/audit/certificate.c.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> plan = case.split(reading="by-need")
    >>> bool(verify(case, plan.certificate))
    True
    """
    text = getattr(certificate, "text", certificate)
    with call("awrash_audit_certificate",
              _arrays.held(programme, "programme", Programme)._handle, text) as verdict:
        return Verdict(*_facts(programme, verdict))


@cited
def approval(question: Any, certificate: Any) -> Verdict:
    """Re-check a certificate of approved worksites against the question that it was made for.

    Parameters
    ----------
    question : object
        `ApprovalCertificate.question`.
    certificate : ApprovalCertificate or str
        The certificate, or its text.

    Returns
    -------
    Verdict

    Raises
    ------
    DataError
        A text that is no certificate.

    Notes
    -----
    Source: see libawrash/audit/approval.c.

    Examples
    --------
    >>> proposals = {"code": ["a", "b"], "places": [20, 30], "months": [3, 3]}
    >>> answer = awrash.selection.approve(proposals, quota=100)
    >>> certificate = answer.certificate
    >>> bool(approval(certificate.question, certificate))
    True
    """
    text = getattr(certificate, "text", certificate)
    from ._selection_approve import _Question
    with _arrays.held(question, "question", _Question).open() as handle, \
            call("awrash_audit_approval", handle, text) as verdict:
        return _bare(verdict)


@cited
def lottery(question: Any, certificate: str) -> Verdict:
    """Re-check the certificate of a lottery against the question that it was made for.

    Parameters
    ----------
    question : selection.Panels
    certificate : str

    Returns
    -------
    Verdict

    Raises
    ------
    DataError
        A text that is no certificate of a lottery.

    Notes
    -----
    Source: see libawrash/audit/lottery.c.

    Examples
    --------
    >>> pool = awrash.Pool({"person": ["a", "b", "c", "d"], "sex": ["w", "w", "m", "m"]}, ["sex"],
    ...                    person="person")
    >>> drawn = pool.lottery(2, {"sex": {"w": (1, 1)}})
    >>> bool(lottery(drawn.panels_asked, drawn.certificate))
    True
    """
    from ._selection_pool import Panels
    with call("awrash_audit_lottery", _arrays.held(question, "question", Panels)._handle, certificate) as verdict:
        return _bare(verdict)


def _cells(programme: Programme, division: Any) -> Any:
    """A division as rows of territory, type or stream, and places."""
    if is_workbook(division):
        from ._workbook_folder import division_of
        return division_of(division, programme.provinces)
    if isinstance(division, (str, os.PathLike)):
        place = _arrays.path_of(division, "division")
        path = place / "plan.csv" if os.path.isdir(place) else place
        with call("awrash_base_csv_read", path) as table:
            return columns_of(table)
    rows = getattr(division, "_rows", None)
    if callable(rows):
        return [dict(zip(("territory", "stream", "type", "places"), row)) for row in rows()]
    if not hasattr(division, "columns") or "territory" in _level_names(division):
        return division
    known = {call("awrash_programme_type_get_code", programme._handle, i)
             for i in range(call("awrash_programme_type_get_count", programme._handle))}
    unknown = [str(column) for column in division.columns if column not in known]
    if unknown:
        raise DataError(f"division has the column {unknown[0]!r}, expected the columns territory, "
                        f"stream or type, and places, or one column a type: "
                        f"{', '.join(sorted(known))}", "name")
    return [{"territory": code, "type": column, "places": places}
            for column in division.columns
            for code, places in zip(division.index.tolist(), division[column].tolist())]


def _level_names(frame: Any) -> List[Any]:
    return list(frame.columns) + list(frame.index.names)


@cited
def check(programme: Programme, division: Any, reading: Optional[str] = None) -> Check:
    """Check a division from any hand.

    Parameters
    ----------
    programme : Programme
    division : DataFrame, list of dict, mapping of lists, Plan, or path
        Rows with the columns territory, stream or type, and places; or a frame like
        `Plan.places`: index province, one column a worksite type; or a CSV file of such rows, the
        folder of a plan, or a workbook with such rows in its sheet "plan" or its only sheet.
    reading : str, optional
        By which reading receipts and needs are measured; the group [split] unless given.

    Returns
    -------
    Check
        Every bound that is broken; receipts and needs; the plans around it.

    Raises
    ------
    DataError
        Unknown territories, streams or types; places that are no whole numbers.

    Notes
    -----
    Source: see libawrash/audit/division.c.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> verdict = check(case, {"territory": ["05.091"], "stream": ["sustainable"], "places": [4000]})
    >>> bool(verdict), len(verdict.findings) > 0
    (False, True)
    """
    from .split import _reading
    with _reading(programme, reading, {}) as question, \
            table_of(_cells(programme, division), "division") as table:
        with call("awrash_audit_division", programme._handle, question, table) as verdict:
            facts = (*_facts(programme, verdict), programme, reading,
                     call("awrash_audit_verdict_get_places", verdict))
            return Check(*facts)
