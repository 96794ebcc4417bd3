/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the text of a policy to its tree: NAME, or NAME(ARGUMENT, KEY=ARGUMENT, …), where an
 * argument is a number, a word, an expression or a policy, as the form says. Source: the grammar in
 * awrash/simulation.h. Invariant: a tree that is handed out has every argument that its forms ask
 * for, in their range. */

#include "simulation/policy-private.h"

#include "base/i18n-private.h"
#include "base/memory-private.h"
#include "base/number-private.h"
#include "base/text-private.h"

#include <string.h>

typedef struct
{
  const char *at;
  gsize depth;
  AwrashPolicy *policy; /* counts nodes and expressions */
} Parser;

static AwrashPolicyNode *parse_policy (Parser *parser, const AwrashPolicyForm *inside,
                                       GError **error);

void
awrash_i_policy_node_free (AwrashPolicyNode *node)
{
  if (node == NULL)
    return;
  for (gsize i = 0; i < node->n_arguments; i++)
    {
      g_free (node->arguments[i].key);
      g_free (node->arguments[i].text);
      awrash_i_policy_node_free (node->arguments[i].policy);
    }
  g_free (node->arguments);
  awrash_i_nested_rule_clear (&node->rule);
  g_free (node);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AwrashPolicyNode, awrash_i_policy_node_free)

/* ── tokens ─────────────────────────────────────────────────────────────────────────────────── */

static void
skip_blanks (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
take (Parser *parser, char character)
{
  skip_blanks (parser);
  if (*parser->at != character)
    return FALSE;
  parser->at++;
  return TRUE;
}

/* What stands before the next bracket, comma or =, without blanks around it. */
static char *
read_token (Parser *parser)
{
  skip_blanks (parser);
  const char *begin = parser->at;
  parser->at += strcspn (parser->at, "(),=");
  return g_strchomp (g_strndup (begin, (gsize)(parser->at - begin)));
}

static gboolean
refuse (const Parser *parser, const char *expected, GError **error)
{
  if (*parser->at == '\0')
    g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                 _ ("the policy ends where %s is expected"), expected);
  else
    {
      g_autofree char *rest = awrash_i_text_quote (parser->at);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_SYNTAX,
                   _ ("the policy has %s where %s is expected"), rest, expected);
    }
  return FALSE;
}

/* ── values ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_value (Parser *parser, const AwrashPolicyForm *form, const AwrashPolicyParameter *parameter,
            AwrashPolicyArgument *argument, GError **error)
{
  argument->is_given = TRUE;
  if (parameter->kind == AWRASH_ARGUMENT_POLICY)
    {
      argument->policy = parse_policy (parser, form, error);
      return argument->policy != NULL;
    }
  argument->text = read_token (parser);
  if (*argument->text == '\0')
    return refuse (parser, parameter->name, error);
  if (parameter->kind == AWRASH_ARGUMENT_EXPRESSION)
    argument->slot = parser->policy->n_expressions++;
  return awrash_i_policy_argument_check (parameter, argument, error);
}

/* ── arguments ──────────────────────────────────────────────────────────────────────────────── */

static AwrashPolicyArgument *
append (AwrashPolicyNode *node)
{
  node->arguments = g_renew (AwrashPolicyArgument, node->arguments, node->n_arguments + 1);
  node->arguments[node->n_arguments] = (AwrashPolicyArgument){ .is_given = FALSE };
  return &node->arguments[node->n_arguments++];
}

static gssize
find_parameter (const AwrashPolicyForm *form, const char *key)
{
  for (gsize i = 0; i < awrash_i_policy_form_n_parameters (form); i++)
    if (g_str_equal (form->parameters[i].name, key))
      return (gssize)i;
  return -1;
}

static gboolean
refuse_twice (const AwrashPolicyForm *form, const char *name, GError **error)
{
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_DUPLICATE, _ ("%s has %s twice, expected it once"),
               form->name, name);
  return FALSE;
}

/* One more of what follows after the parameters: where a policy is expected, or a weight. */
static gboolean
read_rest (Parser *parser, AwrashPolicyNode *node, gsize place, const char *key, GError **error)
{
  static const AwrashPolicyParameter policy
      = { "a policy", AWRASH_ARGUMENT_POLICY, NULL, NULL, NULL };
  static const AwrashPolicyParameter weight
      = { "weight", AWRASH_ARGUMENT_NUMBER, NULL, NULL, NULL };
  const gboolean is_weight = node->form->rest == AWRASH_REST_WEIGHTS && place % 2 == 0;
  gsize n = awrash_i_policy_form_n_parameters (node->form);

  for (gsize i = n; key != NULL && i < node->n_arguments; i++)
    if (g_str_equal (node->arguments[i].key, key))
      return refuse_twice (node->form, key, error);
  AwrashPolicyArgument *argument = append (node);
  argument->key = g_strdup (key);
  return read_value (parser, node->form, is_weight ? &weight : &policy, argument, error);
}

