/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The divisor rules by name, smallest signposts (kindest to small claims) first.
 * Source: Balinski and Young, "Fair Representation" (1982); the keys of libawrash/README.md.
 * Invariant: value() and level() only guess; compare() alone decides. */

#include "allot/signpost-parameter-private.h"

#include "base/i18n-private.h"
#include "base/text-private.h"

#include <string.h>

static const char *const adams_aliases[] = { "smallest-divisors", NULL };
static const char *const dean_aliases[] = { "harmonic-mean", NULL };
static const char *const hill_aliases[]
    = { "hill", "hill-huntington", "equal-proportions", "geometric-mean", NULL };
static const char *const logarithmic_aliases[] = { "theil-schrage", "log-mean", NULL };
static const char *const identric_aliases[] = { "agnew", NULL };
static const char *const webster_aliases[]
    = { "sainte-lague", "schepers", "major-fractions", "arithmetic-mean", NULL };
static const char *const jefferson_aliases[]
    = { "dhondt", "d-hondt", "greatest-divisors", "bader-ofer", NULL };
static const char *const no_aliases[] = { NULL };

typedef struct
{
  const char *name;
  const char *const *aliases; /* NULL at the end */
  AwrashSignpostFamily family;
  AwrashRational first; /* LINEAR: s(1), each next is one more */
} Named;

static const Named rules[] = {
  { "adams", adams_aliases, AWRASH_SIGNPOST_LINEAR, { 0, 1 } },
  { "danish", no_aliases, AWRASH_SIGNPOST_LINEAR, { 1, 3 } },
  { "dean", dean_aliases, AWRASH_SIGNPOST_DEAN, { 0, 1 } },
  { "huntington-hill", hill_aliases, AWRASH_SIGNPOST_HILL, { 0, 1 } },
  { "logarithmic-mean", logarithmic_aliases, AWRASH_SIGNPOST_LOGARITHMIC, { 0, 1 } },
  { "identric-mean", identric_aliases, AWRASH_SIGNPOST_IDENTRIC, { 0, 1 } },
  { "webster", webster_aliases, AWRASH_SIGNPOST_LINEAR, { 1, 2 } },
  { "jefferson", jefferson_aliases, AWRASH_SIGNPOST_LINEAR, { 1, 1 } },
  { "imperiali", no_aliases, AWRASH_SIGNPOST_LINEAR, { 2, 1 } },
};

typedef struct
{
  const char *form; /* NAME:PARAMETER */
  gboolean (*make) (const char *text, AwrashSignposts *rule, GError **error);
} Form;

static const Form forms[] = {
  { "stationary:Q", awrash_i_signpost_parameter_stationary },
  { "modified:F", awrash_i_signpost_parameter_modified },
  { "modified-sainte-lague:D", awrash_i_signpost_parameter_sainte_lague },
  { "signposts:S1,S2,…", awrash_i_signpost_parameter_signposts },
  { "power-mean:P", awrash_i_signpost_parameter_power },
  { "alpha:A", awrash_i_signpost_parameter_alpha },
};

const char *
awrash_i_signpost_get_name (gsize index)
{
  return index < G_N_ELEMENTS (rules) ? rules[index].name : NULL;
}

const char *
awrash_i_signpost_get_form (gsize index)
{
  return index < G_N_ELEMENTS (forms) ? forms[index].form : NULL;
}

static gboolean
refuse_name (const char *text, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *quoted = awrash_i_text_quote (text);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", rules[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_string_append_printf (list, ", %s", forms[i].form);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("rule is %s, expected one of %s"), quoted,
               list->str);
  return FALSE;
}

static gboolean
refuse_parameter (const char *text, const char *expected, GError **error)
{
  g_autofree char *quoted = awrash_i_text_quote (text);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE, _ ("rule is %s, expected %s"), quoted,
               expected);
  return FALSE;
}

/* The name up to the colon, or all of the text. */
static gsize
measure_name (const char *text)
{
  const char *colon = strchr (text, ':');

  return colon == NULL ? strlen (text) : (gsize)(colon - text);
}

static const Named *
find_rule (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].name, name) == 0 || g_strv_contains (rules[i].aliases, name))
      return &rules[i];
  return NULL;
}

static const Form *
find_form (const char *text)
{
  gsize length = measure_name (text);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (measure_name (forms[i].form) == length && strncmp (forms[i].form, text, length) == 0)
      return &forms[i];
  return NULL;
}

static gboolean
make_named (const Named *named, AwrashSignposts *rule, GError **error)
{
  if (named->family == AWRASH_SIGNPOST_DEAN)
    awrash_i_signpost_make_dean (rule);
  else if (named->family == AWRASH_SIGNPOST_HILL)
    awrash_i_signpost_make_hill (rule);
  else if (named->family != AWRASH_SIGNPOST_LINEAR)
    awrash_i_signpost_make_mean (rule, named->family, named->first);
  else if (!awrash_i_signpost_make_linear (rule, 1, &named->first, error))
    return FALSE;
  rule->name = named->name;
  return TRUE;
}

static gboolean
make_form (const Form *form, const char *text, AwrashSignposts *rule, GError **error)
{
  const char *parameter = text + measure_name (text);
  g_autofree char *quoted = awrash_i_text_quote (text);

  if (parameter[0] == '\0' || parameter[1] == '\0')
    return refuse_parameter (text, form->form, error);
  if (form->make (parameter + 1, rule, error))
    return TRUE;
  g_prefix_error (error, _ ("rule is %s: "), quoted);
  return FALSE;
}

gboolean
awrash_i_signpost_parse (const char *text, AwrashSignposts *rule, GError **error)
{
  g_autofree char *name = g_strndup (text, measure_name (text));
  const Named *named = find_rule (name);
  const Form *form = find_form (text);

  if (named != NULL && strchr (text, ':') != NULL)
    return refuse_parameter (text, _ ("a rule without a parameter"), error);
  if (named != NULL)
    return make_named (named, rule, error);
  if (form != NULL)
    return make_form (form, text, rule, error);
  return refuse_name (text, error);
}

void
awrash_i_signpost_clear (AwrashSignposts *rule)
{
  g_clear_pointer (&rule->head, g_free);
  g_clear_pointer (&rule->edge, g_free);
}

int
awrash_i_signpost_compare (const AwrashSignposts *rule, int64_t k, double v, int64_t l, double w)
{
  if (k == l && v == w)
    return 0;
  if (rule->starts_at_zero && (k == 1 || l == 1))
    {
      if (k != l)
        return k < l ? -1 : 1;
      return v > w ? -1 : v < w;
    }
  return rule->compare (rule, k, v, l, w);
}

gboolean
awrash_i_signpost_is_strict (const AwrashSignposts *rule)
{
  for (gsize k = 1; k < rule->n_head; k++)
    if (rule->head[k] == rule->head[k - 1])
      return FALSE;
  return TRUE;
}
