# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, runs: what a policy does over editions, under laws that are all stated.

Idea: a model is a programme with policies, laws and measures; a run is one policy under one
scenario, and its measures are arrays over editions.
Source: libawrash/simulation/model.c and run.c.
Invariant: nothing is computed here that the library computes; the same model and arguments give
the same values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Union

import numpy as np

from . import _arrays
from ._arrays import grid, held, items, mapping
from ._native import Handle, call
from ._provenance import cited
from ._results import Question, Result
from .errors import DataError, shown

if TYPE_CHECKING:
    import pandas as pd

    from .programme import Programme

__all__ = ["Model", "Run", "TakeUp", "take_up"]

# ── models ───────────────────────────────────────────────────────────────────────────────────────


def _named(policies: Any) -> Dict[str, str]:
    """Policies by name; those without one are called by their text."""
    if isinstance(policies, Mapping):
        return {str(name): str(policy) for name, policy in policies.items()}
    if isinstance(policies, str):
        return {policies: policies}
    return {str(policy): str(policy) for policy in items(policies, "policies", "texts of policies")}


def _law(law: Any) -> Sequence[Any]:
    """A law with its origin and its source: a number, a text, or these three."""
    if isinstance(law, str):
        return law, "assumed", None
    if isinstance(law, Sequence):
        return (*law, *("assumed", None)[len(law) - 1:])[:3]
    return f"constant:{_arrays.real(law, 'a law')!r}", "assumed", None


