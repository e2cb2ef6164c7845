// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace facialis::dsp {

/// Whether the kernels for AVX2 run: where the processor has it, unless a PortableKernels lives.
/// Both give the same bits.
[[nodiscard]] bool hasWideKernels() noexcept;

/// Whether the kernels for AVX-512 run: where the processor has it, unless a PortableKernels or a
/// WithoutWidestKernels lives.
[[nodiscard]] bool hasWidestKernels() noexcept;

/// While one lives, every kernel in the process is the portable one: for tests and measurements
/// that compare the two.
class PortableKernels {
public:
    PortableKernels() noexcept;
    ~PortableKernels();
    PortableKernels(const PortableKernels&) = delete;
    PortableKernels& operator=(const PortableKernels&) = delete;
};

/// While one lives, no kernel in the process is wider than those for AVX2; see PortableKernels.
class WithoutWidestKernels {
public:
    WithoutWidestKernels() noexcept;
    ~WithoutWidestKernels();
    WithoutWidestKernels(const WithoutWidestKernels&) = delete;
    WithoutWidestKernels& operator=(const WithoutWidestKernels&) = delete;
};

}  // namespace facialis::dsp
