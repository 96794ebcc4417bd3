/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A claim and its tree as JSON. Rows and columns are told by their names, each once in a list.
 * Source: the contract of awrash_audit_certificate(); RFC 8259. Invariant: who knows the problem
 * needs this text, and nothing else, to follow the proof. */

#include "allot/mixed-claim-private.h"

#include "allot/mixed-blocks-private.h"
#include "base/certificate-text-private.h"
#include "base/memory-private.h"

#include <math.h>

typedef struct
{
  GString *text;
  char **names;      /* of the problem's columns, then rows */
  gsize *number;     /* [n + m]: 1 + the place in the list, 0: not told yet */
  GPtrArray *listed; /* of char *, not owned */
  const AwrashMixed *mixed;
} Writing;

/* How a block's columns and rows are those of the whole; NULL: they are the whole. */
typedef struct
{
  gsize *column, *row;
  gsize n;
} Mapping;

static void
put_number (GString *text, int64_t value)
{
  awrash_i_certificate_put_next (text);
  awrash_i_certificate_put_number (text, value);
}

/* The number of an item in the list, which it joins when it is first told. */
static int64_t
number_of (Writing *w, gsize item, const Mapping *mapping)
{
  gsize own = item;

  if (mapping != NULL)
    own = item < mapping->n ? mapping->column[item] : w->mixed->n + mapping->row[item - mapping->n];
  if (w->number[own] == 0)
    {
      g_ptr_array_add (w->listed, w->names[own]);
      w->number[own] = w->listed->len;
    }
  return (int64_t)w->number[own] - 1;
}

static void
put_pair (Writing *w, gsize item, const Mapping *mapping, int64_t value)
{
  awrash_i_certificate_put_next (w->text);
  g_string_append_c (w->text, '[');
  put_number (w->text, number_of (w, item, mapping));
  put_number (w->text, value);
  g_string_append_c (w->text, ']');
}

static gboolean put_tree (Writing *w, const AwrashBranching *tree, gsize n, gsize m,
                          const Mapping *mapping, GError **error);

/* ── blocks ─────────────────────────────────────────────────────────────────────────────────── */

/* The columns and rows of a block, in their order. */
static void
map_block (const AwrashBlocks *blocks, gsize block, Mapping *mapping, gsize *n_rows)
{
  mapping->n = *n_rows = 0;
  for (gsize j = 0; j < blocks->mixed->n; j++)
    if (blocks->of_column[j] == block)
      mapping->column[mapping->n++] = j;
  for (gsize i = 0; i < blocks->mixed->m; i++)
    if (blocks->of_row[i] == block)
      mapping->row[(*n_rows)++] = i;
}

static gboolean
put_parts (Writing *w, const AwrashParting *parting, GError **error)
{
  g_autoptr (AwrashBlocks) blocks
      = awrash_i_blocks_new (w->mixed, parting->n_links, parting->links, error);
  g_autofree gsize *columns = blocks ? awrash_i_new (gsize, w->mixed->n, error) : NULL;
  g_autofree gsize *rows = columns ? awrash_i_new (gsize, w->mixed->m, error) : NULL;
  Mapping mapping = { columns, rows, 0 };
  gsize n_rows;

  if (rows == NULL)
    return FALSE;
  awrash_i_certificate_put_key (w->text, "digits");
  g_string_append_printf (w->text, "%d", parting->digits);
  awrash_i_certificate_put_key (w->text, "links");
  g_string_append_c (w->text, '[');
  for (gsize k = 0; k < parting->n_links; k++)
    put_pair (w, w->mixed->n + parting->links[k], NULL, parting->price[k]);
  g_string_append_c (w->text, ']');
  awrash_i_certificate_put_key (w->text, "parts");
  g_string_append_c (w->text, '[');
  for (gsize b = 0; b < parting->n_parts; b++)
    {
      awrash_i_certificate_put_next (w->text);
      g_string_append_c (w->text, '{');
      awrash_i_certificate_put_key (w->text, "least");
      g_string_append_printf (w->text, "%" G_GINT64_FORMAT, parting->least[b]);
      map_block (blocks, b, &mapping, &n_rows);
      if (!put_tree (w, parting->parts[b], mapping.n, n_rows, &mapping, error))
        return FALSE;
      g_string_append_c (w->text, '}');
    }
  g_string_append_c (w->text, ']');
  return TRUE;
}

