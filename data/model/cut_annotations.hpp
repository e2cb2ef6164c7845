// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "data/model/annotation.hpp"

namespace facialis {

/// What was still going on at the end of a recording ends there.
inline void cutAt(Duration end, std::vector<Annotation>& annotations)
{
    for (Annotation& annotation : annotations)
        if (annotation.duration && annotation.onset + *annotation.duration > end)
            annotation.duration = std::max(Duration(0.0), end - annotation.onset);
}

}  // namespace facialis
