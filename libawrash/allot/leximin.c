/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leximin and decreasing-minimal flows, level by level: raise the common rate of all recipients
 * as far as a cut allows, then, at the level where it stops, leave as few recipients behind as a
 * flow can, and go on with the others. Each level is a stage with costs in {-1, 0, 1}, so the whole
 * is a lexicographic chain and its potentials are a proof on every network.
 * Source: the ordered-group costs of convex flows (Frank and Murota 2021, part II), taken one level
 * at a time. Invariant: every flow of the face agrees in all levels below the present one. */

#include "allot/rate-private.h"

#include "base/memory-private.h"

#include <string.h>

typedef enum
{
  OPEN,    /* no level of its range has been decided */
  PENDING, /* one unit is left free by its lower level; its upper level is to come */
  CLOSED
} State;

typedef struct
{
  AwrashNetwork *network;
  gsize n;
  AwrashRecipient *recipients; /* [n] */
  State *state;                /* [n] */
  int64_t *kept;               /* [n]: lower bounds before a trial */
  gboolean *member;            /* [n]: recipients of the present cut */
  int64_t *at_level; /* [n_arcs]: the flow at which an arc stands at the level, or NOWHERE */
  gsize *by_need;    /* [n]: recipients, the largest need first */
  int64_t *scratch;  /* [3 n] */
  AwrashRecorder *recorder;
} Leximin;

typedef struct
{
  AwrashCost parent;
  const int64_t *at_level;
} LevelCost;

#define NOWHERE G_MININT64

/* ── raising the common rate ────────────────────────────────────────────────────────────────── */

static AwrashArc *
arc_of (const Leximin *lex, gsize i)
{
  return &lex->network->arcs[lex->recipients[i].arc];
}

/* What the members of the cut hold at a rate, between what they hold at two others; the sum. */
static int64_t
hold_at (const Leximin *lex, AwrashRate rate, const int64_t low[], const int64_t high[],
         int64_t held[])
{
  int64_t sum = 0;

  for (gsize i = 0; i < lex->n; i++)
    if (lex->member[i])
      {
        held[i] = awrash_i_rate_reach (&lex->recipients[i], rate, low[i], high[i]);
        sum += held[i];
      }
  return sum;
}

/* What the cut leaves for its members: upper bounds that leave it, less the other lower bounds
 * that enter it. Marks the members: open recipients whose arcs enter the cut. */
static int64_t
cut_capacity (Leximin *lex)
{
  const AwrashNetwork *network = lex->network;
  int64_t capacity = 0;

  for (gsize i = 0; i < network->n_arcs; i++)
    {
      const AwrashArc *arc = &network->arcs[i];

      if (network->reached[arc->tail] && !network->reached[arc->head])
        capacity += arc->upper;
      if (!network->reached[arc->tail] && network->reached[arc->head])
        capacity -= arc->lower;
    }
  for (gsize i = 0; i < lex->n; i++)
    {
      const AwrashArc *arc = arc_of (lex, i);

      lex->member[i]
          = lex->state[i] == OPEN && !network->reached[arc->tail] && network->reached[arc->head];
      if (lex->member[i])
        capacity += arc->lower;
    }
  return capacity;
}

/* Narrows what the members hold between a rate that the capacity allows (low) and one that it does
 * not (high), until nobody's differ by more than one. The largest need has the finest grid, so its
 * bisection leaves little to the others. */
static void
bracket (const Leximin *lex, int64_t capacity, int64_t low[], int64_t high[], int64_t held[])
{
  for (gsize k = 0; k < lex->n; k++)
    {
      gsize i = lex->by_need[k];

      while (lex->member[i] && high[i] - low[i] > 1)
        {
          int64_t middle = low[i] + (high[i] - low[i]) / 2;
          AwrashRate rate = awrash_i_rate_of (&lex->recipients[i], middle);
          int64_t sum = hold_at (lex, rate, low, high, held);

          memcpy (sum <= capacity ? low : high, held, lex->n * sizeof (int64_t));
        }
    }
}

/* The member that stands lowest and can still rise; G_MAXSIZE if there is none. */
static gsize
find_lowest (const Leximin *lex, const int64_t held[])
{
  gsize lowest = G_MAXSIZE;

  for (gsize i = 0; i < lex->n; i++)
    if (lex->member[i] && held[i] < arc_of (lex, i)->upper
        && (lowest == G_MAXSIZE
            || awrash_i_rate_compare (awrash_i_rate_of (&lex->recipients[i], held[i]),
                                      awrash_i_rate_of (&lex->recipients[lowest], held[lowest]))
                   < 0))
      lowest = i;
  return lowest;
}

