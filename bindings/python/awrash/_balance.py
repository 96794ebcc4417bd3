# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sustainable stream costs fragile provinces, and what training restores.

Idea: the library's record is read out once; a balance is plain data from then on.
Source: libawrash/split/balance.c.
Invariant: what is not known is None or NaN; a plan that does not exist is raised, as by a split.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple

import numpy as np

from ._native import Handle, call
from ._results import Result
from ._tables import cell_text, columns_of, pandas
from .split import _reading, _settings, solve

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Balance", "balance_of"]

_DIVISIONS = ("before", "stream", "after", "lifted", "even")
_MEASURES = ("gini", "theil", "lowest", "highest", "rate", "fragile_rate", "places")
_NUMBERS = ("quota", "absorption", "growth", "binding", "assumed_limits", "assumed_quotas",
            "least_places", "least_gini", "reached", "weight", "cost", "total_cost", "least_cost")


@dataclass(frozen=True, eq=False, repr=False)
class Balance(Result):
    """What putting a stream first costs the provinces that can absorb little of it.

    Attributes
    ----------
    codes : tuple of str
        The provinces' codes, in the order of the arrays.
    status : str
        "optimal": the training is proved the least. "within-gap": it meets the target, fewer
        places (or a lower cost) are refuted up to `least_places` (`least_cost`). "infeasible" and
        "limit": the target was not reached, `training` is the nearest. "unplaced": fewer fit than
        were given.
    reason : str or None
        What the answer could not do, in words.
    target, fragile_rule, stream : str
        The target, the rule by which provinces are called fragile, the stream asked about.
    training_stream : str or None
        The programme's own stream of training.
    first_binding : str or None
        The province whose limit is the first to bind as the quota grows.
    needs : ndarray of float64, shape (provinces,)
    limit : ndarray of int64, shape (provinces,)
        What each can absorb of the stream; -1 where there is no limit.
    fragile : ndarray of bool, shape (provinces,)
    training : ndarray of int64, shape (provinces,)
        Places of training.
    divisions : dict of str to ndarray of int64
        Places by "before", "stream", "after", "lifted" and "even"; None where not known.
    before, after, trained : dict of str to float
        gini, theil, lowest, highest, rate, fragile_rate and places of the rates without the
        stream, with it, and with training. Weighted by need.
    measures : dict of str to dict
        The same of every division.
    numbers : dict of str to float
        quota, absorption, growth, binding, assumed_limits, assumed_quotas, least_places,
        least_gini, reached, weight, cost, total_cost, least_cost; NaN where not known.
    settings : dict
        The reading, by key.
    assumed : tuple of str
        What was assumed: nobody publishes what a place of training counts.
    """

    codes: Tuple[str, ...]
    status: str
    reason: Optional[str]
    target: str
    fragile_rule: str
    stream: str
    training_stream: Optional[str]
    first_binding: Optional[str]
    needs: np.ndarray
    limit: np.ndarray
    fragile: np.ndarray
    training: np.ndarray
    divisions: Dict[str, Optional[np.ndarray]]
    measures: Dict[str, Dict[str, float]]
    numbers: Dict[str, float]
    settings: Dict[str, str]
    assumed: Tuple[str, ...]
    _curve: Dict[str, List[str]]

    @property
    def before(self) -> Dict[str, float]:
        """The measures without the stream."""
        return self.measures["before"]

    @property
    def after(self) -> Dict[str, float]:
        """The measures with the stream."""
        return self.measures["after"]

    @property
    def trained(self) -> Dict[str, float]:
        """The measures with the stream and training."""
        return self.measures["trained"]

    @property
    def places(self) -> int:
        """How many places of training there are."""
        return int(self.training.sum())

    @property
    def cost(self) -> float:
        """What the training costs, NaN where that is not known."""
        return self.numbers["total_cost"]

    @property
    def frame(self) -> pd.DataFrame:
        """The provinces: a DataFrame, index province.

        Columns: need, fragile (bool), limit (NaN where there is none), places by division, places
        of training, and rate_<division> for each division and with training (rate_trained).
        """
        module = pandas()
        columns: Dict[str, Any] = {"need": self.needs, "fragile": self.fragile,
                                   "limit": np.where(self.limit < 0, np.nan, self.limit)}
        unknown = np.full(len(self.codes), np.nan)
        for name in _DIVISIONS:
            columns[name] = unknown if self.divisions[name] is None else self.divisions[name]
        columns["training"] = self.training
        received = {name: columns[name] for name in _DIVISIONS}
        received["trained"] = columns["after"] + self.numbers["weight"] * self.training
        for name, places in received.items():
            rates = np.full(len(self.codes), np.nan)
            np.divide(places, self.needs, out=rates, where=self.needs > 0)
            columns[f"rate_{name}"] = rates
        return module.DataFrame(columns, index=module.Index(self.codes, name="province"))

    @property
    def curve(self) -> pd.DataFrame:
        """What each further place of training does: index places, columns gini, lowest, cost."""
        module = pandas()
        columns = {name: [float(cell) if cell else np.nan for cell in self._curve[name]]
                   for name in ("gini", "lowest", "cost")}
        index = module.Index([int(cell) for cell in self._curve["places"]], name="places")
        return module.DataFrame(columns, index=index)

    def to_frame(self) -> pd.DataFrame:
        """The provinces, as `frame`."""
        return self.frame

    def to_dict(self) -> dict:
        """The balance as plain Python values, ready for JSON (NaN as None)."""
        def plain(value: float) -> Optional[float]:
            return None if np.isnan(value) else value

        return {
            "status": self.status, "reason": self.reason, "target": self.target,
            "fragile_rule": self.fragile_rule, "stream": self.stream,
            "training_stream": self.training_stream, "first_binding": self.first_binding,
            "settings": dict(self.settings), "assumed": list(self.assumed),
            "fragile": [code for code, is_fragile in zip(self.codes, self.fragile) if is_fragile],
            "training": dict(zip(self.codes, self.training.tolist())),
            "numbers": {name: plain(value) for name, value in self.numbers.items()},
            "measures": {division: {name: plain(value) for name, value in values.items()}
                         for division, values in self.measures.items()}}

    def _head(self) -> str:
        return (f"Balance of {self.stream}: {self.status}, {self.places} places of training for "
                f"{self.target}")

    def _rows(self) -> List[Tuple[str, str, str, str]]:
        def per_thousand(value: float) -> str:
            return "" if np.isnan(value) else f"{1000 * value:.2f}"

        return [(name, f"{m['gini']:.4f}", per_thousand(m["lowest"]),
                 per_thousand(m["fragile_rate"])) for name, m in self.measures.items()]

    def __repr__(self) -> str:
        lines = [self._head(), "  " + "".join(f"{head:>16}" for head in (
            "", "Gini", "lowest", "fragile"))]
        lines += ["  " + "".join(f"{cell:>16}" for cell in row) for row in self._rows()]
        lines.append(f"  rates per 1,000; fragile: {self.fragile_rule}")
        return "\n".join(lines + [f"  assumed: {text}" for text in self.assumed])

    def _repr_html_(self) -> str:
        from ._pages import table_html
        return table_html(self._head(), ("", "Gini", "lowest per 1,000", "fragile per 1,000"),
                          self._rows())


