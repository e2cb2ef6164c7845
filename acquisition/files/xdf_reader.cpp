// SPDX-License-Identifier: GPL-3.0-or-later
// XDF 1.0, the recordings of LabRecorder: several streams, each with its own clock.
#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/xdf/xdf_channels.hpp"
#include "acquisition/files/xdf/xdf_markers.hpp"
#include "acquisition/files/xdf/xdf_recording.hpp"

namespace facialis::acquisition {

namespace {

bool recognises(std::span<const std::byte> head)
{
    return hasSignature(head, "XDF:");
}

/// "+0100" becomes "+01:00".
std::optional<StartTime> startFrom(std::string text)
{
    if (text.size() > 5 && (text[text.size() - 5] == '+' || text[text.size() - 5] == '-'))
        text.insert(text.size() - 2, ":");
    const auto start = startTimeFromIso8601(text);
    return start ? std::optional(*start) : std::nullopt;
}

/// Chooses, places and names the streams of one file.
class Assembly {
public:
    Assembly(std::string path, MappedFile file)
        : file_(std::move(file)), survey_(surveyXdf(file_.bytes()))
    {
        info_.path = std::move(path);
        info_.format = "XDF";
        info_.warnings = survey_.warnings;
        info_.isIncomplete = survey_.isIncomplete;
        info_.start = startFrom(survey_.dateTime);
    }

    Result<std::unique_ptr<Recording>> build(const OpenOptions& options)
    {
        if (Result<void> chosen = choose(options.part); !chosen)
            return tl::unexpected(chosen.error());
        readClocks(options);
        if (streams_.empty() && markers_.empty())
            return failure("holds no stream of samples that can be read" + reasons(), info_.path,
                           "record it again, or export the stream as CSV");
        place();
        addAnnotations();
        for (const PlacedStream& stream : streams_)
            addChannels(stream);
        info_.gaps = commonGaps(runs_, rates_);
        tellApart(info_.channels, names_);
        file_.releaseAll();
        return std::make_unique<XdfRecording>(std::move(file_), std::move(info_),
                                              std::move(streams_), std::move(places_));
    }

private:
    /// Parts the streams into markers and signals. @errors no stream is called `part`
    Result<void> choose(const std::optional<std::string>& part)
    {
        std::vector<std::string> names;
        bool isFound = false;
        for (XdfStream& stream : survey_.streams) {
            const bool isMarker = stream.header.holdsMarkers();
            const bool isNamed =
                part && (stream.header.name == *part || fmt::format("{}", stream.number) == *part ||
                         lowered(stream.header.type) == lowered(*part));
            if (!isMarker) {
                names.push_back(stream.called());
                isFound = isFound || isNamed;
            }
            if (stream.index.frames() == 0) {
                if (!isMarker || stream.promisedFrames.value_or(0) > 0)
                    info_.warnings.push_back("the stream " + stream.called() + " holds no samples");
            } else if (isMarker) {
                markers_.push_back(std::move(stream));
            } else if (!part || isNamed) {
                candidates_.push_back(std::move(stream));
            }
        }
        if (part && !isFound)
            return failure("there is no stream '" + *part + "'", info_.path,
                           names.empty() ? "the file has no streams of samples"
                                         : "streams are: " + listed(names, 40));
        return {};
    }

    void readClocks(const OpenOptions& options)
    {
        for (XdfStream& stream : candidates_) {
            std::string why;
            auto clock = clockOf(stream, file_.bytes(), options.rate, why);
            if (!clock) {
                info_.warnings.push_back(why);
                info_.isIncomplete = true;
                continue;
            }
            info_.warnings.push_back(clock->sentence);
            clocks_.push_back(std::move(*clock));
            streams_.push_back({std::move(stream), {}});
        }
    }

    [[nodiscard]] std::string reasons() const
    {
        std::string all;
        for (const std::string& warning : info_.warnings)
            all += (all.empty() ? ": " : "; ") + warning;
        return all;
    }

