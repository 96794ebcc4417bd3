/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The programme's bounds as walls on places, or as rows where places count unequally.
 * Person-months, person-days and money with one coefficient c are places: sum <= floor (max / c),
 * sum >= ceil (min / c), decided exactly; groups of persons count by the shares that types expect
 * of them. Source: the classes in libawrash/README.md. Invariant: a wall's bounds are the
 * intersection of all bounds on its cells. */

#include "split/model-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

static double
days_per_month (const AwrashProgramme *programme)
{
  const char *text = awrash_programme_get_option (programme, "programme", "days_per_month");

  return text != NULL ? g_ascii_strtod (text, NULL) : NAN;
}

AwrashTaking
awrash_i_model_taking (const AwrashProgramme *programme, const AwrashType *type, AwrashUnit unit)
{
  switch (unit)
    {
    case AWRASH_UNIT_PERSON_MONTHS:
      return (AwrashTaking){ type->months, 1 };
    case AWRASH_UNIT_PERSON_DAYS:
      return (AwrashTaking){ type->months, days_per_month (programme) };
    case AWRASH_UNIT_MONEY:
      return (AwrashTaking){ type->months, type->monthly_cost };
    case AWRASH_UNIT_PLACES:
    default:
      return (AwrashTaking){ 1, 1 };
    }
}

gboolean
awrash_i_model_bound_taking (const AwrashProgramme *p, const AwrashBound *bound, gsize type,
                             AwrashTaking *taking, GError **error)
{
  AwrashTaking own = awrash_i_model_taking (p, &p->types[type], bound->unit);
  double c = own.months * own.each;

  *taking = own;
  if (c > 0 && c <= G_MAXDOUBLE)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("the bound on \"%s\" in \"%s\" is in %s, but what one place of \"%s\" "
                  "takes of them is not given"),
               bound->of, p->territories[bound->territory].code,
               awrash_programme_unit_get_name (bound->unit), p->types[type].code);
  return FALSE;
}

gboolean
awrash_i_model_bound_share (const AwrashProgramme *p, gsize type, const char *group, double *share,
                            GError **error)
{
  double value = awrash_i_programme_group_share (p, type, group);

  if (isnan (value))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("a bound counts the group \"%s\", but which share of the places of \"%s\" it "
                      "is expected to take is not given, expected a column of worksite_types.csv"),
                   group, p->types[type].code);
      return FALSE;
    }
  *share = value;
  return TRUE;
}

/* The same as a decimal. */
static gboolean
find_group_share (const AwrashProgramme *p, gsize type, const char *group, AwrashDecimal *share,
                  GError **error)
{
  double value;

  if (!awrash_i_model_bound_share (p, type, group, &value, error))
    return FALSE;
  *share = awrash_i_decimal (value);
  return TRUE;
}

/* What one place of each type counts in a bound. */
static gboolean
weigh_bound (const AwrashProgramme *p, const AwrashBound *bound, AwrashDecimal weight[],
             GError **error)
{
  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking taking;
      AwrashDecimal share;

      if (!bound->covers[type])
        continue;
      if (!awrash_i_model_bound_taking (p, bound, type, &taking, error))
        return FALSE;
      weight[type] = awrash_i_decimal_multiply (awrash_i_decimal (taking.months),
                                                awrash_i_decimal (taking.each));
      if (bound->group == NULL)
        continue;
      if (!find_group_share (p, type, bound->group, &share, error))
        return FALSE;
      weight[type] = awrash_i_decimal_multiply (weight[type], share);
    }
  return TRUE;
}

/* The whole number that one place of every type takes of a bound's unit; 0 where it is none, or not
 * the same. */
static int64_t
whole_taking (const AwrashProgramme *p, const AwrashBound *bound)
{
  int64_t common = 0;

  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking taking;
      int64_t months, each, own;

      if (!bound->covers[type])
        continue;
      taking = awrash_i_model_taking (p, &p->types[type], bound->unit);
      if (!awrash_i_is_whole (taking.months, &months) || !awrash_i_is_whole (taking.each, &each)
          || !awrash_i_is_whole (taking.months * taking.each, &own) || own == 0
          || (common != 0 && common != own))
        return 0;
      common = own;
    }
  return common;
}

