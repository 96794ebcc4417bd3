/* SPDX-License-Identifier: GPL-3.0-or-later */

/* audit: is an answer what it claims to be? Checked without any solver, in integers and exact
 * fractions. */

#ifndef AWRASH_AUDIT_H
#define AWRASH_AUDIT_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/apportion.h>
#include <awrash/selection-approve.h>
#include <awrash/selection-lottery.h>
#include <awrash/split.h>

G_BEGIN_DECLS

/**
 * AwrashVerdict:
 *
 * What a check found: sentences on what is wrong, and what every province receives. Opaque,
 * immutable, freely read by several threads. A verdict without findings accepts.
 *
 * Since: 0.1
 */
typedef struct _AwrashVerdict AwrashVerdict;

/**
 * awrash_audit_certificate:
 * @programme: the programme that the certificate was made for
 * @certificate: the text of a certificate, see awrash_split_plan_get_certificate()
 * @error: (nullable): where a failure is told
 *
 * Checks a certificate against its programme, without looking for any plan.
 *
 * What a certificate holds: its format, "awrash-certificate-3", and the library's version; the hash
 * of the input; the reading, every key with its value as text; class, chain, status, places missing
 * and unplaced, and the gap, null without an answer; "types", the codes of the types in their byte
 * order; "places", null without an answer, else a list of [territory, [places of each type]]
 * without the provinces that have none; the tie, null without one, with its "members" as
 * [territory, sure places], the "free_units", and "witnesses", a plan for a start and for every
 * member one that is as good and gives it more or less; the weights of the balanced mix; "bounds",
 * those that have prices, as [[set, …], [territory, …]], each set with each territory; and
 * "stages", the chain's, each with the "prices" of bounds, or for an infeasible programme the cut
 * that blocks it. Bounds are numbered from 0, set by set, and prices told in runs: [[number, price
 * of it, of the next, …], …]. The SHA-256 at its end is that of the text without it.
 *
 * The text is one line of JSON, ended by a line feed, with members in the order in which they are
 * told here and nothing blank between them; whole numbers are without a point, texts in UTF-8, and
 * nothing is escaped but \" and \\, and control characters as \u00xx. A text of any other form is
 * an error, which names the byte.
 *
 * What is proved from it, whatever hand wrote it:
 *
 * The text was not changed since its SHA-256 was taken; the programme is the one of the hash; class
 * and chain are those of programme and reading; status, gap and numbers fit one another and the
 * reading's tie policy.
 *
 * Every bound holds for the plan and for every plan of the tie. The prices of each stage show that
 * no plan is better: a move of one place costs its marginal cost less the prices of the bounds that
 * it passes, these cancel round every cycle of moves, and costs are convex; so where the first of a
 * move's reduced costs that is not 0 is a loss, for every move that the bounds leave, nothing is to
 * be gained. Measures are compared exactly, α-fair sums to 512 bits. A Gini is proved up to its gap
 * by boxes that hold every plan, and classes beyond the network by trees of such boxes.
 *
 * The tied provinces are just those whose receipts can move along moves of reduced cost 0, as far
 * as costs stay the same, their sure places the least that they can have so, the free places the
 * rest. Order and lot were served in turn, the lot by tickets that are drawn again here. The places
 * unplaced are counted again.
 *
 * An infeasible programme: the bounds of the cut ask for just as many places too many as are said
 * to be missing; or bounds on the same places contradict one another by so many.
 *
 * How to check it with a program of one's own. A bound is on a set of streams in a territory: the
 * code of the lowest one with the same provinces; and "*" for all streams, or those meant, joined
 * by "+" in the byte order of their codes, "type:CODE" standing for a type where not the whole
 * stream is meant; a stream without types has one of its own code. Bounds on the same places are
 * one, with the largest min and the smallest max. Every province has three kinds of bounds more,
 * without limits: its places in the streams that are read; in the others, if there are any; in each
 * stream that has several types. A bound on a single cell, a province and a type, is that cell's
 * own limit, and has no price.
 *
 * Sums that are fixed, min = max, are first taken out of the bounds around them. The bounds stand
 * in the order of quotas, capacities, pools where they count, and shares, the rows of each by
 * territory, then by stream (of, then part, of shares) as they write it, then by group, then by
 * unit (places, person-months, person-days, money); then of the keys fix, min_rate and max_rate,
 * at_least_last and at_most_last, rows and total; then province by province, streams that are read
 * before the others; then stream by stream, province by province: all in the byte order of codes,
 * whatever the order of rows. From each in turn are taken, in the same order, those on the same
 * territory that are fixed as they are written (a cell: only if it is all that its province
 * receives in the streams that are read, or in the others) and hold some of the types left to it
 * and no others; then, if it is on one province, its fixed cells all at once, without the last of
 * them where all are fixed; and nothing that would leave a max below the min, or a single cell
 * without any number between its limits. Its min, down to 0, and its max fall by the sum. It keeps
 * its name; where one cell is left, it is that cell's limit. Where bounds cross (meet, neither
 * around the other) in an odd cycle then, but not as they were written, they stay as they were
 * written, but for the limits of cells; where they cross in both, they stay reduced, and the
 * unlimited bounds of streams with several types are given up. What the limits of its cells imply
 * does not count there, but for a province's own three.
 *
 * A move is one place more or less in a cell, or in the sum of a bound, where the limits leave room
 * for it. A bound has the price that the stage tells, 0 where it tells none; a cell has minus the
 * sum of the prices of the bounds around it. The move from x to x + 1 has the reduced cost c −
 * price, with c what the stage says of that place, and the move back from x + 1 to x has price − c.
 * For every move the first reduced cost that is not 0, stage after stage, must be above 0.
 *
 * The stages, in their order: for "fill" in the chain (fill, objective by default), and for
 * alpha:0, "fill", then "fill-rest" where streams are not read, then "spare" where a need is not
 * above 0; for a measure "objective"; for a Gini "gini", but "objective" of leximin on counts with
 * M-convex totals; for other goals "goal". A chain without measure and Gini has leximin at its end.
 * "near", if the reading has it, behind them, or with a loss before the first goal but fill. Then,
 * for a tie that was settled, "order" for each province in its turn; on the other streams, if there
 * are any, "objective-rest" or "gini-rest" of the chain's first measure or Gini, and "near-rest";
 * any number of "order-rest"; "mix"; any number of "order-stream"; and "types" where "mix" says
 * something of a stream with several. Witnesses are held against the stages before "order" only.
 *
 * What stages say of the place from y to y + 1 of what a province receives, which stands on the
 * bound of its places in the streams that are read, or on the cell that is left of it, y with what
 * was taken out; d is its need, 1 on counts. "fill": −1 where d is above 0. "objective": the cost
 * of that place where d is above 0, as the measure has it; a price is a list of [province, n, t],
 * the sum of t times what the place from n to n + 1 costs that province. "order": −1 in the stage's
 * province. "fill-rest", "objective-rest" and "order-rest" are the same on the other streams;
 * "spare": 1 in both where d is not above 0. "near", of a cell in the streams that are read,
 * "near-rest" in the others: −1 for a place below the cell's former number, else 1. "goal", of any
 * cell: a place's utility (1 unless told), 1 (places), its months, or its months × monthly cost,
 * times N, minus but for the cost; N is the least common multiple of all types' denominators, that
 * of a product being the product of its factors' in lowest terms. "mix", of the x places of a
 * stream in a province: (2x + 1) S − 2 y X, X the stream's weight, S the sum of weights of the
 * streams that are read, or of the others, y the province's places in these; nothing for what was
 * given up, and where S = 0. "order-stream": −1 on the stage's province and stream. "types", of the
 * x places of a type in a stream with several: (2x + 1) U − 2 y u, y the province's places in its
 * stream, u the cell's max and U the sum of u over the stream's types, u = 1 for all where that is
 * 0, a cell has none, or u > 2^48/(y + 1)/types; nothing for what was given up. All else costs 0.
 *
 * What the place from y to y + 1 costs by a measure. least-squares: (2y + 1)/d. leximin: −e[y/d] +
 * e[(y + 1)/d]; sums of these are compared at the lowest rate r at which e[r] is not 0: they have
 * its sign. leximin-persons: the same with d e in the place of e. decmin: as leximin, at the
 * highest rate. alpha:A: −d^A ((y + 1)^(1−A) − y^(1−A))/(1−A), at A = 1 −d log((y + 1)/y); for A ≥
 * 1 the place from 0 to 1 has an infinite part −d^A, which is compared first, and the finite part
 * d^A/(A − 1), at A = 1 none.
 *
 * With a loss, "base" holds the certificate of the plan without, as text, which is of the same
 * reading but for loss = 0 and is checked likewise; every province receives at least ⌈(1 − loss) y⌉
 * of its y there, which are limits more. (Where the goals but fill are totals alone, the plan is
 * searched for, as below.)
 *
 * "gini" has no prices but a member "gini". Its provinces are those with d above 0, numbered from 0
 * in the byte order of their codes; y is what each receives, w and a are d and 1, but 1 and 1/d for
 * gini-unweighted on rates. The d or 1/d are taken times 2^k and rounded to whole numbers, 2^k the
 * largest that leaves their sum below 2^59, for d at most the least that makes all whole, for 1/d
 * less by as many bits as their number has. With z = a_p w_q y_p − a_q w_p y_q of pairs p > q,
 * "value" is Σ|z|/(Σw Σay), 0 if nothing is received. "boxes": the first holds all plans; each
 * other the plans of box number "in" where "province" receives "at_most" so much, or "more_than"
 * that. Limits are those of the programme, but none beyond the plan where an earlier stage told a
 * loss, and as narrow as all others make them. "ratio" is θ (at most 1, else 0): with unit costs h
 * = θ Σw a, rounded, F = Σ|z| − Σhy is bounded in every box by what it says itself, or by the
 * lesser bound of two boxes in it at the same number, if that is larger; "bound" must follow from
 * the first box, F ≥ B, as θ + min(B, 0)/(least Σw Σay), without ratio as B/(Σw Σay), and "value"
 * counts as proved where B is that of the plan, or where rounding took part and "bound" comes
 * within 2^-36 of it. The gap is (value − bound)/value, the larger one of both Ginis. A box without
 * bound of its own has no member more. "cut": prices by which Σ −price × end is above 0, over
 * bounds and cells, the end being the min where −price is above 0, else the max: no plan is in it.
 * "ranks", of each province, or "by_multipliers": a pair counts as m z ≤ |z|, m = 1 or −1 where the
 * box's limits leave z one sign, else the sign of the difference of ranks p less q, or
 * multipliers[p (p − 1)/2 + q]/1024, held within −1 and 1. That is a cost c for a place of each
 * province, −h with it; bounded by Σ (c − price 2^shift/1024) × end over bounds and cells, c on the
 * bound of what a province receives, and c times what was taken out; 1/1024 are cut off at the end.
 * "groups": provinces of which all plans have the same sum. With ranks, and not "released" by the
 * group's number, pairs within a group count as |z|, and Σ|z| + Σcy of its members is bounded by
 * the least that any y in the box with that sum has, found by search. Behind the stage, what its
 * provinces receive is settled: every move there is a loss.
 *
 * Beyond the network there are no stages but "claims", a list of questions with trees. Columns are
 * the cells, "cell:PROVINCE/TYPE", in the byte order of codes, then switches, 0 or 1. Rows stand in
 * the byte order of their names: bounds as above, as they are written, named TERRITORY/SET, those
 * that limit something or are what a province receives; rows of quotas, capacities, pools, shares
 * and rates, named TERRITORY/OF/UNIT, TERRITORY/OF/GROUP/UNIT, TERRITORY/pool/GROUP,
 * TERRITORY/OF/PART/END or TERRITORY/END, with "/GROUP" of groups, and "row/NAME" of a reading, in
 * whole numbers without a common divisor; "received:PROVINCE", with "/GROUP" of groups, where
 * receipts count places unequally, whole in one scale for all groups; and without limits
 * TERRITORY/type:CODE for territories with several provinces. Behind them, named "held:1" and so
 * on, the cost of every linear question before, at most what the plan has of it and at least what
 * its claim proves, and what levels, a Gini or the mix add.
 *
 * "near" and "near-rest" stand where the stages of these names do: the least Σ c x + 2 Σ short, c
 * −1 where the former number f is the cell's max or more, else 1. Where f is inside a cell's limits
 * and this, or a held cost of its kind, is asked, there are columns "short:PROVINCE/TYPE", 0 to f
 * less the cell's min, behind the cells, and rows x + short ≥ f, named on as those that are held.
 * Within a loss, receipts are held to what it leaves of the base's from the first question on; or,
 * where all goals but fill are totals, each of these, in their order, as a cost c of the base that
 * is held at c + ⌊loss |c|⌋.
 *
 * Questions are asked in the order of the chain. Linear ones, by the names of fill, fill-rest,
 * spare and goals: the least Σ c x, c as for the stages above ("fill" counts what is received); but
 * for the goal of "value", none that fixed sums show to be constant. "objective" and
 * "objective-rest" of sums: the least Σ y²/d or −Σ d u(y/d), u = r^(1−A)/(1−A) or log r; with A ≥ 1
 * first "zeros", the fewest left at 0 who could be, each weighing d^A, the largest 2^30, rounded,
 * at least 1; these are settled and all others get 1. Then receipts are settled. Of levels: the
 * rate r of the worst off (decmin: best off) behind the levels before, the others read in reverse.
 * "beyond": there is no plan in which nobody but at the levels before stays at r, all reaching the
 * next rate that any can stand at; then, if several can stand at r, "left": the fewest who do,
 * persons by need (to the millionth if not whole). A switch "stays:LEVEL/ROW" lets who can stand at
 * a level do so; a level at which all who can must stand has none. The rows: for each who receives
 * y, in the order of rows, y + Σ (target − level's y) switch ≥ target, and Σ switches ≤ 1 if there
 * are several; for each level Σ weight switch ≤ the plan's. "infeasible": that there is no plan.
 *
 * "gini" and "gini-rest": those with a need d above 0 receive y, in the order of rows; e is d in
 * whole numbers. With b at most 40 and y 2^b below 2^60, d is taken
 * times the largest 2^k that leaves Σe below 2^(b−1), at most the least that makes all whole; else
 * times the least power of ten with Σe below 2^b that leaves none farther off than 2^-50 of it;
 * else the former, rounded. Columns are "receives:ROW", whose rows "link:ROW" are y less the column
 * = 0; rows "pair:P,Q", P > Q from 0 on, s = e_Q y_P − e_P y_Q, cost |s|, for gini-unweighted on
 * rates |s|/(e_P e_Q), times u. u is 1 by need without "ratio", else the largest 2^k that leaves u
 * Σe, or u n/(least e), up to 2^50. Pairs of which the limits of y leave s one sign have no row,
 * nor those whose "ranks" are more than ⌊2500/n⌋ apart, n above 40: ±s counts, with the sign that
 * limits, or ranks, say. "ratio" is θ (at most 1, else 0): a unit of y costs θ h less, rounded, h =
 * u Σe, or u n/e. "bound" is least/Σhy where all plans have the same Σhy and there is no ratio,
 * else θ + min(least, 0)/(least Σhy, as held costs and the limits of rows show it), less what
 * rounding can have done; "value" where "least" is the plan's own sum. Value and gap are as those
 * of boxes.
 *
 * At the end "mix" and "types", with the places of every province, in the streams that are read and
 * in the others, as the plan has them, and curves as the stages of these names sum them. "mix": for
 * each stream a row "mix:PROVINCE/STREAM", S s² − 2 y X s, where S is above 0. "types": for each
 * stream in a province a row of that name, as the plan has it, and for each of the types of one
 * with several "mix:PROVINCE/type:CODE", U s² − 2 y u s. None is asked where of the rows that share
 * a sum at most one is open. The larger of their gaps is "mix_gap", null where one is not proved.
 *
 * A claim says that no x costs less than "least", or without it that there is none. "items" are
 * names, which its "tree" tells by number, from 0. A branch has "prices", [[row, price], …], or
 * those of the branch above; "ray" is the same for this branch alone and with costs of 0. Prices p
 * are in 2^-bits, bits = 58 (42 for the mix) − ⌈log₂ of the most that a unit costs, with all
 * distances⌉ from 0 to 50, and with curves at most 110 − ⌈log₂ of the largest cost⌉. Nothing in a
 * box costs less than Σ (c − Σ p a) × end over columns, plus over rows p × end or the least of
 * curve + p s; whole costs are rounded up to a multiple of their common divisor. A branch is proved
 * if that reaches "least" (is above 0 for a ray), if nothing is left of its box, if its one point
 * left breaks a row or costs "least", by its parts, or if both sides of "branch" are, [item, v, i,
 * j]: branch i of the tree with the item at most v, j with more. Boxes begin with all limits and
 * are narrowed on every branch: eight times over, row by row, ends of rows by those of columns and
 * the other way; then three times by prices, what would cost "least" or more falling away. "parts"
 * split the problem where its rows "links",
 * [[row, price], …] in 2^-digits, are left out, into blocks that hang together by rows, in the
 * order of their first columns; each proves its "least", in 2^-digits, with costs c less the links'
 * prices times what their rows count; these and Σ price × end over links must reach the claim's.
 * "value" and "bound" are those of the reading's objective if it is in the chain, else of the last
 * goal, in its own measure; for levels the first rate, which is its bound once it is proved. "gap"
 * is the largest (cost − least)/max(|cost|, s) of all questions but the mix, s = 2^-10 Σd of α-fair
 * curves, at least 10^-12, |cost| the changes for "near", and for the mix the sum of squares that
 * its curves are parts of; null where something is not proved.
 *
 * "cut", for an infeasible programme up to the network: the sum of min where the price is 1 less
 * the sum of max where it is −1, over bounds and cells, a cell's min being 0 unless told; all
 * prices are 1, 0 or −1.
 *
 * What is taken as told, and changes nothing that a province receives in the streams that are read:
 * the weights of the balanced mix, and what the byte order of the codes decides at the end.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX for a text that has not the form, with
 * the byte, what stands there and what is expected; those of awrash_split_solve() for a reading
 * that does not fit the programme, and for a programme that no plan can be of;
 * %AWRASH_ERROR_MEMORY. What is false is a finding, not an error. Cost: O(length + stages × (bounds
 * + moves still open × terms)); with a tie, O(witnesses × that + provinces × (bounds + cells)); a
 * Gini's boxes × provinces², its groups at most 2^24 steps; branches × entries of the rows beyond.
 * Source: duality of linear programs, one after another; Hoffman (1960) for the cut; Land and Doig
 * (1960) for trees; RFC 8259; FIPS 180-4. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error; free with
 *   awrash_audit_verdict_free()
 */
