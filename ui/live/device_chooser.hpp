// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "src/live/source_offers.hpp"
#include "ui/live/background_task.hpp"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QTimer;

namespace facialis::ui {

/// What to listen to, and where to keep it: ports, streams and simulated patients that are there,
/// an address line for everything else, and a file.
class DeviceChooser final : public QWidget {
    Q_OBJECT
public:
    explicit DeviceChooser(QWidget* parent = nullptr);

    /// Looks for sources again, in the background.
    void refresh();
    [[nodiscard]] bool isLooking() const { return looking_.isRunning(); }
    /// While a source is being opened nothing can be chosen. @param words  empty: not any more
    void setBusy(const QString& words);
    /// Why the last one could not be opened; stays with its line of the list.
    void setProblem(const QString& sentence);
    void setAddress(const QString& address);

    [[nodiscard]] QString address() const;
    /// Empty: nothing is to be kept.
    [[nodiscard]] QString out() const;
    /// File that names the channels; empty: their labels do.
    [[nodiscard]] QString montage() const;
    void setMontage(const QString& path);
    [[nodiscard]] QString problem() const;
    [[nodiscard]] const std::vector<engine::SourceOffer>& offers() const { return offers_; }

Q_SIGNALS:
    void startRequested(const QString& address, const QString& out, const QString& montage);
    void leaveRequested();

private:
    void build();
    void showOffers();
    void chooseRow();
    void chooseKind();
    void showKind();
    void proposeFile();
    void chooseFile();
    void chooseMontage();
    void start();

    std::vector<engine::SourceOffer> offers_;
    std::vector<engine::DeviceOffer> devices_;
    BackgroundTask<std::vector<engine::SourceOffer>> looking_;
    bool isFileChosen_ = false;
    QTimer* timer_ = nullptr;
    QTableWidget* table_ = nullptr;
    QComboBox* kind_ = nullptr;
    QLabel* about_ = nullptr;
    QLineEdit* address_ = nullptr;
    QLineEdit* file_ = nullptr;
    QLineEdit* montage_ = nullptr;
    QPushButton* browseMontage_ = nullptr;
    QCheckBox* isNotKept_ = nullptr;
    QPushButton* browse_ = nullptr;
    QPushButton* back_ = nullptr;
    QPushButton* again_ = nullptr;
    QPushButton* start_ = nullptr;
    QProgressBar* busy_ = nullptr;
    QLabel* said_ = nullptr;
    QString problem_;
};

}  // namespace facialis::ui
