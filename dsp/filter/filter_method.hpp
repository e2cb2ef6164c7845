// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "data/model/result.hpp"
#include "dsp/filter/biquad.hpp"
#include "dsp/filter/streaming_filter.hpp"
#include "dsp/parameter.hpp"

namespace facialis::dsp {

/// What a filter must know of the signal it is given.
struct FilterInput {
    Frequency rate;
    Frequency highPass;  ///< the band of the analysis; zero: down to the offset
    Frequency lowPass;
    Frequency mains;
    /// Whether events must be known soon: a filter may then not hold samples back to learn first.
    bool isLive = false;
};

/// A filter that may be switched on beside the band of the analysis, with what its user should know
/// before doing so. It is either linear, a part of the chain that runs causally or at zero phase
/// (`sections`), or mends the raw samples before that chain (`make`).
struct FilterMethod {
    std::string_view name;    ///< the table of its settings; `on` is one of them
    std::string_view title;   ///< one line for the settings file
    std::string_view timing;  ///< delay, look-ahead, ringing
    std::string_view source;  ///< citation
    std::span<const Parameter> parameters;
    /// @errors a frequency or quality that does not fit the rate
    Result<Sections> (*sections)(const FilterInput&, const ParameterValues&) = nullptr;
    std::unique_ptr<StreamingFilter> (*make)(const FilterInput&, const ParameterValues&) = nullptr;
    /// How much signal it must have seen before what it gives is what it would give in a long run.
    Duration (*settling)(const FilterInput&, const ParameterValues&) = nullptr;
    /// What the display says while it is on, a few words: "notch 50 Hz".
    std::string (*badge)(const FilterInput&) = nullptr;
    std::string_view offBadge;  ///< while it is off; mostly nothing
};

/// All there are, in the order in which they are applied.
[[nodiscard]] std::span<const FilterMethod* const> filterMethods();
/// @return null for an unknown name
[[nodiscard]] const FilterMethod* findFilterMethod(std::string_view name);

}  // namespace facialis::dsp
