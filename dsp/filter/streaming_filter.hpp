// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "data/model/units.hpp"
#include "dsp/filter/biquad.hpp"

namespace facialis::dsp {

class StreamingBank;

/// A filter fed with blocks of any size; the output does not depend on how the signal was cut.
///
/// Output sample i belongs to input sample i, and in the end there are exactly as many. A NaN in
/// the input is a gap: it comes out as NaN, and the filter starts afresh behind it from the steady
/// state of the first sample (so that an electrode offset of 300 mV makes no step). A gap bridge in
/// front of a filter (dsp/filter/gap_bridge.hpp) fills the short ones.
class StreamingFilter {
public:
    virtual ~StreamingFilter() = default;
    StreamingFilter(const StreamingFilter&) = delete;
    StreamingFilter& operator=(const StreamingFilter&) = delete;

    /// Takes samples, appends to `out` those that are ready.
    virtual void process(std::span<const double> in, std::vector<double>& out) = 0;
    /// The signal is over: appends the rest.
    virtual void finish(std::vector<double>& out) = 0;

    /// By how much events in the output are late: the group delay in the middle of the pass band
    /// for the causal filter, zero for the zero-phase one.
    [[nodiscard]] virtual Duration delay() const = 0;
    /// How much input the output lags behind, beyond delay(): the look-ahead of the zero-phase
    /// filter.
    [[nodiscard]] virtual Duration lookAhead() const = 0;

protected:
    StreamingFilter() = default;
};

/// Forward only; what live recording uses.
[[nodiscard]] std::unique_ptr<StreamingFilter> causalFilter(Sections sections, Frequency rate,
                                                            Frequency passBandCentre);

/// Forward, then backward over chunks with enough look-ahead that the result equals that of the
/// whole signal to 1e-9 of its amplitude; memory stays flat. Ends are extended by odd reflection,
/// as scipy.signal.sosfiltfilt does.
[[nodiscard]] std::unique_ptr<StreamingFilter> zeroPhaseFilter(Sections sections, Frequency rate);

/// A bank of one channel as a filter.
[[nodiscard]] std::unique_ptr<StreamingFilter> aloneOf(std::unique_ptr<StreamingBank> bank);

}  // namespace facialis::dsp
