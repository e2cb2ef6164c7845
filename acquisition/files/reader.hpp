// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "acquisition/files/open_recording.hpp"

namespace facialis::acquisition {

/// Who applies `--columns`: the reader, where columns are its own business, or everybody's wrapper.
enum class ColumnChoice { byWrapper, byReader };

/// A file format: how to tell it from its first bytes, and how to open it.
/// One reader is one file and one line in readers.cpp.
struct Reader {
    std::string_view name;
    /// Looks at the first bytes of the file (at most 4096) and nothing else.
    bool (*recognises)(std::span<const std::byte> head);
    Result<std::unique_ptr<Recording>> (*open)(const std::string& path, const OpenOptions& options);
    /// Asked after `recognises`, where the first bytes do not decide (HDF5); empty: they do.
    bool (*confirms)(const std::string& path) = nullptr;
    ColumnChoice columnChoice = ColumnChoice::byWrapper;
};

/// All readers, in the order in which they are asked; the plain columns come last.
[[nodiscard]] std::span<const Reader> readers();

}  // namespace facialis::acquisition
