/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions of every kind with certificates of their answers. Included by test-form.c. */

/* A question of any kind, with a certificate of its answer. */
typedef struct
{
  const char *label;
  AwrashProgramme *programme;
  AwrashApproval *approval;
  AwrashPanelQuestion *panels;
  char *text;
} Question;

static AwrashVerdict *
judge (const Question *question, const char *text, GError **error)
{
  if (question->approval != NULL)
    return awrash_audit_approval (question->approval, text, error);
  if (question->panels != NULL)
    return awrash_audit_lottery (question->panels, text, error);
  return awrash_audit_certificate (question->programme, text, error);
}

static gboolean
is_accepted (const Question *question, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AwrashVerdict) verdict = judge (question, text, &error);

  cr_assert ((verdict == NULL) == (error != NULL), "%s: %s", question->label, text);
  cr_expect (error == NULL || error->code != AWRASH_ERROR_INTERNAL, "%s: %s", question->label,
             text);
  return verdict != NULL && awrash_audit_verdict_is_accepted (verdict);
}

static void
check (Question *question)
{
  cr_assert (is_accepted (question, question->text), "%s: %s", question->label, question->text);
}

static void
clear (Question *question)
{
  g_clear_pointer (&question->programme, awrash_programme_unref);
  g_clear_pointer (&question->approval, awrash_selection_approve_free);
  g_clear_pointer (&question->panels, awrash_selection_question_unref);
  g_clear_pointer (&question->text, g_free);
}

/* ── plans ──────────────────────────────────────────────────────────────────────────────────── */

#define FEW "code,parent,need\nr,,\na,r,2\nb,r,3\nc,r,5\n"
#define TWO "territory,stream,max\nr,temporary,5\nr,sustainable,3\n"
#define FOUR "territory,stream,min,max\nr,temporary,4,4\n"
#define CUT "territory,stream,min,max\nr,temporary,9,12\na,*,,2\nb,*,,1\nc,*,,3\n"

static const struct
{
  const char *label, *quotas, *keys[9];
} plans[] = {
  { "a tie settled by lot", TWO, { "on", "count", "tie", "lot", "seed", "form" } },
  { "a tie refused", FOUR, { "on", "count" } },
  { "a tie settled by order", FOUR, { "on", "count", "tie", "order", "order", "c;a;b" } },
  { "a least Gini", FOUR, { "objective", "gini", "nodes", "9" } },
  { "a least Gini of rates", FOUR, { "objective", "gini-unweighted", "nodes", "9" } },
  { "a loss", TWO, { "near", "a/type:temporary=4", "loss", "1/4", "tie", "lot", "seed", "x" } },
  { "the rest", TWO, { "streams", "sustainable", "objective", "least-squares" } },
  { "a Gini within a gap", FOUR, { "objective", "gini", "gap", "0.9" } },
  { "a cut", CUT, { NULL } },
};

static Question
ask_plan (gsize k)
{
  const char *const *keys = plans[k].keys;
  Question question = { .label = plans[k].label };
  g_autoptr (AwrashPlan) plan = NULL;

  question.programme = test_programme_new ("territories", FEW, "quotas", plans[k].quotas,
                                           "need.indicator", "need", NULL);
  plan = test_plan_new (question.programme, keys[0], keys[1], keys[2], keys[3], keys[4], keys[5],
                        keys[6], keys[7], NULL);
  question.text = g_strdup (awrash_split_plan_get_certificate (plan));
  check (&question);
  return question;
}

/* ── beyond the network ─────────────────────────────────────────────────────────────────────── */

#define UNITS "territory,stream,unit,min,max\n"
#define BUDGET UNITS "r,*,money,,5\n"
#define CAPS                                                                                       \
  "territory,stream,min,max\na,type:x,,2\na,type:y,,1\nb,type:x,,1\nb,type:y,,1\nc,type:x,,1\n"    \
  "c,type:y,,0\n"
#define ALL "territory,stream,min,max\na,type:x,1,2\nb,type:x,1,2\nc,type:x,1,2\n"

static const struct
{
  const char *label, *quotas, *capacities, *streams, *keys[7];
} searches[] = {
  { "leximin", BUDGET, CAPS, "*", { "objective", "leximin" } },
  { "logarithms", BUDGET, CAPS, "*", { "objective", "alpha:1" } },
  { "logarithms of what all have", BUDGET, ALL, "*", { "objective", "alpha:1" } },
  { "a Gini", BUDGET, CAPS, "*", { "objective", "gini" } },
  { "nothing", UNITS "r,*,money,30,50\n", CAPS, "*", { "objective", "leximin" } },
  { "leximin of a stream", BUDGET, CAPS, "s", { "objective", "leximin" } },
  { "logarithms of a stream", BUDGET, CAPS, "s", { "objective", "alpha:1" } },
  { "a Gini of a stream", BUDGET, CAPS, "s", { "objective", "gini" } },
  { "more than there is room for",
    UNITS "r,*,places,,9\nr,*,money,,7\n",
    CAPS,
    "*",
    { "objective", "decmin" } },
  { "a Gini of rates", BUDGET, CAPS, "*", { "objective", "gini-unweighted" } },
  { "a contradiction", UNITS "r,*,money,,5\na,*,places,9,\n", CAPS, "*", { NULL } },
  { "a loss of all",
    BUDGET,
    CAPS,
    "*",
    { "objective", "utilitarian", "near", "a/type:x=0", "loss", "1/4" } },
};

