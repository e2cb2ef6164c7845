// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "data/formats/edf_layout.hpp"
#include "data/formats/file_blocks.hpp"
#include "data/formats/mapped_file.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// An EDF or BDF file, read in blocks of whole records. Made by openEdf.
class EdfRecording final : public Recording {
public:
    [[nodiscard]] static Result<std::unique_ptr<Recording>> open(const std::string& path);

    [[nodiscard]] const RecordingInfo& info() const override { return layout_.info; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;
    void release(Duration time) const override;

private:
    EdfRecording(MappedFile file, EdfLayout layout);

    /// Calls `decode(bytes, part)` for each stretch of consecutive samples, `missing(part)` for
    /// each stretch in a gap; `part` is the place in the target. The bytes live for the call.
    template <class Decode, class Missing>
    [[nodiscard]] Result<void> visit(std::size_t channel, SampleRange range, Decode decode,
                                     Missing missing) const;

    /// What a read says of a file that lost its end.
    [[nodiscard]] tl::unexpected<Error> shortened() const;

    MappedFile file_;
    EdfLayout layout_;
    std::int64_t recordsInBlock_;  ///< 0: records are too large to be read whole
    FileBlocks blocks_;
};

}  // namespace facialis
