// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/synkinesis_trials.hpp"

#include <algorithm>
#include <cmath>

#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/rhythmic_runs.hpp"
#include "src/analysis/crosstalk.hpp"

namespace facialis::engine {
namespace {

constexpr Duration bridged = 150_ms;
constexpr Duration shortestMovement = 100_ms;
constexpr Duration onsetApart = 150_ms;
constexpr double alike = 0.4;
constexpr Duration sustained = 300_ms;
constexpr double sustainedCover = 0.5;
constexpr std::size_t mostWaveforms = 24;
constexpr Duration longestWaveform{2.0};
constexpr double overNoise = 1.3;  // a follower below it has nothing to compare
constexpr double likelyShare = 0.5;
constexpr double unlikelyShare = 0.25;
constexpr double constantGain = 0.35;  // coefficient of variation over the trials

double rmsOf(std::span<const double> samples)
{
    Amplitude amplitude;
    amplitude.add(samples);
    return amplitude.rms();
}

/// RMS of a sustained contraction: the median over pieces of 50 ms, so that a blink in the middle
/// of it does not count; of anything short, the plain RMS.
double levelOf(std::span<const double> samples, Frequency rate)
{
    const auto piece = static_cast<std::size_t>(std::max<std::int64_t>(1, sampleAt(50_ms, rate)));
    if (samples.size() < 6 * piece)
        return rmsOf(samples);
    std::vector<double> levels;
    for (; samples.size() >= piece; samples = samples.subspan(piece))
        levels.push_back(rmsOf(samples.first(piece)));
    return dsp::median(std::move(levels));
}

SampleRange lookedAt(Trial trial, Frequency rate)
{
    const Duration end = std::min(trial.offset, trial.onset + longestWaveform);
    return {std::max<std::int64_t>(0, sampleAt(trial.onset, rate)), sampleAt(end, rate)};
}

/// A movement on purpose starts and lasts alike on both sides; a spasm of the driver does not.
bool isOnPurpose(const SynkinesisInput& input, std::size_t driver, const Task& task,
                 TimeInterval movement)
{
    const auto mirror = input.face.mirror(driver);
    if (!mirror)
        return true;
    const auto there = episodes(input.table, *mirror, task.window, bridged);
    return std::any_of(there.begin(), there.end(), [&](const Episode& episode) {
        const Duration apart = episode.interval.onset - movement.onset;
        const Duration joined = std::max(episode.interval.offset, movement.offset) -
                                std::min(episode.interval.onset, movement.onset);
        return apart <= onsetApart && -apart <= onsetApart &&
               movement.overlap(episode.interval) >= joined * alike;
    });
}

}  // namespace

std::vector<Trial> movementTrials(const SynkinesisInput& input, std::size_t driver,
                                  std::size_t follower)
{
    std::vector<Trial> trials;
    for (const Task& task : input.tasks) {
        if (task.manoeuvre.id == "blink" || !task.isTarget(input.face.muscle(driver)) ||
            task.isTarget(input.face.muscle(follower)))
            continue;
        const auto main = mainEpisode(input.table, driver, task.window, bridged);
        if (main && main->interval.length() >= shortestMovement &&
            isOnPurpose(input, driver, task, main->interval))
            trials.push_back(main->interval);
    }
    // Windows of close manoeuvres overlap: the same movement is one trial.
    trials.erase(std::unique(trials.begin(), trials.end()), trials.end());
    return trials;
}

std::vector<Trial> allBlinks(const SynkinesisInput& input, std::size_t driver)
{
    std::vector<Trial> trials;
    if (!input.face.isMuscle(driver, eyeMuscle))
        return trials;
    for (const Blink& blink : input.blinks)
        for (const std::size_t e : {blink.left, blink.right})
            if (input.table.burst(e).channel == driver)
                trials.push_back(input.table.burst(e).interval);
    return trials;
}

std::vector<Trial> blinkTrials(const SynkinesisInput& input, std::size_t driver)
{
    std::vector<Trial> trials = allBlinks(input, driver);
    std::erase_if(trials, [&](Trial trial) {
        return std::any_of(input.tasks.begin(), input.tasks.end(), [&](const Task& task) {
            return task.manoeuvre.id != "blink" && task.window.overlaps(trial);
        });
    });
    return trials;
}

std::vector<std::size_t> continuingBursts(const ActivityTable& table, std::size_t channel)
{
    std::vector<std::size_t> open, continuing;
    std::vector<Duration> onsets;
    for (const std::size_t e : table.of(channel)) {
        if (table.isOwn(e) && table.burst(e).kind == BurstKind::myokymic)
            continuing.push_back(e);
        if (!table.isOpen(e))
            continue;
        open.push_back(e);
        onsets.push_back(table.burst(e).interval.onset);
    }
    for (const dsp::RhythmicRun run : dsp::rhythmicRuns(onsets))
        continuing.insert(continuing.end(),
                          open.begin() + static_cast<std::ptrdiff_t>(run.first) + 1,
                          open.begin() + static_cast<std::ptrdiff_t>(run.last) + 1);
    std::sort(continuing.begin(), continuing.end());
    return continuing;
}

TrialOutcome judge(const ActivityTable& table, std::size_t follower, Trial trial,
                   const std::vector<std::size_t>& continuing)
{
    const Duration from = trial.onset + earliestCoActivation;
    const Duration to = trial.onset + latestCoActivation;
    bool isRhythmOnly = false;
    for (const std::size_t e : table.starting(follower, from, to)) {
        if (!table.isOwn(e))
            continue;
        if (!std::binary_search(continuing.begin(), continuing.end(), e))
            return TrialOutcome::coActivated;
        isRhythmOnly = true;
    }
    if (isRhythmOnly)
        return TrialOutcome::notJudged;
    Duration covered;
    for (const std::size_t e : table.overlapping(follower, trial)) {
        const bool goesOn = std::binary_search(continuing.begin(), continuing.end(), e);
        if (!table.isOwn(e) || goesOn)
            continue;
        if (table.burst(e).interval.onset < from)
            return TrialOutcome::notJudged;
        covered = covered + table.burst(e).interval.overlap(trial);
    }
    const bool isCovered =
        trial.length() >= sustained && covered >= trial.length() * sustainedCover;
    return isCovered ? TrialOutcome::coActivated : TrialOutcome::quiet;
}

TrialWaveforms waveforms(const SynkinesisInput& input, std::size_t driver, std::size_t follower,
                         const std::vector<Trial>& trials)
{
    TrialWaveforms result;
    const Channel& channel = input.channels[follower];
    const auto mirror = input.face.mirror(follower);
    const bool isMirrorComparable =
        mirror && input.channels[*mirror].dimension == channel.dimension;
    const bool isDriverComparable = input.channels[driver].rate == channel.rate;
    const double noise = input.noiseRms[follower];

    std::vector<double> ratios, shares, gains;
    const std::size_t step =
        std::max<std::size_t>(1, (trials.size() + mostWaveforms - 1) / mostWaveforms);
    for (std::size_t k = 0; k < trials.size(); k += step) {
        const SampleRange range = lookedAt(trials[k], channel.rate);
        const auto own = input.reader.filtered(follower, range);
        const double rms = rmsOf(own);
        if (isMirrorComparable) {
            const Frequency otherRate = input.channels[*mirror].rate;
            const auto there = input.reader.filtered(*mirror, lookedAt(trials[k], otherRate));
            const double here = levelOf(own, channel.rate);
            if (const double other = levelOf(there, otherRate); other > 0.0 && here > 0.0)
                ratios.push_back(here / other);
        }
        if (!isDriverComparable || !(rms > overNoise * noise))
            continue;
        const auto source = input.reader.filtered(driver, range);
        if (source.size() != own.size() || own.empty())
            continue;
        const double signalFraction = 1.0 - (noise * noise) / (rms * rms);
        const ConductedShare found = conductedShare(own, {source}, channel.rate, signalFraction);
        shares.push_back(found.share);
        gains.push_back(found.gain);
    }
    if (!ratios.empty())
        result.rmsSideRatio = dsp::median(ratios);
    if (shares.size() < 3)
        return result;
    const double share = dsp::median(shares);
    const double middle = dsp::median(gains);
    const double spread = dsp::quantile(gains, 0.75) - dsp::quantile(gains, 0.25);
    const bool isConstant = spread <= 1.35 * constantGain * middle;  // IQR = 1.35 SD
    if (share >= likelyShare)
        result.crosstalk = isConstant ? Crosstalk::likely : Crosstalk::undecided;
    else if (share <= unlikelyShare)
        result.crosstalk = Crosstalk::unlikely;
    return result;
}

}  // namespace facialis::engine
