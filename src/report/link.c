/* Links between narrative files, within the document and to the report's others. */
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/text.h"
#include "report/prose.h"
#include "report/tree.h"

/* "activities.md", "activities.md#the-choir", "#the-choir". */
static bool address_internal(const char *address)
{
	size_t length = strcspn(address, "#");
	return (length == 0 && *address == '#') || (length > 3 && strncmp(address + length - 3, ".md", 3) == 0);
}

static int hex_digit(char c)
{
	if (ascii_digit(c))
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "open%20days.md" names the file "open days.md" (RFC 3986, 2.1). */
static const char *address_decoded(struct arena *arena, const char *address)
{
	char *out = arena_copy(arena, address), *to = out;
	for (const char *at = address; *at; at++) {
		int high = *at == '%' ? hex_digit(at[1]) : -1, low = high < 0 ? -1 : hex_digit(at[2]);
		bool coded = low >= 0 && (high || low);
		*to++ = coded ? (char)(high * 16 + low) : *at;
		at += coded ? 2 : 0;
	}
	*to = '\0';
	return out;
}

/* "next", "Next.md", "./next.html" and "narrative/next.md" may all mean the file that is called next.md: "write next.md";
 * NULL if no file is called nearly so. */
static const char *file_hint(struct arena *arena, const struct narrative *narrative, const char *address)
{
	const char *slash = strrchr(address, '/'), *name = slash ? slash + 1 : address;
	const char *dot = strchr(name, '.');
	size_t length = dot ? (size_t)(dot - name) : strcspn(name, "#");
	if (text_starts(address, "//") || length == 0)
		return NULL;
	const char *near = text_nearest(arena_slice(arena, name, length), narrative->names, narrative->count);
	return near ? arena_format(arena, "did you mean '%s.md'?", near) : NULL;
}

/* Does the address begin like a web site's, without the scheme: "example.org/plans"? */
static bool address_is_site(const char *address)
{
	static const char *const ends[] = {".uk", ".org", ".com", ".net", ".eu", ".info", ".wales", ".cymru", ".scot"};
	size_t length = strcspn(address, "/?#");
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (length > strlen(ends[i]) && strncmp(address + length - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
			return true;
	return false;
}

/* What was meant by an address that leads nowhere; NULL if nothing is known. */
static const char *address_hint(const struct composer *composer, const char *address)
{
	struct arena *arena = composer_arena(composer);
	if (address_is_mail(address))
		return arena_format(arena, "write mailto:%s", address);
	if (text_starts(address, "www.") || address_is_site(address))
		return arena_format(arena, "write https://%s", address);
	return composer->narrative ? file_hint(arena, composer->narrative, address) : NULL;
}

bool link_hook(void *self, struct node *link, const char *address, struct place place)
{
	struct section *section = self;
	struct composer *composer = section->composer;
	if (!address_internal(address)) {
		message_add_hint(
		    composer_messages(composer), MSG_REPORT_LINK_ADDRESS, place, address_hint(composer, address), address);
		return false;
	}
	if (!composer->edition && *address != '#') {
		link->as.link.kind = LINK_FILE;
		link->as.link.target = arena_copy(composer_arena(composer), address);
		return true;
	}
	composer->links = arena_grow(composer_arena(composer), composer->links, composer->link_count,
	    &composer->link_capacity, sizeof *composer->links);
	composer->links[composer->link_count++] =
	    (struct pending_link){link, section->file, arena_copy(composer_arena(composer), address), place};
	link->as.link.kind = LINK_ANCHOR;
	return true;
}

/* The link's text alone stays. */
static void link_dissolve(struct node *link)
{
	for (struct node *child = link->first, *next; child; child = next) {
		next = child->next;
		node_unlink(child);
		node_insert_before(link, child);
	}
	node_unlink(link);
}

static bool document_lists(const struct document_settings *document, const char *name)
{
	const struct value *item = document->sections ? document->sections->first : NULL;
	while (item && !text_equal(item->text, name))
		item = item->next;
	return item != NULL;
}

/* Another document of the report that has the section; NULL if none has. */
static const struct document_settings *document_of(const struct composer *composer, const char *name)
{
	const struct settings *settings = composer->settings;
	for (size_t i = 0; settings && i < settings->document_count; i++) {
		const struct document_settings *document = &settings->documents[i];
		if (document != composer->settings_of_document && (document->editions & composer->edition->bit) &&
		    document_lists(document, name))
			return document;
	}
	return NULL;
}

/* By file, then slug; the section itself, without one, first; of equals the first. */
static int target_compare(const void *left, const void *right)
{
	const struct heading_target *a = left, *b = right;
	int order = strcmp(a->file->name, b->file->name);
	return order ? order : strcmp(a->slug ? a->slug : "", b->slug ? b->slug : "");
}

static const struct node *target_find(
    const struct composer *composer, const struct narrative_file *file, const char *slug)
{
	const struct heading_target wanted = {file, slug, NULL};
	if (composer->target_count == 0)
		return NULL;
	const struct heading_target *found =
	    bsearch(&wanted, composer->targets, composer->target_count, sizeof wanted, target_compare);
	return found ? found->node : NULL;
}

static void target_missing(const struct composer *composer, const struct pending_link *pending,
    const struct narrative_file *file, const char *slug)
{
	struct arena *arena = composer_arena(composer);
	if (file->unread)
		return;
	const char **slugs = arena_array(arena, composer->target_count + 1, sizeof *slugs);
	const char *other = NULL;
	size_t count = 0;
	for (size_t i = 0; i < composer->target_count; i++) {
		const struct heading_target *target = &composer->targets[i];
		if (target->file == file && target->slug)
			slugs[count++] = target->slug;
		else if (!other && target->slug && strcmp(target->slug, slug) == 0)
			other = target->file->name;
	}
	const char *hint = text_did_you_mean(arena, slug, slugs, count);
	if (!hint && other)
		hint = arena_format(arena, "another file has it: write %s.md#%s", other, slug);
	message_add_hint(
	    composer_messages(composer), MSG_REPORT_LINK_HEADING_UNKNOWN, pending->place, hint, file->path, slug);
}

/* A section that another document holds, composed as it is there; its text is let go, its headings are known. */
static const struct composer *section_elsewhere(struct composer *composer, const struct narrative_file *file)
{
	const struct narrative *narrative = composer->narrative;
	if (!composer->elsewhere)
		composer->elsewhere = arena_array(composer_arena(composer), narrative->count, sizeof(struct composer *));
	struct composer **other = &composer->elsewhere[file - narrative->files];
	if (*other)
		return *other;
	*other = composer_elsewhere(composer, document_of(composer, file->name));
	section_compose(*other, file);
	qsort((*other)->targets, (*other)->target_count, sizeof *(*other)->targets, target_compare);
	return *other;
}

static bool heading_elsewhere(
    struct composer *composer, const struct pending_link *pending, const struct narrative_file *file, const char *slug)
{
	const struct composer *other = section_elsewhere(composer, file);
	if (target_find(other, file, slug))
		return true;
	target_missing(other, pending, file, slug);
	return false;
}

/* A link to a section of no document of this edition, or of one without pages, is plain text. */
static void link_refuse(const struct composer *composer, const struct pending_link *pending,
    const struct narrative_file *file, const struct document_settings *other)
{
	struct messages *messages = composer_messages(composer);
	const char *edition = composer_edition(composer);
	if (composer->edition && !(file->editions & composer->edition->bit))
		message_add(messages, MSG_REPORT_LINK_NOT_IN_EDITION, pending->place, file->path, edition);
	else if (other)
		message_add(messages, MSG_REPORT_LINK_NO_PAGES, pending->place, file->path, edition);
	else
		message_add(messages, MSG_REPORT_LINK_NOWHERE, pending->place, file->path);
	link_dissolve(pending->link);
}

/* A site has a page of every document; without one, the first document alone may be a page. */
static bool document_has_page(const struct composer *composer, const struct document_settings *document)
{
	unsigned formats = composer->edition->formats;
	return (formats & FORMAT_SITE) || ((formats & FORMAT_HTML) && document == &composer->settings->documents[0]);
}

/* A section of another document: its page in the edition's folder, where the edition has pages. */
static void link_across(
    struct composer *composer, const struct pending_link *pending, const struct narrative_file *file, const char *slug)
{
	struct arena *arena = composer_arena(composer);
	const struct document_settings *other = document_of(composer, file->name);
	bool shown = composer->edition && (file->editions & composer->edition->bit);
	if (other && shown && slug && !heading_elsewhere(composer, pending, file, slug)) {
		link_dissolve(pending->link);
	} else if (!other || !shown || !document_has_page(composer, other)) {
		link_refuse(composer, pending, file, other);
	} else {
		pending->link->as.link.kind = LINK_FILE;
		pending->link->as.link.target = slug ? arena_format(arena, "%s.html#%s-%s", other->name, file->name, slug)
		                                     : arena_format(arena, "%s.html#%s", other->name, file->name);
	}
}

static const struct narrative_file *link_file(struct composer *composer, const struct pending_link *pending)
{
	struct arena *arena = composer_arena(composer);
	size_t length = strcspn(pending->address, "#");
	if (length == 0)
		return pending->from;
	const char *name = address_decoded(arena, arena_slice(arena, pending->address, length - strlen(".md")));
	const struct narrative_file *file = narrative_find(composer->narrative, name);
	if (!file) {
		message_add_hint(composer_messages(composer), MSG_REPORT_LINK_FILE_UNKNOWN, pending->place,
		    file_hint(arena, composer->narrative, name), arena_slice(arena, pending->address, length));
	}
	return file;
}

static void link_resolve(struct composer *composer, const struct pending_link *pending)
{
	const char *hash = strchr(pending->address, '#');
	const char *slug = hash && hash[1] ? address_decoded(composer_arena(composer), hash + 1) : NULL;
	const struct narrative_file *file = link_file(composer, pending);
	if (!file) {
		link_dissolve(pending->link);
		return;
	}
	const struct node *start = target_find(composer, file, NULL);
	const struct node *node = slug ? target_find(composer, file, slug) : start;
	if (node) {
		pending->link->as.link.target = node->anchor;
	} else if (start) {
		target_missing(composer, pending, file, slug);
		link_dissolve(pending->link);
	} else {
		link_across(composer, pending, file, slug);
	}
}

void links_resolve(struct composer *composer)
{
	if (composer->target_count > 0)
		qsort(composer->targets, composer->target_count, sizeof *composer->targets, target_compare);
	for (size_t i = 0; i < composer->link_count; i++)
		if (composer->links[i].link->parent)
			link_resolve(composer, &composer->links[i]);
}
