// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "data/storage/session_file.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::TemporaryFolder;

namespace {

/// A file as OpenSignals writes it, with two devices, made by h5py.
const char* const maker = R"(
import sys, h5py, numpy as np
what = sys.argv[2]
with h5py.File(sys.argv[1], 'w') as f:
    for number, mac in enumerate(['00:01', '00:02']):
        d = f.create_group(mac)
        d.attrs['sampling rate'] = np.int32(0 if what == 'no rate' else 1000 // (number + 1))
        d.attrs['channels'] = np.array([2, 10], 'i4')
        d.attrs['resolution'] = np.array([16, 10], 'i4')
        d.attrs['date'] = '2021-02-03'
        d.attrs['time'] = '4:5:6.125'
        d.attrs['device'] = 'biosignalsplux'
        d.attrs['macaddress'] = mac
        raw = d.create_group('raw')
        for channel, label in ((10, 'B'), (2, '')):
            x = np.arange(2000, dtype='u2') * 30 + channel
            data = raw.create_dataset(f'channel_{channel}', data=x.reshape(-1, 1))
            if label:
                data.attrs['label'] = label
            data.attrs['sensor'] = 'ACC' if channel == 10 else 'EMG'
        raw.create_dataset('nSeq', data=np.arange(2000))
        digital = d.create_group('digital')
        digital.create_dataset('digital_1', data=(np.arange(2000) > 900 * (number + 1)).astype('u1'))
        digital.create_dataset('digital_2', data=np.zeros(2000, 'u1'))
)";

std::string made(const TemporaryFolder& folder, const std::string& what)
{
    const std::string path = folder.file(what + ".h5");
    REQUIRE(facialis::test::run({"/usr/bin/python3", "-c", maker, path, what}).exitCode == 0);
    return path;
}

}  // namespace

TEST_CASE("The OpenSignals recording opens with its channel, rate and counts", "[storage]")
{
    FACIALIS_TEST_FILE(path, "emg/plux_biceps_bursts.h5");
    const auto opened = openOpenSignalsHdf5(path);
    REQUIRE(opened.has_value());
    const RecordingInfo& info = (*opened)->info();
    REQUIRE(info.channels.size() == 1);
    const Channel& channel = info.channels[0];
    CHECK(channel.label == "PORT3_CHN1");
    CHECK(channel.transducer == "EMG");
    CHECK(channel.rate == 1000_Hz);
    CHECK(channel.length == 28519);
    CHECK(channel.dimension == Dimension::counts);
    CHECK(channel.storedMinimum == 0);
    CHECK(channel.storedMaximum == 65535);
    CHECK(info.duration == Duration(28.519));
    REQUIRE(info.start.has_value());
    CHECK(toIso8601(*info.start) == "2017-01-23T10:28:51.69");

    // Read by h5py: frames 0, 1000 and 28518.
    std::vector<std::int32_t> stored(28519);
    REQUIRE((*opened)->readStored(0, {0, 28519}, stored).has_value());
    const auto reference = facialis::test::run(
        {"/usr/bin/python3", "-c",
         "import h5py,sys;x=h5py.File(sys.argv[1])['00:07:80:3B:46:61/raw/channel_3'][:,0];"
         "print(x[0],x[1000],x[28518],int(x.astype('i8').sum()))",
         path});
    std::int64_t sum = 0;
    for (const std::int32_t value : stored)
        sum += value;
    CHECK(reference.out == std::to_string(stored[0]) + " " + std::to_string(stored[1000]) + " " +
                               std::to_string(stored[28518]) + " " + std::to_string(sum) + "\n");
    std::vector<double> physical(10);
    REQUIRE((*opened)->read(0, {1000, 1010}, physical).has_value());
    CHECK(physical[3] == stored[1003]);
}

TEST_CASE(
    "An OpenSignals recording keeps its counts in a session file, and nobody calls them volts",
    "[storage][nwb]")
{
    FACIALIS_TEST_FILE(path, "emg/plux_biceps_bursts.h5");
    const TemporaryFolder folder;
    const auto original = openOpenSignalsHdf5(path);
    REQUIRE(original.has_value());
    REQUIRE(writeSessionFile(**original, nullptr, folder.file("s.nwb")).has_value());
    const auto session = openSessionFile(folder.file("s.nwb"));
    REQUIRE(session.has_value());
    CHECK((*session)->info().channels[0].dimension == Dimension::counts);
    std::vector<std::int32_t> a(28519), b(28519);
    REQUIRE((*original)->readStored(0, {0, 28519}, a).has_value());
    REQUIRE((*session)->readStored(0, {0, 28519}, b).has_value());
    CHECK((a == b));
    const auto outcome = facialis::test::run(
        {"/usr/bin/python3",
         (facialis::test::sourceRoot() / "tests/reference/check_nwb.py").string(),
         folder.file("s.nwb")});
    CHECK(outcome.out == "");
    CHECK(outcome.exitCode == 0);
}

TEST_CASE(
    "Several devices of an OpenSignals file are channels of one recording, in the order of their "
    "numbers",
    "[storage]")
{
    const TemporaryFolder folder;
    const auto opened = openOpenSignalsHdf5(made(folder, "two"));
    REQUIRE(opened.has_value());
    const RecordingInfo& info = (*opened)->info();
    REQUIRE(info.channels.size() == 4);
    CHECK(info.channels[0].label == "channel_2");
    CHECK(info.channels[0].dimension == Dimension::counts);
    CHECK(info.channels[0].storedMaximum == 65535);
    CHECK(info.channels[1].label == "B");
    CHECK(info.channels[1].dimension == Dimension::other);
    CHECK(info.channels[1].storedMaximum == 1023);
    CHECK(info.channels[2].rate == 500_Hz);
    CHECK(info.duration == Duration(4.0));
    CHECK(info.identity.equipment == "biosignalsplux 00:01, biosignalsplux 00:02");
    CHECK(toIso8601(*info.start) == "2021-02-03T04:05:06.125");
    std::vector<std::int32_t> stored(2);
    REQUIRE((*opened)->readStored(0, {1998, 2000}, stored).has_value());
    CHECK(stored == std::vector<std::int32_t>{1998 * 30 + 2, 1999 * 30 + 2});
    // What happened on a digital input is not read, but said; a silent input is not mentioned.
    REQUIRE(info.warnings.size() == 2);
    CHECK(info.warnings[0].find("digital_1") != std::string::npos);
}

TEST_CASE("An OpenSignals file without a rate is refused by name", "[storage]")
{
    const TemporaryFolder folder;
    const auto opened = openOpenSignalsHdf5(made(folder, "no rate"));
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().what == "states an impossible sampling rate");
    CHECK(opened.error().where.find("no rate.h5 at /00:01") != std::string::npos);
}
