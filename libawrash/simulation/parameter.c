/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of the laws of an edition, each with its limits, its meaning and a default.
 * Source: the laws of include/awrash/simulation-run.h. Invariant: every default is a constant that
 * is marked assumed, so that nothing varies but what a study says. */

#include "simulation/parameter-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "random/law-private.h"

#include <math.h>
#include <string.h>

static const AwrashParameterKind kinds[AWRASH_N_PARAMETERS] = {
  { "entries", "share",
    N_ ("persons who lose their work and begin to seek in an edition, as a share of the need of "
        "the "
        "programme"),
    0, 1, FALSE },
  { "births", "share",
    N_ ("persons who seek for the first time in an edition, as a share of the need of the "
        "programme, "
        "or of what births are a share of"),
    0, 1, FALSE },
  { "leaving", "share",
    N_ ("of the seekers without a place, the share who find work by themselves or stop seeking in "
        "an "
        "edition"),
    0, 1, FALSE },
  { "budget-growth", "growth", N_ ("growth of the budget of every stream from edition to edition"),
    -0.99, 10, FALSE },
  { "wage-growth", "growth", N_ ("growth of what a month of a place costs from edition to edition"),
    -0.99, 10, FALSE },
  { "need-error", "share",
    N_ ("standard error with which the need is counted before each edition, as a share of it"), 0,
    1, FALSE },
  { "take-up-spread", "share",
    N_ ("standard deviation of the take-up of provinces around its mean, in shares of a quota"), 0,
    1, FALSE },
  { "take-up-persistence", "",
    N_ ("correlation of a province's take-up with its own in the edition before"), 0, 1, FALSE },
  { "absorption-spread", "share",
    N_ ("standard deviation of what provinces can absorb, as a share of it"), 0, 1, FALSE },
  { "scatter", "",
    N_ ("0: counts of persons are what is expected, rounded at random; 1: they scatter as the "
        "binomial law has it"),
    0, 1, TRUE },
};

static const double defaults[AWRASH_N_PARAMETERS]
    = { 0.10, 0.03, 0.13, 0, 0, 0.05, 0.10, 0.5, 0.10, 1 };

static const AwrashParameterKind stream_kinds[AWRASH_N_STREAM_PARAMETERS] = {
  { "take-up", "share", N_ ("mean share of a quota of this stream that is filled at first"), 0, 1,
    FALSE },
  { "absorption", "",
    N_ ("what provinces can absorb in this stream, in multiples of their known ceilings"), 0, 1000,
    FALSE },
  { "drop-out", "share", N_ ("share of those with a place of this stream who leave it half way"), 0,
    1, FALSE },
  { "refilling", "share",
    N_ ("share of the places left half way in this stream that go on with another seeker"), 0, 1,
    FALSE },
  { "exit", "share", N_ ("share of those who complete a place of this stream who then go to work"),
    0, 1, FALSE },
  { "return", "share",
    N_ ("share of those in work after a place of this stream who seek again in an edition"), 0, 1,
    FALSE },
  { "duration", "months",
    N_ ("months of a place of this stream, a decision: the same person-months make more places "
        "when "
        "they are shorter"),
    0.25, 240, FALSE },
};

/* Of the streams whose codes are known; the last row is any other's. */
static const struct
{
  const char *code;
  double value[AWRASH_N_STREAM_PARAMETERS - 1]; /* the duration is the programme's */
} stream_defaults[] = {
  { "temporary", { 0.85, 1, 0.08, 0.5, 0.15, 0.5 } },
  { "sustainable", { 0.80, 1, 0.10, 0.3, 0.60, 0.2 } },
  { "training", { 0.85, 1, 0.12, 0.3, 0.30, 0.3 } },
  { NULL, { 0.85, 1, 0.10, 0.4, 0.30, 0.35 } },
};

static const double months_unless_known = 12;

gsize
awrash_i_parameters_count (gsize n_streams)
{
  return AWRASH_N_PARAMETERS + n_streams * AWRASH_N_STREAM_PARAMETERS;
}

gsize
awrash_i_parameters_place (gsize stream, AwrashStreamParameterId id)
{
  return AWRASH_N_PARAMETERS + stream * AWRASH_N_STREAM_PARAMETERS + id;
}

void
awrash_i_parameters_free (AwrashParameter parameters[], gsize n)
{
  for (gsize i = 0; parameters != NULL && i < n; i++)
    {
      g_free (parameters[i].name);
      g_free (parameters[i].source);
      awrash_random_law_free (parameters[i].law);
    }
  g_free (parameters);
}

void
awrash_i_parameter_call (AwrashParameter *parameter, const AwrashParameterKind *kind,
                         const char *stem, const char *stream)
{
  parameter->kind = kind;
  parameter->name = stream == NULL ? g_strdup (stem) : g_strconcat (stem, ":", stream, NULL);
  parameter->stem = strlen (stem);
  parameter->origin = AWRASH_ORIGIN_ASSUMED;
  parameter->source = g_strdup ("");
}

