/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme and a reading as a linear problem. Every bound is a row over the cells; a bound in
 * person-months, person-days or money is one in places wherever one place takes the same of it in
 * all its cells, else its row has unequal coefficients. Source: the definitions in
 * <awrash/split.h>. Invariant: column number = cell number for the cells. */

#include "split/linear-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── rows of bounds ─────────────────────────────────────────────────────────────────────────── */

/* The cells of a territory, each with its type's coefficient. */
static gboolean
put_cells (AwrashLinear *linear, const AwrashModel *model, gsize territory,
           const double coefficient[], GError **error)
{
  gsize n = (model->to[territory] - model->from[territory]) * model->n_types;

  if (linear->entries->len + n > AWRASH_LINEAR_LARGEST)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                           _ ("the linear problem has more than 2^24 entries, expected fewer"));
      return FALSE;
    }
  for (gsize at = model->from[territory]; at < model->to[territory]; at++)
    for (gsize type = 0; type < model->n_types; type++)
      awrash_i_linear_put (linear, model->province_at[at] * model->n_types + type,
                           coefficient[type]);
  return TRUE;
}

static gboolean
put_row (AwrashLinear *linear, const AwrashModel *model, const AwrashBound *bound, char sense,
         double right, const double coefficient[], GError **error)
{
  static const char *const kinds[2][3]
      = { { "quota", "min_quota", "max_quota" }, { "capacity", "min_capacity", "max_capacity" } };
  const char *const *kind = kinds[bound->kind == AWRASH_BOUND_CAPACITY];

  awrash_i_linear_add_row (linear, sense, right,
                           kind[sense == 'E'   ? 0
                                : sense == 'G' ? 1
                                               : 2],
                           model->programme->territories[bound->territory].code,
                           strcmp (bound->of, "*") == 0 ? "all" : bound->of);
  return put_cells (linear, model, bound->territory, coefficient, error);
}

gboolean
awrash_i_formulate_take (const AwrashProgramme *p, const AwrashBound *bound, double coefficient[],
                         AwrashTaking *taking, GError **error)
{
  AwrashTaking common = { 0, 0 };
  gboolean alike = TRUE;

  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking own;

      coefficient[type] = 0;
      if (!bound->covers[type])
        continue;
      if (!awrash_i_model_bound_taking (p, bound, type, &own, error))
        return FALSE;
      double c = own.months * own.each;
      coefficient[type] = c;
      alike = alike && (common.months == 0 || c == common.months * common.each);
      common = own;
    }
  *taking = alike ? common : (AwrashTaking){ 0, 0 };
  for (gsize type = 0; type < p->n_types && alike; type++)
    coefficient[type] = bound->covers[type];
  return TRUE;
}

/* The share that a type expects of a group, into its coefficient. */
static gboolean
count_group (const AwrashProgramme *p, gsize type, const char *group, double *coefficient,
             GError **error)
{
  double share;

  if (!awrash_i_model_bound_share (p, type, group, &share, error))
    return FALSE;
  *coefficient *= share;
  return TRUE;
}