/* A bound as whole numbers of places, all persons counting; FALSE where it is none. */
static gboolean
is_of_places (const AwrashProgramme *p, const AwrashBound *bound, int64_t *lower, int64_t *upper)
{
  int64_t taking;

  if (!awrash_i_bound_get_whole (bound, lower, upper))
    return FALSE;
  if (bound->unit == AWRASH_UNIT_PLACES)
    return TRUE;
  taking = whole_taking (p, bound);
  if (taking == 0)
    return FALSE;
  *lower = *lower / taking + (*lower % taking != 0);
  *upper = *upper == AWRASH_UNBOUNDED ? AWRASH_UNBOUNDED : *upper / taking;
  return TRUE;
}

static gboolean
add_weighed (AwrashModel *model, gsize index, GError **error)
{
  const AwrashProgramme *p = model->programme;
  const AwrashBound *bound = &p->bounds[index];
  g_autofree AwrashDecimal *weight = NULL;
  AwrashSideOrigin origin = { AWRASH_SIDE_BOUND,
                              bound->territory,
                              bound->of,
                              bound->group,
                              awrash_programme_unit_get_name (bound->unit),
                              (gssize)index };
  AwrashDecimal min, max;

  weight = awrash_i_new (AwrashDecimal, model->n_types, error);
  if (weight == NULL || !weigh_bound (p, bound, weight, error))
    return FALSE;
  min = awrash_i_decimal (bound->min);
  if (isfinite (bound->max))
    max = awrash_i_decimal (bound->max);
  return awrash_i_side_bind (model, &origin, weight, bound->min > 0 ? &min : NULL,
                             isfinite (bound->max) ? &max : NULL, error);
}

static gboolean
add_bound (AwrashModel *model, gsize index, GError **error)
{
  const AwrashBound *bound = &model->programme->bounds[index];
  int64_t lower, upper;

  return is_of_places (model->programme, bound, &lower, &upper) ? awrash_i_model_bind (
             model, bound->territory, bound->covers, lower, upper, (gssize)index, error)
                                                                : add_weighed (model, index, error);
}

/* ── pools ──────────────────────────────────────────────────────────────────────────────────── */

/* A group of which no type gives a share bounds nothing; one that some give, all must. */
gboolean
awrash_i_model_has_shares (const AwrashProgramme *p, const char *group)
{
  for (gsize type = 0; type < p->n_types; type++)
    if (!isnan (awrash_i_programme_group_share (p, type, group)))
      return TRUE;
  return FALSE;
}

static gboolean
add_group_pool (AwrashModel *model, const AwrashPoolRow *pool, GError **error)
{
  g_autofree AwrashDecimal *weight = awrash_i_new (AwrashDecimal, model->n_types, error);
  AwrashSideOrigin origin = { AWRASH_SIDE_POOL, pool->territory, "*", pool->group, "pool", -1 };
  AwrashDecimal max = awrash_i_decimal_of_integer (pool->persons);

  for (gsize type = 0; weight != NULL && type < model->n_types; type++)
    if (!find_group_share (model->programme, type, pool->group, &weight[type], error))
      return FALSE;
  return weight != NULL && awrash_i_side_bind (model, &origin, weight, NULL, &max, error);
}

/* Where pools bound places: no more beneficiaries than eligible persons, of all and of a group. */
static gboolean
add_pools (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree guint8 *all = awrash_i_new (guint8, model->n_types, error);

  if (all == NULL)
    return FALSE;
  memset (all, 1, model->n_types);
  for (gsize i = 0; i < p->n_pools; i++)
    {
      const AwrashPoolRow *pool = &p->pools[i];
      gboolean everyone
          = pool->group == NULL || pool->group[0] == '\0' || strcmp (pool->group, "all") == 0;

      if (everyone
              ? !awrash_i_model_bind (model, pool->territory, all, 0, pool->persons, -1, error)
              : awrash_i_model_has_shares (p, pool->group) && !add_group_pool (model, pool, error))
        return FALSE;
    }
  return TRUE;
}

