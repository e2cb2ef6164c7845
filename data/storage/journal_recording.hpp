// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/storage/journal.hpp"

namespace facialis {

/// The samples of a journal up to a frame, read from its file on demand (pread), while another
/// thread may append. See Journal::upTo().
class JournalRecording final : public Recording {
public:
    JournalRecording(std::shared_ptr<const Journal> journal, RecordingInfo info);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;

private:
    std::shared_ptr<const Journal> journal_;
    RecordingInfo info_;
};

}  // namespace facialis
