// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/mains_subtraction.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "dsp/filter/filter_method.hpp"

namespace facialis::dsp {
namespace {

using std::numbers::pi;

constexpr double highPassHertz = 8.0;  ///< drift and electrode offset are none of the line's
constexpr double intervalSeconds = 0.25;
constexpr double firstMemorySeconds = 0.1;
/// What is left counts up to so many times its mean magnitude.
constexpr double limit = 3.0;
constexpr double levelSeconds = 0.5;
constexpr double levelRise = 0.1;  ///< a burst raises the level slower than its end lowers it
constexpr double frequencyGain = 0.25;
constexpr double widest = 0.01;  ///< of the nominal frequency
/// A harmonic is believed as far as its power exceeds so many times that of its uncertainty.
constexpr double doubt = 6.0;
constexpr double sureForPhase = 20.0;

}  // namespace

MainsSubtraction::MainsSubtraction(Frequency mains, Frequency upTo, Frequency rate, Duration memory)
    : nominal_(mains),
      line_(mains),
      rate_(rate),
      memory_(memory.seconds() * rate.hertz()),
      interval_(std::size_t(std::max(intervalSeconds * rate.hertz(), 1.0))),
      keep_(std::exp(-2.0 * pi * highPassHertz / rate.hertz()))
{
    const Frequency end = std::min(upTo, rate * 0.49);
    for (int order = 1; mains * order < end; ++order)
        harmonics_.emplace_back();
    setLine(mains);
}

void MainsSubtraction::setLine(Frequency line) noexcept
{
    line_ = line;
    double order = 1.0;
    for (Harmonic& h : harmonics_) {
        const double angle = 2.0 * pi * order * (line / rate_);
        h.stepCosine = std::cos(angle);
        h.stepSine = std::sin(angle);
        order += 1.0;
    }
}

void MainsSubtraction::process(std::span<double> samples) noexcept
{
    for (double& sample : samples) {
        if (std::isfinite(sample))
            sample = step(sample);
        else
            isRunning_ = false;
        turn();
        if (++inInterval_ == interval_) {
            inInterval_ = 0;
            follow();
        }
    }
}

double MainsSubtraction::step(double sample) noexcept
{
    double estimate = 0.0, subtracted = 0.0;
    for (const Harmonic& h : harmonics_) {
        const double y = h.a * h.cosine + h.b * h.sine;
        estimate += y;
        subtracted += h.trust * y;
    }
    const double left = sample - estimate;
    highPassed_ = isRunning_ ? keep_ * (highPassed_ + left - before_) : 0.0;
    before_ = left;
    isRunning_ = true;

    const double magnitude = std::abs(highPassed_);
    if (learnt_ < memory_)
        learnt_ += 1.0;
    const double seconds = std::min(levelSeconds * rate_.hertz(), learnt_);
    const double slowness = magnitude > limit * level_ && learnt_ >= memory_ ? levelRise : 1.0;
    level_ += slowness *
              (std::min(magnitude, learnt_ >= memory_ ? 10.0 * level_ : magnitude) - level_) /
              seconds;
    const double error = std::clamp(highPassed_, -limit * level_, limit * level_);
    const double memory = std::max(firstMemorySeconds * rate_.hertz(), std::min(memory_, learnt_));
    const double gain = 2.0 / memory * error;
    for (Harmonic& h : harmonics_) {
        h.a += gain * h.cosine;
        h.b += gain * h.sine;
    }
    return sample - subtracted;
}

void MainsSubtraction::turn() noexcept
{
    for (Harmonic& h : harmonics_) {
        const double cosine = h.cosine * h.stepCosine - h.sine * h.stepSine;
        h.sine = h.sine * h.stepCosine + h.cosine * h.stepSine;
        h.cosine = cosine;
    }
}

void MainsSubtraction::follow() noexcept
{
    if (harmonics_.empty())
        return;
    // Mean |e| of noise is 0.8 of its RMS; least mean squares leave 1/memory of its power in each
    // estimate.
    const double uncertainty = level_ * level_ / 0.64 / std::max(std::min(memory_, learnt_), 1.0);
    for (Harmonic& h : harmonics_) {
        const double length = std::hypot(h.cosine, h.sine);  // rounding makes it drift
        h.cosine /= length;
        h.sine /= length;
        const double power = 0.5 * (h.a * h.a + h.b * h.b);
        h.trust = power > doubt * uncertainty ? 1.0 - uncertainty / power : 0.0;
    }
    const Harmonic& first = harmonics_.front();
    const double power = 0.5 * (first.a * first.a + first.b * first.b);
    if (learnt_ >= memory_ && power > sureForPhase * uncertainty) {
        // a cos + b sin runs ahead when its phase atan2(-b, a) grows.
        const double drift =
            std::atan2(lastB_ * first.a - lastA_ * first.b, lastA_ * first.a + lastB_ * first.b);
        const double hertz = drift / (2.0 * pi) * rate_.hertz() / double(interval_);
        const double next = line_.hertz() + frequencyGain * hertz;
        setLine(Frequency(std::clamp(next, nominal_.hertz() * (1.0 - widest),
                                     nominal_.hertz() * (1.0 + widest))));
    }
    lastA_ = first.a;
    lastB_ = first.b;
}

namespace {

constexpr std::array parameters{
    Parameter{"memory_s", 1.0, 0.2, 30.0, "time over which the hum is estimated"},
};

/// As one of the filters that take blocks.
class HumFreeFilter final : public StreamingFilter {
public:
    explicit HumFreeFilter(MainsSubtraction subtraction) : subtraction_(std::move(subtraction)) {}

    void process(std::span<const double> in, std::vector<double>& out) override
    {
        const std::size_t before = out.size();
        out.insert(out.end(), in.begin(), in.end());
        subtraction_.process(std::span(out).subspan(before));
    }
    void finish(std::vector<double>& /*out*/) override {}
    [[nodiscard]] Duration delay() const override { return Duration(0.0); }
    [[nodiscard]] Duration lookAhead() const override { return Duration(0.0); }

private:
    MainsSubtraction subtraction_;
};

std::unique_ptr<StreamingFilter> make(const FilterInput& input, const ParameterValues& values)
{
    return std::make_unique<HumFreeFilter>(
        MainsSubtraction(input.mains, input.lowPass, input.rate, Duration(values["memory_s"])));
}

Duration settling(const FilterInput& /*input*/, const ParameterValues& values)
{
    constexpr double memories = 4.0;
    return Duration(values["memory_s"]) * memories;
}

std::string badge(const FilterInput& input)
{
    return fmt::format("{:g} Hz hum subtracted", input.mains.hertz());
}

}  // namespace

extern const FilterMethod mainsSubtraction{
    .name = "mains_subtraction",
    .title = "subtracts the mains line and its harmonics as estimated from the signal; no ringing",
    .timing = "causal, without delay; settles within two to three seconds",
    .source = "Widrow et al. 1975, Proc IEEE 63:1692",
    .parameters = parameters,
    .make = make,
    .settling = settling,
    .badge = badge,
};

}  // namespace facialis::dsp
