# SPDX-License-Identifier: GPL-3.0-or-later
"""Studies from Python: the same bytes whoever runs them, and columns as arrays and frames.

Idea: every executor writes a folder, and folders are compared byte for byte.
Source: the contract of awrash.Study; concurrent.futures, dask and mpi4py as Debian has them.
Invariant: a test of an executor that is not installed is skipped with a message.
"""

import hashlib
import importlib.util
import os
import pickle
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import awrash

ROOT = Path(__file__).resolve().parents[2]
KHENIFRA = ROOT / "examples" / "data" / "khenifra-2023"
MEASURES = ["gini", "lowest-rate", "rate", "filled"]


def study(**changes):
    settings = dict(policies={"by-need": "proportional(unemployed)", "even": "flat"}, scenarios=40,
                    editions=3, replications=5, seed=3, measures=MEASURES, baseline="even",
                    design="latin-hypercube",
                    parameters={"take-up": ("uniform:0.6,0.9", "derived", "a note"),
                                "entries": 0.1})
    return awrash.Study(awrash.Programme.load(KHENIFRA), **{**settings, **changes})


def bytes_of(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(Path(folder).iterdir())}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The folder of one run by one thread."""
    folder = tmp_path_factory.mktemp("study") / "whole"
    return study().run(folder, threads=1)


# ── what it says ─────────────────────────────────────────────────────────────────────────────────


def test_shares_of_groups_are_columns_and_factors(tmp_path):
    shares = {"group:women:temporary": ("uniform:0.2,0.4", "assumed"), "group:women:sustainable": 0.3}
    it = study(parameters=shares, measures=["share-of:women", "share:temporary"], scenarios=8)
    assert it.factors == ["group:women:temporary"]
    result = it.run(tmp_path / "groups", threads=1)
    share = result["share-of:women"]
    assert share.shape == result["share:temporary"].shape and 0.2 < share.min() < share.max() < 0.4
    assert (tmp_path / "groups" / "share-of-women.npy").exists()


def test_a_study_says_what_it_is():
    it = study()
    assert it.policies == {"by-need": "proportional(unemployed)", "even": "flat"}
    assert it.n_runs == 2 * 40 * 5
    assert it.baseline == "even"
    assert it.factors == ["take-up:sustainable", "take-up:temporary"]
    assert it.parameters["take-up:temporary"] == {
        "law": "uniform:0.6,0.9", "unit": "share", "status": "derived", "source": "a note"}
    assert it.parameters["entries"]["law"] == "constant:0.1"
    assert it.parameters["births"]["status"] == "assumed"
    assert "2 policies × 40 scenarios × 5 replications × 3 editions" in repr(it)


def test_a_rule_alone_is_its_own_name():
    assert study(policies=["flat", "leximin"], baseline=None).policies == {
        "flat": "flat", "leximin": "leximin"}
    assert study(policies="flat", baseline=None).baseline is None


def test_every_fault_is_told():
    with pytest.raises(awrash.DataError) as caught:
        study(scenarios=0, parameters={"entries": "uniform:2,1"}, baseline="odd")
    assert caught.value.code == "folder"
    for words in ("[study] scenarios", "[parameter entries] law", "[study] baseline"):
        assert words in str(caught.value)
    with pytest.raises(awrash.DataError, match="one line"):
        study(policies={"a": "flat\n[study]"})


def test_a_file_is_the_same_study(tmp_path):
    path = tmp_path / "study.ini"
    path.write_text(f"\ufeff[study]\nprogramme={KHENIFRA}\nseed=9\n[policy even]\nrule=flat\n", "utf-8")
    it = awrash.Study.load(path)
    assert it.policies == {"even": "flat"}
    assert it.programme.provinces == awrash.Programme.load(KHENIFRA).provinces
    assert it._about == awrash.Study(awrash.Programme.load(KHENIFRA), {"even": "flat"}, seed=9)._about


# ── the same bytes ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("threads", [pytest.param(n, id=f"threads-{n}") for n in (2, 5)])
def test_threads_write_the_same_bytes(whole, tmp_path, threads):
    told = []
    study().run(tmp_path / "it", threads=threads, progress=told.append)
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)
    assert told[-1] == 1.0 and told == sorted(told)


@pytest.mark.parametrize("workers", [pytest.param(n, id=f"processes-{n}") for n in (1, 4)])
def test_processes_write_the_same_bytes(whole, tmp_path, workers):
    with ProcessPoolExecutor(workers) as executor:
        study().run(tmp_path / "it", executor=executor)
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)


def test_any_map_will_do(whole, tmp_path):
    with ThreadPoolExecutor(2) as executor:
        study().run(tmp_path / "it", executor=executor)
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)
    with pytest.raises(awrash.DataError, match="executor"):
        study().run(executor=executor, threads=2)


def test_shards_in_any_order_merge_into_the_same_bytes(whole, tmp_path):
    it = study()
    parts = [it.run(tmp_path / f"part-{i}", shard=(i, 3)).folder for i in (3, 1, 2)]
    it.merge(parts, tmp_path / "it")
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)
    with pytest.raises(awrash.DataError, match="missing shards: 1/3"):
        it.merge([parts[0], parts[2]], tmp_path / "other")
    with pytest.raises(awrash.DataError, match="its seed is"):
        study(seed=4).merge(parts, tmp_path / "other")
    with pytest.raises(awrash.FileError, match="whole study"):
        awrash._simulation_result.Result(parts[0])["gini"]


def test_an_interrupted_run_goes_on(whole, tmp_path):
    class Stop(Exception):
        pass

    def stop(share):
        if share > 0.3:
            raise Stop

    with pytest.raises(Stop):
        study().run(tmp_path / "it", executor=ThreadPoolExecutor(1), progress=stop)
    assert not awrash._simulation_result.Result(tmp_path / "it").whole
    made = []
    it = study()
    make = awrash._simulation_study._make
    it.run(tmp_path / "it", executor=type("Counting", (), {
        "map": lambda self, work, chunks: (made.append(c) or work(c) for c in chunks)})())
    assert make is awrash._simulation_study._make
    assert 0 < len(made) < 0.75 * 200
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)


def _dies(marker, work, chunk):
    """Ends its process at the first chunk that finds no marker."""
    if chunk > 20 and not os.path.exists(marker):
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return work(chunk)


class Dying:
    """An executor of which one worker is killed in the middle of a study."""

    def __init__(self, executor, marker):
        self.executor, self.marker = executor, str(marker)

    def map(self, work, chunks):
        import functools
        return self.executor.map(functools.partial(_dies, self.marker, work), chunks)


def test_a_killed_process_stops_with_one_error_and_nothing_is_lost(whole, tmp_path):
    with pytest.raises(awrash.Error, match="worker ended.*goes on from there") as caught:
        with ProcessPoolExecutor(2) as executor:
            study().run(tmp_path / "it", executor=Dying(executor, tmp_path / "marker"))
    assert caught.value.code == "worker"
    with ProcessPoolExecutor(2) as executor:
        study().run(tmp_path / "it", executor=Dying(executor, tmp_path / "marker"))
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)


def test_dask_runs_it_and_survives_a_killed_worker(whole, tmp_path):
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                                  dashboard_address=None) as cluster, \
            distributed.Client(cluster) as client:
        study().run(tmp_path / "it", executor=client)
        assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)
        study().run(tmp_path / "again", executor=Dying(client.get_executor(), tmp_path / "marker"))
        assert (tmp_path / "marker").exists()
        assert bytes_of(tmp_path / "again") == bytes_of(whole.folder)


MPI = """
import sys
from mpi4py.futures import MPIPoolExecutor
sys.path.insert(0, {tests!r})
from test_simulation_study import Dying, study
if __name__ == "__main__":
    with MPIPoolExecutor() as executor:
        study().run({folder!r}, executor=Dying(executor, {marker!r}))
