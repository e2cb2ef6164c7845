// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_calibration.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "data/formats/edf_number.hpp"

using namespace facialis;

namespace {

Channel volts(double scale, double offset = 0.0)
{
    Channel channel;
    channel.label = "EMG";
    channel.dimension = Dimension::voltage;
    channel.unit = "uV";
    channel.storedType = SampleType::int16;
    channel.scale = scale;
    channel.offset = offset;
    return channel;
}

EdfSurvey integers(std::int64_t lowest, std::int64_t highest)
{
    EdfSurvey survey;
    survey.isInteger = true;
    survey.isEmpty = false;
    survey.lowest = lowest;
    survey.highest = highest;
    return survey;
}

void checkExact(const Channel& channel, const EdfSurvey& survey, EdfVariant variant)
{
    const auto made = calibrate(channel, survey, variant);
    REQUIRE(made);
    CHECK(made->lost.empty());
    CHECK(made->samples == EdfCalibration::Samples::stored);
    CHECK(made->scale.scale == channel.scale);
    CHECK(made->scale.offset == channel.offset);
    CHECK(made->digitalMinimum <= survey.lowest);
    CHECK(made->digitalMaximum >= survey.highest);
    // The limits survive being printed.
    for (const double limit : {made->physicalMinimum, made->physicalMaximum})
        CHECK(parseDecimal(*printDecimal(limit))->value == limit);
}

}  // namespace

TEST_CASE("Scales of common amplifiers are written exactly", "[formats][edf]")
{
    // OpenBCI Cyton, gain 24: eight characters hold it only as +-187500 uV over +-8388607.
    checkExact(volts(4.5 / 24.0 / 8'388'607.0), integers(-8'388'607, 8'388'607), EdfVariant::bdf);
    checkExact(volts(0.195e-6), integers(-20'000, 20'000), EdfVariant::edf);  // Intan
    checkExact(volts(1e-7), integers(-32'767, 32'767), EdfVariant::edf);
    checkExact(volts(1e-7), integers(-32'768, 32'767), EdfVariant::edf);
    checkExact(volts(-2.5e-7), integers(-30'000, 10'000), EdfVariant::edf);         // upside down
    checkExact(volts(31.25e-9), integers(-8'000'000, 8'000'000), EdfVariant::bdf);  // BioSemi
}

TEST_CASE("Limits that the recorder stated are kept, odd scales and offsets included",
          "[formats][edf]")
{
    // As read from headers: -192..192 uV over -2048..2047, and an upside-down 8711..-8711.
    for (const auto& [low, high] : {std::pair(-192.0, 192.0), std::pair(8711.0, -8711.0),
                                    std::pair(-0.59974, 0.599747), std::pair(34.0, 40.0)}) {
        const EdfScale scale = edfScale(low, high, -2048, 2047, 1e6);
        Channel channel = volts(scale.scale, scale.offset);
        channel.storedMinimum = -2048;
        channel.storedMaximum = 2047;
        checkExact(channel, integers(-2048, 2047), EdfVariant::edf);
        const auto made = calibrate(channel, integers(-2048, 2047), EdfVariant::edf);
        CHECK(made->physicalMinimum == low);
        CHECK(made->physicalMaximum == high);
    }
}

TEST_CASE("A scale that eight characters cannot hold is said, and is near", "[formats][edf]")
{
    // A 10 bit converter of 3.3 V behind a gain of 1009, zero in the middle.
    const double step = 3.3 / 1024.0 / 1009.0;
    const auto made = calibrate(volts(step, -512.0 * step), integers(0, 1023), EdfVariant::edf);
    REQUIRE(made);
    CHECK(made->samples == EdfCalibration::Samples::stored);
    REQUIRE(made->lost.size() == 1);
    for (const double stored : {0.0, 512.0, 1023.0})
        CHECK(stored * made->scale.scale + made->scale.offset ==
              Approx(stored * step - 512.0 * step).margin(step * 0.01));
    // Zero stays zero even where the rest is only near.
    const auto symmetric = calibrate(volts(3.923e-7), integers(-32'767, 32'767), EdfVariant::edf);
    REQUIRE(symmetric);
    CHECK(symmetric->lost.size() == 1);
    CHECK(symmetric->scale.offset == 0.0);
}

