// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "dsp/filter/heartbeat_template.hpp"
#include "dsp/filter/streaming_filter.hpp"

namespace facialis::dsp {

/// Takes the heart's potentials (QRS complexes) out of one channel by subtracting their mean.
///
/// Event-synchronous averaging (Hof 2009, J Electromyogr Kinesiol 19:e112; compared with high-pass
/// filtering by Drake & Callaghan 2006, J Electromyogr Kinesiol 16:175): every crest of the energy
/// in 8-100 Hz, at least 0.25 s apart from the next, is a candidate; those that share one shape and
/// come in a heart's rhythm are beats, and their running mean is subtracted where a candidate
/// resembles it. What is subtracted is as much of the mean as rises out of the mean's own
/// uncertainty. Where no such shape is found the signal stays as it is.
///
/// Works on the raw signal, with a look-ahead of half a second. The first beats (until eight alike
/// are known, some ten seconds) stay in the signal when live; otherwise up to 20 s are held back at
/// the start until the shape is known. A NaN is a gap: no beat that touches it
/// is subtracted, nor one that is nearer than 0.15 s to an end. The
/// result does not depend on how the signal is cut.
class EcgRemoval final : public StreamingFilter {
public:
    /// @param rate  at least 100 Hz
    /// @param mayHoldBack  the start, as said above
    EcgRemoval(Frequency rate, bool mayHoldBack);

    void process(std::span<const double> in, std::vector<double>& out) override;
    void finish(std::vector<double>& out) override;
    [[nodiscard]] Duration delay() const override { return Duration(0.0); }
    [[nodiscard]] Duration lookAhead() const override;

    /// Beats that were subtracted up to now.
    [[nodiscard]] std::int64_t beats() const { return beats_; }

private:
    void look();
    void judge(std::int64_t crest);
    void subtractAt(std::int64_t begin, std::span<const double> shape);
    void release(std::int64_t end, std::vector<double>& out);
    [[nodiscard]] std::int64_t decided() const;
    [[nodiscard]] std::int64_t end() const;

    std::unique_ptr<StreamingFilter> matchFilter_;
    HeartbeatTemplate template_;
    std::int64_t window_;  ///< samples over which energy is summed
    std::int64_t apart_;   ///< least distance of two crests
    std::int64_t late_;    ///< by which a crest of the sum is behind the middle of a beat
    std::int64_t longestHold_;
    Frequency rate_;
    bool isHolding_;
    std::vector<double> mended_;  ///< from sample first_ on: given out once it is final
    std::vector<double> raw_;     ///< the same samples as they came
    std::vector<double> match_;   ///< the same samples in 8-100 Hz
    std::int64_t first_ = 0;
    std::int64_t released_ = 0;
    std::int64_t next_ = 0;  ///< the next sample to be looked at
    double energy_ = 0.0, crestEnergy_ = -1.0;
    std::int64_t crest_ = 0;
    std::int64_t beats_ = 0;
};

}  // namespace facialis::dsp
