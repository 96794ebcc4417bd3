/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A programme with its rows in the order of codes: territories; streams, and types in each; bounds,
 * pools and shares by their territories and by what they are on. Who works on this and gives the
 * answer back cannot depend on the order in which rows were given. Source: none. Invariant: it is
 * the same for every order of the same rows; what stands in it is the given programme's, which
 * outlives it; neighbours are not told. */

#include "programme/ordering-private.h"

#include "base/memory-private.h"

#include <string.h>

/* ── the rows in that order ─────────────────────────────────────────────────────────────────── */

static void
put_territories (AwrashOrdering *ordering)
{
  const AwrashProgramme *given = ordering->given;
  AwrashProgramme *made = ordering->made;
  const AwrashOrder *order = &ordering->territories;

  for (gsize i = 0; i < order->n; i++)
    {
      AwrashTerritory *own = &made->territories[i];

      *own = given->territories[order->row[i]];
      g_hash_table_insert (made->territory_by_code, own->code, GSIZE_TO_POINTER (i + 1));
      if (own->parent >= 0)
        own->parent = (gssize)order->place[own->parent];
      if (own->province < 0)
        continue;
      made->given_provinces[made->n_provinces] = (gsize)own->province;
      own->province = (gssize)made->n_provinces;
      made->provinces[made->n_provinces++] = i;
    }
}

static void
put_types (AwrashOrdering *ordering)
{
  const AwrashProgramme *given = ordering->given;
  AwrashProgramme *made = ordering->made;
  const AwrashOrder *order = &ordering->types;
  const gsize n_groups = given->groups->len;

  for (gsize i = 0; i < ordering->streams.n; i++)
    made->streams[i] = given->streams[ordering->streams.row[i]];
  for (gsize i = 0; i < order->n; i++)
    {
      AwrashType *own = &made->types[i];

      *own = given->types[order->row[i]];
      own->stream = ordering->streams.place[own->stream];
      if (own->variant_of >= 0)
        own->variant_of = (gssize)order->place[own->variant_of];
      made->given_types[i] = order->row[i];
      if (n_groups > 0)
        memcpy (made->group_shares + i * n_groups, given->group_shares + order->row[i] * n_groups,
                n_groups * sizeof (double));
    }
}

/* What a bound covers, which all that are on the same share. */
static guint8 *
cover (AwrashOrdering *ordering, const AwrashBound *bound, GError **error)
{
  GHashTable *covers = ordering->made->covers;
  const AwrashOrder *types = &ordering->types;
  guint8 *known = g_hash_table_lookup (covers, bound->of);

  if (known != NULL)
    return known;
  known = awrash_i_room (guint8, types->n, error);
  if (known == NULL)
    return NULL;
  for (gsize i = 0; i < types->n; i++)
    known[i] = bound->covers[types->row[i]];
  g_hash_table_insert (covers, bound->of, known);
  return known;
}

static gboolean
put_bounds (AwrashOrdering *ordering, GError **error)
{
  const AwrashOrder *order = &ordering->bounds;

  for (gsize i = 0; i < order->n; i++)
    {
      AwrashBound *own = &ordering->made->bounds[i];

      *own = ordering->given->bounds[order->row[i]];
      own->territory = ordering->territories.place[own->territory];
      own->covers = cover (ordering, own, error);
      if (own->covers == NULL)
        return FALSE;
      if (own->only > 0)
        own->only = ordering->types.place[own->only - 1] + 1;
    }
  return TRUE;
}

static void
put_persons (AwrashOrdering *ordering)
{
  const AwrashProgramme *given = ordering->given;
  const gsize *place = ordering->territories.place;

  for (gsize i = 0; i < ordering->shares.n; i++)
    {
      AwrashShare *own = &ordering->made->shares[i];

      *own = given->shares[ordering->shares.row[i]];
      own->territory = place[own->territory];
    }
  for (gsize i = 0; i < ordering->pools.n; i++)
    {
      AwrashPoolRow *own = &ordering->made->pools[i];

      *own = given->pools[ordering->pools.row[i]];
      own->territory = place[own->territory];
    }
}

/* What both share, and room for what stands in another order. */
static gboolean
open_made (AwrashProgramme *made, const AwrashProgramme *given, GError **error)
{
  g_atomic_ref_count_init (&made->references);
  made->given = given;
  made->ordered = made;
  made->options = g_key_file_ref (given->options);
  made->tables = g_ptr_array_ref (given->tables);
  made->notices = g_ptr_array_ref (given->notices);
  made->readings = g_ptr_array_ref (given->readings);
  made->option_values = g_hash_table_ref (given->option_values);
  made->groups = g_ptr_array_ref (given->groups);
  made->hash = given->hash;
  made->territory_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  made->covers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  made->n_territories = given->n_territories;
  made->n_streams = given->n_streams;
  made->n_types = given->n_types;
  made->n_bounds = given->n_bounds;
  made->n_shares = given->n_shares;
  made->n_pools = given->n_pools;
  made->territories = awrash_i_room (AwrashTerritory, made->n_territories, error);
  made->provinces = awrash_i_room (gsize, given->n_provinces, error);
  made->given_provinces = awrash_i_room (gsize, given->n_provinces, error);
  made->streams = awrash_i_room (AwrashStream, made->n_streams, error);
  made->types = awrash_i_room (AwrashType, made->n_types, error);
  made->given_types = awrash_i_room (gsize, made->n_types, error);
  made->group_shares = awrash_i_room (double, made->n_types * given->groups->len, error);
  made->bounds = awrash_i_room (AwrashBound, made->n_bounds, error);
  made->shares = awrash_i_room (AwrashShare, made->n_shares, error);
  made->pools = awrash_i_room (AwrashPoolRow, made->n_pools, error);
  return made->territories != NULL && made->provinces != NULL && made->given_provinces != NULL
         && made->streams != NULL && made->types != NULL && made->given_types != NULL
         && made->group_shares != NULL && made->bounds != NULL && made->shares != NULL
         && made->pools != NULL;
}

