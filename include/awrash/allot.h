/* SPDX-License-Identifier: GPL-3.0-or-later */

/* allot: the engine's words: how a tie may be decided, the lot that anyone can replay, what an
 * allotment says beside its units, and the trees that bounds stand on. */

#ifndef AWRASH_ALLOT_H
#define AWRASH_ALLOT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/base.h>

G_BEGIN_DECLS

/**
 * AwrashTiePolicy:
 * @AWRASH_TIE_POLICY_ERROR: a tie that matters is refused, and reported
 * @AWRASH_TIE_POLICY_ORDER: a strict order of the recipients, given by the caller, decides
 * @AWRASH_TIE_POLICY_LOT: an order drawn from a named seed decides
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_TIE_POLICY_ERROR = 1,
  AWRASH_TIE_POLICY_ORDER = 2,
  AWRASH_TIE_POLICY_LOT = 3
} AwrashTiePolicy;

/**
 * awrash_allot_tie_policy_get_name:
 * @policy: an #AwrashTiePolicy
 *
 * The name of a tie policy in lower case: "error", "order" or "lot".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no policy
 */
AWRASH_API const char *awrash_allot_tie_policy_get_name (AwrashTiePolicy policy);

/**
 * awrash_allot_tie_policy_from_name:
 * @name: a name as awrash_allot_tie_policy_get_name() gives it
 *
 * The tie policy of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(policies). Source: none. Since: 0.1
 *
 * Returns: the policy, or 0 for an unknown name
 */
AWRASH_API int awrash_allot_tie_policy_from_name (const char *name);

/**
 * awrash_allot_ticket:
 * @seed: the text that names the lot, UTF-8
 * @name: the recipient's name, UTF-8
 *
 * One recipient's ticket in the lot of a seed: the lower-case hexadecimal SHA-256 of the text
 * "seed:name". A lot serves recipients by ascending ticket. Anyone can draw it again, with
 * `printf 'seed:name' | sha256sum`. A seed that was known before the claims were can be chosen to
 * favour somebody; take one that nobody could know, such as a public draw of a later day.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(length of both). Source: FIPS 180-4. Since: 0.1
 *
 * Returns: (transfer full): 64 characters; free with g_free()
 */
AWRASH_API char *awrash_allot_ticket (const char *seed, const char *name);

/**
 * AwrashTies:
 *
 * How a tie that matters is decided. Where a call takes it, %NULL is the policy "error": a tie is
 * refused and reported. Order and lot are one mechanism, a strict order of the recipients: among
 * the tied answers the one is taken whose units, read in that order, are lexicographically
 * largest. Opaque, immutable.
 *
 * Since: 0.1
 */
typedef struct _AwrashTies AwrashTies;

/**
 * awrash_allot_ties_new_order:
 * @n: the number of recipients, as in the claims it will be used with
 * @order: (array length=n): the recipients' indices, counted from 0, each once, the one to be
 *   served first in front
 * @error: where to say what is wrong
 *
 * Ties decided by an order that the caller gives.
 *
 * Shapes: an array of n. Units: indices. Errors: %AWRASH_ERROR_EMPTY for n = 0;
 * %AWRASH_ERROR_VALUE for an index outside 0 … n - 1; %AWRASH_ERROR_DUPLICATE for one given twice;
 * %AWRASH_ERROR_MEMORY. Cost: O(n). Source: none. Since: 0.1
 *
 * Returns: (transfer full): the policy; free with awrash_allot_ties_free()
 */
AWRASH_API AwrashTies *awrash_allot_ties_new_order (size_t n, const int64_t order[],
                                                    GError **error);

/**
 * awrash_allot_ties_new_lot:
 * @seed: the text that names the lot, UTF-8, not empty
 * @error: where to say what is wrong
 *
 * Ties decided by lot: recipients are served by ascending awrash_allot_ticket() of the seed and
 * the recipient's place in the claims, "1" for the first, "2" for the second, and so on.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_EMPTY for an empty seed; %AWRASH_ERROR_ENCODING
 * for one that is not UTF-8. Cost: O(length of the seed); a call that needs the lot adds one
 * SHA-256 for each tied recipient. Source: FIPS 180-4. Since: 0.1
 *
 * Returns: (transfer full): the policy; free with awrash_allot_ties_free()
 */
AWRASH_API AwrashTies *awrash_allot_ties_new_lot (const char *seed, GError **error);

