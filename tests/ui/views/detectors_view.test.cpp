// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/detectors_view.hpp"

#include "dsp/detection/make_detector.hpp"
#include "tests/ui/views/shown_view.hpp"
#include "ui/views/chart_pane.hpp"

using namespace facialis;

TEST_CASE("All detectors run on the selected channel, the one in use first with its own bursts",
          "[ui][views]")
{
    test::ShownView<ui::DetectorsView> shown;
    CHECK(shown.view.emptyWords().contains(QStringLiteral("Shift+drag")));
    shown.select({10_s, 20_s}, 0);
    const auto& rows = shown.view.rows();
    REQUIRE(rows.size() == dsp::detectorNames().size());
    CHECK(rows[0].isInUse);
    std::size_t bursts = 0;
    for (const Burst& burst : shown.result->bursts)
        bursts += burst.channel == 0 && burst.interval.overlaps({10_s, 20_s}) ? 1 : 0;
    CHECK(rows[0].marks.bursts.size() == bursts);
    CHECK(rows[0].agreement.fraction == Approx(1.0));
    for (const ui::DetectorRow& row : rows) {
        INFO(row.marks.detector);
        CHECK_FALSE(row.marks.error);
        REQUIRE(row.agreement.kappa);
        CHECK(*row.agreement.kappa > 0.5);  // 200 ms bursts, fifty times the noise
    }
    CHECK(shown.view.details().contains(QStringLiteral("Cohen's kappa")));
    CHECK(shown.view.copyTable().count(QLatin1Char('\n')) ==
          static_cast<qsizetype>(rows.size()) + 1);
}

TEST_CASE("A click on a bar and the keys choose a burst of a detector and show it", "[ui][views]")
{
    test::ShownView<ui::DetectorsView> shown;
    shown.select({10_s, 20_s}, 0);
    const auto& rows = shown.view.rows();
    REQUIRE(rows.size() > 2);
    REQUIRE(rows[2].marks.bursts.size() > 1);
    QCoreApplication::processEvents();
    const TimeInterval burst = rows[2].marks.bursts[1];
    const double middle = (burst.onset.seconds() + burst.offset.seconds()) / 2.0;
    const QPointF at = shown.view.chart().pixelOf({middle, shown.view.heightOf(2)});
    QTest::mouseClick(shown.view.chart().viewport(), Qt::LeftButton, {}, at.toPoint());
    REQUIRE(shown.places.size() == 1);
    CHECK(shown.places[0].interval == burst);
    CHECK(shown.view.chosenRow() == 2);
    shown.press(Qt::Key_Up);
    shown.press(Qt::Key_Right);
    shown.press(Qt::Key_Return);
    REQUIRE(shown.places.size() == 2);
    CHECK(shown.places[1].interval == rows[1].marks.bursts[0]);
    // Of a short selection the window is widened, inside the recording.
    shown.select({1_s, 1.2_s}, 2);
    CHECK(shown.view.window().onset == 0_s);
    CHECK(shown.view.window().length() > 5_s);
}
