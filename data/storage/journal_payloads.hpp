// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/model/quality_second.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// Payloads of the journal's records but those of frames (docs/journal.md), to bytes and back.
/// What is read is checked: @errors it is too short, names a channel that is none, a time that is
/// none.

[[nodiscard]] std::vector<std::byte> bytesOf(const RecordingInfo& description);
[[nodiscard]] std::vector<std::byte> bytesOf(const Annotation& annotation);
[[nodiscard]] std::vector<std::byte> bytesOf(const Gap& gap);
[[nodiscard]] std::vector<std::byte> bytesOf(const QualitySecond& second);
[[nodiscard]] std::vector<std::byte> bytesOfEnd(std::int64_t frames);

[[nodiscard]] Result<RecordingInfo> descriptionFrom(std::span<const std::byte> payload);
[[nodiscard]] Result<Annotation> annotationFrom(std::span<const std::byte> payload,
                                                std::size_t channels);
[[nodiscard]] Result<Gap> gapFrom(std::span<const std::byte> payload);
[[nodiscard]] Result<QualitySecond> qualityFrom(std::span<const std::byte> payload,
                                                std::size_t channels);
[[nodiscard]] Result<std::int64_t> endFrom(std::span<const std::byte> payload);

/// Whether a recording can be kept in a journal: channels of one possible rate, with scales that
/// can be undone. @errors what is not so
[[nodiscard]] Result<void> checkDescription(const RecordingInfo& description);

}  // namespace facialis
