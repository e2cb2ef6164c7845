// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "data/storage/session_file.hpp"
#include "data/storage/sha256.hpp"

namespace facialis {

Result<std::string> sha256OfFile(const std::string& path)
{
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const auto refuse = [&] {
        return failure(std::string("cannot be read (") + std::strerror(errno) + ")", path);
    };
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        return refuse();
    std::setvbuf(file.get(), nullptr, _IONBF, 0);

    Sha256 sha256;
    std::vector<std::byte> buffer(std::size_t{1} << 20);
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        sha256.add(std::span(buffer).first(got));
    if (std::ferror(file.get()))
        return refuse();
    return sha256.finished();
}

}  // namespace facialis
