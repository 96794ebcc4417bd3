# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each check of the house is kept by a small sound tree, and broken by each fault planted in it.
# Source: CONTRIBUTING.md.
# Invariant: a fault is one change to the sound tree, so that the check fails for that alone.

"""The house's checks, each shown to see what it is there to see."""

import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
CONTRACT = "Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1"

SOUND = {
    "VERSION": "1.2.3\n",
    "CHANGELOG.md": "# Changes\n\n## [1.2.3] - unreleased\n",
    "CITATION.cff": "cff-version: 1.2.0\nversion: 1.2.3\n",
    "Makefile": f"# {LICENCE}\nWARNINGS := -Wformat=2\n$(BUILD)/awrash.pc:\n\t@echo 'Version: 1.2.3' > $@\n",
    "include/awrash.h": f"/* {LICENCE} */\n#include <awrash/base.h>\n#include <awrash/metric.h>\n",
    "include/awrash/base.h": f"""/* {LICENCE} */
/**
 * awrash_base_version:
 *
 * {CONTRACT}
 */
AWRASH_API const char *awrash_base_version (void);
""",
    "include/awrash/metric.h": f"""/* {LICENCE} */
#include <awrash/base.h>
/**
 * awrash_metric_gini:
 * @n: how many
 * @x: (array length=n): values
 *
 * {CONTRACT}
 */
AWRASH_API double awrash_metric_gini (size_t n, const double x[]);
""",
    "libawrash/base/version.c": f"""/* {LICENCE} */
#include <awrash.h>

static const char *const names[] = { "one", "two" };

const char *
awrash_base_version (void)
{{
  return names[0] != names[1] ? "1.2.3" : "";
}}
""",
    "libawrash/metric/gini.c": f"""/* {LICENCE} */
#include <awrash.h>

static double
half (double x)
{{
  return x / 2; /* never getenv ("x"), never printf ("x") */
}}

double
awrash_metric_gini (unsigned long n, const double x[])
{{
  return awrash_base_version () != 0 && n > 0 ? half (x[0]) : 0;
}}
""",
    "tests/base/test-version.c": f"/* {LICENCE} */\nawrash_base_version ();\n",
    "tests/metric/test-gini.c": f"/* {LICENCE} */\nawrash_metric_gini (0, 0);\n",
    "bindings/python/awrash/prototypes.py": f'# {LICENCE}\nTABLE = ["awrash_base_version", "awrash_metric_gini"]\n',
    "bindings/python/awrash/__init__.py": f'# {LICENCE}\n__version__ = "1.2.3"\n',
    "examples/awrash-gini.c": f"/* {LICENCE} */\n#include <awrash.h>\n",
}

# Where faults are planted most, and the line they take the place of.
GINI = "libawrash/metric/gini.c"
BASE = "libawrash/base/version.c"
BODY = "  return x / 2;"

