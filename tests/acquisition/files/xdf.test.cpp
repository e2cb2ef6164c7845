// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>
#include <random>

#include "tests/acquisition/files/opened.hpp"
#include "tests/acquisition/files/xdf_maker.hpp"

using namespace facialis;
using namespace facialis::test;
using Catch::Contains;

namespace {

constexpr auto microvolts =
    "<channels><channel><label>EMG OOc L</label><unit>microvolts</unit>"
    "<type>EMG</type></channel></channels>";

/// Chunks of one channel of int16, the frame number as value; the first sample of a chunk is
/// stamped with stampOf(frame).
template <class StampOf>
void addFrames(XdfMaker& maker, std::uint32_t stream, int first, int count, const StampOf& stampOf,
               int chunk = 50)
{
    for (int begin = first; begin < first + count; begin += chunk) {
        std::vector<MadeSample> samples;
        for (int i = begin; i < std::min(begin + chunk, first + count); ++i)
            samples.push_back({i == begin ? std::optional<double>(stampOf(i)) : std::nullopt,
                               bytesOf(static_cast<std::int16_t>(i))});
        maker.samples(stream, samples);
    }
}

std::string refusalOfXdf(const XdfMaker& maker, const acquisition::OpenOptions& options = {})
{
    return refusalOfText(maker.bytes, options);
}

}  // namespace

TEMPLATE_TEST_CASE("XDF samples of every type are read bit for bit", "[acquisition][files][xdf]",
                   std::int8_t, std::int16_t, std::int32_t, std::int64_t, float, double)
{
    using Value = TestType;
    const std::string names[] = {"int8", "int16", "int32", "int64", "float32", "double64"};
    constexpr bool isFloat = std::is_floating_point_v<Value>;
    const std::string name = isFloat ? names[sizeof(Value) == 4 ? 4 : 5]
                                     : names[sizeof(Value) == 1   ? 0
                                             : sizeof(Value) == 2 ? 1
                                             : sizeof(Value) == 4 ? 2
                                                                  : 3];
    std::vector<Value> values = {std::numeric_limits<Value>::lowest(),
                                 std::numeric_limits<Value>::max(), Value(0), Value(-1)};
    if constexpr (isFloat)
        values.push_back(Value(0.1));
    if constexpr (sizeof(Value) == 8 && !isFloat)
        values = {-2147483648LL, 2147483647LL, 0, -1};
    XdfMaker maker;
    maker.stream(7, "amplifier", "EMG", name, 2, 1000);
    std::vector<MadeSample> samples;
    for (std::size_t i = 0; i < values.size(); ++i)
        samples.push_back({i == 0 ? std::optional<double>(10.0) : std::nullopt,
                           bytesOf(values[i]) + bytesOf(values[values.size() - 1 - i])});
    maker.samples(7, samples);
    maker.footer(7, std::ssize(values));

    const auto recording = openedText(maker.bytes);
    REQUIRE(recording->info().channels.size() == 2);
    CHECK(recording->info().format == "XDF");
    CHECK(recording->info().channels[1].label == "amplifier 2");
    CHECK(toIso8601(*recording->info().start) == "2021-02-03T04:05:06+01:00");
    const auto first = samplesOf(*recording, 0), second = samplesOf(*recording, 1);
    REQUIRE(first.size() == values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        CHECK(first[i] == static_cast<double>(values[i]));
        CHECK(second[i] == static_cast<double>(values[values.size() - 1 - i]));
    }
    std::vector<std::int32_t> stored(values.size());
    const bool hasStored = recording->readStored(0, {0, std::ssize(values)}, stored).has_value();
    CHECK(hasStored == !isFloat);
    for (std::size_t i = 0; hasStored && i < values.size(); ++i)
        CHECK(stored[i] == static_cast<std::int32_t>(values[i]));
}

TEST_CASE(
    "Integers of 64 bits that fit into no smaller type are physical values, and rounding is "
    "said",
    "[acquisition][files][xdf]")
{
    XdfMaker maker;
    maker.stream(1, "counter", "EMG", "int64", 1, 100);
    maker.samples(
        1, {{1.0, bytesOf(std::int64_t{1} << 40)}, {{}, bytesOf((std::int64_t{1} << 53) + 1)}});
    const auto recording = openedText(maker.bytes);
    CHECK(recording->info().channels[0].storedType == SampleType::float64);
    CHECK(samplesOf(*recording, 0)[0] == 1099511627776.0);
    CHECK_THAT(warningsOf(*recording), Contains("more than 53 bits"));
}

