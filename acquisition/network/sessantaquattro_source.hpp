// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/network/sessantaquattro_protocol.hpp"
#include "acquisition/network/socket.hpp"
#include "acquisition/source.hpp"

namespace facialis::acquisition {

struct SessantaquattroOptions {
    std::string name;  ///< the address it was opened with
    Endpoint listenAt{"127.0.0.1", 45454};
    SessantaquattroSettings settings;
};

/// Waits for a Sessantaquattro to connect (the device is the TCP client), tells it how to measure,
/// and reads its samples. Bipolar and monopolar signals are volts; auxiliary and accessory channels
/// are kept as counts of their own dimension. Nothing numbers the frames: losses are told by the
/// byte rate.
/// @errors the port is taken
[[nodiscard]] Result<std::unique_ptr<Source>> openSessantaquattro(
    const SessantaquattroOptions& options);

}  // namespace facialis::acquisition
