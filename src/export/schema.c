/* The JSON Schema (2020-12) of figures.json, which lies beside it. */
#include "export/export.h"

static const char *const lines[] = {
    "{",
    "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",",
    "  \"title\": \"figures.json\",",
    "  \"description\": \"The figures of one edition of a report. Numbers are those that the report prints.\",",
    "  \"type\": \"object\",",
    "  \"required\": [\"title\", \"council\", \"period\", \"published\", \"edition\", \"sample\", \"symbols\", "
    "\"figures\"],",
    "  \"additionalProperties\": false,",
    "  \"properties\": {",
    "    \"title\": {\"type\": \"string\"},",
    "    \"council\": {\"type\": \"string\"},",
    "    \"period\": {",
    "      \"type\": \"object\", \"required\": [\"from\", \"to\"], \"additionalProperties\": false,",
    "      \"properties\": {\"from\": {\"$ref\": \"#/$defs/day\"}, \"to\": {\"$ref\": \"#/$defs/day\"}}",
    "    },",
    "    \"published\": {\"$ref\": \"#/$defs/day\"},",
    "    \"edition\": {\"type\": \"string\", \"description\": \"for whom: board, intranet\"},",
    "    \"sample\": {\"type\": \"boolean\", \"description\": \"true: the records are invented\"},",
    "    \"symbols\": {\"type\": \"object\", \"additionalProperties\": {\"type\": \"string\"}},",
    "    \"figures\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/figure\"}}",
    "  },",
    "  \"$defs\": {",
    "    \"day\": {\"type\": \"string\", \"pattern\": \"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$\"},",
    "    \"number\": {\"type\": [\"number\", \"null\"]},",
    "    \"text\": {\"type\": [\"string\", \"null\"]},",
    "    \"figure\": {",
    "      \"type\": \"object\",",
    "      \"required\": [\"id\", \"label\", \"definition\", \"state\", \"value\", \"unit\", \"printed\", \"base\", "
    "\"base-id\", "
    "\"percent\", \"share\"],",
    "      \"additionalProperties\": false,",
    "      \"properties\": {",
    "        \"id\": {\"type\": \"string\", \"description\": \"a measure or fact, or one cell of it: id[code], "
    "id[row, column], id[row, all]\"},",
    "        \"label\": {\"type\": \"string\"},",
    "        \"definition\": {\"type\": \"string\", \"description\": \"how it was worked out\"},",
    "        \"state\": {\"enum\": [\"shown\", \"withheld\", \"not-available\", \"not-applicable\", "
    "\"low\"]},",
    "        \"value\": {\"$ref\": \"#/$defs/number\", \"description\": \"null unless shown\"},",
    "        \"unit\": {\"$ref\": \"#/$defs/text\"},",
    "        \"printed\": {\"type\": \"string\", \"description\": \"as the report prints it: 1,204 or [c]\"},",
    "        \"base\": {\"$ref\": \"#/$defs/number\", \"description\": \"what the percentage is out of\"},",
    "        \"base-id\": {\"$ref\": \"#/$defs/text\", \"description\": \"the measure that is the base\"},",
    "        \"percent\": {\"$ref\": \"#/$defs/number\", \"description\": \"of its base; null where there is "
    "none\"},",
    "        \"share\": {\"$ref\": \"#/$defs/text\", \"description\": \"33%, 8 of 14, or [c]\"},",
    "        \"known\": {\"$ref\": \"#/$defs/number\", \"description\": \"of the records, those with a value; null "
    "where withheld\"},",
    "        \"records\": {\"$ref\": \"#/$defs/number\", \"description\": \"all that were looked at\"},",
    "        \"target\": {\"type\": \"string\", \"description\": \"as printed: 90%\"},",
    "        \"target-state\": {\"enum\": [\"met\", \"not met\", \"withheld or not available\"]},",
    "        \"approx\": {\"enum\": [\"about\", \"up to\", \"more than\", null], \"description\": \"facts only: "
    "printed "
    "before the value\"},",
    "        \"source\": {\"type\": \"string\", \"description\": \"facts only\"},",
    "        \"link\": {\"type\": \"string\", \"description\": \"facts only\"},",
    "        \"date\": {\"$ref\": \"#/$defs/day\", \"description\": \"facts only: of the source\"},",
    "        \"earlier\": {\"type\": \"array\", \"description\": \"the earlier years that the report prints\", "
    "\"items\": {\"$ref\": \"#/$defs/earlier\"}}",
    "      }",
    "    },",
    "    \"earlier\": {",
    "      \"type\": \"object\",",
    "      \"required\": [\"year\", \"state\", \"value\", \"source\", \"comparable\"],",
    "      \"additionalProperties\": false,",
    "      \"properties\": {",
    "        \"year\": {\"type\": \"string\", \"description\": \"2020-21, or 2020\"},",
    "        \"state\": {\"enum\": [\"shown\", \"withheld\", \"not-available\", \"not-applicable\", "
    "\"low\"]},",
    "        \"value\": {\"$ref\": \"#/$defs/number\", \"description\": \"null unless shown\"},",
    "        \"source\": {\"$ref\": \"#/$defs/text\", \"description\": \"where it was published; null where it "
    "was counted from the records\"},",
    "        \"comparable\": {\"type\": \"boolean\", \"description\": \"false: counted in another way until "
    "then\"}",
    "      }",
    "    }",
    "  }",
    "}",
};

void export_schema(struct buffer *out)
{
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		buffer_format(out, "%s\n", lines[i]);
}
