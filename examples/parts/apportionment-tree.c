/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One total down a tree: country, regions, provinces. Source: a CSV file with a row a node, a
 * column of which names the parent. Invariant: every node keeps its floor and ceiling, and an inner
 * node has what its children have together. */

#include "apportionment.h"
#include "grid.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AwrashTable *table;
  Recipients nodes;
  gsize label, claim, parent;                   /* columns */
  double *claims, *shares;                      /* of inner nodes 0 and the share below them */
  double *low, *high;                           /* divisors, NaN where the rule has none */
  int64_t *parents, *floors, *ceilings, *drawn; /* the last three NULL without such a column */
  gboolean *is_inner;
  AwrashTree *tree;
} Question;

static void
question_clear (Question *question)
{
  awrash_base_table_free (question->table);
  recipients_clear (&question->nodes);
  g_free (question->claims);
  g_free (question->shares);
  g_free (question->low);
  g_free (question->high);
  g_free (question->parents);
  g_free (question->floors);
  g_free (question->ceilings);
  g_free (question->drawn);
  g_free (question->is_inner);
  awrash_allot_tree_free (question->tree);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static void
question_init (Question *question, gsize n)
{
  recipients_init (&question->nodes, n);
  question->claims = g_new0 (double, n + 1);
  question->shares = g_new0 (double, n + 1);
  question->low = g_new0 (double, n + 1);
  question->high = g_new0 (double, n + 1);
  question->parents = g_new0 (int64_t, n + 1);
  question->is_inner = g_new0 (gboolean, n + 1);
}

/* What is wrong in a row, with its place in the file. */
static gboolean
refuse_row (const Question *question, gsize row, const char *what, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, "%s:%" G_GINT64_FORMAT ": %s",
               awrash_base_table_get_name (question->table),
               awrash_base_table_get_line (question->table, row), what);
  return FALSE;
}

/* Labels are what parents are named by, so each stands once. */
static GHashTable *
index_labels (const Question *question, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = 0; row < question->nodes.n; row++)
    if (!g_hash_table_insert (rows, g_strdup (question->nodes.names[row]), GSIZE_TO_POINTER (row)))
      {
        g_autofree char *what = g_strdup_printf (_ ("\"%s\" names two nodes, expected one"),
                                                 question->nodes.names[row]);
        refuse_row (question, row, what, error);
        return NULL;
      }
  return g_steal_pointer (&rows);
}

static gboolean
find_parent (Question *question, GHashTable *rows, gsize row, gsize *root, GError **error)
{
  const char *name = awrash_base_table_get_cell (question->table, row, question->parent);
  gpointer found = NULL;
  g_autofree char *what = NULL;

  if (name[0] != '\0' && g_hash_table_lookup_extended (rows, name, NULL, &found))
    {
      question->parents[row] = (int64_t)GPOINTER_TO_SIZE (found);
      question->is_inner[GPOINTER_TO_SIZE (found)] = TRUE;
      return TRUE;
    }
  question->parents[row] = -1;
  if (name[0] != '\0')
    what = g_strdup_printf (_ ("the parent \"%s\" is no node of the file"), name);
  else if (*root < question->nodes.n)
    what = g_strdup_printf (_ ("\"%s\" and \"%s\" have no parent, expected one root"),
                            question->nodes.names[*root], question->nodes.names[row]);
  else
    *root = row;
  return what == NULL || refuse_row (question, row, what, error);
}

static gboolean
read_nodes (Question *question, GError **error)
{
  const gsize n = question->nodes.n;
  g_autoptr (GHashTable) rows = NULL;
  gsize root = n;

  for (gsize row = 0; row < n; row++)
    question->nodes.names[row] = awrash_base_table_get_cell (question->table, row, question->label);
  rows = index_labels (question, error);
  if (rows == NULL)
    return FALSE;
  for (gsize row = 0; row < n; row++)
    if (!find_parent (question, rows, row, &root, error))
      return FALSE;
  for (gsize row = 0; row < n; row++)
    if (!question->is_inner[row]
        && !awrash_base_table_get_number (question->table, row, question->claim,
                                          &question->claims[row], error))
      return FALSE;
  if (root < n || n == 0)
    return TRUE;
  manners_misuse (error, _ ("every node has a parent, expected one without: the root"));
  return FALSE;
}