/* The highest rate that a violated cut allows its members: from below the bracket upwards, unit by
 * unit to the lowest, until the capacity is used; then the lowest that cannot rise is it. */
static AwrashRate
cut_rate (Leximin *lex, int64_t capacity)
{
  int64_t *low = lex->scratch, *high = low + lex->n, *held = high + lex->n;
  int64_t sum = 0;
  gsize lowest;

  for (gsize i = 0; i < lex->n; i++)
    {
      low[i] = held[i] = lex->kept[i];
      high[i] = arc_of (lex, i)->upper;
    }
  bracket (lex, capacity, low, high, held);
  for (gsize i = 0; i < lex->n; i++)
    sum += lex->member[i] ? low[i] : 0;
  while ((lowest = find_lowest (lex, low)) != G_MAXSIZE && sum < capacity)
    {
      low[lowest]++;
      sum++;
    }
  if (lowest == G_MAXSIZE)
    return (AwrashRate){ 0, 0 };
  return awrash_i_rate_of (&lex->recipients[lowest], low[lowest]);
}

/* Lifts the open recipients to a rate; FALSE leaves their bounds as they were, and a cut. */
static gboolean
try_rate (Leximin *lex, AwrashRate rate)
{
  gboolean feasible;

  for (gsize i = 0; i < lex->n; i++)
    {
      AwrashArc *arc = arc_of (lex, i);

      lex->kept[i] = arc->lower;
      if (lex->state[i] == OPEN)
        arc->lower = awrash_i_rate_reach (&lex->recipients[i], rate, arc->lower, arc->upper);
    }
  feasible = awrash_i_network_feasible (lex->network);
  for (gsize i = 0; i < lex->n && !feasible; i++)
    arc_of (lex, i)->lower = lex->kept[i];
  return feasible;
}

/* Raises the open recipients to the highest common rate, at most `limit`; that rate. The cuts
 * tighten strictly (the discrete Newton method), so few are looked at. */
static gboolean
raise_rate (Leximin *lex, AwrashRate limit, AwrashRate *reached, GError **error)
{
  AwrashRate rate = limit;

  while (!try_rate (lex, rate))
    {
      int64_t capacity = cut_capacity (lex);
      AwrashRate next = cut_rate (lex, capacity);

      if (awrash_i_rate_compare (next, rate) >= 0)
        {
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_INTERNAL,
                       "%s:%d: a violated cut does not lower the rate", __FILE__, __LINE__);
          return FALSE;
        }
      rate = next;
    }
  *reached = rate;
  return TRUE;
}

/* ── one level ──────────────────────────────────────────────────────────────────────────────── */

/* Counts the recipients that stand at the level: leaving it gains one, arriving costs one. */
static double
level_marginal (const AwrashCost *cost, gsize arc, int64_t unit)
{
  int64_t at = ((const LevelCost *)(const void *)cost)->at_level[arc];

  if (at == NOWHERE)
    return 0;
  return (unit + 1 == at) - (unit == at);
}

static void
mark_level (Leximin *lex, AwrashRate level)
{
  for (gsize i = 0; i < lex->n; i++)
    {
      const AwrashArc *arc = arc_of (lex, i);
      const AwrashRecipient *r = &lex->recipients[i];
      int64_t at = awrash_i_rate_reach (r, level, arc->lower, arc->upper);
      gboolean stands = awrash_i_rate_compare (awrash_i_rate_of (r, at), level) == 0;

      lex->at_level[r->arc] = stands ? at : NOWHERE;
    }
}

static void
close_level (Leximin *lex)
{
  for (gsize i = 0; i < lex->n; i++)
    {
      const AwrashArc *arc = arc_of (lex, i);
      int64_t at = lex->at_level[lex->recipients[i].arc];

      if (arc->lower == arc->upper || (lex->state[i] == PENDING && at == arc->upper))
        lex->state[i] = CLOSED;
      else if (lex->state[i] == OPEN && at == arc->lower)
        lex->state[i] = PENDING;
    }
}

