// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/object_ids.hpp"

#include <array>
#include <bit>
#include <openssl/evp.h>

#include "data/storage/hexadecimal.hpp"

namespace facialis {

namespace {

constexpr std::uint64_t fnvPrime = 1099511628211ull;

}  // namespace

std::string sha256Of(std::string_view text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr);
    return hexadecimal(std::span(digest).first(length));
}

std::string objectId(std::string_view seed, std::string_view path)
{
    std::string hex = sha256Of(std::string(seed) + "\n" + std::string(path)).substr(0, 32);
    hex[12] = '8';
    hex[16] = "89ab"[hex[16] % 4];
    for (const std::size_t dash : {8, 13, 18, 23})
        hex.insert(dash, "-");
    return hex;
}

void SampleDigest::add(std::span<const std::int32_t> values)
{
    for (const std::int32_t value : values)
        state_ = (state_ ^ static_cast<std::uint32_t>(value)) * fnvPrime;
}

void SampleDigest::add(std::span<const double> values)
{
    for (const double value : values)
        state_ = (state_ ^ std::bit_cast<std::uint64_t>(value)) * fnvPrime;
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
