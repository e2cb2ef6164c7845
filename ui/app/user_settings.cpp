// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/user_settings.hpp"

#include <algorithm>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include "ui/app/language.hpp"

namespace facialis::ui {
namespace {

constexpr int version = 1;
const QString versionKey = QStringLiteral("file/version");
const QString themeKey = QStringLiteral("appearance/theme");
const QString fontKey = QStringLiteral("appearance/font_percent");
const QString languageKey = QStringLiteral("appearance/language");
const QString recentKey = QStringLiteral("recent/files");
UserSettings* only = nullptr;

/// Reading alone: QSettings would write a file it could not read.
bool isSound(const QString& path)
{
    if (QFileInfo(path).size() > (1 << 20))
        return false;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    if (file.readAll().contains('\0'))
        return false;
    const QSettings settings(path, QSettings::IniFormat);
    bool isNumber = false;
    const int stated = settings.value(versionKey).toInt(&isNumber);
    return settings.status() == QSettings::NoError && isNumber && stated == version;
}

}  // namespace

UserSettings::UserSettings(QString path) : path_(std::move(path))
{
    only = this;
    const bool isThere = QFileInfo::exists(path_) && QFileInfo(path_).size() > 0;
    if (isThere && !isSound(path_)) {
        const QString aside = path_ + QStringLiteral(".bad");
        QFile::remove(aside);
        const bool isKept = QFile::rename(path_, aside);
        problem_ = isKept ? QCoreApplication::translate(
                                "Settings",
                                "The settings could not be read; standard settings are in use. "
                                "The old file is kept as %1.")
                                .arg(aside)
                          : QCoreApplication::translate(
                                "Settings",
                                "The settings %1 could not be read; standard settings are in use, "
                                "and nothing will be kept.")
                                .arg(path_);
        if (!isKept)
            return;
    }
    QDir().mkpath(QFileInfo(path_).absolutePath());
    file_ = std::make_unique<QSettings>(path_, QSettings::IniFormat);
}

UserSettings::~UserSettings()
{
    only = nullptr;
}

QString UserSettings::usualPath()
{
    const QString wished = qEnvironmentVariable("FACIALIS_SETTINGS");
    if (!wished.isEmpty())
        return wished;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/facialis/workstation.ini");
}

UserSettings* UserSettings::instance()
{
    return only;
}

void UserSettings::keep(const QString& key, const QVariant& value)
{
    if (!file_)
        return;
    file_->setValue(versionKey, version);
    file_->setValue(key, value);
    file_->sync();
    QFile::setPermissions(path_, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

ThemeChoice UserSettings::theme() const
{
    return file_ ? themeChoiceFrom(file_->value(themeKey).toString()).value_or(ThemeChoice::system)
                 : ThemeChoice::system;
}

void UserSettings::setTheme(ThemeChoice choice)
{
    keep(themeKey, nameOf(choice));
}

int UserSettings::fontPercent() const
{
    bool isNumber = false;
    const int percent = file_ ? file_->value(fontKey).toInt(&isNumber) : 0;
    return isNumber && percent >= Appearance::smallestPercent &&
                   percent <= Appearance::largestPercent
               ? percent
               : 100;
}

void UserSettings::setFontPercent(int percent)
{
    keep(fontKey, percent);
}

QString UserSettings::language() const
{
    const QString language = file_ ? file_->value(languageKey).toString() : QString();
    return languageNames().contains(language) ? language : QStringLiteral("system");
}

void UserSettings::setLanguage(const QString& language)
{
    keep(languageKey, language);
}

QStringList UserSettings::recentFiles() const
{
    QStringList files = file_ ? file_->value(recentKey).toStringList() : QStringList();
    files.removeDuplicates();
    files.removeIf([](const QString& path) { return !QFileInfo(path).isAbsolute(); });
    return files.mid(0, mostRecent);
}

void UserSettings::addRecentFile(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    keep(recentKey, files.mid(0, mostRecent));
}

void UserSettings::forgetRecentFiles()
{
    keep(recentKey, QStringList());
}

QByteArray UserSettings::layout(const QString& name) const
{
    return file_ ? file_->value(QStringLiteral("layout/") + name).toByteArray() : QByteArray();
}

void UserSettings::setLayout(const QString& name, const QByteArray& state)
{
    keep(QStringLiteral("layout/") + name, state);
}

}  // namespace facialis::ui
