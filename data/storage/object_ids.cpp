// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/object_ids.hpp"

#include "data/storage/sha256.hpp"

namespace facialis {

std::string objectId(std::string_view seed, std::string_view path)
{
    std::string hex = sha256Of(std::string(seed) + "\n" + std::string(path)).substr(0, 32);
    hex[12] = '8';
    hex[16] = "89ab"[hex[16] % 4];
    for (const std::size_t dash : {8, 13, 18, 23})
        hex.insert(dash, "-");
    return hex;
}

void ObjectTypes::mark(const Hdf5Object& object, std::string_view space, std::string_view type)
{
    object.setText("namespace", space);
    object.setText("neurodata_type", type);
    object.setText("object_id", objectId(seed_, object.path()));
    paths_.push_back(object.path());
}

void ObjectTypes::settle(const Hdf5Object& root, const std::string& seed) const
{
    for (const std::string& path : paths_) {
        const Hdf5Object object({H5Oopen(root.id(), path.c_str(), H5P_DEFAULT), H5Oclose,
                                 "cannot be written", root.file() + " at " + path},
                                root.file(), path);
        object.setText("object_id", objectId(seed, path));
    }
}

}  // namespace facialis
