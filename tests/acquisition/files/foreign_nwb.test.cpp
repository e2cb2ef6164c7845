// SPDX-License-Identifier: GPL-3.0-or-later
// NWB files of other programs, as h5py writes them.
#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

/// Knows `f`, a minimal NWB file; series(name, type, data, unit, **attributes of data), clocked by
/// rate and start, or by stamps.
constexpr auto prelude = R"(
import sys, h5py, numpy as np
f = h5py.File(sys.argv[1], 'w')
f.attrs['neurodata_type'] = 'NWBFile'; f.attrs['namespace'] = 'core'; f.attrs['nwb_version'] = '2.6.0'
f['session_start_time'] = '2024-05-06T07:08:09.500000+02:00'
f.create_group('acquisition')
f.create_group('general/subject')['subject_id'] = 'S1'
f.create_group('general/devices/amp')
e = f.create_group('general/extracellular_ephys/electrodes')
e['id'] = np.arange(4); e['label'] = ['a', 'EMG OOc L', 'EMG OOc R', 'b']
e['location'] = ['unknown', 'left lid', 'right lid', '']
def series(name, type, data, unit, rate=None, start=0.0, stamps=None, **attributes):
    g = f['acquisition'].create_group(name)
    g.attrs['neurodata_type'] = type
    d = g.create_dataset('data', data=data, chunks=True, compression='gzip', shuffle=True)
    d.attrs['unit'] = unit
    for key, value in attributes.items(): d.attrs[key] = value
    if rate:
        s = g.create_dataset('starting_time', data=start)
        s.attrs['rate'] = rate; s.attrs['unit'] = 'seconds'
    if stamps is not None: g.create_dataset('timestamps', data=stamps)
    return g
raw = np.array([[-32768, 32767], [100, -100]] * 500, dtype='i2')
)";

std::string made(const TemporaryFolder& folder, const std::string& lines)
{
    const std::string path = folder.file("r.nwb");
    const auto outcome = run({"/usr/bin/python3", "-c", prelude + lines, path});
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
    return path;
}

std::string refusal(const std::string& path, const acquisition::OpenOptions& options = {})
{
    const auto recording = acquisition::openRecording(path, options);
    REQUIRE_FALSE(recording);
    CHECK(recording.error().sentence().find('\n') == std::string::npos);
    CHECK_FALSE(recording.error().remedy.empty());
    return recording.error().sentence();
}

}  // namespace

TEST_CASE("An ElectricalSeries of another program gives exact integers, volts and electrode names",
          "[acquisition][files][nwb]")
{
    const TemporaryFolder folder;
    const auto recording = opened(made(folder, R"(
g = series('EMG', 'ElectricalSeries', raw, 'volts', rate=2000.0, start=1.5, conversion=1e-6, offset=0.25)
g['channel_conversion'] = np.array([1, 2], dtype='f4')
g['electrodes'] = [1, 2]
t = f.create_group('intervals/trials')
t['start_time'] = [1.75, 2.0]; t['stop_time'] = [1.85, 2.0]; t['label'] = ['smile', '']
)"));
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 2);
    CHECK(info.format == "NWB");
    CHECK(info.channels[0].label == "EMG OOc L");
    CHECK(info.channels[1].label == "EMG OOc R");
    CHECK(info.channels[1].transducer == "right lid");
    CHECK(info.channels[0].dimension == Dimension::voltage);
    CHECK(info.channels[0].rate == 2000_Hz);
    CHECK(info.channels[0].length == 1000);
    std::vector<std::int32_t> stored(1000);
    REQUIRE(recording->readStored(0, {0, 1000}, stored));
    CHECK(stored[0] == -32768);
    CHECK(stored[999] == 100);
    // NWB: data * conversion * channel_conversion + offset, and it divides by nothing.
    CHECK(samplesOf(*recording, 0)[0] == -32768 * 1e-6 + 0.25);
    CHECK(samplesOf(*recording, 1)[0] == 32767 * (1e-6 * 2.0) + 0.25);
    REQUIRE(info.annotations.size() == 2);
    CHECK(info.annotations[0].text == "smile");
    CHECK(info.annotations[0].onset == 0.25_s);
    CHECK(info.annotations[0].duration->seconds() == Approx(0.1));
    CHECK(info.annotations[1].text == "trials");
    // The first sample is 1.5 s after the start of the session.
    CHECK(toIso8601(*info.start) == "2024-05-06T07:08:11+02:00");
    CHECK(info.identity.patientCode == "S1");
    CHECK(info.identity.equipment == "amp");
}