TEST_CASE("Integers too large for the format are scaled, and that is said", "[formats][edf]")
{
    EdfSurvey survey = integers(-100'000, 100'000);
    survey.largest = 0.01;
    const auto made = calibrate(volts(1e-7), survey, EdfVariant::edf);
    REQUIRE(made);
    CHECK(made->samples == EdfCalibration::Samples::scaled);
    CHECK(made->lost.size() == 1);
    CHECK(made->scale.offset == 0.0);
    checkExact(volts(1e-7), survey, EdfVariant::bdf);
}

TEST_CASE("Whole numbers without a unit are carried as they are", "[formats][edf]")
{
    Channel channel = volts(1.0);
    channel.dimension = Dimension::counts;
    channel.unit = "";
    channel.storedType = SampleType::float64;
    EdfSurvey survey;
    survey.largest = 1023.0;
    const auto made = calibrate(channel, survey, EdfVariant::edf);
    REQUIRE(made);
    CHECK(made->samples == EdfCalibration::Samples::whole);
    CHECK(made->lost.empty());
    CHECK(made->scale.scale == 1.0);
    survey.largest = 1e300;
    survey.isWholeNumbers = false;
    CHECK_FALSE(calibrate(channel, survey, EdfVariant::edf));
}

TEST_CASE("Calibrations that make no sense leave counts and a warning", "[formats][edf]")
{
    EdfHeader header;
    header.recordDuration = *parseDecimal("1");
    EdfSignal signal;
    signal.label = std::string("EMG");
    signal.unit = std::string("uV");
    signal.digitalMinimum = -100;
    signal.digitalMaximum = 100;
    signal.samplesPerRecord = 10;
    const auto read = [&] {
        std::vector<std::string> warnings;
        const Channel channel = edfChannel(header, signal, warnings);
        return std::pair(channel.dimension, warnings.size());
    };
    CHECK(read() == std::pair(Dimension::voltage, std::size_t{0}));
    const auto isRefused = [&] { return read() == std::pair(Dimension::counts, std::size_t{1}); };
    SECTION("equal digital limits")
    {
        signal.digitalMaximum = -100;
        CHECK(isRefused());
    }
    SECTION("no digital limit")
    {
        signal.digitalMinimum.reset();
        CHECK(isRefused());
    }
    SECTION("equal physical limits")
    {
        signal.physicalMinimum = signal.physicalMaximum;
        CHECK(isRefused());
    }
    SECTION("no physical limit")
    {
        signal.physicalMaximum = std::numeric_limits<double>::quiet_NaN();
        CHECK(isRefused());
    }
}

TEST_CASE("Units decide what a channel measures, whatever the encoding of micro", "[formats][edf]")
{
    EdfHeader header;
    header.recordDuration = *parseDecimal("1");
    EdfSignal signal;
    signal.physicalMinimum = -1000.0;
    signal.physicalMaximum = 1000.0;
    signal.digitalMinimum = -1000;
    signal.digitalMaximum = 1000;
    signal.samplesPerRecord = 1;
    const auto read = [&](const std::string& label, const std::string& unit) {
        signal.label = label;
        signal.unit = unit;
        std::vector<std::string> warnings;
        const Channel channel = edfChannel(header, signal, warnings);
        return std::pair(channel.dimension, channel.scale);
    };
    for (const char* micro : {"uV", "µV", "\u03BCV", "\xB5V", "\xE6V", "\u00E6V", "microV"})
        CHECK(read("EMG", micro) == std::pair(Dimension::voltage, 1e-6));
    CHECK(read("EMG", "mV") == std::pair(Dimension::voltage, 1e-3));
    CHECK(read("EMG", "V") == std::pair(Dimension::voltage, 1.0));
    CHECK(read("EMG", "nV") == std::pair(Dimension::voltage, 1e-9));
    CHECK(read("Temp", "degC") == std::pair(Dimension::other, 1.0));
    CHECK(read("EMG", "") == std::pair(Dimension::counts, 1.0));
    CHECK(read("Status", "uV") == std::pair(Dimension::other, 1.0));
    CHECK(read("TRIGGER", "") == std::pair(Dimension::other, 1.0));
}
