/* SPDX-License-Identifier: GPL-3.0-or-later */

/* split: a programme and a reading of justice give a plan: how many places of which type every
 * province receives, why, and a certificate that lets anyone check it. */

#ifndef AWRASH_SPLIT_H
#define AWRASH_SPLIT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/programme.h>

G_BEGIN_DECLS

/**
 * AwrashClass:
 * @AWRASH_CLASS_SIMPLE: one total, with a floor and a ceiling for each recipient
 * @AWRASH_CLASS_TREE: no two bounds cross: totals in totals
 * @AWRASH_CLASS_NETWORK: bounds cross, but fall into two families in which none do
 * @AWRASH_CLASS_ROWS: a network and bounds whose cells count unequally, such as person-months of
 *   types of unequal length, shares of a total that varies, and groups of persons
 * @AWRASH_CLASS_GENERAL: bounds that cross in an odd cycle, or receipts that are no plain sums of
 *   places: in person-months of types of unequal length, or of groups of persons
 *
 * What the bounds of a programme look like, and so what can be promised. A bound holds for a
 * rectangle of cells: a territory and all below it, by a type, a stream or all. Two bounds cross
 * when they share cells and neither contains the other. What provinces receive, and the places of
 * a stream with several types in a province, count as bounds here. Sums that are fixed are taken
 * out of the bounds around them first, and bounds that others imply are left out.
 *
 * The first three are solved exactly, in integers. In the last two every question is a search in
 * whole numbers: the plan keeps every bound, and comes with a bound on what any plan could reach
 * and the gap between the two, both proved in its certificate; a gap of 0 proves it best.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_CLASS_SIMPLE = 1,
  AWRASH_CLASS_TREE = 2,
  AWRASH_CLASS_NETWORK = 3,
  AWRASH_CLASS_ROWS = 4,
  AWRASH_CLASS_GENERAL = 5
} AwrashClass;

/**
 * awrash_split_class_get_name:
 * @class_: an #AwrashClass
 *
 * The name of a class: "simple", "tree", "network", "network + rows", "general".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is none
 */
AWRASH_API const char *awrash_split_class_get_name (AwrashClass class_);

/**
 * awrash_split_class_from_name:
 * @name: a name as awrash_split_class_get_name() gives it
 *
 * The class of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(classes). Source: none. Since: 0.1
 *
 * Returns: the number, or 0 for an unknown name
 */
AWRASH_API int awrash_split_class_from_name (const char *name);

/**
 * AwrashObjective:
 * @AWRASH_OBJECTIVE_LEXIMIN: "leximin". Compare the ascending lists of rates, each province once;
 *   the first difference decides, and larger is better. At equal rates y/d the place goes to the
 *   larger (y + 1)/d, the smaller need. On counts: the ascending lists of y
 * @AWRASH_OBJECTIVE_DECMIN: "decmin". Compare the descending lists of rates; the first difference
 *   decides, and smaller is better. On counts: the descending lists of y
 * @AWRASH_OBJECTIVE_LEAST_SQUARES: "least-squares". The least Σ d (y/d − Y/D)², which is the least
 *   Σ y²/d. On counts: the least Σ y²
 * @AWRASH_OBJECTIVE_UTILITARIAN: "utilitarian". The largest Σ utility · places over all
 *   cells, utilities being those of the worksite types; the same on rates and on counts
 * @AWRASH_OBJECTIVE_LEXIMIN_PERSONS: "leximin-persons". As leximin, each rate standing in the list
 *   d times, so that at equal rates the place goes to the larger need. On counts: leximin
 * @AWRASH_OBJECTIVE_ALPHA: "alpha:A", A a decimal or a fraction from 0 on. The largest Σ d u(y/d)
 *   with u(r) = r^(1 − A)/(1 − A), and log r at A = 1. On counts: the largest Σ u(y)
 * @AWRASH_OBJECTIVE_GINI: "gini". The least Gini of the rates, each province weighing as much as
 *   its need: Σ |d_q y_p − d_p y_q| / (D Y), over all pairs p < q. On counts: Σ |y_p − y_q| / (n
 *   Y), for n provinces. 0 where nothing is received
 * @AWRASH_OBJECTIVE_GINI_UNWEIGHTED: "gini-unweighted". The same with every province counted once:
 *   Σ |y_p/d_p − y_q/d_q| / (n Σ y_p/d_p). On counts no other than the Gini
 *
 * What a split makes as good as it can be, among the plans that keep every bound and, in the usual
 * chain, give out as many places as any does. With needs d, D = Σd, receipts y, Y = Σy and rates
 * y/d, all of the provinces (or of the groups in them) with a need above 0. On counts every need is
 * 1.
 *
 * What each means for a committee. Leximin: the province that is served worst is served as well as
 * the bounds allow, then the next one, and so on; nobody is raised at the cost of someone no better
 * served. Leximin over persons: the same for the persons in need, so that of two provinces served
 * alike the one with more of them goes first. Decreasing-minimal: the province that is served best
 * has no more than the bounds force, then the next one, and so on; nobody is far ahead. Least
 * squares: all rates together are as near to the common rate as they can be, a large gap counting
 * far more than several small ones, and every gap by the people whom it concerns. Utilitarian: the
 * places do as much good as they can, wherever that is. α-fair: a place counts the less the better
 * its province is served already, A saying by how much: from not at all (0) over the square root
 * (1/2), equal gains in per cent (1) and persons in need for each place (2) towards leximin over
 * persons. Gini: of any two persons in need, drawn by lot, the rates of their provinces differ on
 * average as little as they can; all gaps count alike, wherever they are, so that nobody is
 * promised not to be last. Unweighted: the same for any two provinces, however few persons one of
 * them has.
 *
 * alpha:0 is the sum of what is received, so that after filling it leaves everything open.
 * Utilitarian compares no provinces. Behind both stands leximin, see the key chain of
 * #AwrashReading. From A = 1 on a province without anything is infinitely bad; y = 0 is the limit
 * of a small y = ε: first the least Σ d^A over those that are left at 0, then the largest sum over
 * the others. The signs of sums of α-fair costs are decided to 512 bits; what these do not part
 * counts as equal.
 *
 * The Gini is no sum over provinces. It is searched by boxes of receipts, each bounded from below,
 * until the keys gap and nodes of #AwrashReading say to stop; what is proved is told. In the
 * classes beyond the network it is a question as the others, with a row for each pair of provinces,
 * or of groups in them; where more than 40 are compared, for pairs that are near in rank, while the
 * others are bounded by their ranks. Both end before where nodes do not help. Where several
 * plans have the least Gini they are not listed, and the tie policy is not asked: the first one
 * that is met is given, provinces being looked at in the byte order of their codes. On counts where
 * awrash_split_plan_get_totals_m_convex() is %TRUE the least Gini is leximin's, and found, proved
 * and settled as such. Reciprocals of needs are rounded to 60 bits, so that the unweighted Gini is
 * proved to ten digits, and beyond the network, where needs of more than 12 digits in all are
 * rounded to 40 bits, any Gini to nine.
 *
 * On rates these are different objectives with different answers, as on the example of Balinski and
 * Young: needs 9061, 7179, 5259, 3319 and 1182 share 26 places as 9, 7, 5, 3, 2 by leximin, 9, 7,
 * 6, 3, 1 by alpha:2, 9, 7, 5, 4, 1 by the Gini, 9, 8, 5, 3, 1 by least-squares and 10, 7, 5, 3, 1
 * by decreasing-minimal. On counts leximin, decreasing-minimal, least squares and the Gini agree
 * wherever awrash_split_plan_get_totals_m_convex() is %TRUE.
 *
 * alpha, leximin-persons, utilitarian and the two of the Gini are of 0.3.
 *
 * Since: 0.1
 */
typedef enum
{
  AWRASH_OBJECTIVE_LEXIMIN = 1,
  AWRASH_OBJECTIVE_DECMIN = 2,
  AWRASH_OBJECTIVE_LEAST_SQUARES = 3,
  AWRASH_OBJECTIVE_UTILITARIAN = 4,
  AWRASH_OBJECTIVE_LEXIMIN_PERSONS = 5,
  AWRASH_OBJECTIVE_ALPHA = 6,
  AWRASH_OBJECTIVE_GINI = 7,
  AWRASH_OBJECTIVE_GINI_UNWEIGHTED = 8
} AwrashObjective;

/**
 * awrash_split_objective_get_name:
 * @objective: an #AwrashObjective
 *
 * The name of an objective, as readings write it, see #AwrashObjective; "alpha" without its
 * parameter.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is none
 */
AWRASH_API const char *awrash_split_objective_get_name (AwrashObjective objective);

/**
 * awrash_split_objective_from_name:
 * @name: a name as awrash_split_objective_get_name() gives it
 *
 * The objective of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(objectives). Source: none. Since: 0.1
 *
 * Returns: the number, or 0 for an unknown name
 */
AWRASH_API int awrash_split_objective_from_name (const char *name);

/**
 * AwrashReading:
 *
 * A reading: one way to read "justly divided", as an objective with its settings. Opaque; for one
 * thread at a time while it is being set. Keys and values are those of programme.ini:
 *
 * objective: leximin (the default), leximin-persons, decmin, least-squares, alpha:A, utilitarian,
 * gini or gini-unweighted, see #AwrashObjective.
 *
 * chain: what is pursued, in this order, parted by ";"; empty (the default) for "fill; objective".
 * Each goal chooses among the plans that those before it leave. fill: as many places (or
 * person-months, or money) of the streams that are read as the bounds allow go to provinces with a
 * need above 0, then as many places of the others, then as few as can be to provinces without need.
 * objective: the key objective; the name of any objective says the same by itself. places,
 * person-months: the most over all cells. cost: the least in money. Where no goal compares what
 * provinces receive (utilitarian, alpha:0 and sums do not), leximin stands behind the last one, for
 * the classes up to network.
 *
 * on: rate (the default), receipts against needs; or count, receipts alone, every need being 1.
 *
 * receives: what a province receives is measured in places (the default), person-months or money.
 * Where the streams that are read have places of unequal months or cost, the problem leaves the
 * network for %AWRASH_CLASS_GENERAL.
 *
 * streams: * (the default) for all streams, or the codes of those that are read, parted by ";".
 * Places of the others are then divided afterwards, by the same objective among themselves.
 *
 * need: an expression, see awrash_programme_province_get_need(); empty (the default) for the
 * programme's own.
 *
 * tie: what is done where the objective cannot decide what a province receives. error (the
 * default) refuses; order serves the provinces in the order of the key order, each with the most
 * that those before it leave; lot serves them by ascending awrash_allot_ticket() of (seed, code).
 *
 * order: codes of provinces parted by ";"; every tied province must be among them.
 *
 * seed: the text from which the lot is drawn, not empty where tie is lot.
 *
 * pool_caps: yes if no territory may have more beneficiaries than eligible persons in its pools,
 * in all and of each group whose shares the types give; no (the default) otherwise.
 *
 * groups: empty (the default), or names of groups parted by ";": then every group in every province
 * is compared instead of the provinces. A group receives the share that worksite_types.csv expects
 * of it in every place, an expected value: %AWRASH_CLASS_GENERAL. Its need is its pool, or
 * the expression need with the group's name in place of "{group}", as in unemployed_{group}.
 *
 * min_rate, max_rate: empty (the default), or a number such as 0.02 or 20/1000: the least and the
 * most that each province (or group) with a need receives for a unit of need, ⌈min_rate·need⌉ and
 * ⌊max_rate·need⌋ exactly.
 *
 * fix: empty (the default), or places fixed by hand, "A/temporary = 300; B/type:roads = 12": the
 * code of a territory, a slash, then a stream, type:CODE (with its variants), only:CODE (without),
 * or "*" for all.
 *
 * at_least_last, at_most_last: empty (the default), or a number such as 0.9 or 9/10: the part of
 * last year's places that every province keeps in each stream at least, ⌈0.9·last⌉, or has at
 * most, ⌊1.3·last⌋; the floor wins where it is above. See awrash_split_last() for what is
 * last year's; who has none there is not bound.
 *
 * rows: empty (the default), or any number of linear rows parted by ";": "NAME: 2 A/type:roads + 3
 * B/sustainable <= 12", with <=, >= or =, a number on the right, on the left or on both sides,
 * cells written as for fix, each cell of a territory and all its types counting alike. Codes and
 * names with blanks, signs or any of / ; = < > : " , stand between double quotes, in which \" and
 * \\ are a quote and a backslash; a minus sign in a bare word belongs to it. awrash_split_add_row()
 * writes such rows.
 *
 * near: a former plan, as awrash_split_near() writes it: PROVINCE/type:TYPE=PLACES parted by ";";
 * what it does not name had no places. Empty (the default) for none. Among the plans that are best
 * by the objective, the one with the fewest changed places, Σ |x − x₀| over the cells of the
 * streams that are read, is taken; this settles ties, and what it leaves tied goes to the key tie.
 * Among the plans that are then best for the other streams, again the one with the fewest changes
 * in those.
 *
 * loss: from 0 (the default) to 1, beside near. With a loss above 0 the fewest changes come before
 * the objective, among all plans that lose no more than that against the plan without loss. Where a
 * goal of the chain compares provinces (leximin, leximin-persons, decmin, least-squares, alpha:A,
 * the two of the Gini), or all that is asked is to fill, every province keeps at least (1 − loss)
 * of what it receives there. Where the goals are totals alone (utilitarian, places, person-months,
 * cost), each of them does: at least (1 − loss) of the total there, of cost at most (1 + loss);
 * such a total is a row over all cells, so that the class is %AWRASH_CLASS_ROWS at least.
 *
 * total: how many places are given out in all, exactly; empty (the default) for as many as the
 * bounds and the chain give.
 *
 * gap: 0 (the default), or a number up to 1: how far from the best, relative to its value, a plan
 * may be where bounds leave the network or the least Gini is sought. A search ends there. 0 asks
 * for a proof that none is better.
 *
 * nodes: 1000 (the default), or how many nodes a search may look at for one question of the chain.
 * Work is counted and not timed, so that answers do not depend on the machine.
 *
 * chain, groups and all keys behind it are of 0.3.
 *
 * Since: 0.1
 */
