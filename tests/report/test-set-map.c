/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outlines from any hand. Source: made-up squares, RFC 7946 for what may stand where. Invariant: a
 * map that is refused says which value it is, and leaves the report as it was. */

#include "support/khenifra.h"
#include "support/page.h"
#include "support/small-programme.h"

#include <criterion/criterion.h>
#include <string.h>

/* A square of one degree with its south-west corner there. */
static char *
square (double x, double y)
{
  return g_strdup_printf ("[[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]", x, y, x + 1, y, x + 1,
                          y + 1, x, y + 1, x, y);
}

/* One feature for each code, side by side; head: other members of the collection. */
static char *
collection (const char *head, const char *property, const char *const codes[])
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{%s\"type\":\"FeatureCollection\",\"features\":[", head);
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *ring = square ((double)i - 5, 30);
      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{\"%s\":\"%s\",\"n\":%zu},"
                              "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}",
                              i > 0 ? "," : "", property, codes[i], i, ring);
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static const char *const all[] = { "05.091", "05.081", "05.255", "05.301", "05.311", NULL };

static gsize
count (const char *text, const char *what)
{
  gsize n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

Test (report_set_map, the_page_has_outlines_in_place_of_tiles_and_says_whose_they_are)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = collection ("\"attribution\":\"© some & <others>\",", "hcp", all);
  g_autofree char *page = NULL, *chart = NULL, *again = NULL;
  TestPage *read;

  cr_expect_null (awrash_report_get_map_property (k.report));
  cr_expect_not (awrash_report_has_outline (k.report, 0));
  cr_assert (awrash_report_set_map (k.report, text, NULL, NULL, NULL));
  cr_expect_str_eq (awrash_report_get_map_property (k.report), "hcp");
  for (gsize p = 0; p < 5; p++)
    cr_expect (awrash_report_has_outline (k.report, p));
  page = awrash_report_html (k.report, NULL, NULL);
  chart = awrash_report_chart (k.report, "map", "en", NULL);
  cr_expect_eq (count (page, "class=\"a k"), 5);
  cr_expect_eq (count (page, "id=\"tile\""), 0);
  cr_expect_eq (count (chart, "class=\"a k"), 5);
  read = test_page_parse (page, "en");
  cr_expect_not_null (strstr (read->text->str, "© some & <others>"));
  cr_expect_not_null (strstr (read->text->str, "in its property hcp"));
  cr_expect_not_null (strstr (read->text->str, "Khénifra  · 52.3*"));
  cr_expect_not_null (strstr (read->text->str, "not shown: 0"));
  cr_expect_null (strstr (read->text->str, "Without an outline"));
  test_page_free (read);
  cr_assert (awrash_report_set_map (k.report, text, "hcp", "drawn by us", NULL));
  again = awrash_report_html (k.report, "fr", NULL);
  cr_expect_not_null (strstr (again, "drawn by us"));
  cr_expect_null (strstr (again, "some &amp;"));
}

Test (report_set_map, what_is_missing_and_what_is_more_is_told)
{
  static const char *const some[] = { "05.301", "nobody", "05.091", "05", NULL };
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *text = collection ("", "code", some);
  g_autofree char *page = NULL;
  TestPage *read;

  cr_assert (awrash_report_set_map (k.report, text, NULL, NULL, NULL));
  cr_expect (awrash_report_has_outline (k.report, 0));
  cr_expect_not (awrash_report_has_outline (k.report, 1));
  cr_expect (awrash_report_has_outline (k.report, 3));
  page = awrash_report_html (k.report, NULL, NULL);
  read = test_page_parse (page, "en");
  for (gsize i = 0; i < read->text->len; i++)
    if (read->text->str[i] == ' ' && read->text->str[i + 1] == ' ')
      g_string_erase (read->text, (gssize)i--, 1);
  cr_expect_not_null (strstr (read->text->str, "Without an outline: Azilal · "));
  cr_expect_not_null (strstr (read->text->str, "not shown: 2"));
  cr_expect_not_null (strstr (read->text->str, "source: not stated"));
  test_page_free (read);
}