static gboolean
refuse_key (const AwrashPolicyForm *form, const char *key, GError **error)
{
  g_autofree char *spelled = awrash_i_policy_form_spell (form);

  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME, _ ("%s has no argument \"%s\", expected %s"),
               form->name, key, spelled);
  return FALSE;
}

/* One argument; *place is how many without a key came before it. */
static gboolean
read_argument (Parser *parser, AwrashPolicyNode *node, gsize *place, GError **error)
{
  const AwrashPolicyForm *form = node->form;
  gsize n = awrash_i_policy_form_n_parameters (form);
  const char *begin = parser->at;
  g_autofree char *key = read_token (parser);

  if (take (parser, '='))
    {
      gssize known = find_parameter (form, key);
      if (known >= 0 && node->arguments[known].is_given)
        return refuse_twice (form, key, error);
      if (known >= 0)
        return read_value (parser, form, &form->parameters[known], &node->arguments[known], error);
      if (form->rest == AWRASH_REST_STREAMS && *key != '\0')
        return read_rest (parser, node, 0, key, error);
      return refuse_key (form, key, error);
    }
  parser->at = begin;
  if (form->rest == AWRASH_REST_STREAMS)
    return refuse (parser, _ ("STREAM=POLICY"), error);
  if (form->rest != AWRASH_REST_NONE)
    return read_rest (parser, node, (*place)++, NULL, error);
  if (*place >= n)
    return refuse (parser, n == 0 ? _ ("nothing more") : _ (") after the last argument"), error);
  if (node->arguments[*place].is_given)
    return refuse_twice (form, form->parameters[*place].name, error);
  gsize own = (*place)++;
  return read_value (parser, form, &form->parameters[own], &node->arguments[own], error);
}

static gboolean
read_arguments (Parser *parser, AwrashPolicyNode *node, GError **error)
{
  gsize place = 0;

  if (!take (parser, '(') || take (parser, ')'))
    return TRUE;
  do
    {
      skip_blanks (parser);
      if (!read_argument (parser, node, &place, error))
        return FALSE;
    }
  while (take (parser, ','));
  return take (parser, ')') || refuse (parser, _ (", or )"), error);
}

/* ── what was not written ───────────────────────────────────────────────────────────────────── */

