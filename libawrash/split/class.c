/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The classes of problems by name: what the bounds look like, and so what can be promised. */

#include "base/names-private.h"

static const AwrashName class_names[] = {
  { AWRASH_CLASS_SIMPLE, "simple" },   { AWRASH_CLASS_TREE, "tree" },
  { AWRASH_CLASS_NETWORK, "network" }, { AWRASH_CLASS_ROWS, "network + rows" },
  { AWRASH_CLASS_GENERAL, "general" },
};

const char *
awrash_split_class_get_name (AwrashClass class_)
{
  return awrash_i_names_get (class_names, G_N_ELEMENTS (class_names), (int)class_);
}

int
awrash_split_class_from_name (const char *name)
{
  return awrash_i_names_find (class_names, G_N_ELEMENTS (class_names), name);
}
