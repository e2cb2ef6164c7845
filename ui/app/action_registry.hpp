// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <vector>

class QAction;
class QMenuBar;
class QToolBar;
class QWidget;

namespace facialis::ui {

/// Where an action's keys are heard.
enum class ActionScope {
    window,  ///< everywhere in the window
    traces,  ///< only while the traces have the focus: arrows and paging mean something else in a
             ///< list
    live,    ///< only in the live examination
};

/// One thing the user can do. Menus, toolbar and the sheet of shortcuts are made from these.
struct ActionSpec {
    const char* id;              ///< stable, dotted: "view.gain_up"
    const char* menu;            ///< untranslated title of its menu
    const char* text;            ///< untranslated, with its & mnemonic
    const char* accessibleName;  ///< untranslated, a whole phrase
    QList<QKeySequence> keys;
    ActionScope scope = ActionScope::window;
    bool isCheckable = false;
    bool startsGroup = false;  ///< a separator stands before it in its menu
};

/// The one list of everything that can be done.
[[nodiscard]] const std::vector<ActionSpec>& actionSpecs();

/// The actions of one window, made from actionSpecs().
class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    /// @param window hears the keys of window-wide actions
    /// @param traces hears those of the traces
    /// @param live   hears those of the live examination; null: none does
    ActionRegistry(QWidget* window, QWidget* traces, QWidget* live = nullptr);

    /// What an action does. Every action of the list must be given something before it is used.
    void connectTo(const char* id, std::function<void()> what);
    void connectToggle(const char* id, std::function<void(bool)> what);

    [[nodiscard]] QAction* action(const char* id) const;
    [[nodiscard]] const QList<QAction*>& actions() const { return actions_; }

    void fillMenus(QMenuBar& bar) const;

private:
    QList<QAction*> actions_;
};

/// A phrase of an ActionSpec in the user's language.
[[nodiscard]] QString translated(const char* phrase);

}  // namespace facialis::ui
