// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace facialis {

/// SHA-256 of bytes that arrive in portions (FIPS 180-4, by OpenSSL).
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::span<const std::byte> bytes);
    /// Samples as little-endian numbers; every NaN as the same one.
    void add(std::span<const std::int32_t> samples);
    void add(std::span<const double> samples);

    /// 64 hexadecimal digits; nothing may be added afterwards.
    [[nodiscard]] std::string finished();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 of a text as 64 hexadecimal digits.
[[nodiscard]] std::string sha256Of(std::string_view text);

}  // namespace facialis
