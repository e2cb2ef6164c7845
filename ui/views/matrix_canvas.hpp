// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QWidget>
#include <vector>

#include "data/knowledge/knowledge_base.hpp"
#include "ui/models/synkinesis_grid.hpp"

namespace facialis::ui {

/// A cell of the matrices.
struct MatrixCell {
    std::size_t block = 0, row = 0, column = 0;
    friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

/// Draws the blocks of the synkinesis matrix beside each other, the patient's right on the left of
/// the screen, and says which cell was pressed. Keys belong to the view around it.
class MatrixCanvas final : public QWidget {
    Q_OBJECT
public:
    explicit MatrixCanvas(QWidget* parent = nullptr);

    void setMatrix(std::shared_ptr<const AnalysisResult> result, const KnowledgeBase* knowledge,
                   std::vector<SynkinesisBlock> blocks);
    void setChosen(MatrixCell cell);
    [[nodiscard]] QRectF cellRect(MatrixCell cell) const;

Q_SIGNALS:
    void cellPressed(std::size_t block, std::size_t row, std::size_t column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF blockRect(std::size_t block) const;
    [[nodiscard]] QString nameOf(std::size_t channel) const;
    void drawBlock(QPainter& painter, std::size_t block) const;
    void drawCell(QPainter& painter, MatrixCell cell) const;
    void drawLegend(QPainter& painter) const;

    std::shared_ptr<const AnalysisResult> result_;
    const KnowledgeBase* knowledge_ = nullptr;
    std::vector<SynkinesisBlock> blocks_;
    MatrixCell chosen_;
};

/// The sign of a verdict: never colour alone.
[[nodiscard]] QString callSign(SynkinesisCall call);
/// "present", "absent", "undecided", "not assessable"
[[nodiscard]] QString callName(SynkinesisCall call);

}  // namespace facialis::ui
