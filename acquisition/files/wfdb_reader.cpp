// SPDX-License-Identifier: GPL-3.0-or-later
// WFDB records (PhysioNet): a header (.hea), files of samples and annotations, whichever of the
// first two is given.
#include "acquisition/files/companion.hpp"
#include "acquisition/files/reader.hpp"
#include "acquisition/files/wfdb/wfdb_recording.hpp"

namespace facialis::acquisition {

Reader wfdbReader()
{
    // Samples may be any bytes: the header beside them tells.
    return {.name = "WFDB",
            .recognises = [](std::span<const std::byte>) { return true; },
            .open =
                [](const std::string& path, const OpenOptions&) {
                    return openWfdb(wfdbHeaderOf(path).value_or(path), path);
                },
            .confirms = [](const std::string& path) { return wfdbHeaderOf(path).has_value(); }};
}

}  // namespace facialis::acquisition
