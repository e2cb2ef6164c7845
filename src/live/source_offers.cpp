// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/source_offers.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "acquisition/devices/device_list.hpp"
#include "acquisition/devices/serial_port.hpp"
#include "acquisition/devices/serial_ports.hpp"
#include "acquisition/network/lsl_discovery.hpp"
#include "acquisition/open_source.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::engine {
namespace {

constexpr Duration networkPatience{0.8};

/// A value inside an address.
std::string escaped(const std::string& words)
{
    std::string out;
    for (const char c : words)
        out += c == '?' ? "%3F" : c == '%' ? "%25" : c == '&' ? "%26" : std::string(1, c);
    return out;
}

SourceOffer portOffer(const acquisition::SerialPortInfo& port)
{
    SourceOffer offer{.kind = OfferKind::serialPort, .title = port.path};
    for (const std::string* part : {&port.manufacturer, &port.product})
        if (!part->empty())
            offer.detail += (offer.detail.empty() ? "" : " ") + *part;
    if (!port.maybe.empty())
        offer.detail += fmt::format("{}may be {}", offer.detail.empty() ? "" : ", ",
                                    fmt::join(port.maybe, ", "));
    offer.port = escaped(port.stablePath.empty() ? port.path : port.stablePath);
    offer.maybe = port.maybe;
    const std::string kind = port.maybe.empty()
                                 ? std::string(acquisition::deviceKinds().front().scheme)
                                 : port.maybe.front();
    offer.address = kind + ":" + offer.port;
    offer.isUsable = ::access(port.path.c_str(), R_OK | W_OK) == 0;
    offer.health = offer.isUsable ? "may be opened"
                                  : "no permission; " + acquisition::permissionAdvice(port.path);
    return offer;
}

SourceOffer streamOffer(const acquisition::LslAnswer& answer)
{
    const acquisition::LslStreamInfo& info = answer.info;
    SourceOffer offer{.kind = OfferKind::network, .title = info.name};
    offer.detail =
        fmt::format("LSL stream, type {}, {} channel{}, {:g} Hz", info.type, info.channelCount,
                    info.channelCount == 1 ? "" : "s", info.rate.hertz());
    offer.isUsable = info.rate > Frequency(0.0);
    offer.health = offer.isUsable ? "answers" : "has no rate: it carries markers, not a signal";
    offer.address = "lsl:" + escaped(info.name);
    return offer;
}

}  // namespace

std::vector<SourceOffer> offeredSources(const std::stop_token& stop)
{
    std::vector<SourceOffer> offers;
    for (const acquisition::SerialPortInfo& port : acquisition::listSerialPorts())
        offers.push_back(portOffer(port));
    // A query that nothing matches hears all who answer.
    acquisition::LslQuery query;
    query.name = "(every stream)";
    const auto streams = acquisition::findLslStreams(query, networkPatience, stop);
    if (streams)
        for (const acquisition::LslAnswer& answer : *streams)
            offers.push_back(streamOffer(answer));
    for (const acquisition::Scenario& scenario : acquisition::scenarios())
        offers.push_back({.kind = OfferKind::simulation,
                          .title = std::string(scenario.name),
                          .detail = "simulated patient",
                          .health = "always there",
                          .address = fmt::format("simulate:{}?seed=1", scenario.name)});
    return offers;
}

std::vector<DeviceOffer> offeredDevices()
{
    std::vector<DeviceOffer> offers;
    for (const acquisition::DeviceKind& kind : acquisition::deviceKinds())
        offers.push_back({std::string(kind.scheme), std::string(kind.title),
                          std::string(kind.description), acquisition::bandWarning(kind.usualRate)});
    return offers;
}

Result<std::unique_ptr<LiveSession>> openLive(const std::string& address, LiveOptions options)
{
    if (!options.out.empty() && !options.out.ends_with(".nwb"))
        return failure("the session file must end with .nwb", options.out,
                       "for example session.nwb");
    auto knowledge = KnowledgeBase::embedded();
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    auto source = acquisition::openSource(address);
    if (!source)
        return tl::unexpected(source.error());
    return LiveSession::start(std::move(*source), std::move(*knowledge), std::move(options));
}

}  // namespace facialis::engine
