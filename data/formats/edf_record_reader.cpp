// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_record_reader.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <span>
#include <vector>

namespace facialis {

namespace {

constexpr std::int64_t smallRecord = 4096;     // bytes; below, whole blocks are read
constexpr std::int64_t mediumRecord = 65'536;  // below, fetching everything beats jumping
constexpr std::int64_t block = 1'048'576;

/// Where annotation bytes lie in a record.
struct Stretch {
    std::int64_t offset, size;
};

std::vector<Stretch> annotationStretches(const EdfHeader& header)
{
    std::vector<Stretch> stretches;
    std::int64_t offset = 0;
    for (const EdfSignal& signal : header.signals) {
        const std::int64_t size = signal.samplesPerRecord * header.bytesPerSample();
        if (signal.isAnnotations() && size > 0)
            stretches.push_back({offset, size});
        offset += size;
    }
    return stretches;
}

/// All annotation signals of one record; only the first one keeps the time.
EdfRecordAnnotations annotationsOf(std::span<const std::byte> record,
                                   const std::vector<Stretch>& stretches)
{
    const auto stretchOf = [&](const Stretch& stretch) {
        return record.subspan(static_cast<std::size_t>(stretch.offset),
                              static_cast<std::size_t>(stretch.size));
    };
    EdfRecordAnnotations all = parseEdfAnnotations(stretchOf(stretches.front()));
    for (std::size_t i = 1; i < stretches.size(); ++i) {
        EdfRecordAnnotations one = parseEdfAnnotations(stretchOf(stretches[i]));
        all.damaged += one.damaged;
        std::move(one.annotations.begin(), one.annotations.end(),
                  std::back_inserter(all.annotations));
    }
    return all;
}

using Visitor = std::function<void(EdfRecordAnnotations&&)>;

tl::unexpected<Error> tooShort()
{
    return failure("the file has become shorter while it was read", {},
                   "copy it again from the recorder");
}

/// Small records: many at once, with everything in them.
Result<void> readTogether(const MappedFile& file, const EdfHeader& header, std::int64_t records,
                          const std::vector<Stretch>& stretches, const Visitor& record)
{
    const std::int64_t recordBytes = header.bytesPerRecord(), together = block / recordBytes;
    std::vector<std::byte> buffer;
    for (std::int64_t first = 0; first < records; first += together) {
        buffer.resize(static_cast<std::size_t>(std::min(together, records - first) * recordBytes));
        if (file.copy(header.headerBytes() + first * recordBytes, buffer) != buffer.size())
            return tooShort();
        for (std::size_t at = 0; at < buffer.size(); at += static_cast<std::size_t>(recordBytes))
            record(annotationsOf(
                std::span(buffer).subspan(at, static_cast<std::size_t>(recordBytes)), stretches));
    }
    return {};
}

/// Asks for what comes next where the medium is slow. In the page cache a record takes a
/// microsecond to read, and asking for it first would cost nearly as much.
class FetchAhead {
public:
    explicit FetchAhead(const MappedFile& file) : file_(file) {}

    /// To be called before each record is read. @param at  its first byte
    void before(std::int64_t at)
    {
        if (++records_ % recordsTimed == 0) {
            const Clock::time_point now = Clock::now();
            isSlow_ = isSlow_ || now - since_ > recordsTimed * slowRecord;
            since_ = now;
        }
        if (!isSlow_ || at + ahead / 2 <= fetched_)
            return;
        file_.prefetch(std::max(fetched_, at), ahead);
        fetched_ = std::max(fetched_, at) + ahead;
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::int64_t ahead = 8 * block;
    static constexpr int recordsTimed = 32;
    static constexpr std::chrono::microseconds slowRecord{20};

    const MappedFile& file_;
    std::int64_t records_ = 0, fetched_ = 0;
    Clock::time_point since_ = Clock::now();
    bool isSlow_ = false;
};

/// Large records: of each only the bytes of its annotations.
Result<void> readApart(const MappedFile& file, const EdfHeader& header, std::int64_t records,
                       const std::vector<Stretch>& stretches, const Visitor& record)
{
    std::vector<Stretch> packed = stretches;
    std::int64_t size = 0;
    for (Stretch& stretch : packed) {
        stretch.offset = size;
        size += stretch.size;
    }
    std::vector<std::byte> buffer(static_cast<std::size_t>(size));
    const std::int64_t recordBytes = header.bytesPerRecord();
    FetchAhead fetch(file);
    for (std::int64_t i = 0; i < records; ++i) {
        const std::int64_t at = header.headerBytes() + i * recordBytes;
        if (recordBytes < mediumRecord)
            fetch.before(at);
        for (std::size_t s = 0; s < packed.size(); ++s) {
            const auto part = std::span(buffer).subspan(static_cast<std::size_t>(packed[s].offset),
                                                        static_cast<std::size_t>(packed[s].size));
            if (file.copy(at + stretches[s].offset, part) != part.size())
                return tooShort();
        }
        record(annotationsOf(buffer, packed));
    }
    return {};
}

}  // namespace

Result<void> readEdfAnnotationSignals(const MappedFile& file, const EdfHeader& header,
                                      std::int64_t records, const Visitor& record)
{
    const std::vector<Stretch> stretches = annotationStretches(header);
    if (stretches.empty())
        return {};
    return header.bytesPerRecord() < smallRecord
               ? readTogether(file, header, records, stretches, record)
               : readApart(file, header, records, stretches, record);
}

}  // namespace facialis
