// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/channel_columns.hpp"

#include <cmath>
#include <limits>

#include "data/storage/channel_words.hpp"

namespace facialis {

namespace {

template <class Enum, std::size_t N>
Enum known(const std::array<Word<Enum>, N>& words, const std::string& word,
           const std::string& where)
{
    if (const auto value = fromWord(words, word))
        return *value;
    throw Hdf5Failure{{"holds the unknown word '" + word + "'", where,
                       "the file is damaged, or made by a newer version"}};
}

double orNan(const std::optional<std::int64_t>& number)
{
    return number ? static_cast<double>(*number) : std::numeric_limits<double>::quiet_NaN();
}

std::optional<std::int64_t> wholeOrEmpty(double number)
{
    if (!(std::fabs(number) <= 9007199254740992.0))  // 2^53; also NaN: unknown
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

ChannelPlace placeOf(std::size_t channel, std::span<const SeriesPlan> plans)
{
    for (const SeriesPlan& plan : plans)
        for (std::size_t column = 0; column < plan.channels.size(); ++column)
            if (plan.channels[column] == channel)
                return {channel, plan.name, column};
    return {};
}

}  // namespace

void writeChannelColumns(DynamicTableWriter& table, std::span<const Channel> channels,
                         std::span<const SeriesPlan> plans, std::span<const std::size_t> members)
{
    const auto texts = [&](const char* name, const char* description, auto value) {
        std::vector<std::string> column;
        for (const std::size_t k : members)
            column.emplace_back(value(channels[k]));
        table.texts(name, description, column);
    };
    const auto numbers = [&](const char* name, const char* description, auto value) {
        std::vector<double> column;
        for (const std::size_t k : members)
            column.push_back(value(channels[k]));
        table.numbers(name, description, column);
    };
    std::vector<std::string> series;
    std::vector<std::int32_t> indices, columns;
    for (const std::size_t k : members) {
        const ChannelPlace place = placeOf(k, plans);
        indices.push_back(static_cast<std::int32_t>(k));
        series.push_back(place.series);
        columns.push_back(static_cast<std::int32_t>(place.column));
    }
    using C = const Channel&;
    texts("label", "name of the channel as in the source file", [](C c) { return c.label; });
    texts("muscle", "muscle, snake_case Latin; empty: unknown", [](C c) { return c.muscle; });
    texts("side", "the patient's side: left, right, both; empty: unknown",
          [](C c) { return c.side ? toString(*c.side) : std::string_view(); });
    texts("filtering", "what the recorder had filtered already, as stated; empty: not stated",
          [](C c) { return c.prefilter; });
    texts("transducer", "electrode or sensor, as stated; empty: not stated",
          [](C c) { return c.transducer; });
    table.integers("channel_index", "position of the channel in the source, from 0", indices);
    table.texts("series", "name of the series in /acquisition that holds the samples", series);
    table.integers("series_column", "column of the series' data, from 0", columns);
    texts("dimension", "voltage; counts (no unit is known); other (no EMG)",
          [](C c) { return wordOf(dimensionWords, c.dimension); });
    texts("source_unit", "unit as written in the source", [](C c) { return c.unit; });
    texts("stored_type", "type of number in the source",
          [](C c) { return wordOf(sampleTypeWords, c.storedType); });
    numbers("scale",
            "exact: physical value (volts where dimension is voltage) = stored number * scale + "
            "offset. The series' conversion and channel_conversion say the same, the latter in "
            "single precision",
            [](C c) { return isIntegerType(c.storedType) ? c.scale : 1.0; });
    numbers("offset", "exact, see scale; in physical units",
            [](C c) { return isIntegerType(c.storedType) ? c.offset : 0.0; });
    numbers("source_scale", "what the source multiplied its own numbers by",
            [](C c) { return c.scale; });
    numbers("source_offset", "what the source added after scaling", [](C c) { return c.offset; });
    numbers("stored_minimum", "lowest number the recorder can store; NaN: unknown",
            [](C c) { return orNan(c.storedMinimum); });
    numbers("stored_maximum", "highest number the recorder can store; NaN: unknown",
            [](C c) { return orNan(c.storedMaximum); });
}

std::vector<StoredChannel> readChannelColumns(const Hdf5Object& table)
{
    const auto indices = table.readNumbers("channel_index");
    const auto whole = [&](double number, const char* column) {
        const auto value = wholeOrEmpty(number);
        if (!value || *value < 0 || *value > 1'000'000)
            throw Hdf5Failure{{"holds an impossible number", table.where() + "/" + column,
                               "the file is damaged"}};
        return static_cast<std::size_t>(*value);
    };
    const auto checked = [&](auto column, const char* name) {
        if (column.size() != indices.size())
            throw Hdf5Failure{{"has another length than its table", table.where() + "/" + name,
                               "the file is damaged"}};
        return column;
    };
    const auto texts = [&](const char* name) { return checked(table.readTexts(name), name); };
    const auto numbers = [&](const char* name) { return checked(table.readNumbers(name), name); };
    const auto label = texts("label"), muscle = texts("muscle"), side = texts("side"),
               filtering = texts("filtering"), transducer = texts("transducer"),
               series = texts("series"), dimension = texts("dimension"),
               unit = texts("source_unit"), type = texts("stored_type");
    const auto column = numbers("series_column"), scale = numbers("scale"),
               offset = numbers("offset"), sourceScale = numbers("source_scale"),
               sourceOffset = numbers("source_offset"), minimum = numbers("stored_minimum"),
               maximum = numbers("stored_maximum");

    std::vector<StoredChannel> rows(indices.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        StoredChannel& row = rows[i];
        row.place = {whole(indices[i], "channel_index"), series[i],
                     whole(column[i], "series_column")};
        row.scale = scale[i];
        row.offset = offset[i];
        row.channel.label = label[i];
        row.channel.muscle = muscle[i];
        row.channel.side = sideFrom(side[i]);
        row.channel.dimension = known(dimensionWords, dimension[i], table.where() + "/dimension");
        row.channel.unit = unit[i];
        row.channel.storedType = known(sampleTypeWords, type[i], table.where() + "/stored_type");
        row.channel.scale = sourceScale[i];
        row.channel.offset = sourceOffset[i];
        row.channel.prefilter = filtering[i];
        row.channel.transducer = transducer[i];
        row.channel.storedMinimum = wholeOrEmpty(minimum[i]);
        row.channel.storedMaximum = wholeOrEmpty(maximum[i]);
        if (!std::isfinite(row.scale) || !std::isfinite(row.offset))
            throw Hdf5Failure{{"the scale of '" + row.channel.label + "' is no number",
                               table.where(), "the file is damaged"}};
    }
    return rows;
}

}  // namespace facialis
