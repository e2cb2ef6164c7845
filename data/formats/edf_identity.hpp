// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/model/recording.hpp"

namespace facialis {

/// A calendar date without a clock.
struct EdfDate {
    int year = 0, month = 0, day = 0;
    friend bool operator==(const EdfDate&, const EdfDate&) = default;
};

/// "02-MAY-1951" in any case. @return empty when it is not a possible date
[[nodiscard]] std::optional<EdfDate> parseEdfDate(std::string_view text);
[[nodiscard]] std::string printEdfDate(EdfDate date);

/// What "Startdate 24-APR-1989 code technician equipment ..." says about the date.
struct EdfStartdate {
    bool isStated = false;        ///< the field begins with "Startdate"
    std::optional<EdfDate> date;  ///< empty: "X", or impossible
};
[[nodiscard]] EdfStartdate startdateOf(std::string_view recordingField);

/// Splits the two identification fields as EDF+ prescribes ("code sex birthdate name ..." and
/// "Startdate date code technician equipment ..."; X: unknown, '_': blank). Birth dates become
/// ISO 8601 (1951-05-02). A field of another form is kept whole as remarks.
[[nodiscard]] Identity identityFrom(std::string_view patientField, std::string_view recordingField);

struct EdfIdentityFields {
    std::string patient, recording;
    bool isWhole = true;  ///< false: something was cut or could not be spelled in ASCII
};

/// The inverse of identityFrom, at most 80 characters of ASCII each.
[[nodiscard]] EdfIdentityFields edfIdentityFields(const Identity& identity,
                                                  const std::optional<StartTime>& start);

}  // namespace facialis
