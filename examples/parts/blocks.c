/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places of a selection as options say them: one block, or several that are filled in the order
 * in which they are given, each for everybody or for those with a value in one column. Source: the
 * options of a command. Invariant: a block is named once. */

#include "candidates.h"
#include "sample.h"

#include <string.h>

int64_t
candidates_places (const Candidates *candidates)
{
  int64_t sum = 0;

  for (gsize b = 0; b < candidates->n_blocks; b++)
    sum += candidates->size[b];
  return sum;
}

/* "NAME=PLACES", the places whole. */
static gboolean
part_places (const char *option, const char *text, char **name, int64_t *places, GError **error)
{
  double number;

  if (!candidates_part (option, text, name, &number, error))
    return FALSE;
  if (!(number >= 0 && number <= 1e9) || number != (double)(int64_t)number)
    {
      manners_misuse (error, _ ("%s is \"%s\", expected a whole number of places"), option, text);
      return FALSE;
    }
  *places = (int64_t)number;
  return TRUE;
}

/* ── blocks ─────────────────────────────────────────────────────────────────────────────────── */

/* The block of a name that has so many bytes; n_blocks for none. */
static gsize
find_block (const Candidates *c, const char *name, gsize length)
{
  gsize b = 0;

  while (
      b < c->n_blocks
      && (strlen (c->block_names[b]) != length || strncmp (c->block_names[b], name, length) != 0))
    b++;
  return b;
}

/* Those with a value in the column of categories are of the category of that number. */
static gboolean
mark_category (Candidates *c, const char *column_name, const char *value, int64_t category,
               GError **error)
{
  gboolean is_met = FALSE;
  gsize column;

  if (!sample_find_column (c->table, column_name, &column, error))
    return FALSE;
  for (gsize i = 0; i < c->n; i++)
    if (strcmp (awrash_base_table_get_cell (c->table, i, column), value) == 0)
      {
        c->category[i] = category;
        is_met = TRUE;
      }
  if (!is_met)
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                 _ ("%s: nobody has \"%s\" in column \"%s\""),
                 awrash_base_table_get_name (c->table), value, column_name);
  return is_met;
}

/* Whom a block is for: "NAME:VALUE". Blocks of the same value are for the same persons. */
static gboolean
read_category (Candidates *c, const char *column, const char *value, char *values[], GError **error)
{
  const gsize b = c->n_blocks;

  c->category_of[b] = -1;
  if (value == NULL)
    return TRUE;
  if (column == NULL)
    {
      manners_misuse (error,
                      _ ("--block is for \"%s\", and --category is missing, expected the "
                         "column that says whom blocks are for"),
                      value);
      return FALSE;
    }
  for (gsize other = 0; other < b && c->category_of[b] < 0; other++)
    if (values[other] != NULL && strcmp (values[other], value) == 0)
      c->category_of[b] = c->category_of[other];
  if (c->category_of[b] >= 0)
    return TRUE;
  c->category_of[b] = (int64_t)b;
  return mark_category (c, column, value, (int64_t)b, error);
}

static gboolean
read_block (Candidates *c, const char *text, const char *column, char *values[], GError **error)
{
  const gsize b = c->n_blocks;
  char *colon;

  if (!part_places ("--block", text, &c->block_names[b], &c->size[b], error))
    return FALSE;
  colon = strchr (c->block_names[b], ':');
  if (colon != NULL)
    {
      values[b] = g_strdup (colon + 1);
      *colon = '\0';
    }
  if (c->block_names[b][0] == '\0' || strchr (c->block_names[b], '/') != NULL
      || find_block (c, c->block_names[b], strlen (c->block_names[b])) < b)
    {
      manners_misuse (error, _ ("--block is \"%s\", expected a name without a stroke, each once"),
                      text);
      return FALSE;
    }
  if (!read_category (c, column, values[b], values, error))
    return FALSE;
  c->n_blocks++;
  return TRUE;
}