/* *made NULL: the rows are in order already. */
static gboolean
make (const AwrashProgramme *given, AwrashProgramme **made, GError **error)
{
  AwrashOrdering ordering = { .given = given };
  gboolean done = awrash_i_ordering_find (&ordering, error);

  if (done && !awrash_i_ordering_is_given (&ordering))
    {
      ordering.made = *made = g_new0 (AwrashProgramme, 1);
      done = open_made (*made, given, error);
      if (done)
        {
          put_territories (&ordering);
          put_types (&ordering);
          put_persons (&ordering);
        }
      done = done && put_bounds (&ordering, error)
             && (given->other_bounds == NULL || awrash_i_programme_find_cell_bounds (*made, error));
    }
  awrash_i_ordering_clear (&ordering);
  if (!done)
    g_clear_pointer (made, awrash_programme_unref);
  return done;
}

gboolean
awrash_i_programme_order (AwrashProgramme *programme, GError **error)
{
  AwrashProgramme *made = NULL;

  if (!make (programme, &made, error))
    return FALSE;
  programme->ordered = made != NULL ? made : programme;
  return TRUE;
}

AwrashProgramme *
awrash_i_programme_in_order (const AwrashProgramme *programme, GError **error)
{
  AwrashProgramme *same = (AwrashProgramme *)(guintptr)programme, *made = NULL;

  if (programme->ordered != NULL)
    return awrash_programme_ref (programme->ordered);
  if (!make (programme, &made, error))
    return NULL;
  return made != NULL ? made : awrash_programme_ref (same);
}

void
awrash_i_programme_free_ordered (AwrashProgramme *ordered)
{
  g_clear_pointer (&ordered->options, g_key_file_unref);
  g_clear_pointer (&ordered->tables, g_ptr_array_unref);
  g_clear_pointer (&ordered->notices, g_ptr_array_unref);
  g_clear_pointer (&ordered->readings, g_ptr_array_unref);
  g_clear_pointer (&ordered->option_values, g_hash_table_unref);
  g_clear_pointer (&ordered->groups, g_ptr_array_unref);
  g_clear_pointer (&ordered->territory_by_code, g_hash_table_unref);
  g_clear_pointer (&ordered->covers, g_hash_table_unref);
  g_free (ordered->territories);
  g_free (ordered->provinces);
  g_free (ordered->given_provinces);
  g_free (ordered->streams);
  g_free (ordered->types);
  g_free (ordered->given_types);
  g_free (ordered->group_shares);
  g_free (ordered->bounds);
  g_free (ordered->cells.lower);
  g_free (ordered->other_bounds);
  g_free (ordered->shares);
  g_free (ordered->pools);
  g_free (ordered);
}

/* ── and back ───────────────────────────────────────────────────────────────────────────────── */

void
awrash_i_programme_put_cells_in_order (const AwrashProgramme *ordered, const int64_t given[],
                                       int64_t values[])
{
  for (gsize cell = 0; cell < ordered->n_provinces * ordered->n_types; cell++)
    values[cell] = given[awrash_i_programme_given_cell (ordered, cell)];
}

gboolean
awrash_i_programme_give_provinces_back (const AwrashProgramme *ordered, double values[],
                                        GError **error)
{
  g_autofree double *own = NULL;

  if (ordered->given == NULL)
    return TRUE;
  own = awrash_i_copy (double, values, ordered->n_provinces, error);
  for (gsize i = 0; own != NULL && i < ordered->n_provinces; i++)
    values[awrash_i_programme_given_province (ordered, i)] = own[i];
  return own != NULL;
}

gboolean
awrash_i_programme_give_cells_back (const AwrashProgramme *ordered, int64_t values[],
                                    GError **error)
{
  const gsize n = ordered->n_provinces * ordered->n_types;
  g_autofree int64_t *own = NULL;

  if (ordered->given == NULL)
    return TRUE;
  own = awrash_i_copy (int64_t, values, n, error);
  for (gsize cell = 0; own != NULL && cell < n; cell++)
    values[awrash_i_programme_given_cell (ordered, cell)] = own[cell];
  return own != NULL;
}
