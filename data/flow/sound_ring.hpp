// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace facialis {

/// Stereo sound on its way from a thread that makes it to a loudspeaker's callback, without locks.
///
/// Who may call: exactly one thread write(), exactly one other read(); anybody the counters. Both
/// are wait-free. What does not fit is refused and counted. A reader that finds too little plays
/// silence, counts it, and waits until the aim is reached before it goes on, so that one late block
/// is one interruption. One that finds more than the limit skips to the aim and counts it: the
/// sound does not fall behind the screen where the two clocks differ.
class SoundRing {
public:
    /// @param aim    frames that should wait: what it costs in latency
    /// @param limit  beyond which sound is skipped; at least `aim`
    SoundRing(std::size_t aim, std::size_t limit);

    /// @param frames  left and right in turn. @return frames that fitted
    std::size_t write(std::span<const float> frames) noexcept;
    /// What was written so far and was not yet read is not played: the reader fades out over at
    /// most `fadeOut` frames of it and goes on with what is written from now on. Of the thread that
    /// writes.
    void drop() noexcept;
    /// Fills all of `frames`, left and right in turn, with sound or silence.
    void read(std::span<float> frames) noexcept;

    /// Frames that were not read yet, dropped ones included.
    [[nodiscard]] std::size_t waiting() const noexcept;
    /// Frames that fit before the limit.
    [[nodiscard]] std::size_t room() const noexcept;
    [[nodiscard]] std::uint64_t refused() const noexcept { return refused_; }  ///< frames
    [[nodiscard]] std::uint64_t skipped() const noexcept { return skipped_; }  ///< frames
    /// Frames of silence after the sound had begun.
    [[nodiscard]] std::uint64_t missed() const noexcept { return missed_; }

    /// Long enough that a sound that is cut off does not click (2.7 ms at 48 kHz).
    static constexpr std::size_t fadeOut = 128;

private:
    std::size_t readFading(std::uint64_t at, std::uint64_t end,
                           std::span<float> frames) const noexcept;

    static constexpr std::size_t cacheLine = 64;

    std::size_t aim_, limit_, mask_;
    std::vector<float> samples_;
    bool isFilling_ = true, hasBegun_ = false;  ///< of the reader
    alignas(cacheLine) std::atomic<std::uint64_t> written_{0}, keptFrom_{0};
    alignas(cacheLine) std::atomic<std::uint64_t> read_{0};
    alignas(cacheLine) std::atomic<std::uint64_t> refused_{0}, skipped_{0}, missed_{0};
};

}  // namespace facialis
