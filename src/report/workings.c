/* "How we worked these figures out": each group of records once, those within it below it, and under each group the
 * statistics that were counted in it, a line each; then figures made from others, and figures from elsewhere. */
#include "report/workings.h"

#include <string.h>

#include "base/text.h"
#include "report/tree.h"
#include "stats/unit.h"

/* ---- the groups ---- */

const char *workings_table(const struct workings *w, const struct table *table)
{
	struct section nowhere = prose_nowhere(w->section.composer);
	return table->label ? prose_plain(&nowhere, table->label) : text_capital(workings_arena(w), table->name);
}

static bool is_listed(const struct workings *w, const struct group_figures *group)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->groups[i].group == group)
			return true;
	return false;
}

static void group_list(struct workings *w, const struct group_figures *group)
{
	struct section nowhere = prose_nowhere(w->section.composer);
	for (; group && !is_listed(w, group); group = group->parent) {
		const char *name = group->label   ? prose_plain(&nowhere, group->label)
		                   : group->whole ? workings_table(w, group->table)
		                                  : NULL;
		w->groups = arena_grow(workings_arena(w), w->groups, w->count, &w->capacity, sizeof *w->groups);
		w->groups[w->count++] = (struct workings_group){group, name};
	}
}

/* Labels may show figures of their own, which then are listed too. */
static void groups_list(struct workings *w)
{
	struct composer *composer = w->section.composer;
	for (size_t i = 0; i < composer->usage_count; i++) {
		measure_name(composer, composer->usages[i].measure);
		group_list(w, composer->usages[i].measure->group);
	}
}

/* ---- one line ---- */

static const char *printed_text(struct composer *composer, const struct pick *pick)
{
	const char *unit = pick->measure->unit_words;
	const char *text = figure_print(composer, pick, SHOW_WITH_PERCENT);
	struct arena *arena = composer_arena(composer);
	if (!unit || pick->cell->value.state != FIGURE_SHOWN)
		return text;
	return arena_format(arena, "%s %s", text, unit_counted(arena, unit, pick->cell->value.value));
}

/* Text with labels as they were typed in it, which may hold markup. */
static void typed_add(const struct workings *w, const char *text, struct place place, struct node *line)
{
	struct section nowhere = prose_nowhere(w->section.composer);
	tree_adopt(line, prose_text(&nowhere, text, place, NODE_SPAN));
}

/* "33%" of a group says of what, unless it is the group around it. */
static const char *share_of(const struct workings *w, const struct measure_figures *measure, const char *text)
{
	const struct group_figures *around = measure->group ? measure->group->parent : NULL;
	if (!measure->base_id || measure->cells->percent.state != FIGURE_SHOWN || measure->cells->share_counts)
		return text;
	if (around && text_equal(around->id, measure->base_id))
		return text;
	const struct measure_figures *base = figures_find(w->section.composer->figures, measure->base_id);
	const char *name = base ? measure_name(w->section.composer, base) : measure->base_label;
	return words_fill(
	    workings_arena(w), workings_words(w), PHRASE_WORKING_SHARE, WITH({"share", text}, {"base", name}));
}

/* ", known for 12 of 15"; of what is known for all, nothing, as the rules say. */
static void known_add(const struct workings *w, const struct measure_figures *measure, struct node *line)
{
	const struct cell *cell = measure->dimensions ? &measure->total : measure->cells;
	if (!cell->partly)
		return;
	tree_text(workings_arena(w), line, ", ");
	tree_text(workings_arena(w), line,
	    words_fill(workings_arena(w), workings_words(w), PHRASE_KNOWN_FOR,
	        WITH({"known", cell->known.text}, {"records", cell->records.text})));
}

static void shown_add(const struct workings *w, const struct usage *usage, struct node *line)
{
	const struct node *shown = usage->shown;
	if (!shown || !shown->anchor)
		return;
	bool chart = shown->kind == NODE_CHART;
	const char *number = chart ? shown->as.chart.number : shown->as.table.number;
	const struct node *caption = node_child(shown, NODE_CAPTION);
	if (!number && !caption)
		return;
	tree_text(workings_arena(w), line, ", ");
	tree_link(workings_arena(w), line, LINK_ANCHOR, shown->anchor,
	    number ? words_fill(workings_arena(w), workings_words(w), chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER,
	                 WITH({"number", number}))
	           : tree_plain(workings_arena(w), caption));
}

/* The entry that links to MEASURE lead to, with its one paragraph. */
static struct node *working_add(const struct workings *w, const struct usage *usage, struct node *parent)
{
	struct node *working = tree_add(workings_arena(w), parent, NODE_WORKING, usage->measure->place);
	working->anchor = usage->anchor;
	working->as.working.id = usage->measure->id;
	return tree_paragraph(workings_arena(w), working, NULL);
}

