// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "data/formats/mapped_file.hpp"

namespace facialis::acquisition {

/// The files of samples of a record. A record may have thousands; a few at a time are mapped.
/// Thread-safety: get() may be called from several threads at once.
class WfdbFiles {
public:
    /// Registers a file; one that is known already keeps its number.
    /// @errors not there, empty, no file
    [[nodiscard]] Result<std::size_t> add(const std::string& path);

    [[nodiscard]] const std::string& path(std::size_t file) const { return known_[file].path; }
    [[nodiscard]] std::int64_t size(std::size_t file) const { return known_[file].size; }

    /// The file, mapped. @errors it is gone, or shorter than it was
    [[nodiscard]] Result<std::shared_ptr<const MappedFile>> get(std::size_t file) const;

private:
    struct Known {
        std::string path;
        std::int64_t size = 0;
    };
    using Mapped = std::pair<std::size_t, std::shared_ptr<const MappedFile>>;

    std::vector<Known> known_;
    mutable std::mutex mutex_;
    mutable std::list<Mapped> mapped_;  ///< the one used last in front
};

}  // namespace facialis::acquisition
