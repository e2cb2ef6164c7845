// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/matrix_canvas.hpp"
#include "ui/views/measure_view.hpp"

class QTextBrowser;

namespace facialis::ui {

/// The synkinesis matrix and what stands behind a cell: trials, lag, crosstalk, strength against
/// the mirror muscle. Arrows move in the matrix; Enter and N show the next trial of the cell in the
/// traces, P the one before.
class SynkinesisMatrixView final : public MeasureView {
    Q_OBJECT
public:
    explicit SynkinesisMatrixView(QWidget* parent = nullptr);

    [[nodiscard]] QString copyTable() const override;
    [[nodiscard]] MatrixCanvas& canvas() { return *canvas_; }
    [[nodiscard]] QTextBrowser& findings() { return *findings_; }
    [[nodiscard]] MatrixCell chosen() const { return chosen_; }
    /// The pair under the cursor; null on the diagonal and where nothing was judged.
    [[nodiscard]] const SynkinesisPair* chosenPair() const;
    void choose(MatrixCell cell);

Q_SIGNALS:
    /// Another pair stands under the cursor (index into the result).
    void pairChosen(std::size_t pair);

protected:
    void reload() override;
    void redraw() override;
    [[nodiscard]] bool wantsKey(int key) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void move(int rows, int columns);
    void step(int direction);
    void chooseFirst();
    [[nodiscard]] QString pairHtml(const SynkinesisPair& pair) const;
    [[nodiscard]] QString strengthWords(const SynkinesisPair& pair) const;
    [[nodiscard]] QString trialRows(const SynkinesisPair& pair) const;

    MatrixCanvas* canvas_ = nullptr;
    QTextBrowser* findings_ = nullptr;
    std::vector<SynkinesisBlock> blocks_;
    MatrixCell chosen_;
    std::optional<std::size_t> trial_;
};

}  // namespace facialis::ui
