# SPDX-License-Identifier: GPL-3.0-or-later
"""The divisor rules: what they are called, and where they round.

Idea: a rule is a text, NAME or NAME:PARAMETER; the library knows which there are.
Source: libawrash/apportion/rule.c.
Invariant: no name of a rule is written here.
"""

from __future__ import annotations

import numbers
from decimal import Decimal
from fractions import Fraction
from typing import Any, List

import numpy as np

from . import _arrays
from ._native import call
from .errors import DataError


def _listed(function: str) -> List[str]:
    """What a function of an index lists, to its end."""
    texts: List[str] = []
    while (text := call(function, len(texts))) is not None:
        texts.append(text)
    return texts


def number_text(value: Any, name: str) -> str:
    """A number as rules write it: a text as it is, a float as the decimal that Python writes."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Real, Decimal)):
        raise DataError(f"{name} is {value!r}, expected a number")
    if isinstance(value, (numbers.Integral, Fraction)):
        return str(Fraction(value))
    return str(value) if isinstance(value, Decimal) else repr(float(value))


def rule_text(rule: Any) -> str:
    """A rule as the library takes it: its text, or numbers as signposts."""
    if isinstance(rule, (list, tuple, np.ndarray)):
        rule = _arrays.items(rule, "rule", "a name, or signposts")
        return "signposts:" + ",".join(number_text(signpost, f"rule[{i}]")
                                       for i, signpost in enumerate(rule))
    return rule


def rules() -> List[str]:
    """The rules that `divisor` takes.

    Returns
    -------
    list of str
        First the names of those that need no parameter, from the kindest to small claims to the
        kindest to large ones; then the forms of those that take one, "stationary:Q" and the like:
        write a number for the letter.

    Notes
    -----
    Source: see libawrash/apportion/rule.c.

    Examples
    --------
    >>> [rule for rule in rules() if ":" not in rule][:2]
    ['adams', 'danish']
    """
    return (_listed("awrash_apportion_rule_get_name")
            + _listed("awrash_apportion_rule_get_form"))


def rule_signpost(rule: Any, k: int) -> float:
    """Where a rule rounds between k - 1 and k: its k-th signpost.

    Parameters
    ----------
    rule : str, or sequence of numbers
        As for `divisor`.
    k : int
        From 1 to 2**62.

    Returns
    -------
    float
        Off by less than 2**-48 of itself.

    Raises
    ------
    DataError
        An unknown rule, a bad parameter, a k that is not positive.

    Notes
    -----
    Source: Balinski and Young 1982; see libawrash/apportion/rule.c.

    Examples
    --------
    >>> rule_signpost("stationary:0.4", 3)
    2.4
    """
    return call("awrash_apportion_rule_signpost", rule_text(rule), _arrays.whole(k, "k"))
