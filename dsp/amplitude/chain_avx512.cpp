// SPDX-License-Identifier: GPL-3.0-or-later
// Built for AVX-512; see dsp/filter/cascade_avx2.cpp for why nothing of the standard library is
// used.
#include "dsp/amplitude/chain_avx512.hpp"

#if defined(__AVX512F__)
#include <immintrin.h>

namespace facialis::dsp {
namespace {

constexpr std::size_t lanes = EightChains::lanes;
/// Rows of the three signals that stay in the first cache until they are transposed back.
constexpr std::size_t blockRows = 128;

struct alignas(64) Rows {
    double filtered[blockRows][lanes], envelope[blockRows][lanes], energy[blockRows][lanes];
};

/// Eight registers as the rows of a matrix that becomes its transpose.
inline void transpose(__m512d (&rows)[lanes])
{
    __m512d pairs[lanes], halves[lanes];
    for (std::size_t i = 0; i < lanes; i += 2) {
        pairs[i] = _mm512_unpacklo_pd(rows[i], rows[i + 1]);
        pairs[i + 1] = _mm512_unpackhi_pd(rows[i], rows[i + 1]);
    }
    // 128-bit parts 0 and 2, then 1 and 3, of the rows of one half.
    for (std::size_t i = 0; i < lanes; i += 4)
        for (std::size_t odd = 0; odd < 2; ++odd) {
            const __m512d a = pairs[i + odd], b = pairs[i + 2 + odd];
            halves[i + odd] = _mm512_shuffle_f64x2(a, b, 0x88);
            halves[i + 2 + odd] = _mm512_shuffle_f64x2(a, b, 0xdd);
        }
    for (std::size_t odd = 0; odd < 2; ++odd) {
        const __m512d even = halves[odd], evenBelow = halves[4 + odd];
        const __m512d other = halves[2 + odd], otherBelow = halves[6 + odd];
        rows[odd] = _mm512_shuffle_f64x2(even, evenBelow, 0x88);
        rows[4 + odd] = _mm512_shuffle_f64x2(even, evenBelow, 0xdd);
        rows[2 + odd] = _mm512_shuffle_f64x2(other, otherBelow, 0x88);
        rows[6 + odd] = _mm512_shuffle_f64x2(other, otherBelow, 0xdd);
    }
}

/// @return zeros, or NaN of a channel with a gap
__m512d toRows(const double* const (&in)[lanes], double (*rows)[lanes], std::size_t at,
               std::size_t count)
{
    __m512d gaps = _mm512_setzero_pd();
    for (std::size_t i = 0; i < count; i += lanes) {
        __m512d eight[lanes];
        for (std::size_t k = 0; k < lanes; ++k)
            eight[k] = _mm512_loadu_pd(in[k] + at + i);
        transpose(eight);
        for (std::size_t k = 0; k < lanes; ++k) {
            _mm512_store_pd(rows[i + k], eight[k]);
            gaps = _mm512_add_pd(gaps, _mm512_mul_pd(eight[k], _mm512_setzero_pd()));
        }
    }
    return gaps;
}

template <bool PastCaches>
void toChannels(const double (*rows)[lanes], double* const (&out)[lanes], std::size_t at,
                std::size_t count)
{
    for (std::size_t i = 0; i < count; i += lanes) {
        __m512d eight[lanes];
        for (std::size_t k = 0; k < lanes; ++k)
            eight[k] = _mm512_load_pd(rows[i + k]);
        transpose(eight);
        for (std::size_t k = 0; k < lanes; ++k)
            if constexpr (PastCaches)
                _mm512_stream_pd(out[k] + at + i, eight[k]);
            else
                _mm512_storeu_pd(out[k] + at + i, eight[k]);
    }
}

bool areLines(double* const (&out)[lanes])
{
    unsigned long long all = 0;
    for (std::size_t k = 0; k < lanes; ++k)
        all |= reinterpret_cast<unsigned long long>(out[k]);
    return all % 64 == 0;
}

/// Everything the samples of eight channels meet between the transpositions, in registers.
template <std::size_t Count>
class Chain {
public:
    Chain(const Biquad* sections, const EightChains& c)
        : sections_(sections),
          sum_(_mm512_loadu_pd(c.sum)),
          fresh_(_mm512_loadu_pd(c.fresh)),
          now_(_mm512_loadu_pd(c.now)),
          before_(_mm512_loadu_pd(c.before)),
          nowSquare_(_mm512_mul_pd(now_, now_)),
          share_(_mm512_set1_pd(1.0 / static_cast<double>(c.window)))
    {
        for (std::size_t i = 0; i < Count; ++i) {
            s1_[i] = _mm512_loadu_pd(c.state[2 * i]);
            s2_[i] = _mm512_loadu_pd(c.state[2 * i + 1]);
        }
    }

