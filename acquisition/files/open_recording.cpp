// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/open_recording.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <new>
#include <span>
#include <sys/stat.h>

#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/refused_formats.hpp"
#include "acquisition/files/stated_recording.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t headSize = 4096;

/// The first bytes of a regular file. @errors not there, no file, empty, not permitted
Result<std::vector<std::byte>> readHead(const std::string& path)
{
    struct ::stat status {};
    if (path.empty())
        return failure("no file is named", {}, "give the path of a recording");
    if (::stat(path.c_str(), &status) != 0)
        return failure(errno == ENOENT
                           ? "there is no such file"
                           : std::string("cannot be opened (") + std::strerror(errno) + ")",
                       path, "check the name and the permissions");
    if (S_ISDIR(status.st_mode))
        return failure("this is a folder", path, "give a recording in it");
    if (!S_ISREG(status.st_mode))
        return failure("this is no file", path, "give the path of a recording");
    if (status.st_size == 0)
        return failure("the file is empty", path, "copy it again from the recorder");
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        return failure(std::string("cannot be opened (") + std::strerror(errno) + ")", path,
                       "check the permissions");
    std::vector<std::byte> head(headSize);
    head.resize(std::fread(head.data(), 1, head.size(), file.get()));
    if (head.empty())
        return failure(std::string("cannot be read (") + std::strerror(errno) + ")", path,
                       "copy the file to this machine and try again");
    return head;
}

Result<void> checkStated(const OpenOptions& options)
{
    if (options.rate) {
        const double hertz = options.rate->hertz();
        // Slower than one sample in a quarter of an hour or faster than any converter for EMG.
        if (!std::isfinite(hertz) || hertz < 1e-3 || hertz > 1e7)
            return failure(fmt::format("a sampling rate of {:g} Hz is not possible", hertz),
                           "--rate", "give the samples per second, for example 1000");
    }
    if (options.unit)
        if (const auto volts = voltsPerUnit(*options.unit); !volts)
            return tl::unexpected(volts.error());
    return {};
}

tl::unexpected<Error> unknownContent(const std::string& path, std::span<const std::byte> head)
{
    constexpr auto remedy =
        "give an EDF, BDF, BrainVision, WFDB, XDF, NWB, MATLAB, Intan RHD, C3D, WAV, OpenSignals, "
        "OpenBCI, CSV or session file";
    if (std::ranges::all_of(head, [](std::byte b) { return b == std::byte{0}; }))
        return failure("the file begins with nothing but zeros", path,
                       "copy it again from the recorder");
    return failure("the content is of no format that Facialis knows", path, remedy);
}

/// "file.mat:emg", where no file is called so but one before the last colon: the file and its part.
std::optional<std::pair<std::string, std::string>> fileAndPart(const std::string& path)
{
    const std::size_t colon = path.rfind(':');
    struct ::stat status {};
    if (colon == std::string::npos || colon == 0 || colon + 1 == path.size() ||
        ::stat(path.c_str(), &status) == 0 || ::stat(path.substr(0, colon).c_str(), &status) != 0 ||
        !S_ISREG(status.st_mode))
        return std::nullopt;
    return std::pair(path.substr(0, colon), path.substr(colon + 1));
}

}  // namespace

Result<std::unique_ptr<Recording>> openRecording(const std::string& path,
                                                 const OpenOptions& options)
{
    if (const auto named = fileAndPart(path); named && !options.part) {
        OpenOptions withPart = options;
        withPart.part = named->second;
        return openRecording(named->first, withPart);
    }
    if (const auto stated = checkStated(options); !stated)
        return tl::unexpected(stated.error());
    const auto head = readHead(path);
    if (!head)
        return tl::unexpected(head.error());
    if (auto refusal = refusalOf(path, *head))
        return tl::unexpected(std::move(*refusal));
    for (const Reader& reader : readers()) {
        if (!reader.recognises(*head) || (reader.confirms && !reader.confirms(path)))
            continue;
        try {
            auto recording = reader.open(path, options);
            if (!recording)
                return recording;
            return asStated(std::move(*recording), options, reader.columnChoice);
        } catch (const std::bad_alloc&) {
            return failure("the file does not fit into memory", path,
                           "cut it, or convert it to EDF");
        }
    }
    return unknownContent(path, *head);
}

}  // namespace facialis::acquisition
