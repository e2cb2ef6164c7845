// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// exp, log and sine made of IEEE-exact operations only (+ - * / sqrt, floor, frexp, ldexp).
///
/// The C library picks other kernels on other processors, whose last bits differ; a simulated
/// patient has to be the same, byte for byte, on every machine.
namespace facialis::acquisition::portable {

/// e^x; relative error under 1e-15 for |x| <= 700.
[[nodiscard]] double exp(double x);

/// Natural logarithm of x > 0; error under 1e-15 relative to max(1, |log x|).
[[nodiscard]] double log(double x);

/// sin(2 pi turns); error under 1e-15 for |turns| < 2^30.
[[nodiscard]] double sineOfTurns(double turns);

/// cos(2 pi turns).
[[nodiscard]] double cosineOfTurns(double turns);

}  // namespace facialis::acquisition::portable
