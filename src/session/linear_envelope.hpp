// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "dsp/filter/streaming_filter.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// The linear envelope of one channel: rectified, Butterworth low-pass of second order at 6 Hz
/// (forward and backward where the analysis is at zero phase), 50 values a second at multiples of
/// 20 ms from the start of the recording, between two samples by a straight line.
/// (Winter, Biomechanics and Motor Control of Human Movement; edges of 3-10 Hz are usual.)
class LinearEnvelope {
public:
    static constexpr Frequency edge = 6_Hz;
    static constexpr Frequency rate = 50_Hz;
    static constexpr int order = 2;
    /// After so long the low-pass has forgotten where it began.
    static constexpr Duration settling{1.0};

    /// Which values are wanted: those at first / rate, (first + 1) / rate, ...
    struct Values {
        std::int64_t first = 0;
        std::int64_t count = 0;
    };

    /// @param from    rate of the samples
    /// @param sample  index in the recording of the first sample that will be taken
    /// @return empty: the rate is too low for the low-pass
    [[nodiscard]] static std::optional<LinearEnvelope> create(Frequency from, Filtering filtering,
                                                              std::int64_t sample, Values values);

    /// The next samples of the signal in the band of the analysis; changed on the way.
    void take(std::span<double> filtered);
    /// No more samples come.
    void finish();
    /// What was wanted; NaN where no samples were.
    [[nodiscard]] std::vector<double> values() { return std::move(values_); }

private:
    LinearEnvelope(std::unique_ptr<dsp::StreamingFilter> smooth, double step, std::int64_t sample,
                   Values values);
    void pick();

    std::unique_ptr<dsp::StreamingFilter> smooth_;
    double step_;  ///< samples from one value to the next
    std::int64_t taken_, first_;
    std::size_t next_ = 0;
    double last_ = 0.0;
    bool hasLast_ = false;
    std::vector<double> smoothed_, values_;
};

}  // namespace facialis::engine
