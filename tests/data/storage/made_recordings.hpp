// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "data/model/analysis_result.hpp"
#include "data/model/memory_recording.hpp"

namespace facialis::test {

/// Recordings made by chance, but of one seed: every field of the header is used.
class RecordingMaker {
public:
    explicit RecordingMaker(unsigned seed) : random_(seed) {}

    MemoryRecording make()
    {
        RecordingInfo info;
        info.path = "folder/patient one.edf";
        info.format = "EDF+D";
        std::vector<std::vector<double>> stored;
        const int rates = between(1, 3);
        for (int r = 0; r < rates; ++r) {
            const double rate = std::vector<double>{2048, 1000, 256.5, 125}[pick(4)];
            const int channels = between(1, 10);
            const int length = between(1, 9000);
            for (int c = 0; c < channels; ++c) {
                info.channels.push_back(channel(rate, length));
                stored.push_back(samples(info.channels.back()));
            }
        }
        for (const Channel& c : info.channels)
            info.duration = std::max(info.duration, c.duration());
        info.start = start();
        if (pick(3))
            info.identity = {"P-17", "Ödön Ł.", "02-MAY-1951", "F",
                             "R 3",  "Dr. Ü",   "Cyton",       "some → remark"};
        for (int i = between(0, 4); i > 0; --i)
            info.annotations.push_back(annotation(i, info));
        if (pick(2))
            addGap(info, stored);
        if (pick(2))
            info.warnings = {"the header lies", "a byte too many"};
        return MemoryRecording(std::move(info), std::move(stored));
    }

    std::uint32_t pick(std::uint32_t below) { return random_() % below; }
    int between(int low, int high)
    {
        return low + static_cast<int>(pick(static_cast<std::uint32_t>(high - low + 1)));
    }

private:
    Channel channel(double rate, std::int64_t length)
    {
        static const std::vector<std::string> muscles = {"", "orbicularis_oculi", "mentalis",
                                                         "frontalis"};
        Channel c;
        c.label = "EMG " + std::to_string(pick(5)) + (pick(4) ? "" : " µ");
        c.muscle = muscles[pick(4)];
        if (const auto side = pick(4); side < 3)
            c.side = static_cast<Side>(side);
        c.rate = Frequency(rate);
        c.length = length;
        c.dimension = static_cast<Dimension>(pick(3));
        c.unit = c.dimension == Dimension::voltage ? "uV"
                 : c.dimension == Dimension::other ? "degC"
                                                   : "";
        c.storedType = static_cast<SampleType>(pick(5));
        c.scale = pick(2) ? 1e-6 : 1.0 / (3.0 + pick(1000));
        c.offset = pick(2) ? 0.0 : 0.37 / (1.0 + pick(1000));
        c.prefilter = pick(2) ? "HP:20Hz LP:450Hz" : "";
        c.transducer = pick(2) ? "AgCl" : "";
        if (pick(2)) {
            c.storedMinimum = -32768;
            c.storedMaximum = 32767;
        }
        return c;
    }

    std::vector<double> samples(const Channel& c)
    {
        std::vector<double> values(static_cast<std::size_t>(c.length));
        for (double& value : values)
            switch (c.storedType) {
            case SampleType::int16: value = between(-32768, 32767); break;
            case SampleType::int24: value = between(-8388608, 8388607); break;
            case SampleType::int32: value = static_cast<std::int32_t>(random_()); break;
            case SampleType::float32:
                value = static_cast<double>(static_cast<float>(random_()) * 1e-9f);
                break;
            case SampleType::float64: value = random_() / 3.0e9; break;
            }
        return values;
    }

    std::optional<StartTime> start()
    {
        if (pick(4) == 0)
            return std::nullopt;
        StartTime time{2025, 2, between(1, 28), 23, 59, between(0, 59), 0, std::nullopt};
        time.nanosecond = pick(2) ? 0 : between(1, 999'999'999);
        if (pick(2))
            time.utcOffsetMinutes = between(-12, 14) * 60 + 30 * between(0, 1);
        return time;
    }

