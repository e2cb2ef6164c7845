// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/storage/crc32c.hpp"
#include "data/storage/journal_format.hpp"
#include "data/storage/journal_payloads.hpp"
#include "data/storage/little_endian.hpp"

namespace facialis {

namespace {

constexpr const char* damaged = "the file is damaged";

/// An open file that is closed unless somebody takes it over.
class OpenFile {
public:
    explicit OpenFile(const std::string& path)
        : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (isOwned_ && descriptor_ >= 0)
            ::close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// From now on somebody else closes it, who lives longer.
    [[nodiscard]] int handedOver()
    {
        isOwned_ = false;
        return descriptor_;
    }

    /// Exactly the bytes asked for, or fewer at the end of the file.
    [[nodiscard]] Result<std::size_t> read(std::int64_t at, std::span<std::byte> into) const
    {
        std::size_t done = 0;
        while (done < into.size()) {
            const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done,
                                        at + static_cast<std::int64_t>(done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return failure(std::string("cannot be read (") + std::strerror(errno) + ")", path_,
                               "copy the file to another disk and try again");
            if (got == 0)
                break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }

private:
    std::string path_;
    int descriptor_;
    bool isOwned_ = true;
};

/// Walks from record to record.
class RecordReader {
public:
    RecordReader(const OpenFile& file, std::int64_t size) : file_(file), size_(size) {}

    enum class Next { record, end, broken };

    /// Reads the record at at(). @errors the medium failed
    [[nodiscard]] Result<Next> next()
    {
        std::array<std::byte, recordHeadBytes> head{};
        const auto got = file_.read(at_, head);
        if (!got)
            return tl::unexpected(got.error());
        payload_.clear();
        if (*got == 0)
            return Next::end;
        if (*got < head.size())
            return cut();
        kind_ = numberAt<std::uint32_t>(head, 0);
        const auto bytes = numberAt<std::uint32_t>(head, 4);
        if (bytes > mostPayloadBytes)
            return broken("it states an impossible size");
        payload_.resize(std::min<std::size_t>(
            bytes, static_cast<std::size_t>(std::max<std::int64_t>(0, size_ - payloadAt()))));
        const auto filled = file_.read(payloadAt(), payload_);
        if (!filled)
            return tl::unexpected(filled.error());
        if (*filled < bytes)
            return cut();
        if (numberAt<std::uint32_t>(head, 8) != crc32c(payload_, crc32c(std::span(head).first(8))))
            return broken("its checksum is wrong");
        return Next::record;
    }
    void step() { at_ = payloadAt() + static_cast<std::int64_t>(payload_.size()); }

    [[nodiscard]] std::uint32_t kind() const { return kind_; }
    [[nodiscard]] std::span<const std::byte> payload() const { return payload_; }
    [[nodiscard]] std::int64_t payloadAt() const
    {
        return at_ + static_cast<std::int64_t>(recordHeadBytes);
    }

    /// What stands at at() and behind it, as broken by `what`.
    [[nodiscard]] JournalTail tail(const std::string& what) const
    {
        JournalTail tail{size_ - at_, 0, isCut_, what};
        if (static_cast<JournalRecord>(kind_) == JournalRecord::frames &&
            payload_.size() >= framesHeadBytes)
            tail.frames = numberAt<std::uint32_t>(payload_, 8);
        return tail;
    }
    [[nodiscard]] const std::string& what() const { return what_; }

private:
    Next cut()
    {
        isCut_ = true;
        return broken("it is cut off");
    }
    Next broken(const char* what)
    {
        what_ = what;
        return Next::broken;
    }

    const OpenFile& file_;
    std::int64_t size_;
    std::int64_t at_ = journalHeadBytes;
    std::uint32_t kind_ = 0;
    std::vector<std::byte> payload_;
    bool isCut_ = false;
    std::string what_;
};

Result<void> checkHead(const OpenFile& file, const std::string& path)
{
    std::array<std::byte, journalHeadBytes> head{};
    const auto got = file.read(0, head);
    if (!got)
        return tl::unexpected(got.error());
    if (*got < head.size() ||
        std::memcmp(head.data(), journalMagic.data(), journalMagic.size()) != 0)
        return failure("is no journal of a recording", path,
                       "name the session file or its journal");
    if (const auto version = numberAt<std::uint32_t>(head, 8); version != journalVersion)
        return failure("is a journal of version " + std::to_string(version) +
                           ", this program reads version " + std::to_string(journalVersion),
                       path, "use the version of Facialis that wrote it");
    return {};
}

Result<void> takeLock(const OpenFile& file, const std::string& path)
{
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return failure("is being recorded or recovered by another program at this moment", path,
                       "stop the recording first");
    return {};
}

Result<ReadJournal> readRecords(RecordReader& reader, const std::shared_ptr<Journal>& journal)
{
    for (;; reader.step()) {
        const auto next = reader.next();
        if (!next)
            return tl::unexpected(next.error());
        if (*next == RecordReader::Next::end)
            return ReadJournal{journal, {}};
        if (*next == RecordReader::Next::broken)
            return ReadJournal{journal, reader.tail(reader.what())};
        const Result<void> added =
            journal->add(reader.kind(), reader.payload(), reader.payloadAt());
        if (!added)
            return ReadJournal{journal, reader.tail(added.error().what)};
    }
}

}  // namespace

Result<ReadJournal> readJournal(const std::string& path)
{
    OpenFile file(path);
    struct ::stat status {};
    if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0)
        return failure(std::string("cannot be opened (") + std::strerror(errno) + ")", path,
                       "check the name and the permissions");
    if (!S_ISREG(status.st_mode))
        return failure("is no file", path, "name the session file or its journal");
    if (Result<void> locked = takeLock(file, path); !locked)
        return tl::unexpected(locked.error());
    if (Result<void> checked = checkHead(file, path); !checked)
        return tl::unexpected(checked.error());

    RecordReader reader(file, status.st_size);
    const auto first = reader.next();
    if (!first)
        return tl::unexpected(first.error());
    if (*first != RecordReader::Next::record ||
        static_cast<JournalRecord>(reader.kind()) != JournalRecord::description)
        return failure("does not say what was recorded: its description is damaged", path, damaged);
    Result<RecordingInfo> description = descriptionFrom(reader.payload());
    if (!description) {
        description.error().where = path;
        return tl::unexpected(description.error());
    }
    reader.step();

    const auto journal =
        std::make_shared<Journal>(std::move(*description), path, file.handedOver());
    return readRecords(reader, journal);
}

JournalPresence journalPresence(const std::string& sessionPath)
{
    const OpenFile file(journalOf(sessionPath));
    if (file.descriptor() < 0)
        return JournalPresence::none;
    // A shared lock, so that two who ask do not take each other for a recording.
    const bool isFree = ::flock(file.descriptor(), LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    return isFree ? JournalPresence::interrupted : JournalPresence::running;
}

}  // namespace facialis
