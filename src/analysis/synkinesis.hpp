// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/model/synkinesis_pair.hpp"
#include "src/analysis/blinks.hpp"
#include "src/analysis/tasks.hpp"
#include "src/analysis/window_reader.hpp"

namespace facialis::engine {

/// What pairs are judged from.
struct SynkinesisInput {
    const ActivityTable& table;
    const FaceMap& face;
    const std::vector<Task>& tasks;
    const std::vector<Blink>& blinks;
    const std::vector<Channel>& channels;
    std::vector<double> noiseRms;  ///< of each channel, in its unit; NaN: unknown
    const WindowReader& reader;
    const KnowledgeBase& knowledge;
    TimeInterval part;
};

/// The published cut-offs of the RMS of the follower over its mirror muscle's (R73): from eye to
/// mouth, and from mouth to eye; the latter also where no figure is known.
inline constexpr double eyeToMouthCutOff = 1.62;
inline constexpr double otherCutOff = 1.79;

/// The cut-off that holds for a pair of muscles.
[[nodiscard]] double sideRatioCutOff(const std::string& driver, const std::string& follower,
                                     const KnowledgeBase& knowledge);

/// Judges every ordered pair of facial muscles of one side in which the driver is moved on purpose
/// (or blinks) and the follower is not asked to.
///
/// A trial is one movement: the driver's main episode in the manoeuvre's window, or a blink. Trials
/// in which the follower is already active cannot be judged. The follower is co-activated if a
/// burst of its own (not a conducted copy) begins -30 to +120 ms from the driver's onset, or if its
/// own bursts cover at least half of a movement of 0.3 s or longer. Movements and blinks are judged
/// apart; the pair reports the set that shows more (the higher lower bound of Wilson's interval).
///
/// present: at least 70 % of the trials, p <= 0.01 against circular shifts, no likely crosstalk,
/// and stronger than the mirror muscle by the published cut-offs (RMS side ratio 1.62 from eye to
/// mouth, 1.79 otherwise; R73); by 1.25 where crosstalk is unlikely and the mirror muscle hardly
/// ever joins (Wilson's upper bound at most 0.5), so that what its lead carries is conducted there
/// and lowers the ratio. absent: at most 30 % of the trials, or as strong on the other side
/// (normal synergy). notAssessable: fewer than 3 trials. undecided: all else, and whenever the
/// mirror muscle was not recorded.
[[nodiscard]] std::vector<SynkinesisPair> synkinesisPairs(const SynkinesisInput& input);

/// Marks the followers' bursts of pairs that are present as synkinetic, in movements and in blinks.
void markSynkinetic(ActivityTable& table, const SynkinesisInput& input,
                    const std::vector<SynkinesisPair>& pairs);

}  // namespace facialis::engine
