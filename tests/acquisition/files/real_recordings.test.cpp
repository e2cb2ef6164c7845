// SPDX-License-Identifier: GPL-3.0-or-later
// The sums were taken with NumPy from the same files, by a reader that shares nothing with ours.
#include <numeric>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using acquisition::OpenOptions;
using Catch::Contains;

namespace {

double sumOf(const std::vector<double>& samples)
{
    return std::accumulate(samples.begin(), samples.end(), 0.0);
}

/// Sums in the unit of the file, so that they compare with what stands in it.
void requireSums(const Recording& recording, const std::vector<double>& sums, double samplesPerSum)
{
    for (std::size_t k = 0; k < sums.size(); ++k) {
        INFO("channel " << k);
        const Channel& channel = recording.info().channels[k];
        CHECK(static_cast<double>(channel.length) == samplesPerSum);
        CHECK(sumOf(samplesOf(recording, k)) / channel.scale ==
              Approx(sums[k]).epsilon(1e-9).margin(1e-6));
    }
}

}  // namespace

TEST_CASE("The BioSPPy text states rate, resolution and label in its comments",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(path, "emg/biosppy_emg_1.txt");
    const auto recording = opened(path);
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 1);
    const Channel& emg = info.channels[0];
    CHECK(emg.label == "EMG");
    CHECK(emg.rate == 1000_Hz);
    CHECK(emg.length == 63880);
    CHECK(emg.dimension == Dimension::counts);
    CHECK(emg.storedType == SampleType::int16);
    CHECK(emg.storedMinimum == 0);
    CHECK(emg.storedMaximum == 4095);
    CHECK(info.duration == 63.88_s);
    CHECK(info.gaps.empty());
    CHECK_THAT(warningsOf(*recording), Contains("'EMG': counts, amplitudes are not known"));
    const auto samples = samplesOf(*recording, 0);
    CHECK(samples.front() == 2034.0);
    CHECK(samples.back() == 2035.0);
    CHECK(sumOf(samples) == 130317525.0);
    std::vector<std::int32_t> stored(2);
    REQUIRE(recording->readStored(0, {63878, 63880}, stored));
    CHECK(stored == std::vector<std::int32_t>{2051, 2035});
}

TEST_CASE("The bare column needs a rate, and is read as counts without a unit",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(path, "emg/biceps_contractions.csv");
    const auto refused = acquisition::openRecording(path);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().sentence(), Contains("no sampling rate is stated; give --rate HZ"));

    const auto recording = opened(path, {.rate = 1000_Hz});
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 1);
    CHECK(info.channels[0].length == 40400);
    CHECK(info.channels[0].rate == 1000_Hz);
    CHECK(info.channels[0].dimension == Dimension::counts);
    CHECK(info.channels[0].storedType == SampleType::float64);
    CHECK(info.duration == 40.4_s);
    const auto samples = samplesOf(*recording, 0);
    CHECK(samples.front() == -10.361);
    CHECK(samples.back() == -11.064);
    CHECK(sumOf(samples) == Approx(-437324.001).epsilon(1e-12));

    const auto inMillivolts = opened(path, {.rate = 1000_Hz, .unit = "mV"});
    CHECK(inMillivolts->info().channels[0].dimension == Dimension::voltage);
    CHECK(inMillivolts->info().channels[0].unit == "mV");
    CHECK(samplesOf(*inMillivolts, 0).front() == Approx(-0.010361).epsilon(1e-12));
}

TEST_CASE("The blink table tells its rate by its times, and keeps the cue apart",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(path, "emg/blink_emg_1.csv");
    const auto recording = opened(path);
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 2);
    CHECK(info.format == "CSV");
    CHECK(info.channels[0].label == "emg_counts");
    CHECK(info.channels[0].dimension == Dimension::counts);
    CHECK(info.channels[0].rate == 125_Hz);
    CHECK(info.channels[1].label == "cue");
    CHECK(info.channels[1].dimension == Dimension::other);
    CHECK(info.duration == 112_s);
    requireSums(*recording, {1836051.0, 3210.0}, 14000);
    CHECK(samplesOf(*recording, 0).back() == 129.0);

    const auto chosen = opened(path, {.rate = 250_Hz, .unit = "uV", .columns = {"EMG_counts"}});
    REQUIRE(chosen->info().channels.size() == 1);
    CHECK(chosen->info().channels[0].rate == 125_Hz);
    CHECK_THAT(warningsOf(*chosen),
               Contains("--rate 250 is not used: column 'time_s' states 125 Hz"));
    CHECK(samplesOf(*chosen, 0).front() == Approx(141e-6).epsilon(1e-12));
    const auto byNumber = opened(path, {.columns = {"2"}});
    CHECK(byNumber->info().channels[0].label == "emg_counts");
    const auto unknown = acquisition::openRecording(path, {.columns = {"zygomaticus"}});
    REQUIRE_FALSE(unknown);
    CHECK_THAT(unknown.error().sentence(),
               Contains("no column 'zygomaticus'; columns of samples are: emg_counts and cue"));
}

