// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/simulation/traits.hpp"

#include <algorithm>

#include "acquisition/simulation/portable_math.hpp"

namespace facialis::acquisition {
namespace {

double valueIn(const ConditionRange& range, Random& random)
{
    switch (range.spread) {
    case Spread::even: return random.uniform(range.low, range.high);
    case Spread::byRatio:
        return range.low * portable::exp(random.uniform() * portable::log(range.high / range.low));
    case Spread::whole:
        return range.low + static_cast<double>(
                               random.below(static_cast<std::size_t>(range.high - range.low) + 1));
    }
    return range.low;
}

}  // namespace

double Traits::draw(std::string_view scope, std::string_view name)
{
    Random random = random_.fork(scope).fork(name);
    const double value = valueIn(conditionRange(scope, name), random);
    const bool isKnown = std::any_of(drawn_.begin(), drawn_.end(), [&](const TrueParameter& known) {
        return known.name == name;
    });
    if (!isKnown)
        drawn_.push_back({std::string(name), value});
    return value;
}

double Traits::around(std::string_view scope, std::string_view name, double logSd, Random& random)
{
    const ConditionRange& range = conditionRange(scope, name);
    return std::clamp(draw(scope, name) * random.logNormal(1.0, logSd), range.low, range.high);
}

double Traits::one(std::string_view scope, std::string_view name, Random& random)
{
    return valueIn(conditionRange(scope, name), random);
}

void Traits::note(std::string_view name, std::string_view value)
{
    drawn_.push_back({std::string(name), std::string(value)});
}

}  // namespace facialis::acquisition