def _assumed(numbers: Mapping[str, float], given: Mapping[str, Any]) -> Tuple[str, ...]:
    """What a balance rests on that nobody published, in words."""
    texts = [f"a place of training counts {numbers['weight']:g}"]
    if given.get("cost") is not None:
        texts.append(f"a place of training costs {given['cost']}")
    for name in ("limits", "quotas"):
        if numbers[f"assumed_{name}"] > 0:
            texts.append(f"{numbers[f'assumed_{name}']:g} {name} of the stream")
    return tuple(texts)


def _read(balance: Handle, programme: Any, used: Dict[str, str],
          given: Mapping[str, Any]) -> Balance:
    """The record of a balance as plain data."""
    def get(what: str, name: str) -> Any:
        return call(f"awrash_split_balance_get_{what}", balance, name)

    def places(name: str) -> Any:
        array = get("places", name)
        if not len(array):
            return None
        array.flags.writeable = False
        return array

    numbers = {name: get("number", name) for name in _NUMBERS}
    with call("awrash_split_balance_get_table", balance, "balance-curve") as table:
        curve = columns_of(table)
    return Balance(
        codes=programme.provinces, status=call("awrash_split_balance_get_status", balance),
        reason=get("text", "reason"), target=get("text", "target"),
        fragile_rule=get("text", "fragile"), stream=get("text", "stream"),
        training_stream=get("text", "training"), first_binding=get("text", "first_binding"),
        needs=call("awrash_split_balance_get_needs", balance), limit=places("limit"),
        fragile=get("places", "fragile") == 1, training=places("training"),
        divisions={name: places(name) for name in _DIVISIONS},
        measures={name: {measure: get("number", f"{measure}_{name}") for measure in _MEASURES}
                  for name in (*_DIVISIONS, "trained")},
        numbers=numbers, settings=used, assumed=_assumed(numbers, given), _curve=curve)


def balance_of(programme: Any, reading: Optional[str], given: Mapping[str, Any],
               settings: Mapping[str, Any]) -> Balance:
    """What a stream costs and training restores; `Programme.balance` is the way to call it.

    Parameters
    ----------
    programme : Programme
    reading : str or None
    given : mapping
        The settings of the balance; None leaves one at its default.
    settings : mapping
        Settings over those of the reading.

    Returns
    -------
    Balance

    Raises
    ------
    DataError, TieError, InfeasibleError
        As `Programme.balance` says.
    """
    texts = [f"{key}={cell_text(value, key)}" for key, value in given.items() if value is not None]
    with _reading(programme, reading, settings) as question:
        used = _settings(question)
        with call("awrash_split_balance", programme._handle, question, texts) as balance:
            if not len(call("awrash_split_balance_get_places", balance, "after")):
                solve(programme, reading, settings)
            return _read(balance, programme, used, given)
