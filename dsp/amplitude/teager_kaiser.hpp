// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace facialis::dsp {

/// The Teager-Kaiser energy operator, psi[n] = x[n]^2 - x[n-1] x[n+1] (Kaiser 1990; for EMG onsets
/// Li, Zhou & Aruin 2007): (A sin w)^2 for a sine of amplitude A and w radians a sample. One sample
/// late, because it needs the next: the value returned belongs to the sample before; 0 for the
/// first two.
class TeagerKaiser {
public:
    [[nodiscard]] double operator()(double next)
    {
        const double psi = seen_ < 2 ? 0.0 : now_ * now_ - before_ * next;
        seen_ = seen_ < 2 ? seen_ + 1 : 2;
        before_ = now_;
        now_ = next;
        return psi;
    }

    /// The last sample and the one before it, for kernels of several channels, which set them too.
    struct Past {
        double now, before;
    };
    [[nodiscard]] Past past() const { return {now_, before_}; }
    /// @param past  of a signal at least two samples long
    void continueFrom(const Past& past)
    {
        now_ = past.now;
        before_ = past.before;
        seen_ = 2;
    }

    void reset() { *this = TeagerKaiser(); }

private:
    double before_ = 0.0, now_ = 0.0;
    int seen_ = 0;
};

}  // namespace facialis::dsp
