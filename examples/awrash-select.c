/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-select: who of the applicants gets a place by priority, with places reserved for groups.
 * Source: a CSV file of applicants. Invariant: persons are told by their identifiers alone, and a
 * reason is given for one person at a time. */

#include "parts/candidates.h"
#include "parts/places.h"
#include "parts/sample.h"

#include <stdlib.h>
#include <string.h>

static CandidateColumns columns = { .size = -1, .decimals = 6 };
static char *mode, *seed, *order_column, *reason;
static gboolean as_csv;
static int least = 5;

static const GOptionEntry options[] = {
  { "size", 'n', 0, G_OPTION_ARG_INT64, &columns.size, N_ ("how many places there are"),
    N_ ("PLACES") },
  { "block", 'b', 0, G_OPTION_ARG_STRING_ARRAY, &columns.blocks,
    N_ ("instead of --size: places filled together, before those of the next block; with a value, "
        "for those who have it in the column of --category; may be repeated"),
    N_ ("NAME[:VALUE]=PLACES") },
  { "category", 0, 0, G_OPTION_ARG_STRING, &columns.category,
    N_ ("with --block: the column that says whom blocks are for"), N_ ("COLUMN") },
  { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns.keep,
    N_ ("a block whose places stay empty for want of candidates; may be repeated"), N_ ("NAME") },
  { "reserve", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &columns.reserves,
    N_ ("places reserved for those with a value in a column, of one of several blocks; may be "
        "repeated"),
    N_ ("[NAME/]COLUMN:VALUE=PLACES") },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &mode,
    N_ ("minimum-guarantee (default): reserved places first; over-and-above: behind the others"),
    N_ ("MODE") },
  { "hard", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns.hard,
    N_ ("a group whose reserved places stay empty rather than go to others; may be repeated"),
    N_ ("COLUMN:VALUE") },
  { "score", 0, 0, G_OPTION_ARG_STRING, &columns.score,
    N_ ("the column of scores (default: score)"), N_ ("COLUMN") },
  { "history", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns.history,
    N_ ("points added for each unit of a column, such as months waited; may be repeated"),
    N_ ("COLUMN=POINTS") },
  { "decimals", 0, 0, G_OPTION_ARG_INT, &columns.decimals,
    N_ ("with --history: to how many decimals scores are rounded (default: 6)"), N_ ("NUMBER") },
  { "person", 'p', 0, G_OPTION_ARG_STRING, &columns.person,
    N_ ("the column of identifiers (default: the first)"), N_ ("COLUMN") },
  { "seed", 's', 0, G_OPTION_ARG_STRING, &seed,
    N_ ("settle equal scores by the lot that this text names"), N_ ("TEXT") },
  { "order", 0, 0, G_OPTION_ARG_STRING, &order_column,
    N_ ("settle equal scores by a column of numbers, the smallest first"), N_ ("COLUMN") },
  { "least", 0, 0, G_OPTION_ARG_INT, &least,
    N_ ("groups of fewer persons are joined or withheld (default: 5)"), N_ ("PERSONS") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
    N_ ("why one person has a place or none, and nothing else"), N_ ("PERSON") },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &as_csv, N_ ("print who was selected as a CSV file"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

static gboolean
check_use (GError **error)
{
  const Fault faults[] = {
    { columns.size < 0 && columns.blocks == NULL,
      N_ ("--size is missing, expected a number of places") },
    { columns.size >= 0 && columns.blocks != NULL,
      N_ ("--size and --block are both given, expected one of them") },
    { columns.blocks == NULL && (columns.category != NULL || columns.keep != NULL),
      N_ ("--category and --keep are about blocks, and --block is missing") },
    { least < 1, N_ ("--least is below 1, expected a number of persons") },
    { seed != NULL && order_column != NULL,
      N_ ("--seed and --order are both given, expected one of them") },
    { reason != NULL && as_csv, N_ ("--reason and --csv are both given, expected one of them") },
  };

  return manners_check (G_N_ELEMENTS (faults), faults, error);
}

typedef struct
{
  double rank;
  int64_t person;
} Turn;

static int
compare_turns (const void *a, const void *b)
{
  const Turn *left = a, *right = b;

  return (left->rank > right->rank) - (left->rank < right->rank);
}

/* A column of numbers as the order of all persons; two who are equal in it are none. */
static AwrashTies *
read_order (const Candidates *candidates, GError **error)
{
  g_autofree Turn *turns = g_new0 (Turn, candidates->n + 1);
  g_autofree int64_t *order = g_new0 (int64_t, candidates->n + 1);
  g_autofree double *ranks = g_new0 (double, candidates->n + 1);

  if (!candidates_read_numbers (candidates, order_column, ranks, error))
    return NULL;
  for (gsize i = 0; i < candidates->n; i++)
    turns[i] = (Turn){ .rank = ranks[i], .person = (int64_t)i };
  qsort (turns, candidates->n, sizeof *turns, compare_turns);
  for (gsize k = 0; k < candidates->n; k++)
    {
      order[k] = turns[k].person;
      if (k > 0 && turns[k].rank == turns[k - 1].rank)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                       _ ("column \"%s\" has the same number for \"%s\" and \"%s\", expected an "
                          "order"),
                       order_column, candidates_name (candidates, (gsize)order[k - 1]),
                       candidates_name (candidates, (gsize)order[k]));
          return NULL;
        }
    }
  return awrash_allot_ties_new_order (candidates->n, order, error);
}

