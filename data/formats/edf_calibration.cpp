// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <tuple>

#include "data/formats/edf_number.hpp"
#include "data/formats/rational.hpp"
#include "data/model/utf8.hpp"
#include "data/model/voltage_unit.hpp"

namespace facialis {

namespace {

/// A unit that the header may state, and how many of it make one physical unit of the channel.
struct Unit {
    std::string name;
    double perPhysical = 1.0;
};

std::vector<Unit> possibleUnits(const Channel& channel)
{
    if (channel.dimension == Dimension::counts)
        return {{"", 1.0}};
    if (channel.dimension == Dimension::other)
        return {{toAscii(channel.unit).substr(0, 8), 1.0}};
    // Other programs know these three; the channel's own comes first.
    std::vector<Unit> units = {{"uV", 1e6}, {"mV", 1e3}, {"V", 1.0}};
    const auto own = unitsPerVolt(channel.unit);
    std::stable_partition(units.begin(), units.end(),
                          [&](const Unit& unit) { return own == unit.perPhysical; });
    return units;
}

std::int64_t highestDigital(EdfVariant variant)
{
    return variant == EdfVariant::edf ? 32'767 : 8'388'607;
}

/// A choice of limits and how far it is from the truth.
struct Choice {
    EdfCalibration calibration;
    double error = std::numeric_limits<double>::infinity();  ///< worst, in steps
    bool isExact = false;
    bool keepsZero = false;  ///< the offset is exact: what was zero stays zero

