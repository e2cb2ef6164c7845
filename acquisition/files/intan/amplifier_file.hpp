// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "acquisition/files/intan/rhd_header.hpp"
#include "data/model/recording.hpp"

namespace facialis::acquisition {

/// Opens a recording of one file for each kind of signal ("RHD2000 Application Note: Data File
/// Formats", Intan Technologies): amplifier.dat beside a header without samples holds the amplifier
/// channels in turn, 16 bits each at 0.195 uV; time.dat a time stamp of 32 bits a sample. The other
/// kinds are not read, which the warnings say.
/// @param path  of the header, info.rhd
/// @errors no amplifier.dat beside it (what is there instead), nothing in it
[[nodiscard]] Result<std::unique_ptr<Recording>> openAmplifierFile(const std::string& path,
                                                                   const RhdHeader& header);

}  // namespace facialis::acquisition
