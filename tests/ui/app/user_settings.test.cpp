// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/user_settings.hpp"

#include <catch2/catch.hpp>
#include <QFile>

#include "tests/support/test_data.hpp"

using namespace facialis;
using ui::UserSettings;

namespace {

QString in(const test::TemporaryFolder& folder, const char* name)
{
    return QString::fromStdString(folder.file(name));
}

}  // namespace

TEST_CASE("What was set is there when the program starts again", "[ui][settings]")
{
    const test::TemporaryFolder folder;
    const QString path = in(folder, "new/workstation.ini");
    {
        UserSettings settings(path);
        CHECK(settings.problem().isEmpty());
        CHECK(settings.theme() == ui::ThemeChoice::system);
        CHECK(settings.fontPercent() == 100);
        CHECK(settings.language() == QStringLiteral("system"));
        settings.setTheme(ui::ThemeChoice::dark);
        settings.setFontPercent(130);
        settings.setLanguage(QStringLiteral("de"));
        settings.setLayout(QStringLiteral("window"), QByteArray("\x01\x00\x02", 3));
    }
    const UserSettings settings(path);
    CHECK(settings.problem().isEmpty());
    CHECK(settings.theme() == ui::ThemeChoice::dark);
    CHECK(settings.fontPercent() == 130);
    CHECK(settings.language() == QStringLiteral("de"));
    CHECK(settings.layout(QStringLiteral("window")) == QByteArray("\x01\x00\x02", 3));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther;
    CHECK((QFile::permissions(path) & others) == 0);
}

TEST_CASE("The ten newest files are remembered, each once, until they are to be forgotten",
          "[ui][settings]")
{
    const test::TemporaryFolder folder;
    const QString path = in(folder, "workstation.ini");
    {
        UserSettings settings(path);
        for (int i = 0; i < 13; ++i)
            settings.addRecentFile(QStringLiteral("/patients/%1, second visit.edf").arg(i));
        settings.addRecentFile(QStringLiteral("/patients/8, second visit.edf"));
    }
    UserSettings settings(path);
    const QStringList files = settings.recentFiles();
    REQUIRE(files.size() == UserSettings::mostRecent);
    CHECK(files.front() == QStringLiteral("/patients/8, second visit.edf"));
    CHECK(files[1] == QStringLiteral("/patients/12, second visit.edf"));
    CHECK(files.count(files.front()) == 1);
    settings.forgetRecentFiles();
    CHECK(settings.recentFiles().isEmpty());
    QFile written(path);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK_FALSE(written.readAll().contains("patients"));
}

TEST_CASE("Settings that cannot be read are set aside, said, and replaced by standard ones",
          "[ui][settings]")
{
    const std::string contents[] = {std::string("\x7f"
                                                "ELF\0\1\2 nothing of ours",
                                                22),
                                    "[appearance]\ntheme=dark\n",  // no version
                                    "[file]\nversion=99\n",        // of the future
                                    "<html>not an ini file</html>\n"};
    for (const std::string& content : contents) {
        INFO(content);
        const test::TemporaryFolder folder;
        const QString path = in(folder, "workstation.ini");
        test::writeContent(folder.file("workstation.ini"), content);
        UserSettings settings(path);
        CHECK(settings.problem().contains(path + QStringLiteral(".bad")));
        CHECK(settings.theme() == ui::ThemeChoice::system);
        QFile aside(path + QStringLiteral(".bad"));
        REQUIRE(aside.open(QIODevice::ReadOnly));
        CHECK(aside.readAll().toStdString() == content);
        settings.setFontPercent(120);  // and it goes on with a fresh file
        CHECK(settings.fontPercent() == 120);
    }
}

TEST_CASE("A single value that makes no sense has its standard value", "[ui][settings]")
{
    const test::TemporaryFolder folder;
    test::writeContent(folder.file("workstation.ini"),
                       "[file]\nversion=1\n[appearance]\ntheme=pink\nfont_percent=9999\n"
                       "language=xx\n[recent]\nfiles=relative.edf, /absolute.edf\n");
    const UserSettings settings(in(folder, "workstation.ini"));
    CHECK(settings.problem().isEmpty());
    CHECK(settings.theme() == ui::ThemeChoice::system);
    CHECK(settings.fontPercent() == 100);
    CHECK(settings.language() == QStringLiteral("system"));
    CHECK(settings.recentFiles() == QStringList{QStringLiteral("/absolute.edf")});
}
