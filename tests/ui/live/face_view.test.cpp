// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/face_view.hpp"

#include <catch2/catch.hpp>
#include <QImage>

#include "ui/live/face_shape.hpp"

using namespace facialis;

namespace {

std::vector<Channel> zygomatici()
{
    std::vector<Channel> channels(2);
    channels[0].muscle = channels[1].muscle = "zygomaticus_major";
    channels[0].side = Side::left;
    channels[1].side = Side::right;
    return channels;
}

/// How far two pictures differ left and right of their middle.
std::pair<int, int> differences(const QImage& a, const QImage& b)
{
    int left = 0, right = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            (x < a.width() / 2 ? left : right) += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    return {left, right};
}

}  // namespace

TEST_CASE("The patient's left lights up at the right of the picture", "[ui][live]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    ui::FaceView face;
    face.resize(300, 320);
    face.setChannels(zygomatici(), knowledge);
    face.setActivity({1.0, 1.0});
    const QImage rest = face.grab().toImage();
    face.setActivity({20.0, 1.0});
    const auto [left, right] = differences(rest, face.grab().toImage());
    CHECK(left == 0);
    CHECK(right > 100);
    CHECK(face.accessibleDescription().contains(QStringLiteral("L ")));
    CHECK(face.accessibleDescription().contains(QStringLiteral("20 times rest")));
}

TEST_CASE("Only pairs that are called synkinetic are joined", "[ui][live]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    ui::FaceView face;
    face.resize(300, 320);
    auto channels = zygomatici();
    channels[1].muscle = "orbicularis_oculi";
    channels[1].side = Side::left;
    face.setChannels(channels, knowledge);
    const QImage before = face.grab().toImage();
    SynkinesisPair pair;
    pair.driver = 1;
    pair.call = SynkinesisCall::undecided;
    face.setPairs({pair});
    CHECK(face.grab().toImage() == before);
    pair.call = SynkinesisCall::present;
    face.setPairs({pair});
    CHECK(differences(before, face.grab().toImage()).second > 50);
}

TEST_CASE("Every facial muscle that is usually recorded has a place in the face", "[ui][live]")
{
    for (const char* muscle : {"orbicularis_oculi", "zygomaticus_major", "frontalis",
                               "orbicularis_oris", "mentalis", "platysma", "masseter"}) {
        INFO(muscle);
        const auto place = ui::facePlaceOf(muscle);
        REQUIRE(place);
        CHECK(place->centre.x() < 0.5);
    }
    CHECK_FALSE(ui::facePlaceOf("biceps_brachii"));
}
