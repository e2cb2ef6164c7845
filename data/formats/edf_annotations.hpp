// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/annotation.hpp"
#include "data/model/channel.hpp"

namespace facialis {

/// A time as an EDF+ annotation states it: seconds after the start time of the header.
struct EdfTime {
    double seconds = 0.0;          ///< the nearest double
    std::int64_t nanoseconds = 0;  ///< the same, so that sums and differences stay exact
    int decimals = 0;              ///< how finely it was written: 3 for "+1.250"
};

/// "+1.25" or "-0.5"; the sign is part of the format, but files without it are read.
/// @return empty for anything else, or beyond 250 years
[[nodiscard]] std::optional<EdfTime> parseEdfTime(std::string_view text);

/// One text of a time-stamped annotation list (TAL), as it stands in a record.
struct EdfAnnotation {
    EdfTime onset;
    std::optional<double> duration;
    std::string text;  ///< UTF-8
};

/// What one annotation signal holds in one data record.
struct EdfRecordAnnotations {
    std::optional<EdfTime>
        recordOnset;  ///< the time-keeping TAL: the first one, with an empty text
    std::vector<EdfAnnotation> annotations;
    int damaged = 0;  ///< TALs that could not be read
};

/// Reads `onset [0x15 duration] 0x14 text 0x14 ... 0x00` over and over; a pure function of the
/// bytes. What cannot be read is counted and skipped up to the next 0x00.
[[nodiscard]] EdfRecordAnnotations parseEdfAnnotations(std::span<const std::byte> bytes);

/// Binds "text@@label" to the channel of that label (the first, where labels repeat); text that
/// names no channel stays whole. Time is counted from `recordingStart`.
[[nodiscard]] Annotation annotationFrom(const EdfAnnotation& raw, const EdfTime& recordingStart,
                                        std::span<const Channel> channels);

/// The time-keeping TAL that every data record begins with.
[[nodiscard]] std::string printRecordOnset(std::int64_t nanoseconds);

/// The TAL of one annotation, `startNanoseconds` being the first sample's time after the start of
/// the header. The text is written as it is: see edfAnnotationText.
[[nodiscard]] std::string printEdfAnnotation(const Annotation& annotation, std::string_view text,
                                             std::int64_t startNanoseconds);

/// What is written for an annotation's text.
struct EdfAnnotationText {
    std::string text;               ///< empty: nothing can be written
    std::vector<std::string> lost;  ///< what is not carried, a sentence each
};
[[nodiscard]] EdfAnnotationText edfAnnotationText(const Annotation& annotation,
                                                  std::span<const std::string> labels);

}  // namespace facialis
