// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/activation.hpp"

#include <algorithm>
#include <cmath>

#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

/// Drive over time, 0..1, times the unsteadiness of a hold.
class Drive {
public:
    Drive(const Activation& a, Random& random)
        : onset_(a.onset.seconds()),
          length_(a.length.seconds()),
          rise_(a.rise.seconds()),
          fall_(a.fall.seconds()),
          frequency_{random.uniform(0.7, 2.0), random.uniform(2.0, 5.0)},
          phase_{random.uniform(), random.uniform()}
    {
    }

    [[nodiscard]] double ramp(double t) const
    {
        const double since = t - onset_, left = length_ - since;
        if (since < 0.0 || left < 0.0)
            return 0.0;
        double value = 1.0;
        if (since < rise_)
            value = 0.5 - 0.5 * portable::cosineOfTurns(0.5 * since / rise_);
        if (left < fall_)
            value = std::min(value, 0.5 - 0.5 * portable::cosineOfTurns(0.5 * left / fall_));
        return value;
    }
    [[nodiscard]] double unsteadiness(double t) const
    {
        return 0.08 * portable::sineOfTurns(frequency_[0] * t + phase_[0]) +
               0.06 * portable::sineOfTurns(frequency_[1] * t + phase_[1]);
    }
    [[nodiscard]] double onset() const { return onset_; }
    [[nodiscard]] double end() const { return onset_ + length_; }

private:
    double onset_, length_, rise_, fall_;
    double frequency_[2], phase_[2];
};

/// Where discharges go: a window of the recording in seconds.
struct Canvas {
    std::span<double> samples;
    double firstTime;
    double rate;

    void discharge(const MotorUnit& unit, double time) const
    {
        unit.potential.addTo(samples, (time - firstTime) * rate, unit.amplitude);
    }
};

/// An interspike interval; a third of the mean is the refractory floor.
double interval(double rate, double variability, Random& random)
{
    return std::max(0.33, 1.0 + variability * random.gaussian()) / rate;
}

void fireRecruited(const Activation& a, const Drive& drive, std::span<const MotorUnit> pool,
                   const Canvas& canvas, Random& random)
{
    constexpr double patience = 2e-3;  // how often a silent unit looks at the drive
    for (const MotorUnit& unit : pool) {
        const double first = unit.firstRate.hertz(), peak = unit.peakRate.hertz();
        double t = drive.onset() + random.uniform(0.0, patience);
        bool wasFiring = false;
        while (t < drive.end()) {
            const double excess =
                a.level * drive.ramp(t) * (1.0 + drive.unsteadiness(t)) - unit.threshold;
            if (excess < 0.0) {
                wasFiring = false;
                t += patience;
                continue;
            }
            if (!wasFiring) {  // not all at the instant of recruitment
                wasFiring = true;
                t += random.uniform(0.0, 0.012);
                continue;
            }
            canvas.discharge(unit, t);
            const double rate = std::min(peak, first + (peak - first) * 2.0 * excess);
            t += interval(rate, a.firing.variability, random);
        }
    }
}

void fireTogether(const Activation& a, const Drive& drive, std::span<const MotorUnit> pool,
                  const Canvas& canvas, Random& random)
{
    const bool isSustained = a.length.seconds() > 0.5;
    for (const MotorUnit& unit : pool) {
        if (!random.chance(a.firing.share))
            continue;
        const double rate = random.uniform(a.firing.slowest.hertz(), a.firing.fastest.hertz());
        double t = drive.onset() + random.uniform(0.0, std::min(0.0015, 1.0 / rate));
        std::size_t left = 2 + random.below(6);
        while (t < drive.end()) {
            // Units join and drop out through the ramps.
            const double hold = isSustained ? 0.85 + drive.unsteadiness(t) : 1.0;
            if (random.chance(drive.ramp(t) * hold))
                canvas.discharge(unit, t);
            t += interval(rate, a.firing.variability, random);
            if (a.firing.isInMultiplets && --left == 0) {
                t += random.uniform(0.003, 0.012);
                left = 2 + random.below(6);
            }
        }
    }
}

void fireSingleUnit(const Activation& a, const Drive& drive, const MotorUnit& unit,
                    const Canvas& canvas, Random& random)
{
    // The group fills its length: first and last discharge at its ends.
    const double rate = random.uniform(a.firing.slowest.hertz(), a.firing.fastest.hertz());
    const auto gaps = std::max<std::int64_t>(1, std::llround(a.length.seconds() * rate));
    const double gap = a.length.seconds() / static_cast<double>(gaps);
    for (std::int64_t k = 0; k <= gaps; ++k) {
        const double jitter = k == 0 || k == gaps ? 0.0 : a.firing.variability * random.gaussian();
        canvas.discharge(unit, drive.onset() + gap * (static_cast<double>(k) + jitter));
    }
}

}  // namespace

Firing voluntaryFiring()
{
    return {.style = Firing::Style::recruited, .variability = 0.2};
}

Firing blinkFiring()
{
    return {.style = Firing::Style::together,
            .slowest = 60_Hz,
            .fastest = 110_Hz,
            .variability = 0.3,
            .share = 0.7};
}

Firing clonicFiring()
{
    return {.style = Firing::Style::together,
            .slowest = 150_Hz,
            .fastest = 400_Hz,
            .variability = 0.2,
            .share = 0.5,
            .isInMultiplets = true};
}

Firing tonicFiring()
{
    return {.style = Firing::Style::together,
            .slowest = 35_Hz,
            .fastest = 80_Hz,
            .variability = 0.35,
            .share = 0.6};
}

Firing singleUnitFiring(std::size_t unit, Frequency rate)
{
    return {.style = Firing::Style::singleUnit,
            .slowest = rate,
            .fastest = rate,
            .variability = 0.1,
            .unit = unit};
}

EventSignal synthesise(const Activation& activation, std::span<const MotorUnit> pool,
                       Frequency rate, Random random)
{
    std::size_t reach = 0;
    for (const MotorUnit& unit : pool)
        reach = std::max(reach, unit.potential.reach());
    const std::int64_t margin = static_cast<std::int64_t>(reach) + 2;

    EventSignal event;
    event.firstSample = sampleAt(activation.onset, rate) - margin;
    const std::int64_t length = sampleAt(activation.length, rate) + 2 * margin + 2;
    event.samples.assign(static_cast<std::size_t>(length), 0.0);

    const Drive drive(activation, random);
    const Canvas canvas{event.samples, timeOf(event.firstSample, rate).seconds(), rate.hertz()};
    switch (activation.firing.style) {
    case Firing::Style::recruited: fireRecruited(activation, drive, pool, canvas, random); break;
    case Firing::Style::together: fireTogether(activation, drive, pool, canvas, random); break;
    case Firing::Style::singleUnit:
        fireSingleUnit(activation, drive, pool[activation.firing.unit], canvas, random);
        break;
    }
    return event;
}

}  // namespace facialis::acquisition