/* Two regions of their own, which a budget ties: their parts are proved apart. */
static Question
ask_parts (gsize k)
{
  Question question = { .label = "parts" };
  g_autoptr (AwrashPlan) plan = NULL;

  question.programme = test_programme_new (
      "territories", "code,parent,need\nn,,\nr,n,\na,r,6\nb,r,4\ns,n,\nc,s,3\nd,s,4\n", "streams",
      "code\ns\n", "worksite_types",
      "code,stream,months,monthly_cost,utility\nx,s,1,7,5\ny,s,1,11,8\n", "capacities",
      "territory,stream,max\na,type:x,4\na,type:y,5\nb,type:x,1\nb,type:y,3\nc,type:x,5\n"
      "c,type:y,2\nd,type:x,4\nd,type:y,1\n",
      "quotas", UNITS "r,*,money,,20\ns,*,money,,59\nn,*,money,,87\n", "need.indicator", "need",
      NULL);
  plan = test_plan_new (question.programme, "objective", k == 0 ? "leximin" : "utilitarian", NULL);
  question.text = g_strdup (awrash_split_plan_get_certificate (plan));
  cr_assert_not_null (strstr (question.text, "\"digits\":"));
  check (&question);
  return question;
}

static Question
ask_search (gsize k)
{
  const char *const *keys = searches[k].keys;
  Question question = { .label = searches[k].label };
  g_autoptr (AwrashPlan) plan = NULL;

  question.programme = test_programme_new (
      "territories", FEW, "streams", "code\ns\nt\n", "worksite_types",
      "code,stream,months,monthly_cost,utility\nx,s,1,1,2\ny,t,1,2,3\n", "capacities",
      searches[k].capacities, "quotas", searches[k].quotas, "need.indicator", "need", NULL);
  plan = test_plan_new (question.programme, "streams", searches[k].streams, keys[0], keys[1],
                        keys[2], keys[3], keys[4], keys[5], NULL);
  question.text = g_strdup (awrash_split_plan_get_certificate (plan));
  check (&question);
  return question;
}

/* A limit that was reached tells nothing of the claims before it, which are read all the same. */
static Question
ask_limit (gsize k)
{
  Question question = ask_search (k);
  g_autofree char *text = g_steal_pointer (&question.text);

  question.text = test_seal_edited (text, "\"status\":\"infeasible\"", "\"status\":\"limit\"");
  question.label = "a limit";
  check (&question);
  return question;
}

/* ── worksites ──────────────────────────────────────────────────────────────────────────────── */

#define N_SITES 6

static const char *const chains[]
    = { "utility", "communes,leximin,utility", "worksites", "leximin,communes" };

static Question
ask_approval (gsize k)
{
  static const int64_t fewest[N_SITES] = { 5, 9, 4, 6, 8, 3 },
                       most[N_SITES] = { 9, 9, 8, 12, 8, 7 };
  static const int64_t months[N_SITES] = { 3, 4, 3, 2, 5, 3 },
                       commune[N_SITES] = { 0, 1, 2, 0, 1, 2 };
  static const int64_t order[N_SITES] = { 5, 4, 3, 2, 1, 0 };
  static const double utility[N_SITES] = { 7, 9, 6, 5, 8, 4 };
  Question question = { .label = chains[k] };
  g_autoptr (AwrashApproved) answer = NULL;

  question.approval
      = awrash_selection_approve_new (N_SITES, fewest, most, months, k == 2 ? NULL : utility, NULL);
  cr_assert (awrash_selection_approve_set_communes (question.approval, 3, commune, NULL));
  cr_assert (awrash_selection_approve_set_goals (question.approval, chains[k], NULL));
  cr_assert (awrash_selection_approve_add_bound (question.approval, "number", "person-months", NULL,
                                                 0, 100, TRUE, NULL));
  answer = awrash_selection_approve_solve (question.approval, k == 2 ? order : NULL, 0, 1000, NULL);
  question.text = g_strdup (awrash_selection_approve_answer_get_certificate (answer));
  check (&question);
  return question;
}

/* ── lotteries ──────────────────────────────────────────────────────────────────────────────── */

static const char *const rules[] = { "maximin", "leximin", "nash", "goldilocks" };

/* Two of the seven can never be chosen where `none` of theirs may. */
static AwrashPanelQuestion *
ask_panels (gboolean none)
{
  const int64_t n_values[] = { 2, 2 };
  const int64_t value[] = { 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1 };
  const int64_t lower[] = { 1, 4, none ? 5 : 4, none ? 0 : 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (7, 2, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 5, lower, lower, FALSE, NULL);
}

/* Persons of whom no two keep all quotas, which takes a branch to prove. */
static AwrashPanelQuestion *
ask_for_nobody (void)
{
  const int64_t n_values[] = { 2, 2, 2 };
  const int64_t value[]
      = { 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1 };
  const int64_t lower[] = { 1, 1, 0, 1, 0, 1 }, upper[] = { 1, 1, 1, 1, 1, 1 };
  g_autoptr (AwrashPool) pool = awrash_selection_pool_new (8, 3, n_values, value, NULL, NULL);

  return awrash_selection_question_new (pool, 2, lower, upper, FALSE, NULL);
}

static Question
ask_lottery (gsize k)
{
  Question question = { .label = rules[k % 4] };
  g_autoptr (AwrashLottery) lottery = NULL;

  question.panels = k < 8 ? ask_panels (k >= 4) : ask_for_nobody ();
  lottery = awrash_selection_lottery_new (question.panels, rules[k % 4], NULL);
  question.text = g_strdup (awrash_selection_lottery_get_certificate (lottery));
  check (&question);
  return question;
}
