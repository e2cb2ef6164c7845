// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <immintrin.h>

namespace facialis::dsp {

/// Four registers as the rows of a matrix that becomes its transpose: four samples of each of four
/// channels to four channels of each of four samples, and back. For files built for AVX2 alone.
static inline void transpose(__m256d (&rows)[4])
{
    const __m256d low01 = _mm256_unpacklo_pd(rows[0], rows[1]);
    const __m256d high01 = _mm256_unpackhi_pd(rows[0], rows[1]);
    const __m256d low23 = _mm256_unpacklo_pd(rows[2], rows[3]);
    const __m256d high23 = _mm256_unpackhi_pd(rows[2], rows[3]);
    rows[0] = _mm256_permute2f128_pd(low01, low23, 0x20);
    rows[1] = _mm256_permute2f128_pd(high01, high23, 0x20);
    rows[2] = _mm256_permute2f128_pd(low01, low23, 0x31);
    rows[3] = _mm256_permute2f128_pd(high01, high23, 0x31);
}

}  // namespace facialis::dsp