static gboolean
read_keep (Candidates *c, char *const *keep, GError **error)
{
  for (gsize k = 0; keep != NULL && keep[k] != NULL; k++)
    {
      gsize b = find_block (c, keep[k], strlen (keep[k]));

      if (b == c->n_blocks)
        {
          manners_misuse (error, _ ("--keep is \"%s\", expected a block that --block names"),
                          keep[k]);
          return FALSE;
        }
      c->keeps[b] = 1;
    }
  return TRUE;
}

gboolean
blocks_read (Candidates *c, const CandidateColumns *columns, GError **error)
{
  const gsize n = columns->blocks != NULL ? g_strv_length (columns->blocks) : 0;
  g_autofree char **values = g_new0 (char *, n + 1);
  gboolean is_fine = TRUE;

  c->block_names = g_new0 (char *, n + 2);
  c->size = g_new0 (int64_t, n + 1);
  c->keeps = g_new0 (int64_t, n + 1);
  c->category_of = g_new0 (int64_t, n + 1);
  c->category = g_new0 (int64_t, c->n + 1);
  for (gsize i = 0; i < c->n; i++)
    c->category[i] = -1;
  for (gsize k = 0; is_fine && k < n; k++)
    is_fine = read_block (c, columns->blocks[k], columns->category, values, error);
  for (gsize k = 0; k < n; k++)
    g_clear_pointer (&values[k], g_free);
  if (n == 0)
    {
      c->block_names[0] = g_strdup ("open");
      c->size[0] = columns->size;
      c->category_of[0] = -1;
      c->n_blocks = 1;
    }
  return is_fine && read_keep (c, n > 0 ? columns->keep : NULL, error);
}

/* ── reserves ───────────────────────────────────────────────────────────────────────────────── */

/* In several blocks "NAME/" comes first; what follows it. */
static const char *
part_block (const Candidates *c, const char *name, gsize *block, GError **error)
{
  const char *stroke = strchr (name, '/');

  *block = 0;
  if (c->n_blocks == 1)
    return name;
  *block = stroke != NULL ? find_block (c, name, (gsize)(stroke - name)) : c->n_blocks;
  if (*block < c->n_blocks)
    return stroke + 1;
  manners_misuse (error,
                  _ ("--reserve is for \"%s\", expected a block that --block names, a stroke "
                     "and COLUMN:VALUE"),
                  name);
  return NULL;
}

gboolean
blocks_read_reserves (Candidates *c, char *const *reserves, GError **error)
{
  g_autofree int64_t *table = g_new0 (int64_t, c->n_blocks * CANDIDATES_MOST_TRAITS);
  g_autofree gboolean *is_given = g_new0 (gboolean, c->n_blocks * CANDIDATES_MOST_TRAITS);

  for (gsize k = 0; reserves != NULL && reserves[k] != NULL; k++)
    {
      g_autofree char *name = NULL;
      const char *group;
      int64_t places;
      gsize block, trait;

      if (!part_places ("--reserve", reserves[k], &name, &places, error)
          || (group = part_block (c, name, &block, error)) == NULL
          || (trait = candidates_trait (c, group, error)) == CANDIDATES_MOST_TRAITS)
        return FALSE;
      if (is_given[block * CANDIDATES_MOST_TRAITS + trait])
        {
          manners_misuse (error, _ ("--reserve is given twice for \"%s\""), name);
          return FALSE;
        }
      is_given[block * CANDIDATES_MOST_TRAITS + trait] = TRUE;
      table[block * CANDIDATES_MOST_TRAITS + trait] = places;
    }
  c->reserved = g_new0 (int64_t, c->n_blocks * c->n_traits + 1);
  for (gsize b = 0; b < c->n_blocks; b++)
    for (gsize t = 0; t < c->n_traits; t++)
      c->reserved[b * c->n_traits + t] = table[b * CANDIDATES_MOST_TRAITS + t];
  return TRUE;
}
