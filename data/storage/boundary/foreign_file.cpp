// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/boundary/foreign_file.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "data/storage/analysis_archive.hpp"
#include "data/storage/boundary/reading_process.hpp"
#include "data/storage/boundary/recording_wire.hpp"
#include "data/storage/boundary/request.hpp"
#include "data/storage/session_file.hpp"
#include "data/storage/verify_session.hpp"

namespace facialis {

namespace {

Error senseless(const std::string& file)
{
    return {"is damaged: what reading it gives makes no sense", file,
            "copy the file again from where it was made"};
}

/// The first byte of a reply, and the error behind it. Nothing: the reply is good so far.
std::optional<Error> errorIn(WireReader& reply, const std::string& file)
{
    const auto isGood = reply.number<std::uint8_t>();
    if (reply.isGood() && isGood == 1)
        return std::nullopt;
    Error error = takeError(reply).value_or(senseless(file));
    if (error.remedy.empty())
        error.remedy = "copy the file again from where it was made";
    return error;
}

/// A recording whose samples are read by a process of their own.
class ForeignRecording final : public Recording {
public:
    ForeignRecording(RecordingInfo info, std::unique_ptr<ReadingProcess> process)
        : info_(std::move(info)), process_(std::move(process))
    {
    }

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }

    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override
    {
        return fetch(Verb::read, channel, range, into);
    }

    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override
    {
        const SampleType type = info_.channels[channel].storedType;
        if (type == SampleType::float32 || type == SampleType::float64)
            return failure(
                "channel '" + info_.channels[channel].label + "' is stored as floating point",
                info_.path, "read it as physical values");
        return fetch(Verb::readStored, channel, range, into);
    }

private:
    template <class Value>
    Result<void> fetch(Verb verb, std::size_t channel, SampleRange range,
                       std::span<Value> into) const
    {
        assert(std::ssize(into) == range.length() && "the target has room for exactly the range");
        constexpr auto most = static_cast<std::int64_t>(readingMemoryBytes / sizeof(Value));
        for (std::int64_t begin = range.begin; begin < range.end; begin += most) {
            const std::int64_t end = std::min(begin + most, range.end);
            WireWriter request;
            request.number(static_cast<std::uint8_t>(verb));
            request.number(static_cast<std::uint64_t>(channel));
            request.number(begin);
            request.number(end);
            auto done = process_->ask(
                request.bytes(),
                [&](const std::string& bytes, std::span<const std::byte> memory) -> Result<void> {
                    WireReader reply(bytes);
                    if (auto error = errorIn(reply, info_.path))
                        return tl::unexpected<Error>(std::move(*error));
                    std::memcpy(into.data() + (begin - range.begin), memory.data(),
                                static_cast<std::size_t>(end - begin) * sizeof(Value));
                    return {};
                });
            if (!done)
                return done;
        }
        return {};
    }

    RecordingInfo info_;
    std::unique_ptr<ReadingProcess> process_;
};

}  // namespace

