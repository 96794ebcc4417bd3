/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The balanced mix as questions: first the sums of streams in each province, around their share of
 * what it has; then the types within each stream, around their share of its sum.
 * Source: libawrash/split/aim.c; the definition in <awrash/split.h>. Invariant: all costs are whole
 * numbers; no province's places, and in the second question no stream's, change any more. */

#include "split/aim-private.h"
#include "split/general-private.h"

#include "base/memory-private.h"

#include <string.h>

/* Costs that sum to less than this are exact. */
#define LARGEST_COST 0x1p60

AwrashGeneralMix *
awrash_i_general_mix_new (void)
{
  AwrashGeneralMix *mix = g_new0 (AwrashGeneralMix, 1);

  mix->rows = g_ptr_array_new_with_free_func (awrash_i_general_row_free);
  mix->curves = g_array_new (FALSE, TRUE, sizeof (AwrashCurve));
  mix->groups = g_array_new (FALSE, TRUE, sizeof (gsize));
  return mix;
}

void
awrash_i_general_mix_free (AwrashGeneralMix *mix)
{
  if (mix == NULL)
    return;
  g_ptr_array_unref (mix->rows);
  g_array_unref (mix->curves);
  g_array_unref (mix->groups);
  g_free (mix);
}

/* ── rows ───────────────────────────────────────────────────────────────────────────────────── */

static gsize
count_types (const AwrashModel *model, const guint8 types[])
{
  gsize n = 0;

  for (gsize type = 0; type < model->n_types; type++)
    n += types[type] != 0;
  return n;
}

/* What rows of a mix are called, before the territory and what they are of. */
#define PREFIX "mix:"

/* The sum of some types over the columns from <= … < to, with the bounds of the row of the same
 * territory and types. The name is taken over. */
static gboolean
add_sum (const AwrashGeneral *general, AwrashGeneralMix *mix, char *name, gsize from, gsize to,
         const guint8 types[], const AwrashCurve *curve, GError **error)
{
  gsize own = GPOINTER_TO_SIZE (g_hash_table_lookup (general->by_name, name + strlen (PREFIX)));
  const AwrashGeneralRow *same = own > 0 ? awrash_i_general_row (general, own - 1) : NULL;
  AwrashGeneralRow *row = awrash_i_general_row_new (
      name, (to - from) / general->model->n_types * count_types (general->model, types),
      same != NULL ? same->lower : AWRASH_MIXED_LEAST,
      same != NULL ? same->upper : AWRASH_MIXED_MOST, error);

  if (row == NULL)
    return FALSE;
  for (gsize j = from; j < to; j++)
    if (types[general->cell_of[j] % general->model->n_types])
      {
        row->columns[row->n] = j;
        row->values[row->n++] = 1;
      }
  g_ptr_array_add (mix->rows, row);
  return awrash_i_append (mix->curves, *curve, error);
}

/* The types of a stream, types[n_types]. */
static void
list_types (const AwrashModel *model, gsize stream, guint8 types[])
{
  for (gsize type = 0; type < model->n_types; type++)
    types[type] = model->programme->types[type].stream == stream;
}

/* The streams that have types, in the order of their codes, order[n_streams]; how many. */
static gsize
order_streams (const AwrashGeneral *general, gsize order[])
{
  const AwrashModel *model = general->model;
  gsize n = 0;

  /* columns stand in the order of province, stream and type codes */
  for (gsize j = 0; j < model->n_types; j++)
    {
      gsize stream = model->programme->types[general->cell_of[j] % model->n_types].stream;

      if (n == 0 || order[n - 1] != stream)
        order[n++] = stream;
    }
  return n;
}

static int64_t *
copy_cells (const AwrashGeneral *general, const int64_t x[], GError **error)
{
  int64_t *cells = awrash_i_new (int64_t, general->model->n_cells, error);

  for (gsize j = 0; cells != NULL && j < general->model->n_cells; j++)
    cells[general->cell_of[j]] = x[j];
  return cells;
}

/* (scale s - target / 2)² / scale less scale s² - target s. */
static int64_t
square_rest (const AwrashCurve *curve)
{
  AwrashLong half = curve->target / 2;

  return (int64_t)MIN (half * half / curve->scale, (AwrashLong)1 << 61);
}

/* ── weights ────────────────────────────────────────────────────────────────────────────────── */

