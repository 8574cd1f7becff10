/* YAML to records. */
#include "data/records.h"
#include "fuzz/folder.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buffer out = {0};
	fuzz_folder();
	struct context context = fuzz_context();
	fuzz_text(&context, "data/referrals.yaml", bytes, length);
	const struct records *records = data_load(&context, fuzz_report);
	if (records)
		records_dump(&out, &context, records);
	buffer_release(&out);
	fuzz_end(&context);
	return 0;
}
