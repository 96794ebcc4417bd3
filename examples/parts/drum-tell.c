/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a lottery gives, and how its draw is done before witnesses, in words, as CSV and as JSON.
 * Source: drum.h. Invariant: a number stands in all three, or in none. */

#include "drum.h"
#include "grid.h"

#include <inttypes.h>
#include <math.h>

/* Balls up to this number are printed one by one. */
#define MOST_SHOWN 24

static const char *
percent (Session *session, double share)
{
  return manners_keep (session,
                       g_strdup_printf ("%s %%", manners_decimal (session, 100 * share, 2)));
}

/* ── for programs ───────────────────────────────────────────────────────────────────────────── */

static JsonArray *
name_all (const Drum *drum, const int64_t persons[], gsize n)
{
  JsonArray *names = json_array_new ();

  for (gsize k = 0; k < n; k++)
    json_array_add_string_element (names, drum_person (drum, (gsize)persons[k]));
  return names;
}

/* What would have to move for a person who can never be drawn. */
static const GArray *
obstacle_of (const Drum *drum, gsize person)
{
  return drum->obstacle[drum->type[person]];
}

static void
put_persons (const Drum *drum, JsonObject *answer, const DrumQuestion *asked)
{
  JsonArray *persons = json_array_new ();

  for (gsize i = 0; i < drum->n; i++)
    {
      JsonObject *person = json_object_new ();

      json_object_set_string_member (person, "person", drum_person (drum, i));
      manners_put_number (person, "chance", drum->chance[i]);
      json_object_set_boolean_member (person, "never", drum->never[i] != 0);
      if (drum->never[i])
        json_object_set_array_member (person, "obstacle",
                                      drum_change_to_json (drum, obstacle_of (drum, i)));
      if (drum->legacy != NULL)
        manners_put_number (person, "legacy", drum->legacy[i]);
      if (drum->turns != NULL)
        {
          json_object_set_int_member (person, "balls", drum->turns[i]);
          manners_put_number (person, "share_of_balls",
                              (double)drum->turns[i] / (double)asked->n_balls);
        }
      json_array_add_object_element (persons, person);
    }
  json_object_set_array_member (answer, "persons", persons);
}

static void
put_panels (const Drum *drum, JsonObject *answer)
{
  const int64_t *weights = awrash_selection_lottery_get_weights (drum->lottery);
  JsonArray *panels = json_array_new ();

  for (gsize p = 0; p < drum->n_panels; p++)
    {
      JsonObject *panel = json_object_new ();

      json_object_set_int_member (panel, "weight", weights[p]);
      json_object_set_array_member (panel, "persons",
                                    name_all (drum, drum->panels + p * drum->size, drum->size));
      json_array_add_object_element (panels, panel);
    }
  json_object_set_array_member (answer, "panels", panels);
}

static void
put_balls (const Drum *drum, JsonObject *answer, const DrumQuestion *asked, const char *hash)
{
  JsonArray *balls = json_array_new ();

  for (gsize ball = 0; ball < (gsize)asked->n_balls; ball++)
    json_array_add_array_element (balls,
                                  name_all (drum, drum->balls + ball * drum->size, drum->size));
  json_object_set_array_member (answer, "balls", balls);
  manners_put_number (answer, "error", drum->error);
  manners_put_number (answer, "error_bound", drum->bound);
  json_object_set_string_member (answer, "hash", hash);
  if (drum->record != NULL)
    json_object_set_string_member (answer, "protocol", drum->record);
}

static void
put_lottery (const Drum *drum, JsonObject *answer, const DrumQuestion *asked)
{
  json_object_set_string_member (
      answer, "status",
      awrash_base_status_get_name (awrash_selection_lottery_get_status (drum->lottery)));
  json_object_set_string_member (answer, "rule", asked->rule);
  json_object_set_int_member (answer, "size", (gint64)drum->size);
  manners_put_number (answer, "value", awrash_selection_lottery_get_value (drum->lottery));
  manners_put_number (answer, "bound", awrash_selection_lottery_get_bound (drum->lottery));
  manners_put_number (answer, "gap", awrash_selection_lottery_get_gap (drum->lottery));
  if (drum->legacy != NULL)
    manners_put_number (answer, "legacy_error", drum->legacy_error);
}

/* ── for people ─────────────────────────────────────────────────────────────────────────────── */

static const char *
list_names (Session *session, const Drum *drum, const int64_t persons[], gsize n)
{
  GString *names = g_string_new (NULL);

  for (gsize k = 0; k < n; k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "",
                            manners_isolate (session, drum_person (drum, (gsize)persons[k])));
  return manners_keep (session, g_string_free (names, FALSE));
}

