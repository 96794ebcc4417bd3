/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy as it is read, and the room in which it is applied. A policy is a tree of forms: each
 * says what provinces claim of a stream, or divides all streams itself. Claims become places in one
 * way only (policy-divide.c). Invariant: a policy is never changed once it is read, so that threads
 * share it; all that is written while it is applied stands in the room of one thread. */

#ifndef AWRASH_SIMULATION_POLICY_PRIVATE_H
#define AWRASH_SIMULATION_POLICY_PRIVATE_H

#include "apportion/nested-private.h"
#include "base/rational-private.h"
#include "metric/order-private.h"
#include "simulation/situation-private.h"

enum
{
  AWRASH_POLICY_PARAMETERS = 16,
  AWRASH_POLICY_DEPTH = 12,
  AWRASH_POLICY_NODES = 256
};

/* Rates of policies have so many digits at most on either side of the fraction, so that a bound is
 * a product of 128 bits. */
#define AWRASH_POLICY_RATE_MOST G_GINT64_CONSTANT (1000000000)

/* What awrash_simulation_policy_apply() draws its lots for. */
#define AWRASH_POLICY_PURPOSE 0

/* ── what is read ───────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  AWRASH_ARGUMENT_NUMBER = 1,     /* a decimal or a fraction >= 0 */
  AWRASH_ARGUMENT_WORD = 2,       /* a stream, one of a list */
  AWRASH_ARGUMENT_RULE = 3,       /* of apportionment */
  AWRASH_ARGUMENT_EXPRESSION = 4, /* indicators with * between them */
  AWRASH_ARGUMENT_POLICY = 5
} AwrashArgumentKind;

typedef struct
{
  const char *name;
  AwrashArgumentKind kind;
  const char *fallback; /* NULL: it must be given; "": it may be missing */
  const char *words;    /* "yes|no": the words that it may be; NULL: any */
  const char *most;     /* the largest number; NULL: any */
} AwrashPolicyParameter;

/* What may follow after the parameters. */
typedef enum
{
  AWRASH_REST_NONE = 0,
  AWRASH_REST_POLICIES = 1, /* POLICY, POLICY, …; two at least */
  AWRASH_REST_WEIGHTS = 2,  /* NUMBER, POLICY, NUMBER, POLICY, … */
  AWRASH_REST_STREAMS = 3   /* STREAM=POLICY, … */
} AwrashPolicyRest;

typedef struct _AwrashPolicyForm AwrashPolicyForm;
typedef struct _AwrashPolicyNode AwrashPolicyNode;
typedef struct _AwrashIPolicyRoom AwrashIPolicyRoom;
typedef struct _AwrashIView AwrashIView;

typedef struct
{
  gboolean is_given; /* written, or with a default that is not "" */
  char *key;         /* of the rest: a stream, or NULL */
  char *text;        /* a word, a rule, an expression; a number as it was written */
  AwrashRational ratio;
  double number;
  AwrashPolicyNode *policy;
  gsize slot; /* expressions: their number in the policy */
} AwrashPolicyArgument;

struct _AwrashPolicyNode
{
  const AwrashPolicyForm *form;
  gsize index; /* among the nodes of the policy */
  gsize n_arguments;
  AwrashPolicyArgument *arguments; /* the form's parameters in their order, then the rest */
  gboolean is_same;                /* claims are the same for all streams */
  AwrashNestedRule rule;           /* by which its claims become places */
};

struct _AwrashPolicy
{
  char *text; /* canonical */
  AwrashPolicyNode *root;
  gsize n_nodes;
  gsize n_expressions;
};

/* What a form does; one of claim and divide is NULL. */
struct _AwrashPolicyForm
{
  const char *name;
  const char *about; /* one sentence for a committee */
  const char *rule;  /* without a parameter for it; one that ends in : takes the first argument */
  /* what provinces claim of a stream: n finite numbers >= 0 */
  gboolean (*claim) (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashIView *view,
                     gsize stream, double claims[], GError **error);
  /* quota[n_provinces × n_streams] */
  gboolean (*divide) (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                      const AwrashIView *view, gint64 quota[], GError **error);
  AwrashPolicyParameter parameters[AWRASH_POLICY_PARAMETERS];
  AwrashPolicyRest rest;
  gboolean is_leximin;
  gboolean is_by_stream; /* its own claims differ between streams */
  gboolean is_outermost; /* has a second stage, and stands inside no other */
};

/* The form of a name; NULL: none. By its place; NULL past the end. */
const AwrashPolicyForm *awrash_i_policy_form_find (const char *name);
const AwrashPolicyForm *awrash_i_policy_form_get (gsize index);
gsize awrash_i_policy_form_n_parameters (const AwrashPolicyForm *form);
/* Newly allocated: "hold-harmless(policy, floor=0.9, ceiling=1.3, rule=webster)". */
char *awrash_i_policy_form_spell (const AwrashPolicyForm *form);

