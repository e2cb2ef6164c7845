// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/sample_dataset.hpp"

#include <cassert>
#include <cstdint>
#include <vector>

namespace facialis {

namespace {

constexpr hsize_t mostColumns = 65536;
constexpr hsize_t mostFrames = hsize_t{1} << 48;

}  // namespace

SampleDataset::SampleDataset(Hdf5Object dataset) : dataset_(std::move(dataset))
{
    const auto refuse = [&](const char* what) {
        throw Hdf5Failure{{what, dataset_.where(), "the file is damaged"}};
    };
    const std::vector<hsize_t> extent = extentOf(dataset_, 2);
    dimensions_ = static_cast<int>(extent.size());
    if (extent[0] > mostFrames || (dimensions_ == 2 && (extent[1] == 0 || extent[1] > mostColumns)))
        refuse("states an impossible size");
    frames_ = static_cast<std::int64_t>(extent[0]);
    columns_ = dimensions_ == 2 ? static_cast<std::size_t>(extent[1]) : 1;

    const Hdf5Handle type(H5Dget_type(dataset_.id()), H5Tclose, "cannot be read", dataset_.where());
    const H5T_class_t kind = H5Tget_class(type.get());
    const std::size_t size = H5Tget_size(type.get());
    isInteger_ = kind == H5T_INTEGER;
    const bool isUnsigned = isInteger_ && H5Tget_sign(type.get()) == H5T_SGN_NONE;
    if ((kind != H5T_INTEGER && kind != H5T_FLOAT) || size > 8 ||
        (isInteger_ && (size > 4 || (isUnsigned && size > 2))))
        refuse("holds numbers of a kind that is not read");

    // A damaged extent must not promise days of zeros that nobody wrote.
    const Hdf5Handle creation(H5Dget_create_plist(dataset_.id()), H5Pclose, "cannot be read",
                              dataset_.where());
    if (H5Pget_nfilters(creation.get()) == 0 &&
        H5Dget_storage_size(dataset_.id()) / size / columns_ < extent[0])
        refuse("states more samples than the file holds");
}

void SampleDataset::readAs(hid_t memoryType, std::size_t column, SampleRange range,
                           void* into) const
{
    assert(range.begin >= 0 && range.end <= frames_ && column < columns_ && "inside the dataset");
    if (range.isEmpty())
        return;
    const std::string where = dataset_.where();
    const Hdf5Handle file(H5Dget_space(dataset_.id()), H5Sclose, "cannot be read", where);
    const hsize_t start[] = {static_cast<hsize_t>(range.begin), column};
    const hsize_t count[] = {static_cast<hsize_t>(range.length()), 1};
    require(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start, nullptr, count, nullptr),
            "cannot be read", where);
    const Hdf5Handle memory(H5Screate_simple(dimensions_, count, nullptr), H5Sclose,
                            "cannot be read", where);
    require(H5Dread(dataset_.id(), memoryType, memory.get(), file.get(), H5P_DEFAULT, into),
            "cannot be read", where);
}

void SampleDataset::read(std::size_t column, SampleRange range, std::span<std::int32_t> into) const
{
    readAs(H5T_NATIVE_INT32, column, range, into.data());
}

void SampleDataset::read(std::size_t column, SampleRange range, std::span<double> into) const
{
    readAs(H5T_NATIVE_DOUBLE, column, range, into.data());
}

}  // namespace facialis