TEST_CASE("An XDF clock that drifts is fitted, and the fit is stated with ppm and jitter",
          "[acquisition][files][xdf]")
{
    // 100 ppm fast, every chunk late by 0 to 2 ms: uniform, 0.577 ms root mean square.
    std::mt19937 random(1);
    std::uniform_real_distribution<double> late(0.0, 2e-3);
    const double rate = 1000.0 * (1.0 + 100e-6);
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 1000, microvolts);
    addFrames(maker, 1, 0, 30000, [&](int i) { return 5.0 + i / rate + late(random); });
    maker.footer(1, 30000);
    const auto recording = openedText(maker.bytes);
    const Channel& channel = recording->info().channels[0];
    CHECK(channel.label == "EMG OOc L");
    CHECK(channel.dimension == Dimension::voltage);
    CHECK(channel.unit == "uV");
    // Standard error of the slope: 0.577 ms * sqrt(12 / 600) / 30 s = 2.7 ppm; four of them.
    CHECK(channel.rate.hertz() == Approx(rate).epsilon(11e-6));
    CHECK(channel.length == 30000);
    CHECK(samplesOf(*recording, 0)[29999] == Approx(29999e-6));
    CHECK_THAT(warningsOf(*recording), Contains("line through 600 time stamps") &&
                                           Contains("(nominal 1000 Hz, +") &&
                                           Contains("the fitted rate is used") &&
                                           Contains("jitter 0.5") && Contains("no clock offset"));
    CHECK_FALSE(recording->info().isIncomplete);
}

TEST_CASE("An XDF rate that the stamps confirm stays the nominal one", "[acquisition][files][xdf]")
{
    std::mt19937 random(2);
    std::normal_distribution<double> jitter(0.0, 1e-3);
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 2048);
    addFrames(maker, 1, 0, 20000, [&](int i) { return 7.0 + i / 2048.0 + jitter(random); });
    const auto recording = openedText(maker.bytes);
    CHECK(recording->info().channels[0].rate == 2048_Hz);
    CHECK(recording->info().gaps.empty());
    CHECK_THAT(warningsOf(*recording), Contains("which is used") && Contains("has no footer"));
}

TEST_CASE("XDF streams of two clocks stand on one timeline, whatever one measurement says",
          "[acquisition][files][xdf]")
{
    // The second computer's clock is 1000 s behind and loses 50 ppm; it begins 0.25 s later.
    const auto theirs = [](double ours) { return (ours - 1000.0) * (1.0 - 50e-6); };
    XdfMaker maker;
    maker.stream(1, "ours", "EMG", "int16", 1, 1000);
    maker.stream(2, "theirs", "EEG", "int16", 1, 500);
    maker.stream(3, "marks", "Markers", "string", 1, 0);
    for (int k = 0; k < 20; ++k) {
        maker.clockOffset(1, 2000.0 + 5 * k, 0.0);
        const double wrong = k == 7 ? 0.4 : 0.0;  // an answer that took its time
        maker.clockOffset(2, theirs(2000.0 + 5 * k),
                          2000.0 + 5 * k - theirs(2000.0 + 5 * k) + wrong);
        maker.clockOffset(3, theirs(2000.0 + 5 * k), 2000.0 + 5 * k - theirs(2000.0 + 5 * k));
    }
    addFrames(maker, 1, 0, 20000, [](int i) { return 2000.0 + i / 1000.0; });
    addFrames(maker, 2, 0, 10000, [&](int i) { return theirs(2000.25 + i / 500.0); });
    maker.samples(3, {{theirs(2010.5), textValue("smile")},
                      {theirs(1999.0), textValue("")},
                      {theirs(1999.5), textValue("gr\xFC\xDF")}});
    const auto recording = openedText(maker.bytes);
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 2);
    CHECK(info.channels[0].rate == 1000_Hz);
    CHECK(info.channels[1].rate.hertz() == Approx(500.0).epsilon(2e-6));
    const auto second = samplesOf(*recording, 1);
    CHECK(std::isnan(second[124]));
    CHECK(second[125] == 0.0);  // 0.25 s at 500 Hz
    CHECK(info.gaps.empty());   // the other stream has samples there
    REQUIRE(info.annotations.size() == 2);
    CHECK(info.annotations[0].text == "gr\xC3\xBC\xC3\x9F");
    CHECK(info.annotations[0].onset.seconds() == Approx(-0.5).margin(1e-6));
    CHECK(info.annotations[1].text == "smile");
    CHECK(info.annotations[1].onset.seconds() == Approx(10.5).margin(1e-6));
    CHECK_THAT(warningsOf(*recording), Contains("drift 50.0") && Contains("from 20 measurements"));
}

