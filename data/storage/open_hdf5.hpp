// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// The root group of a file opened for reading; holds the file open.
/// @throws Hdf5Failure it is not there, not readable, or no HDF5 file
[[nodiscard]] Hdf5Object openHdf5(const std::string& path);

}  // namespace facialis
