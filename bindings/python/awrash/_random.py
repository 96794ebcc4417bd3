# SPDX-License-Identifier: GPL-3.0-or-later
"""random: draws that have an address, and laws.

Idea: where a stream begins follows from what it is for, so that nothing has to be carried along.
Source: libawrash/random.
Invariant: the same address gives the same bits in C and here, on any machine.
"""

from __future__ import annotations

from typing import Any, Dict, List

import numpy as np

from . import _arrays
from ._native import call


def philox(counter: Any, key: Any) -> np.ndarray:
    """A block of Philox 4x32-10.

    Parameters
    ----------
    counter : array_like, shape (4,)
        Whole numbers from 0 to below 2^32.
    key : array_like, shape (2,)

    Returns
    -------
    ndarray of uint32, shape (4,)

    Raises
    ------
    DataError
        Other lengths, or words that are no whole numbers of 32 bits.

    Notes
    -----
    Source: Salmon, Moraes, Dror and Shaw 2011; see libawrash/random/philox.c.

    Examples
    --------
    >>> [hex(word) for word in philox([0] * 4, [0] * 2).tolist()]
    ['0x6627e8d5', '0xe169c58d', '0xbc57ac4c', '0x9b00dbd8']
    """
    return call("awrash_random_philox", counter, key)


def uniform(n: int, **address: int) -> np.ndarray:
    """The first numbers of a stream, above 0 and below 1.

    Parameters
    ----------
    n : int
        How many.
    **address : int
        `seed`, `scenario`, `replication`, `edition`, `place`, `purpose`; 0 where left out.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    DataError
        A part of the address outside its limits.

    Notes
    -----
    Source: Salmon, Moraes, Dror and Shaw 2011; see awrash/random.h.

    Examples
    --------
    >>> bool((uniform(3, seed=1, place=7) == uniform(5, seed=1, place=7)[:3]).all())
    True
    """
    return call("awrash_random_uniform", _parts(address), n)


_PARTS = ("seed", "scenario", "replication", "edition", "place", "purpose")


def _parts(address: Dict[str, int]) -> Dict[str, int]:
    unknown = sorted(set(address) - set(_PARTS))
    if unknown:
        raise TypeError(f"an address has no {unknown[0]!r}, expected some of {', '.join(_PARTS)}")
    return address


def laws() -> Dict[str, str]:
    """The kinds of laws as they are written, each with what its numbers have to be.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> laws()["uniform:LOW,HIGH"]
    'LOW < HIGH'
    """
    return {call("awrash_random_law_form_get_name", form):
            call("awrash_random_law_form_get_condition", form)
            for form in range(call("awrash_random_law_form_get_n"))}


class Law:
    """A probability law.

    Parameters
    ----------
    text : str
        One of `laws`, with its numbers: "triangular:0.8,0.9,1".

    Attributes
    ----------
    text : str
        The law in one form: no blanks, numbers as short as they can be.
    mean, variance : float
        Of categories, those of their places in the list.
    is_whole : bool
        Whether all values are whole numbers.
    categories : list of str
        The names, empty for other laws.

    Raises
    ------
    DataError
        No such law, or numbers that it does not take.

    Examples
    --------
    >>> law = Law("binomial:10, 0.2")
    >>> law, law.mean, law.is_whole
    (Law('binomial:10,0.2'), 2.0, True)
    >>> law.quantile([0.1, 0.5, 0.9]).tolist()
    [0.0, 2.0, 4.0]
    """

    def __init__(self, text: str) -> None:
        self._handle = call("awrash_random_law_new", text)
        self.text: str = call("awrash_random_law_get_text", self._handle)
        self.mean: float = call("awrash_random_law_get_mean", self._handle)
        self.variance: float = call("awrash_random_law_get_variance", self._handle)
        self.is_whole: bool = call("awrash_random_law_is_whole", self._handle)
        self.categories: List[str] = [
            call("awrash_random_law_get_category", self._handle, category)
            for category in range(call("awrash_random_law_get_n_categories", self._handle))]

    def quantile(self, u: Any) -> np.ndarray:
        """The smallest values at or below which these parts lie.

        Parameters
        ----------
        u : array_like
            Parts above 0 and below 1, of any shape.

        Returns
        -------
        ndarray
            Of the same shape.
        """
        parts = _arrays.array_of(u, "u")
        return call("awrash_random_law_quantile", self._handle,
                    _arrays.reals(parts.ravel(), "u")).reshape(parts.shape)

    def draw(self, n: int, **address: int) -> np.ndarray:
        """Draws: the quantiles of `uniform`.

        Parameters
        ----------
        n : int
        **address : int
            As in `uniform`.

        Returns
        -------
        ndarray, shape (n,)
        """
        return call("awrash_random_law_draw", self._handle, _parts(address), n)

    def __repr__(self) -> str:
        return f"Law({self.text!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Law):
            return NotImplemented
        return bool(self.text == other.text)

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> Any:
        return (Law, (self.text,))
