// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "src/session/measures/newest_job.hpp"
#include "src/session/review_session.hpp"
#include "ui/panels/review_panel.hpp"

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace facialis::ui {

/// What all views of measures share: a line that says what is shown and how it was made, a row of
/// controls beside it, words where there is nothing to show, and a thread for what takes long.
/// A hidden view does nothing; it catches up when it is shown.
class MeasureView : public ReviewPanel {
    Q_OBJECT
public:
    explicit MeasureView(const QString& name, QWidget* parent = nullptr);
    ~MeasureView() override;

    void setSession(engine::ReviewSession* session) override;
    void setResult(std::shared_ptr<const AnalysisResult> result) override;
    void setSelection(const std::optional<TraceSelection>& selection) override;
    void poll() override;
    [[nodiscard]] bool isSettled() const override;

    /// The numbers shown, as tab-separated lines with a heading; empty where nothing is shown.
    [[nodiscard]] virtual QString copyTable() const = 0;
    /// What is shown, and how it was made.
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] QString details() const { return details_; }
    /// The words in place of a picture; empty while there is one.
    [[nodiscard]] QString emptyWords() const;

protected:
    /// Session, result or selection have changed: compute (in jobs()) and draw.
    virtual void reload() = 0;
    /// false: the view does not look at what is selected in the traces.
    [[nodiscard]] virtual bool usesSelection() const { return false; }
    /// Draws again what is already there, in the colours of now.
    virtual void redraw() = 0;
    /// true: the key is this view's while it has the keyboard, whatever the window does with it.
    [[nodiscard]] virtual bool wantsKey(int key) const = 0;

    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    [[nodiscard]] engine::ReviewSession* session() const { return session_; }
    [[nodiscard]] const std::shared_ptr<const AnalysisResult>& result() const { return result_; }
    [[nodiscard]] const std::optional<TraceSelection>& selection() const { return selection_; }
    [[nodiscard]] engine::NewestJob& jobs() { return jobs_; }
    /// Where a view puts what it draws, and its controls.
    [[nodiscard]] QWidget& body() { return *body_; }
    void addControl(QWidget* control);

    void showEmpty(const QString& words);
    /// @param title    what is shown: channel with side, window
    /// @param details  how: filter, method, main numbers; both are read aloud
    void showBody(const QString& title, const QString& details);
    /// Channel with side and label: "R orbicularis oculi (EMG OOc R)".
    [[nodiscard]] QString nameOf(std::size_t channel) const;
    /// Channels with names of this analysis, or of the file before there is one.
    [[nodiscard]] const std::vector<Channel>& channels() const;
    /// The same muscle on the other side.
    [[nodiscard]] std::optional<std::size_t> mirrorOf(std::size_t channel) const;
    void choosePlace(TimeInterval interval, std::vector<std::size_t> channels);

private:
    void reloadIfSeen();

    engine::ReviewSession* session_ = nullptr;
    std::shared_ptr<const AnalysisResult> result_;
    std::optional<TraceSelection> selection_;
    QString title_, details_;
    bool isStale_ = false;
    QLabel* heading_ = nullptr;
    QHBoxLayout* bar_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QLabel* empty_ = nullptr;
    QWidget* body_ = nullptr;
    engine::NewestJob jobs_;
};

/// Tab-separated text from cells.
[[nodiscard]] QString tabSeparated(const QList<QStringList>& rows);

/// "12.300-12.850 s"
[[nodiscard]] QString spanWords(TimeInterval interval);

}  // namespace facialis::ui
