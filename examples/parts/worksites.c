/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Proposed worksites from a CSV file, and what is asked of their choice. Source: worksites.csv of a
 * programme folder. Invariant: an empty cell is no zero: it has what the column stands for where
 * nothing is said. */

#include "worksites.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static void
clear_bound (gpointer data)
{
  g_free (((WorksitesBound *)data)->name);
}

void
worksites_clear (Worksites *worksites)
{
  awrash_base_table_free (worksites->table);
  g_free (worksites->codes);
  g_free (worksites->order);
  g_clear_pointer (&worksites->communes, g_ptr_array_unref);
  g_free (worksites->commune);
  g_free (worksites->need);
  g_clear_pointer (&worksites->bounds, g_array_unref);
  g_strfreev (worksites->goals);
  awrash_selection_approve_free (worksites->approval);
}

/* ── columns ────────────────────────────────────────────────────────────────────────────────── */

gboolean
worksites_find (const AwrashTable *table, const char *name, gsize *column)
{
  static const char *const headers[][3] = {
    { "code", "code", "الرمز" },
    { "territory", "territoire", "المجال الترابي" },
    { "commune", "commune", "الجماعة" },
    { "places", "postes", "المناصب" },
    { "places_min", "postes min", "المناصب الدنيا" },
    { "months", "mois", "الأشهر" },
    { "utility", "utilité", "المنفعة" },
    { "cost", "coût", "الكلفة" },
  };

  if (awrash_base_table_find_column (table, name, column))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    for (gsize j = 1; strcmp (headers[i][0], name) == 0 && j < 3; j++)
      if (awrash_base_table_find_column (table, headers[i][j], column))
        return TRUE;
  return FALSE;
}

const char *
worksites_cell (const Worksites *worksites, gsize row, const char *column)
{
  gsize at;

  return worksites_find (worksites->table, column, &at)
             ? awrash_base_table_get_cell (worksites->table, row, at)
             : "";
}

static gboolean
need_column (const AwrashTable *table, const char *name, gsize *column, GError **error)
{
  if (worksites_find (table, name, column))
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s has no column \"%s\""),
               awrash_base_table_get_name (table), name);
  return FALSE;
}

static gboolean
is_empty (const Worksites *worksites, gsize j, gsize column)
{
  return awrash_base_table_get_cell (worksites->table, j, column)[0] == '\0';
}

/* Whether a number of a cell is from least on. */
static gboolean
check_least (const Worksites *worksites, gsize j, gsize column, double value, int least,
             GError **error)
{
  if (value >= least)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s:%" PRId64 ": column \"%s\" is %.15g, expected a number from %d on"),
               awrash_base_table_get_name (worksites->table),
               awrash_base_table_get_line (worksites->table, j),
               awrash_base_table_get_column (worksites->table, column), value, least);
  return FALSE;
}

/* A column of whole numbers from least on. What is empty, or the whole column, is as in others;
 * without others each has to be there. */
static int64_t *
read_whole (const Worksites *worksites, const char *name, int least, const int64_t others[],
            GError **error)
{
  g_autofree int64_t *numbers = g_new (int64_t, worksites->n + 1);
  gsize column;
  gboolean has = worksites_find (worksites->table, name, &column);

  if (others == NULL && !need_column (worksites->table, name, &column, error))
    return NULL;
  for (gsize j = 0; j < worksites->n; j++)
    if (others != NULL && (!has || is_empty (worksites, j, column)))
      numbers[j] = others[j];
    else if (!awrash_base_table_get_integer (worksites->table, j, column, &numbers[j], error)
             || !check_least (worksites, j, column, (double)numbers[j], least, error))
      return NULL;
  return g_steal_pointer (&numbers);
}

double *
worksites_numbers (const Worksites *worksites, const char *name, double empty, GError **error)
{
  g_autofree double *numbers = g_new (double, worksites->n + 1);
  gsize column;

  if (!need_column (worksites->table, name, &column, error))
    return NULL;
  for (gsize j = 0; j < worksites->n; j++)
    {
      numbers[j] = empty;
      if (!is_empty (worksites, j, column)
          && (!awrash_base_table_get_number (worksites->table, j, column, &numbers[j], error)
              || !check_least (worksites, j, column, numbers[j], 0, error)))
        return NULL;
    }
  return g_steal_pointer (&numbers);
}

/* ── codes ──────────────────────────────────────────────────────────────────────────────────── */

static int
by_code (gconstpointer a, gconstpointer b, gpointer codes)
{
  return strcmp (((const char **)codes)[*(const int64_t *)a],
                 ((const char **)codes)[*(const int64_t *)b]);
}

