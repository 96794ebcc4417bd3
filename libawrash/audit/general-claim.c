/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a claim and its tree. Everything is checked for its form, since the text may come from
 * anywhere. Source: libawrash/split/general-claim.c writes it. Invariant: nothing is believed here;
 * items that are no columns or rows of the question are errors. */

#include "audit/general-private.h"

#include "audit/claim-member-private.h"

#include "allot/mixed-blocks-private.h"
#include "base/i18n-private.h"
#include "base/memory-private.h"

#include <math.h>
#include <string.h>

#define LARGEST (G_GINT64_CONSTANT (1) << 60)

typedef struct
{
  const AwrashMixed *mixed;
  gsize n_items;
  gsize *items; /* [n_items]: columns, then n + rows */
} Reading;

/* How columns and rows of the whole stand in a block; NULL: the whole itself. */
typedef struct
{
  const AwrashBlocks *blocks;
  gsize block, n, m;
  const gsize *row_place; /* [m of the whole] */
} Place;

void
awrash_i_general_claim_clear (AwrashGeneralClaim *claim)
{
  g_clear_pointer (&claim->tree, awrash_i_branching_free);
}

const char *
awrash_i_general_claim_name (JsonArray *claims, guint i)
{
  JsonNode *node = i < json_array_get_length (claims) ? json_array_get_element (claims, i) : NULL;
  JsonNode *name = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                       ? json_object_get_member (json_node_get_object (node), "question")
                       : NULL;

  return awrash_i_member_is_text (name) ? json_node_get_string (name) : NULL;
}

static gboolean
malformed (GError **error)
{
  return awrash_i_member_malformed ("claims", _ ("a list of questions with their trees"), error);
}

/* ── items ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_items (Reading *reading, JsonArray *array, char *const names[], GError **error)
{
  gsize size = reading->mixed->n + reading->mixed->m;
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  reading->n_items = json_array_get_length (array);
  reading->items = awrash_i_new (gsize, reading->n_items, error);
  if (reading->items == NULL)
    return FALSE;
  for (gsize k = 0; k < size; k++)
    g_hash_table_insert (places, names[k], GSIZE_TO_POINTER (k + 1));
  for (guint k = 0; k < reading->n_items; k++)
    {
      JsonNode *node = json_array_get_element (array, k);
      gsize place
          = awrash_i_member_is_text (node)
                ? GPOINTER_TO_SIZE (g_hash_table_lookup (places, json_node_get_string (node)))
                : 0;

      if (place == 0)
        return awrash_i_member_malformed (
            awrash_i_member_is_text (node) ? json_node_get_string (node) : "items",
            _ ("a cell or a bound of the question"), error);
      reading->items[k] = place - 1;
    }
  return TRUE;
}

/* An item by its number, as a place in the whole or in a block; FALSE: it is none there. */
static gboolean
find_item (const Reading *reading, JsonNode *node, const Place *at, gsize *item)
{
  int64_t k = awrash_i_member_is_integer (node) ? json_node_get_int (node) : -1;
  gsize n = reading->mixed->n;

  if (k < 0 || (gsize)k >= reading->n_items)
    return FALSE;
  *item = reading->items[k];
  if (at == NULL)
    return TRUE;
  if (*item < n)
    {
      if (at->blocks->of_column[*item] != at->block)
        return FALSE;
      *item = at->blocks->place[*item];
      return TRUE;
    }
  if (at->blocks->of_row[*item - n] != at->block)
    return FALSE;
  *item = at->n + at->row_place[*item - n];
  return TRUE;
}

/* [[row, price], …] into price[m]. */
static gboolean
read_prices (const Reading *reading, JsonArray *array, const Place *at, gsize n, gsize m,
             int64_t price[])
{
  for (guint k = 0; k < json_array_get_length (array); k++)
    {
      JsonArray *row = awrash_i_member_get_row (array, k, 2);
      JsonNode *value = row != NULL ? json_array_get_element (row, 1) : NULL;
      gsize item;

      if (!awrash_i_member_is_integer (value)
          || !find_item (reading, json_array_get_element (row, 0), at, &item) || item < n
          || item >= n + m || json_node_get_int (value) > LARGEST
          || json_node_get_int (value) < -LARGEST)
        return FALSE;
      price[item - n] = json_node_get_int (value);
    }
  return TRUE;
}

/* ── trees ──────────────────────────────────────────────────────────────────────────────────── */

static AwrashBranching *read_tree (const Reading *reading, JsonObject *object, const Place *at,
                                   gsize n, gsize m, GError **error);

