/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a stream gives and takes, told for a committee. Source: awrash_split_balance(). Invariant:
 * what is more or less is so against a baseline that the same line or heading names. */

#include "balance.h"
#include "grid.h"

#include <math.h>
#include <string.h>

static const char *
count (Session *session, const Balanced *balanced, const char *what, gboolean assumed)
{
  const double value = balanced_number (balanced, what);

  return manners_mark (session, manners_integer (session, (gint64)value), assumed);
}

/* ── absorption ─────────────────────────────────────────────────────────────────────────────── */

/* Whether a limit binds: the reading would give more without it. */
static const char *
describe_limit (const Balanced *balanced, gsize i)
{
  const int64_t *limit = awrash_split_balance_get_places (balanced->balance, "limit");
  const int64_t *before = awrash_split_balance_get_places (balanced->balance, "before");
  const int64_t *stream = awrash_split_balance_get_places (balanced->balance, "stream");
  const int64_t *lifted = awrash_split_balance_get_places (balanced->balance, "lifted");

  if (limit[i] < 0 || stream == NULL)
    return "";
  if (lifted != NULL && lifted[i] - before[i] > limit[i])
    return _ ("binds: without limits it would have more");
  return stream[i] == limit[i] ? _ ("reached") : "";
}

/* In what the limits give or take, the places without the stream cancel out. */
static gboolean
is_change_assumed (const Balanced *balanced)
{
  return balanced->stream_assumed || balanced->lifted_assumed;
}

/* What the limits give or take of a province's rate, per 1,000. */
static const char *
show_change (Session *session, const Balanced *balanced, gsize i)
{
  const double change
      = 1000 * (balanced_rate_of (balanced, "after", i) - balanced_rate_of (balanced, "lifted", i));

  return manners_mark (session, manners_difference (session, change, 1),
                       is_change_assumed (balanced));
}

static void
tell_limits (Session *session, const Balanced *balanced)
{
  g_autoptr (Grid) grid = grid_new ();

  grid_add_column (grid, _ ("Territory"));
  grid_add_column (grid, _ ("Can absorb"));
  grid_add_column (grid, _ ("Would receive"));
  grid_add_column (grid, _ ("Without\nlimits"));
  grid_add_column (grid, _ ("Together\nper 1,000"));
  grid_add_column (grid, _ ("Against\nno limits"));
  grid_add_text_column (grid, _ ("Its limit"));
  for (gsize i = 0; i < balanced->n; i++)
    {
      const int64_t *before = awrash_split_balance_get_places (balanced->balance, "before");
      const int64_t *lifted = awrash_split_balance_get_places (balanced->balance, "lifted");

      grid_add (grid, manners_province (session, balanced->programme, i));
      grid_add (grid, balanced_places (session, balanced, "limit", i));
      grid_add (grid, balanced_places (session, balanced, "stream", i));
      grid_add (grid, before == NULL || lifted == NULL
                          ? "–"
                          : manners_mark (session, manners_integer (session, lifted[i] - before[i]),
                                          balanced->lifted_assumed));
      grid_add (grid, balanced_rate (session, balanced, "after", i));
      grid_add (grid, show_change (session, balanced, i));
      grid_add (grid, describe_limit (balanced, i));
    }
  grid_print (grid, session->text);
}

/* How far the quota may grow before a limit binds, and before there is no plan. */
static void
tell_growth (Session *session, const Balanced *balanced)
{
  const gboolean assumed = balanced_number (balanced, "assumed_limits") > 0;
  const double quota = balanced_number (balanced, "quota");
  const double growth = balanced_number (balanced, "growth");
  const double binding = balanced_number (balanced, "binding");
  const char *code = awrash_split_balance_get_text (balanced->balance, "first_binding");
  gsize territory;

  if (!isnan (growth))
    manners_say (
        session,
        growth >= quota ? _ ("The quota: %s. It could grow up to %s; beyond that there is no plan.")
                        : _ ("The quota: %s. Only %s of it can be placed."),
        count (session, balanced, "quota", FALSE), count (session, balanced, "growth", assumed));
  if (isnan (binding))
    return;
  if (code == NULL || !awrash_programme_territory_find (balanced->programme, code, &territory))
    manners_say (session, _ ("By this reading no limit binds up to a quota of %s."),
                 count (session, balanced, "binding", assumed));
  else
    manners_say (session,
                 _ ("By this reading no limit binds up to a quota of %s; the first to bind then is "
                    "that of %s."),
                 count (session, balanced, "binding", assumed),
                 manners_territory (session, balanced->programme, territory));
}

void
balance_tell_absorption (Session *session, const Balanced *balanced)
{
  const double absorption = balanced_number (balanced, "absorption");

  manners_title (session, _ ("What provinces can absorb of: %s"), balanced->stream);
  tell_limits (session, balanced);
  if (isnan (absorption))
    manners_say (session, "%s", _ ("Not every province has a limit."));
  else
    manners_say (
        session, _ ("What all can absorb together: %s."),
        count (session, balanced, "absorption", balanced_number (balanced, "assumed_limits") > 0));
  tell_growth (session, balanced);
}

/* ── inequality ─────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *name; /* NULL: not among those that are told */
  const char *heading;
} Column;

