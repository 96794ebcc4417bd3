/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For each province, why its number is what it is: the bounds around its places that bind, who is
 * next in line there, and what one more place would take. Source: the walls; the explanations that
 * the split was asked for. Invariant: whoever is named is named by a plan that keeps every other
 * wall. */

#include "report/page-private.h"

#include "base/memory-private.h"
#include "split/plan-private.h"

#include <math.h>

/* More provinces than these in one list of changes nobody reads. */
#define MOST_CHANGES 8

/* The walls of each territory, as chains; -1 ends one. */
typedef struct
{
  int64_t *first, *next;
} Walls;

static void
walls_clear (Walls *walls)
{
  g_free (walls->first);
  g_free (walls->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walls, walls_clear)

static gboolean
walls_init (Walls *walls, const AwrashReport *report, GError **error)
{
  const gsize n = awrash_programme_territory_get_count (report->programme);

  walls->first = awrash_i_new (int64_t, n, error);
  walls->next = walls->first != NULL ? awrash_i_new (int64_t, report->n_walls, error) : NULL;
  if (walls->next == NULL)
    return FALSE;
  for (gsize t = 0; t < n; t++)
    walls->first[t] = -1;
  for (gsize i = report->n_walls; i > 0; i--)
    {
      int64_t *first = &walls->first[report->list[i - 1].territory];
      walls->next[i - 1] = *first;
      *first = (int64_t)i - 1;
    }
  return TRUE;
}

/* Who is next in line at a wall; -1 where nobody is, or it was not asked. */
static int64_t
next_at (const AwrashExplanation *explanation, gsize wall)
{
  const gsize n = explanation != NULL ? awrash_split_explanation_get_n_binding (explanation) : 0;

  for (gsize i = 0; i < n; i++)
    if (awrash_split_explanation_get_binding (explanation)[i] == (int64_t)wall)
      return awrash_split_explanation_get_next (explanation)[i];
  return -1;
}

/* In a sentence, with who comes next. */
static void
tell_wall (AwrashWriter *writer, const AwrashReport *report, gsize i, int64_t next)
{
  const AwrashReportWall *wall = &report->list[i];

  awrash_i_write (writer, "<li>");
  awrash_i_page_say_bound (writer, wall, wall->sum == wall->bounds.upper);
  if (next >= 0)
    {
      const AwrashPiece piece = awrash_i_piece_province (writer, (gsize)next);
      awrash_i_write (writer, " ");
      awrash_i_say (writer, AWRASH_MESSAGE_CARD_NEXT, 1, &piece);
    }
  awrash_i_write (writer, "</li>\n");
}

/* The same of a province's own wall on its card, in signs that turn with the script: there may be
 * as many as types, in as many languages as the page has. */
static void
sign_wall (AwrashWriter *writer, const AwrashReport *report, gsize i, gsize province, int64_t next)
{
  const AwrashReportWall *wall = &report->list[i];

  awrash_i_write (writer, "<li>");
  awrash_i_say_piece (writer, awrash_i_page_set (wall));
  awrash_i_write (writer, wall->bounds.lower == wall->bounds.upper ? " = "
                          : wall->sum == wall->bounds.upper        ? " ≤ "
                                                                   : " ≥ ");
  awrash_i_say_piece (writer,
                      awrash_i_piece_mark (awrash_i_piece_integer (wall->sum), wall->is_assumed));
  if (next >= 0 && next != (int64_t)province)
    {
      awrash_i_write (writer, " › ");
      awrash_i_say_piece (writer, awrash_i_piece_province (writer, (gsize)next));
    }
  if (wall->source != NULL)
    {
      awrash_i_write (writer, " (");
      awrash_i_write_data (writer, wall->source);
      awrash_i_write (writer, ")");
    }
  awrash_i_write (writer, "</li>\n");
}

/* The bounds of a territory that bind; TRUE if the list is open, as it is if any was told. */
static gboolean
tell_walls (AwrashWriter *writer, const AwrashReport *report, const Walls *walls, gsize territory,
            gsize province, gboolean is_open, gboolean in_words)
{
  for (int64_t i = walls->first[territory]; i >= 0; i = walls->next[i])
    if (report->list[i].binds)
      {
        const int64_t next = next_at (report->cards[province].explanation, (gsize)i);
        awrash_i_write (writer, is_open ? "" : "<ul>\n");
        if (in_words)
          tell_wall (writer, report, (gsize)i, next);
        else
          sign_wall (writer, report, (gsize)i, province, next);
        is_open = TRUE;
      }
  return is_open;
}

/* Who is next in line at a wall, by any explanation that speaks of it: it is the same in all. */
static int64_t
find_next (const AwrashReport *report, gsize wall)
{
  for (gsize p = 0; p < report->n_provinces; p++)
    {
      const int64_t next = next_at (report->cards[p].explanation, wall);
      if (next >= 0)
        return next;
    }
  return -1;
}

static void
tell_shared (AwrashWriter *writer, const AwrashReport *report)
{
  g_autofree gboolean *is_province
      = awrash_i_new (gboolean, awrash_programme_territory_get_count (report->programme),
                      writer->fault == NULL ? &writer->fault : NULL);
  gboolean any = FALSE;

  for (gsize p = 0; is_province != NULL && p < report->n_provinces; p++)
    is_province[awrash_programme_province_get_territory (report->programme, p)] = TRUE;
  for (gsize i = 0; is_province != NULL && i < report->n_walls; i++)
    if (report->list[i].binds && !is_province[report->list[i].territory])
      {
        if (!any)
          {
            awrash_i_page_say (writer, "f", AWRASH_MESSAGE_CARD_SHARED, 0, NULL);
            awrash_i_write (writer, "<ul>\n");
          }
        tell_wall (writer, report, i, find_next (report, i));
        any = TRUE;
      }
  if (any)
    awrash_i_write (writer, "</ul>\n");
}

/* ── one more place ─────────────────────────────────────────────────────────────────────────── */

static int64_t
change_of (const AwrashReport *report, const int64_t places[], gsize p)
{
  int64_t total = 0;

  for (gsize t = 0; t < report->n_types; t++)
    total += places[p * report->n_types + t];
  return total - report->totals[p];
}

/* What changes elsewhere when the province has one more place, which goes without saying; how many
 * provinces that is told of. */
static gsize
list_changes (AwrashWriter *writer, const AwrashReport *report, gsize province,
              const int64_t places[], gboolean in_words)
{
  gsize n = 0;

  for (gsize p = 0; p < report->n_provinces && n < MOST_CHANGES; p++)
    {
      const int64_t change = change_of (report, places, p);
      if (change == 0 || (p == province && change == 1))
        continue;
      if (in_words)
        awrash_i_write (writer, n > 0 ? "<li>" : "<ul>\n<li>");
      else
        awrash_i_write (writer, n > 0 ? " · " : "");
      awrash_i_say_piece (writer, awrash_i_piece_province (writer, p));
      awrash_i_write (writer, " ");
      awrash_i_say_piece (writer, awrash_i_piece_change (change));
      awrash_i_write (writer, in_words ? "</li>\n" : "");
      n++;
    }
  return n;
}

/* In signs that the section explains. */
static void
sign_more (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const AwrashExplanation *explanation = report->cards[p].explanation;
  const gboolean has_plan = awrash_split_explanation_get_n_cells (explanation) > 0;

  if (!has_plan && awrash_split_explanation_get_status (explanation) != AWRASH_STATUS_INFEASIBLE)
    return;
  awrash_i_write (writer, "<p>\u2066+1\u2069");
  awrash_i_write (writer, !has_plan                                              ? ": ✕"
                          : awrash_split_explanation_get_order (explanation) < 0 ? ": "
                                                                                 : " ≈: ");
  if (has_plan
      && list_changes (writer, report, p, awrash_split_explanation_get_places (explanation), FALSE)
             == 0)
    awrash_i_write (writer, "–");
  awrash_i_write (writer, "</p>\n");
}

static void
tell_more (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const AwrashExplanation *explanation = report->cards[p].explanation;

  if (awrash_split_explanation_get_n_cells (explanation) == 0)
    {
      if (awrash_split_explanation_get_status (explanation) == AWRASH_STATUS_INFEASIBLE)
        awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_CARD_BLOCKED, 0, NULL);
      return;
    }
  awrash_i_page_say (writer, NULL,
                     awrash_split_explanation_get_order (explanation) < 0
                         ? AWRASH_MESSAGE_CARD_MORE
                         : AWRASH_MESSAGE_CARD_MORE_EQUAL,
                     0, NULL);
  if (list_changes (writer, report, p, awrash_split_explanation_get_places (explanation), TRUE) > 0)
    awrash_i_write (writer, "</ul>\n");
  else
    awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_CARD_NOBODY, 0, NULL);
}

