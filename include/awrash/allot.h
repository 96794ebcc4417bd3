/* SPDX-License-Identifier: GPL-3.0-or-later */

/* allot: the engine and its words: how a tie may be decided, the lot that anyone can replay, what
 * an allotment says beside its units; trees that bounds stand on, convex costs, two trees that
 * cross, and the least cost on them. */

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
 * @status: an #AwrashStatus: OPTIMAL, TIE_REFUSED, TIE_SETTLED or UNPLACED; INFEASIBLE in a matrix
 *   and between two trees, LIMIT under the quota method
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
 *   for one unit each leaves a claim without its first unit (rules with s(1) = 0)
 *
 * What came out beside the units. Frozen from version 0.2 on: fields are never added or moved.
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

/**
 * AwrashCosts:
 *
 * What every further unit costs each of n cells: a marginal cost for the 1st, 2nd, 3rd … unit that
 * does not decrease, so that the total cost is convex. Marginal costs are doubles, each by one
 * formula of which the bits are the same on every machine, and taken as the exact numbers that they
 * are: the problem that is solved is the one that they state. Opaque, immutable, shared by threads
 * freely.
 *
 * Since: 0.2
 */
typedef struct _AwrashCosts AwrashCosts;

/**
 * awrash_allot_costs_new_marginals:
 * @n: the number of cells, at least 1
 * @offsets: (array length=n + 1): where the costs of each cell begin; the first is 0, the last
 *   @n_marginals
 * @n_marginals: the number of marginal costs altogether
 * @marginals: (array length=n_marginals): what the units of the first cell cost, then those of the
 *   second, and so on; finite, not decreasing within a cell
 * @error: where to say what is wrong
 *
 * Costs given unit by unit. A cell can have no more units than it has entries.
 *
 * Shapes: offsets[n + 1], marginals[offsets[n]]. Units: costs in any unit, the same for all.
 * Errors: %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE for offsets that decrease or do not
 * end at the array's length, for a cost that is not finite or below the one before it;
 * %AWRASH_ERROR_MEMORY. Cost: O(n + n_marginals). Source: none. Since: 0.2
 *
 * Returns: (transfer full): the costs; free with awrash_allot_costs_free()
 */
AWRASH_API AwrashCosts *awrash_allot_costs_new_marginals (size_t n, const int64_t offsets[],
                                                          size_t n_marginals,
                                                          const double marginals[], GError **error);

/**
 * awrash_allot_costs_new_gains:
 * @n: the number of cells, at least 1
 * @offsets: (array length=n + 1): where the gains of each cell begin; the first is 0, the last
 *   @n_gains
 * @n_gains: the number of marginal gains altogether
 * @gains: (array length=n_gains): what the units of the first cell gain, then those of the second,
 *   and so on; finite, not increasing within a cell
 * @error: where to say what is wrong
 *
 * Gains given unit by unit, of which the most is wanted: where other costs are made least, the sum
 * of these is made largest.
 *
 * Shapes: offsets[n + 1], gains[offsets[n]]. Units: gains in any unit, the same for all. Errors:
 * as awrash_allot_costs_new_marginals(), for a gain above the one before it. Cost: O(n + n_gains).
 * Source: none. Since: 0.2
 *
 * Returns: (transfer full): the costs; free with awrash_allot_costs_free()
 */
AWRASH_API AwrashCosts *awrash_allot_costs_new_gains (size_t n, const int64_t offsets[],
                                                      size_t n_gains, const double gains[],
                                                      GError **error);

/**
 * awrash_allot_costs_new_power:
 * @n: the number of cells, at least 1
 * @a: (array length=n): factors, finite
 * @c: (array length=n): shifts, finite and ≥ 0; above 0 where p < 0
 * @p: (array length=n): exponents, finite
 * @b: (array length=n): prices of a unit, finite
 * @error: where to say what is wrong
 *
 * The cost a·(x + c)^p + b·x of x units, convex where a·p·(p - 1) ≥ 0. The k-th unit costs
 * a·(y^p - z^p)/(y - z) + b with y = k + c and z = k - 1 + c, each sum rounded to a double, and the
 * quotient multiplied out for whole exponents up to 64, correctly rounded (but for one case in some
 * 2^100) for others. Units whose cost no double holds cannot be had.
 *
 * Shapes: four arrays of n. Units: costs in any unit, the same for all. Errors:
 * %AWRASH_ERROR_EMPTY for n = 0; %AWRASH_ERROR_VALUE for a parameter outside its domain or a cost
 * that is not convex; %AWRASH_ERROR_OVERFLOW where no double holds the cost of the first unit;
 * %AWRASH_ERROR_MEMORY. Cost: O(n). Source: none. Since: 0.2
 *
 * Returns: (transfer full): the costs; free with awrash_allot_costs_free()
 */
