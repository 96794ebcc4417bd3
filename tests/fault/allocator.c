/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The requests are caught by the linker (ld --wrap); blocks in use are counted in front of the C
 * library's allocator, GLib's own and those of GMP, MPFR, GSL and YAJL included, so that whatever a
 * failed call forgets is seen. A sanitizer counts by itself.
 * Source: ld(1), --wrap; malloc(3), "replacing malloc".
 * Invariant: nothing is counted or refused but while a scenario's call runs. */

#include "allocator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined __SANITIZE_ADDRESS__
#define COUNTS_BLOCKS 0
void __lsan_do_leak_check (void);
int __lsan_do_recoverable_leak_check (void);
#else
#define COUNTS_BLOCKS 1
#endif

#define MOST_OUTPUTS 16
#define PATTERN 0x5a

typedef struct
{
  gint calls;   /* requests since the count began */
  gint at;      /* the request that is refused, 0 for none */
  gint lasts;   /* so are all that follow */
  gint refused; /* how many were */
  gint blocks;  /* in use */
  gsize given;  /* bytes that were asked for and given */
} Allocator;

static Allocator allocator;
static struct
{
  void *place[MOST_OUTPUTS];
  gsize size[MOST_OUTPUTS];
  gsize n;
  guint64 answer; /* of the texts */
} outputs;

/* ── requests ───────────────────────────────────────────────────────────────────────────────── */

gpointer __real_g_try_malloc (gsize bytes);
gpointer __real_g_try_malloc0 (gsize bytes);
gpointer __real_g_try_realloc (gpointer memory, gsize bytes);
gpointer __wrap_g_try_malloc (gsize bytes);
gpointer __wrap_g_try_malloc0 (gsize bytes);
gpointer __wrap_g_try_realloc (gpointer memory, gsize bytes);

static gboolean
is_refused (void)
{
  const gint call = g_atomic_int_add (&allocator.calls, 1) + 1;
  const gint at = g_atomic_int_get (&allocator.at);

  if (at == 0 || (call != at && (call < at || !allocator.lasts)))
    return FALSE;
  g_atomic_int_inc (&allocator.refused);
  return TRUE;
}

static gpointer
given (gpointer memory, gsize bytes)
{
  if (memory != NULL)
    allocator.given += bytes;
  return memory;
}

gpointer
__wrap_g_try_malloc (gsize bytes)
{
  return is_refused () ? NULL : given (__real_g_try_malloc (bytes), bytes);
}

gpointer
__wrap_g_try_malloc0 (gsize bytes)
{
  return is_refused () ? NULL : given (__real_g_try_malloc0 (bytes), bytes);
}

gpointer
__wrap_g_try_realloc (gpointer memory, gsize bytes)
{
  return is_refused () ? NULL : given (__real_g_try_realloc (memory, bytes), bytes);
}

/* ── blocks in use ──────────────────────────────────────────────────────────────────────────── */

#if COUNTS_BLOCKS
/* GLib and the others are to find these. */
#define SEEN __attribute__ ((visibility ("default")))

void *__libc_malloc (size_t bytes);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t bytes);
void __libc_free (void *memory);

static void *
counted (void *memory)
{
  if (memory != NULL)
    g_atomic_int_inc (&allocator.blocks);
  return memory;
}

SEEN void *
malloc (size_t bytes)
{
  return counted (__libc_malloc (bytes));
}

SEEN void *
calloc (size_t n, size_t size)
{
  return counted (__libc_calloc (n, size));
}

SEEN void *
realloc (void *memory, size_t bytes)
{
  void *moved = __libc_realloc (memory, bytes);

  if (memory == NULL)
    counted (moved);
  else if (moved == NULL && bytes == 0)
    g_atomic_int_add (&allocator.blocks, -1);
  return moved;
}

SEEN void
free (void *memory)
{
  if (memory != NULL)
    g_atomic_int_add (&allocator.blocks, -1);
  __libc_free (memory);
}
#endif

/* ── complaints ─────────────────────────────────────────────────────────────────────────────── */

static char complaint[200]; /* of GLib, such as of an error set twice */

static void
complain (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  (void)domain;
  (void)level;
  (void)data;
  g_strlcpy (complaint, message, sizeof complaint);
}

