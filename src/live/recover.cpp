// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/recover.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

#include "data/model/recording_view.hpp"
#include "data/storage/journal_format.hpp"
#include "data/storage/journal_reader.hpp"
#include "data/storage/session_file.hpp"
#include "data/storage/verify_session.hpp"
#include "src/live/set_aside.hpp"
#include "src/live/spliced_recording.hpp"

namespace facialis::engine {

namespace {

namespace fs = std::filesystem;

bool isThere(const std::string& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

std::string sessionPathOf(const std::string& path)
{
    const std::string ending = journalOf("");
    return path.ends_with(ending) && path.size() > ending.size()
               ? path.substr(0, path.size() - ending.size())
               : path;
}

std::int64_t framesOf(const Recording& recording)
{
    return recording.info().channels.empty() ? 0 : recording.info().channels.front().length;
}

void describe(Recovery& recovery, const RecordingInfo& info)
{
    recovery.frames = info.channels.empty() ? 0 : info.channels.front().length;
    recovery.duration = info.duration;
    recovery.annotations = info.annotations.size();
}

/// What lies there of one recording.
class Remains {
public:
    explicit Remains(std::string sessionPath)
        : sessionPath_(std::move(sessionPath)), journalPath_(journalOf(sessionPath_))
    {
    }

    [[nodiscard]] Result<Recovery> recover()
    {
        recovery_.path = sessionPath_;
        const bool hasJournal = isThere(journalPath_);
        hasSession_ = isThere(sessionPath_);
        if (!hasJournal && !hasSession_)
            return failure("there is neither such a session file nor a journal of one",
                           sessionPath_, "check the name");
        std::optional<Error> noJournal;
        if (hasJournal) {
            Result<ReadJournal> read = readJournal(journalPath_);
            if (read)
                journal_ = std::move(*read);
            else if (journalPresence(sessionPath_) == JournalPresence::running)
                return tl::unexpected(read.error());
            else
                noJournal = read.error();
        }
        const std::optional<Error> noSession = openSession();
        if (session_ && isFinished_ &&
            (!journal_ || framesOf(*session_) >= journal_->journal->frames()))
            return alreadyComplete();
        if (journal_)
            return fromJournal(noSession);
        if (session_)
            return fromSession(noJournal);
        return tl::unexpected(noJournal ? *noJournal : *noSession);
    }

private:
    /// Opens the session file as far as it can be. @return why it cannot
    std::optional<Error> openSession()
    {
        if (!hasSession_)
            return Error{"is not there", sessionPath_, {}};
        auto opened = openSessionFile(sessionPath_);
        if (!opened)
            return opened.error();
        session_ = std::move(*opened);
        const Result<SessionContent> content = openSessionContent(sessionPath_);
        isFinished_ = content && !content->hashes.channels.empty();
        return std::nullopt;
    }

    Result<Recovery> alreadyComplete()
    {
        describe(recovery_, session_->info());
        recovery_.wasComplete = true;
        return removeJournal();
    }

    Result<Recovery> fromJournal(const std::optional<Error>& noSession)
    {
        const Journal& journal = *journal_->journal;
        std::unique_ptr<Recording> whole = journal.upTo(journal.frames());
        if (noSession && hasSession_)
            recovery_.remarks.push_back("the session file could not be opened (" + noSession->what +
                                        "): all of it comes from the journal");
        const std::int64_t journalFrames = journal.frames();
        if (session_ && framesOf(*session_) > journalFrames)
            whole = goneOn(std::move(whole), journalFrames);
        if (!journal.isEnded())
            recovery_.remarks.emplace_back("the recording was interrupted, not stopped");
        describeTail(journal_->tail, journal.rate());
        return replace(std::move(whole), {.channelGaps = journal.channelGaps(journalFrames),
                                          .quality = journal.quality()});
    }

    /// The recording of the journal, and behind its end what the session file holds, if that is the
    /// same recording.
    std::unique_ptr<Recording> goneOn(std::unique_ptr<Recording> head, std::int64_t end)
    {
        const Frequency rate = head->info().channels.front().rate;
        const Result<bool> isSame = continues(*head, *session_);
        if (!isSame || !*isSame)
            return head;
        Result<std::vector<Gap>> gaps = emptyFrames(*session_, {end, framesOf(*session_)});
        if (!gaps)
            return head;
        recovery_.missing.push_back(fmt::format(
            "the journal ends at {:.3f} s: what follows comes from the session file; annotations "
            "and quality behind it are not known, and frames of zeros are taken for lost ones",
            timeOf(end, rate).seconds()));
        return std::make_unique<SplicedRecording>(std::move(head), std::move(session_),
                                                  std::move(*gaps));
    }

    Result<Recovery> fromSession(const std::optional<Error>& noJournal)
    {
        recovery_.missing.push_back(
            (noJournal ? "the journal cannot be read (" + noJournal->what + ")"
                       : std::string("there is no journal beside the session file")) +
            ": annotations, and which samples were lost on the way, are not known");
        return replace(std::move(session_), {});
    }

    void describeTail(const JournalTail& tail, Frequency rate)
    {
        if (tail.bytes == 0)
            return;
        const std::string frames =
            tail.frames > 0 ? fmt::format(", {} frames or {:.3f} s of them in the first of it",
                                          tail.frames, timeOf(tail.frames, rate).seconds())
                            : std::string();
        recovery_.missing.push_back(
            tail.isCut
                ? fmt::format("the last record of the journal was being written ({} bytes{})",
                              tail.bytes, frames)
                : fmt::format("the last {} bytes of the journal are damaged: {}{}", tail.bytes,
                              tail.what, frames));
    }

    /// Puts the recording where the session file is, and that one aside.
    Result<Recovery> replace(const std::shared_ptr<const Recording>& recording,
                             const SessionOptions& how)
    {
        const std::string fresh = sessionPath_ + ".recovered";
        describe(recovery_, recording->info());
        const RecordingView honest(recording, honestInfo(recording->info()));
        if (const auto written = writeSessionFile(honest, nullptr, fresh, how); !written)
            return tl::unexpected(written.error());
        if (hasSession_) {
            const Result<std::string> aside = setAside(sessionPath_, ".damaged");
            if (!aside) {
                std::error_code ignored;
                fs::remove(fresh, ignored);
                return tl::unexpected(aside.error());
            }
            recovery_.damagedPath = *aside;
        }
        std::error_code error;
        fs::rename(fresh, sessionPath_, error);
        if (error)
            return failure("cannot be put in its place (" + error.message() + ")", sessionPath_,
                           "the recovered recording is " + fresh);
        return removeJournal();
    }

    /// The file itself says what became of it.
    [[nodiscard]] RecordingInfo honestInfo(RecordingInfo info) const
    {
        std::erase_if(info.warnings, [](const std::string& warning) {
            return warning.starts_with("the recording was not stopped properly");
        });
        for (const std::string& missing : recovery_.missing)
            info.warnings.push_back("recovered after an interruption: " + missing);
        if (recovery_.missing.empty() && !(journal_ && journal_->journal->isEnded()))
            info.warnings.emplace_back(
                "recovered after an interruption: it ends where it was interrupted");
        return info;
    }

    Result<Recovery> removeJournal()
    {
        syncFolderOf(sessionPath_);
        if (!isThere(journalPath_))
            return recovery_;
        // What could not be read is kept for those who can read more of it.
        if (!journal_ || (journal_->tail.bytes > 0 && !journal_->tail.isCut)) {
            if (const Result<std::string> aside = setAside(journalPath_, ".damaged"); aside)
                recovery_.remarks.push_back("the damaged journal is kept as " + *aside);
            return recovery_;
        }
        std::error_code error;
        fs::remove(journalPath_, error);
        if (error)
            recovery_.remarks.push_back("the journal cannot be removed (" + error.message() + ")");
        return recovery_;
    }

    std::string sessionPath_, journalPath_;
    bool hasSession_ = false, isFinished_ = false;
    std::optional<ReadJournal> journal_;
    std::unique_ptr<Recording> session_;
    Recovery recovery_;
};

}  // namespace

Result<Recovery> recoverRecording(const std::string& path)
{
    return Remains(sessionPathOf(path)).recover();
}

}  // namespace facialis::engine
