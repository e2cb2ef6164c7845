// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/bids_subject.hpp"

#include <charconv>

#include "src/session/deidentified_recording.hpp"

namespace facialis::engine {

namespace {

/// Whole years from a birth date ("1951-05-02") to the day of the recording.
std::optional<int> ageAt(const std::string& birthDate, const std::optional<StartTime>& start)
{
    int fields[3] = {0, 0, 0};
    constexpr std::size_t places[3] = {0, 5, 8}, lengths[3] = {4, 2, 2};
    if (!start || birthDate.size() != 10)
        return std::nullopt;
    for (std::size_t k = 0; k < 3; ++k) {
        const char* begin = birthDate.data() + places[k];
        const auto read = std::from_chars(begin, begin + lengths[k], fields[k]);
        if (read.ec != std::errc() || read.ptr != begin + lengths[k])
            return std::nullopt;
    }
    const bool isBeforeBirthday =
        std::pair(start->month, start->day) < std::pair(fields[1], fields[2]);
    const int age = start->year - fields[0] - (isBeforeBirthday ? 1 : 0);
    return age >= 0 ? std::optional(age) : std::nullopt;
}

std::string sexOf(const Identity& identity)
{
    const char letter = identity.sex.empty() ? '\0' : identity.sex.front();
    if (letter == 'F' || letter == 'f')
        return "F";
    return letter == 'M' || letter == 'm' ? "M" : "";
}

}  // namespace

Result<ExportReport> addToDataset(BidsDataset& dataset, BidsSubject subject,
                                  std::vector<std::string>& removed)
{
    const RecordingInfo& info = subject.recording->info();
    const std::optional<int> age = ageAt(info.identity.birthDate, info.start);
    const std::string sex = sexOf(info.identity);
    std::unique_ptr<Recording> recording = std::move(subject.recording);
    if (!subject.isIdentityKept)
        recording = deidentified(std::move(recording), removed);
    return dataset.add({.recording = *recording,
                        .subject = subject.subject,
                        .task = subject.task,
                        .run = subject.run,
                        .age = age,
                        .sex = sex,
                        .reference = subject.reference,
                        .mains = subject.mains,
                        .manoeuvres = std::move(subject.manoeuvres),
                        .analysis = subject.analysis,
                        .software = std::string("facialis ") + FACIALIS_VERSION});
}

}  // namespace facialis::engine
