// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace facialis {

/// Puts values one behind the other, for the other side of the boundary (the same program on the
/// same machine: native byte order).
class WireWriter {
public:
    template <class Number>
    void number(Number value)
    {
        static_assert(std::is_arithmetic_v<Number>);
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        bytes_.append(bytes, sizeof value);
    }
    void text(std::string_view value)
    {
        number(static_cast<std::uint64_t>(value.size()));
        bytes_ += value;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Takes them out again and believes nothing: after the first value that is not there, or is larger
/// than what is left, isGood() is false and everything is zero or empty.
class WireReader {
public:
    explicit WireReader(std::string_view bytes) : bytes_(bytes) {}

    template <class Number>
    Number number()
    {
        Number value{};
        if (bytes_.size() < sizeof value) {
            fail();
            return value;
        }
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }
    std::string text()
    {
        const auto length = number<std::uint64_t>();
        if (length > bytes_.size()) {
            fail();
            return {};
        }
        std::string value(bytes_.substr(0, static_cast<std::size_t>(length)));
        bytes_.remove_prefix(static_cast<std::size_t>(length));
        return value;
    }
    /// How many elements follow, of at least `smallest` bytes each.
    std::size_t count(std::size_t smallest)
    {
        const auto elements = number<std::uint64_t>();
        if (elements > bytes_.size() / smallest) {
            fail();
            return 0;
        }
        return static_cast<std::size_t>(elements);
    }
    void fail()
    {
        isGood_ = false;
        bytes_ = {};
    }
    [[nodiscard]] bool isGood() const { return isGood_; }

private:
    std::string_view bytes_;
    bool isGood_ = true;
};

}  // namespace facialis