AWRASH_API AwrashVerdict *awrash_audit_certificate (const AwrashProgramme *programme,
                                                    const char *certificate, GError **error);

/**
 * awrash_audit_division:
 * @programme: a programme
 * @reading: a reading: what provinces receive, and whether pools bound places
 * @division: a table with the columns territory, places, and stream or type or both, by these names
 *   or by the French or Arabic ones of a programme's tables
 * @error: (nullable): where a failure is told
 *
 * Holds a division from any hand against every bound of the programme; each that is broken is a
 * finding, with its figures. The territory of a row is a province. The type may be left out where
 * its stream has only one. Cells without a row have no places. Whether the division is just is not
 * asked here: the metrics tell how far it is from it.
 *
 * Shapes: a row a cell. Units: places. Errors: %AWRASH_ERROR_SYNTAX for missing columns;
 * %AWRASH_ERROR_NAME for unknown provinces, streams and types, and for a type that is not of the
 * row's stream; %AWRASH_ERROR_DUPLICATE for a cell with two rows; %AWRASH_ERROR_VALUE for places
 * that are no whole number ≥ 0; %AWRASH_ERROR_OVERFLOW for more than 2^50 places in all; those of
 * awrash_split_solve() for readings and bounds; %AWRASH_ERROR_MEMORY. Messages give the row and the
 * column. Cost: O(rows × types + bounds × cells). Source: none. Since: 0.1
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error; free with
 *   awrash_audit_verdict_free()
 */
