// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "tests/acquisition/files/opened.hpp"

using namespace facialis;
using namespace facialis::test;
using acquisition::OpenOptions;
using Catch::Contains;

namespace {

const OpenOptions atOneKilohertz{.rate = 1000_Hz};

std::vector<std::string> labelsOf(const Recording& recording)
{
    std::vector<std::string> labels;
    for (const Channel& channel : recording.info().channels)
        labels.push_back(channel.label);
    return labels;
}

/// "time_s,emg" at 1000 Hz with the rows that `keep` lets through.
template <class Keep>
std::string timedTable(int rows, Keep keep)
{
    std::string text = "time_s,emg [uV]\n";
    for (int i = 0; i < rows; ++i)
        if (keep(i))
            text += fmt::format("{:.3f},{}\n", i / 1000.0, i % 17);
    return text;
}

}  // namespace

TEST_CASE("Separators, decimal marks, line ends and headers are found out", "[acquisition][files]")
{
    const std::vector<std::string> tables{
        "a,b\n1.5,2\n-3.25,4e1\n",
        "a;b\r\n1.5;2\r\n-3.25;40\r\n",
        "a;b\n1,5;2\n-3,25;40\n",
        "a\tb\n1,5\t2\n-3,25\t40\n",
        "\xEF\xBB\xBF"
        "a\tb\n1.5\t2\n-3.25\t+40\n",
        "a b\n1.5 2\n-3.25 40",
        "  a   b\n   1.5    2\n -3.25   40\n",
        "a|b\n1.5|2\n-3.25|40\n",
        "# recorded by X\n\n\"a\",\"b\"\n\n\"1.5\",\"2\"\n% half time\n-3.25 , 40\n\n",
        "# a b\n1.5 2\n-3.25 40\n",
        "Somebody's export\nSampling rate: 2000 Hz\na,b\n1.5,2\n-3.25,40\n",
    };
    for (const std::string& table : tables) {
        INFO(table);
        const auto recording = openedText(table, atOneKilohertz);
        CHECK(labelsOf(*recording) == std::vector<std::string>{"a", "b"});
        CHECK(samplesOf(*recording, 0) == std::vector{1.5, -3.25});
        CHECK(samplesOf(*recording, 1) == std::vector{2.0, 40.0});
    }
}

TEST_CASE("A single column is read with either decimal mark", "[acquisition][files]")
{
    CHECK(samplesOf(*openedText("EMG left\n1\n2\n", atOneKilohertz), 0) == std::vector{1.0, 2.0});
    CHECK(openedText("EMG left\n1\n2\n", atOneKilohertz)->info().channels[0].label == "EMG left");
    CHECK(samplesOf(*openedText("10,361\n10,036\n", atOneKilohertz), 0) ==
          std::vector{10.361, 10.036});
    CHECK(samplesOf(*openedText("emg\n10,3\n10,4\n", atOneKilohertz), 0) ==
          std::vector{10.3, 10.4});
    // Two columns of whole numbers, not one with a decimal comma.
    CHECK(openedText("10,36\n10,3\n11,-4\n", atOneKilohertz)->info().channels.size() == 2);
    CHECK(openedText("7\n8\n", atOneKilohertz)->info().channels[0].label == "column 1");
}

TEST_CASE("Stated rates are found in comments and in lines above the header",
          "[acquisition][files]")
{
    const std::vector<std::pair<std::string, double>> heads{
        {"# Sampling Rate (Hz):= 1000.00\n", 1000.0},
        {"% fs = 2 kHz\n", 2000.0},
        {"Sample Rate,512\n", 512.0},
        {"Sampling frequency: 1925.93 Hz\n", 1925.93},
        {"# Sampling interval: 0.5 ms\n", 2000.0},
        {"# sampling_rate: 250\n", 250.0},
        {"#SRATE=1024\n", 1024.0}};
    for (const auto& [head, rate] : heads) {
        INFO(head);
        const auto recording = openedText(head + "x,y\n1,2\n3,4\n5,6\n");
        CHECK(recording->info().channels[0].rate.hertz() == Approx(rate).epsilon(1e-12));
    }
    CHECK_THAT(refusalOfText("# rate of change: fast\nx,y\n1,2\n3,4\n"),
               Contains("give --rate HZ"));
    const auto contradicted = openedText("# fs: 500\nx\n1\n2\n", atOneKilohertz);
    CHECK(contradicted->info().channels[0].rate == 500_Hz);
    CHECK_THAT(warningsOf(*contradicted),
               Contains("--rate 1000 is not used: the head states 500 Hz"));
}

