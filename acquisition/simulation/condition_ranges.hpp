// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace facialis::acquisition {

/// How values lie in a range.
enum class Spread {
    even,     ///< every value alike
    byRatio,  ///< every octave alike
    whole,    ///< whole numbers alike, both ends included
};

/// The range over which patients differ in one parameter.
struct ConditionRange {
    std::string_view scope;  ///< "person", a scenario, "spasm" for both nerve spasms, or a pattern
    std::string_view name;   ///< with its unit, as in the truth file
    double low, high;
    Spread spread;
    /// [Rn] a row of references.toml; [M] general knowledge for which no figure was found in print.
    std::string_view source;
};

/// What the patients of `--variety wide` are drawn from: the one place where a range is stated.
[[nodiscard]] std::span<const ConditionRange> conditionRanges();

/// The range of a parameter; it must be in the table.
[[nodiscard]] const ConditionRange& conditionRange(std::string_view scope, std::string_view name);

/// How common things are among patients, for what is there or not.
namespace share {

/// Patterns of hemifacial spasm in 124 untreated patients ([R10]).
inline constexpr std::size_t isolatedBursts = 28, groupedBursts = 42, tonicOnly = 1,
                             mixedPatterns = 53;
/// Spasm that left the first muscle: 93.4 % of 178 ([R12]).
inline constexpr double spreadSpasm = 0.934;
/// Spasm that began around the mouth: 2-3 % (clinical reviews; no row of references.toml).
inline constexpr double perioralStart = 0.025;
/// Hemifacial spasm that also answers some movements ([R1]).
inline constexpr double triggeredSpasm = 0.318;
/// Mild palsy beside the spasm: possible ([S3]); how often, [M].
inline constexpr double palsyWithSpasm = 0.3;
/// Synkinetic sides that are weaker than the other, the rest being stronger: [M].
inline constexpr double weakerSynkineticSide = 0.75;
/// Synkinetic pairs whose lag is that of the reflexes R1 and R2, the rest being nerve-level: [M].
inline constexpr double lagOfR1 = 0.1, lagOfR2 = 0.15;
/// Myokymic discharges after Bell's palsy ([R25]).
inline constexpr double myokymiaAfterPalsy = 23.0 / 88.0;

}  // namespace share

}  // namespace facialis::acquisition
