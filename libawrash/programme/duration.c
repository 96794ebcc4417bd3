/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arithmetic of a stock of person-months: whom it serves at which duration. Source: the quota
 * of Khénifra, 953 places of 4 months = 3,812 person-months, stretched to 1,251 beneficiaries of 3.
 * Invariant: beneficiaries * months + left_over = stock, exactly, with 0 <= left_over < months. */

#include "base/i18n-private.h"
#include "programme/programme-private.h"

#include <inttypes.h>
#include <math.h>

size_t
awrash_programme_duration_size (void)
{
  return sizeof (AwrashDuration);
}

static gboolean
check_at_least (const char *name, int64_t value, int64_t least, GError **error)
{
  if (value >= least)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is %" PRId64 ", expected a whole number ≥ %" PRId64), name, value, least);
  return FALSE;
}

gboolean
awrash_programme_durations (int64_t person_months, size_t n, const int64_t months[],
                            AwrashDuration durations[], GError **error)
{
  g_return_val_if_fail (n == 0 || (months != NULL && durations != NULL), FALSE);
  if (!check_at_least ("person_months", person_months, 0, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("months[%zu]", i);
      if (!check_at_least (name, months[i], 1, error))
        return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    durations[i] = (AwrashDuration){ .months = months[i],
                                     .beneficiaries = person_months / months[i],
                                     .left_over = person_months % months[i] };
  return TRUE;
}

gboolean
awrash_programme_durations_reach (int64_t person_months, int64_t target, int64_t *months,
                                  int64_t *left_over, GError **error)
{
  int64_t longest = 0;

  if (!check_at_least ("person_months", person_months, 0, error)
      || !check_at_least ("target", target, 1, error))
    return FALSE;
  longest = person_months / target;
  if (months != NULL)
    *months = longest;
  if (left_over != NULL)
    *left_over = person_months - longest * target;
  return TRUE;
}

gboolean
awrash_programme_durations_worksites (int64_t person_months, int64_t months, int64_t places,
                                      int64_t *worksites, int64_t *left_over, GError **error)
{
  gint64 each = 0;

  if (!check_at_least ("person_months", person_months, 0, error)
      || !check_at_least ("months", months, 1, error)
      || !check_at_least ("places", places, 1, error))
    return FALSE;
  /* A worksite beyond 2^63 person-months is larger than any stock: none fits, all is left over. */
  each = months > G_MAXINT64 / places ? G_MAXINT64 : months * places;
  if (worksites != NULL)
    *worksites = months > G_MAXINT64 / places ? 0 : person_months / each;
  if (left_over != NULL)
    *left_over = months > G_MAXINT64 / places ? person_months : person_months % each;
  return TRUE;
}

/* The quota that states the stock: in person-months if there is one, else in places. */
static const AwrashBound *
find_quota (const AwrashProgramme *programme, gsize territory, const char *stream)
{
  const AwrashBound *found = NULL;

  for (gsize i = 0; i < programme->n_bounds; i++)
    {
      const AwrashBound *bound = &programme->bounds[i];
      const gboolean fits = bound->kind == AWRASH_BOUND_QUOTA && bound->territory == territory
                            && g_str_equal (bound->of, stream) && bound->group == NULL
                            && isfinite (bound->max);

      if (fits && bound->unit == AWRASH_UNIT_PERSON_MONTHS)
        return bound;
      if (fits && bound->unit == AWRASH_UNIT_PLACES)
        found = bound;
    }
  return found;
}

/* The months of a place of the stream: its own, else those that all its types share; NaN if none.
 */
static double
months_of (const AwrashProgramme *programme, gsize stream)
{
  double months = programme->streams[stream].months;
  gsize n = 0;

  for (gsize i = 0; isnan (programme->streams[stream].months) && i < programme->n_types; i++)
    {
      if (programme->types[i].stream != stream)
        continue;
      if (n++ > 0 && programme->types[i].months != months)
        return NAN;
      months = programme->types[i].months;
    }
  return months;
}

static gboolean
measure_stock (const AwrashBound *quota, double months, const char *territory, const char *stream,
               int64_t *person_months, GError **error)
{
  const double stock
      = quota->unit == AWRASH_UNIT_PERSON_MONTHS ? quota->max : floor (quota->max * months);

  if (isnan (stock))
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                 _ ("the months of a place of %s are unknown, expected them in streams.csv to "
                    "turn the quota of %s into person-months"),
                 stream, territory);
  else if (stock >= 0x1p63)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                 _ ("the quota of %s in %s is beyond 2^63 person-months"), territory, stream);
  else
    *person_months = (int64_t)floor (stock);
  return stock < 0x1p63;
}

gboolean
awrash_programme_durations_stock (const AwrashProgramme *programme, const char *territory,
                                  const char *stream, int64_t *person_months, GError **error)
{
  gsize found = 0;
  gssize of = -1;
  const AwrashBound *quota = NULL;

  g_return_val_if_fail (programme != NULL && territory != NULL && stream != NULL, FALSE);
  g_return_val_if_fail (person_months != NULL, FALSE);
  if (!awrash_programme_territory_find (programme, territory, &found))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("territory is \"%s\", expected a code of the programme's territories"),
                   territory);
      return FALSE;
    }
  of = awrash_i_stream_find (programme, stream);
  if (of < 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("stream is \"%s\", expected a code of the programme's streams"), stream);
      return FALSE;
    }
  quota = find_quota (programme, found, stream);
  if (quota != NULL)
    return measure_stock (quota, months_of (programme, (gsize)of), territory, stream, person_months,
                          error);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("%s has no quota with a max in places or person-months for %s"), territory,
               stream);
  return FALSE;
}