/* Who can never be drawn, type by type, and what keeps them out. */
static void
say_never (const Drum *drum, Session *session)
{
  g_autofree int64_t *persons = g_new0 (int64_t, drum->n + 1);

  for (gsize t = 0; t < drum->n_types; t++)
    {
      gsize n = 0;

      for (gsize i = 0; i < drum->n; i++)
        if (drum->never[i] && drum->type[i] == (int64_t)t)
          persons[n++] = (int64_t)i;
      if (n == 0)
        continue;
      manners_say (session, _ ("No panel that keeps the quotas can hold these persons: %s"),
                   list_names (session, drum, persons, n));
      if (drum->obstacle[t]->len > 0)
        manners_say (session, "%s", _ ("The smallest change with which one could be drawn:"));
      drum_say_change (drum, session, drum->obstacle[t]);
    }
}

static void
say_chances (const Drum *drum, Session *session, const DrumQuestion *asked)
{
  double lowest = INFINITY, highest = 0, legacy = INFINITY;

  for (gsize i = 0; i < drum->n; i++)
    if (!drum->never[i])
      {
        lowest = MIN (lowest, drum->chance[i]);
        highest = MAX (highest, drum->chance[i]);
        if (drum->legacy != NULL)
          legacy = MIN (legacy, drum->legacy[i]);
      }
  manners_title (session, _ ("A lottery of %s persons among %s, by the rule %s"),
                 manners_integer (session, (gint64)drum->size),
                 manners_integer (session, (gint64)drum->n), asked->rule);
  say_never (drum, session);
  manners_say (session,
               _ ("Chances are from %s to %s. The lottery has %s panels, each of which keeps every "
                  "quota."),
               percent (session, lowest), percent (session, highest),
               manners_integer (session, (gint64)drum->n_panels));
  if (drum->legacy != NULL && isfinite (legacy))
    manners_say (session,
                 _ ("By the rule of most urgent quotas, which was in use before, the lowest chance "
                    "would be about %s (in %s panels; standard errors are at most %s)."),
                 percent (session, legacy), manners_integer (session, asked->n_legacy),
                 percent (session, drum->legacy_error));
}

/* How many who accepted have that value: so much of its quota is met. */
static gint64
count_accepted (const Applicants *a, guint category, guint value)
{
  gint64 n = 0;

  for (gsize k = 0; k < a->n_accepted; k++)
    n += a->value[(gsize)a->accepted[k] * a->values->len + category] == value;
  return n;
}

/* What each quota still asks, and how many persons of it a panel has on average. */
static void
print_quotas (const Drum *drum, Session *session)
{
  const Applicants *a = drum->applicants;
  g_autoptr (Grid) grid = grid_new ();
  gsize q = 0;

  grid_add_column (grid, _ ("Quota"));
  grid_add_column (grid, _ ("Persons"));
  grid_add_column (grid, _ ("At least"));
  grid_add_column (grid, _ ("At most"));
  grid_add_column (grid, _ ("In a panel\non average"));
  for (guint c = 0; c < a->values->len; c++)
    for (guint v = 0; v < ((GPtrArray *)g_ptr_array_index (a->values, c))->len; v++, q++)
      {
        const gint64 met = count_accepted (a, c, v);
        const gint64 lower = a->lower[q] - met, upper = a->upper[q] - met;
        gint64 persons = 0;
        double mean = 0;

        for (gsize i = 0; i < drum->n; i++)
          if (a->value[drum->who[i] * a->values->len + c] == v)
            {
              persons++;
              mean += drum->chance[i];
            }
        grid_add (grid, manners_isolate (session, a->labels[q]));
        grid_add (grid, manners_integer (session, persons));
        grid_add (grid, lower > 0 ? manners_integer (session, lower) : "–");
        grid_add (grid, a->upper[q] < G_MAXINT32 ? manners_integer (session, upper) : "–");
        grid_add (grid, manners_decimal (session, mean, 2));
      }
  grid_print (grid, session->text);
}

