// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace facialis::ui {

/// One line of text that gives way: what does not fit ends with an ellipsis and is whole in the
/// tool tip. text() is always the whole.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace facialis::ui