/* The data of the paths of a chart, one after the other. */
static GPtrArray *
paths_of (const AwrashReport *report)
{
  g_autofree char *chart = awrash_report_chart (report, "map", "en", NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = strstr (chart, "class=\"a k"); at != NULL;
       at = strstr (at + 1, "class=\"a k"))
    {
      const char *start = strstr (at, " d=\"") + 4;
      g_ptr_array_add (paths, g_strndup (start, (gsize)(strchr (start, '"') - start)));
    }
  return paths;
}

/* Twice the area of a path, holes that are walked the other way round taken off. */
static gint64
area_of (const char *path)
{
  gint64 area = 0, x = 0, y = 0, first_x = 0, first_y = 0;
  char *at = (char *)(guintptr)path;

  while (*at != '\0')
    {
      const gboolean begins = *at == 'M';
      gint64 u, v;
      at += *at == 'M' || *at == 'l';
      u = g_ascii_strtoll (at, &at, 10) + (begins ? 0 : x);
      v = g_ascii_strtoll (at, &at, 10) + (begins ? 0 : y);
      if (begins)
        {
          first_x = u;
          first_y = v;
        }
      else
        area += x * v - u * y;
      x = u;
      y = v;
      if (*at == 'z')
        {
          area += x * first_y - first_x * y;
          at++;
        }
    }
  return ABS (area);
}

Test (report_set_map, members_stand_in_any_order_and_shapes_are_of_any_kind)
{
  static const char text[]
      = "\xEF\xBB\xBF{\"features\":["
        /* two squares */
        "{\"geometry\":{\"coordinates\":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[2,0],[3,0],[3,1],"
        "[2,1],[2,0]]]],\"type\":\"MultiPolygon\"},\"properties\":{\"x\":\"05.091\"},"
        "\"type\":\"Feature\"},"
        /* three by three, less a hole, with heights */
        "{\"geometry\":{\"coordinates\":[[[0,1,9],[3,1,9],[3,4,9],[0,4,9],[0,1,9]],[[1,2],[1,3],"
        "[2,3],[2,2],[1,2]]],\"type\":\"Polygon\",\"bbox\":[0,1,3,4]},\"type\":\"Feature\","
        "\"properties\":{\"x\":\"05.081\",\"deep\":{\"x\":[\"05.255\",{\"x\":null}]}}},"
        /* what fills the hole, in a collection of collections, with a line and a point */
        "{\"type\":\"Feature\",\"properties\":{\"x\":\"05.255\"},\"geometry\":{\"geometries\":["
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"coordinates\":[[[1,2],[2,2],[2,3],"
        "[1,3],[1,2]]],\"type\":\"Polygon\"},{\"coordinates\":[[8,8],[9,9]],\"type\":"
        "\"LineString\"}]},{\"type\":\"Point\",\"coordinates\":[9,9]}],\"type\":"
        "\"GeometryCollection\"}},"
        /* without an area */
        "{\"type\":\"Feature\",\"properties\":{\"x\":\"05.301\"},\"geometry\":null},"
        "{\"type\":\"Feature\",\"properties\":{\"x\":\"05.311\"},\"geometry\":{\"type\":"
        "\"Polygon\",\"coordinates\":[]}},"
        "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\"type\":\"MultiLineString\","
        "\"coordinates\":[[[0,0],[1,1]]]}}],\"other\":[1,{\"a\":[true,null,\"z\"]}],"
        "\"type\":\"FeatureCollection\"}";
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  double unit;

  cr_assert (awrash_report_set_map (k.report, text, NULL, NULL, &error), "%s",
             error != NULL ? error->message : "");
  for (gsize p = 0; p < 5; p++)
    cr_expect_eq (awrash_report_has_outline (k.report, p), p < 3, "%zu", p);
  paths = paths_of (k.report);
  cr_assert_eq (paths->len, 3);
  unit = (double)area_of (paths->pdata[2]);
  cr_expect_float_eq ((double)area_of (paths->pdata[0]) / unit, 2, 0.01);
  cr_expect_float_eq ((double)area_of (paths->pdata[1]) / unit, 8, 0.03);
  cr_expect_eq (count (paths->pdata[0], "M"), 2);
  cr_expect_eq (count (paths->pdata[1], "M"), 2);
}

