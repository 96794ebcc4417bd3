/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan explained to one province: which walls it stands at and who would have the next place
 * there; what one more place would take, from whom it would come, or which walls have to move.
 * Source: the prices of walls (prices.c) and the smallest relaxation (relax.c), with the place
 * asked for as a floor. Invariant: whoever is named is named by a plan that keeps every other wall.
 */

#include "split/explanation-private.h"
#include "split/slack-private.h"
#include "split/standing-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const AwrashPlan *plan;
  const AwrashWalls *walls;
  gsize province;
  AwrashExplanation *out;
  int64_t *held; /* [n_provinces]: places that are read */
  GString *text;
} Work;

static const AwrashWall *
wall_of (const Work *work, gsize i)
{
  return awrash_i_walls_at (work->walls, i);
}

static const char *
name_of (const Work *work, gsize province)
{
  const AwrashProgramme *p = work->walls->programme;

  return awrash_programme_territory_get_label (p, p->provinces[province], _ ("en"));
}

/* ── the walls that it stands at ────────────────────────────────────────────────────────────── */

/* Whether a wall holds places that the province receives, and just as many as it allows or asks. */
static gboolean
is_tight (const Work *work, const AwrashWall *wall)
{
  const AwrashModel *model = work->walls->model;
  const AwrashWall *own = awrash_i_model_wall (model, model->recipient_wall[work->province]);
  int64_t sum;

  if (!awrash_i_model_meets (model, wall, own))
    return FALSE;
  sum = awrash_i_model_sum (model, wall, work->plan->places);
  return sum == wall->upper || (wall->lower > 0 && sum == wall->lower);
}

/* The first province by code that has more in other places; -1 if none has. */
static gboolean
find_gainer (const Work *work, const int64_t places[], int64_t *gainer, GError **error)
{
  const AwrashModel *model = work->walls->model;
  g_autofree int64_t *other = awrash_i_standing_count (model, places, FALSE, error);

  *gainer = -1;
  for (gsize i = 0; other != NULL && i < model->n_provinces; i++)
    if (other[i] > work->held[i]
        && (*gainer < 0
            || g_strcmp0 (awrash_i_model_code (model, i),
                          awrash_i_model_code (model, (gsize)*gainer))
                   < 0))
      *gainer = (int64_t)i;
  return other != NULL;
}

static void
tell_wall (const Work *work, gsize i, int64_t gainer)
{
  const AwrashWall *wall = wall_of (work, i);
  const char *words = awrash_split_walls_get_words (work->walls, i);
  gboolean is_upper
      = awrash_i_model_sum (work->walls->model, wall, work->plan->places) == wall->upper;
  const char *source = awrash_split_walls_get_source (work->walls, i, is_upper);
  int64_t bound = is_upper ? wall->upper : wall->lower;

  g_string_append_c (work->text, '\n');
  if (wall->lower == wall->upper)
    g_string_append_printf (work->text, _ ("At a limit: exactly %" PRId64 " %s"), bound, words);
  else if (is_upper)
    g_string_append_printf (work->text, _ ("At a limit: at most %" PRId64 " %s"), bound, words);
  else
    g_string_append_printf (work->text, _ ("At a limit: at least %" PRId64 " %s"), bound, words);
  g_string_append_printf (work->text, " (%s).", source);
  if (gainer < 0)
    return;
  g_string_append_c (work->text, ' ');
  g_string_append_printf (work->text, _ ("One unit of room there is a place for %s."),
                          name_of (work, (gsize)gainer));
}

/* What one unit of room at a wall that the province stands at does, and for whom. */
static gboolean
look_at_wall (const Work *work, gsize i, GError **error)
{
  const AwrashWall *wall = wall_of (work, i);
  g_autofree int64_t *after = awrash_i_new (int64_t, work->plan->n_cells, error);
  gboolean loosens_min
      = wall->lower != wall->upper
        && awrash_i_model_sum (work->walls->model, wall, work->plan->places) != wall->upper;
  int64_t gainer = -1, at = (int64_t)i;
  AwrashWallPrice price;

  if (after == NULL
      || !awrash_split_prices (work->plan, work->walls, i, loosens_min ? -1 : 1, after, &price,
                               error)
      || (price.status == AWRASH_STATUS_OPTIMAL && !find_gainer (work, after, &gainer, error))
      || !awrash_i_append (work->out->binding, at, error)
      || !awrash_i_append (work->out->next, gainer, error))
    return FALSE;
  tell_wall (work, i, gainer);
  return TRUE;
}

/* Whether a row leaves no room for a place more, or for one less, of what the province receives. */
static gboolean
is_row_tight (const Work *work, const AwrashSideRow *row)
{
  const AwrashModel *model = work->walls->model;
  AwrashSigned sum = awrash_i_side_row_sum (row, work->plan->places);

  for (gsize k = 0; k < row->n; k++)
    {
      int64_t one = ABS (row->coefficients[k]);

      if (row->cells[k] / model->n_types == work->province
          && model->received[row->cells[k] % model->n_types] != 0
          && ((row->upper != G_MAXINT64 && sum + one > row->upper)
              || (row->lower != G_MININT64 && sum - one < row->lower)))
        return TRUE;
    }
  return FALSE;
}

