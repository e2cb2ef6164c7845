// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/accuracy/table.hpp"

#include <cmath>
#include <fmt/format.h>

#include "tests/bench/accuracy/conditions.hpp"

namespace facialis::bench {
namespace {

/// A number as short as its meaning allows; "-" where there is none.
std::string shown(double value, int digits)
{
    if (std::isnan(value))
        return "-";
    std::string text = fmt::format("{:.{}f}", value, digits);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::vector<double> pooled(const std::vector<Tally>& tallies,
                           std::vector<std::int32_t> Tally::*errors)
{
    std::vector<double> all;
    for (const Tally& tally : tallies)
        for (const std::int32_t samples : tally.*errors)
            all.push_back(1e3 * double(samples) / rate.hertz());
    return all;
}

/// Median absolute, median; mean and SD of those below 100 ms.
std::string errorColumns(std::vector<double> errors)
{
    double sum = 0.0, squares = 0.0, n = 0.0;
    std::vector<double> absolute;
    for (const double error : errors) {
        absolute.push_back(std::abs(error));
        if (std::abs(error) >= 100.0)
            continue;
        sum += error;
        squares += error * error;
        n += 1.0;
    }
    const double mean = sum / n;
    const double deviation = std::sqrt(std::max(squares - n * mean * mean, 0.0) / (n - 1.0));
    return fmt::format("{}\t{}\t{}\t{}", shown(quantile(absolute, 0.5), 2),
                       shown(quantile(errors, 0.5), 2), shown(mean, 1), shown(deviation, 1));
}

}  // namespace

void printHeader(std::FILE* out)
{
    std::fputs(
        "scenario\tlength_ms\tsnr_db\tnoise\tdetector\tthreshold\tbursts\tf1\tprecision\trecall\t"
        "false_per_min\tonset_median_abs\tonset_median\tonset_mean\tonset_sd\toffset_median_abs\t"
        "offset_median\toffset_mean\toffset_sd\talarm_median\talarm_p95\tdeficit\tdeficit_low\t"
        "deficit_high\tbest_other\n",
        out);
}

void printCell(std::FILE* out, const Cell& cell, const std::vector<Outcome>& outcomes)
{
    std::size_t best = 0;
    for (std::size_t d = 1; d < outcomes.size(); ++d)
        if (best == 0 || total(outcomes[d].recordings).f1() > total(outcomes[best].recordings).f1())
            best = d;
    for (std::size_t d = 0; d < outcomes.size(); ++d) {
        const Outcome& outcome = outcomes[d];
        const Counts counts = total(outcome.recordings);
        const double minutes = double(outcome.recordings.size()) * recordingLength.seconds() / 60.0;
        auto alarms = pooled(outcome.recordings, &Tally::alarm);
        std::string line =
            fmt::format("{}\t{}\t{}\t{}\t{}\t{:.4g}\t{}\t{}\t{}\t{}\t{}", cell.scenario,
                        cell.lengthMs, cell.snrDb, cell.noise, outcome.detector, outcome.threshold,
                        counts.found + counts.missed, shown(counts.f1(), 3),
                        shown(counts.found / (counts.found + counts.invented), 3),
                        shown(counts.found / (counts.found + counts.missed), 3),
                        shown(counts.invented / minutes, 2));
        line += '\t' + errorColumns(pooled(outcome.recordings, &Tally::onset));
        line += '\t' + errorColumns(pooled(outcome.recordings, &Tally::offset));
        line += '\t' + shown(quantile(alarms, 0.5), 1) + '\t' + shown(quantile(alarms, 0.95), 1);
        if (d == 0 && best != 0) {
            const Deficit below = deficit(outcome.recordings, outcomes[best].recordings);
            line += fmt::format("\t{}\t{}\t{}\t{}", shown(below.mean, 4), shown(below.low, 4),
                                shown(below.high, 4), outcomes[best].detector);
        } else {
            line += "\t-\t-\t-\t-";
        }
        fmt::print(out, "{}\n", line);
    }
    std::fflush(out);
}

}  // namespace facialis::bench
