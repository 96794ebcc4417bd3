/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The version, read from the file VERSION by the Makefile: the only place that names it. */

#include <awrash.h>

const char *
awrash_base_version (void)
{
  return AWRASH_VERSION;
}