class Model(Question):
    """A programme over editions, with policies, the laws of persons and places, and measures.

    Parameters
    ----------
    programme : Programme
        With streams, a need and totals.
    policies : str, sequence of str, or mapping of name to str
        What turns needs and totals into quotas: "flat", "proportional(unemployed)", …
    editions : int, optional
    seed : int, optional
        The luck of all runs.
    parameters : mapping, optional
        A law for each parameter that is not to stay at its default: a number, a text
        ("uniform:0.4,0.8"), or (law, origin, source). "take-up" is that of all streams,
        "take-up:temporary" that of one. "group:women:temporary" is the share of the places filled in
        a stream that are expected to be of a group; its default is what the stream's types say of it in
        worksite_types.csv, if they do. A law that may draw what a parameter cannot be is refused.
    measures : sequence of str, optional
        "gini", "lowest-rate", "unmet" and "places" unless others are named; "share-of:women" for the
        share of a group, whose parameters are then asked for.
    births_by : str, optional
        What births of seekers are a share of: an expression over indicators; the need by default.

    Raises
    ------
    DataError
        Everything that is wrong, a line each.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> model = Model(case, ["flat", "proportional(unemployed)"], measures=["gini"])
    >>> model.run("flat")["gini"].shape
    (1,)
    """

    def __init__(self, programme: "Programme", policies: Any, editions: int = 1, seed: int = 1,
                 parameters: Optional[Mapping[str, Any]] = None,
                 measures: Optional[Sequence[str]] = None, births_by: Optional[str] = None) -> None:
        from .programme import Programme
        parameters = dict(mapping(parameters, "parameters"))
        measures = [] if measures is None else items(measures, "measures", "names of measures")
        self._arguments = (held(programme, "programme", Programme), _named(policies), editions, seed,
                           parameters, measures, births_by)
        with call("awrash_simulation_model_builder_new", programme._handle) as builder:
            call("awrash_simulation_model_builder_set_editions", builder, editions)
            call("awrash_simulation_model_builder_set_seed", builder, seed)
            call("awrash_simulation_model_builder_set_births_by", builder, births_by)
            for name, policy in _named(policies).items():
                call("awrash_simulation_model_builder_add_policy", builder, name, policy)
            for name, law in parameters.items():
                call("awrash_simulation_model_builder_set_parameter", builder, name, *_law(law))
            for name in measures:
                call("awrash_simulation_model_builder_add_measure", builder, name)
            self._handle: Handle = call("awrash_simulation_model_builder_build", builder)
        self.programme = programme
        self.editions = editions
        self.seed = call("awrash_simulation_model_get_seed", self._handle)
        self._streams = [call("awrash_programme_stream_get_code", programme._handle, i) for i in
                         range(call("awrash_programme_stream_get_count", programme._handle))]

    def __reduce__(self) -> Any:
        return Model, self._arguments

    def __repr__(self) -> str:
        return (f"<Model of {self.editions} editions: {', '.join(self.policies)}; "
                f"{len(self.parameters)} parameters>")

    def _texts(self, what: str, item: str) -> List[str]:
        count = call(f"awrash_simulation_model_get_n_{what}", self._handle)
        return [call(f"awrash_simulation_model_get_{item}", self._handle, i) for i in range(count)]

    @property
    def policies(self) -> Dict[str, str]:
        """The text of each policy by its name."""
        return dict(zip(self._texts("policies", "policy_name"),
                        self._texts("policies", "policy_text")))

    @property
    def parameters(self) -> List[str]:
        """The names of all parameters, in the order in which a scenario holds them."""
        return self._texts("parameters", "parameter_name")

    @property
    def laws(self) -> "pd.DataFrame":
        """Law, unit, origin, source and meaning of every parameter."""
        import pandas as pd
        columns = {name: self._texts("parameters", f"parameter_{name}")
                   for name in ("law", "unit", "origin", "source", "sentence")}
        return pd.DataFrame(columns, index=pd.Index(self.parameters, name="parameter"))

    @property
    def measures(self) -> "pd.DataFrame":
        """Unit, shape and meaning of every measure."""
        import pandas as pd
        columns = {name: self._texts("measures", f"measure_{name}")
                   for name in ("unit", "shape", "sentence")}
        return pd.DataFrame(columns, index=pd.Index(self._texts("measures", "measure_name"),
                                                    name="measure"))

    # ── scenarios and runs ───────────────────────────────────────────────────────────────────────

    def place(self, u: Any) -> np.ndarray:
        """The scenario at a point of the unit cube, a coordinate for each parameter.

        Parameters
        ----------
        u : array_like, shape (parameters,)
            From 0 to 1.

        Returns
        -------
        ndarray, shape (parameters,)
            The value of each parameter.
        """
        return call("awrash_simulation_model_place_parameters", self._handle,
                    _arrays.array_of(u, "u", np.float64))

    def draw(self, scenario: int = 0) -> np.ndarray:
        """The scenario of a number, by plain Monte Carlo.

        Parameters
        ----------
        scenario : int

        Returns
        -------
        ndarray, shape (parameters,)
            The value of each parameter.
        """
        return call("awrash_simulation_model_draw_parameters", self._handle, scenario,
                    len(self.parameters))

    def _values(self, scenario: int, parameters: Any) -> np.ndarray:
        if not isinstance(parameters, Mapping):
            return self.draw(scenario) if parameters is None else \
                _arrays.array_of(parameters, "parameters", np.float64)
        values = self.draw(scenario)
        for name, value in parameters.items():
            values[call("awrash_simulation_model_find_parameter", self._handle, name)] = value
        return values

    @cited
    def run(self, policy: Union[str, int] = 0, scenario: int = 0, replication: int = 0,
            parameters: Any = None) -> "Run":
        """One policy over all editions.

        Parameters
        ----------
        policy : str or int, optional
            Its name, or its number; the first one by default.
        scenario, replication : int, optional
        parameters : array_like or mapping, optional
            The scenario's parameters; by default those that are drawn for it, of which a mapping
            replaces some.

        Returns
        -------
        Run
        """
        names = list(self.policies)
        if isinstance(policy, str):
            if policy not in names:
                raise DataError(f"policy is {shown(policy)}, expected one of {', '.join(names)}",
                                "name")
            policy = names.index(policy)
        given = self._values(scenario, parameters)
        values = call("awrash_simulation_run", self._handle, policy, scenario, replication, given,
                      call("awrash_simulation_model_get_n_values", self._handle))
        return Run(self, names[policy], given, values)


