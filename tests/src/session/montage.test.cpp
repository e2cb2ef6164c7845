// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/montage.hpp"

#include <catch2/catch.hpp>

#include "data/model/memory_recording.hpp"
#include "tests/support/test_data.hpp"

using namespace facialis;
using namespace facialis::engine;

namespace {

std::unique_ptr<Recording> threeChannels()
{
    RecordingInfo info;
    info.path = "three.edf";
    std::vector<std::vector<double>> samples;
    for (int k = 0; k < 3; ++k) {
        Channel channel;
        channel.label = "CH" + std::to_string(k + 1);
        channel.rate = 1000_Hz;
        channel.length = 4;
        channel.dimension = Dimension::voltage;
        channel.storedType = SampleType::int16;
        channel.scale = 1e-6;
        info.channels.push_back(channel);
        samples.push_back({1.0 * k, 10.0 * k, 100.0 * k, 1000.0 * k});
    }
    info.annotations.push_back({Duration(0.001), {}, "on the third", 2});
    info.duration = 4_ms;
    return std::make_unique<MemoryRecording>(std::move(info), std::move(samples));
}

Result<Montage> montageOf(const test::TemporaryFolder& folder, const std::string& text)
{
    test::writeContent(folder.path() / "m.toml", text);
    return montageFromToml(folder.file("m.toml"), *KnowledgeBase::embedded());
}

}  // namespace

TEST_CASE("A montage names channels, subtracts them and leaves bad ones out", "[montage]")
{
    const test::TemporaryFolder folder;
    const auto montage = montageOf(folder,
                                   "[[channel]]\nsource = 'CH3'\nminus = '#2'\nname = 'OOc'\n"
                                   "muscle = 'orbicularis_oculi'\nside = 'left'\n"
                                   "[[channel]]\nsource = 'CH1'\nuse = false\n");
    REQUIRE(montage);
    const auto mounted = withMontage(threeChannels(), *montage, "m.toml");
    REQUIRE(mounted);
    const RecordingInfo& info = (*mounted)->info();
    REQUIRE(info.channels.size() == 1);
    CHECK(info.channels[0].label == "OOc");
    CHECK(info.channels[0].muscle == "orbicularis_oculi");
    CHECK(info.channels[0].side == Side::left);
    CHECK(info.annotations[0].channel == 0);
    std::vector<double> values(4);
    REQUIRE((*mounted)->read(0, {0, 4}, values));
    CHECK(values[2] == Approx(100e-6));
}

TEST_CASE("A channel that is only renamed keeps its integers", "[montage]")
{
    const test::TemporaryFolder folder;
    const auto montage = montageOf(folder, "[[channel]]\nsource = 'CH2'\nname = 'Zyg R'\n");
    REQUIRE(montage);
    const auto mounted = withMontage(threeChannels(), *montage, "m.toml");
    REQUIRE(mounted);
    CHECK((*mounted)->info().channels.size() == 3);
    std::vector<std::int32_t> stored(4);
    REQUIRE((*mounted)->readStored(0, {0, 4}, stored));
    CHECK(stored == std::vector<std::int32_t>{1, 10, 100, 1000});
}

TEST_CASE("A montage that cannot be meant is refused with everything that is wrong", "[montage]")
{
    const test::TemporaryFolder folder;
    const auto bad = montageOf(folder, "[[channel]]\nsource = 'CH1'\nmuscel = 'x'\nside = 'up'\n");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().what.find("'muscel'") != std::string::npos);
    CHECK(bad.error().what.find("'up'") != std::string::npos);

    const auto missing = montageOf(folder, "[[channel]]\nsource = 'CH9'\n");
    REQUIRE(missing);
    const auto refused = withMontage(threeChannels(), *missing, "m.toml");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence().find("'CH9'") != std::string::npos);
}

TEST_CASE("The montage template reads back to the recording as it is", "[montage]")
{
    const test::TemporaryFolder folder;
    const auto recording = threeChannels();
    const auto montage = montageOf(folder, montageTemplate(recording->info().channels));
    REQUIRE(montage);
    const auto mounted = withMontage(threeChannels(), *montage, "m.toml");
    REQUIRE(mounted);
    CHECK((*mounted)->info().channels[2].label == "CH3");
}
