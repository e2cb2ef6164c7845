// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/session_recorder.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <limits>
#include <mutex>

#include "data/storage/journal_format.hpp"
#include "data/storage/journal_writer.hpp"
#include "data/storage/nwb_writer.hpp"
#include "data/storage/session_file.hpp"
#include "src/live/recorder_trouble.hpp"
#include "src/live/session_remarks.hpp"
#include "src/live/set_aside.hpp"

namespace facialis::engine {

namespace {

/// Frames of NaN written at once where a stream skipped some.
constexpr std::int64_t fillerFrames = 4096;

StartTime now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    StartTime epoch;
    epoch.utcOffsetMinutes = 0;
    return shifted(epoch,
                   std::chrono::duration_cast<std::chrono::seconds>(since).count() * 1'000'000'000);
}

}  // namespace

struct SessionRecorder::State {
    State(std::string file, RecordingInfo description, RecorderOptions chosen,
          JournalWriter journalWriter)
        : path(std::move(file)),
          info(std::move(description)),
          options(std::move(chosen)),
          writer(std::move(journalWriter)),
          secondBytes(bytesPerSecond(info.channels, !path.empty()))
    {
    }

    [[nodiscard]] Frequency rate() const { return info.channels.front().rate; }
    [[nodiscard]] bool canStore() const { return hasJournal || session; }
    [[nodiscard]] Duration storedUntil() const { return timeOf(writer.framesSynced(), rate()); }

    [[nodiscard]] Result<void> outcome() const
    {
        if (canStore())
            return {};
        const std::lock_guard lock(mutex);
        return tl::unexpected(*shown.trouble);
    }

    void tell(Error trouble)
    {
        const std::lock_guard lock(mutex);
        shown.trouble = std::move(trouble);
        shown.hasJournal = hasJournal;
        shown.hasSessionFile = session.has_value();
    }

    void dropJournal(const Error& error)
    {
        hasJournal = false;
        tell(troubleOf({path, path.empty() ? "what is kept of the stream" : "the journal", error,
                        storedUntil(), canStore()}));
    }
    void dropSession(const Error& error)
    {
        session.reset();
        tell(troubleOf({path, "the session file", error, storedUntil(), canStore()}));
    }

    /// To the journal, or else into memory until the end.
    template <class Record>
    Result<void> keep(const Record& record)
    {
        if (hasJournal)
            if (const Result<void> written = writer.append(record); !written)
                dropJournal(written.error());
        if (!hasJournal)
            remarks.add(record);
        return outcome();
    }

    [[nodiscard]] Result<void> toSession(const SampleBlock& block);
    void look();
    [[nodiscard]] Result<void> finishSession(const AnalysisResult* analysis);
    [[nodiscard]] Result<void> makeSessionAnew(const AnalysisResult* analysis);

    std::string path;  // of the session file; empty: none is wanted
    RecordingInfo info;
    RecorderOptions options;
    JournalWriter writer;
    std::optional<NwbWriter> session;
    bool hasJournal = true;
    std::int64_t frames = 0;
    double secondBytes;
    SessionRemarks remarks;

