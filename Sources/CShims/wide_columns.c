#include "wide_columns.h"

/* Eight rows are looked at together in vectors of 64 bytes. Nothing is read that the columns and
 * texts of wide_columns.h do not have: lanes without a row read nothing. */
#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512cd,avx512vbmi2,popcnt")))

int32_t shim_has_wide_columns(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512vbmi2")
        && __builtin_cpu_supports("popcnt");
}

WIDE struct shim_fields_found shim_wide_fields(
        const uint8_t *text, int64_t start, int64_t end, uint8_t delimiter, uint32_t *fields,
        int64_t room) {
    struct shim_fields_found found = {0, 0, 0, start};
    const __m512i delimiters = _mm512_set1_epi8((char)delimiter);
    const __m512i feed = _mm512_set1_epi8('\n'), back = _mm512_set1_epi8('\r');
    const __m512i one = _mm512_set1_epi32(1);
    const __m512i first = _mm512_set_epi32(23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    const __m512i second = _mm512_add_epi32(first, _mm512_set1_epi32(8));
    uint8_t numbers[64], places[64];
    for (int place = 0; place < 64; place++) numbers[place] = (uint8_t)place;
    const __m512i all = _mm512_loadu_si512(numbers);
    for (int64_t chunk = start; chunk < end; chunk += 64) {
        // Sixteen fields are written at a time, whether they are there or not.
        if (room - found.count < 80) {
            found.count = -1;
            return found;
        }
        const __m512i bytes = _mm512_loadu_si512(text + chunk);
        const __mmask64 feeds = _mm512_cmpeq_epi8_mask(bytes, feed);
        const __mmask64 ends = feeds | _mm512_cmpeq_epi8_mask(bytes, delimiters);
        found.feeds += __builtin_popcountll(feeds);
        found.returns += __builtin_popcountll(_mm512_cmpeq_epi8_mask(bytes, back));
        if (ends == 0) continue;
        const int64_t count = __builtin_popcountll(ends);
        const __m512i listed = _mm512_maskz_compress_epi8(ends, all);
        if (count > 16) _mm512_storeu_si512(places, listed);
        for (int64_t done = 0; done < count; done += 16) {
            const __m128i part = done == 0 ? _mm512_castsi512_si128(listed)
                : _mm_loadu_si128((const __m128i *)(places + done));
            const __m512i stops = _mm512_add_epi32(
                _mm512_cvtepu8_epi32(part), _mm512_set1_epi32((int32_t)chunk));
            // A field begins behind the end of the one before.
            const __m512i starts = _mm512_add_epi32(one, _mm512_alignr_epi32(
                stops, _mm512_set1_epi32((int32_t)found.next - 1), 15));
            const __m512i lengths = _mm512_slli_epi32(_mm512_sub_epi32(stops, starts), 2);
            uint32_t *target = fields + 2 * (found.count + done);
            _mm512_storeu_si512(target, _mm512_permutex2var_epi32(starts, first, lengths));
            _mm512_storeu_si512(target + 16, _mm512_permutex2var_epi32(starts, second, lengths));
            if (done + 16 < count) found.next = chunk + places[done + 15] + 1;
        }
        found.next = chunk + 64 - __builtin_clzll(ends);
        found.count += count;
    }
    return found;
}

// Eight rows of a column: where their fields begin and how long they are.
struct rows {
    __mmask8 there; // fewer at the end
    __m512i start, length;
};

WIDE static inline struct rows rows_from(struct shim_column column, int64_t row) {
    const __m512i lanes = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
    struct rows rows;
    rows.there = column.count - row < 8 ? (__mmask8)((1 << (column.count - row)) - 1) : 0xFF;
    const __m512i fields = _mm512_mask_i64gather_epi64(
        _mm512_setzero_si512(), rows.there,
        _mm512_mullo_epi64(lanes, _mm512_set1_epi64(column.stride)),
        column.first + row * column.stride, 8);
    rows.start = _mm512_and_si512(fields, _mm512_set1_epi64(0xFFFFFFFF));
    rows.length = _mm512_srli_epi64(fields, 34);
    return rows;
}

// The eight bytes from so many places of the text on.
WIDE static inline __m512i words_at(__mmask8 there, const uint8_t *text, __m512i places) {
    return _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), there, places, text, 1);
}

