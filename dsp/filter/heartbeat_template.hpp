// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "data/model/units.hpp"

namespace facialis::dsp {

/// The mean shape of the heart's potential in one lead, learnt from candidates.
///
/// A shape is accepted when at least 8 of the last 40 candidates resemble each other (correlation
/// at the best shift of at least 0.7: noise alone, some 35 degrees of freedom in 8-100 Hz and
/// 0.19 s, reaches 0.6 by chance once in a thousand shifts) and follow each other like a heart:
/// 0.33 to 1.5 s apart, most intervals within a quarter of the median or its multiple. It is
/// forgotten when nothing resembled it for 30 s.
class HeartbeatTemplate {
public:
    explicit HeartbeatTemplate(Frequency rate);

    /// Samples before and behind a crest that a candidate must bring.
    [[nodiscard]] std::int64_t before() const { return before_ + search_; }
    [[nodiscard]] std::int64_t behind() const { return behind_ + search_; }

    /// A beat and what to subtract for it.
    struct Beat {
        std::int64_t begin = 0;         ///< first sample
        std::span<const double> shape;  ///< valid until the next call
    };

    /// Takes the next candidate and learns from it.
    /// @param match  band-passed samples from crest - before() to crest + behind()
    /// @param raw    the same samples as they came
    /// @return the beat, where it is one
    std::optional<Beat> take(std::int64_t crest, std::span<const double> match,
                             std::span<const double> raw);

    [[nodiscard]] bool isKnown() const { return count_ > 0; }

    /// After the shape has become known by take(): the candidates it was learnt from, which were
    /// not answered then.
    [[nodiscard]] std::span<const std::int64_t> learntFrom() const { return learntFrom_; }
    /// What to subtract, as far as it is believed.
    [[nodiscard]] std::span<const double> shape() const { return believed_; }

private:
    struct Candidate {
        std::int64_t crest = 0;
        std::vector<double> match, raw;
    };
    struct Fit {
        double likeness = -1.0;
        std::int64_t shift = 0;  ///< where the shape begins in a candidate's samples
        double gain = 0.0;       ///< height over that of the shape
    };

    [[nodiscard]] std::size_t length() const { return static_cast<std::size_t>(before_ + behind_); }
    [[nodiscard]] Fit fit(std::span<const double> shape, std::span<const double> match) const;
    void learn();
    [[nodiscard]] bool isHeartRhythm();
    void average(const Candidate& candidate, std::int64_t shift);
    void believe();

    Frequency rate_;
    std::int64_t before_, behind_, search_, stride_;
    std::vector<Candidate> candidates_;  ///< a ring
    std::size_t taken_ = 0;
    std::vector<double> match_;   ///< mean of the band-passed beats
    std::vector<double> raw_;     ///< mean of the raw ones, freed of a straight line
    std::vector<double> spread_;  ///< mean square about raw_
    std::vector<double> believed_, one_;
    std::vector<std::int64_t> learntFrom_;
    std::vector<std::int64_t> shifts_;
    std::vector<double> intervals_, ascending_;
    int count_ = 0;  ///< beats in the means, up to the memory
    std::int64_t lastBeat_ = 0;
};

}  // namespace facialis::dsp
