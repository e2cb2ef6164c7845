// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "data/model/recording.hpp"
#include "src/live/audio_feed.hpp"
#include "src/session/transport.hpp"

namespace facialis::engine {

/// Puts into a feed what of a recording is due: the channels of the feed alone are read, a little
/// ahead of the clock. Missing samples and gaps are silence.
/// For one thread, which reads (and may wait for the medium).
class PlaybackVoice {
public:
    explicit PlaybackVoice(std::shared_ptr<const Recording> recording);

    /// Where the sound goes from now on; null: nowhere. Falls silent.
    void setFeed(std::shared_ptr<AudioFeed> feed);
    /// Plays this from now on; what waits of anything before is dropped.
    /// @param fade  at the beginning, at the end and on both sides of a loop's seam, so that
    ///              nothing clicks
    void play(const Transport& transport, Duration fade);
    /// What waits is dropped, too.
    void fallSilent();

    /// Puts what is due at `now`, by the clock of the transport. What cannot be read is silence.
    /// After a delay of more than `mostBehind` it goes on at the place where the clock is.
    void advance(Duration now);
    /// There is nothing left to put.
    [[nodiscard]] bool isDone() const { return !transport_; }

    /// The first thing that could not be read; empty: none.
    [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

    /// How far ahead of the clock it puts: what a busy machine may make it late without being
    /// heard. It delays nothing, because what is dropped need not be waited for.
    static constexpr Duration lead{0.1};
    /// What a feed has to hold at least (AudioOptions::limit).
    static constexpr Duration room{0.3};
    static constexpr Duration mostBehind{0.15};

private:
    [[nodiscard]] std::int64_t frameAt(Duration time) const;
    void putRun(std::int64_t sample, std::size_t count);
    void read(std::size_t channel, SampleRange range, std::span<double> into);
    [[nodiscard]] double loudnessOf(std::int64_t frame, std::int64_t sample) const;
    void letRunOut();

    std::shared_ptr<const Recording> recording_;
    std::shared_ptr<AudioFeed> feed_;
    std::optional<Transport> transport_;
    SampleRange part_;         ///< of the transport, in samples of the channels that are heard
    std::int64_t first_ = 0;   ///< sample it began with
    std::int64_t frames_ = 0;  ///< to be put in all; of a loop: without end
    std::int64_t put_ = 0;
    double fade_ = 1.0;  ///< frames
    std::int64_t released_ = 0;
    std::vector<std::vector<double>> samples_;
    std::vector<std::span<const double>> views_;
    std::vector<double> loudness_;
    std::optional<Error> problem_;
};

}  // namespace facialis::engine
