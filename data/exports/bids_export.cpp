// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/bids_export.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <sys/stat.h>

#include "data/exports/bids_sidecars.hpp"
#include "data/exports/table_files.hpp"
#include "data/formats/edf_file.hpp"
#include "data/model/recording_view.hpp"
#include "data/model/replace_file.hpp"
#include "data/model/utf8.hpp"

namespace facialis {

namespace {

namespace fs = std::filesystem;

Result<void> makeFolders(const fs::path& folder)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        return failure("the folder cannot be made: " + problem.message(), folder.string());
    return {};
}

/// Channels of one rate, which BIDS wants in a file of their own.
struct RateGroup {
    Frequency rate;
    std::vector<std::size_t> channels;
};

std::vector<RateGroup> groupsOf(const RecordingInfo& info)
{
    std::vector<RateGroup> groups;
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        const Frequency rate = info.channels[k].rate;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const RateGroup& each) { return each.rate == rate; });
        if (group == groups.end())
            group = groups.insert(groups.end(), RateGroup{rate, {}});
        group->channels.push_back(k);
    }
    return groups;
}

/// "2048Hz", "1925p93Hz": labels have no point, and two rates must not become one.
std::string rateLabel(Frequency rate)
{
    std::string text = fmt::format("{}", rate.hertz());
    std::replace(text.begin(), text.end(), '.', 'p');
    return bidsLabel(text) + "Hz";
}

/// What a BDF file keeps of a label.
std::string asInBdf(const std::string& label)
{
    constexpr std::size_t longest = 16;
    return toAscii(label).substr(0, longest);
}

/// Names of channels are unique in a `_channels.tsv`; one that a BDF file would repeat gets a
/// number.
void makeUnique(std::vector<Channel>& channels, std::vector<std::string>& lost)
{
    std::set<std::string> taken;
    for (Channel& channel : channels) {
        if (taken.insert(asInBdf(channel.label)).second)
            continue;
        const std::string before = channel.label;
        for (int number = 2;; ++number) {
            const std::string end = fmt::format("_{}", number);
            channel.label = asInBdf(before).substr(0, 16 - end.size()) + end;
            if (taken.insert(channel.label).second)
                break;
        }
        lost.push_back(fmt::format("a second channel '{}' is called '{}'", before, channel.label));
    }
}

/// Does the file hold what its channels file says? Nobody else opens both.
Result<void> checkAgreement(const RecordingInfo& meant, const RecordingInfo& written,
                            const std::string& path)
{
    if (meant.channels.size() != written.channels.size())
        return failure(fmt::format("{} channels were written and {} are read back",
                                   meant.channels.size(), written.channels.size()),
                       path, "report this: the dataset was not finished");
    for (std::size_t k = 0; k < meant.channels.size(); ++k)
        if (meant.channels[k].rate != written.channels[k].rate)
            return failure(fmt::format("channel '{}' has {:g} Hz and is read back with {:g} Hz",
                                       meant.channels[k].label, meant.channels[k].rate.hertz(),
                                       written.channels[k].rate.hertz()),
                           path, "report this: the dataset was not finished");
    return {};
}

std::string stemOf(const BidsRecording& source, const std::string& recordingLabel)
{
    std::string stem = fmt::format("sub-{}_task-{}", source.subject, source.task);
    if (source.run)
        stem += fmt::format("_run-{}", *source.run);
    return recordingLabel.empty() ? stem : stem + "_recording-" + recordingLabel;
}

Result<void> writeAll(const std::vector<std::pair<std::string, std::string>>& files)  // path, text
{
    for (const auto& [path, text] : files)
        if (Result<void> done = replaceFile(path, text); !done)
            return done;
    return {};
}

}  // namespace

std::string bidsLabel(std::string_view text)
{
    std::string label;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            label += c;
    return label;
}

BidsDataset::BidsDataset(std::string folder, std::string work, std::string name)
    : folder_(std::move(folder)), work_(std::move(work)), name_(std::move(name))
{
}

BidsDataset::BidsDataset(BidsDataset&& other) noexcept
    : positions_(std::move(other.positions_)),
      folder_(std::move(other.folder_)),
      work_(std::exchange(other.work_, {})),
      name_(std::move(other.name_)),
      participants_(std::move(other.participants_)),
      hasDerivatives_(other.hasDerivatives_)
{
}

BidsDataset::~BidsDataset()
{
    std::error_code ignored;
    if (!work_.empty())
        fs::remove_all(work_, ignored);
}

Result<BidsDataset> BidsDataset::create(const std::string& folder, const std::string& name)
{
    if (folder.empty())
        return failure("no folder is named", {}, "give --out a name");
    const fs::path path = fs::path(folder).lexically_normal();
    const std::string target = (path.has_filename() ? path : path.parent_path()).string();
    if (const Result<void> possible = checkOutput(target, Overwrite::refuse); !possible)
        return tl::unexpected(possible.error());
    std::string work = target + ".XXXXXX";  // a fresh one, whatever lies there
    if (::mkdtemp(work.data()) == nullptr)
        return failure(std::string("the folder cannot be made: ") + std::strerror(errno), target,
                       "choose another place");
    ::chmod(work.c_str(), 0755);
    return BidsDataset(target, work, name);
}

