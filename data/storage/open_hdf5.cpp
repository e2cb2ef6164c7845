// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/open_hdf5.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace facialis {

Hdf5Object openHdf5(const std::string& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw Hdf5Failure{{"is a folder", path, "name a file"}};
    if (::access(path.c_str(), R_OK) != 0)
        throw Hdf5Failure{
            {std::string("cannot be opened (") + std::strerror(errno) + ")", path, {}}};
    if (H5Fis_hdf5(path.c_str()) <= 0)
        throw Hdf5Failure{
            {"is not an HDF5 file", path, "the file may be damaged or of another kind"}};
    // The root group keeps the file open after the handle of the file itself is closed.
    const Hdf5Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose,
                          "cannot be opened", path);
    return {
        {H5Gopen2(file.get(), "/", H5P_DEFAULT), H5Gclose, "cannot be opened", path}, path, "/"};
}

}  // namespace facialis
