// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/spectrum_view.hpp"

#include <algorithm>
#include <cmath>
#include <QAreaSeries>
#include <QKeyEvent>
#include <QLineSeries>
#include <QPainter>
#include <QToolButton>
#include <QValueAxis>
#include <QVBoxLayout>

#include "src/session/measures/mains_used.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/selected_range.hpp"

namespace facialis::ui {
namespace {

constexpr double decibelsShown = 50.0;
constexpr double beyondBand = 1.15;
constexpr double silence = 1e-15;

Qt::PenStyle styleOf(const Channel& channel)
{
    return channel.side == Side::left ? Qt::DashLine : Qt::SolidLine;
}

}  // namespace

SpectrumView::SpectrumView(QWidget* parent) : MeasureView(tr("Spectrum"), parent)
{
    decibel_ = new QToolButton;
    decibel_->setText(tr("dB"));
    decibel_->setCheckable(true);
    decibel_->setAccessibleName(tr("Power in decibels"));
    decibel_->setToolTip(tr("Power in decibels or linear (D)"));
    connect(decibel_, &QToolButton::toggled, this, [this] { redraw(); });
    addControl(decibel_);
    chart_ = new ChartPane(&body());
    chart_->setAccessibleName(tr("Power spectrum"));
    auto* layout = new QVBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(chart_);
    connect(chart_, &ChartPane::pressed, this, [this] {
        setFocus(Qt::MouseFocusReason);
        if (selection())
            choosePlace(selection()->interval, {selection()->channel});
    });
}

bool SpectrumView::isDecibel() const
{
    return decibel_->isChecked();
}

void SpectrumView::reload()
{
    jobs().cancel();
    spectra_.clear();
    if (!session()) {
        showEmpty(tr("Open a recording to see the spectrum of a trace."));
        return;
    }
    if (!selection()) {
        showEmpty(tr("Select a stretch of a trace: Shift+drag, or choose a burst."));
        return;
    }
    const std::size_t channel = selection()->channel;
    const Channel about = channels()[channel];
    if (about.dimension == Dimension::other) {
        showEmpty(tr("%1 holds no EMG: its spectrum is not taken.").arg(nameOf(channel)));
        return;
    }
    SampleRange range = selectedRange(result().get(), *selection(), about);
    if (selectedBurst(result().get(), *selection()))
        range = engine::spectrumPartOf(range, about.rate);
    const engine::AnalysisSettings settings = session()->settings();
    mains_ = result() ? engine::mainsUsed(*result()) : settings.mains.value_or(50_Hz);
    std::vector<std::pair<std::size_t, Channel>> wanted{{channel, about}};
    if (const auto mirror = mirrorOf(channel))
        wanted.emplace_back(*mirror, channels()[*mirror]);
    const std::shared_ptr<const Recording> recording = session()->shownRecording();
    jobs().start([this, recording, settings, mains = mains_, range,
                  wanted](const std::stop_token&) -> engine::NewestJob::Delivery {
        const engine::WindowReader reader(*recording, settings, mains);
        std::vector<engine::WindowSpectrum> made;
        std::optional<Error> error;
        for (const auto& [index, named] : wanted) {
            auto one = engine::windowSpectrum(reader, named, index, range, settings);
            if (one)
                made.push_back(std::move(*one));
            else if (index == wanted.front().first)
                error = one.error();
        }
        return [this, made = std::move(made), error] { present(made, error); };
    });
}

void SpectrumView::present(std::vector<engine::WindowSpectrum> spectra,
                           const std::optional<Error>& error)
{
    if (error) {
        showEmpty(tr("No spectrum: %1.").arg(text(error->sentence())));
        return;
    }
    spectra_ = std::move(spectra);
    redraw();
}

QString SpectrumView::numbers(const engine::WindowSpectrum& spectrum) const
{
    const QString letter = sideLetter(channels()[spectrum.channel].side);
    if (!spectrum.centre)
        return tr("%1: no mean or median frequency (too short, or the band is too narrow)")
            .arg(letter);
    return tr("%1: mean %2 Hz, median %3 Hz")
        .arg(letter)
        .arg(spectrum.centre->mean.hertz(), 0, 'f', 1)
        .arg(spectrum.centre->median.hertz(), 0, 'f', 1);
}

double SpectrumView::height(double density, const Channel& about) const
{
    const double scale = displayScale(about);
    const double shown = density * scale * scale;
    return isDecibel() ? 10.0 * std::log10(std::max(shown, silence)) : shown;
}

void SpectrumView::redraw()
{
    if (spectra_.empty())
        return;
    const engine::WindowSpectrum& first = spectra_.front();
    const Channel& about = channels()[first.channel];
    const double highest =
        std::min(about.rate.hertz() / 2.0, first.band.lowPass.hertz() * beyondBand);
    chart_->clear();
    chart_->setHorizontal(0.0, highest, tr("Frequency (Hz)"), 12);
    drawSpectra(highest);
    drawMarks(chart_->vertical().min(), chart_->vertical().max());

    const TimeInterval shown{timeOf(first.range.begin, about.rate),
                             timeOf(first.range.end, about.rate)};
    const bool isBurst = selectedBurst(result().get(), *selection()) != nullptr;
    QStringList details;
    for (const engine::WindowSpectrum& each : spectra_)
        details.append(numbers(each));
    details.append(text(session()->filterBadge(first.channel)));
    details.append(tr("Welch, Hann, %1 of %2 ms, %3 Hz a bin")
                       .arg(counted(first.spectrum.segments, tr("1 segment"), tr("%1 segments")))
                       .arg(number(1e3 / first.spectrum.resolution.hertz()))
                       .arg(number(first.spectrum.resolution.hertz())));
    details.append(tr("the band is shaded"));
    if (spectra_.size() == 1)
        details.append(tr("no mirror muscle recorded"));
    showBody(
        tr("%1, %2 %3")
            .arg(nameOf(first.channel), isBurst ? tr("burst") : tr("selection"), spanWords(shown)),
        details.join(QStringLiteral(" \u00b7 ")));
}

void SpectrumView::drawSpectra(double highest)
{
    double most = isDecibel() ? -1e9 : 0.0;
    std::vector<QList<QPointF>> curves;
    for (const engine::WindowSpectrum& each : spectra_) {
        QList<QPointF>& curve = curves.emplace_back();
        for (std::size_t k = 0; k < each.spectrum.density.size(); ++k) {
            const double hertz = each.spectrum.frequency(k).hertz();
            const double y = height(each.spectrum.density[k], channels()[each.channel]);
            curve.append({hertz, y});
            if (hertz <= highest)
                most = std::max(most, y);
        }
    }
    // Put together outside of arg(), which takes a superscript for a digit of its place.
    const QString unit = displayUnit(channels()[spectra_.front().channel]) + QChar(0xB2);
    if (isDecibel()) {
        const double top = std::ceil(most / 5.0) * 5.0;
        chart_->setVertical(top - decibelsShown, top, tr("Power (dB re 1 %1/Hz)").arg(unit));
    } else {
        chart_->setVertical(0.0, most > 0.0 ? 1.08 * most : 1.0, tr("Power (%1/Hz)").arg(unit));
    }
    for (std::size_t k = 0; k < spectra_.size(); ++k) {
        const Channel& about = channels()[spectra_[k].channel];
        chart_->addLine(nameOf(spectra_[k].channel),
                        QPen(colourOf(about.side), k == 0 ? 2.0 : 1.5, styleOf(about)), curves[k]);
    }
}

void SpectrumView::drawMarks(double bottom, double top)
{
    const engine::AnalysisBand& band = spectra_.front().band;
    const double right = chart_->horizontal().max();
    QList<QPointF> lines;
    for (double hertz = mains_.hertz(); hertz < right; hertz += mains_.hertz())
        lines << QPointF(hertz, bottom) << QPointF(hertz, bottom + 0.04 * (top - bottom))
              << QPointF(hertz, bottom);
    chart_->addLine(tr("Mains %1 Hz and multiples").arg(number(mains_.hertz())),
                    QPen(theme().danger, 1.6), lines);
    auto* lower = new QLineSeries;
    auto* upper = new QLineSeries;
    for (const double hertz : {band.highPass.hertz(), band.lowPass.hertz()}) {
        lower->append(hertz, bottom);
        upper->append(hertz, top);
    }
    auto* area = new QAreaSeries(upper, lower);
    lower->setParent(area);
    upper->setParent(area);
    QColor shade = theme().accent;
    shade.setAlpha(18);
    area->setBrush(shade);
    area->setPen(Qt::NoPen);
    area->setName(QString());  // said above the chart: the legend has no room for it
    chart_->add(area);

    struct Mark {
        double hertz;
        QString words;
        QPen pen;
    };
    std::vector<Mark> marks;
    for (const engine::WindowSpectrum& each : spectra_) {
        if (!each.centre)
            continue;
        const Channel& about = channels()[each.channel];
        const QString letter = sideLetter(about.side);
        const QColor colour = colourOf(about.side);
        marks.push_back({each.centre->median.hertz(),
                         tr("%1 median %2").arg(letter).arg(each.centre->median.hertz(), 0, 'f', 1),
                         QPen(colour, 1.4, Qt::DotLine)});
        marks.push_back({each.centre->mean.hertz(),
                         tr("%1 mean %2").arg(letter).arg(each.centre->mean.hertz(), 0, 'f', 1),
                         QPen(colour, 1.4, Qt::DashDotLine)});
    }
    for (const Mark& mark : marks)
        chart_->addLine({}, mark.pen, {{mark.hertz, bottom}, {mark.hertz, top}});
    const QColor paper = theme().paper;
    chart_->paintOver([marks, right, paper](QPainter& painter, const QRectF& plot) {
        QFont small = painter.font();
        small.setPointSizeF(8.0);
        painter.setFont(small);
        const QFontMetricsF metrics(small);
        double y = plot.top() + 2.0;
        for (const Mark& mark : marks) {
            const double x = plot.left() + mark.hertz / right * plot.width() + 4.0;
            const QRectF box(x, y, metrics.horizontalAdvance(mark.words) + 6.0, metrics.height());
            painter.fillRect(box, paper);
            painter.setPen(mark.pen.color());
            painter.drawText(box, Qt::AlignCenter, mark.words);
            y += metrics.height() + 1.0;
        }
    });
}

bool SpectrumView::wantsKey(int key) const
{
    return key == Qt::Key_D || key == Qt::Key_Return || key == Qt::Key_Enter;
}

void SpectrumView::keyPressEvent(QKeyEvent* event)
{
    if (spectra_.empty() || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_D)
        decibel_->toggle();
    else
        choosePlace(selection()->interval, {selection()->channel});
}

QString SpectrumView::copyTable() const
{
    if (spectra_.empty())
        return {};
    QList<QStringList> rows;
    QStringList head{tr("Frequency (Hz)")};
    for (const engine::WindowSpectrum& each : spectra_)
        head.append(
            QStringLiteral("%1 (%2/Hz)")
                .arg(nameOf(each.channel), displayUnit(channels()[each.channel]) + QChar(0xB2)));
    rows.append(head);
    const dsp::Spectrum& first = spectra_.front().spectrum;
    for (std::size_t k = 0; k < first.density.size(); ++k) {
        QStringList row{QString::number(first.frequency(k).hertz(), 'g', 8)};
        for (const engine::WindowSpectrum& each : spectra_) {
            const double scale = displayScale(channels()[each.channel]);
            row.append(QString::number(each.spectrum.density[k] * scale * scale, 'g', 8));
        }
        rows.append(row);
    }
    return tabSeparated(rows);
}

}  // namespace facialis::ui
