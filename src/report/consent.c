/* Consent: who said that a story, a quotation or a picture may be shown, and in which editions. */
#include "data/formats.h"
#include "report/directive.h"

bool consent_allows(
    struct section *section, const struct value *consent, struct place place, const char *what, const char *name)
{
	struct composer *composer = section->composer;
	if (!composer->edition)
		return true;
	if (!consent || consent->kind == VALUE_UNKNOWN) {
		message_add(composer_messages(composer), MSG_REPORT_CONSENT_MISSING, place, what, name);
		return false;
	}
	if (!keys_check(composer->context, consent, &consent_keys, "consent", consent->place))
		return false;
	struct date date;
	if (keys_date(consent, "date", &date) && date.day > composer->settings->published)
		message_add(composer_messages(composer), MSG_DATA_CONSENT_FUTURE, value_get(consent, "date")->place,
		    value_text(consent, "date"));
	uint32_t editions = settings_editions(composer->context, composer->settings, value_get(consent, "for"));
	if (editions & composer->edition->bit)
		return true;
	message_add(composer_messages(composer), MSG_REPORT_CONSENT_OTHER, place, what, name, composer->edition->name);
	return false;
}
