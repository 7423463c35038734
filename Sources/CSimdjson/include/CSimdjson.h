// The door to simdjson, which is C++: its DOM, through plain C. A value is where it lies in its document,
// and is read as long as the parser that read the document is neither freed nor asked for another.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DOOR __attribute__((warn_unused_result))

typedef struct csimdjson_parser csimdjson_parser;

typedef struct {
    const void *document;
    size_t index;
} csimdjson_value;

DOOR csimdjson_parser *csimdjson_new(void);
void csimdjson_free(csimdjson_parser *parser);

/// False where the bytes are not one whole JSON document in UTF-8, or memory has ended.
DOOR bool csimdjson_parse(
    csimdjson_parser *parser, const uint8_t *bytes, size_t count, csimdjson_value *root
);

/// `{`, `[`, `"`, `l` (an integer), `u` (one that is too large for that), `d`, `t` (a boolean), `n`.
DOOR char csimdjson_kind(csimdjson_value value);

// Each is false, and sets nothing, where the value is of another kind.
DOOR bool csimdjson_integer(csimdjson_value value, int64_t *result);
DOOR bool csimdjson_number(csimdjson_value value, double *result);
DOOR bool csimdjson_boolean(csimdjson_value value, bool *result);
/// UTF-8, unescaped; it lies in the document.
DOOR bool csimdjson_text(csimdjson_value value, const char **text, size_t *count);
DOOR bool csimdjson_field(
    csimdjson_value object, const char *name, size_t count, csimdjson_value *result
);

/// How many elements an array has; zero for anything else.
DOOR size_t csimdjson_count(csimdjson_value array);
/// Sets that many, and at most so many as there is room for; gives back how many.
DOOR size_t csimdjson_elements(csimdjson_value array, csimdjson_value *elements, size_t room);

#undef DOOR

#ifdef __cplusplus
}
#endif