static void
tell_tie (AwrashWriter *writer, const AwrashReport *report, gsize p)
{
  const AwrashPlan *plan = report->plan;
  const char *policy = awrash_split_reading_get (plan->reading, "tie");
  const char *seed = awrash_split_reading_get (plan->reading, "seed");
  g_autofree char *words = seed != NULL && seed[0] != '\0'
                               ? g_strdup_printf ("%s, %s", policy, seed)
                               : g_strdup (policy);
  const AwrashPiece piece = awrash_i_piece_data (words);

  for (gsize i = 0; i < plan->n_tied; i++)
    if (plan->tied[i] == (int64_t)p)
      awrash_i_page_say (writer, NULL, AWRASH_MESSAGE_CARD_TIED, 1, &piece);
}

static void
tell_reasons (AwrashWriter *writer, const AwrashReport *report, const Walls *walls, gsize p,
              gboolean with_shared)
{
  gint64 at = (gint64)awrash_programme_province_get_territory (report->programme, p);
  gboolean is_open = tell_walls (writer, report, walls, (gsize)at, p, FALSE, with_shared);

  at = awrash_programme_territory_get_parent (report->programme, (gsize)at);
  for (; with_shared && at >= 0;
       at = awrash_programme_territory_get_parent (report->programme, (gsize)at))
    is_open = tell_walls (writer, report, walls, (gsize)at, p, is_open, TRUE);
  if (is_open)
    awrash_i_write (writer, "</ul>\n");
  if (report->cards[p].explanation != NULL)
    (with_shared ? tell_more : sign_more) (writer, report, p);
  tell_tie (writer, report, p);
}

