/* "How we worked these figures out": one entry for each measure and fact that the document shows. */
#include <string.h>

#include "base/text.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/tree.h"
#include "report/unit.h"

/* The entries are grouped by the section that shows them first; facts have a group of their own. */
struct workings_group {
	struct section *section;    /* the workings' */
	const struct node *used_in; /* NULL: shown by no section (a label) */
	bool facts;
};

static const char *sentence(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	bool ended = length > 0 && strchr(".!?", text[length - 1]);
	return text_capital(arena, ended ? text : arena_format(arena, "%s.", text));
}

/* "Result: ", the next part of an entry's last paragraph. */
static void part_begin(struct composer *composer, struct node *line, enum phrase what)
{
	struct arena *arena = composer_arena(composer);
	if (line->first)
		tree_text(arena, line, " ");
	tree_strong(arena, line, words_say(composer_words(composer), what));
	tree_text(arena, line, " ");
}

static const char *value_text_of(struct composer *composer, const struct pick *pick)
{
	const char *unit = pick->measure->unit_words;
	const char *text = figure_print(composer, pick, SHOW_WITH_PERCENT);
	struct arena *arena = composer_arena(composer);
	if (!unit || pick->cell->value.state != FIGURE_SHOWN)
		return text;
	return arena_format(arena, "%s %s", text, unit_counted(arena, unit, pick->cell->value.value));
}

static void base_add(struct composer *composer, const struct measure_figures *measure, struct node *line)
{
	struct arena *arena = composer_arena(composer);
	if (!measure->base_id)
		return;
	part_begin(composer, line, PHRASE_WORKING_OUT_OF);
	const struct measure_figures *base = figures_find(composer->figures, measure->base_id);
	struct usage *usage = base ? usage_find(composer, base) : NULL;
	const char *label = measure->base_label ? measure->base_label : measure->base_id;
	if (usage && usage->anchor)
		tree_link(arena, line, LINK_ANCHOR, usage->anchor, label);
	else
		tree_text(arena, line, label);
	if (measure->base.text && measure->base.state != FIGURE_NOT_APPLICABLE)
		tree_text(arena, line, arena_format(arena, ", %s.", measure->base.text));
	else
		tree_text(arena, line, ".");
}

/* The figures of a breakdown that no table or chart shows. */
static void cells_add(struct composer *composer, const struct measure_figures *measure, struct node *working)
{
	struct arena *arena = composer_arena(composer);
	size_t width = measure->dimensions == 2 ? measure->columns.count : 1;
	struct node *list = tree_add(arena, working, NODE_LIST, working->place);
	list->as.list.tight = true;
	for (size_t i = 0; i < measure->rows.count * width; i++) {
		struct pick pick = {measure, &measure->cells[i]};
		if (!pick.cell->listed)
			continue;
		const char *name = pick_name(composer, &pick) + strlen(measure_name(composer, measure)) + strlen(": ");
		tree_paragraph(arena, tree_add(arena, list, NODE_ITEM, list->place),
		    arena_format(arena, "%s: %s", name, value_text_of(composer, &pick)));
	}
}

static bool is_shown(const struct usage *usage)
{
	return usage->shown && usage->shown->anchor;
}

static void shown_link(struct composer *composer, const struct node *shown, struct node *line)
{
	struct arena *arena = composer_arena(composer);
	bool chart = shown->kind == NODE_CHART;
	const char *number = chart ? shown->as.chart.number : shown->as.table.number;
	tree_link(arena, line, LINK_ANCHOR, shown->anchor,
	    words_fill(arena, composer_words(composer), chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER,
	        WITH({"number", number})));
	tree_text(arena, line, ".");
}

static void result_add(struct composer *composer, const struct usage *usage, struct node *line)
{
	struct arena *arena = composer_arena(composer);
	const struct measure_figures *measure = usage->measure;
	struct pick pick = {measure, measure->dimensions == 0 ? measure->cells : &measure->total};
	part_begin(composer, line, PHRASE_WORKING_RESULT);
	if (measure->dimensions == 0)
		tree_text(arena, line, arena_format(arena, "%s.", value_text_of(composer, &pick)));
	else if (is_shown(usage))
		shown_link(composer, usage->shown, line);
	else if (measure->kind == MEASURE_FACT)
		tree_text(arena, line, words_say(composer_words(composer), PHRASE_WORKING_BELOW));
	else
		tree_text(arena, line,
		    words_fill(arena, composer_words(composer), PHRASE_WORKING_IN_ALL,
		        WITH({"number", figure_print(composer, &pick, SHOW_NUMBER)})));
}

