// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QString>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "src/live/live_event.hpp"
#include "ui/traces/trace_scene.hpp"

namespace facialis::ui {

/// What kind of thing a line of the ticker tells.
enum class TickerKind { burst, train, synkinesis, gap, quality, marker, judgement, trouble };

/// "Burst", "Gap", ...
[[nodiscard]] QString tickerKindName(TickerKind kind);

/// One thing that happened, in words, with the place to look back to.
struct TickerLine {
    TickerKind kind = TickerKind::marker;
    Highlight place;
    QString words;
};

/// What has happened on a running stream up to now, gathered from its events. No widget.
class LiveStory {
public:
    /// @param recording  channels named @param knowledge outlives the story
    LiveStory(const RecordingInfo& recording, const KnowledgeBase& knowledge);

    /// Takes events in the order in which they came.
    void take(const std::vector<engine::LiveEvent>& events);
    /// Adds what somebody else has to tell, such as LiveWarnings.
    void tell(std::vector<TickerLine> lines);

    /// Bursts that touch the window; their kinds as the newest judgement has them.
    [[nodiscard]] std::vector<BurstMark> burstsIn(TimeInterval window) const;
    /// Markers and prompts that touch the window.
    [[nodiscard]] std::vector<TaskMark> tasksIn(TimeInterval window) const;
    [[nodiscard]] const std::vector<Gap>& gaps() const { return gaps_; }
    /// Oldest first.
    [[nodiscard]] const std::vector<TickerLine>& lines() const { return lines_; }
    /// What is wrong with a channel in the newest second, in two words; empty: nothing.
    [[nodiscard]] const QString& trouble(std::size_t channel) const { return troubles_[channel]; }
    /// Null before the first judgement.
    [[nodiscard]] const std::shared_ptr<const AnalysisResult>& judgement() const
    {
        return judgement_;
    }
    /// Rises with whatever changes the traces' picture: bursts, gaps, markers, troubles.
    [[nodiscard]] std::size_t revision() const { return revision_; }

private:
    void add(const engine::LiveEvent& event, const Burst& burst);
    void add(const engine::LiveEvent& event, const engine::BurstTrain& train);
    void add(const engine::LiveEvent& event, const SynkinesisPair& pair);
    void add(const engine::LiveEvent& event, const QualitySecond& second);
    void add(const engine::LiveEvent& event, const Gap& gap);
    void add(const engine::LiveEvent& event, const Annotation& note);
    void add(const engine::LiveEvent& event, const engine::LiveInterpretation& judgement);
    void add(const engine::LiveEvent& event, const Error& error);
    void say(TickerKind kind, Highlight place, const QString& words);
    [[nodiscard]] QString nameOf(std::size_t channel) const;

    std::vector<Channel> channels_;
    const KnowledgeBase& knowledge_;
    std::vector<Burst> bursts_;  ///< in the order in which they ended
    Duration longestBurst_;
    std::vector<Annotation> notes_;
    std::vector<Gap> gaps_;
    std::vector<QString> troubles_;  ///< by channel
    std::vector<TickerLine> lines_;
    std::shared_ptr<const AnalysisResult> judgement_;
    std::size_t revision_ = 0;
    QString conclusion_;
};

}  // namespace facialis::ui