static gboolean
decide_level (Leximin *lex, AwrashRate level, GError **error)
{
  LevelCost cost = { { .marginal = level_marginal }, lex->at_level };

  mark_level (lex, level);
  if (!awrash_i_stage_minimise (lex->network, &cost.parent, error))
    return FALSE;
  if (lex->recorder != NULL)
    {
      lex->recorder->level_units = lex->recorder->direction * level.units;
      lex->recorder->level_need = level.need;
      lex->recorder->record (lex->recorder, lex->network, &cost.parent);
    }
  if (!awrash_i_stage_restrict (lex->network, &cost.parent, error))
    return FALSE;
  close_level (lex);
  return TRUE;
}

/* ── the whole ──────────────────────────────────────────────────────────────────────────────── */

/* Closes what has no room left; the lowest level still to come of a pending recipient in
 * `pending`, no limit if there is none. FALSE when every recipient is closed. */
static gboolean
survey (Leximin *lex, AwrashRate *pending)
{
  gboolean work = FALSE;

  *pending = (AwrashRate){ 0, 0 };
  for (gsize i = 0; i < lex->n; i++)
    {
      const AwrashArc *arc = arc_of (lex, i);

      if (arc->lower == arc->upper)
        lex->state[i] = CLOSED;
      if (lex->state[i] == CLOSED)
        continue;
      work = TRUE;
      if (lex->state[i] == PENDING)
        {
          AwrashRate rate = awrash_i_rate_of (&lex->recipients[i], arc->upper);

          if (awrash_i_rate_compare (rate, *pending) < 0)
            *pending = rate;
        }
    }
  return work;
}

static gboolean
run (Leximin *lex, GError **error)
{
  AwrashRate pending, level;

  while (survey (lex, &pending))
    {
      if (!raise_rate (lex, pending, &level, error))
        return FALSE;
      if (level.need != 0 && !decide_level (lex, level, error))
        return FALSE;
    }
  return TRUE;
}

static int
by_need (gconstpointer a, gconstpointer b, gpointer data)
{
  const AwrashRecipient *recipients = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (recipients[i].need != recipients[j].need)
    return recipients[i].need < recipients[j].need ? 1 : -1;
  return (i > j) - (i < j);
}

static void
clear (Leximin *lex)
{
  g_free (lex->recipients);
  g_free (lex->state);
  g_free (lex->kept);
  g_free (lex->member);
  g_free (lex->at_level);
  g_free (lex->by_need);
  g_free (lex->scratch);
}

/* Memory, and the recipients in the order of their needs. */
static gboolean
prepare (Leximin *lex, const AwrashRecipient recipients[], GError **error)
{
  gsize n = lex->n;

  lex->recipients = awrash_i_copy (AwrashRecipient, recipients, n, error);
  lex->state = lex->recipients != NULL ? awrash_i_new (State, n, error) : NULL;
  lex->kept = lex->state != NULL ? awrash_i_new (int64_t, n, error) : NULL;
  lex->member = lex->kept != NULL ? awrash_i_new (gboolean, n, error) : NULL;
  lex->by_need = lex->member != NULL ? awrash_i_new (gsize, n, error) : NULL;
  lex->scratch
      = lex->by_need != NULL && n < G_MAXSIZE / 3 ? awrash_i_new (int64_t, 3 * n, error) : NULL;
  lex->at_level = lex->scratch != NULL ? awrash_i_new (int64_t, lex->network->n_arcs, error) : NULL;
  if (lex->at_level == NULL)
    return FALSE;
  for (gsize arc = 0; arc < lex->network->n_arcs; arc++)
    lex->at_level[arc] = NOWHERE;
  for (gsize i = 0; i < n; i++)
    lex->by_need[i] = i;
  g_qsort_with_data (lex->by_need, (gint)n, sizeof (gsize), by_need, lex->recipients);
  return TRUE;
}

/* Decreasing-minimal is leximin on the network turned round. */
gboolean
awrash_i_leximin (AwrashNetwork *network, gsize n, const AwrashRecipient recipients[],
                  gboolean decreasing, AwrashRecorder *recorder, GError **error)
{
  Leximin lex = { 0 };
  gboolean done;

  lex.network = network;
  lex.n = n;
  lex.recorder = recorder;
  if (recorder != NULL)
    recorder->direction = decreasing ? -1 : 1;
  if (!prepare (&lex, recipients, error))
    {
      clear (&lex);
      return FALSE;
    }
  if (decreasing)
    {
      awrash_i_network_turn_round (network);
      for (gsize i = 0; i < n; i++)
        lex.recipients[i].offset = -lex.recipients[i].offset;
    }
  done = run (&lex, error);
  if (decreasing)
    awrash_i_network_turn_round (network);
  clear (&lex);
  return done;
}