static gboolean
read_codes (Worksites *worksites, GError **error)
{
  gsize column;

  if (!need_column (worksites->table, "code", &column, error))
    return FALSE;
  worksites->codes = g_new (const char *, worksites->n);
  worksites->order = g_new (int64_t, worksites->n + 1);
  for (gsize j = 0; j < worksites->n; j++)
    {
      worksites->codes[j] = awrash_base_table_get_cell (worksites->table, j, column);
      worksites->order[j] = (int64_t)j;
    }
  g_qsort_with_data (worksites->order, (gint)worksites->n, sizeof (int64_t), by_code,
                     worksites->codes);
  if (worksites->n > 0 && worksites->codes[worksites->order[0]][0] == '\0')
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%s:%" PRId64 ": column \"%s\" is empty, expected a value"),
                   awrash_base_table_get_name (worksites->table),
                   awrash_base_table_get_line (worksites->table, (gsize)worksites->order[0]),
                   awrash_base_table_get_column (worksites->table, column));
      return FALSE;
    }
  for (gsize k = 1; k < worksites->n; k++)
    if (by_code (&worksites->order[k - 1], &worksites->order[k], worksites->codes) == 0)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                     _ ("%s has the code \"%s\" twice, expected each once"),
                     awrash_base_table_get_name (worksites->table),
                     worksites->codes[worksites->order[k]]);
        return FALSE;
      }
  return TRUE;
}

/* ── bounds ─────────────────────────────────────────────────────────────────────────────────── */

/* "20%", "0.2" and "1/5" are shares, "3" is a number. */
static gboolean
read_limit (const char *text, gboolean *is_share, double *limit)
{
  char *end;

  *limit = g_ascii_strtod (text, &end);
  *is_share = strpbrk (text, "%/.") != NULL;
  if (end == text || !(*limit >= 0) || isinf (*limit))
    return FALSE;
  if (strcmp (end, "%") == 0)
    *limit /= 100;
  else if (*end == '/')
    {
      double by = g_ascii_strtod (end + 1, &end);

      *limit /= by;
      return by > 0 && *end == '\0';
    }
  else if (*end != '\0')
    return FALSE;
  return TRUE;
}

static gboolean
may_relax (const WorksitesAsked *asked, const char *name, gboolean is_trait)
{
  if (asked->relax == NULL)
    return is_trait;
  return g_strv_contains ((const char *const *)asked->relax, name);
}

static gboolean
add (Worksites *worksites, const WorksitesAsked *asked, WorksitesBound *bound,
     const double weights[], GError **error)
{
  gboolean is_trait = strcmp (bound->name, "quota") != 0 && strcmp (bound->unit, "amount") != 0;
  gboolean done = awrash_selection_approve_add_bound (
      worksites->approval, bound->is_share ? "share" : "number", bound->unit, weights, bound->least,
      bound->most, may_relax (asked, bound->name, is_trait), error);

  if (done)
    g_array_append_val (worksites->bounds, *bound);
  else
    g_free (bound->name);
  return done;
}

static const char *
fixed_unit (const char *unit)
{
  static const char *const units[] = { "worksites", "places", "person-months" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i], unit) == 0)
      return units[i];
  return NULL;
}

/* A column of 0 and 1 is a trait of worksites, another the part of its places that a group has. */
static const char *
unit_of (gsize n, const double weights[])
{
  for (gsize j = 0; j < n; j++)
    if (weights[j] != 0 && weights[j] != 1)
      return "places";
  return "worksites";
}

/* COLUMN=LIMIT, or COLUMN=LIMIT:UNIT. */
static gboolean
add_limit (Worksites *worksites, const WorksitesAsked *asked, const char *option, const char *text,
           GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : NULL;
  g_auto (GStrv) parts = equals != NULL ? g_strsplit (equals + 1, ":", 2) : NULL;
  WorksitesBound bound = { .most = INFINITY };
  g_autofree double *weights = NULL;
  double limit = 0;

  if (parts == NULL || parts[0] == NULL || !read_limit (parts[0], &bound.is_share, &limit)
      || (parts[1] != NULL && fixed_unit (parts[1]) == NULL))
    {
      manners_misuse (error,
                      _ ("%s: \"%s\" is no limit, expected COLUMN=20%% or COLUMN=3, perhaps with "
                         ":worksites, :places or :person-months behind"),
                      option, text);
      return FALSE;
    }
  weights = worksites_numbers (worksites, name, 0, error);
  if (weights == NULL)
    return FALSE;
  bound.unit = parts[1] != NULL ? fixed_unit (parts[1]) : unit_of (worksites->n, weights);
  *(strcmp (option, "--at-least") == 0 ? &bound.least : &bound.most) = limit;
  bound.name = g_steal_pointer (&name);
  return add (worksites, asked, &bound, weights, error);
}