/* The argument's text as its parameter wants it; numbers are filled in. */
gboolean awrash_i_policy_argument_check (const AwrashPolicyParameter *parameter,
                                         AwrashPolicyArgument *argument, GError **error);
AwrashPolicyNode *awrash_i_policy_parse (const char *text, AwrashPolicy *policy, GError **error);
void awrash_i_policy_node_free (AwrashPolicyNode *node);
/* Appends the canonical text of a node. */
void awrash_i_policy_print (const AwrashPolicyNode *node, GString *text);

/* ── what it is applied to ──────────────────────────────────────────────────────────────────── */

/* A situation as a part of a policy sees it. */
struct _AwrashIView
{
  AwrashISituation plain;
  const AwrashIView *below; /* its provinces are the regions of this view; NULL: provinces */
  const gint64 *held; /* [n_provinces]: places that rates count beside the quotas; NULL: none */
};

/* Provinces region by region. */
typedef struct
{
  gsize n, n_regions;
  gsize *order; /* [n] */
  gsize *first; /* [n_regions + 1]: where each region begins in the order */
  gsize *rank;  /* [n]: of each province in the lot of this edition */
} AwrashPolicyLayout;

/* What a node works with; sized for provinces, which are at least as many as regions. */
typedef struct
{
  AwrashIView view; /* of a part of its own */
  gint64 *total;    /* [n_streams] */
  gint64 *capacity; /* [n × n_streams] */
  gint64 *region_total;
  gint64 *held;  /* [n] */
  gint64 *quota; /* [n × n_streams] */
  gint64 *other;
  gint64 *answer; /* what the node divides when it is asked for claims */
  gint64 *more;
  gint64 *lower, *upper; /* [n] */
  double *claims;        /* [arguments × n], one after the other */
  double *own;           /* [n]: what the node itself claims */
  double *part, *whole;  /* [n] */
} AwrashPolicySlot;

typedef struct _AwrashFairRoom AwrashFairRoom;

struct _AwrashIPolicyRoom
{
  const AwrashPolicy *policy;
  gsize n_provinces, n_regions, n_streams, n_indicators;
  const AwrashRandomAddress *address; /* of the call that runs */
  gboolean has_lots;
  AwrashPolicyLayout layouts[2]; /* provinces; regions as a view of their own */
  double *draws;                 /* [n_provinces + n_regions] */
  AwrashOrderItem *lots;         /* [2 × n_provinces]: their order */
  gsize *lot_counts;             /* [AWRASH_ORDER_COUNTS] */
  const char **turn_names;       /* [n_provinces]: in ascending order */
  gint64 *result;                /* [n_provinces × n_streams] */
  gsize **factors; /* [n_expressions]: indicators, n_indicators: the need, ended by G_MAXSIZE */
  AwrashPolicySlot *slots; /* [n_nodes] */
  gsize *own_region;       /* [n_regions]: each its own */
  AwrashFairRoom *fair;
  /* the division that runs */
  gsize *members, *queue, *seat; /* [n_provinces] */
  double *claims;                /* [n_provinces] of the members */
  gint64 *lower, *upper, *units; /* [n_provinces] of the members */
  double *below;                 /* [n_provinces] */
  GPtrArray *blocks;             /* all memory of the room */
};

/* n zeroed items that live as long as the room. */
void *awrash_i_policy_room_take (AwrashIPolicyRoom *room, gsize n, gsize size, GError **error);
#define awrash_i_policy_take(room, Type, n, error)                                                 \
  ((Type *)awrash_i_policy_room_take ((room), (n), sizeof (Type), (error)))

/* For policies over this shape of a situation: all scratch memory, and expressions bound to
 * indicators. AWRASH_ERROR_NAME for an indicator or a stream that it has not, AWRASH_ERROR_VALUE
 * for values that an expression cannot use. */
AwrashIPolicyRoom *awrash_i_policy_room_new (const AwrashPolicy *policy,
                                             const AwrashISituation *shape, GError **error);
void awrash_i_policy_room_free (AwrashIPolicyRoom *room);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashIPolicyRoom, awrash_i_policy_room_free)

/* quota[n_provinces × n_streams], written on success. Ties are drawn at the address, each province
 * a place, whoever the policy is; places that nobody can be given are missing in the sums. */
gboolean awrash_i_policy_apply (AwrashIPolicyRoom *room, const AwrashISituation *situation,
                                const AwrashRandomAddress *address, gint64 quota[], GError **error);

