// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/model/recording.hpp"

namespace facialis::test {

/// 24 s of orbicularis oculi and zygomaticus of both sides at 1000 Hz, in volts: a bed of quiet
/// noise, and on the left a burst of 200 ms every 2 s. Cheap to analyse, the same every time.
[[nodiscard]] std::unique_ptr<Recording> smallPatient(double burstMicrovolts = 200.0);

}  // namespace facialis::test
