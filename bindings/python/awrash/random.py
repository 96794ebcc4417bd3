# SPDX-License-Identifier: GPL-3.0-or-later
"""random: draws that have an address, and laws.

Idea: the same study has the same luck in any order, and under any policy.
Source: libawrash/random.
Invariant: nothing is computed here that the library computes.
"""

from __future__ import annotations

from ._random import Law, laws, philox, uniform

__all__ = ["Law", "laws", "philox", "uniform"]
