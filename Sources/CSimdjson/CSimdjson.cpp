#include "CSimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <type_traits>

using simdjson::dom::element;

struct csimdjson_parser {
    simdjson::dom::parser parser;
};

// An element is exactly a document and a place in it; both sides pass it by value.
static_assert(sizeof(element) == sizeof(csimdjson_value), "an element is a document and an index");
static_assert(std::is_trivially_copyable<element>::value, "an element is passed bit by bit");

static element opened(csimdjson_value value) {
    element result;
    std::memcpy(static_cast<void *>(&result), &value, sizeof value);
    return result;
}

static csimdjson_value closed(element value) {
    csimdjson_value result;
    std::memcpy(&result, static_cast<void *>(&value), sizeof result);
    return result;
}

template <typename Value>
static bool get(csimdjson_value value, Value *result) {
    return opened(value).get(*result) == simdjson::SUCCESS;
}

csimdjson_parser *csimdjson_new(void) { return new (std::nothrow) csimdjson_parser; }

void csimdjson_free(csimdjson_parser *parser) { delete parser; }

bool csimdjson_parse(
    csimdjson_parser *parser, const uint8_t *bytes, size_t count, csimdjson_value *root
) {
    element value;
    if (parser->parser.parse(bytes, count).get(value) != simdjson::SUCCESS) return false;
    *root = closed(value);
    return true;
}

char csimdjson_kind(csimdjson_value value) { return static_cast<char>(opened(value).type()); }

bool csimdjson_integer(csimdjson_value value, int64_t *result) { return get(value, result); }

bool csimdjson_number(csimdjson_value value, double *result) { return get(value, result); }

bool csimdjson_boolean(csimdjson_value value, bool *result) { return get(value, result); }

bool csimdjson_text(csimdjson_value value, const char **text, size_t *count) {
    std::string_view view;
    if (!get(value, &view)) return false;
    *text = view.data();
    *count = view.size();
    return true;
}

bool csimdjson_field(
    csimdjson_value object, const char *name, size_t count, csimdjson_value *result
) {
    simdjson::dom::object fields;
    element value;
    if (!get(object, &fields)) return false;
    if (fields.at_key(std::string_view(name, count)).get(value) != simdjson::SUCCESS) return false;
    *result = closed(value);
    return true;
}

size_t csimdjson_count(csimdjson_value array) {
    simdjson::dom::array elements;
    return get(array, &elements) ? elements.size() : 0;
}

size_t csimdjson_elements(csimdjson_value array, csimdjson_value *elements, size_t room) {
    simdjson::dom::array all;
    if (!get(array, &all)) return 0;
    size_t count = 0;
    for (element value : all) {
        if (count == room) break;
        elements[count++] = closed(value);
    }
    return count;
}
