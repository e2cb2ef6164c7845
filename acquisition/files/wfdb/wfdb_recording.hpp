// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "acquisition/files/wfdb/wfdb_layout.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// A WFDB record, read from its files where they lie.
class WfdbRecording final : public Recording {
public:
    explicit WfdbRecording(WfdbLayout layout) : layout_(std::move(layout)) {}

    [[nodiscard]] const RecordingInfo& info() const override { return layout_.info; }
    [[nodiscard]] Result<void> read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const override;
    [[nodiscard]] Result<void> readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const override;
    void release(Duration time) const override;

private:
    template <class Value, class Convert>
    [[nodiscard]] Result<void> visit(std::size_t channel, SampleRange range, std::span<Value> into,
                                     const Convert& convert) const;

    WfdbLayout layout_;
};

/// Opens a record by its header; `given` is the file that the user named. Annotations are taken
/// from the .atr file beside it.
/// @errors as layOutWfdb
[[nodiscard]] Result<std::unique_ptr<Recording>> openWfdb(const std::string& header,
                                                          const std::string& given);

}  // namespace facialis::acquisition