// Eight digits in each word as a number; the first is the lowest byte.
WIDE static inline __m512i numbers_of(__m512i digits) {
    const __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010A));
    const __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x00010064));
    return _mm512_add_epi64(
        _mm512_mul_epu32(fours, _mm512_set1_epi64(10000)), _mm512_srli_epi64(fours, 32));
}

WIDE int64_t shim_wide_decimals(
        struct shim_column column, const int64_t *powers, int64_t scale, int64_t left,
        int64_t *numbers) {
    const __m512i ones = _mm512_set1_epi64(-1), one = _mm512_set1_epi64(1);
    const __m512i eight = _mm512_set1_epi64(8), tops = _mm512_set1_epi8((char)0x80);
    const __m512i factors = _mm512_loadu_si512(powers);
    int64_t others = 0;
    for (int64_t row = 0; row < column.count; row += 8) {
        const struct rows rows = rows_from(column, row);
        const __mmask8 fits = _mm512_mask_cmple_epu64_mask(rows.there, rows.length, eight);
        // The word ends with the field. Its first character becomes the lowest byte, a minus 0.
        const __m512i from = _mm512_sub_epi64(
            _mm512_add_epi64(rows.start, rows.length), eight);
        __m512i word = _mm512_xor_si512(
            words_at(fits, column.text, from), _mm512_set1_epi8('0'));
        const __m512i unused = _mm512_slli_epi64(_mm512_sub_epi64(eight, rows.length), 3);
        word = _mm512_srlv_epi64(word, unused);
        const __m512i low = _mm512_set1_epi64(0xFF);
        const __mmask8 minus = _mm512_cmpeq_epi64_mask(
            _mm512_and_si512(word, low), _mm512_set1_epi64('-' ^ '0'));
        word = _mm512_mask_andnot_epi64(word, minus, low, word);
        const __m512i digits = _mm512_mask_sub_epi64(rows.length, minus, rows.length, one);
        word = _mm512_sllv_epi64(word, unused);
        // A point is taken out: what stands before it moves by a byte.
        const __m512i points = _mm512_movm_epi8(
            _mm512_cmpeq_epi8_mask(word, _mm512_set1_epi8('.' ^ '0')));
        const __m512i behind = _mm512_lzcnt_epi64(points);
        const __mmask8 pointed = _mm512_cmplt_epu64_mask(behind, _mm512_set1_epi64(64));
        const __m512i decimals = _mm512_maskz_srli_epi64(pointed, behind, 3);
        const __m512i before = _mm512_srlv_epi64(ones, _mm512_add_epi64(behind, eight));
        word = _mm512_or_si512(
            _mm512_slli_epi64(_mm512_and_si512(word, before), 8),
            _mm512_andnot_si512(_mm512_srlv_epi64(ones, behind), word));
        const __mmask8 placed = (__mmask8)~pointed
            | (_mm512_cmpgt_epu64_mask(behind, _mm512_setzero_si512())
                & _mm512_cmplt_epi64_mask(_mm512_add_epi64(decimals, one), digits));
        const __mmask8 good = fits & placed
            & _mm512_cmpge_epi64_mask(digits, one)
            & _mm512_cmple_epi64_mask(decimals, _mm512_set1_epi64(scale))
            & _mm512_testn_epi64_mask(
                _mm512_adds_epu8(word, _mm512_set1_epi8(0x76)), tops);
        __m512i found = _mm512_mul_epu32(
            numbers_of(word), _mm512_permutexvar_epi64(decimals, factors));
        found = _mm512_mask_sub_epi64(found, minus, _mm512_setzero_si512(), found);
        found = _mm512_mask_mov_epi64(_mm512_set1_epi64(left), good, found);
        _mm512_mask_storeu_epi64(numbers + row, rows.there, found);
        others += __builtin_popcount(rows.there & ~(unsigned)good);
    }
    return others;
}