/* ── shares ─────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  guint8 *of, *part;     /* [n_types]: the whole, and the stream's part of it */
  AwrashDecimal *weight; /* [n_types] */
} Portion;

/* The part less the share of the whole, type by type. */
static gboolean
weigh_share (const AwrashModel *model, const AwrashShare *share, double fraction, Portion *portion,
             GError **error)
{
  const AwrashDecimal nought = awrash_i_decimal_of_integer (0);

  for (gsize type = 0; type < model->n_types; type++)
    {
      AwrashDecimal part = awrash_i_decimal_of_integer (portion->part[type]);

      portion->weight[type] = nought;
      if (!portion->of[type])
        continue;
      if (!share->is_stream
          && !find_group_share (model->programme, type, share->part, &part, error))
        return FALSE;
      portion->weight[type] = awrash_i_decimal_subtract (part, awrash_i_decimal (fraction));
    }
  return TRUE;
}

/* A stream's share of a total that is fixed is a number of places. */
static gboolean
bind_share (AwrashModel *model, const AwrashShare *share, Portion *portion, GError **error)
{
  const AwrashDecimal nought = awrash_i_decimal_of_integer (0);
  AwrashSideOrigin origin
      = { AWRASH_SIDE_SHARE, share->territory, share->of, share->part, NULL, -1 };
  int64_t lower, upper;

  if (share->is_stream && memchr (portion->part, 1, model->n_types) != NULL
      && awrash_i_model_find_bounds (model, share->territory, portion->of, &lower, &upper)
      && lower == upper)
    return awrash_i_model_bind (model, share->territory, portion->part,
                                awrash_i_quotient_portion (share->at_least, upper, TRUE),
                                awrash_i_quotient_portion (share->at_most, upper, FALSE), -1,
                                error);
  for (int most = 0; most < 2; most++)
    {
      double fraction = most ? share->at_most : share->at_least;

      if (fraction == most)
        continue;
      origin.end = most ? "at_most" : "at_least";
      if (!weigh_share (model, share, fraction, portion, error)
          || !awrash_i_side_bind (model, &origin, portion->weight, most ? NULL : &nought,
                                  most ? &nought : NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_share (AwrashModel *model, const AwrashShare *share, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree guint8 *of = awrash_i_new (guint8, model->n_types, error);
  g_autofree guint8 *part = of != NULL ? awrash_i_new (guint8, model->n_types, error) : NULL;
  g_autofree AwrashDecimal *weight
      = part != NULL ? awrash_i_new (AwrashDecimal, model->n_types, error) : NULL;
  Portion portion = { of, part, weight };

  if (weight == NULL)
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      const char *stream = p->streams[p->types[type].stream].code;

      of[type] = strcmp (share->of, "*") == 0 || strcmp (share->of, stream) == 0;
      part[type] = of[type] && share->is_stream && strcmp (share->part, stream) == 0;
    }
  return bind_share (model, share, &portion, error);
}

gboolean
awrash_i_model_add_bounds (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;
  const gsize n = p->other_bounds != NULL ? p->n_other_bounds : p->n_bounds;

  /* what is whole on single cells is among the cells' bounds already */
  for (gsize i = 0; i < n; i++)
    if (!add_bound (model, p->other_bounds != NULL ? p->other_bounds[i] : i, error))
      return FALSE;
  if (awrash_i_reading_pool_caps (model->reading) && !add_pools (model, error))
    return FALSE;
  for (gsize i = 0; i < p->n_shares; i++)
    if (!add_share (model, &p->shares[i], error))
      return FALSE;
  return TRUE;
}