typedef struct _AwrashReading AwrashReading;

/**
 * awrash_split_reading_new:
 *
 * A reading with the default of every key.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer full): the reading; free with awrash_split_reading_free()
 */
AWRASH_API AwrashReading *awrash_split_reading_new (void);

/**
 * awrash_split_reading_load:
 * @programme: a programme
 * @name: (nullable): the name of a [reading NAME] group; %NULL for the [split] group alone
 * @error: (nullable): where a failure is told
 *
 * A reading of a programme: the defaults, over them what [split] says, over that what [reading
 * NAME] says.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for a group that is not there and for a
 * value that its key does not know, with the group. Cost: O(keys). Source: the layout of a
 * programme folder. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the reading, or %NULL with @error
 */
AWRASH_API AwrashReading *awrash_split_reading_load (const AwrashProgramme *programme,
                                                     const char *name, GError **error);

/**
 * awrash_split_reading_copy:
 * @reading: a reading
 *
 * A copy that lives by itself.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(keys). Source: none. Since: 0.1
 *
 * Returns: (transfer full): the copy; free with awrash_split_reading_free()
 */
AWRASH_API AwrashReading *awrash_split_reading_copy (const AwrashReading *reading);

/**
 * awrash_split_reading_free:
 * @reading: (nullable) (transfer full): a reading
 *
 * Frees a reading.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(keys). Source: none. Since: 0.1
 */
AWRASH_API void awrash_split_reading_free (AwrashReading *reading);

/**
 * awrash_split_reading_set:
 * @reading: a reading
 * @key: a key, see #AwrashReading
 * @value: its value, UTF-8
 * @error: (nullable): where a failure is told
 *
 * Sets a key. Whether codes of streams and provinces, needs and seeds fit is told by
 * awrash_split_solve(), which knows the programme.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for an unknown key, and for a value that
 * the key does not know, with those that it knows; %AWRASH_ERROR_ENCODING for text that is not
 * UTF-8. Cost: O(keys). Source: none. Since: 0.1
 *
 * Returns: %TRUE, or %FALSE with @error, @reading untouched
 */
AWRASH_API gboolean awrash_split_reading_set (AwrashReading *reading, const char *key,
                                              const char *value, GError **error);

/**
 * awrash_split_reading_get:
 * @reading: a reading
 * @key: a key, see #AwrashReading
 *
 * The value of a key.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(keys). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the value, which lives until the key is set again; %NULL
 *   for an unknown key
 */
AWRASH_API const char *awrash_split_reading_get (const AwrashReading *reading, const char *key);

/**
 * awrash_split_near:
 * @reading: a reading
 * @programme: the programme that will be divided
 * @plan: a former plan: columns territory, stream or type, and places, as plan.csv has them
 * @error: (nullable): where a failure is told
 *
 * Sets the key near, so that the division keeps as near to a former plan as the objective allows.
 * Rows of territories and types that the programme no longer has count as nothing, and so do those
 * of a stream that has several types by now and names none.
 *
 * Shapes: none. Units: places. Errors: %AWRASH_ERROR_SYNTAX without these columns, and for codes
 * with ";", "=" or "/type:" in them; %AWRASH_ERROR_EMPTY for an empty cell of places and where no
 * row is of the programme; %AWRASH_ERROR_VALUE for places that are no whole number ≥ 0;
 * %AWRASH_ERROR_OVERFLOW beyond 2^50 in all; %AWRASH_ERROR_DUPLICATE for two rows of one cell.
 * Cost: O(rows · log rows). Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error, @reading untouched
 */
AWRASH_API gboolean awrash_split_near (AwrashReading *reading, const AwrashProgramme *programme,
                                       const AwrashTable *plan, GError **error);

/**
 * awrash_split_add_row:
 * @reading: a reading
 * @programme: the programme whose provinces and types are meant
 * @name: (nullable): the name of the row, UTF-8; %NULL for the first of row1, row2, … that is free
 * @n: how many terms the row has
 * @provinces: (array length=n): the index of each term's province
 * @types: (array length=n): the index of each term's worksite type, without its variants
 * @coefficients: (array length=n): what each place there counts
 * @min: the least that the sum may be; minus infinity for no bound
 * @max: the most that the sum may be; infinity for no bound
 * @error: (nullable): where a failure is told
 *
 * Writes one more linear row into the key rows of a reading: min ≤ Σ coefficient × places ≤ max.
 * Terms of the same cell add up. Each number stands for the shortest decimal that reads back as it,
 * and is kept exactly.
 *
 * Shapes: @provinces, @types and @coefficients [n]. Units: any; @min and @max are in those of
 * coefficients × places. Errors: %AWRASH_ERROR_EMPTY for no term; %AWRASH_ERROR_VALUE for an index
 * that is none and for a coefficient that is not finite; %AWRASH_ERROR_BOUNDS for @min above @max,
 * for numbers that are none, and where neither is given; %AWRASH_ERROR_NAME for an empty name;
 * %AWRASH_ERROR_ENCODING for one that is not UTF-8. A name that another row has is told as
 * %AWRASH_ERROR_DUPLICATE by awrash_split_solve(). Cost: O(n + length of the key). Source: none.
 * Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error, @reading untouched
 */
AWRASH_API gboolean awrash_split_add_row (AwrashReading *reading, const AwrashProgramme *programme,
                                          const char *name, size_t n, const int64_t provinces[],
                                          const int64_t types[], const double coefficients[],
                                          double min, double max, GError **error);

/**
 * awrash_split_last:
 * @programme: a programme
 * @last: (out) (array): last year's places of every province and stream
 * @error: (nullable): where a failure is told
 *
 * What at_least_last and at_most_last of a reading are parts of: the places of the latest edition
 * in history.csv before the programme's own (its edition, else its year; of all editions where it
 * has neither), editions being compared as numbers where they are whole ones, else by bytes. Of
 * several metrics the best counts: actual, then approved, then quota; what was announced does not,
 * nor what is not in places, nor rows for all streams together. NaN says whose places are not told:
 * the reading does not bind those.
 *
 * Shapes: @last [provinces × streams], by province, then by stream. Units: places. Errors:
 * %AWRASH_ERROR_DUPLICATE for two numbers of the same province, stream, edition and metric;
 * %AWRASH_ERROR_MEMORY. Outputs are written only on success. Cost: O(rows of the history +
 * provinces × streams). Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_last (const AwrashProgramme *programme, double last[],
                                       GError **error);

/**
 * AwrashPlan:
 *
 * The answer of a split: what kind it is, the plan where there is one, why there is none where not,
 * and a certificate. Opaque, immutable, shared by reference count, also between threads. It keeps
 * the programme that it is of.
 *
 * Cells are the (province, worksite type) pairs, a stream without types having one of its own code.
 * A plan that is #AWRASH_STATUS_TIE_REFUSED or #AWRASH_STATUS_INFEASIBLE has no cells and no
 * receipts; its needs are those of all provinces nonetheless.
 *
 * Since: 0.1
 */
typedef struct _AwrashPlan AwrashPlan;

/**
 * awrash_split_solve:
 * @programme: a programme
 * @reading: a reading
 * @error: (nullable): where a failure is told
 *
 * Divides the places of a programme by a reading. Each step chooses among what the steps before it
 * leave:
 *
 * 1. Every bound is kept. Bounds in person-months, person-days and money are bounds on places: at
 * most ⌊max/c⌋ and at least ⌈min/c⌉ with c what one place takes, exactly, the numbers being the
 * decimals that were written.
 *
 * 2. The goals of the key chain, one after the other: unless it says otherwise, a quota that is a
 * range is used first, and then the objective decides what the provinces receive in the streams
 * that are read. A province with need 0 has no rate: no objective looks at it, and it receives what
 * the bounds and the filling force on it and nothing more. With a loss, the fewest changes against
 * the former plan come before all goals but fill.
 *
 * 3. Where the reading names a former plan, and no loss, the fewest changes against it.
 *
 * 4. Ties: a province is tied if its receipts can still differ. They are refused, or settled by the
 * reading's order or lot.
 *
 * 5. The first comparison of the chain once more, on what provinces receive in the other streams;
 * then the fewest changes against the former plan there.
 *
 * 6. The balanced mix, with receipts y fixed: over the streams the least Σ (x − τ)² with τ = y
 * X/ΣX, X a stream's sum, or the middle of its range where it is not fixed; then within a stream
 * over its types, with τ in proportion to their upper bounds, equal where one has none. Where the
 * places of a stream in a province would make the bounds cross in an odd cycle, that mix is given
 * up, and the chain says so. What is left goes by the byte order of the codes: the first
 * (territory, stream, type) receives the most.
 *
 * Of the classes %AWRASH_CLASS_ROWS and %AWRASH_CLASS_GENERAL every goal is a search with a proved
 * bound, and the levels of leximin, leximin over persons and decreasing-minimal are questions of
 * their own. Receipts that were compared stay as they were found, and linear goals as low as they
 * were. The fewest changes of steps 2, 3 and 5 are such a goal. Ties are not looked for: the first
 * plan of the search stands. The mix of step 6 is a search too, with a gap of its own, around what
 * each province has in places then; X of a stream whose sum is not fixed is the middle of what the
 * bounds, one by one, leave of it. What the mix leaves
 * open goes by the codes, among the plans in which every bound, and all cells together that the
 * bounds count alike, have as much as was found.
 *
 * The order of rows decides nothing: with the rows of its tables in any other order a programme has
 * the same plan, with the same status, texts and certificate, by every byte.
 *
 * The status is #AWRASH_STATUS_OPTIMAL where all is proved; #AWRASH_STATUS_UNPLACED the same, if
 * capacities leave places of the quotas unplaced; #AWRASH_STATUS_TIE_SETTLED the same, if a tie
 * was; #AWRASH_STATUS_TIE_REFUSED with the tied provinces; #AWRASH_STATUS_INFEASIBLE with the
 * blocking set. Where a search decided (the two classes, and the Gini): #AWRASH_STATUS_WITHIN_GAP
 * if the gap is above 0 and at most the reading's, for sums of squares, welfare and Ginis in the
 * two classes also up to 10^-9; #AWRASH_STATUS_FEASIBLE if it is larger; #AWRASH_STATUS_LIMIT if
 * the nodes end before any plan is found. All of these are answers.
 *
 * Shapes: none. Units: those of the reading. Errors: %AWRASH_ERROR_NAME for unknown streams,
 * provinces, groups and needs; %AWRASH_ERROR_SYNTAX for conditions, rows and a former plan that are
 * none; %AWRASH_ERROR_DUPLICATE for an order that names a province, rows that name a row and a
 * former plan that names a cell twice; %AWRASH_ERROR_VALUE for a lot without seed, a loss that is
 * not from 0 to 1 or without a former plan, months, costs, shares and pools that are asked for and
 * not given, needs that are no numbers, a Gini that does not follow fill; %AWRASH_ERROR_EMPTY where
 * there is nothing to divide, no need, or every need is 0; %AWRASH_ERROR_BOUNDS where nothing
 * limits a cell; %AWRASH_ERROR_OVERFLOW for bounds that sum to more than 2^50 places, rows whose
 * sums can reach 2^62, and utilities, months or costs with too many digits; %AWRASH_ERROR_MEMORY,
 * also where the plans that show a tie have more than 2^23 cells with places (2,900 tied provinces
 * with one stream). Cost: laying out, near-linear in bounds and cells; each step up to the network,
 * a network simplex over (cells + bounds) arcs from the flow of the step before on, a pass over the
 * arcs O(arcs) and a pivot O(its cycle and the subtree that moves), as many as it takes; a Gini and
 * each question beyond the network, at most as many nodes as the key nodes says. Source: Hoffman
 * and Kruskal (1956) for the integers; Hoffman (1960) for the blocking set; Cunningham (1976) for
 * the simplex; Frank and Murota (2021) for leximin and decmin; Mo and Walrand (2000) for α; Land
 * and Doig (1960) for the searches; Balinski and Young (1982) for the rules that the objectives are
 * on one total: Adams, Jefferson and Webster. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error
 */
AWRASH_API AwrashPlan *awrash_split_solve (const AwrashProgramme *programme,
                                           const AwrashReading *reading, GError **error);

/* ── the same step by step ──────────────────────────────────────────────────────────────────── */

/**
 * AwrashSolving:
 *
 * A split on its way: for callers who show progress, or who may want to stop. Opaque; for one
 * thread at a time.
 *
 * Since: 0.3
 */
typedef struct _AwrashSolving AwrashSolving;

/**
 * awrash_split_solving_new:
 * @programme: a programme
 * @reading: a reading, copied
 * @error: (nullable): where a failure is told
 *
 * A split that has not begun. It takes its steps by awrash_split_solving_step(), and may be freed
 * at any time: that is how it is given up.
 *
 * Shapes: none. Units: none. Errors: with a loss, those of awrash_split_solve() for the plan that
 * it is measured from; none otherwise. Cost: O(keys); with a loss, a split. Source: none. Since:
 * 0.3
 *
 * Returns: (transfer full) (nullable): the split, or %NULL with @error; free with
 *   awrash_split_solving_free()
 */
