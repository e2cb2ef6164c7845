// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/model/result.hpp"
#include "data/model/truth.hpp"

namespace facialis {

/// The contract's truth file, pretty-printed, ending with a newline; the same truth gives the same
/// bytes. `patient` is there when the truth holds it.
[[nodiscard]] std::string toJson(const Truth& truth);

/// Reads a truth file of ours or of another simulator that follows the contract. The older kinds
/// spasm, tonic_spasm, synkinesis, myokymia come back as spasm_clonic, spasm_tonic, synkinetic,
/// myokymic. @errors not there, not JSON, a field missing or of the wrong type (named)
[[nodiscard]] Result<Truth> readTruth(const std::string& path);

}  // namespace facialis
