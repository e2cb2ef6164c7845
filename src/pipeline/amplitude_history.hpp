// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/model/sample_range.hpp"

namespace facialis::engine {

/// Energy and peak of a stretch of signal.
struct Amplitude {
    double sumOfSquares = 0.0;
    double peak = 0.0;         ///< largest |sample|
    std::int64_t samples = 0;  ///< that are numbers

    void add(std::span<const double> part);
    void add(const Amplitude& other);
    /// 0 for no samples.
    [[nodiscard]] double rms() const;
};

/// Answers "how strong was the signal from here to there" for any past range in flat memory.
///
/// The last samples are kept as they are (a ring); older ones as sums over blocks, then over larger
/// blocks. A range that begins before the ring is rounded to whole blocks at that end: its error is
/// at most one block in the whole ring, under 2 % of the length.
class AmplitudeHistory {
public:
    /// @param ringSamples  how many samples are kept exactly
    /// @param expected     samples for whose sums room is made now; more allocate when they come
    explicit AmplitudeHistory(std::size_t ringSamples, std::size_t expected = 0);

    void add(std::span<const double> samples);
    [[nodiscard]] std::int64_t size() const { return count_; }
    [[nodiscard]] Amplitude over(SampleRange range) const;

private:
    void closeBlock();
    [[nodiscard]] std::int64_t oldestExact() const;
    [[nodiscard]] Amplitude overExact(SampleRange range) const;

    std::vector<double> ring_;
    std::size_t place_ = 0;  ///< where the next sample goes
    std::int64_t count_ = 0;
    std::vector<Amplitude> fine_;    ///< a ring of the last blocks
    std::vector<Amplitude> coarse_;  ///< all blocks from sample 0
    Amplitude open_;                 ///< of the coarse block that is being filled
};

}  // namespace facialis::engine
