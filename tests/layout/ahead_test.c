/* Words that are shaped before a document is laid out are those that laying it out asks for. */
#include "layout/layout.h"

#include "check.h"
#include "tree.h"

enum { WORDS_MAX = 400, WORD_MAX = 40 };

/* The words that were asked for, each with its face before it; then how many of the layout's were among them. */
struct asked {
	char words[WORDS_MAX][WORD_MAX];
	size_t count, known, strange;
	bool ahead;
};

static bool is_known(const struct asked *asked, const char *word)
{
	for (size_t i = 0; i < asked->count; i++)
		if (!strcmp(asked->words[i], word))
			return true;
	return false;
}

static void word_ask(struct asked *asked, enum face face, const char *text, size_t length)
{
	char word[WORD_MAX];
	snprintf(word, sizeof word, "%d %.*s", (int)face, (int)length, text);
	bool known = is_known(asked, word);
	if (asked->ahead && !known && asked->count < WORDS_MAX)
		strcpy(asked->words[asked->count++], word);
	asked->known += !asked->ahead && known;
	asked->strange += !asked->ahead && !known;
}

static extent asked_width(
    void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	for (size_t at = 0, end; at < length; at = end) {
		for (end = at + 1; text[at] != ' ' && end < length && text[end] != ' '; end++)
			;
		word_ask(self, face, text + at, end - at);
	}
	return layout_fixed_metric().width(NULL, face, size, text, length, language);
}

static void document_build(struct tree *tree)
{
	struct node *section = add_section(tree, "What we did for children");
	struct node *paragraph = add_paragraph(tree, section, "Each of them was asked what they would like to change. ");
	add_text(tree, add(tree, paragraph, NODE_STRONG), "Nobody was left out of it.");
	add(tree, paragraph, NODE_CODE)->text = "odd";
	add_heading(tree, section, 2, "Where they lived");
	add_table(tree, section, 5, 3, "value");
}

int main(void)
{
	struct checks checks = {0};
	struct tree tree = tree_new();
	struct asked *asked = arena_alloc(tree.context.arena, sizeof *asked);
	struct metric metric = layout_fixed_metric();
	metric.self = asked;
	metric.width = asked_width;
	document_build(&tree);
	asked->ahead = true;
	layout_shape_ahead(&tree.document, &metric);
	asked->ahead = false;
	check(&checks, "each word once, in the face that it is set in",
	    is_known(asked, "0 Each") && is_known(asked, "1 Nobody"));
	check(&checks, "words of headings and heads of tables are bold",
	    is_known(asked, "1 lived") && is_known(asked, "1 Head"));
	check(&checks, "code is left", !is_known(asked, "0 odd") && !is_known(asked, "2 odd"));
	struct layout_input input = {.document = &tree.document, .theme = &tree.theme, .metric = metric};
	layout_document(&tree.context, &input);
	check(&checks, "most words that the layout asks for", asked->known > 5 * asked->strange);
	if (asked->known <= 5 * asked->strange)
		printf("# %zu known, %zu strange\n", asked->known, asked->strange);
	tree_free(&tree);
	return checks.failed > 0;
}
