# SPDX-License-Identifier: GPL-3.0-or-later
"""simulation, results: the folder of a study as arrays and frames.

Idea: a column is mapped, not read: its axes are scenario, replication, policy, edition and what the
measure has in an edition.
Source: libawrash/simulation/store.c for the folder.
Invariant: the folder is only read, and nothing is told of one that is not whole.
"""

from __future__ import annotations

import functools
import json
import os
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple, Union

import numpy as np

from ._arrays import path_of
from ._native import call
from ._results import Result as _Result
from ._simulation_analysis import bands as quantiles
from ._simulation_analysis import gains, gather, mean, paired, regret
from ._simulation_design import morris, sobol
from ._tables import pandas
from .errors import DataError, FileError, shown
from .random import Law

if TYPE_CHECKING:
    import pandas as pd

    from ._simulation_study import Study

__all__ = ["Result"]

_RUN = ("scenario", "replication", "policy")
_BEST = {**dict.fromkeys(("gini", "theil", "between", "returned", "unplaced", "dropped", "unmet",
                          "cost", "churn", "seekers"), "lowest"),
         **dict.fromkeys(("lowest-rate", "overall-rate", "places", "completed", "persons",
                          "in-work"), "highest")}
_SHAPES = {"": (), "province": ("province",), "province×stream": ("province", "stream")}


