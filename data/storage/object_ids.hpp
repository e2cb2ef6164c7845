// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// SHA-256 of a text as 64 hexadecimal digits.
[[nodiscard]] std::string sha256Of(std::string_view text);

/// A UUID (version 8: made by our own rule) of a seed and a path: the same file content gives the
/// same ids, another content gives others.
[[nodiscard]] std::string objectId(std::string_view seed, std::string_view path);

/// Order-dependent 64-bit digest of sample values (FNV-1a over whole values): not secure, only to
/// tell two recordings with the same header apart at memory speed.
class SampleDigest {
public:
    void add(std::span<const std::int32_t> values);
    void add(std::span<const double> values);
    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 14695981039346656037ull;
};

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
