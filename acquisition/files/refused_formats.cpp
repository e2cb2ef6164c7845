// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/refused_formats.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/table/delimited_dialect.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

using namespace std::string_view_literals;
namespace fs = std::filesystem;

constexpr std::string_view toEdf = "convert it to EDF, BDF or CSV";
constexpr std::string_view unpack = "unpack it and give the recording in it";

/// A file kind told by a fixed string at a fixed place.
struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view what;
    std::string_view remedy;
};

constexpr std::array signatures{
    Signature{"GDF "sv, 0, "GDF files are not read yet", toEdf},
    Signature{"\xAC\x27\x91\xD6"sv, 0, "Intan RHS files are not read yet", toEdf},
    Signature{"POLY SAMPLE FILE"sv, 0, "Poly5 files are not read yet", toEdf},
    Signature{"POLY SAMPLE FILE"sv, 1, "Poly5 files are not read yet", toEdf},
    Signature{"WAVE"sv, 8, "WAV files are not read yet", toEdf},
    Signature{"fLaC"sv, 0, "FLAC files are not read yet", toEdf},
    Signature{"OggS"sv, 0, "Ogg files are not read", toEdf},
    Signature{"NEURALCD"sv, 0, "Blackrock files are not read", toEdf},
    Signature{"\x1F\x8B"sv, 0, "this is a gzip archive", unpack},
    Signature{"PK\x03\x04"sv, 0, "this is a ZIP archive or an office document",
              "unpack it, or save the sheet as CSV"},
    Signature{"BZh"sv, 0, "this is a bzip2 archive", unpack},
    Signature{"\xFD"
              "7zXZ"sv,
              0, "this is an xz archive", unpack},
    Signature{"7z\xBC\xAF\x27\x1C"sv, 0, "this is a 7z archive", unpack},
    Signature{"\x28\xB5\x2F\xFD"sv, 0, "this is a zstd archive", unpack},
    Signature{"Rar!"sv, 0, "this is a RAR archive", unpack},
    Signature{"ustar"sv, 257, "this is a tar archive (OTB+ recordings are such)", unpack},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "this is an old office document",
              "save the sheet as CSV"},
    Signature{"%PDF-"sv, 0, "this is a PDF document", "give the recording itself"},
    Signature{"\x89PNG"sv, 0, "this is an image", "give the recording itself"},
    Signature{"\xFF\xD8\xFF"sv, 0, "this is an image", "give the recording itself"},
    Signature{"GIF8"sv, 0, "this is an image", "give the recording itself"},
    Signature{"II*\0"sv, 0, "this is an image", "give the recording itself"},
    Signature{"MM\0*"sv, 0, "this is an image", "give the recording itself"},
    Signature{"DICM"sv, 128, "DICOM files are not read", toEdf},
    Signature{"\x7F"
              "ELF"sv,
              0, "this is a program", "give a recording"},
    Signature{"\xFF\xFE"sv, 0, "this text is in UTF-16", "save it as UTF-8"},
    Signature{"\xFE\xFF"sv, 0, "this text is in UTF-16", "save it as UTF-8"},
    Signature{"<?xml"sv, 0, "XML files are not read", toEdf},
    Signature{"<!DOCTYPE"sv, 0, "this is a web page", "give the recording itself"},
    Signature{"<html"sv, 0, "this is a web page", "give the recording itself"},
};

bool isBrainVision(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return text.starts_with("Brain Vision") || text.starts_with("BrainVision");
}

/// The first line that is no comment: `record signals rate samples`, the next one `file format
/// ...`.
bool isWfdbHeader(std::string_view text)
{
    std::istringstream lines{std::string(text)};
    std::string line;
    std::vector<std::string> kept;
    while (kept.size() < 2 && std::getline(lines, line))
        if (!trimmed(line).empty() && !isComment(line))
            kept.push_back(line);
    if (kept.size() < 2)
        return false;
    const auto words = [](const std::string& from) {
        std::istringstream stream(from);
        std::vector<std::string> all;
        for (std::string word; stream >> word;)
            all.push_back(word);
        return all;
    };
    const auto isCount = [](const std::string& word) {
        return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    };
    const auto record = words(kept[0]), signal = words(kept[1]);
    if (record.size() < 2 || record[0].find_first_of("0123456789") == 0 || !isCount(record[1]))
        return false;
    if (signal.size() < 2 || !isCount(signal[1].substr(0, signal[1].find_first_of("x:+"))))
        return false;
    // The file of the first signal is called after the record.
    return signal[0].starts_with(record[0].substr(0, record[0].find('/'))) || signal[0] == "~";
}

/// The beginning of a file that lies beside `path` under another extension; empty: none.
std::string neighbour(const std::string& path, const char* extension)
{
    fs::path other(path);
    other.replace_extension(extension);
    std::error_code ignored;
    if (other == fs::path(path) || !fs::is_regular_file(other, ignored))
        return {};
    std::string head(4096, '\0');
    std::ifstream file(other, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

}  // namespace

std::optional<Error> refusalOf(const std::string& path, std::span<const std::byte> head)
{
    const auto refuse = [&](std::string_view what, std::string_view remedy) {
        return Error{std::string(what), path, std::string(remedy)};
    };
    for (const Signature& signature : signatures) {
        // Plain text may begin with letters that some archive uses too.
        const bool isMark = hasSignature(head, signature.bytes, signature.offset);
        if (isMark && (signature.bytes != "BZh" || !looksLikeText(head)))
            return refuse(signature.what, signature.remedy);
    }
    const std::string_view text = textOf(head);
    if (isBrainVision(text))
        return refuse("BrainVision recordings are not read yet", toEdf);
    constexpr std::string_view wfdb = "WFDB records are not read yet";
    if (looksLikeText(head)) {
        if (isWfdbHeader(text))
            return refuse(wfdb, toEdf);
        if (trimmed(text).starts_with('{') || trimmed(text).starts_with("[{"))
            return refuse("this is a JSON document", "give the recording itself");
        return std::nullopt;
    }
    if (isHdf5(head))
        return std::nullopt;
    const std::string file = fs::path(path).filename().string();
    if (const std::string header = neighbour(path, ".hea"); !header.empty())
        if (isWfdbHeader(header) && header.find(file) != std::string::npos)
            return refuse(wfdb, toEdf);
    if (isBrainVision(neighbour(path, ".vhdr")))
        return refuse("BrainVision recordings are not read yet", toEdf);
    return std::nullopt;
}

}  // namespace facialis::acquisition
