// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/start_time.hpp"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>

namespace facialis {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

year_month_day dateOf(const StartTime& time)
{
    return year_month_day{year{time.year}, month{static_cast<unsigned>(time.month)},
                          day{static_cast<unsigned>(time.day)}};
}

}  // namespace

bool isPossible(const StartTime& time)
{
    return time.month >= 1 && time.day >= 1 && dateOf(time).ok() && time.hour >= 0 &&
           time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0 &&
           time.second < 60 && time.nanosecond >= 0 && time.nanosecond < 1'000'000'000;
}

std::string toIso8601(const StartTime& time)
{
    std::string text = fmt::format("{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}", time.year,
                                   time.month, time.day, time.hour, time.minute, time.second);
    if (time.nanosecond != 0) {
        std::string fraction = fmt::format("{:09d}", time.nanosecond);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        text += "." + fraction;
    }
    if (time.utcOffsetMinutes) {
        const int offset = *time.utcOffsetMinutes;
        const int magnitude = offset < 0 ? -offset : offset;
        text +=
            fmt::format("{}{:02d}:{:02d}", offset < 0 ? '-' : '+', magnitude / 60, magnitude % 60);
    }
    return text;
}

Result<StartTime> startTimeFromIso8601(const std::string& text)
{
    const auto refuse = [&] {
        return failure("'" + text + "' is not a date and time", {},
                       "write it as 2025-01-31T13:45:00.25+01:00");
    };
    StartTime time;
    int used = 0;
    if (std::sscanf(text.c_str(), "%4d-%2d-%2d%*1[T ]%2d:%2d:%2d%n", &time.year, &time.month,
                    &time.day, &time.hour, &time.minute, &time.second, &used) != 6)
        return refuse();
    auto rest = std::string_view(text).substr(static_cast<std::size_t>(used));
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        std::int64_t unit = 100'000'000;
        bool any = false;
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
            time.nanosecond += (rest.front() - '0') * unit;
            unit /= 10;
            any = true;
            rest.remove_prefix(1);
        }
        if (!any)
            return refuse();
    }
    if (rest == "Z") {
        time.utcOffsetMinutes = 0;
    } else if (!rest.empty()) {
        int hours = 0, minutes = 0, consumed = 0;
        const std::string zone(rest.substr(1));
        if ((rest.front() != '+' && rest.front() != '-') ||
            std::sscanf(zone.c_str(), "%2d:%2d%n", &hours, &minutes, &consumed) != 2 ||
            static_cast<std::size_t>(consumed) != zone.size())
            return refuse();
        time.utcOffsetMinutes = (rest.front() == '-' ? -1 : 1) * (hours * 60 + minutes);
    }
    if (!isPossible(time))
        return refuse();
    return time;
}

StartTime shifted(StartTime time, std::int64_t nanoseconds)
{
    using namespace std::chrono;
    constexpr std::int64_t billion = 1'000'000'000;
    std::int64_t total = time.nanosecond + nanoseconds;
    std::int64_t carry = total / billion;
    total %= billion;
    if (total < 0) {
        total += billion;
        --carry;
    }
    const sys_seconds instant = sys_seconds(sys_days(dateOf(time))) + hours(time.hour) +
                                minutes(time.minute) + seconds(time.second + carry);
    const sys_days date = floor<days>(instant);
    const year_month_day calendar{date};
    const hh_mm_ss clock{instant - date};
    time.year = static_cast<int>(calendar.year());
    time.month = static_cast<int>(static_cast<unsigned>(calendar.month()));
    time.day = static_cast<int>(static_cast<unsigned>(calendar.day()));
    time.hour = static_cast<int>(clock.hours().count());
    time.minute = static_cast<int>(clock.minutes().count());
    time.second = static_cast<int>(clock.seconds().count());
    time.nanosecond = total;
    return time;
}

}  // namespace facialis
