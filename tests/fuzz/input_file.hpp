// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace facialis::test {

/// The bytes of a fuzzer as a file that never touches a disk.
class InputFile {
public:
    InputFile(const std::uint8_t* data, std::size_t size)
        : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC))
    {
        for (std::size_t done = 0; done < size;) {
            const ::ssize_t now = ::write(descriptor_, data + done, size - done);
            if (now <= 0)
                break;
            done += static_cast<std::size_t>(now);
        }
    }
    ~InputFile() { ::close(descriptor_); }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] std::string path() const
    {
        return "/proc/self/fd/" + std::to_string(descriptor_);
    }

private:
    int descriptor_;
};

}  // namespace facialis::test
