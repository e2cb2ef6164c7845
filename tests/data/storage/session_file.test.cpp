// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/session_file.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>

#include "data/storage/analysis_archive.hpp"
#include "data/storage/nwb_writer.hpp"
#include "tests/data/storage/made_recordings.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using facialis::test::RecordingMaker;
using facialis::test::TemporaryFolder;

namespace {

bool isIntegral(SampleType type)
{
    return type != SampleType::float32 && type != SampleType::float64;
}

void checkSameHeader(const RecordingInfo& read, const RecordingInfo& written)
{
    REQUIRE(read.channels.size() == written.channels.size());
    for (std::size_t k = 0; k < read.channels.size(); ++k) {
        const Channel &a = read.channels[k], &b = written.channels[k];
        CHECK(a.label == b.label);
        CHECK(a.muscle == b.muscle);
        CHECK(a.side == b.side);
        CHECK(a.rate == b.rate);
        CHECK(a.length == b.length);
        CHECK(a.dimension == b.dimension);
        CHECK(a.unit == b.unit);
        CHECK(a.storedType == b.storedType);
        CHECK(a.scale == b.scale);
        CHECK(a.offset == b.offset);
        CHECK(a.prefilter == b.prefilter);
        CHECK(a.transducer == b.transducer);
        CHECK(a.storedMinimum == b.storedMinimum);
        CHECK(a.storedMaximum == b.storedMaximum);
    }
    REQUIRE(read.gaps.size() == written.gaps.size());
    for (std::size_t i = 0; i < read.gaps.size(); ++i) {
        CHECK(read.gaps[i].interval == written.gaps[i].interval);
        CHECK(read.gaps[i].reason == written.gaps[i].reason);
    }
    REQUIRE(read.annotations.size() == written.annotations.size());
    for (std::size_t i = 0; i < read.annotations.size(); ++i) {
        CHECK(read.annotations[i].onset == written.annotations[i].onset);
        CHECK(read.annotations[i].duration == written.annotations[i].duration);
        CHECK(read.annotations[i].text == written.annotations[i].text);
        CHECK(read.annotations[i].channel == written.annotations[i].channel);
    }
    CHECK(read.start == written.start);
    CHECK(read.duration == written.duration);
    CHECK(read.warnings == written.warnings);
    CHECK(read.identity.patientCode == written.identity.patientCode);
    CHECK(read.identity.patientName == written.identity.patientName);
    CHECK(read.identity.birthDate == written.identity.birthDate);
    CHECK(read.identity.sex == written.identity.sex);
    CHECK(read.identity.recordingCode == written.identity.recordingCode);
    CHECK(read.identity.technician == written.identity.technician);
    CHECK(read.identity.equipment == written.identity.equipment);
    CHECK(read.identity.remarks == written.identity.remarks);
}

/// Equal to the last bit, NaN included.
void checkSameSamples(const Recording& read, const Recording& written, std::size_t channel,
                      SampleRange range)
{
    std::vector<double> a(static_cast<std::size_t>(range.length())), b(a.size());
    REQUIRE(read.read(channel, range, a).has_value());
    REQUIRE(written.read(channel, range, b).has_value());
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        different +=
            std::isnan(a[i]) ? !std::isnan(b[i]) : std::memcmp(&a[i], &b[i], sizeof a[i]) != 0;
    CHECK(different == 0);
    std::vector<std::int32_t> c(a.size()), d(a.size());
    const bool isInteger = isIntegral(written.info().channels[channel].storedType);
    CHECK(read.readStored(channel, range, c).has_value() == isInteger);
    CHECK(written.readStored(channel, range, d).has_value() == isInteger);
    CHECK(c == d);
}

void checkSameMeasures(const ActivityMeasures& read, const ActivityMeasures& written)
{
    CHECK(read.restTime == written.restTime);
    CHECK(read.hasBlinksApart == written.hasBlinksApart);
    CHECK(read.hasMarkedTasks == written.hasMarkedTasks);
    REQUIRE(read.restSynchrony.size() == 2);
    const RestSynchrony &a = read.restSynchrony[0], &b = written.restSynchrony[0];
    CHECK(std::tuple(a.first, a.second, a.side, a.observed, a.firstEvents, a.secondEvents,
                     a.coincident, a.expected, a.pValue, a.lagMedian, a.evidence) ==
          std::tuple(b.first, b.second, b.side, b.observed, b.firstEvents, b.secondEvents,
                     b.coincident, b.expected, b.pValue, b.lagMedian, b.evidence));
    CHECK(read.restSynchrony[1].pValue == std::nullopt);
    REQUIRE(read.rhythms.size() == 2);
    const BurstRhythm &c = read.rhythms[0], &d = written.rhythms[0];
    CHECK(std::tuple(c.channel, c.bursts, c.rhythmic, c.rate, c.variation, c.runs) ==
          std::tuple(d.channel, d.bursts, d.rhythmic, d.rate, d.variation, d.runs));
    REQUIRE(read.laterality.size() == 2);
    const Laterality &e = read.laterality[0], &f = written.laterality[0];
    CHECK(std::tuple(e.muscle, e.left, e.right, e.leftTime, e.rightTime, e.index, e.ci95) ==
          std::tuple(f.muscle, f.left, f.right, f.leftTime, f.rightTime, f.index, f.ci95));
    CHECK(read.laterality[1].muscle == "mentalis");
    REQUIRE(read.voluntary.size() == 1);
    const VoluntaryStrength &g = read.voluntary[0], &h = written.voluntary[0];
    CHECK(std::tuple(g.muscle, g.manoeuvre, g.trials, g.leftOverRight) ==
          std::tuple(h.muscle, h.manoeuvre, h.trials, h.leftOverRight));
}

std::unique_ptr<Recording> reopened(const std::string& path)
{
    auto opened = openSessionFile(path);
    INFO((opened ? "" : opened.error().sentence()));
    REQUIRE(opened.has_value());
    return std::move(*opened);
}

}  // namespace

