// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "data/model/result.hpp"

namespace facialis {

/// Runs `work` in a copy of this process first, with limits on memory and processor time.
///
/// The HDF5 library of the distribution overruns its memory on some damaged files. What would end
/// the program ends only the copy, and the caller gets one clear line instead. The copy is made
/// by fork() while this thread holds HDF5, so that the library is at rest in it.
/// @param work must not throw and must not start threads; its result does not matter, only that it
/// ends
/// @errors `work` crashed, or took more memory or time than any file of its size needs
[[nodiscard]] Result<void> trialRun(const std::string& file, const std::function<void()>& work);

}  // namespace facialis
