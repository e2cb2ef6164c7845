// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace facialis {

/// What Frequency, Duration and Voltage share: arithmetic that keeps the unit.
/// A quotient of two quantities of one kind is a plain number; nothing converts by itself.
template <class Self>
class Quantity {
public:
    constexpr Quantity() = default;

    friend constexpr Self operator+(Self a, Self b) { return Self(a.si_ + b.si_); }
    friend constexpr Self operator-(Self a, Self b) { return Self(a.si_ - b.si_); }
    friend constexpr Self operator-(Self a) { return Self(-a.si_); }
    friend constexpr Self operator*(Self a, double factor) { return Self(a.si_ * factor); }
    friend constexpr Self operator*(double factor, Self a) { return Self(a.si_ * factor); }
    friend constexpr Self operator/(Self a, double divisor) { return Self(a.si_ / divisor); }
    friend constexpr double operator/(Self a, Self b) { return a.si_ / b.si_; }
    friend constexpr auto operator<=>(Self a, Self b) { return a.si_ <=> b.si_; }
    friend constexpr bool operator==(Self a, Self b) { return a.si_ == b.si_; }

protected:
    explicit constexpr Quantity(double si) : si_(si) {}
    double si_ = 0.0;
};

/// A rate or a frequency; hertz inside.
class Frequency : public Quantity<Frequency> {
public:
    constexpr Frequency() = default;
    explicit constexpr Frequency(double hertz) : Quantity(hertz) {}
    [[nodiscard]] constexpr double hertz() const { return si_; }
};

/// A length of time, or a time since the first sample of a recording; seconds inside.
class Duration : public Quantity<Duration> {
public:
    constexpr Duration() = default;
    explicit constexpr Duration(double seconds) : Quantity(seconds) {}
    [[nodiscard]] constexpr double seconds() const { return si_; }
    [[nodiscard]] constexpr double milliseconds() const { return si_ * 1e3; }
};

/// An electric potential; volts inside, microvolts on screen.
class Voltage : public Quantity<Voltage> {
public:
    constexpr Voltage() = default;
    explicit constexpr Voltage(double volts) : Quantity(volts) {}
    [[nodiscard]] constexpr double volts() const { return si_; }
    [[nodiscard]] constexpr double microvolts() const { return si_ * 1e6; }
};

/// The sample that is nearest to a time: `round(time * rate)`.
[[nodiscard]] inline std::int64_t sampleAt(Duration time, Frequency rate)
{
    return std::llround(time.seconds() * rate.hertz());
}

/// The time of a sample: `index / rate`.
[[nodiscard]] inline Duration timeOf(std::int64_t sample, Frequency rate)
{
    return Duration(static_cast<double>(sample) / rate.hertz());
}

inline namespace literals {
constexpr Frequency operator""_Hz(long double v)
{
    return Frequency(static_cast<double>(v));
}
constexpr Frequency operator""_Hz(unsigned long long v)
{
    return Frequency(static_cast<double>(v));
}
constexpr Duration operator""_s(long double v)
{
    return Duration(static_cast<double>(v));
}
constexpr Duration operator""_s(unsigned long long v)
{
    return Duration(static_cast<double>(v));
}
constexpr Duration operator""_ms(long double v)
{
    return Duration(static_cast<double>(v) * 1e-3);
}
constexpr Duration operator""_ms(unsigned long long v)
{
    return Duration(static_cast<double>(v) * 1e-3);
}
constexpr Voltage operator""_uV(long double v)
{
    return Voltage(static_cast<double>(v) * 1e-6);
}
constexpr Voltage operator""_uV(unsigned long long v)
{
    return Voltage(static_cast<double>(v) * 1e-6);
}
}  // namespace literals

}  // namespace facialis
