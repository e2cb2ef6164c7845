// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "src/interpretation/findings/examination.hpp"

namespace facialis::engine {

/// One question asked of the analysis. A rule is one file of this folder and one line in the list
/// of findings.cpp.
struct FindingRule {
    std::string_view id;
    Finding (*check)(const Examination& examination);
};

[[nodiscard]] Finding checkOneSided(const Examination& examination);
[[nodiscard]] Finding checkTwoSided(const Examination& examination);
[[nodiscard]] Finding checkRestSynchrony(const Examination& examination);
[[nodiscard]] Finding checkBilateralEyes(const Examination& examination);
[[nodiscard]] Finding checkClonicTonic(const Examination& examination);
[[nodiscard]] Finding checkMovementLock(const Examination& examination);
[[nodiscard]] Finding checkBlinkLock(const Examination& examination);
[[nodiscard]] Finding checkMyokymia(const Examination& examination);
[[nodiscard]] Finding checkIrregularLid(const Examination& examination);
[[nodiscard]] Finding checkLidOnly(const Examination& examination);
[[nodiscard]] Finding checkSinglePotentials(const Examination& examination);
[[nodiscard]] Finding checkRhythmicJerks(const Examination& examination);
[[nodiscard]] Finding checkStereotypedJerks(const Examination& examination);
[[nodiscard]] Finding checkSuppressible(const Examination& examination);
[[nodiscard]] Finding checkJawMuscles(const Examination& examination);
[[nodiscard]] Finding checkWeakness(const Examination& examination);
[[nodiscard]] Finding checkOutsideTerritory(const Examination& examination);
[[nodiscard]] Finding checkTriggered(const Examination& examination);
[[nodiscard]] Finding checkLateralSpread(const Examination& examination);
[[nodiscard]] Finding checkBlinkSpread(const Examination& examination);
[[nodiscard]] Finding checkNothing(const Examination& examination);

/// All rules, in the order of the vocabulary.
[[nodiscard]] std::span<const FindingRule> findingRules();

}  // namespace facialis::engine
