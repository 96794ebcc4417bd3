/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How unequal values are, by several measures at once. Source: the measures of awrash/metric.h.
 * Invariant: values without weight or that are no number are left out of every measure. */

#include "equity.h"
#include "grid.h"

#include <math.h>
#include <string.h>

/* The values that count, side by side with their weights and where they came from. */
typedef struct
{
  gsize n;
  double *values;
  double *weights;
  gsize *origins;
} Counted;

static void
counted_clear (Counted *counted)
{
  g_free (counted->values);
  g_free (counted->weights);
  g_free (counted->origins);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counted, counted_clear)

static void
count (Counted *counted, gsize n, const double values[], const double weights[])
{
  counted->n = 0;
  counted->values = g_new (double, n + 1);
  counted->weights = g_new (double, n + 1);
  counted->origins = g_new (gsize, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      const double weight = weights != NULL ? weights[i] : 1;
      if (isnan (values[i]) || weight == 0)
        continue;
      counted->values[counted->n] = values[i];
      counted->weights[counted->n] = weight;
      counted->origins[counted->n++] = i;
    }
}

/* Where nothing is given there is nothing to compare: no measure is a number then. */
static gboolean
is_nothing (const Counted *counted)
{
  for (gsize i = 0; i < counted->n; i++)
    if (counted->values[i] != 0)
      return FALSE;
  return counted->n > 0;
}

gboolean
equity_measure (gsize n, const double values[], const double weights[], Equity *equity,
                GError **error)
{
  g_auto (Counted) counted = { 0 };
  Equity found = { 0 };
  const double *x, *w;

  count (&counted, n, values, weights);
  found.n = counted.n;
  if (is_nothing (&counted))
    {
      found.gini = found.theil = found.mld = found.hoover = found.ratio = NAN;
      found.lowest = found.highest = counted.origins[0];
      *equity = found;
      return TRUE;
    }
  x = counted.values;
  w = counted.weights;
  if (!awrash_metric_gini (AWRASH_GINI_CORRECTION_NONE, found.n, x, w, &found.gini, error)
      || !awrash_metric_theil (found.n, x, w, &found.theil, error)
      || !awrash_metric_mld (found.n, x, w, &found.mld, error)
      || !awrash_metric_hoover (found.n, x, w, NULL, &found.hoover, error)
      || !awrash_metric_extremes (found.n, x, w, &found.lowest, &found.highest, &found.ratio,
                                  error))
    return FALSE;
  found.lowest_value = x[found.lowest];
  found.highest_value = x[found.highest];
  found.lowest = counted.origins[found.lowest];
  found.highest = counted.origins[found.highest];
  *equity = found;
  return TRUE;
}

JsonObject *
equity_to_json (const Equity *equity, const char *lowest, const char *highest)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "n", (gint64)equity->n);
  manners_put_number (object, "gini", equity->gini);
  manners_put_number (object, "theil", equity->theil);
  manners_put_number (object, "mld", equity->mld);
  manners_put_number (object, "hoover", equity->hoover);
  manners_put_number (object, "ratio", equity->ratio);
  json_object_set_string_member (object, "lowest", lowest);
  manners_put_number (object, "lowest_value", equity->lowest_value);
  json_object_set_string_member (object, "highest", highest);
  manners_put_number (object, "highest_value", equity->highest_value);
  return object;
}

static void
add_line (Session *session, Grid *grid, const char *name, const char *meaning, gsize n,
          const double values[], int decimals, const EquityLabels labels[])
{
  grid_add (grid, name);
  for (gsize i = 0; i < n; i++)
    grid_add (grid, manners_mark (session, manners_decimal (session, values[i], decimals),
                                  labels[i].assumed));
  grid_add (grid, meaning);
}

static void
add_extreme (Session *session, Grid *grid, const char *name, gboolean is_highest, gsize n,
             const double values[], int decimals, const EquityLabels labels[])
{
  grid_add (grid, name);
  for (gsize i = 0; i < n; i++)
    grid_add (grid, manners_keep (
                        session,
                        g_strdup_printf (
                            "%s %s", is_highest ? labels[i].highest : labels[i].lowest,
                            manners_mark (session, manners_decimal (session, values[i], decimals),
                                          labels[i].assumed))));
  grid_add (grid, "");
}

/* One measure of each record, side by side; offset says which. */
static const double *
collect (gsize n, const Equity equities[], gsize offset, double scale, double values[])
{
  for (gsize i = 0; i < n; i++)
    {
      double value = 0;

      memcpy (&value, (const char *)&equities[i] + offset, sizeof value);
      values[i] = value * scale;
    }
  return values;
}

/* Rates that are not scaled are below 1, and need more digits than what they are scaled to. */
static int
decimals_of (gsize n, const Equity equities[], double scale)
{
  for (gsize i = 0; i < n; i++)
    if (scale != 1 || fabs (equities[i].highest_value) >= 1)
      return 1;
  return 4;
}

void
equity_print (Session *session, gsize n, const Equity equities[], double scale,
              const EquityLabels labels[])
{
  static const struct
  {
    const char *name;
    const char *meaning;
    gsize offset;
  } measures[] = {
    { N_ ("Gini index"), N_ ("0 = equal"), G_STRUCT_OFFSET (Equity, gini) },
    { N_ ("Theil index"), N_ ("0 = equal"), G_STRUCT_OFFSET (Equity, theil) },
    { N_ ("Mean logarithmic deviation"), N_ ("0 = equal"), G_STRUCT_OFFSET (Equity, mld) },
    { N_ ("Hoover index"), N_ ("share to be moved for equality"),
      G_STRUCT_OFFSET (Equity, hoover) },
  };
  g_autoptr (Grid) grid = grid_new ();
  double values[EQUITY_MOST] = { 0 };
  int decimals;

  g_return_if_fail (n <= EQUITY_MOST);
  grid_add_column (grid, _ ("Measure"));
  for (gsize i = 0; i < n; i++)
    grid_add_column (grid, labels[i].heading);
  grid_add_text_column (grid, "");
  for (gsize m = 0; m < G_N_ELEMENTS (measures); m++)
    add_line (session, grid, _ (measures[m].name), _ (measures[m].meaning), n,
              collect (n, equities, measures[m].offset, 1, values), 4, labels);
  decimals = decimals_of (n, equities, scale);
  add_extreme (session, grid, _ ("Lowest"), FALSE, n,
               collect (n, equities, G_STRUCT_OFFSET (Equity, lowest_value), scale, values),
               decimals, labels);
  add_extreme (session, grid, _ ("Highest"), TRUE, n,
               collect (n, equities, G_STRUCT_OFFSET (Equity, highest_value), scale, values),
               decimals, labels);
  add_line (session, grid, _ ("Lowest / highest"), "", n,
            collect (n, equities, G_STRUCT_OFFSET (Equity, ratio), 1, values), 2, labels);
  grid_print (grid, session->text);
}