"""


def test_mpi_runs_it_and_goes_on_after_a_killed_worker(whole, tmp_path):
    if importlib.util.find_spec("mpi4py") is None or shutil.which("mpirun") is None:
        pytest.skip("mpi4py or mpirun is not installed")
    script = tmp_path / "script.py"
    script.write_text(MPI.format(tests=str(Path(__file__).parent), folder=str(tmp_path / "it"),
                                 marker=str(tmp_path / "marker")))
    command = ["mpirun", "--oversubscribe", "-n", "4", sys.executable, "-m", "mpi4py.futures",
               str(script)]
    environment = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1",
                   "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "PYTHONPATH": os.pathsep.join(
                       [str(ROOT / "bindings" / "python"), os.environ.get("PYTHONPATH", "")])}
    killed = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120,
                            check=False)
    assert killed.returncode != 0 and "signal 9" in killed.stderr
    again = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120,
                           check=False)
    assert again.returncode == 0, again.stderr
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)


# ── results ──────────────────────────────────────────────────────────────────────────────────────


def test_columns_are_mapped_by_their_axes(whole):
    assert whole["gini"].shape == (40, 5, 2, 3)
    assert whole["filled"].shape == (40, 5, 2, 3, 5, 2)
    assert whole.axes("filled") == ("scenario", "replication", "policy", "edition", "province", "stream")
    assert isinstance(whole.rows("rate"), np.memmap) and not whole["rate"].flags.writeable
    assert whole.design.shape == (40, len(whole.about["parameters"]))
    with pytest.raises(awrash.DataError, match="gini"):
        whole["ginis"]


def test_the_frame_has_a_row_an_edition(whole):
    frame = whole.frame
    assert list(frame.columns) == ["gini", "lowest-rate"]
    assert len(frame) == 40 * 5 * 2 * 3
    assert frame.loc[(7, 2, "even", 3), "gini"] == whole["gini"][7, 2, 1, 2]
    assert whole.scenarios["take-up:temporary"].between(0.6, 0.9).all()
    assert whole.scenarios["entries"].eq(0.1).all()


def test_to_xarray_keeps_the_axes(whole):
    pytest.importorskip("xarray", reason="xarray is not installed")
    data = whole.to_xarray()
    assert data["filled"].dims == whole.axes("filled")
    assert float(data["gini"].sel(policy="even", edition=2, scenario=3, replication=1)) \
        == whole["gini"][3, 1, 1, 1]
    assert data["gini"].attrs["unit"] == "index"


def test_a_result_without_a_folder_takes_it_along():
    result = study().run()
    folder = result.folder
    assert folder.exists() and result["gini"].shape == (40, 5, 2, 3)
    del result
    assert not folder.exists()


def test_a_study_pickles_and_means_the_same(whole, tmp_path):
    pickle.loads(pickle.dumps(study())).run(tmp_path / "it", threads=1)
    assert bytes_of(tmp_path / "it") == bytes_of(whole.folder)


def test_a_folder_of_something_else_is_refused(whole, tmp_path):
    with pytest.raises(awrash.DataError, match="its seed is"):
        study(seed=4).run(whole.folder)
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(awrash.FileError, match="notes.txt"):
        study().run(tmp_path)


# ── across runs ──────────────────────────────────────────────────────────────────────────────────


def test_summaries_are_those_of_numpy(whole):
    frame, values = whole.summary("gini"), whole["gini"][..., -1]
    flat = values.reshape(-1, 2)
    assert frame.index.tolist() == ["by-need", "even"]
    assert np.allclose(frame["mean"], flat.mean(0), rtol=1e-12)
    assert np.allclose(frame["error"], values.mean(1).std(0, ddof=1) / np.sqrt(40), rtol=1e-9)
    assert np.allclose(frame[["low", "median", "high"]].T, np.quantile(flat, [0.05, 0.5, 0.95], axis=0))
    assert frame.loc["even", "difference"] == 0
    assert frame.loc["by-need", "difference"] == pytest.approx((flat[:, 0] - flat[:, 1]).mean(), rel=1e-9)
    assert whole.summary("gini", edition=1)["mean"][0] == pytest.approx(whole["gini"][:, :, 0, 0].mean())
    with pytest.raises(awrash.DataError, match="edition is 4"):
        whole.summary("gini", edition=4)
    with pytest.raises(awrash.DataError, match="single number"):
        whole.summary("rate")


def test_regret_is_what_the_best_policy_would_have_saved(whole):
    by_scenario = whole["gini"][..., -1].mean(1)
    expected = by_scenario - by_scenario.min(1, keepdims=True)
    assert np.allclose(whole.regret("gini"), expected, atol=1e-15)
    assert whole.regret("gini").columns.tolist() == whole.policies
    worst = by_scenario.max(1, keepdims=True) - by_scenario
    assert np.allclose(whole.regret("gini", best="highest"), worst, atol=1e-15)


def test_winners_and_losers_are_told_by_province_and_by_group(whole):
    frame, values = whole.winners_losers(), whole["rate"][:, :, :, -1]
    gain = values[:, :, 0] - values[:, :, 1]
    assert frame.index.tolist() == [("by-need", code) for code in whole.about["provinces"]]
    assert np.allclose(frame["mean"], gain.mean((0, 1)), atol=1e-12)
    assert np.allclose(frame["winning"], (gain > 0).mean((0, 1)))
    assert np.allclose(frame["losing"], (gain < 0).mean((0, 1)))
    groups = whole.winners_losers(groups=[0, 1, 0, 1, 1])
    assert np.allclose(groups["mean"], [gain[..., [0, 2]].sum(-1).mean(), gain[..., [1, 3, 4]].sum(-1).mean()])
    against = whole.winners_losers("by-need")
    assert np.allclose(against["mean"], -frame["mean"].to_numpy(), atol=1e-15)
    with pytest.raises(awrash.DataError, match="baseline"):
        whole.winners_losers("none")


def test_sensitivity_finds_the_parameter_that_moves_the_outcome():
    parameters = {"take-up:temporary": "uniform:0.2,0.9", "drop-out:temporary": "uniform:0.07,0.08"}
    asked = dict(parameters=parameters, measures=["places"], policies={"even": "flat"}, baseline=None)
    saltelli = study(design="saltelli", scenarios=512, replications=1, **asked).run()
    indices = saltelli.sobol("places", replications=200).loc["even"]
    assert indices.index.tolist() == saltelli.factors == ["take-up:temporary", "drop-out:temporary"]
    assert indices["total"][0] > 0.9 and indices["total"][1] < 0.1
    assert indices["first_low"][0] < indices["first"][0] < indices["first_high"][0]
    assert indices["first_high"][0] > 0.9 and indices["first_low"][1] < 0.05
    morris = study(design="morris", scenarios=10, replications=1, **asked).run()
    effects = morris.morris("places").loc["even"]
    # by their ranges: 0.7 of take-up against 0.01 of drop-outs
    assert 0.7 * effects["mu"][0] > 20 * abs(0.01 * effects["mu"][1])
    with pytest.raises(awrash.DataError, match="design"):
        morris.sobol("places")


# ── the case that ships ──────────────────────────────────────────────────────────────────────────


def _fragility(monkeypatch, scenarios):
    """What ships as a module, and its study with fewer scenarios."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    path = ROOT / "examples" / "data" / "fragility"
    spec = importlib.util.spec_from_file_location("fragility", path / "fragility.py")
    case = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(case)
    whole = awrash.Study.load(path / "study.ini")
    return case, awrash._simulation_study._from_text(
        whole.programme, whole._text.replace("scenarios=256", f"scenarios={scenarios}"))


