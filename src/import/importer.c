#include "import/importer.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "data/records.h"
#include "import/datafile.h"
#include "import/head.h"
#include "import/text.h"

/* ---- dates of one order ---- */

/* The first rows whose dates show an order. */
struct order_proof {
	uint32_t day_first, month_first; /* rows, 0: none */
};

/* A column of dates, and what each of some parts of its rows shows. */
struct order_search {
	const struct importer *importer;
	const struct column_reader *reader;
	struct order_proof *parts;
	size_t count;
};

static enum date_order order_shown(const struct sheet *sheet, const struct cell_entry *cell, struct buffer *clean)
{
	const char *text = sheet_text(sheet, cell);
	enum date_order order;
	bool numbers;
	if (date_usual_order(text, sheet->text_length - cell->text, &order))
		return order;
	return date_shown_order(value_cleaned(clean, text), &numbers);
}

static void look_for_order(void *self, size_t index)
{
	const struct order_search *search = self;
	const struct sheet *sheet = search->importer->sheet;
	struct order_proof proof = {0};
	struct buffer clean = {0};
	size_t head = search->importer->head + 1, rows = sheet->row_count - head;
	size_t row = head + rows * index / search->count, end = head + rows * (index + 1) / search->count;
	for (; row < end && !(proof.day_first && proof.month_first); row++) {
		const struct cell_entry *cell = sheet_cell(sheet, row, (uint16_t)search->reader->mapped->column);
		if (!cell || cell->kind != CELL_TEXT)
			continue;
		enum date_order order = order_shown(sheet, cell, &clean);
		if (order == ORDER_DMY && !proof.day_first)
			proof.day_first = sheet->rows[row].number;
		if (order == ORDER_MDY && !proof.month_first)
			proof.month_first = sheet->rows[row].number;
	}
	search->parts[index] = proof;
	buffer_release(&clean);
}

static struct order_proof find_order(const struct importer *im, const struct column_reader *reader)
{
	struct order_proof parts[POOL_JOBS_MAX] = {{0, 0}}, proof = {0};
	struct order_search search = {im, reader, parts, pool_jobs(im->context->pool)};
	pool_each(im->context->pool, search.count, look_for_order, &search);
	for (size_t i = search.count; i-- > 0;) {
		proof.day_first = parts[i].day_first ? parts[i].day_first : proof.day_first;
		proof.month_first = parts[i].month_first ? parts[i].month_first : proof.month_first;
	}
	return proof;
}

static enum date_order order_of(const struct order_proof *proof)
{
	return proof->day_first ? ORDER_DMY : proof->month_first ? ORDER_MDY : ORDER_OPEN;
}

/* The readers of dates: those of fields, then that of consent. NULL at the end. */
static struct column_reader *next_date(struct importer *im, size_t *at)
{
	for (; *at < im->reader_count; (*at)++)
		if (im->readers[*at].type == FIELD_DATE)
			return &im->readers[(*at)++];
	if ((*at)++ == im->reader_count && im->mapping->consent_date.title)
		return &im->consent_date;
	return NULL;
}

/* What one column shows counts for it; one that shows nothing follows the others, where they agree. */
static void find_orders(struct importer *im)
{
	struct order_proof all = {0};
	struct column_reader *reader;
	for (size_t at = 0; (reader = next_date(im, &at));) {
		reader->order = im->mapping->order;
		if (reader->order != ORDER_OPEN)
			continue;
		struct order_proof proof = find_order(im, reader);
		reader->order = order_of(&proof);
		if (proof.day_first && proof.month_first)
			message_add(im->context->messages, MSG_IMPORT_ORDERS, im->sheet->place, reader->mapped->title,
			    (int)proof.day_first, (int)proof.month_first);
		all.day_first |= proof.day_first;
		all.month_first |= proof.month_first;
	}
	if (!all.day_first != !all.month_first)
		for (size_t at = 0; (reader = next_date(im, &at));)
			if (reader->order == ORDER_OPEN)
				reader->order = order_of(&all);
}

/* ---- percentages ---- */

/* A number from 0 to 1 that nothing marks as a percentage. */
static bool is_bare_share(const struct sheet *sheet, const struct cell_entry *cell)
{
	const char *text = sheet_text(sheet, cell);
	struct number number, one = {1, 0}, none = {0, 0};
	return !(cell->flags & CELL_PERCENT) && number_parse(text, &number) && number_compare(number, none) > 0 &&
	       number_compare(number, one) <= 0;
}

