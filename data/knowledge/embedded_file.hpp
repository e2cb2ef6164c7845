// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace facialis {

/// The text of a knowledge file that was compiled in ("causes.toml"); empty for an unknown name.
[[nodiscard]] std::string embeddedFile(std::string_view name);

}  // namespace facialis
