/* The accessibility statement that SI 2018/952 (regulation 8) asks for, with the parts of its model statement: status,
 * what is not accessible and why, preparation, feedback, enforcement. Filled from report.yaml. */
#include <string.h>

#include "data/keys.h"
#include "report/prose.h"
#include "report/tree.h"

/* The statement while it is written. */
struct statement {
	struct composer *composer;
	struct node *node;
	const struct value *facts; /* report.yaml's `accessibility`, or NULL */
};

static struct arena *arena_of(const struct statement *statement)
{
	return composer_arena(statement->composer);
}

static const struct words *words_for(const struct statement *statement)
{
	return composer_words(statement->composer);
}

static void head(const struct statement *statement, enum phrase title, const char *anchor)
{
	tree_heading(arena_of(statement), statement->node, 2, words_say(words_for(statement), title))->anchor =
	    anchor_claim(statement->composer, anchor);
}

static struct node *say(const struct statement *statement, enum phrase phrase)
{
	return tree_paragraph(arena_of(statement), statement->node, words_say(words_for(statement), phrase));
}

static void say_with(const struct statement *statement, enum phrase phrase, const struct part_of_phrase *parts)
{
	const char *text = words_fill(arena_of(statement), words_for(statement), phrase, parts);
	tree_paragraph(arena_of(statement), statement->node, text);
}

static void say_items(const struct statement *statement, const enum phrase *items, size_t count)
{
	struct node *list = tree_add(arena_of(statement), statement->node, NODE_LIST, tree_nowhere());
	list->as.list.tight = true;
	for (size_t i = 0; i < count; i++)
		tree_paragraph(arena_of(statement), tree_add(arena_of(statement), list, NODE_ITEM, list->place),
		    words_say(words_for(statement), items[i]));
}

/* The known issues, COUNT of them. */
static const struct value **issues_of(const struct statement *statement, size_t *count)
{
	const struct value **issues = NULL;
	*count = keys_texts(statement->composer->context, statement->facts, "issues", &issues);
	return issues;
}

static const char *tested_on(const struct statement *statement)
{
	struct date date;
	struct buffer text = {0};
	if (!keys_date(statement->facts, "tested", &date))
		return NULL;
	words_date(&text, words_for(statement), date);
	return buffer_finish(&text, arena_of(statement));
}

static void aims_write(const struct statement *statement)
{
	static const enum phrase aims[] = {PHRASE_ACCESSIBILITY_LARGER, PHRASE_ACCESSIBILITY_KEYBOARD,
	    PHRASE_ACCESSIBILITY_LISTEN, PHRASE_ACCESSIBILITY_CHARTS, PHRASE_ACCESSIBILITY_COLOURS};
	const char *council = statement->composer->document->council;
	if (!council)
		council = words_say(words_for(statement), PHRASE_ACCESSIBILITY_COUNCIL);
	say_with(statement, PHRASE_ACCESSIBILITY_AIM, WITH({"council", council}));
	say_items(statement, aims, sizeof aims / sizeof *aims);
	say(statement, PHRASE_ACCESSIBILITY_PLAIN);
}

/* A test that people did is recorded by when and how it was done; without one nobody can claim more than a part. */
static bool test_recorded(const struct statement *statement)
{
	return tested_on(statement) && value_text(statement->facts, "how");
}

static void status_write(const struct statement *statement)
{
	size_t issues;
	issues_of(statement, &issues);
	head(statement, PHRASE_ACCESSIBILITY_STATUS, "accessibility-status");
	if (issues > 0)
		say(statement, PHRASE_ACCESSIBILITY_ISSUES_LISTED);
	else
		say(statement, test_recorded(statement) ? PHRASE_ACCESSIBILITY_FULLY : PHRASE_ACCESSIBILITY_NOT_BY_PEOPLE);
}

static void issues_write(const struct statement *statement)
{
	size_t count;
	const struct value **issues = issues_of(statement, &count);
	struct arena *arena = arena_of(statement);
	struct section section = {.composer = statement->composer, .node = statement->node};
	if (count == 0)
		return;
	head(statement, PHRASE_ACCESSIBILITY_ISSUES, "accessibility-issues");
	struct node *list = tree_add(arena, statement->node, NODE_LIST, tree_nowhere());
	list->as.list.tight = true;
	for (size_t i = 0; i < count; i++)
		node_append(
		    tree_add(arena, list, NODE_ITEM, issues[i]->place), prose_inlines(&section, issues[i], NODE_PARAGRAPH));
}

static void contact_write(const struct statement *statement)
{
	const struct document *document = statement->composer->document;
	struct arena *arena = arena_of(statement);
	head(statement, PHRASE_ACCESSIBILITY_CONTACT, "accessibility-contact");
	struct node *line = say(statement, PHRASE_ACCESSIBILITY_ASK);
	if (document->contact_email) {
		const char *role = document->contact_role;
		tree_text(arena, line,
		    role ? words_fill(arena, words_for(statement), PHRASE_ACCESSIBILITY_WRITE_ROLE, WITH({"role", role}))
		         : words_say(words_for(statement), PHRASE_ACCESSIBILITY_WRITE_US));
		tree_link(arena, line, LINK_EXTERNAL, arena_format(arena, "mailto:%s", document->contact_email),
		    document->contact_email);
		tree_text(arena, line, ".");
	}
}

static void enforcement_write(const struct statement *statement)
{
	struct arena *arena = arena_of(statement);
	head(statement, PHRASE_ENFORCEMENT, "accessibility-enforcement");
	struct node *line = say(statement, PHRASE_ENFORCEMENT_LAW);
	tree_link(arena, line, LINK_EXTERNAL, words_say(words_for(statement), PHRASE_ENFORCEMENT_ADDRESS),
	    words_say(words_for(statement), PHRASE_ENFORCEMENT_BODY));
	tree_text(arena, line, ".");
}

static void testing_write(const struct statement *statement)
{
	struct section section = {.composer = statement->composer, .node = statement->node};
	const struct value *how = value_get(statement->facts, "how");
	const char *tested = tested_on(statement), *published = statement->composer->document->published;
	head(statement, PHRASE_ACCESSIBILITY_TESTING, "accessibility-testing");
	if (how && how->kind == VALUE_TEXT)
		node_append(statement->node, prose_inlines(&section, how, NODE_PARAGRAPH));
	if (tested)
		say_with(statement, PHRASE_ACCESSIBILITY_TESTED, WITH({"date", tested}));
	else
		say(statement, PHRASE_ACCESSIBILITY_UNTESTED);
	say_with(statement, PHRASE_ACCESSIBILITY_WRITTEN, WITH({"date", published}));
}

void statement_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	struct node *node = tree_add(arena, composer->document->root, NODE_SECTION, tree_nowhere());
	struct statement statement = {composer, node, composer->settings->accessibility};
	node->as.section.role = SECTION_ACCESSIBILITY;
	node->as.section.name = node->anchor = anchor_claim(composer, "accessibility");
	tree_heading(arena, node, 1, words_say(words_for(&statement), PHRASE_ACCESSIBILITY));
	aims_write(&statement);
	status_write(&statement);
	issues_write(&statement);
	contact_write(&statement);
	enforcement_write(&statement);
	testing_write(&statement);
}
