// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace facialis::engine {

/// Lets the calling thread, and those it starts, stand back wherever somebody waits for a page:
/// they take what the window leaves. Nothing is promised where the system forbids it.
void standBack();

}  // namespace facialis::engine