/* 0.9 among cells of 92% was 90% to the person who typed it, and is read as 0.9%: said. */
static void warn_shares(const struct importer *im, const struct column_reader *reader)
{
	const struct sheet *sheet = im->sheet;
	const struct cell_entry *bare = NULL;
	uint32_t row = 0;
	bool percent = false;
	for (size_t i = im->head + 1; i < sheet->row_count && !(bare && percent); i++) {
		const struct cell_entry *cell = sheet_cell(sheet, i, (uint16_t)reader->mapped->column);
		if (!cell)
			continue;
		percent |= cell->flags & CELL_PERCENT || text_ends(sheet_text(sheet, cell), "%");
		if (!bare && is_bare_share(sheet, cell)) {
			bare = cell;
			row = sheet->rows[i].number;
		}
	}
	if (bare && percent)
		message_add(im->context->messages, MSG_IMPORT_BARE_SHARE, sheet->place, reader->mapped->title, (int)row,
		    sheet_shown(sheet, bare));
}

static void find_shares(const struct importer *im)
{
	for (size_t i = 0; i < im->reader_count; i++) {
		const struct field *field = im->readers[i].mapped->field;
		bool number = im->readers[i].type == FIELD_DECIMAL || im->readers[i].type == FIELD_INTEGER;
		if (number && field && (text_equal(field->unit, "percent") || text_equal(field->unit, "%")))
			warn_shares(im, &im->readers[i]);
	}
}

/* ---- records ---- */

/* Is the cell covered by one that reaches down to it from a row above? */
static bool is_covered(const struct importer *im, uint32_t row, uint32_t column)
{
	for (size_t i = 0; i < im->sheet->merge_count; i++) {
		const struct sheet_merge *merge = &im->sheet->merges[i];
		if (row > merge->first_row && row <= merge->last_row && column >= merge->first_column &&
		    column <= merge->last_column)
			return true;
	}
	return false;
}

/* Of a column of consent, which is none of the mapping's others. */
static const struct cell_entry *cell_of(const struct importer *im, size_t row, const struct column_reader *reader)
{
	return sheet_cell(im->sheet, row, (uint16_t)reader->mapped->column);
}

static void add_fault(
    struct importer *im, struct column_reader *reader, enum unfit why, const struct cell_entry *cell, size_t row)
{
	bool quoted = cell && why != UNFIT_FORMULA && why != UNFIT_EMPTY;
	const char *text = quoted ? column_text(reader, im->sheet, cell, why) : "";
	if (why != UNFIT_MEANING)
		faults_add(&im->faults, reader, why, text, im->sheet->rows[row].number);
}

static void read_field(struct importer *im, size_t row, struct column_reader *reader, const struct cell_entry *cell)
{
	const struct field *field = reader->mapped->field;
	size_t begin = im->out.length, key, comma = im->out.data[begin - 1] == '{' ? strlen(", ") : 0;
	char *to = value_room(&im->out, KEY_ROOM + reader->key_length);
	memcpy(to, reader->key + comma, KEY_ROOM); /* most are short: a copy of one size takes a few instructions */
	if (reader->key_length > KEY_ROOM)
		memcpy(to, reader->key + comma, reader->key_length - comma);
	key = im->out.length = begin + reader->key_length - comma;
	enum unfit why = column_read(reader, im->sheet, cell, &im->out);
	if (!cell && im->sheet->merge_count && is_covered(im, im->sheet->rows[row].number, reader->mapped->column))
		why = UNFIT_MERGED;
	bool unknown = im->out.length == key;
	if (unknown)
		im->out.length = begin;
	if (why == UNFIT_NONE && unknown && field->required)
		why = UNFIT_EMPTY;
	reader->unknown += unknown;
	if (why != UNFIT_NONE)
		add_fault(im, reader, why, cell, row);
}

/* Yes for an edition; a date is needed where one says so. */
static void read_consent(struct importer *im, size_t row)
{
	struct buffer value = {0}, editions = {0};
	for (size_t i = 0; i < im->mapping->consent_count; i++) {
		struct column_reader *reader = &im->consents[i];
		buffer_clear(&value);
		enum unfit why = column_read(reader, im->sheet, cell_of(im, row, reader), &value);
		if (why != UNFIT_NONE)
			add_fault(im, reader, why, cell_of(im, row, reader), row);
		if (strcmp(buffer_text(&value), "yes") == 0)
			buffer_format(&editions, "%s%s", editions.length ? ", " : "", im->mapping->consents[i].edition);
	}
	buffer_clear(&value);
	enum unfit why = column_read(&im->consent_date, im->sheet, cell_of(im, row, &im->consent_date), &value);
	if (why == UNFIT_NONE && editions.length && !value.length)
		why = UNFIT_EMPTY;
	if (why != UNFIT_NONE && editions.length)
		add_fault(im, &im->consent_date, why, cell_of(im, row, &im->consent_date), row);
	else if (editions.length)
		buffer_format(&im->out, "%sconsent: {date: %s, for: [%s]}", im->out.data[im->out.length - 1] == '{' ? "" : ", ",
		    buffer_text(&value), buffer_text(&editions));
	buffer_release(&value);
	buffer_release(&editions);
}