static struct node *item_add(const struct workings *w, struct node *list)
{
	return tree_add(workings_arena(w), list, NODE_ITEM, list->place);
}

/* "Average time: mean of ‘Weeks of support’, 15 weeks, known for 12 of 15." */
static void statistic_add(const struct workings *w, const struct usage *usage, struct node *list)
{
	struct composer *composer = w->section.composer;
	const struct measure_figures *measure = usage->measure;
	struct node *line = working_add(w, usage, item_add(w, list));
	tree_strong(workings_arena(w), line, measure_name(composer, measure));
	tree_text(workings_arena(w), line, ": ");
	typed_add(w, measure->method, measure->place, line);
	if (measure->dimensions == 0) {
		struct pick pick = {measure, measure->cells};
		tree_text(workings_arena(w), line,
		    arena_format(workings_arena(w), ", %s", share_of(w, measure, printed_text(composer, &pick))));
	}
	known_add(w, measure, line);
	shown_add(w, usage, line);
	tree_text(workings_arena(w), line, ".");
	past_workings(composer, measure, line);
}

/* ---- the tree ---- */

const struct usage *workings_usage(const struct workings *w, const struct group_figures *group)
{
	struct composer *composer = w->section.composer;
	for (size_t i = 0; i < composer->usage_count; i++) {
		const struct measure_figures *measure = composer->usages[i].measure;
		if (measure->group == group && text_equal(measure->id, group->id))
			return &composer->usages[i];
	}
	return NULL;
}

const char *workings_count(const struct workings *w, const struct group_figures *group, const struct usage *usage)
{
	if (usage) {
		struct pick pick = {usage->measure, usage->measure->cells};
		return share_of(w, usage->measure, printed_text(w->section.composer, &pick));
	}
	return group->count.state == FIGURE_SHOWN ? group->count.text : NULL;
}

/* Whose line says what was counted of its table: of groups of just the records of the period; where there are none, of one that
 * bears the table's name. */
static bool tells_counted(const struct workings *w, const struct workings_group *at)
{
	const struct group_figures *group = at->group;
	for (size_t i = 0; i < w->count && !group->whole; i++)
		if (w->groups[i].group->table == group->table && w->groups[i].group->whole)
			return false;
	return group->whole || (!group->parent && text_equal(at->name, workings_table(w, group->table)));
}

/* "Accepted referrals: 83 (94%), where ‘Outcome’ is ‘Accepted’." */
static void group_line(const struct workings *w, const struct workings_group *at, struct node *item)
{
	struct arena *arena = workings_arena(w);
	const struct group_figures *group = at->group;
	const struct usage *usage = workings_usage(w, group);
	const char *count = workings_count(w, group, usage), *words = group->words;
	struct node *line = usage ? working_add(w, usage, item) : tree_paragraph(arena, item, NULL);
	if (!*words)
		words = words_say(workings_words(w), PHRASE_WORKINGS_EVERY);
	if (at->name) {
		tree_strong(arena, line, at->name);
		tree_text(arena, line, arena_format(arena, ": %s%s", count ? count : "", count ? ", " : ""));
		typed_add(w, words, group->place, line);
	} else {
		typed_add(w, text_capital(arena, words), group->place, line);
		tree_text(arena, line, arena_format(arena, "%s%s", count ? ": " : "", count ? count : ""));
	}
	tree_text(arena, line, ".");
	if (tells_counted(w, at) && (count = workings_counted(w, group->table)))
		tree_text(arena, line, arena_format(arena, " %s", count));
	if (usage)
		past_workings(w->section.composer, usage->measure, line);
}

static void group_add(const struct workings *w, const struct workings_group *at, struct node *list);

/* The statistics of a group, then the groups in it. */
static void inside_add(const struct workings *w, const struct group_figures *group, struct node *list)
{
	struct composer *composer = w->section.composer;
	for (size_t i = 0; i < composer->usage_count; i++) {
		const struct usage *usage = &composer->usages[i];
		if (usage->measure->group == group && usage != workings_usage(w, group))
			statistic_add(w, usage, list);
	}
	for (size_t i = 0; i < w->count; i++)
		if (w->groups[i].group->parent == group)
			group_add(w, &w->groups[i], list);
}

static struct node *list_new(const struct workings *w)
{
	struct node *list = node_new(workings_arena(w), NODE_LIST, tree_nowhere());
	list->as.list.tight = true;
	return list;
}

static void list_end(struct node *parent, struct node *list)
{
	if (list->first)
		node_append(parent, list);
}

static void group_add(const struct workings *w, const struct workings_group *at, struct node *list)
{
	struct node *item = item_add(w, list), *inner = list_new(w);
	group_line(w, at, item);
	inside_add(w, at->group, inner);
	list_end(item, inner);
}

