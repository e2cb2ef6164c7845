// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/exports/bids_sidecars.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace facialis::bids {

namespace {

using Json = nlohmann::ordered_json;

std::string printed(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string cell(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text.empty() ? "n/a" : text;
}

std::string readable(std::string word)
{
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

char upper(char c)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

bool isLetter(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// "HP:20Hz LP:450Hz N:50Hz", the notation of EDF: the number behind some letters that stand for
/// themselves and in front of "Hz"; "n/a" where there is none.
std::string edgeIn(const std::string& prefilter, std::string_view letters)
{
    for (std::size_t at = 0; at + letters.size() < prefilter.size(); ++at) {
        const bool isWord = at == 0 || !isLetter(prefilter[at - 1]);
        const bool isIt = std::equal(letters.begin(), letters.end(),
                                     prefilter.begin() + static_cast<std::ptrdiff_t>(at),
                                     [](char a, char b) { return a == upper(b); });
        if (!isWord || !isIt)
            continue;
        const std::size_t begin = prefilter.find_first_not_of(" :", at + letters.size());
        if (begin == std::string::npos)
            continue;
        const std::size_t end =
            std::min(prefilter.find_first_not_of("0123456789.", begin), prefilter.size());
        const std::size_t unit = prefilter.find_first_not_of(' ', end);
        if (end > begin && unit != std::string::npos && unit + 1 < prefilter.size() &&
            upper(prefilter[unit]) == 'H' && upper(prefilter[unit + 1]) == 'Z')
            return prefilter.substr(begin, end - begin);
    }
    return "n/a";
}

/// By the words of the label where no muscle is known; a voltage of no other kind is taken for EMG.
std::string typeOf(const Channel& channel)
{
    if (!channel.muscle.empty() && channel.dimension != Dimension::other)
        return "EMG";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kinds{{
        {"EEG", "EEG"},
        {"ECG", "ECG"},
        {"EKG", "ECG"},
        {"EOG", "EOG"},
        {"RESP", "RESP"},
        {"TRIG", "TRIG"},
        {"TRIGGER", "TRIG"},
        {"STI", "TRIG"},
        {"STIM", "TRIG"},
        {"TTL", "TRIG"},
        {"MARKER", "TRIG"},
        {"ACC", "ACCEL"},
        {"TEMP", "TEMP"},
        {"GSR", "GSR"},
    }};
    std::string word;
    for (const char c : channel.label + " ") {
        if (isLetter(c)) {
            word += upper(c);
            continue;
        }
        for (const auto& [name, type] : kinds)
            if (word == name)
                return std::string(type);
        word.clear();
    }
    return channel.dimension == Dimension::other ? "MISC" : "EMG";
}

std::string muscleOf(const Channel& channel)
{
    if (channel.muscle.empty())
        return "n/a";
    return readable(channel.muscle) +
           (channel.side ? ", " + std::string(toString(*channel.side)) : "");
}

const ChannelQuality* qualityOf(const BidsRecording& source, std::size_t channel)
{
    if (source.analysis != nullptr)
        for (const ChannelQuality& quality : source.analysis->quality)
            if (quality.channel == channel)
                return &quality;
    return nullptr;
}

struct Event {
    Duration onset;
    std::optional<Duration> duration;
    std::string type, text;
};

std::vector<Event> eventsOf(const BidsRecording& source)
{
    std::vector<Event> events;
    std::vector<Annotation> annotations = source.recording.info().annotations;
    for (const Manoeuvre& manoeuvre : source.manoeuvres) {
        events.push_back({manoeuvre.interval.onset, manoeuvre.interval.length(), manoeuvre.id,
                          manoeuvre.isInferred ? "inferred from the activity" : manoeuvre.text});
        std::erase_if(annotations, [&](const Annotation& each) {
            return each.onset == manoeuvre.interval.onset && each.text == manoeuvre.text;
        });
    }
    for (const Annotation& each : annotations)
        events.push_back({each.onset, each.duration, "annotation", each.text});
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.onset < b.onset; });
    return events;
}

}  // namespace

std::string emgJson(const BidsRecording& source, const RecordingInfo& info)
{
    const auto emg = std::count_if(info.channels.begin(), info.channels.end(),
                                   [](const Channel& c) { return typeOf(c) == "EMG"; });
    const auto triggers = std::count_if(info.channels.begin(), info.channels.end(),
                                        [](const Channel& c) { return typeOf(c) == "TRIG"; });
    Json json;
    json["TaskName"] = source.task;
    json["EMGPlacementScheme"] = "Other";
    json["EMGPlacementSchemeDescription"] =
        "Electrodes over the muscles named in target_muscle of the channels file; the recording "
        "does "
        "not say how their places were found.";
    json["EMGReference"] = source.reference.empty() ? "ChannelSpecific" : source.reference;
    json["SamplingFrequency"] = info.channels.front().rate.hertz();
    json["PowerLineFrequency"] = source.mains ? Json(source.mains->hertz()) : Json("n/a");
    json["RecordingType"] = info.gaps.empty() ? "continuous" : "discontinuous";
    json["SoftwareFilters"] = "n/a";
    Json prefilters = Json::object();
    for (const Channel& channel : info.channels)
        if (!channel.prefilter.empty() && channel.prefilter != "none")
            prefilters[channel.prefilter] = {{"Description", "as the recorder states it"}};
    json["HardwareFilters"] = prefilters.empty() ? Json("n/a") : prefilters;
    json["EMGChannelCount"] = emg;
    json["TriggerChannelCount"] = triggers;
    json["RecordingDuration"] = info.duration.seconds();
    json["SoftwareVersions"] = source.software;
    if (!info.identity.equipment.empty())
        json["ManufacturersModelName"] = info.identity.equipment;
    return printed(json);
}

std::vector<std::string> electrodeNames(const BidsRecording& source, const RecordingInfo& written,
                                        const std::vector<std::size_t>& sources)
{
    std::vector<std::string> names;
    for (std::size_t k = 0; k < written.channels.size(); ++k)
        if (typeOf(source.recording.info().channels[sources[k]]) == "EMG")
            names.push_back(cell(written.channels[k].label));
    return names;
}

std::string channelsTsv(const BidsRecording& source, const RecordingInfo& written,
                        const std::vector<std::size_t>& sources,
                        const std::set<std::string>& electrodes)
{
    std::string text =
        "name\ttype\tunits\tsignal_electrode\treference\ttarget_muscle\tdescription\t"
        "sampling_frequency\tlow_cutoff\thigh_cutoff\tnotch\tstatus\tstatus_description\n";
    for (std::size_t k = 0; k < written.channels.size(); ++k) {
        const Channel& channel = source.recording.info().channels[sources[k]];
        const ChannelQuality* quality = qualityOf(source, sources[k]);
        std::string reasons;
        if (quality != nullptr)
            for (const std::string& reason : quality->reasons)
                reasons += (reasons.empty() ? "" : "; ") + reason;
        const std::string name = cell(written.channels[k].label), type = typeOf(channel);
        // By the name in the BDF, or the label in the recording, which may be longer.
        const std::string electrode = electrodes.contains(name) ? name
                                      : electrodes.contains(cell(channel.label))
                                          ? cell(channel.label)
                                          : "n/a";
        text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", name, type,
                            cell(written.channels[k].unit), type == "EMG" ? electrode : "n/a",
                            source.reference == "Bipolar" ? "bipolar" : cell(source.reference),
                            muscleOf(channel), cell(channel.transducer), channel.rate.hertz(),
                            edgeIn(channel.prefilter, "HP"), edgeIn(channel.prefilter, "LP"),
                            edgeIn(channel.prefilter, "N"),
                            quality == nullptr  ? "n/a"
                            : quality->isUsable ? "good"
                                                : "bad",
                            cell(reasons));
    }
    return text;
}