@pytest.mark.parametrize("language, title, name", [
    pytest.param("en", "Fragile provinces", "Both streams by need  1", id="en"),
    pytest.param("fr", "Provinces fragiles", "Les deux volets selon le besoin  1", id="fr"),
    pytest.param("ar", None, None, id="ar")])
def test_its_figures_speak_three_languages_and_show_what_was_found(tmp_path, monkeypatch, language, title, name):
    pytest.importorskip("matplotlib")
    case, it = _fragility(monkeypatch, 4)
    result = it.run()
    who = case.fragile(it.programme, 0.25)
    rows = {key: (means, bands, against) for key, means, bands, against in case.table(result, who)}
    if language == "ar":
        reshaper, bidi = pytest.importorskip("arabic_reshaper"), pytest.importorskip("bidi.algorithm")
        title = bidi.get_display(reshaper.reshape(case.WORDS["ar"]["title"]))
        name = bidi.get_display(reshaper.reshape("الشقان معا حسب الحاجة")) + "  1"
    figure = case.draw(result, rows, tmp_path / "it.svg", language)
    left, right = figure.axes
    assert (tmp_path / "it.svg").read_text(encoding="utf-8").lstrip().startswith("<?xml")
    assert figure._suptitle.get_text().startswith(title)
    assert left.get_yticklabels()[0].get_text() == name
    assert [text.get_text() for text in right.texts] == [str(k) for k in range(1, 7)]
    bands = [line for line in left.lines if line.get_linewidth() == 6]
    np.testing.assert_allclose([line.get_xdata() for line in bands], 1000 * rows["gap"][1][[0, 2]].T)
    # nothing is cut: all words lie on the paper
    paper = figure.bbox
    for text in (figure._suptitle, *left.get_yticklabels(), left.xaxis.label, right.xaxis.label, right.yaxis.label):
        box = text.get_window_extent()
        assert paper.x0 <= box.x0 and box.x1 <= paper.x1 and paper.y0 <= box.y0 and box.y1 <= paper.y1