WIDE void shim_wide_digit_codes(
        struct shim_column column, const struct shim_digit_codes *codes, int32_t *places) {
    const int64_t length = codes->length;
    const __m512i tops = _mm512_set1_epi8((char)0x80);
    const __m512i low_pattern = _mm512_set1_epi64((int64_t)codes->pattern[0]);
    const __m512i high_pattern = _mm512_set1_epi64((int64_t)codes->pattern[1]);
    const __m512i low_excess = _mm512_set1_epi64((int64_t)codes->excess[0]);
    const __m512i high_excess = _mm512_set1_epi64((int64_t)codes->excess[1]);
    const __m128i unused = _mm_cvtsi64_si128(((length > 8 ? 16 : 8) - length) * 8);
    for (int64_t row = 0; row < column.count; row += 8) {
        const struct rows rows = rows_from(column, row);
        __m512i low = words_at(rows.there, column.text, rows.start);
        __m512i number, wrong;
        if (length > 8) {
            // Behind every field there are bytes that can be read. No byte stands in both words.
            __m512i high = words_at(
                rows.there, column.text,
                _mm512_add_epi64(rows.start, _mm512_set1_epi64(length - 8)));
            high = _mm512_sll_epi64(_mm512_srl_epi64(high, unused), unused);
            low = _mm512_xor_si512(low, low_pattern);
            high = _mm512_xor_si512(high, high_pattern);
            wrong = _mm512_or_si512(
                _mm512_or_si512(_mm512_add_epi64(low, low_excess), low),
                _mm512_or_si512(_mm512_add_epi64(high, high_excess), high));
            number = _mm512_add_epi64(
                _mm512_mul_epu32(
                    numbers_of(low), _mm512_set1_epi64((int64_t)codes->power)),
                numbers_of(high));
        } else {
            low = _mm512_xor_si512(_mm512_sll_epi64(low, unused), low_pattern);
            wrong = _mm512_or_si512(_mm512_add_epi64(low, low_excess), low);
            number = numbers_of(low);
        }
        const __m512i entry = _mm512_sub_epi64(number, _mm512_set1_epi64((int64_t)codes->first));
        const __mmask8 listed = rows.there
            & _mm512_testn_epi64_mask(wrong, tops)
            & _mm512_cmpeq_epi64_mask(rows.length, _mm512_set1_epi64(length))
            & _mm512_cmplt_epu64_mask(entry, _mm512_set1_epi64(codes->count));
        const __mmask8 empty = _mm512_cmpeq_epi64_mask(rows.length, _mm512_setzero_si512());
        const __m256i others = _mm256_mask_set1_epi32(
            _mm256_set1_epi32(codes->unknown), empty, codes->none);
        _mm256_mask_storeu_epi32(
            places + row, rows.there,
            _mm512_mask_i64gather_epi32(others, listed, entry, codes->list, 4));
    }
}
#else
int32_t shim_has_wide_columns(void) { return 0; }

struct shim_fields_found shim_wide_fields(
        const uint8_t *text, int64_t start, int64_t end, uint8_t delimiter, uint32_t *fields,
        int64_t room) {
    (void)text, (void)end, (void)delimiter, (void)fields, (void)room;
    return (struct shim_fields_found){-1, 0, 0, start};
}

int64_t shim_wide_decimals(
        struct shim_column column, const int64_t *powers, int64_t scale, int64_t left,
        int64_t *numbers) {
    (void)powers, (void)scale, (void)left, (void)numbers;
    return column.count;
}

void shim_wide_digit_codes(
        struct shim_column column, const struct shim_digit_codes *codes, int32_t *places) {
    (void)column, (void)codes, (void)places;
}
#endif