AWRASH_API AwrashSolving *awrash_split_solving_new (const AwrashProgramme *programme,
                                                    const AwrashReading *reading, GError **error);

/**
 * awrash_split_solving_free:
 * @solving: (nullable) (transfer full): a split on its way
 *
 * Frees it, finished or not. A plan that awrash_split_solving_get_plan() gave lives on.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(cells). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_solving_free (AwrashSolving *solving);

/**
 * awrash_split_solving_step:
 * @solving: a split on its way
 * @work: how many nodes a search beyond the network may look at in this step, 1 or more
 * @done: (out): whether there is a plan now
 * @error: (nullable): where a failure is told
 *
 * One step: the bounds laid out; a flow that keeps them; one goal of the chain; ties; the streams
 * that the reading leaves out; the mix; the certificate; or, in the classes beyond the network, up
 * to @work nodes of the search. The plan does not depend on @work. After a failure the split can
 * only be freed; after the last step, further ones do nothing.
 *
 * Shapes: none. Units: none. Errors: those of awrash_split_solve(), @done untouched. Cost: that of
 * one step; together what awrash_split_solve() costs. Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_solving_step (AwrashSolving *solving, size_t work, gboolean *done,
                                               GError **error);

/**
 * awrash_split_solving_get_progress:
 * @solving: a split on its way
 *
 * How far it has come, by steps and not by time: a search may stay at one number for long.
 *
 * Shapes: none. Units: a share, 0 … 1. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the share; 1 where there is a plan
 */
AWRASH_API double awrash_split_solving_get_progress (const AwrashSolving *solving);

/**
 * awrash_split_solving_get_interval:
 * @solving: a split on its way
 * @value: (out): what the present question has reached
 * @bound: (out): what it cannot pass
 *
 * Where a search beyond the network stands in the question that it looks at now; NaN where nothing
 * is known.
 *
 * Shapes: none. Units: those of the question. Errors: none. Cost: O(1). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_solving_get_interval (const AwrashSolving *solving, double *value,
                                                   double *bound);

/**
 * awrash_split_solving_get_plan:
 * @solving: a split on its way
 *
 * The plan, once it is done.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL before the last step
 */
AWRASH_API AwrashPlan *awrash_split_solving_get_plan (const AwrashSolving *solving);

/**
 * awrash_split_plan_ref:
 * @plan: a plan
 *
 * Shares a plan, also between threads.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer full): @plan
 */
AWRASH_API AwrashPlan *awrash_split_plan_ref (AwrashPlan *plan);

/**
 * awrash_split_plan_unref:
 * @plan: (nullable) (transfer full): a plan
 *
 * Gives back one reference; the last one frees the plan and everything that its getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(cells) for the last. Source: none. Since: 0.1
 */
AWRASH_API void awrash_split_plan_unref (AwrashPlan *plan);

/**
 * awrash_split_plan_get_status:
 * @plan: a plan
 *
 * What kind of answer the plan is.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the status, never #AWRASH_STATUS_UNKNOWN
 */
