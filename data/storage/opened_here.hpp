// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "data/storage/boundary/foreign_file.hpp"
#include "data/storage/verify_session.hpp"

namespace facialis {

/// What runs in a process of its own (boundary/), where a damaged file may end it: the openers of
/// the layouts we know, each defined in the file of its name. None throws.

/// Any HDF5 file: the first of the layouts below that it has.
[[nodiscard]] Result<std::unique_ptr<Recording>> openHdf5Here(const std::string& path,
                                                              const ForeignOptions& options);
[[nodiscard]] Result<std::unique_ptr<Recording>> openSessionHere(const std::string& path,
                                                                 const ForeignOptions& options);
[[nodiscard]] Result<std::unique_ptr<Recording>> openOpenSignalsHere(const std::string& path,
                                                                     const ForeignOptions& options);
[[nodiscard]] Result<std::unique_ptr<Recording>> openNwbHere(const std::string& path,
                                                             const ForeignOptions& options);
[[nodiscard]] Result<std::unique_ptr<Recording>> openMatlabHere(const std::string& path,
                                                                const ForeignOptions& options);

/// The archive of the analysis in a session file, as text; empty: there is none.
[[nodiscard]] Result<std::optional<std::string>> readArchiveHere(const std::string& path);

/// The hashes a session file states.
[[nodiscard]] Result<SessionHashes> readHashesHere(const std::string& path);

}  // namespace facialis
