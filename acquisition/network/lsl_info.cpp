// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/network/lsl_info.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

namespace facialis::acquisition {

namespace {

constexpr std::array<std::pair<LslFormat, std::string_view>, 7> formats{{
    {LslFormat::float32, "float32"},
    {LslFormat::double64, "double64"},
    {LslFormat::string, "string"},
    {LslFormat::int32, "int32"},
    {LslFormat::int16, "int16"},
    {LslFormat::int8, "int8"},
    {LslFormat::int64, "int64"},
}};

constexpr double mostChannels = 4096.0, highestRate = 1e6;

/// A number of an element, or an error that names the element.
Result<double> numberOf(const pugi::xml_node& info, const char* element, double lowest,
                        double highest)
{
    const std::string_view text = info.child_value(element);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() ||
        !(value >= lowest && value <= highest))
        return failure(fmt::format("the stream info states '{}' as its {}", text, element), {},
                       "restart the program that sends the stream");
    return value;
}

void appendText(pugi::xml_node& node, const char* name, const std::string& text)
{
    node.append_child(name).append_child(pugi::node_pcdata).set_value(text.c_str());
}

pugi::xml_node writeInfo(pugi::xml_document& document, const LslStreamInfo& info, bool isFull)
{
    pugi::xml_node root = document.append_child("info");
    appendText(root, "name", info.name);
    appendText(root, "type", info.type);
    appendText(root, "channel_count", std::to_string(info.channelCount));
    appendText(root, "channel_format", std::string(toString(info.format)));
    appendText(root, "source_id", info.sourceId);
    appendText(root, "nominal_srate", fmt::format("{}", info.rate.hertz()));
    appendText(root, "version", "1.1");
    appendText(root, "created_at", fmt::format("{}", info.createdAt));
    appendText(root, "uid", info.uid);
    appendText(root, "session_id", "default");
    appendText(root, "hostname", info.hostname);
    appendText(root, "v4address", "");
    appendText(root, "v4data_port", std::to_string(info.dataPort));
    appendText(root, "v4service_port", std::to_string(info.servicePort));
    appendText(root, "v6address", "");
    appendText(root, "v6data_port", "0");
    appendText(root, "v6service_port", "0");
    pugi::xml_node description = root.append_child("desc");
    if (isFull && !info.channels.empty()) {
        pugi::xml_node channels = description.append_child("channels");
        for (const LslChannel& channel : info.channels) {
            pugi::xml_node node = channels.append_child("channel");
            appendText(node, "label", channel.label);
            appendText(node, "unit", channel.unit);
            appendText(node, "type", channel.type);
        }
    }
    return root;
}

}  // namespace

std::string_view toString(LslFormat format)
{
    return formats[static_cast<std::size_t>(format)].second;
}

std::optional<LslFormat> lslFormatFrom(std::string_view word)
{
    for (const auto& [format, name] : formats)
        if (name == word)
            return format;
    return std::nullopt;
}

std::size_t sizeOf(LslFormat format)
{
    switch (format) {
    case LslFormat::int8: return 1;
    case LslFormat::int16: return 2;
    case LslFormat::float32:
    case LslFormat::int32: return 4;
    case LslFormat::double64:
    case LslFormat::int64: return 8;
    case LslFormat::string: break;
    }
    return 0;
}

Result<LslStreamInfo> parseLslInfo(std::string_view xml)
{
    pugi::xml_document document;
    // No DTD and no processing instruction is followed: nothing grows, nothing else is opened.
    const pugi::xml_parse_result parsed =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default);
    const pugi::xml_node root = document.child("info");
    if (!parsed || !root)
        return failure("a stream info is no XML that can be read", {},
                       "restart the program that sends the stream");
    const auto format = lslFormatFrom(root.child_value("channel_format"));
    const auto count = numberOf(root, "channel_count", 1.0, mostChannels);
    const auto rate = numberOf(root, "nominal_srate", 0.0, highestRate);
    const auto dataPort = numberOf(root, "v4data_port", 0.0, 65535.0);
    const auto servicePort = numberOf(root, "v4service_port", 0.0, 65535.0);
    if (!format)
        return failure(fmt::format("the stream's values are of an unknown kind, '{}'",
                                   root.child_value("channel_format")));
    for (const auto* number : {&count, &rate, &dataPort, &servicePort})
        if (!*number)
            return tl::unexpected(number->error());
    LslStreamInfo info;
    info.name = root.child_value("name");
    info.type = root.child_value("type");
    info.sourceId = root.child_value("source_id");
    info.uid = root.child_value("uid");
    info.hostname = root.child_value("hostname");
    info.channelCount = static_cast<std::size_t>(*count);
    info.format = *format;
    info.rate = Frequency(*rate);
    info.dataPort = static_cast<std::uint16_t>(*dataPort);
    info.servicePort = static_cast<std::uint16_t>(*servicePort);
    info.createdAt = numberOf(root, "created_at", 0.0, 1e15).value_or(0.0);
    if (info.name.empty() || info.uid.empty())
        return failure("a stream info states neither name nor uid");
    for (const pugi::xml_node& node : root.child("desc").child("channels").children("channel")) {
        if (info.channels.size() == info.channelCount)
            break;
        info.channels.push_back(
            {node.child_value("label"), node.child_value("unit"), node.child_value("type")});
    }
    return info;
}

std::string lslInfoXml(const LslStreamInfo& info, bool isFull)
{
    pugi::xml_document document;
    writeInfo(document, info, isFull);
    std::ostringstream text;
    document.save(text);
    return text.str();
}

bool matchesLslQuery(const LslStreamInfo& info, const std::string& query)
{
    if (query.empty())
        return true;
    pugi::xml_document document;
    const pugi::xml_node root = writeInfo(document, info, true);
    try {
        return pugi::xpath_query(query.c_str()).evaluate_boolean(root);
    } catch (const pugi::xpath_exception&) {
        return false;
    }
}

}  // namespace facialis::acquisition