static gboolean
read_question (Question *question, const Asked *asked, const char *path, GError **error)
{
  question->table = manners_read_table (path, error);
  if (question->table == NULL)
    return FALSE;
  question_init (question, awrash_base_table_get_n_rows (question->table));
  if (!apportionment_find_column (question->table, asked->label, 0, &question->label, error)
      || !apportionment_find_column (question->table, asked->claim, 1, &question->claim, error)
      || !apportionment_find_column (question->table, asked->parent, 0, &question->parent, error)
      || !apportionment_read_limits (question->table, asked->floor, 0, &question->floors, error)
      || !apportionment_read_limits (question->table, asked->ceiling, INT64_MAX,
                                     &question->ceilings, error)
      || !apportionment_read_limits (question->table, asked->drawn, 0, &question->drawn, error)
      || !read_nodes (question, error))
    return FALSE;
  question->tree = awrash_allot_tree_new (question->nodes.n, question->parents, question->floors,
                                          question->ceilings, error);
  return question->tree != NULL;
}

/* A rule without divisors leaves them NaN; so does an answer that is none. */
static gboolean
find_divisors (Question *question, const Asked *asked, const AwrashAllotment *answer,
               GError **error)
{
  g_autoptr (GError) none = NULL;

  for (gsize i = 0; i < question->nodes.n; i++)
    question->low[i] = question->high[i] = (double)NAN;
  if (answer->status == AWRASH_STATUS_TIE_REFUSED || answer->status == AWRASH_STATUS_INFEASIBLE
      || awrash_apportion_nested_divisors (question->tree, question->claims, asked->rule,
                                           question->nodes.units, question->low, question->high,
                                           &none))
    return TRUE;
  if (g_error_matches (none, AWRASH_ERROR, AWRASH_ERROR_NAME))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

static gboolean
apportion (Question *question, const Asked *asked, AwrashAllotment *answer, GError **error)
{
  const int mode = asked->mode != NULL ? awrash_apportion_nested_mode_from_name (asked->mode)
                                       : AWRASH_NESTED_MODE_JOINT;
  Recipients *to = &question->nodes;
  g_autoptr (AwrashTies) ties = NULL;

  if (mode == 0)
    {
      manners_misuse (error, _ ("--mode is \"%s\", expected joint or level-by-level"), asked->mode);
      return FALSE;
    }
  return apportionment_read_ties (asked, to, question->drawn, &ties, error)
         && awrash_apportion_nested (question->tree, question->claims, asked->total, asked->rule,
                                     (AwrashNestedMode)mode, ties, to->units, to->sure, to->tied,
                                     answer, error)
         && awrash_apportion_nested_shares (question->tree, question->claims, asked->total,
                                            question->shares, error)
         && find_divisors (question, asked, answer, error);
}

enum
{
  DEEPEST = 24 /* levels that are set in, lest a long chain be mostly blanks */
};

static const char *
show_node (Session *session, const Question *question, gsize node, int depth)
{
  g_autofree char *blanks = g_strnfill ((gsize)MIN (depth, DEEPEST) * 2, ' ');

  return manners_keep (
      session, g_strconcat (blanks, manners_isolate (session, question->nodes.names[node]), NULL));
}

static void
put_limit (JsonObject *object, const char *member, const int64_t limits[], gsize node)
{
  if (limits != NULL && limits[node] != INT64_MAX)
    json_object_set_int_member (object, member, limits[node]);
}

static JsonObject *
make_object (const Question *question, gsize node)
{
  const Recipients *to = &question->nodes;
  const int64_t parent = question->parents[node];
  JsonObject *one = json_object_new ();

  json_object_set_string_member (one, "label", to->names[node]);
  if (parent >= 0)
    json_object_set_string_member (one, "parent", to->names[parent]);
  else
    json_object_set_null_member (one, "parent");
  if (!question->is_inner[node])
    manners_put_number (one, "claim", question->claims[node]);
  put_limit (one, "floor", question->floors, node);
  put_limit (one, "ceiling", question->ceilings, node);
  manners_put_number (one, "share", question->shares[node]);
  json_object_set_int_member (one, "units", to->units[node]);
  manners_put_number (one, "divisor_low", question->low[node]);
  manners_put_number (one, "divisor_high", question->high[node]);
  return one;
}

static void
add_node (Session *session, const Question *question, gsize node, int depth, Grid *grid)
{
  const double claim = question->claims[node];
  const double low = question->low[node], high = question->high[node];

  grid_add (grid, show_node (session, question, node, depth));
  grid_add (grid, question->is_inner[node] ? "" : apportionment_show_claim (session, claim));
  grid_add (grid, manners_decimal (session, question->shares[node], 3));
  grid_add (grid, manners_integer (session, question->nodes.units[node]));
  if (isnan (question->low[0]))
    return;
  grid_add (grid, apportionment_show_divisor (session, low, low, high));
  grid_add (grid, apportionment_show_divisor (session, high, low, high));
}

/* Nodes in depth-first order, children as the file has them, and how deep each stands. */
static void
walk (const Question *question, gsize order[], int depth[])
{
  const gsize n = question->nodes.n;
  g_autofree int64_t *child = g_new0 (int64_t, n + 1);
  g_autofree int64_t *sibling = g_new0 (int64_t, n + 1);
  g_autofree int64_t *stack = g_new0 (int64_t, n + 1);
  gsize n_stack = 0, at = 0;

  for (gsize i = 0; i < n; i++)
    child[i] = sibling[i] = -1;
  /* From the last to the first, so that pushing from each list's end pops the file's order. */
  for (gsize i = 0; i < n; i++)
    if (question->parents[i] >= 0)
      {
        sibling[i] = child[question->parents[i]];
        child[question->parents[i]] = (int64_t)i;
      }
    else
      stack[n_stack++] = (int64_t)i;
  while (n_stack > 0)
    {
      const int64_t node = stack[--n_stack];
      const int64_t parent = question->parents[node];
      depth[node] = parent >= 0 ? depth[parent] + 1 : 0;
      order[at++] = (gsize)node;
      for (int64_t c = child[node]; c >= 0; c = sibling[c])
        stack[n_stack++] = c;
    }
}

static void
tell_nodes (Session *session, const Question *question)
{
  const gsize n = question->nodes.n;
  g_autofree gsize *order = g_new0 (gsize, n + 1);
  g_autofree int *depth = g_new0 (int, n + 1);
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Node"));
  grid_add_column (grid, _ ("Claim"));
  grid_add_column (grid, _ ("Share"));
  grid_add_column (grid, _ ("Units"));
  if (!isnan (question->low[0]))
    {
      grid_add_column (grid, _ ("Smallest\ndivisor"));
      grid_add_column (grid, _ ("Largest\ndivisor"));
    }
  walk (question, order, depth);
  for (gsize i = 0; i < n; i++)
    {
      add_node (session, question, order[i], depth[order[i]], grid);
      json_array_add_object_element (array, make_object (question, order[i]));
    }
  json_object_set_array_member (session->answer, "nodes", array);
  grid_print (grid, session->text);
}

/* The tied nodes with what each is sure of, and the node whose units they share. */
static void
tell_tied (Session *session, const Question *question, gboolean in_text)
{
  const Recipients *to = &question->nodes;
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Node"));
  grid_add_column (grid, _ ("Sure"));
  grid_add_text_column (grid, _ ("Settled in"));
  for (gsize i = 0; i < to->n; i++)
    {
      JsonObject *one;
      if (to->tied[i] == 0)
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "label", to->names[i]);
      json_object_set_int_member (one, "sure", to->sure[i]);
      json_object_set_string_member (one, "settled_in", to->names[to->tied[i] - 1]);
      json_array_add_object_element (array, one);
      grid_add (grid, manners_isolate (session, to->names[i]));
      grid_add (grid, manners_integer (session, to->sure[i]));
      grid_add (grid, manners_isolate (session, to->names[to->tied[i] - 1]));
    }
  json_object_set_array_member (session->answer, "tied", array);
  if (in_text)
    grid_print (grid, session->text);
}

