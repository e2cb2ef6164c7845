// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace facialis::ui {

/// The folder of the user in which recordings are kept unless another is chosen.
[[nodiscard]] QString recordingFolder();

/// "2026-11-28_14-03-05_cyton.nwb": by the time and the kind of source, and nothing of a patient.
[[nodiscard]] QString recordingName(const QString& address, const QDateTime& now);

}  // namespace facialis::ui
