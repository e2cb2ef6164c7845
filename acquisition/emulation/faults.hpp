// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acquisition/simulation/random.hpp"
#include "data/model/result.hpp"
#include "data/model/time_interval.hpp"

namespace facialis::acquisition {

/// What is wrong with an emulated device or its line. Probabilities are 0..1.
struct FaultPlan {
    double lost = 0.0;                     ///< a frame never arrives
    double duplicated = 0.0;               ///< a frame arrives twice
    double corrupted = 0.0;                ///< one byte of a frame is another
    double flipped = 0.0;                  ///< of each byte: one bit is the other
    double lostBytes = 0.0;                ///< of each byte: it is missing
    double duplicatedBytes = 0.0;          ///< of each byte: it comes twice
    std::vector<TimeInterval> silences;    ///< of the stream's time: no frame arrives
    std::vector<TimeInterval> unplugs;     ///< since the emulator began: there is no device
    double rateFactor = 1.0;               ///< the device's clock against a true one
    std::optional<std::string> banner;     ///< what the device answers, whatever it is asked
    std::optional<double> bytesPerSecond;  ///< slow drip: what the line carries
};

/// Adds what `KEY=VALUE` says. @errors an unknown key (all are named), a value out of range
[[nodiscard]] Result<void> addFault(FaultPlan& plan, std::string_view text);

/// All keys, a line each, for --help.
[[nodiscard]] std::string faultHelp();

/// What arrives instead of a frame.
struct DeliveredFrame {
    std::vector<std::uint8_t> bytes;
    std::string faults;  ///< names joined by '+'; empty: none
};

/// Strikes frames. The same plan and seed strike the same frames of a stream in the same way.
class FaultInjector {
public:
    FaultInjector(FaultPlan plan, std::uint64_t seed);

    [[nodiscard]] const FaultPlan& plan() const { return plan_; }
    /// @param at  time of the frame since the stream began, by the device's clock
    [[nodiscard]] DeliveredFrame strike(std::vector<std::uint8_t> frame, Duration at);
    /// @param at  since the emulator began
    [[nodiscard]] bool isUnplugged(Duration at) const;

private:
    void damageBytes(DeliveredFrame& frame);

    FaultPlan plan_;
    Random random_;
};

}  // namespace facialis::acquisition