static bool measure_withheld(const struct measure_figures *measure)
{
	return measure->any_withheld || (measure->dimensions == 0 && measure->cells->value.state == FIGURE_WITHHELD);
}

/* Symbols are explained once, before the entries. */
static void symbols_add(struct composer *composer, struct node *section)
{
	for (size_t i = 0; i < composer->usage_count; i++)
		if (measure_withheld(composer->usages[i].measure)) {
			tree_paragraph(
			    composer_arena(composer), section, symbol_meaning(composer_words(composer), FIGURE_WITHHELD));
			return;
		}
}

static void source_add(struct section *section, const struct measure_figures *measure, struct node *line)
{
	if (measure->kind != MEASURE_FACT || !measure->source)
		return;
	part_begin(section->composer, line, PHRASE_WORKING_SOURCE);
	tree_adopt(line, fact_source(section, measure, NODE_SPAN));
	tree_text(composer_arena(section->composer), line, ".");
}

static void working_add(struct section *section, const struct usage *usage, struct node *list)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	const struct measure_figures *measure = usage->measure;
	struct node *working = tree_add(arena, list, NODE_WORKING, measure->place);
	working->anchor = usage->anchor;
	working->as.working.id = measure->id;
	tree_heading(arena, working, 3, measure_name(composer, measure));
	/* A fact's definition is its source, which stands below with its link. */
	if (measure->definition && *measure->definition && measure->kind != MEASURE_FACT)
		node_append(working, prose_text(section, sentence(arena, measure->definition), measure->place, NODE_PARAGRAPH));
	struct node *line = tree_paragraph(arena, working, NULL);
	result_add(composer, usage, line);
	base_add(composer, measure, line);
	source_add(section, measure, line);
	part_begin(composer, line, PHRASE_WORKING_NAME);
	tree_add(arena, line, NODE_CODE, line->place)->text = measure->id;
	if (measure->dimensions > 0 && !is_shown(usage))
		cells_add(composer, measure, working);
	past_workings(composer, measure, working);
}

static bool group_has(const struct workings_group *group, const struct usage *usage)
{
	bool fact = usage->measure->kind == MEASURE_FACT;
	return group->facts ? fact : !fact && usage->section == group->used_in;
}

static const char *group_title(const struct workings_group *group)
{
	const struct words *words = composer_words(group->section->composer);
	if (group->facts)
		return words_say(words, PHRASE_WORKINGS_FACTS);
	return group->used_in ? group->used_in->first->as.heading.plain : words_say(words, PHRASE_WORKINGS_OTHERS);
}

static void group_compose(const struct workings_group *group)
{
	struct composer *composer = group->section->composer;
	struct arena *arena = composer_arena(composer);
	struct node *list = node_new(arena, NODE_WORKINGS, tree_nowhere());
	for (size_t i = 0; i < composer->usage_count; i++)
		if (group_has(group, &composer->usages[i])) {
			struct usage usage = composer->usages[i];
			working_add(group->section, &usage, list);
		}
	if (!list->first)
		return;
	struct node *heading = tree_heading(arena, group->section->node, 2, group_title(group));
	struct buffer slug = {0};
	text_slug(&slug, group_title(group));
	heading->anchor = anchor_claim(composer, arena_format(arena, "figures-%s", buffer_text(&slug)));
	buffer_release(&slug);
	node_append(group->section->node, list);
}

void workings_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	struct node *root = composer->document->root;
	const struct words *words = composer_words(composer);
	if (composer->usage_count == 0)
		return;
	struct node *node = node_new(arena, NODE_SECTION, tree_nowhere());
	struct section section = {.composer = composer, .node = node};
	node->as.section.role = SECTION_WORKINGS;
	node->as.section.name = node->anchor = anchor_claim(composer, "how-we-worked-these-figures-out");
	tree_heading(arena, node, 1, words_say(words, PHRASE_WORKINGS));
	tree_paragraph(arena, node, words_say(words, PHRASE_WORKINGS_LEAD));
	symbols_add(composer, node);
	for (const struct node *used_in = root->first; used_in; used_in = used_in->next)
		group_compose(&(struct workings_group){&section, used_in, false});
	group_compose(&(struct workings_group){&section, node, false});
	group_compose(&(struct workings_group){&section, NULL, false});
	group_compose(&(struct workings_group){&section, NULL, true});
	node_append(root, node);
}
