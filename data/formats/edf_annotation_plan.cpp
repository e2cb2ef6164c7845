// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_annotation_plan.hpp"

#include <algorithm>
#include <utility>

namespace facialis {

namespace {

constexpr std::int64_t leastRoom = 60;  // bytes; an onset and a short remark

/// Tries one room size. @return the record of each annotation; empty when they do not all fit
std::vector<std::int64_t> place(const std::vector<EdfPlacedTal>& tals,
                                const std::vector<std::uint8_t>& onsetSizes, std::int64_t room)
{
    const std::int64_t records = std::ssize(onsetSizes);
    std::vector<std::int64_t> free(onsetSizes.size());
    for (std::size_t i = 0; i < free.size(); ++i)
        free[i] = room - onsetSizes[i];
    const auto fits = [&](std::int64_t record, const EdfPlacedTal& tal) {
        return free[static_cast<std::size_t>(record)] >= std::ssize(tal.bytes);
    };
    std::vector<std::int64_t> chosen(tals.size(), -1);
    std::int64_t at = 0;
    for (std::size_t i = 0; i < tals.size() && at < records; ++i) {
        at = std::max(at, std::clamp<std::int64_t>(tals[i].record, 0, records - 1));
        while (at < records && !fits(at, tals[i]))
            ++at;
        if (at == records)
            break;
        chosen[i] = at;
        free[static_cast<std::size_t>(at)] -= std::ssize(tals[i].bytes);
    }
    std::int64_t back = records - 1;
    for (std::size_t i = tals.size(); i-- > 0;) {
        if (chosen[i] >= 0)
            continue;
        while (back >= 0 && !fits(back, tals[i]))
            --back;
        if (back < 0)
            return {};
        chosen[i] = back;
        free[static_cast<std::size_t>(back)] -= std::ssize(tals[i].bytes);
    }
    return chosen;
}

}  // namespace

EdfAnnotationPlan planAnnotations(std::vector<EdfPlacedTal> tals,
                                  const std::vector<std::uint8_t>& onsetSizes,
                                  std::int64_t multipleOf)
{
    std::int64_t longest = 0, longestOnset = 0;
    for (const EdfPlacedTal& tal : tals)
        longest = std::max(longest, std::ssize(tal.bytes));
    for (const std::uint8_t size : onsetSizes)
        longestOnset = std::max<std::int64_t>(longestOnset, size);
    EdfAnnotationPlan plan;
    plan.bytesPerRecord = std::max(leastRoom, longest + longestOnset);
    std::vector<std::int64_t> chosen = place(tals, onsetSizes, plan.bytesPerRecord);
    while (chosen.size() < tals.size()) {
        plan.bytesPerRecord += plan.bytesPerRecord / 4;
        chosen = place(tals, onsetSizes, plan.bytesPerRecord);
    }
    plan.bytesPerRecord = (plan.bytesPerRecord + multipleOf - 1) / multipleOf * multipleOf;
    for (std::size_t i = 0; i < tals.size(); ++i)
        tals[i].record = chosen[i];
    std::stable_sort(tals.begin(), tals.end(), [](const EdfPlacedTal& a, const EdfPlacedTal& b) {
        return a.record < b.record;
    });
    plan.tals = std::move(tals);
    return plan;
}

}  // namespace facialis
