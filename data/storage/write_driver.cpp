// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/write_driver.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <H5FDpublic.h>
#include <unistd.h>

namespace facialis {

namespace {

/// HDF5 sees the first member; the rest is ours.
struct OpenFile {
    H5FD_t base;
    int descriptor;
    haddr_t allocated;  ///< HDF5's end of allocated space
    haddr_t end;        ///< end of the file, as far as HDF5 may know
    MediumFault* fault;
};

/// What the file access property list carries.
struct DriverInfo {
    MediumFault* fault;
};

OpenFile* ours(H5FD_t* file)
{
    return reinterpret_cast<OpenFile*>(file);
}
const OpenFile* ours(const H5FD_t* file)
{
    return reinterpret_cast<const OpenFile*>(file);
}

H5FD_t* openIt(const char* name, unsigned, hid_t access, haddr_t)
{
    const auto* info = static_cast<const DriverInfo*>(H5Pget_driver_info(access));
    if (!info)
        return nullptr;
    const int descriptor = ::open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        info->fault->errorNumber = errno;
        return nullptr;
    }
    return &(new OpenFile{{}, descriptor, 0, 0, info->fault})->base;
}

herr_t closeIt(H5FD_t* file)
{
    OpenFile* open = ours(file);
    if (::close(open->descriptor) != 0 && open->fault->errorNumber == 0)
        open->fault->errorNumber = errno;
    delete open;
    return 0;
}

herr_t features(const H5FD_t*, unsigned long* flags)
{
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
    return 0;
}

haddr_t allocatedEnd(const H5FD_t* file, H5FD_mem_t)
{
    return ours(file)->allocated;
}

herr_t setAllocatedEnd(H5FD_t* file, H5FD_mem_t, haddr_t address)
{
    ours(file)->allocated = address;
    return 0;
}

haddr_t fileEnd(const H5FD_t* file, H5FD_mem_t)
{
    return ours(file)->end;
}

herr_t readIt(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* into)
{
    auto* bytes = static_cast<char*>(into);
    while (size > 0) {
        const ssize_t got =
            ::pread(ours(file)->descriptor, bytes, size, static_cast<off_t>(address));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0) {  // past the end, or never written: zeros, as HDF5 expects
            std::memset(bytes, 0, size);
            break;
        }
        bytes += got;
        address += static_cast<haddr_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return 0;
}

herr_t writeIt(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, const void* from)
{
    OpenFile* open = ours(file);
    open->end = std::max(open->end, address + size);
    const auto* bytes = static_cast<const char*>(from);
    while (size > 0 && open->fault->errorNumber == 0) {
        const ssize_t put = ::pwrite(open->descriptor, bytes, size, static_cast<off_t>(address));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            open->fault->errorNumber = put < 0 ? errno : ENOSPC;
            break;
        }
        bytes += put;
        address += static_cast<haddr_t>(put);
        size -= static_cast<std::size_t>(put);
    }
    return 0;
}

herr_t truncateIt(H5FD_t* file, hid_t, hbool_t)
{
    OpenFile* open = ours(file);
    if (open->end == open->allocated)
        return 0;
    if (open->fault->errorNumber == 0 &&
        ::ftruncate(open->descriptor, static_cast<off_t>(open->allocated)) != 0)
        open->fault->errorNumber = errno;
    open->end = open->allocated;
    return 0;
}

/// Registered once; HDF5 copies the table and keeps it while the program runs.
hid_t driver()
{
    static const hid_t registered = [] {
        H5FD_class_t table{};
        table.name = "facialis_write";
        table.maxaddr = HADDR_MAX / 2;
        table.fc_degree = H5F_CLOSE_WEAK;
        table.fapl_size = sizeof(DriverInfo);
        table.open = openIt;
        table.close = closeIt;
        table.query = features;
        table.get_eoa = allocatedEnd;
        table.set_eoa = setAllocatedEnd;
        table.get_eof = fileEnd;
        table.read = readIt;
        table.write = writeIt;
        table.truncate = truncateIt;
        constexpr H5FD_mem_t map[] = H5FD_FLMAP_DICHOTOMY;
        static_assert(sizeof map == sizeof table.fl_map);
        std::copy(std::begin(map), std::end(map), std::begin(table.fl_map));
        return H5FDregister(&table);
    }();
    return registered;
}

}  // namespace

Hdf5Handle createFile(const std::string& path, MediumFault& fault)
{
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "cannot be created", path);
    const DriverInfo info{&fault};
    require(H5Pset_driver(access.get(), driver(), &info), "cannot be created", path);
    const Hdf5Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "cannot be created", path);
    // The same content must give the same bytes: no times in the file but those we write.
    require(H5Pset_obj_track_times(creation.get(), false), "cannot be created", path);
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.get(), access.get());
    if (file < 0 && fault.errorNumber != 0)
        throw Hdf5Failure{
            {std::string("cannot be written (") + std::strerror(fault.errorNumber) + ")", path,
             "choose another place"}};
    return {file, H5Fclose, "cannot be created", path};
}

}  // namespace facialis