static void
tell_rows (const Work *work)
{
  const GPtrArray *rows = work->walls->model->side_rows;

  for (guint i = 0; i < rows->len; i++)
    {
      const AwrashSideRow *row = g_ptr_array_index (rows, i);

      if (!is_row_tight (work, row))
        continue;
      g_string_append_c (work->text, '\n');
      /* Translators: "all places of Tadla in money" or "share of women in …" */
      g_string_append_printf (work->text, _ ("At a limit: %s."), row->words);
    }
}

/* ── one more place ─────────────────────────────────────────────────────────────────────────── */

static void
add_needed (const Work *work, char *words)
{
  g_ptr_array_add (work->out->needed, words);
}

/* The bounds that block it together, but for the place that is asked for. */
static void
tell_blocking (const Work *work, const AwrashWall *own, int64_t goal, GPtrArray *blocking)
{
  g_autofree char *words = awrash_i_words_wall (work->walls->model, own);
  g_autofree char *asked = g_strdup_printf (_ ("at least %" PRId64 " %s"), goal, words);

  work->out->is_blocked = TRUE;
  for (guint i = 0; i < blocking->len; i++)
    if (strcmp (g_ptr_array_index (blocking, i), asked) != 0)
      add_needed (work, g_strdup (g_ptr_array_index (blocking, i)));
}

/* The smallest relaxation that makes room for the place, which itself is not given up. */
static gboolean
relax (const Work *work, const AwrashPlain *plain, const AwrashWall *own, GError **error)
{
  g_autoptr (AwrashWalls) walls = awrash_split_walls_new (&plain->programme, plain->reading, error);
  g_autofree double *weights
      = walls != NULL ? awrash_i_new (double, walls->list->len, error) : NULL;
  g_autoptr (AwrashRelaxation) relaxation = NULL;
  g_autofree char *name = awrash_i_model_wall_name (work->walls->model, own);

  for (gsize i = 0; weights != NULL && i < walls->list->len; i++)
    weights[i] = g_strcmp0 (awrash_split_walls_get_name (walls, i), name) == 0 ? INFINITY : 1;
  relaxation = weights != NULL ? awrash_split_relax_new (walls, weights, error) : NULL;
  for (gsize i = 0; relaxation != NULL && i < awrash_split_relax_get_n_changes (relaxation); i++)
    add_needed (work, g_strdup (awrash_split_relax_get_change_words (relaxation, i)));
  return relaxation != NULL;
}

static gboolean
solve_more (const Work *work, AwrashPlain *plain, const AwrashWall *own, int64_t upper,
            GError **error)
{
  AwrashExplanation *out = work->out;
  g_autofree int64_t *after
      = awrash_i_copy (int64_t, work->plan->places, work->plan->n_cells, error);
  g_autoptr (GPtrArray) blocking = g_ptr_array_new_with_free_func (g_free);
  int64_t goal = work->held[work->province] + 1;

  awrash_i_plain_set (plain, own, goal, upper);
  if (after == NULL
      || !awrash_i_plain_solve (plain, work->plan->places, after, &out->status, blocking, error))
    return FALSE;
  if (out->status == AWRASH_STATUS_LIMIT)
    return TRUE;
  if (out->status == AWRASH_STATUS_INFEASIBLE && work->walls->model->side_rows->len == 0
      && work->plan->class_ <= AWRASH_CLASS_NETWORK)
    return relax (work, plain, own, error);
  if (out->status == AWRASH_STATUS_INFEASIBLE)
    {
      tell_blocking (work, own, goal, blocking);
      return TRUE;
    }
  out->n_cells = work->plan->n_cells;
  out->places = g_steal_pointer (&after);
  return awrash_i_standing_compare (work->walls->model, out->places, work->plan->places,
                                    &out->order, error);
}

/* Asks for the place as a floor of what the province receives; its own max gives way first. */
static gboolean
ask_for_more (const Work *work, GError **error)
{
  const AwrashModel *model = work->walls->model;
  const AwrashWall *wall = awrash_i_model_wall (model, model->recipient_wall[work->province]);
  g_autofree char *words = awrash_i_words_wall (model, wall);
  int64_t goal = work->held[work->province] + 1, upper = MAX (wall->upper, goal);
  AwrashPlain plain;
  gboolean done;

  if (upper > wall->upper)
    add_needed (work, g_strdup_printf (_ ("at most %" PRId64 " instead of %" PRId64 " %s"), upper,
                                       wall->upper, words));
  done
      = awrash_i_plain_open (&plain, model, error) && solve_more (work, &plain, wall, upper, error);
  awrash_i_plain_close (&plain);
  if (work->out->needed->len > 0 && work->out->status != AWRASH_STATUS_LIMIT)
    work->out->status = AWRASH_STATUS_INFEASIBLE;
  return done;
}

