// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/emulation/faults.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace facialis;
using namespace facialis::acquisition;

namespace {

using Bytes = std::vector<std::uint8_t>;

FaultPlan planOf(const std::vector<std::string>& texts)
{
    FaultPlan plan;
    for (const std::string& text : texts)
        REQUIRE(addFault(plan, text));
    return plan;
}

const Bytes sent{0xA0, 1, 2, 3, 4, 5, 6, 7, 8, 0xC0};

}  // namespace

TEST_CASE("Each fault strikes as often as was asked for", "[emulation][faults]")
{
    constexpr int frames = 20000;
    for (const std::string name : {"lost", "duplicated", "corrupted"}) {
        FaultInjector injector(planOf({name + "=0.05"}), 1);
        int struck = 0;
        for (int i = 0; i < frames; ++i) {
            const DeliveredFrame got = injector.strike(sent, timeOf(i, 250_Hz));
            struck += got.faults == name ? 1 : 0;
            CHECK((got.faults.empty() ? got.bytes == sent : got.bytes != sent));
        }
        // Binomial: 1000 expected, standard deviation 31; four of them.
        CHECK(struck == Approx(1000).margin(124));
    }
    for (const std::string name : {"flipped", "lost-bytes", "duplicated-bytes"}) {
        FaultInjector injector(planOf({name + "=0.01"}), 1);
        int struck = 0;
        for (int i = 0; i < frames; ++i)
            struck += injector.strike(sent, Duration()).faults == name ? 1 : 0;
        // 1 - 0.99^10 = 9.56 % of the frames: 1912, standard deviation 42.
        CHECK(struck == Approx(1912).margin(168));
    }
}

TEST_CASE("A fault changes what its name says and nothing else", "[emulation][faults]")
{
    const auto once = [](const std::string& text) {
        return FaultInjector(planOf({text}), 3).strike(sent, 1_s).bytes;
    };
    CHECK(once("lost=1").empty());
    CHECK(once("duplicated=1").size() == 2 * sent.size());
    const Bytes corrupted = once("corrupted=1");
    REQUIRE(corrupted.size() == sent.size());
    int differing = 0;
    for (std::size_t i = 0; i < sent.size(); ++i)
        differing += corrupted[i] != sent[i] ? 1 : 0;
    CHECK(differing == 1);
    const Bytes flipped = once("flipped=1");
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const unsigned changed = static_cast<unsigned>(flipped[i] ^ sent[i]);
        CHECK(changed != 0);
        CHECK((changed & (changed - 1)) == 0);
    }
    CHECK(once("lost-bytes=1").empty());
    CHECK(once("duplicated-bytes=1").size() == 2 * sent.size());
}

TEST_CASE("Silences and unplugs last from when to when they were asked for", "[emulation][faults]")
{
    FaultInjector injector(planOf({"silence=2.0@10", "silence=1@20", "unplug=3@5"}), 1);
    const auto arrives = [&](Duration at) { return injector.strike(sent, at).bytes == sent; };
    CHECK(arrives(9.99_s));
    CHECK_FALSE(arrives(10_s));
    CHECK_FALSE(arrives(11.99_s));
    CHECK(arrives(12_s));
    CHECK_FALSE(arrives(20.5_s));
    CHECK_FALSE(injector.isUnplugged(4.9_s));
    CHECK(injector.isUnplugged(5_s));
    CHECK_FALSE(injector.isUnplugged(8_s));
}

TEST_CASE("The same seed strikes the same frames in the same way, another does not",
          "[emulation][faults]")
{
    const std::vector<std::string> texts{"lost=0.1",    "duplicated=0.1",  "corrupted=0.1",
                                         "flipped=0.1", "lost-bytes=0.01", "duplicated-bytes=0.01"};
    const auto stream = [&](std::uint64_t seed) {
        FaultInjector injector(planOf(texts), seed);
        Bytes all;
        for (int i = 0; i < 1000; ++i)
            for (const std::uint8_t byte : injector.strike(sent, Duration()).bytes)
                all.push_back(byte);
        return all;
    };
    CHECK(stream(5) == stream(5));
    CHECK(stream(5) != stream(6));
}

TEST_CASE("A fault that is not understood is refused with what would be", "[emulation][faults]")
{
    FaultPlan plan;
    for (const std::string text :
         {"lost", "lost=", "lost=2", "lost=-0.1", "lost=nan", "lost=0.1x", "silence=2",
          "silence=a@3", "unplug=1@", "gone=1", "rate=0", "drip=0", ""}) {
        const auto added = addFault(plan, text);
        INFO(text);
        REQUIRE_FALSE(added);
        CHECK_FALSE(added.error().remedy.empty());
    }
    CHECK(addFault(plan, "gone=1").error().remedy.find("duplicated-bytes") != std::string::npos);
    REQUIRE(addFault(plan, "banner=Hello, I am a printer"));
    CHECK(plan.banner == "Hello, I am a printer");
    REQUIRE(addFault(plan, "rate=1.02"));
    CHECK(plan.rateFactor == 1.02);
}
