/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A balance for programs. Source: awrash_split_balance(). Invariant: keys and codes are the same in
 * every language; what is not known is null. */

#include "balance.h"

#include <math.h>
#include <string.h>

static void
put_text (JsonObject *object, const Balanced *balanced, const char *member, const char *what)
{
  const char *text = awrash_split_balance_get_text (balanced->balance, what);

  if (text == NULL)
    json_object_set_null_member (object, member);
  else
    json_object_set_string_member (object, member, text);
}

static void
put_reading (Session *session, const Balanced *balanced)
{
  static const char *const keys[]
      = { "objective", "on", "receives", "streams", "need", "tie", "order", "seed" };
  JsonObject *object = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = awrash_split_reading_get (balanced->reading, keys[i]);

      if (value != NULL && value[0] != '\0')
        json_object_set_string_member (object, keys[i], value);
    }
  if (balanced->reading_name != NULL)
    json_object_set_string_member (object, "name", balanced->reading_name);
  json_object_set_object_member (session->answer, "reading", object);
}

static void
put_absorption (Session *session, const Balanced *balanced)
{
  static const char *const numbers[]
      = { "quota", "absorption", "growth", "binding", "assumed_limits", "assumed_quotas" };
  JsonObject *object = json_object_new ();

  put_text (object, balanced, "stream", "stream");
  put_text (object, balanced, "territory", "quota_territory");
  put_text (object, balanced, "first_binding", "first_binding");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    manners_put_number (object, numbers[i], balanced_number (balanced, numbers[i]));
  json_object_set_object_member (session->answer, "absorption", object);
}

static void
put_measures (Session *session, const Balanced *balanced)
{
  static const char *const divisions[]
      = { "before", "stream", "after", "lifted", "even", "trained" };
  static const char *const measures[]
      = { "gini", "theil", "lowest", "highest", "rate", "fragile_rate", "places" };
  JsonObject *all = json_object_new ();

  for (gsize d = 0; d < G_N_ELEMENTS (divisions); d++)
    {
      JsonObject *one;

      if (isnan (balanced_measure (balanced, "places", divisions[d])))
        continue;
      one = json_object_new ();
      for (gsize m = 0; m < G_N_ELEMENTS (measures); m++)
        manners_put_number (one, measures[m],
                            balanced_measure (balanced, measures[m], divisions[d]));
      json_object_set_boolean_member (one, "assumed", balanced_is_assumed (balanced, divisions[d]));
      json_object_set_object_member (all, divisions[d], one);
    }
  json_object_set_object_member (session->answer, "equity", all);
}

static void
put_province (JsonArray *array, const Balanced *balanced, gsize i)
{
  static const char *const names[]
      = { "limit", "before", "stream", "after", "lifted", "even", "training" };
  static const char *const rates[] = { "before", "stream", "after", "lifted", "even", "trained" };
  const AwrashProgramme *programme = balanced->programme;
  const int64_t *fragile = awrash_split_balance_get_places (balanced->balance, "fragile");
  JsonObject *one = json_object_new (), *rate = json_object_new ();

  json_object_set_string_member (
      one, "territory",
      awrash_programme_territory_get_code (programme,
                                           awrash_programme_province_get_territory (programme, i)));
  manners_put_number (one, "need", awrash_split_balance_get_needs (balanced->balance)[i]);
  json_object_set_boolean_member (one, "fragile", fragile[i] == 1);
  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    {
      const int64_t *places = awrash_split_balance_get_places (balanced->balance, names[k]);

      if (places == NULL || places[i] < 0)
        json_object_set_null_member (one, names[k]);
      else
        json_object_set_int_member (one, names[k], places[i]);
    }
  for (gsize k = 0; k < G_N_ELEMENTS (rates); k++)
    manners_put_number (rate, rates[k], balanced_rate_of (balanced, rates[k], i));
  json_object_set_object_member (one, "rate", rate);
  json_array_add_object_element (array, one);
}

static void
put_training (Session *session, const Balanced *balanced)
{
  static const char *const numbers[] = { "places", "least_places", "reached",    "least_gini",
                                         "weight", "cost",         "total_cost", "least_cost" };
  JsonObject *object = json_object_new ();
  JsonArray *assumed = json_array_new ();

  put_text (object, balanced, "target", "target");
  put_text (object, balanced, "stream", "training");
  put_text (object, balanced, "reason", "reason");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    manners_put_number (object, numbers[i], balanced_number (balanced, numbers[i]));
  json_array_add_string_element (assumed, "weight");
  if (balanced->cost_given)
    json_array_add_string_element (assumed, "cost");
  json_object_set_array_member (object, "assumed", assumed);
  json_object_set_object_member (session->answer, "training", object);
}

static void
put_curve (Session *session, const Balanced *balanced)
{
  static const char *const names[] = { "places", "gini", "lowest", "cost" };
  JsonArray *points = json_array_new ();

  for (gsize i = 0; i < awrash_split_balance_get_n_points (balanced->balance); i++)
    {
      JsonObject *one = json_object_new ();

      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        manners_put_number (one, names[k],
                            awrash_split_balance_get_point (balanced->balance, i, names[k]));
      json_array_add_object_element (points, one);
    }
  json_object_set_array_member (session->answer, "curve", points);
}

void
balance_put (Session *session, const Balanced *balanced)
{
  JsonArray *provinces = json_array_new ();

  put_reading (session, balanced);
  put_text (session->answer, balanced, "fragile", "fragile");
  put_absorption (session, balanced);
  put_measures (session, balanced);
  for (gsize i = 0; i < balanced->n; i++)
    put_province (provinces, balanced, i);
  json_object_set_array_member (session->answer, "provinces", provinces);
  put_training (session, balanced);
  put_curve (session, balanced);
}
