// SPDX-License-Identifier: GPL-3.0-or-later
// Measures every detector on the same simulated data, thresholds matched at one false burst a
// minute, and prints a table (tab separated): bench_accuracy --help
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <thread>

#include "tests/bench/accuracy/bursts.hpp"
#include "tests/bench/accuracy/measurement.hpp"
#include "tests/bench/accuracy/noise_kinds.hpp"
#include "tests/bench/accuracy/table.hpp"

using namespace facialis;
using namespace facialis::bench;

namespace {

struct Options {
    std::vector<std::string> scenarios = scenarioNames, noises = noiseNames, detectors;
    std::vector<double> lengthsMs{20, 30, 50, 100, 300}, snrsDb{0, 2, 3, 6, 8, 10, 15};
    std::size_t bursts = 3000, restMinutes = 60;
    std::uint64_t seed = 1;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    bool isCausal = false, isAsShipped = false, isQuick = false;

    [[nodiscard]] std::vector<const dsp::DetectorMethod*> methods() const
    {
        std::vector<const dsp::DetectorMethod*> list;
        list.reserve(detectors.size());
        for (const std::string& name : detectors)
            list.push_back(dsp::findDetectorMethod(name));
        return list;
    }
};

void declare(CLI::App& app, Options& options)
{
    for (const auto name : dsp::detectorNames())
        options.detectors.emplace_back(name);
    const auto list = [&](const char* name, auto& values, const std::string& remark) {
        return app.add_option(name, values, remark)->delimiter(',')->capture_default_str();
    };
    list("--scenario", options.scenarios, "kinds of bursts")->check(CLI::IsMember(scenarioNames));
    list("--length", options.lengthsMs, "lengths of bursts, ms")->check(CLI::Range(15.0, 5000.0));
    list("--snr", options.snrsDb, "signal-to-noise ratios, dB");
    list("--noise", options.noises, "kinds of noise")->check(CLI::IsMember(noiseNames));
    list("--detectors", options.detectors, "the first is held against the others")
        ->check(CLI::IsMember(options.detectors));
    app.add_option("--bursts", options.bursts, "at least so many in a cell")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    app.add_option("--rest-minutes", options.restMinutes, "noise alone for the thresholds")
        ->capture_default_str()
        ->check(CLI::Range(1, 10000));
    app.add_option("--seed", options.seed, "other signals")->capture_default_str();
    app.add_option("--threads", options.threads)->capture_default_str()->check(CLI::Range(1, 256));
    app.add_flag("--causal", options.isCausal, "causal filter, its delay taken off");
    app.add_flag("--as-shipped", options.isAsShipped, "standard settings, nothing matched");
    app.add_flag("--quick", options.isQuick, "one small cell, to see that it runs");
}

using Thresholds = std::map<std::string, std::vector<double>>;  // of each noise, by detector

Thresholds thresholdsFor(const Options& options, const acquisition::Random& random)
{
    Thresholds thresholds;
    const AnalysisFilter filter(options.isCausal);
    for (const std::string& noise : options.noises) {
        std::vector<std::vector<double>> rest(options.isAsShipped ? 0 : options.restMinutes);
        parallel(rest.size(), options.threads, [&](std::size_t r) {
            rest[r] = filter(makeNoise(noise, random.fork("rest " + noise, r)));
        });
        for (const auto* method : options.methods()) {
            thresholds[noise].push_back(options.isAsShipped
                                            ? standardThreshold(*method)
                                            : calibrate(*method, rest, options.threads));
            std::fprintf(stderr, "%s %s: %g\n", noise.c_str(), std::string(method->name).c_str(),
                         thresholds[noise].back());
        }
    }
    return thresholds;
}

std::size_t recordingsNeeded(const Options& options, const std::string& scenario, Duration length,
                             const acquisition::Random& random)
{
    std::size_t count = 0;
    for (std::size_t bursts = 0; bursts < options.bursts; ++count)
        bursts += burstCount(scenario, length, random.fork("recording", count));
    return count;
}

/// All signal-to-noise ratios and noises of one scenario and length. The same bursts and the same
/// noise serve all of them: filters are linear, so that both are filtered once.
void measure(const Options& options, const std::string& scenario, double lengthMs,
             const Thresholds& thresholds, const acquisition::Random& seed)
{
    const Duration length(lengthMs * 1e-3);
    const acquisition::Random random = seed.fork(scenario, std::uint64_t(std::lround(lengthMs)));
    const auto methods = options.methods();
    const std::size_t recordings = recordingsNeeded(options, scenario, length, random);
    const std::size_t snrs = options.snrsDb.size();

    std::vector<std::vector<Outcome>> cells;
    for (const std::string& noise : options.noises)
        for (std::size_t s = 0; s < snrs; ++s) {
            auto& outcomes = cells.emplace_back();
            for (std::size_t d = 0; d < methods.size(); ++d)
                outcomes.push_back({std::string(methods[d]->name), thresholds.at(noise)[d],
                                    std::vector<Tally>(recordings)});
        }

    const AnalysisFilter filter(options.isCausal);
    parallel(recordings, options.threads, [&](std::size_t r) {
        const auto own = random.fork("recording", r);
        const Bursts bursts = makeBursts(scenario, length, own);
        const auto clean = filter(bursts.signal);
        std::vector<double> signal(clean.size());
        for (std::size_t n = 0; n < options.noises.size(); ++n) {
            const std::string& kind = options.noises[n];
            const auto noise = filter(makeNoise(kind, own.fork(kind)));
            for (std::size_t s = 0; s < snrs; ++s) {
                const double gain = std::pow(10.0, options.snrsDb[s] / 20.0);
                for (std::size_t i = 0; i < signal.size(); ++i)
                    signal[i] = noise[i] + gain * clean[i];
                for (std::size_t d = 0; d < methods.size(); ++d) {
                    Outcome& outcome = cells[n * snrs + s][d];
                    outcome.recordings[r] =
                        score(bursts.truth, detect(*methods[d], outcome.threshold, signal));
                }
            }
        }
    });
    for (std::size_t n = 0; n < options.noises.size(); ++n)
        for (std::size_t s = 0; s < snrs; ++s)
            printCell(stdout, {scenario, lengthMs, options.snrsDb[s], options.noises[n]},
                      cells[n * snrs + s]);
}

void printConditions(const Options& options)
{
    std::printf(
        "# 2048 Hz, filter 20-450 Hz Butterworth order 4, %s; recordings of 60 s, 3 s of noise "
        "first\n"
        "# SNR = 10 log10(variance of a burst over its extent / variance of the noise), both in "
        "20-450 Hz\n"
        "# noise: white; coloured = AR(2), peak 80 Hz; mains = white + 50 Hz with harmonics 3, 5, "
        "7, equal powers;\n"
        "#   ecg = white + 70 QRS a minute peaking at 4 RMS (not counted as noise power); drift = "
        "white + wander (SD 10 RMS) + breathing\n"
        "# bursts: units = motor units of half a pool, alone; train = the same, 4-8 in a row; "
        "gaussian = AR(2) as above, rectangular, alone\n"
        "# truth: first and last sample above a tenth of the burst's peak, noise-free and "
        "unfiltered; gaussian: exact\n"
        "# thresholds: %s; seed %llu; times in ms, found - true\n",
        options.isCausal ? "causal, its delay taken off" : "zero phase",
        options.isAsShipped ? "as shipped"
                            : "matched to one false burst a minute in noise alone of each kind",
        static_cast<unsigned long long>(options.seed));
}

}  // namespace

int main(int argc, char** argv)
{
    CLI::App app("Accuracy of all burst detectors on the same simulated data");
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);
    if (options.isQuick) {
        options.scenarios = {"units"};
        options.lengthsMs = {50};
        options.snrsDb = {10};
        options.noises = {"white"};
        options.bursts = 100;
        options.restMinutes = 3;
    }
    const acquisition::Random random(options.seed);
    printConditions(options);
    printHeader(stdout);
    const Thresholds thresholds = thresholdsFor(options, random);
    for (const std::string& scenario : options.scenarios)
        for (const double length : options.lengthsMs)
            measure(options, scenario, length, thresholds, random);
    return 0;
}
