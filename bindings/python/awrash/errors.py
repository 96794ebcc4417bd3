# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong, as Python classes.

Idea: one class a family, so that callers catch what they can mend; ``code`` says exactly which.
Source: the names of AwrashError and AwrashStatus in include/awrash/base.h.
Invariant: every class pickles with all it carries; no number of a code stands in this package.
"""

from __future__ import annotations

from typing import Any, Optional, Sequence, Tuple

__all__ = [
    "Error", "DataError", "FileError", "BoundsError", "TieError", "InfeasibleError", "LimitError",
    "OutOfMemoryError", "CancelledError", "Bug",
]


class Error(Exception):
    """What every error of this library derives from.

    Parameters
    ----------
    message : str
        Which value, what it is, what was expected.
    code : str
        The library's name of the error ("value", "bounds", "folder", …) or, for an answer that
        is none, of the status ("tie-refused", "infeasible", "limit").

    Attributes
    ----------
    code : str
    message : str
    """

    def __init__(self, message: str, code: str = "value") -> None:
        super().__init__(message)
        self.message = message
        self.code = code

    def __reduce__(self) -> Tuple[Any, ...]:
        state = {key: value for key, value in self.__dict__.items() if key != "__notes__"}
        return _restore, (type(self), self.message, state)


def shown(value: Any, most: int = 80) -> str:
    """A value as a message quotes it: its repr, cut where it is long."""
    text = repr(value)
    return text if len(text) <= most else text[:most] + "…"


def named(*identifiers: Any, most: int = 80) -> str:
    """Persons as a message names them: an identifier with a blank might be a name, and is not
    repeated."""
    text = ", ".join("<not repeated: it has a blank>"
                     if isinstance(one, str) and len(one.split()) != 1 else repr(one)
                     for one in identifiers)
    return text if len(text) <= most else text[:most] + "…"


def _restore(kind: type, message: str, state: dict) -> Error:
    """Make an error again without its constructor's arguments."""
    error = kind(message)
    error.__dict__.update(state)
    return error


class DataError(Error, ValueError):
    """A value, name, table or folder that is not as expected."""


class FileError(DataError, OSError):
    """A file or folder that cannot be opened, read or written."""


class BoundsError(Error, ValueError):
    """Bounds that contradict one another in one place: a floor above its ceiling."""


class TieError(Error):
    """Several answers are equally good, and nothing was said about how to choose.

    Attributes
    ----------
    members : tuple
        The tied recipients: indices, labels where the claims had an index, province codes.
    units : int
        The units that the tied members share out.
    sure : tuple of int
        The units that each member has whatever is chosen, in the order of `members`.
    certificate : Certificate or None
        Where a programme was split: what lets anyone re-check the tie.
    """

    def __init__(self, message: str, members: Sequence[Any] = (), units: int = 0,
                 sure: Sequence[int] = (), certificate: Optional[Any] = None) -> None:
        super().__init__(message, "tie-refused")
        self.members = tuple(members)
        self.units = units
        self.sure = tuple(sure)
        self.certificate = certificate


class InfeasibleError(Error):
    """No answer keeps every bound.

    Attributes
    ----------
    core : tuple
        The bounds that cannot stand together, in words; of a matrix the rows and the columns.
    relaxation : Relaxation or int or None
        Where a programme was split: the smallest relaxation of its bounds, None where none was found
        within the nodes of the reading, or bounds are too large for it. Else the smallest number of
        units by which the core must be relaxed.
    missing : int
        How many units the bounds that were found to block ask for beyond what they can give.
    certificate : Certificate or None
        Where a programme was split: what lets anyone re-check the contradiction.
    """

    def __init__(self, message: str, core: Sequence[Any] = (), relaxation: Any = 0,
                 certificate: Optional[Any] = None, missing: Optional[int] = None) -> None:
        super().__init__(message, "infeasible")
        self.core = tuple(core)
        self.relaxation = relaxation
        self.certificate = certificate
        self.missing = relaxation if missing is None else missing


class LimitError(Error):
    """A problem that no engine here solves, or work that was stopped before any answer."""


class OutOfMemoryError(Error, MemoryError):
    """Not enough memory for what the input asks."""


class CancelledError(Error):
    """A call that was ended before its end: see `awrash.base.Cancel`."""


class Bug(Exception):
    """The library's own fault: please report it.

    Attributes
    ----------
    code : str
        Always "internal".
    """

    code = "internal"


_CLASSES = {
    "bounds": BoundsError,
    "file": FileError,
    "class": LimitError,
    "memory": OutOfMemoryError,
    "cancelled": CancelledError,
}


def from_name(code: Optional[str], message: str) -> Exception:
    """The exception for an error of the library.

    Parameters
    ----------
    code : str or None
        The name of the error's code; None for a number without a name.
    message : str

    Returns
    -------
    Exception
        Ready to be raised.
    """
    if code is None or code == Bug.code:
        return Bug(message)
    return _CLASSES.get(code, DataError)(message, code)
