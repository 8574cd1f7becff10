#include "protect/audit.h"

#include <math.h>
#include <string.h>

/* Of the solver, for each component: far beyond what a report needs; little where the repair came to no end either. */
static const uint64_t work_limit = UINT64_C(40000000000), work_limit_unended = UINT64_C(400000000);

/* One withheld figure. */
struct audit_row {
	const char *editions; /* that are protected together, "intranet, schools" */
	const char *figure;
	const char *why;        /* "protected": for what it says itself; "second": so that another cannot be worked out */
	const char *low, *high; /* what a reader can learn, given all that is published; "" of what has no range */
	const char *cause;      /* of a second one: the figure that it was withheld for */
	const char *cost;       /* of a second one */
	const char *verdict;    /* of a protected one: "safe", "open", "not proved" */
};

enum { COLUMNS = 8 };
static const char *const heads[COLUMNS] = {
    "editions", "figure", "withheld", "least", "greatest", "because of", "cost", "verdict"};

static void row_cells(const struct audit_row *row, const char *cells[COLUMNS])
{
	const char *list[COLUMNS] = {
	    row->editions, row->figure, row->why, row->low, row->high, row->cause, row->cost, row->verdict};
	memcpy(cells, list, sizeof list);
}

void audit_open(struct audit *audit, struct arena *arena, enum audit_format format)
{
	*audit = (struct audit){.arena = arena, .format = format, .ended = true, .sound = true};
}

/* ---- the four ways to write a row ---- */

static void cells_text(struct buffer *out, const char *const cells[COLUMNS])
{
	bool range = cells[3][0] != '\0';
	buffer_format(out, "%-40s %-9s", cells[1], cells[2]);
	if (range)
		buffer_format(out, " %s to %s", cells[3], cells[4]);
	if (cells[5][0])
		buffer_format(out, ", to hide %s, at a cost of %s", cells[5], cells[6]);
	if (cells[7][0])
		buffer_format(out, ": %s", cells[7]);
	buffer_char(out, '\n');
}

static void cells_json(struct buffer *out, const char *const cells[COLUMNS])
{
	static const char *const keys[COLUMNS] = {
	    "editions", "figure", "withheld", "least", "greatest", "because-of", "cost", "verdict"};
	for (size_t i = 0; i < COLUMNS; i++) {
		buffer_format(out, "%s\"%s\": ", i ? ", " : "    {", keys[i]);
		if (cells[i][0])
			buffer_json(out, cells[i]);
		else
			buffer_add(out, "null");
	}
	buffer_char(out, '}');
}

/* RFC 4180: a cell with a comma or a quotation mark stands in quotation marks. */
static void cells_csv(struct buffer *out, const char *const cells[COLUMNS])
{
	for (size_t i = 0; i < COLUMNS; i++) {
		bool quoted = strpbrk(cells[i], ",\"\n") != NULL;
		buffer_add(out, i ? "," : "");
		buffer_add(out, quoted ? "\"" : "");
		for (const char *at = cells[i]; *at; at++) {
			if (*at == '"')
				buffer_char(out, '"');
			buffer_char(out, *at);
		}
		buffer_add(out, quoted ? "\"" : "");
	}
	buffer_add(out, "\r\n");
}

static void html_escape(struct buffer *out, const char *text)
{
	for (; *text; text++)
		if (*text == '<' || *text == '&')
			buffer_add(out, *text == '<' ? "&lt;" : "&amp;");
		else
			buffer_char(out, *text);
}

static void cells_html(struct buffer *out, const char *const cells[COLUMNS], const char *tag)
{
	buffer_add(out, "<tr>");
	for (size_t i = 0; i < COLUMNS; i++) {
		buffer_format(out, "<%s>", tag);
		html_escape(out, cells[i]);
		buffer_format(out, "</%.2s>", tag);
	}
	buffer_add(out, "</tr>\n");
}

static void row_write(struct audit *audit, const struct audit_row *row)
{
	const char *cells[COLUMNS];
	row_cells(row, cells);
	if (audit->format == AUDIT_JSON && audit->row_count > 0)
		buffer_add(&audit->rows, ",\n");
	audit->row_count++;
	switch (audit->format) {
	case AUDIT_TEXT:
		cells_text(&audit->rows, cells);
		break;
	case AUDIT_JSON:
		cells_json(&audit->rows, cells);
		break;
	case AUDIT_CSV:
		cells_csv(&audit->rows, cells);
		break;
	case AUDIT_HTML:
		cells_html(&audit->rows, cells, "td");
		break;
	}
}

/* ---- a publication ---- */

static const char *editions_name(const struct audit *audit, const struct publication *publication)
{
	struct buffer names = {0};
	const struct settings *settings = publication_settings(publication);
	for (size_t i = 0; i < publication->slot_count; i++)
		buffer_format(&names, "%s%s", i ? ", " : "", settings->editions[publication->slots[i].edition].name);
	return buffer_finish(&names, audit->arena);
}