# check, label, file, what stands there, what is planted (None: the file goes), what the check says
FAULTS = [
    ("layers", "a call to a room above", BASE, "return names", "awrash_metric_gini (0, 0);\n  return names", "not below"),
    ("layers", "a call to a room above that a macro defines", BASE, "return names", "awrash_split_plan_get_x (0);\n  return names", "not below"),
    ("layers", "an include from a room above", BASE, "#include <awrash.h>", '#include "metric/gini-private.h"', "not below"),
    ("layers", "a public header that looks up", "include/awrash/base.h", "/**\n", "#include <awrash/metric.h>\n/**\n", "not below"),
    ("layers", "GSL in a file that may not", GINI, "#include <awrash.h>", "#include <gsl/gsl_math.h>", "GSL is called by"),
    ("layers", "YAJL elsewhere", GINI, "#include <awrash.h>", "#include <yajl/yajl_parse.h>", "YAJL is called by"),
    ("layers", "json-glib in the library", GINI, "#include <awrash.h>", "#include <json-glib/json-glib.h>", "json-glib is called by"),
    ("layers", "MPFR in a file that may not", GINI, "#include <awrash.h>", "#include <mpfr.h>", "MPFR and GMP are called by"),
    ("layers", "GMP in a file that may not", GINI, "#include <awrash.h>", "#include <gmp.h>", "MPFR and GMP are called by"),
    ("layers", "a file opened", GINI, BODY, '  fopen ("x", "r");', "input and output"),
    ("layers", "stdio", GINI, "#include <awrash.h>", "#include <stdio.h>", "input and output"),
    ("layers", "the environment", GINI, BODY, '  getenv ("x");', "no getenv()"),
    ("layers", "the clock", GINI, BODY, "  g_get_monotonic_time ();", "no g_get_monotonic_time()"),
    ("layers", "printing", GINI, BODY, '  printf ("x");', "no printf()"),
    ("layers", "a host ended", GINI, BODY, "  abort ();", "no abort()"),
    ("layers", "a static that changes", GINI, BODY, "  static int calls = 0;", "can change"),
    ("layers", "a thread's own that changes", GINI, BODY, "  static _Thread_local int calls;", "can change"),
    ("layers", "a key of threads", GINI, BODY, "  static GPrivate key;", "can change"),
    ("layers", "a static array of pointers that change", GINI, BODY, "  static const char *names[2];", "can change"),
    ("layers", "a room on no floor", "libawrash/util/x.c", "", "int x;\n", "no floor"),
    ("layers", "an example that looks inside", "examples/awrash-gini.c", "<awrash.h>", '"metric/gini-private.h"', "more than"),
    ("layers", "a theme that looks up", "include/awrash/base-text.h", "", "#include <awrash/metric-rank.h>\n", "not below"),
    ("addresses", "a definition in another file", GINI, "awrash_metric_gini (", "awrash_metric_theil (", "no definition found"),
    ("addresses", "not declared", "include/awrash/metric.h", "double awrash_metric_gini", "double gini", "declared in no header"),
    ("addresses", "not tested", "tests/metric/test-gini.c", "awrash_metric_gini", "gini", "named in no test"),
    ("addresses", "named in a comment of a test alone", "tests/metric/test-gini.c", "awrash_metric_gini (0, 0);", "/* awrash_metric_gini */", "named in no test"),
    ("addresses", "not bound", "bindings/python/awrash/prototypes.py", '"awrash_metric_gini"', "", "not bound"),
    ("version", "the change log", "CHANGELOG.md", "1.2.3", "1.2.2", "CHANGELOG.md says 1.2.2"),
    ("version", "the citation", "CITATION.cff", "version: 1.2.3", "version: 1.2.4", "CITATION.cff says 1.2.4"),
    ("version", "the binding", "bindings/python/awrash/__init__.py", "1.2.3", "1.0.0", "says 1.0.0"),
    ("version", "pkg-config", "Makefile", "1.2.3", "1.2", "awrash.pc says"),
    ("version", "everything but the library", "VERSION", "1.2.3", "2.0.0", "awrash_base_version() says 1.2.3"),
    ("version", "no version", "VERSION", "1.2.3", "soon", "expected major.minor.patch"),
    ("headers", "a missing word", "include/awrash/base.h", "Cost: O(1). ", "", 'does not say "Cost"'),
    ("headers", "a silent parameter", "include/awrash/metric.h", " * @x: (array length=n): values\n", "", "does not speak of @x"),
    ("headers", "no comment", "include/awrash/base.h", "/**", "/*", "no doc comment"),
    ("headers", "another's comment", "include/awrash/base.h", "* awrash_base_version:", "* awrash_base_name:", "no doc comment"),
    ("headers", "a type of GSL", "include/awrash/base.h", "(void)", "(gsl_rng *r)", "gsl_rng in a public header"),
    ("headers", "a container", "include/awrash/base.h", "(void)", "(GArray *a)", "GArray in a public header"),
    ("headers", "a room the umbrella forgets", "include/awrash.h", "#include <awrash/metric.h>\n", "", "does not include metric"),
    ("headers", "a theme the umbrella forgets", "include/awrash/metric-rank.h", "", f"/* {LICENCE} */\n", "does not include metric-rank"),
    ("headers", "a theme without contracts", "include/awrash/metric-rank.h", "", "AWRASH_API int awrash_metric_rank (void);\n", "no doc comment"),
    ("words", "a path of one machine", GINI, BODY, "  /* /ho" "me/me/x */", "a path of one machine"),
    ("words", "unfinished work", GINI, BODY, "  /* TO" "DO */", "unfinished work"),
    ("words", "a registry", "CHANGELOG.md", "# Changes", "https://py" "pi.org", "a registry's host"),
    ("words", "no licence", GINI, LICENCE, "", "do not say SPDX"),
    ("words", "a room without a name", "libawrash/metric/misc.c", "", f"/* {LICENCE} */\n", "says nothing"),
    ("commands", "a shell", GINI, BODY, '  system ("x");', "system() runs something"),
    ("commands", "another program", GINI, BODY, '  execlp ("x", "x", 0);', "execlp() runs something"),
    ("commands", "a program of an example", "examples/awrash-gini.c", "#include <awrash.h>\n",
     "#include <awrash.h>\nint main (void) { return g_spawn_sync (0); }\n", "g_spawn_sync() runs something"),
    ("commands", "a shell in Python", "bindings/python/awrash/__init__.py", "__version__", "import os\nos.system('x')\n__version__", "system() runs something"),
    ("commands", "text run in Python", "bindings/python/awrash/__init__.py", "__version__", "eval('x')\n__version__", "eval() runs something"),
    ("commands", "a shell by an argument", "bindings/python/awrash/__init__.py", "__version__", "f('x', shell=True)\n__version__", "shell() runs something"),
    ("commands", "formats without a warning", "Makefile", "-Wformat=2", "-Wall", "-Wformat=2 is missing"),
    ("memory", "an array that ends the process", GINI, BODY, BODY + "\n  double *y = g_new (double, n);",
     "g_new() ends the process"),
    ("memory", "a copy that ends the process", GINI, BODY, BODY + "\n  void *y = g_memdup2 (x, n);", "g_memdup2() ends"),
    ("memory", "a request past the door", GINI, BODY, BODY + "\n  void *y = g_try_malloc (n);", "g_try_malloc() ends"),
    ("memory", "a list that grows unasked", GINI, BODY, BODY + "\n  g_array_append_val (list, x);",
     "g_array_append_val() ends"),
    ("memory", "an excuse that is not needed", "libawrash/base/digest.c", "", f"/* {LICENCE} */\n", "asks for nothing"),
    ("shape", "a long function", GINI, BODY, BODY + "\n" * 60, "gini.c half"),
    ("shape", "a long file", GINI, "#include <awrash.h>", "#include <awrash.h>" + "\n" * 400, "expected at most 400"),
]