    mutable std::mutex mutex;  // of what other threads see
    RecorderState shown;
};

Result<void> SessionRecorder::State::toSession(const SampleBlock& block)
{
    for (std::int64_t at = frames; at < block.firstFrame();) {
        const auto count =
            static_cast<std::size_t>(std::min(fillerFrames, block.firstFrame() - at));
        SampleBlock filler(block.channels(), count);
        for (std::size_t k = 0; k < filler.channels(); ++k)
            std::ranges::fill(filler.channel(k), std::numeric_limits<double>::quiet_NaN());
        if (Result<void> written = session->append(filler); !written)
            return written;
        at += static_cast<std::int64_t>(count);
    }
    return session->append(block);
}

Result<void> SessionRecorder::State::finishSession(const AnalysisResult* analysis)
{
    Result<void> finished = session->finish(remarks.end(*writer.journal(), frames, analysis));
    session.reset();
    return finished ? syncFile(path) : finished;
}

Result<void> SessionRecorder::State::makeSessionAnew(const AnalysisResult* analysis)
{
    // All of it is in the journal; what failed only takes up room.
    removeFile(path);
    const std::shared_ptr<const Journal> journal = writer.journal();
    const auto written = writeSessionFile(
        *journal->upTo(frames), analysis, path,
        {.channelGaps = journal->channelGaps(frames), .quality = journal->quality()});
    return written ? Result<void>() : tl::unexpected(written.error());
}

void SessionRecorder::State::look()
{
    const std::optional<std::int64_t> left =
        options.bytesLeft(path.empty() ? writer.journal()->path() : path);
    const std::int64_t bytes = writer.bytes() + (path.empty() ? 0 : fileBytes(path));
    const std::lock_guard lock(mutex);
    shown.framesAppended = frames;
    shown.framesStored = writer.framesSynced();
    shown.storedUntil = storedUntil();
    shown.bytesOnDisk = bytes;
    shown.hasJournal = hasJournal;
    shown.hasSessionFile = session.has_value();
    const SpaceForecast ahead = forecast(left, secondBytes, options.limits);
    shown.timeLeft = ahead.timeLeft;
    shown.space = ahead.space;
}

SessionRecorder::SessionRecorder(std::unique_ptr<State> state) : state_(std::move(state)) {}
SessionRecorder::~SessionRecorder() = default;

Result<std::unique_ptr<SessionRecorder>> SessionRecorder::create(const std::string& path,
                                                                 const RecordingInfo& info,
                                                                 RecorderOptions options)
{
    if (Result<void> checked = checkOutput(path, options.overwrite); !checked)
        return tl::unexpected(checked.error());
    Result<JournalWriter> journal = JournalWriter::create(journalOf(path), info);
    if (!journal)
        return tl::unexpected(journal.error());
    std::unique_ptr<SessionRecorder> recorder(new SessionRecorder(
        std::make_unique<State>(path, info, std::move(options), std::move(*journal))));
    State& s = *recorder->state_;
    s.look();
    if (s.shown.space == SpaceLeft::none) {
        removeFile(journalOf(path));
        return failure("there is too little space to record", path,
                       "free some space or choose another place");
    }
    Result<NwbWriter> session = NwbWriter::create(path, info, now());
    if (!session) {
        removeFile(journalOf(path));
        removeFile(path);
        return tl::unexpected(session.error());
    }
    s.session = std::move(*session);
    s.shown.hasSessionFile = true;
    syncFolderOf(path);
    return recorder;
}

Result<std::unique_ptr<SessionRecorder>> SessionRecorder::createUnnamed(const RecordingInfo& info,
                                                                        RecorderOptions options)
{
    Result<JournalWriter> journal = JournalWriter::createUnnamed(info);
    if (!journal)
        return tl::unexpected(journal.error());
    std::unique_ptr<SessionRecorder> recorder(new SessionRecorder(
        std::make_unique<State>(std::string(), info, std::move(options), std::move(*journal))));
    recorder->state_->look();
    return recorder;
}

Result<void> SessionRecorder::append(const SampleBlock& block)
{
    State& s = *state_;
    assert(block.channels() == s.info.channels.size() && "a block of all channels");
    if (block.firstFrame() < s.frames)
        return failure("frames arrived that are older than those before them", s.path);
    s.remarks.noteMissing(block, s.frames, s.writer.journal()->layout());
    if (s.hasJournal)
        if (const Result<void> written = s.writer.append(block); !written)
            s.dropJournal(written.error());
    if (s.session)
        if (const Result<void> written = s.toSession(block); !written)
            s.dropSession(written.error());
    s.frames = block.firstFrame() + static_cast<std::int64_t>(block.frames());
    {
        const std::lock_guard lock(s.mutex);
        s.shown.framesAppended = s.frames;
    }
    return s.outcome();
}

Result<void> SessionRecorder::append(const Annotation& annotation)
{
    State& s = *state_;
    return s.keep(possible(annotation, s.info.channels.size(), timeOf(s.frames, s.rate())));
}

Result<void> SessionRecorder::append(const Gap& gap)
{
    // Which frames are missing is known anyway; a gap only says why.
    return isPossible(gap) ? state_->keep(gap) : state_->outcome();
}

Result<void> SessionRecorder::append(const QualitySecond& second)
{
    QualitySecond whole = second;
    whole.channels.resize(state_->info.channels.size());
    return state_->keep(whole);
}

RecorderState SessionRecorder::tick()
{
    State& s = *state_;
    if (s.hasJournal)
        if (const Result<void> synced = s.writer.sync(); !synced)
            s.dropJournal(synced.error());
    if (s.session)
        if (const Result<void> flushed = s.session->flush(); !flushed)
            s.dropSession(flushed.error());
    s.look();
    return state();
}

RecorderState SessionRecorder::state() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->shown;
}

std::shared_ptr<const Journal> SessionRecorder::journal() const
{
    return state_->writer.journal();
}

Result<std::vector<std::string>> SessionRecorder::finish(const AnalysisResult* analysis)
{
    State& s = *state_;
    if (s.hasJournal)
        if (const Result<void> ended = s.writer.end(); !ended)
            s.dropJournal(ended.error());
    Result<void> finished;
    if (!s.path.empty()) {
        const bool isWhole = s.hasJournal && s.writer.journal()->isEnded();
        const bool hadSession = s.session.has_value();
        if (hadSession)
            finished = s.finishSession(analysis);
        else if (!isWhole)
            finished = tl::unexpected(*state().trouble);
        if (isWhole && !(hadSession && finished))
            finished = s.makeSessionAnew(analysis);
    }
    s.look();
    if (!finished)
        return tl::unexpected(unfinishedError(s.path, finished.error(), s.storedUntil()));
    if (!s.path.empty()) {
        removeFile(journalOf(s.path));
        syncFolderOf(s.path);
    }
    return std::vector<std::string>();
}

}  // namespace facialis::engine
