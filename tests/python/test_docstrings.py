# SPDX-License-Identifier: GPL-3.0-or-later
"""What the words of the package promise: sections that are there, examples that are true.

Idea: everything that a user may name is found by walking the public modules; each says what it takes and
gives, in NumPy's style, and shows it.
Source: numpydoc's guide, for the sections.
Invariant: examples are run as they stand, in the folder of the cases.
"""

import doctest
import importlib
import inspect
import pkgutil
import re

import pytest

import awrash
from conftest import EXAMPLES

ROOMS = ["allot", "apportion", "audit", "base", "datasets", "errors", "metric", "plot", "programme",
         "random", "report", "selection", "simulation", "split"]
# What shows or hands out and computes nothing has no paper behind it, and takes what others explain.
SHOWING = ("awrash.datasets", "awrash.plot", "awrash._plot")


def public():
    """(name, thing, whether it is a method) of all that a user may name, each once."""
    seen = set()
    for module in [awrash] + [importlib.import_module(f"awrash.{room}") for room in ROOMS]:
        for name in module.__all__:
            thing = getattr(module, name)
            if not (inspect.isclass(thing) or inspect.isfunction(thing)) or id(thing) in seen:
                continue
            seen.add(id(thing))
            yield f"{thing.__module__}.{name}", thing, False
            if inspect.isclass(thing):
                yield from methods(f"{thing.__module__}.{name}", thing, seen)


def methods(name, kind, seen):
    """The public methods of a class and of what it inherits from within the package."""
    for base in inspect.getmro(kind):
        if not base.__module__.startswith("awrash"):
            continue
        for attribute, value in vars(base).items():
            thing = value if isinstance(value, property) else getattr(value, "__func__", value)
            if attribute.startswith("_") or id(value) in seen \
                    or not (isinstance(thing, property) or inspect.isfunction(thing)):
                continue
            seen.add(id(value))
            yield f"{name}.{attribute}", thing, True


PUBLIC = list(public())
NAMED = [pytest.param(thing, method, id=name) for name, thing, method in PUBLIC]


def section(words, title):
    """The text of a section, or None."""
    found = re.search(rf"^{title}\n{'-' * len(title)}\n(.*?)(?=^\w[^\n]*\n---|\Z)", words,
                      re.MULTILINE | re.DOTALL)
    return found.group(1) if found else None


def parameters_of(thing):
    return [parameter for parameter in inspect.signature(thing).parameters.values()
            if parameter.name not in ("self", "cls")]


def lacks(thing, method):
    """Which sections are missing, or name less than the signature does."""
    words = inspect.cleandoc(thing.__doc__ or "")
    if not words:
        return ["a docstring"]
    if isinstance(thing, property):
        return []
    missing = [] if re.match(r".*?[.:?]($|\n)", words, re.DOTALL) else ["a first sentence"]
    if inspect.isclass(thing):
        takes = section(words, "Parameters")
        if takes is not None and not issubclass(thing, BaseException):
            missing += [name for name in (p.name for p in parameters_of(thing))
                        if not re.search(rf"\b{name}\b", takes)]
            missing += [] if section(words, "Examples") else ["Examples"]
        elif takes is None and section(words, "Attributes") is None \
                and not issubclass(thing, BaseException):
            missing.append("Parameters or Attributes")
        return missing
    parameters = parameters_of(thing)
    takes = section(words, "Parameters")
    if parameters and takes is None:
        missing.append("Parameters")
    missing += [p.name for p in parameters if takes and not re.search(rf"\b{p.name}\b", takes)]
    annotation = inspect.signature(thing).return_annotation
    if annotation not in (None, "None") and (parameters or not method) \
            and section(words, "Returns") is None:
        missing.append("Returns")
    if not method:
        if parameters and not thing.__module__.startswith(SHOWING):
            missing += ["Source"] if "Source: " not in words else []
            arrays = re.findall(r"^.*\barray_like\b.*$", takes or "", re.MULTILINE)
            missing += [f"the shape of {line}" for line in arrays if "shape" not in line]
        missing += [title for title in ("Raises", "Examples")
                    if section(words, title) is None and (parameters or title == "Examples")]
    return missing


@pytest.mark.parametrize(("thing", "method"), NAMED)
def test_what_is_public_says_what_it_takes_and_gives(thing, method):
    assert not lacks(thing, method)


@pytest.mark.parametrize(("thing", "method"), NAMED)
def test_what_is_public_is_annotated(thing, method):
    function = thing.fget if isinstance(thing, property) else thing
    if inspect.isfunction(function) and function.__name__ != "<lambda>":
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(p.annotation is not inspect.Parameter.empty for p in parameters_of(function))


def test_a_missing_section_is_seen():
    def bare(x: int) -> int:
        """Doubles."""
        return 2 * x

    assert lacks(bare, False) == ["Parameters", "Returns", "Source", "Raises", "Examples"]
    bare.__doc__ = "Doubles.\n\nParameters\n----------\ny : int\n\nReturns\n-------\nint\n"
    assert lacks(bare, True) == ["x"]


MODULES = sorted(name for _, name, _ in pkgutil.iter_modules(awrash.__path__, "awrash.")
                 if not name.endswith("__main__"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name, monkeypatch):
    monkeypatch.chdir(EXAMPLES)
    module = importlib.import_module(name)
    done = doctest.testmod(module, extraglobs={"awrash": awrash},
                           optionflags=doctest.NORMALIZE_WHITESPACE)
    assert done.failed == 0