/* "1472 → 1471", with the rates where there are any. */
static void
tell_change (const Work *work, gsize i, int64_t after)
{
  double need = work->walls->model->need[i];
  char old[G_ASCII_DTOSTR_BUF_SIZE], new[G_ASCII_DTOSTR_BUF_SIZE];

  /* Translators: "Azilal: 1472 → 1471" */
  g_string_append_printf (work->text, _ ("%s: %" PRId64 " → %" PRId64), name_of (work, i),
                          work->held[i], after);
  if (!awrash_i_reading_on_rate (work->walls->reading) || !(need > 0))
    return;
  g_ascii_formatd (old, sizeof old, "%.2f", 1000 * (double)work->held[i] / need);
  g_ascii_formatd (new, sizeof new, "%.2f", 1000 * (double)after / need);
  g_string_append_c (work->text, ' ');
  /* Translators: rates of places before and after */
  g_string_append_printf (work->text, _ ("(%s → %s per 1,000)"), old, new);
}

static gboolean
tell_changes (const Work *work, GError **error)
{
  const AwrashModel *model = work->walls->model;
  g_autofree int64_t *other = awrash_i_standing_count (model, work->out->places, FALSE, error);
  gboolean any = FALSE;

  for (gsize i = 0; other != NULL && i < model->n_provinces; i++)
    if (other[i] != work->held[i])
      {
        g_string_append (work->text, any ? _ ("; ") : "");
        tell_change (work, i, other[i]);
        any = TRUE;
      }
  g_string_append_c (work->text, '.');
  return other != NULL;
}

static const char *
introduce_changes (int64_t order)
{
  if (order < 0)
    return _ ("One more place is at the cost of justice by this reading, and changes: ");
  if (order > 0)
    return _ ("One more place is better by this reading, and changes: ");
  return _ ("One more place is as just by this reading, and changes: ");
}

static gboolean
tell_more (const Work *work, GError **error)
{
  const AwrashExplanation *out = work->out;

  g_string_append_c (work->text, '\n');
  if (out->status == AWRASH_STATUS_LIMIT)
    {
      g_string_append (work->text, _ ("Whether one more place is possible was not found within the "
                                      "nodes that the reading allows."));
      return TRUE;
    }
  if (out->needed->len > 0)
    {
      g_string_append (work->text, work->out->is_blocked
                                       ? _ ("One more place is blocked together by: ")
                                       : _ ("One more place needs bounds to move: "));
      for (guint i = 0; i < out->needed->len; i++)
        g_string_append_printf (work->text, "%s%s", i > 0 ? _ ("; ") : "",
                                (const char *)g_ptr_array_index (out->needed, i));
      g_string_append_c (work->text, '.');
      if (out->places == NULL)
        return TRUE;
      g_string_append_c (work->text, '\n');
    }
  g_string_append (work->text, introduce_changes (out->order));
  return tell_changes (work, error);
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
explain (Work *work, GError **error)
{
  const AwrashModel *model = work->walls->model;

  work->held = awrash_i_standing_count (model, work->plan->places, FALSE, error);
  if (work->held == NULL)
    return FALSE;
  g_string_append_printf (work->text, _ ("Places that %s receives: %" PRId64 "."),
                          name_of (work, work->province), work->held[work->province]);
  for (gsize i = 0; i < work->walls->list->len; i++)
    if (is_tight (work, wall_of (work, i)) && !look_at_wall (work, i, error))
      return FALSE;
  tell_rows (work);
  return ask_for_more (work, error) && tell_more (work, error);
}

static gboolean
check (const AwrashPlan *plan, const AwrashWalls *walls, gsize province, GError **error)
{
  if (!awrash_i_walls_check_plan (plan, error) || !awrash_i_walls_check (walls, plan, error))
    return FALSE;
  if (province < plan->n_provinces)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("province is %zu, expected less than the %zu of the programme"), province,
               plan->n_provinces);
  return FALSE;
}

AwrashExplanation *
awrash_split_explanation_new (const AwrashPlan *plan, const AwrashWalls *walls, size_t province,
                              GError **error)
{
  g_autoptr (AwrashExplanation) out = NULL;
  Work work = { plan, walls, province, NULL, NULL, NULL };
  gboolean explained;

  g_return_val_if_fail (plan != NULL && walls != NULL, NULL);
  if (!check (plan, walls, province, error))
    return NULL;
  out = work.out = g_new0 (AwrashExplanation, 1);
  out->binding = g_array_new (FALSE, FALSE, sizeof (int64_t));
  out->next = g_array_new (FALSE, FALSE, sizeof (int64_t));
  out->needed = g_ptr_array_new_with_free_func (g_free);
  work.text = g_string_new (NULL);
  explained = explain (&work, error);
  out->text = g_string_free (work.text, FALSE);
  g_free (work.held);
  return explained ? g_steal_pointer (&out) : NULL;
}

void
awrash_split_explanation_free (AwrashExplanation *explanation)
{
  if (explanation == NULL)
    return;
  g_free (explanation->places);
  g_array_unref (explanation->binding);
  g_array_unref (explanation->next);
  g_ptr_array_unref (explanation->needed);
  g_free (explanation->text);
  g_free (explanation);
}
