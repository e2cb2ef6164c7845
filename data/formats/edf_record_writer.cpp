// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_record_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "data/formats/edf_annotations.hpp"
#include "data/formats/edf_samples.hpp"

namespace facialis {

std::int64_t edfRecordOnset(const EdfRecordPlan& plan, const EdfWriteRun& run, std::int64_t index,
                            std::int64_t startNanoseconds)
{
    return startNanoseconds + std::llround(run.onset.seconds() * 1e9) +
           index * plan.microseconds * 1000;
}

EdfRecordWriter::EdfRecordWriter(const Recording& recording, const EdfHeader& header,
                                 const EdfRecordPlan& plan, const EdfAnnotationPlan& annotations,
                                 const std::vector<EdfCalibration>& calibrations,
                                 std::int64_t startNanoseconds)
    : recording_(recording),
      header_(header),
      plan_(plan),
      annotations_(annotations),
      calibrations_(calibrations),
      startNanoseconds_(startNanoseconds)
{
    std::int64_t place = 0;
    for (const EdfSignal& signal : header.signals) {
        places_.push_back(place);
        place += signal.samplesPerRecord * header.bytesPerSample();
    }
    for (const EdfCalibration& calibration : calibrations)
        last_.push_back(static_cast<std::int32_t>(
            std::clamp<std::int64_t>(0, calibration.digitalMinimum, calibration.digitalMaximum)));
}

Result<void> EdfRecordWriter::writeAll(OutputFile& file, bool hasMissing)
{
    constexpr std::int64_t comfortable = 1'048'576;  // bytes
    const std::int64_t together = std::max<std::int64_t>(1, comfortable / header_.bytesPerRecord());
    for (const EdfWriteRun& run : plan_.runs)
        for (std::int64_t first = 0; first < run.records; first += together) {
            const std::int64_t records = std::min(together, run.records - first);
            bytes_.assign(static_cast<std::size_t>(records * header_.bytesPerRecord()),
                          std::byte{0});
            for (std::size_t k = 0; k < calibrations_.size(); ++k)
                if (auto done = encodeChannel(k, run, first, records, hasMissing); !done)
                    return done;
            encodeAnnotations(run, first, records);
            file.write(bytes_);
            if (file.hasFailed())
                return {};  // close() says why
            recording_.release(run.onset + plan_.recordDuration() * static_cast<double>(first));
        }
    return {};
}

Result<void> EdfRecordWriter::encodeChannel(std::size_t channel, const EdfWriteRun& run,
                                            std::int64_t firstRecord, std::int64_t records,
                                            bool hasMissing)
{
    const Channel& c = recording_.info().channels[channel];
    const std::int64_t samples = plan_.samples[channel];
    const std::int64_t from = sampleAt(run.onset, c.rate) + firstRecord * samples;
    const SampleRange whole{from, from + records * samples};
    const SampleRange present = whole.intersection({0, c.length});
    numbers_.resize(static_cast<std::size_t>(whole.length()));
    if (!present.isEmpty())
        if (auto done = digitize(channel, present, hasMissing); !done)
            return done;
    // Behind the end of the channel: the filling of the last record.
    std::fill(numbers_.begin() + std::max<std::int64_t>(present.length(), 0), numbers_.end(),
              last_[channel]);
    const std::int64_t recordBytes = header_.bytesPerRecord();
    for (std::int64_t i = 0; i < records; ++i) {
        const auto part = std::span<const std::int32_t>(numbers_).subspan(
            static_cast<std::size_t>(i * samples), static_cast<std::size_t>(samples));
        std::byte* const into = bytes_.data() + i * recordBytes + places_[channel];
        if (header_.variant == EdfVariant::edf)
            encodeStored<2>(part, into);
        else
            encodeStored<3>(part, into);
    }
    return {};
}

/// The numbers to write for samples that exist; missing ones repeat the number before them.
Result<void> EdfRecordWriter::digitize(std::size_t channel, SampleRange range, bool hasMissing)
{
    const EdfCalibration& calibration = calibrations_[channel];
    const auto count = static_cast<std::size_t>(range.length());
    const std::span<std::int32_t> numbers = std::span(numbers_).first(count);
    const bool isStored = calibration.samples == EdfCalibration::Samples::stored;
    if (isStored)
        if (auto read = recording_.readStored(channel, range, numbers); !read)
            return read;
    physical_.resize(count);
    if (!isStored || hasMissing)
        if (auto read = recording_.read(channel, range, physical_); !read)
            return read;
    if (!isStored) {
        const bool isScaled = calibration.samples == EdfCalibration::Samples::scaled;
        const double scale = isScaled ? calibration.scale.scale : 1.0;
        const auto lowest = static_cast<double>(calibration.digitalMinimum);
        const auto highest = static_cast<double>(calibration.digitalMaximum);
        for (std::size_t i = 0; i < count; ++i)
            if (!std::isnan(physical_[i]))
                numbers[i] = static_cast<std::int32_t>(
                    std::lround(std::clamp(physical_[i] / scale, lowest, highest)));
    }
    if (hasMissing)
        for (std::size_t i = 0; i < count; ++i) {
            if (std::isnan(physical_[i]))
                numbers[i] = last_[channel];
            last_[channel] = numbers[i];
        }
    last_[channel] = numbers[count - 1];
    return {};
}

void EdfRecordWriter::encodeAnnotations(const EdfWriteRun& run, std::int64_t firstRecord,
                                        std::int64_t records)
{
    const auto put = [](std::byte*& at, const std::string& tal) {
        std::memcpy(at, tal.data(), tal.size());
        at += tal.size();
    };
    for (std::int64_t i = 0; i < records; ++i, ++recordsDone_) {
        std::byte* at = bytes_.data() + i * header_.bytesPerRecord() + places_.back();
        put(at, printRecordOnset(edfRecordOnset(plan_, run, firstRecord + i, startNanoseconds_)));
        for (; talsDone_ < annotations_.tals.size() &&
               annotations_.tals[talsDone_].record == recordsDone_;
             ++talsDone_)
            put(at, annotations_.tals[talsDone_].bytes);
    }
}

}  // namespace facialis
