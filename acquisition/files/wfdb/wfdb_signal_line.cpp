// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_signal_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array formatsRead{0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311};
constexpr std::int64_t mostPerFrame = 100'000;
constexpr std::int64_t farthest = std::int64_t{1} << 46U;

/// Takes the whole number off the front of `text`.
std::optional<std::int64_t> takeWhole(std::string_view& text)
{
    std::int64_t value = 0;
    const bool hasPlus = text.starts_with('+');
    const char* const begin = text.data() + (hasPlus ? 1 : 0);
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
    if (error != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// "16x4:2+512": the format and what is joined to it. @return what is wrong; empty: nothing
std::string readFormat(std::string_view word, WfdbSignal& signal)
{
    const auto format = takeWhole(word);
    if (!format || *format < 0 || *format > 100'000)
        return "states no format";
    signal.format = static_cast<int>(*format);
    while (!word.empty()) {
        const char mark = word.front();
        word.remove_prefix(1);
        const auto number = takeWhole(word);
        if (!number || *number < 0 || *number > farthest)
            return "has a format that cannot be understood";
        if (mark == 'x')
            signal.samplesPerFrame = *number;
        else if (mark == ':')
            signal.skew = *number;
        else if (mark == '+')
            signal.byteOffset = *number;
        else
            return "has a format that cannot be understood";
    }
    if (signal.samplesPerFrame < 1 || signal.samplesPerFrame > mostPerFrame)
        return "states a number of samples per frame that is not possible";
    return {};
}

/// "200.5(-12)/mV". @return false: no gain
bool readGain(std::string_view word, WfdbSignal& signal, bool& hasBaseline)
{
    const std::size_t slash = word.find('/');
    signal.unit = slash == std::string_view::npos ? "mV" : toUtf8(word.substr(slash + 1));
    word = word.substr(0, slash);
    const std::size_t open = word.find('(');
    if (open != std::string_view::npos) {
        std::string_view inside = word.substr(open + 1);
        inside = inside.substr(0, inside.find(')'));
        const auto baseline = numberFrom(inside, DecimalMark::point);
        if (!baseline || std::abs(*baseline) > 4294967296.0)
            return false;
        signal.baseline = *baseline;
        hasBaseline = true;
    }
    const auto gain = numberFrom(word.substr(0, open), DecimalMark::point);
    if (!gain)
        return false;
    if (*gain != 0.0)  // zero stands for "not calibrated"
        signal.gain = *gain;
    return true;
}

std::string nameOf(int format)
{
    const bool isFlac = format == 508 || format == 516 || format == 524;
    return "WFDB format " + std::to_string(format) + (isFlac ? " (compressed as FLAC)" : "");
}

}  // namespace

std::vector<std::string_view> wfdbWords(std::string_view line)
{
    std::vector<std::string_view> words;
    constexpr std::string_view blanks = " \t\r";
    while (words.size() < 4096) {
        const std::size_t begin = line.find_first_not_of(blanks);
        if (begin == std::string_view::npos)
            break;
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(blanks), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

std::optional<std::int64_t> wfdbWhole(std::string_view text)
{
    const auto value = takeWhole(text);
    return text.empty() ? value : std::nullopt;
}

Result<WfdbSignal> readWfdbSignalLine(std::string_view line, const std::string& where)
{
    const auto words = wfdbWords(line);
    const auto refuse = [&](const std::string& what) {
        return failure("the signal line '" + toUtf8(line.substr(0, 80)) + "' " + what, where,
                       "copy the header again");
    };
    if (words.size() < 2)
        return refuse("is too short");
    WfdbSignal signal{.file = std::string(words[0])};
    if (const std::string wrong = readFormat(words[1], signal); !wrong.empty())
        return refuse(wrong);
    if (std::ranges::find(formatsRead, signal.format) == formatsRead.end())
        return failure(nameOf(signal.format) + " is not read", where,
                       "convert the record to format 16, or to EDF");
    bool hasBaseline = false;
    if (words.size() > 2 && !readGain(words[2], signal, hasBaseline))
        return refuse("states a gain that cannot be understood");
    const auto number = [&](std::size_t word, std::int64_t limit) -> std::optional<std::int64_t> {
        const auto value = words.size() > word ? wfdbWhole(words[word]) : std::int64_t{0};
        return value && std::abs(*value) <= limit ? value : std::nullopt;
    };
    constexpr std::int64_t widest = std::int64_t{1} << 32U;
    const auto bits = number(3, 64), zero = number(4, widest), initial = number(5, widest),
               checksum = number(6, widest);
    if (!bits || *bits < 0 || !zero || !initial || !checksum)
        return refuse("holds a number that cannot be understood");
    signal.resolutionBits = static_cast<int>(*bits);
    signal.zero = *zero;
    if (!hasBaseline)
        signal.baseline = static_cast<double>(*zero);
    signal.initialValue = *initial;
    if (words.size() > 6)
        signal.checksum = static_cast<std::int16_t>(*checksum);
    if (words.size() > 8)
        signal.description =
            toUtf8(trimmed(line.substr(static_cast<std::size_t>(words[8].data() - line.data()))));
    return signal;
}

}  // namespace facialis::acquisition
