/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings of a balance, read and typed. Source: none. Invariant: what was not set has its
 * default, and its text says so; numbers are the fractions that were written. */

#include "split/balance-private.h"

#include "base/i18n-private.h"
#include "base/number-private.h"
#include "programme/need-private.h"

#include <math.h>
#include <string.h>

/* Weights of a place of training stay below 2^10, so that receipts stay below 2^61. */
#define MOST_PARTS 1000

static const char *const keys[] = { "stream", "training", "fragile", "target", "weight", "cost" };

/* The value of a key among "key=value" texts; NULL if it is not set. */
static const char *
find (gsize n, const char *const settings[], const char *key)
{
  const gsize length = strlen (key);

  for (gsize i = n; i-- > 0;)
    if (strncmp (settings[i], key, length) == 0 && settings[i][length] == '=')
      return settings[i] + length + 1;
  return NULL;
}

static gboolean
check_keys (gsize n, const char *const settings[], GError **error)
{
  for (gsize i = 0; i < n; i++)
    {
      gboolean known = FALSE;

      if (!g_utf8_validate (settings[i], -1, NULL))
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING,
                       _ ("settings[%zu] is not UTF-8 text"), i);
          return FALSE;
        }
      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        known = known || find (1, &settings[i], keys[k]) != NULL;
      if (known)
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("settings[%zu] is \"%s\", expected one of stream, training, fragile, target, "
                      "weight, cost, with = and a value behind it"),
                   i, settings[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_stream (const AwrashProgramme *programme, const char *key, const char *code, gssize *stream,
             GError **error)
{
  *stream = awrash_i_stream_find (programme, code);
  if (*stream >= 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s is \"%s\", expected a code of the programme's streams"), key, code);
  return FALSE;
}

/* The streams: one whose absorption is asked about, one for training that is another. */
static gboolean
read_streams (AwrashBalanceQuestion *question, const AwrashProgramme *programme, gsize n,
              const char *const settings[], GError **error)
{
  const char *stream = find (n, settings, "stream"), *training = find (n, settings, "training");
  gssize found;

  if (!read_stream (programme, "stream", stream != NULL ? stream : "sustainable", &found, error))
    return FALSE;
  question->stream = (gsize)found;
  question->training = awrash_i_stream_find (programme, "training");
  if (question->training == found)
    question->training = -1;
  if (training != NULL
      && !read_stream (programme, "training", training, &question->training, error))
    return FALSE;
  if (question->training == found)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("stream and training are both \"%s\", expected two streams"),
                   programme->streams[found].code);
      return FALSE;
    }
  return TRUE;
}

/* A number in a range, as the fraction that was written. */
static gboolean
read_number (const char *key, const char *text, double least, double most, AwrashRational *number,
             GError **error)
{
  g_autofree char *low = NULL, *high = NULL;

  if (awrash_i_rational_parse (text, number, NULL) && awrash_i_rational_to_double (*number) >= least
      && awrash_i_rational_to_double (*number) <= most)
    return TRUE;
  low = awrash_i_number_format (least);
  high = awrash_i_number_format (most);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is \"%s\", expected a number from %s to %s"), key, text, low, high);
  return FALSE;
}

static gboolean
read_target (AwrashBalanceQuestion *question, const char *text, GError **error)
{
  static const struct
  {
    const char *name;
    AwrashTargetKind kind;
    double most;
  } forms[] = { { "gini:", AWRASH_TARGET_GINI, 1 },
                { "lowest:", AWRASH_TARGET_LOWEST, 1e9 },
                { "fraction:", AWRASH_TARGET_FRACTION, 1 },
                { "places:", AWRASH_TARGET_PLACES, (double)AWRASH_COMPENSATION_MOST },
                { "budget:", AWRASH_TARGET_BUDGET, 1e15 } };

  question->target_text = g_strdup (text);
  question->target = strcmp (text, "lifted") == 0 ? AWRASH_TARGET_LIFTED : AWRASH_TARGET_BEFORE;
  if (strcmp (text, "lifted") == 0 || strcmp (text, "before") == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (text, forms[i].name))
      {
        question->target = forms[i].kind;
        return read_number ("target", text + strlen (forms[i].name), 0, forms[i].most,
                            &question->level, error);
      }
  g_set_error (
      error, AWRASH_ERROR, AWRASH_ERROR_NAME,
      _ ("target is \"%s\", expected lifted, before, gini:G, lowest:RATE, fraction:F, places:N or "
         "budget:MONEY"),
      text);
  return FALSE;
}

static gboolean
is_whole_count (const AwrashBalanceQuestion *question, const char *key, AwrashRational number,
                GError **error)
{
  if (number.denominator == 1)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is \"%s\", expected a whole number behind the colon"), key,
               strcmp (key, "target") == 0 ? question->target_text : question->fragile_text);
  return FALSE;
}

