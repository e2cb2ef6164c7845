// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "acquisition/emulation/emulated_device.hpp"
#include "acquisition/emulation/pseudo_terminal.hpp"

namespace facialis::test {

/// An emulated device on a real pseudo-terminal, for as long as this lives.
class EmulatedPort {
public:
    /// @param link  where the port is to be found, also after it was unplugged
    /// @param truth  CSV to be written of what became of each frame; empty: none
    EmulatedPort(std::string_view kind, const std::string& link,
                 acquisition::EmulationOptions options, const std::string& truth = {})
        : link_(link)
    {
        const auto kinds = acquisition::emulatedKinds();
        const auto found =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.name == kind; });
        auto terminal = acquisition::PseudoTerminal::open(link).value();
        std::optional<acquisition::SentFrames> frames;
        if (!truth.empty())
            frames = acquisition::SentFrames::create(truth, 0, Overwrite::refuse).value();
        device_ = std::make_unique<acquisition::EmulatedDevice>(
            *found, std::move(terminal), std::move(options), std::move(frames));
        thread_ = std::thread([this] { outcome_ = device_->run(isStopped_); });
    }
    ~EmulatedPort() { stop(); }
    EmulatedPort(const EmulatedPort&) = delete;
    EmulatedPort& operator=(const EmulatedPort&) = delete;

    [[nodiscard]] const std::string& path() const { return link_; }
    /// The device is no more, and its truth is written.
    void stop()
    {
        isStopped_ = true;
        if (thread_.joinable())
            thread_.join();
    }

private:
    std::string link_;
    std::atomic<bool> isStopped_{false};
    std::unique_ptr<acquisition::EmulatedDevice> device_;
    Result<acquisition::EmulationCounts> outcome_;
    std::thread thread_;
};

}  // namespace facialis::test
