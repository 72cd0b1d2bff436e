#include "digests.h"

/* FIPS 180-4, section 6.2.2, four rounds at a time: the processor does two rounds with one
 * instruction and makes four words of the message schedule with two. */
#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

int32_t shim_has_digest(void) {
    uint32_t a, b, c, d;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0) return 0;
    const uint32_t shuffles = 1u << 9, blends = 1u << 19; // SSSE3 and SSE4.1
    if ((c & shuffles) == 0 || (c & blends) == 0) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & 1u << 29) != 0;
}

__attribute__((target("sha,ssse3,sse4.1"))) void shim_digest(
        uint32_t *state, const uint8_t *blocks, int64_t count, const uint32_t *constants) {
    // Words are big-endian.
    const __m128i swapped = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
    // The processor wants the words a, b, e, f in one vector and c, d, g, h in the other.
    const __m128i low = _mm_loadu_si128((const __m128i *)state);
    const __m128i high = _mm_loadu_si128((const __m128i *)(state + 4));
    const __m128i badc = _mm_shuffle_epi32(low, 0xB1), hgfe = _mm_shuffle_epi32(high, 0x1B);
    __m128i outer = _mm_alignr_epi8(badc, hgfe, 8);
    __m128i inner = _mm_blend_epi16(hgfe, badc, 0xF0);
    for (int64_t block = 0; block < count; block++) {
        const __m128i *source = (const __m128i *)(blocks + 64 * block);
        const __m128i outer_before = outer, inner_before = inner;
        __m128i words[4];
        for (int part = 0; part < 4; part++) {
            words[part] = _mm_shuffle_epi8(_mm_loadu_si128(source + part), swapped);
        }
#pragma clang loop unroll(full)
        for (int part = 0; part < 16; part++) {
            const __m128i now = words[part & 3];
            __m128i sum = _mm_add_epi32(
                now, _mm_loadu_si128((const __m128i *)(constants + 4 * part)));
            inner = _mm_sha256rnds2_epu32(inner, outer, sum);
            outer = _mm_sha256rnds2_epu32(outer, inner, _mm_shuffle_epi32(sum, 0x0E));
            if (part < 12) {
                const __m128i last = words[(part + 3) & 3];
                const __m128i seventh = _mm_alignr_epi8(last, words[(part + 2) & 3], 4);
                words[part & 3] = _mm_sha256msg2_epu32(
                    _mm_add_epi32(_mm_sha256msg1_epu32(now, words[(part + 1) & 3]), seventh),
                    last);
            }
        }
        outer = _mm_add_epi32(outer, outer_before);
        inner = _mm_add_epi32(inner, inner_before);
    }
    const __m128i feba = _mm_shuffle_epi32(outer, 0x1B), dchg = _mm_shuffle_epi32(inner, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
#else
int32_t shim_has_digest(void) { return 0; }

void shim_digest(uint32_t *state, const uint8_t *blocks, int64_t count, const uint32_t *constants) {
    (void)state, (void)blocks, (void)count, (void)constants;
}
#endif
