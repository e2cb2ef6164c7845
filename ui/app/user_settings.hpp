// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QByteArray>
#include <QString>
#include <QStringList>

#include "ui/app/appearance.hpp"

class QSettings;

namespace facialis::ui {

/// What the user set, kept in an ini file that only they can read (it names files of patients).
/// A file that is not ours, or damaged, is set aside as `FILE.bad`: standard values hold, and
/// problem() says so. A single value that makes no sense is read as its standard value.
class UserSettings {
public:
    /// @param path  may be missing; its folder is made when something is kept
    explicit UserSettings(QString path);
    ~UserSettings();
    UserSettings(const UserSettings&) = delete;
    UserSettings& operator=(const UserSettings&) = delete;

    /// $FACIALIS_SETTINGS, or workstation.ini in the user's configuration folder.
    [[nodiscard]] static QString usualPath();
    /// The one of this program; null where nothing is kept (tests, pictures).
    [[nodiscard]] static UserSettings* instance();

    [[nodiscard]] const QString& path() const { return path_; }
    /// What was wrong with the file, in a sentence; empty: nothing.
    [[nodiscard]] const QString& problem() const { return problem_; }

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] int fontPercent() const;
    void setFontPercent(int percent);
    /// "system", "en" or "de".
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);

    static constexpr int mostRecent = 10;
    /// Newest first; absolute paths, none twice.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void forgetRecentFiles();

    /// Places of windows and splitters, by name.
    [[nodiscard]] QByteArray layout(const QString& name) const;
    void setLayout(const QString& name, const QByteArray& state);

private:
    void keep(const QString& key, const QVariant& value);

    QString path_, problem_;
    std::unique_ptr<QSettings> file_;
};

}  // namespace facialis::ui
