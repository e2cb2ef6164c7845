// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_annotations.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

#include "data/formats/edf_number.hpp"
#include "data/model/utf8.hpp"

namespace facialis {

namespace {

constexpr char afterOnset = '\x15';  // a duration follows
constexpr char afterText = '\x14';
constexpr std::string_view channelMark = "@@";
constexpr std::size_t longestText = 32'000;  // every record pays for the longest one

std::string_view until(std::string_view text, char mark)
{
    return text.substr(0, text.find(mark));
}

/// Without the zeros at its end, eight at a time: a record is padded with a hundred of them.
std::string_view withoutPadding(std::string_view text)
{
    std::uint64_t eight = 0;
    while (text.size() >= sizeof eight) {
        std::memcpy(&eight, text.data() + text.size() - sizeof eight, sizeof eight);
        if (eight != 0)
            break;
        text.remove_suffix(sizeof eight);
    }
    while (!text.empty() && text.back() == '\0')
        text.remove_suffix(1);
    return text;
}

std::string signedTime(const std::string& time)
{
    return time.starts_with('-') ? time : "+" + time;
}

/// One TAL without its closing 0x00.
void parseTal(std::string_view tal, bool isFirst, EdfRecordAnnotations& into)
{
    const std::size_t onsetEnd = tal.find(afterText);
    if (onsetEnd == std::string_view::npos) {
        ++into.damaged;
        return;
    }
    const std::string_view times = tal.substr(0, onsetEnd);
    const std::string_view onsetText = until(times, afterOnset);
    const auto onset = parseEdfTime(onsetText);
    std::optional<double> duration;
    if (onsetText.size() < times.size()) {
        const auto stated = parseDecimal(times.substr(onsetText.size() + 1));
        if (stated && stated->value >= 0.0)
            duration = stated->value;
        else if (!trimmed(times.substr(onsetText.size() + 1)).empty())
            ++into.damaged;
    }
    if (!onset) {
        ++into.damaged;
        return;
    }
    std::string_view texts = tal.substr(onsetEnd + 1);
    if (isFirst && (texts.empty() || texts.starts_with(afterText))) {
        into.recordOnset = *onset;
        texts.remove_prefix(std::min<std::size_t>(1, texts.size()));
    }
    while (!texts.empty()) {
        const std::string_view text = until(texts, afterText);
        if (!text.empty())
            into.annotations.push_back({*onset, duration, toUtf8(text)});
        texts.remove_prefix(std::min(text.size() + 1, texts.size()));
    }
}

}  // namespace

std::optional<EdfTime> parseEdfTime(std::string_view text)
{
    const auto decimal = parseDecimal(text);
    if (!decimal || std::abs(decimal->value) > 8e9)
        return std::nullopt;
    EdfTime time;
    time.seconds = decimal->value;
    time.decimals = decimal->decimals;
    // Exact where the digits allow; a time with more than nanoseconds is rounded to them.
    const double whole = std::trunc(decimal->value);
    time.nanoseconds = static_cast<std::int64_t>(whole) * 1'000'000'000;
    if (decimal->decimals > 0) {
        std::int64_t scale = 1;
        for (int i = 0; i < decimal->decimals; ++i)
            scale *= 10;
        const std::int64_t fraction = decimal->mantissa % scale;
        const std::int64_t finer = std::max<std::int64_t>(scale / 1'000'000'000, 1);
        const std::int64_t coarser = std::max<std::int64_t>(1'000'000'000 / scale, 1);
        time.nanoseconds = decimal->mantissa / scale * 1'000'000'000 +
                           std::llround(static_cast<double>(fraction) *
                                        static_cast<double>(coarser) / static_cast<double>(finer));
    } else if (decimal->value != whole) {
        time.nanoseconds += std::llround((decimal->value - whole) * 1e9);
    }
    return time;
}

EdfRecordAnnotations parseEdfAnnotations(std::span<const std::byte> bytes)
{
    std::string_view rest =
        withoutPadding({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    EdfRecordAnnotations found;
    bool isFirst = true;
    while (!rest.empty()) {
        const std::string_view tal = until(rest, '\0');
        if (!tal.empty()) {
            parseTal(tal, isFirst, found);
            isFirst = false;
        }
        rest.remove_prefix(std::min(tal.size() + 1, rest.size()));
        rest.remove_prefix(std::min(rest.find_first_not_of('\0'), rest.size()));
    }
    return found;
}

Annotation annotationFrom(const EdfAnnotation& raw, const EdfTime& recordingStart,
                          std::span<const Channel> channels)
{
    Annotation annotation;
    annotation.onset =
        recordingStart.nanoseconds == 0
            ? Duration(raw.onset.seconds)
            : Duration(static_cast<double>(raw.onset.nanoseconds - recordingStart.nanoseconds) /
                       1e9);
    if (raw.duration)
        annotation.duration = Duration(*raw.duration);
    annotation.text = raw.text;
    const std::size_t mark = raw.text.rfind(channelMark);
    if (mark == std::string::npos)
        return annotation;
    const std::string_view label =
        trimmed(std::string_view(raw.text).substr(mark + channelMark.size()));
    const auto channel = std::find_if(channels.begin(), channels.end(),
                                      [&](const Channel& c) { return c.label == label; });
    if (channel != channels.end()) {
        annotation.channel = static_cast<std::size_t>(channel - channels.begin());
        annotation.text.erase(mark);
    }
    return annotation;
}

std::string printRecordOnset(std::int64_t nanoseconds)
{
    std::string tal = signedTime(printNanoseconds(nanoseconds));
    tal += afterText;
    tal += afterText;
    tal += '\0';
    return tal;
}

std::string printEdfAnnotation(const Annotation& annotation, std::string_view text,
                               std::int64_t startNanoseconds)
{
    std::string tal = signedTime(
        startNanoseconds == 0
            ? printExact(annotation.onset.seconds())
            : printNanoseconds(startNanoseconds + std::llround(annotation.onset.seconds() * 1e9)));
    if (annotation.duration) {
        tal += afterOnset;
        tal += printExact(annotation.duration->seconds());
    }
    tal += afterText;
    tal += text;
    tal += afterText;
    tal += '\0';
    return tal;
}

EdfAnnotationText edfAnnotationText(const Annotation& annotation,
                                    std::span<const std::string> labels)
{
    EdfAnnotationText result;
    const auto loses = [&](std::string_view what) {
        result.lost.push_back(fmt::format("annotation '{}' at {:.3f} s {}",
                                          utf8Prefix(toUtf8(annotation.text), 40),
                                          annotation.onset.seconds(), what));
    };
    const double onset = annotation.onset.seconds();
    if (!std::isfinite(onset) || std::abs(onset) > 8e9 ||
        (annotation.duration &&
         !(annotation.duration->seconds() >= 0.0 && annotation.duration->seconds() < 8e9))) {
        loses("is left out: its time cannot be written");
        return result;
    }
    result.text = toUtf8(annotation.text);
    if (result.text != annotation.text)
        loses("holds bytes that are not text; they are replaced");
    if (result.text.empty()) {
        loses("is left out: EDF has no annotation without a text");
        return result;
    }
    std::string binding;
    if (annotation.channel && *annotation.channel < labels.size()) {
        const std::string& label = labels[*annotation.channel];
        const auto first = std::find(labels.begin(), labels.end(), label);
        binding = std::string(channelMark) + label;
        if (label.empty() || label.find(channelMark) != std::string::npos) {
            binding.clear();
            loses("is no longer bound to its channel, which has no usable label");
        } else if (first - labels.begin() != static_cast<std::ptrdiff_t>(*annotation.channel)) {
            loses("is bound to the first of several channels of that label");
        }
    } else if (const auto mark = result.text.rfind(channelMark); mark != std::string::npos) {
        const std::string_view tail =
            trimmed(std::string_view(result.text).substr(mark + channelMark.size()));
        if (std::find(labels.begin(), labels.end(), tail) != labels.end())
            loses("will be taken as bound to the channel that its text ends with");
    }
    if (result.text.size() + binding.size() > longestText) {
        loses(fmt::format("is cut to {} bytes", longestText));
        result.text = utf8Prefix(result.text, longestText - binding.size());
    }
    result.text += binding;
    return result;
}

}  // namespace facialis
