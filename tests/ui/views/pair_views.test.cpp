// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QTextBrowser>
#include <QValueAxis>

#include "tests/src/analysis/stimulated.hpp"
#include "tests/ui/views/shown_view.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/sweeps_view.hpp"
#include "ui/views/synkinesis_matrix_view.hpp"

using namespace facialis;

namespace {

/// The small patient's result with pairs made by hand: on the left the zygomaticus follows the eye
/// in 3 of 4 trials, on the right in none of 3.
std::shared_ptr<const AnalysisResult> withPairs(const AnalysisResult& from)
{
    AnalysisResult result = from;
    result.synkinesis.clear();
    const auto add = [&](std::size_t driver, std::size_t follower, Side side, SynkinesisCall call) {
        SynkinesisPair pair;
        pair.driver = driver;
        pair.follower = follower;
        pair.side = side;
        pair.call = call;
        return &result.synkinesis.emplace_back(pair);
    };
    SynkinesisPair* pair = add(0, 2, Side::left, SynkinesisCall::present);
    pair->trials = 4;
    pair->coActivated = 3;
    pair->probability = 0.75;
    pair->probabilityCi95 = {0.30, 0.95};
    pair->lagMedian = 14_ms;
    pair->rmsSideRatio = 2.31;
    pair->crosstalk = Crosstalk::unlikely;
    pair->crosstalkReason = "the envelopes are apart by 14 ms";
    pair->evidence = {{3_s, 3.2_s}, {5_s, 5.2_s}, {9_s, 9.2_s}};
    pair->quiet = {{7_s, 7.2_s}};
    pair = add(1, 3, Side::right, SynkinesisCall::absent);
    pair->trials = 3;
    pair->probability = 0.0;
    pair->quiet = {{3_s, 3.2_s}, {5_s, 5.2_s}, {9_s, 9.2_s}};
    add(2, 0, Side::left, SynkinesisCall::notAssessable);
    return std::make_shared<const AnalysisResult>(std::move(result));
}

}  // namespace

TEST_CASE("The matrix opens on the clearest pair and says what stands behind it", "[ui][views]")
{
    test::ShownView<ui::SynkinesisMatrixView> shown;
    shown.view.setResult(withPairs(*shown.result));
    const SynkinesisPair* pair = shown.view.chosenPair();
    REQUIRE(pair);
    CHECK(pair->driver == 0);
    CHECK(pair->follower == 2);
    CHECK(shown.view.accessibleDescription().contains(QStringLiteral("3 of 4 trials")));
    const QString words = shown.view.findings().toPlainText();
    CHECK(words.contains(QStringLiteral("75 %")));
    CHECK(words.contains(QStringLiteral("30\u201395 %")));
    CHECK(words.contains(QStringLiteral("14 ms")));
    CHECK(words.contains(QStringLiteral("2.31")));
    CHECK(words.contains(QStringLiteral("1.62")));  // eye to mouth
    CHECK(words.contains(QStringLiteral("the envelopes are apart")));
    CHECK(words.count(QStringLiteral("followed")) == 3);
    CHECK(words.count(QStringLiteral("quiet")) == 1);
    CHECK(shown.view.copyTable().count(QLatin1Char('\n')) == 4);
}