TEST_CASE("Units stand in names, in brackets or in a row of their own", "[acquisition][files]")
{
    const auto named = openedText("a_uV,b (mV),c [V],d_counts,e [g],f\n1,1,1,1,1,1\n2,2,2,2,2,2\n",
                                  atOneKilohertz);
    const auto& channels = named->info().channels;
    CHECK(labelsOf(*named) == std::vector<std::string>{"a_uV", "b", "c", "d_counts", "e", "f"});
    CHECK(channels[0].scale == 1e-6);
    CHECK(channels[1].scale == 1e-3);
    CHECK(channels[2].scale == 1.0);
    CHECK(channels[2].dimension == Dimension::voltage);
    CHECK(channels[3].dimension == Dimension::counts);
    CHECK(channels[4].dimension == Dimension::other);
    CHECK(channels[4].unit == "g");
    CHECK(channels[5].dimension == Dimension::counts);
    CHECK_THAT(warningsOf(*named), Contains("no unit is stated for 'd_counts' and 'f'"));

    const auto below =
        openedText("Time,EMG L,EMG R\n(s),(mV),(\xC2\xB5V)\n0,1,2\n0.001,3,4\n0.002,5,6\n");
    CHECK(below->info().channels[0].unit == "mV");
    CHECK(below->info().channels[1].unit == "uV");
    CHECK(below->info().channels[0].rate == 1000_Hz);
    CHECK(below->info().warnings.empty());

    const auto latin = openedText("EMG (\xB5V)\n1\n2\n", atOneKilohertz);
    CHECK(latin->info().channels[0].unit == "uV");
    const auto stated = openedText("a [uV],b\n1,1\n2,2\n", {.rate = 1000_Hz, .unit = "mV"});
    CHECK(stated->info().channels[0].scale == 1e-6);
    CHECK(stated->info().channels[1].scale == 1e-3);
    CHECK(stated->info().channels[1].dimension == Dimension::voltage);
    CHECK_THAT(warningsOf(*openedText("a [uV]\n1\n2\n", {.rate = 1000_Hz, .unit = "mV"})),
               Contains("--unit mV is not used"));
}

TEST_CASE("Columns that are no EMG are kept and said to be other", "[acquisition][files]")
{
    const auto recording = openedText(
        "emg,trigger,acc_x,gate,flat\n10,0,5,0,0\n12,7,6,1,0\n9,0,5,0,0\n", atOneKilohertz);
    const auto& channels = recording->info().channels;
    REQUIRE(channels.size() == 5);
    CHECK(channels[0].dimension == Dimension::counts);
    CHECK(channels[1].dimension == Dimension::other);
    CHECK(channels[2].dimension == Dimension::other);
    CHECK(channels[3].dimension == Dimension::other);   // zeros and ones
    CHECK(channels[4].dimension == Dimension::counts);  // a dead channel is still a channel
    // "Temp" is the temporalis muscle.
    const auto muscles = openedText("L Temp,R Temp\n10,5\n12,7\n", atOneKilohertz);
    CHECK(muscles->info().channels[0].dimension == Dimension::counts);
}

