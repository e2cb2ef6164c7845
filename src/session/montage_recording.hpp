// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "data/model/recording.hpp"

namespace facialis::engine {

/// A channel made of one or two channels of another recording.
struct DerivedChannel {
    std::size_t plus = 0;
    std::optional<std::size_t> minus;
    bool isInverted = false;
    Channel channel;  ///< as it is shown: label, muscle, side
};

/// A recording seen through a montage: value = +-(plus - minus). Channels that are neither
/// subtracted nor inverted keep their stored integers bit for bit.
class MontageRecording final : public Recording {
public:
    MontageRecording(std::unique_ptr<Recording> recording, std::vector<DerivedChannel> channels);

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;
    void release(Duration time) const override { recording_->release(time); }

private:
    std::unique_ptr<Recording> recording_;
    std::vector<DerivedChannel> derived_;
    RecordingInfo info_;
};

}  // namespace facialis::engine
