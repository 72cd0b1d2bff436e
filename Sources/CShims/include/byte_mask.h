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

#if defined(__SSE2__)
// One bit per byte that is all ones, of four times 16 bytes. Written out: code that is compiled for
// size would keep a loop, which takes three times as long.
static inline uint64_t shim_mask_of(__m128i one, __m128i two, __m128i three, __m128i four) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(one)
        | (uint64_t)(uint32_t)_mm_movemask_epi8(two) << 16
        | (uint64_t)(uint32_t)_mm_movemask_epi8(three) << 32
        | (uint64_t)(uint32_t)_mm_movemask_epi8(four) << 48;
}

static inline __m128i shim_load16(const uint8_t *bytes) {
    return _mm_loadu_si128((const __m128i *)bytes);
}

// Which bytes are the delimiter or a quote or an end of a line.
static inline __m128i shim_delimiters16(const uint8_t *bytes, __m128i delimiters) {
    __m128i text = shim_load16(bytes);
    __m128i fields = _mm_or_si128(
        _mm_cmpeq_epi8(text, delimiters), _mm_cmpeq_epi8(text, _mm_set1_epi8('"')));
    __m128i lines = _mm_or_si128(
        _mm_cmpeq_epi8(text, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\r')));
    return _mm_or_si128(fields, lines);
}
#endif

// The same by the vector instructions of x86-64, where they are there.
static inline uint64_t shim_delimiter_mask(const uint8_t *bytes, uint8_t delimiter) {
#if defined(__SSE2__)
    const __m128i delimiters = _mm_set1_epi8((char)delimiter);
    return shim_mask_of(
        shim_delimiters16(bytes, delimiters), shim_delimiters16(bytes + 16, delimiters),
        shim_delimiters16(bytes + 32, delimiters), shim_delimiters16(bytes + 48, delimiters));
#else
    return shim_delimiter_mask_portable(bytes, delimiter);
#endif
}

// What 64 bytes of a text without quotes are made of: bit n of `ends` is set where a field ends, at
// a delimiter or a line feed.
struct shim_field_ends {
    uint64_t ends;
    int64_t feeds;   // how many line feeds
    int64_t returns; // how many carriage returns
};

#if defined(__SSE2__)
// How many bytes are all ones, of four times 16 bytes.
static inline int64_t shim_count_of(__m128i one, __m128i two, __m128i three, __m128i four) {
    // A byte of all ones takes 1 away, so that each byte of the sum is a count up to four.
    const __m128i none = _mm_setzero_si128();
    const __m128i counts = _mm_sub_epi8(
        none, _mm_add_epi8(_mm_add_epi8(one, two), _mm_add_epi8(three, four)));
    const __m128i halves = _mm_sad_epu8(counts, none);
    return _mm_cvtsi128_si64(_mm_add_epi64(halves, _mm_unpackhi_epi64(halves, halves)));
}
#endif

static inline struct shim_field_ends shim_field_ends_of(const uint8_t *bytes, uint8_t delimiter) {
    struct shim_field_ends found = {0, 0, 0};
#if defined(__SSE2__)
    const __m128i delimiters = _mm_set1_epi8((char)delimiter);
    const __m128i feed = _mm_set1_epi8('\n');
    const __m128i back = _mm_set1_epi8('\r');
    const __m128i one = shim_load16(bytes), two = shim_load16(bytes + 16);
    const __m128i three = shim_load16(bytes + 32), four = shim_load16(bytes + 48);
    const __m128i feed1 = _mm_cmpeq_epi8(one, feed), feed2 = _mm_cmpeq_epi8(two, feed);
    const __m128i feed3 = _mm_cmpeq_epi8(three, feed), feed4 = _mm_cmpeq_epi8(four, feed);
    found.ends = shim_mask_of(
        _mm_or_si128(feed1, _mm_cmpeq_epi8(one, delimiters)),
        _mm_or_si128(feed2, _mm_cmpeq_epi8(two, delimiters)),
        _mm_or_si128(feed3, _mm_cmpeq_epi8(three, delimiters)),
        _mm_or_si128(feed4, _mm_cmpeq_epi8(four, delimiters)));
    found.feeds = shim_count_of(feed1, feed2, feed3, feed4);
    found.returns = shim_count_of(
        _mm_cmpeq_epi8(one, back), _mm_cmpeq_epi8(two, back), _mm_cmpeq_epi8(three, back),
        _mm_cmpeq_epi8(four, back));
#else
    const uint64_t ones = 0x0101010101010101ULL;
    for (int part = 0; part < 8; part++) {
        uint64_t word = 0;
        for (int at = 0; at < 8; at++) word |= (uint64_t)bytes[8 * part + at] << (8 * at);
        uint64_t feed = shim_equal_bits(word, ones * '\n');
        found.ends |= (shim_equal_bits(word, ones * delimiter) | feed) << (8 * part);
        found.feeds += __builtin_popcountll(feed);
        found.returns += __builtin_popcountll(shim_equal_bits(word, ones * '\r'));
    }
#endif
    return found;
}

// Bit n is set when byte n is the one that is looked for.
static inline uint64_t shim_byte_mask(const uint8_t *bytes, uint8_t byte) {
#if defined(__SSE2__)
    const __m128i wanted = _mm_set1_epi8((char)byte);
    return shim_mask_of(
        _mm_cmpeq_epi8(shim_load16(bytes), wanted), _mm_cmpeq_epi8(shim_load16(bytes + 16), wanted),
        _mm_cmpeq_epi8(shim_load16(bytes + 32), wanted),
        _mm_cmpeq_epi8(shim_load16(bytes + 48), wanted));
#else
    uint64_t mask = 0;
    for (int part = 0; part < 8; part++) {
        uint64_t word = 0;
        for (int at = 0; at < 8; at++) word |= (uint64_t)bytes[8 * part + at] << (8 * at);
        mask |= shim_equal_bits(word, 0x0101010101010101ULL * byte) << (8 * part);
    }
    return mask;
#endif
}

// Asks for the memory of a place that is going to be read, without waiting for it.
static inline void shim_prefetch(const void *place) { __builtin_prefetch(place); }

#pragma clang assume_nonnull end