static void read_record(struct importer *im, size_t row, const struct cell_entry *const cells[])
{
	buffer_bytes(&im->out, "- {", 3);
	for (size_t i = 0; i < im->reader_count; i++)
		read_field(im, row, &im->readers[i], cells[im->readers[i].mapped - im->mapping->columns]);
	if (im->mapping->consent_date.title)
		read_consent(im, row);
	buffer_bytes(&im->out, "}\n", 2);
	im->records++;
}

static void leave_out(struct importer *im, size_t row, enum row_kind kind)
{
	row_list_add(&im->left_out[kind], im->sheet->rows[row].number);
	if (kind == ROW_SUBHEAD && !im->subhead)
		im->subhead = sheet_shown(im->sheet, &im->sheet->cells[im->sheet->rows[row].first]);
}

/* The rows from index FIRST to END, which is none of them. */
static void read_rows(struct importer *im, size_t first, size_t end)
{
	struct row_sorter sorter = {.sheet = im->sheet, .mapping = im->mapping, .head = im->head};
	row_sorter_init(&sorter, im->context->arena);
	uint32_t last = im->sheet->rows[first - 1].number;
	for (size_t row = first; row < end; row++) {
		for (last++; last < im->sheet->rows[row].number; last++)
			row_list_add(&im->left_out[ROW_BLANK], last);
		enum row_kind kind = row_sort(&sorter, row);
		if (kind == ROW_RECORD)
			read_record(im, row, sorter.cells);
		else
			leave_out(im, row, kind);
	}
	buffer_release(&sorter.clean);
}

/* Bytes of the records of so many rows, or a little more, where most values are as long as in the sheet. */
static size_t length_expected(const struct importer *im, size_t rows)
{
	size_t record = strlen("- {}\n") + im->sheet->text_length / (im->sheet->row_count + 1);
	for (size_t i = 0; i < im->reader_count; i++)
		record += im->readers[i].key_length;
	return rows * record;
}

/* ---- a large sheet's rows by several threads ---- */

enum { PART_ROWS = 20000 };

/* Some of the rows, and what comes of them. */
struct rows_part {
	struct importer importer; /* its readers are forks of the whole importer's */
	struct context context;
	size_t first, end; /* indexes of rows */
};

static void fork_readers(struct rows_part *part, const struct importer *whole)
{
	struct importer *im = &part->importer;
	struct arena *arena = part->context.arena;
	size_t consents = whole->mapping->consent_count;
	im->readers = arena_array(arena, whole->reader_count + 1, sizeof *im->readers);
	im->consents = arena_array(arena, consents + 1, sizeof *im->consents);
	for (size_t i = 0; i < whole->reader_count; i++)
		column_reader_fork(&im->readers[i], &whole->readers[i], arena, im->changes);
	for (size_t i = 0; i < consents; i++)
		column_reader_fork(&im->consents[i], &whole->consents[i], arena, im->changes);
	column_reader_fork(&im->consent_date, &whole->consent_date, arena, im->changes);
}

static void part_begin(struct rows_part *part, const struct importer *whole, size_t index, size_t count)
{
	size_t rows = whole->sheet->row_count - whole->head - 1;
	part->context = context_fork(whole->context);
	part->importer = *whole;
	part->importer.context = &part->context;
	if (index) { /* the first writes on where the whole stands */
		part->importer.out = (struct buffer){0};
		buffer_room(&part->importer.out, length_expected(whole, whole->sheet->row_count / count + 1));
	}
	part->first = whole->head + 1 + rows * index / count;
	part->end = whole->head + 1 + rows * (index + 1) / count;
	fork_readers(part, whole);
	faults_init(&part->importer.faults, &part->context, whole->sheet->place);
}

static void part_run(void *self, size_t index)
{
	struct rows_part *part = (struct rows_part *)self + index;
	read_rows(&part->importer, part->first, part->end);
}

/* What a part has found, behind what stands in WHOLE. */
static void part_join(struct importer *whole, const struct importer *part)
{
	whole->records += part->records;
	for (size_t i = 0; i < CHANGE_KINDS; i++)
		whole->changes[i] += part->changes[i];
	for (size_t i = 0; i < ROW_KINDS; i++)
		row_list_join(&whole->left_out[i], &part->left_out[i]);
	for (size_t i = 0; i < whole->reader_count; i++)
		whole->readers[i].unknown += part->readers[i].unknown;
	if (!whole->subhead)
		whole->subhead = part->subhead;
}

