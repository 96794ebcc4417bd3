/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A former plan as one text of a reading, "CODE/type:TYPE=N;…", written from a table and read back
 * by cells, and the cost of departing from it.
 * Source: none. Invariant: cells that the programme no longer has count as nothing; equal former
 * plans give equal texts. */

#include "split/near-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/table-private.h"
#include "base/words-private.h"
#include "programme/columns-private.h"
#include "split/chain-private.h"

#include <inttypes.h>
#include <string.h>

/* More places than any programme has that the split takes on; sums of them stay exact. */
#define LARGEST_TOTAL (G_GINT64_CONSTANT (1) << 50)
#define TYPE_MARK "/type:"

/* ── reading ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
fail_item (const char *item, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
               _ ("near holds \"%s\", expected PROVINCE/type:TYPE=PLACES, parted by ;"), item);
  return FALSE;
}

/* The cell that an item names, -1 where the programme has it no more. */
static gssize
find_cell (const AwrashModel *model, const char *province, const char *code)
{
  const AwrashProgramme *p = model->programme;
  size_t territory;

  if (!awrash_programme_territory_find (p, province, &territory)
      || p->territories[territory].province < 0)
    return -1;
  for (gsize type = 0; type < p->n_types; type++)
    if (strcmp (p->types[type].code, code) == 0)
      return p->territories[territory].province * (gssize)p->n_types + (gssize)type;
  return -1;
}

/* One item, which is cut into its parts. */
static gboolean
read_item (const AwrashModel *model, char *item, int64_t former[], guint8 seen[], int64_t *total,
           GError **error)
{
  g_autofree char *whole = g_strdup (item);
  char *type = strstr (item, TYPE_MARK), *places = strrchr (item, '=');
  int64_t number;
  gssize cell;

  if (type == NULL || places == NULL || places < type + strlen (TYPE_MARK)
      || awrash_i_number_parse_integer (places + 1, &number) != AWRASH_NUMBER_READ || number < 0)
    return fail_item (whole, error);
  if (number > LARGEST_TOTAL - *total)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_OVERFLOW,
                   _ ("near holds \"%s\", expected at most 2^50 places in all"), whole);
      return FALSE;
    }
  *total += number;
  *type = *places = '\0';
  cell = find_cell (model, g_strstrip (item), g_strstrip (type + strlen (TYPE_MARK)));
  if (cell < 0)
    return TRUE;
  if (seen[cell])
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE,
                   _ ("near holds \"%s\", a cell that it has already, expected each once"), whole);
      return FALSE;
    }
  seen[cell] = 1;
  former[cell] = number;
  return TRUE;
}

int64_t *
awrash_i_near_read (const AwrashModel *model, GError **error)
{
  const char *value = model->reading->values[AWRASH_READING_NEAR];
  g_autofree int64_t *former = awrash_i_new (int64_t, model->n_cells, error);
  g_autofree guint8 *seen = former != NULL ? awrash_i_new (guint8, model->n_cells, error) : NULL;
  g_autofree char *text
      = seen != NULL ? awrash_i_copy (char, value, strlen (value) + 1, error) : NULL;
  int64_t total = 0;

  for (char *item = text, *next; item != NULL; item = next)
    {
      next = strchr (item, ';');
      if (next != NULL)
        *next++ = '\0';
      g_strstrip (item);
      if (item[0] != '\0' && !read_item (model, item, former, seen, &total, error))
        return NULL;
    }
  return text != NULL ? g_steal_pointer (&former) : NULL;
}

/* ── what it costs ──────────────────────────────────────────────────────────────────────────── */

int
awrash_i_near_marginal (const AwrashModel *model, const int64_t former[], gboolean rest, gsize arc,
                        int64_t units)
{
  if (arc >= model->n_cells || (model->received[arc % model->n_types] == 0) != rest)
    return 0;
  return units < former[arc] ? -1 : 1;
}

static double
near_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  const AwrashNearCost *near = (const AwrashNearCost *)(const void *)cost;

  return awrash_i_near_marginal (near->model, near->former, near->rest, arc, unit);
}

void
awrash_i_near_init (AwrashNearCost *cost, const AwrashModel *model, const int64_t former[],
                    gboolean rest)
{
  *cost = (AwrashNearCost){ { near_marginal, NULL, 0, NULL }, model, former, rest };
}

gboolean
awrash_i_near_loss (const AwrashReading *reading, AwrashRational *loss, GError **error)
{
  const char *text = reading->values[AWRASH_READING_LOSS];
  g_autoptr (GError) fault = NULL;

  if (!awrash_i_rational_parse (text, loss, &fault) || loss->numerator < 0
      || loss->numerator > loss->denominator)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("loss is \"%s\", expected a number from 0 to 1"), text);
      return FALSE;
    }
  if (loss->numerator > 0 && !awrash_i_reading_amends (reading))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("loss is \"%s\", expected 0 where near names no former plan"), text);
      return FALSE;
    }
  return TRUE;
}

/* Places are below 2^50 and fractions below 2^60: products fit 110 bits. */
int64_t
awrash_i_near_floor (AwrashRational loss, int64_t places)
{
  AwrashWide kept = (AwrashWide)(loss.denominator - loss.numerator) * (AwrashWide)places;
  AwrashWide whole = (AwrashWide)loss.denominator;

  return (int64_t)((kept + whole - 1) / whole);
}

