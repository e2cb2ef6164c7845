// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/formats/edf_annotations.hpp"
#include "data/formats/edf_header.hpp"
#include "data/model/gap.hpp"
#include "data/model/units.hpp"

namespace facialis {

/// Data records that follow each other without a jump in time.
struct EdfRun {
    std::int64_t firstRecord = 0;
    std::int64_t records = 0;
    Duration onset;  ///< from the first sample of the recording
};

/// Where the records of a file lie in time.
struct EdfTimeline {
    EdfTime start;             ///< the first record's own onset, after the header's start time
    std::vector<EdfRun> runs;  ///< ascending, never overlapping, at least one if there are records
    std::vector<std::string> warnings;

    /// The times between the runs.
    [[nodiscard]] std::vector<Gap> gaps(Duration recordDuration) const;
};

/// Places record after record. Continuous files are one run, whatever their onsets say (which is
/// warned about); in discontinuous ones a record that starts later than the last one ended begins a
/// new run. Onsets that cannot be true (back in time, a lone jump that the next record contradicts,
/// a gap of more than a month) are not believed: such a record follows the one before it.
class EdfTimelineBuilder {
public:
    /// @param fastest  the highest rate of any signal: half of its sample is the finest jump
    EdfTimelineBuilder(EdfContinuity continuity, double recordDuration, double fastest);

    /// The next record, with the onset it states, if any.
    void add(const std::optional<EdfTime>& onset);

    [[nodiscard]] EdfTimeline finish();

private:
    void place(const std::optional<EdfTime>& onset, const std::optional<EdfTime>& next);
    [[nodiscard]] double tolerance() const;
    [[nodiscard]] double afterStart(const EdfTime& onset) const;

    EdfContinuity continuity_;
    double recordDuration_;
    double halfSample_;
    EdfTimeline timeline_;
    std::int64_t added_ = 0;
    std::int64_t placed_ = 0;
    std::int64_t disbelieved_ = 0;
    std::int64_t unstated_ = 0;
    int decimals_ = 0;
    std::optional<EdfTime> pending_;
};

}  // namespace facialis
