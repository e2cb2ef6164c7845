// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/session_recorder.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <mutex>

#include "data/storage/journal_format.hpp"
#include "data/storage/journal_writer.hpp"
#include "data/storage/nwb_writer.hpp"
#include "data/storage/session_file.hpp"
#include "src/live/disk_space.hpp"
#include "src/live/set_aside.hpp"

namespace facialis::engine {

namespace {

namespace fs = std::filesystem;

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

std::int64_t sizeOf(const std::string& path)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

void removeFile(const std::string& path)
{
    std::error_code ignored;
    fs::remove(path, ignored);
}

}  // namespace

RecordingInfo recordingInfoOf(const acquisition::StreamInfo& stream)
{
    RecordingInfo info;
    info.path = stream.name;
    info.format = stream.format;
    info.channels = stream.channels;
    info.start = stream.start;
    info.warnings = stream.warnings;
    return info;
}

struct SessionRecorder::State {
    State(std::string file, RecordingInfo description, RecorderOptions chosen,
          JournalWriter journalWriter)
        : path(std::move(file)),
          info(std::move(description)),
          options(std::move(chosen)),
          writer(std::move(journalWriter)),
          secondBytes(bytesPerSecond(info.channels, !path.empty()))
    {
        if (!options.bytesLeft)
            options.bytesLeft = freeBytesAt;
    }

    [[nodiscard]] Frequency rate() const { return info.channels.front().rate; }
    [[nodiscard]] bool canStore() const { return hasJournal || session; }
    [[nodiscard]] std::string safeUntil() const
    {
        return fmt::format("it is safe up to {:.1f} s",
                           timeOf(writer.framesSynced(), rate()).seconds());
    }

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

    /// Where and what to do when one of the two failed.
    void tellLoss(const Error& error, const char* which)
    {
        std::string what = std::string(which) + " " + error.what + ": ";
        if (!canStore())
            tell({what + "nothing more of the recording can be stored; " + safeUntil(),
                  path.empty() ? error.where : path,
                  path.empty() ? "free some space and start again"
                               : "stop, free some space, and use `facialis recover`"});
        else if (hasJournal)
            tell({what + "the journal goes on alone; " + safeUntil(), path,
                  "free some space or stop; the session file is then made from the journal"});
        else
            tell({what + "the session file goes on alone and a crash may lose what follows; " +
                      safeUntil(),
                  path, "free some space, stop, and start a new recording"});
    }

    void dropJournal(const Error& error)
    {
        hasJournal = false;
        tellLoss(error, path.empty() ? "what is kept of the stream" : "the journal");
    }
    void dropSession(const Error& error)
    {
        session.reset();
        tellLoss(error, "the session file");
    }

    /// To the journal, or else into memory until the end.
    template <class Record>
    Result<void> keep(const Record& record, std::vector<Record>& late)
    {
        if (hasJournal)
            if (const Result<void> written = writer.append(record); !written)
                dropJournal(written.error());
        if (!hasJournal)
            late.push_back(record);
        return outcome();
    }

    void noteMissing(const SampleBlock& block);
    [[nodiscard]] Result<void> toSession(const SampleBlock& block);
    void look();
    [[nodiscard]] SessionEnd end(const AnalysisResult* analysis) const;
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
    MissingFrames missing;
    std::vector<std::byte> bitmaps;  // reused
    // What came after the journal failed.
    std::vector<Annotation> lateAnnotations;
    std::vector<Gap> lateGaps;
    std::vector<QualitySecond> lateQuality;

    mutable std::mutex mutex;  // of what other threads see
    RecorderState shown;
};

void SessionRecorder::State::noteMissing(const SampleBlock& block)
{
    if (block.firstFrame() > frames)
        missing.addAll({frames, block.firstFrame()});
    findMissing(block, bitmaps);
    if (!bitmaps.empty())
        missing.add(writer.journal()->layout(), bitmaps, block.firstFrame(),
                    static_cast<std::int64_t>(block.frames()));
}

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

SessionEnd SessionRecorder::State::end(const AnalysisResult* analysis) const
{
    const std::shared_ptr<const Journal> journal = writer.journal();
    std::vector<Gap> told = journal->toldGaps();
    told.insert(told.end(), lateGaps.begin(), lateGaps.end());
    SessionEnd end{explainedGaps(missing.ofAll(), told, rate(), frames),
                   journal->annotations(),
                   timeOf(frames, rate()),
                   analysis,
                   channelGapsOf(missing.ofChannels(), rate(), frames),
                   journal->quality()};
    end.annotations.insert(end.annotations.end(), lateAnnotations.begin(), lateAnnotations.end());
    std::ranges::stable_sort(end.annotations, {}, &Annotation::onset);
    end.quality.insert(end.quality.end(), lateQuality.begin(), lateQuality.end());
    return end;
}

Result<void> SessionRecorder::State::finishSession(const AnalysisResult* analysis)
{
    Result<void> finished = session->finish(end(analysis));
    session.reset();
    return finished ? syncFile(path) : finished;
}

Result<void> SessionRecorder::State::makeSessionAnew(const AnalysisResult* analysis)
{
    // All of it is in the journal; what failed only takes up room.
    removeFile(path);
    const std::shared_ptr<const Journal> journal = writer.journal();
    const auto written = writeSessionFile(*journal->upTo(frames), analysis, path,
                                          {journal->channelGaps(frames), journal->quality()});
    return written ? Result<void>() : tl::unexpected(written.error());
}

void SessionRecorder::State::look()
{
    const std::optional<std::int64_t> left =
        options.bytesLeft(path.empty() ? writer.journal()->path() : path);
    const std::int64_t bytes = writer.bytes() + (path.empty() ? 0 : sizeOf(path));
    const std::lock_guard lock(mutex);
    shown.framesAppended = frames;
    shown.framesStored = writer.framesSynced();
    shown.storedUntil = timeOf(shown.framesStored, rate());
    shown.bytesOnDisk = bytes;
    shown.hasJournal = hasJournal;
    shown.hasSessionFile = session.has_value();
    shown.timeLeft.reset();
    shown.space = SpaceLeft::ample;
    if (!left)
        return;
    const double reserve = std::max(static_cast<double>(options.leastBytesLeft),
                                    options.leastTimeLeft.seconds() * secondBytes);
    shown.timeLeft = Duration(std::max(0.0, (static_cast<double>(*left) - reserve) / secondBytes));
    if (shown.timeLeft <= Duration(0.0))
        shown.space = SpaceLeft::none;
    else if (shown.timeLeft < options.warnTimeLeft)
        shown.space = SpaceLeft::low;
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
    s.noteMissing(block);
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
    return state_->keep(annotation, state_->lateAnnotations);
}

Result<void> SessionRecorder::append(const Gap& gap)
{
    return state_->keep(gap, state_->lateGaps);
}

Result<void> SessionRecorder::append(const QualitySecond& second)
{
    assert(second.channels.size() == state_->info.channels.size() && "one a channel");
    return state_->keep(second, state_->lateQuality);
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
        return failure(
            "the session file cannot be completed: " + finished.error().what + "; " + s.safeUntil(),
            s.path, "free some space and use `facialis recover " + s.path + "`");
    if (!s.path.empty()) {
        removeFile(journalOf(s.path));
        syncFolderOf(s.path);
    }
    return std::vector<std::string>();
}

}  // namespace facialis::engine
