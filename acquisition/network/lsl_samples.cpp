// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_samples.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace facialis::acquisition {

namespace {

constexpr char deducedTag = 1, stampTag = 2;
constexpr std::uint64_t longestText = 1U << 20U;
static_assert(std::endian::native == std::endian::little, "bytes are turned for big-endian peers");

template <class Value>
Value valueAt(std::string_view bytes, std::size_t at, ByteOrder order)
{
    std::array<char, sizeof(Value)> raw{};
    std::memcpy(raw.data(), bytes.data() + at, sizeof(Value));
    if (order == ByteOrder::big)
        std::reverse(raw.begin(), raw.end());
    Value value{};
    std::memcpy(&value, raw.data(), sizeof(Value));
    return value;
}

template <class Value>
void append(std::string& bytes, Value value, ByteOrder order)
{
    std::array<char, sizeof(Value)> raw{};
    std::memcpy(raw.data(), &value, sizeof(Value));
    if (order == ByteOrder::big)
        std::reverse(raw.begin(), raw.end());
    bytes.append(raw.data(), raw.size());
}

template <class Value>
Value rounded(double value)
{
    using Limits = std::numeric_limits<Value>;
    return static_cast<Value>(std::llround(
        std::clamp(value, static_cast<double>(Limits::min()), static_cast<double>(Limits::max()))));
}

void appendValue(std::string& bytes, double value, LslFormat format, ByteOrder order)
{
    switch (format) {
    case LslFormat::float32: append(bytes, static_cast<float>(value), order); break;
    case LslFormat::double64: append(bytes, value, order); break;
    case LslFormat::int32: append(bytes, rounded<std::int32_t>(value), order); break;
    case LslFormat::int16: append(bytes, rounded<std::int16_t>(value), order); break;
    case LslFormat::int8: append(bytes, rounded<std::int8_t>(value), order); break;
    case LslFormat::int64: append(bytes, static_cast<std::int64_t>(value), order); break;
    case LslFormat::string: break;
    }
}

}  // namespace

std::string encodeLslSample(const LslSample& sample, LslFormat format, ByteOrder order)
{
    std::string bytes(1, sample.stamp ? stampTag : deducedTag);
    if (sample.stamp)
        append(bytes, *sample.stamp, order);
    if (format != LslFormat::string) {
        for (const double value : sample.values)
            appendValue(bytes, value, format, order);
        return bytes;
    }
    for (const std::string& text : sample.texts) {
        if (text.size() <= 0xFF) {
            bytes += char{1};
            bytes += static_cast<char>(text.size());
        } else {
            bytes += char{4};
            append(bytes, static_cast<std::uint32_t>(text.size()), order);
        }
        bytes += text;
    }
    return bytes;
}

LslSample lslTestPattern(LslFormat format, std::size_t channels, int offset)
{
    constexpr double stamp = 123456.789;
    LslSample sample;
    sample.stamp = stamp;
    for (std::size_t k = 0; k < channels; ++k) {
        const double sign = k % 2 == 0 ? 1.0 : -1.0;
        if (format == LslFormat::string) {
            sample.texts.push_back(
                std::to_string((static_cast<long>(k) + 10) * (k % 2 == 0 ? 1 : -1)));
            continue;
        }
        std::int64_t base = offset, limit = 0;
        switch (format) {
        case LslFormat::double64: base += 16777217; break;
        case LslFormat::int32: base += 65537, limit = 2147483647; break;
        case LslFormat::int16: base += 257, limit = 32767; break;
        case LslFormat::int8: base += 1, limit = 127; break;
        case LslFormat::int64: base += 2147483649; break;
        default: break;
        }
        std::int64_t value = base + static_cast<std::int64_t>(k);
        if (limit > 0)
            value %= limit;
        sample.values.push_back(sign * static_cast<double>(value));
    }
    return sample;
}

double LslSampleDecoder::number(std::size_t at) const
{
    switch (format_) {
    case LslFormat::float32: return static_cast<double>(valueAt<float>(waiting_, at, order_));
    case LslFormat::double64: return valueAt<double>(waiting_, at, order_);
    case LslFormat::int32: return valueAt<std::int32_t>(waiting_, at, order_);
    case LslFormat::int16: return valueAt<std::int16_t>(waiting_, at, order_);
    case LslFormat::int8: return valueAt<std::int8_t>(waiting_, at, order_);
    case LslFormat::int64: return static_cast<double>(valueAt<std::int64_t>(waiting_, at, order_));
    case LslFormat::string: break;
    }
    return 0.0;
}

Result<std::optional<std::string>> LslSampleDecoder::text(std::size_t& at) const
{
    if (at >= waiting_.size())
        return std::nullopt;
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(waiting_[at]));
    if (size != 1 && size != 2 && size != 4 && size != 8)
        return failure("the LSL stream writes a text in a way that is unknown");
    if (waiting_.size() - at - 1 < size)
        return std::nullopt;
    std::uint64_t length = 0;
    switch (size) {
    case 1: length = valueAt<std::uint8_t>(waiting_, at + 1, order_); break;
    case 2: length = valueAt<std::uint16_t>(waiting_, at + 1, order_); break;
    case 4: length = valueAt<std::uint32_t>(waiting_, at + 1, order_); break;
    default: length = valueAt<std::uint64_t>(waiting_, at + 1, order_); break;
    }
    if (length > longestText)
        return failure("the LSL stream holds a text of more than a million letters");
    if (waiting_.size() - at - 1 - size < length)
        return std::nullopt;
    std::string found = waiting_.substr(at + 1 + size, static_cast<std::size_t>(length));
    at += 1 + size + static_cast<std::size_t>(length);
    return found;
}

Result<std::optional<LslSample>> LslSampleDecoder::next(std::size_t& begin) const
{
    std::size_t at = begin;
    if (at >= waiting_.size())
        return std::nullopt;
    LslSample sample;
    const char tag = waiting_[at++];
    if (tag == stampTag) {
        if (waiting_.size() - at < sizeof(double))
            return std::nullopt;
        sample.stamp = valueAt<double>(waiting_, at, order_);
        at += sizeof(double);
    } else if (tag != deducedTag) {
        return failure("the LSL stream is out of step: a sample begins with an unknown byte");
    }
    if (format_ == LslFormat::string) {
        for (std::size_t k = 0; k < channels_; ++k) {
            auto found = text(at);
            if (!found)
                return tl::unexpected(found.error());
            if (!*found)
                return std::nullopt;
            sample.texts.push_back(std::move(**found));
        }
    } else {
        const std::size_t size = sizeOf(format_);
        if (waiting_.size() - at < channels_ * size)
            return std::nullopt;
        sample.values.reserve(channels_);
        for (std::size_t k = 0; k < channels_; ++k, at += size)
            sample.values.push_back(number(at));
    }
    begin = at;
    return sample;
}

Result<std::vector<LslSample>> LslSampleDecoder::decode(std::string_view bytes)
{
    waiting_ += bytes;
    std::vector<LslSample> samples;
    std::size_t begin = 0;
    for (;;) {
        auto sample = next(begin);
        if (!sample)
            return tl::unexpected(sample.error());
        if (!*sample)
            break;
        samples.push_back(std::move(**sample));
    }
    waiting_.erase(0, begin);
    return samples;
}

}  // namespace facialis::acquisition
