/* Each row of field_kinds stands at its own type, and is whole. */
#include "check.h"
#include "data/dictionary.h"

int main(void)
{
	struct checks checks = {0};
	for (size_t i = 0; i < FIELD_TYPES; i++) {
		const struct field_kind *kind = &field_kinds[i];
		check(&checks, kind->name, kind->type == i && !kind->read != !kind->derive);
	}
	return checks.failed > 0;
}
