# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation: what policies do over years, to whom, with what certainty.

Idea: a policy makes quotas of a situation; a model goes over editions.
Source: libawrash/simulation.
Invariant: this module only gathers the names of the modules behind it.
"""

from ._simulation_run import Model, Run, TakeUp, take_up

__all__ = ["Model", "Run", "TakeUp", "take_up"]
