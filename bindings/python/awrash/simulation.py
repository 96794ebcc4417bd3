# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation: what policies do over years, to whom, with what certainty.

Idea: a policy makes quotas of a situation; a model goes over editions; a design says which scenarios
are looked at; a study runs them all; an analysis reads arrays; a replay holds policies against what
was published.
Source: libawrash/simulation.
Invariant: this module only gathers the names of the modules behind it.
"""

from __future__ import annotations

from ._simulation_analysis import (Gains, Mean, Paired, bands, gains, gather, mean, paired, regret,
                                   satisficing, strata)
from ._simulation_design import Design, Sensitivity, morris, sobol
from ._simulation_policy import Form, Policy, Situation, policies
from ._simulation_replay import Replay, replay
from ._simulation_result import Result
from ._simulation_run import Model, Run, TakeUp, take_up
from ._simulation_study import Study

__all__ = ["Design", "Form", "Gains", "Mean", "Model", "Paired", "Policy", "Replay", "Result",
           "Run", "Sensitivity", "Situation", "Study", "TakeUp", "bands", "gains", "gather", "mean",
           "morris", "paired", "policies", "regret", "replay", "satisficing", "sobol", "strata",
           "take_up"]
