# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation: policies over years, what they do and how sure that is.

Idea: a design says which scenarios are looked at; runs are arrays; an analysis reads arrays.
Source: libawrash/simulation.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from ._simulation_analysis import (Gains, Mean, Paired, bands, gains, gather, mean, paired, regret,
                                   satisficing, strata)
from ._simulation_design import Design, Sensitivity, morris, sobol
from ._simulation_policy import Form, Policy, Situation, policies
from ._simulation_run import Model, Run, TakeUp, take_up

__all__ = ["Design", "Form", "Gains", "Mean", "Model", "Paired", "Policy", "Run", "Sensitivity",
           "Situation", "TakeUp", "bands", "gains", "gather", "mean", "morris", "paired", "policies",
           "regret", "satisficing", "sobol", "strata", "take_up"]
