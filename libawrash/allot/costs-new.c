/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Costs by arrays, by pieces and by families with parameters, checked to be convex.
 * Source: none for arrays; a (x + c)^p is convex for x >= 0 where a p (p - 1) >= 0.
 * Invariant: every unit that a cell can have, has a finite marginal cost. */

#include "allot/costs-private.h"

#include "allot/power-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"

#include <inttypes.h>
#include <math.h>

/* ── arrays ─────────────────────────────────────────────────────────────────────────────────── */

static AwrashCosts *
create (gsize n, AwrashCostsFamily family, GError **error)
{
  g_autoptr (AwrashCosts) costs = NULL;

  if (n == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the number of cells is 0, expected at least 1"));
      return NULL;
    }
  costs = g_new0 (AwrashCosts, 1);
  costs->n = n;
  costs->family = family;
  costs->most = awrash_i_new (int64_t, n, error);
  return costs->most != NULL ? g_steal_pointer (&costs) : NULL;
}

/* offsets[n + 1] of arrays with `length` items altogether. */
static gboolean
take_offsets (AwrashCosts *costs, const int64_t offsets[], gsize length, GError **error)
{
  gsize n = costs->n;

  costs->first = awrash_i_new (gsize, n + 1, error);
  if (costs->first == NULL)
    return FALSE;
  if (offsets[0] != 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("offsets[0] is %" PRId64 ", expected 0"), offsets[0]);
      return FALSE;
    }
  for (gsize i = 1; i <= n; i++)
    {
      if (offsets[i] < offsets[i - 1])
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                       _ ("offsets[%zu] is %" PRId64 ", below offsets[%zu], which is "
                          "%" PRId64 ", expected offsets that do not decrease"),
                       i, offsets[i], i - 1, offsets[i - 1]);
          return FALSE;
        }
      costs->first[i] = (gsize)offsets[i];
    }
  if (costs->first[n] != length)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("offsets[%zu] is %zu, expected %zu, the length of the array"), n,
                   costs->first[n], length);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_finite (const char *name, gsize i, double value, GError **error)
{
  if (isfinite (value))
    return TRUE;
  g_autofree char *text = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %s, expected a finite number"), name, i, text);
  return FALSE;
}

static gboolean
refuse_step (const char *name, gsize i, const double values[], gboolean is_gain, GError **error)
{
  g_autofree char *own = awrash_i_number_format (values[i]);
  g_autofree char *before = awrash_i_number_format (values[i - 1]);

  if (is_gain)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s[%zu] is %s, above %s[%zu], which is %s, expected gains of one cell that do "
                    "not increase"),
                 name, i, own, name, i - 1, before);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s[%zu] is %s, below %s[%zu], which is %s, expected costs of one cell that do "
                    "not decrease"),
                 name, i, own, name, i - 1, before);
  return FALSE;
}

static gboolean
take_values (AwrashCosts *costs, const char *name, const double values[], gboolean is_gain,
             GError **error)
{
  double sign = is_gain ? -1 : 1;

  costs->is_gain = is_gain;
  costs->values = awrash_i_new (double, costs->first[costs->n], error);
  if (costs->values == NULL)
    return FALSE;
  for (gsize cell = 0; cell < costs->n; cell++)
    for (gsize i = costs->first[cell]; i < costs->first[cell + 1]; i++)
      {
        if (!check_finite (name, i, values[i], error))
          return FALSE;
        costs->values[i] = sign * values[i];
        if (i > costs->first[cell] && costs->values[i] < costs->values[i - 1])
          return refuse_step (name, i, values, is_gain, error);
      }
  return TRUE;
}

static AwrashCosts *
create_arrays (gsize n, const int64_t offsets[], const char *name, gsize length,
               const double values[], gboolean is_gain, GError **error)
{
  g_autoptr (AwrashCosts) costs = create (n, AWRASH_COSTS_ARRAYS, error);

  if (costs == NULL || !take_offsets (costs, offsets, length, error)
      || !take_values (costs, name, values, is_gain, error))
    return NULL;
  for (gsize i = 0; i < n; i++)
    costs->most[i] = (int64_t)(costs->first[i + 1] - costs->first[i]);
  return g_steal_pointer (&costs);
}

AwrashCosts *
awrash_allot_costs_new_marginals (size_t n, const int64_t offsets[], size_t n_marginals,
                                  const double marginals[], GError **error)
{
  g_return_val_if_fail (n == 0 || offsets != NULL, NULL);
  g_return_val_if_fail (n_marginals == 0 || marginals != NULL, NULL);

  return create_arrays (n, offsets, "marginals", n_marginals, marginals, FALSE, error);
}

AwrashCosts *
awrash_allot_costs_new_gains (size_t n, const int64_t offsets[], size_t n_gains,
                              const double gains[], GError **error)
{
  g_return_val_if_fail (n == 0 || offsets != NULL, NULL);
  g_return_val_if_fail (n_gains == 0 || gains != NULL, NULL);

  return create_arrays (n, offsets, "gains", n_gains, gains, TRUE, error);
}

