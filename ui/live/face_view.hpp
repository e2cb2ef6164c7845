// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QPainterPath>
#include <QWidget>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "data/model/channel.hpp"
#include "data/model/synkinesis_pair.hpp"

namespace facialis::ui {

/// A face as the examiner sees the patient: the patient's right is at the left of the picture, and
/// both are written there. Muscles light up with their activity, which stands there as a number
/// (times rest), too; an arc with an arrow joins pairs that are called synkinetic.
class FaceView final : public QWidget {
    Q_OBJECT
public:
    explicit FaceView(QWidget* parent = nullptr);

    /// @param knowledge outlives the view's use of it
    void setChannels(const std::vector<Channel>& channels, const KnowledgeBase& knowledge);
    /// By channel: times rest; 0: unknown.
    void setActivity(std::vector<double> timesRest);
    void setPairs(const std::vector<SynkinesisPair>& pairs);

    [[nodiscard]] QSize sizeHint() const override { return {300, 320}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Muscle {
        std::size_t channel = 0;
        QString shortName, name;
        std::optional<Side> side;
        QPainterPath area;  ///< unit square
        QPointF centre;
    };
    [[nodiscard]] QTransform toPicture() const;
    void drawMuscles(QPainter& painter, const QTransform& transform) const;
    void drawPairs(QPainter& painter, const QTransform& transform) const;
    void describe();

    std::vector<Muscle> muscles_;
    std::vector<double> activity_;
    std::vector<SynkinesisPair> pairs_;
    std::size_t notInFace_ = 0;
};

}  // namespace facialis::ui
