// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hdf5.h>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "data/model/result.hpp"

namespace facialis {

/// What the helpers of this folder throw when HDF5 refuses. It never leaves the folder: every
/// public function runs inside guarded(), which turns it into a Result.
struct Hdf5Failure {
    Error error;
};

/// Holds HDF5 for this thread: the packaged serial build knows no threads, so that every call is
/// made under one lock. A thread may hold it several times over, and so may its copy after a
/// fork(). While held, HDF5 prints nothing; what it has to say is read from its stack.
class Hdf5Lock {
public:
    Hdf5Lock();
    ~Hdf5Lock();
    Hdf5Lock(const Hdf5Lock&) = delete;
    Hdf5Lock& operator=(const Hdf5Lock&) = delete;

private:
    H5E_auto2_t printer_ = nullptr;
    void* printerData_ = nullptr;
};

/// Owns one HDF5 identifier and closes it, under the lock, whichever thread lets it go.
class Hdf5Handle {
public:
    using Close = herr_t (*)(hid_t);

    Hdf5Handle() = default;
    /// Takes over what an H5*open or H5*create returned. @throws Hdf5Failure when it is negative
    Hdf5Handle(hid_t id, Close close, const char* what, const std::string& where);
    Hdf5Handle(Hdf5Handle&& other) noexcept
        : id_(std::exchange(other.id_, -1)), close_(other.close_)
    {
    }
    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept
    {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Hdf5Handle() { reset(); }

    [[nodiscard]] hid_t get() const { return id_; }
    /// Closes now. @return false when HDF5 could not
    bool reset();

private:
    hid_t id_ = -1;
    Close close_ = nullptr;
};

/// Throws Hdf5Failure with `what`, HDF5's own reason in brackets, and `where`.
[[noreturn]] void throwHdf5(const std::string& what, const std::string& where,
                            const std::string& remedy = {});

/// Throws like throwHdf5 when `status` is negative.
inline void require(herr_t status, const char* what, const std::string& where)
{
    if (status < 0)
        throwHdf5(what, where);
}

/// Runs `work` under the lock and turns what it throws into an Error: the only way into HDF5.
template <class Work>
auto guarded(const std::string& file, const Work& work) -> Result<std::invoke_result_t<Work>>
{
    const Hdf5Lock lock;
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Hdf5Failure& thrown) {
        return tl::unexpected<Error>(thrown.error);
    } catch (const std::bad_alloc&) {
        return failure("needs more memory than there is", file);
    }
}

}  // namespace facialis
