// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "dsp/filter/sample_buffer.hpp"
#include "dsp/filter/streaming_bank.hpp"
#include "dsp/filter/streaming_filter.hpp"

namespace facialis::dsp {

/// Fills the short gaps of one channel, so that a lost frame neither restarts a filter nor cuts a
/// burst in two. What is missing follows the mean m of the last four periods of the mains, tilted
/// so that it meets both neighbours:
///
///   y(i) = m(i) + (1 - w) [x(a) - m(a)] + w [x(b) - m(b)],   m(i) = mean of x(i - kP), k = 1..4
///
/// with a and b the neighbours of the gap and w = (i - a) / (b - a). Mains and slow drift go on
/// through the gap. Fewer periods where fewer are known; a straight line where none is. Gaps of
/// more than half a period, and those at the beginning and the end, stay gaps. The result does not
/// depend on how the blocks are cut.
class GapBridge {
public:
    /// @param period  P, in samples; need not be whole, at least 2
    explicit GapBridge(double period);

    /// The last sample was missing, and whether the gap is short is not known yet.
    [[nodiscard]] bool isOpen() const { return missing_ > 0; }
    /// Takes samples without a gap that are handed on as they are. @pre not isOpen()
    void pass(std::span<const double> samples);
    /// Takes the next samples (NaN where there is none), appends those that are known.
    void process(std::span<const double> in, SampleBuffer& out);
    /// The signal is over: what is held back is a gap.
    void finish(SampleBuffer& out);

private:
    void remember(std::span<const double> samples);
    void giveUp(SampleBuffer& out);
    void fill(double next, SampleBuffer& out);
    /// Mean of the samples one, two, ... `count` periods before the one `ahead` of the last.
    [[nodiscard]] double periodic(std::size_t ahead, std::size_t count) const;
    /// The sample that came `back` samples before the gap; 1 is the last.
    [[nodiscard]] double before(std::size_t back) const;

    std::vector<std::size_t> periods_;  ///< lengths of one, two, ... periods, in samples
    std::size_t longest_;
    std::vector<double> past_;  ///< ring of the last samples, filled ones included
    std::size_t at_ = 0;        ///< where the next goes
    std::size_t known_ = 0;     ///< samples in the ring
    std::size_t missing_ = 0;   ///< length of the gap that is open
};

/// A GapBridge in front of filters of one channel that start afresh behind every gap.
[[nodiscard]] std::unique_ptr<StreamingFilter> gapBridge(double period);

/// The bank behind a GapBridge in each of its channels. Its look-ahead and delay are those of the
/// bank; only the samples of a gap, and no others, wait for up to half a period.
/// @param period  samples of a mains period; need not be whole, at least 2
[[nodiscard]] std::unique_ptr<StreamingBank> bridgedBank(std::unique_ptr<StreamingBank> bank,
                                                         std::size_t channels, double period);

}  // namespace facialis::dsp
