/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Need by an expression: factors parted by *, each a column of the territories or a pool. Source:
 * the indicators that readings of justice are measured against. Invariant: every need handed out is
 * finite and >= 0; an unknown one is an error only where it is used, never a zero. */

#include "programme/need-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/table-private.h"
#include "programme/fold-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const AwrashTable *table; /* NULL: a pool */
  gsize column;
  char *group; /* folded, "" for everyone */
} Factor;

static void
clear_factor (Factor *factor)
{
  g_free (factor->group);
}

static gboolean
find_pool (const AwrashProgramme *programme, const char *name, Factor *factor, GError **error)
{
  g_autofree char *group = awrash_i_fold (name);

  if (g_str_equal (group, "all") || g_str_equal (group, "*"))
    *group = '\0';
  for (gsize i = 0; i < programme->n_pools; i++)
    if (g_str_equal (programme->pools[i].group, group))
      {
        factor->group = g_steal_pointer (&group);
        return TRUE;
      }
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("need \"pool:%s\": no pool of that group, expected one of pools.csv"), name);
  return FALSE;
}

static gboolean
find_factor (const AwrashProgramme *programme, const char *name, Factor *factor, GError **error)
{
  *factor = (Factor){ 0 };
  if (*name == '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("need has an empty factor, expected columns of the territories or pool:GROUP "
                      "with * between them"));
      return FALSE;
    }
  if (g_str_has_prefix (name, "pool:"))
    return find_pool (programme, name + strlen ("pool:"), factor, error);
  factor->table = awrash_programme_get_table (programme, "territories");
  if (awrash_base_table_find_column (factor->table, name, &factor->column))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("need \"%s\" is unknown, expected a column of the territories or pool:GROUP"),
               name);
  return FALSE;
}

/* Calls for each factor in turn, so that no list of them is held. */
static char *
next_factor (const char **rest)
{
  const char *end = strchr (*rest, '*');
  g_autofree char *raw = end == NULL ? g_strdup (*rest) : g_strndup (*rest, (gsize)(end - *rest));

  *rest = end == NULL ? NULL : end + 1;
  return awrash_i_fold_trim (raw);
}

gboolean
awrash_i_need_check (const AwrashProgramme *programme, const char *expression, GError **error)
{
  for (const char *rest = expression; rest != NULL;)
    {
      g_autofree char *name = next_factor (&rest);
      Factor factor = { 0 };
      const gboolean known = find_factor (programme, name, &factor, error);

      clear_factor (&factor);
      if (!known)
        return FALSE;
    }
  return TRUE;
}

static void
set_cell_error (const AwrashProgramme *programme, const Factor *factor, gsize territory,
                const char *what, GError **error)
{
  g_autofree char *where = awrash_i_table_where (factor->table, territory, factor->column);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s: %s for %s (%s), expected a finite number ≥ 0, since the need is measured by "
                  "it"),
               where, what, programme->territories[territory].code,
               awrash_programme_territory_get_label (programme, territory, "fr"));
}

static gboolean
read_indicator (const AwrashProgramme *programme, const Factor *factor, gsize territory,
                double *value, GError **error)
{
  g_autofree char *text = NULL;

  if (awrash_i_table_is_empty (factor->table, territory, factor->column))
    {
      set_cell_error (programme, factor, territory, _ ("is empty"), error);
      return FALSE;
    }
  if (!awrash_base_table_get_number (factor->table, territory, factor->column, value, error))
    return FALSE;
  if (*value >= 0 && isfinite (*value))
    return TRUE;
  text = g_strdup_printf (_ ("is %s"),
                          awrash_base_table_get_cell (factor->table, territory, factor->column));
  set_cell_error (programme, factor, territory, text, error);
  return FALSE;
}

static gboolean
read_indicators (const AwrashProgramme *programme, const Factor *factor, double values[],
                 GError **error)
{
  for (gsize i = 0; i < programme->n_provinces; i++)
    if (!read_indicator (programme, factor, programme->provinces[i], &values[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_pools (const AwrashProgramme *programme, const Factor *factor, double values[], GError **error)
{
  for (gsize i = 0; i < programme->n_provinces; i++)
    values[i] = NAN;
  for (gsize i = 0; i < programme->n_pools; i++)
    {
      const AwrashPoolRow *pool = &programme->pools[i];
      const gssize province = programme->territories[pool->territory].province;
      if (province >= 0 && g_str_equal (pool->group, factor->group))
        values[province] = (double)pool->persons;
    }
  for (gsize i = 0; i < programme->n_provinces; i++)
    if (isnan (values[i]))
      {
        const gsize territory = programme->provinces[i];
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                     _ ("pools: no row of group \"%s\" for %s (%s), expected one, since the need "
                        "is measured by it"),
                     factor->group, programme->territories[territory].code,
                     awrash_programme_territory_get_label (programme, territory, "fr"));
        return FALSE;
      }
  return TRUE;
}

static gboolean
multiply (const AwrashProgramme *programme, const char *name, double need[], double values[],
          GError **error)
{
  Factor factor = { 0 };
  gboolean read = FALSE;

  if (!find_factor (programme, name, &factor, error))
    return FALSE;
  read = factor.table != NULL ? read_indicators (programme, &factor, values, error)
                              : read_pools (programme, &factor, values, error);
  clear_factor (&factor);
  for (gsize i = 0; read && i < programme->n_provinces; i++)
    {
      need[i] *= values[i];
      if (isfinite (need[i]))
        continue;
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("need of %s is beyond the largest double, expected smaller factors"),
                   programme->territories[programme->provinces[i]].code);
      return FALSE;
    }
  return read;
}

/* Cells stand in the table as it was given, and so do the rows that errors tell. */
static gboolean
measure_given (const AwrashProgramme *programme, const char *expression, double need[],
               GError **error)
{
  const gsize n = programme->n_provinces;
  g_autofree double *given = awrash_i_new (double, n, error);

  if (given == NULL || !awrash_i_need_measure (programme->given, expression, given, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    need[i] = given[programme->given_provinces[i]];
  return TRUE;
}

gboolean
awrash_i_need_measure (const AwrashProgramme *programme, const char *expression, double need[],
                       GError **error)
{
  const gsize n = programme->n_provinces;
  g_autofree double *product = NULL, *values = NULL;

  if (programme->given != NULL)
    return measure_given (programme, expression, need, error);
  product = awrash_i_new (double, n, error);
  values = product == NULL ? NULL : awrash_i_new (double, n, error);
  if (values == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    product[i] = 1;
  for (const char *rest = expression; rest != NULL;)
    {
      g_autofree char *name = next_factor (&rest);
      if (!multiply (programme, name, product, values, error))
        return FALSE;
    }
  memcpy (need, product, n * sizeof *need);
  return TRUE;
}