Test (report_set_map, an_id_and_a_number_are_codes_as_they_are_written)
{
  g_autoptr (AwrashProgramme) programme
      = test_programme_new ("territories", "code,parent,d\n12,,1\n7,,2\n", "quotas",
                            "territory,stream,min,max\n12,s,3,3\n7,s,3,3\n", "need.indicator", "d",
                            "streams", "code\ns\n", NULL);
  g_autoptr (AwrashPlan) plan = test_plan_new (programme, NULL);
  g_autoptr (AwrashReport) report = awrash_report_new (plan, NULL, NULL);
  static const char text[]
      = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":12,"
        "\"properties\":{\"a\":7,\"code\":7.0},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        "[[[0,0],[1,0],[1,1],[0,0]]]}},{\"type\":\"Feature\",\"id\":7,\"geometry\":{\"type\":"
        "\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,1],[0,0]]]}}]}";

  cr_assert (awrash_report_set_map (report, text, NULL, NULL, NULL));
  cr_expect_str_eq (awrash_report_get_map_property (report), "id", "it finds both");
  cr_assert (awrash_report_set_map (report, text, "a", NULL, NULL));
  cr_expect_not (awrash_report_has_outline (report, 0));
  cr_expect (awrash_report_has_outline (report, 1));
}

/* On a map of a continent a province of 100 m is less than a point. */
Test (report_set_map, a_province_too_small_to_see_can_be_pointed_at)
{
  static const char text[]
      = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"05.091\","
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[60,0],[60,40],[0,0]]]}},"
        "{\"type\":\"Feature\",\"id\":\"05.301\",\"geometry\":{\"type\":\"Polygon\","
        "\"coordinates\":[[[9,9],[9.001,9],[9.001,9.001],[9,9]]]}}]}";
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autoptr (GPtrArray) paths = NULL;

  cr_assert (awrash_report_set_map (k.report, text, NULL, NULL, NULL));
  paths = paths_of (k.report);
  cr_assert_eq (paths->len, 2);
  cr_expect_eq (area_of (paths->pdata[1]), 400);
}

/* ── what is refused ────────────────────────────────────────────────────────────────────────── */

#define FEATURES "{\"type\":\"FeatureCollection\",\"features\":["
#define CODE "{\"type\":\"Feature\",\"properties\":{\"code\":\"05.301\"},\"geometry\":"
#define SHAPE CODE "{\"type\":\"Polygon\",\"coordinates\":"
#define FIRST FEATURES SHAPE
#define TRIANGLE "[[[0,0],[1,0],[1,1],[0,0]]]"

