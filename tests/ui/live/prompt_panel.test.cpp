// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/prompt_panel.hpp"

#include <catch2/catch.hpp>

#include "ui/live/audio_monitor.hpp"
#include "ui/live/sound_panel.hpp"

using namespace facialis;

TEST_CASE("A prompt is large, tells the time left, and is noted with its duration", "[ui][live]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    ui::PromptPanel panel;
    panel.setMovements(knowledge);
    std::vector<Annotation> notes;
    QObject::connect(&panel, &ui::PromptPanel::noted,
                     [&](const Annotation& note) { notes.push_back(note); });
    panel.advance(10_s);
    panel.startOrStop();
    REQUIRE(panel.runner().isRunning());
    const engine::ProtocolStep first = panel.runner().protocol().steps.front();
    CHECK(panel.words().contains(QString::fromStdString(first.text)));
    for (int tenth = 100; notes.size() < 2 && tenth < 400; ++tenth)
        panel.advance(Duration(tenth / 10.0));
    REQUIRE(notes.size() == 2);
    CHECK(notes[1].text == first.text);
    REQUIRE(notes[1].duration);
    CHECK(notes[1].duration->seconds() == Approx(first.movement.seconds()).margin(0.11));
    panel.startOrStop();
    CHECK_FALSE(panel.runner().isRunning());
    CHECK(panel.words().contains(QStringLiteral("No movement")));
}

TEST_CASE("The panel of the sound says why nothing is heard, or how late it is", "[ui][live]")
{
    const KnowledgeBase knowledge = KnowledgeBase::embedded().value();
    std::vector<Channel> channels(1);
    channels[0].label = "OOc R";
    channels[0].rate = 1000_Hz;
    channels[0].dimension = Dimension::voltage;
    ui::SoundPanel panel;
    panel.setChannels(channels, knowledge);
    int changes = 0;
    QObject::connect(&panel, &ui::SoundPanel::feedChanged, [&] { ++changes; });
    panel.setListening(true);
    if (ui::AudioMonitor::whyNot().isEmpty()) {
        CHECK(changes == 1);
        CHECK(panel.words().contains(QStringLiteral("ms late")));
    } else {
        CHECK(changes == 0);
        CHECK(panel.words() == ui::AudioMonitor::whyNot());
    }
    panel.stop();
    CHECK_FALSE(panel.words().contains(QStringLiteral("ms late")));
}