/* ── pieces ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
take_breaks (AwrashCosts *costs, const int64_t breaks[], GError **error)
{
  costs->breaks = awrash_i_copy (int64_t, breaks, costs->first[costs->n], error);
  if (costs->breaks == NULL)
    return FALSE;
  for (gsize cell = 0; cell < costs->n; cell++)
    for (gsize i = costs->first[cell]; i < costs->first[cell + 1]; i++)
      {
        if (i == costs->first[cell] && breaks[i] < 1)
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("breaks[%zu] is %" PRId64 ", expected a whole number ≥ 1"), i,
                         breaks[i]);
            return FALSE;
          }
        if (i > costs->first[cell] && breaks[i] <= breaks[i - 1])
          {
            g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                         _ ("breaks[%zu] is %" PRId64 ", not above breaks[%zu], which is "
                            "%" PRId64 ", expected breaks of one cell that increase"),
                         i, breaks[i], i - 1, breaks[i - 1]);
            return FALSE;
          }
        costs->most[cell] = MIN (breaks[i], AWRASH_COSTS_MOST);
      }
  return TRUE;
}

AwrashCosts *
awrash_allot_costs_new_piecewise (size_t n, const int64_t offsets[], size_t n_pieces,
                                  const int64_t breaks[], const double slopes[], GError **error)
{
  g_return_val_if_fail (n == 0 || offsets != NULL, NULL);
  g_return_val_if_fail (n_pieces == 0 || (breaks != NULL && slopes != NULL), NULL);

  g_autoptr (AwrashCosts) costs = create (n, AWRASH_COSTS_PIECES, error);

  if (costs == NULL || !take_offsets (costs, offsets, n_pieces, error)
      || !take_breaks (costs, breaks, error)
      || !take_values (costs, "slopes", slopes, FALSE, error))
    return NULL;
  return g_steal_pointer (&costs);
}

/* ── families with parameters ───────────────────────────────────────────────────────────────── */

static gboolean
check_not_negative (const char *name, gsize i, double value, GError **error)
{
  if (isfinite (value) && value >= 0)
    return TRUE;
  g_autofree char *text = awrash_i_number_format (value);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s[%zu] is %s, expected a finite number ≥ 0"), name, i, text);
  return FALSE;
}

static gboolean
check_power (gsize i, const AwrashCostsTerms *terms, GError **error)
{
  if (!check_finite ("a", i, terms->a, error) || !check_not_negative ("c", i, terms->c, error)
      || !check_finite ("p", i, terms->p, error) || !check_finite ("b", i, terms->b, error))
    return FALSE;
  g_autofree char *p = awrash_i_number_format (terms->p);
  if (terms->p < 0 && terms->c == 0)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("c[%zu] is 0 and p[%zu] is %s, expected c > 0 where p < 0"), i, i, p);
      return FALSE;
    }
  if (terms->a == 0
      || (terms->a > 0 ? terms->p <= 0 || terms->p >= 1 : terms->p >= 0 && terms->p <= 1))
    return TRUE;
  g_autofree char *a = awrash_i_number_format (terms->a);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("a[%zu] is %s and p[%zu] is %s, expected a convex cost, a·p·(p - 1) ≥ 0"), i, a,
               i, p);
  return FALSE;
}

/* TRUE where a guess shows the k-th unit's cost to be finite; only exponents that are not whole
 * are worth guessing. */
static gboolean
is_plainly_finite (const AwrashCosts *costs, gsize cell, int64_t k)
{
  const AwrashCostsTerms *terms = &costs->terms[cell];
  double error = 0;

  if (costs->family == AWRASH_COSTS_POWER && terms->a != 0)
    {
      double grown = terms->a * awrash_i_power_guess (k, terms->c, terms->p, &error);

      if (error < 1 && fabs (grown) < 0x1p1000 && fabs (terms->b) < 0x1p1000)
        return TRUE;
    }
  return isfinite (awrash_i_costs_marginal (costs, cell, k));
}

/* How many units have a finite marginal cost; it grows, so the last is bisected. */
static gboolean
find_most (AwrashCosts *costs, gsize cell, GError **error)
{
  int64_t low = 1, high = AWRASH_COSTS_MOST;

  if (!is_plainly_finite (costs, cell, 1))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the first unit of cell %zu costs more than any double, expected smaller "
                      "parameters"),
                   cell);
      return FALSE;
    }
  if (is_plainly_finite (costs, cell, high))
    low = high;
  while (low < high)
    {
      int64_t middle = low + (high - low + 1) / 2;

      if (is_plainly_finite (costs, cell, middle))
        low = middle;
      else
        high = middle - 1;
    }
  costs->most[cell] = low;
  return TRUE;
}

AwrashCosts *
awrash_allot_costs_new_power (size_t n, const double a[], const double c[], const double p[],
                              const double b[], GError **error)
{
  g_return_val_if_fail (n == 0 || (a != NULL && c != NULL && p != NULL && b != NULL), NULL);

  g_autoptr (AwrashCosts) costs = create (n, AWRASH_COSTS_POWER, error);

  if (costs == NULL || (costs->terms = awrash_i_new (AwrashCostsTerms, n, error)) == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      costs->terms[i] = (AwrashCostsTerms){ a[i], c[i], p[i], b[i] };
      if (!check_power (i, &costs->terms[i], error) || !find_most (costs, i, error))
        return NULL;
    }
  return g_steal_pointer (&costs);
}

AwrashCosts *
awrash_allot_costs_new_quadratic (size_t n, const double a[], const double b[], GError **error)
{
  g_return_val_if_fail (n == 0 || (a != NULL && b != NULL), NULL);

  g_autoptr (AwrashCosts) costs = create (n, AWRASH_COSTS_QUADRATIC, error);

  if (costs == NULL || (costs->terms = awrash_i_new (AwrashCostsTerms, n, error)) == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      costs->terms[i] = (AwrashCostsTerms){ a[i], 0, 2, b[i] };
      if (!check_not_negative ("a", i, a[i], error) || !check_finite ("b", i, b[i], error)
          || !find_most (costs, i, error))
        return NULL;
    }
  return g_steal_pointer (&costs);
}
