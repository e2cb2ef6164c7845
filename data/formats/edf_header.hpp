// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/formats/edf_file.hpp"
#include "data/formats/edf_number.hpp"
#include "data/model/result.hpp"
#include "data/model/start_time.hpp"

namespace facialis {

/// What the reserved field says about time: plain EDF and "+C" run through, "+D" may jump.
enum class EdfContinuity { plain, continuous, discontinuous };

/// One signal as the header describes it. Text is UTF-8, padding trimmed.
struct EdfSignal {
    std::string label, transducer, unit, prefilter;
    double physicalMinimum = -1.0, physicalMaximum = 1.0;        ///< NaN: not a number in the file
    std::optional<std::int64_t> digitalMinimum, digitalMaximum;  ///< empty: not a number
    std::int64_t samplesPerRecord = 0;

    /// true for "EDF Annotations" and "BDF Annotations": text, not samples.
    [[nodiscard]] bool isAnnotations() const;
};

/// The header of an EDF or BDF file: 256 bytes and 256 more a signal, 7-bit text in fixed columns.
/// Source: edfplus.info/specs (EDF 1992, EDF+ 2003), biosemi.com/faq/file_format.htm (BDF).
struct EdfHeader {
    EdfVariant variant = EdfVariant::edf;
    EdfContinuity continuity = EdfContinuity::plain;
    std::string patient, recording;           ///< the two identification fields
    std::optional<StartTime> start;           ///< whole seconds; empty: not stated or impossible
    std::optional<std::int64_t> recordCount;  ///< empty: not stated ("-1", never closed)
    Decimal recordDuration;                   ///< seconds
    std::vector<EdfSignal> signals;
    std::vector<std::string> warnings;  ///< oddities that do not prevent reading

    [[nodiscard]] std::int64_t headerBytes() const { return 256 * (1 + std::ssize(signals)); }
    [[nodiscard]] int bytesPerSample() const { return variant == EdfVariant::edf ? 2 : 3; }
    [[nodiscard]] std::int64_t bytesPerRecord() const;
    /// Samples a second of a signal: `samplesPerRecord / recordDuration`, rounded once.
    [[nodiscard]] double rate(const EdfSignal& signal) const;
    /// "EDF", "EDF+C", "BDF+D", ...
    [[nodiscard]] std::string formatName() const;
};

/// The number of signals a file states in its first 256 bytes, so that the caller knows how much
/// header to fetch. @errors not EDF or BDF; a count that makes no sense
[[nodiscard]] Result<int> edfSignalCount(std::span<const std::byte> head);

/// Reads a header, a pure function of its bytes. `head` holds at least headerBytes() of them.
/// @errors not EDF or BDF; a field without which the layout is unknown (named)
[[nodiscard]] Result<EdfHeader> parseEdfHeader(std::span<const std::byte> head);

/// The bytes of a header. Text that is too long is cut, numbers are printed as near as eight
/// characters allow: the caller chooses values that fit.
[[nodiscard]] std::string printEdfHeader(const EdfHeader& header);

}  // namespace facialis
