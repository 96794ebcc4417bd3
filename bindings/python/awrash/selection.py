# SPDX-License-Identifier: GPL-3.0-or-later
"""selection: which worksites to approve.

Idea: a choice is made under stated bounds, by stated goals, and comes with its reasons and a proof.
Source: libawrash/selection.
Invariant: nothing here decides; the library does.
"""

from ._selection_approve import (ApprovalBound, ApprovalCertificate, ApprovalGoal,
                                 ApprovalRelaxation, Approved, approve)

__all__ = ["ApprovalBound", "ApprovalCertificate", "ApprovalGoal", "ApprovalRelaxation",
           "Approved", "approve"]
