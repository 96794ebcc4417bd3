/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many places of training, where, restore a level of equity, told for a committee. Source:
 * awrash_split_balance(). Invariant: a number of places comes with what a place is assumed to count
 * and with how far it is proved. */

#include "balance.h"
#include "grid.h"

#include <math.h>
#include <string.h>

/* Rows of the curve that are printed; the table written with -o has all. */
#define ROWS 9

static const char *
describe_target (const char *target)
{
  static const char *const forms[][2] = {
    { "lifted", N_ ("No province has fewer places than it would without limits.") },
    { "before", N_ ("The Gini index is no higher than without the stream.") },
    { "gini:", N_ ("The Gini index is at most that.") },
    { "lowest:", N_ ("No province is below that many places for a unit of need.") },
    { "fraction:", N_ ("No province is below that part of the rate of all, training included.") },
    { "places:", N_ ("So many places go to the lowest rate first.") },
    { "budget:", N_ ("So much money goes to the lowest rate first.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (target, forms[i][0]))
      return _ (forms[i][1]);
  return "";
}

/* The number, and how far it is proved. */
static void
tell_number (Session *session, const Balanced *balanced)
{
  const AwrashStatus status = awrash_split_balance_get_status (balanced->balance);
  const char *target = awrash_split_balance_get_text (balanced->balance, "target");
  const gint64 places = (gint64)balanced_number (balanced, "places");
  const char *shown = manners_mark (session, manners_integer (session, places), TRUE);
  const char *least = manners_mark (
      session, manners_integer (session, (gint64)balanced_number (balanced, "least_places")), TRUE);

  if (g_str_has_prefix (target, "places:") || g_str_has_prefix (target, "budget:"))
    manners_say (session, _ ("Places of training given: %s."), shown);
  else if (status == AWRASH_STATUS_INFEASIBLE || status == AWRASH_STATUS_LIMIT)
    manners_say (session,
                 _ ("The target is not reached. Places of training that come nearest: %s."), shown);
  else if (places == 0)
    manners_say (session, "%s", _ ("It is met without training."));
  else if (status == AWRASH_STATUS_OPTIMAL)
    manners_say (session, _ ("Places of training that reach it: %s, proved the fewest."), shown);
  else
    manners_say (session,
                 _ ("Places of training that reach it: %s; with fewer than %s it is proved "
                    "out of reach."),
                 shown, least);
}

static void
tell_cost (Session *session, const Balanced *balanced)
{
  const double total = balanced_number (balanced, "total_cost");
  const double least = balanced_number (balanced, "least_cost");
  const char *currency = awrash_programme_get_option (balanced->programme, "programme", "currency");
  const char *unit = manners_isolate (session, currency != NULL ? currency : "");

  manners_say (session, "%s", balanced_describe_place (session, balanced));
  if (isnan (total) || balanced_number (balanced, "places") == 0)
    return;
  if (!isnan (least) && least < total)
    manners_say (session,
                 _ ("Together it costs %s %s; none that reaches the target is proved to "
                    "cost less than %s %s."),
                 manners_mark (session, manners_decimal (session, total, 2), TRUE), unit,
                 manners_mark (session, manners_decimal (session, least, 2), TRUE), unit);
  else
    manners_say (session, _ ("Together it costs %s %s."),
                 manners_mark (session, manners_decimal (session, total, 2), TRUE), unit);
}

static void
tell_provinces (Session *session, const Balanced *balanced)
{
  const int64_t *training = awrash_split_balance_get_places (balanced->balance, "training");
  g_autoptr (Grid) grid = grid_new ();
  gsize n = 0;

  grid_add_column (grid, _ ("Territory"));
  grid_add_column (grid, _ ("Training"));
  grid_add_column (grid, _ ("Per 1,000\nwithout it"));
  grid_add_column (grid, _ ("With\ntraining"));
  for (gsize i = 0; i < balanced->n; i++)
    {
      if (training[i] == 0)
        continue;
      grid_add (grid, manners_province (session, balanced->programme, i));
      grid_add (grid, balanced_places (session, balanced, "training", i));
      grid_add (grid, balanced_rate (session, balanced, "after", i));
      grid_add (grid, balanced_rate (session, balanced, "trained", i));
      n++;
    }
  if (n > 0)
    grid_print (grid, session->text);
}

/* Evenly over the curve, its first and its last point among them. */
static void
tell_curve (Session *session, const Balanced *balanced)
{
  const gsize n = awrash_split_balance_get_n_points (balanced->balance);
  const gsize rows = MIN (n, ROWS);
  g_autoptr (Grid) grid = grid_new ();

  if (n < 2)
    return;
  manners_title (session, "%s",
                 _ ("What each further place of training does, the lowest rate first"));
  grid_add_column (grid, _ ("Training"));
  grid_add_column (grid, _ ("Gini index"));
  grid_add_column (grid, _ ("Lowest\nper 1,000"));
  for (gsize row = 0; row < rows; row++)
    {
      const AwrashBalance *balance = balanced->balance;
      const gsize at = rows > 1 ? row * (n - 1) / (rows - 1) : 0;

      grid_add (grid,
                manners_mark (session,
                              manners_integer (session, (gint64)awrash_split_balance_get_point (
                                                            balance, at, "places")),
                              TRUE));
      grid_add (grid,
                manners_mark (session,
                              manners_decimal (
                                  session, awrash_split_balance_get_point (balance, at, "gini"), 4),
                              TRUE));
      grid_add (grid,
                manners_mark (
                    session,
                    manners_decimal (
                        session, 1000 * awrash_split_balance_get_point (balance, at, "lowest"), 1),
                    TRUE));
    }
  grid_print (grid, session->text);
}

void
balance_tell_training (Session *session, const Balanced *balanced)
{
  const char *target = awrash_split_balance_get_text (balanced->balance, "target");
  const char *reason = awrash_split_balance_get_text (balanced->balance, "reason");

  manners_title (session, "%s", _ ("Training as compensation"));
  manners_say (session, _ ("Target: %s. %s"), manners_isolate (session, target),
               describe_target (target));
  tell_number (session, balanced);
  if (reason != NULL)
    manners_say (session, "%s", reason);
  tell_cost (session, balanced);
  tell_provinces (session, balanced);
  tell_curve (session, balanced);
}
