// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>
#include <vector>

#include "acquisition/simulation/background.hpp"
#include "acquisition/simulation/render.hpp"
#include "acquisition/simulation/scenarios/scenario.hpp"

namespace facialis::acquisition {
namespace {

constexpr double microvoltsPerUnit = 0.1;  // exact in EDF's eight characters: +-3276.7 uV
constexpr double largestStored = 32767.0;
constexpr double mostSamples = 1.0e9;  // all channels together: 8 GB

Result<const Scenario*> findScenario(const std::string& name)
{
    for (const Scenario& scenario : scenarios())
        if (scenario.name == name)
            return &scenario;
    return failure("unknown scenario '" + name + "'", {},
                   fmt::format("choose one of {}", fmt::join(scenarioNames(), ", ")));
}

Result<void> checkNumbers(const SimulationOptions& o)
{
    // Written so that NaN is refused, too.
    if (!(o.duration.seconds() >= 1.0 && o.duration.seconds() <= 86400.0))
        return failure(fmt::format("a duration of {} s cannot be simulated", o.duration.seconds()),
                       {}, "give 1 s to 24 h (86400 s)");
    if (!(o.rate.hertz() >= 500.0 && o.rate.hertz() <= 20000.0))
        return failure(fmt::format("a rate of {} Hz cannot be simulated", o.rate.hertz()), {},
                       "give 500 to 20000 Hz; facial EMG reaches 450 Hz, so 1000 Hz or more");
    if (o.snrDb && !(*o.snrDb >= -40.0 && *o.snrDb <= 60.0))
        return failure(
            fmt::format("a signal-to-noise ratio of {} dB cannot be simulated", *o.snrDb), {},
            "give -40 to 60 dB");
    if (o.mains && !(o.mains->hertz() >= 10.0 && o.mains->hertz() <= 100.0))
        return failure(fmt::format("mains of {} Hz do not exist", o.mains->hertz()), {},
                       "give 50 or 60 Hz, or switch mains off");
    if (o.side && *o.side == Side::both)
        return failure("one side of the face is affected, not both", {}, "give left or right");
    if (o.crosstalk && !(*o.crosstalk >= 0.0 && *o.crosstalk <= 0.3))
        return failure(fmt::format("crosstalk of {} % cannot be simulated", 100.0 * *o.crosstalk),
                       {}, "give 0 to 30 %");
    const double samples =
        o.duration.seconds() * o.rate.hertz() * static_cast<double>(channelCount());
    if (samples > mostSamples)
        return failure(fmt::format("{} s at {} Hz would need {:.0f} GB of memory",
                                   o.duration.seconds(), o.rate.hertz(), samples * 8e-9),
                       {}, "give a shorter duration or a lower rate");
    return {};
}

std::vector<Channel> makeChannels(Frequency rate, std::int64_t length)
{
    std::vector<Channel> channels;
    for (std::size_t k = 0; k < channelCount(); ++k) {
        Channel c;
        c.label = labelOf(k);
        c.muscle = traitsOf(k).name;
        c.side = sideOf(k);
        c.rate = rate;
        c.length = length;
        c.dimension = Dimension::voltage;
        c.unit = "uV";
        c.storedType = SampleType::int16;
        c.scale = microvoltsPerUnit * 1e-6;
        c.prefilter = "none";
        c.transducer = "simulated bipolar surface electrode";
        c.storedMinimum = static_cast<std::int64_t>(-largestStored);
        c.storedMaximum = static_cast<std::int64_t>(largestStored);
        channels.push_back(std::move(c));
    }
    return channels;
}

RecordingInfo makeInfo(const SimulationOptions& options, std::int64_t length,
                       const std::vector<Request>& requests)
{
    RecordingInfo info;
    info.path = "simulate:" + options.scenario;
    info.format = "simulator";
    info.channels = makeChannels(options.rate, length);
    if (options.tasks == TaskMode::on)
        for (const Request& r : requests)
            info.annotations.push_back({.onset = r.asked.onset,
                                        .duration = r.asked.length(),
                                        .text = std::string(r.name()),
                                        .channel = std::nullopt});
    info.start = StartTime{2025, 1, 1, 10, 0, 0, 0, std::nullopt};
    info.duration = timeOf(length, options.rate);
    info.identity.patientCode = "SIM";
    info.identity.equipment = "Facialis simulator";
    info.identity.remarks = fmt::format("{} seed {}", options.scenario, options.seed);
    return info;
}

/// To the recorder's steps, in place.
void quantise(std::vector<double>& microvolts)
{
    for (double& value : microvolts)
        value =
            std::clamp(std::floor(value / microvoltsPerUnit + 0.5), -largestStored, largestStored);
}

std::vector<Request> makeRequests(const SimulationOptions& options, const Scenario& scenario,
                                  Duration duration, const Random& random)
{
    if (options.tasks == TaskMode::off)
        return {};
    if (!scenario.hasMovements)
        return {Request{.asked = {Duration(0.0), duration}, .performed = {}}};
    return makeProtocol(duration, random.fork("protocol"));
}

/// States who the patient is where that goes beyond the seed.
std::optional<TruePatient> describe(const SimulationOptions& options, const Scene& scene,
                                    const std::optional<ElectrodeFault>& fault)
{
    if (options.variety == Variety::standard && !options.crosstalk && !fault)
        return std::nullopt;
    TruePatient patient{.variety = options.variety == Variety::wide ? "wide" : "standard",
                        .crosstalk = options.crosstalk,
                        .miswiring = scene.miswiring};
    if (fault)
        patient.fault = {labelOf(fault->channel), std::string(toString(fault->fault))};
    if (scene.traits)
        patient.parameters = scene.traits->drawn();
    return patient;
}

/// Makes the bad channel bad; what it does not show is no activity of the recording.
void spoilChannel(const ElectrodeFault& fault, const BackgroundOptions& background,
                  std::vector<std::vector<double>>& signals, Truth& truth, RecordingInfo& info)
{
    const auto range = spoil(signals[fault.channel], fault, background);
    if (!fault.showsMuscle())
        truth.activity[fault.channel].second.clear();
    if (!range)
        return;
    const std::int64_t end = std::llround(range->microvolts() / microvoltsPerUnit);
    info.channels[fault.channel].storedMinimum = -end;
    info.channels[fault.channel].storedMaximum = end;
}

}  // namespace

std::span<const std::string_view> scenarioNames()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Scenario& scenario : scenarios())
            all.push_back(scenario.name);
        return all;
    }();
    return names;
}

