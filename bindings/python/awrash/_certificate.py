# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate: a canonical text with its SHA-256, whatever it is of, and what a verdict found.

Idea: every answer's certificate is the same kind of text; what it is held against differs.
Source: libawrash/base/certificate-text.c.
Invariant: the text is never changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Tuple

from ._native import Handle, call
from ._results import Result


@dataclass(frozen=True, repr=False, eq=False)
class CertificateText(Result):
    """Data that lets anyone re-check an answer without the solver.

    Attributes
    ----------
    text : str
        Canonical JSON with its SHA-256.
    """

    text: str

    def to_dict(self) -> dict:
        """The certificate as plain Python values."""
        return json.loads(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__} of {len(self.text)} characters: {self.text[:60]}…"


def findings(verdict: Handle) -> Tuple[str, ...]:
    """The sentences of a verdict."""
    count = call("awrash_audit_verdict_get_n_findings", verdict)
    return tuple(call("awrash_audit_verdict_get_finding", verdict, i) for i in range(count))