static gboolean
fill_in (Parser *parser, AwrashPolicyNode *node, GError **error)
{
  const AwrashPolicyForm *form = node->form;

  for (gsize i = 0; i < awrash_i_policy_form_n_parameters (form); i++)
    {
      const AwrashPolicyParameter *parameter = &form->parameters[i];
      Parser own = { parameter->fallback, parser->depth, parser->policy };
      if (node->arguments[i].is_given || (own.at != NULL && *own.at == '\0'))
        continue;
      if (own.at == NULL)
        {
          g_autofree char *spelled = awrash_i_policy_form_spell (form);
          g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY,
                       _ ("%s lacks its argument \"%s\", expected %s"), form->name, parameter->name,
                       spelled);
          return FALSE;
        }
      if (!read_value (&own, form, parameter, &node->arguments[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_rest (const AwrashPolicyNode *node, GError **error)
{
  gsize n = node->n_arguments - awrash_i_policy_form_n_parameters (node->form);
  const AwrashPolicyRest rest = node->form->rest;

  if (rest == AWRASH_REST_NONE || (rest == AWRASH_REST_STREAMS && n >= 1)
      || (rest == AWRASH_REST_POLICIES && n >= 2)
      || (rest == AWRASH_REST_WEIGHTS && n >= 2 && n % 2 == 0))
    return TRUE;
  g_autofree char *spelled = awrash_i_policy_form_spell (node->form);
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_EMPTY, _ ("%s has too few arguments, expected %s"),
               node->form->name, spelled);
  return FALSE;
}

/* A change is held between a floor and a ceiling, whatever the form. */
static gboolean
check_ends (const AwrashPolicyNode *node, GError **error)
{
  const AwrashPolicyArgument *floor = NULL, *ceiling = NULL;

  for (gsize i = 0; i < awrash_i_policy_form_n_parameters (node->form); i++)
    {
      if (g_str_equal (node->form->parameters[i].name, "floor"))
        floor = &node->arguments[i];
      if (g_str_equal (node->form->parameters[i].name, "ceiling"))
        ceiling = &node->arguments[i];
    }
  if (floor == NULL || ceiling == NULL || !ceiling->is_given
      || awrash_i_rational_compare (floor->ratio, ceiling->ratio) <= 0)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_BOUNDS,
               _ ("%s has the floor %s above the ceiling %s, expected it at or below"),
               node->form->name, floor->text, ceiling->text);
  return FALSE;
}

static gboolean
is_same (const AwrashPolicyNode *node)
{
  for (gsize i = 0; i < node->n_arguments; i++)
    if (node->arguments[i].policy != NULL && !node->arguments[i].policy->is_same)
      return FALSE;
  return node->form->claim != NULL && !node->form->is_by_stream;
}

/* By which rule the form's claims, or rates, become places. */
static gboolean
read_rule (AwrashPolicyNode *node, GError **error)
{
  const AwrashPolicyForm *form = node->form;
  const char *rule = form->rule;
  g_autofree char *own = NULL;

  for (gsize i = 0; i < awrash_i_policy_form_n_parameters (form); i++)
    if (form->parameters[i].kind == AWRASH_ARGUMENT_RULE)
      rule = node->arguments[i].text;
  if (rule != NULL && g_str_has_suffix (rule, ":"))
    rule = own = g_strconcat (rule, node->arguments[0].text, NULL);
  return rule == NULL || awrash_i_nested_rule_parse (rule, &node->rule, error);
}

/* ── policies ───────────────────────────────────────────────────────────────────────────────── */

static const AwrashPolicyForm *
find_form (const char *name, const AwrashPolicyForm *inside, GError **error)
{
  const AwrashPolicyForm *form = awrash_i_policy_form_find (name);

  if (form == NULL)
    {
      g_autoptr (GString) list = g_string_new (NULL);
      for (gsize i = 0; awrash_i_policy_form_get (i) != NULL; i++)
        g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                                awrash_i_policy_form_get (i)->name);
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_NAME,
                   _ ("\"%s\" is no policy, expected one of %s"), name, list->str);
      return NULL;
    }
  if (!form->is_outermost || inside == NULL)
    return form;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s stands inside %s, expected it outermost, since it has a second stage"), name,
               inside->name);
  return NULL;
}

static AwrashPolicyNode *
parse_policy (Parser *parser, const AwrashPolicyForm *inside, GError **error)
{
  g_autofree char *name = read_token (parser);

  if (*name == '\0')
    {
      refuse (parser, _ ("the name of a policy"), error);
      return NULL;
    }
  const AwrashPolicyForm *form = find_form (name, inside, error);
  if (form == NULL)
    return NULL;
  if (++parser->depth > AWRASH_POLICY_DEPTH || parser->policy->n_nodes >= AWRASH_POLICY_NODES)
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
                   _ ("%s is policy %zu of its text, at depth %zu, expected at most %d and %d"),
                   name, parser->policy->n_nodes + 1, parser->depth, AWRASH_POLICY_NODES,
                   AWRASH_POLICY_DEPTH);
      return NULL;
    }
  g_autoptr (AwrashPolicyNode) node = g_new0 (AwrashPolicyNode, 1);
  node->form = form;
  node->index = parser->policy->n_nodes++;
  for (gsize i = 0; i < awrash_i_policy_form_n_parameters (form); i++)
    append (node);
  if (!read_arguments (parser, node, error) || !check_rest (node, error)
      || !fill_in (parser, node, error) || !check_ends (node, error) || !read_rule (node, error))
    return NULL;
  node->is_same = is_same (node);
  parser->depth--;
  return g_steal_pointer (&node);
}

AwrashPolicyNode *
awrash_i_policy_parse (const char *text, AwrashPolicy *policy, GError **error)
{
  Parser parser = { text, 0, policy };

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_ENCODING, _ ("the policy is not UTF-8"));
      return NULL;
    }
  g_autoptr (AwrashPolicyNode) root = parse_policy (&parser, NULL, error);
  if (root == NULL)
    return NULL;
  skip_blanks (&parser);
  if (*parser.at != '\0')
    {
      refuse (&parser, _ ("its end"), error);
      return NULL;
    }
  return g_steal_pointer (&root);
}