static void part_end(struct rows_part *part, const struct importer *whole)
{
	struct importer *im = &part->importer;
	for (size_t i = 0; i < whole->reader_count; i++)
		column_reader_fork_release(&im->readers[i]);
	for (size_t i = 0; i < whole->mapping->consent_count; i++)
		column_reader_fork_release(&im->consents[i]);
	column_reader_fork_release(&im->consent_date);
	faults_release(&im->faults);
	context_join(whole->context, &part->context);
}

/* Reads the rows in parts side by side. False, with nothing read, where there are few or some do not fit: faults are
 * gathered over all rows, by one thread. */
static bool read_parts(struct importer *im)
{
	size_t count = (im->sheet->row_count - im->head - 1) / PART_ROWS, jobs = pool_jobs(im->context->pool);
	count = count < jobs ? count : jobs;
	if (count < 2)
		return false;
	struct rows_part *parts = arena_array(im->context->arena, count, sizeof *parts);
	bool sound = true;
	for (size_t i = 0; i < count; i++)
		part_begin(&parts[i], im, i, count);
	pool_each(im->context->pool, count, part_run, parts);
	size_t before = im->out.length;
	im->out = parts[0].importer.out;
	for (size_t i = 0; i < count; i++)
		sound = sound && !parts[i].importer.faults.kinds.count;
	for (size_t i = 0; i < count; i++) {
		struct buffer *out = &parts[i].importer.out;
		if (sound)
			part_join(im, &parts[i].importer);
		if (sound && i)
			buffer_bytes(&im->out, buffer_text(out), out->length);
		if (i)
			buffer_release(out);
		part_end(&parts[i], im);
	}
	if (!sound)
		im->out.length = before;
	return sound;
}

/* ---- all ---- */

static void open_readers(struct importer *im)
{
	struct arena *arena = im->context->arena;
	struct mapping *mapping = im->mapping;
	im->readers = arena_array(arena, mapping->column_count + 1, sizeof *im->readers);
	im->consents = arena_array(arena, mapping->consent_count + 1, sizeof *im->consents);
	for (size_t i = 0; i < mapping->column_count; i++)
		if (mapping->columns[i].field)
			column_reader_init(&im->readers[im->reader_count++], im->context, &mapping->columns[i],
			    mapping->columns[i].field->kind->type, im->changes);
	for (size_t i = 0; i < mapping->consent_count; i++) {
		column_reader_init(&im->consents[i], im->context, &mapping->consents[i].column, FIELD_BOOLEAN, im->changes);
		im->consents[i].empty = &mapping->table->empty;
	}
	column_reader_init(&im->consent_date, im->context, &mapping->consent_date, FIELD_DATE, im->changes);
	im->consent_date.empty = &mapping->table->empty;
}

/* What references may hold; faults of those records are not this import's to tell. */
static void read_keys(struct importer *im)
{
	const struct context *context = im->context;
	struct context quiet = context_quiet(context);
	const struct records *records = NULL;
	for (size_t i = 0; i < im->reader_count; i++) {
		if (im->readers[i].type != FIELD_REFERENCE)
			continue;
		if (!records)
			records = data_load(&quiet, im->root);
		if (records)
			column_reader_keys(&im->readers[i], context, records);
	}
}

bool importer_run(struct importer *im)
{
	im->head = head_find(im->context, im->sheet, im->mapping);
	if (im->head == im->sheet->row_count)
		return false;
	open_readers(im);
	read_keys(im);
	find_orders(im);
	find_shares(im);
	faults_init(&im->faults, im->context, im->sheet->place);
	datafile_begin(&im->out, length_expected(im, im->sheet->row_count));
	if (!messages_errors(im->context->messages) && !read_parts(im))
		read_rows(im, im->head + 1, im->sheet->row_count);
	datafile_seal(&im->out, im->context->pool);
	for (size_t i = 0; i < im->reader_count; i++)
		column_reader_check(&im->readers[i], im->context);
	if (faults_report(&im->faults) && !messages_errors(im->context->messages) && !im->records)
		message_add(
		    im->context->messages, MSG_IMPORT_NO_RECORDS, im->sheet->place, (int)im->sheet->rows[im->head].number);
	return !messages_errors(im->context->messages);
}

void importer_release(struct importer *im)
{
	for (size_t i = 0; i < im->reader_count; i++)
		column_reader_release(&im->readers[i]);
	for (size_t i = 0; im->consents && i < im->mapping->consent_count; i++)
		column_reader_release(&im->consents[i]);
	if (im->readers)
		column_reader_release(&im->consent_date);
	buffer_release(&im->out);
}
