/* Ids that a reader takes for one and the program for two: "C104", "c104", "c104 ". */
#include "base/alike.h"
#include "data/intern.h"
#include "data/records.h"

/* The values of one column while they are compared. */
struct variants {
	const struct context *context;
	const struct records *records;
	const struct field *field;
	struct intern forms;
	struct buffer form; /* of the text being looked at */
	uint32_t *first;    /* by number of a form: the text that had it first */
	uint8_t *seen;      /* by number of a text */
	uint32_t pair[2];   /* the first two texts that look alike */
	uint32_t row;       /* the first record with the second of them */
	int count;          /* texts that look like an earlier one */
};

static void text_look(struct variants *v, uint32_t text, uint32_t row)
{
	buffer_clear(&v->form);
	alike_form(&v->form, v->records->texts[text]);
	uint32_t number = intern_add(&v->forms, buffer_text(&v->form), v->form.length);
	if (!v->first[number]) {
		v->first[number] = text;
		return;
	}
	if (v->count++ == 0) {
		v->pair[0] = v->first[number];
		v->pair[1] = text;
		v->row = row;
	}
}

static void variants_report(const struct variants *v)
{
	const char *const *texts = v->records->texts;
	const struct table *table = v->field->table;
	struct place place = v->records->tables[table->index].places[v->row];
	const char *more = v->count > 1 ? arena_format(v->context->arena, ", and %d more like it", v->count - 1) : "";
	message_add(v->context->messages, MSG_DATA_VARIANTS, place, v->field->name, texts[v->pair[0]], texts[v->pair[1]],
	    alike_difference(texts[v->pair[0]], texts[v->pair[1]]), more);
	if (table->personal)
		message_narrow(v->context->messages, 1);
}

void records_warn_variants(const struct context *context, const struct records *records, const struct field *field)
{
	const struct record_table *table = &records->tables[field->table->index];
	struct variants v = {.context = context, .records = records, .field = field};
	if (field->kind->column != COLUMN_TEXTS)
		return;
	const uint32_t *texts = table->columns[field->index].texts;
	struct arena *arena = arena_new(); /* as large as the records' texts: not kept */
	intern_init(&v.forms, arena);
	intern_reserve(&v.forms, table->count);
	v.first = arena_array(arena, (size_t)table->count + 1, sizeof *v.first);
	v.seen = arena_array(arena, records->text_count + 1, sizeof *v.seen);
	for (uint32_t row = 0; row < table->count; row++) {
		uint32_t text = texts[row];
		if (!text || v.seen[text])
			continue;
		v.seen[text] = 1;
		text_look(&v, text, row);
	}
	if (v.count)
		variants_report(&v);
	intern_release(&v.forms);
	buffer_release(&v.form);
	arena_free(arena);
}
