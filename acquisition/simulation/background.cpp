// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/background.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "acquisition/simulation/band.hpp"
#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

/// White noise plus a 1/f rise below `corner`, as the sum of first-order low-passes two octaves
/// apart, all driven by the same white noise so that one draw a sample suffices.
class ElectrodeNoise {
public:
    ElectrodeNoise(Frequency rate, Frequency corner, double inBandRms)
    {
        for (std::size_t k = 0; k < poles_.size(); ++k) {
            const double pole = 0.5 * static_cast<double>(std::int64_t{1} << (2 * k));
            poles_[k] = portable::exp(-6.283185307179586 * pole / rate.hertz());
            weights_[k] = (1.0 - poles_[k]) * std::sqrt(corner.hertz() / pole);
        }
        scale_ = inBandRms / std::sqrt(bandPower(rate));
    }

    double next(Random& random)
    {
        const double white = random.gaussian();
        double sum = white;
        for (std::size_t k = 0; k < poles_.size(); ++k) {
            state_[k] = poles_[k] * state_[k] + weights_[k] * white;
            sum += state_[k];
        }
        return scale_ * sum;
    }

private:
    /// Share of the variance in 20-450 Hz: the squared response, summed over 1 Hz steps.
    [[nodiscard]] double bandPower(Frequency rate) const
    {
        const double upper = upperEdge(rate).hertz();
        double sum = 0.0;
        for (double f = lowerEdge().hertz() + 0.5; f < upper; f += 1.0) {
            const double turns = f / rate.hertz();
            const double c = portable::cosineOfTurns(turns), s = portable::sineOfTurns(turns);
            double real = 1.0, imaginary = 0.0;
            for (std::size_t k = 0; k < poles_.size(); ++k) {
                // w / (1 - a e^{-i 2 pi f / rate})
                const double re = 1.0 - poles_[k] * c, im = poles_[k] * s;
                const double norm = re * re + im * im;
                real += weights_[k] * re / norm;
                imaginary -= weights_[k] * im / norm;
            }
            sum += (real * real + imaginary * imaginary) * 2.0 / rate.hertz();
        }
        return sum;
    }

    std::array<double, 5> poles_{}, weights_{}, state_{};
    double scale_ = 1.0;
};

/// A level of one lead: around that of the person, or of the standard range.
double levelOf(Traits* traits, std::string_view name, double low, double high, Random& lead)
{
    return traits ? traits->around("person", name, 0.25, lead) : lead.uniform(low, high);
}

void addElectrodeNoise(std::span<double> signal, Frequency rate, Traits* traits, Random lead,
                       Random random)
{
    const double rms = levelOf(traits, "noise_uv", 1.5, 4.0, lead);
    const Frequency corner(levelOf(traits, "noise_corner_hz", 5.0, 40.0, lead));
    ElectrodeNoise noise(rate, corner, rms);
    for (double& sample : signal)
        sample += noise.next(random);
}

/// Skin potentials wander, breathing swings: knots at 20 Hz, straight lines between.
void addDrift(std::span<double> signal, Frequency rate, Traits* traits, Random lead, Random random)
{
    constexpr double knotsPerSecond = 20.0;
    const double spread = levelOf(traits, "drift_uv", 8.0, 35.0, lead);
    const double memory = lead.uniform(5.0, 20.0);
    const double keep = portable::exp(-1.0 / (knotsPerSecond * memory));
    const double kick = spread * std::sqrt(1.0 - keep * keep);
    const double breath = lead.uniform(1.0, 6.0), breathRate = lead.uniform(0.2, 0.3);
    const double offset = 60.0 * lead.gaussian();
    const double perKnot = rate.hertz() / knotsPerSecond;
    double wander = spread * random.gaussian();
    double from = 0.0, to = offset + wander;
    double knot = -1.0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
        const double place = static_cast<double>(i) / perKnot;
        while (place >= knot) {
            from = to;
            wander = keep * wander + kick * random.gaussian();
            knot += 1.0;
            to = offset + wander +
                 breath * portable::sineOfTurns(breathRate * knot / knotsPerSecond);
        }
        const double part = place - (knot - 1.0);
        signal[i] += from + (to - from) * part;
    }
}

/// The line frequency wanders by some hundredths of a hertz, the same for all channels.
void addMains(std::span<double> signal, const BackgroundOptions& options, double level, Random own)
{
    struct Harmonic {
        double order, amplitude, phase;
    };
    const double rate = options.rate.hertz(), line = options.mains->hertz();
    Random common = options.random.fork("mains");
    const std::array<Harmonic, 5> harmonics{{{1.0, level, own.uniform()},
                                             {2.0, level * own.uniform(0.0, 0.15), own.uniform()},
                                             {3.0, level * own.uniform(0.1, 0.5), own.uniform()},
                                             {5.0, level * own.uniform(0.05, 0.3), own.uniform()},
                                             {7.0, level * own.uniform(0.0, 0.2), own.uniform()}}};
    const auto step = static_cast<std::size_t>(std::ceil(rate));
    double turns = common.uniform(), deviation = 0.0;
    for (std::size_t begin = 0; begin < signal.size(); begin += step) {
        deviation = 0.98 * deviation + 0.004 * common.gaussian();
        const double perSample = (line + deviation) / rate;
        const std::size_t end = std::min(begin + step, signal.size());
        for (const Harmonic& h : harmonics) {
            if (h.order * line >= 0.45 * rate)
                continue;
            // A rotating phasor, set anew every second.
            double s = portable::sineOfTurns(h.order * turns + h.phase);
            double c = portable::cosineOfTurns(h.order * turns + h.phase);
            const double rs = portable::sineOfTurns(h.order * perSample);
            const double rc = portable::cosineOfTurns(h.order * perSample);
            for (std::size_t i = begin; i < end; ++i) {
                signal[i] += h.amplitude * s;
                const double next = s * rc + c * rs;
                c = c * rc - s * rs;
                s = next;
            }
        }
        turns += perSample * static_cast<double>(end - begin);
        turns -= std::floor(turns);
    }
}

