// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_identity.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fmt/format.h>
#include <vector>

#include "data/formats/edf_number.hpp"
#include "data/model/utf8.hpp"

namespace facialis {

namespace {

constexpr std::array<std::string_view, 12> months = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                     "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::size_t fieldWidth = 80;

std::string upperCase(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return upper;
}

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> all;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::size_t end = std::min(text.find(' '), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return all;
}

/// A subfield: X is unknown, an underscore stands for a blank.
std::string meaningOf(const std::string& word)
{
    if (word == "X")
        return {};
    std::string meaning = word;
    std::replace(meaning.begin(), meaning.end(), '_', ' ');
    return meaning;
}

void append(std::string& remarks, std::string_view more)
{
    if (more.empty())
        return;
    if (!remarks.empty())
        remarks += ' ';
    remarks += more;
}

std::string isoDate(const std::string& word)
{
    const auto date = parseEdfDate(word);
    return date ? fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day)
                : meaningOf(word);
}

void readPatient(std::string_view field, Identity& identity)
{
    const std::vector<std::string> parts = words(field);
    const auto isSex = [](const std::string& word) {
        return word == "M" || word == "F" || word == "X";
    };
    const bool isStructured =
        parts.size() >= 3 && isSex(parts[1]) && (parts[2] == "X" || parseEdfDate(parts[2]));
    if (!isStructured) {
        append(identity.remarks, trimmed(field) == "X" ? std::string_view{} : trimmed(field));
        return;
    }
    identity.patientCode = meaningOf(parts[0]);
    identity.sex = meaningOf(parts[1]);
    identity.birthDate = isoDate(parts[2]);
    if (parts.size() > 3)
        identity.patientName = meaningOf(parts[3]);
    for (std::size_t i = 4; i < parts.size(); ++i)
        append(identity.remarks, meaningOf(parts[i]));
}

void readRecording(std::string_view field, Identity& identity)
{
    const std::vector<std::string> parts = words(field);
    if (parts.empty() || parts[0] != "Startdate") {
        append(identity.remarks, trimmed(field) == "X" ? std::string_view{} : trimmed(field));
        return;
    }
    if (parts.size() > 2)
        identity.recordingCode = meaningOf(parts[2]);
    if (parts.size() > 3)
        identity.technician = meaningOf(parts[3]);
    if (parts.size() > 4)
        identity.equipment = meaningOf(parts[4]);
    for (std::size_t i = 5; i < parts.size(); ++i)
        append(identity.remarks, meaningOf(parts[i]));
}

/// Builds a field of subfields and notes whether anything was lost on the way.
class FieldWriter {
public:
    void put(std::string_view meaning)
    {
        std::string word = toAscii(meaning);
        isWhole_ = isWhole_ && word == meaning;
        // A blank would end the subfield; a true underscore comes back as a blank.
        isWhole_ = isWhole_ && word.find('_') == std::string::npos;
        word = std::string(trimmed(word));
        std::replace(word.begin(), word.end(), ' ', '_');
        if (!text_.empty())
            text_ += ' ';
        text_ += word.empty() ? "X" : word;
    }
    /// true when another subfield of this text would still fit.
    [[nodiscard]] bool hasRoomFor(std::string_view word) const
    {
        return text_.size() + 1 + word.size() <= fieldWidth;
    }
    [[nodiscard]] std::string text()
    {
        isWhole_ = isWhole_ && text_.size() <= fieldWidth;
        return text_.substr(0, fieldWidth);
    }
    [[nodiscard]] bool isWhole() const { return isWhole_; }

private:
    std::string text_;
    bool isWhole_ = true;
};

/// "1951-05-02" as EDF+ spells it; empty when it is no date, which EDF+ cannot hold.
std::string edfBirthDate(const std::string& iso)
{
    StartTime date;
    int used = 0;
    if (std::sscanf(iso.c_str(), "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &used) == 3 &&
        static_cast<std::size_t>(used) == iso.size() && isPossible(date))
        return printEdfDate({date.year, date.month, date.day});
    return {};
}

/// "M" or "F" from whatever spelling; empty for everything else.
std::string edfSex(const std::string& sex)
{
    const std::string upper = upperCase(sex);
    if (upper == "M" || upper == "MALE")
        return "M";
    if (upper == "F" || upper == "FEMALE")
        return "F";
    return {};
}

}  // namespace

std::optional<EdfDate> parseEdfDate(std::string_view text)
{
    if (text.size() != 11 || text[2] != '-' || text[6] != '-')
        return std::nullopt;
    const auto isNumber = [](std::string_view digits) {
        return std::all_of(digits.begin(), digits.end(),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!isNumber(text.substr(0, 2)) || !isNumber(text.substr(7)))
        return std::nullopt;
    const auto* const month = std::find(months.begin(), months.end(), upperCase(text.substr(3, 3)));
    StartTime time;
    time.day = static_cast<int>(*parseInteger(text.substr(0, 2)));
    time.month = static_cast<int>(month - months.begin()) + 1;
    time.year = static_cast<int>(*parseInteger(text.substr(7)));
    if (month == months.end() || !isPossible(time))
        return std::nullopt;
    return EdfDate{time.year, time.month, time.day};
}

std::string printEdfDate(EdfDate date)
{
    return fmt::format("{:02}-{}-{:04}", date.day,
                       months.at(static_cast<std::size_t>(date.month - 1)), date.year);
}

EdfStartdate startdateOf(std::string_view recordingField)
{
    const std::vector<std::string> parts = words(recordingField);
    if (parts.size() < 2 || parts[0] != "Startdate")
        return {};
    return {true, parseEdfDate(parts[1])};
}

Identity identityFrom(std::string_view patientField, std::string_view recordingField)
{
    Identity identity;
    readPatient(patientField, identity);
    readRecording(recordingField, identity);
    return identity;
}

EdfIdentityFields edfIdentityFields(const Identity& identity, const std::optional<StartTime>& start)
{
    FieldWriter patient;
    patient.put(identity.patientCode);
    const std::string sex = edfSex(identity.sex), birthDate = edfBirthDate(identity.birthDate);
    patient.put(sex);
    patient.put(birthDate);
    patient.put(identity.patientName);
    FieldWriter recording;
    recording.put("Startdate");
    recording.put(start ? printEdfDate({start->year, start->month, start->day}) : "X");
    recording.put(identity.recordingCode);
    recording.put(identity.technician);
    recording.put(identity.equipment);
    // Remarks stand word for word behind what EDF+ prescribes, where there is room.
    bool hasRoom = true, inPatient = true;
    for (const std::string& word : words(identity.remarks)) {
        inPatient = inPatient && patient.hasRoomFor(word);
        FieldWriter& field = inPatient ? patient : recording;
        hasRoom = hasRoom && field.hasRoomFor(word) && word != "X";
        if (hasRoom)
            field.put(word);
    }
    EdfIdentityFields fields;
    fields.patient = patient.text();
    fields.recording = recording.text();
    fields.isWhole = hasRoom && patient.isWhole() && recording.isWhole() &&
                     sex.empty() == identity.sex.empty() &&
                     birthDate.empty() == identity.birthDate.empty();
    return fields;
}

}  // namespace facialis
