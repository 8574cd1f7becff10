/* The accessibility statement that SI 2018/952 (regulation 8) asks for, with the parts of its model statement: status,
 * what is not accessible and why, preparation, feedback, enforcement. Filled from report.yaml. */
#include <string.h>

#include "base/date.h"
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

static void head(const struct statement *statement, const char *title, const char *anchor)
{
	tree_heading(arena_of(statement), statement->node, 2, title)->anchor = anchor_claim(statement->composer, anchor);
}

static struct node *say(const struct statement *statement, const char *text)
{
	return tree_paragraph(arena_of(statement), statement->node, text);
}

static void say_items(const struct statement *statement, const char *const *items)
{
	struct node *list = tree_add(arena_of(statement), statement->node, NODE_LIST, tree_nowhere());
	list->as.list.tight = true;
	for (; *items; items++)
		tree_paragraph(arena_of(statement), tree_add(arena_of(statement), list, NODE_ITEM, list->place), *items);
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
	date_print(&text, date);
	const char *copy = arena_copy(arena_of(statement), buffer_text(&text));
	buffer_release(&text);
	return copy;
}

static void aims_write(const struct statement *statement)
{
	static const char *const aims[] = {"make everything larger, up to four times, without losing anything",
	    "find your way with a keyboard alone", "listen to the whole report with a screen reader",
	    "read every chart as a table", "choose dark or high-contrast colours on your own device", NULL};
	const struct document *document = statement->composer->document;
	say(statement,
	    arena_format(arena_of(statement),
	        "%s wants everyone to be able to read this report, on a screen and on paper. You should be able to:",
	        document->council ? document->council : "The council"));
	say_items(statement, aims);
	say(statement, "We have kept the words as plain as we can.");
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
	bool tested = test_recorded(statement);
	const char *why = ": it has been checked by program, but not yet by people who use assistive technology";
	if (issues > 0)
		why = ", because of what is listed below";
	head(statement, "How accessible it is", "accessibility-status");
	say(statement,
	    arena_format(arena_of(statement),
	        "This report is %s compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA%s.",
	        tested && issues == 0 ? "fully" : "partially", tested && issues == 0 ? "" : why));
}

static void issues_write(const struct statement *statement)
{
	size_t count;
	const struct value **issues = issues_of(statement, &count);
	struct arena *arena = arena_of(statement);
	struct section section = {.composer = statement->composer, .node = statement->node};
	if (count == 0)
		return;
	head(statement, "What is not accessible yet", "accessibility-issues");
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
	head(statement, "Ask for another format, or tell us about a problem", "accessibility-contact");
	struct node *line = say(statement,
	    "Tell us if you need this report in another form, such as large print, Easy Read, a recording or braille. "
	    "Tell us too if something in it does not work for you. ");
	if (document->contact_email) {
		tree_text(arena, line,
		    arena_format(arena, "Write to %s%s", document->contact_role ? "our " : "",
		        document->contact_role ? document->contact_role : "us"));
		tree_text(arena, line, " at ");
		tree_link(arena, line, LINK_EXTERNAL, arena_format(arena, "mailto:%s", document->contact_email),
		    document->contact_email);
		tree_text(arena, line, ".");
	}
}

static void enforcement_write(const struct statement *statement)
{
	struct arena *arena = arena_of(statement);
	head(statement, "If you are not happy with our answer", "accessibility-enforcement");
	struct node *line = say(statement,
	    "The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile "
	    "Applications) (No. 2) Accessibility Regulations 2018. If our answer does not help you, contact the ");
	tree_link(arena, line, LINK_EXTERNAL, "https://www.equalityadvisoryservice.com/",
	    "Equality Advisory and Support Service (EASS)");
	tree_text(arena, line, ".");
}

static void testing_write(const struct statement *statement)
{
	struct arena *arena = arena_of(statement);
	struct section section = {.composer = statement->composer, .node = statement->node};
	const struct value *how = value_get(statement->facts, "how");
	const char *tested = tested_on(statement), *published = statement->composer->document->published;
	head(statement, "How we tested it, and when", "accessibility-testing");
	if (how && how->kind == VALUE_TEXT)
		node_append(statement->node, prose_inlines(&section, how, NODE_PARAGRAPH));
	if (tested)
		say(statement, arena_format(arena, "The last test was on %s.", tested));
	else
		say(statement, "This report was checked by program when it was made. It has not been tested by people yet.");
	say(statement, arena_format(arena, "This statement was written on %s.", published));
}

void statement_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	struct node *node = tree_add(arena, composer->document->root, NODE_SECTION, tree_nowhere());
	struct statement statement = {composer, node, composer->settings->accessibility};
	node->as.section.role = SECTION_ACCESSIBILITY;
	node->as.section.name = node->anchor = anchor_claim(composer, "accessibility");
	tree_heading(arena, node, 1, "Accessibility statement");
	aims_write(&statement);
	status_write(&statement);
	issues_write(&statement);
	contact_write(&statement);
	enforcement_write(&statement);
	testing_write(&statement);
}
