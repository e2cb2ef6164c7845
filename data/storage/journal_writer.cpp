// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/journal_writer.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "data/model/stored_number.hpp"
#include "data/model/write_remedy.hpp"
#include "data/storage/crc32c.hpp"
#include "data/storage/journal_payloads.hpp"
#include "data/storage/little_endian.hpp"

namespace facialis {

namespace {

/// Frames that wait for their record: what a kill of the program can lose.
constexpr Duration longestWait{0.05};

std::string reasonOf(int error)
{
    return std::string(" (") + std::strerror(error) + ")";
}

}  // namespace

struct JournalWriter::State {
    State(const RecordingInfo& description, std::string file, int descriptor)
        : path(std::move(file)),
          journal(std::make_shared<Journal>(description, path, descriptor)),
          waiting(description.channels.size(),
                  static_cast<std::size_t>(
                      std::max(1.0, longestWait.seconds() * journal->rate().hertz())))
    {
        waiting.setFrames(0);
    }

    [[nodiscard]] Result<void> writeHead();
    [[nodiscard]] Result<void> write(JournalRecord kind, std::span<const std::byte> payload);
    [[nodiscard]] Result<void> writeBytes(std::span<const std::byte> bytes);
    [[nodiscard]] Result<void> writeWaiting();

    std::string path;
    std::shared_ptr<Journal> journal;
    SampleBlock waiting;
    std::vector<std::byte> record, payload, bitmaps;  // reused
    std::int64_t size = 0;                            // of the file, whole records only
    std::int64_t framesSynced = 0;
    bool hasFailed = false;
};

Result<void> JournalWriter::State::writeBytes(std::span<const std::byte> bytes)
{
    if (hasFailed)
        return failure("cannot be written any more", path, "choose another place");
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t put = ::pwrite(journal->descriptor(), bytes.data() + done,
                                     bytes.size() - done, size + static_cast<std::int64_t>(done));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            const int error = put < 0 ? errno : ENOSPC;
            hasFailed = true;
            // Where even that fails, the reader drops the torn record.
            [[maybe_unused]] const int cut = ::ftruncate(journal->descriptor(), size);
            return failure("cannot be written" + reasonOf(error), path, writeRemedy(error));
        }
        done += static_cast<std::size_t>(put);
    }
    size += static_cast<std::int64_t>(bytes.size());
    return {};
}

Result<void> JournalWriter::State::writeHead()
{
    record.clear();
    for (const std::uint8_t byte : journalMagic)
        putNumber(record, byte);
    putNumber(record, journalVersion);
    putNumber(record, std::uint32_t{0});
    if (Result<void> written = writeBytes(record); !written)
        return written;
    return write(JournalRecord::description, bytesOf(journal->description()));
}

Result<void> JournalWriter::State::write(JournalRecord kind, std::span<const std::byte> content)
{
    record.clear();
    putNumber(record, static_cast<std::uint32_t>(kind));
    putNumber(record, static_cast<std::uint32_t>(content.size()));
    putNumber(record, crc32c(content, crc32c(record)));
    record.insert(record.end(), content.begin(), content.end());
    const std::int64_t at = size + static_cast<std::int64_t>(recordHeadBytes);
    if (Result<void> written = writeBytes(record); !written)
        return written;
    if (kind == JournalRecord::description)
        return {};
    return journal->add(static_cast<std::uint32_t>(kind), content, at);
}

Result<void> JournalWriter::State::writeWaiting()
{
    const std::size_t frames = waiting.frames();
    if (frames == 0)
        return {};
    const std::vector<Channel>& channels = journal->description().channels;
    findMissing(waiting, bitmaps);
    payload.clear();
    putNumber(payload, waiting.firstFrame());
    putNumber(payload, static_cast<std::uint32_t>(frames));
    putNumber(payload, bitmaps.empty() ? 0U : hasMissing);
    payload.insert(payload.end(), bitmaps.begin(), bitmaps.end());
    for (std::size_t k = 0; k < channels.size(); ++k)
        for (const double value : waiting.channel(k))
            if (journal->layout().isInteger(k))
                putNumber(payload, storedNumber(value, channels[k]));
            else
                putNumber(payload, value);
    const std::int64_t next = waiting.firstFrame() + static_cast<std::int64_t>(frames);
    waiting.setFrames(0);
    waiting.setFirstFrame(next);
    return write(JournalRecord::frames, payload);
}

JournalWriter::JournalWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
JournalWriter::JournalWriter(JournalWriter&&) noexcept = default;
JournalWriter& JournalWriter::operator=(JournalWriter&&) noexcept = default;
JournalWriter::~JournalWriter() = default;

