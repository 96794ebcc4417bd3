/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The room of a policy: what it works with while it is applied, made once for a shape of
 * situations. Source: none. Invariant: whatever a form writes stands in a slot of its own, so that
 * a policy may hold another of the same name. */

#include "simulation/policy-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "random/philox-private.h"
#include "simulation/fair-private.h"

#include <string.h>

void *
awrash_i_policy_room_take (AwrashIPolicyRoom *room, gsize n, gsize size, GError **error)
{
  void *block = awrash_i_memory_new (n, size, error);

  if (block != NULL)
    g_ptr_array_add (room->blocks, block);
  return block;
}

/* ── layouts ────────────────────────────────────────────────────────────────────────────────── */

/* In each region in the order in which they stand. */
static void
lay_out (AwrashPolicyLayout *layout, const gsize region[])
{
  gsize at = 0;

  for (gsize r = 0; r < layout->n_regions; r++)
    {
      layout->first[r] = at;
      for (gsize i = 0; i < layout->n; i++)
        if (region[i] == r)
          layout->order[at++] = i;
    }
  layout->first[layout->n_regions] = at;
}

static gboolean
make_layouts (AwrashIPolicyRoom *room, const gsize region[], GError **error)
{
  const gsize n[] = { room->n_provinces, room->n_regions };
  gsize *own = awrash_i_policy_take (room, gsize, room->n_regions, error);

  for (gsize r = 0; own != NULL && r < room->n_regions; r++)
    own[r] = r;
  for (gsize k = 0; own != NULL && k < G_N_ELEMENTS (room->layouts); k++)
    {
      AwrashPolicyLayout *layout = &room->layouts[k];
      layout->n = n[k];
      layout->n_regions = room->n_regions;
      layout->order = awrash_i_policy_take (room, gsize, n[k], error);
      layout->rank = layout->order ? awrash_i_policy_take (room, gsize, n[k], error) : NULL;
      layout->first
          = layout->rank ? awrash_i_policy_take (room, gsize, room->n_regions + 1, error) : NULL;
      if (layout->first == NULL)
        return FALSE;
      lay_out (layout, k == 0 ? region : own);
    }
  room->own_region = own;
  return own != NULL;
}

/* Stable: of two equal draws in 2^52 the first is first. */
static void
rank_places (AwrashIPolicyRoom *room, gsize n, const double draws[], gsize rank[])
{
  AwrashOrderItem *items = room->lots;
  const AwrashOrderItem *order;

  for (gsize i = 0; i < n; i++)
    items[i] = (AwrashOrderItem){ awrash_i_order_key (draws[i]), i };
  order = awrash_i_order_sort (n, items, items + n, room->lot_counts);
  for (gsize place = 0; place < n; place++)
    rank[order[place].place] = place;
}

const gsize *
awrash_i_policy_lots (AwrashIPolicyRoom *room, const AwrashIView *view)
{
  const gsize n = room->n_provinces;

  if (!room->has_lots)
    {
      awrash_i_random_places (room->address, n + room->n_regions, room->draws);
      rank_places (room, n, room->draws, room->layouts[0].rank);
      rank_places (room, room->n_regions, room->draws + n, room->layouts[1].rank);
      room->has_lots = TRUE;
    }
  return awrash_i_view_layout (room, view)->rank;
}

