// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "acquisition/files/xdf/xdf_survey.hpp"
#include "acquisition/files/xdf/xdf_timeline.hpp"
#include "data/formats/mapped_file.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// A stream that gives channels, on the timeline.
struct PlacedStream {
    XdfStream stream;
    std::vector<PlacedRun> runs;  ///< ascending, disjoint
};

/// Which column of which stream a channel is.
struct XdfPlace {
    std::size_t stream = 0;
    std::size_t column = 0;
};

/// Streams of an XDF file; samples stay in the mapped file, in their own type.
class XdfRecording final : public Recording {
public:
    /// @param places  one a channel of `info`
    XdfRecording(MappedFile file, RecordingInfo info, std::vector<PlacedStream> streams,
                 std::vector<XdfPlace> places);

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

    MappedFile file_;
    RecordingInfo info_;
    std::vector<PlacedStream> streams_;
    std::vector<XdfPlace> places_;
};

/// true when every value of an int64 channel fits into 32 bits, and false where one does not.
/// @param isExact  set to false where a value has more bits than a double
[[nodiscard]] bool fitsInt32(const XdfStream& stream, std::span<const std::byte> file,
                             bool& isExact);

}  // namespace facialis::acquisition
