// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"
#include "data/model/replace_file.hpp"
#include "data/model/sample_block.hpp"
#include "data/storage/journal.hpp"
#include "src/live/disk_space.hpp"
#include "src/live/recording_info_of.hpp"

namespace facialis::engine {

struct RecorderOptions {
    Overwrite overwrite = Overwrite::refuse;
    SpaceLimits limits;
    /// Bytes that a user may still write where `path` lies; replaceable for tests. Empty: unknown.
    std::function<std::optional<std::int64_t>(const std::string& path)> bytesLeft = freeBytesAt;
};

/// How a recording stands, as data for the screen.
struct RecorderState {
    std::int64_t framesAppended = 0;
    std::int64_t framesStored = 0;     ///< safe on the disk: survives a crash and a loss of power
    Duration storedUntil;              ///< the same, as time of the recording
    std::int64_t bytesOnDisk = 0;      ///< session file and journal
    std::optional<Duration> timeLeft;  ///< by the free space and the bytes of a second
    SpaceLeft space = SpaceLeft::ample;
    bool hasJournal = true;      ///< false: it failed; the session file goes on without it
    bool hasSessionFile = true;  ///< false: it failed, or none was wanted; the journal goes on
    /// What failed last, up to when the recording is safe, and what to do. Stays until the end.
    std::optional<Error> trouble;
};

/// Writes a live recording: the session file under its own name from the beginning, and beside it,
/// until the recording is finished, the journal that survives what HDF5 does not.
///
/// Where one of the two fails (disk full, unplugged, read-only) the other goes on alone. What was
/// once said to be stored (RecorderState::framesStored) can always be read again: from the session
/// file after finish(), with `facialis recover` after anything else.
/// Everything but state() and journal() belongs to one thread, the recorder's own; the latter two
/// may be called from any.
class SessionRecorder {
public:
    /// @param path  of the session file; neither it (unless overwritten) nor its journal may exist
    /// @param info  channels of one rate, named as they shall stand in the file; start, identity,
    ///              format, warnings. Lengths, gaps and annotations are ignored
    /// @errors the file exists, an interrupted recording lies there, the folder cannot be written,
    ///         too little space
    [[nodiscard]] static Result<std::unique_ptr<SessionRecorder>> create(
        const std::string& path, const RecordingInfo& info, RecorderOptions options = {});
    /// Without a session file: a journal without a name, gone with the last who reads it.
    [[nodiscard]] static Result<std::unique_ptr<SessionRecorder>> createUnnamed(
        const RecordingInfo& info, RecorderOptions options = {});

    ~SessionRecorder();
    SessionRecorder(const SessionRecorder&) = delete;
    SessionRecorder& operator=(const SessionRecorder&) = delete;

    /// @param block  begins where the last one ended, at frame 0 first, or later: then the frames
    ///               between are missing. Times of all else are from frame 0, too.
    /// @errors here and below: nothing at all can be stored any more (state().trouble says why)
    [[nodiscard]] Result<void> append(const SampleBlock& block);
    [[nodiscard]] Result<void> append(const Annotation& annotation);
    [[nodiscard]] Result<void> append(const Gap& gap);
    [[nodiscard]] Result<void> append(const QualitySecond& second);

    /// To be called once a second: makes all that was appended safe, and looks at the space left.
    /// @return what state() then says
    RecorderState tick();
    [[nodiscard]] RecorderState state() const;

    /// What was recorded so far, to be read while the recording goes on: journal()->upTo(frames).
    [[nodiscard]] std::shared_ptr<const Journal> journal() const;

    /// Stops: gaps, annotations, quality and the analysis go into the session file, which is then
    /// complete; the journal is removed. Where the session file failed, it is made anew from the
    /// journal. To be called once, last. @param analysis may be null
    /// @return what could not be carried, a sentence each
    /// @errors the session file cannot be completed: the journal stays, and the error says so
    [[nodiscard]] Result<std::vector<std::string>> finish(const AnalysisResult* analysis);

private:
    struct State;
    explicit SessionRecorder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace facialis::engine
