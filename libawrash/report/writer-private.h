/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markup that grows: every text that comes from data is escaped here and nowhere else, and every
 * sentence is said in all languages of the page at once. */

#ifndef AWRASH_REPORT_WRITER_PRIVATE_H
#define AWRASH_REPORT_WRITER_PRIVATE_H

#include "base/text-private.h"
#include "report/language-private.h"

/* In what the writer stands: it decides how languages are parted and names isolated. */
typedef enum
{
  AWRASH_MARKUP_HTML = 1,
  AWRASH_MARKUP_SVG,
  AWRASH_MARKUP_PLAIN /* the terminal: no markup at all, one language */
} AwrashMarkup;

typedef struct
{
  AwrashText text;
  GError *fault; /* the first one; nothing is written after it */
  AwrashMarkup markup;
  gboolean is_alone; /* a drawing without a page, which has no script */
  const AwrashProgramme *programme;
  gsize n_languages;
  const AwrashLanguage *languages[AWRASH_N_LANGUAGES];
  gboolean is_ascii; /* names that have no like in ASCII give way to others of the same thing */
  guint n_ids;       /* identifiers of elements that were given out */
} AwrashWriter;

/* codes: "ar;fr;en", the first shown first; NULL: all. */
gboolean awrash_i_writer_init (AwrashWriter *writer, const AwrashProgramme *programme,
                               const char *codes, GError **error);
void awrash_i_writer_clear (AwrashWriter *writer);
/* The text, or NULL with the first fault. */
char *awrash_i_writer_steal (AwrashWriter *writer, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AwrashWriter, awrash_i_writer_clear)

/* Markup of our own, and whole numbers in it; never text from data, never a double. */
void awrash_i_write (AwrashWriter *writer, const char *markup);
void awrash_i_writef (AwrashWriter *writer, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Text from data, escaped; control and bidi characters shown as U+FFFD or by name. */
void awrash_i_write_data (AwrashWriter *writer, const char *data);

/* What is put into a sentence. */
typedef enum
{
  AWRASH_PIECE_INTEGER = 1,
  AWRASH_PIECE_CHANGE,
  AWRASH_PIECE_DECIMAL,
  AWRASH_PIECE_NOUN,      /* so many of them */
  AWRASH_PIECE_MESSAGE,   /* another message */
  AWRASH_PIECE_TERRITORY, /* its name */
  AWRASH_PIECE_STREAM,
  AWRASH_PIECE_TYPE,
  AWRASH_PIECE_LABELS, /* a name in each language */
  AWRASH_PIECE_OPTION, /* of programme.ini, in its own language */
  AWRASH_PIECE_DATA    /* a text as it is */
} AwrashPieceKind;

typedef struct
{
  AwrashPieceKind kind;
  AwrashNoun noun;
  int decimals;
  gboolean is_assumed; /* a mark follows */
  gboolean is_change;  /* of DECIMAL: a plus before what is above 0 */
  char *const *labels; /* of LABELS: in the order of awrash_i_language_at() */
  int64_t integer;     /* or a message, a noun's number, an index */
  double number;
  const char *unit;  /* follows a number; NULL: none */
  const char *group; /* of OPTION; the text of DATA */
  const char *key;   /* of OPTION */
  const char *other; /* of OPTION: where it is not given */
  gsize most;        /* letters of a name; 0: all */
} AwrashPiece;

AwrashPiece awrash_i_piece_integer (int64_t value);
AwrashPiece awrash_i_piece_change (int64_t value);
AwrashPiece awrash_i_piece_decimal (double value, int decimals);
AwrashPiece awrash_i_piece_difference (double value, int decimals);
AwrashPiece awrash_i_piece_labels (char *const labels[]);
/* A part of 1 as a percentage. */
AwrashPiece awrash_i_piece_percent (double part, int decimals);
AwrashPiece awrash_i_piece_noun (AwrashNoun noun, int64_t n);
AwrashPiece awrash_i_piece_message (AwrashMessage message);
AwrashPiece awrash_i_piece_territory (gsize territory);
AwrashPiece awrash_i_piece_province (const AwrashWriter *writer, gsize province);
AwrashPiece awrash_i_piece_stream (gsize stream);
AwrashPiece awrash_i_piece_type (gsize type);
AwrashPiece awrash_i_piece_option (const char *group, const char *key, const char *other);
AwrashPiece awrash_i_piece_data (const char *text);
/* The same with a mark where is_assumed. */
AwrashPiece awrash_i_piece_mark (AwrashPiece piece, gboolean is_assumed);

/* A name cut to so many letters of ordinary width, for where there is little room. */
AwrashPiece awrash_i_piece_cut (AwrashPiece piece, gsize most);

/* In one language. */
void awrash_i_put_piece (AwrashWriter *writer, const AwrashLanguage *language,
                         const AwrashPiece *piece);
void awrash_i_put_message (AwrashWriter *writer, const AwrashLanguage *language, const char *words,
                           gsize n, const AwrashPiece pieces[]);

/* A message with its pieces in every language; languages in which it is the same share it. */
void awrash_i_say (AwrashWriter *writer, AwrashMessage message, gsize n,
                   const AwrashPiece pieces[]);
#define AWRASH_SAY(writer, message, ...)                                                           \
  awrash_i_say ((writer), (message),                                                               \
                sizeof ((const AwrashPiece[]){ __VA_ARGS__ }) / sizeof (AwrashPiece),              \
                (const AwrashPiece[]){ __VA_ARGS__ })
/* A name and what belongs to it in a row, parted by dots: languages that share the one need not
 * share the other. The text around gives the row its direction. */
void awrash_i_say_row (AwrashWriter *writer, gsize n, const AwrashPiece pieces[]);
/* One piece, or a message without any, alone. */
void awrash_i_say_piece (AwrashWriter *writer, AwrashPiece piece);
/* The same where the piece is a number and stands by itself in a cell of the class that is for
 * numbers: it needs no element of its own. */
void awrash_i_say_figure (AwrashWriter *writer, AwrashPiece piece);
void awrash_i_say_words (AwrashWriter *writer, AwrashMessage message);

#endif
