/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each place fixed by hand costs. Source: awrash_split_wishes(). Invariant: prices are shown
 * beside the plan, and decide nothing. */

#include "wishes.h"
#include "grid.h"

static void
put_wish (JsonArray *array, const char *text, const AwrashWish *price)
{
  JsonObject *one = json_object_new ();

  if (text != NULL)
    json_object_set_string_member (one, "wish", text);
  else
    json_object_set_null_member (one, "wish");
  manners_put_number (one, "lowest_rate", price->lowest_rate);
  manners_put_number (one, "gini", price->gini);
  manners_put_number (one, "squares", price->squares);
  json_object_set_int_member (one, "moved", price->moved);
  json_object_set_int_member (one, "changed", price->changed);
  json_object_set_string_member (one, "status",
                                 awrash_base_status_get_name ((AwrashStatus)price->status));
  json_array_add_object_element (array, one);
}

static void
show_wish (Session *session, Grid *grid, const char *text, const AwrashWish *price)
{
  grid_add (grid, text != NULL ? manners_isolate (session, text) : _ ("all together"));
  grid_add (grid, manners_decimal (session, 1000 * price->lowest_rate, 2));
  grid_add (grid, manners_decimal (session, price->gini, 4));
  grid_add (grid, manners_integer (session, price->moved));
  grid_add (grid, manners_integer (session, price->changed));
}

static void
tell (Session *session, const AwrashPlan *plan, gsize n, const AwrashWish prices[])
{
  g_autoptr (Grid) grid = grid_new ();
  JsonArray *array = json_array_new ();

  grid_add_column (grid, _ ("Wish"));
  grid_add_column (grid, _ ("Lowest rate,\nper 1,000"));
  grid_add_column (grid, _ ("Gini"));
  grid_add_column (grid, _ ("Places\nmoved"));
  grid_add_column (grid, _ ("Provinces\nchanged"));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = awrash_split_wishes_get_text (plan, i);

      put_wish (array, text, &prices[i]);
      show_wish (session, grid, text, &prices[i]);
    }
  json_object_set_array_member (session->answer, "wishes", array);
  manners_title (session, "%s", _ ("What each wish costs"));
  grid_print (grid, session->text);
  manners_say (session, "%s",
               _ ("Without the wish, the others as they are, the lowest rate would be so much "
                  "higher and the Gini so much lower; so many places would stand elsewhere, and so "
                  "many provinces would receive something else."));
}

gboolean
wishes_tell (Session *session, const AwrashPlan *plan, GError **error)
{
  const gsize n = awrash_split_wishes_get_count (plan);
  g_autofree AwrashWish *prices = g_new0 (AwrashWish, n + 1);

  if (n == 0)
    return TRUE;
  if (!awrash_split_wishes (plan, n + 1, prices, error))
    return FALSE;
  tell (session, plan, n + 1, prices);
  return TRUE;
}
