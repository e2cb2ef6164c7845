// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "acquisition/files/brainvision/brainvision_header.hpp"

namespace facialis::acquisition {

/// Takes the filters of the amplifier and of the software from the free text below [Comment] and
/// writes them into `prefilter` as they are stated ("Low Cutoff [s] 10, High Cutoff [Hz] 1000").
/// What is not understood is left out: a comment binds nobody.
void readBrainVisionFilters(std::string_view comment, std::vector<BrainVisionChannel>& channels);

}  // namespace facialis::acquisition
