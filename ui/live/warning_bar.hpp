// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace facialis::ui {

class ElidedLabel;

/// A line above the traces that says what is wrong now. It is there only while something is; the
/// word "Warning" says what it is, colour only repeats it. What does not fit is in its tool tip.
class WarningBar final : public QWidget {
    Q_OBJECT
public:
    explicit WarningBar(QWidget* parent = nullptr);

    /// @param sentences  the most urgent first; none: the line goes
    /// @param isLosing  data are being lost: red
    void show(const QStringList& sentences, bool isLosing);
    /// All words, for a screen reader and for tests; empty: there is no warning.
    [[nodiscard]] QString words() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintState();

    QStringList sentences_;
    bool isLosing_ = false;
    QLabel* count_ = nullptr;
    ElidedLabel* said_ = nullptr;
};

}  // namespace facialis::ui
