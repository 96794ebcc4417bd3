/* SPDX-License-Identifier: GPL-3.0-or-later */

/* worksites.csv, history.csv and adjacency.csv: what is checked and kept as tables, and the
 * neighbours. Source: the layout of a programme folder. Invariant: neighbours are symmetric, each
 * once, in the order of the territories. */

#include "base/i18n-private.h"
#include "programme/draft-private.h"
#include "programme/fold-private.h"

static void
check_type (AwrashDraft *draft, const AwrashSheet *sheet, gsize row)
{
  g_autofree char *type = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_TYPE);

  if (type != NULL && awrash_i_draft_find_type (draft, type) < 0)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_TYPE,
                          _ ("\"%s\" is unknown, expected a code of worksite_types.csv"), type);
}

static void
check_places (AwrashDraft *draft, const AwrashSheet *sheet, gsize row)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_PLACES_MIN);
  double least = 0, places = 0;

  if (!awrash_i_sheet_integer (draft, sheet, row, AWRASH_COLUMN_PLACES, -1, &places)
      || !awrash_i_sheet_integer (draft, sheet, row, AWRASH_COLUMN_PLACES_MIN, 0, &least))
    return;
  if (places < 0)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_PLACES,
                          _ ("is empty, expected the places asked for"));
  else if (least > places)
    awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_PLACES_MIN,
                          _ ("%s is above the places, expected places_min ≤ places"), text);
}

void
awrash_i_read_worksites (AwrashDraft *draft)
{
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_WORKSITES];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      g_autofree char *code = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_CODE);
      gsize territory = 0;
      double number = 0;

      if (code != NULL)
        awrash_i_sheet_once (draft, sheet, row, AWRASH_COLUMN_CODE, seen, code);
      awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &territory);
      check_type (draft, sheet, row);
      check_places (draft, sheet, row);
      awrash_i_read_months (draft, sheet, row, 1, &number);
      awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_COST, 0, &number);
      awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_UTILITY, 1, &number);
    }
}

/* One of a list of words, NULL-terminated. */
static void
check_word (AwrashDraft *draft, const AwrashSheet *sheet, gsize row, AwrashColumnId column,
            const char *const words[])
{
  g_autofree char *text = awrash_i_sheet_code (draft, sheet, row, column);
  g_autofree char *expected = NULL;

  if (text == NULL || g_strv_contains (words, text))
    return;
  expected = g_strjoinv (", ", (char **)(guintptr)words);
  awrash_i_draft_fault (draft, sheet, row, column, _ ("\"%s\" is unknown, expected one of %s"),
                        text, expected);
}

/* Past editions may name a stream that this one no longer has. */
static void
check_past_stream (AwrashDraft *draft, const AwrashSheet *sheet, gsize row)
{
  g_autofree char *stream = awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_STREAM);

  if (stream == NULL || g_str_equal (stream, "*") || awrash_i_stream_is_shipped (stream)
      || awrash_i_draft_find_stream (draft, stream) >= 0)
    return;
  awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_STREAM,
                        _ ("\"%s\" is unknown, expected temporary, sustainable, training, a "
                           "stream of streams.csv or *"),
                        stream);
}

/* What is counted: a unit, or the persons that an edition reached. */
static void
check_past_unit (AwrashDraft *draft, const AwrashSheet *sheet, gsize row)
{
  g_autofree char *text = awrash_i_sheet_text (sheet, row, AWRASH_COLUMN_UNIT);
  AwrashUnit unit = 0;

  if (!g_str_equal (text, "persons") && !g_str_equal (text, "beneficiaries"))
    awrash_i_sheet_unit (draft, sheet, row, AWRASH_UNIT_PLACES, &unit);
}

void
awrash_i_read_history (AwrashDraft *draft)
{
  static const char *const metrics[] = { "quota", "announced", "approved", "actual", NULL };
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_HISTORY];

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      gsize territory = 0;
      double value = 0;

      g_free (awrash_i_sheet_code (draft, sheet, row, AWRASH_COLUMN_EDITION));
      awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &territory);
      check_past_stream (draft, sheet, row);
      check_word (draft, sheet, row, AWRASH_COLUMN_METRIC, metrics);
      check_past_unit (draft, sheet, row);
      if (awrash_i_sheet_number (draft, sheet, row, AWRASH_COLUMN_VALUE, -1, &value) && value < 0)
        awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_VALUE,
                              _ ("is empty, expected a number ≥ 0"));
    }
}

typedef struct
{
  gsize from, to;
} Border;

static int
compare_borders (const void *a, const void *b)
{
  const Border *left = a, *right = b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return (left->to > right->to) - (left->to < right->to);
}

/* Both directions of every row that is sound. */
static gsize
read_borders (AwrashDraft *draft, const AwrashSheet *sheet, Border borders[])
{
  gsize n = 0;

  for (gsize row = 0; row < sheet->n_rows; row++)
    {
      gsize from = 0, to = 0;
      const gboolean has_from
          = awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_TERRITORY, &from);
      const gboolean has_to
          = awrash_i_sheet_territory (draft, sheet, row, AWRASH_COLUMN_NEIGHBOUR, &to);

      if (!has_from || !has_to)
        continue;
      if (from == to)
        {
          awrash_i_draft_fault (draft, sheet, row, AWRASH_COLUMN_NEIGHBOUR,
                                _ ("\"%s\" is the territory itself, expected another one"),
                                draft->programme->territories[to].code);
          continue;
        }
      borders[n++] = (Border){ from, to };
      borders[n++] = (Border){ to, from };
    }
  return n;
}

void
awrash_i_read_adjacency (AwrashDraft *draft)
{
  AwrashProgramme *programme = draft->programme;
  const AwrashSheet *sheet = &draft->sheets[AWRASH_SHEET_ADJACENCY];
  g_autofree Border *borders = awrash_i_draft_array (Border, draft, 2 * sheet->n_rows);
  gsize n = 0, kept = 0;

  programme->neighbours = awrash_i_draft_array (gsize, draft, 2 * sheet->n_rows);
  programme->neighbour_starts = awrash_i_draft_array (gsize, draft, programme->n_territories + 1);
  if (draft->failure != NULL)
    return;
  n = read_borders (draft, sheet, borders);
  qsort (borders, n, sizeof *borders, compare_borders);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && compare_borders (&borders[i - 1], &borders[i]) == 0)
        continue;
      programme->neighbours[kept++] = borders[i].to;
      programme->neighbour_starts[borders[i].from + 1] = kept;
    }
  for (gsize i = 1; i <= programme->n_territories; i++)
    programme->neighbour_starts[i]
        = MAX (programme->neighbour_starts[i], programme->neighbour_starts[i - 1]);
}