AWRASH_API AwrashCosts *awrash_allot_costs_new_power (size_t n, const double a[], const double c[],
                                                      const double p[], const double b[],
                                                      GError **error);

/**
 * awrash_allot_costs_new_quadratic:
 * @n: the number of cells, at least 1
 * @a: (array length=n): curvatures, finite and ≥ 0
 * @b: (array length=n): prices of a unit, finite
 * @error: where to say what is wrong
 *
 * The cost a·x²/2 + b·x of x units: the k-th costs a·(k - 1/2) + b.
 *
 * Shapes: two arrays of n. Units: costs in any unit, the same for all. Errors: as
 * awrash_allot_costs_new_power(). Cost: O(n). Source: none. Since: 0.2
 *
 * Returns: (transfer full): the costs; free with awrash_allot_costs_free()
 */
AWRASH_API AwrashCosts *awrash_allot_costs_new_quadratic (size_t n, const double a[],
                                                          const double b[], GError **error);

/**
 * awrash_allot_costs_new_piecewise:
 * @n: the number of cells, at least 1
 * @offsets: (array length=n + 1): where the pieces of each cell begin; the first is 0, the last
 *   @n_pieces
 * @n_pieces: the number of pieces altogether
 * @breaks: (array length=n_pieces): the last unit of each piece, from 1, increasing within a cell
 * @slopes: (array length=n_pieces): what each unit of the piece costs, finite, not decreasing
 *   within a cell
 * @error: where to say what is wrong
 *
 * Costs that are linear by pieces. A cell can have no units beyond its last break; 2^63 - 1 there
 * is no bound.
 *
 * Shapes: offsets[n + 1], breaks and slopes [offsets[n]]. Units: costs in any unit, the same for
 * all; breaks in units to be allotted. Errors: as awrash_allot_costs_new_marginals(), and
 * %AWRASH_ERROR_VALUE for breaks that do not increase. Cost: O(n + n_pieces). Source: none.
 * Since: 0.2
 *
 * Returns: (transfer full): the costs; free with awrash_allot_costs_free()
 */
AWRASH_API AwrashCosts *awrash_allot_costs_new_piecewise (size_t n, const int64_t offsets[],
                                                          size_t n_pieces, const int64_t breaks[],
                                                          const double slopes[], GError **error);

/**
 * awrash_allot_costs_free:
 * @costs: (nullable) (transfer full): costs
 *
 * Frees costs.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 */
AWRASH_API void awrash_allot_costs_free (AwrashCosts *costs);

/**
 * awrash_allot_costs_get_n:
 * @costs: costs
 *
 * The number of cells: the length of every array that speaks of all of them.
 *
 * Shapes: none. Units: cells. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of cells
 */
AWRASH_API size_t awrash_allot_costs_get_n (const AwrashCosts *costs);

/**
 * awrash_allot_costs_value:
 * @costs: costs
 * @units: (array length=awrash_allot_costs_get_n(costs)): units of each cell, ≥ 0
 * @value: (out): what they cost beyond no units at all
 * @error: where to say what is wrong
 *
 * What units cost together: the exact sum of their marginal costs, turned into a double once (off
 * by less than one unit in its last place); for gains what they gain. It is 0 where there are no
 * units, whatever the family's formula gives there.
 *
 * Shapes: units has the n of the costs. Units: those of the costs. Errors: %AWRASH_ERROR_VALUE for
 * negative units; %AWRASH_ERROR_BOUNDS for more units than a cell has costs for;
 * %AWRASH_ERROR_OVERFLOW for a sum beyond the doubles. Cost: O(sum of the units); O(pieces) where
 * costs are linear by pieces. Source: none. Since: 0.2
 *
 * Returns: %TRUE with the value; %FALSE with @error, @value untouched
 */
AWRASH_API gboolean awrash_allot_costs_value (const AwrashCosts *costs, const int64_t units[],
                                              double *value, GError **error);

/**
 * AwrashCrossing:
 *
 * Cells that stand below two trees at once, such as regions of provinces and streams of worksite
 * types: each cell below one leaf of the rows' tree and one of the columns'. What the cells below a
 * node have together keeps the node's floor and ceiling, in both trees. Checked once, opaque,
 * immutable, shared by threads freely.
 *
 * Since: 0.2
 */
typedef struct _AwrashCrossing AwrashCrossing;

