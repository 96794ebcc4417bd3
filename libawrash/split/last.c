/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Last year's places of every province and stream, and what a reading lets them keep of them: at
 * least ceil (f last), at most floor (g last), the floor winning.
 * Source: hold-harmless provisions as <awrash/split.h> words them. Invariant: one edition for all,
 * the latest before the programme's own; whose places it does not tell is not bound. */

#include "split/conditions-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "programme/fold-private.h"

#include <math.h>
#include <string.h>

/* The columns of the history; G_MAXSIZE where there is none. */
typedef struct
{
  const AwrashTable *table;
  gsize edition, territory, stream, metric, unit, value;
} History;

/* What was found of a province and a stream. */
typedef struct
{
  gint rank; /* of its metric: 3 actual, 2 approved, 1 quota, 0 none */
  double places;
} Record;

static gboolean
open_history (const AwrashProgramme *programme, History *history)
{
  static const char *const names[]
      = { "edition", "territory", "stream", "metric", "unit", "value" };
  gsize *const columns[] = { &history->edition, &history->territory, &history->stream,
                             &history->metric,  &history->unit,      &history->value };

  history->table = awrash_programme_get_table (programme, "history");
  for (gsize i = 0; history->table != NULL && i < G_N_ELEMENTS (names); i++)
    if (!awrash_programme_find_column (programme, "history", names[i], columns[i]))
      *columns[i] = G_MAXSIZE;
  return history->table != NULL;
}

static char *
cell_text (const History *history, gsize row, gsize column)
{
  return column == G_MAXSIZE
             ? g_strdup ("")
             : awrash_i_fold_trim (awrash_base_table_get_cell (history->table, row, column));
}

/* Editions by number where both are, else by bytes. */
static int
compare_editions (const char *a, const char *b)
{
  int64_t i, j;

  if (awrash_i_number_parse_integer (a, &i) == AWRASH_NUMBER_READ
      && awrash_i_number_parse_integer (b, &j) == AWRASH_NUMBER_READ)
    return (i > j) - (i < j);
  return strcmp (a, b);
}

static const char *
own_edition (const AwrashProgramme *programme)
{
  const char *edition = awrash_programme_get_option (programme, "programme", "edition");

  return edition != NULL ? edition : awrash_programme_get_option (programme, "programme", "year");
}

/* The latest edition before the programme's own, or of all where that is not told; NULL: none. */
static char *
find_edition (const AwrashProgramme *programme, const History *history)
{
  const char *own = own_edition (programme);
  char *latest = NULL;

  for (gsize row = 0; row < awrash_base_table_get_n_rows (history->table); row++)
    {
      g_autofree char *edition = cell_text (history, row, history->edition);

      if (*edition == '\0' || (own != NULL && compare_editions (edition, own) >= 0)
          || (latest != NULL && compare_editions (edition, latest) <= 0))
        continue;
      g_free (latest);
      latest = g_steal_pointer (&edition);
    }
  return latest;
}

static gint
rank_of (const char *metric)
{
  static const char *const ranks[] = { "quota", "approved", "actual" };

  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_equal (metric, ranks[i]))
      return (gint)i + 1;
  return 0;
}

/* The place of a row among the records; G_MAXSIZE where it is of no province and stream of the
 * programme, of another edition, not in places, or an announcement. */
static gsize
find_record (const AwrashProgramme *programme, const History *history, const char *edition,
             gsize row, gint *rank)
{
  g_autofree char *own = cell_text (history, row, history->edition);
  g_autofree char *code = cell_text (history, row, history->territory);
  g_autofree char *stream = cell_text (history, row, history->stream);
  g_autofree char *metric = cell_text (history, row, history->metric);
  g_autofree char *unit = cell_text (history, row, history->unit);
  gsize territory = GPOINTER_TO_SIZE (g_hash_table_lookup (programme->territory_by_code, code));
  gssize found = awrash_i_stream_find (programme, stream);

  *rank = rank_of (metric);
  if (!g_str_equal (own, edition) || territory == 0 || found < 0 || *rank == 0
      || programme->territories[territory - 1].province < 0
      || (*unit != '\0' && !g_str_equal (unit, "places")))
    return G_MAXSIZE;
  return (gsize)programme->territories[territory - 1].province * programme->n_streams
         + (gsize)found;
}

