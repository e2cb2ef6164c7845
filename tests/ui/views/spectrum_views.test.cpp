// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineSeries>
#include <QValueAxis>

#include "tests/ui/views/shown_view.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/colour_map.hpp"
#include "ui/views/spectrogram_view.hpp"
#include "ui/views/spectrum_view.hpp"

using namespace facialis;

TEST_CASE("The spectrum of a chosen burst shows the frequencies of the analysis, its mirror beside",
          "[ui][views]")
{
    test::ShownView<ui::SpectrumView> shown;
    CHECK(shown.view.emptyWords().contains(QStringLiteral("Shift+drag")));
    CHECK(shown.view.accessibleDescription() == shown.view.emptyWords());
    CHECK(shown.view.copyTable().isEmpty());
    const auto burst = std::find_if(shown.result->bursts.begin(), shown.result->bursts.end(),
                                    [](const Burst& each) { return each.meanFrequency; });
    REQUIRE(burst != shown.result->bursts.end());
    shown.select(burst->interval, burst->channel);
    CHECK(shown.view.emptyWords().isEmpty());
    REQUIRE(shown.view.spectra().size() == 2);
    CHECK(shown.view.spectra()[0].centre->mean.hertz() == burst->meanFrequency->hertz());
    CHECK(shown.view.spectra()[0].centre->median.hertz() == burst->medianFrequency->hertz());
    const QString mean = QString::number(burst->meanFrequency->hertz(), 'f', 1);
    CHECK(shown.view.accessibleDescription().contains(mean));
    CHECK(shown.view.title().startsWith(QStringLiteral("L ")));
    CHECK(shown.view.details().contains(QStringLiteral("zero phase")));
    CHECK(shown.view.details().contains(QStringLiteral("Welch")));
    // The left side is dashed, the right one not.
    const auto series = shown.view.chart().chart()->series();
    REQUIRE(series.size() >= 2);
    CHECK(qobject_cast<QLineSeries*>(series[0])->pen().style() == Qt::DashLine);
    CHECK(qobject_cast<QLineSeries*>(series[1])->pen().style() == Qt::SolidLine);
    CHECK(shown.view.copyTable().count(QLatin1Char('\n')) ==
          static_cast<qsizetype>(shown.view.spectra()[0].spectrum.density.size()) + 1);
}

TEST_CASE("D turns the spectrum to decibels, a click and Enter show the stretch", "[ui][views]")
{
    test::ShownView<ui::SpectrumView> shown;
    const TimeInterval stretch{2_s, 8_s};
    shown.select(stretch, 1);
    REQUIRE_FALSE(shown.view.spectra().empty());
    const double top = shown.view.chart().vertical().max();
    CHECK(shown.view.chart().vertical().titleText().contains(QStringLiteral("\u00b5V\u00b2/Hz")));
    shown.press(Qt::Key_D);
    CHECK(shown.view.isDecibel());
    CHECK(shown.view.chart().vertical().max() != top);
    CHECK(shown.view.chart().vertical().titleText().contains(QStringLiteral("dB")));
    shown.press(Qt::Key_Return);
    REQUIRE(shown.places.size() == 1);
    QTest::mouseClick(shown.view.chart().viewport(), Qt::LeftButton, {},
                      shown.view.chart().plot().center().toPoint());
    REQUIRE(shown.places.size() == 2);
    CHECK(shown.places[1].interval == stretch);
    CHECK(shown.places[1].channels == std::vector<std::size_t>{1});
    // A stretch outside, or too short, says why there is no spectrum.
    shown.select({5_s, 5.004_s}, 1);
    CHECK(shown.view.emptyWords().contains(QStringLiteral("20 ms")));
}

TEST_CASE("A hidden view computes nothing until it is shown", "[ui][views]")
{
    test::ShownView<ui::SpectrumView> shown;
    shown.view.hide();
    shown.view.setSelection(ui::TraceSelection{{2_s, 4_s}, 0});
    CHECK(shown.view.isSettled());
    CHECK(shown.view.spectra().empty());
    shown.view.show();
    shown.settle();
    CHECK(shown.view.spectra().size() == 2);
}

TEST_CASE("The spectrogram reads the level under its cursor and jumps there", "[ui][views]")
{
    test::ShownView<ui::SpectrogramView> shown;
    CHECK(shown.view.emptyWords().contains(QStringLiteral("Shift+drag")));
    shown.select({2_s, 6_s}, 0);
    REQUIRE(shown.view.spectrogram());
    const engine::Spectrogram& made = *shown.view.spectrogram();
    CHECK(made.columns > 100);
    CHECK(shown.view.chart().horizontal().min() == 2.0);
    CHECK(shown.view.chart().horizontal().max() == 6.0);
    shown.press(Qt::Key_Right);
    shown.press(Qt::Key_Right);
    CHECK(shown.view.cursor() == 2);
    shown.press(Qt::Key_Left);
    CHECK(shown.view.cursor() == 1);
    shown.press(Qt::Key_Return);
    REQUIRE(shown.places.size() == 1);
    const double centre = (made.firstCentre + made.step).seconds();
    CHECK((shown.places[0].interval.onset.seconds() + shown.places[0].interval.offset.seconds()) /
              2.0 ==
          Approx(centre));
    // Bursts begin at odd seconds: a click on 3.1 s shows a loud column.
    const QPointF at = shown.view.chart().pixelOf({3.1, 200.0});
    QTest::mouseClick(shown.view.chart().viewport(), Qt::LeftButton, {}, at.toPoint());
    REQUIRE(shown.places.size() == 2);
    CHECK(shown.places[1].interval.onset.seconds() == Approx(3.05).margin(0.03));
    CHECK(shown.view.details().contains(QStringLiteral("strongest at")));
    const QString lines = shown.view.copyTable();
    CHECK(lines.count(QLatin1Char('\n')) == static_cast<qsizetype>(made.columns) + 1);
}

TEST_CASE("Level colours rise in lightness in equal steps", "[ui][views]")
{
    const auto& colours = ui::levelColours();
    double smallest = 1.0, largest = 0.0;
    for (std::size_t k = 16; k < colours.size(); k += 16) {
        const double step =
            ui::perceivedLightness(colours[k]) - ui::perceivedLightness(colours[k - 16]);
        smallest = std::min(smallest, step);
        largest = std::max(largest, step);
    }
    CHECK(smallest > 0.0);
    CHECK(largest / smallest < 1.15);  // eight bits a channel round
    CHECK(ui::levelColour(-1.0, 0) == colours.front());
    CHECK(ui::levelColour(2.0, 0) == colours.back());
    CHECK(ui::levelColour(std::nan(""), 0xFF112233) == 0xFF112233);
}
