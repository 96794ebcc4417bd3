/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading pursues, in words and as goals: "fill", the objective, and what may stand beside
 * it. Source: the chain of decisions in <awrash/split.h>. Invariant: the solver, the audit and the
 * words of a plan read the same goals. */

#include "split/chain-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/rational-private.h"

#include <string.h>

/* Sums of rates along a path, over all cells of the largest programme, stay exact in double. */
#define LARGEST_RATE (G_GINT64_CONSTANT (1) << 40)

static const struct
{
  const char *name;
  AwrashGoalKind kind;
} linear[] = { { "fill", AWRASH_GOAL_FILL },
               { "utilitarian", AWRASH_GOAL_UTILITY },
               { "alpha:0", AWRASH_GOAL_FILL },
               { "places", AWRASH_GOAL_PLACES },
               { "person-months", AWRASH_GOAL_MONTHS },
               { "cost", AWRASH_GOAL_COST } };

static gboolean
find_goal (const char *name, AwrashGoal *goal)
{
  *goal = (AwrashGoal){ 0 };
  if (strlen (name) >= sizeof goal->name)
    return FALSE;
  g_strlcpy (goal->name, name, sizeof goal->name);
  for (gsize i = 0; i < G_N_ELEMENTS (linear); i++)
    if (strcmp (name, linear[i].name) == 0)
      {
        goal->kind = linear[i].kind;
        return TRUE;
      }
  goal->is_weighted = strcmp (name, "gini") == 0;
  if (goal->is_weighted || strcmp (name, "gini-unweighted") == 0)
    {
      goal->kind = AWRASH_GOAL_GINI;
      return awrash_i_measure_parse (&goal->measure, "leximin");
    }
  goal->kind = AWRASH_GOAL_MEASURE;
  return awrash_i_measure_parse (&goal->measure, name);
}

gboolean
awrash_i_chain_knows (const char *name)
{
  AwrashGoal goal;

  return strcmp (name, "objective") == 0 || find_goal (name, &goal);
}

gboolean
awrash_i_chain_knows_objective (const char *name)
{
  AwrashGoal goal;

  return find_goal (name, &goal)
         && (goal.kind == AWRASH_GOAL_MEASURE || goal.kind == AWRASH_GOAL_GINI
             || goal.kind == AWRASH_GOAL_UTILITY || strcmp (name, "alpha:0") == 0);
}

GArray *
awrash_i_chain_goals (const AwrashReading *reading)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (AwrashGoal));
  g_auto (GStrv) names = awrash_i_reading_list (reading, AWRASH_READING_CHAIN);
  const char *const usual[] = { "fill", "objective", NULL };
  const char *const *chain = names[0] != NULL ? (const char *const *)names : usual;
  gboolean compares = FALSE;
  AwrashGoal goal;

  for (gsize i = 0; chain[i] != NULL; i++)
    if (find_goal (strcmp (chain[i], "objective") == 0 ? reading->values[AWRASH_READING_OBJECTIVE]
                                                       : chain[i],
                   &goal))
      {
        compares = compares || goal.kind == AWRASH_GOAL_MEASURE || goal.kind == AWRASH_GOAL_GINI;
        g_array_append_val (goals, goal);
      }
  if (!compares && find_goal ("leximin", &goal))
    {
      goal.is_implied = TRUE;
      g_array_append_val (goals, goal);
    }
  return goals;
}

gboolean
awrash_i_chain_is_of_totals (const GArray *goals)
{
  gboolean any = FALSE;

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (awrash_i_goal_is_total (goal))
        any = TRUE;
      else if (goal->kind != AWRASH_GOAL_FILL && !goal->is_implied)
        return FALSE;
    }
  return any;
}

const AwrashGoal *
awrash_i_chain_comparison (const GArray *goals)
{
  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (goal->kind == AWRASH_GOAL_MEASURE || goal->kind == AWRASH_GOAL_GINI)
        return goal;
    }
  return NULL;
}

const AwrashMeasure *
awrash_i_chain_measure (const GArray *goals)
{
  const AwrashGoal *goal = awrash_i_chain_comparison (goals);

  return goal != NULL ? &goal->measure : NULL;
}

/* ── linear goals ───────────────────────────────────────────────────────────────────────────── */

/* What a place of a type counts, as a product of two numbers; both 1 for places. */
static AwrashTaking
worth (const AwrashModel *model, const AwrashGoal *goal, gsize type)
{
  const AwrashType *t = &model->programme->types[type];

  switch (goal->kind)
    {
    case AWRASH_GOAL_UTILITY:
      return (AwrashTaking){ t->utility, 1 };
    case AWRASH_GOAL_MONTHS:
      return awrash_i_model_taking (model->programme, t, AWRASH_UNIT_PERSON_MONTHS);
    case AWRASH_GOAL_COST:
      return awrash_i_model_taking (model->programme, t, AWRASH_UNIT_MONEY);
    case AWRASH_GOAL_FILL:
    case AWRASH_GOAL_MEASURE:
    case AWRASH_GOAL_GINI:
    case AWRASH_GOAL_PLACES:
    default:
      return (AwrashTaking){ 1, 1 };
    }
}

