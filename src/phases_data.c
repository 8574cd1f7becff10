/* The figures of an edition as data: figures.json and figures.csv, and a CSV file for each table and chart. */
#include <string.h>

#include "doc/file_name.h"
#include "export/export.h"
#include "phases_work.h"

/* A file of data/: one statistic, or several that stand in one table or chart. */
struct data_table {
	const char *path;
	const struct measure_figures **measures;
	size_t count;
};

struct data_tables {
	const struct build_work *work;
	const struct edition_work *edition;
	struct data_table *items;
	size_t count, capacity;
};

static bool same_measures(const struct data_table *a, const struct data_table *b)
{
	return a->count == b->count && memcmp(a->measures, b->measures, a->count * sizeof *a->measures) == 0;
}

/* The table of the statistics IDS, unless it is there: another document may show it, too. */
static void data_table_add(struct data_tables *tables, const char *const *ids)
{
	struct arena *arena = tables->work->context->arena;
	struct data_table table = {.path = edition_path(tables->work, tables->edition, data_file_of(arena, ids))};
	while (ids[table.count])
		table.count++;
	table.measures = arena_array(arena, table.count + 1, sizeof *table.measures);
	for (size_t i = 0; i < table.count; i++)
		if (!(table.measures[i] = figures_find(tables->edition->figures, ids[i])))
			return;
	for (size_t i = 0; i < tables->count; i++)
		if (same_measures(&tables->items[i], &table))
			return;
	tables->items = arena_grow(arena, tables->items, tables->count, &tables->capacity, sizeof *tables->items);
	tables->items[tables->count++] = table;
}

/* Of all that the edition's tables and charts show: of each statistic, and of those that stand side by side. */
static struct data_tables data_tables_of(const struct build_work *work, const struct edition_work *edition)
{
	struct arena *arena = work->context->arena;
	struct data_tables tables = {work, edition, NULL, 0, 0};
	for (size_t i = 0; i < edition->document_count; i++) {
		size_t count, together;
		const char **ids = report_published(arena, edition->documents[i], &count);
		const struct node **nodes = report_published_together(arena, edition->documents[i], &together);
		for (size_t j = 0; j < count; j++)
			data_table_add(&tables, (const char *const[]){ids[j], NULL});
		for (size_t j = 0; j < together; j++)
			data_table_add(&tables, node_measures(arena, nodes[j]));
	}
	return tables;
}

/* A CSV file for each table and chart of the edition's documents. Names that would be one file are told of without a site,
 * too: next year's report may have one. */
static void export_published(const struct build_work *work, const struct edition_work *edition)
{
	const struct data_tables tables = data_tables_of(work, edition);
	struct product *files = arena_array(work->context->arena, tables.count + 1, sizeof *files);
	for (size_t i = 0; i < tables.count; i++)
		files[i] = (struct product){.path = tables.items[i].path, .place = tables.items[i].measures[0]->place};
	products_check_names(work, files, tables.count);
	for (size_t i = 0; edition->edition->formats & FORMAT_SITE && i < tables.count; i++) {
		const struct data_table *table = &tables.items[i];
		struct buffer csv = {0};
		if (table->count == 1)
			export_measure_csv(&csv, edition->figures, table->measures[0]);
		else
			export_measures_csv(&csv, edition->figures, table->measures, table->count);
		product_add(work, files[i].path, files[i].place, &csv);
	}
}

/* Which of the edition's figures its documents print, by their places among them. */
static const bool *printed_by(const struct build_work *work, const struct edition_work *edition)
{
	const struct figures *figures = edition->figures;
	bool *printed = arena_array(work->context->arena, figures->count + 1, sizeof *printed);
	for (size_t i = 0; i < edition->document_count; i++)
		for (size_t j = 0; j < edition->documents[i]->figure_count; j++) {
			const struct measure_figures *measure = figures_find(figures, edition->documents[i]->figures[j]);
			if (measure)
				printed[measure - figures->measures] = true;
		}
	return printed;
}

/* The figures that the edition's documents print: what is in no document is not published as data either, unless the
 * edition says so. */
static const struct figures *figures_printed(const struct build_work *work, const struct edition_work *edition)
{
	const struct figures *all = edition->figures;
	if (edition->edition->all_figures)
		return all;
	struct figures *out = arena_alloc(work->context->arena, sizeof *out);
	struct measure_figures *list = arena_array(work->context->arena, all->count + 1, sizeof *list);
	*out = *all;
	out->measures = list;
	out->count = out->fact_start = 0;
	const bool *printed = printed_by(work, edition);
	for (size_t i = 0; i < all->count; i++) {
		if (!printed[i])
			continue;
		list[out->count++] = all->measures[i];
		out->fact_start += all->measures[i].kind != MEASURE_FACT;
	}
	return out;
}

void data_files_make(const struct build_work *work, const struct edition_work *edition)
{
	struct buffer json = {0}, csv = {0};
	const struct figures *figures = figures_printed(work, edition);
	export_json(&json, figures, edition->documents[0]->report_title);
	export_csv(&csv, figures);
	product_add(work, edition_path(work, edition, "figures.json"), (struct place){0}, &json);
	product_add(work, edition_path(work, edition, "figures.csv"), (struct place){0}, &csv);
	export_published(work, edition);
}