Result<JournalWriter> JournalWriter::create(const std::string& path,
                                            const RecordingInfo& description)
{
    if (Result<void> checked = checkDescription(description); !checked) {
        checked.error().where = path;
        return tl::unexpected(checked.error());
    }
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST)
        return failure("lies here from a recording that was interrupted", path,
                       "complete that one with `facialis recover`, or choose another name");
    if (descriptor < 0)
        return failure("cannot be created" + reasonOf(errno), path, writeRemedy(errno));
    // Not every file system has locks; without one `recover` cannot tell that we are running.
    (void)::flock(descriptor, LOCK_EX | LOCK_NB);
    auto state = std::make_unique<State>(description, path, descriptor);
    if (Result<void> written = state->writeHead(); !written) {
        ::unlink(path.c_str());
        return tl::unexpected(written.error());
    }
    return JournalWriter(std::move(state));
}

Result<JournalWriter> JournalWriter::createUnnamed(const RecordingInfo& description)
{
    const char* chosen = std::getenv("TMPDIR");
    const std::string folder = chosen != nullptr && *chosen != 0 ? chosen : "/var/tmp";
    if (Result<void> checked = checkDescription(description); !checked)
        return tl::unexpected(checked.error());
    int descriptor = ::open(folder.c_str(), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        // Not every file system has files without a name.
        std::string name = folder + "/facialis-XXXXXX";
        descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor < 0)
            return failure("nothing can be kept here while the recording runs" + reasonOf(errno),
                           folder, "set TMPDIR to a folder with space");
        ::unlink(name.c_str());
    }
    auto state = std::make_unique<State>(description, folder, descriptor);
    if (Result<void> written = state->writeHead(); !written)
        return tl::unexpected(written.error());
    return JournalWriter(std::move(state));
}

Result<void> JournalWriter::append(const SampleBlock& block)
{
    State& s = *state_;
    assert(block.channels() == s.waiting.channels() && "a block of all channels");
    if (block.firstFrame() < framesAppended())
        return failure("frames arrived that are older than those before them", s.path);
    if (block.firstFrame() > framesAppended()) {
        if (Result<void> written = s.writeWaiting(); !written)
            return written;
        s.waiting.setFirstFrame(block.firstFrame());
    }
    for (std::size_t done = 0; done < block.frames();) {
        const std::size_t begin = s.waiting.frames();
        const std::size_t count = std::min(block.frames() - done, s.waiting.capacity() - begin);
        s.waiting.setFrames(begin + count);
        for (std::size_t k = 0; k < block.channels(); ++k)
            std::ranges::copy(block.channel(k).subspan(done, count),
                              s.waiting.channel(k).subspan(begin).begin());
        done += count;
        if (s.waiting.frames() == s.waiting.capacity())
            if (Result<void> written = s.writeWaiting(); !written)
                return written;
    }
    return {};
}

Result<void> JournalWriter::append(const Annotation& annotation)
{
    const std::vector<std::byte> bytes = bytesOf(annotation);
    const std::size_t channels = state_->waiting.channels();
    if (const auto read = annotationFrom(bytes, channels); !read)
        return tl::unexpected(read.error());
    return state_->write(JournalRecord::annotation, bytes);
}

Result<void> JournalWriter::append(const Gap& gap)
{
    const std::vector<std::byte> bytes = bytesOf(gap);
    if (const auto read = gapFrom(bytes); !read)
        return tl::unexpected(read.error());
    return state_->write(JournalRecord::gap, bytes);
}

Result<void> JournalWriter::append(const QualitySecond& second)
{
    const std::vector<std::byte> bytes = bytesOf(second);
    const std::size_t channels = state_->waiting.channels();
    if (const auto read = qualityFrom(bytes, channels); !read)
        return tl::unexpected(read.error());
    return state_->write(JournalRecord::quality, bytes);
}

Result<void> JournalWriter::sync()
{
    State& s = *state_;
    if (Result<void> written = s.writeWaiting(); !written)
        return written;
    if (s.hasFailed || ::fdatasync(s.journal->descriptor()) != 0) {
        const int error = s.hasFailed ? EIO : errno;
        s.hasFailed = true;
        return failure("cannot be written to the disk" + reasonOf(error), s.path,
                       writeRemedy(error));
    }
    s.framesSynced = s.journal->frames();
    return {};
}

Result<void> JournalWriter::end()
{
    if (Result<void> written = state_->writeWaiting(); !written)
        return written;
    const std::int64_t frames = state_->journal->frames();
    if (Result<void> written = state_->write(JournalRecord::end, bytesOfEnd(frames)); !written)
        return written;
    return sync();
}

std::int64_t JournalWriter::framesAppended() const
{
    return state_->waiting.firstFrame() + static_cast<std::int64_t>(state_->waiting.frames());
}

std::int64_t JournalWriter::framesSynced() const
{
    return state_->framesSynced;
}

std::int64_t JournalWriter::bytes() const
{
    return state_->size;
}

std::shared_ptr<const Journal> JournalWriter::journal() const
{
    return state_->journal;
}

}  // namespace facialis
