/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each place fixed by hand costs: the programme is divided again without the one wish, the
 * others as they are, and once more without any.
 * Source: none. Invariant: the prices are differences of the same measures, taken exactly before
 * they are rounded once. */

#include "split/plan-private.h"
#include "split/yardstick-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

/* ── the wishes of a text ───────────────────────────────────────────────────────────────────── */

/* The items of the key fix, which are parted by ; outside of quotes. */
static GPtrArray *
list_wishes (const AwrashReading *reading)
{
  GPtrArray *wishes = g_ptr_array_new_with_free_func (g_free);
  const char *text = awrash_split_reading_get (reading, "fix");
  const char *start = text;
  gboolean quoted = FALSE;

  for (const char *at = text; at != NULL; at++)
    {
      if (*at == '\\' && quoted && at[1] != '\0')
        at++;
      else if (*at == '"')
        quoted = !quoted;
      else if (*at == '\0' || (*at == ';' && !quoted))
        {
          char *item = g_strstrip (g_strndup (start, (gsize)(at - start)));

          if (item[0] != '\0')
            g_ptr_array_add (wishes, item);
          else
            g_free (item);
          if (*at == '\0')
            break;
          start = at + 1;
        }
    }
  return wishes;
}

size_t
awrash_split_wishes_get_count (const AwrashPlan *plan)
{
  g_autoptr (GPtrArray) wishes = NULL;

  g_return_val_if_fail (plan != NULL, 0);
  wishes = list_wishes (plan->reading);
  return wishes->len;
}

char *
awrash_split_wishes_get_text (const AwrashPlan *plan, size_t index)
{
  g_autoptr (GPtrArray) wishes = NULL;

  g_return_val_if_fail (plan != NULL, NULL);
  wishes = list_wishes (plan->reading);
  return index < wishes->len ? g_strdup (g_ptr_array_index (wishes, index)) : NULL;
}

/* ── with and without ───────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashPlan *plan;
  AwrashModel *model; /* of the plan, for needs and what is counted */
  const GPtrArray *wishes;
} Comparison;

/* The plan without one wish; without any where there is no such one. */
static AwrashPlan *
solve_without (const Comparison *comparison, guint wish, GError **error)
{
  g_autoptr (AwrashReading) reading = awrash_split_reading_copy (comparison->plan->reading);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; i < comparison->wishes->len && wish < comparison->wishes->len; i++)
    if (i != wish)
      g_string_append_printf (rest, "%s;", (const char *)g_ptr_array_index (comparison->wishes, i));
  if (!awrash_split_reading_set (reading, "fix", rest->str, error))
    return NULL;
  return awrash_split_solve (comparison->plan->programme, reading, error);
}

static double
differ_lowest (const Comparison *comparison, const int64_t cells[])
{
  AwrashYardstickRate with
      = awrash_i_yardstick_lowest (comparison->model, comparison->plan->places);
  AwrashYardstickRate without = awrash_i_yardstick_lowest (comparison->model, cells);

  return with.need > 0
             ? comparison->model->coefficient
                   * ((double)without.units / without.need - (double)with.units / with.need)
             : 0;
}

static int64_t
count_moved (const Comparison *comparison, const int64_t cells[])
{
  int64_t moved = 0;

  for (gsize cell = 0; cell < comparison->model->n_cells; cell++)
    moved += MAX (comparison->plan->places[cell] - cells[cell], 0);
  return moved;
}

static int64_t
count_changed (const Comparison *comparison, const int64_t cells[])
{
  int64_t changed = 0;

  for (gsize i = 0; i < comparison->model->n_provinces; i++)
    changed += awrash_i_yardstick_receipt (comparison->model, i, comparison->plan->places)
               != awrash_i_yardstick_receipt (comparison->model, i, cells);
  return changed;
}

static gboolean
price_one (const Comparison *comparison, guint wish, AwrashWish *price, GError **error)
{
  g_autoptr (AwrashPlan) without = solve_without (comparison, wish, error);
  const int64_t *cells;

  if (without == NULL)
    return FALSE;
  *price = (AwrashWish){ .status = without->status };
  cells = without->has_answer           ? without->places
          : without->witnesses->len > 0 ? g_ptr_array_index (without->witnesses, 0)
                                        : NULL;
  if (cells == NULL)
    {
      price->lowest_rate = price->gini = price->squares = NAN;
      return TRUE;
    }
  price->lowest_rate = differ_lowest (comparison, cells);
  price->moved = count_moved (comparison, cells);
  price->changed = count_changed (comparison, cells);
  if (!awrash_i_yardstick_spread (comparison->model, comparison->plan->places, cells, TRUE,
                                  &price->gini, error)
      || !awrash_i_yardstick_spread (comparison->model, comparison->plan->places, cells, FALSE,
                                     &price->squares, error))
    return FALSE;
  price->squares *= comparison->model->coefficient * comparison->model->coefficient;
  return TRUE;
}

size_t
awrash_split_wishes_size (void)
{
  return sizeof (AwrashWish);
}

gboolean
awrash_split_wishes (const AwrashPlan *plan, size_t n, AwrashWish prices[], GError **error)
{
  g_autoptr (GPtrArray) wishes = NULL;
  g_autoptr (AwrashModel) model = NULL;
  g_autofree AwrashWish *found = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (plan != NULL && prices != NULL, FALSE);
  wishes = list_wishes (plan->reading);
  g_return_val_if_fail (n == (size_t)wishes->len + 1, FALSE);
  if (!plan->has_answer)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("the plan is %s and has no prices of wishes, expected a plan with an answer"),
                   awrash_base_status_get_name (plan->status));
      return FALSE;
    }
  model = awrash_i_model_new (plan->programme, plan->reading, error);
  found = model != NULL ? awrash_i_new (AwrashWish, n, error) : NULL;
  if (found == NULL)
    return FALSE;
  if (model->receipts != NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_CLASS,
                   _ ("what provinces receive by this reading (receives %s, groups \"%s\") is no "
                      "plain sum of places, expected one for prices of wishes"),
                   plan->reading->values[AWRASH_READING_RECEIVES],
                   plan->reading->values[AWRASH_READING_GROUPS]);
      return FALSE;
    }
  Comparison comparison = { plan, model, wishes };
  for (guint i = 0; i < n && done; i++)
    done = price_one (&comparison, i, &found[i], error);
  if (done)
    memcpy (prices, found, n * sizeof (AwrashWish));
  return done;
}
