// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/device_chooser.hpp"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

#include "ui/app/theme.hpp"
#include "ui/app/words.hpp"
#include "ui/models/recording_name.hpp"

namespace facialis::ui {

DeviceChooser::DeviceChooser(QWidget* parent) : QWidget(parent), devices_(engine::offeredDevices())
{
    setAccessibleName(tr("Choice of a device"));
    build();
    timer_ = new QTimer(this);
    connect(timer_, &QTimer::timeout, this, [this] {
        if (auto found = looking_.take()) {
            timer_->stop();
            offers_ = std::move(*found);
            showOffers();
        }
    });
    connect(back_, &QPushButton::clicked, this, &DeviceChooser::leaveRequested);
    connect(again_, &QPushButton::clicked, this, &DeviceChooser::refresh);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &DeviceChooser::chooseRow);
    connect(table_, &QTableWidget::itemActivated, this, &DeviceChooser::start);
    connect(kind_, &QComboBox::activated, this, &DeviceChooser::chooseKind);
    connect(address_, &QLineEdit::textChanged, this, &DeviceChooser::proposeFile);
    connect(address_, &QLineEdit::returnPressed, this, &DeviceChooser::start);
    connect(file_, &QLineEdit::textEdited, this, [this] { isFileChosen_ = true; });
    connect(browse_, &QPushButton::clicked, this, &DeviceChooser::chooseFile);
    connect(isNotKept_, &QCheckBox::toggled, this, [this](bool isNotKept) {
        file_->setEnabled(!isNotKept);
        browse_->setEnabled(!isNotKept);
    });
    connect(browseMontage_, &QPushButton::clicked, this, &DeviceChooser::chooseMontage);
    connect(start_, &QPushButton::clicked, this, &DeviceChooser::start);
    proposeFile();
    showKind();
}

void DeviceChooser::refresh()
{
    if (looking_.isRunning())
        return;
    looking_.start([](const std::stop_token& stop) { return engine::offeredSources(stop); });
    again_->setText(tr("Looking…"));
    timer_->start(50);
}

void DeviceChooser::showOffers()
{
    again_->setText(tr("Look again"));
    const QString chosen = address();
    const QSignalBlocker quiet(table_);
    table_->setRowCount(static_cast<int>(offers_.size()));
    int row = 0;
    for (const engine::SourceOffer& offer : offers_) {
        const auto set = [&](int column, const QString& words) {
            auto* item = new QTableWidgetItem(words);
            if (!offer.isUsable)
                item->setForeground(column == 2 ? theme().danger : theme().faintInk);
            item->setToolTip(words);
            table_->setItem(row, column, item);
        };
        set(0, text(offer.title));
        set(1, text(offer.detail));
        set(2, text(offer.health));
        if (text(offer.address) == chosen)
            table_->selectRow(row);
        ++row;
    }
    table_->resizeColumnsToContents();
    if (chosen.isEmpty() && !offers_.empty()) {
        table_->selectRow(0);
        chooseRow();
    }
}

void DeviceChooser::chooseRow()
{
    const int row = table_->currentRow();
    if (row < 0 || row >= static_cast<int>(offers_.size()))
        return;
    const engine::SourceOffer& offer = offers_[static_cast<std::size_t>(row)];
    address_->setText(text(offer.address));
    setProblem({});
    if (!offer.maybe.empty())
        kind_->setCurrentIndex(std::max(0, kind_->findData(text(offer.maybe.front()))));
    showKind();
}

void DeviceChooser::chooseKind()
{
    const int row = table_->currentRow();
    if (row >= 0 && row < static_cast<int>(offers_.size()) &&
        offers_[static_cast<std::size_t>(row)].kind == engine::OfferKind::serialPort)
        address_->setText(kind_->currentData().toString() + QLatin1Char(':') +
                          text(offers_[static_cast<std::size_t>(row)].port));
    showKind();
}

void DeviceChooser::showKind()
{
    const QString scheme = address().section(QLatin1Char(':'), 0, 0);
    const int index = kind_->findData(scheme);
    kind_->setEnabled(index >= 0);
    about_->clear();
    if (index < 0)
        return;
    kind_->setCurrentIndex(index);
    const engine::DeviceOffer& device = devices_[static_cast<std::size_t>(index)];
    QString words = text(device.description);
    if (!device.warning.empty())
        words += QStringLiteral(". ") + text(device.warning);
    about_->setText(words);
}

void DeviceChooser::proposeFile()
{
    showKind();
    if (!isFileChosen_)
        file_->setText(
            QDir::toNativeSeparators(recordingFolder() + QLatin1Char('/') +
                                     recordingName(address(), QDateTime::currentDateTime())));
}

void DeviceChooser::chooseFile()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Keep the recording in"), file_->text(),
                                                tr("Session files (*.nwb)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".nwb")))
        path += QStringLiteral(".nwb");
    isFileChosen_ = true;
    file_->setText(path);
}

void DeviceChooser::chooseMontage()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Name the channels by"),
                                                      montage_->text(), tr("Montages (*.toml)"));
    if (!path.isEmpty())
        montage_->setText(path);
}

void DeviceChooser::start()
{
    if (!start_->isEnabled())
        return;
    if (address().isEmpty()) {
        setProblem(tr("Choose a source, or write its address."));
        return;
    }
    proposeFile();  // the time in the name is that of the start
    if (const QString path = out();
        !path.isEmpty() && !isFileChosen_ && !QDir().mkpath(QFileInfo(path).absolutePath())) {
        setProblem(tr("The folder %1 cannot be made; choose another file")
                       .arg(QFileInfo(path).absolutePath()));
        return;
    }
    Q_EMIT startRequested(address(), out(), montage());
}

void DeviceChooser::setBusy(const QString& words)
{
    const bool isBusy = !words.isEmpty();
    for (QWidget* widget : {static_cast<QWidget*>(table_), static_cast<QWidget*>(address_),
                            static_cast<QWidget*>(start_), static_cast<QWidget*>(again_)})
        widget->setEnabled(!isBusy);
    busy_->setVisible(isBusy);
    if (isBusy)
        setProblem({});
    said_->setText(isBusy ? words : problem_);
}

void DeviceChooser::setProblem(const QString& sentence)
{
    problem_ = sentence;
    QPalette palette = said_->palette();
    palette.setColor(QPalette::WindowText, sentence.isEmpty() ? theme().ink : theme().danger);
    said_->setPalette(palette);
    said_->setText(sentence);
    const int row = table_->currentRow();
    if (!sentence.isEmpty() && row >= 0 && row < static_cast<int>(offers_.size()) &&
        text(offers_[static_cast<std::size_t>(row)].address) == address()) {
        table_->item(row, 2)->setText(sentence);
        table_->item(row, 2)->setForeground(theme().danger);
    }
}

void DeviceChooser::setAddress(const QString& address)
{
    address_->setText(address);
}

QString DeviceChooser::address() const
{
    return address_->text().trimmed();
}

QString DeviceChooser::out() const
{
    return isNotKept_->isChecked() ? QString() : file_->text().trimmed();
}

QString DeviceChooser::montage() const
{
    return montage_->text().trimmed();
}

void DeviceChooser::setMontage(const QString& path)
{
    montage_->setText(path);
}

QString DeviceChooser::problem() const
{
    return problem_;
}

}  // namespace facialis::ui
