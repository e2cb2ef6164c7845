// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/mapped_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace facialis {

namespace {

constexpr std::int64_t manyBytes = 67'108'864;

void* addressOf(const std::byte* data)
{
    return const_cast<std::byte*>(data);  // madvise and munmap take it so; nothing is written
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const auto refuse = [&](std::string what, std::string remedy) {
        if (descriptor >= 0)
            ::close(descriptor);
        return failure(std::move(what), path, std::move(remedy));
    };
    if (descriptor < 0)
        return errno == ENOENT
                   ? refuse("there is no such file", "check the name")
                   : refuse(std::string("cannot be opened (") + std::strerror(errno) + ")",
                            "check that you may read it");
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return refuse(std::string("cannot be examined (") + std::strerror(errno) + ")", "");
    if (S_ISDIR(status.st_mode))
        return refuse("is a folder", "name a file in it");
    if (!S_ISREG(status.st_mode))
        return refuse("is not a regular file", "copy its content into a file first");
    if (status.st_size == 0)
        return refuse("is empty", "copy the file again from the recorder");
    const auto size = static_cast<std::size_t>(status.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (data == MAP_FAILED)
        return refuse(std::string("cannot be mapped (") + std::strerror(errno) + ")",
                      "copy it to a local disk");
    return MappedFile(descriptor, static_cast<const std::byte*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0))
{
}

MappedFile::~MappedFile()
{
    if (data_)
        ::munmap(addressOf(data_), size_);
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

bool MappedFile::isWhole() const
{
    struct stat status = {};
    return ::fstat(descriptor_, &status) == 0 && status.st_size >= static_cast<::off_t>(size_);
}

std::size_t MappedFile::copy(std::int64_t from, std::span<std::byte> into) const
{
    std::size_t done = 0;
    while (done < into.size()) {
        const ::ssize_t now = ::pread(descriptor_, into.data() + done, into.size() - done,
                                      from + static_cast<std::int64_t>(done));
        if (now < 0 && errno == EINTR)
            continue;
        if (now <= 0)
            break;
        done += static_cast<std::size_t>(now);
    }
    return done;
}

void MappedFile::touched(std::int64_t bytes) const
{
    if (touched_.fetch_add(bytes, std::memory_order_relaxed) + bytes < manyBytes)
        return;
    releaseAll();
}

void MappedFile::releaseBefore(std::int64_t offset) const
{
    if (!isSequential_.exchange(true, std::memory_order_relaxed))
        ::madvise(addressOf(data_), size_, MADV_SEQUENTIAL);
    const std::int64_t page = ::sysconf(_SC_PAGESIZE);
    const std::int64_t whole = std::clamp<std::int64_t>(offset, 0, size()) / page * page;
    if (whole > 0)
        ::madvise(addressOf(data_), static_cast<std::size_t>(whole), MADV_DONTNEED);
}

void MappedFile::releaseAll() const
{
    touched_.store(0, std::memory_order_relaxed);
    ::madvise(addressOf(data_), size_, MADV_DONTNEED);
}

void MappedFile::prefetch(std::int64_t from, std::int64_t bytes) const
{
    ::posix_fadvise(descriptor_, from, bytes, POSIX_FADV_WILLNEED);
}

}  // namespace facialis
