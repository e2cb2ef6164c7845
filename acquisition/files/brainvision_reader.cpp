// SPDX-License-Identifier: GPL-3.0-or-later
// BrainVision Core Data Format: a header (.vhdr), markers (.vmrk) and samples (.eeg), whichever of
// them is given.
#include "acquisition/files/brainvision/brainvision_recording.hpp"
#include "acquisition/files/companion.hpp"
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

namespace {

Result<std::unique_ptr<Recording>> open(const std::string& path, const OpenOptions&)
{
    if (auto header = brainVisionHeaderOf(path))
        return openBrainVision(*header, path);
    return failure("these markers belong to a BrainVision header that is not beside them", path,
                   "put the .vhdr file into the same folder");
}

}  // namespace

Reader brainVisionReader()
{
    // Samples may be any bytes: the header beside them tells.
    return {.name = "BrainVision",
            .recognises = [](std::span<const std::byte>) { return true; },
            .open = open,
            .confirms =
                [](const std::string& path) {
                    return brainVisionHeaderOf(path).has_value() ||
                           isBrainVisionMarkers(beginningOf(path));
                }};
}

}  // namespace facialis::acquisition
