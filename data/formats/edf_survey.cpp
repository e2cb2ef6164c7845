// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_survey.hpp"

#include <algorithm>
#include <cmath>

namespace facialis {

namespace {

/// Adds one sample to a list of ranges that grows at its end.
void extend(std::vector<SampleRange>& ranges, std::int64_t sample)
{
    if (!ranges.empty() && ranges.back().end == sample)
        ++ranges.back().end;
    else
        ranges.push_back({sample, sample + 1});
}

/// Looks at one stretch of one channel.
class ChannelSurveyor {
public:
    ChannelSurveyor(const Recording& recording, std::size_t index)
        : recording_(recording), index_(index), channel_(recording.info().channels[index])
    {
        survey_.isInteger = storesIntegers(channel_);
    }

    Result<void> look(SampleRange range)
    {
        const auto count = static_cast<std::size_t>(range.length());
        physical_.resize(count);
        if (auto read = recording_.read(index_, range, physical_); !read)
            return read;
        if (survey_.isInteger) {
            stored_.resize(count);
            if (auto read = recording_.readStored(index_, range, stored_); !read)
                return read;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (std::isnan(physical_[i]))
                noteMissing(range.begin + static_cast<std::int64_t>(i));
            else
                note(i);
        }
        return {};
    }

    [[nodiscard]] EdfSurvey result() { return std::move(survey_); }

private:
    void note(std::size_t i)
    {
        const double value = physical_[i];
        if (std::isinf(value)) {
            ++survey_.infinite;
            return;
        }
        survey_.largest = std::max(survey_.largest, std::abs(value));
        survey_.isWholeNumbers = survey_.isWholeNumbers && value == std::nearbyint(value);
        if (survey_.isInteger) {
            const std::int64_t stored = stored_[i];
            survey_.lowest = survey_.isEmpty ? stored : std::min(survey_.lowest, stored);
            survey_.highest = survey_.isEmpty ? stored : std::max(survey_.highest, stored);
        }
        survey_.isEmpty = false;
    }

    void noteMissing(std::int64_t sample)
    {
        const auto& gaps = recording_.info().gaps;
        const auto rangeOf = [&](const Gap& gap) {
            return SampleRange{sampleAt(gap.interval.onset, channel_.rate),
                               sampleAt(gap.interval.offset, channel_.rate)};
        };
        while (gap_ < gaps.size() && rangeOf(gaps[gap_]).end <= sample)
            ++gap_;
        if (gap_ == gaps.size() || !rangeOf(gaps[gap_]).contains(sample))
            extend(survey_.missing, sample);
    }

    const Recording& recording_;
    std::size_t index_;
    const Channel& channel_;
    EdfSurvey survey_;
    std::size_t gap_ = 0;
    std::vector<double> physical_;
    std::vector<std::int32_t> stored_;
};

}  // namespace

bool storesIntegers(const Channel& channel)
{
    return channel.storedType != SampleType::float32 && channel.storedType != SampleType::float64;
}

SampleRange samplesBetween(const Channel& channel, Duration from, Duration to)
{
    const auto inside = [&](Duration time) {
        return std::clamp<std::int64_t>(sampleAt(time, channel.rate), 0, channel.length);
    };
    return {inside(from), inside(to)};
}

Duration comfortableStretch(const RecordingInfo& info)
{
    double samplesPerSecond = 0.0;
    for (const Channel& channel : info.channels)
        samplesPerSecond += channel.rate.hertz();
    return Duration(262'144.0 / std::max(samplesPerSecond, 1.0));
}

Result<std::vector<EdfSurvey>> surveyRecording(const Recording& recording)
{
    const RecordingInfo& info = recording.info();
    std::vector<ChannelSurveyor> surveyors;
    Duration end;
    for (std::size_t k = 0; k < info.channels.size(); ++k) {
        surveyors.emplace_back(recording, k);
        end = std::max(end, info.channels[k].duration());
    }
    const Duration stretch = comfortableStretch(info);
    // One stretch beyond the end: the last sample of a slow channel lies behind its rounded time.
    for (std::int64_t i = 0; stretch * static_cast<double>(i - 1) < end; ++i) {
        const Duration from = stretch * static_cast<double>(i);
        for (std::size_t k = 0; k < surveyors.size(); ++k) {
            const SampleRange range =
                samplesBetween(info.channels[k], from, stretch * static_cast<double>(i + 1));
            if (range.isEmpty())
                continue;
            if (auto looked = surveyors[k].look(range); !looked)
                return tl::unexpected(looked.error());
        }
        recording.release(from);
    }
    std::vector<EdfSurvey> surveys;
    surveys.reserve(surveyors.size());
    for (ChannelSurveyor& surveyor : surveyors)
        surveys.push_back(surveyor.result());
    return surveys;
}

}  // namespace facialis