TEST_CASE("A break in the stamps of an XDF stream is a gap", "[acquisition][files][xdf]")
{
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 1000);
    addFrames(maker, 1, 0, 5000, [](int i) { return 100.0 + i / 1000.0; });
    addFrames(maker, 1, 5000, 5000, [](int i) { return 103.0 + i / 1000.0; });
    const auto recording = openedText(maker.bytes);
    const RecordingInfo& info = recording->info();
    REQUIRE(info.gaps.size() == 1);
    CHECK(info.gaps[0].interval == TimeInterval{5_s, 8_s});
    CHECK(info.channels[0].length == 13000);
    CHECK(info.duration == 13_s);
    const auto samples = samplesOf(*recording, 0);
    CHECK(samples[4999] == 4999.0);
    CHECK(std::isnan(samples[5000]));
    CHECK(std::isnan(samples[7999]));
    CHECK(samples[8000] == 5000.0);
    std::vector<std::int32_t> stored(4);
    REQUIRE(recording->readStored(0, {7998, 8002}, stored));
    CHECK(stored == std::vector<std::int32_t>{0, 0, 5000, 5001});
    CHECK_THAT(warningsOf(*recording), Contains("with 1 break(s)"));
}

TEST_CASE("An XDF clock that is set back does not turn time around", "[acquisition][files][xdf]")
{
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 1000);
    addFrames(maker, 1, 0, 1000, [](int i) { return 1e6 + i / 1000.0; });
    addFrames(maker, 1, 1000, 1000, [](int i) { return 100.0 + i / 1000.0; });
    const auto recording = openedText(maker.bytes);
    CHECK(recording->info().channels[0].length == 2000);
    CHECK(samplesOf(*recording, 0)[1500] == 1500.0);
    CHECK_THAT(warningsOf(*recording), Contains("jumps where it cannot"));
}

TEST_CASE("An irregular XDF stream is never straightened in silence", "[acquisition][files][xdf]")
{
    std::mt19937 random(3);
    std::exponential_distribution<double> interval(100.0);
    XdfMaker maker;
    maker.stream(1, "gaze", "Gaze", "int16", 1, 0);
    double time = 0.0;
    addFrames(
        maker, 1, 0, 500, [&](int) { return time += interval(random); }, 1);
    CHECK_THAT(refusalOfXdf(maker), Contains("the stream 'gaze' is irregular") &&
                                        Contains("ms off the best even spacing") &&
                                        Contains("--rate HZ"));
    const auto stated = openedText(maker.bytes, {.rate = 100_Hz});
    CHECK(stated->info().channels[0].rate == 100_Hz);
    CHECK_THAT(warningsOf(*stated), Contains("stated by --rate") && Contains("jitter"));

    // Beside a regular stream it is left out, and that makes the result incomplete.
    maker.stream(2, "amp", "EMG", "int16", 1, 1000);
    addFrames(maker, 2, 0, 1000, [](int i) { return i / 1000.0; });
    const auto recording = openedText(maker.bytes);
    CHECK(recording->info().channels.size() == 1);
    CHECK(recording->info().isIncomplete);

    XdfMaker even;
    even.stream(1, "amp", "EMG", "int16", 1, 0);
    addFrames(
        even, 1, 0, 500, [](int i) { return 3.0 + i / 250.0; }, 1);
    const auto found = openedText(even.bytes);
    CHECK(found->info().channels[0].rate.hertz() == Approx(250.0));
    CHECK_THAT(warningsOf(*found), Contains("the mean of an unstated rate"));
}

TEST_CASE("A stream of an XDF file can be chosen, and trigger codes are annotations",
          "[acquisition][files][xdf]")
{
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 1000,
                 "<channels><channel><label>a</label></channel></channels>");
    maker.stream(2, "acc", "Accelerometer", "int16", 1, 100,
                 "<channels><channel><label>a</label></channel></channels>");
    maker.stream(3, "codes", "Stim", "int32", 1, 0);
    addFrames(maker, 1, 0, 1000, [](int i) { return i / 1000.0; });
    addFrames(maker, 2, 0, 100, [](int i) { return i / 100.0; });
    maker.samples(3, {{0.5, bytesOf(std::int32_t{17})}});
    const auto all = openedText(maker.bytes);
    REQUIRE(all->info().channels.size() == 2);
    CHECK(all->info().channels[0].label == "amp a");
    CHECK(all->info().channels[0].dimension == Dimension::counts);
    CHECK(all->info().channels[1].label == "acc a");
    CHECK(all->info().channels[1].dimension == Dimension::other);
    for (const char* part : {"amp", "emg", "1"}) {
        const auto one = openedText(maker.bytes, {.part = part});
        REQUIRE(one->info().channels.size() == 1);
        CHECK(one->info().channels[0].label == "a");
        REQUIRE(one->info().annotations.size() == 1);
        CHECK(one->info().annotations[0].text == "17");
        CHECK(one->info().annotations[0].onset == 0.5_s);
    }
    CHECK_THAT(refusalOfXdf(maker, {.part = "eeg"}),
               Contains("no stream 'eeg'") && Contains("streams are: 'amp' and 'acc'"));

    const TemporaryFolder folder;
    writeContent(folder.file("r.xdf"), maker.bytes);
    CHECK(opened(folder.file("r.xdf") + ":acc")->info().channels.size() == 1);
}

