// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/synkinesis_trials.hpp"

#include <algorithm>

#include "dsp/synchrony/rhythmic_runs.hpp"
#include "src/analysis/alike.hpp"

namespace facialis::engine {
namespace {

constexpr Duration bridged = 150_ms;
constexpr Duration shortestMovement = 100_ms;
constexpr Duration sustained = 300_ms;
constexpr double sustainedCover = 0.5;

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
        return apart <= movementOnsetsApart && -apart <= movementOnsetsApart &&
               areAlike(movement, episode.interval);
    });
}

}  // namespace

std::vector<Trial> movementTrials(const SynkinesisInput& input, std::size_t driver,
                                  std::size_t follower, std::string_view only)
{
    std::vector<Trial> trials;
    for (const Task& task : input.tasks) {
        if (!only.empty() && task.manoeuvre.id != only)
            continue;
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

}  // namespace facialis::engine