TEST_CASE("Times give the rate in every usual unit", "[acquisition][files]")
{
    const auto rateOf = [](const std::string& name, double first, double step, int decimals) {
        std::string text = name + ",emg\n";
        for (int i = 0; i < 500; ++i)
            text += fmt::format("{:.{}f},{}\n", first + i * step, decimals, i % 7);
        return openedText(text)->info().channels.at(0).rate.hertz();
    };
    CHECK(rateOf("time_s", 0.0, 0.001, 3) == 1000.0);
    CHECK(rateOf("t", 0.0005, 0.0005, 4) == 2000.0);
    CHECK(rateOf("Time (ms)", 0.0, 0.5, 1) == 2000.0);
    CHECK(rateOf("timestamp_us", 0.0, 1000.0, 0) == 1000.0);
    CHECK(rateOf("X[s]", 0.0, 1.0 / 1925.93, 9) == 1925.93);
    CHECK(rateOf("time_s", 3.0, 1.0 / 2048.0, 6) == 2048.0);  // rounded to a microsecond
    CHECK(rateOf("Timestamp", 1557936053.25, 0.004, 3) == 250.0);
    CHECK(rateOf("timestamp", 1557936053250.0, 4.0, 0) == 250.0);
    std::string unix = "Timestamp,emg\n";
    for (int i = 0; i < 20; ++i)
        unix += fmt::format("{:.3f},{}\n", 1557936053.25 + i * 0.004, i);
    CHECK(toIso8601(openedText(unix)->info().start.value()) == "2019-05-15T16:00:53.25+00:00");
    // A first column without a name that rises evenly.
    const auto nameless = openedText("0.000 5\n0.002 6\n0.004 4\n0.006 9\n");
    CHECK(nameless->info().channels.size() == 1);
    CHECK(nameless->info().channels[0].rate == 500_Hz);
    CHECK_THAT(warningsOf(*nameless), Contains("is taken as seconds (500 Hz)"));
}

TEST_CASE("Times without a unit that cannot be seconds are asked about", "[acquisition][files]")
{
    const std::string table = "time,emg\n0,5\n4,6\n8,4\n12,9\n";
    CHECK_THAT(refusalOfText(table), Contains("advances by 4 a row") && Contains("give --rate HZ"));
    CHECK(openedText(table, {.rate = 250_Hz})->info().channels[0].rate == 250_Hz);
    CHECK_THAT(refusalOfText("time_s,emg\n1,5\n1,6\n1,4\n"), Contains("give --rate HZ"));
}

TEST_CASE("Irregular times are never straightened in silence", "[acquisition][files]")
{
    std::string table = "time_s,emg [uV]\n";
    double time = 0.0;
    for (int i = 0; i < 400; ++i) {
        table += fmt::format("{:.6f},{}\n", time, i % 5);
        time += i % 16 == 15 ? 0.0160 : 0.0001;  // packets of sixteen
    }
    const auto recording = openedText(table);
    CHECK_THAT(warningsOf(*recording), Contains("irregular") && Contains("longest step is 16 ms") &&
                                           Contains("(their mean rate)"));
    CHECK(recording->info().channels[0].length == 400);
    CHECK(recording->info().gaps.empty());
    const auto stated = openedText(table, atOneKilohertz);
    CHECK(stated->info().channels[0].rate == 1000_Hz);
    CHECK_THAT(warningsOf(*stated), Contains("evenly spaced at 1000 Hz"));
}

TEST_CASE("Rows that the times show to be missing become a gap", "[acquisition][files]")
{
    const auto recording =
        openedText(timedTable(1000, [](int i) { return (i < 200 || i >= 230) && i != 700; }));
    const RecordingInfo& info = recording->info();
    CHECK(info.channels[0].length == 1000);
    CHECK(info.channels[0].rate == 1000_Hz);
    REQUIRE(info.gaps.size() == 2);
    CHECK(info.gaps[0].interval == TimeInterval{0.2_s, 0.23_s});
    CHECK(info.gaps[1].interval.onset == 0.7_s);
    CHECK_THAT(warningsOf(*recording), Contains("31 frames are missing at 2 places"));
    const auto samples = samplesOf(*recording, 0);
    CHECK(std::isnan(samples[200]));
    CHECK(std::isnan(samples[229]));
    CHECK(samples[230] == Approx((230 % 17) * 1e-6));
    CHECK(samples[999] == Approx((999 % 17) * 1e-6));
}