int64_t
awrash_i_near_part (AwrashRational loss, int64_t amount)
{
  AwrashWide whole = (AwrashWide)loss.numerator * (AwrashWide)awrash_i_words_magnitude (amount);

  return (int64_t)(whole / (AwrashWide)loss.denominator);
}

gboolean
awrash_i_near_loses_totals (const AwrashReading *reading)
{
  g_autoptr (GArray) goals = awrash_i_chain_goals (reading);

  return awrash_i_reading_loses (reading) && awrash_i_chain_is_of_totals (goals);
}

/* ── writing ────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const AwrashProgramme *programme;
  const AwrashTable *table;
  AwrashDivisionColumns at;
  GHashTable *seen;  /* of the cells' names, "CODE/type:TYPE" */
  GPtrArray *items;  /* of char * */
  const char *first; /* cell by its name */
  int64_t total;
} Writing;

static const char *
cell_of (const Writing *writing, size_t row, size_t column)
{
  return column == G_MAXSIZE ? "" : awrash_base_table_get_cell (writing->table, row, column);
}

/* The type that a row is about: its type column, else the only type of its stream; NULL where the
 * programme has it no more. */
static const char *
type_of (const Writing *writing, size_t row)
{
  const AwrashProgramme *p = writing->programme;
  const char *code = cell_of (writing, row, writing->at.type);
  const char *stream = cell_of (writing, row, writing->at.stream);
  const char *found = NULL;

  for (gsize t = 0; t < p->n_types; t++)
    if (code[0] != '\0' ? strcmp (p->types[t].code, code) == 0
                        : strcmp (p->streams[p->types[t].stream].code, stream) == 0)
      {
        if (found != NULL)
          return NULL;
        found = p->types[t].code;
      }
  return found;
}

static gboolean
fail_row (const Writing *writing, size_t row, size_t column, AwrashError code, const char *expected,
          GError **error)
{
  g_autofree char *where = awrash_i_table_where (writing->table, row, column);

  g_set_error (error, AWRASH_ERROR, (int)code, _ ("%s: \"%s\", expected %s"), where,
               awrash_base_table_get_cell (writing->table, row, column), expected);
  return FALSE;
}

static gboolean
has_marks (const char *code)
{
  return strpbrk (code, ";=") != NULL || strstr (code, TYPE_MARK) != NULL;
}

static gboolean
write_row (Writing *writing, size_t row, GError **error)
{
  const AwrashProgramme *p = writing->programme;
  const char *code = cell_of (writing, row, writing->at.territory);
  const char *type = type_of (writing, row);
  size_t territory;
  int64_t places = 0;
  char *cell;

  if (!awrash_base_table_get_integer (writing->table, row, writing->at.places, &places, error))
    return FALSE;
  if (places < 0)
    return fail_row (writing, row, writing->at.places, AWRASH_ERROR_VALUE, _ ("a whole number ≥ 0"),
                     error);
  if (places > LARGEST_TOTAL - writing->total)
    return fail_row (writing, row, writing->at.places, AWRASH_ERROR_OVERFLOW,
                     _ ("at most 2^50 in all"), error);
  writing->total += places;
  if (type == NULL || !awrash_programme_territory_find (p, code, &territory)
      || p->territories[territory].province < 0)
    return TRUE;
  if (has_marks (code) || has_marks (type))
    return fail_row (writing, row, writing->at.territory, AWRASH_ERROR_SYNTAX,
                     _ ("codes without ; = and /type: in them"), error);
  cell = g_strconcat (code, TYPE_MARK, type, NULL);
  if (!g_hash_table_add (writing->seen, cell))
    return fail_row (writing, row, writing->at.territory, AWRASH_ERROR_DUPLICATE,
                     _ ("one row for a type in a province"), error);
  if (writing->first == NULL || strcmp (cell, writing->first) < 0)
    writing->first = cell;
  if (places > 0)
    g_ptr_array_add (writing->items, g_strdup_printf ("%s=%" PRId64, cell, places));
  return TRUE;
}

static int
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

gboolean
awrash_split_near (AwrashReading *reading, const AwrashProgramme *programme,
                   const AwrashTable *plan, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  Writing writing = { programme, plan, { 0 }, seen, items, NULL, 0 };
  g_autofree char *text = NULL;

  g_return_val_if_fail (reading != NULL && programme != NULL && plan != NULL, FALSE);
  if (!awrash_i_division_columns (writing.table, &writing.at, error))
    return FALSE;
  for (size_t row = 0; row < awrash_base_table_get_n_rows (plan); row++)
    if (!write_row (&writing, row, error))
      return FALSE;
  if (writing.first == NULL)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                   _ ("%s has no cell of the programme, expected a former plan of it"),
                   awrash_base_table_get_name (plan));
      return FALSE;
    }
  /* A plan without any place is no missing plan. */
  if (items->len == 0)
    g_ptr_array_add (items, g_strconcat (writing.first, "=0", NULL));
  g_ptr_array_sort (items, by_bytes);
  g_ptr_array_add (items, NULL);
  text = g_strjoinv (";", (char **)items->pdata);
  return awrash_split_reading_set (reading, "near", text, error);
}
