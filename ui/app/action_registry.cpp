// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/action_registry.hpp"

#include <algorithm>
#include <cassert>
#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace facialis::ui {

QString translated(const char* phrase)
{
    return QCoreApplication::translate("Actions", phrase);
}

ActionRegistry::ActionRegistry(QWidget* window, QWidget* traces, QWidget* live) : QObject(window)
{
    for (const ActionSpec& spec : actionSpecs()) {
        auto* action = new QAction(translated(spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.id));
        action->setShortcuts(spec.keys);
        action->setCheckable(spec.isCheckable);
        action->setProperty("accessibleName", translated(spec.accessibleName));
        action->setStatusTip(translated(spec.accessibleName));
        QString tip = translated(spec.accessibleName);
        if (!spec.keys.isEmpty())
            tip +=
                QStringLiteral("  (%1)").arg(spec.keys.front().toString(QKeySequence::NativeText));
        action->setToolTip(tip);
        if (spec.scope == ActionScope::traces) {
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            traces->addAction(action);
        } else if (spec.scope == ActionScope::live) {
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            if (live)
                live->addAction(action);
        } else {
            action->setShortcutContext(Qt::WindowShortcut);
            window->addAction(action);
        }
        actions_.append(action);
    }
}

QAction* ActionRegistry::action(const char* id) const
{
    const auto found = std::ranges::find(actions_, QString::fromLatin1(id), &QObject::objectName);
    assert(found != actions_.end() && "every id is in actionSpecs()");
    return *found;
}

void ActionRegistry::connectTo(const char* id, std::function<void()> what)
{
    connect(action(id), &QAction::triggered, this, [what = std::move(what)] { what(); });
}

void ActionRegistry::connectToggle(const char* id, std::function<void(bool)> what)
{
    connect(action(id), &QAction::toggled, this, [what = std::move(what)](bool on) { what(on); });
}

void ActionRegistry::fillMenus(QMenuBar& bar) const
{
    QMenu* menu = nullptr;
    const char* title = "";
    for (std::size_t i = 0; i < actionSpecs().size(); ++i) {
        const ActionSpec& spec = actionSpecs()[i];
        if (QLatin1String(title) != QLatin1String(spec.menu)) {
            title = spec.menu;
            menu = bar.addMenu(translated(title));
        }
        if (spec.startsGroup)
            menu->addSeparator();
        menu->addAction(actions_[static_cast<qsizetype>(i)]);
    }
}

}  // namespace facialis::ui
