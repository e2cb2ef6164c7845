// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "acquisition/files/xdf/xdf_survey.hpp"
#include "data/model/channel.hpp"

namespace facialis::acquisition {

/// The channels of a numeric stream, without rate and length: labels, units and what is no
/// potential, from the description of the stream.
/// @param stored  what its numbers are stored as
[[nodiscard]] std::vector<Channel> channelsOf(const XdfStream& stream, SampleType stored);

/// Where two channels bear one label, both get the name of their stream in front.
/// @param streamNames  one a channel
void tellApart(std::vector<Channel>& channels, const std::vector<std::string>& streamNames);

}  // namespace facialis::acquisition
