/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a balance rests on, and its numbers as a person reads them. Source: the tables quotas and
 * capacities. Invariant: training always carries a mark, since nobody publishes what a place of it
 * counts. */

#include "balance.h"
#include "division.h"
#include "ledger.h"

#include <math.h>
#include <string.h>

static gboolean
is_stream (const Balanced *balanced, gint64 stream)
{
  return stream < 0
         || strcmp (awrash_programme_stream_get_code (balanced->programme, (gsize)stream),
                    awrash_split_balance_get_text (balanced->balance, "stream"))
                == 0;
}

/* Whether the reading divides over what the bound is on. */
static gboolean
is_read (const Balanced *balanced, gint64 stream)
{
  return stream < 0
         || division_reads_stream (balanced->reading, awrash_programme_stream_get_code (
                                                          balanced->programme, (gsize)stream));
}

static void
weigh_quotas (Balanced *balanced)
{
  g_autoptr (GArray) quotas = ledger_read_bounds (balanced->programme, "quotas");

  for (guint b = 0; b < quotas->len; b++)
    {
      const Bound *bound = &g_array_index (quotas, Bound, b);

      if (!bound->is_assumed)
        continue;
      balanced->lifted_assumed = balanced->lifted_assumed || is_read (balanced, bound->stream);
      for (gsize i = 0; i < balanced->n; i++)
        if ((bound->stream < 0 || !is_stream (balanced, bound->stream))
            && awrash_programme_territory_is_within (
                balanced->programme,
                awrash_programme_province_get_territory (balanced->programme, i), bound->territory))
          balanced->assumed_before[i] = 1;
    }
  for (gsize i = 0; i < balanced->n; i++)
    balanced->has_assumed = balanced->has_assumed || balanced->assumed_before[i];
}

/* An assumed limit counts where it binds. */
static gboolean
has_binding (const Balanced *balanced)
{
  const int64_t *limit = awrash_split_balance_get_places (balanced->balance, "limit");
  const int64_t *stream = awrash_split_balance_get_places (balanced->balance, "stream");

  if (balanced_number (balanced, "assumed_limits") == 0 || stream == NULL)
    return FALSE;
  for (gsize i = 0; i < balanced->n; i++)
    if (limit[i] >= 0 && stream[i] >= limit[i])
      return TRUE;
  return FALSE;
}

void
balanced_init (Balanced *balanced, const AwrashProgramme *programme, const AwrashReading *reading,
               const char *reading_name, const AwrashBalance *balance)
{
  *balanced = (Balanced){ .programme = programme,
                          .reading = reading,
                          .reading_name = reading_name,
                          .balance = balance,
                          .n = awrash_split_balance_get_n_provinces (balance) };
  balanced->assumed_before = g_new0 (guint8, balanced->n + 1);
  weigh_quotas (balanced);
  balanced->stream_assumed = balanced->lifted_assumed || has_binding (balanced);
}

void
balanced_clear (Balanced *balanced)
{
  g_free (balanced->assumed_before);
}

double
balanced_number (const Balanced *balanced, const char *what)
{
  return awrash_split_balance_get_number (balanced->balance, what);
}

double
balanced_measure (const Balanced *balanced, const char *measure, const char *division)
{
  g_autofree char *what = g_strconcat (measure, "_", division, NULL);

  return balanced_number (balanced, what);
}

gboolean
balanced_is_assumed (const Balanced *balanced, const char *division)
{
  if (strcmp (division, "stream") == 0)
    return balanced->stream_assumed;
  if (strcmp (division, "after") == 0)
    return balanced->has_assumed || balanced->stream_assumed;
  if (strcmp (division, "lifted") == 0)
    return balanced->has_assumed || balanced->lifted_assumed;
  return strcmp (division, "trained") == 0 || balanced->has_assumed;
}

/* The same for one province. */
static gboolean
is_assumed_at (const Balanced *balanced, const char *what, gsize i)
{
  const gboolean before = balanced->assumed_before[i];

  if (strcmp (what, "limit") == 0)
    return balanced_number (balanced, "assumed_limits") > 0;
  if (strcmp (what, "training") == 0 || strcmp (what, "trained") == 0)
    return TRUE;
  if (strcmp (what, "before") == 0)
    return before;
  if (strcmp (what, "after") == 0)
    return before || balanced->stream_assumed;
  return strcmp (what, "lifted") == 0 ? before || balanced->lifted_assumed
                                      : balanced_is_assumed (balanced, what);
}

const char *
balanced_places (Session *session, const Balanced *balanced, const char *what, gsize i)
{
  const int64_t *places = awrash_split_balance_get_places (balanced->balance, what);

  if (places == NULL || places[i] < 0)
    return "–";
  return manners_mark (session, manners_integer (session, places[i]),
                       is_assumed_at (balanced, what, i));
}

double
balanced_rate_of (const Balanced *balanced, const char *division, gsize i)
{
  const gboolean trained = strcmp (division, "trained") == 0;
  const int64_t *places
      = awrash_split_balance_get_places (balanced->balance, trained ? "after" : division);
  const int64_t *training = awrash_split_balance_get_places (balanced->balance, "training");
  const double need = awrash_split_balance_get_needs (balanced->balance)[i];
  double received;

  if (places == NULL || !(need > 0))
    return NAN;
  received = (double)places[i];
  if (trained)
    received += balanced_number (balanced, "weight") * (double)training[i];
  return received / need;
}

const char *
balanced_rate (Session *session, const Balanced *balanced, const char *division, gsize i)
{
  const double rate = balanced_rate_of (balanced, division, i);

  if (isnan (rate))
    return "–";
  return manners_mark (session, manners_decimal (session, 1000 * rate, 1),
                       is_assumed_at (balanced, division, i));
}

const char *
balanced_describe_place (Session *session, const Balanced *balanced)
{
  const double cost = balanced_number (balanced, "cost");
  const double weight = balanced_number (balanced, "weight");
  const char *currency = awrash_programme_get_option (balanced->programme, "programme", "currency");
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      balanced->weight_given
          ? _ ("Assumed, as asked: the weight of a place of training is %s.")
          : _ ("Assumed: the weight of a place of training is %s, since nobody publishes another."),
      manners_mark (session, manners_decimal (session, weight, weight == floor (weight) ? 0 : 3),
                    TRUE));
  g_string_append_c (text, ' ');
  if (balanced->cost_given && !isnan (cost))
    g_string_append_printf (text, _ ("Assumed, as asked: it costs %s %s."),
                            manners_mark (session, manners_decimal (session, cost, 2), TRUE),
                            manners_isolate (session, currency != NULL ? currency : ""));
  else if (balanced->cost_given)
    g_string_append (text, _ ("Assumed, as asked: its cost differs between provinces."));
  else if (isnan (cost))
    g_string_append (text, _ ("What it costs is not known."));
  else
    g_string_append_printf (text, _ ("It costs %s %s by the programme's own stream of training."),
                            manners_decimal (session, cost, 2),
                            manners_isolate (session, currency != NULL ? currency : ""));
  return manners_keep (session, g_strdup (text->str));
}
