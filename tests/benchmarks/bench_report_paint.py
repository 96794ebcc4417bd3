#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a reader waits until the page is seen.

Idea: three pages are opened anew in a real browser, in turns; what it says of its first paint.
Source: Chromium, as `make deps-report` installs it; the promise is a first paint within 200 ms.
Invariant: medians are printed beside the promise, nothing is asserted of time.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("AWRASH_BUILD", ROOT / "build"))
MODULES = BUILD / "browser" / "node_modules"
LOADS, PROMISE = 11, 200

sys.path.insert(0, str(ROOT / "tests" / "report"))
from wide import wide_page  # noqa: E402  (beside the tests of the page)


def pages(folder):
    """The shipped cases, and the fullest page."""
    examples = ROOT / "examples" / "data"
    for case in ("khenifra-2023", "morocco-2023"):
        page = folder / f"{case}.html"
        subprocess.run([BUILD / "bin" / "awrash-report", examples / case, "-q",
                        "--frontier", "places,gini", "-o", page], check=True)
        yield page
    yield wide_page(BUILD / "bin", examples, folder)


def main():
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None or shutil.which("node") is None or not (MODULES / "playwright-core").exists():
        print("there is no browser to ask: make deps-report")
        return
    with tempfile.TemporaryDirectory() as folder:
        files = list(pages(pathlib.Path(folder)))
        told = subprocess.run(["node", ROOT / "tests" / "report" / "paint.js", browser, str(LOADS),
                               *files], capture_output=True, text=True, check=True,
                              env={**os.environ, "NODE_PATH": str(MODULES)})
        for file, loads in json.loads(told.stdout).items():
            first, content, busy = (statistics.median(load[name] for load in loads)
                                    for name in ("first-paint", "first-contentful-paint", "busy"))
            print(f"{pathlib.Path(file).stem:14} {pathlib.Path(file).stat().st_size / 1000:4.0f} kB:"
                  f" first paint {first:4.0f} ms, with content {content:4.0f} ms, of {PROMISE} ms; "
                  f"thread busy {busy:4.0f} ms (medians of {LOADS}, load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
