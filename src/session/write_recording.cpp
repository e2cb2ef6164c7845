// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/write_recording.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "data/exports/csv_export.hpp"
#include "data/formats/edf_file.hpp"
#include "data/storage/mat_export.hpp"

namespace facialis::engine {

namespace {

using Lost = Result<std::vector<std::string>>;

Lost lostOf(const Result<ExportReport>& report)
{
    if (!report)
        return tl::unexpected(report.error());
    return report->lost;
}

/// A writer is one line here.
struct Writer {
    std::string_view extension;
    Lost (*write)(const Recording&, const std::string& path, const NwbOptions& options);
};

constexpr std::array<Writer, 5> writers = {{
    {".nwb", [](const Recording& r, const std::string& path,
                const NwbOptions& options) { return writeNwb(r, nullptr, path, options, {}); }},
    {".edf", [](const Recording& r, const std::string& path,
                const NwbOptions&) { return lostOf(writeEdf(r, EdfVariant::edf, path)); }},
    {".bdf", [](const Recording& r, const std::string& path,
                const NwbOptions&) { return lostOf(writeEdf(r, EdfVariant::bdf, path)); }},
    {".mat", [](const Recording& r, const std::string& path,
                const NwbOptions&) { return lostOf(writeMat(r, path)); }},
    {".csv", [](const Recording& r, const std::string& path,
                const NwbOptions&) { return lostOf(writeCsv(r, path)); }},
}};

const Writer* writerFor(const std::string& path)
{
    std::string extension = std::filesystem::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Writer& writer : writers)
        if (writer.extension == extension)
            return &writer;
    return nullptr;
}

}  // namespace

Result<void> checkRecordingName(const std::string& path)
{
    if (writerFor(path))
        return {};
    std::string known;
    for (const Writer& writer : writers)
        known += (known.empty() ? "" : ", ") + std::string(writer.extension);
    return failure("recordings are not written in this format", path,
                   "end the name with one of " + known);
}

Result<std::vector<std::string>> writeRecording(const Recording& recording, const std::string& path,
                                                const NwbOptions& options)
{
    if (const Result<void> known = checkRecordingName(path); !known)
        return tl::unexpected(known.error());
    const Writer* writer = writerFor(path);
    if (writer->extension != ".nwb" && !options.isDefault())
        return failure("--series, --uncompressed and --envelope are of session files alone", path,
                       "leave them out, or end the name with .nwb");
    return writer->write(recording, path, options);
}

}  // namespace facialis::engine
