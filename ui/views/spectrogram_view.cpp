// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/spectrogram_view.hpp"

#include <algorithm>
#include <cmath>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QValueAxis>

#include "dsp/synchrony/quantile.hpp"
#include "src/session/measures/mains_used.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/views/chart_pane.hpp"
#include "ui/views/colour_bar.hpp"
#include "ui/views/colour_map.hpp"
#include "ui/views/selected_range.hpp"

namespace facialis::ui {
namespace {

constexpr std::size_t mostColumns = 800;
constexpr double widestScale = 60.0;
constexpr double beyondBand = 1.1;

}  // namespace

SpectrogramView::SpectrogramView(QWidget* parent) : MeasureView(tr("Spectrogram"), parent)
{
    chart_ = new ChartPane(&body());
    chart_->setAccessibleName(tr("Power over time and frequency"));
    chart_->horizontal().setGridLineVisible(false);
    chart_->vertical().setGridLineVisible(false);
    bar_ = new ColourBar(&body());
    auto* layout = new QHBoxLayout(&body());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(chart_, 1);
    layout->addWidget(bar_);
    connect(chart_, &ChartPane::pressed, this, [this](QPointF value) {
        setFocus(Qt::MouseFocusReason);
        if (!made_)
            return;
        const double column =
            (value.x() - made_->firstCentre.seconds()) / made_->step.seconds() + 0.5;
        moveCursor(static_cast<std::size_t>(
            std::clamp(column, 0.0, static_cast<double>(made_->columns - 1))));
        jump();
    });
}

void SpectrogramView::reload()
{
    jobs().cancel();
    made_.reset();
    image_ = {};
    if (!session()) {
        showEmpty(tr("Open a recording to see the spectrogram of a trace."));
        return;
    }
    if (!selection()) {
        showEmpty(tr("Select a stretch of a trace: Shift+drag, or choose a burst."));
        return;
    }
    const std::size_t channel = selection()->channel;
    const Channel about = channels()[channel];
    if (about.dimension == Dimension::other) {
        showEmpty(tr("%1 holds no EMG: its spectrogram is not made.").arg(nameOf(channel)));
        return;
    }
    const SampleRange range = selectedRange(result().get(), *selection(), about);
    const engine::AnalysisSettings settings = session()->settings();
    const Frequency mains =
        result() ? engine::mainsUsed(*result()) : settings.mains.value_or(50_Hz);
    const std::shared_ptr<const Recording> recording = session()->shownRecording();
    jobs().start([this, recording, settings, mains, about, channel,
                  range](const std::stop_token& stop) -> engine::NewestJob::Delivery {
        const engine::WindowReader reader(*recording, settings, mains);
        auto made = engine::spectrogram(reader, about, channel, range, settings, mostColumns, stop);
        return [this, made = std::move(made)] {
            if (!made) {
                showEmpty(tr("No spectrogram: %1.").arg(text(made.error().sentence())));
                return;
            }
            made_ = *made;
            cursor_ = 0;
            redraw();
        };
    });
}

std::size_t SpectrogramView::rowsShown() const
{
    const double highest = made_->band.lowPass.hertz() * beyondBand;
    return std::min(made_->rows,
                    static_cast<std::size_t>(std::ceil(highest / made_->resolution.hertz())) + 1);
}

void SpectrogramView::drawImage()
{
    const std::size_t rows = rowsShown();
    std::vector<double> levels;
    for (std::size_t c = 0; c < made_->columns; ++c)
        for (std::size_t r = 1; r < rows; ++r)
            if (std::isfinite(made_->level(c, r)))
                levels.push_back(static_cast<double>(made_->level(c, r)));
    if (levels.empty())
        levels.push_back(0.0);
    high_ = std::ceil(*std::max_element(levels.begin(), levels.end()) / 5.0) * 5.0;
    low_ = std::floor(dsp::quantile(std::move(levels), 0.05) / 5.0) * 5.0;
    low_ = std::clamp(low_, high_ - widestScale, high_ - 5.0);
    image_ = QImage(static_cast<int>(made_->columns), static_cast<int>(rows), QImage::Format_RGB32);
    const QRgb missing = theme().line.rgb();
    for (std::size_t c = 0; c < made_->columns; ++c)
        for (std::size_t r = 0; r < rows; ++r) {
            const double level = (static_cast<double>(made_->level(c, r)) - low_) / (high_ - low_);
            image_.setPixel(static_cast<int>(c), static_cast<int>(rows - 1 - r),
                            levelColour(level, missing));
        }
}

void SpectrogramView::redraw()
{
    if (!made_)
        return;
    drawImage();
    const Channel& about = channels()[made_->channel];
    const TimeInterval shown{timeOf(made_->range.begin, about.rate),
                             timeOf(made_->range.end, about.rate)};
    const double highest = (static_cast<double>(rowsShown()) - 1.0) * made_->resolution.hertz();
    chart_->setHorizontal(shown.onset.seconds(), shown.offset.seconds(),
                          tr("Time from the start of the recording (s)"));
    chart_->setVertical(0.0, highest, tr("Frequency (Hz)"));
    const double pixel = made_->resolution.hertz();
    const TimeInterval columns{
        made_->firstCentre - made_->step * 0.5,
        made_->firstCentre + made_->step * (static_cast<double>(made_->columns) - 0.5)};
    chart_->paintUnder([this, shown, columns, highest, pixel](QPainter& painter,
                                                              const QRectF& plot) {
        const auto x = [&](Duration time) {
            return plot.left() + (time - shown.onset) / shown.length() * plot.width();
        };
        const double half = 0.5 * pixel / highest * plot.height();
        painter.drawImage(QRectF(x(columns.onset), plot.top() - half,
                                 x(columns.offset) - x(columns.onset), plot.height() + 2.0 * half),
                          image_);
    });
    chart_->paintOver([this, shown](QPainter& painter, const QRectF& plot) {
        if (!hasFocus())
            return;
        const Duration at = made_->firstCentre + made_->step * static_cast<double>(cursor_);
        const double x = plot.left() + (at - shown.onset) / shown.length() * plot.width();
        painter.setPen(QPen(theme().paper, 3.0));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(QPen(theme().ink, 1.0));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    });
    const QString unit = QStringLiteral("dB re 1 %1/Hz").arg(displayUnit(about) + QChar(0xB2));
    bar_->setScale(low_, high_, unit);
    showBody(
        tr("%1, %2").arg(nameOf(made_->channel), spanWords(shown)),
        QStringList{reading(), text(session()->filterBadge(made_->channel)),
                    tr("Hann, %1 ms a column, %2 ms steps, %3 Hz a row")
                        .arg(number(made_->segment.milliseconds()),
                             number(made_->step.milliseconds()), number(made_->resolution.hertz()))}
            .join(QStringLiteral(" \u00b7 ")));
}

QString SpectrogramView::reading() const
{
    std::size_t loudest = 0;
    for (std::size_t r = 1; r < made_->rows; ++r)
        if (made_->level(cursor_, r) > made_->level(cursor_, loudest))
            loudest = r;
    const Duration at = made_->firstCentre + made_->step * static_cast<double>(cursor_);
    if (!std::isfinite(made_->level(cursor_, loudest)))
        return tr("%1: samples are missing").arg(seconds(at, 3));
    return tr("%1: strongest at %2 Hz, %3 dB")
        .arg(seconds(at, 3), number(static_cast<double>(loudest) * made_->resolution.hertz()),
             number(static_cast<double>(made_->level(cursor_, loudest))));
}

TimeInterval SpectrogramView::placeOf(std::size_t column) const
{
    const Duration centre = made_->firstCentre + made_->step * static_cast<double>(column);
    return {centre - made_->segment * 0.5, centre + made_->segment * 0.5};
}

void SpectrogramView::moveCursor(std::size_t column)
{
    cursor_ = column;
    redraw();
    chart_->repaintPictures();
}

void SpectrogramView::jump()
{
    choosePlace(placeOf(cursor_), {made_->channel});
}

bool SpectrogramView::wantsKey(int key) const
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Return ||
           key == Qt::Key_Enter;
}

void SpectrogramView::keyPressEvent(QKeyEvent* event)
{
    if (!made_ || !wantsKey(event->key())) {
        MeasureView::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Left)
        moveCursor(cursor_ > 0 ? cursor_ - 1 : 0);
    else if (event->key() == Qt::Key_Right)
        moveCursor(std::min(cursor_ + 1, made_->columns - 1));
    else
        jump();
}

QString SpectrogramView::copyTable() const
{
    if (!made_)
        return {};
    QList<QStringList> rows;
    QStringList head{tr("Time (s)")};
    for (std::size_t r = 0; r < made_->rows; ++r)
        head.append(
            tr("%1 Hz (dB)").arg(number(static_cast<double>(r) * made_->resolution.hertz())));
    rows.append(head);
    for (std::size_t c = 0; c < made_->columns; ++c) {
        const Duration at = made_->firstCentre + made_->step * static_cast<double>(c);
        QStringList row{QString::number(at.seconds(), 'f', 4)};
        for (std::size_t r = 0; r < made_->rows; ++r)
            row.append(QString::number(static_cast<double>(made_->level(c, r)), 'f', 2));
        rows.append(row);
    }
    return tabSeparated(rows);
}

}  // namespace facialis::ui