/* ── memory ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
make_slot (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, GError **error)
{
  AwrashPolicySlot *slot = &room->slots[node->index];
  const gsize n = room->n_provinces, n_cells = n * room->n_streams;
  gint64 *places = awrash_i_policy_take (
      room, gint64, room->n_streams * (1 + room->n_regions) + 5 * n_cells + 3 * n, error);
  double *numbers = places != NULL
                        ? awrash_i_policy_take (room, double, (node->n_arguments + 3) * n, error)
                        : NULL;

  if (numbers == NULL)
    return FALSE;
  slot->total = places;
  slot->region_total = slot->total + room->n_streams;
  slot->capacity = slot->region_total + room->n_streams * room->n_regions;
  slot->quota = slot->capacity + n_cells;
  slot->other = slot->quota + n_cells;
  slot->answer = slot->other + n_cells;
  slot->more = slot->answer + n_cells;
  slot->held = slot->more + n_cells;
  slot->lower = slot->held + n;
  slot->upper = slot->lower + n;
  slot->part = numbers;
  slot->whole = slot->part + n;
  slot->own = slot->whole + n;
  slot->claims = slot->own + n;
  for (gsize i = 0; i < node->n_arguments; i++)
    if (node->arguments[i].policy != NULL && !make_slot (room, node->arguments[i].policy, error))
      return FALSE;
  return TRUE;
}

static gboolean
make_scratch (AwrashIPolicyRoom *room, GError **error)
{
  const gsize n = room->n_provinces;
  gint64 *places = awrash_i_policy_take (room, gint64, (3 + room->n_streams) * n, error);
  double *numbers
      = places ? awrash_i_policy_take (room, double, 3 * n + room->n_regions, error) : NULL;
  gsize *counts = numbers ? awrash_i_policy_take (room, gsize, 3 * n, error) : NULL;

  room->lots = counts ? awrash_i_policy_take (room, AwrashOrderItem, 2 * n, error) : NULL;
  room->lot_counts
      = room->lots ? awrash_i_policy_take (room, gsize, AWRASH_ORDER_COUNTS, error) : NULL;
  if (room->lot_counts == NULL)
    return FALSE;
  room->lower = places;
  room->upper = room->lower + n;
  room->units = room->upper + n;
  room->result = room->units + n;
  room->claims = numbers;
  room->below = room->claims + n;
  room->draws = room->below + n;
  room->members = counts;
  room->queue = room->members + n;
  room->seat = room->queue + n;
  return TRUE;
}

/* Names in the order of their numbers, for whoever orders by names. */
static gboolean
make_turn_names (AwrashIPolicyRoom *room, GError **error)
{
  enum
  {
    LENGTH = 24
  };
  char *text = awrash_i_policy_take (room, char, room->n_provinces *LENGTH, error);

  room->turn_names
      = text != NULL ? awrash_i_policy_take (room, const char *, room->n_provinces, error) : NULL;
  for (gsize i = 0; room->turn_names != NULL && i < room->n_provinces; i++)
    {
      g_snprintf (text + i * LENGTH, LENGTH, "%020zu", i);
      room->turn_names[i] = text + i * LENGTH;
    }
  return room->turn_names != NULL;
}

/* ── names ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
find_name (const char *const names[], gsize n, const char *name, gsize *place)
{
  for (*place = 0; *place < n; (*place)++)
    if (g_str_equal (names[*place], name))
      return TRUE;
  return FALSE;
}

static gboolean
refuse_name (const char *kind, const char *name, const char *const names[], gsize n, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names[i]);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
               _ ("%s \"%s\" is not one of this situation, expected one of %s"), kind, name,
               list->str);
  return FALSE;
}

/* The factors of an expression; "need" is what is counted in every edition. */
static gboolean
bind_expression (AwrashIPolicyRoom *room, const AwrashPolicyArgument *argument,
                 const AwrashISituation *shape, GError **error)
{
  g_auto (GStrv) names = g_strsplit (argument->text, "*", -1);
  gsize n = g_strv_length (names);
  gsize *factors = awrash_i_policy_take (room, gsize, n + 1, error);

  if (factors == NULL)
    return FALSE;
  for (gsize k = 0; k < n; k++)
    {
      const char *name = g_strstrip (names[k]);
      if (!find_name (shape->indicators, shape->n_indicators, name, &factors[k])
          && !g_str_equal (name, "need"))
        return refuse_name (_ ("the indicator"), name, shape->indicators, shape->n_indicators,
                            error);
    }
  factors[n] = G_MAXSIZE;
  room->factors[argument->slot] = factors;
  return TRUE;
}

static gboolean
check_stream (const char *code, const AwrashISituation *shape, GError **error)
{
  gsize place = 0;

  return find_name (shape->streams, shape->n_streams, code, &place)
         || refuse_name (_ ("the stream"), code, shape->streams, shape->n_streams, error);
}

