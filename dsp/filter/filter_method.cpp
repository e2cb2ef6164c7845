// SPDX-License-Identifier: GPL-3.0-or-later
#include "dsp/filter/filter_method.hpp"

#include <array>

namespace facialis::dsp {

// NOLINTNEXTLINE(bugprone-macro-parentheses): a declared name stands in none
#define FILTER(method) extern const FilterMethod method;
#include "dsp/filter/filter_list.def"
#undef FILTER

namespace {

constexpr std::array filterList{
#define FILTER(method) &(method),
#include "dsp/filter/filter_list.def"
#undef FILTER
};

}  // namespace

std::span<const FilterMethod* const> filterMethods()
{
    return filterList;
}

const FilterMethod* findFilterMethod(std::string_view name)
{
    for (const FilterMethod* method : filterList)
        if (method->name == name)
            return method;
    return nullptr;
}

}  // namespace facialis::dsp