static gboolean
refuse (const AwrashModel *model, const AwrashGoal *goal, gsize type, gboolean known,
        GError **error)
{
  const char *code = model->programme->types[type].code;

  if (known)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                 _ ("%s counts places of \"%s\" by a number with too many digits, expected at most "
                    "12 over all types"),
                 goal->name, code);
  else
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                 _ ("%s needs what a place of \"%s\" counts, which is not given"), goal->name,
                 code);
  return FALSE;
}

/* The exact product as a fraction; FALSE if it has too many digits. */
static gboolean
multiply (AwrashTaking taking, AwrashRational *product)
{
  AwrashRational a, b;

  return awrash_i_rational_of_double (taking.months, &a, NULL)
         && awrash_i_rational_of_double (taking.each, &b, NULL)
         && !__builtin_mul_overflow (a.numerator, b.numerator, &product->numerator)
         && !__builtin_mul_overflow (a.denominator, b.denominator, &product->denominator);
}

/* Brings all types to one denominator, as far as it goes. */
static gboolean
scale (gsize n, const AwrashRational worths[], int64_t rate[], gsize *fault)
{
  int64_t common = 1;

  for (*fault = 0; *fault < n; ++*fault)
    {
      int64_t denominator = worths[*fault].denominator;
      int64_t divisor = awrash_i_rational_common_divisor (common, denominator);

      if (__builtin_mul_overflow (common, denominator / divisor, &common))
        return FALSE;
    }
  for (*fault = 0; *fault < n; ++*fault)
    if (__builtin_mul_overflow (worths[*fault].numerator, common / worths[*fault].denominator,
                                &rate[*fault])
        || rate[*fault] > LARGEST_RATE || rate[*fault] < -LARGEST_RATE)
      return FALSE;
  return TRUE;
}

gboolean
awrash_i_chain_rates (const AwrashModel *model, const AwrashGoal *goal, int64_t rate[],
                      GError **error)
{
  gsize n = model->n_types, fault;
  g_autofree AwrashRational *worths = awrash_i_new (AwrashRational, n, error);

  if (worths == NULL)
    return FALSE;
  for (gsize type = 0; type < n; type++)
    {
      AwrashTaking taking = worth (model, goal, type);
      double product = taking.months * taking.each;

      if (!(product >= 0) || product > G_MAXDOUBLE)
        return refuse (model, goal, type, FALSE, error);
      if (!multiply (taking, &worths[type]))
        return refuse (model, goal, type, TRUE, error);
    }
  if (!scale (n, worths, rate, &fault))
    return refuse (model, goal, fault, TRUE, error);
  for (gsize type = 0; type < n && goal->kind != AWRASH_GOAL_COST; type++)
    rate[type] = -rate[type];
  return TRUE;
}

/* ── words ──────────────────────────────────────────────────────────────────────────────────── */

char *
awrash_i_words_chain (const AwrashLayout *layout)
{
  const AwrashModel *model = layout->model;
  const char *const *values = model->reading->values;
  g_autoptr (GArray) goals = awrash_i_chain_goals (model->reading);
  gboolean has_rest = awrash_i_model_has_rest (model);
  gboolean loses = awrash_i_reading_loses (model->reading);
  gboolean amends = awrash_i_reading_amends (model->reading) && !loses;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    {
      const AwrashGoal *goal = awrash_i_chain_goal (goals, i);

      if (goal->is_implied && layout->class_ >= AWRASH_CLASS_ROWS)
        continue;
      g_string_append (words, i > 0 ? ", " : "");
      if (loses && goal->kind != AWRASH_GOAL_FILL)
        {
          g_string_append (words, "fewest changes within the loss, ");
          loses = FALSE;
        }
      if (strcmp (goal->name, "fill") == 0)
        g_string_append_printf (words, "fill %s of %s%s", values[AWRASH_READING_RECEIVES],
                                values[AWRASH_READING_STREAMS],
                                has_rest ? ", fill the other streams" : "");
      else if (goal->kind == AWRASH_GOAL_MEASURE || goal->kind == AWRASH_GOAL_GINI)
        g_string_append_printf (words, "%s on %s%s%s", goal->name, values[AWRASH_READING_ON],
                                values[AWRASH_READING_GROUPS][0] != '\0' ? " of groups " : "",
                                values[AWRASH_READING_GROUPS]);
      else
        g_string_append (words, goal->name);
    }
  g_string_append_printf (
      words, "%s%s, balanced mix%s", loses ? ", fewest changes within the loss" : "",
      amends ? ", fewest changes" : "",
      layout->is_mix_given_up && layout->class_ < AWRASH_CLASS_ROWS ? " where the bounds allow"
                                                                    : "");
  return g_string_free (words, FALSE);
}