@pytest.mark.parametrize("arguments, message", [
    pytest.param({"executor": 3}, "executor is 3, expected what has the map of concurrent.futures", id="executor"),
    pytest.param({"progress": 3}, "progress is 3, expected what can be called", id="progress")])
def test_who_cannot_work_or_be_told_is_refused_before_anything_runs(tmp_path, arguments, message):
    with pytest.raises(awrash.DataError, match=message):
        study().run(tmp_path / "it", **arguments)
    assert not (tmp_path / "it").exists()


def test_an_edition_is_a_whole_number(whole):
    with pytest.raises(awrash.DataError, match="edition is 1.5, expected one from 1 to"):
        whole.outcome(whole.measures[0], 1.5)


def test_a_study_tells_what_its_file_says():
    it = awrash.Study(study().programme, {"a": {"rule": "flat", "name[fr]": "À parts égales"}})
    assert it.option("policy a", "name[fr]") == "À parts égales"
    assert it.option("policy a", "name[ar]") is None and it.option("policy b", "name") is None


def test_fragile_provinces_lose_where_the_sustainable_stream_follows_jobs(capsys, monkeypatch):
    case, it = _fragility(monkeypatch, 16)
    who = case.fragile(it.programme, 0.25)
    assert who.sum() == 19 and who[it.programme.provinces.index("05.301")]
    assert all(parameter["status"] == "assumed" for parameter in it.parameters.values())
    rows = case.show(it.run(), who, 0.25)
    gap = dict(zip(it.policies, zip(rows["gap"][2].difference, rows["gap"][2].error)))
    assert gap["by-need"] == (0, 0)
    assert gap["jobs"][0] > 10 * gap["jobs"][1] > 0
    assert gap["make-up"][0] < -3 * gap["make-up"][1]
    assert gap["equal-rates"][0] < -3 * gap["equal-rates"][1]
    assert gap["training-95"][0] < gap["training-90"][0] < gap["jobs"][0]
    training = dict(zip(it.policies, rows["training"][0].mean))
    assert training["jobs"] == 0 < training["training-90"] < training["training-95"]
    assert "19 provinces (the word and the limit are assumed)" in capsys.readouterr().out