TEST_CASE("A recording comes back from its session file as it went in", "[storage][nwb]")
{
    const TemporaryFolder folder;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        RecordingMaker maker(seed);
        const MemoryRecording written = maker.make();
        const std::string path = folder.file("s.nwb");
        const auto carried = writeSessionFile(written, nullptr, path);
        INFO((carried ? "" : carried.error().sentence()));
        REQUIRE(carried.has_value());
        CHECK(carried->empty());
        const auto read = reopened(path);
        CHECK(read->info().path == path);
        CHECK(read->info().format == "NWB");
        checkSameHeader(read->info(), written.info());
        for (std::size_t k = 0; k < written.info().channels.size(); ++k) {
            const std::int64_t length = written.info().channels[k].length;
            checkSameSamples(*read, written, k, {0, length});
            const std::int64_t begin = maker.pick(static_cast<std::uint32_t>(length));
            checkSameSamples(*read, written, k,
                             {begin, begin + maker.between(0, static_cast<int>(length - begin))});
        }
    }
}

TEST_CASE("An analysis comes back from the session file whole", "[storage][nwb]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(7);
    const MemoryRecording recording = maker.make();
    AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
    for (Channel& channel : analysis.recording.channels)
        channel.muscle = "zygomaticus_major", channel.side = Side::right;
    REQUIRE(writeSessionFile(recording, &analysis, folder.file("s.nwb")).has_value());
    const auto read = readAnalysis(folder.file("s.nwb"));
    REQUIRE(read.has_value());
    REQUIRE(read->has_value());
    analysis.recording.path = "patient one.edf";  // no folder of the writer's machine
    CHECK(toArchive(**read) == toArchive(analysis));
    // Of what an archive leaves out the comparison above says nothing.
    REQUIRE((*read)->findings.size() == 2);
    CHECK_FALSE((*read)->findings[0].isSuggested);
    CHECK((*read)->findings[1].isSuggested);
    CHECK(std::get<double>((**read).settings[0].value) == 20.0);
    CHECK(std::get<std::int64_t>((**read).settings[1].value) == 4);
    CHECK((**read).bursts[1].rmsOverNoise == std::numeric_limits<double>::infinity());
    CHECK((**read).bursts[1].kind == BurstKind::blink);
    CHECK((**read).causes[1].support == Support::notAssessable);
    const Burst &first = (**read).bursts[0], &second = (**read).bursts[1];
    CHECK(first.meanFrequency == 97.5_Hz);
    CHECK(first.medianFrequency == 88.25_Hz);
    CHECK(first.intraburstRate == 187.5_Hz);
    CHECK(first.rateRefusal == std::nullopt);
    CHECK_FALSE(first.isConducted);
    CHECK(second.meanFrequency == std::nullopt);
    CHECK(second.medianFrequency == std::nullopt);
    CHECK(second.intraburstRate == std::nullopt);
    CHECK(second.rateRefusal == RateRefusal::mainsSubtracted);
    CHECK(second.isConducted);
    CHECK((**read).conclusion == analysis.conclusion);
    checkSameMeasures((**read).measures, analysis.measures);
    CHECK(toArchive(**read) == toArchive(analysis));
    // The names the analysis found are those of the electrodes.
    CHECK(reopened(folder.file("s.nwb"))->info().channels[0].muscle == "zygomaticus_major");
}