/* ── a call ─────────────────────────────────────────────────────────────────────────────────── */

void
fault_output (void *place, gsize size)
{
  g_assert_cmpuint (outputs.n, <, MOST_OUTPUTS);
  memset (place, PATTERN, size);
  outputs.place[outputs.n] = place;
  outputs.size[outputs.n++] = size;
}

static void
hash (const void *bytes, gsize n)
{
  /* Fowler, Noll and Vo's 64 bits */
  for (gsize i = 0; i < n; i++)
    outputs.answer
        = (outputs.answer ^ ((const guchar *)bytes)[i]) * G_GUINT64_CONSTANT (1099511628211);
}

void
fault_settle (void)
{
  for (gsize k = 0; k < outputs.n; k++)
    hash (outputs.place[k], outputs.size[k]);
  outputs.n = 0;
}

void
fault_end (void)
{
  g_atomic_int_set (&allocator.at, 0);
}

gboolean
fault_answer (const char *text)
{
  if (text != NULL)
    hash (text, strlen (text) + 1);
  return text != NULL;
}

static gboolean
outputs_stand (void)
{
  for (gsize k = 0; k < outputs.n; k++)
    for (gsize i = 0; i < outputs.size[k]; i++)
      if (((const guchar *)outputs.place[k])[i] != PATTERN)
        return FALSE;
  return TRUE;
}

typedef struct
{
  gboolean answered, is_memory, is_told, outputs_stand;
  guint64 answer;
  gint requests, refused, kept;
  char message[200];
} Outcome;

static Outcome
call (const FaultScenario *scenario, gint at, gboolean lasts)
{
  Outcome outcome = { .message = "" };
  const gint before = g_atomic_int_get (&allocator.blocks);
  GError *error = NULL;

  memset (&outputs, 0, sizeof outputs);
  complaint[0] = '\0';
  allocator.calls = allocator.refused = 0;
  allocator.given = 0;
  allocator.lasts = lasts;
  g_atomic_int_set (&allocator.at, at);
  outcome.answered = scenario->call (&error);
  g_atomic_int_set (&allocator.at, 0);
  outcome.requests = allocator.calls;
  outcome.refused = allocator.refused;
  outcome.is_told = error != NULL;
  outcome.is_memory = g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY);
  outcome.outputs_stand = outputs_stand ();
  if (error != NULL)
    g_strlcpy (outcome.message, error->message, sizeof outcome.message);
  fault_settle ();
  outcome.answer = outputs.answer;
  g_clear_error (&error);
  outcome.kept = g_atomic_int_get (&allocator.blocks) - before;
  return outcome;
}

/* ── a scenario ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  gsize most; /* requests refused a scenario, at most */
  gsize work; /* calls × requests a call, at most, a scenario */
  const char *only;
  guint64 refused, failed, survived;
  guint faults;
} Tally;

static void
fault (Tally *tally, const FaultScenario *scenario, gint at, gboolean lasts, const char *what,
       const char *message)
{
  tally->faults++;
  printf ("  %s: request %d%s refused: %s%s%s\n", scenario->label, at,
          lasts ? " and all after it" : "", what, message[0] != '\0' ? ": " : "", message);
  fflush (stdout);
}

/* Library and system keep some things for good at their first use: what is kept once is not lost,
 * what is kept each time is. */
static gboolean
leaks (const FaultScenario *scenario, gint at, gboolean lasts)
{
  gint kept = 0;

  for (int i = 0; i < 3; i++)
    kept = call (scenario, at, lasts).kept;
  return kept > 0;
}

static void
check_refused (Tally *tally, const FaultScenario *scenario, gint at, gboolean lasts,
               const Outcome *sound)
{
  const Outcome found = call (scenario, at, lasts);

  tally->refused += (guint64)found.refused;
  if (found.refused == 0)
    return;
  *(found.answered ? &tally->survived : &tally->failed) += 1;
  if (found.answered && (found.is_told || found.answer != sound->answer))
    fault (tally, scenario, at, lasts, "another answer than with memory", found.message);
  if (!found.answered && !found.is_memory)
    fault (tally, scenario, at, lasts, found.is_told ? "another error" : "no error", found.message);
  if (complaint[0] != '\0')
    fault (tally, scenario, at, lasts, "a complaint", complaint);
  if (!found.answered && !found.outputs_stand)
    fault (tally, scenario, at, lasts, "an output was written", "");
  if (found.kept > 0 && leaks (scenario, at, lasts))
    fault (tally, scenario, at, lasts, "memory is lost", "");
}

