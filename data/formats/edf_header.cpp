// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_header.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <string_view>

#include "data/formats/edf_identity.hpp"
#include "data/model/utf8.hpp"

namespace facialis {

namespace {

constexpr std::string_view copyAgain = "copy the file again from the recorder";
constexpr std::size_t fixedBytes = 256;
constexpr std::int64_t maximumSignals = 9999;  // four characters

std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Hands out the fixed-width fields one after the other.
class FieldReader {
public:
    explicit FieldReader(std::string_view text) : rest_(text) {}

    std::string_view next(std::size_t width)
    {
        const std::string_view field = rest_.substr(0, width);
        rest_.remove_prefix(std::min(width, rest_.size()));
        return field;
    }

private:
    std::string_view rest_;
};

std::optional<EdfVariant> variantOf(std::string_view head)
{
    if (head.starts_with("\xFF"
                         "BIOSEMI"))
        return EdfVariant::bdf;
    if (head.starts_with('0') && trimmed(head.substr(1, 7)).empty())
        return EdfVariant::edf;
    return std::nullopt;
}

/// "dd.mm.yy" or "hh.mm.ss", whatever the separators.
std::optional<std::array<int, 3>> threeNumbers(std::string_view field)
{
    const std::string_view text = trimmed(field);
    if (text.size() != 8)
        return std::nullopt;
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        const char tens = text[3 * i], units = text[3 * i + 1];
        if (tens < '0' || tens > '9' || units < '0' || units > '9')
            return std::nullopt;
        numbers[i] = 10 * (tens - '0') + (units - '0');
    }
    return numbers;
}

/// The start from its three sources: the date (two-digit year), the clock, and in EDF+ the full
/// date of the recording field, which is the more reliable one.
std::optional<StartTime> startOf(std::string_view date, std::string_view clock,
                                 std::string_view recording, std::vector<std::string>& warnings)
{
    const auto day = threeNumbers(date), time = threeNumbers(clock);
    StartTime start;
    if (day) {
        start.day = (*day)[0];
        start.month = (*day)[1];
        start.year = (*day)[2] + ((*day)[2] >= 85 ? 1900 : 2000);  // the specification's pivot
    }
    if (time) {
        start.hour = (*time)[0];
        start.minute = (*time)[1];
        start.second = (*time)[2];
    }
    const EdfStartdate stated = startdateOf(recording);
    if (stated.date) {
        if (day && isPossible(start) &&
            EdfDate{start.year % 100, start.month, start.day} !=
                EdfDate{stated.date->year % 100, stated.date->month, stated.date->day})
            warnings.push_back(
                fmt::format("the start date '{}' contradicts 'Startdate {}'; the latter is taken",
                            toUtf8(trimmed(date)), printEdfDate(*stated.date)));
        start.day = stated.date->day;
        start.month = stated.date->month;
        start.year = stated.date->year;
    } else if (stated.isStated && trimmed(date) == "01.01.85") {
        return std::nullopt;  // how EDF+ says "unknown"
    }
    if ((day || stated.date) && time && isPossible(start))
        return start;
    warnings.push_back(fmt::format("the start '{} {}' is not a possible date and time: unknown",
                                   toUtf8(trimmed(date)), toUtf8(trimmed(clock))));
    return std::nullopt;
}

tl::unexpected<Error> badField(std::string_view field, std::string_view value)
{
    return failure(fmt::format("the header field '{}' holds '{}', which makes no sense", field,
                               toUtf8(trimmed(value))),
                   "EDF/BDF header", std::string(copyAgain));
}

/// The columns of all signals: every field stands for all signals together, one after the other.
Result<void> parseSignals(std::string_view text, EdfHeader& header)
{
    FieldReader fields(text);
    auto& signals = header.signals;
    for (EdfSignal& signal : signals)
        signal.label = toUtf8(trimmed(fields.next(16)));
    for (EdfSignal& signal : signals)
        signal.transducer = toUtf8(trimmed(fields.next(80)));
    for (EdfSignal& signal : signals)
        signal.unit = toUtf8(trimmed(fields.next(8)));
    const auto number = [&] {
        const auto decimal = parseDecimal(fields.next(8));
        return decimal ? decimal->value : std::numeric_limits<double>::quiet_NaN();
    };
    for (EdfSignal& signal : signals)
        signal.physicalMinimum = number();
    for (EdfSignal& signal : signals)
        signal.physicalMaximum = number();
    for (EdfSignal& signal : signals)
        signal.digitalMinimum = parseInteger(fields.next(8));
    for (EdfSignal& signal : signals)
        signal.digitalMaximum = parseInteger(fields.next(8));
    for (EdfSignal& signal : signals)
        signal.prefilter = toUtf8(trimmed(fields.next(80)));
    for (std::size_t k = 0; k < signals.size(); ++k) {
        const std::string_view field = fields.next(8);
        const auto count = parseInteger(field);
        if (!count || *count < 0 || *count > 99'999'999)
            return badField(fmt::format("samples in each data record' of signal {} '{}", k + 1,
                                        signals[k].label),
                            field);
        signals[k].samplesPerRecord = *count;
    }
    return {};
}

}  // namespace