/**
 * awrash_allot_crossing_new:
 * @rows: the tree of the rows
 * @columns: the tree of the columns
 * @n_cells: the number of cells, at least 1
 * @row_leaf: (array length=n_cells): the leaf of the rows' tree that each cell stands below, by its
 *   index there
 * @column_leaf: (array length=n_cells): likewise in the columns' tree
 * @floor: (array length=n_cells) (nullable): the fewest units of each cell, ≥ 0; %NULL for 0
 *   everywhere
 * @ceiling: (array length=n_cells) (nullable): the most units of each cell, ≥ its floor; 2^63 - 1
 *   for no ceiling; %NULL for none anywhere
 * @error: where to say what is wrong
 *
 * Checks a question and keeps a copy of it, the trees' bounds included. Pairs of leaves without a
 * cell have no units; several cells may stand at one pair. A tree of a root and one leaf, or of one
 * node alone, is no second tree at all.
 *
 * Shapes: four arrays of n_cells, cells in the same order. Units: bounds in units to be allotted.
 * Errors: %AWRASH_ERROR_EMPTY for no cells; %AWRASH_ERROR_VALUE for what is no leaf, a negative
 * floor or ceiling; %AWRASH_ERROR_BOUNDS for a floor above its ceiling; %AWRASH_ERROR_MEMORY. Cost:
 * O(cells and nodes). Source: none. Since: 0.2
 *
 * Returns: (transfer full): the question; free with awrash_allot_crossing_free()
 */
AWRASH_API AwrashCrossing *
awrash_allot_crossing_new (const AwrashTree *rows, const AwrashTree *columns, size_t n_cells,
                           const int64_t row_leaf[], const int64_t column_leaf[],
                           const int64_t floor[], const int64_t ceiling[], GError **error);

/**
 * awrash_allot_crossing_free:
 * @crossing: (nullable) (transfer full): a question
 *
 * Frees a question.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 */
AWRASH_API void awrash_allot_crossing_free (AwrashCrossing *crossing);

/**
 * awrash_allot_crossing_get_n:
 * @crossing: a question
 *
 * The number of cells: the length of every array that speaks of them.
 *
 * Shapes: none. Units: cells. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of cells
 */
AWRASH_API size_t awrash_allot_crossing_get_n (const AwrashCrossing *crossing);

/**
 * awrash_allot_crossing_get_n_rows:
 * @crossing: a question
 *
 * The number of nodes of the rows' tree.
 *
 * Shapes: none. Units: nodes. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of nodes
 */
AWRASH_API size_t awrash_allot_crossing_get_n_rows (const AwrashCrossing *crossing);

/**
 * awrash_allot_crossing_get_n_columns:
 * @crossing: a question
 *
 * The number of nodes of the columns' tree.
 *
 * Shapes: none. Units: nodes. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the number of nodes
 */
AWRASH_API size_t awrash_allot_crossing_get_n_columns (const AwrashCrossing *crossing);

/**
 * awrash_allot_crossing_least_cost:
 * @crossing: the question
 * @costs: what units cost in each cell
 * @total: how many units there are, 0 … 2^62
 * @ties: (nullable): how ties are decided, cells being the recipients; %NULL refuses them
 * @units: (array) (out caller-allocates): n units, the answer; untouched where the status is
 *   TIE_REFUSED or INFEASIBLE
 * @sure: (array) (out caller-allocates) (nullable): n units that a cell has in every answer of
 *   least cost; untouched where the status is INFEASIBLE
 * @tied: (array) (out caller-allocates) (nullable): n marks, 1 for a cell whose units differ among
 *   them, else 0; untouched where the status is INFEASIBLE
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN
 * @error: where to say what is wrong
 *
 * Allots a total so that all bounds hold in both trees and the cost is least (the gain largest, for
 * gains). Every decision is exact: sums of marginal costs are compared without rounding. A tie is
 * two answers of the same cost; an order or a lot takes the lexicographically largest answer along
 * it. Where no answer keeps every bound, the status is INFEASIBLE, and
 * awrash_allot_crossing_blocking() says why.
 *
 * Shapes: units, sure and tied have the n of the crossing. Units: units to be allotted. Errors:
 * %AWRASH_ERROR_VALUE for a negative total, costs or an order of another length than the cells;
 * %AWRASH_ERROR_OVERFLOW for a total above 2^62; %AWRASH_ERROR_BOUNDS for a cell's floor above the
 * units that have a cost, for a lot drawn elsewhere that is none of the tied answers;
 * %AWRASH_ERROR_MEMORY. Cost: a search for a negative cycle, O((cells + nodes)·nodes) at worst and
 * mostly far less, for each cycle by which the first flow that fits differs from the best. Source:
 * Ahuja, Magnanti and Orlin, "Network Flows" (1993), chapter 14. Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie and an infeasible question among them; %FALSE with
 * @error, all outputs untouched
 */
