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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple, Union

import numpy as np

from ._tables import pandas
from .errors import DataError, FileError

if TYPE_CHECKING:
    import pandas as pd

    from ._simulation_study import Study

__all__ = ["Result"]

_RUN = ("scenario", "replication", "policy")
_SHAPES = {"": (), "province": ("province",), "province×stream": ("province", "stream")}


class Result:
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
    """

    def __init__(self, folder: Union[str, "os.PathLike[str]"],
                 study: Optional["Study"] = None) -> None:
        self.folder = Path(folder)
        self.study = study
        try:
            self.about: Dict[str, Any] = json.loads(
                (self.folder / "study.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise FileError(f"{self.folder}: has no study.json that can be read: {error}",
                            "file") from None

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

    def __repr__(self) -> str:
        about = self.about
        state = "" if self.whole else ", not whole"
        return (f"Result: {about['rows']} runs of {len(about['policies'])} policies, "
                f"{about['editions']} editions, in {self.folder}{state}")

    # ── columns ─────────────────────────────────────────────────────────────────────────────────

    def _of(self, measure: str) -> Dict[str, Any]:
        for index, known in enumerate(self.about["measures"]):
            if known["name"] == measure:
                return {**known, "file": self.about["columns"][index]["file"]}
        raise DataError(f"measure is {measure!r}, expected one of {', '.join(self.measures)}",
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
