// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/figure.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QPrinter>
#include <QStringList>
#include <QSvgGenerator>
#include <QTableView>

#include "data/model/replace_file.hpp"
#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {
namespace {

constexpr double headerHeight = 40.0;  // logical pixels, two lines

QString tr(const char* source)
{
    return QCoreApplication::translate("Figure", source);
}

/// The traces in the colours of print while it lives.
class OnPaper {
public:
    explicit OnPaper(TraceView& traces) : traces_(traces) {}
    ~OnPaper()
    {
        print_.reset();
        traces_.restyle();
    }
    OnPaper(const OnPaper&) = delete;
    OnPaper& operator=(const OnPaper&) = delete;
    void begin()
    {
        print_.emplace();
        traces_.restyle();
    }

private:
    TraceView& traces_;
    std::optional<PrintColours> print_;
};

QSizeF figureSize(const TraceView& traces)
{
    return QSizeF(traces.size()) + QSizeF(0.0, headerHeight);
}

}  // namespace

QString figureHeader(const TraceView& traces)
{
    const TraceScene& scene = traces.scene();
    QStringList gains;
    for (const GainGroup& gain : scene.gains)
        gains.append(tr("%1 %2/div").arg(number(gain.perDivision.value()), gain.unit));
    return tr("Surface EMG, %1, %2 to %3 of %4")
               .arg(counted(scene.lanes.size(), tr("1 channel"), tr("%1 channels")),
                    seconds(scene.window.onset, 3), seconds(scene.window.offset, 3),
                    spokenDuration(scene.length)) +
           QLatin1Char('\n') +
           QStringList{scene.filterBadge, gains.join(QStringLiteral(", ")),
                       scene.isNegativeUp ? tr("negative up") : tr("positive up"),
                       tr("findings compatible with, not a diagnosis")}
               .join(QStringLiteral("  \u00b7  "));
}

void drawFigure(QPainter& painter, TraceView& traces, const QRectF& into)
{
    OnPaper paper(traces);
    paper.begin();
    const QSizeF size = figureSize(traces);
    const double scale = std::min(into.width() / size.width(), into.height() / size.height());
    painter.save();
    painter.translate(into.topLeft());
    painter.scale(scale, scale);
    painter.fillRect(QRectF(QPointF(0, 0), size), theme().paper);
    painter.setPen(theme().ink);
    QFont font = traces.font();
    font.setPixelSize(12);
    painter.setFont(font);
    painter.drawText(QRectF(8.0, 2.0, size.width() - 16.0, headerHeight - 4.0),
                     Qt::AlignLeft | Qt::AlignVCenter, figureHeader(traces));
    traces.render(&painter, QRectF(QPointF(0.0, headerHeight), QSizeF(traces.size())),
                  traces.viewport()->rect());
    painter.restore();
}

QImage figureImage(TraceView& traces, double pixelRatio)
{
    QImage image((figureSize(traces) * pixelRatio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    QPainter painter(&image);
    drawFigure(painter, traces, QRectF(QPointF(0, 0), figureSize(traces)));
    return image;
}

QByteArray figureSvg(TraceView& traces)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(figureSize(traces).toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), figureSize(traces)));
    generator.setResolution(96);
    generator.setTitle(tr("Surface EMG"));
    QPainter painter(&generator);
    drawFigure(painter, traces, QRectF(QPointF(0, 0), figureSize(traces)));
    painter.end();
    return buffer.data();
}

Result<void> saveFigure(TraceView& traces, const QString& path)
{
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return replaceFile(path.toStdString(), figureSvg(traces).toStdString());
    if (!path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return failure("figures are not written in this format", path.toStdString(),
                       "end the name with .svg or .png");
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    figureImage(traces).save(&buffer, "PNG");
    return replaceFile(path.toStdString(), buffer.data().toStdString());
}

void printFigure(TraceView& traces, QPrinter& printer)
{
    printer.setPageOrientation(QPageLayout::Landscape);
    QPainter painter(&printer);
    drawFigure(
        painter, traces,
        QRectF(QPointF(0, 0), printer.pageLayout().paintRectPixels(printer.resolution()).size()));
}

QString tableText(const QTableView& table)
{
    const QAbstractItemModel& model = *table.model();
    const auto line = [&](const auto& cell) {
        QStringList cells;
        for (int section = 0; section < model.columnCount(); ++section) {
            const int column = table.horizontalHeader()->logicalIndex(section);
            if (!table.isColumnHidden(column))
                cells.append(QString(cell(column)).replace(QLatin1Char('\t'), QLatin1Char(' ')));
        }
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    QString words =
        line([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (int row = 0; row < model.rowCount(); ++row)
        words += line([&](int column) { return model.index(row, column).data().toString(); });
    return words;
}

}  // namespace facialis::ui
