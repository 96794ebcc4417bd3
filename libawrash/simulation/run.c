/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run: one policy over all editions, under one scenario. Source: the laws of
 * include/awrash/simulation-run.h. Invariant: a run hangs on its arguments alone, and nothing is
 * allocated in it but what a measure sorts. */

#include "simulation/run-private.h"

#include "base/cancel-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "random/philox-private.h"
#include "simulation/edition-private.h"

#include <string.h>

struct _AwrashIRunRoom
{
  const AwrashSimulationModel *model;
  AwrashEdition edition;
  gint64 *whole;   /* the memory of all whole numbers */
  double *numbers; /* and of all others */
};

void
awrash_i_run_room_free (AwrashIRunRoom *room)
{
  if (room == NULL)
    return;
  for (gsize i = 0; room->edition.policies != NULL && i < room->model->n_policies; i++)
    awrash_i_policy_room_free (room->edition.policies[i]);
  g_free (room->edition.policies);
  g_free (room->whole);
  g_free (room->numbers);
  g_free (room);
}

/* Lays arrays out one after the other. */
static void
lay_out (AwrashIRunRoom *room)
{
  const AwrashISituation *shape = &room->model->situation;
  const gsize n = shape->n_provinces, cells = n * shape->n_streams;
  AwrashEdition *edition = &room->edition;
  gint64 **const of_provinces[]
      = { &edition->seekers,   &edition->counted,     &edition->left, &edition->entered,
          &edition->available, &edition->seekers_end, &edition->moved };
  gint64 **const of_cells[]
      = { &edition->in_work,  &edition->quota,    &edition->last_quota, &edition->last_filled,
          &edition->absorbed, &edition->filled,   &edition->more,       &edition->could,
          &edition->dropped,  &edition->refilled, &edition->completed };
  gint64 *whole = room->whole;
  double *numbers = room->numbers;

  for (gsize i = 0; i < G_N_ELEMENTS (of_provinces); i++, whole += n)
    *of_provinces[i] = whole;
  for (gsize i = 0; i < G_N_ELEMENTS (of_cells); i++, whole += cells)
    *of_cells[i] = whole;
  edition->total = whole;
  edition->region_total = whole + shape->n_streams;
  edition->luck = numbers;
  edition->rate = numbers + cells;
  edition->u = numbers + 2 * cells;
  edition->measure = edition->u + n;
  edition->place_cost = edition->measure + cells;
  edition->measured.rate = edition->place_cost + shape->n_streams;
  edition->measured.weight = edition->measured.rate + n;
  edition->measured.region_rate = edition->measured.weight + n;
  edition->measured.region_weight = edition->measured.region_rate + shape->n_regions;
}

/* As many as lay_out() lays out. */
static gboolean
find_memory (AwrashIRunRoom *room, GError **error)
{
  const AwrashISituation *shape = &room->model->situation;
  const gsize n = shape->n_provinces, cells = n * shape->n_streams;

  room->whole = awrash_i_new (
      gint64, 7 * n + 11 * cells + shape->n_streams * (1 + shape->n_regions), error);
  room->numbers
      = room->whole == NULL
            ? NULL
            : awrash_i_new (double, 3 * cells + 3 * n + shape->n_streams + 2 * shape->n_regions,
                            error);
  return room->numbers != NULL;
}

/* What measures read, which stays where it is. */
static void
tell_measures (AwrashEdition *edition)
{
  const AwrashISituation *first = &edition->model->situation;
  AwrashMeasured *measured = &edition->measured;

  measured->n_provinces = first->n_provinces;
  measured->n_regions = first->n_regions;
  measured->n_streams = first->n_streams;
  measured->region = first->region;
  measured->need = first->need;
  measured->in_work = edition->in_work;
  measured->filled = edition->filled;
  measured->dropped = edition->dropped;
  measured->refilled = edition->refilled;
  measured->completed = edition->completed;
  measured->entered = edition->entered;
  measured->left = edition->left;
  measured->total = edition->total;
  measured->place_cost = edition->place_cost;
}

AwrashIRunRoom *
awrash_i_run_room_new (const AwrashSimulationModel *model, GError **error)
{
  g_autoptr (AwrashIRunRoom) room = g_new0 (AwrashIRunRoom, 1);

  room->model = room->edition.model = model;
  if (!find_memory (room, error))
    return NULL;
  lay_out (room);
  tell_measures (&room->edition);
  room->edition.policies = awrash_i_new (AwrashIPolicyRoom *, model->n_policies, error);
  for (gsize i = 0; room->edition.policies != NULL && i < model->n_policies; i++)
    {
      room->edition.policies[i]
          = awrash_i_policy_room_new (model->policies[i].policy, &model->situation, error);
      if (room->edition.policies[i] == NULL)
        return NULL;
    }
  return room->edition.policies == NULL ? NULL : g_steal_pointer (&room);
}

