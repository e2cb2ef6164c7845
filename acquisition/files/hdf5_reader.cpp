// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5: session files, OpenSignals, NWB of other programs. What it holds is found out, and read, in
// a process of its own.
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/foreign_options.hpp"
#include "acquisition/files/reader.hpp"

namespace facialis::acquisition {

Reader hdf5Reader()
{
    return {.name = "HDF5",
            .recognises = isHdf5,
            .open = [](const std::string& path, const OpenOptions& options) {
                return openForeign("HDF5", path, foreignOptions(options));
            }};
}

}  // namespace facialis::acquisition
