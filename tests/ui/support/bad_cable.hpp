// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <string>

#include "acquisition/emulation/faults.hpp"

namespace facialis::test {

/// Everything a cable does. Silences are by the time of the stream, which begins anew when a
/// device that said nothing for too long is started again.
inline acquisition::FaultPlan faultsFor(double seconds)
{
    acquisition::FaultPlan plan;
    plan.lost = 0.001;
    plan.corrupted = 0.0005;
    plan.duplicated = 0.0005;
    plan.lostBytes = 2e-5;
    plan.flipped = 2e-5;
    plan.duplicatedBytes = 2e-5;
    plan.silences = {{7_s, 8.5_s}, {41_s, 45_s}};
    double length = 2.0;
    for (double at = 15.0; at + length < seconds - 5.0; at += 97.0, length += 3.0)
        plan.unplugs.push_back({Duration(at), Duration(at + length)});
    return plan;
}

/// Frames of the emulator by what became of them.
struct Truth {
    std::int64_t whole = 0;    ///< arrived as they were, once or twice
    std::int64_t spoiled = 0;  ///< arrived in another shape, which not every device can tell
    std::int64_t lost = 0;     ///< never left
    std::map<std::string, std::int64_t> kinds;

    explicit Truth(const std::string& path)
    {
        std::ifstream file(path);
        std::string row;
        std::getline(file, row);
        while (std::getline(file, row)) {
            const std::string fault = row.substr(row.rfind(',') + 1);
            ++kinds[fault];
            const auto has = [&](const char* word) { return fault.find(word) != fault.npos; };
            if (fault.empty() || fault == "duplicated")
                ++whole;
            else if (fault == "lost" || has("silence") || has("unplugged") || has("closed") ||
                     has("unsent") || has("overrun"))
                ++lost;
            else
                ++spoiled;
        }
    }
};

}  // namespace facialis::test
