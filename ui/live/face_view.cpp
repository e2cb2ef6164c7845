// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/face_view.hpp"

#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPainterPath>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/live/face_shape.hpp"

namespace facialis::ui {
namespace {

/// From here on a muscle is called active, and from there on it is drawn in full colour.
constexpr double active = 2.0, brightest = 10.0;

QPainterPath areaOf(const FacePlace& place, bool isMirrored)
{
    QPainterPath area;
    const QRectF box(-place.width / 2.0, -place.height / 2.0, place.width, place.height);
    area.addEllipse(box);
    if (place.isRing) {
        QPainterPath hole;
        hole.addEllipse(box.adjusted(place.width * 0.22, place.height * 0.27, -place.width * 0.22,
                                     -place.height * 0.27));
        area = area.subtracted(hole);
    }
    QTransform turn;
    turn.translate(isMirrored ? 1.0 - place.centre.x() : place.centre.x(), place.centre.y());
    turn.rotate(isMirrored ? -place.turn : place.turn);
    return turn.map(area);
}

}  // namespace

FaceView::FaceView(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Face: activity of the muscles"));
}

void FaceView::setChannels(const std::vector<Channel>& channels, const KnowledgeBase& knowledge)
{
    muscles_.clear();
    pairs_.clear();
    activity_.assign(channels.size(), 0.0);
    notInFace_ = 0;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        const auto place = facePlaceOf(channels[c].muscle);
        if (!place || (channels[c].side != Side::left && channels[c].side != Side::right)) {
            ++notInFace_;
            continue;
        }
        const bool isLeft = channels[c].side == Side::left;
        const MuscleEntry* entry = knowledge.muscle(channels[c].muscle);
        muscles_.push_back(
            {c,
             entry ? text(entry->abbreviation) : text(channels[c].label),
             channelName(channels[c], knowledge),
             channels[c].side,
             areaOf(*place, isLeft),
             {isLeft ? 1.0 - place->centre.x() : place->centre.x(), place->centre.y()}});
    }
    describe();
    update();
}

void FaceView::setActivity(std::vector<double> timesRest)
{
    activity_ = std::move(timesRest);
    describe();
    update();
}

void FaceView::setPairs(const std::vector<SynkinesisPair>& pairs)
{
    pairs_.clear();
    std::ranges::copy_if(pairs, std::back_inserter(pairs_), [](const SynkinesisPair& pair) {
        return pair.call == SynkinesisCall::present;
    });
    describe();
    update();
}

void FaceView::describe()
{
    QStringList words;
    for (const Muscle& muscle : muscles_)
        if (muscle.channel < activity_.size() && activity_[muscle.channel] >= active)
            words.append(muscle.name + QLatin1Char(' ') +
                         tr("%1 times rest").arg(number(std::round(activity_[muscle.channel]))));
    setAccessibleDescription(words.isEmpty() ? tr("All muscles are at rest.")
                                             : words.join(QStringLiteral(", ")));
}

QTransform FaceView::toPicture() const
{
    // Words stand above and below.
    const double side = std::max(40.0, std::min(width() - 8.0, height() - 42.0));
    QTransform transform;
    transform.translate((width() - side) / 2.0, 22.0);
    transform.scale(side, side);
    return transform;
}

void FaceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().paper);
    const QTransform transform = toPicture();
    painter.setPen(QPen(theme().faintInk, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(transform.map(faceOutline()));
    drawMuscles(painter, transform);
    drawPairs(painter, transform);
    QFont bold = painter.font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme().right);
    painter.drawText(QRectF(6, 2, width() / 2.0, 20), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("R  patient's right"));
    painter.setPen(theme().left);
    painter.drawText(QRectF(width() / 2.0 - 6, 2, width() / 2.0, 20),
                     Qt::AlignRight | Qt::AlignVCenter, tr("patient's left  L"));
    painter.setFont(font());
    painter.setPen(theme().faintInk);
    QString foot = tr("numbers: times rest");
    if (notInFace_ > 0)
        foot += QStringLiteral("; ") + counted(notInFace_, tr("1 channel has no place here"),
                                               tr("%1 channels have no place here"));
    painter.drawText(QRectF(6, height() - 20.0, width() - 12.0, 18), Qt::AlignCenter, foot);
}

void FaceView::drawMuscles(QPainter& painter, const QTransform& transform) const
{
    QFont small = painter.font();
    small.setPointSizeF(7.5);
    QFont bold = small;
    bold.setBold(true);
    bold.setPointSizeF(9.0);
    for (const Muscle& muscle : muscles_) {
        const double level = muscle.channel < activity_.size() ? activity_[muscle.channel] : 0.0;
        const double share =
            std::clamp(std::log(std::max(level, 1.0)) / std::log(brightest), 0.0, 1.0);
        QColor colour = colourOf(muscle.side);
        colour.setAlphaF(static_cast<float>(0.08 + 0.8 * share));
        const bool isActive = level >= active;
        painter.setPen(QPen(colourOf(muscle.side), isActive ? 2.2 : 1.0,
                            muscle.side == Side::left ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(colour);
        painter.drawPath(transform.map(muscle.area));
        // On a plate of its own: readable on every colour beneath.
        const QString words = isActive ? number(std::round(level)) : muscle.shortName;
        const QFont& used = isActive ? bold : small;
        const QFontMetricsF metrics(used);
        QRectF plate(0, 0, metrics.horizontalAdvance(words) + 6.0, metrics.height());
        plate.moveCenter(transform.map(muscle.centre));
        QColor veil = theme().paper;
        veil.setAlpha(isActive ? 235 : 170);
        painter.setPen(Qt::NoPen);
        painter.setBrush(veil);
        painter.drawRoundedRect(plate, 3.0, 3.0);
        painter.setFont(used);
        painter.setPen(isActive ? theme().ink : theme().faintInk);
        painter.drawText(plate, Qt::AlignCenter, words);
    }
}

void FaceView::drawPairs(QPainter& painter, const QTransform& transform) const
{
    for (const SynkinesisPair& pair : pairs_) {
        const auto driver = std::ranges::find(muscles_, pair.driver, &Muscle::channel);
        const auto follower = std::ranges::find(muscles_, pair.follower, &Muscle::channel);
        if (driver == muscles_.end() || follower == muscles_.end())
            continue;
        const QPointF from = transform.map(driver->centre);
        const QPointF to = transform.map(follower->centre);
        const QPointF along = to - from;
        const QPointF across(-along.y(), along.x());
        const QPointF bend = (from + to) / 2.0 + across * 0.35;
        QPainterPath arc(from);
        arc.quadTo(bend, to);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().paper, 5.0));
        painter.drawPath(arc);
        painter.setPen(QPen(colourOf(BurstKind::synkinetic), 2.5));
        painter.drawPath(arc);
        const double angle = arc.angleAtPercent(0.97);
        painter.save();
        painter.translate(to);
        painter.rotate(-angle);
        painter.setBrush(colourOf(BurstKind::synkinetic));
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(QPolygonF({{0, 0}, {-11, -5}, {-11, 5}}));
        painter.restore();
        painter.setPen(theme().ink);
        const QString share = QStringLiteral("%1/%2").arg(pair.coActivated).arg(pair.trials);
        const QFontMetricsF metrics(painter.font());
        QRectF plate(0, 0, metrics.horizontalAdvance(share) + 6.0, metrics.height());
        plate.moveCenter(arc.pointAtPercent(0.5));
        painter.fillRect(plate, theme().paper);
        painter.drawText(plate, Qt::AlignCenter, share);
    }
}

}  // namespace facialis::ui
