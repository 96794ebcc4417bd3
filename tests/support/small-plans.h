/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes that are small enough to list all their plans: three provinces, two of them in a
 * region, two streams, random bounds that cross. Source: the definitions in <awrash/split.h>.
 * Invariant: nothing of the solver is used. */

#ifndef AWRASH_TEST_SMALL_PLANS_H
#define AWRASH_TEST_SMALL_PLANS_H

#include <awrash.h>

#define SMALL_PROVINCES 3
#define SMALL_TYPES 2
#define SMALL_CELLS (SMALL_PROVINCES * SMALL_TYPES)

/* x[province * SMALL_TYPES + type]; types "s" and "t" */
typedef struct
{
  int64_t x[SMALL_CELLS];
} SmallPlan;

typedef struct
{
  double need[SMALL_PROVINCES];
  int64_t cap[SMALL_CELLS];
  gsize n_bounds;
  struct
  {
    int first, last; /* provinces */
    gboolean covers[SMALL_TYPES];
    int64_t min, max;
  } bounds[16];
  AwrashProgramme *programme;
} SmallCase;

typedef struct
{
  const SmallCase *c;
  const char *objective; /* also leximin-persons, alpha:1/2, alpha:1 and the two of the Gini */
  gboolean all;          /* both streams are read, else "s" alone */
} SmallQuestion;

/* > 0 where the first plan is better. */
typedef int (*SmallBetter) (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b,
                            gconstpointer data);

SmallCase *small_case_new (GRand *rand, gboolean needy);
void small_case_free (SmallCase *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmallCase, small_case_free)
/* The programme of the case with other needs, which are taken over. */
void small_case_set_needs (SmallCase *c, const double need[]);

/* Every plan that keeps the bounds. */
GArray *small_plans_list (const SmallCase *c);
void small_plans_keep_best (GArray *plans, const SmallQuestion *q, SmallBetter better,
                            gconstpointer data);
/* The chain up to the spare step, then with the objective. */
void small_plans_fill (GArray *plans, const SmallQuestion *q);
int small_better_objective (const SmallQuestion *q, const SmallPlan *a, const SmallPlan *b,
                            gconstpointer rest);

/* Places received by the reading, or besides. */
int64_t small_receipt (const SmallQuestion *q, const SmallPlan *plan, int province, gboolean rest);
/* Σ |x - former| over the streams that are read, or the others. */
int64_t small_changes (const SmallQuestion *q, const SmallPlan *plan, const SmallPlan *former,
                       gboolean rest);
/* A former plan, and the text of a reading that names it. */
void small_former_draw (SmallPlan *former, GRand *rand);
char *small_former_text (const SmallPlan *former);
/* Those in which every province keeps what a loss leaves of the base. */
void small_plans_keep_floors (GArray *plans, const SmallQuestion *q, const SmallPlan *base,
                              int percent);
gboolean small_plans_hold (const GArray *plans, const int64_t places[]);

#endif
