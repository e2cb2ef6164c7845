// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/foreign_events.hpp"

#include <algorithm>
#include <cmath>

#include "data/model/utf8.hpp"
#include "data/storage/foreign_text.hpp"

namespace facialis {

namespace {

void addTable(const Hdf5Object& table, const std::string& name, Duration zero,
              std::vector<Annotation>& into)
{
    const auto start = table.readNumbers("start_time");
    const auto stop = table.readNumbers("stop_time");
    const auto words =
        firstTexts(table, {"label", "labels", "text", "type", "trial_type", "condition", "reason"});
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (!std::isfinite(start[i]))
            continue;
        Annotation note{.onset = Duration(start[i]) - zero,
                        .text = i < words.size() && !words[i].empty() ? toUtf8(words[i]) : name};
        if (i < stop.size() && std::isfinite(stop[i]) && stop[i] > start[i])
            note.duration = Duration(stop[i] - start[i]);
        into.push_back(std::move(note));
    }
}

void addSeries(const Hdf5Object& series, Duration zero, std::vector<Annotation>& into)
{
    const auto times = series.readNumbers("timestamps");
    const auto words = series.readTexts("data");
    for (std::size_t i = 0; i < std::min(times.size(), words.size()); ++i)
        if (std::isfinite(times[i]))
            into.push_back({.onset = Duration(times[i]) - zero, .text = toUtf8(words[i])});
}

}  // namespace

std::vector<Annotation> readForeignEvents(const Hdf5Object& root, Duration zero,
                                          std::vector<std::string>& warnings)
{
    std::vector<Annotation> annotations;
    const auto each = [&](const char* parent, const auto& use) {
        if (!root.isGroup(parent))
            return;
        const Hdf5Object group = root.openGroup(parent);
        for (const std::string& name : group.children())
            try {
                if (group.isGroup(name))
                    use(group.openGroup(name), name);
            } catch (const Hdf5Failure& thrown) {
                warnings.push_back("the events in " + group.pathOf(name) +
                                   " are left out: " + thrown.error.what);
            }
    };
    each("intervals", [&](const Hdf5Object& table, const std::string& name) {
        if (table.has("start_time"))
            addTable(table, name, zero, annotations);
    });
    const auto annotationSeries = [&](const Hdf5Object& series, const std::string&) {
        if (textOr(series, "neurodata_type", "") == "AnnotationSeries")
            addSeries(series, zero, annotations);
    };
    each("acquisition", annotationSeries);
    each("stimulus/presentation", annotationSeries);
    std::ranges::stable_sort(annotations, {}, &Annotation::onset);
    return annotations;
}

}  // namespace facialis
