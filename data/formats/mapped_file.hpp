// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "data/model/result.hpp"

namespace facialis {

/// A file mapped for reading, whose resident pages stay few however much of it is read.
///
/// What remains: when another program shortens the file in the instant between isWhole() and the
/// access to a page that is gone, the kernel sends SIGBUS, against which no mapping is proof. Ask
/// isWhole() before each access of more than a few pages; a file that was cut long ago is then an
/// error, not a signal. Medical recorders do not shorten files.
/// Thread-safety: const members may be called from several threads at once.
class MappedFile {
public:
    /// @errors not there, not readable, a folder or device, empty
    [[nodiscard]] static Result<MappedFile> open(const std::string& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {data_, size_}; }
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(size_); }

    /// false when the file is now shorter than what was mapped.
    [[nodiscard]] bool isWhole() const;

    /// Reads from the file itself, not through the mapping: safe whatever happens to the file.
    /// @return how many bytes there were
    [[nodiscard]] std::size_t copy(std::int64_t from, std::span<std::byte> into) const;

    /// Notes that about `bytes` of pages were touched; gives all pages back when it was much since
    /// the last time (64 MB). They come back from the page cache when they are needed again.
    void touched(std::int64_t bytes) const;

    /// Gives back the pages before `offset`, and reads ahead eagerly from now on: whoever calls
    /// this walks through the file in order.
    void releaseBefore(std::int64_t offset) const;

    /// Gives back all pages.
    void releaseAll() const;

    /// Starts fetching a stretch from the disk without waiting for it.
    void prefetch(std::int64_t from, std::int64_t bytes) const;

private:
    MappedFile(int descriptor, const std::byte* data, std::size_t size)
        : descriptor_(descriptor), data_(data), size_(size)
    {
    }

    int descriptor_ = -1;
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
    mutable std::atomic<std::int64_t> touched_ = 0;
    mutable std::atomic<bool> isSequential_ = false;
};

}  // namespace facialis
