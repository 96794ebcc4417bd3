/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which worksites are approved, told to people. Source: an answer of the library. Invariant: what
 * is told of a worksite is what the library says of it. */

#include "approval.h"

#include "grid.h"

#include <math.h>
#include <string.h>

/* ── words ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *name, *words;
} Word;

static const char *
word_of (gsize n, const Word words[], const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i].name, name) == 0)
      return _ (words[i].words);
  return name;
}

static const char *
reason_words (const char *reason)
{
  static const Word words[] = { { "required", N_ ("approved in any case") },
                                { "approved", N_ ("approved") },
                                { "below-threshold", N_ ("below the threshold of utility") },
                                { "too-large", N_ ("larger than a bound alone leaves room for") },
                                { "not-chosen", N_ ("not chosen beside the others") } };

  return word_of (G_N_ELEMENTS (words), words, reason);
}

static const char *
commune_words (const char *reason)
{
  static const Word words[]
      = { { "below-threshold", N_ ("all its worksites are below the threshold") },
          { "too-large", N_ ("its worksites are larger than a bound alone leaves room for") },
          { "not-chosen", N_ ("not chosen beside the others") } };

  return word_of (G_N_ELEMENTS (words), words, reason);
}

static const char *
goal_words (const char *goal)
{
  static const Word words[] = { { "utility", N_ ("utility, by place") },
                                { "utility-worksites", N_ ("utility, by worksite") },
                                { "beneficiaries", N_ ("beneficiaries") },
                                { "worksites", N_ ("worksites") },
                                { "person-months", N_ ("person-months") },
                                { "communes", N_ ("communes with a worksite") },
                                { "leximin", N_ ("fewest places of a commune") } };

  return word_of (G_N_ELEMENTS (words), words, goal);
}

static const char *
bound_name (const WorksitesBound *bound)
{
  return strcmp (bound->name, "quota") == 0 ? _ ("quota") : bound->name;
}

const char *
approval_number (Session *session, double value)
{
  if (fabs (value) < 0x1p53 && value == rint (value))
    return manners_integer (session, (gint64)value);
  return manners_decimal (session, value, 2);
}

static const char *
say_percent (Session *session, double part)
{
  g_autofree char *text = g_strdup_printf (_ ("%s %%"), manners_decimal (session, 100 * part, 1));

  return manners_keep (session, g_steal_pointer (&text));
}

/* A number with the words of its unit; what is no whole number stands as many do. */
static const char *
say_units (Session *session, double value, const char *unit)
{
  const char *number = approval_number (session, value);
  gulong n = value == rint (value) && value < 0x1p31 ? (gulong)value : 100;

  if (strcmp (unit, "worksites") == 0)
    return manners_keep (session,
                         g_strdup_printf (ngettext ("%s worksite", "%s worksites", n), number));
  if (strcmp (unit, "places") == 0)
    return manners_keep (session, g_strdup_printf (ngettext ("%s place", "%s places", n), number));
  if (strcmp (unit, "person-months") == 0)
    return manners_keep (
        session, g_strdup_printf (ngettext ("%s person-month", "%s person-months", n), number));
  return number;
}

/* ── bounds and goals ───────────────────────────────────────────────────────────────────────── */

static const char *
say_limits (Session *session, const WorksitesBound *bound)
{
  GString *text = g_string_new (NULL);

  if (bound->least > 0)
    g_string_append_printf (text, _ ("at least %s"),
                            bound->is_share ? say_percent (session, bound->least)
                                            : say_units (session, bound->least, bound->unit));
  if (isfinite (bound->most))
    g_string_append_printf (text, _ ("at most %s"),
                            bound->is_share ? say_percent (session, bound->most)
                                            : say_units (session, bound->most, bound->unit));
  return manners_keep (session, g_string_free (text, FALSE));
}

