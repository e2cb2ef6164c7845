// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/network/lsl_info.hpp"

namespace facialis::acquisition {

/// One sample on the wire.
struct LslSample {
    std::optional<double> stamp;     ///< seconds of the outlet's clock; empty: to be deduced
    std::vector<double> values;      ///< of numeric streams
    std::vector<std::string> texts;  ///< of string streams

    friend bool operator==(const LslSample&, const LslSample&) = default;
};

/// Which end of a number comes first.
enum class ByteOrder { little, big };

/// LSL, data protocol 1.10: a tag byte (1: time stamp to be deduced, 2: a double follows), then the
/// values; a string is the size of its length, its length, its bytes.
[[nodiscard]] std::string encodeLslSample(const LslSample& sample, LslFormat format,
                                          ByteOrder order = ByteOrder::little);

/// The samples that begin each connection, offset 4 and then 2, by which both ends check that they
/// mean the same format.
[[nodiscard]] LslSample lslTestPattern(LslFormat format, std::size_t channels, int offset);

/// Bytes in pieces of any size to samples. A pure function of the bytes.
class LslSampleDecoder {
public:
    LslSampleDecoder(LslFormat format, std::size_t channels, ByteOrder order)
        : format_(format), channels_(channels), order_(order)
    {
    }

    /// @errors a tag or a length that the protocol does not know; nothing can be read after that
    [[nodiscard]] Result<std::vector<LslSample>> decode(std::string_view bytes);

private:
    /// The sample that `waiting_` holds from `begin` on, and where it ends; empty: not all there.
    [[nodiscard]] Result<std::optional<LslSample>> next(std::size_t& begin) const;
    [[nodiscard]] double number(std::size_t at) const;
    [[nodiscard]] Result<std::optional<std::string>> text(std::size_t& at) const;

    LslFormat format_;
    std::size_t channels_;
    ByteOrder order_;
    std::string waiting_;
};

}  // namespace facialis::acquisition
