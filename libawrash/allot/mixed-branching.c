/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A proof by branching: every branch may carry prices; where they show that nothing below costs
 * less than what is claimed it is a leaf, else what they do show narrows the box, which the branch
 * then parts in two.
 * Source: Land and Doig (1960); Applegate, Bixby, Chvátal and Cook (2009) for trees as proofs.
 * Invariant: both sides of a branching cover its box. */

#include "allot/mixed-private.h"

#include "base/memory-private.h"

#include <string.h>

static void
clear_branch (gpointer branch)
{
  g_clear_pointer (&((AwrashBranch *)branch)->price, g_free);
  g_clear_pointer (&((AwrashBranch *)branch)->parting, awrash_i_parting_free);
}

AwrashBranching *
awrash_i_branching_new (void)
{
  AwrashBranching *branching = g_new0 (AwrashBranching, 1);

  branching->branches = g_array_new (FALSE, TRUE, sizeof (AwrashBranch));
  g_array_set_clear_func (branching->branches, clear_branch);
  return branching;
}

void
awrash_i_branching_free (AwrashBranching *branching)
{
  if (branching == NULL)
    return;
  g_array_unref (branching->branches);
  g_free (branching);
}

gsize
awrash_i_branching_add (AwrashBranching *branching, const AwrashBranch *branch)
{
  g_array_append_vals (branching->branches, branch, 1);
  return branching->branches->len - 1;
}

void
awrash_i_branching_list_sides (const AwrashBranching *branching, gsize n, guint8 side[])
{
  for (guint k = 0; k < branching->branches->len; k++)
    {
      const AwrashBranch *branch = &g_array_index (branching->branches, AwrashBranch, k);

      for (gsize i = 0; branch->price != NULL && branch->is_ray && i < n; i++)
        if (branch->price[i] != 0)
          side[i] |= branch->price[i] > 0 ? 1 : 2;
    }
}

gboolean
awrash_i_branching_is_parted (const AwrashBranching *branching)
{
  for (guint k = 0; k < branching->branches->len; k++)
    {
      const AwrashBranch *branch = &g_array_index (branching->branches, AwrashBranch, k);

      if (branch->left >= 0)
        return TRUE;
      for (gsize b = 0; branch->parting != NULL && b < branch->parting->n_parts; b++)
        if (awrash_i_branching_is_parted (branch->parting->parts[b]))
          return TRUE;
    }
  return FALSE;
}

/* ── proving ────────────────────────────────────────────────────────────────────────────────── */

/* A branch to be looked at: in its box, with the prices of the branch above where it has none. */
typedef struct
{
  gsize branch;
  gsize parent; /* in the kept tree, G_MAXSIZE: the root */
  gboolean is_right;
  const int64_t *inherited;
  int64_t *box; /* [2 (n + m)] lower, then upper */
} Task;

typedef struct
{
  const AwrashMixed *mixed;
  const AwrashBranching *branching;
  AwrashBranching *kept;
  AwrashLong least;
  AwrashLong *reduced; /* [n] */
  GArray *tasks;       /* of Task */
  gsize n_seen;
} Proof;

/* Whether nothing in the box costs less; else it is narrowed. */
static gboolean
settles (Proof *proof, const int64_t price[], gboolean is_ray, int64_t lower[], int64_t upper[])
{
  AwrashLong bound = -AWRASH_LONG_LARGEST;

  return !awrash_i_mixed_tighten (proof->mixed, lower, upper)
         || awrash_i_mixed_settle (proof->mixed, lower, upper, price, is_ray, proof->least,
                                   proof->reduced, &bound);
}

/* A copy of a branch in the kept tree, hung under its parent's. */
static gboolean
keep (Proof *proof, const Task *task, const AwrashBranch *branch, gsize *at, GError **error)
{
  AwrashBranch copy = *branch;

  copy.left = copy.right = -1;
  copy.parting = NULL;
  if (branch->price != NULL)
    {
      copy.price = awrash_i_copy (int64_t, branch->price, proof->mixed->m, error);
      if (copy.price == NULL)
        return FALSE;
    }
  *at = awrash_i_branching_add (proof->kept, &copy);
  if (task->parent != G_MAXSIZE)
    {
      AwrashBranch *parent = &g_array_index (proof->kept->branches, AwrashBranch, task->parent);

      if (task->is_right)
        parent->right = (gssize)*at;
      else
        parent->left = (gssize)*at;
    }
  return TRUE;
}