static void
tell_bounds (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  g_autoptr (Grid) grid = grid_new ();
  double count, total, room;

  if (worksites->bounds->len == 0)
    return;
  grid_add_column (grid, _ ("Bound"));
  grid_add_column (grid, _ ("Limit"));
  grid_add_column (grid, _ ("Approved"));
  grid_add_column (grid, _ ("Left over"));
  for (gsize b = 0; b < worksites->bounds->len; b++)
    {
      const WorksitesBound *bound = worksites_bound (worksites, b);

      if (!awrash_selection_approve_answer_get_bound (answer, b, &count, &total, &room))
        continue;
      grid_add (grid, manners_isolate (session, bound_name (bound)));
      grid_add (grid, say_limits (session, bound));
      if (bound->is_share)
        grid_add (grid, manners_keep (session,
                                      g_strdup_printf (
                                          _ ("%s of %s, %s"), approval_number (session, count),
                                          say_units (session, total, bound->unit),
                                          say_percent (session, total > 0 ? count / total : 0))));
      else
        grid_add (grid, approval_number (session, count));
      grid_add (grid, bound->is_share || isinf (room) ? "" : approval_number (session, room));
    }
  grid_print (grid, session->text);
}

/* What a goal came to: a rate as places for a hundred of the need. */
static const char *
say_reached (Session *session, const Worksites *worksites, const char *goal, double value)
{
  if (strcmp (goal, "leximin") != 0 || worksites->need == NULL)
    return manners_keep (session, g_strdup_printf (_ ("%s, %s"), goal_words (goal),
                                                   approval_number (session, value)));
  return manners_keep (session,
                       g_strdup_printf (_ ("fewest places of a commune for 100 of need, %s"),
                                        manners_decimal (session, 100 * value, 3)));
}

static void
tell_goals (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  double value, bound, gap;

  for (gsize g = 0; worksites->goals[g] != NULL; g++)
    {
      const char *reached;

      if (!awrash_selection_approve_answer_get_goal (answer, g, &value, &bound, &gap))
        continue;
      reached = say_reached (session, worksites, worksites->goals[g], value);
      if (gap == 0)
        manners_say (session, _ ("Goal: %s; no choice has more."), reached);
      else if (isnan (bound))
        manners_say (session, _ ("Goal: %s; whether another choice has more is not known."),
                     reached);
      else
        manners_say (session, _ ("Goal: %s; no choice has more than %s."), reached,
                     approval_number (session, bound));
    }
}

/* ── worksites ──────────────────────────────────────────────────────────────────────────────── */

/* What a bound would have to give, "" where it has room. */
static const char *
say_need (Session *session, const WorksitesBound *bound, double need)
{
  const char *name = manners_isolate (session, bound_name (bound));

  if (need == 0)
    return "";
  if (isinf (need))
    return manners_keep (session, g_strdup_printf (_ ("another limit of %s"), name));
  if (!bound->is_share && strcmp (bound->name, "quota") == 0)
    return manners_keep (session,
                         g_strdup_printf (_ ("%s more"), say_units (session, need, bound->unit)));
  return manners_keep (
      session, g_strdup_printf (_ ("%s more of %s"), say_units (session, need, bound->unit), name));
}

static const char *
say_needs (Session *session, const Worksites *worksites, const AwrashApproved *answer, gsize j)
{
  GString *text = g_string_new (NULL);
  double need;

  for (gsize b = 0; b < worksites->bounds->len; b++)
    if (awrash_selection_approve_answer_get_need (answer, j, b, &need) && need > 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "",
                              say_need (session, worksites_bound (worksites, b), need));
  return manners_keep (session, g_string_free (text, FALSE));
}

static void
tell_worksites (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Worksite"));
  grid_add_column (grid, _ ("Places"));
  grid_add_text_column (grid, _ ("Decision"));
  grid_add_text_column (grid, _ ("What it would need"));
  for (gsize k = 0; k < worksites->n; k++)
    {
      gsize j = (gsize)worksites->order[k];
      const char *reason = awrash_selection_approve_answer_get_reason (answer, j);

      grid_add (grid, manners_isolate (session, worksites->codes[j]));
      grid_add (grid, places[j] > 0 ? manners_integer (session, places[j]) : "");
      grid_add (grid, reason_words (reason));
      grid_add (grid, strcmp (reason, "below-threshold") == 0
                          ? ""
                          : say_needs (session, worksites, answer, j));
    }
  grid_print (grid, session->text);
}

static void
tell_communes (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  for (guint c = 0; c < worksites->communes->len; c++)
    {
      const char *reason = awrash_selection_approve_answer_get_commune (answer, c);

      if (strcmp (reason, "served") != 0)
        manners_say (session, _ ("Without a worksite: %s (%s)."),
                     manners_isolate (session, g_ptr_array_index (worksites->communes, c)),
                     commune_words (reason));
    }
}

