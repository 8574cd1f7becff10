/* The hook for braces: figures in prose, notes, and what reads where a figure is withheld. */
#include <string.h>

#include "base/text.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/tree.h"
#include "stats/unit.h"

/* Text of the source's own from PLACE on, as a value. */
static struct value text_value(const char *text, struct place place)
{
	return (struct value){.kind = VALUE_TEXT, .place = place, .text = text};
}

static struct node *note_make(struct section *section, const struct reference *reference, struct place place)
{
	struct value text = text_value(reference->note, place_after(place, reference->text_at));
	if (!section->node) {
		message_add(composer_messages(section->composer), MSG_REPORT_NOTE_IN_HEADING, place);
		return NULL;
	}
	if (!reference->note[strspn(reference->note, " \t")]) {
		message_add(composer_messages(section->composer), MSG_REPORT_NOTE_EMPTY, place);
		return NULL;
	}
	struct node *note = prose_inlines(section, &text, NODE_NOTE);
	note->place = place;
	return note_add(section, note, NULL, false);
}

struct node *fact_source(struct section *section, const struct measure_figures *fact, enum node_kind kind)
{
	struct arena *arena = composer_arena(section->composer);
	struct node *node = node_new(arena, kind, fact->place);
	struct node *holder = node;
	if (fact->link) {
		holder = tree_add(arena, node, NODE_LINK, fact->place);
		holder->as.link.kind = LINK_EXTERNAL;
		holder->as.link.target = fact->link;
	}
	tree_adopt(holder, prose_text(section, fact->source ? fact->source : "", fact->place, NODE_SPAN));
	if (fact->date.day == MISSING_DAY)
		return node;
	struct buffer date = {0};
	words_date(&date, composer_words(section->composer), fact->date);
	tree_text(arena, node, arena_format(arena, ", %s", buffer_text(&date)));
	buffer_release(&date);
	return node;
}

/* The note that names a fact's source; one for each source and section. */
static struct node *fact_note(struct section *section, const struct measure_figures *fact, struct place place)
{
	struct arena *arena = composer_arena(section->composer);
	struct node *source = fact_source(section, fact, NODE_SPAN), *note = node_new(arena, NODE_NOTE, place);
	tree_text(arena, note, words_say(composer_words(section->composer), PHRASE_SOURCE));
	tree_adopt(note, source);
	tree_text(arena, note, ".");
	const char *key = arena_format(arena, "%s\n%s", tree_plain(arena, note), fact->link ? fact->link : "");
	return note_add(section, note, key, true);
}

static void words_refuse(struct section *section, const struct reference *reference, struct place place)
{
	message_add(composer_messages(section->composer), MSG_REPORT_WORDS_RANGE, place, reference->id);
}

/* Words stand in place of the figure, and of its symbol. */
static void reworded(struct node *figure)
{
	figure->as.figure.words = true;
	figure->as.figure.symbol = FIGURE_SHOWN;
	figure->as.figure.whole_symbol = false;
}

static void words_print(
    struct section *section, const struct pick *pick, const struct reference *reference, struct node *node)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	struct buffer words = {0};
	if (reference->show != SHOW_NUMBER || text_equal(pick->measure->unit, "percent") ||
	    !words_number(&words, composer_words(composer), pick->cell->value.value)) {
		words_refuse(section, reference, node->place);
	} else {
		node->text = approx_told(composer, pick->measure, arena_copy(arena, buffer_text(&words)));
		reworded(node);
	}
	buffer_release(&words);
}

/* "3 working days", "one week"; a symbol stands alone. */
static void unit_print(
    struct section *section, const struct pick *pick, const struct reference *reference, struct node *node)
{
	struct arena *arena = composer_arena(section->composer);
	if (!pick->measure->unit_words) {
		message_add(composer_messages(section->composer), MSG_REPORT_UNIT_NONE, node->place, reference->id);
		return;
	}
	if (pick->cell->value.state != FIGURE_SHOWN)
		return;
	node->text = arena_format(
	    arena, "%s %s", node->text, unit_counted(arena, pick->measure->unit_words, pick->cell->value.value));
}

/* What the author vouches for, as it stands. */
static struct node *said_make(struct section *section, const struct reference *reference, struct place place)
{
	struct value text = text_value(reference->said, place_after(place, reference->text_at));
	if (!reference->said[strspn(reference->said, " \t")]) {
		message_add(composer_messages(section->composer), MSG_REPORT_SAY_EMPTY, place);
		return NULL;
	}
	return prose_inlines(section, &text, NODE_SPAN);
}

