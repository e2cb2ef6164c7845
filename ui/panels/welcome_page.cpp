// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/welcome_page.hpp"

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/app/theme.hpp"

namespace facialis::ui {

WelcomePage::WelcomePage(QAction* open, QAction* live, QAction* shortcuts, QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setStyleSheet(QStringLiteral("facialis--ui--WelcomePage { background: white; }"));
    auto* title = new QLabel(tr("Open a recording to begin"), this);
    title->setStyleSheet(QStringLiteral("font-size: 20pt; color: %1").arg(theme().ink.name()));
    auto* words =
        new QLabel(tr("Drag a file here, or choose one. EDF, EDF+, BDF, BrainVision, WFDB, "
                      "OpenSignals, OpenBCI, CSV "
                      "and Facialis "
                      "sessions are read; the content decides, not the name.\n"
                      "Traces appear at once; bursts, findings and compatible causes follow."),
                   this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setFixedWidth(560);
    words->setStyleSheet(
        QStringLiteral("color: %1; font-size: 10.5pt").arg(theme().faintInk.name()));
    problem_ = new QLabel(this);
    problem_->setWordWrap(true);
    problem_->setAlignment(Qt::AlignCenter);
    problem_->setMinimumWidth(560);
    problem_->setMaximumWidth(720);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->setStyleSheet(
        QStringLiteral("color: %1; background: #FDF1F2; border: 1px solid #E9B9C0;"
                       "border-radius: 6px; padding: 10px 14px")
            .arg(theme().danger.name()));
    problem_->hide();
    const auto button = [this](QAction* action, bool isMain) {
        auto* made = new QToolButton(this);
        made->setDefaultAction(action);
        made->setText(action->text().remove(QLatin1Char('&')));
        made->setToolButtonStyle(Qt::ToolButtonTextOnly);
        made->setAccessibleName(action->property("accessibleName").toString());
        if (isMain)
            made->setStyleSheet(
                QStringLiteral("QToolButton { background: %1; color: white; padding: 8px 22px;"
                               " font-size: 11pt } QToolButton:hover { background: #174B6E }")
                    .arg(theme().accent.name()));
        return made;
    };
    auto* note =
        new QLabel(tr("Research software. Findings compatible with, not a diagnosis."), this);
    note->setStyleSheet(QStringLiteral("color: %1").arg(theme().faintInk.name()));

    auto* layout = new QVBoxLayout(this);
    layout->addStretch(4);
    layout->addWidget(problem_, 0, Qt::AlignHCenter);
    layout->addSpacing(18);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(words, 0, Qt::AlignHCenter);
    layout->addSpacing(18);
    layout->addWidget(button(open, true), 0, Qt::AlignHCenter);
    layout->addWidget(button(live, false), 0, Qt::AlignHCenter);
    layout->addWidget(button(shortcuts, false), 0, Qt::AlignHCenter);
    layout->addStretch(5);
    layout->addWidget(note, 0, Qt::AlignHCenter);
    layout->addSpacing(10);
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
