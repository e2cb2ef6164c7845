// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/sent_frames.hpp"

#include <fmt/format.h>
#include <iterator>

namespace facialis::acquisition {

Result<SentFrames> SentFrames::create(const std::string& path, std::size_t values,
                                      Overwrite overwrite)
{
    if (const auto possible = checkOutput(path, overwrite); !possible)
        return tl::unexpected(possible.error());
    SentFrames frames;
    frames.path_ = path;
    frames.values_ = values;
    frames.file_.open(path, std::ios::binary | std::ios::trunc);
    if (!frames.file_)
        return failure("the file cannot be written", path, "choose another folder");
    frames.file_ << "frame,counter,fault";
    for (std::size_t k = 1; k <= values; ++k)
        frames.file_ << ",v" << k;
    frames.file_ << "\n";
    return frames;
}

void SentFrames::append(const SentFrame& frame)
{
    fmt::memory_buffer row;
    fmt::format_to(std::back_inserter(row), "{},", frame.number);
    if (frame.counter)
        fmt::format_to(std::back_inserter(row), "{}", *frame.counter);
    fmt::format_to(std::back_inserter(row), ",{}", frame.faults);
    for (std::size_t k = 0; k < values_; ++k)
        if (k < frame.stored.size())
            fmt::format_to(std::back_inserter(row), ",{}", frame.stored[k]);
        else
            row.push_back(',');
    row.push_back('\n');
    file_.write(row.data(), static_cast<std::streamsize>(row.size()));
}

Result<void> SentFrames::finish()
{
    file_.close();
    if (file_.fail())
        return failure("the truth could not be written to its end", path_,
                       "free space on the disk");
    return {};
}

}  // namespace facialis::acquisition
