// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/edf_header.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "data/formats/edf_identity.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

EdfHeader twoSignals()
{
    EdfHeader header;
    header.patient = "P1 F 02-MAY-1951 Jane_Doe";
    header.recording = "Startdate 24-APR-1989 R7 X Amp";
    header.start = StartTime{1989, 4, 24, 16, 13, 5, 0, {}};
    header.recordCount = 12;
    header.recordDuration = *parseDecimal("0.5");
    header.continuity = EdfContinuity::continuous;
    EdfSignal signal;
    signal.label = "EMG OOc L";
    signal.unit = "uV";
    signal.prefilter = "HP:20Hz LP:450Hz";
    signal.transducer = "Ag/AgCl";
    signal.physicalMinimum = -3276.7;
    signal.physicalMaximum = 3276.7;
    signal.digitalMinimum = -32'767;
    signal.digitalMaximum = 32'767;
    signal.samplesPerRecord = 1024;
    header.signals.push_back(signal);
    EdfSignal text;
    text.label = "EDF Annotations";
    text.digitalMinimum = -32'768;
    text.digitalMaximum = 32'767;
    text.samplesPerRecord = 30;
    header.signals.push_back(text);
    return header;
}

Result<EdfHeader> parsed(const std::string& bytes)
{
    return parseEdfHeader(std::as_bytes(std::span(bytes)));
}

/// The header above with one field overwritten.
std::string with(std::size_t at, std::size_t width, std::string text)
{
    std::string bytes = printEdfHeader(twoSignals());
    text.resize(width, ' ');
    return bytes.replace(at, width, text);
}

// Where the columns of two signals begin.
constexpr std::size_t physicalMinimumAt = 256 + 2 * (16 + 80 + 8);
constexpr std::size_t samplesAt = 256 + 2 * (16 + 80 + 8 + 8 + 8 + 8 + 8 + 80);

std::string errorOf(const std::string& bytes)
{
    const auto header = parsed(bytes);
    return header ? "no error" : header.error().what;
}

}  // namespace

TEST_CASE("A header that is printed and parsed is the same header", "[formats][edf]")
{
    const std::string bytes = printEdfHeader(twoSignals());
    CHECK(bytes.size() == 768);
    const auto header = parsed(bytes);
    REQUIRE(header);
    CHECK(printEdfHeader(*header) == bytes);
    CHECK(header->warnings == std::vector<std::string>{});
    CHECK(header->start == twoSignals().start);
    CHECK(header->rate(header->signals[0]) == 2048.0);
    CHECK(header->bytesPerRecord() == 2 * (1024 + 30));
    CHECK(header->signals[1].isAnnotations());
}

TEST_CASE("Fields without which nothing can be read are refused by name", "[formats][edf]")
{
    using Catch::Contains;
    CHECK_THAT(errorOf(with(252, 4, "many")), Contains("no error"));  // length says the same
    std::string bytes = with(252, 4, "0");
    bytes.replace(184, 8, "0       ");
    CHECK_THAT(errorOf(bytes), Contains("'number of signals' holds '0'"));
    CHECK_THAT(errorOf(with(244, 8, "0")), Contains("'duration of a data record' holds '0'"));
    CHECK_THAT(errorOf(with(244, 8, "-1")), Contains("'duration of a data record' holds '-1'"));
    CHECK_THAT(errorOf(with(244, 8, "NaN")), Contains("'duration of a data record' holds 'NaN'"));
    CHECK_THAT(errorOf(with(samplesAt, 8, "-5")),
               Contains("'samples in each data record' of signal 1 'EMG OOc L' holds '-5'"));
    CHECK_THAT(errorOf(with(samplesAt, 16, "0       0")), Contains("samples in each data record"));
    CHECK_THAT(errorOf(with(252, 4, "9999")), Contains("promises 9999 signals"));
    CHECK_THAT(errorOf(with(0, 8, "hello")), Contains("not an EDF or BDF file"));
    CHECK_THAT(errorOf(std::string(100, '0')), Contains("not an EDF or BDF file"));
    CHECK_THAT(errorOf(printEdfHeader(twoSignals()).substr(0, 100)), Contains("100 bytes"));
}

TEST_CASE("Oddities that leave the samples readable are warnings", "[formats][edf]")
{
    const auto warnings = [](const std::string& bytes) {
        const auto header = parsed(bytes);
        return header ? header->warnings.size() : 99;
    };
    CHECK(warnings(with(184, 8, "512")) == 1);       // length of the header
    CHECK(warnings(with(236, 8, "-1")) == 0);        // not closed: said when records are counted
    CHECK(warnings(with(236, 8, "lots")) == 1);      // number of records
    CHECK(warnings(with(168, 8, "24.04.90")) == 1);  // contradicts the Startdate
    CHECK(warnings(with(176, 8, "26.00.99")) == 1);  // no such time
    const auto header = parsed(with(physicalMinimumAt, 8, "1e400"));
    REQUIRE(header);
    CHECK(std::isnan(header->signals[0].physicalMinimum));
}