    Annotation annotation(int i, const RecordingInfo& info)
    {
        Annotation note{
            Duration(5.1 / i), std::nullopt, pick(2) ? "close eyes tightly" : "Augen zu, ß", {}};
        if (pick(2))
            note.duration = Duration(between(0, 30) / 7.0);
        if (pick(2))
            note.channel = pick(static_cast<std::uint32_t>(info.channels.size()));
        return note;
    }

    /// Samples inside a gap are NaN, as MemoryRecording wants a missing sample told.
    void addGap(RecordingInfo& info, std::vector<std::vector<double>>& stored)
    {
        const TimeInterval gap{Duration(0.25), Duration(0.5)};
        info.gaps.push_back({gap, "frames lost on the link"});
        for (std::size_t k = 0; k < stored.size(); ++k) {
            const Frequency rate = info.channels[k].rate;
            for (std::int64_t i = sampleAt(gap.onset, rate); i < sampleAt(gap.offset, rate); ++i)
                if (i < std::ssize(stored[k]))
                    stored[k][static_cast<std::size_t>(i)] = std::nan("");
        }
    }

    std::mt19937 random_;
};

/// Every field filled, unknown ones and numbers that are none among them.
inline AnalysisResult madeAnalysis(const RecordingInfo& info)
{
    AnalysisResult a;
    a.recording = info;
    a.settings = {{"filter.low_hz", 20.0},
                  {"threads", std::int64_t{4}},
                  {"blinks.apart", true},
                  {"mains", std::string("auto")},
                  {"limit.none", 20.1}};
    a.quality = {{.channel = 0,
                  .noiseRms = Voltage(1.1e-6),
                  .mainsRatioDb = 3.5,
                  .clippedFraction = 0.25,
                  .gaps = {{Duration(0.1), Duration(0.2)}},
                  .bandLow = Frequency(20.0),
                  .bandHigh = Frequency(450.0),
                  .filterDelay = Duration(0.004)},
                 {.channel = 0, .isUsable = false, .reasons = {"flat", "no unit"}}};
    a.manoeuvres = {{"smile", {Duration(1.0), Duration(2.0)}, false, "Smile!"},
                    {"rest", {Duration(3), Duration(4)}, true, ""}};
    a.bursts = {{0,
                 {10, 30},
                 {Duration(0.1), Duration(0.3)},
                 Duration(0.11),
                 Voltage(12.5e-6),
                 Voltage(40e-6),
                 7.25,
                 BurstKind::spasmClonic},
                {0,
                 {40, 60},
                 {Duration(0.4), Duration(0.6)},
                 std::nullopt,
                 std::nullopt,
                 std::nullopt,
                 std::numeric_limits<double>::infinity(),
                 BurstKind::blink}};
    a.bursts[0].meanFrequency = Frequency(97.5);
    a.bursts[0].medianFrequency = Frequency(88.25);
    a.bursts[0].intraburstRate = Frequency(187.5);
    a.bursts[1].rateRefusal = RateRefusal::mainsSubtracted;
    a.bursts[1].isConducted = true;
    a.bursts[0].taskPercent = 62.5;
    SynkinesisPair pair;
    pair.side = Side::left;
    pair.trials = 9, pair.coActivated = 7;
    pair.probability = 7.0 / 9.0;
    pair.probabilityCi95 = {0.45, 0.93};
    pair.lagMedian = Duration(0.0123);
    pair.lagQuartiles = {Duration(0.01), Duration(0.02)};
    pair.pValue = 0.001;
    pair.crosstalk = Crosstalk::unlikely;
    pair.call = SynkinesisCall::present;
    pair.evidence = {{Duration(1), Duration(1.5)}};
    pair.envelopeCorrelation = 0.75, pair.envelopeLag = Duration(0.015);
    pair.conductedShare = 0.125, pair.crosstalkReason = "12 % is a copy";
    pair.byManoeuvre = {{"smile", 4, 3, 0.75, {0.3, 0.95}, Duration(0.0125), 2.5},
                        {"blink", 0, 0, std::nullopt, {0, 1}, std::nullopt, std::nullopt}};
    a.synkinesis = {pair, SynkinesisPair{}};
    a.findings = {{"sync7",
                   FindingState::present,
                   false,
                   0.78,
                   "",
                   0.7,
                   Side::left,
                   {0},
                   {{0, {Duration(1), Duration(1.5)}}},
                   "rule → 7",
                   "Someone 2001"},
                  {"uni",
                   FindingState::notAssessable,
                   true,
                   std::nullopt,
                   "s",
                   std::nullopt,
                   std::nullopt,
                   {},
                   {},
                   "",
                   ""}};
    RestSynchrony synchrony;
    synchrony.side = Side::left;
    synchrony.observed = Duration(61.5);
    synchrony.firstEvents = 9, synchrony.secondEvents = 8, synchrony.coincident = 7;
    synchrony.expected = 0.25;
    synchrony.pValue = 0.001, synchrony.lagMedian = Duration(-0.004);
    synchrony.index = 0.875;
    synchrony.evidence = {{Duration(1), Duration(1.5)}};
    BurstRhythm rhythm;
    rhythm.bursts = 12, rhythm.rhythmic = 10;
    rhythm.rate = Frequency(4.5), rhythm.variation = 0.08;
    rhythm.runs = {{Duration(2), Duration(4)}};
    a.measures.restTime = Duration(61.5);
    a.measures.restSynchrony = {synchrony, RestSynchrony{}};
    a.measures.rhythms = {rhythm, BurstRhythm{}};
    a.measures.laterality = {{"", 9, 1, Duration(2.5), Duration(0.1), -0.8, {-1.0, -0.4}},
                             {"mentalis", 0, 0, {}, {}, std::nullopt, {-1.0, 1.0}}};
    a.measures.voluntary = {{"frontalis", "raise_eyebrows", 3, 0.625}};
    ChannelActivity activity;
    activity.bursts = 5, activity.tonic = 1, activity.trains = 2, activity.movements = 3;
    activity.time = Duration(1.5), activity.perMinute = 4.5, activity.timeFraction = 0.025;
    activity.lengthMedian = Duration(0.25), activity.intervalMedian = Duration(3.5);
    activity.intervalVariation = 0.625, activity.taskMaximum = Voltage(87.5e-6);
    activity.maximumManoeuvre = "smile";
    a.measures.channels = {activity, ChannelActivity{}};
    a.measures.trends = {{Side::right,
                          {{{Duration(0), Duration(15)}, Duration(9.5), 3, Duration(0.5), 18.75},
                           {{Duration(15), Duration(30)}, Duration(2), 0, Duration(0), {}}},
                          -1.5,
                          0.03125},
                         {Side::left, {}, {}, {}}};
    a.stimuli = {{"channel TRIG", "supraorbital", Side::left, {Duration(1), Duration(2.5)}}};
    EvokedResponse response;
    response.name = ResponseName::r2, response.component = ResponseComponent::late;
    response.isIpsilateral = true, response.isSpread = true;
    response.state = FindingState::present;
    response.sweeps = 10, response.sweepsWith = 9;
    response.latency = Duration(0.0325);
    response.latencyQuartiles = {Duration(0.03125), Duration(0.034)};
    response.amplitude = Voltage(125e-6), response.areaMicrovoltMilliseconds = 512.5;
    response.leftOut = {"1: the muscle was active before the stimulus"};
    response.evidence = {{Duration(1.0325), Duration(1.0625)}};
    a.evoked = {response, EvokedResponse{}};
    a.measures.hasBlinksApart = a.measures.hasMarkedTasks = true;
    a.conclusion = "Findings compatible with hemifacial spasm, left side.";
    a.redFlags = {{"acute", "sudden weakness", "Someone 2002"}};
    RankedCause cause;
    cause.id = "hfs_nvc", cause.name = "hemifacial spasm", cause.category = "structural",
    cause.rank = 1;
    cause.support = Support::strong, cause.score = 3.25, cause.side = Side::left;
    cause.supporting = {{"sync7", "synchronous", "S"}};
    cause.opposing = {{"bil", "bilateral", "S"}};
    cause.notTested = {{"lid", "not asked", "S"}};
    cause.nextSteps = {{"MRI", "S"}};
    cause.numbers = {{"90 of 100", "S"}};
    cause.sources = {"S", "T"};
    RankedCause open;
    open.id = "bleph";
    a.causes = {cause, open};
    a.provenance = {"facialis", "0.1.0", "2025.1", std::string(64, 'a'), "2025-03-01T10:11:12Z"};
    return a;
}

}  // namespace facialis::test
