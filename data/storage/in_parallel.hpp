// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

#include "data/model/result.hpp"

namespace facialis {

/// Threads that inParallel() uses, this one included.
[[nodiscard]] inline std::size_t workerCount()
{
    constexpr unsigned most = 8;  // more only wait for memory and the medium
    return std::clamp(std::thread::hardware_concurrency(), 1U, most);
}

/// Runs `work(worker, index)` for every index below `count`, each once, on several threads;
/// `worker` is below workerCount(), and no two calls at one time share it.
/// @param work  must not throw and returns Result<void>
/// @errors the error of the lowest index that has one
template <class Work>
[[nodiscard]] Result<void> inParallel(std::size_t count, const Work& work)
{
    std::vector<Result<void>> outcomes(count);
    std::atomic<std::size_t> next = 0;
    const auto take = [&](std::size_t worker) {
        for (std::size_t index = next++; index < count; index = next++)
            outcomes[index] = work(worker, index);
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t worker = 1; worker < std::min(workerCount(), count); ++worker)
            helpers.emplace_back(take, worker);
        take(0);
    }
    for (Result<void>& outcome : outcomes)
        if (!outcome)
            return std::move(outcome);
    return {};
}

}  // namespace facialis