AWRASH_API AwrashVerdict *awrash_audit_division (const AwrashProgramme *programme,
                                                 const AwrashReading *reading,
                                                 const AwrashTable *division, GError **error);

/**
 * awrash_audit_lottery:
 * @question: the question that the certificate was made for
 * @certificate: the text of a certificate, see awrash_selection_lottery_get_certificate()
 * @error: return location for an error
 *
 * Checks the certificate of a lottery against its question, without looking for any panel.
 *
 * What it holds: its format, "awrash-lottery-1"; the library's version; the hash of the question;
 * the rule as it was asked; status, value, bound and gap, null where there is no panel; "panels", a
 * list of [weight, [[type, persons], …]], weights in 2^-53; "never", a list of one proof about
 * those who can never be chosen, or none; "proofs", those of the rule. A proof has "most" and
 * "prices", one whole number a type: no panel is worth more than most by the prices; in those of
 * levels "settled", the types that the level settles; and the "tree" that proves it. A proof
 * without "most" says that there is no panel at all. The form of the text is that of
 * awrash_audit_certificate(). A certificate of another question is refused as such, and read no
 * further, since its types and rows are those of that question.
 *
 * How to check it with a program of one's own. Types are numbered as
 * awrash_selection_question_list_types() has them. The rows of a panel x are: for each quota, in
 * their order, the persons of its value, between its bounds; the persons of the panel, as many as
 * it has; for each kind of household of several persons the persons from it, at most the households
 * of the kind. Between 0 and the persons of its type each x_t is, or the households where they
 * count. A tree is a list of boxes, the first holding every panel. A box has "prices", or a "ray",
 * of rows: a list of [row, number], or, where it has none, the prices of the box above. Where
 * bounds of rows and x narrow one another they are narrowed first. By prices y, in 2^-b, b the
 * largest up to 50 with p 2^b <= 2^54 for the largest price p of a type that there may be, 2^50 or
 * for large panels 2^(60
 * - bits of their size), a panel costs Σ_t min (-price_t 2^b - Σ y) x_t + Σ_i min y_i s_i at least,
 * s_i the persons of row i; it is worth minus what it costs. What is above "most" by that is cut
 * off the box; where nothing is left the box is done with, as where prices of a ray, with all costs
 * 0, make more than 0 of it. Else it has a "branch", [item, at, left, right]: an item, a type or
 * the number of types + a row, is at most `at` in the box numbered left, and more in that numbered
 * right.
 *
 * What the proofs prove. Of "never": its prices are above 0 just for those who have no chance, none
 * is below 0, and "most" is less than the least of those above. Maximin and leximin, level by
 * level: with M_t the units of weight that type t has in all panels, n_t its persons, y the prices
 * and Y what none is worth more than, the types that are not settled yet have Σ y n of share, the
 * settled ones have Σ y M of Y 2^53; what is left, over the share, bounds the lowest chance of the
 * others, however it is drawn. Nash: Σ log p_i <= n log (Y/n) - Σ log y_i. Goldilocks: with A the
 * sum over persons of the prices above 0 and W of those below, 2 sqrt (c A/W) - Y/(W m), and at
 * least 1 + c.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX for a text that is no certificate of a
 * lottery, naming the byte; %AWRASH_ERROR_NAME and %AWRASH_ERROR_VALUE for a rule that there is
 * not; %AWRASH_ERROR_MEMORY. Cost: O(panels n_types) and each box of each tree once. Source: Land
 * and Doig (1960); P. Flanigan et al. (2021). Since: 0.5
 *
 * Returns: (transfer full): the verdict, or %NULL
 */