    [[nodiscard]] bool isBetterThan(const Choice& other) const
    {
        return std::tuple(!isExact, !keepsZero, error) <
               std::tuple(!other.isExact, !other.keepsZero, other.error);
    }
};

std::optional<Choice> choiceOf(const Channel& channel, const Unit& unit, std::int64_t low,
                               std::int64_t high)
{
    // Symmetric limits stay symmetric: both are rounded as the longer one, that with the sign.
    const std::size_t width = low == -high && channel.offset == 0.0 ? 7 : 8;
    const auto limit = [&](std::int64_t digital) -> std::optional<double> {
        const double value =
            (channel.scale * static_cast<double>(digital) + channel.offset) * unit.perPhysical;
        const auto text = printDecimal(value, value < 0.0 ? 8 : width);
        return text ? std::optional(parseDecimal(*text)->value) : std::nullopt;
    };
    const auto physicalLow = limit(low), physicalHigh = limit(high);
    if (!physicalLow || !physicalHigh || *physicalLow == *physicalHigh)
        return std::nullopt;
    Choice choice;
    EdfCalibration& made = choice.calibration;
    made.unit = unit.name;
    made.physicalMinimum = *physicalLow;
    made.physicalMaximum = *physicalHigh;
    made.digitalMinimum = low;
    made.digitalMaximum = high;
    made.scale = edfScale(*physicalLow, *physicalHigh, low, high, unit.perPhysical);
    choice.keepsZero = made.scale.offset == channel.offset;
    choice.isExact = choice.keepsZero && made.scale.scale == channel.scale;
    const auto errorAt = [&](std::int64_t digital) {
        return std::abs((made.scale.scale - channel.scale) * static_cast<double>(digital) +
                        (made.scale.offset - channel.offset)) /
               std::abs(channel.scale);
    };
    choice.error = std::max(errorAt(low), errorAt(high));
    return choice;
}

/// Digital limits worth trying, best first.
std::vector<SampleRange> digitalRanges(const Channel& channel, const EdfSurvey& survey,
                                       const Unit& unit, std::int64_t highest)
{
    std::vector<SampleRange> ranges;
    const auto add = [&](std::int64_t low, std::int64_t high) {
        if (low < high && low >= -highest - 1 && high <= highest && low <= survey.lowest &&
            high >= survey.highest)
            ranges.push_back({low, high});
    };
    if (channel.storedMinimum && channel.storedMaximum)
        add(*channel.storedMinimum, *channel.storedMaximum);
    add(-highest, highest);
    // Symmetric limits +-q*j with physical ones +-p*j / 10^k, where p/q / 10^k is the scale.
    for (int decimals = 0; decimals <= 6; ++decimals) {
        const double scale = std::abs(channel.scale) * unit.perPhysical * std::pow(10.0, decimals);
        constexpr std::int64_t mostDigits = 9'999'999;
        for (const Rational& fraction : convergents(scale, mostDigits, highest)) {
            const std::int64_t times =
                std::min(highest / fraction.denominator, mostDigits / fraction.numerator);
            add(-fraction.denominator * times, fraction.denominator * times);
        }
    }
    add(-highest - 1, highest);
    return ranges;
}

/// For integers that fit: limits that give back the channel's scale.
std::optional<EdfCalibration> calibrateStored(const Channel& channel, const EdfSurvey& survey,
                                              std::int64_t highest)
{
    if (survey.lowest < -highest - 1 || survey.highest > highest || !std::isnormal(channel.scale) ||
        !std::isfinite(channel.offset))
        return std::nullopt;
    std::optional<Choice> best;
    for (const Unit& unit : possibleUnits(channel))
        for (const SampleRange& range : digitalRanges(channel, survey, unit, highest)) {
            const auto choice = choiceOf(channel, unit, range.begin, range.end);
            if (choice && (!best || choice->isBetterThan(*best)))
                best = choice;
            if (best && best->isExact)
                return best->calibration;
        }
    if (!best || best->error > 0.5)  // the numbers would mean something else
        return std::nullopt;
    best->calibration.lost.push_back(
        fmt::format("channel '{}': the scale cannot be written exactly in eight characters; values "
                    "differ by up "
                    "to {:.2g} of a step (the stored numbers are the same)",
                    channel.label, best->error));
    return best->calibration;
}

/// Whole numbers without a unit stay what they are.
EdfCalibration calibrateWhole(const Unit& unit, std::int64_t highest)
{
    EdfCalibration made;
    made.samples = EdfCalibration::Samples::whole;
    made.unit = unit.name;
    made.digitalMinimum = -highest;
    made.digitalMaximum = highest;
    made.physicalMinimum = static_cast<double>(-highest);
    made.physicalMaximum = static_cast<double>(highest);
    return made;
}

/// The limit for floating point: a little above the largest value, three digits, easily read.
double niceLimit(double largest)
{
    if (largest == 0.0)
        return 1.0;
    const double step = std::pow(10.0, std::floor(std::log10(largest)) - 2.0);
    return std::ceil(largest / step * (1.0 - 1e-12)) * step;
}

Result<EdfCalibration> calibrateScaled(const Channel& channel, const EdfSurvey& survey,
                                       std::int64_t highest)
{
    for (const Unit& unit : possibleUnits(channel)) {
        const double limit = std::max(niceLimit(survey.largest * unit.perPhysical), 1e-4);
        // The minus sign needs a character too.
        const auto text = printDecimal(limit, 7);
        if (!text)
            continue;
        EdfCalibration made;
        made.samples = EdfCalibration::Samples::scaled;
        made.unit = unit.name;
        made.physicalMaximum = parseDecimal(*text)->value;
        made.physicalMinimum = -made.physicalMaximum;
        made.digitalMinimum = -highest;
        made.digitalMaximum = highest;
        made.scale = edfScale(made.physicalMinimum, made.physicalMaximum, -highest, highest,
                              unit.perPhysical);
        made.lost.push_back(
            fmt::format("channel '{}' {}: it is written in steps of {:.3g} {}", channel.label,
                        survey.isInteger ? "holds integers that do not fit" : "is floating point",
                        made.physicalMaximum / static_cast<double>(highest),
                        unit.name.empty() ? "counts" : unit.name));
        if (survey.infinite > 0)
            made.lost.push_back(
                fmt::format("channel '{}': {} infinite samples become the largest value",
                            channel.label, survey.infinite));
        return made;
    }
    return failure(fmt::format("channel '{}' holds values up to {:.3g}, for which EDF and BDF have "
                               "no room in the header",
                               channel.label, survey.largest),
                   {}, "export to .nwb or .csv instead");
}

}  // namespace

Result<EdfCalibration> calibrate(const Channel& channel, const EdfSurvey& survey,
                                 EdfVariant variant)
{
    const std::int64_t highest = highestDigital(variant);
    Result<EdfCalibration> made = [&]() -> Result<EdfCalibration> {
        if (survey.isInteger)
            if (auto stored = calibrateStored(channel, survey, highest))
                return *stored;
        if (channel.dimension != Dimension::voltage && survey.isWholeNumbers &&
            survey.infinite == 0 && survey.largest <= static_cast<double>(highest))
            return calibrateWhole(possibleUnits(channel).front(), highest);
        return calibrateScaled(channel, survey, highest);
    }();
    if (!made)
        return made;
    if (channel.dimension == Dimension::other) {
        if (made->unit != channel.unit)
            made->lost.push_back(fmt::format("channel '{}': the unit '{}' is written as '{}'",
                                             channel.label, channel.unit, made->unit));
        if (!isTriggerLabel(channel.label) && (made->unit.empty() || unitsPerVolt(made->unit)))
            made->lost.push_back(fmt::format(
                "channel '{}': that it is no voltage cannot be written for the unit '{}'",
                channel.label, made->unit));
    }
    return made;
}

}  // namespace facialis
