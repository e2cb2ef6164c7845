// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"

namespace facialis::engine {

/// An analysis as the rules look at it: which channels count, which bursts nobody asked for, and
/// how a finding is put into words.
class Examination {
public:
    Examination(const AnalysisResult& analysis, const KnowledgeBase& knowledge);

    [[nodiscard]] const AnalysisResult& analysis() const { return analysis_; }
    [[nodiscard]] const ActivityMeasures& measures() const { return analysis_.measures; }
    [[nodiscard]] const KnowledgeBase& knowledge() const { return knowledge_; }

    /// The time that was analysed, gaps taken out.
    [[nodiscard]] Duration examined() const { return examined_; }
    /// At least once in five minutes of rest: what is rarer may be chance, however clear.
    [[nodiscard]] bool isFrequent(int count) const;
    /// The same of what is counted amid movements as well, over all that was examined.
    [[nodiscard]] bool isFrequentThroughout(int count) const;
    /// Of rest: involuntary activity is looked for outside movements.
    [[nodiscard]] double perMinute(int count) const;

    /// Analysed, usable, muscle and side known.
    [[nodiscard]] bool isUsable(std::size_t channel) const;
    [[nodiscard]] std::optional<Side> side(std::size_t channel) const;
    [[nodiscard]] const std::string& muscle(std::size_t channel) const;
    [[nodiscard]] bool isEye(std::size_t channel) const;
    /// Facial nerve, below the eye: mouth, cheek, chin, neck.
    [[nodiscard]] bool isLowerFace(std::size_t channel) const;
    [[nodiscard]] bool isFacial(std::size_t channel) const;
    /// Usable channels with a property, ascending.
    [[nodiscard]] std::vector<std::size_t> channels(bool (Examination::*property)(std::size_t)
                                                        const) const;
    [[nodiscard]] std::vector<std::size_t> channels(bool (Examination::*property)(std::size_t)
                                                        const,
                                                    Side side) const;

    /// Is the lower face of a side recorded well enough to say that it is silent? At least two
    /// muscles, or all that are recorded on the other side and at least one: what is missing must
    /// not pass for silent.
    [[nodiscard]] bool coversLowerFace(Side side) const;
    /// Is every muscle of the facial nerve that is recorded on one side usable on the other, the
    /// orbicularis oculi among them? Where not, what is missing may hide what was looked for, and
    /// nothing is called absent.
    [[nodiscard]] bool isSymmetric() const;
    /// Has each of some channels its muscle of the other side among them?
    [[nodiscard]] bool areMirrored(const std::vector<std::size_t>& channels) const;
    /// Were movements performed, annotated or recognised?
    [[nodiscard]] bool hasMovements() const;

    /// Own activity of a usable channel that is neither blink nor movement nor synkinesis. What
    /// nothing explains counts outside movements only: inside them it may belong to them.
    [[nodiscard]] bool isInvoluntary(const Burst& burst) const;
    [[nodiscard]] std::vector<Burst> involuntary(std::size_t channel) const;
    /// Those of a jaw muscle while the facial muscles of its side are still: beside them they may
    /// be conducted, or part of a movement (hemimasticatory spasm leaves the face alone, R46). What
    /// the face does on purpose meanwhile does not move the jaw; only movements of the jaw do.
    /// What a stronger contraction beside them may have left there is left out (ContractionCopies).
    [[nodiscard]] std::vector<Burst> unaccompanied(std::size_t channel) const;

private:
    /// @param explaining  movements to which what has no kind may belong
    [[nodiscard]] bool isInvoluntary(const Burst& burst,
                                     const std::vector<TimeInterval>& explaining) const;

    const AnalysisResult& analysis_;
    const KnowledgeBase& knowledge_;
    Duration examined_;
    std::vector<bool> isTrusted_;
    std::vector<TimeInterval> movements_;     ///< with reaction and relaxation
    std::vector<TimeInterval> jawMovements_;  ///< those among them that move the jaw
    std::vector<const MuscleEntry*> muscles_;
};

/// A finding with its id and the source that the vocabulary names; not assessable so far.
[[nodiscard]] Finding begun(std::string_view id, const Examination& examination);

/// `finding`, not assessable for a reason.
[[nodiscard]] Finding notAssessable(Finding finding, std::string why);

/// `finding`, which has its evidence, and its side where one is known, not seen often or clearly
/// enough to be called present: not assessable, with `isSuggested`. Its rule so far says what was
/// seen, and what is asked for.
[[nodiscard]] Finding suggested(Finding finding);

/// Has a burst twice the noise's power (3 dB), on top of it? A detector's false bursts, which lie
/// on its threshold, are fainter.
[[nodiscard]] bool isClear(const Burst& burst);

/// The clearest of some bursts, a handful, ascending in time.
[[nodiscard]] std::vector<Evidence> clearest(std::vector<Burst> bursts);

/// The side of several things, `both` where they differ; empty for nothing.
[[nodiscard]] std::optional<Side> joined(std::optional<Side> a, std::optional<Side> b);

/// "left side", "both sides".
[[nodiscard]] std::string words(Side side);

}  // namespace facialis::engine
