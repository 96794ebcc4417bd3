/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The requests are caught by the linker (ld --wrap), and each is refused, or its call cancelled as
 * it is granted, in turn; what a failed call forgets is seen by blocks.c.
 * Source: ld(1), --wrap. Invariant: nothing is refused but while a scenario's call runs. */

#include "allocator.h"
#include "blocks.h"

#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OUTPUTS 16
#define PATTERN 0x5a

/* What meets a request. */
typedef enum
{
  REFUSED,
  REFUSED_WITH_ALL_AFTER,
  CANCELLED, /* it is granted, and the call is asked to end */
  N_WAYS
} Way;

typedef struct
{
  gint calls; /* requests since the count began */
  gint at;    /* the request that is met, 0 for none */
  Way way;
  gint refused; /* how many were met */
  gsize given;  /* bytes that were asked for and given */
  AwrashCancel *cancel;
} Allocator;

static Allocator allocator;
static struct
{
  void *place[MOST_OUTPUTS];
  gsize size[MOST_OUTPUTS];
  gsize n;
  guint64 answer; /* of the texts */
} outputs;

/* ── places ─────────────────────────────────────────────────────────────────────────────────── */

/* Two calls above the library's own door to memory, which is this file and two calls deep. */
#define DEPTH 5

/* The first request of each place that asks, which is met whatever the sample. */
static GHashTable *places;
static GArray *first_requests; /* of gint, or NULL while none are noted */
static void
note_place (gint request)
{
  void *frames[DEPTH] = { NULL };
  guint64 place = 0;
  const int n = backtrace (frames, DEPTH);

  for (int i = 0; i < n; i++)
    place = (place ^ (guint64)(guintptr)frames[i]) * G_GUINT64_CONSTANT (1099511628211);
  if (g_hash_table_add (places, GSIZE_TO_POINTER ((gsize)place)))
    g_array_append_val (first_requests, request);
}

static gboolean
is_first (const GArray *requests, gint request)
{
  for (guint i = 0; i < requests->len; i++)
    if (g_array_index (requests, gint, i) == request)
      return TRUE;
  return FALSE;
}

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

  if (first_requests != NULL)
    note_place (call);
  if (at == 0 || (call != at && (call < at || allocator.way != REFUSED_WITH_ALL_AFTER)))
    return FALSE;
  g_atomic_int_inc (&allocator.refused);
  if (allocator.way == CANCELLED)
    awrash_base_cancel_ask (allocator.cancel);
  return allocator.way != CANCELLED;
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
  awrash_base_cancel_use (NULL);
  g_atomic_int_set (&allocator.at, 0);
}

gboolean
fault_answer (const char *text)
{
  if (text != NULL)
    hash (text, strlen (text) + 1);
  return text != NULL;
}

gboolean
fault_is_told (const GError *error)
{
  return g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY)
         || g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_CANCELLED);
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
  gboolean answered, is_expected, is_told, outputs_stand;
  guint64 answer;
  gint requests, refused, kept;
  char message[200];
} Outcome;

