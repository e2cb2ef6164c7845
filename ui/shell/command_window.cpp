// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_window.hpp"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "data/model/replace_file.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {

CommandWindow::CommandWindow(engine::Origin origin, QWidget* parent)
    : QDialog(parent), origin_(std::move(origin))
{
    setWindowTitle(tr("The command behind this result"));
    resize(640, 260);
    auto* title = new QLabel(tr("This command gives the same result:"), this);
    command_ = new QPlainTextEdit(this);
    command_->setReadOnly(true);
    command_->setTabChangesFocus(true);
    command_->setAccessibleName(tr("Command"));
    note_ = new QLabel(this);
    note_->setWordWrap(true);
    warning_ = new QLabel(this);
    warning_->setWordWrap(true);
    warning_->hide();
    auto* copyButton = new QPushButton(tr("&Copy"), this);
    copyButton->setAccessibleName(tr("Copy the command"));
    auto* saveButton = new QPushButton(tr("&Save its files…"), this);
    saveButton->setAccessibleName(tr("Save the files that the command reads"));
    auto* closeButton = new QPushButton(tr("C&lose"), this);
    closeButton->setAccessibleName(tr("Close"));
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(copyButton);
    row->addWidget(saveButton);
    row->addWidget(closeButton);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(command_);
    layout->addWidget(note_);
    layout->addWidget(warning_);
    layout->addLayout(row);
    connect(copyButton, &QPushButton::clicked, this, &CommandWindow::copy);
    connect(saveButton, &QPushButton::clicked, this, &CommandWindow::chooseFolder);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::close);
    setFolder(QFileInfo(text(origin_.path)).absolutePath());
    saveButton->setEnabled(!reproduction_.files.empty());
    if (reproduction_.files.empty())
        note_->setText(tr("It needs no other files: all settings are the usual ones."));
}

void CommandWindow::setFolder(const QString& folder)
{
    reproduction_ = engine::reproduce(origin_, folder.toStdString());
    command_->setPlainText(text(reproduction_.command));
    QStringList names;
    for (const engine::NeededFile& file : reproduction_.files)
        names.append(QFileInfo(text(file.path)).fileName());
    note_->setText(tr("It reads %1; save them first.").arg(names.join(QStringLiteral(", "))));
}

void CommandWindow::warn(const QString& sentence)
{
    warning_->setText(sentence);
    warning_->show();
}

QString CommandWindow::command() const
{
    return command_->toPlainText();
}

void CommandWindow::copy()
{
    QGuiApplication::clipboard()->setText(command());
    note_->setText(tr("Copied."));
}

void CommandWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Where the files of the command shall be"), QFileInfo(text(origin_.path)).path());
    if (folder.isEmpty())
        return;
    setFolder(folder);
    saveFiles();
}

bool CommandWindow::saveFiles()
{
    for (const engine::NeededFile& file : reproduction_.files) {
        Result<void> written = checkOutput(file.path, Overwrite::refuse);
        if (written)
            written = replaceFile(file.path, file.content);
        if (!written) {
            note_->setText(text(written.error().sentence()));
            return false;
        }
    }
    note_->setText(tr("Saved. The command can be run now."));
    return true;
}

}  // namespace facialis::ui
