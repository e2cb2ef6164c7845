// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace facialis {

/// What went wrong, where, and what the user can do about it, in words for a physiologist.
///
/// Only what a user or a device can cause becomes an Error; programmer mistakes are asserts.
struct Error {
    std::string what;    ///< "the header promises 12 signals but ends after 3"
    std::string where;   ///< a file, a place in it, a device; empty when there is none
    std::string remedy;  ///< "copy the file again from the recorder"; empty when nothing helps

    /// One line: `where: what; remedy`.
    [[nodiscard]] std::string sentence() const
    {
        std::string line = where.empty() ? what : where + ": " + what;
        if (!remedy.empty())
            line += "; " + remedy;
        return line;
    }
};

/// A value, or the Error that explains why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// `return failure("no rate is stated", path, "give --rate HZ");`
[[nodiscard]] inline tl::unexpected<Error> failure(std::string what, std::string where = {},
                                                   std::string remedy = {})
{
    return tl::unexpected<Error>(Error{std::move(what), std::move(where), std::move(remedy)});
}

}  // namespace facialis
