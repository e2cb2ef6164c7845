// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/live/live_session.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "acquisition/files/open_recording.hpp"
#include "acquisition/simulator_source.hpp"
#include "src/analysis/analyze.hpp"
#include "src/live/audio_feed.hpp"
#include "src/report/json_report.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;
using facialis::acquisition::ReadStatus;

namespace {

std::unique_ptr<acquisition::Source> patient(Duration stretch, double speed = 0.0)
{
    acquisition::SimulatorStreamOptions options{.name = "simulate:hfs", .speed = speed};
    options.simulation.scenario = "hfs";
    options.simulation.seed = 7;
    options.simulation.duration = stretch;
    options.simulation.rate = 1000_Hz;
    return acquisition::streamSimulation(options, acquisition::steadyClock()).value();
}

std::unique_ptr<LiveSession> started(std::unique_ptr<acquisition::Source> source,
                                     LiveOptions options)
{
    return LiveSession::start(std::move(source), KnowledgeBase::embedded().value(),
                              std::move(options))
        .value();
}

/// A device that loses frames 500..599 of a thousand, is silent for a while, and then ends or
/// fails.
class LossySource final : public acquisition::Source {
public:
    explicit LossySource(bool fails) : fails_(fails)
    {
        Channel channel;
        channel.label = "OOc L";
        channel.rate = 1000_Hz;
        channel.dimension = Dimension::voltage;
        channel.storedType = SampleType::int16;
        channel.scale = 1e-6;
        info_ = {.name = "lossy", .format = "test", .channels = {channel}, .rate = 1000_Hz};
    }
    [[nodiscard]] const acquisition::StreamInfo& info() const override { return info_; }
    [[nodiscard]] Result<ReadStatus> read(SampleBlock& into, std::stop_token) override
    {
        into.setFrames(0);
        into.setFirstFrame(at_);
        if (at_ == 500 && ++silences_ < 3)
            return ReadStatus::nothing;
        if (at_ == 1000) {
            if (fails_)
                return failure("the device was unplugged", "lossy", "plug it in again");
            return ReadStatus::end;
        }
        into.setFrames(100);
        for (double& sample : into.channel(0))
            sample = at_ == 500 ? std::numeric_limits<double>::quiet_NaN() : 12.4e-6;
        at_ += 100;
        return ReadStatus::data;
    }
    [[nodiscard]] std::vector<Gap> takeGaps() override
    {
        if (at_ != 600)
            return {};
        return {{{0.5_s, 0.6_s}, "100 frames lost (by the device's counter)"}};
    }
    [[nodiscard]] acquisition::StreamHealth health() const override
    {
        acquisition::StreamHealth health;
        health.framesLost = at_ > 500 ? 100 : 0;
        health.lossBasis = acquisition::LossBasis::counter;
        return health;
    }

private:
    bool fails_;
    acquisition::StreamInfo info_;
    std::int64_t at_ = 0;
    int silences_ = 0;
};

}  // namespace

TEST_CASE("What was judged live is what the file analysis says of the recording", "[live]")
{
    const test::TemporaryFolder folder;
    LiveOptions options;
    options.out = folder.file("s.nwb");
    options.length = 21_s;
    auto session = started(patient(12_s), options);
    const LiveEnd end = session->finish();
    REQUIRE_FALSE(end.recorderError);
    REQUIRE(end.analysis);
    CHECK(end.last.frames == 21000);
    CHECK(end.last.framesLost == 0);
    CHECK(end.last.state == LiveState::ended);

    std::vector<Burst> told;
    for (const LiveEvent& event : session->takeEvents(0_s))
        if (const auto* burst = std::get_if<Burst>(&event.what))
            told.push_back(*burst);
    REQUIRE(told.size() > 20);
    CHECK(told.size() == end.analysis->bursts.size());

    const auto recording = acquisition::openRecording(options.out).value();
    CHECK(recording->info().duration == 21_s);
    CHECK_FALSE(recording->info().annotations.empty());
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    AnalysisRequest request{.recording = *recording, .knowledge = knowledge};
    request.settings.filtering = Filtering::causal;
    request.settings.mains = 50_Hz;
    const auto file = analysisJson(analyze(request).value());
    const auto live = analysisJson(*end.analysis);
    for (const char* part :
         {"bursts", "quality", "synkinesis", "measures", "findings", "causes", "settings"}) {
        INFO(part);
        CHECK(live.at(part) == file.at(part));
    }
    CHECK_FALSE(std::filesystem::exists(options.out + ".journal"));
}