class Result(_Result):
    """What a study's runs came to.

    Parameters
    ----------
    folder : path
        The folder of a whole study.
    study : Study, optional
        The study, where it is at hand.

    Attributes
    ----------
    folder : Path
    about : dict
        What study.json says.

    Raises
    ------
    FileError
        No folder of a study.

    Examples
    --------
    >>> case = awrash.Programme.load("khenifra-2023")
    >>> study = awrash.Study(case, ["flat", "proportional(unemployed)"], scenarios=4,
    ...                      measures=["gini"])
    >>> study.run().outcome("gini").shape
    (4, 1, 2)
    """

    def __init__(self, folder: Union[str, "os.PathLike[str]"],
                 study: Optional["Study"] = None) -> None:
        self.folder = path_of(folder, "folder")
        self.study = study
        try:
            self.about: Dict[str, Any] = json.loads(call(
                "awrash_base_file_read", self.folder / "study.json", 2 ** 26))
        except ValueError as error:
            raise FileError(f"{self.folder}: has no study.json that can be read: {error}",
                            "file") from None

    def _held(self) -> Dict[str, Any]:
        return {"folder": str(self.folder), "about": self.about}

    def to_frame(self) -> "pd.DataFrame":
        """The measures that are one number an edition, as `frame` has them."""
        return self.frame

    @property
    def whole(self) -> bool:
        """Whether all runs are there, in a shard: all of its own."""
        return bool(self.about["whole"])

    @property
    def measures(self) -> List[str]:
        """The measures."""
        return [measure["name"] for measure in self.about["measures"]]

    @property
    def policies(self) -> List[str]:
        """The names of the policies."""
        return [policy["name"] for policy in self.about["policies"]]

    @property
    def design(self) -> np.ndarray:
        """The scenarios, a row each, with a column for each parameter."""
        return np.load(self.folder / "design.npy", mmap_mode="r")

    def _cites(self) -> Dict[str, Any]:
        about = self.about
        kept = ("editions", "design", "scenarios", "replications", "policies", "births_by",
                "parameters", "measures", "shard", "shards")
        return {"call": "awrash.Study.run", "seed": about["seed"],
                "settings": {key: about[key] for key in kept},
                "inputs": {"programme": {"sha256": about["programme_sha256"]},
                           "definition": {"sha256": about["definition_sha256"]},
                           "design": {"sha256": about["design_sha256"]},
                           "runs": {"sha256": about["chunks_sha256"]}}}

    def __repr__(self) -> str:
        about = self.about
        state = "" if self.whole else ", not whole"
        return (f"Result: {about['rows']} runs of {len(about['policies'])} policies, "
                f"{about['editions']} editions, in {self.folder}{state}")

    # ── columns ─────────────────────────────────────────────────────────────────────────────────

    def _of(self, measure: str) -> Dict[str, Any]:
        for index, known in enumerate(self.about["measures"]):
            if isinstance(measure, str) and known["name"] == measure:
                return {**known, "file": self.about["columns"][index]["file"]}
        raise DataError(f"measure is {shown(measure)}, expected one of {', '.join(self.measures)}",
                        "name")

    def _demand_whole(self) -> None:
        if not self.whole or self.about["shards"] != 1:
            raise FileError(f"{self.folder}: is not a whole study, expected one that is run to its "
                            "end, or merged from its shards", "file")

    def axes(self, measure: str) -> Tuple[str, ...]:
        """The axes of a measure's array.

        Parameters
        ----------
        measure : str

        Returns
        -------
        tuple of str
        """
        return (*_RUN, "edition", *_SHAPES[self._of(measure)["shape"]])

    def rows(self, measure: str) -> np.ndarray:
        """A measure of all runs as the file has it, mapped.

        Parameters
        ----------
        measure : str

        Returns
        -------
        ndarray
            A row a run: (scenario × replications + replication) × policies + policy.
        """
        return np.load(self.folder / self._of(measure)["file"], mmap_mode="r")

    def __getitem__(self, measure: str) -> np.ndarray:
        """A measure by scenario, replication, policy, edition and its own axes, mapped."""
        self._demand_whole()
        rows = self.rows(measure)
        return rows.reshape(self.about["scenarios"], self.about["replications"],
                            len(self.about["policies"]), *rows.shape[1:])

    def coordinates(self) -> Dict[str, List[Any]]:
        """What the axes count through.

        Returns
        -------
        dict of str to list
        """
        about = self.about
        return {"scenario": list(range(about["scenarios"])),
                "replication": list(range(about["replications"])), "policy": self.policies,
                "edition": list(range(1, about["editions"] + 1)), "province": about["provinces"],
                "stream": about["streams"]}

    # ── frames ──────────────────────────────────────────────────────────────────────────────────

    @functools.cached_property
    def frame(self) -> "pd.DataFrame":
        """The measures that are one number an edition: a row a scenario, replication, policy and
        edition."""
        names = [name for name in self.measures if self._of(name)["shape"] == ""]
        known = self.coordinates()
        axes = (*_RUN, "edition")
        index = pandas().MultiIndex.from_product([known[axis] for axis in axes], names=axes)
        return pandas().DataFrame({name: self[name].ravel() for name in names}, index=index)

    @functools.cached_property
    def scenarios(self) -> "pd.DataFrame":
        """The parameters of each scenario."""
        return pandas().DataFrame(self.design, columns=[
            parameter["name"] for parameter in self.about["parameters"]]).rename_axis("scenario")

    def to_xarray(self) -> Any:
        """All measures by their axes, mapped.

        Returns
        -------
        xarray.Dataset

        Raises
        ------
        ImportError
            xarray is not installed.
        """
        try:
            import xarray
        except ImportError as error:
            raise ImportError("to_xarray() needs xarray, which is not installed",
                              name="xarray") from error
        known = self.coordinates()
        columns = {name: (self.axes(name), self[name], {"unit": self._of(name)["unit"]})
                   for name in self.measures}
        used = {axis for axes, _, _ in columns.values() for axis in axes}
        return xarray.Dataset(columns, {axis: values for axis, values in known.items() if axis in used},
                              {"definition_sha256": self.about["definition_sha256"]})

    # ── across runs ─────────────────────────────────────────────────────────────────────────────

    def outcome(self, measure: str, edition: int = -1) -> np.ndarray:
        """A measure in one edition, by scenario, replication, policy and its own axes.

        Parameters
        ----------
        measure : str
        edition : int
            From 1 on; the last one unless given.

        Returns
        -------
        ndarray
        """
        editions = self.about["editions"]
        if not isinstance(edition, (int, np.integer)) or (edition != -1 and not 1 <= edition <= editions):
            raise DataError(f"edition is {shown(edition)}, expected one from 1 to {editions}")
        return np.asarray(self[measure][:, :, :, edition if edition < 0 else edition - 1])

    def _scalar(self, measure: str, edition: int) -> np.ndarray:
        if self._of(measure)["shape"]:
            raise DataError(f"measure is {measure!r}, expected one that is a single number in each "
                            "edition")
        return self.outcome(measure, edition)

    def _policy(self, name: Optional[str], what: str) -> int:
        if name is None and self.study is not None:
            name = self.study.baseline
        if name not in self.policies:
            raise DataError(f"{what} is {name!r}, expected one of {', '.join(self.policies)}",
                            "name")
        return self.policies.index(name)

    def summary(self, measure: str, edition: int = -1,
                baseline: Optional[str] = None) -> "pd.DataFrame":
        """Means of policies, their bands, and what they differ from a baseline by.

        Parameters
        ----------
        measure : str
        edition : int
        baseline : str, optional
            That of the study unless given; without any there are no differences.

        Returns
        -------
        DataFrame
            Index policy; mean and its Monte Carlo error, low (5 %), median and high (95 %) over
            runs; difference, its error, and above, the share of runs with more.
        """
        values = self._scalar(measure, edition)
        means, bands = mean(values), quantiles(values)
        frame = pandas().DataFrame({"mean": means.mean, "error": means.error, "low": bands[0],
                                    "median": bands[1], "high": bands[2]},
                                   index=pandas().Index(self.policies, name="policy"))
        if baseline is None and (self.study is None or self.study.baseline is None):
            return frame
        against = paired(values, self._policy(baseline, "baseline"))
        return frame.assign(difference=against.difference, difference_error=against.error,
                            above=against.above)

    def regret(self, measure: str, best: Optional[str] = None, edition: int = -1) -> "pd.DataFrame":
        """By how much each policy is worse than the best one of the scenario.

        Parameters
        ----------
        measure : str
        best : {"highest", "lowest"}, optional
            Known for rates, places and persons who have one (highest), and for measures of
            inequality, unmet need, cost and churn (lowest).
        edition : int

        Returns
        -------
        DataFrame
            A row a scenario, a column a policy.
        """
        self._of(measure)
        best = _BEST.get(measure) if best is None else best
        if best is None:
            raise DataError(f"best is not known for {measure!r}, expected \"highest\" or \"lowest\"")
        return pandas().DataFrame(regret(self._scalar(measure, edition), best),
                                  columns=self.policies).rename_axis("scenario")

    def winners_losers(self, baseline: Optional[str] = None, measure: str = "rate",
                       edition: int = -1, groups: Any = None) -> "pd.DataFrame":
        """Who gains and who loses against a baseline.

        Parameters
        ----------
        baseline : str, optional
            That of the study unless given.
        measure : str
            One that has a value a province.
        edition : int
        groups : array_like of int, optional
            The group of each province, from 0, as `awrash.simulation.strata` has them: deciles of
            need, fragile provinces. What they have is added up, so that the measure is to be one
            of persons or places.

        Returns
        -------
        DataFrame
            Index (policy, province or group): mean gain, its error, and the shares of runs won and
            lost.
        """
        if self._of(measure)["shape"] != "province":
            raise DataError(f"measure is {measure!r}, expected one that has a value a province")
        values, against = self.outcome(measure, edition), self._policy(baseline, "baseline")
        if groups is not None:
            values = np.stack([gather(values[:, :, k], groups) for k in range(values.shape[2])], 2)
        frames = {}
        for k, policy in enumerate(self.policies):
            if k != against:
                frames[policy] = pandas().DataFrame(
                    gains(values[:, :, k], values[:, :, against])._asdict(),
                    index=self.about["provinces"] if groups is None else None)
        return pandas().concat(frames, names=["policy", "province" if groups is None else "group"])

    # ── what moves the outcome ──────────────────────────────────────────────────────────────────

    @property
    def factors(self) -> List[str]:
        """The parameters that vary: the dimensions of the design."""
        return [parameter["name"] for parameter in self.about["parameters"]
                if Law(parameter["law"]).variance > 0]

    def _sensitivity(self, kind: str, measure: str, edition: int, analyse: Any) -> "pd.DataFrame":
        if not self.about["design"].startswith(kind) or not self.factors:
            raise DataError(f"the study has the design {self.about['design']!r} over "
                            f"{len(self.factors)} parameters, expected \"{kind}\" over one or more")
        values = self._scalar(measure, edition).mean(axis=1)
        return pandas().concat({policy: analyse(values[:, k]).to_frame()
                                for k, policy in enumerate(self.policies)},
                               names=["policy", "parameter"])

    def sobol(self, measure: str, edition: int = -1, level: float = 0.95,
              replications: int = 1000) -> "pd.DataFrame":
        """First and total Sobol indices of the parameters that vary, with bootstrap intervals.

        Parameters
        ----------
        measure : str
            Of a study whose design is "saltelli".
        edition : int
        level : float
        replications : int
            Of the bootstrap.

        Returns
        -------
        DataFrame
            Index (policy, parameter). What is analysed is the mean over the study's replications,
            whose own scatter counts as a part that no parameter explains.
        """
        return self._sensitivity("saltelli", measure, edition, lambda values: sobol(
            values, len(self.factors), level, replications, self.about["seed"], self.factors))

    def morris(self, measure: str, edition: int = -1) -> "pd.DataFrame":
        """Screening of the parameters that vary by elementary effects.

        Parameters
        ----------
        measure : str
            Of a study whose design is "morris".
        edition : int

        Returns
        -------
        DataFrame
            Index (policy, parameter): mu, mu_star, its error, and sigma, in units of the measure
            for each unit of the parameter.
        """
        points = self.scenarios[self.factors].to_numpy()
        return self._sensitivity("morris", measure, edition,
                                 lambda values: morris(points, values, self.factors))

    # ── as plots ────────────────────────────────────────────────────────────────────────────────

    def plot(self, kind: str = "bands", measure: str = "gini", edition: int = -1,
             baseline: Optional[str] = None, policy: Optional[str] = None, groups: Any = None,
             ax: Any = None, language: str = "en", **options: Any) -> Any:
        """The study as a plot.

        Parameters
        ----------
        kind : {"bands", "gains", "sobol"}
            A plot of `awrash.plot`, of `summary`, `winners_losers` or `sobol`.
        measure : str
        edition : int
        baseline, groups
            Of "gains", as in `winners_losers`.
        policy : str, optional
            Of "gains" and "sobol": the policy that is shown.
        ax : matplotlib axes, optional
            Where it is drawn; a new figure unless given.
        language : {"en", "fr", "ar"}
        **options
            Those of the plot: unit, scale, labels.

        Returns
        -------
        matplotlib axes

        Raises
        ------
        DataError
            An unknown kind, measure, policy or language.
        ImportError
            matplotlib is not installed.
        """
        from . import plot
        return plot._result(self, kind, measure, edition, baseline, policy, groups,
                            {"ax": ax, "language": language, **options})
