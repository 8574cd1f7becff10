/* The file itself (ISO 32000-1, 7.5): the order of its objects, object streams, the cross-reference stream, and the file's
 * identifier. libharu writes classic tables and each object by itself, which a tagged report has tens of thousands of. */
#include "pdf/save.h"

#include "pdf/deflate.h"

enum { OBJECTS_PER_STREAM = 200, ROW = 6 /* bytes of a cross-reference entry: 1 kind, 4 where, 1 index */ };

/* An object stream on its way through the deflater. */
struct object_group {
	const struct deflated *stream;
	int count, first; /* of its objects; where they begin behind their numbers */
};

struct saving {
	struct objects *objects;
	struct buffer *out;
	size_t start;         /* where the file begins in OUT */
	unsigned count;       /* objects of libharu's table, its free entry 0 included */
	unsigned next;        /* number of the next object of ours */
	struct buffer rows;   /* cross-reference entries of libharu's objects, then of ours */
	struct buffer own;    /* those of ours, in order of number */
	struct buffer body;   /* objects of the stream being filled */
	struct buffer header; /* their numbers and offsets */
	unsigned filled;      /* how many */
	struct object_group *groups;
	size_t group_count, group_capacity;
};

static void row_put(char *row, unsigned kind, size_t where, unsigned index)
{
	row[0] = (char)kind;
	for (int i = 0; i < 4; i++)
		row[1 + i] = (char)(where >> (24 - 8 * i));
	row[5] = (char)index;
}

static void own_begin(struct saving *saving, unsigned number)
{
	char row[ROW];
	row_put(row, 1, saving->out->length - saving->start, 0);
	buffer_bytes(&saving->own, row, sizeof row);
	buffer_integer(saving->out, number);
	buffer_add(saving->out, " 0 obj\n");
}

static void own_stream(struct saving *saving, const struct deflated *stream)
{
	buffer_format(saving->out, "/Filter/FlateDecode/Length %d>>\nstream\r\n", (int)stream->packed.length);
	buffer_bytes(saving->out, stream->packed.data, stream->packed.length);
	buffer_add(saving->out, "\nendstream\nendobj\n");
}

static void group_close(struct saving *saving)
{
	if (!saving->filled)
		return;
	struct buffer *header = &saving->header;
	saving->groups = arena_grow(
	    saving->objects->arena, saving->groups, saving->group_count, &saving->group_capacity, sizeof *saving->groups);
	struct object_group *group = &saving->groups[saving->group_count++];
	*group = (struct object_group){.count = (int)saving->filled, .first = (int)header->length};
	buffer_bytes(header, buffer_text(&saving->body), saving->body.length);
	group->stream = deflater_add(saving->objects->deflater, header->data, header->length, NULL);
	buffer_clear(header);
	buffer_clear(&saving->body);
	saving->filled = 0;
	saving->next++;
}

static void groups_put(struct saving *saving)
{
	unsigned number = saving->count;
	deflater_finish(saving->objects->deflater);
	for (size_t i = 0; i < saving->group_count; i++) {
		const struct object_group *group = &saving->groups[i];
		own_begin(saving, number++);
		buffer_format(saving->out, "<</Type/ObjStm/N %d/First %d", group->count, group->first);
		own_stream(saving, group->stream);
	}
}

static void object_save_grouped(struct saving *saving, unsigned number, object value)
{
	row_put(saving->rows.data + (size_t)number * ROW, 2, saving->next, saving->filled);
	buffer_integer(&saving->header, number);
	buffer_char(&saving->header, ' ');
	buffer_integer(&saving->header, (int64_t)saving->body.length);
	buffer_char(&saving->header, ' ');
	object_put(saving->objects, &saving->body, value);
	buffer_char(&saving->body, '\n');
	if (++saving->filled == OBJECTS_PER_STREAM)
		group_close(saving);
}

static void object_save_alone(struct saving *saving, unsigned number, object value)
{
	row_put(saving->rows.data + (size_t)number * ROW, 1, saving->out->length - saving->start, 0);
	buffer_integer(saving->out, number);
	buffer_add(saving->out, " 0 obj\n");
	object_put(saving->objects, saving->out, value);
	buffer_add(saving->out, "\nendobj\n");
}

/* Streams first, since writing one sets the number that is its length; then all else, grouped. */
static void objects_put(struct saving *saving)
{
	for (int alone = 1; alone >= 0; alone--) {
		for (unsigned number = 1; number < saving->count; number++) {
			object value = object_numbered(saving->objects, number);
			if (object_is_stream(value) != alone)
				continue;
			if (alone)
				object_save_alone(saving, number, value);
			else
				object_save_grouped(saving, number, value);
		}
	}
	group_close(saving);
	groups_put(saving);
}

static void identity_put(const struct saving *saving, struct buffer *out)
{
	uint8_t digest[DIGEST_SIZE];
	digest_make(saving->objects, digest, saving->out->data + saving->start, saving->out->length - saving->start);
	buffer_add(out, "/ID[");
	for (int twice = 0; twice < 2; twice++) {
		buffer_char(out, '<');
		for (int i = 0; i < DIGEST_SIZE; i++)
			buffer_format(out, "%02X", digest[i]);
		buffer_char(out, '>');
	}
	buffer_char(out, ']');
}

/* Each row as its difference from the row above (PNG's Up): rows of neighbours then deflate to almost nothing. */
static void rows_difference(const struct buffer *rows, struct buffer *out)
{
	static const char first[ROW];
	const char *above = first;
	for (const char *row = rows->data; row < rows->data + rows->length; above = row, row += ROW) {
		char difference[1 + ROW] = {2};
		for (int i = 0; i < ROW; i++)
			difference[1 + i] = (char)(row[i] - above[i]);
		buffer_bytes(out, difference, sizeof difference);
	}
}

static void table_put(struct saving *saving)
{
	size_t at = saving->out->length - saving->start;
	struct buffer identity = {0}, rows = {0};
	identity_put(saving, &identity);
	own_begin(saving, saving->next++);
	buffer_bytes(&saving->rows, buffer_text(&saving->own), saving->own.length);
	rows_difference(&saving->rows, &rows);
	buffer_format(saving->out, "<</Type/XRef/Size %d/W[1 4 1]/DecodeParms<</Predictor 12/Columns %d>>/Root ",
	    (int)saving->next, ROW);
	put_reference(saving->out, objects_catalog(saving->objects));
	buffer_add(saving->out, "/Info ");
	put_reference(saving->out, saving->objects->info);
	buffer_bytes(saving->out, buffer_text(&identity), identity.length);
	const struct deflated *stream = deflater_add(saving->objects->deflater, rows.data, rows.length, NULL);
	deflater_finish(saving->objects->deflater);
	own_stream(saving, stream);
	buffer_format(saving->out, "startxref\n%d\n%%%%EOF\n", (int)at);
	buffer_release(&identity);
	buffer_release(&rows);
}

void objects_save(struct objects *objects, struct buffer *out)
{
	objects_fill(objects);
	struct saving saving = {.objects = objects, .out = out, .start = out->length};
	saving.count = saving.next = objects_count(objects);
	char free_row[ROW] = {0};
	for (unsigned i = 0; i < saving.count; i++)
		buffer_bytes(&saving.rows, free_row, ROW);
	buffer_add(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	objects_put(&saving);
	table_put(&saving);
	buffer_release(&saving.rows);
	buffer_release(&saving.own);
	buffer_release(&saving.body);
	buffer_release(&saving.header);
}