TEST_CASE("Missing cells are missing samples, a gap only where all channels lack them",
          "[acquisition][files]")
{
    const auto recording =
        openedText("a,b\n1,2\n,3\nNaN,na\n,\n5,oops\n6,7\n,\n,\n", atOneKilohertz);
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels[0].length == 6);  // empty rows at the end are no samples
    const auto a = samplesOf(*recording, 0), b = samplesOf(*recording, 1);
    CHECK(a[0] == 1.0);
    CHECK(std::isnan(a[1]));
    CHECK(b[1] == 3.0);
    CHECK(std::isnan(b[4]));
    REQUIRE(info.gaps.size() == 1);
    CHECK(info.gaps[0].interval == TimeInterval{2_ms, 4_ms});
    CHECK_THAT(warningsOf(*recording),
               Contains("1 cell holds no number and is read as missing, in line 6"));
    CHECK_THAT(warningsOf(*recording), Contains("2 cells hold no number and are") &&
                                           Contains("1 stretches of rows hold no number at all"));
}

TEST_CASE("Half a last line is not believed", "[acquisition][files]")
{
    const auto cut = openedText("a,b,c\n1,2,3\n4,5,6\n7,8", atOneKilohertz);
    CHECK(cut->info().channels[0].length == 2);
    CHECK(cut->info().isIncomplete);
    CHECK_THAT(warningsOf(*cut), Contains("ends in the middle of a line"));
    const auto whole = openedText("a,b,c\n1,2,3\n4,5,6\n7,8,9", atOneKilohertz);
    CHECK(whole->info().channels[0].length == 3);
    CHECK_FALSE(whole->info().isIncomplete);
}

TEST_CASE("A column of words becomes annotations when it tells events", "[acquisition][files]")
{
    const auto recording = openedText(
        "time_s,emg,task,operator\n0.000,1,rest,me\n0.001,2,rest,me\n0.002,3,,me\n"
        "0.003,4,smile,me\n0.004,5,smile,me\n0.005,6,smile,me\n0.006,7,blink,me\n");
    const RecordingInfo& info = recording->info();
    REQUIRE(info.channels.size() == 1);
    REQUIRE(info.annotations.size() == 3);
    CHECK(info.annotations[0].text == "rest");
    CHECK(info.annotations[0].duration == 2_ms);
    CHECK(info.annotations[1].text == "smile");
    CHECK(info.annotations[1].onset == 3_ms);
    CHECK(info.annotations[1].duration == 3_ms);
    CHECK_FALSE(info.annotations[2].duration);
    CHECK_THAT(warningsOf(*recording), Contains("columns of words are left out: 'operator'"));
}

TEST_CASE("Blocks with times of their own keep their own rates", "[acquisition][files]")
{
    std::string table = "time_s,emg [uV],time_s_2,acc [g]\n";
    for (int i = 0; i < 200; ++i) {
        table += fmt::format("{:.3f},{},", i / 1000.0, i);
        table += i < 20 ? fmt::format("{:.2f},{}\n", i / 100.0, -i) : std::string(",\n");
    }
    const auto recording = openedText(table);
    const auto& channels = recording->info().channels;
    REQUIRE(channels.size() == 2);
    CHECK(channels[0].rate == 1000_Hz);
    CHECK(channels[0].length == 200);
    CHECK(channels[1].rate == 100_Hz);
    CHECK(channels[1].length == 20);
    CHECK(samplesOf(*recording, 1).back() == -19.0);
    CHECK(recording->info().duration == 0.2_s);
    CHECK(recording->info().gaps.empty());
}

TEST_CASE("A counter is no channel, and tells lost rows", "[acquisition][files]")
{
    std::string table = "sample,emg\n";
    for (int i = 0; i < 2000; ++i)
        if (i < 1000 || i >= 1010)
            table += fmt::format("{},{}\n", i % 256, i % 9);
    const auto recording = openedText(table, atOneKilohertz);
    REQUIRE(recording->info().channels.size() == 1);
    CHECK(recording->info().channels[0].label == "emg");
    CHECK(recording->info().channels[0].length == 2000);
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval == TimeInterval{1_s, 1.01_s});
    // A column of that name that does not count is a signal.
    CHECK(openedText("sample,emg\n5,1\n3,2\n8,1\n2,2\n", atOneKilohertz)->info().channels.size() ==
          2);
}

