// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/allocation_count.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations{0};

void* countedOrNull(std::size_t size) noexcept
{
    ++allocations;
    return std::malloc(size > 0 ? size : 1);
}

void* counted(std::size_t size)
{
    void* const memory = countedOrNull(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}

void* countedAligned(std::size_t size, std::align_val_t alignment)
{
    ++allocations;
    const auto step = static_cast<std::size_t>(alignment);
    void* const memory = std::aligned_alloc(step, (size + step) / step * step);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}

}  // namespace

void* operator new(std::size_t size)
{
    return counted(size);
}
void* operator new[](std::size_t size)
{
    return counted(size);
}
// The forms that return null as well: a sanitizer's own would not go through those above, and what
// they allocate is freed below.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return countedOrNull(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept
{
    return countedOrNull(size);
}
void* operator new(std::size_t size, std::align_val_t alignment)
{
    return countedAligned(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment)
{
    return countedAligned(size, alignment);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept
{
    std::free(memory);
}

namespace facialis::test {

AllocationCount::AllocationCount() : before_(allocations) {}

std::size_t AllocationCount::count() const
{
    return allocations - before_;
}

}  // namespace facialis::test