AWRASH_API gboolean awrash_allot_crossing_least_cost (const AwrashCrossing *crossing,
                                                      const AwrashCosts *costs, int64_t total,
                                                      const AwrashTies *ties, int64_t units[],
                                                      int64_t sure[], int64_t tied[],
                                                      AwrashAllotment *answer, GError **error);

/**
 * awrash_allot_crossing_blocking:
 * @crossing: the question
 * @costs: (nullable): costs, for the units that cells can have; %NULL for as many as there are
 * @total: how many units there are, 0 … 2^62
 * @row_marks: (array length=awrash_allot_crossing_get_n_rows(crossing)) (out caller-allocates): 1
 *   for a node whose floor is part of the reason, -1 for one whose ceiling is, else 0
 * @column_marks: (array length=awrash_allot_crossing_get_n_columns(crossing)) (out
 *   caller-allocates): likewise for the nodes of the columns' tree
 * @cell_marks: (array length=awrash_allot_crossing_get_n(crossing)) (out caller-allocates):
 *   likewise for cells
 * @missing: (out): by how many units the bounds contradict one another; 0 where an answer exists
 * @error: where to say what is wrong
 *
 * Why nothing fits: a cut, which is floors that together ask for more than ceilings let through.
 * The marked floors less the marked ceilings are the units missing, if the total is counted with
 * them: among the floors where more must be placed than ceilings allow, among the ceilings where
 * floors ask for more than there is, or not at all where bounds alone contradict one another. A
 * cell's ceiling above the units that have a cost counts as those. The cut does not depend on the
 * order of nodes and cells. Where all fits, all marks are 0.
 *
 * Shapes: marks have the numbers of nodes and cells. Units: units to be allotted. Errors: as
 * awrash_allot_crossing_least_cost(). Cost: likewise. Source: Hoffman 1960. Since: 0.2
 *
 * Returns: %TRUE with the marks; %FALSE with @error, all outputs untouched
 */
AWRASH_API gboolean awrash_allot_crossing_blocking (const AwrashCrossing *crossing,
                                                    const AwrashCosts *costs, int64_t total,
                                                    int64_t row_marks[], int64_t column_marks[],
                                                    int64_t cell_marks[], int64_t *missing,
                                                    GError **error);

/**
 * awrash_allot_nested:
 * @tree: floors and ceilings at every node
 * @costs: the marginal costs of the leaves, a cell a node; those of inner nodes play no part
 * @total: how many units there are, 0 … 2^62
 * @ties: (nullable): how ties are decided, by node; %NULL refuses them
 * @units: (array) (out caller-allocates): what each node holds, an inner node the sum of what is
 *   below; untouched where the status is TIE_REFUSED
 * @sure: (array) (out caller-allocates) (nullable): what each node holds whatever the policy
 * @tied: (array) (out caller-allocates) (nullable): 0 for a node that is not tied, else 1 + the
 *   node whose total the tied ones share
 * @answer: (out caller-allocates): what came out beside the units; its divisors are NaN
 * @error: where to say what is wrong
 *
 * Allots a total on a tree at the least total cost, or, with gains for costs, at the most gain:
 * among all whole numbers inside the floors and ceilings of leaves and inner nodes. A threshold on
 * marginal costs for the root, and one of its own for every inner node that its bounds cut off.
 *
 * Shapes: units, sure and tied have the n of the tree, by node. Units: units to be allotted.
 * Errors: %AWRASH_ERROR_VALUE for costs of another number of cells than the tree has nodes, a
 * negative total, an order of another length; %AWRASH_ERROR_OVERFLOW for a total above 2^62;
 * %AWRASH_ERROR_BOUNDS for floors that no ceiling leaves room for, floors above the total, a floor
 * above what has a cost, a lot drawn that does not fit; %AWRASH_ERROR_MEMORY. Ceilings that leave
 * units without room are the status UNPLACED. Cost: O(n·depth·64·c) where c is the cost of one
 * count of units by a marginal cost, and the sorting of the units that equal or nearly equal a
 * threshold. Source: Federgruen and Groenevelt, "The greedy procedure for resource allocation
 * problems" (1986); Hochbaum (1994). Since: 0.2
 *
 * Returns: %TRUE with an answer, a refused tie among them; %FALSE with @error, all outputs
 * untouched
 */
AWRASH_API gboolean awrash_allot_nested (const AwrashTree *tree, const AwrashCosts *costs,
                                         int64_t total, const AwrashTies *ties, int64_t units[],
                                         int64_t sure[], int64_t tied[], AwrashAllotment *answer,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashCosts, awrash_allot_costs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashCrossing, awrash_allot_crossing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTies, awrash_allot_ties_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashTree, awrash_allot_tree_free)

G_END_DECLS

#endif