static const struct
{
  const char *label, *text, *property;
  int code;
  const char *says;
} bad[] = {
  { "empty", "", NULL, AWRASH_ERROR_SYNTAX, "ends at byte 0" },
  { "no JSON", "hello", NULL, AWRASH_ERROR_SYNTAX, "byte 1, in \"hello\"" },
  { "UTF-16", "\xFF\xFE{", NULL, AWRASH_ERROR_SYNTAX, "no JSON" },
  { "more behind", FIRST TRIANGLE "}}]} x", NULL, AWRASH_ERROR_SYNTAX, "no JSON" },
  { "a comment", "/* */" FIRST TRIANGLE "}}]}", NULL, AWRASH_ERROR_SYNTAX, "no JSON" },
  { "a list", "[]", NULL, AWRASH_ERROR_SYNTAX, "FeatureCollection" },
  { "a text", "\"FeatureCollection\"", NULL, AWRASH_ERROR_SYNTAX, "FeatureCollection" },
  { "a number", "1", NULL, AWRASH_ERROR_SYNTAX, "FeatureCollection" },
  { "TopoJSON", "{\"type\":\"Topology\",\"arcs\":[]}", NULL, AWRASH_ERROR_SYNTAX, "Topology" },
  { "no type", "{\"features\":[]}", NULL, AWRASH_ERROR_SYNTAX, "FeatureCollection" },
  { "no feature", FEATURES "]}", NULL, AWRASH_ERROR_NAME, "0 features" },
  { "a feature that is null", FEATURES "null]}", NULL, AWRASH_ERROR_SYNTAX, "a Feature" },
  { "a feature that is a list", FEATURES "[]]}", NULL, AWRASH_ERROR_SYNTAX, "a Feature" },
  { "a geometry for a feature", FEATURES "{\"type\":\"Polygon\",\"coordinates\":[]}]}", NULL,
    AWRASH_ERROR_SYNTAX, "\"Polygon\", expected \"Feature\"" },
  { "a feature without type", FEATURES "{}]}", NULL, AWRASH_ERROR_SYNTAX, "\"Feature\"" },
  { "NaN", FIRST "[[[NaN,0],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_SYNTAX, "NaN" },
  { "null for a number", FIRST "[[[null,0],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_SYNTAX,
    "feature 1: something else stands where a number" },
  { "a text for a number", FIRST "[[[\"0\",0],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_SYNTAX,
    "a number" },
  { "an object for a list", FIRST "[[{}]]}}]}", NULL, AWRASH_ERROR_SYNTAX, "a number" },
  { "numbers and lists", FIRST "[[[0,[0]]]]}}]}", NULL, AWRASH_ERROR_SYNTAX, "a number" },
  { "lists and numbers", FIRST "[[[[0,0],0]]]}}]}", NULL, AWRASH_ERROR_SYNTAX, "a list" },
  { "infinite", FIRST "[[[1e999,0],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_VALUE, "inf" },
  { "metres", FIRST "[[[523000,310000],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_VALUE,
    "feature 1: a longitude is 523000" },
  { "beyond 180", FIRST "[[[-180.5,0],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_VALUE,
    "-180.5" },
  { "beyond 90", FIRST "[[[0,90.5],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_VALUE,
    "a latitude is 90.5" },
  { "one number", FIRST "[[[0],[1,0],[1,1],[0,0]]]}}]}", NULL, AWRASH_ERROR_SYNTAX, "1 number" },
  { "open", FIRST "[[[0,0],[1,0],[1,1],[0,1.5]]]}}]}", NULL, AWRASH_ERROR_VALUE, "(0, 1.5)" },
  { "open to the east", FIRST "[[[0,0],[1,0],[1,1],[0.5,0]]]}}]}", NULL, AWRASH_ERROR_VALUE,
    "(0.5, 0)" },
  { "three positions", FIRST "[[[0,0],[1,0],[0,0]]]}}]}", NULL, AWRASH_ERROR_VALUE, "3 positions" },
  { "too few lists", FIRST "[[0,0],[1,0],[1,1],[0,0]]}}]}", NULL, AWRASH_ERROR_SYNTAX,
    "in 2 lists, expected 3" },
  { "lists of two depths", FIRST "[[[0,0],[1,0],[1,1],[0,0]],[[[1,1]]]]}}]}", NULL,
    AWRASH_ERROR_SYNTAX, "in 4 lists" },
  { "another type", FEATURES CODE "{\"type\":\"Circle\",\"coordinates\":[1,1]}}]}", NULL,
    AWRASH_ERROR_SYNTAX, "Circle" },
  { "a geometry without type", FEATURES CODE "{}}]}", NULL, AWRASH_ERROR_SYNTAX, "a geometry" },
  { "geometries of numbers",
    FEATURES CODE "{\"type\":\"GeometryCollection\",\"geometries\":[1]}}]}", NULL,
    AWRASH_ERROR_SYNTAX, "a geometry" },
  { "nothing but points", FEATURES CODE "{\"type\":\"Point\",\"coordinates\":[1,1]}}]}", NULL,
    AWRASH_ERROR_EMPTY, "none of 1" },
  { "empty geometry", FIRST "[]}}]}", NULL, AWRASH_ERROR_EMPTY, "polygon" },
  { "twice", FIRST TRIANGLE "}}," SHAPE TRIANGLE "}}]}", NULL, AWRASH_ERROR_DUPLICATE,
    "features 1 and 2 both have the code \"05.301\"" },
  { "another property", FIRST TRIANGLE "}}]}", "hcp", AWRASH_ERROR_NAME, "\"hcp\" of 1 features" },
  { "no code",
    FEATURES "{\"type\":\"Feature\",\"properties\":{\"iso\":\"MA-HOC\",\"name\":\"<b>\"}}]}", NULL,
    AWRASH_ERROR_NAME, "\"iso\" \"MA-HOC\", \"name\" \"<b>\", expected codes: \"05.091\"" },
  { "a NUL in a code",
    FEATURES "{\"type\":\"Feature\",\"properties\":{\"code\":\"05.301\\u0000x\"},\"geometry\":"
             "{\"type\":\"Polygon\",\"coordinates\":" TRIANGLE "}}]}",
    NULL, AWRASH_ERROR_NAME, "expected codes" },
};

Test (report_set_map, what_is_no_map_is_refused_and_the_old_one_stays)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *good = collection ("", "good", all);

  cr_assert (awrash_report_set_map (k.report, good, NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_report_set_map (k.report, bad[i].text, bad[i].property, NULL, &error),
                     "%s", bad[i].label);
      cr_expect (g_error_matches (error, AWRASH_ERROR, bad[i].code), "%s: %s", bad[i].label,
                 error != NULL ? error->message : "");
      cr_expect (error != NULL && strstr (error->message, bad[i].says) != NULL, "%s: %s",
                 bad[i].label, error != NULL ? error->message : "");
      cr_expect_str_eq (awrash_report_get_map_property (k.report), "good");
    }
}

Test (report_set_map, every_prefix_and_every_broken_byte_is_an_answer)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  g_autofree char *good = collection ("\"attribution\":\"\\u00a9\",", "code", all);
  const gsize length = strlen (good);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *start = g_strndup (good, i), *broken = g_strdup (good);
      g_autoptr (GError) error = NULL;
      cr_expect_not (awrash_report_set_map (k.report, start, NULL, NULL, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%zu", i);
      for (const char *byte = "\"[]{},:0x\x01\xFF"; *byte != '\0'; byte++)
        {
          broken[i] = *byte;
          (void)awrash_report_set_map (k.report, broken, NULL, NULL, NULL);
        }
    }
}

Test (report_set_map, no_depth_exhausts_anything)
{
  static const struct
  {
    const char *before, *each;
  } rows[] = { { "", "[" },
               { FEATURES CODE, "{\"type\":\"GeometryCollection\",\"geometries\":[" },
               { FIRST, "[" },
               { FEATURES "{\"properties\":", "{\"a\":" },
               { FEATURES "{\"other\":", "[" } };
  g_auto (Khenifra) k = khenifra_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GString *text = g_string_new (rows[i].before);
      g_autoptr (GError) error = NULL;
      for (gsize depth = 0; depth < 10000; depth++)
        g_string_append (text, rows[i].each);
      cr_expect_not (awrash_report_set_map (k.report, text->str, NULL, NULL, &error));
      cr_expect (g_error_matches (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX), "%zu", i);
      g_string_free (text, TRUE);
    }
}

/* A coast of 50,000 positions a province, and the page is none the larger. */
Test (report_set_map, large_files_make_small_pages)
{
  g_auto (Khenifra) k = khenifra_new (NULL);
  GString *text = g_string_new (FEATURES);
  GRand *random = g_rand_new_with_seed (3);
  g_autofree char *chart = NULL;

  for (gsize p = 0; p < 5; p++)
    {
      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":"
                              "{\"type\":\"Polygon\",\"coordinates\":[[[%zu,0],[%zu,0]",
                              p > 0 ? "," : "", all[p], p, p + 1);
      for (gsize i = 0; i < 50000; i++)
        g_string_append_printf (text, ",[%.7f,%.7f]", (double)p + 1 - (double)i / 50000,
                                1 + 0.05 * g_rand_double (random));
      g_string_append_printf (text, ",[%zu,0]]]}}", p);
    }
  g_string_append (text, "]}");
  cr_assert (awrash_report_set_map (k.report, text->str, NULL, NULL, NULL));
  chart = awrash_report_chart (k.report, "map", "en", NULL);
  cr_expect_lt (strlen (chart), 20000, "%zu", strlen (chart));
  g_string_free (text, TRUE);
  g_rand_free (random);
}
