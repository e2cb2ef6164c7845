// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recording_name.hpp"

#include <QStandardPaths>

namespace facialis::ui {

QString recordingFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
           QStringLiteral("/Facialis");
}

QString recordingName(const QString& address, const QDateTime& now)
{
    const QString kind = address.section(QLatin1Char(':'), 0, 0);
    QString name = now.toString(QStringLiteral("yyyy-MM-dd_HH-mm-ss"));
    bool isPlain = !kind.isEmpty();
    for (const QChar c : kind)
        isPlain = isPlain && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    if (isPlain)
        name += QLatin1Char('_') + kind;
    return name + QStringLiteral(".nwb");
}

}  // namespace facialis::ui
