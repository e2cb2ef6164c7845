// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/recording.hpp"

namespace facialis::engine {

/// What every command that opens a recording takes.
struct RecordingOptions {
    std::string path;
    std::optional<double> rate;
    std::string unit;
    std::string columns;  ///< comma-separated
    std::string part;     ///< stream, series or variable
    std::string montage;
    std::string knowledge;  ///< folder; empty: the one compiled in
};

/// Adds FILE, --rate, --unit, --columns, --part, --montage and --knowledge.
void addRecordingOptions(CLI::App& command, RecordingOptions& options);

/// The knowledge base that was asked for.
[[nodiscard]] Result<KnowledgeBase> openKnowledge(const std::string& folder);

/// A recording as the montage names its channels, and what the montage said of each.
struct OpenedRecording {
    std::unique_ptr<Recording> recording;
    std::vector<Channel> channels;      ///< named by montage, file or label
    std::vector<std::string> warnings;  ///< of the file, then of the names
};

[[nodiscard]] Result<OpenedRecording> openFor(const RecordingOptions& options,
                                              const KnowledgeBase& knowledge);

/// true for a number that is finite and above zero; CLI11's validators let NaN pass.
[[nodiscard]] CLI::Validator positiveNumber();

}  // namespace facialis::engine
