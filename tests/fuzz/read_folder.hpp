// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "acquisition/files/open_recording.hpp"
#include "data/storage/boundary/serve_reading.hpp"

/// Content decides how a file is opened: one that begins as HDF5 is opened by a copy of this
/// program, which must then serve and not fuzz.
extern "C" __attribute__((used)) inline int LLVMFuzzerInitialize(int* count, char*** words)
{
    if (const auto status = facialis::servedReading(*count, *words))
        std::_Exit(*status);
    return 0;
}

namespace facialis::test {

/// A recording of several files in one input: each begins with a line "==== NAME", where NAME is
/// what follows "r" in the file's name (".vhdr", "_1.dat"). They are written into a folder of this
/// process, which is emptied each time.
class InputFolder {
public:
    InputFolder(const std::uint8_t* data, std::size_t size)
    {
        const std::filesystem::path memory("/dev/shm");
        std::error_code ignored;
        folder_ =
            (std::filesystem::exists(memory, ignored) ? memory
                                                      : std::filesystem::temp_directory_path()) /
            ("facialis_fuzz_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
        std::string_view rest(reinterpret_cast<const char*>(data), size);
        constexpr std::string_view mark = "==== ";
        constexpr std::size_t mostFiles = 8;
        while (names_.size() < mostFiles && rest.starts_with(mark)) {
            rest.remove_prefix(mark.size());
            const std::string_view name = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(name.size() + 1, rest.size()));
            const std::size_t end = std::min(rest.find("\n==== "), rest.size());
            if (name.size() <= 16 && name.find_first_of(std::string_view("/\0", 2)) == name.npos) {
                names_.push_back((folder_ / ("r" + std::string(name))).string());
                std::ofstream(names_.back(), std::ios::binary) << rest.substr(0, end);
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    ~InputFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    InputFolder(const InputFolder&) = delete;
    InputFolder& operator=(const InputFolder&) = delete;

    /// Opens each file as a user would; of what opens, the two ends of every channel are read.
    void readAll() const
    {
        for (const std::string& name : names_)
            if (const auto opened = acquisition::openRecording(name))
                readEnds(**opened);
    }

private:
    static void readEnds(const Recording& recording)
    {
        std::vector<double> physical;
        std::vector<std::int32_t> stored;
        const auto& channels = recording.info().channels;
        for (std::size_t k = 0; k < std::min<std::size_t>(channels.size(), 64); ++k) {
            const std::int64_t end = channels[k].length;
            const std::int64_t count = std::min<std::int64_t>(end, 1000);
            physical.resize(static_cast<std::size_t>(count));
            stored.resize(static_cast<std::size_t>(count));
            (void)recording.read(k, {end - count, end}, physical);
            (void)recording.readStored(k, {0, count}, stored);
            recording.release(timeOf(end / 2, channels[k].rate));
        }
    }

    std::filesystem::path folder_;
    std::vector<std::string> names_;
};

}  // namespace facialis::test
