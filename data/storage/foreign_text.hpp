// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "data/storage/hdf5_object.hpp"

namespace facialis {

/// What other programs wrote may be of another kind, or not there: then the fallback.
[[nodiscard]] inline std::string textOr(const Hdf5Object& object, const char* attribute,
                                        std::string fallback)
{
    try {
        std::string text = object.hasAttribute(attribute) ? object.text(attribute) : std::string();
        return text.empty() ? fallback : text;
    } catch (const Hdf5Failure&) {
        return fallback;  // a number where we looked for a word
    }
}

/// A scalar text of a group; empty: it is not there, or something else.
[[nodiscard]] inline std::string textIn(const Hdf5Object& group, const char* name)
{
    try {
        return group.has(name) && !group.isGroup(name) ? group.readText(name) : std::string();
    } catch (const Hdf5Failure&) {
        return {};
    }
}

/// The first of the columns that is there and holds texts; empty: none.
[[nodiscard]] inline std::vector<std::string> firstTexts(const Hdf5Object& table,
                                                         std::initializer_list<const char*> columns)
{
    for (const char* column : columns)
        try {
            if (table.has(column) && !table.isGroup(column))
                return table.readTexts(column);
        } catch (const Hdf5Failure&) {
            continue;  // a column of numbers
        }
    return {};
}

}  // namespace facialis