static gboolean
fill (AwrashParameter *parameter, const AwrashParameterKind *kind, const char *stream, double value,
      GError **error)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *law = NULL;

  g_ascii_dtostr (number, sizeof number, value);
  law = g_strconcat ("constant:", number, NULL);
  awrash_i_parameter_call (parameter, kind, kind->name, stream);
  parameter->law = awrash_random_law_new (law, error);
  return parameter->law != NULL;
}

/* The default of a stream's parameter. */
static double
find_default (const char *stream, const double *months, gsize id)
{
  gsize row = 0;

  if (id == AWRASH_PARAMETER_DURATION)
    return months != NULL && *months > 0 ? *months : months_unless_known;
  while (stream_defaults[row].code != NULL && !g_str_equal (stream_defaults[row].code, stream))
    row++;
  return stream_defaults[row].value[id];
}

AwrashParameter *
awrash_i_parameters_new (gsize n_streams, const char *const streams[], const double months[],
                         GError **error)
{
  const gsize n = awrash_i_parameters_count (n_streams);
  AwrashParameter *parameters = awrash_i_new (AwrashParameter, n, error);
  gboolean filled = parameters != NULL;

  for (gsize i = 0; filled && i < AWRASH_N_PARAMETERS; i++)
    filled = fill (&parameters[i], &kinds[i], NULL, defaults[i], error);
  for (gsize i = 0; filled && i < n_streams * AWRASH_N_STREAM_PARAMETERS; i++)
    {
      const gsize stream = i / AWRASH_N_STREAM_PARAMETERS, id = i % AWRASH_N_STREAM_PARAMETERS;

      filled = fill (&parameters[AWRASH_N_PARAMETERS + i], &stream_kinds[id], streams[stream],
                     find_default (streams[stream], months == NULL ? NULL : &months[stream], id),
                     error);
    }
  if (filled)
    return parameters;
  awrash_i_parameters_free (parameters, n);
  return NULL;
}

AwrashParameter *
awrash_i_parameters_copy (const AwrashParameter parameters[], gsize n, GError **error)
{
  AwrashParameter *copy = awrash_i_new (AwrashParameter, n, error);

  for (gsize i = 0; copy != NULL && i < n; i++)
    {
      copy[i] = parameters[i];
      copy[i].name = g_strdup (parameters[i].name);
      copy[i].source = g_strdup (parameters[i].source);
      copy[i].law = awrash_random_law_new (awrash_random_law_get_text (parameters[i].law), error);
      if (copy[i].law != NULL)
        continue;
      awrash_i_parameters_free (copy, n);
      return NULL;
    }
  return copy;
}

gboolean
awrash_i_parameter_is_called (const AwrashParameter *parameter, const char *name)
{
  return g_str_equal (parameter->name, name)
         || (strlen (name) == parameter->stem
             && strncmp (parameter->name, name, parameter->stem) == 0);
}

void
awrash_i_parameters_refuse (const AwrashParameter parameters[], gsize n, const char *name,
                            GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (names, "%s, ", parameters[i].name);
  g_string_append (names, "group:GROUP:STREAM");
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("parameter \"%s\" is unknown, expected one of %s"), name, names->str);
}

gboolean
awrash_i_parameters_check (const AwrashParameter parameters[], gsize n, const double values[],
                           GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      const AwrashParameterKind *kind = parameters[i].kind;
      const double value = values[i];
      char text[G_ASCII_DTOSTR_BUF_SIZE], least[G_ASCII_DTOSTR_BUF_SIZE],
          most[G_ASCII_DTOSTR_BUF_SIZE];

      if (value >= kind->least && value <= kind->most
          && (!kind->is_whole || floor (value) >= value))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   kind->is_whole
                       ? _ ("parameter \"%s\" is %s, expected a whole number from %s to %s")
                       : _ ("parameter \"%s\" is %s, expected a number from %s to %s"),
                   parameters[i].name, g_ascii_dtostr (text, sizeof text, value),
                   g_ascii_dtostr (least, sizeof least, kind->least),
                   g_ascii_dtostr (most, sizeof most, kind->most));
      return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_parameter_check_law (const AwrashParameterKind *kind, const char *name,
                              const AwrashLaw *law, GError **error)
{
  /* the first and the last number that an address can have */
  const double least = law->form->quantile (law, 0x1p-53);
  const double most = law->form->quantile (law, 1 - 0x1p-53);
  char ends[4][G_ASCII_DTOSTR_BUF_SIZE];

  if (least >= kind->least && most <= kind->most
      && (!kind->is_whole || awrash_random_law_is_whole (law)
          || (least >= most && floor (least) >= least)))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               kind->is_whole ? _ ("parameter \"%s\": law \"%s\" may draw from %s to %s, expected "
                                   "one of whole numbers from %s to %s")
                              : _ ("parameter \"%s\": law \"%s\" may draw from %s to %s, expected "
                                   "one of numbers from %s to %s"),
               name, awrash_random_law_get_text (law),
               g_ascii_dtostr (ends[0], sizeof ends[0], least),
               g_ascii_dtostr (ends[1], sizeof ends[1], most),
               g_ascii_dtostr (ends[2], sizeof ends[2], kind->least),
               g_ascii_dtostr (ends[3], sizeof ends[3], kind->most));
  return FALSE;
}
