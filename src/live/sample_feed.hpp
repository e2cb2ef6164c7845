// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "data/flow/sample_ring.hpp"
#include "data/model/annotation.hpp"
#include "data/model/gap.hpp"
#include "data/model/sample_range.hpp"

namespace facialis::engine {

/// Frames and notes on their way from the acquisition thread to one other thread.
///
/// Frames come out without a jump: those that did not fit because the reader was late come as NaN,
/// and as a gap that says so; nothing is dropped in silence. put() never waits for the reader.
/// Blocks in which the source itself has nothing but NaN take no room: after a device was away for
/// minutes they come all at once, and must not push out the frames that follow.
/// Threads: one puts, one reads; waiting() may be asked from any.
class SampleFeed {
public:
    /// @param capacity  how late the reader may be
    /// @param reader    who it is, for the reason of a gap: "the analysis"
    SampleFeed(std::size_t channels, Frequency rate, Duration capacity, std::string reader);

    void put(const SampleBlock& block) noexcept;
    void put(Annotation annotation);
    void put(Gap gap);
    /// The stream is over at this frame.
    void close(std::int64_t end);

    enum class Status {
        frames,   ///< the block holds some
        nothing,  ///< none came in time
        closed,   ///< all frames have been read
    };
    /// Waits up to `patience` for frames.
    [[nodiscard]] Status read(SampleBlock& into, Duration patience);
    /// Notes put so far, each handed out once. The onset of an annotation may lie in frames that
    /// are still to be read.
    [[nodiscard]] std::vector<Annotation> takeAnnotations();
    [[nodiscard]] std::vector<Gap> takeGaps();

    /// Frames that were put and not read yet.
    [[nodiscard]] std::size_t waiting() const { return ring_.size(); }
    /// Frames that did not fit.
    [[nodiscard]] std::uint64_t refused() const { return ring_.refused(); }

private:
    void await(Duration patience);
    /// Hands out the next frames as NaN. @param upTo  no sample is to be had before it
    Status fill(SampleBlock& into, std::int64_t upTo);
    void skip(SampleRange frames);
    /// The first stretch that the source has nothing of, from `next_` on; empty: none is known.
    [[nodiscard]] SampleRange firstMissing();

    SampleRing ring_;
    Frequency rate_;
    std::string reader_;
    SampleBlock held_;       ///< read from the ring, not handed out yet
    std::int64_t next_ = 0;  ///< frame that is handed out next
    std::int64_t saidMissingUpTo_ = 0;
    std::atomic<std::int64_t> end_{-1};  ///< -1: still open

    std::mutex mutex_;  ///< of the notes and the bell; never held for long
    std::condition_variable bell_;
    std::vector<Annotation> annotations_;
    std::vector<Gap> gaps_;
    std::deque<SampleRange> missing_;  ///< frames of which the source has nothing, in order
};

}  // namespace facialis::engine
