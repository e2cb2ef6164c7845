// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/replace_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <unistd.h>

#include "data/model/write_remedy.hpp"

namespace facialis {

namespace fs = std::filesystem;

Result<void> checkOutput(const std::string& path, Overwrite overwrite)
{
    std::error_code ignored;
    const fs::path target(path);
    if (fs::is_directory(target, ignored))
        return failure("is a folder", path, "name a file");
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ignored))
        return failure("the folder '" + folder.string() + "' does not exist", path,
                       "create it first");
    if (::access(folder.c_str(), W_OK) != 0)
        return failure("the folder '" + folder.string() + "' cannot be written", path,
                       "choose another place");
    if (overwrite == Overwrite::refuse && fs::exists(fs::symlink_status(target, ignored)))
        return failure("exists already", path, "give --force to replace it, or another name");
    return {};
}

Result<void> replaceFile(const std::string& path,
                         const std::function<Result<void>(const std::string&)>& write)
{
    // A pipe or a device (/dev/stdout) has nothing to replace: it is written in place.
    std::error_code ignored;
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored) &&
        !fs::is_directory(path, ignored))
        return write(path);

    const std::string temporary = path + ".part" + std::to_string(::getpid());
    if (Result<void> written = write(temporary); !written) {
        fs::remove(temporary, ignored);
        return written;
    }
    const auto giveUp = [&](const char* step) {
        const int error = errno;
        fs::remove(temporary, ignored);
        return failure(std::string(step) + " (" + std::strerror(error) + ")", path,
                       writeRemedy(error));
    };
    const int descriptor = ::open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return giveUp("cannot be written");
    const int synced = ::fsync(descriptor);
    ::close(descriptor);
    if (synced != 0)
        return giveUp("cannot be written to the disk");
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return giveUp("cannot be put in its place");
    return {};
}

Result<void> replaceFile(const std::string& path, const std::string& text)
{
    return replaceFile(path, [&](const std::string& temporary) -> Result<void> {
        struct Closer {
            void operator()(std::FILE* file) const { std::fclose(file); }
        };
        const std::unique_ptr<std::FILE, Closer> file(std::fopen(temporary.c_str(), "wbe"));
        if (!file || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
            std::fflush(file.get()) != 0)
            return failure(std::string("cannot be written (") + std::strerror(errno) + ")", path,
                           writeRemedy(errno));
        return {};
    });
}

}  // namespace facialis
