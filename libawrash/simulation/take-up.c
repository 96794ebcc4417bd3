/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The law of take-up from records of budgets and results, and how well it tells years that it has
 * not seen. Source: method of moments for an autoregression of order one around means of years.
 * Invariant: nothing of the years of the test enters the law. */

#include <awrash.h>

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>

/* Four of five lie within so many standard deviations of a normal mean. */
static const double band = 1.2815515655446004;

typedef struct
{
  gsize n_provinces, n_years, n_fit;
  double *rate; /* [n_provinces × n_years]: NaN where there is no record */
  double *year; /* [n_years]: the means of the years of the fit */
} Records;

size_t
awrash_simulation_take_up_size (void)
{
  return sizeof (AwrashTakeUp);
}

static gboolean
is_record (double value)
{
  return !isnan (value);
}

static gboolean
check_number (const char *name, gsize index, double value, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value) || (value >= 0 && isfinite (value)))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %s, expected a finite number ≥ 0, or NaN for no record"), name, index,
               g_ascii_dtostr (text, sizeof text, value));
  return FALSE;
}

static gboolean
read_records (Records *records, const double budget[], const double done[], GError **error)
{
  for (gsize i = 0; i < records->n_provinces * records->n_years; i++)
    {
      if (!check_number ("budget", i, budget[i], error)
          || !check_number ("done", i, done[i], error))
        return FALSE;
      records->rate[i] = budget[i] > 0 ? done[i] / budget[i] : NAN;
    }
  return TRUE;
}

static double
rate_of (const Records *records, gsize province, gsize year)
{
  return records->rate[province * records->n_years + year];
}

/* The means of the years of the fit; how many records they stand on. */
static gboolean
find_years (const Records *records, AwrashTakeUp *fit, GError **error)
{
  for (gsize t = 0; t < records->n_fit; t++)
    {
      double sum = 0;
      int64_t n = 0;

      for (gsize p = 0; p < records->n_provinces; p++)
        if (is_record (rate_of (records, p, t)))
          {
            sum += rate_of (records, p, t);
            n++;
          }
      if (n == 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                       _ ("year %zu of the fit has no record, expected at least one"), t);
          return FALSE;
        }
      records->year[t] = sum / (double)n;
      fit->mean += records->year[t] / (double)records->n_fit;
      fit->n_fitted += n;
    }
  for (gsize t = 0; t < records->n_fit; t++)
    fit->year_spread += (records->year[t] - fit->mean) * (records->year[t] - fit->mean);
  fit->year_spread = sqrt (fit->year_spread / (double)(records->n_fit - 1));
  return TRUE;
}

static void
find_provinces (const Records *records, AwrashTakeUp *fit)
{
  double squares = 0, before = 0, after = 0, both = 0;

  for (gsize p = 0; p < records->n_provinces; p++)
    for (gsize t = 0; t < records->n_fit; t++)
      {
        const double apart = rate_of (records, p, t) - records->year[t];
        const double last = t == 0 ? NAN : rate_of (records, p, t - 1) - records->year[t - 1];

        if (is_record (apart))
          squares += apart * apart;
        if (!is_record (apart) || !is_record (last))
          continue;
        before += last * last;
        after += apart * apart;
        both += last * apart;
      }
  fit->spread = sqrt (squares / (double)fit->n_fitted);
  fit->persistence = both > 0 ? MIN (1, both / sqrt (before * after)) : 0;
}

static void
test (const Records *records, AwrashTakeUp *fit)
{
  const double width
      = band * sqrt (fit->spread * fit->spread + fit->year_spread * fit->year_spread);
  double sum = 0, squares = 0, full = 0, last = 0;
  int64_t within = 0;

  for (gsize p = 0; p < records->n_provinces; p++)
    for (gsize t = records->n_fit; t < records->n_years; t++)
      {
        const double rate = rate_of (records, p, t), before = rate_of (records, p, t - 1);

        if (!is_record (rate))
          continue;
        fit->n_tested++;
        sum += fit->mean - rate;
        squares += (fit->mean - rate) * (fit->mean - rate);
        full += (1 - rate) * (1 - rate);
        within += fabs (fit->mean - rate) <= width;
        if (!is_record (before))
          continue;
        fit->n_last++;
        last += (before - rate) * (before - rate);
      }
  fit->bias = sum / (double)fit->n_tested; /* NaN without a test */
  fit->error = sqrt (squares / (double)fit->n_tested);
  fit->error_full = sqrt (full / (double)fit->n_tested);
  fit->error_last = sqrt (last / (double)fit->n_last);
  fit->within = (double)within / (double)fit->n_tested;
  fit->n_left_out
      = (int64_t)(records->n_provinces * records->n_years) - fit->n_fitted - fit->n_tested;
}

gboolean
awrash_simulation_take_up_fit (size_t n_provinces, size_t n_years, size_t n_fit,
                               const double budget[], const double done[], AwrashTakeUp *fit,
                               GError **error)
{
  Records records = { .n_provinces = n_provinces, .n_years = n_years, .n_fit = n_fit };
  AwrashTakeUp found = { .mean = 0 };
  g_autofree double *rate = NULL, *year = NULL;

  g_return_val_if_fail (budget != NULL && done != NULL && fit != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_provinces == 0 || n_fit < 2 || n_fit > n_years)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%zu provinces, %zu years, %zu of them fitted; expected provinces, and 2 or "
                      "more years "
                      "of which all or some are fitted"),
                   n_provinces, n_years, n_fit);
      return FALSE;
    }
  rate = n_years > G_MAXSIZE / n_provinces ? awrash_i_new (double, G_MAXSIZE, error)
                                           : awrash_i_new (double, n_provinces *n_years, error);
  year = rate == NULL ? NULL : awrash_i_new (double, n_years, error);
  if (year == NULL)
    return FALSE;
  records.rate = rate;
  records.year = year;
  if (!read_records (&records, budget, done, error) || !find_years (&records, &found, error))
    return FALSE;
  find_provinces (&records, &found);
  test (&records, &found);
  *fit = found;
  return TRUE;
}

char *
awrash_simulation_take_up_get_law (double mean, double year_spread)
{
  char middle[G_ASCII_DTOSTR_BUF_SIZE], spread[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (middle, sizeof middle, mean);
  g_ascii_dtostr (spread, sizeof spread, year_spread);
  return year_spread > 0 ? g_strconcat ("truncated-normal:", middle, ",", spread, ",0,1", NULL)
                         : g_strconcat ("constant:", middle, NULL);
}
