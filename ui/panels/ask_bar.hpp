// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace facialis::ui {

/// A line at the foot of the window that asks for a few words: a note, a reason, a name. Nothing
/// else is blocked while it asks. Enter takes the words; Escape, which the window hears,
/// lets the question be.
class AskBar final : public QWidget {
    Q_OBJECT
public:
    explicit AskBar(QWidget* parent = nullptr);

    /// @param take  is given the words, trimmed and not empty
    void ask(const QString& question, const QString& words,
             std::function<void(const QString&)> take);
    void dismiss();
    [[nodiscard]] QString question() const;
    [[nodiscard]] QLineEdit* field() const { return field_; }

Q_SIGNALS:
    void closed();  ///< the question was answered or let be

private:
    void accept();

    QLabel* question_ = nullptr;
    QLineEdit* field_ = nullptr;
    std::function<void(const QString&)> take_;
};

}  // namespace facialis::ui
