/* Fields that count the records of another table. */
#include "data/condition.h"
#include "data/derive.h"
#include "data/field_kind.h"

#include <string.h>

/* The records that are counted: those of a period by this date, unless no date decides. */
struct counted {
	const struct records *records;
	struct conditions conditions;
	bool dated;
	struct path date;
};

/* The date of a table, or of the nearest table around it. */
static bool date_path(const struct table *table, struct path *path)
{
	*path = (struct path){.start = table};
	for (; table; table = table->parent) {
		path->field = table->date;
		if (path->field)
			return true;
		if (path->hop_count == HOPS_MAX)
			return false;
		path->hops[path->hop_count++] = NULL;
	}
	return false;
}

/* Fields that the conditions ask for are worked out before. */
static bool derive_asked(struct derivation *d)
{
	const struct field *field = d->field;
	bool sound = true;
	for (const struct value *item = field->where ? field->where->first : NULL; item; item = item->next) {
		struct path path;
		sound &= path_resolve(d->run->context, field->target, item->key, item->key_place, &path) &&
		         derive_first(d, path.field);
	}
	return sound;
}

/* Does a condition name the period, so that it asks for other records in another year? */
static bool names_period(const struct value *value)
{
	if (value->kind == VALUE_TEXT)
		return strncmp(value->text, "period.", strlen("period.")) == 0;
	for (const struct value *item = value->first; item; item = item->next)
		if (names_period(item))
			return true;
	return false;
}

static bool is_counted(const struct counted *c, uint32_t row)
{
	const struct settings *settings = c->records->settings;
	int64_t day;
	if (c->dated && (!path_value(c->records, &c->date, row, &day) || day < settings->from || day > settings->to))
		return false;
	return conditions_hold(&c->conditions, c->records, row);
}

void derive_count(struct derivation *d)
{
	const struct records *records = d->run->records;
	struct field *field = d->field;
	struct counted c = {.records = records};
	if (d->run->reader && loader_of(d->run->reader, field->target)->broken)
		return;
	bool sound =
	    derive_asked(d) && conditions_read(d->run->context, records, field->where, field->target, &c.conditions);
	if (!sound) {
		field->broken = true;
		return;
	}
	c.dated = !field->all_periods && date_path(field->target, &c.date);
	field->periodic |= c.dated || (field->where && names_period(field->where));
	memset(d->column->numbers, 0, d->count * sizeof *d->column->numbers);
	for (uint32_t row = 0; row < records->tables[field->target->index].count; row++) {
		uint32_t counting = is_counted(&c, row) ? records_follow(records, field->by, row) : MISSING_ROW;
		if (counting != MISSING_ROW)
			d->column->numbers[counting]++;
	}
}
