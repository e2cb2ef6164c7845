// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace facialis::ui {

/// The style sheet of the program in the colours and sizes of the present theme.
[[nodiscard]] QString styleSheet();

}  // namespace facialis::ui