TEST_CASE("The OpenBCI recording has eight channels of microvolts and its local start",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(path, "emg/openbci_blinks_jaw_clench_v6.txt");
    const auto recording = opened(path);
    const RecordingInfo& info = recording->info();
    CHECK(info.format == "OpenBCI GUI v6 text");
    // 8 EXG, 3 acceleration, 5 digital, 3 analog; "Not Used" is not.
    REQUIRE(info.channels.size() == 19);
    CHECK(info.duration == 60_s);
    CHECK(info.gaps.empty());
    CHECK(info.annotations.empty());
    CHECK(info.warnings.empty());
    CHECK_FALSE(info.isIncomplete);
    REQUIRE(info.start);
    CHECK(toIso8601(*info.start) == "2019-05-15T12:00:53.329-04:00");
    CHECK(info.identity.equipment == "OpenBCI BoardCytonSerial");
    for (std::size_t k = 0; k < 19; ++k) {
        CHECK(info.channels[k].rate == 250_Hz);
        CHECK(info.channels[k].dimension == (k < 8 ? Dimension::voltage : Dimension::other));
    }
    CHECK(info.channels[7].label == "EXG Channel 7");
    CHECK(info.channels[7].unit == "uV");
    CHECK(info.channels[8].unit == "g");
    requireSums(*recording,
                {946751902.09, 753455723.8, -245470442.16, -355658038.92, 18886.53, -160023707.15,
                 25786162.88, -36417473.92, 740.95, 11613.818, 9045.22},
                15000);
    CHECK(samplesOf(*recording, 0).back() == Approx(61090.31e-6).epsilon(1e-12));
}

TEST_CASE("Three older dialects of the OpenBCI text are read by the order of their columns",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(v4, "formats/openbci_gui_v4.txt");
    FACIALIS_TEST_FILE(v5, "formats/openbci_gui_v5.txt");
    FACIALIS_TEST_FILE(v6, "formats/openbci_gui_v6.txt");
    FACIALIS_TEST_FILE(ganglion, "formats/openbci_ganglion_200hz.txt");
    const auto four = opened(v4);
    CHECK(four->info().format == "OpenBCI GUI v4 text");
    CHECK(four->info().channels.size() == 11);
    CHECK(toIso8601(four->info().start.value()) == "2019-05-15T12:00:53.329-04:00");
    CHECK(four->info().warnings.empty());
    requireSums(*four,
                {96090728.48, 75646709.52, -23406113.53, -31413269.62, 9855520.85, -5130316.11,
                 10809317.35, 2638653.08, 6.056, 117.17, 87.876},
                1500);
    const auto five = opened(v5);
    CHECK(five->info().format == "OpenBCI GUI v5 text");
    CHECK(five->info().channels.size() == 11);
    CHECK_THAT(warningsOf(*five), Contains("first row holds zeros alone"));
    requireSums(*five,
                {161343413.92, 126756150.73, -38780573.23, -52866674.37, 15206517.36, -9821039.54,
                 16883695.55, 3439188.63, 107.08, 1958.59, 1470.944},
                2500);
    const auto six = opened(v6);
    requireSums(*six,
                {31427367.89, 24953146.51, -7998067.91, -10488932.1, 3432809.11, -1556473.4,
                 3732963.73, 982959.33, 19.348, 390.346, 285.684},
                500);
    const auto small = opened(ganglion);
    REQUIRE(small->info().channels.size() == 7);
    CHECK(small->info().channels[3].rate == 200_Hz);
    CHECK(small->info().channels[3].dimension == Dimension::voltage);
    CHECK(small->info().channels[4].dimension == Dimension::other);
    CHECK(small->info().gaps.empty());
    CHECK(small->info().warnings.empty());  // its counter runs 0..200, nothing is lost
    requireSums(*small, {-52827.78, 101139.45, 0.0, 0.0, 0.0, 0.0, 0.0}, 1000);
}

TEST_CASE("The OpenSignals text has its channels, resolution and start from the JSON header",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(path, "formats/opensignals.txt");
    const auto recording = opened(path);
    const RecordingInfo& info = recording->info();
    CHECK(info.format == "OpenSignals text");
    REQUIRE(info.channels.size() == 5);
    CHECK(toIso8601(info.start.value()) == "2020-07-29T19:51:58");
    CHECK(info.identity.equipment == "bitalino_rev 98:D3:51:FD:8E:78");
    const Channel& sensor = info.channels[4];
    CHECK(sensor.label == "A5");
    CHECK(sensor.transducer == "ACCBITREV");
    CHECK(sensor.dimension == Dimension::other);  // an accelerometer is no EMG
    CHECK(sensor.rate == 100_Hz);
    CHECK(sensor.storedMinimum == 0);
    CHECK(sensor.storedMaximum == 1023);
    CHECK(info.duration == 62.76_s);
    CHECK(info.gaps.empty());
    CHECK(info.warnings.empty());
    requireSums(*recording, {1.0, 1.0, 0.0, 0.0, 3678555.0}, 6276);
}

TEST_CASE("The OpenSignals HDF5 recording holds counts, volts when the unit is stated",
          "[acquisition][files]")
{
    FACIALIS_TEST_FILE(path, "emg/plux_biceps_bursts.h5");
    const auto recording = opened(path);
    REQUIRE(recording->info().channels.size() == 1);
    CHECK(recording->info().channels[0].dimension == Dimension::counts);
    CHECK(recording->info().channels[0].length == 28519);
    const auto counts = samplesOf(*recording, 0);
    const auto stated = opened(path, {.rate = 500_Hz, .unit = "uV"});
    CHECK(stated->info().channels[0].dimension == Dimension::voltage);
    CHECK_THAT(warningsOf(*stated), Contains("--rate 500 is not used: the file states 1000 Hz"));
    const auto volts = samplesOf(*stated, 0);
    CHECK(volts[100] == Approx(counts[100] * 1e-6).epsilon(1e-12));
    // The stored integers stay what they are.
    std::vector<std::int32_t> before(3), after(3);
    REQUIRE(recording->readStored(0, {7, 10}, before));
    REQUIRE(stated->readStored(0, {7, 10}, after));
    CHECK(before == after);
}
