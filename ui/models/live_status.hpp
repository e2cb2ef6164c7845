// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "src/live/live_session.hpp"

namespace facialis::ui {

/// How a state is to be taken.
enum class StatusTone {
    calm,     ///< as it should be
    remark,   ///< worth a look: nothing is kept, the device is waited for
    trouble,  ///< something is being lost, or will be
};

/// One field of the header: what it is, what it says, and how bad that is.
struct StatusField {
    QString name, value;
    StatusTone tone = StatusTone::calm;
};

/// What the header says of a live session. "Recording" only while frames reach a file that works.
struct LiveStatus {
    QString state;   ///< "RECORDING", "NOT KEPT", "WAITING", "ENDED", "FAILED"
    QString detail;  ///< one sentence: where to, or what is wrong and what to do
    StatusTone tone = StatusTone::calm;
    std::vector<StatusField> fields;
};

/// What is known of a session beside its snapshot.
struct LiveFacts {
    std::string out;   ///< empty: nothing is kept
    Duration latency;  ///< of events after their sample
    Frequency rate;    ///< as stated
    bool isFinishing = false;
};

[[nodiscard]] LiveStatus liveStatus(const engine::LiveSnapshot& snapshot, const LiveFacts& facts);

/// "12.4 MB"
[[nodiscard]] QString bytesInWords(std::int64_t bytes);

}  // namespace facialis::ui
