// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/analysis/activity_table.hpp"
#include "src/analysis/face_map.hpp"

namespace facialis::engine {

/// A manoeuvre as the analysis works with it.
struct Task {
    Manoeuvre manoeuvre;
    std::string region;                ///< "ocular", "oral", ...
    std::vector<std::string> targets;  ///< muscles moved on purpose; of those that were recorded
    TimeInterval window;               ///< when its activity may show: reaction and relaxation

    [[nodiscard]] bool closesEyes() const;
    [[nodiscard]] bool isTarget(const std::string& muscle) const;
};

/// A manoeuvre whose end nobody stated, neither by a duration nor by the next one, lasts so long.
inline constexpr Duration longestUnended{10.0};

/// The manoeuvres that annotations name, ascending. A moment without a duration lasts until the
/// next manoeuvre, `longestUnended` at most; a rest until the next one.
[[nodiscard]] std::vector<Manoeuvre> annotatedManoeuvres(const RecordingInfo& recording,
                                                         const KnowledgeBase& knowledge);

/// Movements that nobody marked: stretches of at least half a second in which a muscle is active on
/// both sides. Only when two different regions of the face were moved so: eyes closed again and
/// again, and nothing else, may as well be blepharospasm. Nor is it a movement when the eyes close
/// for more than 10 s, or when another region begins to move more than half a second before or
/// after that and while they are closed: a synergist begins with the movement.
[[nodiscard]] std::vector<Manoeuvre> inferredManoeuvres(const ActivityTable& table,
                                                        const FaceMap& face,
                                                        const KnowledgeBase& knowledge);

/// Those manoeuvres that are movements. Where none of a manoeuvre's targets was recorded, muscles
/// of its region stand in that are active on both sides in most of its repetitions.
[[nodiscard]] std::vector<Task> movementTasks(const std::vector<Manoeuvre>& manoeuvres,
                                              const ActivityTable& table, const FaceMap& face,
                                              const KnowledgeBase& knowledge);

/// "ocular", "oral", "brow", "neck", "jaw": where a muscle acts, from the manoeuvres that aim at
/// it; empty where none does.
[[nodiscard]] std::string regionOf(const std::string& muscle, const KnowledgeBase& knowledge);

}  // namespace facialis::engine
