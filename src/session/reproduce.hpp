// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "acquisition/files/open_recording.hpp"
#include "src/interpretation/context.hpp"
#include "src/pipeline/analysis_settings.hpp"

namespace facialis::engine {

/// What a result was made with.
struct Origin {
    std::string path;  ///< of the recording
    acquisition::OpenOptions open;
    AnalysisSettings settings;
    Context context;
    std::string montage;  ///< TOML of the channels as the reader named them; empty: as in the file
    /// The saved review, where bursts, limits or notes were changed; it then states settings,
    /// context and channels as well. Empty: nothing of the kind.
    std::string review = {};
};

/// A file that the command reads.
struct NeededFile {
    std::string path, content;
};

/// How to get the same result from a shell.
struct Reproduction {
    std::string command;  ///< quoted for a POSIX shell, in one line
    std::vector<NeededFile> files;
};

/// The command of `facialis analyze` that gives the result, and the files it names, which stand in
/// `folder`. What is as usual is not mentioned.
[[nodiscard]] Reproduction reproduce(const Origin& origin, const std::string& folder);

/// A word as a POSIX shell takes it back: as it is where that is safe, in single quotes otherwise.
[[nodiscard]] std::string shellQuoted(const std::string& word);

/// The answers as TOML; contextFromToml reads them back.
[[nodiscard]] std::string toToml(const Context& context);

}  // namespace facialis::engine