TEST_CASE("Rows of odd length and lines between the rows are told", "[acquisition][files]")
{
    const auto recording =
        openedText("a,b\n1,2\n3\n4,5,6\nbattery low\n7,8\n9,10\n11,12\n", atOneKilohertz);
    CHECK(recording->info().channels[0].length == 6);
    CHECK_THAT(warningsOf(*recording), Contains("1 row has too few cells, in line 3"));
    CHECK_THAT(warningsOf(*recording),
               Contains("1 row has too many cells") && Contains("in line 4"));
    CHECK_THAT(warningsOf(*recording), Contains("1 line between the rows is no row of numbers"));
}

TEST_CASE("Labels may be quoted and in any encoding", "[acquisition][files]")
{
    const auto recording = openedText(
        "\"Zyg, left\",\"the \"\"good\"\" side\",\"Br\xE4ue\"\n1,2,3\n4,5,6\n", atOneKilohertz);
    CHECK(labelsOf(*recording) ==
          std::vector<std::string>{"Zyg, left", "the \"good\" side", "Br\xC3\xA4ue"});
}

TEST_CASE("What was found out about a table is said", "[acquisition][files]")
{
    const auto recording = openedText(
        "X[s];a;X[s];b\n0,000;1;0,00;1\n0,001;2;0,01;2\n"
        "0,002;3;0,02;3\n0,003;4;;\n",
        {.unit = "mV"});
    CHECK(recording->info().assumptions ==
          std::vector<std::string>{"columns are separated by semicolons, decimals by a comma",
                                   "1000 Hz for 'a': from the times in column 'X[s]'",
                                   "100 Hz for 'b': from the times in column 'X[s]'",
                                   "counts are taken as mV (--unit)"});
    CHECK(openedText("# fs: 500\na,b\n1,2\n3,4\n")->info().assumptions ==
          std::vector<std::string>{"columns are separated by commas, decimals by a point",
                                   "500 Hz for 'a' and 'b': stated in '# fs: 500'"});
    CHECK(openedText("a,b\n1,2\n3,4\n", atOneKilohertz)->info().assumptions.back() ==
          "1000 Hz for 'a' and 'b': given (--rate)");
}

TEST_CASE(
    "Delsys exports keep the rate of each column, with points or commas, with or without a "
    "list of sensors above",
    "[acquisition][files]")
{
    // 1925.926 and 148.148 Hz, as a Trigno sensor samples EMG and acceleration.
    std::string rows;
    for (int i = 0; i < 400; ++i)
        rows += fmt::format("{:.6f},{:.6f},{},{:.6f},{:.6f}\r\n", i / 1925.926, i * 1e-6,
                            i < 31 ? fmt::format("{:.6f},{:.3f}", i / 148.148, i * 0.01) : ",",
                            i / 1925.926, i * -2e-6);
    const std::string names =
        "X[s],L ZYG: EMG 1 [V],X[s],L ZYG: ACC.X 1 [g],X[s],R ZYG: EMG 2 [V]\r\n";
    const auto germanOf = [](std::string text) {
        std::ranges::replace(text, ',', ';');
        std::ranges::replace(text, '.', ',');
        return text;
    };
    std::string germanNames = names;
    std::ranges::replace(germanNames, ',', ';');
    const std::vector<std::string> tables{
        names + rows, "\xEF\xBB\xBF" + germanNames + germanOf(rows),
        "Label: L ZYG: EMG 1 Sampling frequency: 1.925926e+003 Number of points: 400 start: "
        "0.00000e+000 Unit: Volts Domain Unit: s\r\n" +
            names + rows};
    for (const std::string& table : tables) {
        INFO(table.substr(0, 80));
        const auto recording = openedText(table);
        const auto& channels = recording->info().channels;
        CHECK(labelsOf(*recording) ==
              std::vector<std::string>{"L ZYG: EMG 1", "L ZYG: ACC.X 1", "R ZYG: EMG 2"});
        // Times are written to the microsecond, over a fifth of a second.
        CHECK(channels[0].rate.hertz() == Approx(1925.926).epsilon(5e-6));
        CHECK(channels[1].rate.hertz() == Approx(148.148).epsilon(1e-5));
        CHECK(channels[0].length == 400);
        CHECK(channels[1].length == 31);
        CHECK(channels[1].dimension == Dimension::other);
        CHECK(samplesOf(*recording, 2)[399] == Approx(-798e-6));
        CHECK(recording->info().warnings.empty());
    }
}

