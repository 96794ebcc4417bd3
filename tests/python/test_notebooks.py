# SPDX-License-Identifier: GPL-3.0-or-later
"""Notebooks: kept without outputs, and true when they are run.

Idea: a file is read as JSON for what is kept, and run by a kernel for what it says.
Source: nbformat 4.5; the prose of the notebooks, whose figures are looked for in what comes out.
Invariant: a notebook reads nothing but the data that stand beside it.
"""

import json
import os
import re

import pytest

from conftest import EXAMPLES, ROOT

FOLDER = ROOT / "examples" / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))


def faults_of(notebook):
    """What a notebook that is kept must not have."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and (cell["outputs"] or cell["execution_count"] is not None):
            yield f"{cell['id']}: has outputs"
        if cell["metadata"]:
            yield f"{cell['id']}: has metadata"
        if not cell["source"]:
            yield f"{cell['id']}: is empty"
        if re.search(r"(?<![\w.])/\w+/", "".join(cell["source"])):
            yield f"{cell['id']}: has a path of one machine"
    if set(notebook["metadata"]) != {"kernelspec", "language_info"}:
        yield "metadata of one machine"


def read(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_the_three_are_there():
    assert NOTEBOOKS == ["apportionment.ipynb", "policy-study.ipynb", "premiere-repartition.ipynb"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_kept_without_outputs(name):
    notebook = read(name)
    assert list(faults_of(notebook)) == []
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text == json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("change, fault", [
    pytest.param({"outputs": [{}]}, "has outputs", id="outputs"),
    pytest.param({"execution_count": 3}, "has outputs", id="count"),
    pytest.param({"metadata": {"tags": []}}, "has metadata", id="metadata"),
    pytest.param({"source": []}, "is empty", id="empty"),
    pytest.param({"source": ["open('/data/me')"]}, "a path of one machine", id="path"),
])
def test_what_must_not_be_kept_is_seen(change, fault):
    notebook = read(NOTEBOOKS[0])
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell.update(change)
    assert [text.split(": ")[1] for text in faults_of(notebook)] == (
        ["has a path of one machine"] if "path" in fault else [fault])


# ── run ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Runs a notebook: what its code cells show, as text, and how many pictures."""
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    for needed in ("ipykernel", "pandas", "matplotlib"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
    try:
        KernelSpecManager().get_kernel_spec("python3")
    except NoSuchKernel:
        pytest.skip("Jupyter has no kernel python3")

    def make(name, monkeypatch):
        beside = [str(ROOT / "bindings" / "python"), os.environ.get("PYTHONPATH", "")]
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, beside)))
        monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        monkeypatch.setenv("TMPDIR", str(tmp_path_factory.mktemp("kernel")))
        monkeypatch.delenv("MPLBACKEND", raising=False)
        from awrash import _native
        monkeypatch.setenv("AWRASH_LIBRARY", _native.LIBRARY._name)
        notebook = nbformat.read(FOLDER / name, 4)
        nbformat.validate(notebook)
        nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3",
                                resources={"metadata": {"path": str(FOLDER)}}).execute()
        outputs = [output for cell in notebook.cells if cell.cell_type == "code"
                   for output in cell.outputs]
        assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]
        data = [o.data for o in outputs if "data" in o]
        shown = "\n".join([d.get("text/plain", "") for d in data]
                          + [o.text for o in outputs if "text" in o])
        return shown, sum("image/png" in d for d in data)

    return make


def has_row(shown, *cells):
    """Whether a line has these words one after the other."""
    return re.search(r"(?m)^\s*" + r"\s+".join(map(re.escape, cells)) + r"\s*$", shown) is not None


def test_a_first_split_is_that_of_the_readme(run, monkeypatch, khenifra):
    shown, pictures = run("premiere-repartition.ipynb", monkeypatch)
    plan = khenifra.split()
    for code in plan.codes:
        assert khenifra.label(code, "ar") in shown
        places = plan.provinces.loc[code]
        assert re.search(rf"{khenifra.label(code, 'fr')}.*\s{int(places['places_sustainable'])}\s", shown)
    assert has_row(shown, "05.301", "557", "700", "143")
    assert f"Gini de la proposition : {plan.equity().gini:.4f}" in shown
    assert "rapport.html" in shown and shown.count("True") >= 1
    assert pictures == 5


def test_a_study_shows_what_its_prose_says(run, monkeypatch):
    shown, pictures = run("policy-study.ipynb", monkeypatch)
    gini = {name: float(re.search(rf"(?m)^{name}\s+(0\.\d+)", shown)[1])
            for name in ("by need", "jobs", "make up")}
    assert gini["by need"] < gini["make up"] < gini["jobs"]
    assert "320 scenarios × 4 replications × 3 editions" in shown and pictures == 4
    assert "assumed" in shown


def test_the_paradoxes_are_in_the_figures_of_the_census(run, monkeypatch):
    shown, pictures = run("apportionment.ipynb", monkeypatch)
    assert has_row(shown, "Alabama", "8", "7") and has_row(shown, "Texas", "9", "10")
    assert has_row(shown, "Illinois", "18", "19") and has_row(shown, "300", "7", "8")
    assert has_row(shown, "Montana", "12.13", "2", "1")
    assert has_row(shown, "Alabama", "11.92", "7", "8")
    assert has_row(shown, "Montana", "2", "2") and has_row(shown, "Alabama", "7", "7")
    assert has_row(shown, "New Hampshire", "2.0", "1") and has_row(shown, "Kentucky", "8.0", "9")
    assert has_row(shown, "California", "51.99", "50", "54")
    assert "tied for 2 units: A, B, C" in shown and pictures == 1


def test_the_census_is_that_of_the_published_cases():
    from conftest import published
    with (EXAMPLES / "apportionment" / "us-census.csv").open(encoding="utf-8") as file:
        lines = [line.strip().split(",") for line in file if not line.startswith("#")][1:]
    cases = {row["case"]: [int(claim) for claim in row["claims"].split()]
             for row in published("apportionment.csv") if row["case"].startswith(("us-", "alabama"))}
    if not cases:
        pytest.skip("there are no published cases")
    for census, case in (("1880", "alabama-paradox-299"), ("1950", "us-house-1950"),
                         ("1970", "us-house-1970"), ("1980", "us-house-1980")):
        populations = [int(n) for year, state, n in lines
                       if year == census and (year, state) != ("1950", "Alaska")]
        assert populations == cases[case]
    assert ["1950", "Alaska", "128643"] in lines
