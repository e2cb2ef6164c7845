// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/demo_maker.hpp"

#include <QTimer>

#include "src/session/demo_patient.hpp"
#include "ui/app/words.hpp"

namespace facialis::ui {
namespace {

constexpr int pollMilliseconds = 40;

}  // namespace

DemoMaker::DemoMaker(QObject* parent) : QObject(parent), timer_(new QTimer(this))
{
    connect(timer_, &QTimer::timeout, this, &DemoMaker::look);
}

DemoMaker::~DemoMaker() = default;

void DemoMaker::make(const QString& scenario)
{
    if (isBusy())
        return;
    if (!folder_.isValid()) {
        Q_EMIT failed(folder_.errorString());
        return;
    }
    path_ = folder_.filePath(QStringLiteral("simulated-%1.edf").arg(scenario));
    outcome_.reset();
    thread_ = std::jthread([this, name = scenario.toStdString(), path = path_.toStdString()] {
        Result<void> written = engine::writeDemoPatient(name, path);
        const std::lock_guard lock(mutex_);
        outcome_ = std::move(written);
    });
    timer_->start(pollMilliseconds);
}

void DemoMaker::look()
{
    std::optional<Result<void>> outcome;
    {
        const std::lock_guard lock(mutex_);
        outcome.swap(outcome_);
    }
    if (!outcome)
        return;
    timer_->stop();
    thread_.join();
    if (*outcome)
        Q_EMIT made(path_);
    else
        Q_EMIT failed(text(outcome->error().sentence()));
}

}  // namespace facialis::ui