static Outcome
call (const FaultScenario *scenario, gint at, Way way)
{
  g_autoptr (AwrashCancel) cancel = awrash_base_cancel_new ();
  Outcome outcome = { .message = "" };
  const gint before = fault_blocks ();
  GError *error = NULL;

  memset (&outputs, 0, sizeof outputs);
  complaint[0] = '\0';
  allocator.calls = allocator.refused = 0;
  allocator.given = 0;
  allocator.way = way;
  allocator.cancel = cancel;
  awrash_base_cancel_use (cancel);
  g_atomic_int_set (&allocator.at, at);
  outcome.answered = scenario->call (&error);
  g_atomic_int_set (&allocator.at, 0);
  awrash_base_cancel_use (NULL);
  outcome.requests = allocator.calls;
  outcome.refused = allocator.refused;
  outcome.is_told = error != NULL;
  outcome.is_expected = g_error_matches (
      error, AWRASH_ERROR, way == CANCELLED ? AWRASH_ERROR_CANCELLED : AWRASH_ERROR_MEMORY);
  outcome.outputs_stand = outputs_stand ();
  if (error != NULL)
    g_strlcpy (outcome.message, error->message, sizeof outcome.message);
  fault_settle ();
  outcome.answer = outputs.answer;
  g_clear_error (&error);
  outcome.kept = fault_blocks () - before;
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
fault (Tally *tally, const FaultScenario *scenario, gint at, Way way, const char *what,
       const char *message)
{
  static const char *const met[N_WAYS] = { "refused", "and all after it refused", "cancelled" };

  tally->faults++;
  printf ("  %s: request %d %s: %s%s%s\n", scenario->label, at, met[way], what,
          message[0] != '\0' ? ": " : "", message);
  fflush (stdout);
}

/* Library and system keep some things for good at their first use: what is kept once is not lost,
 * what is kept each time is. */
static gboolean
leaks (const FaultScenario *scenario, gint at, Way way)
{
  gint kept = 0;

  for (int i = 0; i < 3; i++)
    kept = call (scenario, at, way).kept;
  return kept > 0;
}

static void
check_refused (Tally *tally, const FaultScenario *scenario, gint at, Way way, const Outcome *sound)
{
  const Outcome found = call (scenario, at, way);

  tally->refused += (guint64)found.refused;
  if (found.refused == 0)
    return;
  *(found.answered ? &tally->survived : &tally->failed) += 1;
  if (found.answered && (found.is_told || found.answer != sound->answer))
    fault (tally, scenario, at, way, "another answer than with memory", found.message);
  if (!found.answered && !found.is_expected)
    fault (tally, scenario, at, way, found.is_told ? "another error" : "no error", found.message);
  if (complaint[0] != '\0')
    fault (tally, scenario, at, way, "a complaint", complaint);
  if (!found.answered && !found.outputs_stand)
    fault (tally, scenario, at, way, "an output was written", "");
  if (found.kept > 0 && leaks (scenario, at, way))
    fault (tally, scenario, at, way, "memory is lost", "");
}

static void
check_sound (Tally *tally, const FaultScenario *scenario, gint at, const Outcome *sound)
{
  const Outcome found = call (scenario, 0, REFUSED);

  if (!found.answered)
    fault (tally, scenario, at, REFUSED, "the next call fails", found.message);
  else if (found.answer != sound->answer)
    fault (tally, scenario, at, REFUSED, "the next call answers otherwise", "");
}

static void
run_scenario (Tally *tally, const FaultScenario *scenario)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2023);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint));
  Outcome sound;
  gsize most;
  gint step = 1, next;

  if (scenario->prepare != NULL)
    scenario->prepare ();
  sound = call (scenario, 0, REFUSED);
  if (!sound.answered)
    fault (tally, scenario, 0, REFUSED, "no answer with memory", sound.message);
  /* what libraries keep for good from their first call on */
  sound = call (scenario, 0, REFUSED);
  first_requests = first;
  (void)call (scenario, 0, REFUSED);
  first_requests = NULL;
  if (sound.kept > 0 && leaks (scenario, 0, REFUSED))
    fault (tally, scenario, 0, REFUSED, "memory is lost with none refused", "");
  most = MIN (tally->most, tally->work / (gsize)MAX (sound.requests, 1) + 1);
  if ((gsize)sound.requests > most)
    step = (gint)((gsize)sound.requests / most);
  next = step == 1 ? 1 : g_rand_int_range (random, 1, step + 1);
  for (gint at = 1; sound.answered && at <= sound.requests; at++)
    {
      if (at != next && !is_first (first, at))
        continue;
      for (Way way = REFUSED; way < N_WAYS; way++)
        check_refused (tally, scenario, at, way, &sound);
      check_sound (tally, scenario, at, &sound);
      if (at == next)
        next += step == 1 ? 1 : g_rand_int_range (random, 1, 2 * step);
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
  places = g_hash_table_new (NULL, NULL);
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--most") && i + 1 < argc)
      tally.most = (gsize)g_ascii_strtoull (argv[++i], NULL, 10);
    else
      tally.only = argv[i];
  for (gsize i = 0; i < n; i++)
    if (tally.only == NULL || g_str_equal (tally.only, scenarios[i].label))
      run_scenario (&tally, &scenarios[i]);
  tally.faults += fault_blocks_are_lost ();
  g_clear_pointer (&places, g_hash_table_unref);
  printf ("%s: %" G_GUINT64_FORMAT " requests refused or cancelled, %" G_GUINT64_FORMAT
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
      found = call (scenario, 0, REFUSED);
      tally.failed++;
      if (found.answered || !found.is_told || complaint[0] != '\0')
        fault (&tally, scenario, 0, REFUSED, "an absurd size is not", complaint);
      if (!found.outputs_stand)
        fault (&tally, scenario, 0, REFUSED, "an output was written", found.message);
      if (allocator.given >= 1 << 20)
        fault (&tally, scenario, 0, REFUSED, "memory was given first", found.message);
      if (scenario->clear != NULL)
        scenario->clear ();
    }
  printf ("absurd: %" G_GUINT64_FORMAT " sizes refused, %u faults\n", tally.failed, tally.faults);
  return tally.faults > 0 ? 1 : 0;
}