static ExitStatus
tell (Session *session, const Question *question, const Asked *asked, const AwrashAllotment *answer)
{
  apportionment_put_record (session, asked, asked->total, answer);
  json_object_set_string_member (
      session->answer, "mode",
      asked->mode != NULL ? asked->mode
                          : awrash_apportion_nested_mode_get_name (AWRASH_NESTED_MODE_JOINT));
  if (answer->status == AWRASH_STATUS_TIE_REFUSED)
    {
      apportionment_say_free (session, answer);
      tell_tied (session, question, TRUE);
      apportionment_say_record (session, answer);
      apportionment_say_ways_out (session);
      return EXIT_NO_ANSWER;
    }
  tell_nodes (session, question);
  apportionment_tell_settled (session, asked, &question->nodes, answer);
  if (answer->n_tied > 0)
    tell_tied (session, question, TRUE);
  apportionment_say_record (session, answer);
  return EXIT_ANSWER;
}

ExitStatus
apportionment_run_tree (Session *session, const Asked *asked, GError **error)
{
  g_auto (Question) question = { 0 };
  AwrashAllotment answer = { 0 };

  if (!read_question (&question, asked, session->arguments[0], error)
      || !apportion (&question, asked, &answer, error))
    return EXIT_WRONG;
  return tell (session, &question, asked, &answer);
}