TEST_CASE("An analysis archived before bursts had spectra is read, with those unknown",
          "[storage][nwb]")
{
    RecordingMaker maker(7);
    std::string archive = toArchive(facialis::test::madeAnalysis(maker.make().info()));
    const auto rename = [&](const std::string& name) {
        const std::size_t at = archive.find("\"" + name + "\":");
        REQUIRE(at != std::string::npos);
        archive[at + 1] = '_';
    };
    for (const char* name : {"is_conducted", "mean_frequency_hz", "median_frequency_hz",
                             "intraburst_rate_hz", "intraburst_refused", "task_percent",
                             "by_manoeuvre", "measures", "conclusion", "stimuli", "evoked"})
        rename(name);
    const auto read = fromArchive(archive);
    REQUIRE(read.has_value());
    CHECK(read->bursts[0].medianFrequency == std::nullopt);
    CHECK(read->bursts[0].rmsOverNoise == 7.25);
    CHECK(read->conclusion.empty());
    CHECK(read->measures.rhythms.empty());
    CHECK(read->synkinesis[0].byManoeuvre.empty());
    CHECK(read->evoked.empty());
    rename("kind");
    CHECK_FALSE(fromArchive(archive).has_value());
}

TEST_CASE("A session file without an analysis says that there is none", "[storage][nwb]")
{
    const TemporaryFolder folder;
    RecordingMaker maker(3);
    REQUIRE(writeSessionFile(maker.make(), nullptr, folder.file("s.nwb")).has_value());
    const auto read = readAnalysis(folder.file("s.nwb"));
    REQUIRE(read.has_value());
    CHECK_FALSE(read->has_value());
}

TEST_CASE("The same content gives the same bytes, another content other ids", "[storage][nwb]")
{
    const TemporaryFolder folder;
    const auto bytes = [&](unsigned seed, const char* created) {
        RecordingMaker maker(seed);
        const MemoryRecording recording = maker.make();
        AnalysisResult analysis = facialis::test::madeAnalysis(recording.info());
        analysis.provenance.created = created;
        REQUIRE(writeSessionFile(recording, &analysis, folder.file("s.nwb")).has_value());
        return facialis::test::contentOf(folder.file("s.nwb"));
    };
    const std::string once = bytes(11, "2025-03-01T10:11:12Z");
    CHECK(once == bytes(11, "2025-03-01T10:11:12Z"));
    CHECK(once != bytes(12, "2025-03-01T10:11:12Z"));
    const std::string later = bytes(11, "2025-03-01T10:11:59Z");
    REQUIRE(later.size() == once.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < once.size(); ++i)
        different += once[i] != later[i];
    CHECK(different > 0);
    CHECK(different <=
          6);  // two digits each in file_create_date, the archive and the attribute created
}