AWRASH_API AwrashVerdict *awrash_audit_lottery (AwrashPanelQuestion *question,
                                                const char *certificate, GError **error);

/**
 * awrash_audit_verdict_free:
 * @verdict: (nullable) (transfer full): a verdict
 *
 * Frees a verdict and what its getters gave.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(findings). Source: none. Since: 0.1
 */
AWRASH_API void awrash_audit_verdict_free (AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_is_accepted:
 * @verdict: a verdict
 *
 * Whether nothing was found wrong.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: %TRUE if there is no finding
 */
AWRASH_API gboolean awrash_audit_verdict_is_accepted (const AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_get_n_findings:
 * @verdict: a verdict
 *
 * How many findings there are.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of findings, 0 if the verdict accepts
 */
AWRASH_API size_t awrash_audit_verdict_get_n_findings (const AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_get_finding:
 * @verdict: a verdict
 * @index: below awrash_audit_verdict_get_n_findings()
 *
 * A finding in words, such as "temporary places of Khénifra: 954, expected at most 953".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none): the finding, in the language of messages
 */
AWRASH_API const char *awrash_audit_verdict_get_finding (const AwrashVerdict *verdict,
                                                         size_t index);

/**
 * awrash_audit_verdict_get_n_provinces:
 * @verdict: a verdict
 *
 * How many provinces the receipts and needs are of.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: the number of provinces, 0 for a certificate whose plan was not reached: it has none, or
 *   something was found before
 */
AWRASH_API size_t awrash_audit_verdict_get_n_provinces (const AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_get_receipts:
 * @verdict: a verdict
 *
 * What every province receives by the division or the plan, in the reading's streams and measure.
 *
 * Shapes: awrash_audit_verdict_get_n_provinces() items. Units: places, person-months or money, as
 * the reading says. Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the receipts, %NULL where there are no provinces
 */
AWRASH_API const double *awrash_audit_verdict_get_receipts (const AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_get_needs:
 * @verdict: a verdict
 *
 * The need of every province by the reading; 1 each on counts.
 *
 * Shapes: awrash_audit_verdict_get_n_provinces() items. Units: those of the need's indicators.
 * Errors: none. Cost: O(1). Source: none. Since: 0.1
 *
 * Returns: (transfer none) (nullable) (array): the needs, %NULL where there are no provinces
 */
AWRASH_API const double *awrash_audit_verdict_get_needs (const AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_get_n_cells:
 * @verdict: a verdict
 *
 * How many cells a division has.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: provinces × types, 0 for a certificate
 */
AWRASH_API size_t awrash_audit_verdict_get_n_cells (const AwrashVerdict *verdict);

/**
 * awrash_audit_verdict_get_places:
 * @verdict: a verdict
 *
 * The places of a division as they were read, cells without a row holding none: what
 * awrash_split_standing() and awrash_split_moves_to_mend() take.
 *
 * Shapes: awrash_audit_verdict_get_n_cells() items, by province, then by type. Units: places.
 * Errors: none. Cost: O(1). Source: none. Since: 0.3
 *
 * Returns: (transfer none) (nullable) (array): the places, %NULL for a certificate
 */
AWRASH_API const int64_t *awrash_audit_verdict_get_places (const AwrashVerdict *verdict);

/* ── relaxations ────────────────────────────────────────────────────────────────────────────── */

/**
 * awrash_audit_relaxation:
 * @walls: the walls of a programme
 * @weights: (array) (nullable): what a unit costs by which a wall or a row is moved, a whole number
 *   up to 2^53; infinity: it never moves; %NULL: 1 everywhere
 * @n_cells: provinces × types
 * @places: (array length=n_cells): places that keep the relaxed walls
 * @total: the least sum of weight × units, as told
 * @lower_prices: (array): the prices of the mins, see awrash_split_relax_new()
 * @upper_prices: (array): the prices of the maxes
 * @error: (nullable): where a failure is told
 *
 * Checks that a relaxation is the smallest, whatever hand found it. The units by which the places
 * stand outside walls and rows cost just the total, and none that never moves is among them. No
 * price is below 0 or above its wall's weight, on every cell the prices of mins less those of maxes
 * sum to at most 0, and what the mins ask less what the maxes give at these prices is the total:
 * then no places cost less. What is false is a finding, not an error.
 *
 * Shapes: weights [awrash_split_walls_get_n_with_rows()], lower_prices,
 * upper_prices [awrash_split_walls_get_n()], places [n_cells]. Units: places, weight × places,
 * weight. Errors: %AWRASH_ERROR_VALUE for other weights, another number of cells and places below
 * 0; %AWRASH_ERROR_OVERFLOW for more than 2^50 places in all; %AWRASH_ERROR_MEMORY. Cost: O(walls ×
 * cells). Source: duality of linear programs. Since: 0.3
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error; free with
 *   awrash_audit_verdict_free()
 */
AWRASH_API AwrashVerdict *awrash_audit_relaxation (const AwrashWalls *walls, const double weights[],
                                                   size_t n_cells, const int64_t places[],
                                                   int64_t total, const int64_t lower_prices[],
                                                   const int64_t upper_prices[], GError **error);

/**
 * awrash_audit_relaxation_search:
 * @walls: the walls of a programme, with their rows
 * @weights: (array) (nullable): as for awrash_split_relax_new()
 * @n_cells: provinces × types
 * @places: (array length=n_cells) (nullable): places that keep the relaxed bounds; %NULL where none
 *   are told to keep those that never move
 * @total: the sum of weight × units, as told
 * @bound: what no sum is below, as told
 * @proof: the proof of the bound, see awrash_split_relax_get_proof()
 * @error: (nullable): where a failure is told
 *
 * Checks a relaxation that a search found, whatever hand wrote the proof. The units by which the
 * places stand outside walls and rows cost just the total, and none that never moves is among them;
 * the tree, followed leaf by leaf, shows that no relaxation costs less than the bound. Without
 * places it has to show that nothing keeps what never moves. What is false is a finding, not an
 * error.
 *
 * Shapes: weights [awrash_split_walls_get_n_with_rows()], places [n_cells].
 * Units: places, weight × units. Errors: %AWRASH_ERROR_SYNTAX for a proof that is none;
 * %AWRASH_ERROR_VALUE for other weights, another number of cells and places below 0;
 * %AWRASH_ERROR_OVERFLOW as for awrash_split_relax_new(); %AWRASH_ERROR_MEMORY. Cost: O(branches ×
 * entries). Source: Everett (1963); Land and Doig (1960). Since: 0.3
 *
 * Returns: (transfer full) (nullable): the verdict, or %NULL with @error; free with
 *   awrash_audit_verdict_free()
 */
AWRASH_API AwrashVerdict *awrash_audit_relaxation_search (const AwrashWalls *walls,
                                                          const double weights[], size_t n_cells,
                                                          const int64_t places[], int64_t total,
                                                          int64_t bound, const char *proof,
                                                          GError **error);

/* ── allotments: is an answer the rule's? ───────────────────────────────────────────────────── */

/**
 * AwrashFault:
 * @AWRASH_FAULT_NONE: nothing is wrong
 * @AWRASH_FAULT_FLOOR: a recipient has less than its floor
 * @AWRASH_FAULT_CEILING: a recipient has more than its ceiling
 * @AWRASH_FAULT_ZERO_CLAIM: a recipient with a claim of 0 has more than its floor
 * @AWRASH_FAULT_TOTAL: the units do not sum to the total, though somebody could take the difference
 * @AWRASH_FAULT_EXCHANGE: bounds and total hold, but by the rule a unit is another recipient's
 *
 * What is wrong with an allotment.
 *
 * Since: 0.2
 */
typedef enum
{
  AWRASH_FAULT_NONE = 1,
  AWRASH_FAULT_FLOOR = 2,
  AWRASH_FAULT_CEILING = 3,
  AWRASH_FAULT_ZERO_CLAIM = 4,
  AWRASH_FAULT_TOTAL = 5,
  AWRASH_FAULT_EXCHANGE = 6
} AwrashFault;

/**
 * awrash_audit_fault_get_name:
 * @fault: an #AwrashFault
 *
 * The name of a fault in lower case, such as "zero-claim".
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: (transfer none) (nullable): the name, or %NULL for a number that is no fault
 */
AWRASH_API const char *awrash_audit_fault_get_name (AwrashFault fault);

/**
 * awrash_audit_fault_from_name:
 * @name: a name as awrash_audit_fault_get_name() gives it
 *
 * The fault of that name.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(faults). Source: none. Since: 0.2
 *
 * Returns: the fault, or 0 for an unknown name
 */
AWRASH_API int awrash_audit_fault_from_name (const char *name);

/**
 * AwrashExchange:
 * @status: an #AwrashStatus: OPTIMAL where the allotment is the only one of its rule, TIE_SETTLED
 *   where it is one of several, UNPLACED where it is the rule's and ceilings leave units over,
 *   FEASIBLE where bounds and total hold and the rule does not, UNKNOWN where they do not hold
 * @fault: an #AwrashFault
 * @recipient: who has units outside its bounds, by index, the first of them; else -1
 * @missing: the total less the sum of the units, held within 64 bits
 * @from: who has a unit, by index, that the rule gives to @to (FEASIBLE) or may give to it as well
 *   (TIE_SETTLED); else -1
 * @to: who has it by the rule, or may have it; else -1
 * @is_suspected: 1 for a tie that the precision of an irrational signpost cannot tell from a hair's
 *   difference, else 0
 *
 * What a check of an allotment found. Frozen: fields are never added or moved.
 *
 * Since: 0.2
 */
typedef struct
{
  int64_t status;
  int64_t fault;
  int64_t recipient;
  int64_t missing;
  int64_t from;
  int64_t to;
  int64_t is_suspected;
} AwrashExchange;

/**
 * awrash_audit_allotment_exchange_size:
 *
 * The size of #AwrashExchange, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_audit_allotment_exchange_size (void);

/**
 * awrash_audit_allotment:
 * @claims: the question
 * @total: how many units there are, 0 … 2^62
 * @rule: a divisor rule, or a quota of largest remainders
 * @units: (array): n units, an allotment from any hand
 * @exchange: (out caller-allocates): what was found
 * @error: where to say what is wrong
 *
 * Checks an allotment from the claims alone; none is computed. Every recipient is to be inside its
 * bounds, the units are to sum to the total, or to leave units over only where all ceilings are
 * reached, and no unit above a floor may have a larger key than one left out below a ceiling, with
 * the keys s(k)/claim of divisor rules and k - claim/quota of largest remainders. Keys are compared
 * exactly. A threshold of remainders is bounds, whole quotas below and one unit more above for the
 * claims that reach it, and is held as such. What is wrong is an answer and no error, and of
 * several faults the first in the order of #AwrashFault's bounds, total, exchange is told.
 *
 * Shapes: units has the n of the claims. Units: those apportioned. Errors: those of
 * awrash_apportion_divisor() and awrash_apportion_remainder() for totals and rules: a question that
 * has no allotment has none to be checked. Cost: O(n). Source: Balinski and Young, "Fair
 * Representation" (1982), min-max inequalities. Since: 0.2
 *
 * Returns: %TRUE with the finding; %FALSE with @error, @exchange untouched
 */
AWRASH_API gboolean awrash_audit_allotment (const AwrashClaims *claims, int64_t total,
                                            const char *rule, const int64_t units[],
                                            AwrashExchange *exchange, GError **error);

/**
 * awrash_audit_nested:
 * @tree: floors and ceilings at every node
 * @claims: (array): what each node claims; only leaves are looked at
 * @total: how many units there are, 0 … 2^62
 * @rule: the name of a divisor rule, or of a quota of largest remainders without a threshold
 * @units: (array): what each node holds, an allotment from any hand
 * @exchange: (out caller-allocates): what was found; recipients in it are nodes
 * @error: where to say what is wrong
 *
 * Checks an allotment on a tree from the claims alone; none is computed. Every node is to be inside
 * its bounds, an inner node is to hold what the nodes below it hold together, the root the total or
 * all that finds room; and no unit of one leaf may have a larger key than one that another leaf can
 * take for it inside all bounds between them. An inner node that does not hold the sum of its
 * children is the fault TOTAL with that node as recipient, and what is missing below it.
 *
 * Shapes: claims and units have the n of the tree, by node. Units: those apportioned. Errors: those
 * of awrash_apportion_nested() for claims, totals, bounds and rules: a question that has no
 * allotment has none to be checked. Cost: O(n). Source: Federgruen and Groenevelt (1986): on
 * laminar bounds an answer that no exchange of one unit improves is the best. Since: 0.2
 *
 * Returns: %TRUE with the finding; %FALSE with @error, @exchange untouched
 */
AWRASH_API gboolean awrash_audit_nested (const AwrashTree *tree, const double claims[],
                                         int64_t total, const char *rule, const int64_t units[],
                                         AwrashExchange *exchange, GError **error);

/**
 * AwrashMatrixExchange:
 * @status: an #AwrashStatus: OPTIMAL; TIE_SETTLED for one of several matrices that are optimal;
 *   FEASIBLE for one that keeps all bounds and is not optimal; INFEASIBLE for one that breaks a
 *   bound
 * @is_suspected: 1 where the precision of an irrational signpost could not tell a tie from a hair's
 *   difference, else 0
 * @n_cells: FEASIBLE: how many cells an exchange changes by one unit that makes the matrix better;
 *   else 0
 * @row: FEASIBLE: the row of a cell that gains a unit in this exchange; INFEASIBLE: the row whose
 *   bound is broken; -1 where there is none, and for a column or the grand total
 * @column: the same with columns; both are told for a cell, both -1 for the grand total
 * @from_row: FEASIBLE: the row of a cell that loses a unit in this exchange; else -1
 * @from_column: its column; else -1
 * @units: INFEASIBLE: what stands where @row and @column say; else 0
 * @low: INFEASIBLE: the least that was expected there; else 0
 * @high: INFEASIBLE: the most; else 0
 *
 * What a check of a two-way answer found. Frozen: fields are never added or moved.
 *
 * Since: 0.2
 */
typedef struct
{
  int64_t status;
  int64_t is_suspected;
  int64_t n_cells;
  int64_t row;
  int64_t column;
  int64_t from_row;
  int64_t from_column;
  int64_t units;
  int64_t low;
  int64_t high;
} AwrashMatrixExchange;

/**
 * awrash_audit_biproportional_exchange_size:
 *
 * The size of #AwrashMatrixExchange, for bindings to assert.
 *
 * Shapes: none. Units: bytes. Errors: none. Cost: O(1). Source: none. Since: 0.2
 *
 * Returns: the size
 */
AWRASH_API size_t awrash_audit_biproportional_exchange_size (void);

/**
 * awrash_audit_biproportional:
 * @matrix: the question
 * @margins: what rows, columns and the whole were to receive
 * @rule: the rule
 * @units: (array): a matrix from any hand, row by row
 * @witness: (out caller-allocates): what was found
 * @error: where to say what is wrong
 *
 * Holds a two-way answer against its question, without looking for any answer: every bound by
 * addition; and whether any exchange of single units, which keeps all bounds, makes it better by
 * awrash_apportion_biproportional()'s measure. There is none if and only if the matrix is optimal.
 *
 * Shapes: units has rows · columns entries. Units: units to be apportioned. Errors:
 * %AWRASH_ERROR_NAME and %AWRASH_ERROR_VALUE for a rule that is unknown or badly put;
 * %AWRASH_ERROR_VALUE for margins of other sizes; %AWRASH_ERROR_MEMORY. What is false is a finding,
 * not an error. Cost: some O(cells) passes, at most as many as there are rows and columns, and an
 * exact sign wherever doubles cannot tell. Source: Klein (1967); Balinski and Demange (1989).
 * Since: 0.2
 *
 * Returns: %TRUE with the witness; %FALSE with @error, @witness untouched
 */
AWRASH_API gboolean awrash_audit_biproportional (const AwrashMatrix *matrix,
                                                 const AwrashMargins *margins, const char *rule,
                                                 const int64_t units[],
                                                 AwrashMatrixExchange *witness, GError **error);

/**
 * awrash_audit_approval:
 * @approval: the question that the certificate was made for
 * @certificate: the text of a certificate, see awrash_selection_approve_answer_get_certificate()
 * @error: (nullable): where a failure is told
 *
 * Checks a certificate of approved worksites against its question, without looking for any choice.
 *
 * What a certificate holds, in the form that awrash_audit_certificate() tells: its format,
 * "awrash-approval-1", and the library's version; the hash of the input; the status; the gap that
 * was asked; "order", which decides ties, or null; "places" of each worksite, null without a
 * choice; "other", a choice that is as good, null without a tie; "goals", each with its value and
 * its bound, null where it is unknown; and "claims", each with its "question", the "least" that is
 * proved, if it is not that there is no choice, the "items" that it speaks of, and the "tree" that
 * proves it.
 *
 * What is proved from it, whatever hand wrote it: the text was not changed since its SHA-256 was
 * taken; the question is the one of the hash; the choice, and the other one, keep every bound; each
 * goal has the value told, and no choice passes the bound told, among those that are as good by the
 * goals before it; of "leximin" level by level; status and gaps are true; the choice is the only
 * best one (OPTIMAL), or the first of the best in the order (TIE_SETTLED).
 *
 * How to follow a claim with a program of one's own. Its problem has the columns and rows of
 * awrash_selection_approve_export_lp(); a goal's cost is its value turned, in millionths for
 * utilities. The prices of a branch, in 2^-bits, give the cost of every column less what its rows
 * are worth; the least of that over the box, and of the rows' worth over their limits, is what
 * nothing in the box costs less than; a branch that does not settle its box by that parts it at an
 * item in two.
 *
 * Shapes: none. Units: none. Errors: %AWRASH_ERROR_SYNTAX for a text that is no certificate,
 * %AWRASH_ERROR_VALUE for a number that cannot be meant, %AWRASH_ERROR_MEMORY. What is false is a
 * finding, not an error. Cost: O(branches × entries of the rows). Source: Lagrange's bound; see
 * Applegate, Bixby, Chvátal and Cook (2009) for trees as proofs. Since: 0.5
 *
 * Returns: (transfer full): the verdict, or %NULL with @error set
 */
AWRASH_API AwrashVerdict *awrash_audit_approval (const AwrashApproval *approval,
                                                 const char *certificate, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashVerdict, awrash_audit_verdict_free)

G_END_DECLS

#endif
