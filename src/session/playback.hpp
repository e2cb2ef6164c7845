// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "acquisition/pacing.hpp"
#include "data/model/recording.hpp"
#include "src/live/audio_feed.hpp"
#include "src/session/transport.hpp"

namespace facialis::engine {

/// What of a recording shall be played, in its own time.
struct PlayWish {
    Duration from;                       ///< where it begins
    std::optional<Duration> end;         ///< empty: the end of the recording
    std::optional<Duration> loopedFrom;  ///< where it goes on behind the end; empty: it stops there
};

/// What is heard of a recording, at one instant.
struct PlaybackStatus {
    enum class State {
        still,
        playing,
        scrubbing  ///< a snippet is heard
    };
    State state = State::still;
    Duration place;         ///< of the recording: what is heard now, or was heard last
    bool hasEnded = false;  ///< it is still because all that was wished for was played
};

/// Plays a recording as sound, in real time, in a thread of its own.
///
/// It goes by the clock, whether there is a loudspeaker or not, so that a line can be moved over
/// the traces either way. The chosen channels alone are read, in that thread; no member waits for
/// the medium or for the loudspeaker. Members may be called from any one thread; the loudspeaker's
/// thread reads the feed and never meets this class. Who destroys a player waits for the read that
/// is under way.
class Playback {
public:
    /// @param clock  its now() may be asked by two threads at once
    explicit Playback(std::shared_ptr<const Recording> recording,
                      std::shared_ptr<acquisition::Clock> clock = acquisition::steadyClock());
    ~Playback();
    Playback(const Playback&) = delete;
    Playback& operator=(const Playback&) = delete;

    /// Where the sound goes from now on; what is being played goes on there. Its channels are those
    /// of the recording. @param feed  with room for
    /// PlaybackVoice::room; null: nothing listens
    /// @param lag  from a sample's being put until it is heard; the place waits as long
    void setFeed(std::shared_ptr<AudioFeed> feed, Duration lag = {});

    /// Plays instead of whatever is heard. A wish for nothing (from its end on) is still at once.
    void play(const PlayWish& wish);
    /// Still, at the place that is heard.
    void pause();
    /// Goes on elsewhere, still or playing. Out of what was wished for, it plays to the end of the
    /// recording.
    void seek(Duration to);
    /// A snippet around a place, instead of whatever is heard. As cheap as the mouse moves: of many
    /// wishes the newest counts, and each snippet is heard for `shortestSnippet` at least.
    void scrub(Duration at);

    [[nodiscard]] PlaybackStatus status() const;
    [[nodiscard]] Duration position() const { return status().place; }
    [[nodiscard]] bool isPlaying() const
    {
        return status().state == PlaybackStatus::State::playing;
    }
    /// The first thing that could not be read and was silence; empty: none.
    [[nodiscard]] std::optional<Error> problem() const;

    static constexpr Duration snippet{0.2};
    static constexpr Duration shortestSnippet{0.05};
    static constexpr Duration fade{0.003};  ///< of what is played
    static constexpr Duration snippetFade{0.015};

private:
    /// What was wished for last. A value, guarded by mutex_.
    struct Wishes {
        std::uint64_t number = 0;  ///< of the wish: a new one is another number
        PlaybackStatus::State state = PlaybackStatus::State::still;
        Transport transport;  ///< while playing
        Duration place;       ///< otherwise
        Duration scrubbedAt;  ///< by the clock
        std::shared_ptr<AudioFeed> feed;
        Duration lag;
    };
    void wish(const Transport& transport);
    void wake();
    [[nodiscard]] TimeInterval whole() const;
    [[nodiscard]] PlaybackStatus statusAt(Duration now) const;
    void work(const std::stop_token& stop);

    std::shared_ptr<const Recording> recording_;
    std::shared_ptr<acquisition::Clock> clock_;
    mutable std::mutex mutex_;  ///< held for a moment only: never while something is read
    std::condition_variable_any changed_;
    Wishes wishes_;
    std::stop_source waiting_;  ///< ends the player's present wait for the clock
    std::optional<Error> problem_;
    std::jthread thread_;  ///< last: it uses everything above
};

}  // namespace facialis::engine
