// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traces/viewport.hpp"

#include <algorithm>

namespace facialis::ui {
namespace {

constexpr double shortestPage = 0.01;
constexpr std::size_t longestHistory = 32;
const Duration usualPage(10.0);

}  // namespace

Viewport::Viewport(Duration length)
    : length_(std::max(length, Duration(0.0))), page_(OneTwoFive::atLeast(usualPage.seconds()))
{
    // A short recording fills the page instead of huddling in its corner.
    if (length_ > Duration(0.0) && length_ < usualPage)
        page_ = OneTwoFive::atLeast(std::max(length_.seconds(), shortestPage));
}

Duration Viewport::page() const
{
    if (mayExceed_)
        return exact_.value_or(Duration(page_.value()));
    const Duration whole = std::max(length_, Duration(shortestPage));
    return std::min(Duration(page_.value()), whole);
}

void Viewport::scrollTo(Duration start)
{
    const Duration last = std::max(Duration(0.0), length_ - page());
    start_ = std::clamp(start, Duration(0.0), last);
}

void Viewport::setPage(OneTwoFive page, double anchor)
{
    const OneTwoFive longest = OneTwoFive::atLeast(std::max(length_.seconds(), shortestPage));
    const OneTwoFive shortest = OneTwoFive::atLeast(shortestPage);
    page = std::clamp(page, std::min(shortest, longest), mayExceed_ ? page : longest);
    const Duration fixed = start_ + this->page() * anchor;
    page_ = page;
    exact_.reset();
    scrollTo(fixed - this->page() * anchor);
}

void Viewport::setPage(Duration page)
{
    setPage(OneTwoFive::atLeast(std::max(page.seconds(), shortestPage)), 0.0);
    if (mayExceed_)
        exact_ = std::max(page, Duration(shortestPage));
    scrollTo(start_);
}

void Viewport::showAll()
{
    setPage(OneTwoFive::atLeast(std::max(length_.seconds(), shortestPage)), 0.0);
    toStart();
}

void Viewport::reveal(TimeInterval interval)
{
    const Duration margin = page() * 0.05;
    const TimeInterval comfortable{start_ + margin, start_ + page() - margin};
    if (interval.onset >= comfortable.onset && interval.offset <= comfortable.offset)
        return;
    if (interval.length() > page() - margin * 2.0)
        scrollTo(interval.onset - margin);
    else
        scrollTo((interval.onset + interval.offset) / 2.0 - page() / 2.0);
}

void Viewport::zoomTo(TimeInterval interval)
{
    future_.clear();
    history_.push_back({start_, page_});
    if (history_.size() > longestHistory)
        history_.erase(history_.begin());
    setPage(OneTwoFive::atLeast(std::max(interval.length().seconds(), shortestPage)), 0.5);
    scrollTo((interval.onset + interval.offset) / 2.0 - page() / 2.0);
}

bool Viewport::goBack()
{
    return swapPlace(history_, future_);
}

bool Viewport::goForward()
{
    return swapPlace(future_, history_);
}

bool Viewport::swapPlace(std::vector<Place>& from, std::vector<Place>& to)
{
    if (from.empty())
        return false;
    to.push_back({start_, page_});
    page_ = from.back().page;
    scrollTo(from.back().start);
    from.pop_back();
    return true;
}

}  // namespace facialis::ui