    /// Rows of input become rows of the filtered signal; the squares stay within the window.
    void rows(Rows& block, std::size_t first, std::size_t end, double* squares)
    {
        for (std::size_t i = first; i < end; ++i, squares += lanes) {
            const __m512d y = filtered(_mm512_load_pd(block.filtered[i]));
            const __m512d square = _mm512_mul_pd(y, y);
            sum_ = _mm512_add_pd(sum_, _mm512_sub_pd(square, _mm512_loadu_pd(squares)));
            fresh_ = _mm512_add_pd(fresh_, square);
            _mm512_storeu_pd(squares, square);
            _mm512_store_pd(block.filtered[i], y);
            _mm512_store_pd(block.envelope[i], rms());
            _mm512_store_pd(block.energy[i], _mm512_sub_pd(nowSquare_, _mm512_mul_pd(before_, y)));
            before_ = now_;
            now_ = y;
            nowSquare_ = square;
        }
    }

    /// As RunningSquares does at the last place of its window.
    void wrap(double (&last)[lanes])
    {
        sum_ = fresh_;
        fresh_ = _mm512_setzero_pd();
        _mm512_store_pd(last, rms());
    }

    void keep(EightChains& c) const
    {
        for (std::size_t i = 0; i < Count; ++i) {
            _mm512_storeu_pd(c.state[2 * i], s1_[i]);
            _mm512_storeu_pd(c.state[2 * i + 1], s2_[i]);
        }
        _mm512_storeu_pd(c.sum, sum_);
        _mm512_storeu_pd(c.fresh, fresh_);
        _mm512_storeu_pd(c.now, now_);
        _mm512_storeu_pd(c.before, before_);
    }

private:
    __m512d filtered(__m512d x)
    {
#pragma GCC unroll 5
        for (std::size_t i = 0; i < Count; ++i) {
            const Biquad& q = sections_[i];
            const __m512d outer = _mm512_mul_pd(_mm512_set1_pd(q.b0), x);
            const __m512d y = _mm512_add_pd(outer, s1_[i]);
            const __m512d middle = _mm512_sub_pd(_mm512_mul_pd(_mm512_set1_pd(q.b1), x),
                                                 _mm512_mul_pd(_mm512_set1_pd(q.a1), y));
            s1_[i] = _mm512_add_pd(middle, s2_[i]);
            s2_[i] = _mm512_sub_pd(outer, _mm512_mul_pd(_mm512_set1_pd(q.a2), y));
            x = y;
        }
        return x;
    }

    [[nodiscard]] __m512d rms() const
    {
        // The operand order is that of std::max(sum, 0.0): of a NaN, the sum.
        const __m512d positive = _mm512_max_pd(_mm512_setzero_pd(), sum_);
        return _mm512_sqrt_pd(_mm512_mul_pd(positive, share_));
    }

    const Biquad* sections_;
    __m512d s1_[Count], s2_[Count];
    __m512d sum_, fresh_, now_, before_, nowSquare_, share_;
};

template <std::size_t Count, bool PastCaches>
bool run(const Biquad* sections, EightChains& c, std::size_t count)
{
    Rows block;
    Chain<Count> chain(sections, c);
    __m512d gaps = _mm512_setzero_pd();
    for (std::size_t at = 0; at < count; at += blockRows) {
        const std::size_t rows = count - at < blockRows ? count - at : blockRows;
        gaps = _mm512_add_pd(gaps, toRows(c.in, block.filtered, at, rows));
        for (std::size_t i = 0; i < rows;) {
            const std::size_t room = c.window - c.place;
            const std::size_t end = rows - i < room ? rows : i + room;
            chain.rows(block, i, end, c.squares + c.place * lanes);
            c.place += end - i;
            i = end;
            if (c.place < c.window)
                continue;
            c.place = 0;
            chain.wrap(block.envelope[i - 1]);
        }
        toChannels<PastCaches>(block.filtered, c.filtered, at, rows);
        toChannels<PastCaches>(block.envelope, c.envelope, at, rows);
        toChannels<PastCaches>(block.energy, c.energy, at, rows);
    }
    if constexpr (PastCaches)
        _mm_sfence();
    chain.keep(c);
    return _mm512_cmp_pd_mask(gaps, gaps, _CMP_UNORD_Q) == 0;
}

template <std::size_t Count>
bool run(const Biquad* sections, EightChains& c, std::size_t count)
{
    const bool isPastCaches = areLines(c.filtered) && areLines(c.envelope) && areLines(c.energy);
    return isPastCaches ? run<Count, true>(sections, c, count)
                        : run<Count, false>(sections, c, count);
}

}  // namespace

bool chainAvx512(const Biquad* sections, std::size_t sectionCount, EightChains& chains,
                 std::size_t count) noexcept
{
    switch (sectionCount) {
    case 1: return run<1>(sections, chains, count);
    case 2: return run<2>(sections, chains, count);
    case 3: return run<3>(sections, chains, count);
    case 4: return run<4>(sections, chains, count);
    default: return run<5>(sections, chains, count);
    }
}

}  // namespace facialis::dsp
#else
namespace facialis::dsp {

bool chainAvx512(const Biquad*, std::size_t, EightChains&, std::size_t) noexcept
{
    return false;
}

}  // namespace facialis::dsp
#endif
