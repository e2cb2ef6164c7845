// SPDX-License-Identifier: GPL-3.0-or-later
// Another recording of the patient beside the one under review.
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QSplitter>

#include "ui/app/action_registry.hpp"
#include "ui/app/words.hpp"
#include "ui/main_window.hpp"
#include "ui/panels/comparison_pane.hpp"
#include "ui/shell/comparison.hpp"
#include "ui/traces/trace_view.hpp"
#include "ui/views/comparison_view.hpp"

namespace facialis::ui {

void MainWindow::connectComparison()
{
    auto* figures = qobject_cast<ComparisonView*>(panel(QStringLiteral("comparison")));
    comparison_ = new Comparison(*ownPane_, *comparedPane_, *figures, this);
    actions_->action("go.same_movement")->setIconText(tr("Align"));
    actions_->action("file.end_comparison")->setIconText(tr("End"));
    comparedPane_->addButton(actions_->action("go.same_movement"));
    comparedPane_->addButton(actions_->action("file.end_comparison"));
    ActionRegistry& a = *actions_;
    a.connectTo("file.compare", [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Open another recording of the patient"),
            QFileInfo(text(session_->info().path)).absolutePath(), recordingFilter());
        if (!path.isEmpty())
            static_cast<void>(compareWith(path));
    });
    a.connectTo("file.end_comparison", [this] { comparison_->close(); });
    a.connectTo("go.same_movement", [this] { say(comparison_->alignMovement()); });
    connect(comparison_, &Comparison::changed, this, [this] {
        actions_->action("file.end_comparison")->setEnabled(comparison_->isOpen());
        actions_->action("go.same_movement")->setEnabled(comparison_->isOpen());
        if (auto* panes = qobject_cast<QSplitter*>(ownPane_->parentWidget())) {
            // One reads from before to after.
            panes->insertWidget(comparison_->isOtherBefore() ? 0 : 1, comparedPane_);
            panes->setSizes({panes->width() / 2, panes->width() / 2});
        }
        traces_->setFocus();
    });
}

Result<void> MainWindow::compareWith(const QString& path)
{
    auto opened = comparison_->open(path, *session_);
    if (!opened)
        say(text(opened.error().sentence()));
    else if (!comparison_->note().isEmpty())
        say(comparison_->note());
    else
        say(tr("Both recordings have one gain and one page. D shows the same movement in both."));
    return opened;
}

}  // namespace facialis::ui