static void
check_sound (Tally *tally, const FaultScenario *scenario, gint at, const Outcome *sound)
{
  const Outcome found = call (scenario, 0, FALSE);

  if (!found.answered)
    fault (tally, scenario, at, FALSE, "the next call fails", found.message);
  else if (found.answer != sound->answer)
    fault (tally, scenario, at, FALSE, "the next call answers otherwise", "");
}

static void
run_scenario (Tally *tally, const FaultScenario *scenario)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2023);
  Outcome sound;
  gsize most;
  gint step = 1;

  if (scenario->prepare != NULL)
    scenario->prepare ();
  sound = call (scenario, 0, FALSE);
  if (!sound.answered)
    fault (tally, scenario, 0, FALSE, "no answer with memory", sound.message);
  /* what libraries keep for good from their first call on */
  sound = call (scenario, 0, FALSE);
  if (sound.kept > 0 && leaks (scenario, 0, FALSE))
    fault (tally, scenario, 0, FALSE, "memory is lost with none refused", "");
  most = MIN (tally->most, tally->work / (gsize)MAX (sound.requests, 1) + 1);
  if ((gsize)sound.requests > most)
    step = (gint)((gsize)sound.requests / most);
  for (gint at = step == 1 ? 1 : g_rand_int_range (random, 1, step + 1);
       sound.answered && at <= sound.requests;
       at += step == 1 ? 1 : g_rand_int_range (random, 1, 2 * step))
    {
      check_refused (tally, scenario, at, FALSE, &sound);
      check_refused (tally, scenario, at, TRUE, &sound);
      check_sound (tally, scenario, at, &sound);
    }
  if (scenario->clear != NULL)
    scenario->clear ();
}

int
fault_run (int argc, char **argv, gsize n, const FaultScenario scenarios[])
{
  Tally tally = { .most = 10000, .work = 1000000 };
  g_autofree char *name = g_path_get_basename (argv[0]);

  g_log_set_default_handler (complain, NULL);
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--most") && i + 1 < argc)
      tally.most = (gsize)g_ascii_strtoull (argv[++i], NULL, 10);
    else
      tally.only = argv[i];
  for (gsize i = 0; i < n; i++)
    if (tally.only == NULL || g_str_equal (tally.only, scenarios[i].label))
      run_scenario (&tally, &scenarios[i]);
#if !COUNTS_BLOCKS
  tally.faults += __lsan_do_recoverable_leak_check () != 0;
#endif
  printf ("%s: %" G_GUINT64_FORMAT " requests refused, %" G_GUINT64_FORMAT
          " calls failed as they should, %" G_GUINT64_FORMAT " answered all the same, %u faults\n",
          name, tally.refused, tally.failed, tally.survived, tally.faults);
  return tally.faults > 0 ? 1 : 0;
}

int
fault_run_absurd (int argc, char **argv, gsize n, const FaultScenario scenarios[])
{
  Tally tally = { .only = argc > 1 ? argv[1] : NULL };

  g_log_set_default_handler (complain, NULL);
  for (gsize i = 0; i < n; i++)
    {
      const FaultScenario *scenario = &scenarios[i];
      Outcome found;

      if (tally.only != NULL && !g_str_equal (tally.only, scenario->label))
        continue;
      if (scenario->prepare != NULL)
        scenario->prepare ();
      found = call (scenario, 0, FALSE);
      tally.failed++;
      if (found.answered || !found.is_told || complaint[0] != '\0')
        fault (&tally, scenario, 0, FALSE, "an absurd size is not", complaint);
      if (!found.outputs_stand)
        fault (&tally, scenario, 0, FALSE, "an output was written", found.message);
      if (allocator.given >= 1 << 20)
        fault (&tally, scenario, 0, FALSE, "memory was given first", found.message);
      if (scenario->clear != NULL)
        scenario->clear ();
    }
  printf ("absurd: %" G_GUINT64_FORMAT " sizes refused, %u faults\n", tally.failed, tally.faults);
  return tally.faults > 0 ? 1 : 0;
}