AWRASH_API AwrashStatus awrash_split_plan_get_status (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_class:
 * @plan: a plan
 *
 * The class that the bounds were found to be of.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the class
 */
AWRASH_API AwrashClass awrash_split_plan_get_class (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_class_reason:
 * @plan: a plan
 *
 * In words: why this class and no stronger one.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the reason, in the language of messages
 */
AWRASH_API const char *awrash_split_plan_get_class_reason (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_totals_m_convex:
 * @plan: a plan
 *
 * Whether the totals of the provinces form an M-convex set: all bounds on what several provinces
 * receive, but for the total of all, are bounds of streams. Then, on counts, one plan is leximin,
 * decreasing-minimal and of least squares at once.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: Murota (2003). Since: 0.1
 *
 * Returns: %TRUE if they do
 */
AWRASH_API gboolean awrash_split_plan_get_totals_m_convex (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_chain:
 * @plan: a plan
 *
 * The chain of decisions that was solved, such as "fill places of *, leximin on rate, balanced
 * mix"; the same in every language.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the chain
 */
AWRASH_API const char *awrash_split_plan_get_chain (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_reason:
 * @plan: a plan
 *
 * In words: what the answer could not do. The blocking set, the tie with what would settle it, or
 * the places that stay unplaced.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable): the reason, in the language of messages, or %NULL where
 *   there is none
 */
AWRASH_API const char *awrash_split_plan_get_reason (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_certificate:
 * @plan: a plan
 *
 * The certificate: one canonical line of JSON, closed by its SHA-256, that lets anyone check the
 * answer without the solver. Equal programmes, readings and answers give equal bytes. See
 * awrash_audit_certificate() for what it holds and what it proves.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: RFC 8259, FIPS 180-4. Since: 0.1
 *
 * Returns: (transfer none): the certificate, whatever the status
 */
AWRASH_API const char *awrash_split_plan_get_certificate (const AwrashPlan *plan);

/* ── cells: the (province, worksite type) pairs; none without an answer ─────────────────────── */

/**
 * awrash_split_plan_get_n_cells:
 * @plan: a plan
 *
 * How many cells there are: provinces times types.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of cells, 0 without an answer
 */
AWRASH_API size_t awrash_split_plan_get_n_cells (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_cell_provinces:
 * @plan: a plan
 *
 * The province of every cell.
 *
 * Shapes: awrash_split_plan_get_n_cells() items, by province, then by type. Units: none. Errors:
 * none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the indices of the provinces, %NULL without an
 *   answer
 */
AWRASH_API const int64_t *awrash_split_plan_get_cell_provinces (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_cell_types:
 * @plan: a plan
 *
 * The worksite type of every cell.
 *
 * Shapes: awrash_split_plan_get_n_cells() items, by province, then by type. Units: none. Errors:
 * none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the indices of the types, %NULL without an answer
 */
AWRASH_API const int64_t *awrash_split_plan_get_cell_types (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_places:
 * @plan: a plan
 *
 * The places of every cell.
 *
 * Shapes: awrash_split_plan_get_n_cells() items, by province, then by type. Units: places.
 * Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL without an answer
 */
AWRASH_API const int64_t *awrash_split_plan_get_places (const AwrashPlan *plan);

/* ── provinces ──────────────────────────────────────────────────────────────────────────────── */

/**
 * awrash_split_plan_get_n_provinces:
 * @plan: a plan
 *
 * How many provinces the programme has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of provinces, whatever the status
 */
AWRASH_API size_t awrash_split_plan_get_n_provinces (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_receipts:
 * @plan: a plan
 *
 * What every province receives in the reading's streams, in what the reading measures.
 *
 * Shapes: awrash_split_plan_get_n_provinces() items. Units: places, person-months or money, as
 * the reading says. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the receipts, %NULL without an answer
 */
AWRASH_API const double *awrash_split_plan_get_receipts (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_needs:
 * @plan: a plan
 *
 * The need of every province by the reading; 1 each on counts.
 *
 * Shapes: awrash_split_plan_get_n_provinces() items. Units: those of the need's indicators.
 * Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (array): the needs, whatever the status
 */
AWRASH_API const double *awrash_split_plan_get_needs (const AwrashPlan *plan);

/* ── the tie, if any, whether refused or settled ────────────────────────────────────────────── */

/**
 * awrash_split_plan_get_n_tied:
 * @plan: a plan
 *
 * How many provinces are tied: equally good plans give them more or less.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of tied provinces, 0 where there is no tie
 */
AWRASH_API size_t awrash_split_plan_get_n_tied (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_tied:
 * @plan: a plan
 *
 * The tied provinces.
 *
 * Shapes: awrash_split_plan_get_n_tied() items. Units: none. Errors: none. Cost: O(1). Source:
 * none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the indices of the provinces, ascending
 */
AWRASH_API const int64_t *awrash_split_plan_get_tied (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_sure:
 * @plan: a plan
 *
 * What every tied province has for sure: the least that it receives in any plan that is as good.
 *
 * Shapes: awrash_split_plan_get_n_tied() items, in the order of awrash_split_plan_get_tied().
 * Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the sure places
 */
AWRASH_API const int64_t *awrash_split_plan_get_sure (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_free_units:
 * @plan: a plan
 *
 * How many places the tied provinces have together beyond their sure ones: what the tie is about.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the free places, 0 where there is no tie
 */
AWRASH_API int64_t awrash_split_plan_get_free_units (const AwrashPlan *plan);

/* ── the blocking set of an infeasible programme ────────────────────────────────────────────── */

/**
 * awrash_split_plan_get_n_blocking:
 * @plan: a plan
 *
 * How many bounds block: enough by themselves to make the programme infeasible.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: Hoffman (1960). Since: 0.1
 *
 * Returns: the number of bounds, 0 unless the plan is infeasible
 */
AWRASH_API size_t awrash_split_plan_get_n_blocking (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_blocking:
 * @plan: a plan
 * @index: below awrash_split_plan_get_n_blocking()
 *
 * A bound of the blocking set in words, such as "at least 4000 sustainable places of Béni Mellal-
 * Khénifra".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the bound, in the language of messages
 */
AWRASH_API const char *awrash_split_plan_get_blocking (const AwrashPlan *plan, size_t index);

/**
 * awrash_split_plan_get_missing:
 * @plan: a plan
 *
 * How many places the blocking set asks for beyond what it can give.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the missing places, 0 unless the plan is infeasible
 */
AWRASH_API int64_t awrash_split_plan_get_missing (const AwrashPlan *plan);

/* ── how near to the best ───────────────────────────────────────────────────────────────────── */

/**
 * awrash_split_plan_get_value:
 * @plan: a plan
 *
 * What the objective is worth in the plan, for a Gini that was searched, and for the classes
 * %AWRASH_CLASS_ROWS and %AWRASH_CLASS_GENERAL: the Gini; the sum of utilities, places,
 * person-months or costs; the sum of squares; minus the welfare; of objectives that look at one
 * rate after the other, the first rate. See awrash_split_plan_get_levels() for the other questions
 * of the chain.
 *
 * Shapes: none. Units: those of the objective, what is received being in what the reading measures.
 * Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the value, NaN for all others and without an answer
 */
AWRASH_API double awrash_split_plan_get_value (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_bound:
 * @plan: a plan
 *
 * What no plan can be better than by the objective, among those that are as good by all that stands
 * before it in the chain. Proved: the certificate shows it.
 *
 * Shapes: none. Units: those of awrash_split_plan_get_value(). Errors: none. Cost: O(1). Source:
 * Everett (1963), Lagrangian bounds; Land and Doig (1960), branch and bound. Since: 0.3
 *
 * Returns: the bound, NaN where none was proved
 */
AWRASH_API double awrash_split_plan_get_bound (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_gap:
 * @plan: a plan
 *
 * How far the plan may be from the best, relative to its value, |value - bound| / |value|, the
 * largest over all questions of the chain. 0: proved best. Where sums of squares, of welfare or of
 * differences are no whole numbers, gaps of less than 10^-9 are what arithmetic leaves.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the gap; infinite where some question was not proved at all; NaN without an answer
 */
AWRASH_API double awrash_split_plan_get_gap (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_mix_gap:
 * @plan: a plan
 *
 * How far the balanced mix may be from the best, relative to the sum of squares that it makes as
 * small as it can, the larger of streams and types. 0: proved best, as it is up to the network.
 * Beyond, the mix is searched for in one node, or in as many as 800,000 / cells² where that is
 * more. The mix is no goal: the gap of the plan and its status do not depend on it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the gap; infinite where nothing was proved of the mix; NaN without an answer
 */
AWRASH_API double awrash_split_plan_get_mix_gap (const AwrashPlan *plan);

/**
 * AwrashPlanLevel:
 * @value: what the plan is worth in the question, in the measure of its goal
 * @bound: what no plan can be better than, among those that are as good in all that stands before;
 *   NaN where none was proved
 * @gap: how far the plan may be from the best in it, relative to its value; infinite where it was
 *   not proved at all
 * @status: an #AwrashStatus: OPTIMAL, WITHIN_GAP or FEASIBLE
 * @members: how many stand at the level, or are left with nothing; 0 for sums
 *
 * A question of a chain that was searched. Frozen: fields are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  double value;
  double bound;
  double gap;
  int64_t status;
  int64_t members;
} AwrashPlanLevel;

/**
 * awrash_split_plan_get_n_levels:
 * @plan: a plan
 *
 * How many questions its chain was, for the classes %AWRASH_CLASS_ROWS and %AWRASH_CLASS_GENERAL:
 * each goal; for fill the streams that are read, the others, and provinces without need; for
 * alpha:A from A = 1 on the provinces that are left with nothing, each by need^A, before the
 * welfare; for leximin, leximin-persons and decmin each rate at which some stand, from the end that
 * counts first; the fewest changes against a former plan, where they stand in the chain; then the
 * first comparison, and the changes, again for the streams that are not read. Of rates the first
 * one that was not proved is the last that is told. The mix is no goal, and not among them.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number; 0 for all other classes, where every goal is proved, and without an answer
 */
AWRASH_API size_t awrash_split_plan_get_n_levels (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_levels:
 * @plan: a plan
 *
 * What the plan is worth in each question of its chain, and how far that is proved. A level of
 * rates is its value and its bound as soon as nobody can pass it; its gap is then that of how many
 * stay there.
 *
 * Shapes: awrash_split_plan_get_n_levels() items, in the order of the chain. Units: those of the
 * goals. Errors: none. Cost: O(1). Source: Ogryczak and Śliwiński (2006) for levels. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the questions, %NULL where there are none
 */
AWRASH_API const AwrashPlanLevel *awrash_split_plan_get_levels (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_level_name:
 * @plan: a plan
 * @index: below awrash_split_plan_get_n_levels()
 *
 * What a question is of: "fill", "fill-rest", "spare", a goal such as "utilitarian" or "leximin",
 * "alpha:2 first", "near" for changed places, with "-rest" behind a goal for the streams that are
 * not read; the same for every level of rates.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the name, the same in every language
 */
AWRASH_API const char *awrash_split_plan_get_level_name (const AwrashPlan *plan, size_t index);

/**
 * awrash_split_plan_level_size:
 *
 * The size of #AwrashPlanLevel, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_plan_level_size (void);

/* ── what stays unplaced, and tables ────────────────────────────────────────────────────────── */

/**
 * awrash_split_plan_get_unplaced:
 * @plan: a plan
 *
 * How many places of the quotas the capacities leave unplaced: what is missing of a quota in
 * places all of whose cells stand at their own bounds. Of quotas in one another the largest such
 * number counts.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the places, 0 without an answer
 */
AWRASH_API int64_t awrash_split_plan_get_unplaced (const AwrashPlan *plan);

/**
 * awrash_split_plan_get_table:
 * @plan: a plan
 * @name: "plan" or "plan-provinces"
 * @error: (nullable): where a failure is told
 *
 * The plan as a table. "plan" has a row for every cell: territory, stream, type, places.
 * "plan-provinces" has one for every province: territory, places, places_CODE for every stream,
 * person_months, cost, received, need, rate. What is not known, and the rate of a need of 0, is an
 * empty cell. awrash_audit_division() reads the first.
 *
 * Shapes: as told. Units: places, months, the programme's currency, and those of the reading.
 * Errors: %AWRASH_ERROR_EMPTY without an answer; %AWRASH_ERROR_NAME for another name;
 * %AWRASH_ERROR_MEMORY. Cost: O(cells). Source: the layout of a plan's folder. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error
 */
AWRASH_API AwrashTable *awrash_split_plan_get_table (const AwrashPlan *plan, const char *name,
                                                     GError **error);

/* ── the freedom of a plan ──────────────────────────────────────────────────────────────────── */

/**
 * awrash_split_ranges:
 * @plan: a plan with an answer
 * @settled: whether every province keeps what it receives in @plan
 * @cell_low: (out) (array): the fewest places of every cell
 * @cell_high: (out) (array): the most
 * @province_low: (out) (array): the fewest places that every province receives
 * @province_high: (out) (array): the most
 * @error: (nullable): where a failure is told
 *
 * In how far a committee may depart from a plan at equal justice: for every cell and every province
 * the smallest and the largest number of places over all plans that are as good as this one by its
 * objective. Each end is reached by some such plan, not all ends by one. What the balanced mix and
 * the order of codes chose is free here. The plan itself lies within.
 *
 * As good are the plans that pass steps 1 to 4 of awrash_split_solve() and, with @settled or where
 * no tie was settled, step 6. Where a tie was settled and @settled is %FALSE, what the tied
 * provinces receive ranges over all that the tie left open; as step 6 is only asked once it is
 * settled, the streams that the reading leaves out are then held to steps 1 to 4 alone. With
 * @settled each province receives just what the plan gives it.
 *
 * Provinces are counted in places of the streams that the reading reads, whatever measure it takes
 * of them. A plan keeps no ranges: they are found anew, exactly, whenever they are asked for, and
 * @plan is as before.
 *
 * Shapes: @cell_low and @cell_high awrash_split_plan_get_n_cells() numbers, in the order of
 * awrash_split_plan_get_places(); @province_low and @province_high
 * awrash_split_plan_get_n_provinces(), in the order of awrash_split_plan_get_receipts(). Units:
 * places. Errors: %AWRASH_ERROR_EMPTY for a plan without an answer, infeasible or with a tie
 * refused: settled by an order or a lot, the tie shows its room with @settled %FALSE;
 * %AWRASH_ERROR_MEMORY. Outputs are written only on success. Cost: the chain from the plan on,
 * where it is known to be optimal, and two largest flows for each cell and province that is not
 * fixed, each some searches of (cells + bounds) arcs. Source: Ahuja, Magnanti and Orlin (1993),
 * ch. 6, on the face that complementary slackness leaves. Since: 0.2
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_ranges (const AwrashPlan *plan, gboolean settled,
                                         int64_t cell_low[], int64_t cell_high[],
                                         int64_t province_low[], int64_t province_high[],
                                         GError **error);

/**
 * awrash_split_need_intervals:
 * @plan: a plan with an answer
 * @low: (out) (array): where the interval of every province's need begins
 * @high: (out) (array): where it ends; infinite where it does not
 * @error: (nullable): where a failure is told
 *
 * How wrong a need may be. A census is an estimate: for every province the interval of its need,
 * the others' needs as they are, over which the plan stays one of the best by its objective. Inside
 * it is; outside another plan is better. At an end itself it may be either, and a tie.
 *
 * A place more for the province must come from somewhere, a place less must go somewhere: the
 * cheapest way that the bounds leave does not depend on its need, so that each end is where its own
 * gain meets what that way costs, found by an exact sign at each double that is tried. Where the
 * reading leaves streams out, their division by the same needs is asked for too, with what is
 * received as it is. On counts needs have no part in it: all positive numbers. A province without a
 * need gets 0 and 0.
 *
 * Shapes: @low, @high awrash_split_plan_get_n_provinces() numbers. Units: those of the need.
 * Errors: %AWRASH_ERROR_EMPTY for a plan without an answer; %AWRASH_ERROR_CLASS for a chain that
 * compares provinces more than once, for a plan with a loss, and for other classes than simple,
 * tree and network; %AWRASH_ERROR_MEMORY. Outputs are written only on success. Ends are the
 * outermost doubles that are inside, or none as far as doubles go. Cost: two shortest paths a
 * province, over (cells + bounds) arcs. Source: reduced costs of convex flows, Ahuja, Magnanti and
 * Orlin (1993), ch.
 * 14. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_need_intervals (const AwrashPlan *plan, double low[],
                                                 double high[], GError **error);

/**
 * AwrashWish:
 * @lowest_rate: by how much the lowest rate would be higher without the wish
 * @gini: by how much the Gini of the rates, weighted by need, would be lower
 * @squares: by how much Σ d (y/d − Y/D)² would be lower
 * @moved: how many places would stand elsewhere
 * @changed: how many provinces would receive something else
 * @status: of the plan without the wish, an #AwrashStatus
 *
 * What a wish costs: the plan without it, the others as they are, against the plan with it. Prices
 * may be below 0 where the objective is another: they are differences, not losses. Frozen: 48
 * bytes.
 *
 * Since: 0.3
 */
typedef struct
{
  double lowest_rate;
  double gini;
  double squares;
  int64_t moved;
  int64_t changed;
  int64_t status;
} AwrashWish;

/**
 * awrash_split_wishes_size:
 *
 * The size of the record, for bindings to check theirs.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: sizeof (AwrashWish)
 */
AWRASH_API size_t awrash_split_wishes_size (void);

/**
 * awrash_split_wishes_get_count:
 * @plan: a plan
 *
 * How many wishes the plan's reading has: the items of its key fix.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(length of the key). Source: none. Since: 0.3
 *
 * Returns: the number of wishes
 */
AWRASH_API size_t awrash_split_wishes_get_count (const AwrashPlan *plan);

/**
 * awrash_split_wishes_get_text:
 * @plan: a plan
 * @index: below awrash_split_wishes_get_count()
 *
 * A wish as it was written.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(length of the key). Source: none. Since: 0.3
 *
 * Returns: (transfer full): the text, such as "05.081/sustainable = 300"; free with g_free()
 */
AWRASH_API char *awrash_split_wishes_get_text (const AwrashPlan *plan, size_t index);

/**
 * awrash_split_wishes:
 * @plan: a plan with an answer
 * @n: awrash_split_wishes_get_count() + 1
 * @prices: (out) (array length=n): the price of every wish, and in the end of all together
 * @error: (nullable): where a failure is told
 *
 * What each of a committee's wishes costs: the programme is divided again without it, the others as
 * they are, and once more without any. A wish that others force anyway costs nothing; two that are
 * hard to reconcile cost more together than apart.
 *
 * Where a tie is refused without the wish, one of its plans is compared: they are equally good.
 * Where there is no plan without it, the measures are NaN and the numbers 0.
 *
 * Shapes: @prices has @n records. Units: rates, the Gini, places² over need; places; provinces.
 * Errors: %AWRASH_ERROR_EMPTY for a plan without an answer; %AWRASH_ERROR_CLASS where what is
 * received is no plain sum of places; those of awrash_split_solve();
 * %AWRASH_ERROR_MEMORY. Outputs are written only on success. Cost: awrash_split_solve() @n times.
 * Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_wishes (const AwrashPlan *plan, size_t n, AwrashWish prices[],
                                         GError **error);

/**
 * AwrashFrontier:
 *
 * What equity costs: the plans between the most efficient and the most equal that no other plan
 * beats in both. Opaque; for one thread at a time while it is being drawn, step by step.
 *
 * Efficiency, over all cells: "places", "person-months", or "utilitarian", the sum of the types'
 * utilities; more is better.
 *
 * Equity, of what the provinces with a need receive by the reading: "lowest-rate", more is better;
 * "gini", the Gini of the rates, and "least-squares", Σ d (y/d − Y/D)², less is better; "alpha:A"
 * with any A above 0, the welfare Σ d u(y/d), u(r) = r^(1−A)/(1−A), log r at A = 1, more is better.
 * On counts every need is 1. Where A is below 1 nothing received counts 0. From 1 on the welfare is
 * −infinity as soon as a province with a need receives nothing, and of such plans the one with the
 * less Σ d^A over those provinces is the more equal, then the one with more welfare over the
 * others: such points may stand beside one another, alike in what is shown.
 *
 * Spreads are least where nobody receives anything. Against gini and least-squares, as many places
 * as the bounds allow are therefore given out first where rates count them, in the streams that are
 * read, in provinces with a need: of each total where all places count alike; else of all plans
 * that have the efficiency asked for at least, so that nothing is left undone to be more equal.
 * Welfare and the lowest rate need no such rule.
 *
 * Each point is the plan of a reading that anyone can ask for again. Against the lowest rate: a
 * chain of the efficiency and leximin under a floor min_rate. Against the others, where all places
 * count alike and the bounds are a network: the equity as objective under a total, solved exactly.
 * Else: the equity, then the efficiency, under one of the rows, named efficiency, which asks for so
 * much of it in whole numbers. That leaves the network: the keys gap and nodes of #AwrashReading
 * say when to stop, each point has a status and a gap of its own, and welfare is told apart as far
 * as awrash_split_solve() does beyond the network. Tie policy, streams, need and the other
 * conditions are the reading's.
 *
 * Since: 0.3
 */
typedef struct _AwrashFrontier AwrashFrontier;

/**
 * awrash_split_frontier_new:
 * @programme: a programme
 * @reading: a reading; its keys objective, chain, near, loss and total play no part
 * @efficiency: see #AwrashFrontier
 * @equity: see #AwrashFrontier
 * @points: 0 for every point that is not dominated, or at least 2 for about so many, spread between
 *   the ends
 * @error: (nullable): where a failure is told
 *
 * A frontier without points yet. Points stand from the most efficient on; equity rises from point
 * to point.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_NAME for another efficiency or equity;
 * %AWRASH_ERROR_CLASS for what is received in another unit than places or by groups, and for
 * classes that awrash_split_solve() does not solve; %AWRASH_ERROR_VALUE for 1 point; and what
 * awrash_split_solve() refuses in a reading.
 * Cost: O(cells + bounds). Source: Haimes, Lasdon and Wismer (1971); Bertsimas, Farias and
 * Trichakis (2011) for the price of fairness. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the frontier, or %NULL with @error; free with
 *   awrash_split_frontier_free()
 */
AWRASH_API AwrashFrontier *awrash_split_frontier_new (const AwrashProgramme *programme,
                                                      const AwrashReading *reading,
                                                      const char *efficiency, const char *equity,
                                                      size_t points, GError **error);

/**
 * awrash_split_frontier_free:
 * @frontier: (nullable) (transfer full): a frontier
 *
 * Frees a frontier; its plans live as long as they are referenced.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(points). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_frontier_free (AwrashFrontier *frontier);

/**
 * awrash_split_frontier_step:
 * @frontier: a frontier
 * @more: (out): whether there may be more; %FALSE once it is drawn, and from then on
 * @error: (nullable): where a failure is told
 *
 * Divides the programme once more, which gives one more point or none: totals at which nothing is
 * more equal than with more places give none. Where efficiency is a row, the most equal plan is the
 * first; later ones are put before it, in place of those that they beat in both. A programme that
 * no plan satisfies has no points.
 *
 * Shapes: none. Units: none. Errors: those of awrash_split_solve(); %AWRASH_ERROR_VALUE for an
 * efficiency that some type does not give; %AWRASH_ERROR_OVERFLOW where rates of needs that are no
 * whole numbers are too near to one another, and where an efficiency is 2^53 or more of the largest
 * unit in which all its places are whole. After an error the frontier is as before. Cost:
 * awrash_split_solve() once, or twice. Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_frontier_step (AwrashFrontier *frontier, gboolean *more,
                                                GError **error);

/**
 * awrash_split_frontier_get_n_points:
 * @frontier: a frontier
 *
 * How many points are known.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number of points
 */
AWRASH_API size_t awrash_split_frontier_get_n_points (const AwrashFrontier *frontier);

/**
 * awrash_split_frontier_is_complete:
 * @frontier: a frontier
 *
 * Whether every pair of efficiency and equity that no plan beats in both is among the points, which
 * is proved by the plans' certificates and the last step. A spread of points may leave some out,
 * and so may points that are not proved best.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: %TRUE where nothing is left out, never before the last step
 */
AWRASH_API gboolean awrash_split_frontier_is_complete (const AwrashFrontier *frontier);

/**
 * awrash_split_frontier_get_efficiency:
 * @frontier: a frontier
 * @point: below awrash_split_frontier_get_n_points()
 *
 * The efficiency of a point.
 *
 * Shapes: none. Units: places, person-months or utility. Errors: none. Cost: O(1). Source: none.
 * Since: 0.3
 *
 * Returns: the efficiency
 */
AWRASH_API double awrash_split_frontier_get_efficiency (const AwrashFrontier *frontier,
                                                        size_t point);

/**
 * awrash_split_frontier_get_equity:
 * @frontier: a frontier
 * @point: below awrash_split_frontier_get_n_points()
 *
 * The equity of a point.
 *
 * Shapes: none. Units: those of the measure. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the lowest rate, the Gini, the sum of squares, or the welfare, which may be −infinity
 */
AWRASH_API double awrash_split_frontier_get_equity (const AwrashFrontier *frontier, size_t point);

/**
 * awrash_split_frontier_get_price:
 * @frontier: a frontier
 * @point: below awrash_split_frontier_get_n_points()
 *
 * The price of fairness: which part of the largest efficiency the point gives up.
 *
 * Shapes: none. Units: a fraction. Errors: none. Cost: O(1). Source: Bertsimas, Farias and
 * Trichakis (2011). Since: 0.3
 *
 * Returns: (best efficiency − efficiency) / best efficiency, 0 where the best is 0
 */
AWRASH_API double awrash_split_frontier_get_price (const AwrashFrontier *frontier, size_t point);

/**
 * awrash_split_frontier_get_equity_lost:
 * @frontier: a frontier
 * @point: below awrash_split_frontier_get_n_points()
 *
 * How far the equity of a point is from that of the most equal point known.
 *
 * Shapes: none. Units: those of the measure. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the difference, at least 0; infinity where a welfare of −infinity is against another
 */
AWRASH_API double awrash_split_frontier_get_equity_lost (const AwrashFrontier *frontier,
                                                         size_t point);

/**
 * awrash_split_frontier_get_status:
 * @frontier: a frontier
 * @point: below awrash_split_frontier_get_n_points()
 *
 * What is known of a point: the status of its plan, #AWRASH_STATUS_TIE_REFUSED where several plans
 * stand at it and no policy was given, or #AWRASH_STATUS_FEASIBLE where its equity is not proved to
 * be the best at its efficiency.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the status
 */
AWRASH_API AwrashStatus awrash_split_frontier_get_status (const AwrashFrontier *frontier,
                                                          size_t point);

/**
 * awrash_split_frontier_get_plan:
 * @frontier: a frontier
 * @point: below awrash_split_frontier_get_n_points()
 *
 * The plan of a point, with its certificate.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer full): the plan, without an answer where its tie is refused
 */
AWRASH_API AwrashPlan *awrash_split_frontier_get_plan (const AwrashFrontier *frontier,
                                                       size_t point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashFrontier, awrash_split_frontier_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashReading, awrash_split_reading_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPlan, awrash_split_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashSolving, awrash_split_solving_free)

/**
 * awrash_split_export_lp:
 * @programme: a programme, of any class
 * @reading: a reading
 * @step: a step of the chain: "fill", "fill-rest", "spare", "first", "objective", or a goal of the
 *   chain by its name: "utilitarian", "places", "person-months", "cost"
 * @n_known: 0, or how many steps there are before @step
 * @known: (array length=n_known) (nullable): what the steps before @step give, in their order
 * @segments: pieces of each province's least squares or welfare, 0 for one a unit
 * @error: (nullable): where a failure is told
 *
 * A programme as a problem of integers for another solver, in the CPLEX LP format.
 *
 * The steps are those of awrash_split_solve(), in the order of the reading's chain, each with the
 * values of those before it as rows (filled, filled_rest, spared, held_GOAL, first). A chain that
 * begins with fill has three steps for it: fill, the most that provinces with a need receive;
 * fill-rest, the most places of the other streams there; spare, the fewest places where the need is
 * 0. Every other goal is a step: utilitarian, places and person-months the largest sum over all
 * cells, cost the least. "objective" is the goal of the reading's objective, or where the chain
 * does not have that, its first goal that does not fill.
 *
 * Leximin and leximin-persons give the largest lowest rate (lowest), decmin the least highest
 * (highest), which are their first levels; no step can be asked for behind them. Least-squares
 * gives the least Σ y²/d, by straight pieces, and alpha:A the largest Σ d u(y/d) with u(r) =
 * r^(1−A)/(1−A), or log r where A is 1. From A = 1 on a step "first" comes before it, the largest Σ
 * d^A over the provinces that receive anything; those that receive nothing then count nothing. With
 * segments = 0, or where a piece is one unit, both are exact; otherwise they are at the ends of
 * pieces, and between them above Σ y²/d by at most (width of a piece)²/4d a province, or below the
 * welfare. Needs d are counted in a unit that the comments name, the largest power of ten up to the
 * smallest of them, so that a goal is not below what solvers take for nought. The Gini is no linear
 * goal.
 *
 * Without @known the values of the steps before are found here, as far as awrash_split_solve() can;
 * for the last two classes those of fill are found by exporting and solving each step in turn. A
 * programme that no plan satisfies has no such values; its problem is without them, and infeasible
 * too.
 *
 * Columns are named x_PROVINCE_TYPE, rows min_quota_TERRITORY_STREAM, max_… and the like (quota_…
 * where both are the same), with anything but letters and digits of ASCII as _, long codes cut, and
 * a number behind names that would be alike. What the reading asks beyond the programme's bounds
 * stands in rows fixed_…, least_…, most_… and row_NAME. The comments at the top give the codes of
 * every column, quoted as in C, with the reading. Bounds that are not in places are in places where
 * one place takes the same of them in all their cells, exactly; elsewhere, and in shares,
 * coefficients are rounded to double.
 *
 * Shapes: @known [n_known]. Units: what is received is in places where all types that the reading
 * counts are worth the same, else in those of the reading; the rest is in places. Errors:
 * %AWRASH_ERROR_NAME for an unknown step, one that the chain does not have, an unknown stream or
 * need; %AWRASH_ERROR_VALUE for another @n_known, for values that are no finite numbers ≥ 0, for
 * months, costs or utilities that are not given, for needs that are no numbers, for shares of
 * groups that are not given; %AWRASH_ERROR_CLASS for steps before that cannot be found here, for a
 * step behind one that no row holds, for the Gini, for least squares or welfare in single units of
 * what places count unequally, or of groups, and for alpha:A from A = 1 on of what places count
 * unequally; %AWRASH_ERROR_BOUNDS for such sums, or steps before, that nothing limits;
 * %AWRASH_ERROR_OVERFLOW for more than 2^24 pieces, for bounds of 2^52 places, and for goals that
 * count places by too many digits; %AWRASH_ERROR_EMPTY where there is nothing to divide or no need;
 * %AWRASH_ERROR_MEMORY, also for more than 2^24 entries. Cost: O(entries), with the steps before as
 * in awrash_split_solve(). Source: the format as GLPK and CBC read it; Mo and Walrand (2000) for
 * alpha. Since: 0.2
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; or %NULL with @error
 */
AWRASH_API char *awrash_split_export_lp (const AwrashProgramme *programme,
                                         const AwrashReading *reading, const char *step,
                                         size_t n_known, const double known[], size_t segments,
                                         GError **error);

/**
 * awrash_split_export_mps:
 * @programme: a programme, of any class
 * @reading: a reading
 * @step: a step of the chain, see awrash_split_export_lp()
 * @n_known: 0, or how many steps there are before @step
 * @known: (array length=n_known) (nullable): what the steps before @step give, in their order
 * @segments: pieces of each province's least squares or welfare, 0 for one a unit
 * @error: (nullable): where a failure is told
 *
 * The problem of awrash_split_export_lp(), with the same names, in the free MPS format. That format
 * only seeks the least, so that a goal to be made largest has its sign turned; a comment says so.
 *
 * Shapes: @known [n_known]. Units: as in awrash_split_export_lp(). Errors: as in
 * awrash_split_export_lp(). Cost: O(entries), with the steps before as in awrash_split_solve().
 * Source: the format as GLPK and CBC read it. Since: 0.2
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; or %NULL with @error
 */
AWRASH_API char *awrash_split_export_mps (const AwrashProgramme *programme,
                                          const AwrashReading *reading, const char *step,
                                          size_t n_known, const double known[], size_t segments,
                                          GError **error);

/* ── the walls of a programme ───────────────────────────────────────────────────────────────── */

/**
 * AwrashWalls:
 *
 * The walls of a programme by a reading: every set of cells that something bounds, once, with the
 * tightest of its bounds, counted in places. Opaque, immutable, freely read by several threads.
 * The order is that of the rows of quotas and capacities; what pools (where they bound), shares and
 * the reading alone bound comes behind. Rows that count places unequally are no walls; they stand
 * behind them, with names, words and sources of their own.
 *
 * Since: 0.3
 */
typedef struct _AwrashWalls AwrashWalls;

/**
 * AwrashWallBounds:
 * @territory: the lowest territory that holds the wall's provinces, by index
 * @lower: the fewest places, 0 where nothing asks for any
 * @upper: the most places, -1 where nothing limits them
 * @lower_origin: the #AwrashOrigin that the row of the min states, 0 where it states none
 * @upper_origin: the same of the max
 *
 * The bounds of a wall. Frozen: fields are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  int64_t territory;
  int64_t lower;
  int64_t upper;
  int64_t lower_origin;
  int64_t upper_origin;
} AwrashWallBounds;

/**
 * awrash_split_walls_new:
 * @programme: a programme
 * @reading: a reading: which streams count, whether pools bound places
 * @error: (nullable): where a failure is told
 *
 * The walls of a programme.
 *
 * Shapes: none. Units: none. Errors: those of awrash_split_solve() for readings and for bounds that
 * are no bounds on places; %AWRASH_ERROR_MEMORY. Cost: O(bounds × territories). Source: none.
 * Since: 0.3
 *
 * Returns: (transfer full) (nullable): the walls, or %NULL with @error; free with
 *   awrash_split_walls_free()
 */
AWRASH_API AwrashWalls *awrash_split_walls_new (const AwrashProgramme *programme,
                                                const AwrashReading *reading, GError **error);

/**
 * awrash_split_walls_free:
 * @walls: (nullable) (transfer full): walls
 *
 * Frees walls and what their getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(walls). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_walls_free (AwrashWalls *walls);

/**
 * awrash_split_walls_get_n:
 * @walls: walls
 *
 * How many walls there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_split_walls_get_n (const AwrashWalls *walls);

/**
 * awrash_split_walls_get_n_with_rows:
 * @walls: walls
 *
 * How many walls and rows there are, rows being bounds that count places unequally, such as a
 * budget over dear and cheap types, a share of a sum that varies, persons of a group, or a row of
 * the reading. Those that the bounds of single cells imply are among them.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number; the indices of the rows follow those of the walls
 */
AWRASH_API size_t awrash_split_walls_get_n_with_rows (const AwrashWalls *walls);

/**
 * awrash_split_walls_get_row_bounds:
 * @walls: walls
 * @index: from awrash_split_walls_get_n() on, below awrash_split_walls_get_n_with_rows()
 * @lower: (out): what its sum is at least, minus infinity where nothing asks for any
 * @upper: (out): what its sum is at most, infinity where nothing limits it
 * @unit: (out): the largest number of which what every place takes of it is a multiple
 *
 * The bounds of a row. Its sum is a whole number of units, so that a max is told rounded down to
 * one, a min rounded up. A share is a row of a part less that share of the whole, at least or at
 * most 0.
 *
 * Shapes: none. Units: those in which the row was written: person-months, money, persons, places.
 * Errors: none. Cost: O(1). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_walls_get_row_bounds (const AwrashWalls *walls, size_t index,
                                                   double *lower, double *upper, double *unit);

/**
 * awrash_split_walls_get_name:
 * @walls: walls
 * @index: of a wall or a row
 *
 * The name of a wall, TERRITORY/SET, as certificates write it: "05/sustainable",
 * "05.301/type:CODE"; the set of all types is a star. A row's name says more:
 * "05/temporary/money".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the name
 */
AWRASH_API const char *awrash_split_walls_get_name (const AwrashWalls *walls, size_t index);

/**
 * awrash_split_walls_get_words:
 * @walls: walls
 * @index: of a wall or a row
 *
 * What a wall or a row bounds, in words, such as "sustainable places of Béni Mellal-Khénifra".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the words, in the language of messages
 */
AWRASH_API const char *awrash_split_walls_get_words (const AwrashWalls *walls, size_t index);

/**
 * awrash_split_walls_get_source:
 * @walls: walls
 * @index: of a wall or a row
 * @is_upper: %TRUE for the source of the max, %FALSE for that of the min
 *
 * Where a bound of a wall or a row comes from: the table and its line, "quotas.csv:12"; the table
 * alone where it was made in memory, and for pools and shares; "the reading", in the language of
 * messages, for what the reading asks.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable): the place, %NULL where the wall has no such bound
 */
AWRASH_API const char *awrash_split_walls_get_source (const AwrashWalls *walls, size_t index,
                                                      gboolean is_upper);

/**
 * awrash_split_walls_get_bounds:
 * @walls: walls
 * @index: below awrash_split_walls_get_n()
 * @bounds: (out caller-allocates): its bounds
 *
 * The bounds of a wall. Those in person-months, person-days or money are told in places: floor of
 * the max, ceiling of the min.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_walls_get_bounds (const AwrashWalls *walls, size_t index,
                                               AwrashWallBounds *bounds);

/**
 * awrash_split_walls_bounds_size:
 *
 * The size of #AwrashWallBounds, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_walls_bounds_size (void);

/**
 * awrash_split_walls_sum:
 * @walls: walls
 * @n_cells: provinces × types
 * @places: (array length=n_cells): places by province, then by type, from any hand
 * @sums: (out) (array): the places in every wall
 * @error: (nullable): where a failure is told
 *
 * What a plan or a division holds in every wall; a wall binds where that is its min or its max.
 *
 * Shapes: places [n_cells], sums [awrash_split_walls_get_n()]. Units: places. Errors:
 * %AWRASH_ERROR_VALUE for another number of cells and for places below 0; %AWRASH_ERROR_OVERFLOW
 * for more than 2^50 places in all. Outputs are written only on success. Cost: O(walls × cells).
 * Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_walls_sum (const AwrashWalls *walls, size_t n_cells,
                                            const int64_t places[], int64_t sums[], GError **error);

/**
 * awrash_split_walls_measure:
 * @walls: walls
 * @n_cells: provinces × types
 * @places: (array length=n_cells): places by province, then by type, from any hand
 * @sums: (out) (array): the places in every wall, then the sum of every row, each the nearest
 * number
 * @error: (nullable): where a failure is told
 *
 * What a plan or a division holds in every wall and row; one binds where that is its min or its
 * max.
 *
 * Shapes: places [n_cells], sums [awrash_split_walls_get_n_with_rows()]. Units: places; of a row
 * those of awrash_split_walls_get_row_bounds(). Errors: %AWRASH_ERROR_VALUE for another number of
 * cells and for places below 0; %AWRASH_ERROR_OVERFLOW for more than 2^50 places in all. Outputs
 * are written only on success. Cost: O(walls × cells). Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_walls_measure (const AwrashWalls *walls, size_t n_cells,
                                                const int64_t places[], double sums[],
                                                GError **error);

/* ── what a chain sees in places ────────────────────────────────────────────────────────────── */

/**
 * AwrashStanding:
 * @filled: places of the streams that are read, in provinces with a need
 * @filled_rest: places of the other streams, in provinces with a need
 * @spared: places of all streams in provinces whose need is 0
 * @lowest: the province with the lowest rate, by index, of equal ones the first by code; with
 *   groups, that of the group; -1 if nobody has a need
 * @highest: the province with the highest rate, likewise
 * @lowest_rate: its rate, NaN without one
 * @highest_rate: its rate, NaN without one
 * @figure: what the objective makes as good as it can be, the first of the chain that compares what
 *   provinces receive: the lowest rate for leximin and leximin-persons, the highest for decmin, Σ
 * y²/d for least-squares, Σ d u(y/d) for alpha:A
 *
 * How far the steps of a reading's chain are met. Rates and values are in what the reading measures
 * over need, rounded once. Frozen: fields are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  int64_t filled;
  int64_t filled_rest;
  int64_t spared;
  int64_t lowest;
  int64_t highest;
  double lowest_rate;
  double highest_rate;
  double figure;
} AwrashStanding;

/**
 * awrash_split_standing:
 * @programme: a programme
 * @reading: a reading
 * @n_cells: provinces × types
 * @places: (array length=n_cells): places by province, then by type, from any hand
 * @standing: (out caller-allocates): what the chain sees in them
 * @error: (nullable): where a failure is told
 *
 * Measures places as the chain of a reading does, whether or not they keep the bounds.
 *
 * Shapes: places [n_cells]. Units: as #AwrashStanding says. Errors: %AWRASH_ERROR_VALUE for another
 * number of cells and for places below 0; %AWRASH_ERROR_OVERFLOW for more than 2^50 places in all;
 * %AWRASH_ERROR_CLASS for a Gini of groups; %AWRASH_ERROR_VALUE and %AWRASH_ERROR_OVERFLOW also
 * where months, costs or shares that the reading measures by are not given, or have too many
 * digits; those of awrash_split_solve() for readings; %AWRASH_ERROR_MEMORY. Outputs are written
 * only on success. Cost: O(cells). Source: none. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_standing (const AwrashProgramme *programme,
                                           const AwrashReading *reading, size_t n_cells,
                                           const int64_t places[], AwrashStanding *standing,
                                           GError **error);

/**
 * awrash_split_standing_compare:
 * @programme: a programme
 * @reading: a reading
 * @n_cells: provinces × types
 * @first: (array length=n_cells): places by province, then by type, from any hand
 * @second: (array length=n_cells): others
 * @order: (out): 1 where the first are better, -1 where the second are, 0 where they are as good
 * @error: (nullable): where a failure is told
 *
 * Which of two divisions is better by a reading's chain: the first goal that tells them apart. To
 * fill is to have more in the streams that are read, then in the others, then fewer places where
 * the need is 0. Decided exactly; but alpha:A with an A that is no fraction takes what 512 bits
 * cannot tell apart for equal. Bounds are not looked at.
 *
 * Shapes: first, second [n_cells]. Units: none. Errors: those of awrash_split_standing();
 * %AWRASH_ERROR_OVERFLOW also where what is received differs by more than 2^24 units, which are
 * places, or the powers of ten of person-months or money by which all of them are whole numbers.
 * Outputs are written only on success. Cost: O(cells + places of provinces that differ). Source:
 * the objectives of #AwrashObjective. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_standing_compare (const AwrashProgramme *programme,
                                                   const AwrashReading *reading, size_t n_cells,
                                                   const int64_t first[], const int64_t second[],
                                                   int64_t *order, GError **error);

/**
 * awrash_split_standing_size:
 *
 * The size of #AwrashStanding, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_standing_size (void);

/* ── prices ─────────────────────────────────────────────────────────────────────────────────── */

/**
 * AwrashWallPrice:
 * @status: an #AwrashStatus: OPTIMAL where a plan is left, INFEASIBLE where the moved wall leaves
 *   none, or would be below 0 or have its min above its max; beyond the network also WITHIN_GAP and
 *   FEASIBLE where the best plan is not proved, and LIMIT where none was found
 * @moves_lower: 1 where the min was moved, else 0
 * @moves_upper: 1 where the max was moved, else 0
 * @lower: the min after the move; of a row in its units, the smallest number for none
 * @upper: the max after the move, -1 for none; of a row in its units, the largest number for none
 * @better: 1 where the best plan with the moved wall is better by the reading's chain, -1 where it
 *   is worse, 0 where it is as good
 * @n_changed: how many provinces then receive more or fewer places of the streams that are read
 * @filled: places of these streams gained where there is a need, less than 0 for lost
 * @filled_rest: places of the other streams gained there
 * @spared: places gained where the need is 0
 * @value_before: the objective's own figure, see #AwrashStanding
 * @value_after: the same with the moved wall
 *
 * What moving a wall is worth. Without a plan all but the first five fields are 0. Frozen: fields
 * are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  int64_t status;
  int64_t moves_lower;
  int64_t moves_upper;
  int64_t lower;
  int64_t upper;
  int64_t better;
  int64_t n_changed;
  int64_t filled;
  int64_t filled_rest;
  int64_t spared;
  double value_before;
  double value_after;
} AwrashWallPrice;

/**
 * awrash_split_prices:
 * @plan: a plan with an answer
 * @walls: the walls of its programme by its reading
 * @wall: below awrash_split_walls_get_n_with_rows()
 * @by: units by which the wall is moved, 1 and -1 for its price, -2^40 … 2^40; of a row the units
 *   of awrash_split_walls_get_row_bounds()
 * @places: (out) (array): the best plan with the moved wall; the plan's own places without one
 * @price: (out caller-allocates): what the move is worth
 * @error: (nullable): where a failure is told
 *
 * The price of a wall as two exact answers: what the best plan becomes when this wall alone moves
 * by one unit up, and by one down. A sum that is fixed moves as a whole. Of other walls the min
 * moves where the plan stands at it and not at the max, or where there is no max; else the max.
 * Where the plan stands at neither, a unit up or down changes nothing that the chain sees.
 *
 * Compared are the best plans up to the objective on what is received; ties and the mix come after
 * it and have no price. Of the equally good ones @places are those that differ from the plan in the
 * fewest places, by the order of codes where that leaves a choice: whose rate changes, and no more.
 * Beyond the network every question is a search, as the reading's gap and nodes say; its first
 * answer stands where the fewest places leave a choice.
 *
 * Shapes: places [awrash_split_plan_get_n_cells()]. Units: places. Errors: %AWRASH_ERROR_EMPTY for
 * a plan without an answer; %AWRASH_ERROR_CLASS for a plan that gives something up to stay near
 * another one; %AWRASH_ERROR_VALUE for
 * walls of another programme or reading, and for @wall and @by out of range; %AWRASH_ERROR_OVERFLOW
 * for bounds that sum to more than 2^50 places; %AWRASH_ERROR_MEMORY. Outputs are written only on
 * success. Cost: that of awrash_split_solve(). Source: marginal analysis by solving the moved
 * problem; linear programming duality gives only one of the two answers. Since: 0.3
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_split_prices (const AwrashPlan *plan, const AwrashWalls *walls,
                                         size_t wall, int64_t by, int64_t places[],
                                         AwrashWallPrice *price, GError **error);

/**
 * awrash_split_prices_size:
 *
 * The size of #AwrashWallPrice, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_prices_size (void);

/* ── a plan explained to a province ─────────────────────────────────────────────────────────── */

/**
 * AwrashExplanation:
 *
 * A plan explained to one province. Opaque, immutable, freely read by several threads.
 *
 * Since: 0.3
 */
typedef struct _AwrashExplanation AwrashExplanation;

/**
 * awrash_split_explanation_new:
 * @plan: a plan with an answer
 * @walls: the walls of its programme by its reading
 * @province: a province, by index
 * @error: (nullable): where a failure is told
 *
 * Why a province receives what it does. Which walls around its places bind, that is hold just as
 * many as they allow or ask for; and who would have a place of one unit of room at each of them:
 * who is next in line there. And what one more place for this province would take: if the other
 * walls leave it, whose places the best plan with it changes; if not, the smallest relaxation of
 * the walls that makes room for it, its own max first. Beyond the network, which rows bind is told
 * in the text, and in place of a relaxation the bounds that block the place together.
 *
 * Shapes: none. Units: places of the streams that are read. Errors: %AWRASH_ERROR_EMPTY for a plan
 * without an answer; %AWRASH_ERROR_VALUE for walls of another programme or reading and for
 * @province out of range; those of awrash_split_prices()
 * and awrash_split_relax_new(). Cost: awrash_split_solve() for every wall that binds, and once
 * more. Source: none. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the explanation, or %NULL with @error; free with
 *   awrash_split_explanation_free()
 */
AWRASH_API AwrashExplanation *awrash_split_explanation_new (const AwrashPlan *plan,
                                                            const AwrashWalls *walls,
                                                            size_t province, GError **error);

/**
 * awrash_split_explanation_free:
 * @explanation: (nullable) (transfer full): an explanation
 *
 * Frees an explanation and what its getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(cells). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_explanation_free (AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_status:
 * @explanation: an explanation
 *
 * Whether the walls leave the province one more place.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: %AWRASH_STATUS_OPTIMAL if they do, %AWRASH_STATUS_INFEASIBLE if some have to move;
 *   beyond the network also %AWRASH_STATUS_WITHIN_GAP and %AWRASH_STATUS_FEASIBLE where they do but
 *   the best plan with it is not proved, and %AWRASH_STATUS_LIMIT where that was not found
 */
AWRASH_API AwrashStatus awrash_split_explanation_get_status (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_order:
 * @explanation: an explanation
 *
 * How the best plan with one more place for the province compares with the plan by the reading.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: -1 where it is worse, 0 where it is as good (a tie) or there is none, 1 where it is
 *   better, since the province's own max had to give way
 */
AWRASH_API int64_t awrash_split_explanation_get_order (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_n_cells:
 * @explanation: an explanation
 *
 * How many cells the best plan with one more place has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number of cells, 0 where there is no such plan
 */
AWRASH_API size_t awrash_split_explanation_get_n_cells (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_places:
 * @explanation: an explanation
 *
 * The best plan with one more place for the province, of equally good ones that which changes the
 * fewest places.
 *
 * Shapes: awrash_split_explanation_get_n_cells() items, by province, then by type. Units: places.
 * Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL where there is no such plan
 */
AWRASH_API const int64_t *
awrash_split_explanation_get_places (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_n_binding:
 * @explanation: an explanation
 *
 * How many walls around the province's places bind.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_split_explanation_get_n_binding (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_binding:
 * @explanation: an explanation
 *
 * The walls around the province's places that bind.
 *
 * Shapes: awrash_split_explanation_get_n_binding() items. Units: none. Errors: none. Cost: O(1).
 * Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): their indices among the walls, ascending
 */
AWRASH_API const int64_t *
awrash_split_explanation_get_binding (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_next:
 * @explanation: an explanation
 *
 * Who is next in line at each of these walls: the province that receives more with one unit of
 * room there, of several the first by code.
 *
 * Shapes: awrash_split_explanation_get_n_binding() items. Units: none. Errors: none. Cost: O(1).
 * Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): provinces by index, -1 where nobody would
 */
AWRASH_API const int64_t *awrash_split_explanation_get_next (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_n_needed:
 * @explanation: an explanation
 *
 * How many bounds have to move before the province can have one more place; beyond the network, how
 * many block it together, one of which has to.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number, 0 where none has
 */
AWRASH_API size_t awrash_split_explanation_get_n_needed (const AwrashExplanation *explanation);

/**
 * awrash_split_explanation_get_needed:
 * @explanation: an explanation
 * @index: below awrash_split_explanation_get_n_needed()
 *
 * Such a bound in words, with what it has to be: "at most 754 instead of 753 sustainable places of
 * Khénifra"; one that blocks with others as it is.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the words, in the language of messages
 */
AWRASH_API const char *awrash_split_explanation_get_needed (const AwrashExplanation *explanation,
                                                            size_t index);

/**
 * awrash_split_explanation_get_text:
 * @explanation: an explanation
 *
 * The whole explanation in words, a sentence or two a line.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the text, in the language of messages
 */
AWRASH_API const char *awrash_split_explanation_get_text (const AwrashExplanation *explanation);

/* ── from a division by hand to the nearest plan ────────────────────────────────────────────── */

/**
 * AwrashMoves:
 *
 * The fewest places by which a division has to change, as a list. Opaque, immutable, freely read by
 * several threads.
 *
 * Since: 0.3
 */
typedef struct _AwrashMoves AwrashMoves;

/**
 * AwrashTransfer:
 * @type: a worksite type, by index
 * @from: the province that gives, by index; -1: the places are added
 * @to: the province that takes, by index; -1: the places are withdrawn
 * @places: how many places of the type go
 *
 * One move of a list. Frozen: fields are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  int64_t type;
  int64_t from;
  int64_t to;
  int64_t places;
} AwrashTransfer;

/**
 * awrash_split_moves_to_mend:
 * @programme: a programme
 * @reading: a reading: whether pools bound places, and what is just where the fewest moves leave a
 *   choice
 * @n_cells: provinces × types
 * @places: (array length=n_cells): a division from any hand, by province, then by type
 * @error: (nullable): where a failure is told
 *
 * The moves that mend a division: to the nearest places that keep every bound, counting every place
 * that a cell gains or loses. No other places that keep the bounds are nearer, which is proved in
 * integers by the prices of the bounds before anything is handed back. Of equally near ones the
 * best by the chain up to the objective, as awrash_split_solve() has it; of these those with the
 * most places in the first cell by code, then in the second, and so on. Beyond the network all of
 * these are searches, as the reading's gap and nodes say, and the first answer stands that is as
 * near and as good.
 *
 * Within a type, what some provinces lose goes to those that gain, both in the order of codes; what
 * is then left over is added or withdrawn.
 *
 * Shapes: places [n_cells]. Units: places. Errors: %AWRASH_ERROR_VALUE for another number of cells
 * and for places below 0; %AWRASH_ERROR_OVERFLOW for more than 2^50 places in all; those of
 * awrash_split_solve(). A programme without any plan is a status. Cost: that of
 * awrash_split_solve(). Source: Ahuja, Magnanti and Orlin (1993), ch. 14. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the moves, or %NULL with @error; free with
 *   awrash_split_moves_free()
 */
AWRASH_API AwrashMoves *awrash_split_moves_to_mend (const AwrashProgramme *programme,
                                                    const AwrashReading *reading, size_t n_cells,
                                                    const int64_t places[], GError **error);

/**
 * awrash_split_moves_to_best:
 * @programme: a programme
 * @reading: a reading
 * @n_cells: provinces × types
 * @places: (array length=n_cells): a division from any hand, by province, then by type
 * @error: (nullable): where a failure is told
 *
 * The moves that make a division as good as can be: to the nearest plan that is optimal by the
 * reading, whatever it does about ties. Optimal are the plans that pass steps 1 to 4 of
 * awrash_split_solve(); streams that the reading leaves out are filled and not asked further.
 *
 * Shapes, units, errors and what is proved are those of awrash_split_moves_to_mend().
 *
 * Shapes: places [n_cells]. Units: places. Errors: as told. Cost: that of awrash_split_solve().
 * Source: as told. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the moves, or %NULL with @error; free with
 *   awrash_split_moves_free()
 */
AWRASH_API AwrashMoves *awrash_split_moves_to_best (const AwrashProgramme *programme,
                                                    const AwrashReading *reading, size_t n_cells,
                                                    const int64_t places[], GError **error);

/**
 * awrash_split_moves_free:
 * @moves: (nullable) (transfer full): moves
 *
 * Frees moves and what their getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_moves_free (AwrashMoves *moves);

/**
 * awrash_split_moves_get_status:
 * @moves: moves
 *
 * Whether there is anything to move to.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: %AWRASH_STATUS_OPTIMAL, or %AWRASH_STATUS_INFEASIBLE where the programme has no plan;
 *   beyond the network also %AWRASH_STATUS_WITHIN_GAP and %AWRASH_STATUS_FEASIBLE where the fewest
 *   moves are not proved, and %AWRASH_STATUS_LIMIT where no plan was found
 */
AWRASH_API AwrashStatus awrash_split_moves_get_status (const AwrashMoves *moves);

/**
 * awrash_split_moves_get_distance:
 * @moves: moves
 *
 * How many places change: the sum over cells of what they gain or lose. A place that goes from one
 * province to another counts in both.
 *
 * Shapes: none. Units: places. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the distance, the least there is; 0 without a plan
 */
AWRASH_API int64_t awrash_split_moves_get_distance (const AwrashMoves *moves);

/**
 * awrash_split_moves_get_n_cells:
 * @moves: moves
 *
 * How many cells the nearest plan has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number of cells, 0 where there is no plan
 */
AWRASH_API size_t awrash_split_moves_get_n_cells (const AwrashMoves *moves);

/**
 * awrash_split_moves_get_places:
 * @moves: moves
 *
 * Where the moves lead.
 *
 * Shapes: awrash_split_moves_get_n_cells() items, by province, then by type. Units: places. Errors:
 * none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL where there is no plan
 */
AWRASH_API const int64_t *awrash_split_moves_get_places (const AwrashMoves *moves);

/**
 * awrash_split_moves_get_n_transfers:
 * @moves: moves
 *
 * How many lines the list has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number, 0 where nothing has to change
 */
AWRASH_API size_t awrash_split_moves_get_n_transfers (const AwrashMoves *moves);

/**
 * awrash_split_moves_get_transfers:
 * @moves: moves
 *
 * The list, type by type in the order of codes.
 *
 * Shapes: awrash_split_moves_get_n_transfers() items. Units: places. Errors: none. Cost: O(1).
 * Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the moves, %NULL where there are none
 */
AWRASH_API const AwrashTransfer *awrash_split_moves_get_transfers (const AwrashMoves *moves);

/**
 * awrash_split_moves_transfer_size:
 *
 * The size of #AwrashTransfer, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_moves_transfer_size (void);

/* ── the smallest relaxation ────────────────────────────────────────────────────────────────── */

/**
 * AwrashRelaxation:
 *
 * By how much the walls of an infeasible programme have to move, and which of them block one
 * another. Opaque, immutable, freely read by several threads.
 *
 * Since: 0.3
 */
typedef struct _AwrashRelaxation AwrashRelaxation;

/**
 * AwrashWallChange:
 * @wall: a wall, or a row behind the walls, by index
 * @is_upper: 1 where its max moves, 0 where its min does
 * @from: what the bound is, in places; of a row in its units
 * @to: what it has to be
 *
 * A bound that moves. Frozen: fields are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  int64_t wall;
  int64_t is_upper;
  int64_t from;
  int64_t to;
} AwrashWallChange;

/**
 * AwrashWallSide:
 * @wall: a wall, or a row behind the walls, by index
 * @is_upper: 1 for its max, 0 for its min
 *
 * A bound of a blocking set. Frozen: fields are never added or moved.
 *
 * Since: 0.3
 */
typedef struct
{
  int64_t wall;
  int64_t is_upper;
} AwrashWallSide;

/**
 * awrash_split_relax_new:
 * @walls: the walls of a programme
 * @weights: (array) (nullable): what a unit costs by which a wall or a row is moved, a whole number
 *   from 1 to 2^20; infinity: it never moves; %NULL: 1 everywhere
 * @error: (nullable): where a failure is told
 *
 * The smallest relaxation: the least sum of weight × units by which mins fall and maxes rise so
 * that some places keep all bounds. No cell ever falls below 0. A unit of a wall is a place; one of
 * a row (a budget, a share, a row of the reading) is that of awrash_split_walls_get_row_bounds().
 *
 * Where there are no rows and the walls are a network: of relaxations of equal sum that is
 * taken which moves the wall with the fewest cells least, of several the first by name, then the
 * next, and so on: a quota of the nation gives way before a capacity.
 * That no smaller one exists is proved by a price for every min and max: none is above the weight
 * of its wall; those of the mins less those of the maxes sum to at most 0 in every cell; so what
 * the mins ask at their prices, less what the maxes give at theirs, has to be paid by any
 * relaxation, and it is just the sum that is found. Checked in integers before it is handed back.
 *
 * The blocking set is a part of these bounds that no places can keep together, and of which no part
 * is: taking any one away, the rest can be kept. Where walls that may never move leave no plan by
 * themselves, the status is infeasible and the blocking set is one of theirs.
 *
 * Elsewhere, also where walls cross in an odd cycle as they stand (nothing is taken out of the
 * walls around fixed sums, since these may move), the sum is searched, up to the nodes and the gap
 * of the walls' reading. The first relaxation that is found of equal ones is told, with the status,
 * what no relaxation is below and the proof of that, awrash_split_relax_get_proof(); prices are all
 * 0. No cell receives more places than all bounds together name, which matters only where a row
 * subtracts places. A bound is left out of the blocking set where a short search shows that the
 * others block without it, so that one may stay that is not needed.
 *
 * Shapes: weights [awrash_split_walls_get_n_with_rows()]. Units: places, or
 * units of rows. Errors: %AWRASH_ERROR_VALUE for other weights; %AWRASH_ERROR_BOUNDS for what is
 * asked where no place counts; %AWRASH_ERROR_OVERFLOW
 * for bounds of more than 2^50 places, weights that would take the sum above 2^62, and rows with
 * too many digits for that; %AWRASH_ERROR_MEMORY. Cost: one stage of awrash_split_solve() for the
 * sum and for each wall whose part is open, a flow for each bound of the proof; beyond the network
 * a search and a short one, of at most 50 nodes, for each such bound. Source: Hoffman (1960),
 * Ahuja, Magnanti and Orlin (1993), ch. 14; Chinneck and Dravnieks (1991) for the blocking set and
 * for bounds that give way. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the relaxation, of sum 0 where nothing blocks; or %NULL with
 *   @error; free with awrash_split_relax_free()
 */
AWRASH_API AwrashRelaxation *awrash_split_relax_new (const AwrashWalls *walls,
                                                     const double weights[], GError **error);

/**
 * awrash_split_relax_free:
 * @relaxation: (nullable) (transfer full): a relaxation
 *
 * Frees a relaxation and what its getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(walls). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_relax_free (AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_status:
 * @relaxation: a relaxation
 *
 * Whether moving what may move makes a plan.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: %AWRASH_STATUS_OPTIMAL, or %AWRASH_STATUS_INFEASIBLE where what may never move blocks;
 *   of a search also %AWRASH_STATUS_WITHIN_GAP, %AWRASH_STATUS_FEASIBLE where a smaller one was not
 *   ruled out, and %AWRASH_STATUS_LIMIT where none was found
 */
AWRASH_API AwrashStatus awrash_split_relax_get_status (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_total:
 * @relaxation: a relaxation
 *
 * The sum of weight × units: the least there is, where the status is optimal.
 *
 * Shapes: none. Units: places × weight. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the sum, 0 for a programme that is feasible and where the status is infeasible
 */
AWRASH_API int64_t awrash_split_relax_get_total (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_bound:
 * @relaxation: a relaxation
 *
 * What the sum of no relaxation is below: proved by the prices, or by the proof.
 *
 * Shapes: none. Units: places × weight. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the bound, 0 where nothing was proved
 */
AWRASH_API int64_t awrash_split_relax_get_bound (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_gap:
 * @relaxation: a relaxation
 *
 * How far the sum may be from the least, relative to it.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the gap; 0 where it is proved the least, infinite where no relaxation was found
 */
AWRASH_API double awrash_split_relax_get_gap (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_proof:
 * @relaxation: a relaxation
 *
 * The proof of the bound where a search found it, or that what may never move leaves nothing: a
 * claim with its tree as JSON, as certificates of the last two classes hold them. See
 * awrash_audit_relaxation_search().
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: Land and Doig (1960). Since: 0.3
 *
 * Returns: (transfer none) (nullable): the proof; %NULL where prices prove the sum, and where no
 *   relaxation was found
 */
AWRASH_API const char *awrash_split_relax_get_proof (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_n_changes:
 * @relaxation: a relaxation
 *
 * How many bounds move.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number
 */
AWRASH_API size_t awrash_split_relax_get_n_changes (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_changes:
 * @relaxation: a relaxation
 *
 * The bounds that move.
 *
 * Shapes: awrash_split_relax_get_n_changes() items, in the order of the walls, then of the rows.
 * Units: places; units of rows.
 * Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the changes, %NULL where there are none
 */
AWRASH_API const AwrashWallChange *
awrash_split_relax_get_changes (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_change_words:
 * @relaxation: a relaxation
 * @index: below awrash_split_relax_get_n_changes()
 *
 * A change in words: "at least 3986 instead of 4000 sustainable places of Béni Mellal-Khénifra".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the words, in the language of messages
 */
AWRASH_API const char *awrash_split_relax_get_change_words (const AwrashRelaxation *relaxation,
                                                            size_t index);

/**
 * awrash_split_relax_get_n_walls:
 * @relaxation: a relaxation
 *
 * How many walls the prices are of.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: awrash_split_walls_get_n() of its walls
 */
AWRASH_API size_t awrash_split_relax_get_n_walls (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_lower_prices:
 * @relaxation: a relaxation
 *
 * The prices of the mins in the proof, see awrash_split_relax_new().
 *
 * Shapes: awrash_split_relax_get_n_walls() items. Units: weight a place. Errors: none. Cost: O(1).
 * Source: none. Since: 0.3
 *
 * Returns: (transfer none) (array): the prices, ≥ 0; all 0 where the status is infeasible
 */
AWRASH_API const int64_t *awrash_split_relax_get_lower_prices (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_upper_prices:
 * @relaxation: a relaxation
 *
 * The prices of the maxes in the proof, see awrash_split_relax_new().
 *
 * Shapes: awrash_split_relax_get_n_walls() items. Units: weight a place. Errors: none. Cost: O(1).
 * Source: none. Since: 0.3
 *
 * Returns: (transfer none) (array): the prices, ≥ 0; all 0 where the status is infeasible
 */
AWRASH_API const int64_t *awrash_split_relax_get_upper_prices (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_n_cells:
 * @relaxation: a relaxation
 *
 * How many cells its places have.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: provinces × types, 0 where the status is infeasible
 */
AWRASH_API size_t awrash_split_relax_get_n_cells (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_places:
 * @relaxation: a relaxation
 *
 * Some places that keep the relaxed walls and rows: that there are any, and no plan by any reading.
 *
 * Shapes: awrash_split_relax_get_n_cells() items, by province, then by type. Units: places. Errors:
 * none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL where the status is infeasible
 */
AWRASH_API const int64_t *awrash_split_relax_get_places (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_n_core:
 * @relaxation: a relaxation
 *
 * How many bounds the blocking set has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number, 0 where nothing blocks
 */
AWRASH_API size_t awrash_split_relax_get_n_core (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_core:
 * @relaxation: a relaxation
 *
 * The blocking set.
 *
 * Shapes: awrash_split_relax_get_n_core() items, in the order of the walls. Units: none. Errors:
 * none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): its bounds, %NULL where nothing blocks
 */
AWRASH_API const AwrashWallSide *awrash_split_relax_get_core (const AwrashRelaxation *relaxation);

/**
 * awrash_split_relax_get_core_words:
 * @relaxation: a relaxation
 * @index: below awrash_split_relax_get_n_core()
 *
 * A bound of the blocking set in words: "at least 4000 sustainable places of Béni Mellal-Khénifra".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none): the words, in the language of messages
 */
AWRASH_API const char *awrash_split_relax_get_core_words (const AwrashRelaxation *relaxation,
                                                          size_t index);

/**
 * awrash_split_relax_change_size:
 *
 * The size of #AwrashWallChange, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_relax_change_size (void);

/**
 * awrash_split_relax_side_size:
 *
 * The size of #AwrashWallSide, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_split_relax_side_size (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashWalls, awrash_split_walls_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashExplanation, awrash_split_explanation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashMoves, awrash_split_moves_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashRelaxation, awrash_split_relax_free)

/* ── a balance: what a sustainable stream gives and takes, and what training restores ────────── */

/**
 * AwrashBalance:
 *
 * What putting a stream first costs the provinces that can absorb little of it, and how many places
 * of training, where, restore a level of equity. Opaque, immutable. It keeps the programme that it
 * is of.
 *
 * Provinces are counted in places. The divisions that are compared: "before", all streams but the
 * one that is asked about; "stream", that one; "after", both, as the reading divides them;
 * "lifted", both by the same reading were there no capacities in the stream; "even", as many places
 * as after, all by need and without any bound, the lowest rate first; "trained", after and training
 * together. Ties of "lifted" and "even" go by the byte order of codes. Training itself is in none
 * of the others: where the programme has a stream of it, the plan is made without.
 *
 * Since: 0.3
 */
typedef struct _AwrashBalance AwrashBalance;

/**
 * awrash_split_balance:
 * @programme: a programme
 * @reading: the reading that divides it
 * @n_settings: how many settings
 * @settings: (array length=n_settings): texts KEY=VALUE; of two with one key the last
 *   counts
 * @error: (nullable): where a failure is told
 *
 * Divides a programme with and without a stream, says where limits of absorption bind and how far
 * the quota could grow, and finds the least training that restores a level of equity. Settings:
 *
 * stream: the stream whose absorption is asked about (default sustainable). A province's limit is
 * the least of its capacities for the whole stream, or the sum of those of its types.
 *
 * fragile: the rule by which a province is called fragile. lowest:N, the N lowest rates before the
 * stream and all that are equal to the last (default: a fifth of the provinces, rounded up);
 * absorption<X, the limit over the need (also <=, >, >=); INDICATOR>=X, an expression as needs are
 * (numbers as they are written in decimals).
 *
 * target: lifted (the default), no province has fewer places than the reading would give it without
 * limits of absorption; before, a Gini no higher than without the stream; gini:G, of at most G;
 * lowest:R, no rate below R places per unit of need; fraction:F, none below F times the rate of
 * all, training included. Or the other way round: places:N and budget:M, what so many places or so
 * much money do, given to the lowest rate first, which leaves the highest lowest rate that they
 * can.
 *
 * training: the programme's own stream of training (default: training, if there is one). Its upper
 * bounds hold, those of several streams together too, less what the plan takes of them; bounds of
 * groups, and lower bounds, are not looked at. Without one only the target limits training.
 *
 * weight: how many places a place of training counts (default 1; a fraction of whole numbers up to
 * 1000). cost: what it costs, a number, or an expression of the territories, as needs are, where it
 * differs between provinces (default: months times monthly cost of the training stream, where all
 * its types agree; else unknown). Nobody publishes the first; a setting is an assumption, and
 * whoever prints a balance marks it so.
 *
 * For lifted, lowest and fraction the answer gives every province the fewest that any solution
 * gives it, so that it is the cheapest whatever a place costs where. For a Gini, where every place
 * costs the same, the fewest are the cheapest: they are found along the lowest rate first, which in
 * fractions of places is the best division of any number of places, and all smaller numbers are
 * refuted in whole numbers, by a bound or by branching: then the status is #AWRASH_STATUS_OPTIMAL;
 * #AWRASH_STATUS_WITHIN_GAP where they are refuted only below the number "least_places". Where
 * places do not cost the same, a price on the excess leads to a cheap training in whole places, and
 * "least_cost" is what none is below (in doubles): #AWRASH_STATUS_WITHIN_GAP.
 * #AWRASH_STATUS_INFEASIBLE: no training within its bounds reaches the target, the nearest is
 * given; #AWRASH_STATUS_LIMIT: none was found with 2^22 places or the work allowed;
 * #AWRASH_STATUS_UNPLACED: fewer places fit than were given. A plan without an answer hands on its
 * own status; then limits and growth alone are known.
 *
 * Shapes: @settings [n_settings]. Units: places, the programme's currency, places per unit of need.
 * Errors: those of awrash_split_solve(); %AWRASH_ERROR_NAME for a text that is no setting, unknown
 * streams and indicators, a rule or a target of no known form; %AWRASH_ERROR_DUPLICATE for one
 * stream that is both; %AWRASH_ERROR_VALUE for numbers out of range, and a budget without a cost;
 * %AWRASH_ERROR_EMPTY for the target before where nobody receives anything before, and for lifted
 * where there is no plan without limits; %AWRASH_ERROR_ENCODING; %AWRASH_ERROR_OVERFLOW for needs
 * too far apart and budgets of more than 2^22 places; %AWRASH_ERROR_MEMORY. Cost: some twenty
 * splits, and for a Gini O(places log provinces) and at most 20000 bounds of O(provinces log
 * provinces). Source: Fujishige (1980) and Federgruen and Groenevelt (1986) for the lowest rate
 * first; Tarski (1955) for the least training; Land and Doig (1960) for branching; Everett (1963)
 * for the price; Gini (1912). Since: 0.3
 *
 * Returns: (transfer full) (nullable): the balance, or %NULL with @error
 */
AWRASH_API AwrashBalance *awrash_split_balance (const AwrashProgramme *programme,
                                                const AwrashReading *reading, size_t n_settings,
                                                const char *const settings[], GError **error);

/**
 * awrash_split_balance_free:
 * @balance: (nullable) (transfer full): a balance
 *
 * Frees a balance and all that its getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(provinces). Source: none. Since: 0.3
 */
AWRASH_API void awrash_split_balance_free (AwrashBalance *balance);

/**
 * awrash_split_balance_get_status:
 * @balance: a balance
 *
 * What kind of answer the training is; see awrash_split_balance().
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the status, never #AWRASH_STATUS_UNKNOWN
 */
AWRASH_API AwrashStatus awrash_split_balance_get_status (const AwrashBalance *balance);

/**
 * awrash_split_balance_get_n_provinces:
 * @balance: a balance
 *
 * How many provinces the programme has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number of provinces
 */
AWRASH_API size_t awrash_split_balance_get_n_provinces (const AwrashBalance *balance);

/**
 * awrash_split_balance_get_needs:
 * @balance: a balance
 *
 * What rates are measured against: the programme's own need, or the reading's where it has none.
 *
 * Shapes: awrash_split_balance_get_n_provinces() items. Units: those of the indicators. Errors:
 * none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (array): the needs
 */
AWRASH_API const double *awrash_split_balance_get_needs (const AwrashBalance *balance);

/**
 * awrash_split_balance_get_places:
 * @balance: a balance
 * @what: "before", "stream", "after", "lifted", "even"; "training"; "limit"; "fragile"
 *
 * Places of every province: of a division, see #AwrashBalance; of training; the limit of
 * absorption, -1 where there is none; or 1 for a fragile province and 0 for the others.
 *
 * Shapes: awrash_split_balance_get_n_provinces() items. Units: places, of training unweighed.
 * Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the places; %NULL where they are not known (the plan
 *   has no answer; lifted, without capacities nothing limits a cell; even, more than 2^22 places)
 *   and for another name
 */
AWRASH_API const int64_t *awrash_split_balance_get_places (const AwrashBalance *balance,
                                                           const char *what);

/**
 * awrash_split_balance_get_number:
 * @balance: a balance
 * @what: the name of a number
 *
 * A number of a balance. MEASURE_DIVISION, with a division of #AwrashBalance behind each of gini
 * and theil (of rates, weighted by need), lowest and highest (rates), rate (of all together),
 * fragile_rate (of the fragile provinces together), places: "gini_before", "fragile_rate_trained".
 *
 * quota: the stream's quota in places that covers most provinces; absorption: what all can absorb;
 * growth: the largest quota that can be placed; binding: the largest with which no limit of
 * absorption binds, found by bisection; assumed_limits and assumed_quotas: how many of the stream
 * nobody published.
 *
 * places: of training; least_places: with fewer the target is proved out of reach; least_gini: no
 * division of as many places has a lower Gini; reached: what the target measures with this
 * training; weight and cost of one place; total_cost, and least_cost, which no training that meets
 * the target is proved to be below.
 *
 * Shapes: none. Units: as told; rates in places per unit of need. Errors: none. Cost: O(names).
 * Source: none. Since: 0.3
 *
 * Returns: the number, NaN where it is not known or the name is none
 */
AWRASH_API double awrash_split_balance_get_number (const AwrashBalance *balance, const char *what);

/**
 * awrash_split_balance_get_text:
 * @balance: a balance
 * @what: "reason", "target", "fragile", "stream", "training", "quota_territory", "first_binding"
 *
 * A text of a balance: what the answer could not do; the target and the rule of fragility as they
 * were set or by default; the codes of the two streams, of the territory whose quota grows, and of
 * the province whose limit is the first to bind.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(names). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable): the text; the reason in the language of messages; %NULL
 * where there is none or for another name
 */
AWRASH_API const char *awrash_split_balance_get_text (const AwrashBalance *balance,
                                                      const char *what);

/**
 * awrash_split_balance_get_n_points:
 * @balance: a balance
 *
 * How many points the curve has: what each further place of training does, given to the lowest rate
 * first, until nobody is below the highest rate without training, or as far as the answer went. Up
 * to 2048 places it has every one (2^18 over the provinces, where these are more than 128), beyond
 * that steps of equal width.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the number of points, 0 without an answer
 */
AWRASH_API size_t awrash_split_balance_get_n_points (const AwrashBalance *balance);

/**
 * awrash_split_balance_get_point:
 * @balance: a balance
 * @index: below awrash_split_balance_get_n_points()
 * @what: "places", "gini", "lowest" (rate) or "cost"
 *
 * A coordinate of a point of the curve.
 *
 * Shapes: none. Units: as told. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: the coordinate, NaN where it is not known or the name is none
 */
AWRASH_API double awrash_split_balance_get_point (const AwrashBalance *balance, size_t index,
                                                  const char *what);

/**
 * awrash_split_balance_get_table:
 * @balance: a balance
 * @name: "balance-provinces" or "balance-curve"
 * @error: (nullable): where a failure is told
 *
 * The balance as a table: a row for every province, or one for every point of the curve. What is
 * not known is an empty cell.
 *
 * Shapes: as told. Units: places, places per unit of need, the programme's currency. Errors:
 * %AWRASH_ERROR_NAME for another name; %AWRASH_ERROR_MEMORY. Cost: O(cells). Source: none.
 * Since: 0.3
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error
 */
AWRASH_API AwrashTable *awrash_split_balance_get_table (const AwrashBalance *balance,
                                                        const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashBalance, awrash_split_balance_free)

G_END_DECLS

#endif
