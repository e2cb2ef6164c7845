// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/language.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <vector>

#include "tests/support/test_data.hpp"
#include "ui/app/action_registry.hpp"
#include "ui/app/words.hpp"

using namespace facialis;

namespace {

struct Entry {
    QString source, translation;
    bool isFinished = true;
};

std::vector<Entry> entries()
{
    QFile file(
        QString::fromStdString((test::sourceRoot() / "ui/translations/facialis_de.ts").string()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    std::vector<Entry> all;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == QLatin1String("source")) {
            all.push_back({reader.readElementText(), {}, true});
        } else if (reader.name() == QLatin1String("translation") && !all.empty()) {
            all.back().isFinished = !reader.attributes().hasAttribute(QStringLiteral("type"));
            all.back().translation = reader.readElementText();
        }
    }
    REQUIRE_FALSE(reader.hasError());
    return all;
}

/// "%1", "%2", ... of a text, in order.
QStringList places(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%[0-9n]"));
    QStringList found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// Every text of an action is asked for in German, as long as this lives.
struct German {
    German() { ui::speak(*qApp, QStringLiteral("de")); }
    ~German()
    {
        for (QTranslator* translator : qApp->findChildren<QTranslator*>())
            delete translator;
    }
};

}  // namespace

TEST_CASE("No German word is unfinished", "[ui][language]")
{
    const auto all = entries();
    CHECK(all.size() > 400);
    for (const Entry& entry : all) {
        INFO(entry.source.toStdString());
        CHECK(entry.isFinished);
        CHECK_FALSE(entry.translation.isEmpty());
    }
}

TEST_CASE("A translation has the places, blanks and mnemonics of its source", "[ui][language]")
{
    for (const Entry& entry : entries()) {
        INFO(entry.source.toStdString() << " -> " << entry.translation.toStdString());
        CHECK(places(entry.source) == places(entry.translation));
        CHECK(entry.source.startsWith(QLatin1Char(' ')) ==
              entry.translation.startsWith(QLatin1Char(' ')));
        CHECK(entry.source.endsWith(QLatin1Char(' ')) ==
              entry.translation.endsWith(QLatin1Char(' ')));
        // One mnemonic or none; "R&D" does not occur.
        CHECK(std::min<qsizetype>(1, entry.source.count(QLatin1Char('&'))) ==
              entry.translation.count(QLatin1Char('&')));
    }
}

TEST_CASE("Every action of the menus speaks German", "[ui][language]")
{
    const German german;
    for (const ui::ActionSpec& spec : ui::actionSpecs()) {
        INFO(spec.id);
        CHECK(ui::translated(spec.accessibleName) != QString::fromUtf8(spec.accessibleName));
    }
    CHECK(ui::translated("Open a recording") == QStringLiteral("Eine Aufzeichnung öffnen"));
    CHECK(ui::kindName(BurstKind::spasmClonic) == QStringLiteral("Klonischer Spasmus"));
    CHECK(ui::sideName(Side::left) == QStringLiteral("Links"));
}

TEST_CASE("English stays as it is written, and a language that nobody knows is English",
          "[ui][language]")
{
    ui::speak(*qApp, QStringLiteral("en"));
    CHECK(ui::kindName(BurstKind::blink) == QStringLiteral("Blink"));
    CHECK(ui::languageNames().contains(QStringLiteral("de")));
}
