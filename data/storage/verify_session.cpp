// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/verify_session.hpp"

#include <algorithm>

#include "data/storage/analysis_archive.hpp"
#include "data/storage/session_file.hpp"
#include "data/storage/sha256.hpp"

namespace facialis {

namespace {

/// The hash of a channel as it reads today, taken as the writer took it.
template <class Number, class Read>
Result<std::string> hashOf(std::int64_t length, const Read& read)
{
    constexpr std::int64_t portion = 65536;
    Sha256 sha256;
    std::vector<Number> samples;
    for (std::int64_t begin = 0; begin < length; begin += portion) {
        const SampleRange range{begin, std::min(begin + portion, length)};
        samples.resize(static_cast<std::size_t>(range.length()));
        if (const Result<void> done = read(range, std::span<Number>(samples)); !done)
            return tl::unexpected(done.error());
        sha256.add(std::span<const Number>(samples));
    }
    return sha256.finished();
}

Result<std::string> hashOf(const Recording& recording, std::size_t channel)
{
    const Channel& about = recording.info().channels[channel];
    const bool isFloating =
        about.storedType == SampleType::float32 || about.storedType == SampleType::float64;
    if (isFloating)
        return hashOf<double>(about.length, [&](SampleRange range, std::span<double> into) {
            return recording.read(channel, range, into);
        });
    return hashOf<std::int32_t>(about.length, [&](SampleRange range, std::span<std::int32_t> into) {
        return recording.readStored(channel, range, into);
    });
}

/// Sections as stated, then those that nobody stated.
void addSections(const SessionHashes& hashes, std::vector<VerifiedPart>& parts)
{
    const auto of = [](const std::vector<SectionHash>& sections, const std::string& name) {
        return std::ranges::find(sections, name, &SectionHash::name);
    };
    for (const SectionHash& stated : hashes.sections) {
        const auto now = of(hashes.sectionsNow, stated.name);
        parts.push_back({"section " + stated.name,
                         now != hashes.sectionsNow.end() && now->sha256 == stated.sha256});
    }
    for (const SectionHash& now : hashes.sectionsNow)
        if (of(hashes.sections, now.name) == hashes.sections.end())
            parts.push_back({"section " + now.name, false});
}

}  // namespace

Result<std::vector<VerifiedPart>> verifySession(const std::string& path)
{
    const auto content = openSessionContent(path);
    if (!content)
        return tl::unexpected(content.error());
    const auto& channels = content->recording->info().channels;
    const SessionHashes& stated = content->hashes;
    if (stated.channels.size() != channels.size() || stated.sections.empty())
        return failure(
            "states no hashes of its parts", path,
            "it was not finished, or an older version wrote it; convert it to a new file");
    std::vector<VerifiedPart> parts;
    for (std::size_t k = 0; k < channels.size(); ++k) {
        const Result<std::string> now = hashOf(*content->recording, k);
        if (!now)
            return tl::unexpected(now.error());
        parts.push_back({"channel " + channels[k].label, *now == stated.channels[k]});
    }
    if (content->archive) {
        const Result<AnalysisResult> analysis = fromArchive(*content->archive);
        parts.push_back({"analysis", analysis && timelessHash(*analysis) == stated.archive});
    }
    addSections(stated, parts);
    return parts;
}

}  // namespace facialis
