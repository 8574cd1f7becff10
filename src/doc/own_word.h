/* What a report's words.yaml says of a word, for what checks its language. */
#ifndef DOC_OWN_WORD_H
#define DOC_OWN_WORD_H

struct own_word {
	const char *text;    /* one word or several, as typed: "CRO", "care leaver" */
	const char *instead; /* the word to use in its place; NULL: it is right as it stands */
};

#endif
