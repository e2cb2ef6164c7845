// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/companion.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "acquisition/files/brainvision/brainvision_header.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "acquisition/files/wfdb/wfdb_header.hpp"

namespace facialis::acquisition {

namespace {

namespace fs = std::filesystem;

/// The file of the same name with one of these extensions, whose beginning fits.
template <class Fits>
std::optional<std::string> neighbour(const std::string& path,
                                     std::initializer_list<const char*> extensions, Fits fits)
{
    for (const char* extension : extensions) {
        fs::path other(path);
        other.replace_extension(extension);
        if (other != fs::path(path) && fits(beginningOf(other.string())))
            return other.string();
    }
    return std::nullopt;
}

}  // namespace

std::string beginningOf(const std::string& path)
{
    constexpr std::size_t most = 4096;
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored))
        return {};
    std::string head(most, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

std::optional<std::string> brainVisionHeaderOf(const std::string& path)
{
    constexpr std::array<std::string_view, 6> usual{".eeg", ".dat",  ".avg",
                                                    ".seg", ".vmrk", ".amrk"};
    if (isBrainVisionHeader(beginningOf(path)))
        return path;
    const bool isUsual =
        std::ranges::find(usual, lowered(fs::path(path).extension().string())) != usual.end();
    const std::string name = fs::path(path).filename().string();
    return neighbour(path, {".vhdr", ".VHDR", ".ahdr"}, [&](const std::string& text) {
        return isBrainVisionHeader(text) && (isUsual || text.find(name) != std::string::npos);
    });
}

std::optional<std::string> wfdbHeaderOf(const std::string& path)
{
    const std::string name = fs::path(path).filename().string();
    if (isWfdbHeader(beginningOf(path), name))
        return path;
    return neighbour(path, {".hea"}, [&](const std::string& text) {
        return isWfdbHeader(text, "x.hea") && text.find(name) != std::string::npos;
    });
}

Result<std::string> namedBeside(const std::string& header, const std::string& name)
{
    const fs::path named(name);
    const bool leadsOut =
        named.is_absolute() || name.find('\0') != std::string::npos ||
        std::any_of(named.begin(), named.end(), [](const fs::path& part) { return part == ".."; });
    if (leadsOut || name.empty())
        return failure("the header names '" + name + "', which is not in its folder", header,
                       "put the files into one folder and correct the name in the header");
    return (fs::path(header).parent_path() / named).string();
}

}  // namespace facialis::acquisition