Result<ExportReport> BidsDataset::add(const BidsRecording& source)
{
    const RecordingInfo& info = source.recording.info();
    if (info.channels.empty())
        return failure("holds no channel, so that nothing can be exported", info.path);
    ExportReport report;
    const fs::path folder = fs::path(work_) / ("sub-" + source.subject) / "emg";
    if (const Result<void> made = makeFolders(folder); !made)
        return tl::unexpected(made.error());

    Participant& participant = participants_[source.subject];
    std::set<std::string> electrodes;
    if (positions_)
        electrodes.insert(positions_->names.begin(), positions_->names.end());
    bool isAnyPlaced = false;
    const auto groups = groupsOf(info);
    for (const RateGroup& group : groups) {
        RecordingInfo part = info;
        part.channels.clear();
        for (const std::size_t k : group.channels)
            part.channels.push_back(info.channels[k]);
        makeUnique(part.channels, report.lost);
        const RecordingView view(borrowed(source.recording), part, group.channels);
        const std::string label = groups.size() == 1 ? "" : rateLabel(group.rate);
        const std::string stem = (folder / stemOf(source, label)).string();
        const std::string bdf = stem + "_emg.bdf";
        const Result<ExportReport> written = writeEdf(view, EdfVariant::bdf, bdf);
        if (!written)
            return tl::unexpected(written.error());
        report.lost.insert(report.lost.end(), written->lost.begin(), written->lost.end());
        const auto readBack = openEdf(bdf);
        if (!readBack)
            return tl::unexpected(readBack.error());
        if (const auto same = checkAgreement(part, (*readBack)->info(), bdf); !same)
            return tl::unexpected(same.error());
        for (std::string& name :
             bids::electrodeNames(source, (*readBack)->info(), group.channels)) {
            isAnyPlaced = isAnyPlaced || electrodes.contains(name);
            if (positions_ || !electrodes.insert(name).second)
                continue;
            if (std::find(participant.electrodes.begin(), participant.electrodes.end(), name) ==
                participant.electrodes.end())
                participant.electrodes.push_back(std::move(name));
        }
        std::vector<std::pair<std::string, std::string>> files{
            {stem + "_emg.json", bids::emgJson(source, part)},
            {stem + "_channels.tsv",
             bids::channelsTsv(source, (*readBack)->info(), group.channels, electrodes)}};
        if (const std::string events = bids::eventsTsv(source); !events.empty()) {
            files.emplace_back(stem + "_events.tsv", events);
            files.emplace_back(stem + "_events.json", bids::eventsJson());
        }
        if (const Result<void> stored = writeAll(files); !stored)
            return tl::unexpected(stored.error());
    }

    if (positions_ && !isAnyPlaced)
        report.lost.emplace_back(
            "no channel has the name of one of the electrodes whose positions were stated");
    if (source.analysis != nullptr) {
        const fs::path derived =
            fs::path(work_) / "derivatives" / "facialis" / ("sub-" + source.subject) / "emg";
        if (const Result<void> made = makeFolders(derived); !made)
            return tl::unexpected(made.error());
        const auto tables =
            writeTableFiles(*source.analysis, {derived.string(), stemOf(source, "")});
        if (!tables)
            return tl::unexpected(tables.error());
        hasDerivatives_ = true;
    }
    if (source.age)
        participant.age = source.age;
    if (!source.sex.empty())
        participant.sex = source.sex;
    return report;
}

Result<void> BidsDataset::writeElectrodes() const
{
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [subject, each] : participants_) {
        const bids::ElectrodePositions positions =
            positions_ ? *positions_ : bids::unknownPositions(each.electrodes);
        if (positions.names.empty())
            continue;
        const std::string stem = fmt::format("{}/sub-{}/emg/sub-{}", work_, subject, subject);
        files.emplace_back(stem + "_electrodes.tsv", positions.table);
        files.emplace_back(stem + "_coordsystem.json", positions.coordinateSystem);
    }
    return writeAll(files);
}

Result<void> BidsDataset::finish(const std::string& software, const std::string& version)
{
    constexpr int oldest = 89;  // BIDS: ages above may identify a person
    std::string participants = "participant_id\tage\tsex\n";
    for (const auto& [subject, each] : participants_)
        participants += fmt::format("sub-{}\t{}\t{}\n", subject,
                                    each.age ? std::to_string(std::min(*each.age, oldest)) : "n/a",
                                    each.sex.empty() ? "n/a" : each.sex);
    std::vector<std::pair<std::string, std::string>> files{
        {work_ + "/dataset_description.json",
         bids::datasetDescription(name_, false, software, version)},
        {work_ + "/README.md", bids::readme(name_, positions_.has_value())},
        {work_ + "/participants.tsv", participants},
        {work_ + "/participants.json", bids::participantsJson()}};
    if (hasDerivatives_)
        files.emplace_back(work_ + "/derivatives/facialis/dataset_description.json",
                           bids::datasetDescription(name_, true, software, version));
    if (Result<void> stored = writeAll(files); !stored)
        return stored;
    if (Result<void> stored = writeElectrodes(); !stored)
        return stored;
    std::error_code problem;
    fs::rename(work_, folder_, problem);
    if (problem)
        return failure("the finished dataset cannot be moved to its name: " + problem.message(),
                       folder_);
    work_.clear();
    return {};
}

}  // namespace facialis
