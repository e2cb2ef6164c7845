// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "data/formats/edf_annotation_plan.hpp"
#include "data/formats/edf_calibration.hpp"
#include "data/formats/edf_header.hpp"
#include "data/formats/edf_record_plan.hpp"
#include "data/formats/output_file.hpp"
#include "data/model/recording.hpp"

namespace facialis {

/// The onset of record `index` of a run, in nanoseconds after the header's start time.
[[nodiscard]] std::int64_t edfRecordOnset(const EdfRecordPlan& plan, const EdfWriteRun& run,
                                          std::int64_t index, std::int64_t startNanoseconds);

/// Writes the data records of a plan, a few at a time.
class EdfRecordWriter {
public:
    EdfRecordWriter(const Recording& recording, const EdfHeader& header, const EdfRecordPlan& plan,
                    const EdfAnnotationPlan& annotations,
                    const std::vector<EdfCalibration>& calibrations, std::int64_t startNanoseconds);

    /// @param hasMissing  false: every sample is known to be there, nothing needs checking
    [[nodiscard]] Result<void> writeAll(OutputFile& file, bool hasMissing);

private:
    [[nodiscard]] Result<void> encodeChannel(std::size_t channel, const EdfWriteRun& run,
                                             std::int64_t firstRecord, std::int64_t records,
                                             bool hasMissing);
    [[nodiscard]] Result<void> digitize(std::size_t channel, SampleRange range, bool hasMissing);
    void encodeAnnotations(const EdfWriteRun& run, std::int64_t firstRecord, std::int64_t records);

    const Recording& recording_;
    const EdfHeader& header_;
    const EdfRecordPlan& plan_;
    const EdfAnnotationPlan& annotations_;
    const std::vector<EdfCalibration>& calibrations_;
    std::int64_t startNanoseconds_;

    std::vector<std::int32_t> last_;  ///< the last number of each channel, to fill what is missing
    std::vector<std::int64_t> places_;  ///< byte offset of each signal in a record
    std::int64_t recordsDone_ = 0;
    std::size_t talsDone_ = 0;
    std::vector<std::byte> bytes_;
    std::vector<std::int32_t> numbers_;
    std::vector<double> physical_;
};

}  // namespace facialis
