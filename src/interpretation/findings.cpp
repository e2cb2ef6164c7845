// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/interpretation/findings.hpp"

#include <fmt/format.h>

#include "src/interpretation/findings/rules.hpp"

namespace facialis::engine {

namespace {

/// Below a minute neither rates nor silence mean much: nothing is concluded from less.
constexpr Duration shortest = 60_s;

constexpr FindingRule rules[] = {
    {"uni", checkOneSided},
    {"bil", checkTwoSided},
    {"sync7", checkRestSynchrony},
    {"synbl", checkBilateralEyes},
    {"clt", checkClonicTonic},
    {"movlock", checkMovementLock},
    {"blinklock", checkBlinkLock},
    {"myok", checkMyokymia},
    {"lidirr", checkIrregularLid},
    {"lid", checkLidOnly},
    {"irr1", checkSinglePotentials},
    {"rhy", checkRhythmicJerks},
    {"ster", checkStereotypedJerks},
    {"vol", checkSuppressible},
    {"mas", checkJawMuscles},
    {"weak", checkWeakness},
    {"xterr", checkOutsideTerritory},
    {"trig", checkTriggered},
    {"lsr", checkLateralSpread},
    {"blinkspread", checkBlinkSpread},
    {"nil", checkNothing},
};

}  // namespace

std::span<const FindingRule> findingRules()
{
    return rules;
}

std::vector<Finding> findingsOf(const AnalysisResult& analysis, const KnowledgeBase& knowledge)
{
    const Examination examination(analysis, knowledge);
    std::vector<Finding> findings;
    for (const FindingRule& rule : rules) {
        if (examination.examined() < shortest) {
            findings.push_back(
                notAssessable(begun(rule.id, examination),
                              fmt::format("only {:.1f} s were examined; at least {:g} s are needed",
                                          examination.examined().seconds(), shortest.seconds())));
            continue;
        }
        findings.push_back(rule.check(examination));
    }
    return findings;
}

}  // namespace facialis::engine
