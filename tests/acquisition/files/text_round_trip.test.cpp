// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever table is written, in whatever dialect, it reads back as what it was.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <random>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

struct Table {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;  ///< NaN: an empty cell
    double rate = 1000.0;
};

struct Style {
    char separator;
    char decimal;
    const char* lineEnd;
    bool hasNames, hasTime, isQuoted;
};

Table randomTable(std::mt19937_64& random)
{
    Table table;
    const std::size_t columns = 2 + random() % 5, rows = 50 + random() % 300;
    table.rate = static_cast<double>(100 + random() % 4000);
    for (std::size_t c = 0; c < columns; ++c) {
        table.names.push_back(fmt::format("Muscle {} L [uV]", static_cast<char>('A' + c)));
        std::vector<double> column(rows);
        for (double& value : column) {
            // A number of any size between nanovolts and volts, with all its digits.
            const double mantissa = static_cast<double>(random() >> 11U) / 9007199254740992.0 - 0.5;
            value = mantissa * std::pow(10.0, static_cast<double>(random() % 9) - 3.0) + 0.125;
            if (random() % 97 == 0)
                value = std::nan("");
        }
        table.columns.push_back(std::move(column));
    }
    return table;
}

std::string written(const Table& table, const Style& style)
{
    std::string text;
    const auto cell = [&](std::string word, bool isFirst) {
        std::ranges::replace(word, '.', style.decimal);
        if (style.isQuoted)
            word = "\"" + word + "\"";
        text += (isFirst ? std::string() : std::string(1, style.separator)) + word;
    };
    if (style.hasNames) {
        if (style.hasTime)
            cell("time_s", true);
        for (std::size_t c = 0; c < table.names.size(); ++c)
            cell(table.names[c], c == 0 && !style.hasTime);
        text += style.lineEnd;
    }
    for (std::size_t row = 0; row < table.columns.front().size(); ++row) {
        if (style.hasTime)
            cell(fmt::format("{:.9f}", static_cast<double>(row) / table.rate), true);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const double value = table.columns[c][row];
            cell(std::isnan(value) ? std::string(style.separator == ' ' ? "NaN" : "")
                                   : fmt::format("{}", value),
                 c == 0 && !style.hasTime);
        }
        text += style.lineEnd;
    }
    return text;
}

}  // namespace

TEST_CASE("A table written in any dialect reads back the same", "[acquisition][files]")
{
    const std::vector<Style> styles{
        {',', '.', "\n", true, true, false},   {',', '.', "\r\n", false, false, true},
        {';', ',', "\r\n", true, true, false}, {';', '.', "\n", true, false, true},
        {'\t', '.', "\n", true, true, false},  {'\t', ',', "\r\n", true, false, false},
        {'|', '.', "\n", true, true, false},   {' ', '.', "\n", false, false, false},
        {',', ',', "\n", true, true, true},
    };
    std::mt19937_64 random(2025);
    for (int trial = 0; trial < 20; ++trial) {
        const Table table = randomTable(random);
        for (const Style& style : styles) {
            const std::string text = written(table, style);
            INFO("trial " << trial << ", separator '" << style.separator << "', decimal '"
                          << style.decimal << "'\n"
                          << text.substr(0, 300));
            acquisition::OpenOptions options;
            if (!style.hasTime)
                options.rate = Frequency(table.rate);
            const auto recording = openedText(text, options);
            const auto& channels = recording->info().channels;
            REQUIRE(channels.size() == table.columns.size());
            for (std::size_t c = 0; c < channels.size(); ++c) {
                CHECK(channels[c].rate.hertz() == Approx(table.rate).epsilon(1e-9));
                if (style.hasNames)
                    CHECK(channels[c].label + " [uV]" == table.names[c]);
                auto expected = table.columns[c];
                // An empty row at the end is no frame.
                expected.resize(static_cast<std::size_t>(channels[c].length));
                const auto samples = samplesOf(*recording, c);
                const bool isSame =
                    std::ranges::equal(samples, expected, [&](double got, double wanted) {
                        return std::isnan(wanted) ? std::isnan(got)
                                                  : got == wanted * channels[c].scale;
                    });
                CHECK(isSame);
                CHECK(table.columns[c].size() - expected.size() <= 1);
            }
        }
    }
}