class Run(Result):
    """What came of a run: ``run["gini"]`` is an array over editions, and over provinces, or
    provinces and streams, where the measure has values for those.

    Attributes
    ----------
    policy : str
    parameters : dict of str to float
        What held in this run.
    """

    def __init__(self, model: Model, policy: str, parameters: np.ndarray,
                 values: np.ndarray) -> None:
        self.policy = policy
        self.parameters = dict(zip(model.parameters, parameters.tolist()))
        self._provinces, self._streams = model.programme.provinces, model._streams
        self._arrays: Dict[str, np.ndarray] = {}
        at = 0
        for i, name in enumerate(model._texts("measures", "measure_name")):
            length = call("awrash_simulation_model_get_measure_length", model._handle, i)
            shape = call("awrash_simulation_model_get_measure_shape", model._handle, i)
            values_of = values[at:at + model.editions * length]
            at += model.editions * length
            if shape == "province×stream":
                values_of = values_of.reshape(model.editions, -1, len(self._streams))
            elif shape:
                values_of = values_of.reshape(model.editions, length)
            self._arrays[name] = values_of

    def _held(self) -> Dict[str, Any]:
        return {"policy": self.policy, "parameters": self.parameters, **self._arrays}

    def to_frame(self) -> "pd.DataFrame":
        """A row for each edition: all measures of one number."""
        return self.frame()

    def __repr__(self) -> str:
        return f"<Run of {self.policy}: {', '.join(self._arrays)}>"

    def __getitem__(self, measure: str) -> np.ndarray:
        if not isinstance(measure, str) or measure not in self._arrays:
            raise DataError(f"measure is {shown(measure)}, expected one of "
                            f"{', '.join(self._arrays)}", "name")
        return self._arrays[measure]

    def keys(self) -> List[str]:
        """The names of the measures."""
        return list(self._arrays)

    def frame(self, measure: Optional[str] = None) -> "pd.DataFrame":
        """A row for each edition: all measures of one number, or one measure by province, or by
        province and stream.

        Parameters
        ----------
        measure : str, optional
            All measures of one number an edition unless given.

        Returns
        -------
        DataFrame
        """
        import pandas as pd
        if measure is None:
            data: Any = {name: array for name, array in self._arrays.items() if array.ndim == 1}
            frame = pd.DataFrame(data)
        else:
            array = self[measure]
            columns = {1: [measure], 2: pd.Index(self._provinces, name="province"),
                       3: pd.MultiIndex.from_product([self._provinces, self._streams],
                                                     names=["province", "stream"])}[array.ndim]
            frame = pd.DataFrame(array.reshape(len(array), -1), columns=columns)
        frame.index = pd.RangeIndex(1, len(frame) + 1, name="edition")
        return frame


# ── calibration ──────────────────────────────────────────────────────────────────────────────────


class _TakeUp(NamedTuple):
    mean: float
    year_spread: float
    spread: float
    persistence: float
    n_fitted: int
    n_tested: int
    n_left_out: int
    bias: float
    error: float
    error_full: float
    error_last: float
    n_last: int
    within: float


class TakeUp(Result, _TakeUp):
    """A law of take-up as records show it, and how well it tells years that it has not seen.

    Attributes
    ----------
    mean : float
        Of the means of years: the part of a budget that is taken up.
    year_spread, spread : float
        Standard deviations of the means of years, and of provinces around the mean of their year.
    persistence : float
        The correlation of that with the year before, from 0 to 1.
    n_fitted, n_tested, n_left_out : int
        How many records were used, tested on, and without a budget or a result.
    bias, error : float
        The mean of what was predicted less what came, and the root of its mean square, over the
        records of the test.
    error_full, error_last : float
        The same where all is predicted to be taken up, or as much as the year before.
    n_last : int
        How many records of the test have a year before.
    within : float
        The share of the records of the test in the band that holds 4 of 5 if the law is right.
    """

    @property
    def laws(self) -> Dict[str, str]:
        """What a model takes as parameters, or a study as laws."""
        return {"take-up": call("awrash_simulation_take_up_get_law", self.mean, self.year_spread),
                "take-up-spread": f"constant:{self.spread!r}",
                "take-up-persistence": f"constant:{self.persistence!r}"}


@cited
def take_up(budget: Any, done: Any, fit_years: Optional[int] = None) -> TakeUp:
    """Fit the law of take-up to records of budgets and results.

    Parameters
    ----------
    budget, done : array_like, shape (provinces, years), or DataFrame
        A row for each province, a column for each year; what has no record is NaN.
    fit_years : int, optional
        The first years, to which the law is fitted; the others test it. By default all.

    Returns
    -------
    TakeUp

    Raises
    ------
    DataError
        Shapes that differ, no record to fit.

    Notes
    -----
    Source: the method of moments; see awrash/simulation-run.h.

    Examples
    --------
    >>> law = take_up([[100, 100], [200, 200]], [[80, 60], [150, 130]])
    >>> round(law.mean, 3), law.n_fitted
    (0.7, 4)
    """
    granted, given = grid(budget, "budget"), grid(done, "done")
    if granted.ndim != 2 or granted.shape != given.shape:
        raise DataError(f"budget has the shape {granted.shape} and done {given.shape}, expected "
                        "two equal ones of provinces × years", "value")
    fit = call("awrash_simulation_take_up_fit", *granted.shape,
               granted.shape[1] if fit_years is None else fit_years, granted.ravel(), given.ravel())
    return TakeUp(*(getattr(fit, name) for name in TakeUp._fields))
