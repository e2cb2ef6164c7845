// SPDX-License-Identifier: GPL-3.0-or-later
// Built for AVX2. Nothing inline of the standard library is used here: the linker could keep that
// copy of it for the whole program, which would then fail on a processor without AVX2.
#include "dsp/filter/cascade_avx2.hpp"

#if defined(__AVX2__)
#include "dsp/filter/transpose_avx2.hpp"

namespace facialis::dsp {
namespace {

/// More sections at once than fit the registers gain nothing; fewer wait for their own feedback.
constexpr std::size_t mostFused = 5;
/// Samples that stay in the first cache while further sections follow.
constexpr std::size_t timeBlock = 512;

/// What is known of the numerators of fused sections. Butterworth sections behind the first have
/// b0 = b2 = 1, and b0 = b2 holds for every section we design: multiplications whose result is
/// known are left out, which changes no bit.
enum class Numerators { any, unitBetween, unitBehindFirst };

template <std::size_t Count, Numerators Kind>
struct Lanes {
    __m256d b0[Count], b1[Count], b2[Count], a1[Count], a2[Count];
    __m256d s1[Count], s2[Count];

    Lanes(const Biquad* q, double* const (&state)[4])
    {
        for (std::size_t i = 0; i < Count; ++i) {
            b0[i] = _mm256_set1_pd(q[i].b0);
            b1[i] = _mm256_set1_pd(q[i].b1);
            b2[i] = _mm256_set1_pd(q[i].b2);
            a1[i] = _mm256_set1_pd(q[i].a1);
            a2[i] = _mm256_set1_pd(q[i].a2);
            s1[i] = gather(state, 2 * i);
            s2[i] = gather(state, 2 * i + 1);
        }
    }

    static __m256d gather(const double* const (&from)[4], std::size_t at)
    {
        return _mm256_set_pd(from[3][at], from[2][at], from[1][at], from[0][at]);
    }

    static void scatter(double* const (&to)[4], std::size_t at, __m256d values)
    {
        alignas(32) double four[4];
        _mm256_store_pd(four, values);
        for (std::size_t k = 0; k < 4; ++k)
            to[k][at] = four[k];
    }

    void keep(double* const (&state)[4]) const
    {
        for (std::size_t i = 0; i < Count; ++i) {
            scatter(state, 2 * i, s1[i]);
            scatter(state, 2 * i + 1, s2[i]);
        }
    }

    static constexpr bool isSymmetric = Kind != Numerators::any;
    static constexpr bool isUnit(std::size_t i)
    {
        return i > 0 && (Kind == Numerators::unitBehindFirst ||
                         (Kind == Numerators::unitBetween && i + 1 < Count));
    }

    __m256d step(__m256d x)
    {
#pragma GCC unroll 5
        for (std::size_t i = 0; i < Count; ++i) {
            const __m256d first = isUnit(i) ? x : _mm256_mul_pd(b0[i], x);
            const __m256d last = isSymmetric ? first : _mm256_mul_pd(b2[i], x);
            const __m256d y = _mm256_add_pd(first, s1[i]);
            s1[i] = _mm256_add_pd(_mm256_sub_pd(_mm256_mul_pd(b1[i], x), _mm256_mul_pd(a1[i], y)),
                                  s2[i]);
            s2[i] = _mm256_sub_pd(last, _mm256_mul_pd(a2[i], y));
            x = y;
        }
        return x;
    }

