// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/wav/wav_chunks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fmt/format.h>
#include <string_view>

#include "data/formats/mapped_file.hpp"

namespace facialis::acquisition {

namespace {

constexpr int pcm = 1, floating = 3, extensible = 0xFFFE;
constexpr std::uint32_t notKnown = 0xFFFFFFFFU;

/// A file of chunks, read where they lie.
class Bytes {
public:
    explicit Bytes(std::span<const std::byte> bytes)
        : bytes_(bytes), isBigEndian_(name(0) == "RIFX")
    {
    }

    [[nodiscard]] std::int64_t size() const { return std::ssize(bytes_); }
    [[nodiscard]] std::string_view name(std::int64_t at) const
    {
        return std::string_view(reinterpret_cast<const char*>(bytes_.data()), bytes_.size())
            .substr(static_cast<std::size_t>(std::min(at, size())), 4);
    }
    /// The number of `width` bytes at `at`; 0 behind the end.
    [[nodiscard]] std::uint64_t number(std::int64_t at, int width) const
    {
        std::uint64_t value = 0;
        if (at + width > size())
            return 0;
        for (int i = 0; i < width; ++i) {
            const int place = isBigEndian_ ? i : width - 1 - i;
            value = value << 8U |
                    std::to_integer<std::uint64_t>(bytes_[static_cast<std::size_t>(at + place)]);
        }
        return value;
    }

private:
    std::span<const std::byte> bytes_;
    bool isBigEndian_;
};

std::string nameOf(int format)
{
    constexpr std::array<std::pair<int, std::string_view>, 6> known{
        {{2, "ADPCM"}, {6, "A-law"}, {7, "mu-law"}, {17, "IMA ADPCM"}, {49, "GSM"}, {85, "MP3"}}};
    for (const auto& [code, name] : known)
        if (code == format)
            return std::string(name);
    return fmt::format("code {}", format);
}

}  // namespace

Result<WavChunks> readWavChunks(const std::string& path)
{
    const auto file = MappedFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    const Bytes bytes(file->bytes());
    WavChunks chunks;
    std::optional<int> format;
    std::optional<std::uint64_t> longSize;
    for (std::int64_t at = 12; at + 8 <= bytes.size();) {
        const std::string_view name = bytes.name(at);
        const std::uint64_t size = bytes.number(at + 4, 4);
        const std::int64_t content = at + 8;
        if (name == "ds64")
            longSize = bytes.number(content + 8, 8);
        if (name == "fmt ") {
            format = static_cast<int>(bytes.number(content, 2));
            chunks.bits = static_cast<int>(bytes.number(content + 14, 2));
            if (format == extensible)
                format = static_cast<int>(bytes.number(content + 24, 2));
        }
        if (name == "data") {
            if (!format)
                break;
            chunks.bytesThere = bytes.size() - content;
            const std::uint64_t stated = size == notKnown ? longSize.value_or(0) : size;
            // Zero and the highest number stand in files whose recorder was killed.
            if (stated > 0 && stated < std::uint64_t{1} << 62U && (size != notKnown || longSize))
                chunks.statedBytes = static_cast<std::int64_t>(stated);
            if (*format != pcm && *format != floating)
                return failure("WAV samples written as " + nameOf(*format) + " are not read", path,
                               "save it as PCM of 16, 24 or 32 bits");
            chunks.isFloat = *format == floating;
            return chunks;
        }
        at = content + static_cast<std::int64_t>(size + size % 2);
    }
    return failure(format ? "the WAV file holds no samples"
                          : "the WAV file does not say how its samples are written",
                   path, "copy it again from the recorder");
}

}  // namespace facialis::acquisition