static gboolean
push (Proof *proof, gssize branch, gsize parent, gboolean is_right, const int64_t inherited[],
      const int64_t box[], const AwrashBranch *by, GError **error)
{
  gsize size = proof->mixed->n + proof->mixed->m;
  Task task = { (gsize)branch, parent, is_right, inherited, NULL };

  task.box = awrash_i_copy (int64_t, box, 2 * size, error);
  if (task.box == NULL)
    return FALSE;
  if (by != NULL && is_right)
    task.box[by->item] = MAX (task.box[by->item], by->at + 1);
  else if (by != NULL)
    task.box[size + by->item] = MIN (task.box[size + by->item], by->at);
  g_array_append_val (proof->tasks, task);
  return TRUE;
}

/* Whether the blocks of a branch settle it. */
static gboolean
look_at_parts (Proof *proof, const Task *task, const AwrashParting *parting, gsize at,
               gboolean *is_settled, GError **error)
{
  AwrashParting *kept = NULL;

  if (!awrash_i_parting_prove (parting, proof->mixed, task->box, proof->least,
                               proof->kept != NULL ? &kept : NULL, is_settled, error))
    {
      awrash_i_parting_free (kept);
      return FALSE;
    }
  if (kept != NULL && *is_settled)
    g_array_index (proof->kept->branches, AwrashBranch, at).parting = kept;
  else
    awrash_i_parting_free (kept);
  return TRUE;
}

/* One branch; *proved becomes FALSE where it is an open leaf. */
static gboolean
look (Proof *proof, const Task *task, gboolean *proved, GError **error)
{
  const AwrashBranch *branch
      = &g_array_index (proof->branching->branches, AwrashBranch, task->branch);
  gsize size = proof->mixed->n + proof->mixed->m, at = G_MAXSIZE;
  const int64_t *price = branch->price != NULL ? branch->price : task->inherited;
  gboolean is_settled = settles (proof, price, branch->price != NULL && branch->is_ray, task->box,
                                 task->box + size);

  if (proof->kept != NULL && !keep (proof, task, branch, &at, error))
    return FALSE;
  if (!is_settled && branch->parting != NULL
      && !look_at_parts (proof, task, branch->parting, at, &is_settled, error))
    return FALSE;
  if (is_settled)
    return TRUE;
  if (branch->left < 0 || branch->right < 0 || branch->item >= size || branch->at == G_MAXINT64)
    {
      *proved = FALSE;
      return TRUE;
    }
  if (branch->is_ray)
    price = task->inherited;
  return push (proof, branch->right, at, TRUE, price, task->box, branch, error)
         && push (proof, branch->left, at, FALSE, price, task->box, branch, error);
}

static gboolean
run (Proof *proof, gboolean *proved, GError **error)
{
  gsize size = proof->mixed->n + proof->mixed->m;
  g_autofree int64_t *root = awrash_i_new (int64_t, 2 * size, error);

  if (root == NULL)
    return FALSE;
  memcpy (root, proof->mixed->lower, size * sizeof (int64_t));
  memcpy (root + size, proof->mixed->upper, size * sizeof (int64_t));
  if (!push (proof, 0, G_MAXSIZE, FALSE, NULL, root, NULL, error))
    return FALSE;
  while (proof->tasks->len > 0 && *proved)
    {
      Task task = g_array_index (proof->tasks, Task, proof->tasks->len - 1);
      gboolean looked;

      g_array_set_size (proof->tasks, proof->tasks->len - 1);
      /* a tree has no more visits than branches: what has more is none */
      *proved = task.branch < proof->branching->branches->len
                && proof->n_seen++ < proof->branching->branches->len;
      looked = !*proved || look (proof, &task, proved, error);
      g_free (task.box);
      if (!looked)
        return FALSE;
    }
  return TRUE;
}

gboolean
awrash_i_branching_prove (const AwrashBranching *branching, const AwrashMixed *mixed,
                          AwrashLong least, AwrashBranching *kept, gboolean *proved, GError **error)
{
  Proof proof = { mixed, branching, kept, least, NULL, NULL, 0 };
  gboolean done;

  *proved = TRUE;
  if (mixed->is_empty)
    return TRUE;
  if (branching->branches->len == 0)
    {
      *proved = FALSE;
      return TRUE;
    }
  proof.reduced = awrash_i_new (AwrashLong, mixed->n, error);
  if (proof.reduced == NULL)
    return FALSE;
  proof.tasks = g_array_new (FALSE, FALSE, sizeof (Task));
  done = run (&proof, proved, error);
  for (guint k = 0; k < proof.tasks->len; k++)
    g_free (g_array_index (proof.tasks, Task, k).box);
  g_array_unref (proof.tasks);
  g_free (proof.reduced);
  return done;
}