/* FALSE for an error; no ties where none are to be settled. */
static gboolean
read_ties (const Candidates *candidates, AwrashTies **ties, GError **error)
{
  if (seed != NULL)
    *ties = awrash_allot_ties_new_lot (seed, error);
  else if (order_column != NULL)
    *ties = read_order (candidates, error);
  else
    return TRUE;
  return *ties != NULL;
}

/* By what equal scores were settled, where any were. */
static void
tell_ties (Session *session, const AwrashPriority *answer)
{
  if (awrash_selection_priority_get_status (answer) != AWRASH_STATUS_TIE_SETTLED)
    return;
  json_object_set_string_member (session->answer, seed != NULL ? "seed" : "order",
                                 seed != NULL ? seed : order_column);
  if (as_csv)
    return;
  if (seed != NULL)
    manners_say (session, _ ("Equal scores were settled by the lot that the text \"%s\" names."),
                 seed);
  else
    manners_say (session, _ ("Equal scores were settled by the column \"%s\"."), order_column);
}

static ExitStatus
run (Session *session, GError **error)
{
  g_auto (Candidates) candidates = { 0 };
  g_autoptr (AwrashReserves) reserves = NULL;
  g_autoptr (AwrashTies) ties = NULL;
  g_autoptr (AwrashPriority) answer = NULL;
  Places places = { &candidates, NULL, least };

  if (!check_use (error) || !candidates_read (&candidates, session->arguments[0], &columns, error)
      || !read_ties (&candidates, &ties, error))
    return EXIT_WRONG;
  reserves = awrash_selection_reserves_new (
      mode != NULL ? mode : "minimum-guarantee", candidates.n_traits, candidates.hard,
      candidates.n_blocks, candidates.category_of, candidates.size, candidates.keeps,
      candidates.reserved, error);
  if (reserves != NULL)
    answer = awrash_selection_priority_new (reserves, ties, candidates.n, candidates.score,
                                            candidates.category, candidates.traits, error);
  if (answer == NULL)
    return EXIT_WRONG;
  places.answer = answer;
  if (awrash_selection_priority_get_status (answer) == AWRASH_STATUS_TIE_REFUSED)
    {
      places_refuse (session, &places);
      return EXIT_NO_ANSWER;
    }
  if (reason != NULL ? !places_explain (session, &places, reason, error)
                     : !places_tell (session, &places, as_csv, error))
    return EXIT_WRONG;
  if (reason == NULL)
    tell_ties (session, answer);
  return EXIT_ANSWER;
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-select",
          .arguments = N_ ("APPLICANTS.csv"),
          .summary = N_ ("Who gets a place by priority, with places reserved for groups: cut-offs, "
                         "and the reason for one person."),
          .examples = "  awrash-select applicants.csv --size 40 --reserve sex:woman=16\n"
                      "  awrash-select applicants.csv -n 40 -r sex:woman=16 -r disability:yes=3 "
                      "--hard disability:yes\n"
                      "  awrash-select applicants.csv --category milieu --block open=20 "
                      "--block country:rural=10 --reserve country/sex:woman=4\n"
                      "  awrash-select applicants.csv -n 40 --history months=0.1 --seed \"balls 4 "
                      "17 32\"\n"
                      "  awrash-select applicants.csv -n 40 --reason B-1234",
          .options = options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);
  char *texts[]
      = { mode, seed, order_column, reason, columns.person, columns.score, columns.category };

  for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
    g_free (texts[k]);
  g_strfreev (columns.blocks);
  g_strfreev (columns.keep);
  g_strfreev (columns.reserves);
  g_strfreev (columns.hard);
  g_strfreev (columns.history);
  return status;
}
