// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/welcome_page.hpp"

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace facialis::ui {
namespace {

QToolButton* buttonOf(QAction* action, QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setText(action->text().remove(QLatin1Char('&')));
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    made->setAccessibleName(action->property("accessibleName").toString());
    // A text that changes brings its mnemonic back.
    QObject::connect(action, &QAction::changed, made,
                     [made, action] { made->setText(action->text().remove(QLatin1Char('&'))); });
    return made;
}

QLabel* words(const QString& text, const char* name, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

}  // namespace

WelcomePage::WelcomePage(QAction* open, QAction* live, QAction* shortcuts, QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Welcome"));
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("welcomePage"));
    page->setAttribute(Qt::WA_StyledBackground);
    problem_ = words({}, "problem", page);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->hide();
    auto* main = buttonOf(open, page);
    main->setObjectName(QStringLiteral("mainButton"));

    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(40, 12, 40, 10);
    layout->addStretch(4);
    layout->addWidget(problem_);
    layout->addSpacing(10);
    layout->addWidget(words(tr("Open a recording to begin"), "pageTitle", page));
    layout->addWidget(
        words(tr("Drag a file here, or choose one. EDF, EDF+, BDF, BrainVision, WFDB, OpenSignals, "
                 "OpenBCI, CSV and Facialis sessions are read; the content decides, not the name."
                 "\nTraces appear at once; bursts, findings and compatible causes follow."),
              "pageWords", page));
    layout->addSpacing(10);
    layout->addWidget(main, 0, Qt::AlignHCenter);
    layout->addWidget(buttonOf(live, page), 0, Qt::AlignHCenter);
    demos_ = new QVBoxLayout;
    layout->addLayout(demos_);
    recent_ = new QVBoxLayout;
    layout->addLayout(recent_);
    layout->addWidget(buttonOf(shortcuts, page), 0, Qt::AlignHCenter);
    layout->addStretch(5);
    layout->addWidget(words(tr("Research software. Findings compatible with, not a diagnosis."),
                            "pageNote", page));
    setWidget(page);
}

void WelcomePage::setDemos(const QList<QAction*>& demos)
{
    demos_->addWidget(words(tr("No recording at hand?"), "pageNote", widget()));
    for (QAction* demo : demos)
        demos_->addWidget(buttonOf(demo, widget()), 0, Qt::AlignHCenter);
}

void WelcomePage::setRecent(const QList<QAction*>& recent)
{
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    bool isAny = false;
    for (QAction* action : recent) {
        if (!action->isVisible())
            continue;
        if (!isAny)
            recent_->addWidget(words(tr("Open again"), "pageNote", widget()));
        isAny = true;
        recent_->addWidget(buttonOf(action, widget()), 0, Qt::AlignHCenter);
    }
}

void WelcomePage::setProblem(const QString& sentence)
{
    problem_->setText(sentence);
    problem_->setAccessibleName(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

QString WelcomePage::problem() const
{
    return problem_->text();
}

}  // namespace facialis::ui
