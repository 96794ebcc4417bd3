# SPDX-License-Identifier: GPL-3.0-or-later
"""One function of the library as Python source, written once from its prototype.

Idea: what is known of a parameter is decided when the text is written, so that a call runs straight
through checks, the C function and the answer, with no table to look at.
Source: _prototypes.py; the lengths of arrays as it says them.
Invariant: no array can be shorter than the library believes; every check stands before the call.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any, Dict, List, Match, Optional, Set, Tuple

from ._prototypes import Array, Enumeration, Error, Given, Number, Opaque, Out, Prototype, Text, truth

LENGTH = re.compile(r"(?P<base>\w+)(?: \+ (?P<more>\d+)| \* (?P<times>\w+))?"
                    r"|(?P<call>\w+)\((?P<of>\w+)\)(?: \* (?P<by>\w+\(\w+\)|\w+))?")
_READERS = {"double": "reals", "uint32_t": "words", "int64_t": "integers"}
_SCALARS = {"double": ("float", "real"), "size_t": ("None", "count"), "int64_t": ("None", "whole"),
            "int": ("None", "small"), "gboolean": ("None", "small"), "GQuark": ("None", "small"),
            "uint32_t": ("None", "small")}


def terms(expression: str) -> Match[str]:
    """The terms of a length; the table of prototypes has no other."""
    match = LENGTH.fullmatch(expression)
    if match is None:
        raise ValueError(f"the length {expression} is none that the binding reads")
    return match


class Writer:
    """The text of a call, and the constants that it names.

    In the text ``v_x`` is what was given for x, or the array made of it, ``o_x`` who owns a thing
    and ``p_x`` its pointer, ``n_x`` a length that follows from arrays, ``s_x`` an array's size,
    ``a_x`` what the library writes into, ``l_0`` a length that was asked for.
    """

    def __init__(self, prototype: Prototype) -> None:
        self.prototype = prototype
        self.lines: List[str] = []
        self.constants: Dict[str, Any] = {}
        self.dtypes: Dict[str, type] = {}
        self.asked: Dict[str, str] = {}
        self.opened: Set[str] = set()
        self.known: Set[str] = set()
        self.touched: Set[str] = set()
        self.products: List[Tuple[str, Array]] = []
        self.kinds: Dict[str, Any] = dict(prototype.parameters)
        arrays = [kind for kind in self.kinds.values() if isinstance(kind, Array) and not kind.out]
        self.derived = {match["base"] for match in (terms(kind.length) for kind in arrays)
                        if match["base"] and not match["times"] and not match["base"].isdigit()}
        self.inputs = [name for name, kind in prototype.parameters
                       if not isinstance(kind, (Out, Error)) and name not in self.derived
                       and not (isinstance(kind, Array) and kind.out)]
        self.fails = any(isinstance(kind, Error) for kind in self.kinds.values())

    def add(self, line: str, depth: int = 0) -> None:
        """One line of the body."""
        self.lines.append("    " * (1 + depth) + line)

    def constant(self, name: str, value: Any) -> str:
        """A value that the text calls by name."""
        self.constants[name] = value
        return name

    def dtype(self, name: str, kind: Array) -> str:
        """The name of the array type that holds such items."""
        self.dtypes[f"t_{name}"] = kind.item.ctype
        return f"t_{name}"

    # ── lengths ──────────────────────────────────────────────────────────────────────────────────

    def count(self, name: str) -> str:
        """A length that an array fixed, that was given as a number, or that is one."""
        if name.isdigit():
            return name
        if name not in self.derived:
            return f"v_{name}"
        return f"n_{name}" if name in self.known else f"(n_{name} or 0)"

    def length(self, expression: str) -> str:
        """How long an array is: by the inputs, or by asking the thing that it belongs to."""
        match = terms(expression)
        if match["call"]:
            asked = self.ask(match["call"], match["of"])
            by = match["by"]
            return asked if by is None else f"{asked} * {self.factor(by)}"
        base = self.count(match["base"])
        if match["times"]:
            return f"{base} * {self.count(match['times'])}"
        return f"{base} + {match['more']}" if match["more"] else base

    def factor(self, by: str) -> str:
        """The second factor of a length: a number, a parameter, or what a thing says."""
        match = re.fullmatch(r"(\w+)\((\w+)\)", by)
        return self.ask(match[1], match[2]) if match else self.count(by)

    def ask(self, getter: str, of: str) -> str:
        """The local variable that holds what a thing says of a length; it is asked once."""
        expression = f"{getter}({of})"
        if expression not in self.asked:
            self.open(of)
            self.asked[expression] = f"l_{len(self.asked)}"
            self.add(f"{self.asked[expression]} = bound({getter!r}).pointer(p_{of})")
        return self.asked[expression]

    def open(self, name: str) -> None:
        """The pointer of a thing, held by its owner until the call is over."""
        if name in self.opened:
            return
        self.opened.add(name)
        kind = self.kinds[name]
        self.add(f"o_{name} = v_{name}._owned if type(v_{name}) is Handle "
                 f"and v_{name}.name == {kind.name!r} else None")
        missing = f"o_{name} is None"
        if kind.nullable:
            self.add(f"if {missing} and v_{name} is not None:")
        else:
            self.add(f"if {missing}:")
        self.add(f"not_open(v_{name}, {name!r}, {kind.name!r})", 1)
        self.add(f"p_{name} = {f'None if {missing} else ' if kind.nullable else ''}o_{name}.pointer")

    # ── from given values to inputs ──────────────────────────────────────────────────────────────

    def take(self, name: str) -> None:
        """How a given value is checked and turned into what the C argument is made from."""
        kind = self.kinds[name]
        if isinstance(kind, Array):
            self.take_array(name, kind)
        elif isinstance(kind, Given):
            record = self.constant(f"r_{name}", kind.item.ctype)
            self.add(f"v_{name} = given_record(v_{name}, {name!r}, {record})")
        elif isinstance(kind, Text):
            self.add(f"v_{name} = text(v_{name}, {name!r}, {kind.nullable})")
        elif isinstance(kind, Enumeration):
            self.add(f"v_{name} = number_of({kind.c!r}, v_{name}, {name!r})")
        elif isinstance(kind, Number):
            ready, reader = _SCALARS[kind.c]
            guard = "" if ready == "None" else f"if type(v_{name}) is not {ready}: "
            self.add(f"{guard}v_{name} = {reader}(v_{name}, {name!r})")
        else:
            self.open(name)

    def take_array(self, name: str, kind: Array) -> None:
        """An array in the library's type, whose length is fixed or compared."""
        match = terms(kind.length)
        product = bool(match["times"] or (match["by"] and not match["by"].isdigit()))
        # What must be asked is asked before the branch that an array which may be missing opens.
        wanted = self.length(kind.length) if match["call"] and not product else None
        depth = 1 if kind.nullable else 0
        if kind.nullable:
            self.add(f"if v_{name} is not None:")
        if isinstance(kind.item, Text):
            self.add(f"v_{name}, s_{name} = texts(v_{name}, {name!r})", depth)
        elif kind.item.c == "char":
            self.add(f"v_{name}, s_{name} = octets(v_{name}, {name!r})", depth)
        else:
            self.add(f"v_{name} = {_READERS[kind.item.c]}(v_{name}, {name!r})", depth)
            self.add(f"s_{name} = v_{name}.size", depth)
        if product:
            self.products.append((name, kind))
        elif wanted is not None or match["base"].isdigit():
            self.compare(name, wanted or match["base"], depth)
        else:
            self.fix(name, kind, match["base"], int(match["more"] or 0), depth)

    def fix(self, name: str, kind: Array, base: str, more: int, depth: int) -> None:
        """An input array fixes its length, or must have the length that another one fixed."""
        size = f"s_{name} - {more}" if more else f"s_{name}"
        if more:
            self.add(f"if s_{name} < {more}: too_short({name!r}, s_{name}, {more})", depth)
        if base not in self.touched and not kind.nullable:
            self.add(f"n_{base} = {size}")
            self.touched.add(base)
            self.known.add(base)
            return
        self.touched.add(base)
        if base not in self.known:
            self.add(f"if n_{base} is None: n_{base} = {size}", depth)
            if not kind.nullable:
                self.known.add(base)
        self.compare(name, f"n_{base} + {more}" if more else f"n_{base}", depth)

    def compare(self, name: str, wanted: str, depth: int) -> None:
        """A size that is not the one wanted is refused."""
        self.add(f"if s_{name} != {wanted}: mismatch({name!r}, s_{name}, {wanted})", depth)

    # ── from inputs to arguments and back ────────────────────────────────────────────────────────

    def argument(self, name: str) -> str:
        """The C argument of a parameter, as the call has it."""
        kind = self.kinds[name]
        if isinstance(kind, Error):
            return "e"
        if isinstance(kind, Out) or (isinstance(kind, Array) and kind.out):
            return f"a_{name}" if isinstance(kind, Out) else f"address(a_{name})"
        if name in self.derived:
            return self.count(name)
        if isinstance(kind, Given):
            return f"byref(v_{name})"
        if isinstance(kind, Opaque):
            return f"p_{name}"
        if isinstance(kind, Array) and isinstance(kind.item, Number) and kind.item.c != "char":
            missing = f"None if v_{name} is None else " if kind.nullable else ""
            return f"{missing}address(v_{name})"
        return f"v_{name}"

    def make_outputs(self) -> List[str]:
        """What the library writes into, and each as it comes back."""
        answers = []
        for name, kind in self.prototype.parameters:
            if isinstance(kind, Out):
                self.add(f"a_{name} = {self.constant(f'c_{name}', kind.item.ctype)}()")
                whole = issubclass(kind.item.ctype, ctypes.Structure)
                # A record stays whole, whatever its fields are called.
                answers.append(f"a_{name}" if whole else f"a_{name}.value")
            elif isinstance(kind, Array) and kind.out:
                dtype = self.dtype(name, kind)
                self.add(f"a_{name} = room({self.length(kind.length)}, {dtype}, {name!r})")
                answers.append(f"a_{name}")
        return answers

    def answer(self) -> Optional[str]:
        """The function's own value as Python has it; the mere sign of success is no answer."""
        kind = self.prototype.returns
        if kind is None or (self.fails and kind == truth):
            return None
        if isinstance(kind, Enumeration):
            return f"name_of({kind.c!r}, r)"
        if isinstance(kind, Number):
            return "bool(r)" if kind.c == "gboolean" else "r"
        if isinstance(kind, Text):
            return "take_text(r) if r else None" if kind.owned else "None if r is None else r.decode()"
        if isinstance(kind, Array):
            dtype = self.dtype("result", kind)
            return f"copied(r, {self.length(kind.length)}, {dtype})"
        owners = "".join(f"o_{name}, " for name in self.inputs if name in self.opened)
        return f"handle({self.constant('k_result', kind)}, r, ({owners}))"

    def write(self) -> str:
        """The whole text."""
        name = self.prototype.name
        self.add(f"if len(given) != {len(self.inputs)}: wrong_number({name!r}, {len(self.inputs)}, "
                 "len(given))")
        if self.inputs:
            self.add("".join(f"v_{one}, " for one in self.inputs) + "= given")
        for base in sorted(self.derived):
            self.add(f"n_{base} = None")
        for one in self.inputs:
            self.take(one)
        for one, kind in self.products:
            wanted, depth = self.length(kind.length), int(kind.nullable)
            if kind.nullable:
                self.add(f"if v_{one} is not None:")
            self.compare(one, wanted, depth)
        outputs = self.make_outputs()
        if self.fails:
            self.add("e = Slot()")
        arguments = ", ".join(self.argument(one) for one, _ in self.prototype.parameters)
        self.add(f"r = function({arguments})")
        if self.fails:
            nullable = getattr(self.prototype.returns, "nullable", False)
            self.add(f"if e{'' if nullable else ' or not r'}: failed({name!r}, e)")
        own = self.answer()
        values = ([own] if own else []) + outputs
        self.add("return " + (", ".join(values) if values else "None"))
        return "\n".join([f"def {name}(*given):", *self.lines, ""])