gboolean
awrash_i_general_mix_fits (const AwrashGeneral *general, const int64_t weights[], const int64_t x[],
                           gboolean *fits, GError **error)
{
  const AwrashModel *model = general->model;
  g_autofree int64_t *cells = copy_cells (general, x, error);
  double sum = 0, squares = 0;

  if (cells == NULL)
    return FALSE;
  for (gsize stream = 0; stream < model->programme->n_streams; stream++)
    sum += (double)weights[stream];
  for (gsize i = 0; i < model->n_provinces; i++)
    for (int counted = 0; counted < 2; counted++)
      {
        double y = (double)awrash_i_aim_province_sum (model, cells, i, counted);

        squares += y * y;
      }
  *fits = awrash_i_aim_fits (model, weights, cells)
          && 3 * sum * squares * (double)model->programme->n_streams < LARGEST_COST;
  return TRUE;
}

/* What the bounds, one by one, leave of each stream's sum. */
gboolean
awrash_i_general_mix_weigh (const AwrashGeneral *general, const AwrashGeneralFace *face,
                            const int64_t x[], int64_t weights[], GError **error)
{
  const AwrashModel *model = general->model;
  const AwrashProgramme *p = model->programme;
  g_autoptr (AwrashGeneralMix) mix = awrash_i_general_mix_new ();
  AwrashAsk ask = { .kind = AWRASH_ASK_MIX, .name = "weights", .mix = mix };
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  g_autofree gsize *order = types != NULL ? awrash_i_new (gsize, p->n_streams, error) : NULL;
  g_autoptr (AwrashMixed) mixed = NULL;
  AwrashCurve none = { .kind = AWRASH_CURVE_NONE };
  gsize n = order != NULL ? order_streams (general, order) : 0;
  gboolean fits = FALSE;

  for (gsize k = 0; k < n; k++)
    {
      char *name = g_strconcat (PREFIX, p->territories[model->lowest[model->walk[0]]].code, "/",
                                p->streams[order[k]].code, NULL);

      list_types (model, order[k], types);
      if (!add_sum (general, mix, name, 0, model->n_cells, types, &none, error))
        return FALSE;
    }
  mixed = order != NULL ? awrash_i_ask_build (general, face, &ask, error) : NULL;
  if (mixed == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    {
      gsize row = mixed->n + mixed->m - n + k;

      weights[order[k]] = MAX (0, mixed->lower[row] + mixed->upper[row]);
    }
  while (awrash_i_general_mix_fits (general, weights, x, &fits, error))
    {
      if (fits)
        return TRUE;
      for (gsize stream = 0; stream < p->n_streams; stream++)
        weights[stream] /= 2;
    }
  return FALSE;
}

/* ── the two questions ──────────────────────────────────────────────────────────────────────── */

/* What is being made, province by province: the present one's first column, and one stream. */
typedef struct
{
  const AwrashGeneral *general;
  AwrashGeneralMix *mix;
  const int64_t *weights;  /* [n_streams] */
  int64_t *cells;          /* [n_cells] */
  int64_t *scale, *target; /* [n_cells] */
  guint8 *types;           /* [n_types] */
  gsize from, stream, group;
} Making;

static gsize
province_of (const Making *making)
{
  return making->general->cell_of[making->from] / making->general->model->n_types;
}

/* The sum of what is in types[] in the present province. */
static gboolean
add_own_sum (Making *making, const char *what, const char *code, const AwrashCurve *curve,
             GError **error)
{
  const AwrashModel *model = making->general->model;
  char *name;

  if (!awrash_i_append (making->mix->groups, making->group, error))
    return FALSE;
  name = g_strconcat (PREFIX, awrash_i_model_code (model, province_of (making)), "/", what, code,
                      NULL);
  if (curve->kind != AWRASH_CURVE_NONE)
    making->mix->offset
        = MIN (making->mix->offset + square_rest (curve), G_GINT64_CONSTANT (1) << 61);
  return add_sum (making->general, making->mix, name, making->from, making->from + model->n_types,
                  making->types, curve, error);
}

/* A stream in proportion to its weight, within what the province has of those that are counted, or
 * of the others. */
static gboolean
add_stream (Making *making, GError **error)
{
  const AwrashModel *model = making->general->model;
  const AwrashProgramme *p = model->programme;
  gboolean counted = awrash_i_aim_is_counted (model, making->stream);
  AwrashCurve curve = { .kind = AWRASH_CURVE_WHOLE };

  for (gsize stream = 0; stream < p->n_streams; stream++)
    if (awrash_i_aim_is_counted (model, stream) == counted)
      curve.scale += making->weights[stream];
  if (curve.scale == 0)
    return TRUE;
  curve.target = 2 * awrash_i_aim_province_sum (model, making->cells, province_of (making), counted)
                 * making->weights[making->stream];
  list_types (model, making->stream, making->types);
  return add_own_sum (making, "", p->streams[making->stream].code, &curve, error);
}

/* The types of one stream: its sum as it is, and each of several around its share. */
static gboolean
add_types (Making *making, GError **error)
{
  const AwrashModel *model = making->general->model;
  const AwrashProgramme *p = model->programme;
  AwrashCurve curve = { .kind = AWRASH_CURVE_NONE };
  g_autofree gsize *types = awrash_i_new (gsize, model->n_types, error);
  gsize n = types != NULL ? awrash_i_aim_list_types (p, making->stream, types) : 0;
  AwrashGeneralRow *sum;

  if (types == NULL)
    return FALSE;
  list_types (model, making->stream, making->types);
  if (!add_own_sum (making, "", p->streams[making->stream].code, &curve, error))
    return FALSE;
  sum = g_ptr_array_index (making->mix->rows, making->mix->rows->len - 1);
  sum->lower = 0;
  for (gsize k = 0; k < sum->n; k++)
    sum->lower += making->cells[making->general->cell_of[sum->columns[k]]];
  sum->upper = sum->lower;
  if (n < 2)
    return TRUE;
  awrash_i_aim_types_of (model->cell_upper, making->cells, province_of (making) * model->n_types, n,
                         types, making->scale, making->target);
  curve.kind = AWRASH_CURVE_WHOLE;
  for (gsize k = 0; k < sum->n; k++)
    {
      gsize cell = making->general->cell_of[sum->columns[k]], type = cell % model->n_types;

      memset (making->types, 0, model->n_types);
      making->types[type] = 1;
      curve.scale = making->scale[cell];
      curve.target = making->target[cell];
      if (!add_own_sum (making, "type:", p->types[type].code, &curve, error))
        return FALSE;
    }
  return TRUE;
}

AwrashGeneralMix *
awrash_i_general_mix_make (const AwrashGeneral *general, AwrashStepKind kind, const int64_t x[],
                           const int64_t weights[], GError **error)
{
  const AwrashModel *model = general->model;
  g_autoptr (AwrashGeneralMix) mix = awrash_i_general_mix_new ();
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  g_autofree int64_t *cells = types != NULL ? copy_cells (general, x, error) : NULL;
  g_autofree int64_t *scale = cells != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  g_autofree int64_t *target = scale != NULL ? awrash_i_new (int64_t, model->n_cells, error) : NULL;
  g_autofree gsize *order
      = target != NULL ? awrash_i_new (gsize, model->programme->n_streams, error) : NULL;
  Making making = { general, mix, weights, cells, scale, target, types, 0, 0, 0 };
  gsize n = order != NULL ? order_streams (general, order) : 0;

  if (order == NULL)
    return NULL;
  for (; making.from < model->n_cells; making.from += model->n_types)
    for (gsize k = 0; k < 2 * n; k++)
      {
        /* the streams that are counted, which share one sum, then the others */
        making.stream = order[k % n];
        if (awrash_i_aim_is_counted (model, making.stream) != (k < n))
          continue;
        making.group
            = 2 * (making.from + (kind == AWRASH_STEP_TYPES ? making.stream : 0)) + (k < n);
        if (!(kind == AWRASH_STEP_MIX ? add_stream (&making, error) : add_types (&making, error)))
          return NULL;
      }
  return g_steal_pointer (&mix);
}

/* Where one is open of those that share a sum, the others say what it is. */
gboolean
awrash_i_general_mix_is_settled (const AwrashGeneralMix *mix, const AwrashMixed *mixed)
{
  gsize first = mixed->m - mix->rows->len, group = G_MAXSIZE, open = 0;

  for (guint i = 0; i < mix->rows->len && open < 2; i++)
    {
      gsize row = mixed->n + first + i;

      if (mixed->curve[first + i].kind == AWRASH_CURVE_NONE)
        continue;
      if (g_array_index (mix->groups, gsize, i) != group)
        open = 0;
      group = g_array_index (mix->groups, gsize, i);
      open += mixed->lower[row] < mixed->upper[row];
    }
  return open < 2;
}