/* A bound for a group has its own unit, whatever its types take alike. */
static gboolean
take_group (const AwrashProgramme *p, const AwrashBound *bound, double coefficient[],
            GError **error)
{
  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking own;

      coefficient[type] = 0;
      if (!bound->covers[type])
        continue;
      if (!awrash_i_model_bound_taking (p, bound, type, &own, error))
        return FALSE;
      coefficient[type] = own.months * own.each;
      if (!count_group (p, type, bound->group, &coefficient[type], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_bound (AwrashLinear *linear, const AwrashModel *model, const AwrashBound *bound,
           double coefficient[], GError **error)
{
  const AwrashProgramme *p = model->programme;
  AwrashTaking taking = { 0, 0 };
  double min = bound->min, max = bound->max;

  if (bound->group != NULL ? !take_group (p, bound, coefficient, error)
                           : !awrash_i_formulate_take (p, bound, coefficient, &taking, error))
    return FALSE;
  if (taking.months > 0)
    {
      int64_t lower = awrash_i_quotient (min, taking.months, taking.each, TRUE);
      int64_t upper = isinf (max) ? AWRASH_UNBOUNDED
                                  : awrash_i_quotient (max, taking.months, taking.each, FALSE);

      if (lower == AWRASH_UNBOUNDED)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                       _ ("the bound on \"%s\" in \"%s\" asks for 2^52 places or more"), bound->of,
                       p->territories[bound->territory].code);
          return FALSE;
        }
      min = (double)lower;
      max = upper == AWRASH_UNBOUNDED ? INFINITY : (double)upper;
    }
  if (min == max)
    return put_row (linear, model, bound, 'E', max, coefficient, error);
  if (min > 0 && !put_row (linear, model, bound, 'G', min, coefficient, error))
    return FALSE;
  return isinf (max) || put_row (linear, model, bound, 'L', max, coefficient, error);
}

/* At least or at most a share of a sum: the part less that share of the whole. */
static gboolean
add_share (AwrashLinear *linear, const AwrashModel *model, const AwrashShare *share,
           double coefficient[], GError **error)
{
  const AwrashProgramme *p = model->programme;
  const char *territory = p->territories[share->territory].code;

  for (int most = 0; most < 2; most++)
    {
      double fraction = most ? share->at_most : share->at_least;

      if (fraction == most)
        continue;
      for (gsize type = 0; type < model->n_types; type++)
        {
          const char *stream = p->streams[p->types[type].stream].code;

          coefficient[type] = 0;
          if (strcmp (share->of, "*") != 0 && strcmp (share->of, stream) != 0)
            continue;
          coefficient[type] = !share->is_stream || strcmp (share->part, stream) == 0;
          if (!share->is_stream && !count_group (p, type, share->part, &coefficient[type], error))
            return FALSE;
          coefficient[type] -= fraction;
        }
      awrash_i_linear_add_row (linear, most ? 'L' : 'G', 0, most ? "most_share" : "least_share",
                               territory, share->part);
      if (!put_cells (linear, model, share->territory, coefficient, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_pool (AwrashLinear *linear, const AwrashModel *model, const AwrashPoolRow *pool,
          double coefficient[], GError **error)
{
  gboolean is_group
      = pool->group != NULL && pool->group[0] != '\0' && strcmp (pool->group, "all") != 0;

  if (is_group && !awrash_i_model_has_shares (model->programme, pool->group))
    return TRUE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      coefficient[type] = 1;
      if (is_group && !count_group (model->programme, type, pool->group, &coefficient[type], error))
        return FALSE;
    }
  awrash_i_linear_add_row (linear, 'L', (double)pool->persons, "pool",
                           model->programme->territories[pool->territory].code,
                           is_group ? pool->group : NULL);
  return put_cells (linear, model, pool->territory, coefficient, error);
}

/* ── conditions of the reading ──────────────────────────────────────────────────────────────── */

/* A wall, or a cell as one, as far as the reading bounds it. */
static gboolean
add_wall (AwrashLinear *linear, const AwrashModel *model, const AwrashWall *wall,
          double coefficient[], GError **error)
{
  const char *territory = model->programme->territories[wall->territory].code;
  gboolean is_least = wall->lower_bound == AWRASH_BOUND_OF_READING && wall->lower > 0;
  gboolean is_most = wall->upper_bound == AWRASH_BOUND_OF_READING;
  gboolean is_fixed = is_least && is_most && wall->lower == wall->upper;
  const char *set = awrash_i_model_set_name (model, wall->set);

  for (gsize type = 0; type < model->n_types; type++)
    coefficient[type] = awrash_i_model_set (model, wall->set)[type];
  if (g_str_has_prefix (set, "type:"))
    set += strlen ("type:");
  for (int most = is_fixed; most < 2; most++)
    {
      if (!(most ? is_most : is_least))
        continue;
      awrash_i_linear_add_row (linear,
                               is_fixed ? 'E'
                               : most   ? 'L'
                                        : 'G',
                               (double)(most ? wall->upper : wall->lower),
                               is_fixed ? "fixed"
                               : most   ? "most"
                                        : "least",
                               territory, strcmp (set, "*") == 0 ? "all" : set);
      if (!put_cells (linear, model, wall->territory, coefficient, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_side_row (AwrashLinear *linear, const AwrashSideRow *row, GError **error)
{
  const double ends[] = { (double)row->lower, (double)row->upper };
  gboolean is_given[] = { row->lower != G_MININT64, row->upper != G_MAXINT64 };
  gboolean is_equal = row->lower == row->upper;

  for (int most = is_equal; most < 2; most++)
    {
      if (!is_given[most])
        continue;
      if (linear->entries->len + row->n > AWRASH_LINEAR_LARGEST)
        {
          g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                               _ ("the linear problem has more than 2^24 entries, expected fewer"));
          return FALSE;
        }
      awrash_i_linear_add_row (linear,
                               is_equal ? 'E'
                               : most   ? 'L'
                                        : 'G',
                               ends[most], row->name, NULL, NULL);
      for (gsize k = 0; k < row->n; k++)
        awrash_i_linear_put (linear, row->cells[k], (double)row->coefficients[k]);
    }
  return TRUE;
}

/* What the reading bounds beyond the programme, as the model has it. */
static gboolean
add_conditions (AwrashLinear *linear, const AwrashModel *model, double coefficient[],
                GError **error)
{
  for (gsize i = 0; i < model->walls->len; i++)
    {
      const AwrashWall *wall = awrash_i_model_wall (model, i);

      if (awrash_i_model_single_cell (model, wall) < 0
          && !add_wall (linear, model, wall, coefficient, error))
        return FALSE;
    }
  for (gsize cell = 0; cell < model->n_cells; cell++)
    if (model->cell_lower_bound[cell] == AWRASH_BOUND_OF_READING
        || model->cell_upper_bound[cell] == AWRASH_BOUND_OF_READING)
      {
        AwrashWall wall;

        if (!awrash_i_model_cell_wall (model, cell, &wall, error)
            || !add_wall (linear, model, &wall, coefficient, error))
          return FALSE;
      }
  for (gsize i = 0; i < model->side_rows->len; i++)
    {
      const AwrashSideRow *row = g_ptr_array_index (model->side_rows, i);

      if (row->bound == AWRASH_BOUND_OF_READING && !add_side_row (linear, row, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_cells (AwrashLinear *linear, const AwrashModel *model)
{
  const AwrashProgramme *p = model->programme;

  for (gsize cell = 0; cell < model->n_cells; cell++)
    {
      const char *territory = awrash_i_model_code (model, cell / model->n_types);
      const char *type = p->types[cell % model->n_types].code;
      g_autofree char *province = awrash_i_linear_quote (territory);
      g_autofree char *quoted = awrash_i_linear_quote (type);
      gsize column = awrash_i_linear_add_column (
          linear, "x", territory, type, g_strdup_printf ("places of %s in %s", quoted, province));

      awrash_i_linear_at (linear, column)->is_integer = TRUE;
    }
}

AwrashLinear *
awrash_i_formulate (const AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autoptr (AwrashLinear) linear = awrash_i_linear_new ();
  g_autofree double *coefficient = awrash_i_new (double, model->n_types, error);

  if (coefficient == NULL)
    return NULL;
  if (model->n_cells > AWRASH_LINEAR_LARGEST)
    {
      g_set_error_literal (error, AWRASH_ERROR, AWRASH_ERROR_MEMORY,
                           _ ("the linear problem has more than 2^24 entries, expected fewer"));
      return NULL;
    }
  add_cells (linear, model);
  for (gsize i = 0; i < p->n_bounds; i++)
    if (!add_bound (linear, model, &p->bounds[i], coefficient, error))
      return NULL;
  for (gsize i = 0; i < p->n_shares; i++)
    if (!add_share (linear, model, &p->shares[i], coefficient, error))
      return NULL;
  for (gsize i = 0; i < p->n_pools && awrash_i_reading_pool_caps (model->reading); i++)
    if (!add_pool (linear, model, &p->pools[i], coefficient, error))
      return NULL;
  if (!add_conditions (linear, model, coefficient, error))
    return NULL;
  return g_steal_pointer (&linear);
}