TEST_CASE("Sensors, modes and rates above the rows of a Trigno Discover export are understood",
          "[acquisition][files]")
{
    std::string text =
        "Application:,Trigno Discover\nL ZYG (76610),,,,R ZYG (76611),\n"
        "sensor mode: 40,,,,sensor mode: 40,\n"
        "EMG 1 Time Series (s),EMG 1 (mV),ACC X Time Series (s),ACC X (G),"
        "EMG 1 Time Series (s),EMG 1 (mV)\n"
        " 2000 Hz,2000 Hz,100 Hz,100 Hz,2000 Hz,2000 Hz\n";
    for (int i = 0; i < 200; ++i)
        text += fmt::format("{:.6f},{:.4f},{},{:.6f},{:.4f}\n", i / 2000.0, i * 0.001,
                            i < 10 ? fmt::format("{:.6f},{:.3f}", i / 100.0, i * 0.01) : ",",
                            i / 2000.0, i * 0.002);
    const auto recording = openedText(text);
    CHECK(labelsOf(*recording) ==
          std::vector<std::string>{"L ZYG: EMG 1", "L ZYG: ACC X", "R ZYG: EMG 1"});
    CHECK(recording->info().channels[0].rate == 2000_Hz);
    CHECK(recording->info().channels[1].rate == 100_Hz);
    CHECK(recording->info().channels[0].unit == "mV");
    CHECK(recording->info().channels[1].dimension == Dimension::other);
}

TEST_CASE("Of a Vicon Nexus export the devices are read, at their own rate", "[acquisition][files]")
{
    std::string devices =
        "Devices\r\n1000\r\n,,Imported Analog EMG - Voltage,\r\n"
        "Frame,Sub Frame,L_ZYG,R_ZYG\r\n,,V,V\r\n";
    for (int i = 0; i < 100; ++i)
        devices += fmt::format("{},{},{:.6f},{:.6f}\r\n", 1 + i / 10, i % 10, i * 1e-6, i * -1e-6);
    const std::string trajectories =
        "Trajectories\r\n100\r\n,,S:M1,,\r\nFrame,Sub Frame,X,Y,Z\r\n"
        ",,mm,mm,mm\r\n1,0,1.5,2.5,3.5\r\n2,0,1.5,2.5,3.5\r\n";
    for (const bool isFirst : {true, false}) {
        const auto recording =
            openedText(isFirst ? devices + "\r\n" + trajectories : trajectories + "\r\n" + devices);
        CHECK(labelsOf(*recording) == std::vector<std::string>{"L_ZYG", "R_ZYG"});
        CHECK(recording->info().channels[0].rate == 1000_Hz);
        CHECK(recording->info().channels[0].unit == "V");
        CHECK(recording->info().channels[1].length == 100);
        CHECK(samplesOf(*recording, 1)[99] == Approx(-99e-6));
        CHECK(recording->info().assumptions.back() ==
              "1000 Hz for 'L_ZYG' and 'R_ZYG': stated in 'Devices, 1000'");
        CHECK(warningsOf(*recording) ==
              "the file holds more than its devices (trajectories, joints): that is not read\n");
    }
    CHECK(openedText(devices)->info().warnings.empty());
}