/* From the order of codes to the order of the programme. */
static void
put_back (const AwrashSimulationModel *model, AwrashFigureShape shape, const double from[],
          double to[])
{
  const gsize n = model->situation.n_provinces, n_streams = model->situation.n_streams;

  for (gsize p = 0; p < n; p++)
    if (shape == AWRASH_SHAPE_PROVINCE)
      to[model->province_at[p]] = from[p];
    else
      for (gsize s = 0; s < n_streams; s++)
        to[model->province_at[p] * n_streams + model->stream_at[s]] = from[p * n_streams + s];
}

/* The measures of an edition, each at its place among all values. */
static gboolean
tell (AwrashEdition *edition, gsize number, double values[], GError **error)
{
  const AwrashSimulationModel *model = edition->model;
  gsize at = 0;

  edition->measured.seekers = edition->seekers;
  edition->measured.seekers_end = edition->seekers_end;
  edition->measured.quota = edition->quota;
  edition->measured.last_quota = edition->situation.last_quota;
  for (gsize i = 0; i < model->n_measures; i++)
    {
      const AwrashFigure *measure = &model->measures[i];
      const AwrashFigureShape shape = awrash_i_figure_kind (measure->id)->shape;
      const gsize length = awrash_i_figure_length (measure, model->situation.n_provinces,
                                                   model->situation.n_streams);
      double *told = shape == AWRASH_SHAPE_EDITION ? values + at + number : edition->measure;

      if (!awrash_i_figure_take (measure, &edition->measured, told, error))
        return FALSE;
      if (shape != AWRASH_SHAPE_EDITION)
        put_back (model, shape, told, values + at + number * length);
      at += model->n_editions * length;
    }
  return TRUE;
}

static void
swap (gint64 **a, gint64 **b)
{
  gint64 *kept = *a;

  *a = *b;
  *b = kept;
}

/* What was, becomes what a policy remembers. */
static void
turn (AwrashEdition *edition)
{
  const gsize cells = edition->situation.n_provinces * edition->situation.n_streams;

  swap (&edition->seekers, &edition->seekers_end);
  swap (&edition->quota, &edition->last_quota);
  memcpy (edition->last_filled, edition->filled, cells * sizeof *edition->filled);
  edition->situation.last_quota = edition->last_quota;
  edition->situation.last_filled = edition->last_filled;
}

static gboolean
check (const AwrashSimulationModel *model, gsize policy, const AwrashRandomAddress *address,
       const double parameters[], GError **error)
{
  if (policy >= model->n_policies)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("policy is %zu, expected a number below %zu"), policy, model->n_policies);
      return FALSE;
    }
  return awrash_i_address_check (address, error)
         && awrash_i_parameters_check (model->parameters, model->n_parameters, parameters, error);
}

gboolean
awrash_i_run (AwrashIRunRoom *room, gsize policy, gint64 scenario, gint64 replication,
              const double parameters[], double values[], GError **error)
{
  AwrashEdition *edition = &room->edition;

  edition->address = (AwrashRandomAddress){ .seed = room->model->seed,
                                            .scenario = scenario,
                                            .replication = replication };
  if (!check (room->model, policy, &edition->address, parameters, error))
    return FALSE;
  edition->parameters = edition->measured.parameters = parameters;
  awrash_i_edition_begin (edition);
  for (gsize number = 0; number < room->model->n_editions; number++)
    {
      if (awrash_i_is_cancelled (error) || !awrash_i_edition_decide (edition, policy, error)
          || !awrash_i_edition_fill (edition, policy, error))
        return FALSE;
      awrash_i_edition_end (edition);
      if (!tell (edition, number, values, error))
        return FALSE;
      turn (edition);
    }
  return TRUE;
}

gboolean
awrash_simulation_run (const AwrashSimulationModel *model, size_t policy, int64_t scenario,
                       int64_t replication, size_t n_parameters, const double parameters[],
                       size_t n_values, double values[], GError **error)
{
  g_autoptr (AwrashIRunRoom) room = NULL;
  g_autofree double *told = NULL;

  g_return_val_if_fail (model != NULL && parameters != NULL && values != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_values != model->n_values)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%zu values are asked for, expected %zu"), n_values, model->n_values);
      return FALSE;
    }
  if (!awrash_i_simulation_model_check_n (model, n_parameters, error))
    return FALSE;
  told = awrash_i_new (double, n_values, error);
  room = told == NULL ? NULL : awrash_i_run_room_new (model, error);
  if (room == NULL || !awrash_i_run (room, policy, scenario, replication, parameters, told, error))
    return FALSE;
  memcpy (values, told, n_values * sizeof *told);
  return TRUE;
}