/* COLUMN=AMOUNT, or AMOUNT of the column cost. */
static gboolean
add_budget (Worksites *worksites, const WorksitesAsked *asked, const char *text, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name
      = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : g_strdup ("cost");
  const char *number = equals != NULL ? equals + 1 : text;
  WorksitesBound bound = { .unit = "amount" };
  g_autofree double *weights = NULL;
  char *end;

  bound.most = g_ascii_strtod (number, &end);
  if (end == number || *end != '\0' || !(bound.most >= 0) || isinf (bound.most))
    {
      manners_misuse (error, _ ("--budget: \"%s\" is no amount, expected one, or COLUMN=AMOUNT"),
                      text);
      return FALSE;
    }
  weights = worksites_numbers (worksites, name, 0, error);
  bound.name = g_steal_pointer (&name);
  if (weights != NULL)
    return add (worksites, asked, &bound, weights, error);
  g_free (bound.name);
  return FALSE;
}

/* The quota in its unit, where there is one. */
static gboolean
add_quota (Worksites *worksites, const WorksitesAsked *asked, const char *unit, GError **error)
{
  WorksitesBound quota = { NULL, FALSE, unit, 0, 0 };
  char *end;

  if (asked->quota == NULL)
    return TRUE;
  quota.most = g_ascii_strtod (asked->quota, &end);
  if (end == asked->quota || *end != '\0' || !(quota.most >= 0) || isinf (quota.most))
    {
      manners_misuse (error, _ ("--quota is \"%s\", expected a number from 0 on"), asked->quota);
      return FALSE;
    }
  quota.name = g_strdup ("quota");
  return add (worksites, asked, &quota, NULL, error);
}

static gboolean
add_bounds (Worksites *worksites, const WorksitesAsked *asked, GError **error)
{
  const char *unit = fixed_unit (asked->unit != NULL ? asked->unit : "person-months");

  worksites->bounds = g_array_new (FALSE, FALSE, sizeof (WorksitesBound));
  g_array_set_clear_func (worksites->bounds, clear_bound);
  if (unit == NULL || strcmp (unit, "worksites") == 0)
    {
      manners_misuse (error, _ ("--unit is \"%s\", expected person-months or places"), asked->unit);
      return FALSE;
    }
  if (!add_quota (worksites, asked, unit, error))
    return FALSE;
  for (gsize i = 0; asked->budgets != NULL && asked->budgets[i] != NULL; i++)
    if (!add_budget (worksites, asked, asked->budgets[i], error))
      return FALSE;
  for (gsize i = 0; asked->at_least != NULL && asked->at_least[i] != NULL; i++)
    if (!add_limit (worksites, asked, "--at-least", asked->at_least[i], error))
      return FALSE;
  for (gsize i = 0; asked->at_most != NULL && asked->at_most[i] != NULL; i++)
    if (!add_limit (worksites, asked, "--at-most", asked->at_most[i], error))
      return FALSE;
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

/* Worksites as rows, and what is said of each. */
static gboolean
read_rows (Worksites *worksites, GError **error)
{
  g_autofree int64_t *places = NULL, *fewest = NULL, *months = NULL, *required = NULL;
  g_autofree int64_t *none = g_new0 (int64_t, worksites->n + 1);
  g_autofree double *utility = NULL;
  gsize column;

  if ((places = read_whole (worksites, "places", 1, NULL, error)) == NULL
      || (fewest = read_whole (worksites, "places_min", 1, places, error)) == NULL
      || (months = read_whole (worksites, "months", 1, NULL, error)) == NULL
      || (required = read_whole (worksites, "required", 0, none, error)) == NULL)
    return FALSE;
  if (worksites_find (worksites->table, "utility", &column)
      && (utility = worksites_numbers (worksites, "utility", 1, error)) == NULL)
    return FALSE;
  worksites->approval
      = awrash_selection_approve_new (worksites->n, fewest, places, months, utility, error);
  return worksites->approval != NULL
         && awrash_selection_approve_set_required (worksites->approval, required, error);
}

gboolean
worksites_read (Worksites *worksites, const char *path, const WorksitesAsked *asked, GError **error)
{
  const char *goals = asked->goals != NULL ? asked->goals : "utility";

  worksites->table = manners_read_table (path, error);
  if (worksites->table == NULL)
    return FALSE;
  worksites->n = awrash_base_table_get_n_rows (worksites->table);
  worksites->goals = g_strsplit (goals, ",", -1);
  for (gsize g = 0; worksites->goals[g] != NULL; g++)
    g_strstrip (worksites->goals[g]);
  return read_codes (worksites, error) && read_rows (worksites, error)
         && communes_read (worksites, asked->need, error) && add_bounds (worksites, asked, error)
         && awrash_selection_approve_set_threshold (worksites->approval, asked->threshold, error)
         && awrash_selection_approve_set_goals (worksites->approval, goals, error);
}
