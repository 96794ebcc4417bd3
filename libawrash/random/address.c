/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What draws are for, as the counter of a block.
 * Source: the head of random.h. Invariant: within the limits different addresses are different
 * counters, or the two halves of one block. */

#include "random/philox-private.h"

#include "base/i18n-private.h"
#include "random/purposes-private.h"

#include <inttypes.h>

#define EDITION_AT 24
#define PURPOSE_AT 20

size_t
awrash_random_address_size (void)
{
  return sizeof (AwrashRandomAddress);
}

static gboolean
check_part (const char *name, gint64 value, gint64 most, GError **error)
{
  if (value >= 0 && value <= most)
    return TRUE;
  g_set_error (error, AWRASH_ERROR, AWRASH_ERROR_VALUE,
               _ ("%s is %" PRId64 ", expected 0 to %" PRId64), name, value, most);
  return FALSE;
}

gboolean
awrash_i_address_check (const AwrashRandomAddress *address, GError **error)
{
  return check_part ("scenario", address->scenario, G_MAXUINT32, error)
         && check_part ("replication", address->replication, (1 << EDITION_AT) - 1, error)
         && check_part ("edition", address->edition, G_MAXUINT8, error)
         && check_part ("place", address->place, (2 << PURPOSE_AT) - 1, error)
         && check_part ("purpose", address->purpose, AWRASH_PURPOSE_OWN - 1, error);
}

AwrashPhiloxBlock
awrash_i_address_block (const AwrashRandomAddress *address)
{
  return (AwrashPhiloxBlock){
    { 0, (guint32)(address->purpose << PURPOSE_AT | address->place >> 1),
      (guint32)address->scenario, (guint32)(address->edition << EDITION_AT | address->replication) }
  };
}