/* The codes in which two choices differ. */
static const char *
say_differing (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  const int64_t *other = awrash_selection_approve_answer_get_other (answer);
  GString *text = g_string_new (NULL);

  for (gsize k = 0; k < worksites->n; k++)
    {
      gsize j = (gsize)worksites->order[k];

      if (places[j] != other[j])
        g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "",
                                manners_isolate (session, worksites->codes[j]));
    }
  return manners_keep (session, g_string_free (text, FALSE));
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

void
approval_tell (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  const int64_t *places = awrash_selection_approve_answer_get_places (answer);
  gint64 n = 0, sum = 0;

  for (gsize j = 0; j < worksites->n; j++)
    {
      n += places[j] > 0;
      sum += places[j];
    }
  manners_title (session, _ ("Approved: %s of %s worksites, %s beneficiaries"),
                 manners_integer (session, n), manners_integer (session, (gint64)worksites->n),
                 manners_integer (session, sum));
  tell_bounds (session, worksites, answer);
  if (!session->quiet)
    tell_goals (session, worksites, answer);
  tell_communes (session, worksites, answer);
  if (awrash_selection_approve_answer_get_other (answer) != NULL && !session->quiet)
    manners_say (session,
                 _ ("Another choice is as good by the goals: it differs in %s. The order of the "
                    "codes decided."),
                 say_differing (session, worksites, answer));
  if (worksites->need != NULL)
    communes_tell_rates (session, worksites, answer);
  manners_title (session, "%s", _ ("Worksites"));
  tell_worksites (session, worksites, answer);
}

void
approval_tell_tie (Session *session, const Worksites *worksites, const AwrashApproved *answer)
{
  manners_say (session,
               _ ("No choice: two are equally good, and differ in %s. --tie order lets the order "
                  "of the codes decide."),
               say_differing (session, worksites, answer));
}

/* ── no choice ──────────────────────────────────────────────────────────────────────────────── */

static void
tell_relaxed (Session *session, const WorksitesBound *bound, double least, double most,
              JsonObject *object)
{
  const char *name = manners_isolate (session, bound_name (bound));
  WorksitesBound now = *bound;

  now.least = least == bound->least ? 0 : least;
  now.most = most == bound->most ? INFINITY : most;
  if (now.least == 0 && isinf (now.most) && least != bound->least)
    manners_say (session, _ ("%s: no lower limit"), name);
  else if (now.least > 0 || isfinite (now.most))
    manners_say (session, _ ("%s: %s, not %s"), name, say_limits (session, &now),
                 say_limits (session, bound));
  else
    return;
  JsonObject *change = json_object_new ();

  json_object_set_string_member (change, "bound", bound->name);
  manners_put_number (change, "least", least);
  manners_put_number (change, "most", most);
  json_array_add_object_element (json_object_get_array_member (object, "relaxation"), change);
}

gboolean
approval_tell_none (Session *session, const Worksites *worksites, size_t nodes, GError **error)
{
  gsize m = worksites->bounds->len;
  g_autofree double *least = g_new0 (double, m + 1), *most = g_new0 (double, m + 1);
  g_autofree int64_t *places = g_new0 (int64_t, worksites->n);
  int64_t status;

  manners_say (session, "%s", _ ("No choice of worksites keeps every bound."));
  if (!awrash_selection_approve_relax (worksites->approval, nodes, least, most, places, &status,
                                       error))
    return FALSE;
  if (status != AWRASH_STATUS_OPTIMAL)
    {
      manners_say (session, "%s",
                   status == AWRASH_STATUS_INFEASIBLE
                       ? _ ("What may be relaxed (--relax) leaves none either.")
                       : _ ("No relaxation was found within the nodes."));
      return TRUE;
    }
  json_object_set_array_member (session->answer, "relaxation", json_array_new ());
  manners_say (session, "%s", _ ("The smallest relaxation that leaves one:"));
  for (gsize b = 0; b < m; b++)
    tell_relaxed (session, worksites_bound (worksites, b), least[b], most[b], session->answer);
  return TRUE;
}
