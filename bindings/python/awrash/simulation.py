# SPDX-License-Identifier: GPL-3.0-or-later
<<<<<<< HEAD
"""simulation: policies over years, what they do and how sure that is.

Idea: a design says which scenarios are looked at; runs are arrays; an analysis reads arrays.
Source: libawrash/simulation.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from ._simulation_analysis import (Gains, Mean, Paired, bands, gains, gather, mean, paired, regret,
                                   satisficing, strata)
from ._simulation_design import Design, Sensitivity, morris, sobol

__all__ = ["Design", "Gains", "Mean", "Paired", "Sensitivity", "bands", "gains", "gather", "mean",
           "morris", "paired", "regret", "satisficing", "sobol", "strata"]
=======
"""simulation: what policies do over years, to whom, with what certainty.

Idea: a policy makes quotas of a situation; a model goes over editions.
Source: libawrash/simulation.
Invariant: this module only gathers the names of the modules behind it.
"""

from ._simulation_run import Model, Run, TakeUp, take_up

__all__ = ["Model", "Run", "TakeUp", "take_up"]
>>>>>>> dynamics