TEST_CASE("Blocks of any size make the same session file, and it opens before it is finished",
          "[storage][nwb]")
{
    const TemporaryFolder folder;
    RecordingInfo info;
    info.format = "simulator";
    info.start = StartTime{2025, 1, 2, 3, 4, 5, 0, 60};
    for (int k = 0; k < 3; ++k) {
        Channel c;
        c.label = "EMG " + std::to_string(k);
        c.rate = 1000_Hz;
        c.dimension = k == 2 ? Dimension::other : Dimension::voltage;
        c.unit = "uV";
        c.storedType = k == 0 ? SampleType::int24 : SampleType::float64;
        c.scale = k == 0 ? 1e-7 : 1.0;
        info.channels.push_back(c);
    }
    constexpr std::int64_t frames = 10'000;
    const auto value = [](std::size_t channel, std::int64_t frame) {
        return static_cast<double>((frame * 37 + static_cast<std::int64_t>(channel) * 11) % 2001 -
                                   1000) *
               1e-7;
    };
    const StartTime created{2025, 1, 2, 4, 0, 0, 0, 0};
    std::string reference;
    for (const std::size_t size : {4096u, 1000u, 64u, 7u}) {
        CAPTURE(size);
        const std::string path = folder.file("live.nwb");
        auto writer = NwbWriter::create(path, info, created);
        REQUIRE(writer.has_value());
        SampleBlock block(3, size);
        for (std::int64_t begin = 0; begin < frames; begin += static_cast<std::int64_t>(size)) {
            block.setFrames(static_cast<std::size_t>(
                std::min<std::int64_t>(frames - begin, static_cast<std::int64_t>(size))));
            for (std::size_t k = 0; k < 3; ++k)
                for (std::size_t i = 0; i < block.frames(); ++i)
                    block.channel(k)[i] = value(k, begin + static_cast<std::int64_t>(i));
            REQUIRE(writer->append(block).has_value());
        }
        REQUIRE(writer->flush().has_value());
        {
            // A copy of the file as a kill would leave it.
            facialis::test::writeContent(folder.file("killed.nwb"),
                                         facialis::test::contentOf(path));
            const auto killed = reopened(folder.file("killed.nwb"));
            CHECK(killed->info().channels[1].length == frames);
            CHECK(killed->info().warnings.size() == 1);
            std::vector<double> samples(frames);
            REQUIRE(killed->read(0, {0, frames}, samples).has_value());
            CHECK(samples[1234] == Approx(value(0, 1234)).epsilon(1e-12));
        }
        REQUIRE(
            writer->finish({{{{Duration(1), Duration(2)}, "lost"}}, {}, Duration(10.0), nullptr})
                .has_value());
        const std::string bytes = facialis::test::contentOf(path);
        if (reference.empty())
            reference = bytes;
        CHECK((bytes == reference));
        const auto read = reopened(path);
        CHECK(read->info().warnings.empty());
        CHECK(read->info().gaps.size() == 1);
        std::vector<std::int32_t> stored(1);
        REQUIRE(read->readStored(0, {0, 1}, stored).has_value());
        CHECK(stored[0] == -1000);
    }
}

TEST_CASE("The SHA-256 of a file is the published one", "[storage]")
{
    const TemporaryFolder folder;
    facialis::test::writeContent(folder.file("abc"), "abc");
    CHECK(sha256OfFile(folder.file("abc")).value() ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    facialis::test::writeContent(folder.file("empty"), "");
    CHECK(sha256OfFile(folder.file("empty")).value() ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK_FALSE(sha256OfFile(folder.file("not there")).has_value());
    CHECK_FALSE(sha256OfFile(folder.path().string()).has_value());
}
