// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <QObject>
#include <QTemporaryDir>
#include <thread>

#include "data/model/result.hpp"

class QTimer;

namespace facialis::ui {

/// Makes a simulated patient in a thread and tells the window's thread when it is there. The file
/// lies in a folder that only the user can read and that goes with this object.
class DemoMaker final : public QObject {
    Q_OBJECT
public:
    explicit DemoMaker(QObject* parent = nullptr);
    ~DemoMaker() override;

    /// @param scenario  "hfs", "synkinesis". Does nothing while one is being made.
    void make(const QString& scenario);
    [[nodiscard]] bool isBusy() const { return thread_.joinable(); }

Q_SIGNALS:
    void made(const QString& path);
    void failed(const QString& sentence);

private:
    void look();

    QTemporaryDir folder_;
    QString path_;
    QTimer* timer_ = nullptr;
    std::mutex mutex_;
    std::optional<Result<void>> outcome_;
    std::jthread thread_;  ///< last: it uses what stands above
};

}  // namespace facialis::ui
