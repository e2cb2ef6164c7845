// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/analysis/synkinesis.hpp"

#include <algorithm>

#include "dsp/synchrony/coincidence.hpp"
#include "dsp/synchrony/lag_histogram.hpp"
#include "dsp/synchrony/quantile.hpp"
#include "dsp/synchrony/wilson_interval.hpp"
#include "src/analysis/synkinesis_waveforms.hpp"

namespace facialis::engine {
namespace {

constexpr int fewestTrials = 3;
constexpr double presentPart = 0.7;
constexpr double absentPart = 0.3;
constexpr double hardlyEver = 0.5;  // the upper bound: none of 4 movements, one of 8
constexpr double significance = 0.01;
constexpr double beyondChance = 0.6;
constexpr double equalSides = 1.25;
constexpr std::uint64_t seed = 20;

struct Count {
    std::vector<Trial> judged, coActivated, quiet;

    [[nodiscard]] double lowerBound() const
    {
        return dsp::wilsonInterval(static_cast<int>(coActivated.size()),
                                   static_cast<int>(judged.size()))[0];
    }
};

Count counted(const SynkinesisInput& input, std::size_t follower, const std::vector<Trial>& trials)
{
    Count count;
    const auto continuing = continuingBursts(input.table, follower);
    for (const Trial trial : trials) {
        const TrialOutcome outcome = judge(input.table, follower, trial, continuing);
        if (outcome == TrialOutcome::notJudged)
            continue;
        count.judged.push_back(trial);
        (outcome == TrialOutcome::coActivated ? count.coActivated : count.quiet).push_back(trial);
    }
    return count;
}

/// Movements or blinks, whichever shows more; movements where both show the same.
Count betterOf(const Count& movements, const Count& blinks)
{
    const bool haveBoth =
        movements.judged.size() >= fewestTrials && blinks.judged.size() >= fewestTrials;
    if (!haveBoth)
        return movements.judged.size() >= blinks.judged.size() ? movements : blinks;
    return blinks.lowerBound() > movements.lowerBound() ? blinks : movements;
}

std::vector<Duration> onsetsOf(const std::vector<Trial>& trials, Duration from)
{
    std::vector<Duration> onsets;
    onsets.reserve(trials.size());
    for (const Trial trial : trials)
        onsets.push_back(trial.onset - from);
    std::sort(onsets.begin(), onsets.end());
    return onsets;
}

std::vector<Duration> ownOnsets(const ActivityTable& table, std::size_t channel, Duration from)
{
    std::vector<Duration> onsets;
    for (const std::size_t e : table.of(channel))
        if (table.isOwn(e))
            onsets.push_back(table.burst(e).interval.onset - from);
    return onsets;
}

/// The same question on the other side of the face: how often does the mirror pair co-activate?
struct MirrorAnswer {
    double probability = 0.0;
    double upperBound = 1.0;  ///< of Wilson's interval
};

std::optional<MirrorAnswer> mirrorAnswer(const SynkinesisInput& input, std::size_t driver,
                                         std::size_t follower)
{
    const auto d = input.face.mirror(driver);
    const auto f = input.face.mirror(follower);
    if (!d || !f)
        return std::nullopt;
    const Count count = betterOf(counted(input, *f, movementTrials(input, *d, *f)),
                                 counted(input, *f, blinkTrials(input, *d)));
    if (count.judged.size() < fewestTrials)
        return std::nullopt;
    const auto joined = static_cast<int>(count.coActivated.size());
    const auto all = static_cast<int>(count.judged.size());
    return MirrorAnswer{static_cast<double>(joined) / all, dsp::wilsonInterval(joined, all)[1]};
}

/// @param chance  part of the trials that circular shifts give
SynkinesisCall callOf(const SynkinesisInput& input, const SynkinesisPair& pair, double chance)
{
    if (pair.trials < fewestTrials)
        return SynkinesisCall::notAssessable;
    if (*pair.probability <= absentPart)
        return SynkinesisCall::absent;
    if (!pair.rmsSideRatio)
        return SynkinesisCall::undecided;
    const auto there = mirrorAnswer(input, pair.driver, pair.follower);
    if (*pair.rmsSideRatio < equalSides && there && there->probability >= absentPart)
        return SynkinesisCall::absent;
    // Where the other side's follower hardly ever joins, what its lead carries is conducted there,
    // and lowers the ratio; it need not be high where here nothing is conducted.
    const bool isOneSided =
        *pair.rmsSideRatio >= sideRatioCutOff(input.face.muscle(pair.driver),
                                              input.face.muscle(pair.follower), input.knowledge) ||
        (*pair.rmsSideRatio >= equalSides && there && there->upperBound <= hardlyEver &&
         pair.crosstalk == Crosstalk::unlikely);
    // A follower that bursts all the time meets every movement: chance is taken out, as in kappa.
    const double excess = chance < 1.0 ? (*pair.probability - chance) / (1.0 - chance) : 0.0;
    const bool isPresent = *pair.probability >= presentPart && excess >= beyondChance &&
                           pair.pValue.value_or(1.0) <= significance &&
                           pair.crosstalk != Crosstalk::likely && isOneSided;
    return isPresent ? SynkinesisCall::present : SynkinesisCall::undecided;
}

SynkinesisTrials described(const SynkinesisInput& input, std::string manoeuvre,
                           std::size_t follower, const std::vector<Trial>& trials)
{
    const Count count = counted(input, follower, trials);
    SynkinesisTrials result;
    result.manoeuvre = std::move(manoeuvre);
    result.trials = static_cast<int>(count.judged.size());
    result.coActivated = static_cast<int>(count.coActivated.size());
    if (result.trials == 0)
        return result;
    result.probability = static_cast<double>(result.coActivated) / result.trials;
    result.probabilityCi95 = dsp::wilsonInterval(result.coActivated, result.trials);
    const auto lags = dsp::nearestLags(onsetsOf(count.judged, input.part.onset),
                                       ownOnsets(input.table, follower, input.part.onset),
                                       earliestCoActivation, latestCoActivation);
    if (const auto lag = dsp::summarised(lags))
        result.lagMedian = lag->median;
    return result;
}

/// One entry a manoeuvre in which the driver was moved, in the order of their first time, and the
/// blinks outside movements.
std::vector<SynkinesisTrials> describedByManoeuvre(const SynkinesisInput& input, std::size_t driver,
                                                   std::size_t follower)
{
    std::vector<SynkinesisTrials> list;
    for (const Task& task : input.tasks) {
        const std::string& id = task.manoeuvre.id;
        if (std::any_of(list.begin(), list.end(),
                        [&](const SynkinesisTrials& each) { return each.manoeuvre == id; }))
            continue;
        if (const auto trials = movementTrials(input, driver, follower, id); !trials.empty())
            list.push_back(described(input, id, follower, trials));
    }
    if (const auto blinks = blinkTrials(input, driver); !blinks.empty())
        list.push_back(described(input, "blink", follower, blinks));
    return list;
}

/// Gives each manoeuvre the side ratio of those of its trials that were looked at.
void addSideRatios(std::vector<SynkinesisTrials>& list, const SynkinesisInput& input,
                   const std::vector<TrialWaveforms::SideRatio>& ratios)
{
    for (SynkinesisTrials& each : list) {
        std::vector<double> own;
        for (const TrialWaveforms::SideRatio& ratio : ratios) {
            const Task* task = nullptr;
            for (const Task& other : input.tasks)
                if (other.window.overlaps(ratio.trial) &&
                    (task == nullptr ||
                     other.window.overlap(ratio.trial) > task->window.overlap(ratio.trial)))
                    task = &other;
            if (each.manoeuvre == (task == nullptr ? "blink" : task->manoeuvre.id))
                own.push_back(ratio.ratio);
        }
        if (!own.empty())
            each.rmsSideRatio = dsp::median(std::move(own));
    }
}

SynkinesisPair judged(const SynkinesisInput& input, std::size_t driver, std::size_t follower)
{
    SynkinesisPair pair;
    pair.driver = driver;
    pair.follower = follower;
    pair.side = input.face.side(driver);
    const Count count = betterOf(counted(input, follower, movementTrials(input, driver, follower)),
                                 counted(input, follower, blinkTrials(input, driver)));
    pair.trials = static_cast<int>(count.judged.size());
    pair.coActivated = static_cast<int>(count.coActivated.size());
    pair.probabilityCi95 = dsp::wilsonInterval(pair.coActivated, pair.trials);
    pair.evidence = count.coActivated;
    pair.quiet = count.quiet;
    pair.byManoeuvre = describedByManoeuvre(input, driver, follower);
    if (pair.trials == 0)
        return pair;
    pair.probability = static_cast<double>(pair.coActivated) / pair.trials;

    const auto drivers = onsetsOf(count.judged, input.part.onset);
    const auto followers = ownOnsets(input.table, follower, input.part.onset);
    const auto lags =
        dsp::nearestLags(drivers, followers, earliestCoActivation, latestCoActivation);
    if (const auto lag = dsp::summarised(lags)) {
        pair.lagMedian = lag->median;
        pair.lagQuartiles = {lag->lowerQuartile, lag->upperQuartile};
    }
    if (pair.trials < fewestTrials)
        return pair;
    const auto answer = dsp::testCoincidence({.a = drivers,
                                              .b = followers,
                                              .observed = input.part.length(),
                                              .earliest = earliestCoActivation,
                                              .latest = latestCoActivation,
                                              .seed = seed});
    pair.pValue = answer.pValue;
    const TrialWaveforms found = waveforms(input, driver, follower, count.judged);
    pair.rmsSideRatio = found.rmsSideRatio;
    pair.envelopeCorrelation = found.envelopeCorrelation;
    pair.envelopeLag = found.envelopeLag;
    pair.conductedShare = found.conductedShare;
    pair.crosstalk = found.crosstalk;
    pair.crosstalkReason = found.crosstalkReason;
    addSideRatios(pair.byManoeuvre, input, found.sideRatios);
    pair.call = callOf(input, pair, answer.expected / pair.trials);
    return pair;
}

}  // namespace

double sideRatioCutOff(const std::string& driver, const std::string& follower,
                       const KnowledgeBase& knowledge)
{
    const bool isEyeToMouth =
        regionOf(driver, knowledge) == "ocular" && regionOf(follower, knowledge) == "oral";
    return isEyeToMouth ? eyeToMouthCutOff : otherCutOff;
}

std::vector<SynkinesisPair> synkinesisPairs(const SynkinesisInput& input)
{
    std::vector<SynkinesisPair> pairs;
    for (const Side side : {Side::left, Side::right}) {
        const auto channels = input.face.facial(side);
        for (const std::size_t driver : channels) {
            const bool isMoved =
                input.face.isMuscle(driver, eyeMuscle) ||
                std::any_of(input.tasks.begin(), input.tasks.end(), [&](const Task& task) {
                    return task.isTarget(input.face.muscle(driver));
                });
            if (!isMoved)
                continue;
            for (const std::size_t follower : channels)
                if (input.face.muscle(follower) != input.face.muscle(driver))
                    pairs.push_back(judged(input, driver, follower));
        }
    }
    return pairs;
}

void markSynkinetic(ActivityTable& table, const SynkinesisInput& input,
                    const std::vector<SynkinesisPair>& pairs)
{
    for (const SynkinesisPair& pair : pairs) {
        if (pair.call != SynkinesisCall::present)
            continue;
        std::vector<Trial> trials = movementTrials(input, pair.driver, pair.follower);
        const auto blinks = allBlinks(input, pair.driver);
        trials.insert(trials.end(), blinks.begin(), blinks.end());
        for (const Trial trial : trials) {
            const TimeInterval locked{trial.onset + earliestCoActivation,
                                      std::max(trial.offset, trial.onset + latestCoActivation)};
            for (const std::size_t e : table.overlapping(pair.follower, locked))
                if (table.isOpen(e) && table.burst(e).interval.onset >= locked.onset)
                    table.setKind(e, BurstKind::synkinetic);
        }
    }
}

}  // namespace facialis::engine