TEST_CASE("Two-digit years turn at 85 and the recording field has the last word", "[formats][edf]")
{
    const auto yearOf = [](const std::string& date, const std::string& field) {
        std::string bytes = with(168, 8, date);
        std::string recording = field;
        recording.resize(80, ' ');
        bytes.replace(88, 80, recording);
        const auto header = parsed(bytes);
        return header && header->start ? header->start->year : 0;
    };
    CHECK(yearOf("24.04.85", "") == 1985);
    CHECK(yearOf("24.04.84", "") == 2084);
    CHECK(yearOf("24.04.yy", "Startdate 24-APR-2085 X X X") == 2085);
    CHECK(yearOf("01.01.85", "Startdate X X X X") == 0);
    CHECK(yearOf("31.02.20", "") == 0);
}

TEST_CASE("Text of old recorders becomes UTF-8", "[formats][edf]")
{
    const auto header = parsed(with(256, 16, "M\xFCller \xB5"));
    REQUIRE(header);
    CHECK(header->signals[0].label == "Müller µ");
}

TEST_CASE("Identification fields are split and put together again", "[formats][edf]")
{
    const Identity identity =
        identityFrom("MCH-0234567 F 02-MAY-1951 Haagse_Harry left hemifacial_spasm",
                     "Startdate 02-MAR-2002 PSG-1234/2002 NN Telemetry03 X");
    CHECK(identity.patientCode == "MCH-0234567");
    CHECK(identity.sex == "F");
    CHECK(identity.birthDate == "1951-05-02");
    CHECK(identity.patientName == "Haagse Harry");
    CHECK(identity.remarks == "left hemifacial spasm");
    CHECK(identity.recordingCode == "PSG-1234/2002");
    CHECK(identity.technician == "NN");
    CHECK(identity.equipment == "Telemetry03");

    const StartTime start{2002, 3, 2, 0, 0, 0, 0, {}};
    const EdfIdentityFields fields = edfIdentityFields(identity, start);
    CHECK(fields.isWhole);
    CHECK(fields.patient == "MCH-0234567 F 02-MAY-1951 Haagse_Harry left hemifacial spasm");
    CHECK(fields.recording == "Startdate 02-MAR-2002 PSG-1234/2002 NN Telemetry03");

    CHECK(identityFrom("A 3Hz sinewave", "110 seconds").remarks == "A 3Hz sinewave 110 seconds");
    CHECK(edfIdentityFields({}, {}).patient == "X X X X");
    Identity unusual;
    unusual.patientName = "Łukasz";
    CHECK_FALSE(edfIdentityFields(unusual, {}).isWhole);
    unusual = {};
    unusual.birthDate = "in spring";
    CHECK_FALSE(edfIdentityFields(unusual, {}).isWhole);
    unusual = {};
    unusual.remarks = std::string(100, 'r');  // one word longer than a field
    CHECK_FALSE(edfIdentityFields(unusual, {}).isWhole);
}

TEST_CASE("Decimals are read exactly and printed as near as eight characters allow",
          "[formats][edf]")
{
    const auto exact = parseDecimal("0.125");
    REQUIRE(exact);
    CHECK(exact->mantissa == 125);
    CHECK(exact->decimals == 3);
    CHECK(parseDecimal(" -187500 ")->value == -187500.0);
    CHECK(parseDecimal("+1")->value == 1.0);
    CHECK(parseDecimal("-,5")->value == -0.5);
    CHECK(parseDecimal("1E-3")->value == 0.001);
    for (const char* bad :
         {"", " ", "-", ".", "nan", "inf", "1e999", "0x10", "1 2", "1.2.3", "--1"})
        CHECK_FALSE(parseDecimal(bad));
    CHECK(parseInteger("12.0") == 12);
    CHECK_FALSE(parseInteger("12.5"));
    CHECK(printDecimal(-12345.6789) == "-12345.7");
    CHECK(printDecimal(0.1) == "0.1");
    CHECK(printDecimal(1.0 / 3.0) == "0.333333");
    CHECK(printDecimal(99'999'999.0) == "99999999");
    CHECK_FALSE(printDecimal(123'456'789.0));
    CHECK_FALSE(printDecimal(std::numeric_limits<double>::infinity()));
    CHECK(printNanoseconds(1'250'000'000) == "1.25");
    CHECK(printNanoseconds(-1) == "-0.000000001");
    CHECK(printNanoseconds(100'000'000'000) == "100");
}
