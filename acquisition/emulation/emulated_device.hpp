// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "acquisition/emulation/device_link.hpp"
#include "acquisition/emulation/emulators.hpp"
#include "acquisition/emulation/faults.hpp"
#include "acquisition/emulation/sent_frames.hpp"
#include "acquisition/emulation/signal_feed.hpp"

namespace facialis::acquisition {

struct EmulationOptions {
    FeedOptions feed;
    FaultPlan faults;
    std::vector<double> electrodes;  ///< ohms by input, infinite: off; of those not named 10 k
    std::optional<Duration> length;  ///< of the emulation; empty: until it is stopped
    /// Called with the address of the link each time the device is plugged in again.
    std::function<void(const std::string& address)> replugged;
};

/// What an emulation did.
struct EmulationCounts {
    std::int64_t frames = 0;        ///< made
    std::int64_t struck = 0;        ///< that did not leave whole and once
    std::int64_t overrunBytes = 0;  ///< lost because the line was full or the host did not read
};

/// A device in real time, by the monotonic clock: firmware, muscles under its electrodes, faults,
/// and a line that carries so many bytes a second in batches. One thread runs it.
class EmulatedDevice {
public:
    EmulatedDevice(const EmulatedKind& kind, std::unique_ptr<DeviceLink> link,
                   EmulationOptions options, std::optional<SentFrames> truth);

    /// Returns when `isStopped` or at the end of the options' length.
    /// @errors the scenario cannot be simulated, the truth not written, the line not made again
    [[nodiscard]] Result<EmulationCounts> run(const std::atomic<bool>& isStopped);

private:
    using Time = Duration;  ///< since run() began

    /// Bytes on their way, and the frame they end, if any.
    struct Parcel {
        std::vector<std::uint8_t> bytes;
        std::optional<SentFrame> frame;
        std::size_t begun = 0;  ///< bytes that have left
    };

    Result<void> plugInAndOut(Time now);
    void greetHost(Time now);
    void answer(std::string text);
    Result<void> makeFrames(Time now);
    Result<bool> feedIsReady();
    void makeFrame(std::span<const double> volts, Time streamTime, std::size_t room);
    [[nodiscard]] double bytesPerSecond() const;
    [[nodiscard]] bool isLimited() const { return bytesPerSecond() > 0.0; }
    void send(Time now);
    static void strike(Parcel& parcel, std::string_view fault);
    void dropQueue(std::string_view fault);
    void record(const SentFrame& frame);

    const EmulatedKind& kind_;
    std::unique_ptr<DeviceLink> link_;
    EmulationOptions options_;
    std::optional<SentFrames> truth_;
    std::unique_ptr<DeviceEmulator> device_;
    FaultInjector faults_;
    EmulationCounts counts_;

    std::future<Result<SignalFeed>> preparing_;
    std::optional<SignalFeed> feed_;
    Frequency feedRate_;

    bool isPlugged_ = true, hadHost_ = false;
    Time readyAt_;  ///< end of the boot loader
    std::optional<Time> streamingSince_;
    std::int64_t streamed_ = 0;  ///< frames since then
    std::deque<Parcel> queue_;
    std::size_t queuedBytes_ = 0;
    double allowance_ = 0.0;  ///< bytes the line may carry by now
    Time lastSent_;
};

}  // namespace facialis::acquisition
