// Delimited text by vector instructions that only some processors have: the places of its fields,
// and the numbers and codes of a column, eight rows together. Swift cannot be told to use
// instructions in one function only, so this is C; Swift does the same for every other processor.
#pragma once
#include <stdint.h>

#pragma clang assume_nonnull begin

// Whether this processor has the instructions.
int32_t shim_has_wide_columns(void);

// What a text is made of.
struct shim_fields_found {
    int64_t count;   // fields that end with a delimiter or a line feed; below 0: no room for them
    int64_t feeds;   // line feeds
    int64_t returns; // carriage returns
    int64_t next;    // where the field behind them begins
};

// Puts two numbers for each field of text[start..<end]: its place, and four times its length.
// Behind the text there are 64 zeros. There is room for so many fields, 80 more than are found.
struct shim_fields_found shim_wide_fields(
    const uint8_t *text, int64_t start, int64_t end, uint8_t delimiter, uint32_t *fields,
    int64_t room);

// A column: its first field as above, where the lowest two bits of a length tell of quotes, and how
// many fields there are to a row. Before a text 16 bytes can be read.
struct shim_column {
    const uint8_t *text;
    const uint64_t *first;
    int64_t stride;
    int64_t count;
};

// Reads decimals of at most eight characters as numbers of so many decimals at most; powers[n] is
// what a number with n decimals is multiplied by, eight of them. Others become `left`.
// Returns how many others there are.
int64_t shim_wide_decimals(
    struct shim_column column, const int64_t *powers, int64_t scale, int64_t left,
    int64_t *numbers);

// Codes of one length that differ in digits only.
struct shim_digit_codes {
    int64_t length;
    uint64_t pattern[2], excess[2]; // what is taken off the bytes, and what shows wrong ones
    uint64_t power, first;
    const int32_t *list;
    int64_t count;
    int32_t unknown, none; // in place of another code, of an empty field
};

// Finds the place of the code in each field.
void shim_wide_digit_codes(
    struct shim_column column, const struct shim_digit_codes *codes, int32_t *places);

#pragma clang assume_nonnull end
