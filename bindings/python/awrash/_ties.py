# SPDX-License-Identifier: GPL-3.0-or-later
"""How ties between recipients are decided, as the library takes it.

Idea: an order or a lot drawn elsewhere goes by label where the claims carry some, else by index.
Source: libawrash/allot/ties.c.
Invariant: a policy is whole or refused; the order of an array is none.
"""

from __future__ import annotations

from typing import Any, Optional, Sequence

import numpy as np

from . import _arrays
from ._native import Handle, call, names_of
from .errors import DataError, shown


def _positions(order: Any, count: int, labels: Optional[Sequence[Any]]) -> np.ndarray:
    """An order of recipients as indices: given as labels where the claims have some."""
    if labels is not None:
        where = {label: index for index, label in enumerate(labels)}
        try:
            order = [where[member] for member in order]
        except (KeyError, TypeError):
            raise DataError("order holds what is no label of the claims, expected each label once",
                            "name") from None
    positions = _arrays.integers(order, "order")
    if positions.size != count:
        raise DataError(f"order has {positions.size} members, expected {count}")
    return positions


def _settled(tie: str, order: Any, seed: Optional[str], count: int,
          labels: Optional[Sequence[Any]]) -> Optional[Handle]:
    """How ties are decided without a lot drawn elsewhere."""
    _arrays.word(tie, "tie", names_of("AwrashTiePolicy"))
    for name, value, policy in (("order", order, "order"), ("seed", seed, "lot")):
        if (value is not None) != (tie == policy):
            given = "is given" if value is not None else "is missing"
            raise DataError(f"{name} {given}, but tie is {tie!r}; {name} belongs to {policy!r}")
    if tie == "order":
        return call("awrash_allot_ties_new_order", _positions(order, count, labels))
    return call("awrash_allot_ties_new_lot", seed) if tie == "lot" else None


def _holders(lot: Any, count: int, labels: Optional[Sequence[Any]]) -> Any:
    """A lot drawn elsewhere, by label where it and the claims carry labels; a mapping names who
    drew a unit alone, by index where the claims carry none."""
    if labels is None and isinstance(lot, dict):
        labels = range(count)
    given = _arrays.labels_of(lot)
    if labels is None or given is None:
        return lot
    drawn = {**dict.fromkeys(labels, 0), **dict(zip(given, _arrays.integers(lot, "lot").tolist()))}
    return _arrays.beside(drawn, "lot", dict.fromkeys(labels), "claims")


def policy(tie: str, order: Any, seed: Optional[str], lot: Any, count: int,
            labels: Optional[Sequence[Any]]) -> Optional[Handle]:
    """How ties are decided: by order, by lot, by a lot drawn elsewhere; None refuses them."""
    if not isinstance(tie, str):
        raise DataError(f"tie is {shown(tie)}, expected one of {', '.join(names_of('AwrashTiePolicy'))}", "name")
    if tie == "error" and order is seed is lot is None:
        return None
    if lot is None:
        return _settled(tie, order, seed, count, labels)
    if tie != "lot" or order is not None or seed is not None:
        raise DataError(f"lot is given, but tie is {tie!r}; lot belongs to 'lot', without a seed")
    holders = _arrays.integers(_holders(lot, count, labels), "lot")
    if holders.size != count:
        raise DataError(f"lot has {holders.size} members, expected {count}")
    return call("awrash_allot_ties_new_drawn", holders)
