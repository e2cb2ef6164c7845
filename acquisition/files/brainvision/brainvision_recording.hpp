// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "acquisition/files/brainvision/brainvision_header.hpp"
#include "acquisition/files/brainvision/brainvision_timeline.hpp"
#include "data/formats/mapped_file.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// Where the numbers of the file of samples lie.
struct BrainVisionPlaces {
    BrainVisionNumber number = BrainVisionNumber::int16;
    bool isBigEndian = false;
    std::int64_t frameStride = 0;      ///< bytes from a number of a channel to its next
    std::int64_t channelStride = 0;    ///< bytes from the first number of a channel to the next's
    std::vector<std::int64_t> frames;  ///< how many each channel has, in the file
    std::vector<BrainVisionRun> runs;
};

/// A BrainVision recording, its file of samples mapped.
class BrainVisionRecording final : public Recording {
public:
    BrainVisionRecording(MappedFile samples, RecordingInfo info, BrainVisionPlaces places)
        : samples_(std::move(samples)), info_(std::move(info)), places_(std::move(places))
    {
    }

    [[nodiscard]] const RecordingInfo& info() const override { return info_; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;
    void release(Duration time) const override;

private:
    template <class Stored, class Value, class Convert>
    [[nodiscard]] Result<void> decode(std::size_t channel, SampleRange range, std::span<Value> into,
                                      const Convert& convert) const;
    template <class Value, class Convert>
    [[nodiscard]] Result<void> decodeAny(std::size_t channel, SampleRange range,
                                         std::span<Value> into, const Convert& convert) const;

    MappedFile samples_;
    RecordingInfo info_;
    BrainVisionPlaces places_;
};

/// Opens a recording by its header; `given` is the file that the user named. A file of samples that
/// was renamed together with its header is found beside it.
/// @errors as readBrainVisionHeader; no file of samples, not one whole frame in it
[[nodiscard]] Result<std::unique_ptr<Recording>> openBrainVision(const std::string& header,
                                                                 const std::string& given);

}  // namespace facialis::acquisition