/* ── trees ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
put_branch (Writing *w, const AwrashBranch *branch, gsize n, gsize m, const Mapping *mapping,
            GError **error)
{
  awrash_i_certificate_put_next (w->text);
  g_string_append_c (w->text, '{');
  if (branch->price != NULL)
    {
      awrash_i_certificate_put_key (w->text, branch->is_ray ? "ray" : "prices");
      g_string_append_c (w->text, '[');
      for (gsize i = 0; i < m; i++)
        if (branch->price[i] != 0)
          put_pair (w, n + i, mapping, branch->price[i]);
      g_string_append_c (w->text, ']');
    }
  if (branch->parting != NULL && !put_parts (w, branch->parting, error))
    return FALSE;
  if (branch->left >= 0)
    {
      awrash_i_certificate_put_key (w->text, "branch");
      g_string_append_c (w->text, '[');
      put_number (w->text, number_of (w, branch->item, mapping));
      put_number (w->text, branch->at);
      put_number (w->text, branch->left);
      put_number (w->text, branch->right);
      g_string_append_c (w->text, ']');
    }
  g_string_append_c (w->text, '}');
  return TRUE;
}

static gboolean
put_tree (Writing *w, const AwrashBranching *tree, gsize n, gsize m, const Mapping *mapping,
          GError **error)
{
  awrash_i_certificate_put_key (w->text, "tree");
  g_string_append_c (w->text, '[');
  for (guint k = 0; k < tree->branches->len; k++)
    if (!put_branch (w, &g_array_index (tree->branches, AwrashBranch, k), n, m, mapping, error))
      return FALSE;
  g_string_append_c (w->text, ']');
  return TRUE;
}

/* ── the claim ──────────────────────────────────────────────────────────────────────────────── */

static void
put_double (GString *text, const char *key, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  awrash_i_certificate_put_key (text, key);
  g_ascii_formatd (digits, sizeof digits, "%.17g", value);
  g_string_append (text, digits);
}

/* Whole where the costs are, else the double that it is. */
static void
put_least (GString *text, const AwrashMixed *mixed, AwrashLong least)
{
  if (!mixed->is_whole)
    {
      put_double (text, "least", ldexp ((double)least, -mixed->bits));
      return;
    }
  awrash_i_certificate_put_key (text, "least");
  g_string_append_printf (text, "%" G_GINT64_FORMAT, (int64_t)(least >> mixed->bits));
}

static void
put_items (GString *text, const GPtrArray *listed)
{
  awrash_i_certificate_put_key (text, "items");
  g_string_append_c (text, '[');
  for (guint k = 0; k < listed->len; k++)
    {
      awrash_i_certificate_put_next (text);
      awrash_i_certificate_put_string (text, g_ptr_array_index (listed, k));
    }
  g_string_append_c (text, ']');
}

char *
awrash_i_mixed_write_claim (const char *question, const char *terms, char **names,
                            const AwrashMixed *mixed, gboolean is_empty, AwrashLong least,
                            const AwrashBranching *tree, GError **error)
{
  g_autofree gsize *number = awrash_i_new (gsize, mixed->n + mixed->m, error);
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new ("{"), told = g_string_new (NULL);
  Writing writing = { told, names, number, listed, mixed };

  /* Whoever reads a tree knows its items by then. */
  if (number == NULL || !put_tree (&writing, tree, mixed->n, mixed->m, NULL, error))
    return NULL;
  awrash_i_certificate_put_text (text, "question", question);
  g_string_append (text, terms);
  if (!is_empty)
    put_least (text, mixed, least);
  put_items (text, listed);
  g_string_append_len (text, told->str, (gssize)told->len);
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
