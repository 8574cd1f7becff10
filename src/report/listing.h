/* Records that a block shows: which ones, which of their fields, and how a field reads. Private to report/. */
#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include "report/directive.h"

/* A field that a block names, allowed by `publish`. */
struct shown_field {
	struct path path;
	const struct value *name; /* where the block names it */
};

/* The records of a block, this edition's alone. */
struct listing {
	struct block *block;
	struct row_set set;
	uint32_t *rows; /* of set.table: those that this edition may show, in the block's order */
	size_t count;
	size_t found; /* before consent was asked for and `limit` cut */
};

/* Finds the records of `records:` with `where` and `period`, in the order of `sort`, the first `limit` of them. CONSENT:
 * "quotations", what needs the consent of each record for this edition (records without it are left out, with one
 * message), or NULL. False after a message: an unknown name, a personal table, a population that this edition lacks. */
bool listing_open(struct block *block, const char *consent, struct listing *out);

/* The two last steps of listing_open (order.c); after a message on what they name the records stay as they are. */
void listing_sort(struct listing *listing);
void listing_limit(struct listing *listing);

/* Resolves the field that KEY of the block's body, or NAME, names; false after a message. */
bool listing_field(const struct listing *listing, const struct value *name, struct shown_field *out);
bool listing_key(const struct listing *listing, const char *key, struct shown_field *out);

/* Is the field unknown in that record? */
bool field_unknown(const struct listing *listing, const struct shown_field *field, uint32_t row);

/* The text of a text field, or NULL. */
const char *field_text(const struct listing *listing, const struct shown_field *field, uint32_t row);

/* Appends what the field holds to CELL: inlines, or a list of nested records. */
void field_append(const struct listing *listing, const struct shown_field *field, uint32_t row, struct node *cell);

/* Does the field hold several things: codes, or the records of a nested table? */
bool field_many(const struct shown_field *field);

/* Appends what such a field holds to PARENT as a LIST, of a nested record its first published field; nothing if empty. */
void field_entries(const struct listing *listing, const struct shown_field *field, uint32_t row, struct node *parent);

/* The label of a field: its own, or its name with a capital and spaces. */
void field_label(struct section *section, const struct field *field, struct node *parent);

/* Is it set to the right, on its digits? */
bool field_numeric(const struct shown_field *field);

/* The place of a record, for nodes made of it. */
struct place listing_place(const struct listing *listing, uint32_t row);

#endif
