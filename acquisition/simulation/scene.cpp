// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/scene.hpp"

#include <algorithm>

namespace facialis::acquisition {

void Scene::add(const Activation& activation)
{
    constexpr Duration margin = 30_ms;
    if (activation.onset < margin || activation.onset + activation.length > duration - margin)
        return;
    activations.push_back(activation);
}

bool isFree(const std::vector<TimeInterval>& taken, TimeInterval wanted)
{
    return std::none_of(taken.begin(), taken.end(),
                        [&](const TimeInterval& other) { return other.overlaps(wanted); });
}

}  // namespace facialis::acquisition
