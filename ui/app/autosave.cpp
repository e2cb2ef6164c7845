// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/autosave.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThreadPool>
#include <utility>

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

/// One thread: what is asked for later is written later.
QThreadPool& writer()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

}  // namespace

Autosave::Autosave(QString folder) : folder_(std::move(folder)) {}

Autosave::~Autosave()
{
    writer().waitForDone();
}

QString Autosave::pathOf(const std::string& recording) const
{
    // The name of a recording may be that of a patient: it does not stand in the folder.
    const QByteArray name = QFileInfo(text(recording)).absoluteFilePath().toUtf8();
    return folder_ + QLatin1Char('/') +
           QString::fromLatin1(
               QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(32)) +
           QStringLiteral(".review.json");
}

void Autosave::keep(engine::ReviewFile file) const
{
    QDir().mkpath(folder_);
    QFile::setPermissions(folder_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const std::string path = pathOf(file.recording.path).toStdString();
    // A folder that cannot be written leaves the work where it is: in the window.
    writer().start([file = std::move(file), path] {
        if (engine::writeReview(file, path))
            QFile::setPermissions(text(path), QFile::ReadOwner | QFile::WriteOwner);
    });
}

QString Autosave::find(const std::string& recording) const
{
    writer().waitForDone();
    const QString path = pathOf(recording);
    return QFileInfo::exists(path) ? path : QString();
}

void Autosave::drop(const std::string& recording) const
{
    writer().waitForDone();
    QFile::remove(pathOf(recording));
}

}  // namespace facialis::ui
