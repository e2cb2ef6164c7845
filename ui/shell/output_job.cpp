// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/output_job.hpp"

#include <QTimer>

#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

constexpr int pollMilliseconds = 40;

}  // namespace

OutputJob::OutputJob(QObject* parent) : QObject(parent), timer_(new QTimer(this))
{
    connect(timer_, &QTimer::timeout, this, &OutputJob::look);
}

OutputJob::~OutputJob() = default;

bool OutputJob::start(engine::OutputRequest request)
{
    if (isBusy())
        return false;
    path_ = text(request.path);
    progress_.fraction = 0.0;
    outcome_.reset();
    thread_ = std::jthread([this, request = std::move(request)](std::stop_token stop) {
        auto lost = engine::writeOutput(request, std::move(stop), &progress_);
        const std::lock_guard lock(mutex_);
        outcome_ = std::move(lost);
    });
    timer_->start(pollMilliseconds);
    Q_EMIT began(path_);
    return true;
}

void OutputJob::cancel()
{
    thread_.request_stop();
}

void OutputJob::look()
{
    std::optional<Result<std::vector<std::string>>> outcome;
    {
        const std::lock_guard lock(mutex_);
        outcome.swap(outcome_);
    }
    if (!outcome) {
        Q_EMIT progressed(progress_.fraction);
        return;
    }
    timer_->stop();
    const bool wasStopped = thread_.get_stop_token().stop_requested();
    thread_.join();
    if (*outcome) {  // a stop that came too late changes nothing
        QStringList remarks;
        for (const std::string& sentence : **outcome)
            remarks.append(text(sentence));
        Q_EMIT written(path_, remarks);
    } else if (wasStopped) {
        Q_EMIT cancelled();
    } else {
        Q_EMIT failed(text(outcome->error().sentence()));
    }
}

}  // namespace facialis::ui