/* One part: its bound and its tree. */
static gboolean
read_part (const Reading *reading, JsonNode *node, const Place *at, gsize b, AwrashParting *parting,
           GError **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return malformed (error);
  object = json_node_get_object (node);
  if (!awrash_i_member_get_integer (object, "least", &parting->least[b], error))
    return FALSE;
  parting->parts[b] = read_tree (reading, object, at, at->n, at->m, error);
  return parting->parts[b] != NULL;
}

static gboolean
read_links (const Reading *reading, JsonArray *links, AwrashParting *parting)
{
  for (guint k = 0; k < parting->n_links; k++)
    {
      JsonArray *row = awrash_i_member_get_row (links, k, 2);
      JsonNode *value = row != NULL ? json_array_get_element (row, 1) : NULL;

      if (!awrash_i_member_is_integer (value)
          || !find_item (reading, json_array_get_element (row, 0), NULL, &parting->links[k])
          || parting->links[k] < reading->mixed->n)
        return FALSE;
      parting->links[k] -= reading->mixed->n;
      parting->price[k] = json_node_get_int (value);
    }
  return TRUE;
}

/* The parts in the order of the blocks that the links leave. */
static gboolean
read_parts (const Reading *reading, JsonArray *parts, AwrashParting *parting, GError **error)
{
  const AwrashMixed *mixed = reading->mixed;
  g_autoptr (AwrashBlocks) blocks
      = awrash_i_blocks_new (mixed, parting->n_links, parting->links, error);
  g_autofree gsize *row_place = blocks != NULL ? awrash_i_new (gsize, mixed->m, error) : NULL;

  if (row_place == NULL)
    return FALSE;
  if (blocks->n_blocks != parting->n_parts)
    return malformed (error);
  for (gsize b = 0; b < blocks->n_blocks; b++)
    {
      Place at = { blocks, b, blocks->size[b], 0, row_place };

      for (gsize i = 0; i < mixed->m; i++)
        if (blocks->of_row[i] == b)
          row_place[i] = at.m++;
      if (!read_part (reading, json_array_get_element (parts, (guint)b), &at, b, parting, error))
        return FALSE;
    }
  return TRUE;
}

static AwrashParting *
read_parting (const Reading *reading, JsonObject *object, GError **error)
{
  AwrashParting *parting = g_new0 (AwrashParting, 1);
  JsonArray *links = NULL, *parts = NULL;
  int64_t digits;
  gboolean is_read = awrash_i_member_get_array (object, "links", &links, error)
                     && awrash_i_member_get_array (object, "parts", &parts, error)
                     && awrash_i_member_get_integer (object, "digits", &digits, error);

  if (is_read)
    {
      parting->digits = (int)CLAMP (digits, -1, 1000);
      parting->n_links = json_array_get_length (links);
      parting->n_parts = json_array_get_length (parts);
      parting->links = awrash_i_new (gsize, parting->n_links, error);
      parting->price = parting->links ? awrash_i_new (int64_t, parting->n_links, error) : NULL;
      parting->least = parting->price ? awrash_i_new (int64_t, parting->n_parts, error) : NULL;
      parting->parts
          = parting->least ? awrash_i_new (AwrashBranching *, parting->n_parts, error) : NULL;
      is_read = parting->parts != NULL;
      if (is_read && !read_links (reading, links, parting))
        is_read = malformed (error);
      is_read = is_read && read_parts (reading, parts, parting, error);
    }
  if (is_read)
    return parting;
  awrash_i_parting_free (parting);
  return NULL;
}

static gboolean
read_sides (const Reading *reading, JsonArray *sides, const Place *at, AwrashBranch *branch)
{
  for (guint k = 0; k < 4; k++)
    if (json_array_get_length (sides) != 4
        || !awrash_i_member_is_integer (json_array_get_element (sides, k)))
      return FALSE;
  branch->at = json_array_get_int_element (sides, 1);
  branch->left = (gssize)json_array_get_int_element (sides, 2);
  branch->right = (gssize)json_array_get_int_element (sides, 3);
  return find_item (reading, json_array_get_element (sides, 0), at, &branch->item)
         && branch->left >= 0 && branch->right >= 0;
}

static gboolean
read_branch (const Reading *reading, JsonNode *node, const Place *at, gsize n, gsize m,
             AwrashBranch *branch, GError **error)
{
  JsonObject *object
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *array;

  if (object == NULL)
    return malformed (error);
  branch->is_ray = json_object_has_member (object, "ray");
  if (branch->is_ray || json_object_has_member (object, "prices"))
    {
      if (!awrash_i_member_get_array (object, branch->is_ray ? "ray" : "prices", &array, error))
        return FALSE;
      branch->price = awrash_i_new (int64_t, m, error);
      if (branch->price == NULL)
        return FALSE;
      if (!read_prices (reading, array, at, n, m, branch->price))
        return malformed (error);
    }
  if (json_object_has_member (object, "parts"))
    {
      if (at != NULL)
        return malformed (error);
      branch->parting = read_parting (reading, object, error);
      if (branch->parting == NULL)
        return FALSE;
    }
  if (!json_object_has_member (object, "branch"))
    return TRUE;
  if (!awrash_i_member_get_array (object, "branch", &array, error))
    return FALSE;
  return read_sides (reading, array, at, branch) || malformed (error);
}