TEST_CASE("Enter steps through the trials of a cell, arrows and clicks move in the matrix",
          "[ui][views]")
{
    test::ShownView<ui::SynkinesisMatrixView> shown;
    shown.view.setResult(withPairs(*shown.result));
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_N);
    REQUIRE(shown.places.size() == 3);
    CHECK(shown.places[0].interval == TimeInterval{3_s, 3.2_s});
    CHECK(shown.places[2].interval == TimeInterval{7_s, 7.2_s});
    CHECK(shown.places[0].channels == std::vector<std::size_t>{0, 2});
    shown.press(Qt::Key_P);
    CHECK(shown.places[3].interval == TimeInterval{5_s, 5.2_s});

    // The right block stands on the left of the screen: from the left one's first column.
    const ui::MatrixCell start = shown.view.chosen();
    CHECK(start == ui::MatrixCell{1, 0, 1});
    shown.press(Qt::Key_Left);
    shown.press(Qt::Key_Left);
    CHECK(shown.view.chosen() == ui::MatrixCell{0, 0, 1});
    REQUIRE(shown.view.chosenPair());
    CHECK(shown.view.chosenPair()->call == SynkinesisCall::absent);
    shown.press(Qt::Key_Down);
    CHECK(shown.view.chosen() == ui::MatrixCell{0, 1, 1});
    CHECK_FALSE(shown.view.chosenPair());
    shown.press(Qt::Key_Return);  // nothing there to jump to
    CHECK(shown.places.size() == 4);

    const QPoint cell = shown.view.canvas().cellRect({1, 0, 1}).center().toPoint();
    QTest::mouseClick(&shown.view.canvas(), Qt::LeftButton, {}, cell);
    CHECK(shown.view.chosen() == start);
    REQUIRE(shown.places.size() == 5);
    CHECK(shown.places[4].interval == TimeInterval{3_s, 3.2_s});
}

TEST_CASE("Sweeps after stimuli show R1 with its latency and persistence, 10 ms a division",
          "[ui][views]")
{
    test::StimulatedFace face;
    face.stimulate(face.stimuli(12), {{test::StimulatedFace::oocRight, 11_ms, 5_ms, 300.0}});
    face.annotate(0.5_s, "R supraorbital stim");
    test::ShownView<ui::SweepsView> shown(
        std::unique_ptr<Recording>(new MemoryRecording(face.recording())));
    shown.settle();
    REQUIRE(shown.view.panels().size() == 2);
    CHECK(shown.view.panels()[0].channel == test::StimulatedFace::oocRight);
    CHECK(shown.view.panels()[1].channel == test::StimulatedFace::oocLeft);
    CHECK(shown.view.panels()[0].sweeps.size() == 12);
    CHECK(shown.view.details().contains(QStringLiteral("10 ms/div")));
    CHECK(shown.view.details().contains(QStringLiteral("R R1: 12 of 12 (100 %)")));
    CHECK(shown.view.chart(0).horizontal().tickInterval() == 10.0);
    const double gain = shown.view.perDivision();
    shown.press(Qt::Key_Plus);
    CHECK(shown.view.perDivision() < gain);
    shown.press(Qt::Key_Minus);
    CHECK(shown.view.perDivision() == gain);
    shown.press(Qt::Key_N);
    shown.press(Qt::Key_N);
    REQUIRE(shown.places.size() == 2);
    const double second = shown.view.panels()[0].times[1].seconds();
    CHECK(shown.places[1].interval.onset.seconds() == Approx(second - 0.020));
    CHECK(shown.view.copyTable().count(QLatin1Char('\n')) == 441);
    QCoreApplication::processEvents();
    QTest::mouseClick(shown.view.chart(0).viewport(), Qt::LeftButton, {},
                      shown.view.chart(0).plot().center().toPoint());
    CHECK(shown.places.size() == 3);
}

TEST_CASE("Sweeps of a pair are aligned at the driver's onsets", "[ui][views]")
{
    test::ShownView<ui::SweepsView> shown;
    shown.view.setResult(withPairs(*shown.result));
    shown.view.showPair(0);
    shown.settle();
    REQUIRE(shown.view.panels().size() == 2);
    CHECK(shown.view.panels()[0].channel == 0);
    CHECK(shown.view.panels()[1].channel == 2);
    CHECK(shown.view.panels()[0].times == std::vector<Duration>{3_s, 5_s, 7_s, 9_s});
    CHECK(shown.view.details().contains(QStringLiteral("persistence 75 %")));
    CHECK(shown.view.details().contains(QStringLiteral("lag 14 ms")));
    AnalysisResult bare = *shown.result;
    bare.synkinesis.clear();
    bare.stimuli.clear();
    shown.view.setResult(std::make_shared<const AnalysisResult>(bare));
    CHECK(shown.view.emptyWords().contains(QStringLiteral("trigger")));
}
