// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_files.hpp"

#include <algorithm>

namespace facialis::acquisition {

Result<std::size_t> WfdbFiles::add(const std::string& path)
{
    // Signals of one file follow each other, those of one segment do, too.
    const auto from = std::ssize(known_) > 64 ? known_.end() - 64 : known_.begin();
    const auto at =
        std::find_if(from, known_.end(), [&](const Known& known) { return known.path == path; });
    if (at != known_.end())
        return static_cast<std::size_t>(at - known_.begin());
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    known_.push_back({path, file->size()});
    return known_.size() - 1;
}

Result<std::shared_ptr<const MappedFile>> WfdbFiles::get(std::size_t file) const
{
    constexpr std::size_t mostMapped = 64;
    const std::scoped_lock lock(mutex_);
    auto at = std::ranges::find(mapped_, file, &Mapped::first);
    if (at == mapped_.end()) {
        auto opened = MappedFile::open(known_[file].path);
        if (!opened)
            return tl::unexpected(opened.error());
        mapped_.emplace_front(file, std::make_shared<const MappedFile>(std::move(*opened)));
        if (mapped_.size() > mostMapped)
            mapped_.pop_back();
    } else {
        mapped_.splice(mapped_.begin(), mapped_, at);
    }
    const auto& found = mapped_.front().second;
    if (!found->isWhole() || found->size() < known_[file].size)
        return failure("the file has become shorter since it was opened", known_[file].path,
                       "copy the record again");
    return found;
}

}  // namespace facialis::acquisition