    /// The recording begins with the first sample of all streams whose clocks agree on the day.
    void place()
    {
        constexpr double day = 86400.0;
        std::vector<double> begins;
        for (const XdfClock& clock : clocks_)
            if (!clock.isOdd)
                begins.push_back(clock.runs.front().firstTime);
        if (clocks_.empty())
            for (const XdfStream& stream : markers_)
                if (const auto first = firstMarkerTime(stream, file_.bytes()))
                    begins.push_back(*first);
        if (!begins.empty()) {
            std::ranges::sort(begins);
            const double middle = begins[begins.size() / 2];
            zero_ = *std::ranges::find_if(begins, [&](double b) { return b >= middle - day; });
        }
        for (std::size_t s = 0; s < streams_.size(); ++s) {
            streams_[s].runs =
                placed(clocks_[s], zero_, streams_[s].stream.called(), info_.warnings);
            runs_.push_back(streams_[s].runs);
            rates_.push_back(clocks_[s].rate);
            info_.duration =
                std::max(info_.duration, timeOf(runs_[s].back().end(), clocks_[s].rate));
        }
    }

    void addAnnotations()
    {
        for (const XdfStream& stream : markers_) {
            const std::int64_t lost =
                addMarkers(stream, file_.bytes(), zero_, info_.duration, info_.annotations);
            if (lost > 0) {
                info_.isIncomplete = true;
                info_.warnings.push_back(fmt::format(
                    "{} markers of the stream {} have no time within a day of the recording, or "
                    "are more than can be kept, and are left out",
                    lost, stream.called()));
            }
        }
        std::ranges::stable_sort(info_.annotations, {}, &Annotation::onset);
    }

    SampleType storedTypeOf(const XdfStream& stream)
    {
        switch (stream.header.format) {
        case XdfFormat::int8:
        case XdfFormat::int16: return SampleType::int16;
        case XdfFormat::int32: return SampleType::int32;
        case XdfFormat::float32: return SampleType::float32;
        case XdfFormat::double64:
        case XdfFormat::string: return SampleType::float64;
        case XdfFormat::int64: break;
        }
        bool isExact = true;
        if (fitsInt32(stream, file_.bytes(), isExact))
            return SampleType::int32;
        if (!isExact)
            info_.warnings.push_back("the stream " + stream.called() +
                                     " holds integers of more than 53 bits, which are rounded");
        return SampleType::float64;
    }

    void addChannels(const PlacedStream& placed)
    {
        const auto s = static_cast<std::size_t>(&placed - streams_.data());
        const XdfStream& stream = placed.stream;
        std::vector<Channel> channels = channelsOf(stream, storedTypeOf(stream));
        for (std::size_t column = 0; column < channels.size(); ++column) {
            channels[column].rate = rates_[s];
            channels[column].length = placed.runs.back().end();
            places_.push_back({s, column});
            names_.push_back(stream.header.name);
            info_.channels.push_back(std::move(channels[column]));
        }
        const std::string& maker = stream.header.manufacturer;
        const std::string equipment =
            maker.empty() ? stream.header.name : stream.header.name + " (" + maker + ")";
        if (!equipment.empty())
            info_.identity.equipment += (info_.identity.equipment.empty() ? "" : ", ") + equipment;
    }

    MappedFile file_;
    XdfSurvey survey_;
    RecordingInfo info_;
    double zero_ = 0.0;
    std::vector<XdfStream> candidates_, markers_;
    std::vector<PlacedStream> streams_;
    std::vector<XdfClock> clocks_;
    std::vector<std::vector<PlacedRun>> runs_;
    std::vector<Frequency> rates_;
    std::vector<XdfPlace> places_;
    std::vector<std::string> names_;
};

Result<std::unique_ptr<Recording>> open(const std::string& path, const OpenOptions& options)
{
    auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    return Assembly(path, std::move(*file)).build(options);
}

}  // namespace

Reader xdfReader()
{
    return {.name = "XDF", .recognises = recognises, .open = open};
}

}  // namespace facialis::acquisition
