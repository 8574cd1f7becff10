#include "stats/counted.h"

#include "stats/earlier.h"
#include "stats/model.h"

/* A date that lies further than this from the period is taken for a mistake. */
enum { FAR_YEARS = 2 };

static struct path own_date(const struct table *table)
{
	return (struct path){.start = table, .field = table->date};
}

/* ---- what groups take ---- */

/* A breakdown by what is open at each month's end looks at all records that were open in the period. */
static bool stock_takes(
    const struct stats *stats, const struct measure *measure, const struct table *table, uint32_t row)
{
	if (!measure->population || measure->population->table != table)
		return false;
	for (size_t i = 0; i < measure->dimensions; i++) {
		const struct by *by = &measure->by[i];
		struct population open = {.open = true, .begun = by->path, .ended = by->ended};
		open.open_from = stats->records->settings->from;
		open.open_to = stats->records->settings->to;
		if (by->stock && population_takes(stats->records, &open, row))
			return true;
	}
	return false;
}

/* Does any group's period take the record, whatever else the group asks for? */
static bool is_taken(const struct stats *stats, const struct table *table, uint32_t row, int32_t day)
{
	const struct settings *settings = stats->records->settings;
	if ((day >= settings->from && day <= settings->to) || year_was_counted(stats, year_of(settings, day)))
		return true;
	for (size_t i = 0; i < stats->population_count; i++) {
		const struct population *population = &stats->populations[i];
		if (population->table == table && !population->parent && !population->broken &&
		    population_takes(stats->records, population, row))
			return true;
	}
	for (size_t i = 0; i < stats->fact_start; i++)
		if (stock_takes(stats, &stats->measures[i], table, row))
			return true;
	return false;
}

/* ---- counting ---- */

static void day_count(const struct settings *settings, struct counted_table *counted, int32_t day, bool month_only)
{
	struct date date = {day, month_only};
	counted->inside += day >= settings->from && day <= settings->to;
	counted->before += day < settings->from;
	counted->after += day > settings->to;
	counted->month_only += month_only;
	if (counted->first.day == MISSING_DAY || day < counted->first.day)
		counted->first = date;
	if (counted->last.day == MISSING_DAY || day > counted->last.day)
		counted->last = date;
}

static struct counted_table table_count(const struct stats *stats, const struct table *table)
{
	const struct record_table *records = &stats->records->tables[table->index];
	const struct column *dates = &records->columns[table->date->index];
	struct counted_table counted = {.table = table, .records = records->count};
	counted.first.day = counted.last.day = MISSING_DAY;
	for (uint32_t row = 0; row < records->count; row++) {
		int32_t day = dates->days[row];
		if (day == MISSING_DAY) {
			counted.undated++;
			continue;
		}
		day_count(stats->records->settings, &counted, day, dates->month_only[row]);
		counted.untaken += !is_taken(stats, table, row, day);
	}
	counted.unread = records->dates_unread;
	counted.undated -= counted.unread;
	return counted;
}

static bool is_counted(const struct stats *stats, const struct table *table)
{
	return table->date && !table->date->broken && !stats->records->tables[table->index].unread;
}

const struct counted_table *stats_counted(struct arena *arena, const struct stats *stats, size_t *count)
{
	const struct dictionary *dictionary = stats->records->dictionary;
	struct counted_table *list = arena_array(arena, dictionary->table_count + 1, sizeof *list);
	*count = 0;
	for (size_t i = 0; i < dictionary->table_count; i++)
		if (is_counted(stats, &dictionary->tables[i]))
			list[(*count)++] = table_count(stats, &dictionary->tables[i]);
	return list;
}

const struct counted_table *figures_counted(
    struct arena *arena, const struct figures *figures, const struct table *table)
{
	const struct stats *stats = figures_results(figures)->stats;
	if (figures->edition->disclosure.method != DISCLOSURE_NONE || !is_counted(stats, table))
		return NULL;
	struct counted_table *counted = arena_alloc(arena, sizeof *counted);
	*counted = table_count(stats, table);
	return counted;
}

/* ---- telling ---- */

void counted_print(struct buffer *out, const struct counted_table *table)
{
	buffer_format(out, "'%s': %u record%s by '%s'", table->table->name, (unsigned)table->records,
	    table->records == 1 ? "" : "s", table->table->date->name);
	if (table->first.day != MISSING_DAY) {
		buffer_add(out, ", ");
		date_print_iso(out, table->first);
		buffer_add(out, " to ");
		date_print_iso(out, table->last);
	}
	buffer_format(out, ": %u in the period, %u before it, %u after it, %u without a date", (unsigned)table->inside,
	    (unsigned)table->before, (unsigned)table->after, (unsigned)table->undated);
	if (table->unread)
		buffer_format(out, ", %u whose date could not be read", (unsigned)table->unread);
	if (table->untaken)
		buffer_format(out, "; %u of them in no group's period", (unsigned)table->untaken);
}

static void few_warn(const struct context *context, const struct counted_table *counted)
{
	const struct table *table = counted->table;
	unsigned taken = counted->records - counted->undated - counted->unread - counted->untaken;
	if (!counted->records || counted->unread || taken >= counted->records - taken)
		return;
	const char *hint = arena_format(context->arena,
	    "%u lie before it, %u after it, %u have no date: correct them or the period; 'period: all' in a group takes "
	    "all",
	    (unsigned)counted->before, (unsigned)counted->after, (unsigned)counted->undated);
	const char *inside = counted->inside ? arena_format(context->arena, "only %u", (unsigned)counted->inside) : "none";
	message_add_hint(context->messages, MSG_STATS_INSIDE, table->place, hint, table->name, inside,
	    (int)counted->records, table->date->name);
}

static int32_t years_on(int32_t day, int years)
{
	struct civil civil = date_civil(day);
	return date_from_civil(civil.year + years, civil.month, civil.day);
}

static void far_warn(const struct context *context, const struct stats *stats, const struct counted_table *counted)
{
	const struct settings *settings = stats->records->settings;
	const struct record_table *records = &stats->records->tables[counted->table->index];
	int32_t least = years_on(settings->from, -FAR_YEARS), most = years_on(settings->to, FAR_YEARS);
	struct path date = own_date(counted->table);
	struct buffer lines = {0};
	int count = 0;
	for (uint32_t row = 0; row < records->count; row++) {
		int64_t day;
		if (!path_value(stats->records, &date, row, &day) || (day >= least && day <= most) ||
		    is_taken(stats, counted->table, row, (int32_t)day))
			continue;
		row_line_add(context, &lines, records, row, count++);
	}
	if (count)
		message_add_hint(context->messages, MSG_STATS_FAR, counted->table->place, buffer_text(&lines),
		    counted->table->date->name, count, count == 1 ? "" : "s", counted->table->name, FAR_YEARS);
	buffer_release(&lines);
}

/* Are there groups that could not be read? They might take the records that no other takes. */
static bool groups_missing(const struct stats *stats, const struct table *table)
{
	if (stats->measures_unread)
		return true;
	for (size_t i = 0; i < stats->population_count; i++) {
		const struct population *population = &stats->populations[i];
		if (population->broken && !population->parent && (!population->table || population->table == table))
			return true;
	}
	return false;
}

void counted_warn(const struct context *context, const struct stats *stats)
{
	size_t count;
	const struct counted_table *tables = stats_counted(context->arena, stats, &count);
	for (size_t i = 0; i < count; i++) {
		if (groups_missing(stats, tables[i].table))
			continue;
		few_warn(context, &tables[i]);
		if (tables[i].untaken)
			far_warn(context, stats, &tables[i]);
	}
}
