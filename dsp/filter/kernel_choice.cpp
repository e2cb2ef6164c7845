// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/kernel_choice.hpp"

#include <atomic>

namespace facialis::dsp {
namespace {

std::atomic<int> portableAsked{0}, narrowerAsked{0};

bool processorHasAvx2() noexcept
{
#if defined(__x86_64__)
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
#else
    return false;
#endif
}

bool processorHasAvx512() noexcept
{
#if defined(__x86_64__)
    static const bool has = __builtin_cpu_supports("avx512f") != 0;
    return has;
#else
    return false;
#endif
}

}  // namespace

bool hasWideKernels() noexcept
{
    return processorHasAvx2() && portableAsked.load(std::memory_order_relaxed) == 0;
}

bool hasWidestKernels() noexcept
{
    return hasWideKernels() && processorHasAvx512() &&
           narrowerAsked.load(std::memory_order_relaxed) == 0;
}

PortableKernels::PortableKernels() noexcept
{
    ++portableAsked;
}

PortableKernels::~PortableKernels()
{
    --portableAsked;
}

WithoutWidestKernels::WithoutWidestKernels() noexcept
{
    ++narrowerAsked;
}

WithoutWidestKernels::~WithoutWidestKernels()
{
    --narrowerAsked;
}

}  // namespace facialis::dsp
