// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace facialis::ui {

/// What the colours of an image stand for: an upright bar with a scale.
class ColourBar final : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent = nullptr);
    void setScale(double low, double high, const QString& title);
    [[nodiscard]] QSize sizeHint() const override { return {72, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double low_ = 0.0, high_ = 1.0;
    QString title_;
};

}  // namespace facialis::ui
