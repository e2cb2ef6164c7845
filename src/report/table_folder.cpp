// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/report/table_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "data/exports/table_files.hpp"

namespace facialis::engine {

namespace {

namespace fs = std::filesystem;

/// "tables/" and "tables" are one folder.
fs::path folderOf(const std::string& path)
{
    const fs::path folder = fs::path(path).lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

/// true for a table of ours: the keys of the description are the names of its columns, in order.
bool isTable(const fs::path& tsv)
{
    std::ifstream table(tsv), description(fs::path(tsv).replace_extension(".json"));
    std::string header, names;
    if (!description || !std::getline(table, header))
        return false;
    const auto json = nlohmann::ordered_json::parse(description, nullptr, false);
    if (!json.is_object())
        return false;
    for (const auto& [name, about] : json.items())
        names += (names.empty() ? "" : "\t") + name;
    return names == header;
}

Result<void> removeOthers(const fs::path& folder, const std::vector<std::string>& written)
{
    std::vector<fs::path> old;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem))
        if (entry.path().extension() == ".tsv" &&
            std::ranges::find(written, entry.path().string()) == written.end() &&
            isTable(entry.path()))
            old.push_back(entry.path());
    for (const fs::path& tsv : old) {
        fs::remove(tsv, problem);
        fs::remove(fs::path(tsv).replace_extension(".json"), problem);
        if (problem)
            return failure("a table of an earlier analysis cannot be removed: " + problem.message(),
                           tsv.string(), "remove it yourself, or name another folder");
    }
    return {};
}

}  // namespace

Result<void> checkTableFolder(const std::string& path, Overwrite overwrite)
{
    const fs::path folder = folderOf(path);
    std::error_code problem;
    if (!fs::is_directory(folder, problem))
        return checkOutput(folder.string(), overwrite);
    if (overwrite == Overwrite::refuse && !fs::is_empty(folder, problem))
        return failure("the folder is not empty", path,
                       "name another one, or replace what is in it with --force");
    return {};
}

Result<void> writeTableFolder(const AnalysisResult& analysis, const std::string& path)
{
    const fs::path folder = folderOf(path);
    std::error_code problem;
    fs::create_directory(folder, problem);
    if (problem)
        return failure("the folder cannot be made: " + problem.message(), path);
    const auto written = writeTableFiles(analysis, {folder.string(), ""});
    if (!written)
        return tl::unexpected(written.error());
    return removeOthers(folder, *written);
}

}  // namespace facialis::engine
