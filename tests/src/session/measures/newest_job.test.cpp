// SPDX-License-Identifier: GPL-3.0-or-later
#include "src/session/measures/newest_job.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>

using facialis::engine::NewestJob;

namespace {

void deliver(NewestJob& jobs)
{
    for (int k = 0; k < 5000 && jobs.isBusy(); ++k) {
        jobs.poll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace

TEST_CASE("Of several jobs the newest is delivered, once, and the one that runs is stopped",
          "[session][job]")
{
    NewestJob jobs;
    std::atomic<bool> isRunning{false};
    int delivered = 0, last = 0;
    jobs.start([&](std::stop_token stop) -> NewestJob::Delivery {
        isRunning = true;
        while (!stop.stop_requested())
            std::this_thread::yield();
        return [&] { ++delivered; };
    });
    while (!isRunning)
        std::this_thread::yield();
    for (int k = 1; k <= 20; ++k)
        jobs.start([&, k](const std::stop_token&) -> NewestJob::Delivery {
            return [&, k] {
                ++delivered;
                last = k;
            };
        });
    CHECK(jobs.isBusy());
    deliver(jobs);
    CHECK(last == 20);
    CHECK(delivered == 1);
    jobs.poll();
    CHECK(delivered == 1);
}

TEST_CASE("After a cancel nothing runs and nothing is delivered", "[session][job]")
{
    NewestJob jobs;
    std::atomic<int> running{0};
    bool isDelivered = false;
    jobs.start([&](std::stop_token stop) -> NewestJob::Delivery {
        ++running;
        while (!stop.stop_requested())
            std::this_thread::yield();
        --running;
        return [&] { isDelivered = true; };
    });
    while (running == 0)
        std::this_thread::yield();
    jobs.cancel();
    CHECK(running == 0);
    CHECK_FALSE(jobs.isBusy());
    jobs.poll();
    CHECK_FALSE(isDelivered);
}