static struct node *part_begin(const struct workings *w, const char *title)
{
	struct node *part = tree_add(workings_arena(w), w->section.node, NODE_WORKINGS, tree_nowhere());
	struct node *heading = tree_heading(workings_arena(w), part, 2, title);
	struct buffer slug = {0};
	text_slug(&slug, title);
	heading->anchor =
	    anchor_claim(w->section.composer, arena_format(workings_arena(w), "figures-%s", buffer_text(&slug)));
	buffer_release(&slug);
	return part;
}

/* A table of which no group tells what was counted of it. */
static void table_line(const struct workings *w, const struct table *table, struct node *list)
{
	const char *counted = workings_counted(w, table);
	if (!counted)
		return;
	struct node *line = tree_paragraph(workings_arena(w), item_add(w, list), NULL);
	tree_strong(workings_arena(w), line, workings_table(w, table));
	tree_text(workings_arena(w), line, arena_format(workings_arena(w), ": %s", counted));
}

static void table_add(const struct workings *w, const struct table *table, struct node *part)
{
	struct node *list = list_new(w);
	bool told = false;
	for (size_t i = 0; i < w->count; i++)
		told |= w->groups[i].group->table == table && tells_counted(w, &w->groups[i]);
	if (!told)
		table_line(w, table, list);
	for (size_t i = 0; i < w->count; i++)
		if (w->groups[i].group->table == table && !w->groups[i].group->parent)
			group_add(w, &w->groups[i], list);
	workings_draw(w, table, part);
	node_append(part, list);
}

/* Each table once, in the order in which the document uses them. */
static void tables_add(const struct workings *w)
{
	if (!w->count)
		return;
	struct node *part = tree_add(workings_arena(w), w->section.node, NODE_WORKINGS, tree_nowhere());
	tree_paragraph(workings_arena(w), part, words_say(workings_words(w), PHRASE_WORKINGS_LEAD));
	for (size_t i = 0; i < w->count; i++) {
		const struct table *table = w->groups[i].group->table;
		bool first = true;
		for (size_t j = 0; j < i; j++)
			first &= w->groups[j].group->table != table;
		if (first)
			table_add(w, table, part);
	}
}

/* ---- figures of figures, and from elsewhere ---- */

static void parts_add(const struct workings *w)
{
	struct composer *composer = w->section.composer;
	struct node *list = list_new(w);
	for (size_t i = 0; i < composer->usage_count; i++) {
		const struct measure_figures *measure = composer->usages[i].measure;
		if (!measure->group && measure->kind != MEASURE_FACT && !measure->broken)
			statistic_add(w, &composer->usages[i], list);
	}
	if (list->first)
		node_append(part_begin(w, words_say(workings_words(w), PHRASE_WORKINGS_PARTS)), list);
}

/* "White: 72%; Mixed: 7.4%" */
static void fact_values(const struct workings *w, const struct measure_figures *fact, struct node *line)
{
	struct composer *composer = w->section.composer;
	for (size_t i = 0; i < (fact->dimensions ? fact->rows.count : 1); i++) {
		struct pick pick = {fact, &fact->cells[i]};
		const char *name = fact->dimensions ? pick_name(composer, &pick) + strlen(measure_name(composer, fact)) : "";
		name += strspn(name, ": ");
		tree_text(workings_arena(w), line,
		    arena_format(workings_arena(w), "%s%s%s%s", i ? "; " : ": ", name, *name ? ": " : "",
		        printed_text(composer, &pick)));
	}
}

static struct node *fact_add(const struct workings *w, const struct usage *usage, struct node *list)
{
	const struct measure_figures *fact = usage->measure;
	struct node *line = working_add(w, usage, item_add(w, list));
	tree_strong(workings_arena(w), line, measure_name(w->section.composer, fact));
	fact_values(w, fact, line);
	tree_text(workings_arena(w), line, ".");
	return line;
}

static void source_add(struct workings *w, const struct measure_figures *fact, struct node *line)
{
	tree_text(workings_arena(w), line, words_say(workings_words(w), PHRASE_WORKING_SOURCE));
	tree_text(workings_arena(w), line, " ");
	tree_adopt(line, fact_source(&w->section, fact, NODE_SPAN));
}

static bool is_fact(const struct usage *usage)
{
	return usage->measure->kind == MEASURE_FACT;
}

static bool one_source(const struct measure_figures *a, const struct measure_figures *b)
{
	return a->source && b->source && text_equal(a->source, b->source) && text_equal(a->link, b->link) &&
	       a->date.day == b->date.day && a->date.month_only == b->date.month_only;
}

