// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/xdf/xdf_stream.hpp"

#include <array>
#include <cmath>
#include <pugixml.hpp>
#include <utility>

#include "acquisition/files/table/parse_number.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

/// A parsed tree takes many times the memory of its text; no stream describes itself at such
/// length.
constexpr std::size_t longestXml = 4U << 20U;
constexpr double mostChannels = 16384;

bool parse(std::span<const std::byte> xml, pugi::xml_document& document)
{
    return xml.size() <= longestXml && document.load_buffer(xml.data(), xml.size());
}

std::string textOf(const pugi::xml_node& parent, const char* child)
{
    return toUtf8(trimmed(parent.child_value(child)));
}

std::optional<XdfFormat> formatFrom(const std::string& word)
{
    constexpr std::array<std::pair<std::string_view, XdfFormat>, 9> names = {{
        {"int8", XdfFormat::int8},
        {"int16", XdfFormat::int16},
        {"int32", XdfFormat::int32},
        {"int64", XdfFormat::int64},
        {"float32", XdfFormat::float32},
        {"double64", XdfFormat::double64},
        {"float", XdfFormat::float32},
        {"double", XdfFormat::double64},
        {"string", XdfFormat::string},
    }};
    for (const auto& [name, format] : names)
        if (word == name)
            return format;
    return std::nullopt;
}

}  // namespace

std::size_t bytesOf(XdfFormat format)
{
    switch (format) {
    case XdfFormat::int8: return 1;
    case XdfFormat::int16: return 2;
    case XdfFormat::int32:
    case XdfFormat::float32: return 4;
    case XdfFormat::int64:
    case XdfFormat::double64: return 8;
    case XdfFormat::string: return 0;
    }
    return 0;
}

bool XdfStreamHeader::holdsMarkers() const
{
    if (isText())
        return true;
    if (channelCount != 1 || nominalRate > 0_Hz)
        return false;
    const std::string kind = lowered(type);
    for (const char* word : {"marker", "event", "stim", "trigger"})
        if (kind.find(word) != std::string::npos)
            return true;
    return false;
}

std::optional<XdfStreamHeader> xdfStreamHeader(std::span<const std::byte> xml)
{
    pugi::xml_document document;
    if (!parse(xml, document))
        return std::nullopt;
    const pugi::xml_node info = document.child("info");
    const auto format = formatFrom(lowered(textOf(info, "channel_format")));
    const auto count = numberFrom(textOf(info, "channel_count"), DecimalMark::point);
    const auto rate = numberFrom(textOf(info, "nominal_srate"), DecimalMark::point);
    if (!format || !count || !(*count >= 0.0 && *count <= mostChannels))
        return std::nullopt;
    XdfStreamHeader header;
    header.name = textOf(info, "name");
    header.type = textOf(info, "type");
    header.format = *format;
    header.channelCount = static_cast<std::size_t>(*count);
    if (rate && *rate >= 1e-3 && *rate <= 1e7)
        header.nominalRate = Frequency(*rate);
    const pugi::xml_node desc = info.child("desc");
    header.manufacturer = textOf(desc, "manufacturer");
    if (header.manufacturer.empty())
        header.manufacturer = textOf(desc.child("acquisition"), "manufacturer");
    for (const pugi::xml_node& channel : desc.child("channels").children("channel")) {
        if (header.channels.size() == header.channelCount)
            break;
        header.channels.push_back(
            {textOf(channel, "label"), textOf(channel, "unit"), textOf(channel, "type")});
    }
    return header;
}

std::optional<std::int64_t> xdfFooterCount(std::span<const std::byte> xml)
{
    pugi::xml_document document;
    if (!parse(xml, document))
        return std::nullopt;
    const auto count =
        numberFrom(textOf(document.child("info"), "sample_count"), DecimalMark::point);
    if (!count || !(*count >= 0.0 && *count < 1e15))
        return std::nullopt;
    return std::llround(*count);
}

std::string xdfDateTime(std::span<const std::byte> xml)
{
    pugi::xml_document document;
    return parse(xml, document) ? textOf(document.child("info"), "datetime") : std::string();
}

}  // namespace facialis::acquisition
