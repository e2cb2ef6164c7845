// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "acquisition/devices/cyton_impedance.hpp"
#include "acquisition/devices/device_list.hpp"
#include "acquisition/devices/serial_ports.hpp"
#include "src/cli/command.hpp"
#include "src/cli/console.hpp"
#include "src/report/json_report.hpp"

namespace facialis::engine {

namespace {

using namespace acquisition;

nlohmann::ordered_json textOrNull(const std::string& text)
{
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
}

nlohmann::ordered_json asJson(const std::vector<SerialPortInfo>& ports)
{
    nlohmann::ordered_json json;
    json["schema"] = "facialis.devices/1";
    json["ports"] = nlohmann::ordered_json::array();
    for (const SerialPortInfo& port : ports)
        json["ports"].push_back({{"path", port.path},
                                 {"stable_path", textOrNull(port.stablePath)},
                                 {"vendor_id", textOrNull(port.vendorId)},
                                 {"product_id", textOrNull(port.productId)},
                                 {"manufacturer", textOrNull(port.manufacturer)},
                                 {"product", textOrNull(port.product)},
                                 {"serial", textOrNull(port.serial)},
                                 {"may_be", port.maybe}});
    json["kinds"] = nlohmann::ordered_json::array();
    for (const DeviceKind& kind : deviceKinds()) {
        nlohmann::ordered_json parameters = {"baud", "labels"};
        for (const std::string_view name : kind.parameters)
            parameters.push_back(name);
        json["kinds"].push_back({{"scheme", kind.scheme},
                                 {"title", kind.title},
                                 {"description", kind.description},
                                 {"rate_hz", kind.usualRate.hertz()},
                                 {"loss", kind.loss},
                                 {"warning", textOrNull(bandWarning(kind.usualRate))},
                                 {"parameters", parameters}});
    }
    return json;
}

std::string asText(const std::vector<SerialPortInfo>& ports)
{
    std::string text = ports.empty() ? "No serial port is there.\n" : "Serial ports\n";
    for (const SerialPortInfo& port : ports) {
        text += fmt::format("  {}", port.path);
        if (!port.vendorId.empty())
            text += fmt::format("  {}:{} {} {} {}", port.vendorId, port.productId,
                                port.manufacturer, port.product, port.serial);
        text += "\n";
        if (!port.maybe.empty())
            text += fmt::format("      may be {}\n", fmt::join(port.maybe, ", "));
        if (!port.stablePath.empty())
            text += fmt::format("      always found as {}\n", port.stablePath);
    }
    text += "\nKinds of device (open one as KIND:PORT)\n";
    for (const DeviceKind& kind : deviceKinds()) {
        text += fmt::format("  {:<12} {}: {}; lost frames known {}\n", kind.scheme, kind.title,
                            kind.description, kind.loss);
        if (!bandWarning(kind.usualRate).empty())
            text += fmt::format(
                "  {:<12} too slow for surface EMG (20-450 Hz): carries up to {:g} Hz\n", "",
                kind.usualRate.hertz() / 2.0);
    }
    return text;
}

nlohmann::ordered_json asJson(const std::string& source,
                              const std::vector<ElectrodeImpedance>& electrodes)
{
    nlohmann::ordered_json json{{"schema", "facialis.impedance/1"}, {"source", source}};
    json["electrodes"] = nlohmann::ordered_json::array();
    for (const ElectrodeImpedance& electrode : electrodes)
        json["electrodes"].push_back(
            {{"channel", electrode.channel + 1},
             {"pin", electrode.isPositive ? "P" : "N"},
             {"ohms", electrode.ohms ? nlohmann::ordered_json(std::round(*electrode.ohms))
                                     : nlohmann::ordered_json(nullptr)},
             {"off_electrode", !electrode.ohms}});
    return json;
}

std::string asText(const std::vector<ElectrodeImpedance>& electrodes)
{
    std::string text;
    for (const ElectrodeImpedance& electrode : electrodes)
        text += fmt::format("channel {:>2}, pin {}: {}\n", electrode.channel + 1,
                            electrode.isPositive ? 'P' : 'N',
                            electrode.ohms ? fmt::format("{:.1f} kOhm", *electrode.ohms / 1e3)
                                           : "the electrode is off");
    return text;
}

ExitCode measureElectrodes(const std::string& source, const JsonOutput& json)
{
    const auto address = parseSourceAddress(source);
    if (!address)
        return fail(address.error());
    const auto electrodes = measureImpedance(*address);
    if (!electrodes)
        return fail(electrodes.error());
    if (json.isWanted())
        if (const Result<void> written = writeText(json, printed(asJson(source, *electrodes)));
            !written)
            return fail(written.error());
    if (!json.isStandardOutput())
        if (const Result<void> written = printText(asText(*electrodes)); !written)
            return fail(written.error());
    return ExitCode::done;
}

ExitCode listDevices(const JsonOutput& json)
{
    const std::vector<SerialPortInfo> ports = listSerialPorts();
    if (json.isWanted())
        if (const Result<void> written = writeText(json, printed(asJson(ports))); !written)
            return fail(written.error());
    if (!json.isStandardOutput())
        if (const Result<void> written = printText(asText(ports)); !written)
            return fail(written.error());
    return ExitCode::done;
}

}  // namespace

void addDevices(CLI::App& program, Job& job)
{
    auto json = std::make_shared<JsonOutput>();
    CLI::App* command = program.add_subcommand(
        "devices", "List serial ports and the kinds of device that can be connected");
    addJsonOutput(*command, *json);
    auto source = std::make_shared<std::string>();
    command->add_option("--impedance", *source,
                        "Measure the electrodes of a device instead, at rest: cyton:PORT "
                        "(?bipolar=1: of both pins)");
    command->callback([json, source, &job] {
        job = [json, source] {
            return source->empty() ? listDevices(*json) : measureElectrodes(*source, *json);
        };
    });
}

}  // namespace facialis::engine
