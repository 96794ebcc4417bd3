# SPDX-License-Identifier: GPL-3.0-or-later
#
# libawrash: one plain, non-recursive Makefile.
# Sections: settings, files, library, programs, tests, checks, set-up, install, housekeeping.
# Everything built goes under $(BUILD); a variant is another BUILD with other flags.

# ── settings ─────────────────────────────────────────────────────────────────────────────────────

VERSION := $(strip $(shell cat VERSION))
SONAME_VERSION := $(firstword $(subst ., ,$(VERSION)))

CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
LOCALEDIR ?= $(PREFIX)/share/locale
BUILD ?= build
SANITIZE ?=
WERROR ?= $(if $(CI),-Werror)
OPTIMISE ?= -O2 -g

PACKAGES := glib-2.0 gio-2.0 gsl json-glib-1.0
# Make reads this file before `make deps` has run, so a missing package is not an error yet.
PACKAGE_CFLAGS = $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
PACKAGE_LIBS = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
TEST_LIBS = $(shell pkg-config --libs criterion 2>/dev/null)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
  -Wmissing-prototypes -Wcast-qual -Wvla -Wundef -Wwrite-strings -Wformat=2 -Wno-sign-conversion
ALL_CFLAGS = -std=c11 $(OPTIMISE) -fPIC -fvisibility=hidden -ffp-contract=off -fno-fast-math \
  $(WARNINGS) $(WERROR) $(SANITIZE) -D_GNU_SOURCE -DG_LOG_DOMAIN='"awrash"' -DGETTEXT_PACKAGE='"awrash"' -Iinclude -Ilibawrash $(PACKAGE_CFLAGS) $(CFLAGS)
LIBRARY_CFLAGS = -DAWRASH_COMPILATION -DAWRASH_VERSION='"$(VERSION)"' \
  -DAWRASH_API='__attribute__((visibility("default")))'
ALL_LDFLAGS = $(SANITIZE) $(LDFLAGS)

# The Python that has NumPy: the one on the PATH, else Debian's.
PYTHON ?= $(shell for p in python3 /usr/bin/python3; do \
  $$p -c 'import numpy, pandas, pytest' 2>/dev/null && { echo $$p; break; }; done)

# ── files ────────────────────────────────────────────────────────────────────────────────────────

ROOMS ?= base metric allot apportion programme split audit
HEADERS := include/awrash.h $(wildcard include/awrash/*.h)
SOURCES := $(foreach room,$(ROOMS),$(wildcard libawrash/$(room)/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
SHARED := $(BUILD)/libawrash.so.$(VERSION)
STATIC := $(BUILD)/libawrash.a
COMMANDS := $(patsubst examples/%.c,$(BUILD)/bin/%,$(wildcard examples/awrash-*.c))
TESTS := $(foreach room,$(ROOMS) property oracle published,$(wildcard tests/$(room)/test-*.c))
TEST_PROGRAMS := $(TESTS:tests/%.c=$(BUILD)/tests/%)
MEMORY_PROGRAMS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/memory/*.c))
SUPPORT := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))

.DEFAULT_GOAL := all
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all
all: $(SHARED) $(STATIC) $(COMMANDS) ## build the library and the commands

# ── library ──────────────────────────────────────────────────────────────────────────────────────

$(BUILD)/libawrash/%.o: libawrash/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIBRARY_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libawrash/base/version.o: VERSION

$(SHARED): $(OBJECTS)
	$(CC) -shared -Wl,-soname,libawrash.so.$(SONAME_VERSION) $(if $(SANITIZE),,-Wl,--no-undefined) \
	  -o $@ $^ $(ALL_LDFLAGS) $(PACKAGE_LIBS) -lm
	ln -sf $(@F) $(BUILD)/libawrash.so.$(SONAME_VERSION)
	ln -sf $(@F) $(BUILD)/libawrash.so

$(STATIC): $(OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

# ── programs ─────────────────────────────────────────────────────────────────────────────────────

$(BUILD)/bin/%: examples/%.c $(SHARED)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $< -o $@ -L$(BUILD) -lawrash \
	  -Wl,-rpath,'$$ORIGIN/..' $(ALL_LDFLAGS) $(PACKAGE_LIBS) -lm

# ── tests ────────────────────────────────────────────────────────────────────────────────────────

# A room's own tests may see its private parts, so tests link the static library.
$(BUILD)/tests/support/%.o: tests/support/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -DAWRASH_COMPILATION -DAWRASH_API= -Itests -MMD -MP -c $< -o $@

$(BUILD)/tests/%: tests/%.c $(STATIC) $(SUPPORT)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -DAWRASH_COMPILATION -DAWRASH_API= -Itests -MMD -MP -MF $@.d $< -o $@ \
	  $(SUPPORT) $(STATIC) $(ALL_LDFLAGS) $(TEST_LIBS) $(PACKAGE_LIBS) -lm

.PHONY: check-c
check-c: $(TEST_PROGRAMS)
	@status=0; for t in $(TEST_PROGRAMS); do echo "== $$t"; $$t || status=1; done; exit $$status

-include $(OBJECTS:.o=.d) $(TEST_PROGRAMS:=.d) $(COMMANDS:=.d) $(SUPPORT:.o=.d) $(MEMORY_PROGRAMS:=.d)
