// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QSet>
#include <QString>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/analysis_result.hpp"
#include "src/review/review.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

/// Red flags first, then what was found, what was looked for and not found, what could not be
/// assessed, and how far the signal can be trusted. Places are links (placeOf reads them).
[[nodiscard]] QString findingsHtml(const AnalysisResult& result, const KnowledgeBase& knowledge);

/// What the findings are compatible with: bands, never percentages of belief; each cause with what
/// speaks for it, against it, what was not tested, and what comes next. Not a diagnosis, and says
/// so.
/// @param opened    ids of causes to show in full; the others are one line each
/// @param verdicts  the reader's; null: nobody judges here. Links "accept:ID", "reject:ID" and
///                  "withdraw:ID" ask for another
[[nodiscard]] QString causesHtml(const AnalysisResult& result, const KnowledgeBase& knowledge,
                                 const QSet<QString>& opened,
                                 const std::vector<engine::Verdict>* verdicts = nullptr);

/// Causes that are open to begin with: the strong and the moderate, otherwise the first.
[[nodiscard]] QSet<QString> causesToOpen(const AnalysisResult& result);

/// The places that show a finding, in the order of its evidence, one for each moment.
[[nodiscard]] std::vector<Highlight> placesOf(const Finding& finding);
/// A link that leads to the places of a finding one after the other, and round again.
/// @param first  index of the place where it begins
[[nodiscard]] QString loopLink(const std::string& finding, std::size_t first);

/// The name of a place in a link, and the way back. Empty: it is not a place.
[[nodiscard]] QString linkTo(const Highlight& place);
[[nodiscard]] std::optional<Highlight> placeOf(const QString& link);

}  // namespace facialis::ui