void
awrash_i_page_reasons (AwrashWriter *writer, const AwrashReport *report, gsize province,
                       gboolean with_shared)
{
  g_auto (Walls) walls = { 0 };

  if (walls_init (&walls, report, writer->fault == NULL ? &writer->fault : NULL))
    tell_reasons (writer, report, &walls, province, with_shared);
}

static void
write_card (AwrashWriter *writer, const AwrashReport *report, const Walls *walls, gsize p)
{
  const gboolean star = awrash_i_report_is_assumed (report, p, -1);

  awrash_i_write (writer, "<details><summary><b>");
  awrash_i_say_piece (writer, awrash_i_piece_province (writer, p));
  awrash_i_write (writer, "</b> ");
  awrash_i_say_piece (writer,
                      awrash_i_piece_mark (awrash_i_piece_integer (report->totals[p]), star));
  awrash_i_write (writer, "</summary>\n");
  tell_reasons (writer, report, walls, p, FALSE);
  awrash_i_write (writer, "</details>\n");
}

void
awrash_i_page_cards (AwrashWriter *writer, const AwrashReport *report)
{
  g_auto (Walls) walls = { 0 };

  if (!walls_init (&walls, report, writer->fault == NULL ? &writer->fault : NULL))
    return;
  awrash_i_page_begin (writer, "cards", AWRASH_MESSAGE_SECTION_CARDS);
  awrash_i_page_say (writer, "f", AWRASH_MESSAGE_CARDS_INTRODUCTION, 0, NULL);
  awrash_i_page_say (writer, "f", AWRASH_MESSAGE_CARD_SIGNS, 0, NULL);
  tell_shared (writer, report);
  awrash_i_write (writer, "<div class=\"cards\">\n");
  for (gsize p = 0; p < report->n_provinces; p++)
    write_card (writer, report, &walls, p);
  awrash_i_write (writer, "</div>\n");
  awrash_i_page_end (writer);
}
