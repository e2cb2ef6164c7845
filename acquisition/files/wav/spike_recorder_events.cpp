// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wav/spike_recorder_events.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

void addSpikeRecorderEvents(const std::string& path, RecordingInfo& info)
{
    namespace fs = std::filesystem;
    constexpr std::size_t mostEvents = 250'000;
    const fs::path wav(path);
    const fs::path beside = wav.parent_path() / (wav.stem().string() + "-events.txt");
    std::error_code ignored;
    if (!fs::is_regular_file(beside, ignored))
        return;
    auto lines = TextLines::open(beside.string());
    if (!lines) {
        info.isIncomplete = true;
        info.warnings.push_back("the events beside the file cannot be read: " +
                                lines.error().sentence());
        return;
    }
    std::int64_t unreadable = 0, outside = 0;
    std::string_view line;
    while (info.annotations.size() < mostEvents && lines->next(line)) {
        line = trimmed(line);
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::size_t comma = line.rfind(',');
        const auto seconds = comma == std::string_view::npos
                                 ? std::nullopt
                                 : numberFrom(trimmed(line.substr(comma + 1)), DecimalMark::point);
        if (!seconds)
            ++unreadable;
        else if (!(*seconds >= 0.0 && *seconds <= info.duration.seconds()))
            ++outside;
        else
            info.annotations.push_back(
                {.onset = Duration(*seconds), .text = toUtf8(trimmed(line.substr(0, comma)))});
    }
    std::ranges::stable_sort(info.annotations, {}, &Annotation::onset);
    const std::string name = toUtf8(beside.filename().string());
    if (unreadable > 0)
        info.warnings.push_back(
            fmt::format("{} lines of '{}' state no time and are left out", unreadable, name));
    if (outside > 0)
        info.warnings.push_back(fmt::format(
            "{} events of '{}' lie outside of the samples and are left out", outside, name));
}

}  // namespace facialis::acquisition
