// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/table_statements.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/table/unit_word.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::array<std::string_view, 14> rateWords{"sampling rate",
                                                     "sample rate",
                                                     "samplerate",
                                                     "samplingrate",
                                                     "sampling frequency",
                                                     "sample frequency",
                                                     "fs",
                                                     "srate",
                                                     "sfreq",
                                                     "frequency",
                                                     "samplingfrequency",
                                                     "rate",
                                                     "acquisition rate",
                                                     "samples per second"};
constexpr std::array<std::string_view, 5> intervalWords{"sampling interval", "sample interval",
                                                        "interval", "sampling period", "dt"};

struct Statement {
    std::string key;  ///< lower case, '_' as blank, without a bracket
    std::string_view keyUnit;
    std::string_view value;
};

std::optional<Statement> splitStatement(std::string_view line)
{
    line = trimmed(line);
    while (line.starts_with('#') || line.starts_with('%'))
        line = trimmed(line.substr(1));
    const std::size_t at = line.find_first_of(":=,;\t");
    if (at == std::string_view::npos || at == 0)
        return std::nullopt;
    const std::size_t valueAt = line.find_first_not_of(":=,;\t \"", at);
    if (valueAt == std::string_view::npos)
        return std::nullopt;
    Statement statement;
    std::string_view key = trimmed(line.substr(0, at));
    if (const auto bracket = lastBracket(key)) {
        key = bracket->before;
        statement.keyUnit = bracket->inside;
    }
    statement.key = lowered(trimmed(key));
    std::ranges::replace(statement.key, '_', ' ');
    statement.value = trimmed(line.substr(valueAt));
    return statement;
}

/// What follows the number in a value: "Hz" in "1000.00 Hz".
std::string_view unitBehindNumber(std::string_view value)
{
    const std::size_t at = value.find_last_of("0123456789");
    if (at == std::string_view::npos)
        return {};
    return trimmed(
        value.substr(std::min(value.find_first_not_of("0123456789.", at), value.size())));
}

std::optional<Frequency> rateFrom(const Statement& statement, double number)
{
    const std::string_view behind = unitBehindNumber(statement.value);
    const std::string_view unit = behind.empty() ? statement.keyUnit : behind;
    if (std::ranges::find(rateWords, statement.key) != rateWords.end()) {
        const std::string word = lowered(unit);
        return Frequency(number * (word.starts_with("khz") ? 1e3 : 1.0));
    }
    if (std::ranges::find(intervalWords, statement.key) != intervalWords.end())
        if (const auto seconds = timeUnitFrom(unit); seconds && number > 0.0)
            return Frequency(1.0 / (number * *seconds));
    return std::nullopt;
}

std::vector<std::string> labelsIn(std::string_view value)
{
    std::vector<std::string> labels;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= value.size(); ++i)
        if (i == value.size() || value[i] == '\t' || value[i] == ',' || value[i] == ';') {
            labels.push_back(toUtf8(trimmed(value.substr(begin, i - begin))));
            begin = i + 1;
        }
    return labels;
}

}  // namespace

void readStatement(std::string_view line, TableStatements& statements)
{
    const auto statement = splitStatement(line);
    if (!statement)
        return;
    if (statement->key == "labels" || statement->key == "channels") {
        if (statements.labels.empty())
            statements.labels = labelsIn(statement->value);
        return;
    }
    const auto number = firstNumberIn(statement->value);
    if (!number)
        return;
    if (statement->key == "resolution") {
        if (statements.resolutionBits.empty() && *number >= 1 && *number <= 32 &&
            *number == std::floor(*number))
            statements.resolutionBits.push_back(static_cast<int>(*number));
        return;
    }
    if (statements.rate)
        return;
    if (const auto rate = rateFrom(*statement, *number);
        rate && rate->hertz() > 0.0 && std::isfinite(rate->hertz())) {
        statements.rate = rate;
        statements.rateStatement = toUtf8(trimmed(line));
    }
}

}  // namespace facialis::acquisition