static gsize
find_columns (const Balanced *balanced, Column columns[5])
{
  const Column all[] = { { "before", _ ("Without\nthe stream") },
                         { "after", _ ("With it") },
                         { "lifted", _ ("Without\nlimits") },
                         { "even", _ ("As many,\nall by need") },
                         { "trained", _ ("With\ntraining") } };
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (!isnan (balanced_measure (balanced, "rate", all[i].name)))
      columns[n++] = all[i];
  return n;
}

static void
add_measure (Session *session, Grid *grid, const Balanced *balanced, const char *label,
             const char *measure, double scale, int decimals, gsize n, const Column columns[])
{
  grid_add (grid, label);
  for (gsize c = 0; c < n; c++)
    {
      const double value = balanced_measure (balanced, measure, columns[c].name);

      grid_add (grid, isnan (value) ? "–"
                                    : manners_mark (
                                        session, manners_decimal (session, scale * value, decimals),
                                        balanced_is_assumed (balanced, columns[c].name)));
    }
}

void
balance_tell_equity (Session *session, const Balanced *balanced)
{
  g_autoptr (Grid) grid = grid_new ();
  Column columns[5];
  const gsize n = find_columns (balanced, columns);

  manners_title (session, "%s", _ ("How unequal: places per 1,000, weighted by need"));
  grid_add_column (grid, _ ("Measure"));
  for (gsize c = 0; c < n; c++)
    grid_add_column (grid, columns[c].heading);
  add_measure (session, grid, balanced, _ ("Gini index"), "gini", 1, 4, n, columns);
  add_measure (session, grid, balanced, _ ("Theil index"), "theil", 1, 4, n, columns);
  add_measure (session, grid, balanced, _ ("Lowest"), "lowest", 1000, 1, n, columns);
  add_measure (session, grid, balanced, _ ("Highest"), "highest", 1000, 1, n, columns);
  add_measure (session, grid, balanced, _ ("Fragile provinces together"), "fragile_rate", 1000, 1,
               n, columns);
  add_measure (session, grid, balanced, _ ("All together"), "rate", 1000, 1, n, columns);
  grid_print (grid, session->text);
  if (!session->quiet)
    manners_say (session, "%s",
                 _ ("Without the stream: the other streams of the same plan. Without limits: the "
                    "same reading, "
                    "were there no limits of absorption. As many, all by need: as many places as "
                    "with the stream, divided by need alone, whatever the quotas say."));
}

/* ── fragile provinces ──────────────────────────────────────────────────────────────────────── */

/* The rule with its limit, in words. */
static const char *
describe_rule (Session *session, const Balanced *balanced)
{
  const char *rule = awrash_split_balance_get_text (balanced->balance, "fragile");

  if (g_str_has_prefix (rule, "lowest:"))
    return manners_keep (session,
                         g_strdup_printf (_ ("Called fragile by the rule %s: the lowest rates "
                                             "without the stream, so many of them."),
                                          manners_isolate (session, rule)));
  if (g_str_has_prefix (rule, "absorption"))
    return manners_keep (session,
                         g_strdup_printf (_ ("Called fragile by the rule %s: what a province can "
                                             "absorb for each unit of its need."),
                                          manners_isolate (session, rule)));
  return manners_keep (session, g_strdup_printf (_ ("Called fragile by the rule %s."),
                                                 manners_isolate (session, rule)));
}

static void
add_fragile (Session *session, Grid *grid, const Balanced *balanced, gsize i)
{
  const int64_t *after = awrash_split_balance_get_places (balanced->balance, "after");
  const int64_t *lifted = awrash_split_balance_get_places (balanced->balance, "lifted");
  const int64_t *even = awrash_split_balance_get_places (balanced->balance, "even");

  grid_add (grid, manners_province (session, balanced->programme, i));
  grid_add (grid, balanced_rate (session, balanced, "before", i));
  grid_add (grid, balanced_rate (session, balanced, "stream", i));
  grid_add (grid, balanced_rate (session, balanced, "after", i));
  grid_add (grid, lifted == NULL
                      ? "–"
                      : manners_mark (session, manners_change (session, after[i] - lifted[i]),
                                      is_change_assumed (balanced)));
  grid_add (grid, even == NULL
                      ? "–"
                      : manners_mark (session, manners_change (session, after[i] - even[i]),
                                      balanced_is_assumed (balanced, "after")));
}

void
balance_tell_fragile (Session *session, const Balanced *balanced)
{
  const int64_t *fragile = awrash_split_balance_get_places (balanced->balance, "fragile");
  g_autoptr (Grid) grid = grid_new ();
  gsize n = 0;

  manners_title (session, "%s", _ ("What the stream gives fragile provinces, per 1,000"));
  manners_say (session, "%s", describe_rule (session, balanced));
  grid_add_column (grid, _ ("Territory"));
  grid_add_column (grid, _ ("Without\nthe stream"));
  grid_add_column (grid, _ ("The stream"));
  grid_add_column (grid, _ ("Together"));
  grid_add_column (grid, _ ("Places against\nno limits"));
  grid_add_column (grid, _ ("Places against\nall by need"));
  for (gsize i = 0; i < balanced->n; i++)
    if (fragile[i])
      {
        add_fragile (session, grid, balanced, i);
        n++;
      }
  if (n == 0)
    manners_say (session, "%s", _ ("No province is, by this rule."));
  else
    grid_print (grid, session->text);
}
