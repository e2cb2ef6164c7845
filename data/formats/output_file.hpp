// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "data/model/result.hpp"

namespace facialis {

/// A file being written in order. Failures are remembered, so that only close() (or hasFailed(), to
/// stop early) needs to be asked.
class OutputFile {
public:
    /// @param shownAs  the name for error messages: where the file will end up
    [[nodiscard]] static Result<OutputFile> create(const std::string& path, std::string shownAs);

    void write(std::string_view text);
    void write(std::span<const std::byte> bytes);

    [[nodiscard]] bool hasFailed() const { return error_ != 0; }

    /// Flushes. @errors the first thing that went wrong since create(), such as a full disk
    [[nodiscard]] Result<void> close();

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    OutputFile(std::FILE* file, std::string shownAs) : file_(file), shownAs_(std::move(shownAs)) {}

    std::unique_ptr<std::FILE, Closer> file_;
    std::string shownAs_;
    int error_ = 0;
};

}  // namespace facialis