static AwrashBranching *
read_tree (const Reading *reading, JsonObject *object, const Place *at, gsize n, gsize m,
           GError **error)
{
  g_autoptr (AwrashBranching) tree = awrash_i_branching_new ();
  JsonArray *array;

  if (!awrash_i_member_get_array (object, "tree", &array, error))
    return NULL;
  for (guint k = 0; k < json_array_get_length (array); k++)
    {
      AwrashBranch branch = { 0 };
      gboolean is_read;

      branch.left = branch.right = -1;
      is_read = read_branch (reading, json_array_get_element (array, k), at, n, m, &branch, error);
      awrash_i_branching_add (tree, &branch);
      if (!is_read)
        return NULL;
    }
  return g_steal_pointer (&tree);
}

/* ── the claim ──────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_least (JsonObject *object, const AwrashMixed *mixed, AwrashGeneralClaim *claim, GError **error)
{
  JsonNode *node = json_object_get_member (object, "least");
  double value;

  claim->is_empty = node == NULL;
  if (claim->is_empty)
    return TRUE;
  if (awrash_i_member_is_integer (node) && mixed->is_whole)
    {
      claim->least = (AwrashLong)json_node_get_int (node) * ((AwrashLong)1 << mixed->bits);
      return TRUE;
    }
  value = awrash_i_member_is_number (node) ? json_node_get_double (node) : NAN;
  if (mixed->is_whole || !(fabs (ldexp (value, mixed->bits)) < 0x1p119))
    return awrash_i_member_malformed ("least", _ ("a bound of the question"), error);
  claim->least = (AwrashLong)floor (ldexp (value, mixed->bits));
  return TRUE;
}

static gboolean
read_ranks (JsonArray *array, gsize n, int64_t rank[])
{
  if (json_array_get_length (array) != n)
    return FALSE;
  for (gsize p = 0; p < n; p++)
    {
      JsonNode *node = json_array_get_element (array, (guint)p);

      if (!awrash_i_member_is_integer (node) || json_node_get_int (node) > LARGEST
          || json_node_get_int (node) < -LARGEST)
        return FALSE;
      rank[p] = json_node_get_int (node);
    }
  return TRUE;
}

gboolean
awrash_i_general_claim_gini (JsonArray *claims, guint i, gsize n, double *ratio, int64_t **rank,
                             GError **error)
{
  JsonObject *object = json_node_get_object (json_array_get_element (claims, i));
  JsonNode *node = json_object_get_member (object, "ratio");
  JsonArray *array;

  *rank = NULL;
  *ratio = node == NULL ? 0 : awrash_i_member_is_number (node) ? json_node_get_double (node) : NAN;
  if (node != NULL && !(*ratio > 0 && *ratio <= 1))
    return awrash_i_member_malformed ("ratio", _ ("a number above 0, at most 1"), error);
  if (!json_object_has_member (object, "ranks"))
    return TRUE;
  if (!awrash_i_member_get_array (object, "ranks", &array, error))
    return FALSE;
  *rank = awrash_i_new (int64_t, n, error);
  if (*rank == NULL || read_ranks (array, n, *rank))
    return *rank != NULL;
  g_clear_pointer (rank, g_free);
  return awrash_i_member_malformed ("ranks", _ ("a number for each who is compared"), error);
}

gboolean
awrash_i_general_claim_read (JsonArray *claims, guint i, const AwrashMixed *mixed,
                             char *const names[], AwrashGeneralClaim *claim, GError **error)
{
  Reading reading = { mixed, 0, NULL };
  JsonObject *object;
  JsonArray *items;
  gboolean is_read;

  *claim = (AwrashGeneralClaim){ .question = awrash_i_general_claim_name (claims, i) };
  if (claim->question == NULL)
    return malformed (error);
  object = json_node_get_object (json_array_get_element (claims, i));
  is_read = awrash_i_member_get_array (object, "items", &items, error)
            && read_items (&reading, items, names, error)
            && read_least (object, mixed, claim, error);
  if (is_read)
    claim->tree = read_tree (&reading, object, NULL, mixed->n, mixed->m, error);
  g_free (reading.items);
  return claim->tree != NULL;
}
