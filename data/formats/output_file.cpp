// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/output_file.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include "data/model/write_remedy.hpp"

namespace facialis {

namespace {

tl::unexpected<Error> cannotWrite(int error, const std::string& where)
{
    return failure(std::string("cannot be written (") + std::strerror(error) + ")", where,
                   writeRemedy(error));
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path, std::string shownAs)
{
    std::FILE* const file = std::fopen(path.c_str(), "wbe");
    if (!file)
        return cannotWrite(errno, shownAs);
    return OutputFile(file, std::move(shownAs));
}

void OutputFile::write(std::string_view text)
{
    write(std::as_bytes(std::span(text)));
}

void OutputFile::write(std::span<const std::byte> bytes)
{
    if (error_ == 0 && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
        error_ = errno != 0 ? errno : EIO;
}

Result<void> OutputFile::close()
{
    errno = 0;
    if (std::fclose(file_.release()) != 0 && error_ == 0)
        error_ = errno != 0 ? errno : EIO;
    if (error_ != 0)
        return cannotWrite(error_, shownAs_);
    return {};
}

}  // namespace facialis
