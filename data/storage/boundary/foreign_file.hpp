// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "data/model/recording.hpp"

namespace facialis {

/// What the user stated about a file, as far as its reader needs it.
struct ForeignOptions {
    std::string part;               ///< series or variable; empty: what the reader finds fit
    std::optional<Frequency> rate;  ///< for files that state none
};

/// A kind of file that is read by a library which does not survive damaged ones.
/// A new kind is one line in foreign_kinds.cpp.
struct ForeignKind {
    std::string_view name;
    /// Opens it in this process; never throws.
    Result<std::unique_ptr<Recording>> (*openHere)(const std::string& path,
                                                   const ForeignOptions& options);
};
[[nodiscard]] std::span<const ForeignKind> foreignKinds();

/// Opens a file in a process of its own and gives a Recording whose samples come from there.
/// @param kind  name of a foreignKinds()
/// @errors those of the kind; the process died or did not answer: the file is damaged
[[nodiscard]] Result<std::unique_ptr<Recording>> openForeign(std::string_view kind,
                                                             const std::string& path,
                                                             const ForeignOptions& options = {});

}  // namespace facialis
