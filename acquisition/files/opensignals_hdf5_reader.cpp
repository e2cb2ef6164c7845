// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/file_head.hpp"
#include "acquisition/files/reader.hpp"
#include "data/storage/session_file.hpp"

namespace facialis::acquisition {

Reader openSignalsHdf5Reader()
{
    return {
        .name = "OpenSignals HDF5",
        .recognises = isHdf5,
        .open = [](const std::string& path,
                   const OpenOptions&) { return openOpenSignalsHdf5(path); },
        .confirms =
            [](const std::string& path) { return hdf5Layout(path) == Hdf5Layout::openSignals; }};
}

}  // namespace facialis::acquisition