static void
print_balls (const Drum *drum, Session *session, const DrumQuestion *asked)
{
  g_autoptr (Grid) grid = grid_new ();

  manners_title (session, _ ("%s balls"), manners_integer (session, asked->n_balls));
  manners_say (session,
               _ ("Each ball is a panel that keeps every quota. No person's share of the balls "
                  "differs from its chance by more than %s."),
               percent (session, drum->error));
  if (asked->n_balls > MOST_SHOWN)
    return;
  grid_add_column (grid, _ ("Ball"));
  grid_add_text_column (grid, _ ("Persons"));
  for (gsize ball = 0; ball < (gsize)asked->n_balls; ball++)
    {
      grid_add (grid, manners_integer (session, (gint64)ball + 1));
      grid_add (grid, list_names (session, drum, drum->balls + ball * drum->size, drum->size));
    }
  grid_print (grid, session->text);
}

static void
say_steps (Session *session, const DrumQuestion *asked, const char *hash)
{
  manners_title (session, "%s", _ ("The draw, before witnesses"));
  manners_say (session, _ ("1. The list holds pool, quotas and balls. Its SHA-256 is"));
  g_string_append_printf (session->text, "   %s\n", hash);
  manners_say (
      session,
      _ ("2. Publish this hash, with place and time, before anybody can know the seed, and "
         "say where the seed will come from: something that nobody controls, such as "
         "numbers of a state lottery that is drawn later."));
  manners_say (session,
               _ ("3. When the seed is known, give it with --seed, the same files and the same "
                  "--salt: the ball is drawn, and a protocol is written."));
  manners_say (session,
               _ ("4. Whoever holds the list checks the protocol with --check, or by hand: "
                  "sha256sum of the list is the hash; printf 'HASH:SEED:0' | sha256sum the digest. "
                  "With b its 17th to 32nd digit and arithmetic modulo 2^64, let x be 5 b, rotated "
                  "left by 7 bits, times 9; the ball is 1 more than the whole part of x times %s "
                  "by 2^64."),
               manners_integer (session, asked->n_balls));
}

static void
say_draw (const Drum *drum, Session *session)
{
  manners_title (session, "%s", _ ("The protocol"));
  g_string_append (session->text, drum->record);
}

/* ── as CSV ─────────────────────────────────────────────────────────────────────────────────── */

static const char *
exact (Session *session, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (value)
             ? ""
             : manners_keep (session, g_strdup (g_ascii_dtostr (number, sizeof number, value)));
}

static gboolean
write_csv (const Drum *drum, Session *session, GError **error)
{
  static const char *const columns[]
      = { "person", "chance", "never", "balls", "legacy", "obstacle" };
  g_autoptr (AwrashTable) table
      = awrash_base_table_new ("chances", G_N_ELEMENTS (columns), columns, error);
  g_autofree char *text = NULL;

  for (gsize i = 0; table != NULL && i < drum->n; i++)
    {
      g_autofree char *turns
          = drum->turns != NULL ? g_strdup_printf ("%" PRId64, (gint64)drum->turns[i]) : NULL;
      g_autofree char *obstacle
          = drum->never[i] ? drum_change_to_text (drum, obstacle_of (drum, i)) : NULL;
      const char *const cells[] = { drum_person (drum, i),
                                    exact (session, drum->chance[i]),
                                    drum->never[i] ? "1" : "0",
                                    turns,
                                    drum->legacy != NULL ? exact (session, drum->legacy[i]) : NULL,
                                    obstacle };

      if (!awrash_base_table_append (table, G_N_ELEMENTS (cells), cells, error))
        return FALSE;
    }
  text = table != NULL ? awrash_base_csv_format (table, AWRASH_DIALECT_PLAIN, error) : NULL;
  if (text == NULL)
    return FALSE;
  g_string_assign (session->text, text);
  return TRUE;
}

/* ── all ────────────────────────────────────────────────────────────────────────────────────── */

gboolean
drum_tell (const Drum *drum, Session *session, const DrumQuestion *asked, GError **error)
{
  g_autofree char *hash = drum->text != NULL
                              ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, drum->text, -1)
                              : NULL;

  put_lottery (drum, session->answer, asked);
  if (drum->n_panels == 0)
    {
      manners_say (session, "%s", _ ("No panel of that many persons keeps every quota."));
      return drum_tell_change (drum, session, error);
    }
  put_persons (drum, session->answer, asked);
  put_panels (drum, session->answer);
  if (drum->balls != NULL)
    put_balls (drum, session->answer, asked, hash);
  if (asked->as_csv)
    return write_csv (drum, session, error);
  say_chances (drum, session, asked);
  print_quotas (drum, session);
  if (drum->balls == NULL)
    return TRUE;
  print_balls (drum, session, asked);
  if (drum->record != NULL)
    say_draw (drum, session);
  else if (!session->quiet)
    say_steps (session, asked, hash);
  return TRUE;
}
