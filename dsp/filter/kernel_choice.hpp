// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace facialis::dsp {

/// Whether the kernels for AVX2 run: where the processor has it, unless a PortableKernels lives.
/// Both give the same bits.
[[nodiscard]] bool hasWideKernels() noexcept;

/// While one lives, every kernel in the process is the portable one: for tests and measurements
/// that compare the two.
class PortableKernels {
public:
    PortableKernels() noexcept;
    ~PortableKernels();
    PortableKernels(const PortableKernels&) = delete;
    PortableKernels& operator=(const PortableKernels&) = delete;
};

}  // namespace facialis::dsp
