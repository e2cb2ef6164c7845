// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace facialis::ui {

/// Eight markers on keys, whose words the user may change, and one of any words. A marker is set at
/// the newest sample, whatever is on the screen.
class MarkerBar final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t count = 8;

    explicit MarkerBar(QWidget* parent = nullptr);

    /// 0 .. count - 1; does nothing where the label is empty.
    void press(std::size_t index);
    /// Moves the keyboard to the line for free words.
    void writeWords();
    /// Shows the labels as lines that can be changed; what is changed stays for other days.
    void setEditing(bool isEditing);
    [[nodiscard]] QString label(std::size_t index) const;
    void setLabel(std::size_t index, const QString& label);

Q_SIGNALS:
    void marked(const QString& words);

private:
    void showLabels();

    std::array<QToolButton*, count> buttons_{};
    std::array<QLineEdit*, count> lines_{};
    bool areNumbersAlone_ = false;  ///< there is no room for the words
    QLineEdit* words_ = nullptr;
    QToolButton* edit_ = nullptr;
};

}  // namespace facialis::ui