TEST_CASE("An XDF file that is cut at any byte opens up to its last whole chunk and says so",
          "[acquisition][files][xdf]")
{
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 1000);
    const std::size_t head = maker.bytes.size();
    addFrames(
        maker, 1, 0, 10, [](int i) { return i / 1000.0; }, 5);
    const std::size_t samples = maker.bytes.size();
    maker.boundary();
    maker.footer(1, 10);
    const std::size_t chunk = (samples - head) / 2;
    for (std::size_t size = 5; size < maker.bytes.size(); ++size) {
        CAPTURE(size);
        const std::string_view cut = std::string_view(maker.bytes).substr(0, size);
        if (size < head + chunk) {
            CHECK_THAT(refusalOfText(cut), Contains("holds no stream of samples"));
            continue;
        }
        const auto recording = openedText(cut);
        CHECK(recording->info().channels.at(0).length == (size < samples ? 5 : 10));
        const bool isBetweenChunks =
            size == head + chunk || size == samples || size == samples + 20;
        CHECK(recording->info().isIncomplete == !isBetweenChunks);
        CHECK_THAT(warningsOf(*recording), Contains("has no footer"));
        if (!isBetweenChunks)
            CHECK_THAT(warningsOf(*recording), Contains("the file ends inside a chunk"));
    }
}

TEST_CASE("Behind damage an XDF file is read on from the next boundary chunk",
          "[acquisition][files][xdf]")
{
    XdfMaker maker;
    maker.stream(1, "amp", "EMG", "int16", 1, 1000);
    addFrames(maker, 1, 0, 1000, [](int i) { return i / 1000.0; });
    const std::size_t place = maker.bytes.size();
    addFrames(maker, 1, 1000, 100, [](int i) { return i / 1000.0; });
    maker.boundary();
    addFrames(maker, 1, 3000, 1000, [](int i) { return i / 1000.0; });
    maker.footer(1, 2100);
    SECTION("the frame of a chunk")
    {
        maker.bytes[place] = '\7';
        CHECK(maker.bytes.size() > place);
    }
    SECTION("a length that swallows what follows")
    {
        // 1 byte of size, 4 bytes, then 100 samples in two chunks of about 130 bytes.
        maker.bytes.replace(place, 2, std::string("\1\377", 2));
        CHECK(maker.bytes.size() > place + 255);
    }
    const auto recording = openedText(maker.bytes);
    CHECK(recording->info().isIncomplete);
    CHECK(recording->info().channels[0].length == 4000);
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval == TimeInterval{1_s, 3_s});
    CHECK(samplesOf(*recording, 0)[3999] == 3999.0);
    CHECK_THAT(warningsOf(*recording),
               Contains("holds 2000 samples where its footer states 2100") &&
                   Contains(fmt::format("byte {}", place)));
}

TEST_CASE("The XDF samples of other programs open, and the damaged ones are refused in one line",
          "[acquisition][files][xdf]")
{
    FACIALIS_TEST_FILE(minimal, "formats/xdf/minimal.xdf");
    FACIALIS_TEST_FILE(empty, "formats/xdf/empty_streams.xdf");
    FACIALIS_TEST_FILE(lie, "formats/xdf/chunk_length_lie.xdf");
    FACIALIS_TEST_FILE(order, "formats/xdf/out_of_order_sample_chunk.xdf");
    const auto recording = opened(minimal);
    REQUIRE(recording->info().channels.size() == 3);
    CHECK(recording->info().channels[0].rate == 10_Hz);
    CHECK(recording->info().channels[0].length == 9);
    // Read by eye from the bytes: the first sample, then four that come twice.
    CHECK(samplesOf(*recording, 0)[0] == 192.0);
    CHECK(samplesOf(*recording, 1)[0] == 255.0);
    CHECK(samplesOf(*recording, 2)[8] == 35.0);
    CHECK(recording->info().annotations.size() == 9);
    CHECK(recording->info().annotations[1].text == "Hello");
    CHECK_FALSE(opened(empty)->info().isIncomplete);
    for (const std::string& path : {lie, order}) {
        const auto refused = acquisition::openRecording(path);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().sentence().find('\n') == std::string::npos);
        CHECK_THAT(refused.error().sentence(), Contains("holds no stream of samples"));
    }
}
