// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/montage_recording.hpp"

namespace facialis::engine {

MontageRecording::MontageRecording(std::unique_ptr<Recording> recording,
                                   std::vector<DerivedChannel> channels)
    : recording_(std::move(recording)), derived_(std::move(channels)), info_(recording_->info())
{
    info_.channels.clear();
    for (DerivedChannel& derived : derived_) {
        if (derived.minus || derived.isInverted) {
            // The result is computed; the recorder's limits and integers no longer describe it.
            derived.channel.storedType = SampleType::float64;
            derived.channel.scale = 1.0;
            derived.channel.offset = 0.0;
            derived.channel.storedMinimum.reset();
            derived.channel.storedMaximum.reset();
            if (derived.channel.dimension == Dimension::voltage)
                derived.channel.unit = "V";
        }
        info_.channels.push_back(derived.channel);
    }
    // Annotations name channels by their old place.
    for (Annotation& annotation : info_.annotations) {
        if (!annotation.channel)
            continue;
        const std::size_t old = *annotation.channel;
        annotation.channel.reset();
        for (std::size_t k = 0; k < derived_.size(); ++k)
            if (derived_[k].plus == old)
                annotation.channel = k;
    }
}

Result<void> MontageRecording::read(std::size_t channel, SampleRange range,
                                    std::span<double> into) const
{
    const DerivedChannel& derived = derived_[channel];
    if (Result<void> plus = recording_->read(derived.plus, range, into); !plus)
        return plus;
    if (derived.minus) {
        std::vector<double> other(into.size());
        if (Result<void> minus = recording_->read(*derived.minus, range, other); !minus)
            return minus;
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] -= other[i];
    }
    if (derived.isInverted)
        for (double& value : into)
            value = -value;
    return {};
}

Result<void> MontageRecording::readStored(std::size_t channel, SampleRange range,
                                          std::span<std::int32_t> into) const
{
    const DerivedChannel& derived = derived_[channel];
    if (derived.minus || derived.isInverted)
        return failure("channel '" + derived.channel.label + "' is computed by the montage",
                       info_.path, "read it as physical values");
    return recording_->readStored(derived.plus, range, into);
}

}  // namespace facialis::engine