    template <bool Backward>
    void fourSteps(const double* const (&in)[4], double* const (&out)[4], std::size_t at)
    {
        __m256d rows[4];
        for (std::size_t k = 0; k < 4; ++k)
            rows[k] = _mm256_loadu_pd(in[k] + at);
        transpose(rows);
        if constexpr (Backward) {
            rows[3] = step(rows[3]);
            rows[2] = step(rows[2]);
            rows[1] = step(rows[1]);
            rows[0] = step(rows[0]);
        } else {
            rows[0] = step(rows[0]);
            rows[1] = step(rows[1]);
            rows[2] = step(rows[2]);
            rows[3] = step(rows[3]);
        }
        transpose(rows);
        for (std::size_t k = 0; k < 4; ++k)
            _mm256_storeu_pd(out[k] + at, rows[k]);
    }
};

template <std::size_t Count, Numerators Kind, bool Backward>
void fusedAs(const Biquad* q, const double* const (&in)[4], double* const (&out)[4],
             double* const (&state)[4], std::size_t count)
{
    Lanes<Count, Kind> lanes(q, state);
    const std::size_t odd = count % 4;
    if constexpr (Backward) {
        for (std::size_t at = count; at > odd; at -= 4)
            lanes.template fourSteps<true>(in, out, at - 4);
        for (std::size_t at = odd; at > 0; --at)
            lanes.scatter(out, at - 1, lanes.step(lanes.gather(in, at - 1)));
    } else {
        for (std::size_t at = 0; at < count - odd; at += 4)
            lanes.template fourSteps<false>(in, out, at);
        for (std::size_t at = count - odd; at < count; ++at)
            lanes.scatter(out, at, lanes.step(lanes.gather(in, at)));
    }
    lanes.keep(state);
}

Numerators numeratorsOf(const Biquad* q, std::size_t count)
{
    bool isSymmetric = true, isUnitBetween = true;
    for (std::size_t i = 0; i < count; ++i) {
        isSymmetric = isSymmetric && q[i].b0 == q[i].b2;
        isUnitBetween = isUnitBetween && (i == 0 || i + 1 == count || q[i].b0 == 1.0);
    }
    if (!isSymmetric || !isUnitBetween)
        return Numerators::any;
    return q[count - 1].b0 == 1.0 ? Numerators::unitBehindFirst : Numerators::unitBetween;
}

template <std::size_t Count, bool Backward>
void fused(const Biquad* q, const double* const (&in)[4], double* const (&out)[4],
           double* const (&state)[4], std::size_t count)
{
    switch (numeratorsOf(q, Count)) {
    case Numerators::any:
        fusedAs<Count, Numerators::any, Backward>(q, in, out, state, count);
        break;
    case Numerators::unitBetween:
        fusedAs<Count, Numerators::unitBetween, Backward>(q, in, out, state, count);
        break;
    case Numerators::unitBehindFirst:
        fusedAs<Count, Numerators::unitBehindFirst, Backward>(q, in, out, state, count);
        break;
    }
}

/// All sections over samples [begin, begin + count), as many at once as are worth it.
template <bool Backward>
void block(const Biquad* sections, std::size_t sectionCount, const FourChannels& channels,
           std::size_t begin, std::size_t count)
{
    const double* in[4];
    double* out[4];
    double* state[4];
    for (std::size_t k = 0; k < 4; ++k) {
        in[k] = channels.in[k] + begin;
        out[k] = channels.out[k] + begin;
        state[k] = channels.state[k];
    }
    for (std::size_t done = 0; done < sectionCount;) {
        const std::size_t left = sectionCount - done;
        // Six are three and three: the last pass alone would only wait.
        const std::size_t now = left <= mostFused ? left : left < 8 ? left / 2 : 4;
        const Biquad* const q = sections + done;
        switch (now) {
        case 1: fused<1, Backward>(q, in, out, state, count); break;
        case 2: fused<2, Backward>(q, in, out, state, count); break;
        case 3: fused<3, Backward>(q, in, out, state, count); break;
        case 4: fused<4, Backward>(q, in, out, state, count); break;
        default: fused<5, Backward>(q, in, out, state, count); break;
        }
        done += now;
        for (std::size_t k = 0; k < 4; ++k) {
            in[k] = out[k];
            state[k] += 2 * now;
        }
    }
}

}  // namespace

void cascadeForwardAvx2(const Biquad* sections, std::size_t sectionCount,
                        const FourChannels& channels, std::size_t count) noexcept
{
    const std::size_t step = sectionCount <= mostFused ? count : timeBlock;
    for (std::size_t at = 0; at < count; at += step)
        block<false>(sections, sectionCount, channels, at, count - at < step ? count - at : step);
}

void cascadeBackwardAvx2(const Biquad* sections, std::size_t sectionCount,
                         const FourChannels& channels, std::size_t count) noexcept
{
    const std::size_t step = sectionCount <= mostFused ? count : timeBlock;
    for (std::size_t end = count; end > 0;) {
        const std::size_t now = end < step ? end : step;
        end -= now;
        block<true>(sections, sectionCount, channels, end, now);
    }
}

}  // namespace facialis::dsp
#else
namespace facialis::dsp {

void cascadeForwardAvx2(const Biquad*, std::size_t, const FourChannels&, std::size_t) noexcept {}
void cascadeBackwardAvx2(const Biquad*, std::size_t, const FourChannels&, std::size_t) noexcept {}

}  // namespace facialis::dsp
#endif
