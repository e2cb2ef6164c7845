// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "acquisition/source.hpp"
#include "acquisition/source_address.hpp"

namespace facialis::acquisition {

constexpr std::array<std::string_view, 4> lslParameters{"type", "host", "markers", "wait"};

/// `lsl:NAME[?type=EMG&markers=NAME&host=192.168.1.10&wait=SECONDS]`; without a name the type must
/// do. @errors those of openLslStream()
[[nodiscard]] Result<std::unique_ptr<Source>> openLsl(const SourceAddress& address);

constexpr std::array<std::string_view, 7> sessantaquattroParameters{
    "host", "rate", "channels", "bits", "gain", "mode", "total"};

/// `sessantaquattro::PORT[?host=0.0.0.0&rate=500|1000|2000|4000&channels=8|16|32|64&bits=16|24
/// &gain=2|4|6|8&mode=0..7&total=N]`: `channels` before bipolar halving, `total` with auxiliary
/// ones. @errors values the device does not have, a port that is taken
[[nodiscard]] Result<std::unique_ptr<Source>> openSessantaquattroAt(const SourceAddress& address);

}  // namespace facialis::acquisition
