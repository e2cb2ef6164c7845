// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <QObject>
#include <QStringList>
#include <thread>

#include "src/report/output.hpp"

class QTimer;

namespace facialis::ui {

/// Writes one output at a time in a thread of its own; the window's thread only looks.
class OutputJob final : public QObject {
    Q_OBJECT
public:
    explicit OutputJob(QObject* parent = nullptr);
    ~OutputJob() override;

    /// @return false while another output is being written
    bool start(engine::OutputRequest request);
    void cancel();
    [[nodiscard]] bool isBusy() const { return thread_.joinable(); }

Q_SIGNALS:
    void began(const QString& path);
    void progressed(double fraction);
    /// @param remarks  what was left out or could not be carried
    void written(const QString& path, const QStringList& remarks);
    void failed(const QString& sentence);
    void cancelled();

private:
    void look();

    QString path_;
    QTimer* timer_ = nullptr;
    engine::ReadingProgress progress_;
    std::mutex mutex_;  ///< guards the outcome
    std::optional<Result<std::vector<std::string>>> outcome_;
    std::jthread thread_;  ///< last: it uses what stands above
};

}  // namespace facialis::ui