static gboolean
bind_argument (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, gsize i,
               const AwrashISituation *shape, GError **error)
{
  const AwrashPolicyArgument *argument = &node->arguments[i];
  const AwrashPolicyForm *form = node->form;

  if (!argument->is_given)
    return TRUE;
  if (i >= awrash_i_policy_form_n_parameters (form))
    return argument->key == NULL || check_stream (argument->key, shape, error);
  if (form->parameters[i].kind == AWRASH_ARGUMENT_EXPRESSION)
    return bind_expression (room, argument, shape, error);
  return !g_str_equal (form->parameters[i].name, "stream")
         || check_stream (argument->text, shape, error);
}

/* Where streams have policies of their own, each has one. */
static gboolean
check_streams (const AwrashPolicyNode *node, const AwrashISituation *shape, GError **error)
{
  for (gsize s = 0; s < shape->n_streams; s++)
    if (awrash_i_policy_stream_argument (node, shape->streams[s]) == NULL)
      {
        g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                     _ ("%s has no policy for the stream \"%s\", expected one, or else=POLICY"),
                     node->form->name, shape->streams[s]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
bind (AwrashIPolicyRoom *room, const AwrashPolicyNode *node, const AwrashISituation *shape,
      GError **error)
{
  if (node->form->rest == AWRASH_REST_STREAMS && !check_streams (node, shape, error))
    return FALSE;
  for (gsize i = 0; i < node->n_arguments; i++)
    if (!bind_argument (room, node, i, shape, error)
        || (node->arguments[i].policy != NULL
            && !bind (room, node->arguments[i].policy, shape, error)))
      return FALSE;
  return TRUE;
}

const AwrashPolicyNode *
awrash_i_policy_stream_argument (const AwrashPolicyNode *node, const char *stream)
{
  const AwrashPolicyNode *other = NULL;
  gsize n = awrash_i_policy_form_n_parameters (node->form);

  for (gsize i = 0; i < node->n_arguments; i++)
    {
      const AwrashPolicyArgument *argument = &node->arguments[i];
      if (i >= n && g_str_equal (argument->key, stream))
        return argument->policy;
      if (i < n && g_str_equal (node->form->parameters[i].name, "else"))
        other = argument->policy;
    }
  return other;
}

/* ── the room ───────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_shape (const AwrashISituation *shape, GError **error)
{
  if (shape->n_provinces > 0 && shape->n_regions > 0 && shape->n_streams > 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
               _ ("the situation has %zu provinces in %zu regions and %zu streams, expected at "
                  "least one of each"),
               shape->n_provinces, shape->n_regions, shape->n_streams);
  return FALSE;
}

AwrashIPolicyRoom *
awrash_i_policy_room_new (const AwrashPolicy *policy, const AwrashISituation *shape, GError **error)
{
  if (!check_shape (shape, error))
    return NULL;
  g_autoptr (AwrashIPolicyRoom) room = g_new0 (AwrashIPolicyRoom, 1);
  room->policy = policy;
  room->n_provinces = shape->n_provinces;
  room->n_regions = shape->n_regions;
  room->n_streams = shape->n_streams;
  room->n_indicators = shape->n_indicators;
  room->blocks = g_ptr_array_new_with_free_func (g_free);
  room->slots = awrash_i_policy_take (room, AwrashPolicySlot, policy->n_nodes, error);
  room->factors = room->slots != NULL
                      ? awrash_i_policy_take (room, gsize *, policy->n_expressions, error)
                      : NULL;
  if (room->factors == NULL || !make_layouts (room, shape->region, error)
      || !make_scratch (room, error) || !make_turn_names (room, error)
      || !make_slot (room, policy->root, error) || !bind (room, policy->root, shape, error))
    return NULL;
  room->fair = awrash_i_fair_room_new (room, error);
  return room->fair != NULL ? g_steal_pointer (&room) : NULL;
}

void
awrash_i_policy_room_free (AwrashIPolicyRoom *room)
{
  if (room == NULL)
    return;
  if (room->fair != NULL)
    awrash_i_nested_rule_clear (&room->fair->mix);
  g_ptr_array_unref (room->blocks);
  g_free (room);
}
