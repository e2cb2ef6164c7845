// SPDX-License-Identifier: GPL-3.0-or-later
// How the choice of a device is put together.
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/app/words.hpp"
#include "ui/live/device_chooser.hpp"

namespace facialis::ui {

void DeviceChooser::build()
{
    auto* outer = new QHBoxLayout(this);
    outer->addStretch(1);
    auto* column = new QWidget;
    column->setMaximumWidth(980);
    outer->addWidget(column, 20);
    outer->addStretch(1);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(10);

    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Live examination"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() + 5.0);
    large.setBold(true);
    title->setFont(large);
    head->addWidget(title);
    head->addStretch(1);
    back_ = new QPushButton(tr("Back"));
    back_->setAccessibleName(tr("Back to the recordings"));
    head->addWidget(back_);
    again_ = new QPushButton(tr("Look again"));
    again_->setAccessibleName(tr("Look for devices and streams again"));
    head->addWidget(again_);
    layout->addLayout(head);

    table_ = new QTableWidget(0, 3);
    table_->setAccessibleName(tr("Devices, streams and simulated patients"));
    table_->setHorizontalHeaderLabels({tr("Source"), tr("What it is"), tr("State")});
    table_->verticalHeader()->hide();
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setWordWrap(true);
    layout->addWidget(table_, 1);

    auto* form = new QGridLayout;
    form->setVerticalSpacing(8);
    const auto row = [&](int at, const QString& words, QWidget* widget) {
        auto* label = new QLabel(words);
        label->setBuddy(widget);
        form->addWidget(label, at, 0, Qt::AlignRight | Qt::AlignVCenter);
        form->addWidget(widget, at, 1);
    };
    kind_ = new QComboBox;
    kind_->setAccessibleName(tr("Kind of device on the port"));
    for (const engine::DeviceOffer& device : devices_)
        kind_->addItem(text(device.title), text(device.scheme));
    row(0, tr("&Kind of device"), kind_);
    about_ = new QLabel;
    about_->setAccessibleName(tr("What the device can do"));
    about_->setWordWrap(true);
    form->addWidget(about_, 1, 1);
    address_ = new QLineEdit;
    address_->setAccessibleName(tr("Address of the source"));
    address_->setPlaceholderText(tr("cyton:/dev/ttyUSB0, lsl:NAME, simulate:hfs?seed=3, …"));
    row(2, tr("&Address"), address_);
    montage_ = new QLineEdit;
    montage_->setAccessibleName(tr("Montage: the file that names the channels"));
    montage_->setPlaceholderText(tr("Muscle and side of each channel; empty: from their labels"));
    row(3, tr("&Montage"), montage_);
    browseMontage_ = new QPushButton(tr("Choose…"));
    browseMontage_->setAccessibleName(tr("Choose the montage"));
    form->addWidget(browseMontage_, 3, 2);
    file_ = new QLineEdit;
    file_->setAccessibleName(tr("File of the recording"));
    row(4, tr("Keep &in"), file_);
    browse_ = new QPushButton(tr("Choose…"));
    browse_->setAccessibleName(tr("Choose the file of the recording"));
    form->addWidget(browse_, 4, 2);
    isNotKept_ = new QCheckBox(tr("Do &not keep the recording"));
    form->addWidget(isNotKept_, 5, 1);
    form->setColumnStretch(1, 1);
    layout->addLayout(form);

    auto* foot = new QHBoxLayout;
    said_ = new QLabel;
    said_->setAccessibleName(tr("State of the choice"));
    said_->setWordWrap(true);
    foot->addWidget(said_, 1);
    busy_ = new QProgressBar;
    busy_->setAccessibleName(tr("The source is being opened"));
    busy_->setRange(0, 0);
    busy_->setFixedWidth(140);
    busy_->hide();
    foot->addWidget(busy_);
    start_ = new QPushButton(tr("&Start"));
    start_->setAccessibleName(tr("Start the examination"));
    start_->setDefault(true);
    foot->addWidget(start_);
    layout->addLayout(foot);
}

}  // namespace facialis::ui
