/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The programme's bounds as walls on places. Person-months, person-days and money with one
 * coefficient c are places: sum <= floor (max / c), sum >= ceil (min / c), decided exactly.
 * Invariant: a wall's bounds are the intersection of all bounds on its cells. */

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

/* What one place of a bound's types takes in its unit: the same for all of them. */
static gboolean
find_taking (const AwrashProgramme *p, const AwrashBound *bound, AwrashTaking *taking,
             GError **error)
{
  const AwrashType *first = NULL;

  for (gsize type = 0; type < p->n_types; type++)
    {
      AwrashTaking own;

      if (!bound->covers[type])
        continue;
      if (!awrash_i_model_bound_taking (p, bound, type, &own, error))
        return FALSE;
      if (first != NULL && own.months * own.each != taking->months * taking->each)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                       _ ("the bound on \"%s\" in \"%s\" counts %s, unequal for \"%s\" and "
                          "\"%s\": class network + rows, which is not solved here; expected equal "
                          "months"),
                       bound->of, p->territories[bound->territory].code,
                       awrash_programme_unit_get_name (bound->unit), first->code,
                       p->types[type].code);
          return FALSE;
        }
      first = &p->types[type];
      *taking = own;
    }
  return TRUE;
}

static void
tighten (AwrashWall *wall, int64_t lower, int64_t upper, gssize bound)
{
  if (lower > wall->lower)
    {
      wall->lower = lower;
      wall->lower_bound = bound;
    }
  if (upper < wall->upper)
    {
      wall->upper = upper;
      wall->upper_bound = bound;
    }
}

static gboolean
add_bound (AwrashModel *model, gsize index, GError **error)
{
  const AwrashProgramme *p = model->programme;
  const AwrashBound *bound = &p->bounds[index];
  AwrashTaking taking = { 1, 1 };
  int64_t lower, upper;
  gsize wall;

  if (bound->group != NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("the bound on \"%s\" in \"%s\" is for the group \"%s\": class general, which "
                      "is not solved here; expected bounds for all persons"),
                   bound->of, p->territories[bound->territory].code, bound->group);
      return FALSE;
    }
  if (!find_taking (p, bound, &taking, error))
    return FALSE;
  lower = awrash_i_quotient (bound->min, taking.months, taking.each, TRUE);
  upper = isinf (bound->max) ? AWRASH_UNBOUNDED
                             : awrash_i_quotient (bound->max, taking.months, taking.each, FALSE);
  if (lower == AWRASH_UNBOUNDED)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("the bound on \"%s\" in \"%s\" asks for 2^52 places or more"), bound->of,
                   p->territories[bound->territory].code);
      return FALSE;
    }
  wall = awrash_i_model_add_wall (model, bound->territory, bound->covers, error);
  if (wall == G_MAXSIZE)
    return FALSE;
  tighten (awrash_i_model_wall (model, wall), lower, upper, (gssize)index);
  return TRUE;
}

/* Where pools bound places: no more beneficiaries of all streams than eligible persons. */
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
      gsize wall;

      if (pool->group != NULL && pool->group[0] != '\0' && strcmp (pool->group, "all") != 0)
        continue;
      wall = awrash_i_model_add_wall (model, pool->territory, all, error);
      if (wall == G_MAXSIZE)
        return FALSE;
      tighten (awrash_i_model_wall (model, wall), 0, pool->persons, -1);
    }
  return TRUE;
}

/* Shares are rows with unequal coefficients, unless the total that they are shares of is fixed. */
static gboolean
add_share (AwrashModel *model, const AwrashShare *share, GError **error)
{
  const AwrashProgramme *p = model->programme;
  g_autofree guint8 *of = awrash_i_new (guint8, model->n_types, error);
  g_autofree guint8 *part = of != NULL ? awrash_i_new (guint8, model->n_types, error) : NULL;
  const AwrashWall *total;
  gsize outer, inner;

  if (part == NULL)
    return FALSE;
  for (gsize type = 0; type < model->n_types; type++)
    {
      const char *stream = p->streams[p->types[type].stream].code;

      of[type] = strcmp (share->of, "*") == 0 || strcmp (share->of, stream) == 0;
      part[type] = of[type] && share->is_stream && strcmp (share->part, stream) == 0;
    }
  outer = awrash_i_model_add_wall (model, share->territory, of, error);
  inner
      = outer == G_MAXSIZE ? outer : awrash_i_model_add_wall (model, share->territory, part, error);
  if (inner == G_MAXSIZE)
    return FALSE;
  total = awrash_i_model_wall (model, outer);
  if (!share->is_stream || total->lower != total->upper)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("the share of \"%s\" in \"%s\" of \"%s\" is a share of %s: class %s, which "
                      "is not solved here; expected the share of a stream in a fixed total"),
                   share->part, share->of, p->territories[share->territory].code,
                   share->is_stream ? _ ("a total that varies") : _ ("a group of persons"),
                   share->is_stream ? "network + rows" : "general");
      return FALSE;
    }
  tighten (awrash_i_model_wall (model, inner),
           awrash_i_quotient_portion (share->at_least, total->upper, TRUE),
           awrash_i_quotient_portion (share->at_most, total->upper, FALSE), -1);
  return TRUE;
}

gboolean
awrash_i_model_add_bounds (AwrashModel *model, GError **error)
{
  const AwrashProgramme *p = model->programme;

  for (gsize i = 0; i < p->n_bounds; i++)
    if (!add_bound (model, i, error))
      return FALSE;
  if (awrash_i_reading_pool_caps (model->reading) && !add_pools (model, error))
    return FALSE;
  for (gsize i = 0; i < p->n_shares; i++)
    if (!add_share (model, &p->shares[i], error))
      return FALSE;
  return TRUE;
}
