// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/open_network.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "acquisition/network/lsl_source.hpp"
#include "acquisition/network/sessantaquattro_source.hpp"

namespace facialis::acquisition {

namespace {

/// The place of a value among those the device has.
template <std::size_t count>
Result<int> codeOf(const SourceAddress& address, std::string_view key,
                   const std::array<double, count>& values, double standard)
{
    const auto given = address.number(key, 0.0, 1e9);
    if (!given)
        return tl::unexpected(given.error());
    const double wanted = given->value_or(standard);
    const auto found = std::find(values.begin(), values.end(), wanted);
    if (found == values.end())
        return failure(fmt::format("{}={} is not possible", key, wanted), address.text,
                       fmt::format("give one of {}", fmt::join(values, ", ")));
    return static_cast<int>(found - values.begin());
}

Result<Endpoint> listeningPlace(const SourceAddress& address)
{
    Endpoint at{address.parameter("host").value_or("127.0.0.1"), 45454};
    std::string_view port = address.address;
    if (port.starts_with(':'))
        port.remove_prefix(1);
    if (!port.empty()) {
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), at.port);
        if (error != std::errc() || end != port.data() + port.size())
            return failure(fmt::format("'{}' is no port", port), address.text,
                           "write sessantaquattro::45454");
    }
    return at;
}

}  // namespace

Result<std::unique_ptr<Source>> openLsl(const SourceAddress& address)
{
    LslSourceOptions options;
    const auto wait = address.number("wait", 0.0, 3600.0);
    if (!wait)
        return tl::unexpected(wait.error());
    if (*wait)
        options.patience = Duration(**wait);
    options.name = address.text;
    options.signal.name = address.address;
    options.signal.type = address.parameter("type").value_or("");
    options.signal.host = address.parameter("host").value_or("127.0.0.1");
    options.markers = address.parameter("markers").value_or("");
    if (options.signal.name.empty() && options.signal.type.empty())
        return failure("no LSL stream is named", address.text, "write lsl:NAME or lsl:?type=EMG");
    return openLslStream(options);
}

Result<std::unique_ptr<Source>> openSessantaquattroAt(const SourceAddress& address)
{
    SessantaquattroOptions options;
    SessantaquattroSettings& settings = options.settings;
    options.name = address.text;
    const auto place = listeningPlace(address);
    const auto rate = codeOf<4>(address, "rate", {500.0, 1000.0, 2000.0, 4000.0}, 2000.0);
    const auto channels = codeOf<4>(address, "channels", {8.0, 16.0, 32.0, 64.0}, 64.0);
    const auto bits = codeOf<2>(address, "bits", {16.0, 24.0}, 16.0);
    const auto mode = codeOf<8>(address, "mode", {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}, 0.0);
    const auto gain = codeOf<4>(address, "gain", {2.0, 4.0, 6.0, 8.0}, 8.0);
    if (!place)
        return tl::unexpected(place.error());
    for (const Result<int>* code : {&rate, &channels, &bits, &mode, &gain})
        if (!*code)
            return tl::unexpected(code->error());
    options.listenAt = *place;
    settings.rateCode = *rate;
    settings.channelCode = *channels;
    settings.is24Bit = *bits == 1;
    settings.mode = *mode;
    settings.gainCode = *gain;
    if (*gain == 0 && !settings.is24Bit)
        return failure("gain=2 is there with 24 bits alone", address.text, "add bits=24");
    const auto signals = static_cast<double>(settings.signals());
    const auto total = address.number("total", signals, signals + 64.0);
    if (!total)
        return tl::unexpected(total.error());
    if (*total)
        settings.extraChannels = static_cast<int>(**total - signals);
    return openSessantaquattro(options);
}

}  // namespace facialis::acquisition
