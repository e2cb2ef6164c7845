// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/column_roles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "acquisition/files/table/frame_counter.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 18> counterNames{
    "index", "idx", "sample", "samples", "sample index", "sample number", "sample no",
    "nseq",  "n",   "no",     "#",       "frame",        "frames",        "counter",
    "count", "seq", "i",      "row"};

/// Words in a column name that say: no EMG.
constexpr std::array<std::string_view, 41> otherWords{
    "cue",      "trigger",       "trig",       "ttl",    "marker",  "markers",     "event",
    "events",   "digital",       "di",         "do",     "sync",    "button",      "stim",
    "stimulus", "flag",          "state",      "status", "class",   "label",       "labels",
    "target",   "phase",         "task",       "trial",  "battery", "temperature", "acc",
    "accel",    "accelerometer", "gyro",       "mag",    "imu",     "angle",       "force",
    "torque",   "subject",       "repetition", "rep",    "gesture", "restimulus"};

constexpr std::array<std::string_view, 18> eventWords{
    "event",   "events",   "marker", "markers",   "annotation", "annotations",
    "comment", "comments", "note",   "notes",     "label",      "task",
    "trigger", "stimulus", "phase",  "condition", "manoeuvre",  "trial_type"};

std::vector<std::string> wordsIn(const std::string& name)
{
    std::vector<std::string> words(1);
    for (const char c : lowered(name)) {
        const bool isLetter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 128;
        if (isLetter)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

/// A column name cut into what it names and its unit of time.
struct TimeName {
    bool isTime = false;
    std::optional<double> secondsPerUnit;
};

TimeName timeNameOf(const TableColumn& column)
{
    TimeName result;
    std::string_view name = column.name;
    // "time_s_2": the second of several columns of times.
    if (const auto words = lastWord(name);
        words && words->inside.find_first_not_of("0123456789") == std::string_view::npos)
        name = words->before;
    std::string base = lowered(name);
    if (const auto bracket = lastBracket(name)) {
        result.secondsPerUnit = timeUnitFrom(bracket->inside);
        base = lowered(bracket->before);
    } else if (const auto words = lastWord(name); words && timeUnitFrom(words->inside)) {
        result.secondsPerUnit = timeUnitFrom(words->inside);
        base = lowered(words->before);
    } else if (timeUnitFrom(name) && base != "min") {
        result.secondsPerUnit = timeUnitFrom(name);
        base = "time";
    }
    if (!result.secondsPerUnit && !column.unitText.empty())
        result.secondsPerUnit = timeUnitFrom(column.unitText);
    const bool saysTime = base == "t" || base.starts_with("time") || base.ends_with("time") ||
                          base.ends_with("timestamp") || base.ends_with("timestamps") ||
                          base.ends_with("time series") || base == "zeit" || base == "temps" ||
                          base == "tiempo" || base == "elapsed";
    result.isTime = saysTime || (result.secondsPerUnit && (base == "x" || base.empty()));
    return result;
}

/// Never goes back, and gets somewhere.
bool advances(std::span<const double> values)
{
    double last = std::nan(""), first = std::nan("");
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        if (std::isnan(first))
            first = value;
        if (value < last)
            return false;
        last = value;
    }
    return last > first;
}

bool advancesByOne(std::span<const double> values)
{
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i] - values[i - 1] != 1.0)  // false for NaN too
            return false;
    return values.size() > 1;
}

/// Steps all equal but for the rounding of the last digit, and below one.
bool advancesEvenly(std::span<const double> values, double lastDigit)
{
    if (values.size() < 3 || std::isnan(values.front()) || std::isnan(values.back()))
        return false;
    const double step = (values.back() - values.front()) / static_cast<double>(values.size() - 1);
    if (!(step > 0.0) || step >= 1.0)
        return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!(std::abs(values[i] - values.front() - static_cast<double>(i) * step) <=
              lastDigit + 1e-9))
            return false;
    return step >= 0.99 * lastDigit;
}

/// Seconds since 1970 in s, ms or us, told by their size (2001 to 2096).
std::optional<double> unixUnit(std::span<const double> values)
{
    for (const double unit : {1.0, 1e-3, 1e-6})
        if (!values.empty() && values.front() * unit > 1e9 && values.front() * unit < 4e9)
            return unit;
    return std::nullopt;
}

bool isZerosAndOnes(std::span<const double> values)
{
    bool hasZero = false, hasOne = false;
    for (const double value : values) {
        if (value != 0.0 && value != 1.0 && !std::isnan(value))
            return false;
        hasZero = hasZero || value == 0.0;
        hasOne = hasOne || value == 1.0;
    }
    return hasZero && hasOne;
}

UnitWord unitOf(const TableColumn& column, std::span<const double> values)
{
    if (column.unit && column.unit->dimension != Dimension::counts)
        return *column.unit;
    for (const std::string& word : wordsIn(column.name))
        if (std::ranges::find(otherWords, word) != otherWords.end())
            return {"", Dimension::other, 1.0};
    if (isZerosAndOnes(values))
        return {"", Dimension::other, 1.0};
    return column.unit.value_or(UnitWord{});
}

bool isCounterName(const std::string& name)
{
    std::string base = lowered(name);
    std::ranges::replace(base, '_', ' ');
    return std::ranges::find(counterNames, base) != counterNames.end();
}

}  // namespace

bool namesEvents(const std::string& columnName)
{
    return std::ranges::any_of(wordsIn(columnName), [](const std::string& word) {
        return std::ranges::find(eventWords, word) != eventWords.end();
    });
}

std::vector<RoledColumn> rolesOf(const TableHead& head, const TableRows& rows)
{
    std::vector<RoledColumn> roles(head.columns.size());
    for (std::size_t c = 0; c < roles.size(); ++c) {
        const TableColumn& column = head.columns[c];
        const std::span<const double> values = rows.numbers[c];
        RoledColumn& roled = roles[c];
        const double lastDigit = column.decimals > 0 ? std::pow(10.0, -column.decimals) : 0.0;
        const TimeName time = timeNameOf(column);
        if (column.isSkipped) {
            roled.role = ColumnRole::nothing;
        } else if (column.isText) {
            roled.role = ColumnRole::words;
        } else if (std::ranges::all_of(values, [](double v) { return std::isnan(v); })) {
            roled.role = ColumnRole::nothing;
        } else if (head.hasNames && time.isTime && advances(values)) {
            roled.role = ColumnRole::time;
            roled.secondsPerUnit = time.secondsPerUnit;
            const auto unit = unixUnit(values);
            if (unit && time.secondsPerUnit.value_or(*unit) == *unit) {
                roled.isUnix = true;
                roled.secondsPerUnit = unit;
            }
        } else if (!head.hasNames && c == 0 && roles.size() > 1 && advancesByOne(values)) {
            roled.role = ColumnRole::counter;
        } else if (!head.hasNames && c == 0 && roles.size() > 1 &&
                   advancesEvenly(values, lastDigit)) {
            roled.role = ColumnRole::time;
        } else if (head.hasNames && roles.size() > 1 && isCounterName(column.name) &&
                   countFrames(values, {}, Frequency(1.0)).isCounting) {
            roled.role = ColumnRole::counter;
        } else {
            roled.unit = unitOf(column, values);
        }
    }
    return roles;
}

}  // namespace facialis::acquisition