/* INDICATOR>=NUMBER and the like; the operator is the first < or >. */
static gboolean
read_indicator_rule (AwrashBalanceQuestion *question, const AwrashProgramme *programme,
                     const char *text, GError **error)
{
  const gsize at = strcspn (text, "<>");
  g_autofree char *name = g_strstrip (g_strndup (text, at));

  if (text[at] == '\0' || name[0] == '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("fragile is \"%s\", expected lowest:N, or absorption or an indicator with "
                      "<, <=, > or >= and a number behind it"),
                   text);
      return FALSE;
    }
  question->is_above = text[at] == '>';
  question->is_strict = text[at + 1] != '=';
  if (!read_number ("fragile", text + at + (question->is_strict ? 1 : 2), -1e15, 1e15,
                    &question->limit, error))
    return FALSE;
  question->fragile
      = strcmp (name, "absorption") == 0 ? AWRASH_FRAGILE_ABSORPTION : AWRASH_FRAGILE_INDICATOR;
  if (question->fragile == AWRASH_FRAGILE_ABSORPTION)
    return TRUE;
  question->indicator = g_steal_pointer (&name);
  if (awrash_i_need_check (programme, question->indicator, error))
    return TRUE;
  g_prefix_error (error, "fragile: ");
  return FALSE;
}

/* Unless it is said: a fifth of the provinces, those with the lowest rates. */
static gboolean
read_fragile (AwrashBalanceQuestion *question, const AwrashProgramme *programme, const char *text,
              GError **error)
{
  question->fragile_text = text != NULL
                               ? g_strdup (text)
                               : g_strdup_printf ("lowest:%zu", (programme->n_provinces + 4) / 5);
  if (!g_str_has_prefix (question->fragile_text, "lowest:"))
    return read_indicator_rule (question, programme, question->fragile_text, error);
  question->fragile = AWRASH_FRAGILE_LOWEST;
  return read_number ("fragile", question->fragile_text + strlen ("lowest:"), 0,
                      (double)programme->n_provinces, &question->limit, error)
         && is_whole_count (question, "fragile", question->limit, error);
}

/* What a place of the programme's own training costs, where all its types cost the same. */
static double
own_cost (const AwrashProgramme *programme, gssize training)
{
  double cost = NAN;

  for (gsize type = 0; type < programme->n_types; type++)
    {
      const AwrashType *one = &programme->types[type];

      if (training < 0 || one->stream != (gsize)training)
        continue;
      if (!isnan (cost) && cost != one->months * one->monthly_cost)
        return NAN;
      cost = one->months * one->monthly_cost;
    }
  return cost;
}

/* A number, or an expression of the territories where it differs between provinces. */
static gboolean
read_cost (AwrashBalanceQuestion *question, const AwrashProgramme *programme, const char *text,
           GError **error)
{
  AwrashRational money;

  question->cost_given = text != NULL;
  question->cost = own_cost (programme, question->training);
  if (text == NULL)
    return TRUE;
  if (g_ascii_isdigit (text[0]) || text[0] == '-' || text[0] == '+' || text[0] == '.')
    {
      if (!read_number ("cost", text, 0, 1e12, &money, error))
        return FALSE;
      question->cost = awrash_i_rational_to_double (money);
      return TRUE;
    }
  question->cost = NAN;
  question->cost_text = g_strdup (text);
  if (awrash_i_need_check (programme, text, error))
    return TRUE;
  g_prefix_error (error, "cost: ");
  return FALSE;
}

static gboolean
read_weight (AwrashBalanceQuestion *question, const char *text, GError **error)
{
  question->weight_given = text != NULL;
  question->weight = (AwrashRational){ 1, 1 };
  if (text != NULL && !read_number ("weight", text, 0.001, 1000, &question->weight, error))
    return FALSE;
  if (question->weight.numerator <= MOST_PARTS && question->weight.denominator <= MOST_PARTS)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("weight is \"%s\", expected a fraction of whole numbers up to 1000"), text);
  return FALSE;
}

static gboolean
check_budget (const AwrashBalanceQuestion *question, GError **error)
{
  if (question->target != AWRASH_TARGET_BUDGET || question->cost > 0 || question->cost_text != NULL)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("target is \"%s\", but what a place of training costs is not known: expected "
                  "cost=MONEY above 0, or months and monthly_cost of the programme's own training"),
               question->target_text);
  return FALSE;
}

gboolean
awrash_i_balance_ask (AwrashBalanceQuestion *question, const AwrashProgramme *programme,
                      gsize n_settings, const char *const settings[], GError **error)
{
  const char *target = find (n_settings, settings, "target");

  return check_keys (n_settings, settings, error)
         && read_streams (question, programme, n_settings, settings, error)
         && read_target (question, target != NULL ? target : "lifted", error)
         && (question->target != AWRASH_TARGET_PLACES
             || is_whole_count (question, "target", question->level, error))
         && read_fragile (question, programme, find (n_settings, settings, "fragile"), error)
         && read_weight (question, find (n_settings, settings, "weight"), error)
         && read_cost (question, programme, find (n_settings, settings, "cost"), error)
         && check_budget (question, error);
}

void
awrash_i_balance_question_clear (AwrashBalanceQuestion *question)
{
  g_free (question->indicator);
  g_free (question->cost_text);
  g_free (question->target_text);
  g_free (question->fragile_text);
}
