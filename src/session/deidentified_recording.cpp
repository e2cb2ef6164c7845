// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/deidentified_recording.hpp"

#include "data/model/recording_view.hpp"

namespace facialis::engine {

std::unique_ptr<Recording> withChannels(std::unique_ptr<Recording> recording,
                                        std::vector<Channel> channels)
{
    RecordingInfo info = recording->info();
    info.channels = std::move(channels);
    return std::make_unique<RecordingView>(std::move(recording), std::move(info));
}

std::unique_ptr<Recording> deidentified(std::unique_ptr<Recording> recording,
                                        std::vector<std::string>& removed)
{
    RecordingInfo info = recording->info();
    const auto drop = [&](std::string& field, const char* name) {
        if (!field.empty())
            removed.push_back(std::string("left out: ") + name);
        field.clear();
    };
    drop(info.identity.patientCode, "patient code");
    drop(info.identity.patientName, "patient name");
    drop(info.identity.birthDate, "birth date");
    drop(info.identity.recordingCode, "recording code");
    drop(info.identity.technician, "technician");
    drop(info.identity.equipment, "equipment");
    drop(info.identity.remarks, "remarks");
    if (info.start) {
        info.start->year = 1985;
        info.start->month = 1;
        info.start->day = 1;
        removed.emplace_back("the calendar date became 1985-01-01, the time of day is kept");
    }
    if (!info.annotations.empty())
        removed.emplace_back(
            "annotations were kept as they are: read them before you pass the file on");
    return std::make_unique<RecordingView>(std::move(recording), std::move(info));
}

}  // namespace facialis::engine
