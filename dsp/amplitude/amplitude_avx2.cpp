// SPDX-License-Identifier: GPL-3.0-or-later
// Built for AVX2; see dsp/filter/cascade_avx2.cpp for why nothing of the standard library is used.
#include "dsp/amplitude/amplitude_avx2.hpp"

#if defined(__AVX2__)
#include "dsp/filter/transpose_avx2.hpp"

namespace facialis::dsp {
namespace {

struct Sums {
    __m256d sum, fresh, share;

    __m256d step(__m256d square, __m256d oldest)
    {
        sum = _mm256_add_pd(sum, _mm256_sub_pd(square, oldest));
        fresh = _mm256_add_pd(fresh, square);
        return rms();
    }

    [[nodiscard]] __m256d rms() const
    {
        // The operand order is that of std::max(sum, 0.0): of a NaN, the sum.
        const __m256d positive = _mm256_max_pd(_mm256_setzero_pd(), sum);
        return _mm256_sqrt_pd(_mm256_mul_pd(positive, share));
    }
};

__m256d gather(const double* const (&from)[4], std::size_t at)
{
    return _mm256_set_pd(from[3][at], from[2][at], from[1][at], from[0][at]);
}

void scatter(double* const (&to)[4], std::size_t at, __m256d values)
{
    alignas(32) double four[4];
    _mm256_store_pd(four, values);
    for (std::size_t k = 0; k < 4; ++k)
        to[k][at] = four[k];
}

void fourSteps(FourWindows& w, Sums& sums, std::size_t at)
{
    __m256d squares[4], oldest[4], result[4];
    for (std::size_t k = 0; k < 4; ++k) {
        const __m256d x = _mm256_loadu_pd(w.in[k] + at);
        squares[k] = _mm256_mul_pd(x, x);
        oldest[k] = _mm256_loadu_pd(w.squares[k] + at);
        _mm256_storeu_pd(w.squares[k] + at, squares[k]);
    }
    transpose(squares);
    transpose(oldest);
    for (std::size_t t = 0; t < 4; ++t)
        result[t] = sums.step(squares[t], oldest[t]);
    transpose(result);
    for (std::size_t k = 0; k < 4; ++k)
        _mm256_storeu_pd(w.out[k] + at, result[k]);
}

}  // namespace

void movingRmsAvx2(FourWindows& w, std::size_t window, std::size_t count) noexcept
{
    Sums sums{_mm256_loadu_pd(w.sum), _mm256_loadu_pd(w.fresh),
              _mm256_set1_pd(1.0 / static_cast<double>(window))};
    std::size_t at = 0;
    for (; at + 4 <= count; at += 4)
        fourSteps(w, sums, at);
    for (; at < count; ++at) {
        const __m256d x = gather(w.in, at);
        const __m256d square = _mm256_mul_pd(x, x);
        const __m256d oldest =
            _mm256_set_pd(w.squares[3][at], w.squares[2][at], w.squares[1][at], w.squares[0][at]);
        scatter(w.squares, at, square);
        scatter(w.out, at, sums.step(square, oldest));
    }
    _mm256_storeu_pd(w.sum, sums.sum);
    _mm256_storeu_pd(w.fresh, sums.fresh);
}

void teagerKaiserAvx2(const double* in, double* out, std::size_t count) noexcept
{
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const __m256d now = _mm256_loadu_pd(in + i - 1);
        const __m256d product = _mm256_mul_pd(_mm256_loadu_pd(in + i - 2), _mm256_loadu_pd(in + i));
        _mm256_storeu_pd(out + i, _mm256_sub_pd(_mm256_mul_pd(now, now), product));
    }
    for (; i < count; ++i)
        out[i] = in[i - 1] * in[i - 1] - in[i - 2] * in[i];
}

}  // namespace facialis::dsp
#else
namespace facialis::dsp {

void movingRmsAvx2(FourWindows&, std::size_t, std::size_t) noexcept {}
void teagerKaiserAvx2(const double*, double*, std::size_t) noexcept {}

}  // namespace facialis::dsp
#endif
