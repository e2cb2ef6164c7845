// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wfdb/wfdb_annotations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <string_view>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t mostAnnotations = 250'000;
constexpr int note = 22, skip = 59, number = 60, subtype = 61, channel = 62, text = 63;

/// The signs of codes 0 to 41; codes without one are written as numbers.
constexpr std::array<std::string_view, 42> signs{
    "",  "N", "L", "R", "a", "V", "F", "J", "A",  "S", "E", "j", "/", "Q",
    "~", "",  "|", "",  "s", "T", "*", "D", "\"", "=", "p", "B", "^", "t",
    "+", "u", "?", "!", "[", "]", "e", "n", "@",  "x", "f", "(", ")", "r"};

std::string textOf(int code, std::string_view written)
{
    std::string words = toUtf8(trimmed(written.substr(0, written.find('\0'))));
    if (code == note && !words.empty())
        return words;
    const auto index = static_cast<std::size_t>(code);
    const std::string sign = index < signs.size() && !signs[index].empty()
                                 ? std::string(signs[index])
                                 : fmt::format("code {}", code);
    return words.empty() ? sign : sign + " " + words;
}

/// Walks through the words of the file.
class Words {
public:
    explicit Words(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool has(std::size_t count) const { return bytes_.size() - at_ >= count; }
    std::uint32_t take()
    {
        const auto low = std::to_integer<std::uint32_t>(bytes_[at_]),
                   high = std::to_integer<std::uint32_t>(bytes_[at_ + 1]);
        at_ += 2;
        return low | high << 8U;
    }
    std::string_view takeText(std::size_t length)
    {
        const std::string_view taken(reinterpret_cast<const char*>(bytes_.data()) + at_, length);
        at_ += std::min(length + length % 2, bytes_.size() - at_);
        return taken;
    }

private:
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
};

}  // namespace

WfdbAnnotations readWfdbAnnotations(std::span<const std::byte> bytes, Frequency frameRate)
{
    constexpr std::string_view resolution = "## time resolution:";
    WfdbAnnotations read;
    Frequency rate = frameRate;
    Words words(bytes);
    std::int64_t time = 0, leftOut = 0, before = 0;
    struct Pending {
        int code;
        std::int64_t time;
        std::string_view written;
    };
    std::optional<Pending> pending;
    const auto finish = [&] {
        if (!pending)
            return;
        const std::string_view written = pending->written;
        if (pending->code == note && written.starts_with("##")) {  // the file speaks of itself
            if (written.starts_with(resolution))
                if (const auto stated = firstNumberIn(written.substr(resolution.size()));
                    stated && *stated > 0.0 && *stated <= 1e9)
                    rate = Frequency(*stated);
        } else if (pending->time < 0) {
            ++before;
        } else if (read.annotations.size() == mostAnnotations) {
            ++leftOut;
        } else {
            read.annotations.push_back(
                {.onset = timeOf(pending->time, rate), .text = textOf(pending->code, written)});
        }
        pending.reset();
    };
    read.isCutOff = true;
    while (words.has(2)) {
        const std::uint32_t word = words.take();
        const int code = static_cast<int>(word >> 10U);
        const std::uint32_t value = word & 0x3FFU;
        if (code == 0 && value == 0) {
            read.isCutOff = false;
            break;
        }
        if (code == skip) {
            if (!words.has(4))
                break;
            const std::uint32_t high = words.take();
            time += static_cast<std::int32_t>(high << 16U | words.take());
        } else if (code == text) {
            if (!words.has(value))
                break;
            const std::string_view written = words.takeText(value);
            if (pending)
                pending->written = written;
        } else if (code != number && code != subtype && code != channel) {
            finish();
            time += value;
            pending = Pending{code, time, {}};
        }
    }
    finish();
    std::ranges::stable_sort(read.annotations, {}, &Annotation::onset);
    if (read.isCutOff)
        read.warnings.emplace_back("the file of annotations has no end: its last ones are missing");
    if (before > 0)
        read.warnings.push_back(
            fmt::format("{} annotations lie in front of the samples and are left out", before));
    if (leftOut > 0)
        read.warnings.push_back(
            fmt::format("{} annotations more than can be kept are left out", leftOut));
    return read;
}

}  // namespace facialis::acquisition
