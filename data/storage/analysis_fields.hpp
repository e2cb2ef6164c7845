// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/analysis_result.hpp"

/// The fields of every struct of an analysis, each listed once with its name in the archive.
/// What writes and what reads walk the same list, so that they cannot drift apart: an archive `a`
/// is called as `a("name", field)`, and as `a.later("name", field)` for what the first archives did
/// not have and what is read from them as unknown.
namespace facialis::archive {

template <class A>
void fields(A& a, SampleRange& v)
{
    a("begin", v.begin), a("end", v.end);
}

template <class A>
void fields(A& a, TimeInterval& v)
{
    a("onset_s", v.onset), a("offset_s", v.offset);
}

template <class A>
void fields(A& a, StartTime& v)
{
    a("year", v.year), a("month", v.month), a("day", v.day);
    a("hour", v.hour), a("minute", v.minute), a("second", v.second);
    a("nanosecond", v.nanosecond), a("utc_offset_minutes", v.utcOffsetMinutes);
}

template <class A>
void fields(A& a, Identity& v)
{
    a("patient_code", v.patientCode), a("patient_name", v.patientName);
    a("birth_date", v.birthDate), a("sex", v.sex);
    a("recording_code", v.recordingCode), a("technician", v.technician);
    a("equipment", v.equipment), a("remarks", v.remarks);
}

template <class A>
void fields(A& a, Channel& v)
{
    a("label", v.label), a("muscle", v.muscle), a("side", v.side), a("rate_hz", v.rate);
    a("length", v.length), a("dimension", v.dimension), a("unit", v.unit);
    a("stored_type", v.storedType), a("scale", v.scale), a("offset", v.offset);
    a("prefilter", v.prefilter), a("transducer", v.transducer);
    a("stored_minimum", v.storedMinimum), a("stored_maximum", v.storedMaximum);
}

template <class A>
void fields(A& a, Gap& v)
{
    a("interval", v.interval), a("reason", v.reason);
}

template <class A>
void fields(A& a, Annotation& v)
{
    a("onset_s", v.onset), a("duration_s", v.duration), a("text", v.text), a("channel", v.channel);
}

template <class A>
void fields(A& a, RecordingInfo& v)
{
    a("path", v.path), a("format", v.format), a("channels", v.channels), a("gaps", v.gaps);
    a("annotations", v.annotations), a("start", v.start), a("duration_s", v.duration);
    a("identity", v.identity), a("warnings", v.warnings), a("is_incomplete", v.isIncomplete);
}

template <class A>
void fields(A& a, Setting& v)
{
    a("name", v.name), a("value", v.value);
}

template <class A>
void fields(A& a, ChannelQuality& v)
{
    a("channel", v.channel), a("noise_rms_v", v.noiseRms), a("mains_ratio_db", v.mainsRatioDb);
    a("clipped_fraction", v.clippedFraction), a("gaps", v.gaps), a("is_usable", v.isUsable);
    a("reasons", v.reasons), a.later("band_low_hz", v.bandLow);
    a.later("band_high_hz", v.bandHigh), a.later("filter_delay_s", v.filterDelay);
}

template <class A>
void fields(A& a, Manoeuvre& v)
{
    a("id", v.id), a("interval", v.interval), a("is_inferred", v.isInferred), a("text", v.text);
}

template <class A>
void fields(A& a, Burst& v)
{
    a("channel", v.channel), a("range", v.range), a("interval", v.interval), a("alarm_s", v.alarm);
    a("rms_v", v.rms), a("peak_v", v.peak), a("rms_over_noise", v.rmsOverNoise), a("kind", v.kind);
    a.later("is_conducted", v.isConducted), a.later("task_percent", v.taskPercent);
    a.later("mean_frequency_hz", v.meanFrequency),
        a.later("median_frequency_hz", v.medianFrequency);
    a.later("intraburst_rate_hz", v.intraburstRate), a.later("intraburst_refused", v.rateRefusal);
}

template <class A>
void fields(A& a, SynkinesisTrials& v)
{
    a("manoeuvre", v.manoeuvre), a("trials", v.trials), a("co_activated", v.coActivated);
    a("probability", v.probability), a("probability_ci95", v.probabilityCi95);
    a("lag_median_s", v.lagMedian), a("rms_side_ratio", v.rmsSideRatio);
}

template <class A>
void fields(A& a, SynkinesisPair& v)
{
    a("driver", v.driver), a("follower", v.follower), a("side", v.side), a("trials", v.trials);
    a("co_activated", v.coActivated), a("probability", v.probability);
    a("probability_ci95", v.probabilityCi95), a("lag_median_s", v.lagMedian);
    a("lag_quartiles_s", v.lagQuartiles), a("rms_side_ratio", v.rmsSideRatio);
    a("p_value", v.pValue), a("crosstalk", v.crosstalk), a("call", v.call);
    a("evidence", v.evidence), a.later("by_manoeuvre", v.byManoeuvre), a.later("quiet", v.quiet);
    a.later("envelope_correlation", v.envelopeCorrelation);
    a.later("envelope_lag_s", v.envelopeLag), a.later("conducted_share", v.conductedShare);
    a.later("crosstalk_reason", v.crosstalkReason);
}

template <class A>
void fields(A& a, RestSynchrony& v)
{
    a("first", v.first), a("second", v.second), a("side", v.side), a("observed_s", v.observed);
    a("first_events", v.firstEvents), a("second_events", v.secondEvents);
    a("coincident", v.coincident), a("expected", v.expected), a("p_value", v.pValue);
    a("lag_median_s", v.lagMedian), a("evidence", v.evidence), a.later("index", v.index);
}

template <class A>
void fields(A& a, BurstRhythm& v)
{
    a("channel", v.channel), a("bursts", v.bursts), a("rhythmic", v.rhythmic);
    a("rate_hz", v.rate), a("variation", v.variation), a("runs", v.runs);
}

template <class A>
void fields(A& a, Laterality& v)
{
    a("muscle", v.muscle), a("left", v.left), a("right", v.right), a("left_s", v.leftTime);
    a("right_s", v.rightTime), a("index", v.index), a("ci95", v.ci95);
}

template <class A>
void fields(A& a, VoluntaryStrength& v)
{
    a("muscle", v.muscle), a("manoeuvre", v.manoeuvre), a("trials", v.trials);
    a("left_over_right", v.leftOverRight);
}

template <class A>
void fields(A& a, ChannelActivity& v)
{
    a("channel", v.channel), a("bursts", v.bursts), a("tonic", v.tonic), a("trains", v.trains);
    a("time_s", v.time), a("per_minute", v.perMinute), a("time_fraction", v.timeFraction);
    a("length_median_s", v.lengthMedian), a("interval_median_s", v.intervalMedian);
    a("interval_variation", v.intervalVariation), a("task_maximum_v", v.taskMaximum);
    a("maximum_manoeuvre", v.maximumManoeuvre), a("movements", v.movements);
}

template <class A>
void fields(A& a, TrendPart& v)
{
    a("interval", v.interval), a("rest_s", v.rest), a("bursts", v.bursts), a("time_s", v.time);
    a("per_minute", v.perMinute);
}

template <class A>
void fields(A& a, ActivityTrend& v)
{
    a("side", v.side), a("parts", v.parts), a("slope", v.slope), a("p_value", v.pValue);
}

template <class A>
void fields(A& a, ActivityMeasures& v)
{
    a("rest_s", v.restTime), a("rest_synchrony", v.restSynchrony), a("rhythms", v.rhythms);
    a("laterality", v.laterality), a("voluntary", v.voluntary);
    a("has_blinks_apart", v.hasBlinksApart), a("has_marked_tasks", v.hasMarkedTasks);
    a.later("channels", v.channels), a.later("trends", v.trends);
}

template <class A>
void fields(A& a, StimulusSeries& v)
{
    a("source", v.source), a("site", v.site), a("side", v.side), a("times_s", v.times);
}

template <class A>
void fields(A& a, EvokedResponse& v)
{
    a("series", v.series), a("channel", v.channel), a("name", v.name);
    a("component", v.component), a("is_ipsilateral", v.isIpsilateral), a("is_spread", v.isSpread);
    a("is_conducted", v.isConducted), a("state", v.state), a("sweeps", v.sweeps);
    a("sweeps_with", v.sweepsWith), a("latency_s", v.latency);
    a("latency_quartiles_s", v.latencyQuartiles), a("amplitude_v", v.amplitude);
    a("area_uvms", v.areaMicrovoltMilliseconds), a("left_out", v.leftOut);
    a("evidence", v.evidence);
}

template <class A>
void fields(A& a, Evidence& v)
{
    a("channel", v.channel), a("interval", v.interval);
}

template <class A>
void fields(A& a, Finding& v)
{
    a("id", v.id), a("state", v.state), a("value", v.value), a("unit", v.unit), a("limit", v.limit);
    a("side", v.side), a("channels", v.channels), a("evidence", v.evidence), a("rule", v.rule);
    a("source", v.source);
    a.later("is_suggested", v.isSuggested);
}

template <class A>
void fields(A& a, RedFlag& v)
{
    a("id", v.id), a("text", v.text), a("source", v.source);
}

template <class A>
void fields(A& a, Reason& v)
{
    a("finding", v.finding), a("text", v.text), a("source", v.source);
}

template <class A>
void fields(A& a, SourcedText& v)
{
    a("text", v.text), a("source", v.source);
}

template <class A>
void fields(A& a, RankedCause& v)
{
    a("id", v.id), a("name", v.name), a("category", v.category), a("rank", v.rank);
    a("support", v.support), a("score", v.score), a("side", v.side), a("for", v.supporting);
    a("against", v.opposing), a("not_tested", v.notTested), a("next_steps", v.nextSteps);
    a("numbers", v.numbers), a("sources", v.sources);
}

template <class A>
void fields(A& a, Provenance& v)
{
    a("software", v.software), a("version", v.version), a("knowledge_version", v.knowledgeVersion);
    a("input_sha256", v.inputSha256), a("created", v.created);
}

template <class A>
void fields(A& a, AnalysisResult& v)
{
    a("recording", v.recording), a("settings", v.settings), a("quality", v.quality);
    a("manoeuvres", v.manoeuvres), a("bursts", v.bursts), a("synkinesis", v.synkinesis);
    a("findings", v.findings), a("red_flags", v.redFlags), a("causes", v.causes);
    a("provenance", v.provenance);
    a.later("measures", v.measures), a.later("conclusion", v.conclusion);
    a.later("stimuli", v.stimuli), a.later("evoked", v.evoked);
}

}  // namespace facialis::archive