static void withheld_print(struct section *section, const struct reference *reference, struct node *node)
{
	struct composer *composer = section->composer;
	if (!reference->otherwise) {
		message_add(composer_messages(composer), MSG_REPORT_FIGURE_WITHHELD, node->place, node->as.figure.measure,
		    composer_edition(composer), node->text);
		return;
	}
	struct value text = text_value(reference->otherwise, place_after(node->place, reference->text_at));
	node->text = prose_plain(section, &text);
	reworded(node);
}

static bool percent_check(
    struct section *section, const struct pick *pick, const struct reference *reference, struct place place)
{
	if (reference->show == SHOW_NUMBER || show_is_past(reference->show) ||
	    pick->cell->percent.state != FIGURE_NOT_APPLICABLE)
		return true;
	if (text_equal(pick->measure->unit, "percent") && reference->show == SHOW_PERCENT)
		return true;
	message_add(composer_messages(section->composer), MSG_REPORT_FIGURE_NO_PERCENT, place, reference->id);
	return false;
}

/* The year before, or the change since: the words of `or` stand in place of any symbol. NULL after a message. */
static struct node *past_make(
    struct section *section, const struct pick *pick, const struct reference *reference, struct place place)
{
	struct past_pick past;
	enum figure_state state;
	if (reference->words || reference->unit) {
		message_add(composer_messages(section->composer), MSG_REPORT_PAST_WORDS, place, reference->id);
		return NULL;
	}
	if (!past_pick(section->composer, pick, reference->show, place, &past))
		return NULL;
	struct node *node = figure_node(section, pick, NULL, place);
	node->text = past_print(section->composer, &past, reference->show, &state);
	node->as.figure.state = node->as.figure.symbol = state;
	node->as.figure.whole_symbol = state != FIGURE_SHOWN;
	if (state == FIGURE_WITHHELD || (state != FIGURE_SHOWN && reference->otherwise))
		withheld_print(section, reference, node);
	return node;
}

/* The figure of the report's own year. */
static struct node *present_make(
    struct section *section, const struct pick *pick, const struct reference *reference, struct place place)
{
	struct node *node = figure_node(section, pick, reference, place);
	if (node->as.figure.state == FIGURE_WITHHELD)
		withheld_print(section, reference, node);
	else if (reference->words && pick->cell->value.state == FIGURE_SHOWN)
		words_print(section, pick, reference, node);
	if (reference->unit)
		unit_print(section, pick, reference, node);
	return node;
}

static struct node *figure_make(
    struct section *section, const struct reference *reference, const struct expression *expression)
{
	struct composer *composer = section->composer;
	struct pick pick;
	if (!figure_pick(composer, reference, expression->place, NEED_PROSE, "text", &pick) ||
	    !percent_check(section, &pick, reference, expression->place))
		return NULL;
	struct node *node =
	    (show_is_past(reference->show) ? past_make : present_make)(section, &pick, reference, expression->place);
	if (!node)
		return NULL;
	if (expression->sentence_start)
		node->text = text_capital(composer_arena(composer), node->text);
	if (pick.measure->kind == MEASURE_FACT && pick.measure->source && section->node)
		node->next = fact_note(section, pick.measure, expression->place);
	return node;
}

/* A file alone has no figures: the name stands for the number. */
static struct node *name_make(struct section *section, const struct reference *reference, struct place place)
{
	struct arena *arena = composer_arena(section->composer);
	struct node *node = node_new(arena, NODE_FIGURE, place);
	const char *name =
	    reference->brackets ? arena_format(arena, "%s[%s]", reference->id, reference->brackets) : reference->id;
	node->text = arena_format(arena, "⟨%s⟩", name);
	node->as.figure.measure = name;
	node->as.figure.name = name;
	return node;
}

struct node *expression_hook(void *self, const struct expression *expression)
{
	struct section *section = self;
	struct reference reference;
	if (!reference_parse(section->composer->context, expression->text, expression->place, &reference))
		return NULL;
	if (reference.said)
		return said_make(section, &reference, expression->place);
	if (!reference.id)
		return note_make(section, &reference, expression->place);
	if (!section->composer->figures)
		return name_make(section, &reference, expression->place);
	return figure_make(section, &reference, expression);
}
