/* SPDX-License-Identifier: GPL-3.0-or-later */

/* awrash-apportion: integers from claims, by a named rule. Source: a CSV file of recipients, of the
 * nodes of a tree, or a matrix. Invariant: the units add up to the total, or the answer says how
 * many stay unplaced; a tie that matters is never settled in silence. */

#include "parts/apportionment.h"

#include <math.h>

#define MOST_NEXT 1000000

static Asked asked = { .total = NOT_GIVEN,
                       .base = NOT_GIVEN,
                       .next = NOT_GIVEN,
                       .at_least = (double)NAN,
                       .at_most = (double)NAN };

static const GOptionEntry options[] = {
  { "total", 'n', 0, G_OPTION_ARG_INT64, &asked.total, N_ ("how many units are apportioned"),
    N_ ("N") },
  { "rule", 'r', 0, G_OPTION_ARG_STRING, &asked.rule,
    N_ ("a divisor rule (webster, alpha:2, …), a quota of largest remainders (hare, "
        "droop:rounded, hare:3/4, …) or quota-method; an unknown one lists all"),
    N_ ("NAME[:PARAMETER]") },
  { "claim", 'c', 0, G_OPTION_ARG_STRING, &asked.claim,
    N_ ("the column of claims (default: the second)"), N_ ("COLUMN") },
  { "label", 'l', 0, G_OPTION_ARG_STRING, &asked.label,
    N_ ("the column that names recipients (default: the first)"), N_ ("COLUMN") },
  { "floor", 0, 0, G_OPTION_ARG_STRING, &asked.floor,
    N_ ("a column of floors; empty: 0; with --two-way a file like the matrix"), N_ ("COLUMN") },
  { "ceiling", 0, 0, G_OPTION_ARG_STRING, &asked.ceiling,
    N_ ("a column of ceilings; empty: none; with --two-way a file like the matrix"),
    N_ ("COLUMN") },
  { "base", 0, 0, G_OPTION_ARG_INT64, &asked.base,
    N_ ("what each recipient has before the rule begins"), N_ ("N") },
  { "last", 0, 0, G_OPTION_ARG_STRING, &asked.last,
    N_ ("a column of last year's amounts, for --at-least and --at-most"), N_ ("COLUMN") },
  { "at-least", 0, 0, G_OPTION_ARG_DOUBLE, &asked.at_least,
    N_ ("the smallest part of last year's share, such as 0.9"), N_ ("PART") },
  { "at-most", 0, 0, G_OPTION_ARG_DOUBLE, &asked.at_most,
    N_ ("the largest part of last year's share, such as 1.3"), N_ ("PART") },
  { "tie", 0, 0, G_OPTION_ARG_STRING, &asked.tie, N_ ("how ties are settled: error, order or lot"),
    N_ ("POLICY") },
  { "order", 0, 0, G_OPTION_ARG_STRING, &asked.order,
    N_ ("with --tie order: all recipients, parted by ;, first served first; with --two-way "
        "the tied cells, as ROW/COLUMN"),
    N_ ("LABELS") },
  { "seed", 0, 0, G_OPTION_ARG_STRING, &asked.seed,
    N_ ("with --tie lot: a text that anyone can replay"), N_ ("TEXT") },
  { "drawn", 0, 0, G_OPTION_ARG_STRING, &asked.drawn,
    N_ ("a column of the free units that a lot drawn elsewhere gave; empty: 0; with "
        "--two-way a file like the matrix"),
    N_ ("COLUMN") },
  { "divisors", 0, 0, G_OPTION_ARG_NONE, &asked.has_divisors,
    N_ ("show the divisors of the answer"), NULL },
  { "next", 0, 0, G_OPTION_ARG_INT64, &asked.next, N_ ("show who is next in line for N units more"),
    N_ ("N") },
  { "nested", 0, 0, G_OPTION_ARG_STRING, &asked.parent,
    N_ ("rows are the nodes of a tree; the column names each one's parent, empty: the root"),
    N_ ("PARENT-COLUMN") },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &asked.mode,
    N_ ("with --nested: joint (the default) or level-by-level"), N_ ("MODE") },
  { "two-way", 0, 0, G_OPTION_ARG_NONE, &asked.is_two_way,
    N_ ("the file is a matrix whose last row and last column, total, hold totals or ranges "
        "such as 3..5"),
    NULL },
  { "winners", 0, 0, G_OPTION_ARG_NONE, &asked.has_winners,
    N_ ("with --two-way: the largest claim of each row receives at least one unit"), NULL },
  { "percent", 0, 0, G_OPTION_ARG_NONE, &asked.is_percent,
    N_ ("whole percentages of the claims: --total 100 --rule hare"), NULL },
  { "round", 0, 0, G_OPTION_ARG_NONE, &asked.is_rounded,
    N_ ("round the numbers of the claim column so that they sum to the total, by no rule"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

/* TRUE where the question has this shape and the option is not one of its own. */
static gboolean
refuse (gboolean is_given, const char *option, const char *shape, GError **error)
{
  if (is_given)
    manners_misuse (error, _ ("%s does not go with %s"), option, shape);
  return is_given;
}

static gboolean
refuse_tree (GError **error)
{
  return refuse (asked.is_two_way, "--two-way", "--nested", error)
         || refuse (asked.next != NOT_GIVEN, "--next", "--nested", error);
}

static gboolean
refuse_matrix (GError **error)
{
  return refuse (asked.next != NOT_GIVEN, "--next", "--two-way", error)
         || refuse (asked.claim != NULL, "--claim", "--two-way", error)
         || refuse (asked.label != NULL, "--label", "--two-way", error);
}

static gboolean
refuse_rounded (GError **error)
{
  return refuse (asked.rule != NULL, "--rule", "--round", error)
         || refuse (asked.floor != NULL, "--floor", "--round", error)
         || refuse (asked.ceiling != NULL, "--ceiling", "--round", error)
         || refuse (asked.base != NOT_GIVEN, "--base", "--round", error)
         || refuse (asked.last != NULL, "--last", "--round", error)
         || refuse (asked.next != NOT_GIVEN, "--next", "--round", error);
}

/* What only a list of recipients may be asked. */
static gboolean
refuse_shaped (const char *shape, GError **error)
{
  return refuse (asked.is_rounded, "--round", shape, error)
         || refuse (asked.is_percent, "--percent", shape, error)
         || refuse (asked.base != NOT_GIVEN, "--base", shape, error)
         || refuse (asked.last != NULL, "--last", shape, error);
}

static gboolean
refuse_alone (GError **error)
{
  if (asked.mode != NULL && asked.parent == NULL)
    return refuse (TRUE, "--mode", _ ("a list: --nested is missing"), error);
  if (asked.has_winners && !asked.is_two_way)
    return refuse (TRUE, "--winners", _ ("a list: --two-way is missing"), error);
  if (asked.last == NULL && (!isnan (asked.at_least) || !isnan (asked.at_most)))
    {
      manners_misuse (error, _ ("--at-least and --at-most are parts of last year's share: --last "
                                "COLUMN is missing"));
      return TRUE;
    }
  if (asked.last == NULL || !isnan (asked.at_least) || !isnan (asked.at_most))
    return asked.base != NOT_GIVEN && refuse (asked.next != NOT_GIVEN, "--next", "--base", error);
  manners_misuse (error, _ ("--last is given, but neither --at-least nor --at-most"));
  return TRUE;
}

static gboolean
is_contradictory (GError **error)
{
  if (asked.parent != NULL && (refuse_tree (error) || refuse_shaped ("--nested", error)))
    return TRUE;
  if (asked.is_two_way && (refuse_matrix (error) || refuse_shaped ("--two-way", error)))
    return TRUE;
  if (asked.next != NOT_GIVEN && (asked.next < 0 || asked.next > MOST_NEXT))
    {
      manners_misuse (error,
                      _ ("--next is outside its range, expected a whole number from 0 to %d"),
                      MOST_NEXT);
      return TRUE;
    }
  return (asked.is_rounded && refuse_rounded (error)) || refuse_alone (error);
}

static ExitStatus
run (Session *session, GError **error)
{
  if (is_contradictory (error))
    return EXIT_WRONG;
  if (asked.is_percent && asked.total == NOT_GIVEN)
    asked.total = 100;
  if (asked.is_percent && asked.rule == NULL && !asked.is_rounded)
    asked.rule = g_strdup ("hare");
  if (asked.rule == NULL && !asked.is_rounded)
    return manners_misuse (error, _ ("--rule is missing, expected the name of a rule"));
  if (asked.is_two_way && (asked.total >= 0 || asked.total == NOT_GIVEN))
    return apportionment_run_matrix (session, &asked, error);
  if (asked.is_rounded ? asked.total == NOT_GIVEN : asked.total < 0)
    return manners_misuse (error, _ ("--total is missing or negative, expected a whole number"));
  if (asked.parent != NULL)
    return apportionment_run_tree (session, &asked, error);
  return apportionment_run_list (session, &asked, error);
}

int
main (int argc, char **argv)
{
  static const Verb verb
      = { .name = "awrash-apportion",
          .arguments = N_ ("FILE.csv"),
          .summary = N_ ("Whole units from claims, by a named rule."),
          .examples
          = "  awrash-apportion claims.csv --total 4000 --rule webster --claim unemployed\n"
            "  awrash-apportion claims.csv --total 10 --rule hare --tie lot --seed 'hall 3'\n"
            "  awrash-apportion states.csv -n 435 -r huntington-hill --floor minimum --next 3\n"
            "  awrash-apportion places.csv -n 4000 -r webster --last before --at-least 0.9\n"
            "  awrash-apportion territories.csv -n 4000 -r webster --nested parent\n"
            "  awrash-apportion votes.csv -r webster --two-way --winners --divisors",
          .options = options,
          .n_arguments = 1,
          .run = run };
  const int status = manners_run (&verb, argc, argv);
  char *texts[] = { asked.rule, asked.claim, asked.label, asked.floor, asked.ceiling, asked.last,
                    asked.tie,  asked.order, asked.seed,  asked.drawn, asked.parent,  asked.mode };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return status;
}
