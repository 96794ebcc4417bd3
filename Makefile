# SPDX-License-Identifier: GPL-3.0-or-later
#
# libawrash: one plain, non-recursive Makefile. `make help` lists what it can do.
# Sections: settings, files, library, programs, tests, checks, documents, install, set-up,
# housekeeping. Everything built goes under $(BUILD); a variant is another BUILD with other flags.

# ── settings ─────────────────────────────────────────────────────────────────────────────────────

VERSION := $(strip $(file < VERSION))
SONAME := libawrash.so.$(firstword $(subst ., ,$(VERSION)))

CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
LOCALEDIR ?= $(DATADIR)/locale
BUILD ?= build
SANITIZE ?=
WERROR ?= $(if $(CI),-Werror)
OPTIMISE ?= -O2 -g
INSTALL ?= install

# Each command is shown by a word and a file; V=1 shows it whole.
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-8s %s\n' '$(1)' '$(2)')

# `make run` and `make test` install what is missing before anything is compiled; what asks the
# machine for its packages is therefore asked late, once, when a recipe first needs it.
SET_UP := $(if $(filter run test,$(MAKECMDGOALS)),deps)
once = $(eval $(1) := $(2))$($(1))
comma := ,

PACKAGES := glib-2.0 gio-2.0 gsl mpfr gmp nettle yajl
# What --json is written with: the commands' own.
COMMAND_PACKAGES := json-glib-1.0
PACKAGE_CFLAGS = $(call once,PACKAGE_CFLAGS,$(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g'))
PACKAGE_LIBS = $(call once,PACKAGE_LIBS,$(shell pkg-config --libs $(PACKAGES)))
COMMAND_CFLAGS = $(call once,COMMAND_CFLAGS,$(shell pkg-config --cflags $(COMMAND_PACKAGES) | sed 's/-I/-isystem /g'))
COMMAND_LIBS = $(call once,COMMAND_LIBS,$(shell pkg-config --libs $(COMMAND_PACKAGES)))
TEST_LIBS = $(call once,TEST_LIBS,$(shell pkg-config --libs criterion))

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
  -Wmissing-prototypes -Wcast-qual -Wvla -Wundef -Wwrite-strings -Wformat=2 -Wno-sign-conversion
# What stops many faults from being of use to an attacker. Checks of sizes need an optimiser; a sanitizer has its own.
HARDENING ?= $(if $(SANITIZE),,$(if $(filter -O0,$(OPTIMISE)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3) \
  -fstack-protector-strong -fstack-clash-protection \
  $(if $(filter x86_64 i%86,$(call once,MACHINE,$(shell uname -m))),-fcf-protection))
ALL_CFLAGS = -std=c11 $(OPTIMISE) $(HARDENING) -ffile-prefix-map=$(CURDIR)=. -fPIC -fvisibility=hidden -ffp-contract=off -fno-fast-math -fno-math-errno -fno-trapping-math \
  $(WARNINGS) $(WERROR) $(SANITIZE) -D_GNU_SOURCE -DG_LOG_DOMAIN='"awrash"' \
  -DGETTEXT_PACKAGE='"awrash"' -Iinclude -Ilibawrash $(PACKAGE_CFLAGS) $(CFLAGS)
LIBRARY_CFLAGS = -DAWRASH_COMPILATION -DAWRASH_VERSION='"$(VERSION)"' \
  -DAWRASH_API='__attribute__((visibility("default")))' $(COVER)
TEST_CFLAGS = -DAWRASH_COMPILATION -DAWRASH_API= -Itests $(if $(findstring address,$(SANITIZE)),-DTEST_UNDER_ADDRESS_SANITIZER)
ALL_LDFLAGS = $(SANITIZE) -Wl,-z,relro,-z,now,-z,noexecstack $(LDFLAGS)

# The Python that has what the tests need: the one on the PATH, else Debian's.
ifeq ($(origin PYTHON),undefined)
PYTHON = $(call once,PYTHON,$(shell for p in python3 /usr/bin/python3; do \
  $$p -c 'import numpy, pandas, pytest, xdist' 2>/dev/null && { echo $$p; break; }; done))
endif

# ── files ────────────────────────────────────────────────────────────────────────────────────────

ROOMS ?= base random metric allot apportion programme split selection audit simulation report
HEADERS := include/awrash.h $(wildcard include/awrash/*.h)
SOURCES := $(foreach room,$(ROOMS),$(wildcard libawrash/$(room)/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
SHARED := $(BUILD)/libawrash.so.$(VERSION)
STATIC := $(BUILD)/libawrash.a

# examples/awrash-*.c are the commands; in examples/parts is what they are put together from.
COMMAND_SOURCES := $(wildcard examples/awrash-*.c)
COMMAND_PARTS := $(wildcard examples/parts/*.c)
COMMANDS := $(COMMAND_SOURCES:examples/%.c=$(BUILD)/bin/%)
INSTALLED := $(COMMAND_SOURCES:examples/%.c=$(BUILD)/installed/%)
MANUALS := $(COMMAND_SOURCES:examples/%.c=$(BUILD)/man/%.1)
CATALOGUES := $(patsubst libawrash/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/awrash.mo,$(wildcard libawrash/po/*.po))
EMBEDDED := $(wildcard examples/embed/*)
CASES := $(wildcard examples/data/*)

TESTS := $(foreach room,$(ROOMS) property oracle published commands,$(wildcard tests/$(room)/test-*.c))
TEST_PROGRAMS := $(TESTS:tests/%.c=$(BUILD)/tests/%)
MEMORY_PROGRAMS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/memory/*.c))
FAULT_PROGRAMS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/fault/memory-*.c tests/fault/size-*.c))
FAULT_PARTS := $(FAULT_PROGRAMS) $(addprefix $(BUILD)/tests/fault/,planted disk.so save)
BENCHMARKS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/benchmarks/*.c))
FUZZERS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/fuzz/*.c))
SUPPORT_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))
SUPPORT := $(if $(SUPPORT_OBJECTS),$(BUILD)/tests/libsupport.a)

.DEFAULT_GOAL := all
.PRECIOUS: $(BUILD)/examples/%.o
.DELETE_ON_ERROR:

.PHONY: all
all: $(SHARED) $(STATIC) $(COMMANDS) $(CATALOGUES) $(BUILD)/_data ## build the library, the commands and their translations

# ── library ──────────────────────────────────────────────────────────────────────────────────────

$(BUILD)/libawrash/%.o: libawrash/%.c | $(SET_UP)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(LIBRARY_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libawrash/base/version.o: VERSION

# The engine's loops over a million recipients are worth the compiler's vectors.
$(BUILD)/libawrash/allot/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)
# So are an audit's, which goes over all cells and bounds.
$(BUILD)/libawrash/audit/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)
# And every question's, which lays them out anew.
$(BUILD)/libawrash/split/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)
# So are sums over the rows of a distribution.
$(BUILD)/libawrash/metric/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)
# And blocks of random numbers, eight at once.
$(BUILD)/libawrash/random/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)
# And flows of persons.
$(BUILD)/libawrash/simulation/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)
# And inverses of bases.
$(BUILD)/libawrash/selection/%.o: OPTIMISE += $(if $(SANITIZE),,-O3)

# A file that holds a text and changes only when the text does: a list of objects, a place.
define KEEP
@mkdir -p $(@D)
@printf '%s\n' '$(1)' > $@.new
@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
endef

# Without this a source that went away would stay in the library.
.PHONY: always
$(BUILD)/libawrash/objects: always
	$(call KEEP,$(OBJECTS))

# A sanitizer's own symbols are in the program, so its library may leave them undefined. What a thread gives back
# when it ends is code of ours (allot/precise.c), so a library that was loaded stays.
$(SHARED): $(OBJECTS) $(BUILD)/libawrash/objects
	$(call say,LINK,$@)
	$(Q)$(CC) -shared -Wl,-soname,$(SONAME),-z,nodelete $(if $(SANITIZE),,-Wl,--no-undefined) \
	  -o $@ $(OBJECTS) $(ALL_LDFLAGS) $(PACKAGE_LIBS) -lm
	$(Q)ln -sf $(@F) $(BUILD)/$(SONAME)
	$(Q)ln -sf $(SONAME) $(BUILD)/libawrash.so

$(STATIC): $(OBJECTS) $(BUILD)/libawrash/objects
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $(OBJECTS)

# ── programs ─────────────────────────────────────────────────────────────────────────────────────

# Where its translations and cases are is all that differs in a command that is installed: there at places that are
# in the file settings, which changes only when a place does; else beside it, wherever the folder is moved.
FOLDERS := $(BUILD)/examples/parts/folders.o
PLACES = -DLOCALEDIR='"$(LOCALEDIR)"' -DAWRASH_CASES='"$(DATADIR)/awrash/data"'
$(FOLDERS): private COMMAND_CFLAGS += -DLOCALEDIR='"../locale"' -DAWRASH_CASES='"../_data"'

$(BUILD)/examples/%.o: examples/%.c | $(SET_UP)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(COMMAND_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/installed/folders.o: examples/parts/folders.c $(BUILD)/installed/settings
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(COMMAND_CFLAGS) $(PLACES) -MMD -MP -c $< -o $@

define LINK_COMMAND
$(call say,LINK,$@)
@mkdir -p $(@D)
$(Q)$(CC) $(filter %.o,$^) -o $@ -L$(BUILD) -lawrash -Wl,-rpath,'$(1)' \
  $(ALL_LDFLAGS) $(PACKAGE_LIBS) $(COMMAND_LIBS) -lm
endef

COMMAND_OBJECTS := $(COMMAND_PARTS:%.c=$(BUILD)/%.o)

$(BUILD)/bin/%: $(BUILD)/examples/%.o $(COMMAND_OBJECTS) $(SHARED)
	$(call LINK_COMMAND,$$ORIGIN/..)

$(BUILD)/installed/awrash-%: $(BUILD)/examples/awrash-%.o $(BUILD)/installed/folders.o \
  $(filter-out $(FOLDERS),$(COMMAND_OBJECTS)) $(SHARED)
	$(call LINK_COMMAND,$(LIBDIR))

$(BUILD)/installed/settings: always
	$(call KEEP,$(PREFIX) $(LIBDIR) $(INCLUDEDIR) $(DATADIR) $(LOCALEDIR) $(VERSION))

$(BUILD)/locale/%/LC_MESSAGES/awrash.mo: libawrash/po/%.po | $(SET_UP)
	$(call say,MSGFMT,$<)
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(BUILD)/_data:
	@mkdir -p $(@D)
	$(Q)ln -sfn '$(abspath examples/data)' $@

# The data of the examples are read where they stand, so the first run needs no installation.
.PHONY: run
run: deps all ## install what is missing, build, plan khenifra-2023 and morocco-2023
	@$(BUILD)/bin/awrash-plan examples/data/khenifra-2023
	@$(BUILD)/bin/awrash-plan --compare examples/data/khenifra-2023
	@$(BUILD)/bin/awrash-plan examples/data/morocco-2023

# ── tests ────────────────────────────────────────────────────────────────────────────────────────

$(BUILD)/tests/support/%.o: tests/support/%.c | $(SET_UP)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/tests/libsupport.a: $(SUPPORT_OBJECTS)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

# A room's own tests may see its private parts, so tests link the static library, but for mutants, which are laid
# over a shared one that hides nothing. Leak programs and benchmarks are plain programs: the test framework would
# hide what they are there to show.
TESTED ?= $(STATIC)
define LINK_TEST
$(call say,TEST,$<)
@mkdir -p $(@D)
$(Q)$(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -MMD -MP -MF $@.d $< -o $@ \
  $(SUPPORT) $(TESTED) $(ALL_LDFLAGS) $(1) $(PACKAGE_LIBS) -lm
endef

# What a leak program does nothing with but give it back is no variable too many.
$(BUILD)/tests/memory/%: private TEST_CFLAGS += -Wno-unused-variable

$(BUILD)/tests/memory/%: tests/memory/%.c $(TESTED) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST)

$(BUILD)/tests/benchmarks/%: tests/benchmarks/%.c $(TESTED) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST)

# Every request for memory whose size depends on input goes through the hands of tests/fault/allocator.c.
REFUSABLE := g_try_malloc g_try_malloc0 g_try_realloc
REFUSING = $(addprefix $(BUILD)/tests/fault/,allocator.o blocks.o)

$(BUILD)/tests/fault/memory-%: tests/fault/memory-%.c $(REFUSING) $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST,$(REFUSING) $(REFUSABLE:%=-Wl$(comma)--wrap=%))

$(BUILD)/tests/fault/size-%: tests/fault/size-%.c $(REFUSING) $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST,$(REFUSING) $(REFUSABLE:%=-Wl$(comma)--wrap=%))

$(BUILD)/tests/fault/planted: tests/fault/planted.c $(REFUSING) $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST,$(REFUSING) $(REFUSABLE:%=-Wl$(comma)--wrap=%))

$(REFUSING): $(BUILD)/tests/fault/%.o: tests/fault/%.c | $(SET_UP)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_CFLAGS) -MMD -MP -c $< -o $@

# It stands in front of the C library, which must not check it as it checks others.
$(BUILD)/tests/fault/disk.so: tests/fault/disk.c | $(SET_UP)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE -O2 -g -fPIC -shared $(WARNINGS) $(WERROR) -U_FORTIFY_SOURCE $< -o $@

$(BUILD)/tests/fault/save: tests/fault/save.c $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST)

# It stands in front of the test framework, and is under no sanitizer that the tests are under.
$(BUILD)/tests/alone.so: tests/alone/run.c | $(SET_UP)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE -O2 -g -fPIC -shared $(WARNINGS) $(WERROR) $(PACKAGE_CFLAGS) $< -o $@ $(PACKAGE_LIBS)

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST,-fsanitize=fuzzer)

$(BUILD)/tests/race/%: tests/race/%.c $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST)

$(BUILD)/tests/soak/%: tests/soak/%.c $(STATIC) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST)

# The optimiser would take four times as long over what a sanitizer puts into a test as over the test.
$(BUILD)/tests/%: tests/%.c $(TESTED) $(SUPPORT) | $(SET_UP)
	$(call LINK_TEST,$(TEST_LIBS) $(if $(SANITIZE),-O0))

# The binding finds build/ by itself; another BUILD it is told.
TALLY = AWRASH_BUILD='$(abspath $(BUILD))' CC='$(CC)' \
  $(if $(filter-out build,$(BUILD)),AWRASH_LIBRARY='$(abspath $(BUILD))/libawrash.so') \
  tests/support/tally --build $(BUILD)

.PHONY: test
test: deps all $(TEST_PROGRAMS) $(FAULT_PARTS) ## install what is missing, build, run every test; the last line counts them
	@$(TALLY) $(TEST_PROGRAMS) --python '$(PYTHON)' tests

.PHONY: check-c
check-c: $(TEST_PROGRAMS) ## run the tests in C alone, installing nothing
	@$(TALLY) $(TEST_PROGRAMS)

.PHONY: check-python
check-python: all $(FAULT_PARTS) ## run the tests in Python alone, installing nothing
	@$(TALLY) --python '$(PYTHON)' tests

# ── checks ───────────────────────────────────────────────────────────────────────────────────────

CHECKS := $(wildcard tests/house/check-*)
FORMATTED = $(shell git ls-files '*.c' '*.h' 2>/dev/null || find include libawrash examples tests -name '*.[ch]')
TIDIED := $(SOURCES:%=$(BUILD)/tidy/%) $(COMMAND_SOURCES:%=$(BUILD)/tidy/%) $(COMMAND_PARTS:%=$(BUILD)/tidy/%)

.PHONY: lint
lint: check-format check-tidy check-house check-abi ## check the format, clang-tidy's findings, the house's rules and the ABI

.PHONY: check-format
check-format:
	$(call say,FORMAT,$(words $(FORMATTED)) files)
	$(Q)clang-format --dry-run --Werror $(FORMATTED)

# How many states the analyser may follow in a function: enough for each change to be looked at in a
# minute or two; its own limit in `make reliability`.
STATES := 20000

.PHONY: check-tidy
check-tidy: $(TIDIED)

$(BUILD)/tidy/%: % $(HEADERS) .clang-tidy
	$(call say,TIDY,$<)
	@mkdir -p $(@D)
	$(Q)clang-tidy --quiet $< -- $(ALL_CFLAGS) $(if $(filter libawrash/%,$<),$(LIBRARY_CFLAGS),$(COMMAND_CFLAGS) $(PLACES)) \
	  -Xclang -analyzer-config -Xclang max-nodes=$(STATES) 2>$@.log \
	  || { cat $@.log; exit 1; }
	@touch $@

.PHONY: check-house
check-house: all
	@status=0; for check in $(CHECKS); do \
	  AWRASH_BUILD='$(abspath $(BUILD))' $(PYTHON) $$check . || status=1; done; exit $$status
	@AWRASH_BUILD='$(abspath $(BUILD))' $(PYTHON) tests/house/check-signatures --self-test .
	@$(PYTHON) -m pytest -q -p no:cacheprovider tests/house

# What a program that is linked already relies on: names, parameters, sizes, numbers of enums.
ABI := tests/abi/libawrash.abi

.PHONY: check-abi
check-abi: $(SHARED) ## hold the library against the ABI on record
	$(call say,ABI,$(ABI))
	$(Q)abidiff --drop-private-types --headers-dir2 include $(ABI) $(SHARED) || { \
	  echo 'the ABI is no longer that of $(ABI): if this is meant, `make abi` renews it'; exit 1; }

.PHONY: abi
abi: $(SHARED) ## put the present ABI on record, once a change of it is meant
	$(Q)abidw --drop-private-types --headers-dir include --no-corpus-path --no-comp-dir-path --no-show-locs --drop-undefined-syms \
	  --out-file $(ABI) $(SHARED)

.PHONY: format
format: ## let clang-format rewrite the sources
	$(Q)clang-format -i $(FORMATTED)

# Clang's build counts for libFuzzer as well, so that the fuzz targets are of the same, and CI has that one alone, without
# the comparisons that it could be told of, which take a quarter of the time.
SANITIZED_BY := clang $(if $(CI),,gcc)
COUNTED := $(if $(CI),-fsanitize-coverage=inline-8bit-counters$(comma)pc-table,-fsanitize=fuzzer-no-link)
SANITIZED = $(MAKE) BUILD=$(BUILD)/sanitize-$(1) CC=$(1) OPTIMISE='-O1 -g' WERROR=-Werror \
  SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer $(if $(filter clang,$(1)),$(COUNTED))' \
  $(if $(filter clang,$(1)),LDFLAGS=-fuse-ld=lld)
# Batteries that take minutes under them and have little sisters in the same rooms; CI leaves them to `make reliability`,
# and the longest of the others.
LONG := $(addprefix oracle/test-,beyond nested-large rows gini-rows) selection/test-lottery metric/test-index-report \
  audit/test-claim-bytes
LONGISH := $(addprefix oracle/test-,relax-search biproportional split balance remainder) metric/test-sketch-text \
  allot/test-signpost-mean
QUICK_PROGRAMS = $(filter-out $(LONG:%=$(BUILD)/tests/%),$(TEST_PROGRAMS))
SANITIZED_PROGRAMS = $(if $(CI),$(filter-out $(LONGISH:%=$(BUILD)/tests/%),$(QUICK_PROGRAMS)),$(TEST_PROGRAMS))

# The framework lets a leaking test pass, so what the sanitizers say is read in their log. Asking for
# more memory than there is must fail as it does without them.
.PHONY: sanitize
sanitize: $(SANITIZED_BY:%=sanitize-%) ## run the tests in C under AddressSanitizer and UBSan, leaks included

sanitize-%:
	$(Q)+$(call SANITIZED,$*) check-sanitized

.PHONY: check-sanitized
check-sanitized: $(SANITIZED_PROGRAMS) $(MEMORY_PROGRAMS)
	@rm -rf $(BUILD)/log; mkdir -p $(BUILD)/log
	@status=0; \
	export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:log_path=$(abspath $(BUILD))/log/asan; \
	export LSAN_OPTIONS=suppressions=$(abspath tests/support/framework.supp):print_suppressions=0; \
	export UBSAN_OPTIONS=print_stacktrace=1:log_path=$(abspath $(BUILD))/log/ubsan; \
	$(TALLY) $(SANITIZED_PROGRAMS) || status=1; \
	for program in $(MEMORY_PROGRAMS); do $$program || { echo "$$program failed"; status=1; }; done; \
	if grep -qsE 'ERROR: |runtime error: ' $(BUILD)/log/*; then cat $(BUILD)/log/*; status=1; fi; \
	[ $$status = 0 ] && echo 'nothing in the log of the sanitizers'

# ── reliability ──────────────────────────────────────────────────────────────────────────────────

SECONDS_EACH ?= 600
FUZZ_JOBS ?= 2

# The commands are compiled too, for the warnings of clang.
.PHONY: fuzzers
fuzzers: $(FUZZERS) $(COMMAND_SOURCES:%.c=$(BUILD)/%.o) $(COMMAND_OBJECTS)

.PHONY: fuzz
fuzz: ## run every fuzz target, SECONDS_EACH=600, two at once, and tell how many inputs each tried
	$(Q)+$(call SANITIZED,clang) fuzzers
	@tests/fuzz/run --build $(BUILD)/sanitize-clang --seconds $(SECONDS_EACH) --jobs $(FUZZ_JOBS)

.PHONY: fuzz-smoke
fuzz-smoke: ## the same inputs on each target every time, as many as five seconds have room for
	$(Q)+$(call SANITIZED,clang) fuzzers
	@tests/fuzz/run --build $(BUILD)/sanitize-clang --seconds 5 --jobs $(FUZZ_JOBS) --seed 1

.PHONY: fuzz-corpus
fuzz-corpus: ## bring the smallest inputs that cover what `make fuzz` reached into tests/fuzz/corpus
	$(Q)+$(call SANITIZED,clang) fuzzers
	@tests/fuzz/run --build $(BUILD)/sanitize-clang --merge

# GLib's own locks are told to it by a library loaded first. A race that is planted has to be found, and none where
# the planted one takes turns; then the programs with threads, which are plain ones, since the test framework does
# not run under it, and Python.
THREADED := threads study metric cancel
WATCHED = env TSAN_OPTIONS=halt_on_error=1 G_SLICE=always-malloc OPENBLAS_NUM_THREADS=1 PYTHONPATH=bindings/python \
  AWRASH_LIBRARY='$(abspath $(BUILD))/libawrash.so' LD_PRELOAD='$(1)$(abspath $(BUILD))/tests/race/locks.so'

.PHONY: tsan
tsan: ## run eight threads over all rooms, two of Python and forked children under ThreadSanitizer
	$(Q)+$(MAKE) BUILD=$(BUILD)/tsan CC=gcc SANITIZE=-fsanitize=thread OPTIMISE='-O1 -g' check-threads

.PHONY: check-threads
check-threads: $(SHARED) $(THREADED:%=$(BUILD)/tests/memory/%) $(BUILD)/tests/race/planted \
  $(BUILD)/tests/race/locks.so
	@! $(call WATCHED) $(BUILD)/tests/race/planted open >/dev/null 2>&1 || { echo 'the planted race was not found'; exit 1; }
	@$(call WATCHED) $(BUILD)/tests/race/planted locked >/dev/null
	@for program in $(THREADED); do $(call WATCHED) $(BUILD)/tests/memory/$$program || exit 1; done
	@$(call WATCHED,$(realpath $(shell $(CC) -print-file-name=libtsan.so)) ) $(PYTHON) tests/race/two_threads.py
	@echo 'the planted race was found, and no other: eight threads over all rooms, children, studies, two threads of Python'

$(BUILD)/tests/race/locks.so: tests/race/locks.c
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(filter-out -fsanitize%,$(ALL_CFLAGS)) -fvisibility=default -shared $< -o $@ -Wl,--no-as-needed $(PACKAGE_LIBS)

.PHONY: memory
memory: $(MEMORY_PROGRAMS) ## run the leak programs under valgrind
	@status=0; for program in $(if $(CI),$(filter-out %/cancel,$(MEMORY_PROGRAMS)),$(MEMORY_PROGRAMS)); do \
	  G_SLICE=always-malloc valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite,possible \
	    --suppressions=/usr/share/glib-2.0/valgrind/glib.supp --error-exitcode=9 $$program || status=1; done; \
	[ $$status = 0 ] && echo '$(words $(MEMORY_PROGRAMS)) programs, nothing lost'

# What the three tools below find is a fault, or has its reason in tests/analysis/explained.tsv; each has to find what
# is planted.
FINDINGS := tests/analysis/findings
PLANTED := tests/analysis/planted.c
ANALYSED := $(SOURCES:%.c=$(BUILD)/analysis/%.log) $(PLANTED:%.c=$(BUILD)/analysis/%.log)

# As one processor with 64 bits sees it: cppcheck knows neither the compiler's names nor N_() and _(), nor that POSIX's
# NULL is a pointer.
.PHONY: cppcheck
cppcheck: ## cppcheck over the library, its headers and the examples
	$(call say,CPPCHECK,libawrash include examples)
	@mkdir -p $(BUILD)/analysis/cppcheck
	$(Q)cppcheck --quiet -j2 --std=c11 --enable=warning,performance,portability --suppress=varFuncNullUB --library=gtk,gnu,posix -Iinclude -Ilibawrash \
	  -D__SIZEOF_INT128__=16 -D__GNUC__=12 -D__x86_64__=1 -D__linux__=1 -D__gnu_linux__=1 -DAWRASH_API= '-D_(text)=text' \
	  --cppcheck-build-dir=$(BUILD)/analysis/cppcheck --template='{file}:{line}:{column}: {severity}: {message} [{id}]' \
	  libawrash include examples $(PLANTED) 2> $(BUILD)/analysis/cppcheck.log
	@$(FINDINGS) cppcheck $(PLANTED) $(BUILD)/analysis/cppcheck.log

# It loses sight of what goes into an array of records, or through a pointer to a member: leaks are left to valgrind
# and LeakSanitizer.
.PHONY: analyze
analyze: $(ANALYSED) ## gcc's analyser over the library
	@$(FINDINGS) gcc $(PLANTED) $(ANALYSED)

$(BUILD)/analysis/%.log: OPTIMISE := -O1
$(BUILD)/analysis/%.log: HARDENING :=
$(BUILD)/analysis/%.log: WARNINGS := -fanalyzer --param analyzer-bb-explosion-factor=100 -Wanalyzer-too-complex -Wno-analyzer-malloc-leak -fdiagnostics-path-format=none -include tests/analysis/owned.h
$(BUILD)/analysis/%.log: %.c tests/analysis/owned.h $(HEADERS)
	$(call say,ANALYSE,$<)
	@mkdir -p $(@D)
	$(Q)gcc $(ALL_CFLAGS) $(LIBRARY_CFLAGS) -c $< -o $(@:log=o) 2> $@ || { cat $@; exit 1; }

# Not where a conversion cuts, which -Wconversion sees wherever nobody wrote a cast, nor where a shift does: words of many
# are shifted so that bits go.
.PHONY: integers
integers: ## the tests in C under clang's checks of integers that wrap, of quotients by zero and of casts
	$(Q)+$(MAKE) BUILD=$(BUILD)/integers CC=clang OPTIMISE='-O0 -g' \
	  SANITIZE='-fsanitize=integer,float-divide-by-zero,float-cast-overflow -fno-sanitize=implicit-conversion,unsigned-shift-base' check-integers

# The tests of a program, all in one process.
ALONE = env LD_PRELOAD='$(abspath $(BUILD))/tests/alone.so'

.PHONY: check-integers
check-integers: $(TEST_PROGRAMS) $(PLANTED:%.c=$(BUILD)/%) $(BUILD)/tests/alone.so
	@rm -rf $(BUILD)/log; mkdir -p $(BUILD)/log
	@status=0; export UBSAN_OPTIONS=log_path=$(abspath $(BUILD))/log/clang; \
	$(BUILD)/tests/analysis/planted; \
	$(TALLY) --under "$(ALONE)" $(TEST_PROGRAMS) || status=1; \
	$(FINDINGS) clang $(PLANTED) $(BUILD)/log/* || status=1; exit $$status

$(PLANTED:%.c=$(BUILD)/%): WARNINGS := -w

# Forty times as slow: not those that take more than a second without it. Nor those for which it is another machine: its
# long doubles are doubles, too narrow for the divisors of some matrices; a child that ends has lost what its parent still
# holds; and a limit of memory counts its own.
HEAVY := $(LONG) $(LONGISH) apportion/test-divisor metric/test-terms metric/test-esteban-ray random/test-normal \
  $(addprefix oracle/test-,need-intervals nested) published/test-biproportional apportion/test-biproportional-divisors \
  simulation/test-store audit/test-lottery
LIGHT_PROGRAMS = $(filter-out $(HEAVY:%=$(BUILD)/tests/%),$(TEST_PROGRAMS))

.PHONY: valgrind
valgrind: $(LIGHT_PROGRAMS) $(BUILD)/tests/alone.so ## the quick tests in C under valgrind, leaks included
	@$(TALLY) --under "$(ALONE) G_SLICE=always-malloc valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite \
	  --suppressions=/usr/share/glib-2.0/valgrind/glib.supp --suppressions=tests/alone/valgrind.supp --error-exitcode=9" \
	  $(LIGHT_PROGRAMS)

# Counters in every branch of the library, without the optimiser, which would merge some; only the tests in C are run.
COVERED = $(MAKE) BUILD=$(BUILD)/coverage CC=gcc OPTIMISE=-O1 HARDENING= COVER='-O0 --coverage -fprofile-update=single' \
  LDFLAGS=--coverage

.PHONY: coverage
coverage: ## what the tests in C reach: lines of all rooms, branches of those that decide what law decides
	$(Q)+$(COVERED) check-covered

.PHONY: check-covered
check-covered: $(TEST_PROGRAMS) $(FAULT_PROGRAMS)
	$(Q)find $(BUILD) -name '*.gcda' -delete
	$(Q)$(TALLY) $(TEST_PROGRAMS) > $(BUILD)/tally.log || { cat $(BUILD)/tally.log; exit 1; }
	$(Q)[ -w /dev/shm ] && export TMPDIR=/dev/shm; \
	for program in $(FAULT_PROGRAMS); do $$program > $(BUILD)/faults.log || { cat $(BUILD)/faults.log; exit 1; }; done
	@tests/coverage/cover $(BUILD)

# Mutants of the rooms that decide what law decides, so many, against the tests that reach them.
SAMPLE := 1000
MUTATED = $(MAKE) BUILD=$(BUILD)/mutation CC=gcc OPTIMISE=-O2 HARDENING= CFLAGS=-fvisibility=default \
  TESTED='$$(SHARED)' LDFLAGS=-Wl,-rpath,'$(abspath $(BUILD))/mutation'

.PHONY: mutation
mutation: ## would a test notice? $(SAMPLE) small changes of what law decides; resumed where it was left, AGAIN=1 tries survivors once more
	$(Q)+$(COVERED) deciding
	$(Q)+$(MUTATED) check-mutants

.PHONY: deciding
deciding: $(foreach room,base allot apportion audit oracle property published split selection,$(filter $(BUILD)/tests/$(room)/%,$(QUICK_PROGRAMS)))

.PHONY: check-mutants
check-mutants: deciding
	@tests/mutation/mutate --build $(BUILD) --sample $(SAMPLE) $(if $(AGAIN),--again) -- $(CC) $(ALL_CFLAGS) $(LIBRARY_CFLAGS)

# Builds by COMPILER-LEVEL, in folders of their own; with -fma as processors that have FMA and AVX2 run them.
MATRIX := gcc-O0 gcc-O3 clang-O0 clang-O3
VARIANTS = $(MATRIX) $(if $(shell grep -w fma /proc/cpuinfo 2>/dev/null | grep -w -m1 avx2),gcc-O3-fma clang-O3-fma)
variant = $(MAKE) BUILD=$(BUILD)/$(1) CC=$(word 1,$(subst -, ,$(1))) OPTIMISE='-$(word 2,$(subst -, ,$(1))) -g' \
  WERROR=-Werror $(if $(findstring -fma,$(1)),CFLAGS='-mfma -mavx2')

.PHONY: matrix
matrix: $(MATRIX:%=check-c-%) ## build with both compilers, at -O0 and -O3, and run the tests in C of each

check-c-%:
	$(Q)+$(call variant,$*) check-c

.PHONY: answering
answering: all $(filter $(BUILD)/tests/published/%,$(TEST_PROGRAMS))

answering-%:
	$(Q)+$(call variant,$*) answering

.PHONY: digits
digits: answering ## hold the answers of all builds, plainer processors, locales and threads against one another
	$(Q)+$(MAKE) $(VARIANTS:%=answering-%)
	$(Q)$(PYTHON) tests/digits/ways.py $(BUILD) $(VARIANTS:%=$(BUILD)/%)

.PHONY: faults
faults: all $(FAULT_PARTS) ## every request for memory refused in turn, every deed on the disk failing in turn
	@status=0; [ -w /dev/shm ] && export TMPDIR=/dev/shm; \
	for program in $(FAULT_PROGRAMS); do $$program || status=1; done; \
	AWRASH_BUILD='$(abspath $(BUILD))' $(PYTHON) tests/fault/disk.py || status=1; exit $$status


# Words of 32 bits: the rooms that decide by law, against libraries that are unpacked and not installed. clang from 16 on
# has whole numbers of 128 bits there (base/int128-private.h); doubles are those of SSE, which have no digits more.
M32_ROOMS := base allot apportion audit
M32_PACKAGES := libglib2.0-dev libglib2.0-0 libpcre2-8-0 libffi8 libmpfr-dev libmpfr6 libgmp-dev libgmp10 nettle-dev libnettle8 \
  libhogweed6 libgsl-dev libgsl27 libgslcblas0 libcriterion-dev libcriterion3 libnanomsg5 libgit2-1.5 libmbedcrypto7 \
  libmbedtls14 libmbedx509-1 libssh2-1 libhttp-parser2.9 libssl3 libgssapi-krb5-2 libkrb5-3 libk5crypto3 libcom-err2 \
  libkrb5support0 libkeyutils1 zlib1g
M32_ROOT = $(abspath $(BUILD))/m32/root
M32_LIBRARIES = $(M32_ROOT)/usr/lib/i386-linux-gnu:$(M32_ROOT)/lib/i386-linux-gnu

.PHONY: m32
m32: ## build for words of 32 bits and run the tests of base, allot, apportion and audit
	@mkdir -p $(BUILD)/m32
	$(Q)+tests/support/install-missing clang-16 gcc-multilib && tests/support/unpack-i386 $(M32_ROOT) $(M32_PACKAGES) \
	  || { echo 'skipped: the packages for words of 32 bits cannot be had here'; exit 0; }; \
	LD_LIBRARY_PATH=$(M32_LIBRARIES) $(MAKE) BUILD=$(BUILD)/m32 CC='clang-16 -m32 -msse2 -mfpmath=sse' HARDENING= \
	  OPTIMISE='-O1 -g -D_FILE_OFFSET_BITS=64' \
	  ROOMS='$(filter-out simulation report,$(ROOMS))' TESTS='$(foreach room,$(M32_ROOMS),$(wildcard tests/$(room)/test-*.c))' \
	  PACKAGE_CFLAGS='$(patsubst %,-isystem $(M32_ROOT)/usr/%,lib/i386-linux-gnu/glib-2.0/include include/glib-2.0 \
	    include/i386-linux-gnu include)' TEST_LIBS=-lcriterion \
	  PACKAGE_LIBS='$(patsubst %,-L%,$(subst :, ,$(M32_LIBRARIES))) -Wl,-rpath-link,$(M32_LIBRARIES) -lglib-2.0 -lmpfr -lgmp -lnettle -lgsl' check-c

.PHONY: cancel
cancel: $(BUILD)/tests/benchmarks/bench-cancel ## end calls that last from another thread, and tell how soon they do
	@$<

.PHONY: growth
growth: $(BUILD)/tests/benchmarks/bench-growth ## double questions of every room, and tell how the time of their calls grows
	@$<

# Runs are drawn from SEED, SEED + 1, …: a soak is gone on with from where it stood, and one run had again.
RUNS := 1000000
SEED := 1

.PHONY: soak
soak: $(BUILD)/tests/soak/soak ## random programmes of all classes split, audited and held against enumeration: RUNS from SEED
	@$< $(RUNS) $(SEED)

.PHONY: check-deep
check-deep: ## clang's analyser to its own limit of states
	$(Q)+$(MAKE) BUILD=$(BUILD)/deep STATES=225000 check-tidy

.PHONY: differential
differential: all ## hold plans against GLPK and CBC through the exported problem
	$(Q)AWRASH_LIBRARY='$(abspath $(BUILD))/libawrash.so' $(PYTHON) tests/python/differential.py

# What takes longer than CI has, each a target of its own that prints its figures.
RELIABILITY := cppcheck analyze integers matrix m32 digits tsan sanitize memory valgrind faults cancel growth fuzz coverage mutation soak check-dist check-deep differential

.PHONY: reliability
reliability: all ## all that takes longer than CI has, part after part, each a target of its own
	$(Q)+for part in $(RELIABILITY); do echo "== $$part"; $(MAKE) CI= $$part || exit 1; done

.PHONY: bench
bench: all $(BENCHMARKS) ## run the benchmarks
	@for program in $(BENCHMARKS); do echo "== $${program##*/}"; $$program || exit 1; done
	@for script in $(wildcard tests/benchmarks/*.py); do echo "== $${script##*/}"; \
	  AWRASH_LIBRARY='$(abspath $(BUILD))/libawrash.so' PYTHONPATH=bindings/python $(PYTHON) $$script || exit 1; done

# ── documents ────────────────────────────────────────────────────────────────────────────────────

.PHONY: docs
docs: $(BUILD)/docs/index.html $(MANUALS) ## the headers' contracts as HTML, the commands as man pages

$(BUILD)/docs/index.html: tests/house/make-docs VERSION $(HEADERS)
	$(call say,DOCS,$(@D))
	$(Q)$(PYTHON) $< --html $(@D) --version $(VERSION) $(HEADERS)

$(BUILD)/man/%.1: $(BUILD)/bin/% tests/house/make-docs VERSION
	$(call say,MAN,$@)
	@mkdir -p $(@D)
	$(Q)$(PYTHON) tests/house/make-docs --man $@ --version $(VERSION) $<

.PHONY: translations
translations: ## bring libawrash/po/*.po up to date with the messages in the sources
	$(Q)xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext:1,2 \
	  --keyword=g_dngettext:2,3 --add-comments=Translators --no-location --no-wrap \
	  --package-name=libawrash --package-version=$(VERSION) \
	  -o $(BUILD)/awrash.pot $(sort $(wildcard libawrash/*/*.c)) $(COMMAND_SOURCES) $(COMMAND_PARTS)
	$(Q)for po in libawrash/po/*.po; do \
	  msgmerge --quiet --no-location --no-wrap --update --backup=none $$po $(BUILD)/awrash.pot; done

# ── install ──────────────────────────────────────────────────────────────────────────────────────

$(BUILD)/awrash.pc: pkgconfig/awrash.pc.in $(BUILD)/installed/settings VERSION
	$(Q)sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@INCLUDEDIR@|$(INCLUDEDIR)|' \
	  -e 's|@DATADIR@|$(DATADIR)|' -e 's|@VERSION@|$(VERSION)|' $< > $@

# One line a file, "from to mode": what installs and what uninstalls read the same list.
PARTS = $(foreach f,$(HEADERS),$(f) $(INCLUDEDIR)/$(f:include/%=%) 644) \
  $(SHARED) $(LIBDIR)/$(notdir $(SHARED)) 755 $(STATIC) $(LIBDIR)/$(notdir $(STATIC)) 644 \
  $(BUILD)/awrash.pc $(LIBDIR)/pkgconfig/awrash.pc 644 \
  $(foreach f,$(INSTALLED),$(f) $(BINDIR)/$(notdir $(f)) 755) \
  $(foreach f,$(MANUALS),$(f) $(MANDIR)/man1/$(notdir $(f)) 644) \
  $(foreach f,$(CATALOGUES),$(f) $(LOCALEDIR)/$(f:$(BUILD)/locale/%=%) 644) \
  $(foreach f,$(foreach c,$(CASES),$(wildcard $(c)/*)),$(f) $(DATADIR)/awrash/$(f:examples/%=%) 644) \
  $(foreach f,$(EMBEDDED),$(f) $(DATADIR)/awrash/$(f:examples/%=%) 644)
LINKS = $(LIBDIR)/$(SONAME) $(LIBDIR)/libawrash.so

.PHONY: install
install: all $(INSTALLED) $(MANUALS) $(BUILD)/awrash.pc ## install under $(DESTDIR)$(PREFIX)
	$(call say,INSTALL,$(DESTDIR)$(PREFIX))
	$(Q)set -e; set -- $(PARTS); while [ $$# -gt 0 ]; do \
	  $(INSTALL) -D -m $$3 "$$1" "$(DESTDIR)$$2"; shift 3; done
	$(Q)ln -sf $(notdir $(SHARED)) $(DESTDIR)$(LIBDIR)/$(SONAME)
	$(Q)ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libawrash.so

# Folders of our own go with their last file; those that others share stay, as they do everywhere.
.PHONY: uninstall
uninstall: ## remove what install put there
	$(call say,REMOVE,$(DESTDIR)$(PREFIX))
	$(Q)set -- $(PARTS); while [ $$# -gt 0 ]; do rm -f "$(DESTDIR)$$2"; shift 3; done
	$(Q)rm -f $(LINKS:%=$(DESTDIR)%)
	$(Q)for own in $(INCLUDEDIR)/awrash $(DATADIR)/awrash; do \
	  [ ! -d "$(DESTDIR)$$own" ] || find "$(DESTDIR)$$own" -depth -type d -empty -delete; done

# The same files, the same bytes: of what is committed, with the time of its commit.
DIST := $(BUILD)/awrash-$(VERSION).tar.gz

.PHONY: dist
dist: $(DIST) ## the sources of the last commit as a tarball, which builds and passes the tests outside git

$(DIST): always
	$(call say,DIST,$@)
	@mkdir -p $(@D)
	$(Q)git archive --format=tar --prefix=awrash-$(VERSION)/ HEAD | gzip -9n > $@

.PHONY: check-dist
check-dist: all $(DIST) ## build and test the tarball outside git, and hold its library against ours, byte for byte
	$(Q)rm -rf $(BUILD)/dist && mkdir $(BUILD)/dist && tar -C $(BUILD)/dist -xzf $(DIST)
	$(Q)+$(MAKE) -C $(BUILD)/dist/awrash-$(VERSION) BUILD=build all
	$(Q)cmp $(SHARED) $(BUILD)/dist/awrash-$(VERSION)/build/$(notdir $(SHARED))
	$(Q)+$(MAKE) -C $(BUILD)/dist/awrash-$(VERSION) BUILD=build test

# ── set-up ───────────────────────────────────────────────────────────────────────────────────────

DEBIAN := gcc libc6-dev make pkg-config libglib2.0-dev libgsl-dev libjson-glib-dev libmpfr-dev libgmp-dev nettle-dev libyajl-dev libcriterion-dev \
  gettext python3 python3-numpy python3-pandas python3-pytest python3-pytest-xdist python3-venv python3-pip \
  python3-setuptools python3-wheel
DEBIAN_DEV = clang lld clang-format clang-tidy libclang-rt-dev valgrind g++ git libjna-java \
  coinor-cbc glpk-utils abigail-tools mypy \
  python3-dask python3-distributed python3-mpi4py openmpi-bin python3-xarray python3-matplotlib \
  python3-openpyxl r-base-core r-cran-reticulate \
  $(if $(shell command -v javac),,default-jdk-headless)
DEBIAN_DEV += python3-arabic-reshaper python3-bidi python3-nbclient python3-nbformat python3-ipykernel \
  python3-tqdm python3-hypothesis gcovr locales \

.PHONY: deps
deps: ## install the Debian packages that building and testing need, if any is missing
	@tests/support/install-missing $(DEBIAN)

.PHONY: deps-dev
deps-dev: deps ## also those of lint, sanitize, memory, the C++ and Java examples, other solvers, dask and MPI
	@tests/support/install-missing $(DEBIAN_DEV)

# Chromium with letters for Arabic, and what tells it where to go; they are no part of the library. A Node.js
# from elsewhere brings its own npm, beside which Debian's cannot stand.
NODE = $(if $(shell command -v npm),,nodejs npm)
.PHONY: deps-report
deps-report: ## also what reads pages and draws charts for the tests, from Debian and npm
	@tests/support/install-missing chromium fonts-noto-core librsvg2-bin $(NODE)
	@mkdir -p $(BUILD)/browser
	@cd $(BUILD)/browser && npm install --no-audit --no-fund --silent playwright-core@1 axe-core@4

# ── housekeeping ─────────────────────────────────────────────────────────────────────────────────

.PHONY: clean
clean: ## remove $(BUILD)
	$(Q)rm -rf $(BUILD)

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16
	@echo
	@echo 'Settings: PREFIX DESTDIR BUILD CC CFLAGS LDFLAGS OPTIMISE SANITIZE WERROR PYTHON V=1'

# What each was made from, as the compiler wrote it down beside it.
-include $(wildcard $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