bool EdfSignal::isAnnotations() const
{
    return label == "EDF Annotations" || label == "BDF Annotations";
}

std::int64_t EdfHeader::bytesPerRecord() const
{
    std::int64_t samples = 0;
    for (const EdfSignal& signal : signals)
        samples += signal.samplesPerRecord;
    return samples * bytesPerSample();
}

double EdfHeader::rate(const EdfSignal& signal) const
{
    const auto samples = static_cast<double>(signal.samplesPerRecord);
    if (recordDuration.mantissa == 0)
        return samples / recordDuration.value;
    return samples * std::pow(10.0, recordDuration.decimals) /
           static_cast<double>(recordDuration.mantissa);
}

std::string EdfHeader::formatName() const
{
    std::string name = variant == EdfVariant::edf ? "EDF" : "BDF";
    switch (continuity) {
    case EdfContinuity::plain: return name;
    case EdfContinuity::continuous: return name + "+C";
    case EdfContinuity::discontinuous: return name + "+D";
    }
    return name;
}

Result<int> edfSignalCount(std::span<const std::byte> head)
{
    const std::string_view text = textOf(head);
    if (!variantOf(text))
        return failure("is not an EDF or BDF file (its first eight bytes say something else)",
                       "EDF/BDF header", "open it as what it is");
    if (text.size() < fixedBytes)
        return failure(fmt::format("ends after {} bytes, within the header", text.size()),
                       "EDF/BDF header", std::string(copyAgain));
    if (const auto count = parseInteger(text.substr(252, 4));
        count && *count >= 1 && *count <= maximumSignals)
        return static_cast<int>(*count);
    // The same number is implied by the length of the header.
    if (const auto bytes = parseInteger(text.substr(184, 8));
        bytes && *bytes % 256 == 0 && *bytes >= 512 && *bytes <= 256 * (maximumSignals + 1))
        return static_cast<int>(*bytes / 256 - 1);
    return badField("number of signals", text.substr(252, 4));
}

Result<EdfHeader> parseEdfHeader(std::span<const std::byte> head)
{
    const Result<int> count = edfSignalCount(head);
    if (!count)
        return tl::unexpected(count.error());
    const std::string_view text = textOf(head);
    EdfHeader header;
    header.variant = *variantOf(text);
    header.signals.resize(static_cast<std::size_t>(*count));
    if (std::ssize(head) < header.headerBytes())
        return failure(
            fmt::format("the header promises {} signals but the file ends within it", *count),
            "EDF/BDF header", std::string(copyAgain));

    FieldReader fields(text.substr(8));
    header.patient = toUtf8(trimmed(fields.next(80)));
    header.recording = toUtf8(trimmed(fields.next(80)));
    const std::string_view date = fields.next(8), clock = fields.next(8);
    header.start = startOf(date, clock, header.recording, header.warnings);
    const std::string_view statedBytes = fields.next(8), reserved = fields.next(44);
    const std::string_view recordCount = fields.next(8), duration = fields.next(8);
    if (const auto bytes = parseInteger(statedBytes); bytes != header.headerBytes())
        header.warnings.push_back(
            fmt::format("the header states its own length as '{}', it is {} bytes",
                        toUtf8(trimmed(statedBytes)), header.headerBytes()));
    if (parseInteger(text.substr(252, 4)) != *count)
        header.warnings.push_back(
            fmt::format("the number of signals is '{}'; {} follow from the "
                        "length of the header",
                        toUtf8(trimmed(text.substr(252, 4))), *count));
    if (reserved.starts_with("EDF+C") || reserved.starts_with("BDF+C"))
        header.continuity = EdfContinuity::continuous;
    else if (reserved.starts_with("EDF+D") || reserved.starts_with("BDF+D"))
        header.continuity = EdfContinuity::discontinuous;
    if (const auto records = parseInteger(recordCount); records && *records > 0)
        header.recordCount = *records;
    else if (records != -1)
        header.warnings.push_back(fmt::format(
            "the number of data records is '{}'; it is taken from the length of the file",
            toUtf8(trimmed(recordCount))));

    if (auto signals = parseSignals(text.substr(fixedBytes), header); !signals)
        return tl::unexpected(signals.error());
    if (header.bytesPerRecord() == 0)
        return badField("samples in each data record", "0 for every signal");

    const bool hasSamples = std::any_of(
        header.signals.begin(), header.signals.end(),
        [](const EdfSignal& signal) { return !signal.isAnnotations() && signal.samplesPerRecord; });
    const auto seconds = parseDecimal(duration);
    if (hasSamples && (!seconds || seconds->value <= 0.0))
        return badField("duration of a data record", duration);
    if (seconds && seconds->value > 0.0)
        header.recordDuration = *seconds;
    return header;
}

}  // namespace facialis