def clean_environment(build):
    """Ours without what a calling make left in it."""
    kept = {k: v for k, v in os.environ.items() if "MAKE" not in k and k != "MFLAGS"}
    return dict(kept, AWRASH_BUILD=str(build), PYTHONDONTWRITEBYTECODE="1")


def run(check, root, build):
    done = subprocess.run([sys.executable, HERE / f"check-{check}", root], capture_output=True, text=True,
                          env=clean_environment(build), check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def link(root, build, extra=""):
    build.mkdir(exist_ok=True)
    source = root.parent / "all.c"
    source.write_text(
        'const char *awrash_base_version (void) { return "1.2.3"; }\n'
        f"double awrash_metric_gini (unsigned long n, const double *x) {{ return n ? *x : 0; }}\n{extra}\n")
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", build / "libawrash.so", source], check=True)


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    link(folder / "tree", folder / "build")
    return folder / "build"


@pytest.fixture
def tree(tmp_path, build):
    root = tmp_path / "tree"
    (build / "awrash.pc").unlink(missing_ok=True)
    for name, text in SOUND.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("check", ["layers", "addresses", "version", "headers", "words", "shape", "commands",
                                   "memory"])
def test_a_sound_tree_is_kept(check, tree, build):
    assert run(check, tree, build) == (0, f"{check}: kept\n")


@pytest.mark.parametrize("check, label, name, stands, planted, said", FAULTS, ids=[f"{f[0]}: {f[1]}" for f in FAULTS])
def test_a_planted_fault_is_seen(check, label, name, stands, planted, said, tree, build):
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert stands in text, label
    path.write_text(text.replace(stands, planted, 1), encoding="utf-8")
    status, output = run(check, tree, build)
    assert status == 1
    assert said in output


def test_a_definition_that_moves_to_a_file_of_another_name_is_seen(tree, build):
    (tree / GINI).rename(tree / "libawrash/metric/inequality.c")
    status, output = run("addresses", tree, build)
    assert (status, "whose name is not the beginning" in output) == (1, True)


@pytest.mark.parametrize("extra, said", [
    ("void awrash_fiscal_tax (void) {}", "awrash_fiscal_tax: names no room"),
    ("void stray (void) {}", "stray: names no room"),
    ("int awrash_metric_count;", "only functions are exported"),
    ("void awrash_metric_gini_extra (void) {}", "awrash_metric_gini_extra: no definition found"),
])
def test_a_symbol_that_should_not_be_exported_is_seen(extra, said, tree, tmp_path):
    link(tree, tmp_path / "build", extra)
    status, output = run("addresses", tree, tmp_path / "build")
    assert status == 1
    assert said in output
