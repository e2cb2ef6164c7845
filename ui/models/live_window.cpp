// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/live_window.hpp"

#include <algorithm>
#include <cmath>

namespace facialis::ui {
namespace {

constexpr double shortestPage = 0.1, longestPage = 1000.0;

}  // namespace

void LiveWindow::setColumns(std::int64_t columns)
{
    if (columns == columns_)
        return;
    const Duration start = window().onset;
    columns_ = std::max<std::int64_t>(1, columns);
    countColumns();
    drawn_ = end_;
    if (held_)
        holdColumn(std::llround(start / columnWidth()));
}

void LiveWindow::setNow(Duration now)
{
    now_ = now;
    countColumns();
}

void LiveWindow::countColumns()
{
    end_ = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(now_ / columnWidth())));
}

void LiveWindow::zoom(int steps)
{
    OneTwoFive wanted = page_.down(steps);
    wanted = std::clamp(wanted, OneTwoFive::atLeast(shortestPage), OneTwoFive::atMost(longestPage));
    const TimeInterval before = window();
    page_ = wanted;
    countColumns();
    drawn_ = end_;
    if (held_)
        holdAround(before.onset + before.length() / 2.0);
}

void LiveWindow::hold()
{
    if (!held_)
        holdColumn(drawn_ - columns_);
}

void LiveWindow::holdAround(Duration time)
{
    holdColumn(std::llround(time / columnWidth()) - columns_ / 2);
}

void LiveWindow::holdAtStart()
{
    holdColumn(0);
}

void LiveWindow::scrollBy(double pages)
{
    hold();
    holdColumn(*held_ + std::llround(pages * static_cast<double>(columns_)));
}

void LiveWindow::holdColumn(std::int64_t first)
{
    held_ = std::clamp<std::int64_t>(first, 0, std::max<std::int64_t>(0, end_ - columns_));
}

std::int64_t LiveWindow::first() const
{
    if (held_)
        return *held_;
    if (mode_ == LiveMode::roll)
        return std::max<std::int64_t>(0, drawn_ - columns_);
    return drawn_ > 0 ? (drawn_ - 1) / columns_ * columns_ : 0;
}

std::int64_t LiveWindow::cursor() const
{
    return std::clamp<std::int64_t>((held_ ? end_ : drawn_) - first(), 0, columns_);
}

TimeInterval LiveWindow::window() const
{
    const Duration onset = columnWidth() * static_cast<double>(first());
    return {onset, onset + page()};
}

}  // namespace facialis::ui
