// Which of 64 bytes are one of four: the inner step of reading delimited text. Swift has no
// instruction that gathers comparison results into bits, so this is C.
#pragma once
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#pragma clang assume_nonnull begin

// One bit per byte of the word that equals the byte repeated in pattern; exact for every byte.
static inline uint64_t shim_equal_bits(uint64_t word, uint64_t pattern) {
    const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
    uint64_t difference = word ^ pattern;
    uint64_t equal = ~(((difference & low) + low) | difference | low);
    return ((equal >> 7) * 0x0102040810204080ULL) >> 56;
}

// Bit n is set when byte n is the delimiter, a quote, a line feed or a carriage return. For every
// processor.
static inline uint64_t shim_delimiter_mask_portable(const uint8_t *bytes, uint8_t delimiter) {
    const uint64_t ones = 0x0101010101010101ULL;
    uint64_t mask = 0;
    for (int part = 0; part < 8; part++) {
        uint64_t word = 0;
        for (int at = 0; at < 8; at++) word |= (uint64_t)bytes[8 * part + at] << (8 * at);
        uint64_t found = shim_equal_bits(word, ones * delimiter) | shim_equal_bits(word, ones * '"')
            | shim_equal_bits(word, ones * '\n') | shim_equal_bits(word, ones * '\r');
        mask |= found << (8 * part);
    }
    return mask;
}

// The same by the vector instructions of x86-64, where they are there.
static inline uint64_t shim_delimiter_mask(const uint8_t *bytes, uint8_t delimiter) {
#if defined(__SSE2__)
    uint64_t mask = 0;
    const __m128i delimiters = _mm_set1_epi8((char)delimiter);
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    for (int part = 0; part < 4; part++) {
        __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        __m128i fields = _mm_or_si128(
            _mm_cmpeq_epi8(text, delimiters), _mm_cmpeq_epi8(text, quotes));
        __m128i lines = _mm_or_si128(_mm_cmpeq_epi8(text, feeds), _mm_cmpeq_epi8(text, returns));
        uint32_t found = (uint32_t)_mm_movemask_epi8(_mm_or_si128(fields, lines));
        mask |= (uint64_t)found << (16 * part);
    }
    return mask;
#else
    return shim_delimiter_mask_portable(bytes, delimiter);
#endif
}

// What 64 bytes of a text without quotes are made of: bit n of `ends` is set where a field ends, at a
// delimiter or a line feed.
struct shim_field_ends {
    uint64_t ends;
    uint64_t feeds;   // line feeds
    uint64_t returns; // carriage returns
};

static inline struct shim_field_ends shim_field_ends_of(const uint8_t *bytes, uint8_t delimiter) {
    struct shim_field_ends found = {0, 0, 0};
#if defined(__SSE2__)
    const __m128i delimiters = _mm_set1_epi8((char)delimiter);
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    for (int part = 0; part < 4; part++) {
        __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        __m128i feed = _mm_cmpeq_epi8(text, feeds);
        __m128i end = _mm_or_si128(_mm_cmpeq_epi8(text, delimiters), feed);
        __m128i back = _mm_cmpeq_epi8(text, returns);
        found.ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(end) << (16 * part);
        found.feeds |= (uint64_t)(uint32_t)_mm_movemask_epi8(feed) << (16 * part);
        found.returns |= (uint64_t)(uint32_t)_mm_movemask_epi8(back) << (16 * part);
    }
#else
    const uint64_t ones = 0x0101010101010101ULL;
    for (int part = 0; part < 8; part++) {
        uint64_t word = 0;
        for (int at = 0; at < 8; at++) word |= (uint64_t)bytes[8 * part + at] << (8 * at);
        uint64_t feed = shim_equal_bits(word, ones * '\n');
        found.ends |= (shim_equal_bits(word, ones * delimiter) | feed) << (8 * part);
        found.feeds |= feed << (8 * part);
        found.returns |= shim_equal_bits(word, ones * '\r') << (8 * part);
    }
#endif
    return found;
}

// Bit n is set when byte n is the one that is looked for.
static inline uint64_t shim_byte_mask(const uint8_t *bytes, uint8_t byte) {
    uint64_t mask = 0;
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8((char)byte);
    for (int part = 0; part < 4; part++) {
        __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        uint32_t found = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, wanted));
        mask |= (uint64_t)found << (16 * part);
    }
#else
    for (int part = 0; part < 8; part++) {
        uint64_t word = 0;
        for (int at = 0; at < 8; at++) word |= (uint64_t)bytes[8 * part + at] << (8 * at);
        mask |= shim_equal_bits(word, 0x0101010101010101ULL * byte) << (8 * part);
    }
#endif
    return mask;
}

#pragma clang assume_nonnull end