std::string eventsTsv(const BidsRecording& source)
{
    const auto events = eventsOf(source);
    if (events.empty())
        return {};
    std::string text = "onset\tduration\ttrial_type\tdescription\n";
    for (const Event& event : events)
        text += fmt::format("{}\t{}\t{}\t{}\n", event.onset.seconds(),
                            event.duration ? fmt::format("{}", event.duration->seconds()) : "n/a",
                            event.type, cell(event.text));
    return text;
}

std::string eventsJson()
{
    Json json;
    json["trial_type"] = {{"LongName", "Event category"},
                          {"Description",
                           "The movement that was asked for (close_eyes_tightly, smile, ...), or "
                           "annotation for a remark of another kind"}};
    json["description"] = {{"Description", "The remark as it stands in the recording"}};
    return printed(json);
}

std::string datasetDescription(const std::string& name, bool isDerivative,
                               const std::string& software, const std::string& version)
{
    Json json;
    json["Name"] = isDerivative ? name + ": bursts, synkinesis and findings" : name;
    json["BIDSVersion"] = "1.11.1";
    json["DatasetType"] = isDerivative ? "derivative" : "raw";
    json["GeneratedBy"] = Json::array({{{"Name", software}, {"Version", version}}});
    return printed(json);
}

std::string participantsJson()
{
    Json json;
    json["age"] = {{"Description",
                    "Age in years on the day of the recording; 89 stands for 89 and "
                    "above"},
                   {"Units", "year"}};
    json["sex"] = {{"Description", "As the recording states it"},
                   {"Levels", {{"M", "male"}, {"F", "female"}, {"O", "other"}}}};
    return printed(json);
}

std::string readme(const std::string& name, bool arePositionsKnown)
{
    return fmt::format(
        "# {}\n\nSurface EMG recordings, written by Facialis as BDF+ with the sidecars of BIDS "
        "1.11.1 (EMG).\n\n- Voltages in the BDF+ files are calibrated; `units` in each "
        "`_channels.tsv` is that of the file.\n- {}; `target_muscle` names the muscle and its "
        "side.\n- What the "
        "recordings do not state is `n/a`.\n- `derivatives/facialis`, where it is there, holds "
        "tables of an automatic analysis. They are no diagnosis.\n",
        name,
        arePositionsKnown ? "Positions of the electrodes were stated with the recordings"
                          : "Positions of the electrodes were not measured, and are `n/a` in each "
                            "`_electrodes.tsv`");
}

}  // namespace facialis::bids
