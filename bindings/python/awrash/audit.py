# SPDX-License-Identifier: GPL-3.0-or-later
"""audit: is an answer what it claims to be? Checked without any solver.

Idea: a certificate is re-checked by arithmetic; a division from any hand against every bound.
Source: libawrash/audit.
Invariant: a verdict is plain data; asking for one never changes what it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Optional, Tuple

import numpy as np

from ._allotments import Exchange, allotment
from ._equity import Equity, equity_of
from ._matrix_audit import MatrixExchange, biproportional
from ._native import Handle, call
from ._nested_audit import nested
from ._tables import pandas, table_of
from .errors import DataError
from .programme import Programme

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["verify", "check", "allotment", "biproportional", "nested", "Verdict", "Exchange",
           "MatrixExchange"]


@dataclass(frozen=True, eq=False)
class Verdict:
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


def _verdict(programme: Programme, verdict: Handle) -> Verdict:
    """The library's verdict as plain data."""
    with verdict:
        count = call("awrash_audit_verdict_get_n_findings", verdict)
        receipts = call("awrash_audit_verdict_get_receipts", verdict)
        return Verdict(
            call("awrash_audit_verdict_is_accepted", verdict),
            tuple(call("awrash_audit_verdict_get_finding", verdict, i) for i in range(count)),
            programme.provinces if receipts.size else (), receipts,
            call("awrash_audit_verdict_get_needs", verdict))


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
    """
    text = getattr(certificate, "text", certificate)
    return _verdict(programme, call("awrash_audit_certificate", programme._handle, text))


def _cells(programme: Programme, division: Any) -> Any:
    """A division as rows of territory, type or stream, and places."""
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


def check(programme: Programme, division: Any, reading: Optional[str] = None) -> Verdict:
    """Check a division from any hand.

    Parameters
    ----------
    programme : Programme
    division : DataFrame, list of dict, mapping of lists, or Plan
        Rows with the columns territory, stream or type, and places; or a frame like
        `Plan.places`: index province, one column a worksite type.
    reading : str, optional
        By which reading receipts and needs are measured; the group [split] unless given.

    Returns
    -------
    Verdict
        Every bound that is broken; receipts and needs.

    Raises
    ------
    DataError
        Unknown territories, streams or types; places that are no whole numbers.

    Notes
    -----
    Source: see libawrash/audit/division.c.
    """
    from .split import _reading
    with _reading(programme, reading, {}) as question, \
            table_of(_cells(programme, division), "division") as table:
        return _verdict(programme, call("awrash_audit_division", programme._handle, question,
                                        table))