void addHeart(std::span<double> signal, const BackgroundOptions& options, double peak)
{
    const double rate = options.rate.hertz();
    const double beatsPerSecond =
        options.traits ? options.traits->draw("person", "heart_rate_per_minute") / 60.0
                       : options.person.fork("heart").uniform(0.95, 1.4);
    Random random = options.random.fork("heart");
    const ActionPotential qrs(options.rate, Duration(0.011), 0.7);
    const double end = static_cast<double>(signal.size()) / rate;
    double t = random.uniform(0.0, 1.0);
    for (; t < end; t += std::max(0.4, (1.0 + 0.04 * random.gaussian()) / beatsPerSecond))
        qrs.addTo(signal, t * rate, peak);
}

/// Two or three of the smallest units, far below the noise.
void addRestingTone(std::span<double> signal, std::span<const MotorUnit> pool, Frequency rate,
                    Random lead, Random random)
{
    const double end = static_cast<double>(signal.size()) / rate.hertz();
    const std::size_t count = 2 + lead.below(2);
    for (std::size_t k = 0; k < count; ++k) {
        const double peak = lead.uniform(0.4, 1.5);
        const double mean = 1.0 / lead.uniform(5.0, 9.0);
        const double sign = pool[k].amplitude > 0.0 ? 1.0 : -1.0;
        for (double t = random.uniform(0.0, mean); t < end;
             t += mean * std::max(0.4, 1.0 + 0.25 * random.gaussian()))
            pool[k].potential.addTo(signal, t * rate.hertz(), sign * peak);
    }
}

/// Seconds and microvolts.
struct Pop {
    double onset, height, decay;
};

void stepAndDecay(std::span<double> signal, Frequency rate, const Pop& pop)
{
    const double keep = portable::exp(-1.0 / (pop.decay * rate.hertz()));
    auto i = static_cast<std::size_t>(pop.onset * rate.hertz());
    for (double value = pop.height; i < signal.size() && std::abs(value) > 0.05; ++i) {
        signal[i] += value;
        value *= keep;
    }
}

}  // namespace

void addBackground(std::span<double> signal, std::size_t channel, const Patient& patient,
                   const BackgroundOptions& options)
{
    const auto lead = [&](std::string_view what) { return options.person.fork(what, channel); };
    const auto now = [&](std::string_view what) { return options.random.fork(what, channel); };
    addElectrodeNoise(signal, options.rate, options.traits, lead("electrode noise"),
                      now("electrode noise"));
    addDrift(signal, options.rate, options.traits, lead("drift"), now("drift"));
    if (options.mains) {
        Random own = lead("mains pick-up");
        const double level = levelOf(options.traits, "mains_uv", 0.3, 2.0, own);
        addMains(signal, options, level, own);
    }
    Random pickUp = lead("heart pick-up");
    const double heart = levelOf(options.traits, "heart_uv", 2.0, 8.0, pickUp);
    addHeart(signal, options, heart * traitsOf(channel).ecgShare);
    addRestingTone(signal, patient.pools[channel], options.rate, lead("resting tone"),
                   now("resting tone"));
}

void addOpenInput(std::span<double> signal, std::size_t channel, const BackgroundOptions& options)
{
    Random own = options.person.fork("open input", channel);
    Random random = options.random.fork("open input", channel);
    const double level = own.uniform(20.0, 200.0), noise = own.uniform(0.5, 2.0);
    if (options.mains)
        addMains(signal, options, level, own);
    for (double& sample : signal)
        sample += noise * random.gaussian();
}

void addPop(std::span<double> signal, Frequency rate, Duration onset, Voltage height,
            Duration decay)
{
    stepAndDecay(signal, rate, {onset.seconds(), height.microvolts(), decay.seconds()});
}

void addPops(std::span<std::vector<double>> channels, Frequency rate, Random random,
             Duration meanWait)
{
    const double end = static_cast<double>(channels[0].size()) / rate.hertz();
    const double wait = meanWait.seconds();
    if (end < 60.0)
        return;
    for (double t = random.exponential(wait); t < end; t += random.exponential(wait)) {
        std::vector<double>& signal = channels[random.below(channels.size())];
        const double sign = random.chance(0.5) ? 1.0 : -1.0;
        const double height = random.uniform(60.0, 400.0) * sign;
        const double decay = random.uniform(0.02, 0.15);
        stepAndDecay(signal, rate, {t, height, decay});
    }
}

}  // namespace facialis::acquisition
