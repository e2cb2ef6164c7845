// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/intan/rhd_header.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "acquisition/files/byte_cursor.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t mostChannels = 8192;
constexpr std::uint32_t longestText = 65536;

/// What ends reading; never leaves this file.
struct Impossible {
    std::string what;
};

void appendUtf8(std::string& text, std::uint16_t unit)
{
    // Surrogates are left to toUtf8(), which knows what to do with what is no UTF-8.
    if (unit < 0x80) {
        text += static_cast<char>(unit);
    } else if (unit < 0x800) {
        text += static_cast<char>(0xC0 | unit >> 6);
        text += static_cast<char>(0x80 | (unit & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | unit >> 12);
        text += static_cast<char>(0x80 | (unit >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (unit & 0x3F));
    }
}

class HeaderReader {
public:
    explicit HeaderReader(std::span<const std::byte> file) : cursor_(file) {}

    RhdHeader read()
    {
        RhdHeader header;
        (void)next<std::uint32_t>("signature");
        header.major = next<std::int16_t>("version");
        header.minor = next<std::int16_t>("version");
        if (header.major < 1 || header.major > 3 || header.minor < 0)
            throw Impossible{fmt::format("is of version {}.{}, and only 1.0 to 3.x are read",
                                         header.major, header.minor)};
        header.rate = Frequency(static_cast<double>(next<float>("sampling rate")));
        if (!(header.rate >= 1_Hz && header.rate <= 1e7_Hz))
            throw Impossible{"states an impossible sampling rate"};
        readFilters(header);
        for (int i = 0; i < 3; ++i)
            if (std::string note = text("note"); !note.empty())
                header.notes.push_back(std::move(note));
        const bool isVersion1 = header.major == 1;
        if (!isVersion1 || header.minor >= 1)
            header.temperatureSensors = next<std::int16_t>("number of temperature sensors");
        if (!isVersion1 || header.minor >= 3)
            header.boardMode = next<std::int16_t>("board mode");
        if (!isVersion1)
            (void)text("reference channel");
        if (header.temperatureSensors < 0 || header.temperatureSensors > 1000)
            throw Impossible{"states an impossible number of temperature sensors"};
        const int groups = next<std::int16_t>("number of signal groups");
        for (int group = 0; group < groups; ++group)
            readGroup(header);
        header.bytes = static_cast<std::int64_t>(cursor_.position());
        return header;
    }

private:
    template <class Number>
    Number next(const char* what)
    {
        const auto number = cursor_.next<Number>();
        if (!number)
            throw Impossible{fmt::format("the header ends before its {}", what)};
        return *number;
    }

    /// A QString: bytes of its length (all ones: none), then UTF-16.
    std::string text(const char* what)
    {
        const auto length = next<std::uint32_t>(what);
        if (length == 0xFFFFFFFFU)
            return {};
        const auto bytes = length <= longestText ? cursor_.take(length) : std::nullopt;
        if (!bytes)
            throw Impossible{fmt::format("the header's {} is longer than the file", what)};
        std::string utf8;
        for (std::size_t i = 0; i + 1 < bytes->size(); i += 2)
            appendUtf8(utf8, numberAt<std::uint16_t>(bytes->data() + i));
        return toUtf8(utf8);
    }

    void readFilters(RhdHeader& header)
    {
        header.hasDspFilter = next<std::int16_t>("filter") != 0;
        const auto cutoff = [&] { return Frequency(static_cast<double>(next<float>("filter"))); };
        header.dspCutoff = cutoff();
        header.lowerCutoff = cutoff();
        header.upperCutoff = cutoff();
        for (int desired = 0; desired < 3; ++desired)
            (void)next<float>("filter");
        const auto notch = next<std::int16_t>("notch filter");
        header.notch = notch == 1 ? 50 : notch == 2 ? 60 : 0;
        (void)next<float>("impedance test frequency");
        (void)next<float>("impedance test frequency");
    }

    void readGroup(RhdHeader& header)
    {
        (void)text("group name");
        (void)text("group prefix");
        const bool isEnabled = next<std::int16_t>("group") > 0;
        const int channels = next<std::int16_t>("number of channels");
        (void)next<std::int16_t>("number of amplifier channels");
        for (int k = 0; isEnabled && k < channels; ++k)
            readChannel(header);
    }

    void readChannel(RhdHeader& header)
    {
        RhdChannel channel;
        channel.nativeName = text("channel name");
        channel.customName = text("channel name");
        channel.nativeOrder = next<std::int16_t>("channel order");
        (void)next<std::int16_t>("channel order");
        const auto signal = next<std::int16_t>("signal type");
        const bool isEnabled = next<std::int16_t>("channel") != 0;
        // Chip channel, board stream, four trigger settings, impedance magnitude and phase.
        for (int i = 0; i < 6; ++i)
            (void)next<std::int16_t>("channel");
        (void)next<float>("impedance");
        (void)next<float>("impedance");
        if (signal < 0 || signal > 5)
            throw Impossible{fmt::format("states a signal of type {}, which there is not", signal)};
        channel.signal = static_cast<RhdSignal>(signal);
        if (!isEnabled)
            return;
        if (header.channels.size() == mostChannels)
            throw Impossible{"states more channels than any system has"};
        header.channels.push_back(std::move(channel));
    }

    ByteCursor cursor_;
};

}  // namespace

std::int64_t RhdHeader::count(RhdSignal signal) const
{
    return std::ranges::count(channels, signal, &RhdChannel::signal);
}

std::int64_t RhdHeader::blockBytes() const
{
    const std::int64_t samples = samplesPerBlock();
    const auto digital = [&](RhdSignal signal) { return count(signal) > 0 ? 2 * samples : 0; };
    return 4 * samples + 2 * samples * count(RhdSignal::amplifier) +
           2 * (samples / 4) * count(RhdSignal::auxiliary) + 2 * count(RhdSignal::supplyVoltage) +
           std::int64_t{2} * temperatureSensors + 2 * samples * count(RhdSignal::boardAnalog) +
           digital(RhdSignal::digitalIn) + digital(RhdSignal::digitalOut);
}

std::string rhdPrefilter(const RhdHeader& header)
{
    const Frequency low =
        header.hasDspFilter ? std::max(header.lowerCutoff, header.dspCutoff) : header.lowerCutoff;
    return fmt::format("HP:{:.4g}Hz LP:{:.6g}Hz", low.hertz(), header.upperCutoff.hertz());
}

Result<RhdHeader> rhdHeader(std::span<const std::byte> file, const std::string& path)
{
    try {
        return HeaderReader(file).read();
    } catch (const Impossible& thrown) {
        return failure(thrown.what, path, "copy the file again from the recorder");
    }
}

}  // namespace facialis::acquisition
