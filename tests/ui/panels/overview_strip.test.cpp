// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview_strip.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <QImage>

using namespace facialis;

namespace {

/// The strip of a minute with one lead of the right side and one burst.
QImage drawn(bool isUsable, bool isConducted, bool isActive = true)
{
    auto result = std::make_shared<AnalysisResult>();
    result->recording.duration = 60_s;
    Channel channel;
    channel.label = "OOc R";
    channel.side = Side::right;
    result->recording.channels.push_back(channel);
    ChannelQuality quality;
    quality.isUsable = isUsable;
    result->quality.push_back(quality);
    if (isActive) {
        Burst burst;
        burst.interval = {20_s, 25_s};
        burst.isConducted = isConducted;
        result->bursts.push_back(burst);
    }
    ui::OverviewStrip strip;
    strip.resize(400, 40);
    strip.setRecording(result->recording);
    strip.setResult(result);
    return strip.grab().toImage();
}

}  // namespace

TEST_CASE("The overview shows the activity of leads that are used, and no copies", "[ui][panels]")
{
    const QImage still = drawn(true, false, false);
    CHECK(drawn(true, false) != still);
    CHECK(drawn(false, false) == still);
    CHECK(drawn(true, true) == still);
}
