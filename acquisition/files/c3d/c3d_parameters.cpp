// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/c3d/c3d_parameters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "acquisition/files/blocked_recording.hpp"
#include "acquisition/files/byte_cursor.hpp"
#include "acquisition/files/table/text_lines.hpp"
#include "data/model/utf8.hpp"

namespace facialis::acquisition {

namespace {

constexpr std::size_t blockBytes = 512;
constexpr std::size_t mostParameters = 10'000;

std::string inCapitals(std::span<const std::byte> name)
{
    std::string text;
    for (const std::byte byte : name) {
        const char c = static_cast<char>(byte);
        text += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    return text;
}

std::size_t widthOf(int type)
{
    return type == 4 ? 4 : type == 2 ? 2 : 1;
}

/// Type, dimensions and data of a parameter. Empty: they are longer than the section.
std::optional<C3dParameter> takeParameter(ByteCursor& cursor)
{
    C3dParameter parameter;
    const auto type = cursor.next<std::uint8_t>();
    const auto dimensions = cursor.next<std::uint8_t>();
    if (!type || !dimensions || *dimensions > 7 ||
        (*type != 0xFF && *type != 1 && *type != 2 && *type != 4))
        return std::nullopt;
    parameter.type = *type == 0xFF ? -1 : *type;
    std::uint64_t count = 1;
    for (int i = 0; i < *dimensions; ++i) {
        const auto size = cursor.next<std::uint8_t>();
        if (!size)
            return std::nullopt;
        parameter.dimensions.push_back(*size);
        count *= *size;  // at most 255^7 < 2^56
    }
    const auto data = cursor.take(count * widthOf(parameter.type));
    if (!data)
        return std::nullopt;
    parameter.data = *data;
    return parameter;
}

}  // namespace

std::int64_t C3dParameters::word(const std::byte* bytes) const
{
    const auto kind =
        processor_ == C3dProcessor::mips ? StoredNumber::int16Big : StoredNumber::int16;
    return static_cast<std::int64_t>(numberFrom(kind, bytes, 0));
}

double C3dParameters::real(const std::byte* bytes) const
{
    const auto kind = processor_ == C3dProcessor::mips  ? StoredNumber::float32Big
                      : processor_ == C3dProcessor::dec ? StoredNumber::float32Vax
                                                        : StoredNumber::float32;
    return numberFrom(kind, bytes, 0);
}

Result<C3dParameters> C3dParameters::read(std::span<const std::byte> file, const std::string& path)
{
    const auto refuse = [&](const char* what) {
        return failure(what, path, "copy the file again from the recorder");
    };
    if (file.size() < 2 * blockBytes)
        return refuse("is shorter than any C3D file");
    const std::size_t first = std::to_integer<std::size_t>(file[0]);
    if (first < 2 || first * blockBytes > file.size())
        return refuse("has no parameter section where its header says");
    const auto section = file.subspan((first - 1) * blockBytes);
    const std::size_t blocks = std::to_integer<std::size_t>(section[2]);
    C3dParameters parameters;
    switch (std::to_integer<int>(section[3])) {
    case 84: parameters.processor_ = C3dProcessor::intel; break;
    case 85: parameters.processor_ = C3dProcessor::dec; break;
    case 86: parameters.processor_ = C3dProcessor::mips; break;
    default: return refuse("states an unknown processor");
    }
    // Writers that need more than 255 blocks write 0 or a number that has overflown.
    const std::size_t bytes =
        std::min(section.size(), (blocks < 2 ? std::size_t{65535} : blocks) * blockBytes);
    parameters.readItems(section.first(bytes).subspan(4));
    return parameters;
}

void C3dParameters::readItems(std::span<const std::byte> section)
{
    std::array<std::string, 128> groups;
    std::vector<std::pair<int, std::pair<std::string, C3dParameter>>> found;
    std::size_t at = 0;
    while (found.size() < mostParameters) {
        ByteCursor cursor(section.subspan(at));
        const auto length = cursor.next<std::int8_t>();
        const auto group = cursor.next<std::int8_t>();
        if (length == 0 || (length && group == 0))
            break;
        const auto name =
            length && group ? cursor.take(static_cast<unsigned>(std::abs(*length))) : std::nullopt;
        const auto offset = name ? cursor.take(2) : std::nullopt;
        if (!offset) {
            isCut_ = true;
            break;
        }
        if (*group < 0) {
            groups[static_cast<std::size_t>(-(*group + 1))] = inCapitals(*name);
        } else if (auto parameter = takeParameter(cursor)) {
            found.push_back({*group, {inCapitals(*name), std::move(*parameter)}});
        } else {
            isCut_ = true;
        }
        // From the offset itself to the next item; zero behind the last one.
        const std::int64_t step = word(offset->data()) & 0xFFFF;
        if (step == 0)
            break;
        at = static_cast<std::size_t>(offset->data() - section.data()) +
             static_cast<std::size_t>(step);
        if (at >= section.size()) {
            isCut_ = true;
            break;
        }
    }
    for (auto& [group, named] : found)
        parameters_[groups[static_cast<std::size_t>(group - 1)] + ":" + named.first] =
            std::move(named.second);
}

const C3dParameter* C3dParameters::find(const std::string& name) const
{
    const auto found = parameters_.find(name);
    return found == parameters_.end() ? nullptr : &found->second;
}

std::vector<double> C3dParameters::numbers(const std::string& name) const
{
    std::vector<double> numbers;
    const C3dParameter* parameter = find(name);
    if (!parameter || parameter->type == -1)
        return numbers;
    const std::size_t width = widthOf(parameter->type);
    for (std::size_t i = 0; i + width <= parameter->data.size(); i += width) {
        const std::byte* bytes = parameter->data.data() + i;
        numbers.push_back(parameter->type == 4   ? real(bytes)
                          : parameter->type == 2 ? static_cast<double>(word(bytes))
                                                 : std::to_integer<int>(*bytes));
    }
    return numbers;
}

std::optional<double> C3dParameters::number(const std::string& name) const
{
    const auto all = numbers(name);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<std::string> C3dParameters::texts(const std::string& name) const
{
    std::vector<std::string> texts;
    const C3dParameter* parameter = find(name);
    if (!parameter || parameter->type != -1 || parameter->data.empty())
        return texts;
    const std::string_view all(reinterpret_cast<const char*>(parameter->data.data()),
                               parameter->data.size());
    // The first dimension is the length of one text; the others count texts.
    const std::size_t width =
        parameter->dimensions.empty() ? all.size() : parameter->dimensions.front();
    for (std::size_t i = 0; width > 0 && i + width <= all.size(); i += width) {
        std::string_view text = all.substr(i, width);
        text = text.substr(0, text.find('\0'));
        texts.push_back(toUtf8(trimmed(text)));
    }
    return texts;
}

}  // namespace facialis::acquisition
