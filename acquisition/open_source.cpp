// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/open_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "acquisition/devices/device_list.hpp"
#include "acquisition/devices/device_source.hpp"
#include "acquisition/files/open_recording.hpp"
#include "acquisition/open_network.hpp"
#include "acquisition/playback_source.hpp"
#include "acquisition/simulator_source.hpp"
#include "acquisition/source_address.hpp"

namespace facialis::acquisition {

namespace {

constexpr double fastest = 1e6;

Result<double> speedOf(const SourceAddress& address)
{
    const auto speed = address.number("speed", 0.0, fastest);
    if (!speed)
        return tl::unexpected(speed.error());
    return speed->value_or(1.0);
}

Result<std::unique_ptr<Source>> openFile(const SourceAddress& address)
{
    OpenOptions stated;
    const auto speed = speedOf(address);
    const auto rate = address.number("rate", 1e-3, 1e7);
    if (!speed || !rate)
        return tl::unexpected(!speed ? speed.error() : rate.error());
    if (*rate)
        stated.rate = Frequency(**rate);
    stated.unit = address.parameter("unit");
    if (const auto columns = address.parameter("columns"))
        for (std::size_t begin = 0; begin <= columns->size();) {
            const std::size_t end = std::min(columns->find(',', begin), columns->size());
            stated.columns.push_back(columns->substr(begin, end - begin));
            begin = end + 1;
        }
    auto recording = openRecording(address.address, stated);
    if (!recording)
        return tl::unexpected(recording.error());
    return playRecording(std::move(*recording), {.name = address.text, .speed = *speed},
                         steadyClock());
}

Result<std::uint64_t> seedOf(const SourceAddress& address)
{
    // Every whole number that a double holds exactly.
    const auto seed = address.number("seed", 0.0, 9007199254740992.0);
    if (!seed)
        return tl::unexpected(seed.error());
    const double value = seed->value_or(1.0);
    if (value != std::floor(value))
        return failure("a seed is a whole number", address.text, "give seed=1, seed=2, ...");
    return static_cast<std::uint64_t>(value);
}

Result<std::unique_ptr<Source>> openSimulation(const SourceAddress& address)
{
    SimulatorStreamOptions options{.name = address.text};
    options.simulation.scenario = address.address;
    const auto speed = speedOf(address);
    const auto seed = seedOf(address);
    const auto rate = address.number("rate", 1.0, 1e6);
    const auto snr = address.number("snr-db", -100.0, 100.0);
    if (!speed)
        return tl::unexpected(speed.error());
    if (!seed)
        return tl::unexpected(seed.error());
    if (!rate || !snr)
        return tl::unexpected(!rate ? rate.error() : snr.error());
    options.speed = *speed;
    options.simulation.seed = *seed;
    if (*rate)
        options.simulation.rate = Frequency(**rate);
    options.simulation.snrDb = *snr;
    if (const auto side = address.parameter("side"); side && *side != "random") {
        options.simulation.side = sideFrom(*side);
        if (!options.simulation.side || *options.simulation.side == Side::both)
            return failure("'side=" + *side + "' is not possible", address.text,
                           "give side=left, side=right or side=random");
    }
    return streamSimulation(options, steadyClock());
}

/// A kind of source: one line each. Devices have a list of their own (deviceKinds).
struct Scheme {
    std::string_view name;
    std::span<const std::string_view> parameters;
    Result<std::unique_ptr<Source>> (*open)(const SourceAddress& address);
};

constexpr std::array<std::string_view, 5> simulationParameters{"seed", "speed", "rate", "snr-db",
                                                               "side"};
constexpr std::array<std::string_view, 4> fileParameters{"speed", "rate", "unit", "columns"};

constexpr std::array schemes{
    Scheme{"simulate", simulationParameters, openSimulation},
    Scheme{"file", fileParameters, openFile},
    Scheme{"lsl", lslParameters, openLsl},
    Scheme{"sessantaquattro", sessantaquattroParameters, openSessantaquattroAt},
};

}  // namespace

Result<std::unique_ptr<Source>> openSource(std::string_view address)
{
    const auto parsed = parseSourceAddress(address);
    if (!parsed)
        return tl::unexpected(parsed.error());
    for (const Scheme& scheme : schemes) {
        if (scheme.name != parsed->scheme)
            continue;
        if (const auto checked = checkParameters(*parsed, scheme.parameters); !checked)
            return tl::unexpected(checked.error());
        return scheme.open(*parsed);
    }
    for (const DeviceKind& kind : deviceKinds())
        if (kind.scheme == parsed->scheme)
            return openDevice(kind, *parsed);
    std::vector<std::string_view> names;
    for (const Scheme& scheme : schemes)
        names.push_back(scheme.name);
    for (const DeviceKind& kind : deviceKinds())
        names.push_back(kind.scheme);
    return failure("there is no source of kind '" + parsed->scheme + "'", parsed->text,
                   fmt::format("kinds are: {}", fmt::join(names, ", ")));
}

}  // namespace facialis::acquisition