static const char *form_title(const struct publication *publication, uint32_t form)
{
	const struct claim *claim = form == UINT32_MAX ? NULL : claim_of(publication, form);
	return claim ? claim_name(publication, claim) : "a group that two figures leave over";
}

static const char *bound_text(const struct audit *audit, double value)
{
	return isinf(value) ? "any number" : arena_format(audit->arena, "%.0f", floor(value + 0.5));
}

static const char *verdict_of(enum proof proof)
{
	return proof == PROOF_SAFE ? "safe" : proof == PROOF_STUCK ? "open" : "not proved";
}

static void form_add(struct audit *audit, const struct publication *publication, const struct repair *repair,
    const struct form_range *range, uint32_t at)
{
	const struct form *form = &publication->system.forms[at];
	struct audit_row row = {.editions = editions_name(audit, publication),
	    .figure = form_title(publication, at),
	    .why = form->state == FORM_PRIMARY ? "protected" : "second",
	    .low = "",
	    .high = "",
	    .cause = "",
	    .cost = "",
	    .verdict = ""};
	if (form->low == form->high) { /* what bounds others has no range of its own */
		row.low = bound_text(audit, range->low);
		row.high = bound_text(audit, range->high);
	}
	if (form->state == FORM_PRIMARY) {
		row.verdict = verdict_of(range->proof);
		audit->protected_count++;
		audit->open_count += range->proof != PROOF_SAFE;
	} else {
		row.cause = form_title(publication, repair->causes[at]);
		row.cost = arena_format(audit->arena, "%.0f", form->cost);
		audit->second_count++;
		audit->cost += form->cost;
	}
	row_write(audit, &row);
}

void audit_add(
    struct audit *audit, struct pool *threads, const struct publication *publication, const struct repair *repair)
{
	const struct form_system *system = &publication->system;
	size_t limit = repair->unended ? work_limit_unended : work_limit;
	struct repair attack = system_attack(audit->arena, threads, system, limit);
	for (uint32_t i = 0; i < system->form_count; i++)
		if (system->forms[i].state == FORM_PRIMARY || system->forms[i].state == FORM_SECONDARY)
			form_add(audit, publication, repair, &attack.ranges[i], i);
	audit->programs += repair->programs;
	audit->ended &= !attack.unended && !repair->unended && !publication->too_large;
	audit->sound = audit->ended && audit->open_count == 0;
}

/* ---- the whole ---- */

static const char *summary(const struct audit *audit)
{
	return arena_format(audit->arena,
	    "%zu protected, %zu withheld second at a cost of %.0f, %zu open; %s after %zu linear programs: %s",
	    audit->protected_count, audit->second_count, audit->cost, audit->open_count,
	    audit->ended ? "the proof is complete" : "the proof is not complete", audit->programs,
	    audit->sound ? "nothing protected can be worked out" : "DO NOT PUBLISH");
}

static void close_json(const struct audit *audit, struct buffer *out)
{
	buffer_format(out, "{\n  \"sound\": %s,\n  \"complete\": %s,\n  \"protected\": %zu,\n  \"second\": %zu,\n",
	    audit->sound ? "true" : "false", audit->ended ? "true" : "false", audit->protected_count, audit->second_count);
	buffer_format(out, "  \"open\": %zu,\n  \"cost\": %.0f,\n  \"programs\": %zu,\n  \"figures\": [\n",
	    audit->open_count, audit->cost, audit->programs);
	buffer_format(out, "%s\n  ]\n}\n", buffer_text(&audit->rows));
}

static void close_html(const struct audit *audit, struct buffer *out)
{
	static const char *const top =
	    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>Disclosure audit</title></head>\n"
	    "<body>\n<h1>Disclosure audit</h1>\n<p>Not for publication.</p>\n";
	buffer_format(out, "%s<p>%s</p>\n<table>\n<thead>", top, summary(audit));
	cells_html(out, heads, "th scope=\"col\"");
	buffer_format(out, "</thead>\n<tbody>\n%s</tbody>\n</table>\n</body>\n</html>\n", buffer_text(&audit->rows));
}

void audit_close(struct audit *audit, struct buffer *out)
{
	switch (audit->format) {
	case AUDIT_TEXT:
		buffer_format(out, "%s%s\n", buffer_text(&audit->rows), summary(audit));
		break;
	case AUDIT_JSON:
		close_json(audit, out);
		break;
	case AUDIT_CSV:
		cells_csv(out, heads);
		buffer_add(out, buffer_text(&audit->rows));
		break;
	case AUDIT_HTML:
		close_html(audit, out);
		break;
	}
	buffer_release(&audit->rows);
}
