// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/mat_export.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "data/model/memory_recording.hpp"
#include "data/storage/boundary/foreign_file.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::test;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

MemoryRecording twoChannels()
{
    RecordingInfo info;
    Channel voltage;
    voltage.label = "EMG OOc L";
    voltage.muscle = "orbicularis_oculi";
    voltage.side = Side::left;
    voltage.rate = 1000_Hz;
    voltage.length = 4;
    voltage.dimension = Dimension::voltage;
    voltage.unit = "mV";
    voltage.prefilter = "HP:20Hz";
    Channel other;
    other.label = "Temp µ";
    other.rate = 10_Hz;
    other.length = 2;
    other.dimension = Dimension::other;
    other.unit = "degC";
    info.channels = {voltage, other};
    info.duration = Duration(0.2);
    info.start = StartTime{2025, 1, 2, 3, 4, 5, 500'000'000, std::nullopt};
    info.annotations = {{Duration(0.05), Duration(0.1), "Lächeln", std::size_t{0}},
                        {Duration(0.1), std::nullopt, "rest", std::nullopt}};
    info.gaps = {{{Duration(0.002), Duration(0.003)}, "lost"}};
    info.identity.patientName = "Somebody";
    return {info, {{1e-6, -2.5e-6, missing, 4e-6}, {36.5, 37.0}}};
}

}  // namespace

TEST_CASE("SciPy reads the same numbers, texts, gaps and annotations from a MATLAB file",
          "[storage][matlab]")
{
    const TemporaryFolder folder;
    const std::string path = folder.file("r.mat");
    const auto report = writeMat(twoChannels(), path);
    REQUIRE(report);
    CHECK(report->lost.empty());
    const auto outcome = run({"/usr/bin/python3", "-c", R"(
import sys, numpy as np
from scipy.io import loadmat
m = loadmat(sys.argv[1], squeeze_me=True, struct_as_record=False)
assert np.allclose(m['channel_1'], [1, -2.5, np.nan, 4], rtol=1e-15, equal_nan=True), m['channel_1']
assert list(m['channel_2']) == [36.5, 37.0]
assert [str(t) for t in m['labels']] == ['EMG OOc L', 'Temp µ'], m['labels']
assert len(str(m['labels'][1])) == 6, 'sized in bytes'
assert [str(t) for t in m['units']] == ['uV', 'degC']
assert str(m['muscles'][0]) == 'orbicularis_oculi' and str(m['sides'][0]) == 'left'
assert list(m['rates_hz']) == [1000, 10]
a = m['annotations']
assert list(a.onset_s) == [0.05, 0.1] and a.duration_s[0] == 0.1 and np.isnan(a.duration_s[1])
assert list(a.channel) == [1, 0] and [str(t) for t in a.text] == ['Lächeln', 'rest']
g = m['gaps']
assert g.onset_s == 0.002 and g.offset_s == 0.003 and str(g.reason) == 'lost'
assert str(m['start_time']) == '2025-01-02T03:04:05.5', m['start_time']
assert str(m['identity'].patient_name) == 'Somebody'
)",
                              path});
    INFO(outcome.err);
    CHECK(outcome.exitCode == 0);
}

TEST_CASE("A MATLAB file of ours opens again as the same recording, whatever is in it",
          "[storage][matlab]")
{
    const unsigned seed = GENERATE(range(1U, 9U));
    const TemporaryFolder folder;
    const MemoryRecording written = RecordingMaker(seed).make();
    REQUIRE(writeMat(written, folder.file("r.mat")));
    const auto read = openForeign("MATLAB", folder.file("r.mat"));
    INFO(seed << (read ? "" : read.error().sentence()));
    REQUIRE(read);
    const RecordingInfo &a = (*read)->info(), &b = written.info();
    CHECK(a.start == b.start);
    CHECK(a.duration == b.duration);
    CHECK(a.identity.patientName == b.identity.patientName);
    CHECK(a.identity.remarks == b.identity.remarks);
    REQUIRE(a.gaps.size() == b.gaps.size());
    for (std::size_t i = 0; i < a.gaps.size(); ++i)
        CHECK((a.gaps[i].interval == b.gaps[i].interval && a.gaps[i].reason == b.gaps[i].reason));
    REQUIRE(a.annotations.size() == b.annotations.size());
    for (std::size_t i = 0; i < a.annotations.size(); ++i) {
        CHECK(a.annotations[i].onset == b.annotations[i].onset);
        CHECK(a.annotations[i].duration == b.annotations[i].duration);
        CHECK(a.annotations[i].text == b.annotations[i].text);
        CHECK(a.annotations[i].channel == b.annotations[i].channel);
    }
    REQUIRE(a.channels.size() == b.channels.size());
    for (std::size_t k = 0; k < a.channels.size(); ++k) {
        const Channel &x = a.channels[k], &y = b.channels[k];
        CHECK((x.label == y.label && x.muscle == y.muscle && x.side == y.side));
        CHECK((x.rate == y.rate && x.length == y.length && x.dimension == y.dimension));
        CHECK((x.prefilter == y.prefilter && x.transducer == y.transducer));
        CHECK(x.unit == (y.dimension == Dimension::voltage ? "uV" : y.unit));
        std::vector<double> p(static_cast<std::size_t>(x.length)), q(p.size());
        REQUIRE((*read)->read(k, {0, x.length}, p));
        REQUIRE(written.read(k, {0, x.length}, q));
        std::size_t different = 0;
        for (std::size_t i = 0; i < p.size(); ++i)
            // To microvolts and back is two roundings.
            different += std::isnan(p[i]) ? !std::isnan(q[i])
                                          : !(std::abs(p[i] - q[i]) <= 3e-16 * std::abs(q[i]));
        CHECK(different == 0);
    }
}

TEST_CASE("A MATLAB file of ours with a part missing is refused by the part's name",
          "[storage][matlab]")
{
    const TemporaryFolder folder;
    const auto outcome = run({"/usr/bin/python3", "-c", R"(
import sys
from scipy.io import savemat
savemat(sys.argv[1], {'schema': 'facialis.recording/1', 'channel_1': [[1.0], [2.0]]})
)",
                              folder.file("r.mat")});
    REQUIRE(outcome.exitCode == 0);
    const auto read = openForeign("MATLAB", folder.file("r.mat"));
    REQUIRE_FALSE(read);
    CHECK(read.error().sentence().find("'labels' is missing") != std::string::npos);
}

TEST_CASE("A MATLAB file that cannot be written leaves nothing and says why", "[storage][matlab]")
{
    const auto report = writeMat(twoChannels(), "/nowhere/r.mat");
    REQUIRE_FALSE(report);
    CHECK(report.error().sentence().find("/nowhere") != std::string::npos);
}