Result<SimulatedPatient> simulate(const SimulationOptions& options)
{
    const Result<const Scenario*> scenario = findScenario(options.scenario);
    if (!scenario)
        return tl::unexpected(scenario.error());
    if (const Result<void> checked = checkNumbers(options); !checked)
        return tl::unexpected(checked.error());

    const Random person = Random(options.seed).fork(options.scenario);
    const Random random = options.stretch == 0 ? person : person.fork("stretch", options.stretch);
    std::optional<Side> affected;
    if ((*scenario)->isOneSided) {
        Random coin = person.fork("side");
        const Side drawn = coin.chance(0.5) ? Side::left : Side::right;
        affected = options.side.value_or(drawn);
    }
    const std::int64_t length = sampleAt(options.duration, options.rate);
    const Duration duration = timeOf(length, options.rate);
    Traits drawnTraits(person.fork("traits"));
    Traits* const traits = options.variety == Variety::wide ? &drawnTraits : nullptr;
    const Patient patient =
        drawPatient(affected, options.rate, person.fork("patient"), options.crosstalk, traits);
    const std::vector<Request> requests = makeRequests(options, **scenario, duration, random);
    Scene scene{.patient = patient,
                .requests = requests,
                .duration = duration,
                .person = person.fork("scene"),
                .random = random.fork("this scene"),
                .traits = traits,
                .activations = {},
                .miswiring = {}};
    (*scenario)->play(scene);

    std::vector<std::vector<double>> signals(
        channelCount(), std::vector<double>(static_cast<std::size_t>(length), 0.0));
    const BackgroundOptions background{.rate = options.rate,
                                       .mains = options.mains,
                                       .person = person.fork("background"),
                                       .random = random.fork("this background"),
                                       .traits = traits};
    for (std::size_t k = 0; k < signals.size(); ++k)
        addBackground(signals[k], k, patient, background);
    SimulatedPatient result;
    RecordingInfo info = makeInfo(options, length, requests);
    result.truth.activity =
        render(scene, {options.rate, options.snrDb, options.crosstalk.has_value()}, signals);
    addPops(signals, options.rate, random.fork("pops"),
            traits ? Duration(60.0 / traits->draw("person", "pops_per_minute")) : 180_s);
    std::optional<ElectrodeFault> fault;
    if (options.badChannel) {
        fault = drawFault(*options.badChannel, person.fork("bad channel"));
        spoilChannel(*fault, background, signals, result.truth, info);
    }
    for (std::vector<double>& signal : signals)
        quantise(signal);

    result.truth.patient = describe(options, scene, fault);
    result.truth.condition = options.scenario;
    result.truth.affected = affected;
    result.truth.rate = options.rate;
    result.truth.duration = duration;
    for (std::size_t k = 0; k < channelCount(); ++k)
        result.truth.channels.push_back(labelOf(k));
    for (const Request& r : requests)
        result.truth.tasks.push_back({r.asked.onset, r.asked.length(), std::string(r.name())});
    result.recording = std::make_unique<MemoryRecording>(std::move(info), std::move(signals));
    return result;
}

}  // namespace facialis::acquisition
