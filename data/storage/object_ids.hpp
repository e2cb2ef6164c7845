// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// A UUID (version 8: made by our own rule) of a seed and a path: the same file content gives the
/// same ids, another content gives others.
[[nodiscard]] std::string objectId(std::string_view seed, std::string_view path);

/// Gives objects their NWB type and remembers them, because their ids depend on content that is
/// only complete when the file is.
class ObjectTypes {
public:
    explicit ObjectTypes(std::string seed) : seed_(std::move(seed)) {}

    /// Writes the attributes namespace, neurodata_type and a first object_id.
    void mark(const Hdf5Object& object, std::string_view space, std::string_view type);

    /// Writes every object_id again from the final seed.
    void settle(const Hdf5Object& root, const std::string& seed) const;

private:
    std::string seed_;
    std::vector<std::string> paths_;
};

}  // namespace facialis