namespace {

/// Asks one question, with `more` behind the verb, and takes the answer from what stands behind the
/// first byte of a good reply. `take` leaves the reply good, or the file is damaged.
template <class Answer, class More, class Take>
Result<Answer> answered(ReadingProcess& process, Verb verb, const std::string& path,
                        const More& more, const Take& take)
{
    WireWriter request;
    request.number(static_cast<std::uint8_t>(verb));
    more(request);
    return process.ask(request.bytes(),
                       [&](const std::string& bytes, std::span<const std::byte>) -> Result<Answer> {
                           WireReader reply(bytes);
                           if (auto error = errorIn(reply, path))
                               return tl::unexpected<Error>(std::move(*error));
                           std::optional<Answer> answer = take(reply);
                           if (!answer || !reply.isGood())
                               return tl::unexpected<Error>(senseless(path));
                           return std::move(*answer);
                       });
}

Result<RecordingInfo> askInfo(ReadingProcess& process, std::string_view kind,
                              const std::string& path, const ForeignOptions& options)
{
    return answered<RecordingInfo>(
        process, Verb::open, path,
        [&](WireWriter& request) {
            request.text(kind);
            request.text(path);
            request.text(options.part);
            request.number(options.rate.value_or(Frequency()).hertz());
        },
        [](WireReader& reply) { return takeInfo(reply); });
}

using Archive = std::optional<std::string>;

Result<Archive> askArchive(ReadingProcess& process, const std::string& path)
{
    return answered<Archive>(
        process, Verb::analysis, path, [&](WireWriter& request) { request.text(path); },
        [](WireReader& reply) -> std::optional<Archive> {
            const bool isThere = reply.number<std::uint8_t>() == 1;
            std::string text = reply.text();
            return isThere ? Archive(std::move(text)) : Archive();
        });
}

std::vector<SectionHash> takeSections(WireReader& reply)
{
    std::vector<SectionHash> sections;
    const std::size_t count = reply.count(2 * sizeof(std::uint64_t));
    for (std::size_t k = 0; k < count; ++k) {
        std::string name = reply.text();
        sections.push_back({std::move(name), reply.text()});
    }
    return sections;
}

Result<SessionHashes> askHashes(ReadingProcess& process, const std::string& path)
{
    return answered<SessionHashes>(
        process, Verb::hashes, path, [&](WireWriter& request) { request.text(path); },
        [](WireReader& reply) -> std::optional<SessionHashes> {
            SessionHashes hashes;
            hashes.archive = reply.text();
            const std::size_t count = reply.count(sizeof(std::uint64_t));
            for (std::size_t k = 0; k < count; ++k)
                hashes.channels.push_back(reply.text());
            hashes.sections = takeSections(reply);
            hashes.sectionsNow = takeSections(reply);
            return hashes;
        });
}

}  // namespace

Result<std::unique_ptr<Recording>> openForeign(std::string_view kind, const std::string& path,
                                               const ForeignOptions& options)
{
    auto process = ReadingProcess::start(path);
    if (!process)
        return tl::unexpected<Error>(process.error());
    auto info = askInfo(**process, kind, path, options);
    if (!info)
        return tl::unexpected<Error>(info.error());
    return std::make_unique<ForeignRecording>(std::move(*info), std::move(*process));
}

Result<std::unique_ptr<Recording>> openSessionFile(const std::string& path)
{
    return openForeign("session file", path);
}

Result<std::unique_ptr<Recording>> openOpenSignalsHdf5(const std::string& path)
{
    return openForeign("OpenSignals HDF5", path);
}

Result<SessionContent> openSessionContent(const std::string& path)
{
    auto process = ReadingProcess::start(path);
    if (!process)
        return tl::unexpected<Error>(process.error());
    auto info = askInfo(**process, "session file", path, {});
    if (!info)
        return tl::unexpected<Error>(info.error());
    auto hashes = askHashes(**process, path);
    if (!hashes)
        return tl::unexpected<Error>(hashes.error());
    auto archive = askArchive(**process, path);
    if (!archive)
        return tl::unexpected<Error>(archive.error());
    return SessionContent{std::make_unique<ForeignRecording>(std::move(*info), std::move(*process)),
                          std::move(*hashes), std::move(*archive)};
}

Result<std::optional<AnalysisResult>> readAnalysis(const std::string& path)
{
    auto process = ReadingProcess::start(path);
    if (!process)
        return tl::unexpected<Error>(process.error());
    const auto archive = askArchive(**process, path);
    if (!archive)
        return tl::unexpected<Error>(archive.error());
    if (!*archive)
        return std::nullopt;
    Result<AnalysisResult> analysis = fromArchive(**archive);
    if (!analysis)
        return failure(analysis.error().what, path + " at /facialis/analysis",
                       analysis.error().remedy);
    return std::move(*analysis);
}

}  // namespace facialis
