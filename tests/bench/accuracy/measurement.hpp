// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "dsp/detection/make_detector.hpp"

namespace facialis::bench {

/// Calls work(0) .. work(count - 1), on several threads.
void parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

/// 20-450 Hz, Butterworth of order 4, zero phase or causal with its delay taken off.
class AnalysisFilter {
public:
    explicit AnalysisFilter(bool isCausal) : isCausal_(isCausal) {}
    [[nodiscard]] std::vector<double> operator()(std::span<const double> raw) const;

private:
    bool isCausal_;
};

/// What a detector finds in a recording that went through the filter. `threshold` is the value of
/// the parameter its method names; its other parameters have their standard values.
[[nodiscard]] std::vector<dsp::DetectedActivity> detect(const dsp::DetectorMethod& method,
                                                        double threshold,
                                                        std::span<const double> filtered);

[[nodiscard]] double standardThreshold(const dsp::DetectorMethod& method);

/// The threshold at which a detector raises one false burst a minute.
/// @param rest  recordings of noise alone, filtered
[[nodiscard]] double calibrate(const dsp::DetectorMethod& method,
                               std::span<const std::vector<double>> rest, unsigned threads);

}  // namespace facialis::bench