TEST_CASE("Lost frames are a gap in the events and in the file, with how they were noticed",
          "[live]")
{
    const test::TemporaryFolder folder;
    LiveOptions options;
    options.out = folder.file("s.nwb");
    auto session = started(std::make_unique<LossySource>(false), options);
    session->mark("here");
    const LiveEnd end = session->finish();
    CHECK(end.last.framesLost == 100);
    int gaps = 0, marks = 0;
    for (const LiveEvent& event : session->takeEvents(0_s)) {
        if (const auto* gap = std::get_if<Gap>(&event.what)) {
            ++gaps;
            CHECK(gap->interval == TimeInterval{0.5_s, 0.6_s});
        }
        if (const auto* mark = std::get_if<Annotation>(&event.what))
            marks += mark->text == "here" ? 1 : 0;
    }
    CHECK(gaps == 1);
    CHECK(marks == 1);
    const auto recording = acquisition::openRecording(options.out).value();
    REQUIRE(recording->info().gaps.size() == 1);
    CHECK(recording->info().gaps[0].interval == TimeInterval{0.5_s, 0.6_s});
    CHECK(recording->info().gaps[0].reason == "100 frames lost (by the device's counter)");
    REQUIRE(recording->info().annotations.size() == 1);
    CHECK(recording->info().annotations[0].text == "here");
    std::vector<double> samples(1000);
    REQUIRE(recording->read(0, {0, 1000}, samples));
    CHECK(samples[499] == Approx(12e-6));  // what the file can store
    CHECK(std::isnan(samples[500]));
    CHECK(samples[600] == Approx(12e-6));
}

TEST_CASE("A movement is noted with its duration, and one that the end cuts off ends with it",
          "[live]")
{
    const test::TemporaryFolder folder;
    LiveOptions options;
    options.out = folder.file("s.nwb");
    auto session = started(std::make_unique<LossySource>(false), options);
    session->mark(Annotation{0.2_s, 0.25_s, "smile", {}});
    session->mark(Annotation{0.8_s, 3_s, "frown", {}});
    const LiveEnd end = session->finish();
    const auto recording = acquisition::openRecording(options.out).value();
    const auto& notes = recording->info().annotations;
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].text == "smile");
    CHECK(notes[0].onset == 0.2_s);
    CHECK(notes[0].duration == 0.25_s);
    CHECK(notes[1].text == "frown");
    REQUIRE(notes[1].duration);
    CHECK(notes[1].duration->seconds() == Approx(0.2));
}

TEST_CASE("A stream is heard while it is recorded", "[live][audio]")
{
    LiveOptions options;
    options.length = 3_s;
    auto session = started(patient(12_s), options);
    AudioOptions hearing;
    hearing.channels = {0, 1};
    hearing.limit = 10_s;
    const std::shared_ptr<AudioFeed> feed =
        AudioFeed::create(session->recording().channels, hearing).value();
    session->listen(feed);
    session->stop();
    (void)session->finish();
    session = started(patient(12_s, 20.0), options);
    session->listen(feed);
    (void)session->finish();
    CHECK(feed->ring().waiting() > 48000);
    CHECK(feed->ring().refused() == 0);
}

TEST_CASE("A source that fails ends the session, and what came before is in the file", "[live]")
{
    const test::TemporaryFolder folder;
    LiveOptions options;
    options.out = folder.file("s.nwb");
    auto session = started(std::make_unique<LossySource>(true), options);
    const LiveEnd end = session->finish();
    CHECK(end.last.state == LiveState::failed);
    REQUIRE(end.last.error);
    CHECK(end.last.error->what == "the device was unplugged");
    CHECK(end.last.frames == 1000);
    const auto recording = acquisition::openRecording(options.out).value();
    CHECK(recording->info().duration == 1_s);
}

TEST_CASE("A session is judged while it runs, and a view always finds a fresh snapshot", "[live]")
{
    LiveOptions options;
    options.reviewEvery = 0.05_s;
    auto session = started(patient(120_s, 8.0), options);
    std::shared_ptr<const LiveSnapshot> last = session->snapshot();
    for (int k = 0; k < 1000 && !last->analysis; ++k) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        const auto now = session->snapshot();
        REQUIRE(now->frames >= last->frames);
        last = now;
    }
    REQUIRE(last->analysis);
    CHECK(last->analysed >= 10_s);
    CHECK(last->analysed <= last->time);
    CHECK(last->state == LiveState::running);
    session->stop();
    const LiveEnd end = session->finish();
    CHECK(end.last.state == LiveState::ended);
    REQUIRE(end.analysis);
    CHECK(end.analysis->recording.duration == end.last.time);
    CHECK(end.last.framesLost == 0);
}

TEST_CASE("A session that nobody finishes ends with its owner", "[live]")
{
    const auto begin = std::chrono::steady_clock::now();
    {
        auto session = started(patient(10_s, 1.0), {});
        CHECK(session->latency() > 0_s);
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("A stream without EMG is refused", "[live]")
{
    class Thermometer final : public acquisition::Source {
    public:
        Thermometer()
        {
            Channel channel;
            channel.label = "T";
            channel.rate = 1000_Hz;
            channel.dimension = Dimension::other;
            info_ = {.name = "t", .format = "test", .channels = {channel}, .rate = 1000_Hz};
        }
        [[nodiscard]] const acquisition::StreamInfo& info() const override { return info_; }
        [[nodiscard]] Result<ReadStatus> read(SampleBlock&, std::stop_token) override
        {
            return ReadStatus::end;
        }

    private:
        acquisition::StreamInfo info_;
    };
    const auto session =
        LiveSession::start(std::make_unique<Thermometer>(), KnowledgeBase::embedded().value(), {});
    REQUIRE_FALSE(session);
    CHECK(session.error().what == "no channel of the stream may be EMG");
}
