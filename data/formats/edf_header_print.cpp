// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <string_view>

#include "data/formats/edf_header.hpp"

namespace facialis {

std::string printEdfHeader(const EdfHeader& header)
{
    std::string bytes;
    const auto put = [&](std::string_view text, std::size_t width) {
        const std::string_view kept = text.substr(0, width);
        bytes += kept;
        bytes.append(width - kept.size(), ' ');
    };
    const auto putNumber = [&](double value) { put(printDecimal(value).value_or(""), 8); };
    const bool isEdf = header.variant == EdfVariant::edf;
    put(isEdf ? "0"
              : "\xFF"
                "BIOSEMI",
        8);
    put(header.patient, 80);
    put(header.recording, 80);
    const StartTime start = header.start.value_or(StartTime{1985, 1, 1, 0, 0, 0, 0, {}});
    put(fmt::format("{:02}.{:02}.{:02}", start.day, start.month, start.year % 100), 8);
    put(fmt::format("{:02}.{:02}.{:02}", start.hour, start.minute, start.second), 8);
    put(fmt::format("{}", header.headerBytes()), 8);
    const bool isPlain = header.continuity == EdfContinuity::plain;
    put(isPlain ? (isEdf ? "" : "24BIT") : header.formatName(), 44);
    put(fmt::format("{}", header.recordCount.value_or(-1)), 8);
    putNumber(header.recordDuration.value);
    put(fmt::format("{}", header.signals.size()), 4);
    for (const EdfSignal& signal : header.signals)
        put(signal.label, 16);
    for (const EdfSignal& signal : header.signals)
        put(signal.transducer, 80);
    for (const EdfSignal& signal : header.signals)
        put(signal.unit, 8);
    for (const EdfSignal& signal : header.signals)
        putNumber(signal.physicalMinimum);
    for (const EdfSignal& signal : header.signals)
        putNumber(signal.physicalMaximum);
    for (const EdfSignal& signal : header.signals)
        put(fmt::format("{}", signal.digitalMinimum.value_or(-1)), 8);
    for (const EdfSignal& signal : header.signals)
        put(fmt::format("{}", signal.digitalMaximum.value_or(1)), 8);
    for (const EdfSignal& signal : header.signals)
        put(signal.prefilter, 80);
    for (const EdfSignal& signal : header.signals)
        put(fmt::format("{}", signal.samplesPerRecord), 8);
    bytes.append(32 * header.signals.size(), ' ');
    return bytes;
}

}  // namespace facialis
