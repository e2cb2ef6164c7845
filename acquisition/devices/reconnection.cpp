// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/devices/reconnection.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace facialis::acquisition {

Reconnection::Reconnection(const DeviceKind& kind, SourceAddress address, OpenLine open)
    : device_(promise_.get_future()),
      thread_([this, &kind, address = std::move(address),
               open = std::move(open)](const std::stop_token& stop) {
          constexpr std::chrono::milliseconds pause(300);
          std::mutex mutex;
          std::condition_variable_any wake;
          std::unique_lock lock(mutex);
          while (!stop.stop_requested()) {
              if (auto device = connectDevice(kind, address, open, stop)) {
                  promise_.set_value(std::move(*device));
                  return;
              }
              wake.wait_for(lock, stop, pause, [] { return false; });
          }
      })
{
}

std::optional<ConnectedDevice> Reconnection::wait(Duration patience)
{
    if (device_.wait_for(std::chrono::duration<double>(patience.seconds())) !=
        std::future_status::ready)
        return std::nullopt;
    return device_.get();
}

}  // namespace facialis::acquisition
