// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/storage/hdf5_handle.hpp"

#include <array>
#include <mutex>

namespace facialis {

namespace {

std::mutex& hdf5Mutex()
{
    static std::mutex mutex;
    return mutex;
}

/// How often this thread holds the lock. Not a recursive mutex: that one knows its owner by the
/// number of the thread, which a fork() changes.
thread_local int held = 0;

/// The innermost entry of the error stack is the cause; the outer ones only say who asked.
herr_t takeInnermost(unsigned depth, const H5E_error2_t* entry, void* into)
{
    if (depth == 0) {
        std::array<char, 200> text{};
        H5Eget_msg(entry->min_num, nullptr, text.data(), text.size());
        *static_cast<std::string*>(into) = text.data();
    }
    return 0;
}

}  // namespace

Hdf5Lock::Hdf5Lock()
{
    if (held++ == 0)
        hdf5Mutex().lock();
    H5Eget_auto2(H5E_DEFAULT, &printer_, &printerData_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Hdf5Lock::~Hdf5Lock()
{
    H5Eset_auto2(H5E_DEFAULT, printer_, printerData_);
    if (--held == 0)
        hdf5Mutex().unlock();
}

Hdf5Handle::Hdf5Handle(hid_t id, Close close, const char* what, const std::string& where)
    : id_(id), close_(close)
{
    if (id < 0)
        throwHdf5(what, where);
}

bool Hdf5Handle::reset()
{
    if (id_ < 0)
        return true;
    const Hdf5Lock lock;
    return close_(std::exchange(id_, -1)) >= 0;
}

void throwHdf5(const std::string& what, const std::string& where, const std::string& remedy)
{
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, takeInnermost, &reason);
    throw Hdf5Failure{{reason.empty() ? what : what + " (HDF5: " + reason + ")", where, remedy}};
}

}  // namespace facialis
