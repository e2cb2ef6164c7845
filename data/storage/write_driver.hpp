// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/storage/hdf5_handle.hpp"

namespace facialis {

/// What went wrong on the medium while a file was written: 0, or the errno of the first failure.
struct MediumFault {
    int errorNumber = 0;
};

/// Creates an HDF5 file whose writes may fail without harm.
///
/// HDF5 cannot close a file that cannot be written: it keeps the descriptor (and with it the space
/// of the removed file) and tries again when the program ends. This driver notes the first failed
/// write in `fault` and drops all that follows, so that closing always works; the caller looks at
/// `fault` after every call and gives up. The format of the file is HDF5's default.
/// @param fault must outlive the file
[[nodiscard]] Hdf5Handle createFile(const std::string& path, MediumFault& fault);

}  // namespace facialis