/**
 * awrash_allot_ties_new_drawn:
 * @n: the number of recipients, as in the claims it will be used with
 * @holders: (array length=n): how many of the free units each recipient drew, ≥ 0; 0 for all who
 *   are not tied
 * @error: where to say what is wrong
 *
 * A lot drawn elsewhere, by balls or by a clerk, given as its outcome so that an answer can be
 * replayed. It is accepted if and only if the sure units with these are one of the tied answers;
 * a call that it does not fit fails with %AWRASH_ERROR_BOUNDS and says why. Where nothing is tied,
 * all of @holders must be 0.
 *
 * Shapes: an array of n. Units: units to be apportioned. Errors: %AWRASH_ERROR_EMPTY for n = 0;
 * %AWRASH_ERROR_VALUE for a negative entry; %AWRASH_ERROR_MEMORY. Cost: O(n). Source: none.
 * Since: 0.2
 *
 * Returns: (transfer full): the policy; free with awrash_allot_ties_free()
 */
AWRASH_API AwrashTies *awrash_allot_ties_new_drawn (size_t n, const int64_t holders[],
                                                    GError **error);

/**
 * awrash_allot_ties_free:
 * @ties: (nullable) (transfer full): a policy
 *
 * Frees a policy.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 */
AWRASH_API void awrash_allot_ties_free (AwrashTies *ties);

/**
 * AwrashAllotment:
 * @status: an #AwrashStatus: OPTIMAL, TIE_REFUSED, TIE_SETTLED or UNPLACED
 * @unplaced: units that ceilings and claims of 0 leave without a recipient; 0 unless UNPLACED
 * @taken_back: units that whole quotas give beyond the total, taken back from the smallest
 *   remainders (Imperiali); 0 for other rules
 * @n_tied: recipients in ties; 0 if there is none that matters
 * @free_units: units that the tied recipients share, fewer than all of them ask for
 * @is_suspected: 1 for a tie that the precision of an irrational signpost cannot tell from a hair's
 *   difference, else 0
 * @divisor_low: the smallest divisor that gives this answer, 0 if every smaller one does
 * @divisor_high: the largest, infinite if every larger one does; the two are equal in a tie. Both
 *   are rounded to doubles, both are NaN for rules without divisors, and where a total too small
 *   for one unit each leaves a claim without its first unit (Adams, Dean, Huntington-Hill)
 *
 * What came out beside the units. Frozen: fields are never added or moved.
 *
 * Since: 0.1
 */
typedef struct
{
  int64_t status;
  int64_t unplaced;
  int64_t taken_back;
  int64_t n_tied;
  int64_t free_units;
  int64_t is_suspected;
  double divisor_low;
  double divisor_high;
} AwrashAllotment;

/**
 * awrash_allot_allotment_size:
 *
 * The size of #AwrashAllotment, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_allot_allotment_size (void);

/**
 * AwrashTree:
 *
 * A tree of n nodes with a floor and a ceiling at every one, country, region and province alike:
 * what the leaves below a node receive together keeps the bounds of the node. Checked once, opaque,
 * immutable, shared by threads freely.
 *
 * Since: 0.2
 */
typedef struct _AwrashTree AwrashTree;

/**
 * awrash_allot_tree_new:
 * @n: the number of nodes, at least 1
 * @parent: (array length=n): the index of each node's parent, -1 for the one root
 * @floor: (array length=n) (nullable): the fewest units below each node, ≥ 0; %NULL for 0
 *   everywhere
 * @ceiling: (array length=n) (nullable): the most units below each node, ≥ its floor; 2^63 - 1 for
 *   no ceiling; %NULL for none anywhere
 * @error: where to say what is wrong
 *
 * Checks a tree and keeps a copy of it. Nodes stand in any order and the tree may have any depth;
 * its leaves are the nodes that are nobody's parent. A tree of one node is a root and a leaf.
 *
 * Shapes: three arrays of n, nodes in the same order. Units: bounds in units to be allotted.
 * Errors: %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE for a parent that is no node or the
 * node itself, for a second root, for a negative floor or ceiling; %AWRASH_ERROR_CYCLE for nodes
 * that are their own ancestors; %AWRASH_ERROR_BOUNDS for a floor above its ceiling;
 * %AWRASH_ERROR_MEMORY. Cost: O(n), without recursion. Source: none. Since: 0.2
 *
 * Returns: (transfer full): the tree; free with awrash_allot_tree_free()
 */
AWRASH_API AwrashTree *awrash_allot_tree_new (size_t n, const int64_t parent[],
                                              const int64_t floor[], const int64_t ceiling[],
                                              GError **error);

/**
 * awrash_allot_tree_free:
 * @tree: (nullable) (transfer full): a tree
 *
 * Frees a tree.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 */
AWRASH_API void awrash_allot_tree_free (AwrashTree *tree);

/**
 * awrash_allot_tree_get_n:
 * @tree: a tree
 *
 * The number of nodes: the length of every array that speaks of all of them.
 *
 * Shapes: none. Units: nodes. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of nodes
 */
AWRASH_API size_t awrash_allot_tree_get_n (const AwrashTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTies, awrash_allot_ties_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTree, awrash_allot_tree_free)

G_END_DECLS

#endif
