// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/action_registry.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <QAction>
#include <QSet>
#include <QWidget>

using namespace facialis::ui;

TEST_CASE("Every action has an id of its own, words, and a name that can be read aloud",
          "[ui][actions]")
{
    QSet<QString> ids;
    for (const ActionSpec& spec : actionSpecs()) {
        INFO(spec.id);
        CHECK_FALSE(ids.contains(QString::fromLatin1(spec.id)));
        ids.insert(QString::fromLatin1(spec.id));
        CHECK(QString::fromUtf8(spec.text).size() > 2);
        CHECK(QString::fromUtf8(spec.menu).startsWith(QLatin1Char('&')));
        CHECK(QString::fromUtf8(spec.accessibleName).size() > 5);
        CHECK_FALSE(QString::fromUtf8(spec.accessibleName).contains(QLatin1Char('&')));
    }
}

TEST_CASE("No two actions listen to the same keys, and every one has keys", "[ui][actions]")
{
    // What is heard in the live examination alone may share a key with the review's traces.
    for (const ActionScope elsewhere : {ActionScope::live, ActionScope::traces}) {
        std::map<QString, std::string> owner;
        for (const ActionSpec& spec : actionSpecs()) {
            INFO(spec.id);
            CHECK_FALSE(spec.keys.isEmpty());
            if (spec.scope == elsewhere)
                continue;
            for (const QKeySequence& key : spec.keys) {
                const QString name = key.toString(QKeySequence::PortableText);
                INFO(name.toStdString() << " belongs to " << owner[name]);
                CHECK(owner[name].empty());
                owner[name] = spec.id;
            }
        }
    }
}

TEST_CASE("Mnemonics are unique inside each menu", "[ui][actions]")
{
    QSet<QString> taken;
    for (const ActionSpec& spec : actionSpecs()) {
        const QString words = QString::fromUtf8(spec.text);
        const auto at = words.indexOf(QLatin1Char('&'));
        INFO(spec.id);
        REQUIRE(at >= 0);
        const QString key =
            QString::fromUtf8(spec.menu) + QLatin1Char(' ') + words.mid(at + 1, 1).toLower();
        CHECK_FALSE(taken.contains(key));
        taken.insert(key);
    }
}

TEST_CASE("A registry makes one action of each row, with its name for screen readers",
          "[ui][actions]")
{
    QWidget window, traces;
    const ActionRegistry registry(&window, &traces);
    REQUIRE(registry.actions().size() == static_cast<qsizetype>(actionSpecs().size()));
    for (const QAction* action : registry.actions()) {
        INFO(action->objectName().toStdString());
        CHECK_FALSE(action->property("accessibleName").toString().isEmpty());
        CHECK_FALSE(action->text().isEmpty());
    }
}
