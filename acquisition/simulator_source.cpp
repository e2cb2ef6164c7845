// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulator_source.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <numbers>
#include <utility>

namespace facialis::acquisition {

namespace {

constexpr Duration overlap{0.5};

class SimulatorSource final : public Source {
public:
    SimulatorSource(SimulatorStreamOptions options, std::unique_ptr<MemoryRecording> first,
                    PatientMaker maker, Pacer pacer)
        : options_(std::move(options)),
          maker_(std::move(maker)),
          pacer_(std::move(pacer)),
          current_(std::move(first))
    {
        const RecordingInfo& recorded = current_->info();
        info_ = {.name = options_.name,
                 .format = recorded.format,
                 .channels = recorded.channels,
                 .rate = recorded.channels.front().rate,
                 .start = recorded.start,
                 .warnings = recorded.warnings,
                 .isPaced = options_.speed > 0.0};
        for (Channel& channel : info_.channels)
            channel.length = 0;
        fade_ = sampleAt(overlap, info_.rate);
        hop_ = recorded.channels.front().length - fade_;
        queueAnnotations();
        startNext();
    }

    [[nodiscard]] const StreamInfo& info() const override { return info_; }

    [[nodiscard]] Result<ReadStatus> read(SampleBlock& into, std::stop_token stop) override
    {
        into.setFrames(0);
        into.setFirstFrame(position_);
        if (hasFailed_)
            return ReadStatus::end;
        const std::int64_t wanted =
            pacer_.framesDue(position_, static_cast<std::int64_t>(into.capacity()), stop);
        if (wanted == 0)
            return ReadStatus::end;
        if (position_ - begin_ >= hop_)
            if (const auto turned = turnOver(); !turned) {
                hasFailed_ = true;
                return tl::unexpected(turned.error());
            }
        // A block ends with the stretch; the next call goes on in the next one.
        const std::int64_t frames = std::min(wanted, begin_ + hop_ - position_);
        into.setFrames(static_cast<std::size_t>(frames));
        for (std::size_t k = 0; k < into.channels(); ++k)
            if (const auto done = readChannel(k, into.channel(k)); !done) {
                into.setFrames(0);
                hasFailed_ = true;
                return tl::unexpected(done.error());
            }
        position_ += frames;
        return ReadStatus::data;
    }

    [[nodiscard]] std::vector<Annotation> takeAnnotations() override
    {
        const Duration reached = timeOf(position_, info_.rate);
        std::vector<Annotation> taken;
        while (!waiting_.empty() && waiting_.front().onset < reached) {
            taken.push_back(std::move(waiting_.front()));
            waiting_.erase(waiting_.begin());
        }
        return taken;
    }

private:
    [[nodiscard]] SimulationOptions stretchOptions(std::uint64_t stretch) const
    {
        SimulationOptions simulation = options_.simulation;
        simulation.stretch = stretch;
        return simulation;
    }

    void startNext()
    {
        next_ = std::async(
            std::launch::async,
            [maker = maker_, wanted = stretchOptions(stretch_ + 1)] { return maker(wanted); });
    }

    Result<void> turnOver()
    {
        auto patient = next_.get();
        if (!patient)
            return tl::unexpected(patient.error());
        last_ = std::move(current_);
        current_ = std::move(patient->recording);
        begin_ += hop_;
        ++stretch_;
        queueAnnotations();
        startNext();
        return {};
    }

    void queueAnnotations()
    {
        const Duration begin = timeOf(begin_, info_.rate), end = timeOf(hop_, info_.rate);
        for (Annotation annotation : current_->info().annotations) {
            if (annotation.onset >= end)
                continue;  // asked for in the overlap, where the next stretch takes over
            if (annotation.duration)
                annotation.duration = std::min(*annotation.duration, end - annotation.onset);
            annotation.onset = annotation.onset + begin;
            waiting_.push_back(std::move(annotation));
        }
    }

    /// Samples of the current stretch from the current position, faded in over the last one.
    Result<void> readChannel(std::size_t channel, std::span<double> into)
    {
        const std::int64_t first = position_ - begin_;
        const auto count = static_cast<std::int64_t>(into.size());
        if (const auto done = current_->read(channel, {first, first + count}, into); !done)
            return done;
        const std::int64_t faded = last_ ? std::clamp<std::int64_t>(fade_ - first, 0, count) : 0;
        if (faded == 0)
            return {};
        ending_.resize(static_cast<std::size_t>(faded));
        if (const auto done = last_->read(channel, {hop_ + first, hop_ + first + faded}, ending_);
            !done)
            return done;
        for (std::int64_t i = 0; i < faded; ++i) {
            const double place =
                (static_cast<double>(first + i) + 0.5) / static_cast<double>(fade_);
            const double weight = 0.5 - 0.5 * std::cos(std::numbers::pi * place);
            double& value = into[static_cast<std::size_t>(i)];
            value = weight * value + (1.0 - weight) * ending_[static_cast<std::size_t>(i)];
        }
        return {};
    }

    SimulatorStreamOptions options_;
    PatientMaker maker_;
    Pacer pacer_;
    StreamInfo info_;
    std::unique_ptr<MemoryRecording> last_, current_;
    std::future<Result<SimulatedPatient>> next_;
    std::uint64_t stretch_ = 0;
    std::int64_t begin_ = 0;  ///< frame at which the current stretch begins
    std::int64_t hop_ = 0;    ///< frames from one stretch to the next
    std::int64_t fade_ = 0;
    std::int64_t position_ = 0;
    std::vector<Annotation> waiting_;
    std::vector<double> ending_;
    bool hasFailed_ = false;
};

}  // namespace

Result<std::unique_ptr<Source>> streamSimulation(const SimulatorStreamOptions& options,
                                                 std::shared_ptr<Clock> clock, PatientMaker maker)
{
    if (options.simulation.duration < 4.0 * overlap)
        return failure("a simulated stream needs stretches of two seconds and more", options.name,
                       "give a longer duration");
    auto patient = maker(options.simulation);
    if (!patient)
        return tl::unexpected(patient.error());
    Pacer pacer(options.simulation.rate, options.speed, std::move(clock));
    return std::make_unique<SimulatorSource>(options, std::move(patient->recording),
                                             std::move(maker), std::move(pacer));
}

}  // namespace facialis::acquisition
