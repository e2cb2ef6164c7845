// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace facialis::test {

/// Counts the calls of operator new, in all threads, from its making on. A program that uses it has
/// a global operator new that counts.
class AllocationCount {
public:
    AllocationCount();
    [[nodiscard]] std::size_t count() const;

private:
    std::size_t before_;
};

}  // namespace facialis::test