/* The facts from FIRST on that have its source: below the source, or with it where they are one. */
static void facts_of(struct workings *w, size_t first, struct node *list)
{
	struct composer *composer = w->section.composer;
	const struct measure_figures *fact = composer->usages[first].measure;
	size_t count = 1;
	for (size_t i = first + 1; i < composer->usage_count; i++)
		count += is_fact(&composer->usages[i]) && one_source(fact, composer->usages[i].measure);
	if (count == 1) {
		struct node *line = fact_add(w, &composer->usages[first], list);
		if (!fact->source)
			return;
		tree_text(workings_arena(w), line, " ");
		source_add(w, fact, line);
		tree_text(workings_arena(w), line, ".");
		return;
	}
	struct node *item = item_add(w, list), *inner = list_new(w);
	source_add(w, fact, tree_paragraph(workings_arena(w), item, NULL));
	for (size_t i = first; i < composer->usage_count; i++)
		if (i == first || (is_fact(&composer->usages[i]) && one_source(fact, composer->usages[i].measure)))
			fact_add(w, &composer->usages[i], inner);
	node_append(item, inner);
}

static void facts_add(struct workings *w)
{
	struct composer *composer = w->section.composer;
	struct node *list = list_new(w);
	for (size_t i = 0; i < composer->usage_count; i++) {
		bool first = is_fact(&composer->usages[i]);
		for (size_t j = 0; first && j < i; j++)
			first =
			    !is_fact(&composer->usages[j]) || !one_source(composer->usages[j].measure, composer->usages[i].measure);
		if (first)
			facts_of(w, i, list);
	}
	for (int back = 1; back <= YEARS_BACK_MAX; back++) {
		const char *sources = past_sources(composer, &back);
		if (sources)
			tree_paragraph(workings_arena(w), item_add(w, list), sources);
	}
	if (list->first)
		node_append(part_begin(w, words_say(workings_words(w), PHRASE_WORKINGS_FACTS)), list);
}

/* ---- the rules, once ---- */

static bool measure_withheld(const struct measure_figures *measure)
{
	return measure->any_withheld || (measure->dimensions == 0 && measure->cells->value.state == FIGURE_WITHHELD);
}

static bool percent_is_fine(const struct cell *cell)
{
	return cell->percent.state == FIGURE_SHOWN && cell->percent.value.decimals > 0;
}

/* Does a percentage of it have decimals? */
static bool percents_are_fine(const struct measure_figures *measure)
{
	size_t rows = measure->dimensions > 0 ? measure->rows.count : 1;
	size_t count = measure->dimensions > 1 ? rows * measure->columns.count : rows;
	bool fine = false;
	for (size_t i = 0; measure->percentages && measure->cells && i < count; i++)
		fine |= percent_is_fine(&measure->cells[i]);
	return fine;
}

/* What holds for all figures, said where some figure needs it. */
static void rules_add(const struct workings *w)
{
	struct composer *composer = w->section.composer;
	bool withheld = false, months = false, unknown = false, percentages = false, fine = false;
	for (size_t i = 0; i < composer->usage_count; i++) {
		const struct measure_figures *measure = composer->usages[i].measure;
		withheld |= measure_withheld(measure);
		months |= measure->months;
		percentages |= measure->percentages;
		fine |= percents_are_fine(measure);
		unknown |= measure->cells && measure->cells->known.state != FIGURE_NOT_APPLICABLE;
	}
	const struct {
		bool holds;
		enum phrase phrase;
	} rules[] = {{percentages, fine ? PHRASE_WORKINGS_ROUNDING_FINE : PHRASE_WORKINGS_ROUNDING},
	    {unknown, PHRASE_WORKINGS_UNKNOWN}, {months, PHRASE_WORKINGS_MONTHS}};
	struct node *list = list_new(w);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].holds)
			tree_paragraph(workings_arena(w), item_add(w, list), words_say(workings_words(w), rules[i].phrase));
	if (withheld)
		tree_paragraph(workings_arena(w), item_add(w, list), symbol_meaning(workings_words(w), FIGURE_WITHHELD));
	if (list->first)
		node_append(part_begin(w, words_say(workings_words(w), PHRASE_WORKINGS_RULES)), list);
}

void workings_compose(struct composer *composer)
{
	struct node *node = node_new(composer_arena(composer), NODE_SECTION, tree_nowhere());
	struct workings w = {.section = {.composer = composer, .node = node}};
	if (composer->usage_count == 0)
		return;
	node->as.section.role = SECTION_WORKINGS;
	node->as.section.name = node->anchor = anchor_claim(composer, "how-we-worked-these-figures-out");
	tree_heading(workings_arena(&w), node, 1, words_say(workings_words(&w), PHRASE_WORKINGS));
	groups_list(&w);
	tables_add(&w);
	parts_add(&w);
	facts_add(&w);
	rules_add(&w);
	node_append(composer->document->root, node);
}