static gboolean
refuse_twice (const AwrashProgramme *programme, const char *edition, gsize record, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
               _ ("history has two numbers of places for \"%s\" in \"%s\" in edition \"%s\", "
                  "expected one"),
               programme->streams[record % programme->n_streams].code,
               programme->territories[programme->provinces[record / programme->n_streams]].code,
               edition);
  return FALSE;
}

static gboolean
read_rows (const AwrashProgramme *programme, const History *history, const char *edition,
           Record records[], GError **error)
{
  for (gsize row = 0; row < awrash_base_table_get_n_rows (history->table); row++)
    {
      gint rank;
      gsize k = find_record (programme, history, edition, row, &rank);
      double places;

      if (k == G_MAXSIZE || rank < records[k].rank)
        continue;
      if (!awrash_base_table_get_number (history->table, row, history->value, &places, error))
        return FALSE;
      if (rank == records[k].rank && places != records[k].places)
        return refuse_twice (programme, edition, k, error);
      records[k] = (Record){ rank, places };
    }
  return TRUE;
}

gboolean
awrash_split_last (const AwrashProgramme *programme, double last[], GError **error)
{
  gsize n;
  g_autofree Record *records = NULL;
  g_autofree char *edition = NULL;
  History history;

  g_return_val_if_fail (programme != NULL && last != NULL, FALSE);
  n = programme->n_provinces * programme->n_streams;
  records = awrash_i_new (Record, n, error);
  if (records == NULL)
    return FALSE;
  if (open_history (programme, &history))
    edition = find_edition (programme, &history);
  if (edition != NULL && !read_rows (programme, &history, edition, records, error))
    return FALSE;
  for (gsize k = 0; k < n; k++)
    last[k] = records[k].rank > 0 ? records[k].places : NAN;
  return TRUE;
}

/* ── as bounds ──────────────────────────────────────────────────────────────────────────────── */

/* The fractions that a reading gives. */
typedef struct
{
  gboolean is_given;
  AwrashDecimal numerator, denominator;
} Portion;

static gboolean
portion_of (const Portion *portion, double places, gboolean up, int64_t *whole, GError **error)
{
  g_autofree char *text = NULL;

  if (awrash_i_decimal_divide (
          awrash_i_decimal_multiply (portion->numerator, awrash_i_decimal (places)),
          portion->denominator, up, whole)
      && *whole < G_GINT64_CONSTANT (1) << 52)
    return TRUE;
  text = awrash_i_number_format (places);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
               _ ("a part of last year's %s places has too many digits, or is 2^52 or more"), text);
  return FALSE;
}

static gboolean
keep (AwrashModel *model, gsize province, const guint8 types[], double places,
      const Portion portions[2], GError **error)
{
  int64_t lower = 0, upper = AWRASH_UNBOUNDED;

  if (isnan (places))
    return TRUE;
  if (portions[0].is_given && !portion_of (&portions[0], places, TRUE, &lower, error))
    return FALSE;
  if (portions[1].is_given && !portion_of (&portions[1], places, FALSE, &upper, error))
    return FALSE;
  return awrash_i_model_bind (model, model->programme->provinces[province], types, lower,
                              MAX (lower, upper), AWRASH_BOUND_OF_READING, error);
}

gboolean
awrash_i_conditions_last (AwrashModel *model, GError **error)
{
  static const AwrashReadingKey keys[]
      = { AWRASH_READING_AT_LEAST_LAST, AWRASH_READING_AT_MOST_LAST };
  const AwrashProgramme *p = model->programme;
  g_autofree guint8 *types = awrash_i_new (guint8, model->n_types, error);
  g_autofree double *last = NULL;
  Portion portions[2] = { { 0 }, { 0 } };

  for (gsize i = 0; types != NULL && i < G_N_ELEMENTS (keys); i++)
    if (!awrash_i_conditions_fraction (model, keys[i], &portions[i].numerator,
                                       &portions[i].denominator, &portions[i].is_given, error))
      return FALSE;
  if (types != NULL && !portions[0].is_given && !portions[1].is_given)
    return TRUE;
  last = types != NULL ? awrash_i_new (double, model->n_provinces * p->n_streams, error) : NULL;
  if (last == NULL || !awrash_split_last (p, last, error))
    return FALSE;
  for (gsize stream = 0; stream < p->n_streams; stream++)
    {
      for (gsize type = 0; type < p->n_types; type++)
        types[type] = p->types[type].stream == stream;
      for (gsize i = 0; i < model->n_provinces; i++)
        if (!keep (model, i, types, last[i * p->n_streams + stream], portions, error))
          return FALSE;
    }
  return TRUE;
}
