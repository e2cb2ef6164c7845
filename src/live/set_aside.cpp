// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/set_aside.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

#include "data/model/write_remedy.hpp"

namespace facialis::engine {

namespace {

constexpr int mostCopies = 1000;

/// rename() that does not replace, on file systems that know no RENAME_NOREPLACE either.
int renameFresh(const std::string& from, const std::string& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(to, ignored)))
        return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Result<std::string> setAside(const std::string& path, const std::string& ending)
{
    int error = EEXIST;
    for (int copy = 1; copy <= mostCopies && error == EEXIST; ++copy) {
        const std::string name =
            path + ending + (copy == 1 ? std::string() : "-" + std::to_string(copy));
        error = renameFresh(path, name);
        if (error == 0)
            return name;
    }
    return failure(std::string("cannot be put aside (") + std::strerror(error) + ")", path,
                   "make the folder writable, or copy the files to another place");
}

void removeFile(const std::string& path)
{
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

void syncFolderOf(const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const int descriptor =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

Result<void> syncFile(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const int error = descriptor < 0 || ::fsync(descriptor) != 0 ? errno : 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (error != 0)
        return failure(std::string("cannot be written to the disk (") + std::strerror(error) + ")",
                       path, writeRemedy(error));
    return {};
}

}  // namespace facialis::engine
