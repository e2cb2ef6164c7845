// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/portable_math.hpp"

#include <cmath>
#include <numbers>

namespace facialis::acquisition::portable {
namespace {

// ln 2 in two parts: the first has 21 trailing zero bits, so that n * high is exact.
constexpr double ln2High = 6.93147180369123816490e-01;
constexpr double ln2Low = 1.90821492927058770002e-10;

}  // namespace

double exp(double x)
{
    if (x < -745.0)
        return 0.0;
    const double n = std::floor(x / std::numbers::ln2 + 0.5);
    const double r = (x - n * ln2High) - n * ln2Low;
    // Taylor series in Horner form; |r| <= ln(2)/2, so the 14th term is below 1e-17.
    double sum = 1.0;
    for (int k = 14; k >= 1; --k)
        sum = 1.0 + sum * r / static_cast<double>(k);
    return std::ldexp(sum, static_cast<int>(n));
}

double log(double x)
{
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < std::numbers::sqrt2 / 2.0) {
        mantissa *= 2.0;
        --exponent;
    }
    // log m = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double s2 = s * s;
    constexpr double c[] = {1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9,  1.0 / 11,
                            1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21};
    double sum = 0.0;
    for (int k = 9; k >= 0; --k)
        sum = (sum + c[k]) * s2;
    const double n = static_cast<double>(exponent);
    return n * ln2High + (n * ln2Low + 2.0 * (s + s * sum));
}

double sineOfTurns(double turns)
{
    double u = turns - std::floor(turns + 0.5);  // [-0.5, 0.5)
    if (u > 0.25)
        u = 0.5 - u;
    else if (u < -0.25)
        u = -0.5 - u;
    const double x = 2.0 * std::numbers::pi * u;
    const double x2 = x * x;
    // Taylor series to x^21; |x| <= pi/2.
    double sum = 1.0;
    for (int k = 20; k >= 2; k -= 2)
        sum = 1.0 - sum * x2 / static_cast<double>(k * (k + 1));
    return x * sum;
}

double cosineOfTurns(double turns)
{
    return sineOfTurns(turns + 0.25);
}

}  // namespace facialis::acquisition::portable
