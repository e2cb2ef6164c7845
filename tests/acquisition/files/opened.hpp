// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/files/open_recording.hpp"
#include "tests/support/test_data.hpp"

namespace facialis::test {

/// Opens a file that must open.
inline std::unique_ptr<Recording> opened(const std::string& path,
                                         const acquisition::OpenOptions& options = {})
{
    auto recording = acquisition::openRecording(path, options);
    INFO(path << ": " << (recording ? "" : recording.error().sentence()));
    REQUIRE(recording);
    return std::move(*recording);
}

/// Opens a text that must open.
inline std::unique_ptr<Recording> openedText(std::string_view text,
                                             const acquisition::OpenOptions& options = {})
{
    const TemporaryFolder folder;
    const std::string path = folder.file("recording.txt");
    writeContent(path, text);
    return opened(path, options);
}

/// The sentence with which a text is refused.
inline std::string refusalOfText(std::string_view text,
                                 const acquisition::OpenOptions& options = {})
{
    const TemporaryFolder folder;
    const std::string path = folder.file("recording.txt");
    writeContent(path, text);
    const auto recording = acquisition::openRecording(path, options);
    REQUIRE_FALSE(recording);
    return recording.error().sentence();
}

/// All physical values of a channel.
inline std::vector<double> samplesOf(const Recording& recording, std::size_t channel)
{
    const std::int64_t length = recording.info().channels.at(channel).length;
    std::vector<double> samples(static_cast<std::size_t>(length));
    REQUIRE(recording.read(channel, {0, length}, samples));
    return samples;
}

inline std::string warningsOf(const Recording& recording)
{
    std::string all;
    for (const std::string& warning : recording.info().warnings)
        all += warning + "\n";
    return all;
}

}  // namespace facialis::test
