// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QString>
#include <string_view>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/burst.hpp"
#include "data/model/cause.hpp"
#include "data/model/channel.hpp"
#include "data/model/finding.hpp"
#include "data/model/start_time.hpp"

namespace facialis::ui {

/// UTF-8 of the engine as Qt's text.
[[nodiscard]] QString text(std::string_view utf8);

/// "Right", "Left", "Both sides"; "Side unknown".
[[nodiscard]] QString sideName(std::optional<Side> side);
/// "R", "L", "B"; "?" where it is unknown.
[[nodiscard]] QString sideLetter(std::optional<Side> side);
/// "Clonic spasm"
[[nodiscard]] QString kindName(BurstKind kind);
/// "clonic": fits beside a burst on the trace.
[[nodiscard]] QString shortKindName(BurstKind kind);
[[nodiscard]] QString stateName(FindingState state);
/// "Strong support", ..., "Not assessable"
[[nodiscard]] QString supportName(Support support);
/// "Orbicularis oculi"; the label of the file where no muscle is known.
[[nodiscard]] QString muscleName(const Channel& channel, const KnowledgeBase& knowledge);
/// "R orbicularis oculi", with the label of the file where it says more.
[[nodiscard]] QString channelName(const Channel& channel, const KnowledgeBase& knowledge);

/// "1 channel" or "7 channels": `several` holds a %1.
[[nodiscard]] QString counted(std::size_t count, const QString& one, const QString& several);
/// A number as a physician writes it: four significant digits, no exponent.
[[nodiscard]] QString number(double value);
/// "12.345 s"
[[nodiscard]] QString seconds(Duration time, int decimals = 2);
/// A time at an axis with such divisions: as many decimals as they need ("3.25 s").
[[nodiscard]] QString axisTime(Duration time, Duration division);
/// "1 h 02 min 05 s"
[[nodiscard]] QString spokenDuration(Duration length);
/// Time of day of a moment of the recording: "14:03:05"; empty where the start is unknown.
[[nodiscard]] QString clockTime(const std::optional<StartTime>& start, Duration time);
/// "14:03:05.250": with milliseconds.
[[nodiscard]] QString preciseClockTime(const std::optional<StartTime>& start, Duration time);
/// What a channel's values are shown in: "µV", "counts", or the unit of the file.
[[nodiscard]] QString displayUnit(const Channel& channel);
/// Physical value times this is the value in displayUnit.
[[nodiscard]] double displayScale(const Channel& channel);

}  // namespace facialis::ui
