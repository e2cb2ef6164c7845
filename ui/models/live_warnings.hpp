// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QStringList>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "src/live/live_event.hpp"
#include "ui/models/live_status.hpp"
#include "ui/models/live_story.hpp"

namespace facialis::ui {

/// What an examiner is warned of, the most urgent first.
enum class WarningKind {
    recordingFailed,
    diskFull,
    deviceSilent,
    diskLow,
    framesLost,
    deviceOdd,  ///< what else the device complains of
    electrodeOff,
    clipped,
    flat,
    mains,
};

/// One thing that is wrong now, or was a moment ago.
struct LiveWarning {
    WarningKind kind = WarningKind::deviceOdd;
    std::optional<std::size_t> channel;  ///< empty: of the whole recording
    QString words;                       ///< of those of a channel without its name
    Duration since;                      ///< time of the recording at which it began
    bool isOver = false;                 ///< it stays for a moment, so that it can be read
};

/// What is wrong with a running examination at this moment, gathered from its snapshots and its
/// quality seconds. A warning comes as soon as its cause is known and stays for some seconds after
/// it, so that it neither flickers nor vanishes before it was read. No widget.
class LiveWarnings {
public:
    /// @param recording  channels named @param knowledge outlives the warnings
    LiveWarnings(const RecordingInfo& recording, const KnowledgeBase& knowledge);

    /// Takes what the quality seconds among the events say of the channels.
    void take(const std::vector<engine::LiveEvent>& events);
    /// To be called at the display rate, after take(). @param now  by a clock of this machine that
    /// never stands still; of any beginning
    void look(const engine::LiveSnapshot& snapshot, const LiveFacts& facts, Duration now);

    /// The most urgent first.
    [[nodiscard]] const std::vector<LiveWarning>& present() const { return present_; }
    /// A sentence for each kind, channels of one kind together.
    [[nodiscard]] QStringList sentences() const;
    /// Data are being lost, or will be.
    [[nodiscard]] bool isLosing() const;
    /// Lines for the ticker: what began and what is over since the last call. What it hears from
    /// the engine anyway (gaps, a full disk) is not among them.
    [[nodiscard]] std::vector<TickerLine> takeNews();

private:
    struct Held {
        LiveWarning warning;
        Duration seen;  ///< when its cause was last there, by the clock of look()
    };
    /// What the newest quality second says of a channel.
    struct ChannelState {
        std::optional<WarningKind> kind;
        int humming = 0;  ///< seconds in a row with a strong mains line
    };
    void add(const QualitySecond& second);
    void lookAtRecorder(const engine::LiveSnapshot& snapshot, const LiveFacts& facts);
    void lookAtDevice(const engine::LiveSnapshot& snapshot);
    void lookAtLosses(const engine::LiveSnapshot& snapshot);
    /// The cause is there now.
    void raise(WarningKind kind, std::optional<std::size_t> channel, QString words);
    void release();
    [[nodiscard]] Held* find(WarningKind kind, std::optional<std::size_t> channel);
    [[nodiscard]] QString nameOf(std::size_t channel) const;
    [[nodiscard]] QString sentence(const LiveWarning& warning) const;
    void tell(const LiveWarning& warning, bool isOver);

    std::vector<Channel> channels_;
    const KnowledgeBase& knowledge_;
    std::vector<ChannelState> states_;  ///< by channel
    std::vector<Held> held_;
    std::vector<LiveWarning> present_;
    std::vector<TickerLine> news_;
    Duration now_;                         ///< by the clock of look()
    Duration time_;                        ///< of the recording
    std::optional<Duration> silentSince_;  ///< by the clock of look()
    std::int64_t lostBefore_ = 0;          ///< frames, at the last look
    std::int64_t lostAtFirst_ = 0;         ///< before the loss that is warned of
};

}  // namespace facialis::ui
