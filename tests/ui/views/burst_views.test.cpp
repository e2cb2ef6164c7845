// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QScatterSeries>

#include "tests/ui/views/shown_view.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/histogram_view.hpp"
#include "ui/views/trend_view.hpp"

using namespace facialis;

namespace {

std::size_t countOf(const engine::BurstHistogram& histogram)
{
    std::size_t total = 0;
    for (const engine::SideHistogram& side : histogram.sides)
        total += side.total;
    return total;
}

/// The small patient's result with trends made by hand, of four parts a side.
std::shared_ptr<const AnalysisResult> withTrends(const AnalysisResult& from)
{
    AnalysisResult result = from;
    result.recording.gaps = {{{10_s, 12_s}, "made"}};
    result.measures.trends.clear();
    for (const Side side : {Side::left, Side::right}) {
        ActivityTrend trend;
        trend.side = side;
        trend.slope = side == Side::left ? 1.5 : 0.0;
        trend.pValue = 0.04;
        for (int k = 0; k < 4; ++k) {
            TrendPart part;
            part.interval = {Duration(6.0 * k), Duration(6.0 * (k + 1))};
            part.rest = 6_s;
            part.perMinute = side == Side::left ? 20.0 + 10.0 * k : 1.0;
            part.bursts = 2 + k;
            trend.parts.push_back(part);
        }
        result.measures.trends.push_back(trend);
    }
    return std::make_shared<const AnalysisResult>(std::move(result));
}

}  // namespace

TEST_CASE("Histograms count the bursts of the result and follow their filters", "[ui][views]")
{
    test::ShownView<ui::HistogramView> shown;
    REQUIRE(shown.result->bursts.size() > 5);
    CHECK(shown.view.emptyWords().isEmpty());
    CHECK(countOf(shown.view.histogram()) == shown.result->bursts.size());
    CHECK(shown.view.histogram().sides[0].side == Side::right);
    shown.view.channelBox().setCurrentIndex(1);  // the first channel
    CHECK(countOf(shown.view.histogram()) ==
          static_cast<std::size_t>(
              std::count_if(shown.result->bursts.begin(), shown.result->bursts.end(),
                            [](const Burst& burst) { return burst.channel == 0; })));
    shown.view.channelBox().setCurrentIndex(0);
    shown.view.kindBox().setCurrentIndex(1 + static_cast<int>(BurstKind::myokymic));
    CHECK(shown.view.emptyWords().contains(QStringLiteral("Choose another kind")));
    shown.view.kindBox().setCurrentIndex(0);
    for (int measure = 0; measure < shown.view.measureBox().count(); ++measure) {
        shown.view.measureBox().setCurrentIndex(measure);
        INFO(measure);
        CHECK(countOf(shown.view.histogram()) > 0);
        CHECK(shown.view.details().contains(QStringLiteral("bins of")));
        CHECK_FALSE(shown.view.copyTable().isEmpty());
    }
}

TEST_CASE("A click on a bar shows its first burst, N and P the others, arrows move the bar",
          "[ui][views]")
{
    test::ShownView<ui::HistogramView> shown;
    const engine::BurstHistogram histogram = shown.view.histogram();
    std::size_t side = 0, bin = 0, most = 0;
    for (std::size_t s = 0; s < histogram.sides.size(); ++s)
        for (std::size_t b = 0; b < histogram.bins; ++b) {
            std::size_t count = 0;
            for (const auto& kind : histogram.sides[s].bins[b])
                count += kind.size();
            if (count > most) {
                most = count;
                side = s;
                bin = b;
            }
        }
    REQUIRE(most > 2);
    QCoreApplication::processEvents();
    ui::ChartPane& chart = shown.view.chart(side);
    const double middle = (static_cast<double>(bin) + 0.5) * histogram.width * 1e3;
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.pixelOf({middle, 0.5}).toPoint());
    const auto chosen = shown.view.chosenBursts();
    REQUIRE(chosen.size() == most);
    REQUIRE(shown.places.size() == 1);
    CHECK(shown.places[0].interval == shown.result->bursts[chosen[0]].interval);
    shown.press(Qt::Key_N);
    shown.press(Qt::Key_N);
    REQUIRE(shown.places.size() == 3);
    CHECK(shown.places[2].interval == shown.result->bursts[chosen[2]].interval);
    shown.press(Qt::Key_P);
    CHECK(shown.places[3].interval == shown.result->bursts[chosen[1]].interval);
    // A stretch that is selected meanwhile (the place that was shown) does not lose the bar.
    shown.view.setSelection(ui::TraceSelection{shown.places[3].interval, 0});
    CHECK(shown.view.chosenBursts() == chosen);
    shown.press(bin > 0 ? Qt::Key_Left : Qt::Key_Right);
    CHECK(shown.view.chosenBursts() != chosen);
}

TEST_CASE("The trend draws both sides with a gap and jumps to the part that is clicked",
          "[ui][views]")
{
    test::ShownView<ui::TrendView> shown;
    CHECK(shown.view.emptyWords().contains(QStringLiteral("minute")));
    shown.view.setResult(withTrends(*shown.result));
    REQUIRE(shown.view.trends().size() == 2);
    CHECK(shown.view.trends()[0].side == Side::right);
    CHECK(shown.view.details().contains(QStringLiteral("Theil-Sen")));
    CHECK(shown.view.details().contains(QStringLiteral("20 to 50")));
    QCoreApplication::processEvents();
    // Part 3 of the left side: 40 a minute, at 15 s.
    const QPointF at = shown.view.chart().pixelOf({15.0 / 60.0, 40.0});
    QTest::mouseClick(shown.view.chart().viewport(), Qt::LeftButton, {}, at.toPoint());
    REQUIRE(shown.places.size() == 1);
    CHECK(shown.places[0].interval == TimeInterval{12_s, 18_s});
    CHECK(shown.places[0].channels == std::vector<std::size_t>{0, 2});
    shown.press(Qt::Key_Right);
    shown.press(Qt::Key_Up);
    shown.press(Qt::Key_Return);
    REQUIRE(shown.places.size() == 2);
    CHECK(shown.places[1].interval == TimeInterval{18_s, 24_s});
    CHECK(shown.places[1].channels == std::vector<std::size_t>{1, 3});
    shown.view.measureBox().setCurrentIndex(ui::TrendView::rms);
    CHECK(shown.view.details().contains(QStringLiteral("\u00b5V")));
    shown.view.measureBox().setCurrentIndex(ui::TrendView::spasmShare);
    CHECK(shown.view.details().contains(QStringLiteral("%")));
    CHECK(shown.view.copyTable().count(QLatin1Char('\n')) == 9);
}
