# SPDX-License-Identifier: GPL-3.0-or-later
"""What one thread ends the calls of another by.

Idea: a context that a thread's calls stand under; whoever holds it asks for their end.
Source: AwrashCancel in include/awrash/base.h.
Invariant: a cancel lives as long as a thread uses it; what is asked stays asked.
"""

from __future__ import annotations

import threading
from typing import Any, List, Optional, Tuple

from . import _native

_under = threading.local()


def current() -> Optional[Cancel]:
    """The cancel that this thread's calls stand under.

    Returns
    -------
    Cancel or None
    """
    return getattr(_under, "cancel", None)


class Cancel:
    """Lets another thread end the calls that are made under it.

    Calls that may last, made in the thread that entered the context, fail soon after `ask` with
    `CancelledError`; so do all that are begun later. In a thread contexts replace one another, and
    the outer one is back after the inner.

    Attributes
    ----------
    asked : bool
        Whether somebody asked.

    Notes
    -----
    Source: AwrashCancel in include/awrash/base.h.

    Examples
    --------
    >>> import awrash
    >>> from awrash.base import Cancel
    >>> cancel = Cancel()
    >>> cancel.ask()   # by any thread, at any time
    >>> with cancel:
    ...     awrash.Programme.load("khenifra-2023")
    Traceback (most recent call last):
        ...
    awrash.errors.CancelledError: the call was cancelled before its end
    """

    __slots__ = ("_handle", "_formers")

    def __init__(self) -> None:
        self._handle = _native.call("awrash_base_cancel_new")
        self._formers: List[Tuple[Any, Any]] = []

    def ask(self) -> None:
        """Ask the calls under this cancel to end; from any thread, once and for all.

        Returns
        -------
        None
        """
        _native.call("awrash_base_cancel_ask", self._handle)

    @property
    def asked(self) -> bool:
        """Whether somebody asked."""
        return bool(_native.call("awrash_base_cancel_is_asked", self._handle))

    def use(self) -> Any:
        """Use it in this thread until another is used; what was used before comes back.

        Returns
        -------
        object
        """
        return _native.call("awrash_base_cancel_use", self._handle)

    def __enter__(self) -> "Cancel":
        self._formers.append((current(), self.use()))
        _under.cancel = self
        return self

    def __exit__(self, *unused: Any) -> None:
        _under.cancel, used = self._formers.pop()
        _native.call("awrash_base_cancel_use", used)
