// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/comparison_pane.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/app/elided_label.hpp"
#include "ui/traces/trace_view.hpp"

namespace facialis::ui {

ComparisonPane::ComparisonPane(TraceView* traces, QWidget* parent)
    : QWidget(parent), traces_(traces)
{
    bar_ = new QWidget;
    bar_->setObjectName(QStringLiteral("panelBar"));
    bar_->setAttribute(Qt::WA_StyledBackground);
    title_ = new ElidedLabel;
    title_->setObjectName(QStringLiteral("sectionTitle"));
    title_->setAccessibleName(tr("Which recording this is"));
    auto* row = new QHBoxLayout(bar_);
    row->setContentsMargins(12, 3, 8, 3);
    row->addWidget(title_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(traces_, 1);
    bar_->hide();
}

void ComparisonPane::setTitle(const QString& words)
{
    title_->setText(words);
    bar_->setVisible(!words.isEmpty());
    fitBar();
}

void ComparisonPane::restyle()
{
    fitBar();
    traces_->restyle();
}

void ComparisonPane::fitBar()
{
    // As high with buttons as without: the traces of both stand at one height.
    bar_->setFixedHeight(title_->fontMetrics().height() + 22);
}

void ComparisonPane::hearKeys()
{
    traces_->installEventFilter(this);
}

QString ComparisonPane::title() const
{
    return title_->text();
}

void ComparisonPane::addButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAccessibleName(action->property("accessibleName").toString());
    bar_->layout()->addWidget(button);
}

bool ComparisonPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Left: traces_->scrollBy(-0.1); return true;
    case Qt::Key_Right: traces_->scrollBy(0.1); return true;
    case Qt::Key_PageUp: traces_->scrollBy(-1.0); return true;
    case Qt::Key_PageDown: traces_->scrollBy(1.0); return true;
    case Qt::Key_Home: traces_->toStart(); return true;
    case Qt::Key_End: traces_->toEnd(); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

}  // namespace facialis::ui
