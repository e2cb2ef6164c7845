// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace facialis::dsp {

/// The discrete Fourier transform of a real signal of one length: X[k] = sum x[n] e^{-2 pi i k n /
/// N}, k = 0 .. N/2. Planned on construction; the plan and its buffers live as long as the object.
/// Objects may be made and used in several threads, one object in one thread at a time.
class RealFft {
public:
    /// @param length  samples; even, at least 2
    explicit RealFft(std::size_t length);
    ~RealFft();
    RealFft(RealFft&&) noexcept;
    RealFft& operator=(RealFft&&) noexcept;

    [[nodiscard]] std::size_t length() const;
    /// Where the signal goes before transform(): length() values, overwritten by nobody else.
    [[nodiscard]] std::span<double> input();
    /// length() / 2 + 1 values, valid until the next call.
    [[nodiscard]] std::span<const std::complex<double>> transform();

private:
    struct Plan;
    std::unique_ptr<Plan> plan_;
};

}  // namespace facialis::dsp