gboolean awrash_i_policy_has_second_stage (const AwrashPolicy *policy);
/* After filled[] of quota[] was taken up: more[], what each province is given on top of what it
 * filled. could[] is all that it could have filled in this edition, filled[] included. All are
 * [n_provinces × n_streams]. */
gboolean awrash_i_policy_second (AwrashIPolicyRoom *room, const AwrashISituation *situation,
                                 const gint64 quota[], const gint64 filled[], const gint64 could[],
                                 const AwrashRandomAddress *address, gint64 more[], GError **error);

/* A call begins: its lots are its own. */
void awrash_i_policy_begin (AwrashIPolicyRoom *room, const AwrashRandomAddress *address);

/* ── what forms are made of ─────────────────────────────────────────────────────────────────── */

static inline AwrashPolicySlot *
awrash_i_policy_slot (AwrashIPolicyRoom *room, const AwrashPolicyNode *node)
{
  return &room->slots[node->index];
}

/* quota[] by any form; its own claims become places where it has them. */
gboolean awrash_i_policy_divide (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                                 const AwrashIView *view, gint64 quota[], GError **error);
/* claims[] by any form; its places where it divides. */
gboolean awrash_i_policy_claim (AwrashIPolicyRoom *room, const AwrashPolicyNode *node,
                                const AwrashIView *view, gsize stream, double claims[],
                                GError **error);

/* The policy of a stream in a form that has one for each: its own, or that of "else"; NULL: none.
 */
const AwrashPolicyNode *awrash_i_policy_stream_argument (const AwrashPolicyNode *node,
                                                         const char *stream);

/* The values of an expression, for regions the sums of their provinces. */
gboolean awrash_i_policy_express (AwrashIPolicyRoom *room, const AwrashIView *view,
                                  const AwrashPolicyArgument *argument, double values[],
                                  GError **error);

/* rate·value·times, rounded up or down; G_MAXINT64 from 2^62 up. */
gint64 awrash_i_policy_part (AwrashRational rate, gint64 value, gint64 times, gboolean is_raised);
/* The sum of a stream's places of the year before, which is there; and rate·last/sum·total. */
gint64 awrash_i_policy_last_sum (const AwrashIView *view, gsize stream);
gint64 awrash_i_policy_last_part (AwrashRational rate, gint64 last, gint64 total, gint64 sum,
                                  gboolean is_raised);

/* One stream among all provinces of a view. */
typedef struct
{
  gsize stream;
  const double *claims;        /* [n] */
  const gint64 *lower, *upper; /* [n]: what the policy wants; NULL: nothing */
  gboolean is_strict;          /* the upper ones hold even where places are left over */
  const AwrashNestedRule *rule;
} AwrashPolicyDivision;

/* Places from claims, written to the stream's column of quota[]: the total, inside the capacities
 * and the regions' totals, inside the floors and ceilings of the policy as far as these leave room.
 * What comes first holds: capacity, region, floor, total, ceiling. Floors that are more than there
 * is are reduced in proportion; where ceilings leave places they give way. */
gboolean awrash_i_policy_divide_stream (AwrashIPolicyRoom *room, const AwrashIView *view,
                                        const AwrashPolicyDivision *division, gint64 quota[],
                                        GError **error);

/* Solves a problem of the engine whose leaf i is the province who[i]; ties are drawn only where
 * there are some, each stream's by its own order. */
gboolean awrash_i_policy_solve (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream,
                                AwrashProblem *problem, const gsize who[], gint64 units[],
                                GError **error);

/* Provinces who[n], each once, as they come in the lot of a stream: their places in who, in
 * room->queue[n]. Who is first in one stream is last in the next, so that luck evens out. */
void awrash_i_policy_queue (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream, gsize n,
                            const gsize who[]);

/* Whether all positive claims are equal under a rule that needs no more than that; then the answer
 * for room->members[n] inside room->lower and upper, whose sums leave room for the total. */
gboolean awrash_i_policy_is_level (const AwrashNestedRule *rule, gsize n, const double claims[]);
void awrash_i_policy_level (AwrashIPolicyRoom *room, const AwrashIView *view, gsize stream, gsize n,
                            gint64 total, gint64 units[]);

/* A view's cell. */
static inline gint64
awrash_i_view_capacity (const AwrashIView *view, gsize province, gsize stream)
{
  const gint64 *capacity = view->plain.capacity;

  return capacity != NULL ? capacity[province * view->plain.n_streams + stream] : G_MAXINT64;
}

static inline const AwrashPolicyLayout *
awrash_i_view_layout (const AwrashIPolicyRoom *room, const AwrashIView *view)
{
  return &room->layouts[view->below != NULL];
}

/* The ranks of a view's provinces in this edition's lot; drawn when first asked for. */
const gsize *awrash_i_policy_lots (AwrashIPolicyRoom *room, const AwrashIView *view);

#endif
