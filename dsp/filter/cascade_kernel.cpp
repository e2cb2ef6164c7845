// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/cascade_kernel.hpp"

#include <algorithm>
#include <array>

namespace facialis::dsp {
namespace {

/// Several sections a sample keep the processor busy while each waits for its own feedback; their
/// number is a constant so that state and coefficients stay in registers.
template <std::size_t Count, int Step>
void fused(const Biquad* sections, double* state, const double* in, double* out, std::size_t count)
{
    std::array<Biquad, Count> q;
    std::array<double, 2 * Count> s;
    std::copy_n(sections, Count, q.begin());
    std::copy_n(state, 2 * Count, s.begin());
    for (std::size_t n = 0; n < count; ++n, in += Step, out += Step) {
        double x = *in;
        for (std::size_t i = 0; i < Count; ++i) {
            const double y = q[i].b0 * x + s[2 * i];
            s[2 * i] = q[i].b1 * x - q[i].a1 * y + s[2 * i + 1];
            s[2 * i + 1] = q[i].b2 * x - q[i].a2 * y;
            x = y;
        }
        *out = x;
    }
    std::copy_n(s.begin(), 2 * Count, state);
}

/// @param in  the sample to begin with: the first, or the last for a Step of -1
template <int Step>
void run(const Sections& sections, double* state, const double* in, double* out, std::size_t count)
{
    if (sections.empty()) {
        for (std::size_t n = 0; n < count; ++n, in += Step, out += Step)
            *out = *in;
        return;
    }
    for (std::size_t done = 0; done < sections.size();) {
        const std::size_t now = std::min<std::size_t>(sections.size() - done, 5);
        const Biquad* const q = sections.data() + done;
        double* const s = state + 2 * done;
        switch (now) {
        case 1: fused<1, Step>(q, s, in, out, count); break;
        case 2: fused<2, Step>(q, s, in, out, count); break;
        case 3: fused<3, Step>(q, s, in, out, count); break;
        case 4: fused<4, Step>(q, s, in, out, count); break;
        default: fused<5, Step>(q, s, in, out, count); break;
        }
        done += now;
        in = out;
    }
}

}  // namespace

std::vector<double> settledState(const Sections& sections)
{
    std::vector<double> state;
    double level = 1.0;
    for (const Biquad& q : sections) {
        // A constant x makes y = gain x; solve the two state equations for s1 and s2.
        const double gain = (q.b0 + q.b1 + q.b2) / (1.0 + q.a1 + q.a2);
        const double s2 = level * (q.b2 - q.a2 * gain);
        state.push_back(level * (q.b1 - q.a1 * gain) + s2);
        state.push_back(s2);
        level *= gain;
    }
    return state;
}

void cascadeForward(const Sections& sections, double* state, const double* in, double* out,
                    std::size_t count) noexcept
{
    run<1>(sections, state, in, out, count);
}

void cascadeBackward(const Sections& sections, double* state, const double* in, double* out,
                     std::size_t count) noexcept
{
    if (count > 0)
        run<-1>(sections, state, in + (count - 1), out + (count - 1), count);
}

}  // namespace facialis::dsp
