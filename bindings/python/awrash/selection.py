# SPDX-License-Identifier: GPL-3.0-or-later
"""selection: persons and worksites, chosen fairly and so that it can be explained.

Idea: a pool answers questions about panels; proposals of worksites about what to approve.
Source: libawrash/selection.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from ._selection_approve import (ApprovalBound, ApprovalCertificate, ApprovalGoal,
                                 ApprovalRelaxation, Approved, approve)
from ._selection_draw import (Balls, Draw, Legacy, check_protocol, draw, entries, legacy, replace,
                              uniform)
from ._selection_lottery import Level, Lottery, QuotaChange, QuotaRelaxation
from ._selection_match import Assignment, assign
from ._selection_pool import Panels, Pool
from ._selection_reserve import Block, Selection, select, with_history

__all__ = ["ApprovalBound", "ApprovalCertificate", "ApprovalGoal", "ApprovalRelaxation", "Approved",
           "Assignment", "Balls", "Block", "Draw", "Legacy", "Level", "Lottery", "Panels", "Pool",
           "QuotaChange", "QuotaRelaxation", "Selection", "approve", "assign", "check_protocol",
           "draw", "entries", "legacy", "replace", "select", "uniform", "with_history"]
