// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/refused_formats.hpp"

#include <array>
#include <filesystem>

#include "acquisition/files/companion.hpp"
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/table/text_lines.hpp"

namespace facialis::acquisition {

namespace {

using namespace std::string_view_literals;

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
    Signature{"\x89"
              "EMGJ\r\n\x1A"sv,
              0, "this is the journal of an interrupted recording",
              "complete its session file with `facialis recover`, then give that"},
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

}  // namespace

std::optional<Error> refusalOf(const std::string& path, std::span<const std::byte> head)
{
    const auto refuse = [&](std::string_view what, std::string_view remedy) {
        return Error{std::string(what), path, std::string(remedy)};
    };
    // The samples of a recording that its header names may be any bytes.
    if (brainVisionHeaderOf(path) || wfdbHeaderOf(path))
        return std::nullopt;
    if (std::filesystem::path(path).filename() == "amplifier.dat")
        if (std::error_code ignored; std::filesystem::exists(
                std::filesystem::path(path).replace_filename("info.rhd"), ignored))
            return refuse("these are samples without their header", "give info.rhd beside it");
    for (const Signature& signature : signatures) {
        // Plain text may begin with letters that some archive uses too.
        const bool isMark = hasSignature(head, signature.bytes, signature.offset);
        if (isMark && (signature.bytes != "BZh" || !looksLikeText(head)))
            return refuse(signature.what, signature.remedy);
    }
    const std::string_view text = textOf(head);
    if (looksLikeText(head)) {
        if (trimmed(text).starts_with('{') || trimmed(text).starts_with("[{"))
            return refuse("this is a JSON document", "give the recording itself");
    }
    return std::nullopt;
}

}  // namespace facialis::acquisition
