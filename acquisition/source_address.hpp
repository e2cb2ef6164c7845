// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/model/result.hpp"

namespace facialis::acquisition {

/// `scheme:address[?key=value&...]`, %-escapes resolved.
struct SourceAddress {
    std::string text;  ///< as given, for messages
    std::string scheme;
    std::string address;
    std::vector<std::pair<std::string, std::string>> parameters;

    /// The value of a key; empty: not given.
    [[nodiscard]] std::optional<std::string> parameter(std::string_view key) const;
    /// A number that must lie in [lowest, highest]. @errors no number, out of range
    [[nodiscard]] Result<std::optional<double>> number(std::string_view key, double lowest,
                                                       double highest) const;
};

/// Takes an address apart. A '?' inside a path is written %3F, a '%' %25.
/// @errors no scheme, a broken escape, a parameter without a value, or given twice
[[nodiscard]] Result<SourceAddress> parseSourceAddress(std::string_view text);

/// @errors parameters that are not among `known` (all of those are named)
[[nodiscard]] Result<void> checkParameters(const SourceAddress& address,
                                           std::span<const std::string_view> known);

}  // namespace facialis::acquisition
