// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/recording.hpp"

namespace facialis::engine {

/// What the user says of one channel: `[[channel]]` in the montage file.
struct MontageEntry {
    std::string source;        ///< label in the file, or "#3" for the third channel
    std::string minus;         ///< channel to subtract (a derivation A-B); empty: none
    std::string name;          ///< new label; empty: as in the file, or "A-B"
    std::string muscle;        ///< knowledge-base id; empty: read from the label
    std::optional<Side> side;  ///< empty: read from the label
    bool isInverted = false;   ///< polarity
    bool isUsed = true;        ///< false: a bad channel, left out of the analysis
};

/// Channels that are not mentioned stay as they are.
struct Montage {
    std::vector<MontageEntry> entries;
};

/// Reads `--montage M.toml`. @errors syntax, unknown keys (all listed), unknown muscles and sides
[[nodiscard]] Result<Montage> montageFromToml(const std::string& path,
                                              const KnowledgeBase& knowledge);

/// The commented file that describes a recording as it is (`info FILE --montage-template`).
[[nodiscard]] std::string montageTemplate(const std::vector<Channel>& channels);

/// A montage as the file that montageFromToml reads.
[[nodiscard]] std::string montageText(const Montage& montage);

/// Index of the channel that a source names: a label, or "#3". @param where  named in errors
/// @errors no such channel, a label that several have
[[nodiscard]] Result<std::size_t> channelNamed(const std::string& name,
                                               const std::vector<Channel>& channels,
                                               const std::string& where);

/// The recording as the montage sees it. @param where named in errors
/// @errors a source that is not there or stands for several channels, a derivation of unequal
///         rates, lengths or units
[[nodiscard]] Result<std::unique_ptr<Recording>> withMontage(std::unique_ptr<Recording> recording,
                                                             const Montage& montage,
                                                             const std::string& where);

}  // namespace facialis::engine
