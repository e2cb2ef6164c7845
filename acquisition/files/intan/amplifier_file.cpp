// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/intan/amplifier_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "acquisition/files/blocked_recording.hpp"
#include "acquisition/files/byte_cursor.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

namespace fs = std::filesystem;

constexpr double voltsPerStep = 0.195e-6;
constexpr std::size_t mostGaps = 100'000;

/// Why there is nothing to read, in the words of what lies beside the header.
Error nothingBeside(const fs::path& header)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(header.parent_path(), ignored))
        if (const std::string name = entry.path().filename().string();
            name.starts_with("amp-") && name.ends_with(".dat"))
            return {"its samples stand in one file for each channel (" + name +
                        " ...), which is "
                        "not read",
                    header.string(),
                    "record in the format of one file, or of one file for each kind of signal"};
    return {"holds a header and no whole block of samples", header.string(),
            "put amplifier.dat and time.dat beside it, or record in the format of one file"};
}

class AmplifierFile {
public:
    AmplifierFile(const std::string& path, const RhdHeader& header, MappedFile samples)
        : folder_(fs::path(path).parent_path()), header_(header), samples_(std::move(samples))
    {
        info_.path = path;
        info_.format = fmt::format("Intan RHD {}.{}", header.major, header.minor);
        for (const std::string& note : header.notes)
            info_.identity.remarks += (info_.identity.remarks.empty() ? "" : "; ") + note;
    }

    Result<std::unique_ptr<Recording>> build()
    {
        const std::int64_t width = header_.count(RhdSignal::amplifier);
        layout_.blockBytes = 2 * std::max<std::int64_t>(width, 1);
        const std::int64_t frames = samples_.size() / layout_.blockBytes;
        if (width == 0 || frames == 0)
            return failure("amplifier.dat holds no sample of a channel", info_.path,
                           "copy both files again from the recorder");
        if (const std::int64_t rest = samples_.size() % layout_.blockBytes; rest != 0) {
            info_.isIncomplete = true;
            info_.warnings.push_back(
                fmt::format("amplifier.dat ends inside a sample of all channels: its last {} bytes "
                            "are left out",
                            rest));
        }
        layout_.runs = {{0, 0, frames}};
        placeByTimes(frames);
        addChannels();
        warnOfOthers();
        return std::make_unique<BlockedRecording>(std::move(samples_), std::move(info_),
                                                  std::move(layout_), std::move(places_));
    }

private:
    /// Cuts the one run wherever the time stamps jump ahead.
    void placeByTimes(std::int64_t frames)
    {
        const auto times = MappedFile::open((folder_ / "time.dat").string());
        if (!times || times->size() / 4 < frames) {
            info_.warnings.emplace_back(
                "time.dat is not there or shorter than amplifier.dat: samples that were lost in "
                "the "
                "recording are not noticed");
            return;
        }
        const auto stampOf = [&](std::int64_t frame) {
            return std::int64_t{numberAt<std::int32_t>(times->bytes().data() + 4 * frame)};
        };
        const auto longest = static_cast<std::int64_t>(86400.0 * header_.rate.hertz());
        std::int64_t odd = 0, lost = 0;
        for (std::int64_t frame = 1; frame < frames; ++frame) {
            const std::int64_t ahead = stampOf(frame) - stampOf(frame - 1) - 1;
            if (ahead == 0)
                continue;
            if (ahead < 0 || lost + ahead > longest || info_.gaps.size() == mostGaps)
                ++odd;
            else
                addGap(frame, ahead, frames);
            lost += std::max<std::int64_t>(ahead, 0);
        }
        if (!info_.gaps.empty())
            info_.warnings.push_back(
                fmt::format("samples are missing at {} place(s)", info_.gaps.size()));
        if (odd > 0)
            info_.warnings.push_back(
                fmt::format("{} time stamp(s) are impossible and not used", odd));
    }

    void addGap(std::int64_t frame, std::int64_t samples, std::int64_t frames)
    {
        BlockRun& last = layout_.runs.back();
        last.blocks = frame - last.firstBlock;
        const std::int64_t end = last.begin + last.blocks;
        info_.gaps.push_back({{timeOf(end, header_.rate), timeOf(end + samples, header_.rate)},
                              "the time stamps jump"});
        layout_.runs.push_back({end + samples, frame, frames - frame});
    }

    void addChannels()
    {
        for (const RhdChannel& described : header_.channels) {
            if (described.signal != RhdSignal::amplifier)
                continue;
            Channel channel;
            channel.label =
                described.customName.empty() ? described.nativeName : described.customName;
            channel.transducer = described.nativeName;
            channel.rate = header_.rate;
            channel.length = layout_.runs.back().begin + layout_.runs.back().blocks;
            channel.dimension = Dimension::voltage;
            channel.unit = "uV";
            channel.scale = voltsPerStep;
            channel.storedType = SampleType::int16;
            channel.storedMinimum = -32768;
            channel.storedMaximum = 32767;
            channel.prefilter = rhdPrefilter(header_);
            places_.push_back({2 * std::ssize(places_), 1, 2, StoredNumber::int16, 0});
            info_.channels.push_back(std::move(channel));
        }
        info_.duration = info_.channels.front().duration();
    }

    void warnOfOthers()
    {
        std::vector<std::string> others;
        for (const char* name :
             {"auxiliary.dat", "supply.dat", "analogin.dat", "digitalin.dat", "digitalout.dat"})
            if (std::error_code ignored; fs::exists(folder_ / name, ignored))
                others.emplace_back(name);
        if (!others.empty())
            info_.warnings.push_back(listed(others) + " beside amplifier.dat are not read");
    }

    fs::path folder_;
    const RhdHeader& header_;
    MappedFile samples_;
    RecordingInfo info_;
    BlockLayout layout_;
    std::vector<BlockPlace> places_;
};

}  // namespace

Result<std::unique_ptr<Recording>> openAmplifierFile(const std::string& path,
                                                     const RhdHeader& header)
{
    const fs::path samples = fs::path(path).parent_path() / "amplifier.dat";
    if (std::error_code ignored; !fs::exists(samples, ignored))
        return tl::unexpected(nothingBeside(path));
    auto file = MappedFile::open(samples.string());
    if (!file)
        return tl::unexpected(file.error());
    return AmplifierFile(path, header, std::move(*file)).build();
}

}  // namespace facialis::acquisition