TEST_CASE("Several NWB series stand on one timeline with their own rates, or one is chosen",
          "[acquisition][files][nwb]")
{
    const TemporaryFolder folder;
    const std::string path = made(folder, R"(
series('emg', 'ElectricalSeries', raw[:, 0] / 8.0, 'volts', rate=1000.0)
series('force', 'TimeSeries', np.arange(50.0), 'N', rate=100.0, start=0.5)
series('mv', 'TimeSeries', np.arange(20, dtype='i4'), 'mV', stamps=0.25 + np.arange(20) / 20)
)");
    const auto recording = opened(path);
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 3);
    CHECK(info.channels[0].label == "emg");
    CHECK(samplesOf(*recording, 0)[0] == -4096.0);
    CHECK(info.channels[1].dimension == Dimension::other);
    CHECK(info.channels[1].length == 100);
    const auto force = samplesOf(*recording, 1);
    CHECK(std::isnan(force[49]));
    CHECK(force[50] == 0.0);
    CHECK(force[99] == 49.0);
    CHECK(info.channels[2].rate.hertz() == Approx(20.0));
    CHECK(samplesOf(*recording, 2)[24] == Approx(19e-3));
    std::vector<std::int32_t> stored(3);
    REQUIRE(recording->readStored(2, {4, 7}, stored));
    CHECK(stored == std::vector<std::int32_t>{0, 0, 1});
    CHECK_THAT(warningsOf(*recording), Contains("placed by its timestamps"));

    const auto force2 = opened(path + ":force");
    CHECK(force2->info().channels.size() == 1);
    CHECK(force2->info().channels[0].length == 50);
    CHECK_THAT(refusal(path, {.part = "x"}),
               Contains("no series 'x'") && Contains("emg, force, mv"));
}

TEST_CASE("Irregular NWB timestamps are reported, and only --rate straightens them",
          "[acquisition][files][nwb]")
{
    const TemporaryFolder folder;
    const std::string path = made(folder, R"(
series('emg', 'TimeSeries', raw[:, 0], 'volts', stamps=np.sort(np.random.default_rng(1).random(1000)))
)");
    CHECK_THAT(refusal(path), Contains("that is irregular") && Contains("--rate HZ"));
    const auto stated = opened(path, {.rate = 1000_Hz});
    CHECK(stated->info().channels[0].rate == 1000_Hz);
    CHECK_THAT(warningsOf(*stated), Contains("evenly spaced at the 1000 Hz of --rate"));
}

TEST_CASE("Timestamps that jump are gaps, and the samples behind them keep their time",
          "[acquisition][files][nwb]")
{
    const TemporaryFolder folder;
    const auto recording = opened(made(folder, R"(
t = np.arange(1000) / 1000.0
t[300:] += 0.2503; t[700:] += 2.0
series('emg', 'ElectricalSeries', raw, 'volts', stamps=t + 5.0)
)"));
    const RecordingInfo& info = recording->info();
    CHECK(info.channels[0].rate.hertz() == Approx(1000.0));
    CHECK(info.channels[0].length == 3250);
    REQUIRE(info.gaps.size() == 2);
    CHECK(info.gaps[0].interval.onset.seconds() == Approx(0.3));
    CHECK(info.gaps[0].interval.offset.seconds() == Approx(0.55));
    CHECK(info.gaps[1].interval.length().seconds() == Approx(2.0));
    CHECK_THAT(warningsOf(*recording), Contains("2 gap(s) of 2.25 s together"));
    const auto samples = samplesOf(*recording, 1);
    CHECK(samples[299] == -100.0);
    CHECK(std::isnan(samples[300]));
    CHECK(std::isnan(samples[549]));
    CHECK(samples[550] == 32767.0);
    CHECK(samples[3249] == -100.0);
    std::vector<std::int32_t> stored(4);
    REQUIRE(recording->readStored(0, {548, 552}, stored));
    CHECK(stored == std::vector<std::int32_t>{0, 0, -32768, 100});
    REQUIRE(recording->readStored(0, {298, 302}, stored));
    CHECK(stored == std::vector<std::int32_t>{-32768, 100, 0, 0});
}

TEST_CASE("A gap of one NWB series takes nothing from another", "[acquisition][files][nwb]")
{
    const TemporaryFolder folder;
    const auto recording = opened(made(folder, R"(
t = np.arange(1000) / 1000.0; t[500:] += 1.0
series('a', 'TimeSeries', raw[:, 0], 'volts', stamps=t)
series('b', 'TimeSeries', np.ones(2000), 'volts', rate=1000.0)
)"));
    CHECK(recording->info().gaps.empty());
    CHECK(std::isnan(samplesOf(*recording, 0)[700]));
    CHECK(samplesOf(*recording, 1)[700] == 1.0);
}

TEST_CASE("What an NWB file lacks is named, and the rest is read", "[acquisition][files][nwb]")
{
    const TemporaryFolder folder;
    const auto recording = opened(made(folder, R"(
series('good', 'TimeSeries', raw[:, 0], 'volts', rate=1000.0)
series('bad', 'TimeSeries', raw[:, 0], 'volts', rate=float('nan'))
series('cube', 'TimeSeries', np.zeros((4, 4, 4)), 'volts', rate=1000.0)
)"));
    CHECK(recording->info().channels.size() == 1);
    CHECK(recording->info().isIncomplete);
    CHECK_THAT(warningsOf(*recording),
               Contains("states an impossible rate") && Contains("'cube' is left out"));
    const TemporaryFolder other;
    CHECK_THAT(refusal(made(other, "")), Contains("holds no series of samples"));
}
